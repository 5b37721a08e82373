// SPDX-License-Identifier: MPL-2.0
import { createHash, timingSafeEqual } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ANONYMOUS,
  bearerToken,
  DEVELOPMENT_ISSUER_PATH,
  Problem,
  type Caller,
  type Identity,
} from '@faellesbog/platform';
import { clearSession, sessionCookie } from './cookies.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set once, before anything else is looked at. */
    caller: Caller;
  }
}

/** Hands requests to the development issuer over. Before all other hooks: none of the service's rules are its own. */
export function mountDevelopmentIssuer(app: NestFastifyApplication, identity: Identity): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const url = request.raw.url ?? '';
    if (!url.startsWith(`${DEVELOPMENT_ISSUER_PATH}/`)) return done();
    const { development } = identity.recognition();
    if (!development) return done();
    reply.hijack();
    void development.handle(request.raw, reply.raw);
  });
}

/**
 * Sets `request.caller` on every request. A token or session that is given and does not hold is refused: nobody becomes
 * nobody by a mistake. Runs before a body is read.
 */
export async function recogniseCallers(app: NestFastifyApplication, identity: Identity): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(cookie as never);
  fastify.decorateRequest('caller');
  fastify.addHook('onRequest', async (request, reply) => {
    // Probes and pages need nobody; what is below /api is asked by somebody, or by nobody knowingly.
    request.caller = routeOf(request).startsWith('/api/') ? await callerOf(request, reply, identity) : ANONYMOUS;
  });
}

/** The route's own pattern: one address can be written in several ways. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? request.raw.url ?? '';

async function callerOf(request: FastifyRequest, reply: FastifyReply, identity: Identity): Promise<Caller> {
  const key = request.headers[OPERATOR_KEY];
  if (key !== undefined) return operatorBy(key, identity);
  const given = authorizations(request);
  const inQuery = Object.hasOwn((request.query ?? {}) as object, 'access_token');
  if (given.length === 0 && !inQuery) return bySession(request, reply, identity);
  try {
    if (inQuery) {
      throw new Problem(
        401,
        'token.in_query',
        'An access token in an address ends up in logs. Send it as Authorization: Bearer, and have this one revoked.',
        'Et adgangstoken i en adresse havner i logge. Send det som Authorization: Bearer, og få dette trukket tilbage.',
      );
    }
    if (given.length > 1) {
      throw new Problem(
        401,
        'token.repeated',
        'Authorization is given more than once.',
        'Authorization er angivet mere end én gang.',
      );
    }
    return await identity.recognition().tokens.verify(bearerToken(given[0]!));
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    refuseTooMany(identity.limits.tokens.count(request.ip));
    void reply.header('WWW-Authenticate', 'Bearer error="invalid_token"');
    throw error;
  }
}

/** Sent by the command line that was started by whoever has the data folder; see `Identity.operatorKey`. */
const OPERATOR_KEY = 'x-faellesbog-operator';

function operatorBy(given: string | string[], { operatorKey }: Identity): Caller {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (typeof given === 'string' && operatorKey && timingSafeEqual(digest(given), digest(operatorKey)))
    return { kind: 'operator' };
  throw new Problem(
    401,
    'operator.unknown',
    'This is not the key of the service that runs now. Ask again from its own data folder.',
    'Dette er ikke nøglen til den tjeneste, der kører nu. Spørg igen fra dens egen datamappe.',
  );
}

/** Every `Authorization` header there is: what Node offers as headers hides the second. */
function authorizations(request: FastifyRequest): string[] {
  if (request.headers.authorization === undefined) return [];
  const raw = request.raw.rawHeaders;
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]!.toLowerCase() === 'authorization');
}

async function bySession(request: FastifyRequest, reply: FastifyReply, identity: Identity): Promise<Caller> {
  if (request.headers.cookie === undefined) return ANONYMOUS;
  const { publicUrl } = identity.recognition();
  const id = request.cookies[sessionCookie(publicUrl)];
  if (id === undefined) return ANONYMOUS;
  assertOwnPage(request, publicUrl);
  const session = await identity.sessions.find(id);
  if (session) return { kind: 'person', account: session.account };
  clearSession(reply, publicUrl);
  // Whoever asks about the session itself, or logs in, is told there.
  if (/^\/api\/v1\/session(\/|$)/.test(routeOf(request))) return ANONYMOUS;
  void reply.header('WWW-Authenticate', 'Bearer');
  throw new Problem(
    401,
    'session.ended',
    'Your session has ended. Log in again.',
    'Din session er slut. Log ind igen.',
  );
}

/**
 * A browser sends the cookie along with whatever another page makes it ask. A change therefore needs what only a page
 * of ours can add: its origin, which browsers say and pages cannot, and a header that no form can send.
 */
function assertOwnPage({ method, headers }: FastifyRequest, publicUrl: string): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return;
  const own = headers.origin === undefined ? headers['sec-fetch-site'] === 'same-origin' : headers.origin === publicUrl;
  if (own && headers['x-faellesbog'] === '1') return;
  throw new Problem(
    403,
    'csrf.refused',
    'A change with a session comes from a page of this service, with the header X-Faellesbog: 1.',
    'En ændring med en session kommer fra en side i denne tjeneste, med headeren X-Faellesbog: 1.',
  );
}

/** @throws Problem 429 when there is something to wait for. */
export function refuseTooMany(seconds: number): void {
  if (seconds === 0) return;
  throw new Problem(
    429,
    'attempts.too_many',
    'Too many attempts from your address. Wait a moment.',
    'For mange forsøg fra din adresse. Vent et øjeblik.',
    { retryAfterSeconds: seconds },
  );
}
