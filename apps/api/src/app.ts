// SPDX-License-Identifier: MPL-2.0
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { VersioningType } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { openNotices, openRefusals, type Identity, type Ledger } from '@faellesbog/platform';
import { installAccess } from './access/guard.js';
import { assertComplete, routesOf } from './access/routes.js';
import { ApiModule, type Beside } from './api.module.js';
import { ProblemFilter, validationPipe } from './http/problems.js';
import { parseStrictJson } from './http/strict-json.js';
import { mountDevelopmentIssuer, recogniseCallers } from './identity/recognise.js';
import { Metrics } from './operations/metrics.js';

const BODY_LIMIT = 262_144;
const IMPORT_LIMIT = 67_108_864;
/** Room for a token that is far too large, so that its sender is told so rather than cut off. */
const MAX_HEADERS = 98_304;

/** Builds the HTTP service over an open book. It does not listen yet. */
export async function createApp(ledger: Ledger, log: Logger, identity: Identity): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: identity.trustedProxies ?? false,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    maxRequestsPerSocket: 0,
    routerOptions: { maxParamLength: 200 },
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: MAX_HEADERS },
  } as never);
  const beside = { refusals: await openRefusals(ledger.sql), notices: await openNotices(ledger.sql) };
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(ledger, identity, beside), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  assertComplete(routesOf(app));
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (_request, body, done) => {
      try {
        done(null, parseStrictJson(utf8(body as Buffer)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  for (const type of ['application/x-ndjson', 'text/csv']) {
    fastify.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: IMPORT_LIMIT }, (_request, body, done) => {
      try {
        done(null, utf8(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    });
  }
  mountDevelopmentIssuer(app, identity);
  await app.register(helmet as never, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  });
  await recogniseCallers(app, identity);
  installAccess(app, { mode: identity.access, store: ledger.store });
  app.enableVersioning({ type: VersioningType.URI, prefix: 'api/v', defaultVersion: '1' });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(log));
  observeRequests(app, log);
  rememberRefusals(app, beside.refusals, log);
  return app;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8(body: Buffer): string {
  try {
    return decoder.decode(body);
  } catch {
    throw Object.assign(new Error('not UTF-8'), { statusCode: 400 });
  }
}

/** Who asked for a change and was refused is kept for the auditor; never what they said. */
function rememberRefusals(app: NestFastifyApplication, refusals: Beside['refusals'], log: Logger): void {
  const fastify = app.getHttpAdapter().getInstance();
  const commands = new Map(routesOf(app).map(({ name, command }) => [name, command]));
  fastify.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: () => void) => {
    const { method, caller } = request;
    const asked = method !== 'GET' && method !== 'HEAD' && caller?.account !== undefined;
    if (!asked || reply.statusCode < 400 || reply.statusCode >= 500 || typeof payload !== 'string') return done();
    const route = `${method} ${(request.routeOptions.url ?? '').replace(/:(\w+)/g, '{$1}')}`;
    const { code = 'unknown' } = JSON.parse(payload) as { code?: string };
    // What cannot be the name of a thing may be anything, a person's name too.
    const named = Object.values(request.params as Record<string, string>).every((id) =>
      /^[a-z0-9][a-z0-9-]{0,62}$/.test(id),
    );
    const path = named ? request.url.replace(/[?#].*$/s, '') : (request.routeOptions.url ?? '');
    const refusal = { account: caller.account!, method, path, command: commands.get(route) ?? null };
    refusals
      .record({ ...refusal, status: reply.statusCode, code })
      .catch((error: unknown) => log.warn({ code: (error as { code?: string }).code }, 'a refusal was not noted'));
    done();
  });
}

/** One line of log and one figure per request: its route's pattern, never its query, body or sender. */
function observeRequests(app: NestFastifyApplication, log: Logger): void {
  const metrics = app.get(Metrics);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
}
