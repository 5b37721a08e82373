// SPDX-License-Identifier: MPL-2.0
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type Provider from 'oidc-provider';
import { demoNativeClient, demoPeople, demoSystem } from './demo-people.js';
import type { Client } from './issuer.js';
import { errorPage, loggedOutPage, loginPage, logoutPage } from './login-page.js';
import { CALLBACK_PATH } from './login.js';

/** Where it is, below the service's own address. */
export const DEVELOPMENT_ISSUER_PATH = '/development-issuer';

/**
 * An OpenID Connect issuer for trying out, without passwords.
 *
 * It is mounted in the service's own address rather than on a port of its own: there is one address to reach, through
 * whatever tunnel or container, it is the same again after a restart, and nothing more has to be announced. To the
 * service it is an issuer like any other: discovered, asked for its keys and redirected to over HTTP.
 */
export interface DevelopmentIssuer {
  issuer: string;
  /** The service's own client there. */
  client: Client;
  /** Answers a request below {@link DEVELOPMENT_ISSUER_PATH}. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface DevelopmentIssuerOptions {
  dataDir: string;
  /** The service's address, with its port. */
  publicUrl: string;
  audience: string;
  log?: (message: string, details: Record<string, unknown>) => void;
}

export function developmentIssuer(options: DevelopmentIssuerOptions): DevelopmentIssuer {
  const { publicUrl, log = () => undefined } = options;
  const issuer = `${publicUrl}${DEVELOPMENT_ISSUER_PATH}`;
  const { host } = new URL(publicUrl);
  const client = { id: 'faellesbog', secret: randomBytes(24).toString('base64url') };
  let provider: Promise<Provider> | undefined;
  const failed = (error: unknown): void =>
    log('the development issuer failed', { error: error instanceof Error ? error.name : 'unknown' });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('Content-Security-Policy', CONTENT_POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    // A page elsewhere whose name was made to point here must not get in.
    if (request.headers.host !== host) return end(response, 421, errorPage('wrong_host'));
    const own = await (provider ??= makeProvider(options, issuer, client, failed));
    const path = request.url!.slice(DEVELOPMENT_ISSUER_PATH.length) || '/';
    if (path.startsWith('/interaction/')) return choose(own, request, response);
    // The provider works out its own addresses from these two.
    Object.assign(request, { originalUrl: request.url, url: path });
    return own.callback()(request, response);
  };
  return {
    issuer,
    client,
    handle: (request, response) =>
      answer(request, response).catch((error: unknown) => {
        failed(error);
        if (response.headersSent) response.destroy();
        else end(response, 400, errorPage(error instanceof Error ? error.message : 'error'));
      }),
  };
}

const CONTENT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  // The issuer's own page that ends a session which is none sends itself.
  "script-src 'unsafe-inline'",
  // Browsers hold the way back to a client on this machine for a part of the form.
  "form-action 'self' http://127.0.0.1:* http://localhost:*",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

function end(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
}

/** The page that lists everybody, and what was chosen on it. */
async function choose(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return end(response, 200, loginPage(request.url!.replace(/[^\w/.-].*$/, '')));
  const subject = new URLSearchParams(await shortBody(request)).get('subject');
  if (!demoPeople.some((person) => person.subject === subject)) return end(response, 422, errorPage('nobody'));
  return provider.interactionFinished(request, response, {
    login: { accountId: subject, remember: false },
    // Who chooses who they are has agreed to it.
    consent: {},
  });
}

async function shortBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > 1_000) throw new Error('too_long');
  }
  return body;
}

interface Keys {
  jwk: Record<string, unknown>;
  cookie: string;
}

/** The issuer's own keys, kept in the data folder so that a restart ends nobody's login; only this account may read them. */
async function keysIn(dataDir: string): Promise<Keys> {
  const file = join(dataDir, 'development-issuer.json');
  const read = (): Keys => {
    chmodSync(file, 0o600);
    return JSON.parse(readFileSync(file, 'utf8')) as Keys;
  };
  try {
    return read();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
  }
  const { exportJWK, generateKeyPair } = await import('jose');
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: randomBytes(8).toString('hex') };
  mkdirSync(dataDir, { recursive: true });
  const whole = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(whole, JSON.stringify({ jwk, cookie: randomBytes(32).toString('hex') }), { mode: 0o600, flag: 'wx' });
  try {
    // All of it at once or nothing: another process of ours on this folder may be quicker.
    linkSync(whole, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(whole);
  }
  return read();
}

async function makeProvider(
  { dataDir, publicUrl, audience }: DevelopmentIssuerOptions,
  issuer: string,
  client: Client,
  failed: (error: unknown) => void,
): Promise<Provider> {
  const { default: OidcProvider } = await import('oidc-provider');
  const { createMemoryAdapter } = await import('oidc-provider/lib/adapters/memory_adapter.js');
  const keys = await keysIn(dataDir);
  const provider: Provider = new OidcProvider(issuer, {
    // What it has under way is forgotten with the process. Named, because the default says on standard error what it is.
    adapter: createMemoryAdapter(),
    jwks: { keys: [keys.jwk] },
    cookies: { keys: [keys.cookie], long: { path: DEVELOPMENT_ISSUER_PATH }, names: COOKIES },
    clients: clients(publicUrl, client),
    findAccount: (_context: unknown, subject: string) =>
      demoPeople.some((person) => person.subject === subject)
        ? { accountId: subject, claims: () => ({ sub: subject }) }
        : undefined,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: MINUTES_10,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
      rpInitiatedLogout: {
        logoutSource: (context: { type: string; body: unknown }, form: string) => {
          Object.assign(context, { type: 'html', body: logoutPage(form) });
        },
        postLogoutSuccessSource: (context: { type: string; body: unknown }) => {
          Object.assign(context, { type: 'html', body: loggedOutPage() });
        },
      },
    },
    interactions: {
      url: (_context: unknown, { uid }: { uid: string }) => `${DEVELOPMENT_ISSUER_PATH}/interaction/${uid}`,
    },
    loadExistingGrant: (context: never) => grantEverything(provider, context, audience),
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    renderError: (context: { type: string; body: unknown }, { error }: { error: string }) => {
      Object.assign(context, { type: 'html', body: errorPage(error) });
    },
    ttl: {
      AccessToken: MINUTES_10,
      AuthorizationCode: 60,
      ClientCredentials: MINUTES_10,
      Grant: HOURS_8,
      IdToken: HOURS_8,
      Interaction: MINUTES_10,
      Session: HOURS_8,
    },
  });
  provider.on('server_error', (_context, error) => failed(error));
  return provider;
}

const MINUTES_10 = 600;
const HOURS_8 = 28_800;
const COOKIES = {
  session: 'faellesbog-demo-session',
  interaction: 'faellesbog-demo-interaction',
  resume: 'faellesbog-demo-resume',
};

function clients(publicUrl: string, web: Client): object[] {
  const own = { id_token_signed_response_alg: 'ES256', grant_types: ['authorization_code'], response_types: ['code'] };
  return [
    {
      ...own,
      client_id: web.id,
      client_secret: web.secret,
      redirect_uris: [`${publicUrl}${CALLBACK_PATH}`],
      post_logout_redirect_uris: [`${publicUrl}/`],
    },
    {
      ...own,
      client_id: demoNativeClient.clientId,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: [demoNativeClient.redirectUri],
    },
    {
      ...own,
      client_id: demoSystem.clientId,
      client_secret: demoSystem.clientSecret,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
  ];
}

/** Nobody is asked for consent: all clients are our own. */
async function grantEverything(
  provider: Provider,
  { oidc }: { oidc: { client: { clientId: string }; session: { accountId: string; grantIdFor(id: string): string } } },
  audience: string,
): Promise<unknown> {
  const { clientId } = oidc.client;
  const known = oidc.session.grantIdFor(clientId);
  if (known) return provider.Grant.find(known);
  const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(audience, '');
  await grant.save();
  return grant;
}
