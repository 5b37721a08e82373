// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import {
  accountOf,
  connect,
  demoNativeClient,
  demoPeople,
  demoSystem,
  DEVELOPMENT_ISSUER,
  openIdentity,
  readConfig,
} from '@faellesbog/platform';
import { newDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/program.js';
import {
  ask,
  AUDIENCE,
  bearer,
  browser,
  listen,
  otherIssuer,
  startApp,
  type Answer,
  type App,
  type Sent,
} from './support.js';

type Browser = ReturnType<typeof browser>;
// Marked so that one notices it; the issuers of these tests speak http, on loopback only.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const overLoopback = oidc.allowInsecureRequests;

const demo = (subject: string): string => accountOf(DEVELOPMENT_ISSUER, subject);
const same = (app: App): string[] => ['Origin', app.url, 'X-Faellesbog', '1'];
const who = async (app: App, by: Browser): Promise<Record<string, unknown>> =>
  (await by.once(`${app.url}/api/v1/session`)).json;

/** Logs in at the development issuer as a person would: follow, choose, follow. */
async function logIn(app: App, by: Browser, subject: string, returnTo = '/api/v1/session') {
  const page = await by.visit(`${app.url}/api/v1/session/login?returnTo=${encodeURIComponent(returnTo)}`);
  if (!page.text.includes('<form')) return page;
  const action = /<form method="post" action="([^"]+)"/.exec(page.text)![1]!;
  return by.visit(new URL(action, page.url).href, by.form({ subject }));
}

/** The standard client library's login by code and PKCE, as a program on one's own machine does it. */
async function tokenByCode(issuer: string, clientId: string, by: Browser, subject?: string): Promise<string> {
  const configuration = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    execute: [overLoopback, oidc.enableNonRepudiationChecks],
  });
  const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
  const redirectUri = 'http://127.0.0.1:45678/callback';
  const start = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  let page = await by.visit(start.href, {}, redirectUri);
  const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1];
  if (action) page = await by.visit(new URL(action, page.url).href, by.form({ subject: subject! }), redirectUri);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return (await oidc.authorizationCodeGrant(configuration, new URL(page.url), checks)).access_token;
}

async function tokenOfProgram(issuer: string, id: string, secret: string, resource?: string): Promise<string> {
  const configuration = await oidc.discovery(new URL(issuer), id, undefined, oidc.ClientSecretBasic(secret), {
    execute: [overLoopback],
  });
  return (await oidc.clientCredentialsGrant(configuration, resource ? { resource } : {})).access_token;
}

const change = (app: App, headers: string[]): Sent & { url: string } => ({
  url: `${app.url}/api/v1/suppliers`,
  method: 'POST',
  headers: ['Content-Type', 'application/json', 'Idempotency-Key', randomUUID(), ...headers],
  body: JSON.stringify({ supplierId: `s-${randomUUID().slice(0, 8)}`, name: 'Leverandør' }),
});
/** Whether it got past the question who asks; what they may do is another. */
const isRecognised = ({ status, json }: Answer): boolean =>
  status !== 401 && !/^(csrf|token|session)\./.test(json.code ?? '');
const send = ({ url, ...sent }: Sent & { url: string }, by: Browser = browser()) => by.once(url, sent);

describe('The embedded development issuer', () => {
  let app: App;
  beforeAll(async () => void (app = await startApp()));
  afterAll(async () => app.stop());

  it('lists everybody one can be, in Danish and English, without a password, and says that it is not safe', async () => {
    const { text, headers, url } = await browser().visit(`${app.url}/api/v1/session/login`);
    expect(url).toContain('/development-issuer/interaction/');
    for (const sentence of ['Demo: vælg, hvem du er', 'Demo: choose who you are', 'Ikke sikkert', 'Not safe']) {
      expect(text).toContain(sentence);
    }
    for (const { subject, nameDa, nameEn } of demoPeople)
      expect(text).toContain(`value="${subject}">${nameDa} <span lang="en">${nameEn}`);
    expect(text).not.toContain('password');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('has one person for every role, by fixed subjects', () => {
    expect(demoPeople.map(({ subject }) => subject)).toEqual([
      'demo-coordinator',
      'demo-finance',
      'demo-supplier',
      'demo-steering-group',
      'demo-steering-group-chair',
      'demo-secretariat',
      'demo-board-member',
      'demo-chair',
      'demo-treasurer',
      'demo-auditor',
      'demo-data-protection-officer',
    ]);
  });

  it('logs a browser in; the session is recognised', async () => {
    const by = browser();
    const page = await logIn(app, by, 'demo-chair');
    expect(page.url).toBe(`${app.url}/api/v1/session`);
    expect(page.json).toMatchObject({
      kind: 'person',
      account: demo('demo-chair'),
      demo: true,
      person: { role: 'board_member', office: 'chair', nameDa: 'Formand' },
    });
  });

  it('gives a program of a person a token, by code and PKCE with the standard library', async () => {
    const token = await tokenByCode(
      `${app.url}/development-issuer`,
      demoNativeClient.clientId,
      browser(),
      'demo-auditor',
    );
    const { json } = await ask(`${app.url}/api/v1/session`, { headers: bearer(token) });
    expect(json).toMatchObject({ kind: 'person', account: demo('demo-auditor'), person: { role: 'auditor' } });
    expect(isRecognised(await send(change(app, bearer(token))))).toBe(true);
  });

  it('gives a program a token of its own', async () => {
    const { clientId, clientSecret } = demoSystem;
    const token = await tokenOfProgram(`${app.url}/development-issuer`, clientId, clientSecret);
    const { json } = await ask(`${app.url}/api/v1/session`, { headers: bearer(token) });
    expect(json).toMatchObject({ kind: 'system', account: demo('demo-system') });
  });

  it('keeps its keys where only this account can read them', () => {
    expect(statSync(join(app.dataDir, 'development-issuer.json')).mode & 0o777).toBe(0o600);
  });

  it('answers to no other name than its own: a page elsewhere whose name points here gets nothing', async () => {
    const { port } = new URL(app.url);
    for (const host of [`evil.example:${port}`, `localhost:${port}`]) {
      const answer = await fetch(`${app.url}/development-issuer/.well-known/openid-configuration`);
      expect(answer.status).toBe(200);
      const { status } = await withHost(`${app.url}/development-issuer/.well-known/openid-configuration`, host);
      expect(status).toBe(421);
    }
  });

  it('lets nobody in who is not on the list, and no login begin without PKCE', async () => {
    const by = browser();
    const page = await by.visit(`${app.url}/api/v1/session/login`);
    expect((await by.visit(page.url, by.form({ subject: 'root' }))).status).toBe(422);
    const plain = `${app.url}/development-issuer/auth?client_id=${demoNativeClient.clientId}&response_type=code&scope=openid&redirect_uri=${demoNativeClient.redirectUri}`;
    const refused = await by.visit(plain, {}, demoNativeClient.redirectUri);
    expect(refused.url).toContain('error=invalid_request');
  });

  it('knows people by the same account on another port, and after a restart the tokens of before', async () => {
    const folder = temporaryFolder();
    const env = { PORT: await freePort(), FAELLESBOG_DATA: folder.path };
    const account = async (at: App, token: string) =>
      (await ask(`${at.url}/api/v1/session`, { headers: bearer(token) })).json['account'];
    const tokenAt = (at: App) =>
      tokenByCode(`${at.url}/development-issuer`, demoNativeClient.clientId, browser(), 'demo-chair');
    const first = await startApp(env);
    const [own, elsewhere] = [await tokenAt(first), await tokenAt(app)];
    expect(await account(first, own)).toBe(demo('demo-chair'));
    expect(await account(app, elsewhere)).toBe(demo('demo-chair'));
    // The token of one service is none of another's: another address, and other keys.
    expect((await ask(`${app.url}/api/v1/session`, { headers: bearer(own) })).status).toBe(401);
    await first.stop();
    const again = await startApp(env);
    expect(await account(again, own)).toBe(demo('demo-chair'));
    await again.stop();
    folder.remove();
  });

  it('writes nothing of what it does on standard output', async () => {
    const written: unknown[] = [];
    const spies = (['log', 'info', 'warn', 'error'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation((...what: unknown[]) => void written.push(what)),
    );
    const fresh = await startApp();
    await logIn(fresh, browser(), 'demo-finance');
    await fresh.stop();
    spies.forEach((spy) => spy.mockRestore());
    // Once, on a Node older than its makers test it on.
    expect(written.filter((what) => !String(what).includes('Unsupported runtime'))).toEqual([]);
  });
});

/** A request under another name, as a browser would send it after a name was pointed at this machine. */
async function withHost(url: string, host: string) {
  const { request } = await import('node:http');
  return new Promise<{ status: number }>((resolve, reject) => {
    const asked = request(url, { headers: { Host: host }, agent: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode! });
    });
    asked.on('error', reject).end();
  });
}

async function freePort(): Promise<string> {
  const server = createServer();
  const { port } = new URL(await listen(server));
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('A session', () => {
  let app: App;
  beforeAll(async () => void (app = await startApp()));
  afterAll(async () => app.stop());
  const cookie = (): string => `faellesbog-${new URL(app.url).port}`;

  it('is a cookie that scripts cannot read and other sites cannot send along with a change', async () => {
    const by = browser();
    await logIn(app, by, 'demo-finance');
    const [set] = by.setCookies.filter((line) => line.startsWith(`${cookie()}=`));
    expect(set).toMatch(/^faellesbog-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('behind TLS is kept to this host by its name, and to TLS', async () => {
    const behind = await startApp({
      OIDC_ISSUER: app.url + '/development-issuer',
      OIDC_CLIENT_ID: 'x',
      PUBLIC_URL: 'https://ledger.example',
    });
    const { headers, status } = await ask(`${behind.url}/api/v1/session/login`);
    expect(status).toBe(303);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-faellesbog-login=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(headers.location).toContain(encodeURIComponent('https://ledger.example/api/v1/session/callback'));
    expect(headers.location).toMatch(/code_challenge_method=S256/);
    await behind.stop();
  });

  it('has a new name after every login, and the one from before ends', async () => {
    const by = browser();
    by.jar(app.url).set(cookie(), 'planted-by-somebody-else');
    await logIn(app, by, 'demo-finance');
    const first = by.jar(app.url).get(cookie())!;
    expect(first).not.toBe('planted-by-somebody-else');
    await logIn(app, by, 'demo-finance');
    const second = by.jar(app.url).get(cookie())!;
    expect(second).not.toBe(first);
    const old = await ask(`${app.url}/api/v1/agreements`, { headers: ['Cookie', `${cookie()}=${first}`] });
    expect([old.status, old.json.code]).toEqual([401, 'session.ended']);
  });

  it("is kept as a digest: who reads the table has nobody's cookie", async () => {
    const by = browser();
    await logIn(app, by, 'demo-treasurer');
    const id = by.jar(app.url).get(cookie())!;
    const sql = connect(app.databaseUrl, { max: 1 });
    const rows = await sql<{ row: string }[]>`select session::text as row from identity.session`;
    await sql.end();
    expect(rows.length).toBeGreaterThan(0);
    const shapes = [id.slice(0, 20), Buffer.from(id.slice(0, 20)).toString('hex')];
    shapes.push(Buffer.from(id, 'base64url').subarray(0, 15).toString('hex'));
    expect(rows.filter(({ row }) => shapes.some((shape) => row.includes(shape)))).toEqual([]);
    expect(app.logged()).not.toContain(id);
  });

  it('changes something only from a page of ours, with our header', async () => {
    const by = browser();
    await logIn(app, by, 'demo-secretariat');
    const refused: string[][] = [
      [],
      ['X-Faellesbog', '1'],
      ['Origin', app.url],
      ['Origin', 'https://evil.example', 'X-Faellesbog', '1'],
      ['Origin', 'https://evil.example', 'Sec-Fetch-Site', 'same-origin', 'X-Faellesbog', '1'],
      ['Origin', 'null', 'X-Faellesbog', '1'],
      ['Sec-Fetch-Site', 'cross-site', 'X-Faellesbog', '1'],
      ['Sec-Fetch-Site', 'same-site', 'X-Faellesbog', '1'],
    ];
    for (const headers of refused) {
      const { status, json } = await send(change(app, headers), by);
      expect([status, json.code, headers]).toEqual([403, 'csrf.refused', headers]);
    }
    expect(isRecognised(await send(change(app, same(app)), by))).toBe(true);
    expect(isRecognised(await send(change(app, ['Sec-Fetch-Site', 'same-origin', 'X-Faellesbog', '1']), by))).toBe(
      true,
    );
  });

  it('ends at logout, here and at the issuer', async () => {
    const by = browser();
    await logIn(app, by, 'demo-supplier');
    const id = by.jar(app.url).get(cookie())!;
    expect((await by.once(`${app.url}/api/v1/session/logout`, { method: 'POST' })).json.code).toBe('csrf.refused');
    const { json, status } = await by.once(`${app.url}/api/v1/session/logout`, { method: 'POST', headers: same(app) });
    expect(status).toBe(200);
    expect(await who(app, by)).toMatchObject({ kind: 'anonymous' });
    const old = await ask(`${app.url}/api/v1/agreements`, { headers: ['Cookie', `${cookie()}=${id}`] });
    expect(old.json.code).toBe('session.ended');
    const page = await by.visit(json['continueTo'] as string);
    expect(page.text).toContain('Log ud');
    const [, action, xsrf] = /action="([^"]+)"><input type="hidden" name="xsrf" value="([^"]+)"/.exec(page.text)!;
    const back = await by.visit(action!, by.form({ xsrf: xsrf!, logout: 'yes' }), `${app.url}/`);
    expect(back.url).toBe(`${app.url}/`);
    // Logged out there as well: one is asked again who one is.
    const again = await by.visit(`${app.url}/api/v1/session/login`);
    expect(again.text).toContain('Demo: vælg, hvem du er');
  });

  it('ends after half an hour without use, and after eight hours whatever happens', async () => {
    const short = await startApp({}, { sessionLimits: { absoluteSeconds: 3, idleSeconds: 1.2 } });
    const [idle, busy] = [browser(), browser()];
    await logIn(short, idle, 'demo-finance');
    await logIn(short, busy, 'demo-finance');
    const began = Date.now();
    const kinds: [number, unknown][] = [];
    while (Date.now() < began + 3_400) {
      kinds.push([Date.now() - began, (await who(short, busy))['kind']]);
      await new Promise((resolve) => setTimeout(resolve, 150));
      if (kinds.length === 12) expect(await who(short, idle)).toMatchObject({ kind: 'anonymous' });
    }
    // Used all the time, and ended all the same.
    expect(new Set(kinds.filter(([ms]) => ms < 2_300).map(([, kind]) => kind))).toEqual(new Set(['person']));
    expect(kinds.at(-1)![1]).toBe('anonymous');
    await short.stop();
  });

  it('comes back to a path of our own only', async () => {
    const start = (returnTo: string) => ask(`${app.url}/api/v1/session/login?returnTo=${encodeURIComponent(returnTo)}`);
    for (const path of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'projects',
      '/a\\b',
      ' /',
      '/%0a\n',
      '',
    ]) {
      expect([path, (await start(path)).status]).toEqual([path, 422]);
    }
    const by = browser();
    expect((await logIn(app, by, 'demo-chair', '/projects/os2mo?tab=shares#top')).url).toBe(
      `${app.url}/projects/os2mo?tab=shares#top`,
    );
  });

  it('begins in the browser that asked for it: state, ticket and code belong together', async () => {
    const [victim, attacker] = [browser(), browser()];
    const callback = `${app.url}/api/v1/session/callback`;
    const bare = await ask(`${callback}?code=x&state=y`);
    expect([bare.status, bare.json.code]).toEqual([400, 'login.not_started']);
    // The attacker's code, put before the victim.
    const page = await attacker.visit(`${app.url}/api/v1/session/login`);
    const stolen = await attacker.visit(page.url, attacker.form({ subject: 'demo-chair' }), callback);
    expect((await victim.once(stolen.url)).json.code).toBe('login.not_started');
    await victim.visit(`${app.url}/api/v1/session/login`);
    expect((await victim.once(stolen.url)).json.code).toBe('login.failed');
    expect(victim.jar(app.url).has(cookie())).toBe(false);
    // The right browser and code, with another state.
    const ticket = attacker.jar(app.url).get(`faellesbog-login-${new URL(app.url).port}`)!;
    const other = new URL(stolen.url);
    other.searchParams.set('state', 'another');
    expect((await attacker.once(other.href)).json.code).toBe('login.failed');
    attacker.jar(app.url).set(`faellesbog-login-${new URL(app.url).port}`, ticket);
    // A code is good once.
    const used = await attacker.once(stolen.url);
    expect(used.status).toBe(303);
    expect((await attacker.once(stolen.url)).json.code).toBe('login.not_started');
    const refused = await (async () => {
      const by = browser();
      await by.visit(`${app.url}/api/v1/session/login`);
      const ticket = by.jar(app.url).get(`faellesbog-login-${new URL(app.url).port}`)!;
      const { state } = JSON.parse(Buffer.from(ticket, 'base64url').toString()) as { state: string };
      const iss = encodeURIComponent(`${app.url}/development-issuer`);
      return by.once(`${callback}?error=access_denied&state=${state}&iss=${iss}`);
    })();
    expect([refused.status, refused.json.code]).toEqual([403, 'login.refused']);
  });

  it('begins where the issuer comes back to, also when asked for by the other name of this machine', async () => {
    const { port } = new URL(app.url);
    const { headers, status } = await ask(`http://localhost:${port}/api/v1/session/login?returnTo=/x`, {});
    expect([status, headers.location]).toEqual([303, `${app.url}/api/v1/session/login?returnTo=/x`]);
  });

  it('beside a token does not count: the token says who asks', async () => {
    const by = browser();
    await logIn(app, by, 'demo-chair');
    const token = await tokenOfProgram(`${app.url}/development-issuer`, demoSystem.clientId, demoSystem.clientSecret);
    const { json } = await by.once(`${app.url}/api/v1/session`, { headers: bearer(token) });
    expect(json).toMatchObject({ kind: 'system', account: demo('demo-system') });
    expect((await by.once(`${app.url}/api/v1/session`, { headers: bearer('bad') })).status).toBe(401);
  });

  it('has its table made once, however many processes start at the same time', async () => {
    const url = await newDatabase();
    const config = readConfig({ DATABASE_URL: url });
    const pools = Array.from({ length: 6 }, () => connect(url, { max: 1 }));
    await Promise.all(pools.map((sql) => openIdentity(config, sql)));
    const { sessions } = await openIdentity(config, pools[0]!);
    const id = await sessions.begin(demo('demo-chair'), 'x');
    expect(await sessions.find(id)).toMatchObject({ account: demo('demo-chair') });
    await Promise.all(pools.map((sql) => sql.end()));
  });

  it('that cannot be looked up is no session that has ended', async () => {
    const by = browser();
    await logIn(app, by, 'demo-chair');
    const sql = connect(app.databaseUrl, { max: 1 });
    await sql`alter table identity.session rename to gone`;
    const answer = await by.once(`${app.url}/api/v1/session`);
    await sql`alter table identity.gone rename to session`;
    await sql.end();
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await who(app, by)).toMatchObject({ kind: 'person' });
  });

  it('cannot be tried without end: many logins from one address are 429, and others go on', async () => {
    const url = `${app.url}/api/v1/session/callback?code=x&state=y`;
    const statuses: number[] = [];
    for (let times = 0; times < 1000; times += 1) statuses.push((await ask(url, { from: '127.0.0.9' })).status);
    expect(statuses.filter((status) => status === 400).length).toBe(120);
    expect(statuses.filter((status) => status === 429).length).toBe(880);
    expect((await ask(`${app.url}/api/v1/session/login`, { from: '127.0.0.9' })).status).toBe(429);
    expect((await ask(`${app.url}/api/v1/session/login`, { from: '127.0.0.10' })).status).toBe(303);
  });

  it('is counted by the address that asks, also behind a proxy, if the proxy is one of ours', async () => {
    const behind = await startApp({ TRUSTED_PROXIES: '127.0.0.2,10.0.0.0/8' });
    const status = async (forwarded: string, from: string) =>
      (await ask(`${behind.url}/api/v1/session/callback`, { from, headers: ['X-Forwarded-For', forwarded] })).status;
    for (let times = 0; times < 130; times += 1) await status('192.0.2.1', '127.0.0.2');
    expect(await status('192.0.2.1', '127.0.0.2')).toBe(429);
    expect(await status('192.0.2.2', '127.0.0.2')).toBe(400);
    // Anybody else may say what they like.
    for (let times = 0; times < 130; times += 1) await status(`198.51.100.${times}`, '127.0.0.9');
    expect(await status('198.51.100.200', '127.0.0.9')).toBe(429);
    await behind.stop();
  });
});

describe("An issuer of one's own, in another process", () => {
  const secret = randomUUID();
  let app: App;
  let issuer: Awaited<ReturnType<typeof otherIssuer>>;
  beforeAll(async () => {
    const [ours, theirs] = [await freePort(), await freePort()];
    issuer = await otherIssuer({
      publicUrl: `http://127.0.0.1:${ours}`,
      audience: AUDIENCE,
      secret,
      port: Number(theirs),
    });
    const client = { OIDC_CLIENT_ID: 'ledger', OIDC_CLIENT_SECRET: secret };
    app = await startApp({ PORT: ours, OIDC_ISSUER: issuer.url, ...client });
  });
  afterAll(async () => {
    await app.stop();
    await issuer.stop();
  });
  const alice = (): string => accountOf(issuer.url, 'alice');

  it('logs a browser in, and out', async () => {
    const by = browser();
    const page = await by.visit(`${app.url}/api/v1/session/login?returnTo=/api/v1/session`);
    expect(page.json).toMatchObject({ kind: 'person', account: alice(), demo: false, issuer: issuer.url });
    expect(page.json['person']).toBeUndefined();
    expect(isRecognised(await send(change(app, same(app)), by))).toBe(true);
    const { json } = await by.once(`${app.url}/api/v1/session/logout`, { method: 'POST', headers: same(app) });
    expect(json['continueTo']).toMatch(new RegExp(`^${issuer.url}/session/end\\?`));
    expect((await by.visit(json['continueTo'] as string)).status).toBe(200);
    expect(await who(app, by)).toMatchObject({ kind: 'anonymous' });
  });

  it('gives tokens that are taken here, and tokens for others that are not', async () => {
    const token = await tokenByCode(issuer.url, 'native', browser());
    const answer = await ask(`${app.url}/api/v1/session`, { headers: bearer(token) });
    expect(answer.json).toMatchObject({ kind: 'person', account: alice() });
    expect(isRecognised(await send(change(app, bearer(token))))).toBe(true);
    const feed = await tokenOfProgram(issuer.url, 'feed', secret);
    const system = await ask(`${app.url}/api/v1/session`, { headers: bearer(feed) });
    expect(system.json).toMatchObject({ kind: 'system', account: accountOf(issuer.url, 'feed') });
    const others = await tokenOfProgram(issuer.url, 'feed', secret, 'https://other.example');
    expect((await ask(`${app.url}/api/v1/session`, { headers: bearer(others) })).json.code).toBe('token.refused');
  });

  it('has no development issuer beside it', async () => {
    expect((await ask(`${app.url}/development-issuer/.well-known/openid-configuration`)).status).toBe(404);
  });

  it('that is away keeps nobody from their session, and nobody is told that a token is bad', async () => {
    const by = browser();
    await by.visit(`${app.url}/api/v1/session/login?returnTo=/api/v1/session`);
    const token = await tokenByCode(issuer.url, 'native', browser());
    await issuer.stop();
    expect(await who(app, by)).toMatchObject({ kind: 'person', account: alice() });
    // Its keys are still known.
    expect((await ask(`${app.url}/api/v1/session`, { headers: bearer(token) })).status).toBe(200);
    const fresh = await startApp({ OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'ledger', OIDC_CLIENT_SECRET: secret });
    for (const [path, headers] of [
      ['/api/v1/session', bearer(token)],
      ['/api/v1/session/login', []],
    ] as const) {
      const { status, json } = await ask(`${fresh.url}${path}`, { headers: [...headers] });
      expect([path, status, json.code]).toEqual([path, 503, 'identity.unavailable']);
    }
    const out = await by.once(`${app.url}/api/v1/session/logout`, { method: 'POST', headers: same(app) });
    expect(out.status).toBe(200);
    expect(await who(app, by)).toMatchObject({ kind: 'anonymous' });
    await fresh.stop();
  });
});
