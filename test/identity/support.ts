// SPDX-License-Identifier: MPL-2.0
import { spawn } from 'node:child_process';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { pino } from 'pino';
import {
  openIdentity,
  openLedger,
  projectRoot,
  readConfig,
  type Identity,
  type IdentityOptions,
} from '@faellesbog/platform';
import { contexts } from '../../apps/api/src/api.module.js';
import { createApp } from '../../apps/api/src/app.js';
import { newDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/program.js';

export interface App {
  url: string;
  dataDir: string;
  databaseUrl: string;
  identity: Identity;
  /** Everything it logged, as text. */
  logged(): string;
  stop(): Promise<void>;
}

/** The whole service in this process, on a database of its own, without its projector. */
export async function startApp(env: Record<string, string> = {}, options: IdentityOptions = {}): Promise<App> {
  const folder = temporaryFolder();
  const databaseUrl = env['DATABASE_URL'] ?? (await newDatabase());
  // These are about who somebody is, and not yet about what they may do.
  const access: Record<string, string> = env['OIDC_ISSUER'] ? {} : { FAELLESBOG_ACCESS: 'open' };
  const own = { FAELLESBOG_DATA: folder.path, DATABASE_URL: databaseUrl, PORT: '0' };
  const config = readConfig({ ...own, ...access, ...env });
  let lines = '';
  const log = pino({ level: 'debug' }, { write: (line: string) => void (lines += line) });
  const ledger = await openLedger(config, contexts);
  const warn = (message: string, details: object): void => log.warn(details, message);
  const identity = await openIdentity(config, ledger.sql, { log: warn, ...options });
  const app = await createApp(ledger, log, identity);
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  identity.listening(url);
  return {
    url,
    dataDir: config.dataDir,
    databaseUrl,
    identity,
    logged: () => lines,
    async stop() {
      await app.close();
      await ledger.close();
      folder.remove();
    },
  };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: { code?: string; status?: number } & Record<string, unknown>;
}

export interface Sent {
  method?: string;
  /** Names and values in turn, so that one can stand twice. */
  headers?: string[];
  body?: string;
  /** The address to ask from. */
  from?: string;
}

/** One request, exactly as it is told: nothing is added, merged or followed. */
export function ask(url: string, { method = 'GET', headers = [], body, from }: Sent = {}): Promise<Answer> {
  const { host } = new URL(url);
  const length = method === 'GET' ? [] : ['Content-Length', String(Buffer.byteLength(body ?? ''))];
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method, headers: ['Host', host, ...headers, ...length], localAddress: from, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', reject).on('end', () => {
          const isJson = /json/.test(response.headers['content-type'] ?? '');
          const json = (isJson ? JSON.parse(text) : {}) as Answer['json'];
          resolve({ status: response.statusCode!, headers: response.headers, text, json });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

export const bearer = (token: string): string[] => ['Authorization', `Bearer ${token}`];

/** A browser as far as logins need one: it follows redirects and keeps cookies, per host and port. */
export function browser() {
  const jars = new Map<string, Map<string, string>>();
  const jar = (url: string): Map<string, string> => {
    const { host } = new URL(url);
    const found = jars.get(host) ?? new Map<string, string>();
    jars.set(host, found);
    return found;
  };
  const setCookies: string[] = [];
  const cookies = (url: string): string => [...jar(url)].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (url: string, lines: string[] = []): void => {
    for (const line of lines) {
      setCookies.push(line);
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar(url).delete(name!);
      else jar(url).set(name!, value!);
    }
  };
  async function once(url: string, sent: Sent = {}): Promise<Answer> {
    const held = cookies(url);
    const headers = [...(held ? ['Cookie', held] : []), ...(sent.headers ?? [])];
    const answer = await ask(url, { ...sent, headers });
    keep(url, answer.headers['set-cookie']);
    return answer;
  }
  /** Follows redirects until a page comes, or an address that begins with `until` would be next. */
  async function visit(url: string, sent: Sent = {}, until?: string): Promise<Answer & { url: string }> {
    let [address, how] = [url, sent];
    for (let step = 0; step < 15; step += 1) {
      const answer = await once(address, how);
      const to = answer.headers.location;
      if (!to) return { ...answer, url: address };
      const next = new URL(to, address).href;
      if (until !== undefined && next.startsWith(until)) return { ...answer, url: next };
      [address, how] = [next, {}];
    }
    throw new Error('redirected in circles');
  }
  const form = (fields: Record<string, string>): Sent => ({
    method: 'POST',
    headers: ['Content-Type', 'application/x-www-form-urlencoded'],
    body: new URLSearchParams(fields).toString(),
  });
  return { once, visit, form, cookies, setCookies, jar };
}

export const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const shut = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

export const AUDIENCE = 'urn:faellesbog';
export const seconds = (): number => Math.floor(Date.now() / 1000);

/** The least of an issuer: its description and its keys, and tokens in whatever form a test wants. */
export async function stubIssuer() {
  const state = { down: false, fetches: 0, keys: [] as object[] };
  const server = createServer((request, response) => {
    if (request.url === '/jwks') state.fetches += 1;
    if (state.down) return void response.writeHead(500).end();
    const described = {
      issuer: url,
      jwks_uri: `${url}/jwks`,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
    };
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(request.url === '/jwks' ? { keys: state.keys } : described));
  });
  const url = await listen(server);
  const addKey = async (alg: string, kid: string): Promise<CryptoKey> => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    state.keys.push({ ...(await exportJWK(publicKey)), alg, kid, use: 'sig' });
    return privateKey;
  };
  const key = await addKey('ES256', 'first');
  const claims = (more: JWTPayload = {}): JWTPayload => ({
    iss: url,
    aud: AUDIENCE,
    sub: 'alice',
    client_id: 'some-client',
    iat: seconds(),
    exp: seconds() + 300,
    ...more,
  });
  const sign = (more: JWTPayload = {}, header: object = {}, by: CryptoKey | Uint8Array = key): Promise<string> =>
    new SignJWT(claims(more)).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'first', ...header }).sign(by);
  return { url, state, key, addKey, claims, sign, stop: () => shut(server) };
}

/** Hears whether anybody comes. */
export async function canary() {
  const state = { visits: 0 };
  const server = createServer((_request, response) => {
    state.visits += 1;
    response.end('{"keys":[]}');
  });
  return { url: await listen(server), state, stop: () => shut(server) };
}

/** A complete issuer in a process of its own, with RSA keys, that logs `alice` in without asking. */
export async function otherIssuer(settings: object): Promise<{ url: string; stop(): Promise<void> }> {
  const program = join(projectRoot(), 'test/identity/other-issuer.mjs');
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /issuer: (\S+)/.exec(chunk.toString())?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error('the other issuer ended')));
  });
  return {
    url,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
