// SPDX-License-Identifier: MPL-2.0
import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { accountOf, accessTokens } from '@faellesbog/platform';
import { ask, AUDIENCE, bearer, canary, seconds, startApp, stubIssuer, type App } from './support.js';

let issuer: Awaited<ReturnType<typeof stubIssuer>>;
let ears: Awaited<ReturnType<typeof canary>>;
let app: App;

beforeAll(async () => {
  issuer = await stubIssuer();
  ears = await canary();
  app = await startApp({ OIDC_ISSUER: issuer.url });
});
afterAll(async () => {
  await app.stop();
  await issuer.stop();
  await ears.stop();
});

const session = (): string => `${app.url}/api/v1/session`;
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const unsigned = (header: object, signature = ''): string =>
  `${encode({ typ: 'at+jwt', kid: 'first', ...header })}.${encode(issuer.claims())}.${signature}`;

async function signedWithThePublicKey(): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  issuer.state.keys.push({ ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'rsa', use: 'sig' });
  expect(privateKey.type).toBe('private');
  const text = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'rsa' })}.${encode(issuer.claims())}`;
  const secret = await exportSPKI(publicKey);
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** A token under a key of the sender's own, which the header offers. */
async function withOwnKey(header: (own: object) => object): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return issuer.sign({}, header(await exportJWK(publicKey)), privateKey);
}

const claim = (more: object) => (): Promise<string> => issuer.sign(more as never);
const headed = (more: object) => (): Promise<string> => issuer.sign({}, more);

const zoo: [string, () => Promise<string> | string, string?][] = [
  ['that is no token', () => 'nonsense', 'token.malformed'],
  ['with five parts (encrypted)', () => `${encode({ alg: 'PBES2-HS256+A128KW', p2c: 2e9, enc: 'A128GCM' })}.a.b.c.d`],
  ['that asks not to be checked (none)', () => unsigned({ alg: 'none' })],
  ['that asks not to be checked (None)', () => unsigned({ alg: 'None' }, 'AAAA'), 'token.refused'],
  ['that asks not to be checked (NONE)', () => unsigned({ alg: 'NONE' }, 'AAAA'), 'token.refused'],
  ['whose signature was taken off', async () => `${(await issuer.sign()).split('.').slice(0, 2).join('.')}.`],
  [
    'whose claims were changed',
    async () => {
      const [head, , tail] = (await issuer.sign()).split('.');
      return `${head}.${encode(issuer.claims({ sub: 'mallory' }))}.${tail}`;
    },
  ],
  ['signed with the public key as a secret', signedWithThePublicKey],
  ['of another issuer', claim({ iss: 'https://issuer.example' })],
  ['of our issuer, with a slash more', () => issuer.sign({ iss: `${issuer.url}/` })],
  ['for another audience', claim({ aud: 'urn:other' })],
  ['for us and others', claim({ aud: [AUDIENCE, 'urn:other'] })],
  ['for nobody', claim({ aud: undefined })],
  ['that has expired', () => issuer.sign({ exp: seconds() - 100, iat: seconds() - 400 }), 'token.expired'],
  ['that never expires', claim({ exp: undefined })],
  ['that does not hold yet', () => issuer.sign({ nbf: seconds() + 100 })],
  ['that was issued in the future', () => issuer.sign({ iat: seconds() + 100 })],
  ['of nobody', claim({ sub: undefined })],
  ['of no client', claim({ client_id: undefined })],
  ['under an unknown key', headed({ kid: 'who' })],
  ['under a key that is a path', headed({ kid: '../../../../dev/null' })],
  ['that brings its own key', () => withOwnKey((jwk) => ({ jwk }))],
  ['that says where its keys are (jku)', () => withOwnKey(() => ({ jku: `${ears.url}/jwks` }))],
  ['that says where its certificate is (x5u)', () => withOwnKey(() => ({ x5u: `${ears.url}/cert` }))],
  ['with a good signature that says where its keys are', () => issuer.sign({}, { jku: `${ears.url}/jwks` })],
  [
    'with rules of its own (crit)',
    async () => {
      const rest = `${encode({ alg: 'ES256', typ: 'at+jwt', kid: 'first', crit: ['exp'], exp: 1 })}.${encode(issuer.claims())}.AAAA`;
      return Promise.resolve(rest);
    },
  ],
  ['with a rule that says nothing (crit b64)', headed({ crit: ['b64'], b64: true })],
  ['that is compressed', headed({ zip: 'DEF' })],
  ['that is an ID token', headed({ typ: 'JWT' })],
  ['of no type', headed({ typ: undefined })],
  ['that is an ID token of one of its clients', () => issuer.sign({ aud: 'some-client' }, { typ: 'JWT' })],
  ['that one of its clients got for another service', () => issuer.sign({ aud: 'https://other.example' })],
  ['of 64 kB', () => 'a'.repeat(65_536), 'token.too_large'],
  ['of 64 kB, well signed', () => issuer.sign({ padding: 'p'.repeat(65_536 * 0.7) }), 'token.too_large'],
];

describe('An access token', () => {
  it('that is in order is recognised', async () => {
    const answer = await ask(session(), { headers: bearer(await issuer.sign()) });
    expect(answer).toMatchObject({
      status: 200,
      json: { kind: 'person', account: accountOf(issuer.url, 'alice'), issuer: issuer.url, demo: false },
    });
  });

  it('of a program that logs in as itself is a system', async () => {
    const token = await issuer.sign({ sub: 'feed', client_id: 'feed' });
    expect((await ask(session(), { headers: bearer(token) })).json).toMatchObject({ kind: 'system' });
  });

  it.each(zoo)('%s is refused', async (_name, make, code = '') => {
    const token = await make();
    const { status, json, headers, text } = await ask(session(), { headers: bearer(token) });
    expect({ status, code: json.code }).toEqual({ status: 401, code: expect.stringMatching(code || /^token\./) });
    expect(headers['content-type']).toContain('application/problem+json');
    expect(headers['www-authenticate']).toMatch(/^Bearer/);
    expect(json['detailDa']).toBeTruthy();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    for (const part of token.split('.').filter((each) => each.length > 8)) {
      expect(text).not.toContain(part.slice(0, 60));
      expect(app.logged()).not.toContain(part.slice(0, 60));
    }
    expect(ears.state.visits).toBe(0);
  });

  it('given twice is refused, whichever is good', async () => {
    const [good, bad] = [bearer(await issuer.sign()), bearer('nonsense')];
    for (const headers of [
      [...good, ...bad],
      [...bad, ...good],
      [...good, ...good],
    ]) {
      const { status, json } = await ask(session(), { headers });
      expect([status, json.code]).toEqual([401, 'token.repeated']);
    }
  });

  it('in the address is refused, also beside one in its place', async () => {
    const token = await issuer.sign();
    for (const headers of [[], bearer(token)]) {
      const { status, json, text } = await ask(`${session()}?access_token=${token}`, { headers });
      expect([status, json.code]).toEqual([401, 'token.in_query']);
      expect(text).not.toContain(token.slice(0, 40));
    }
    expect(app.logged()).not.toContain(token.slice(0, 40));
  });

  it('under another scheme is refused, and so is none after the scheme', async () => {
    for (const value of ['Basic YTpi', 'Bearer', 'Bearer  ', 'Token abc', await issuer.sign(), 'Bearer a.b.c d']) {
      const { status, json } = await ask(session(), { headers: ['Authorization', value] });
      expect([status, json.code]).toEqual([401, 'token.malformed']);
    }
  });

  it('that does not hold refuses any request, also one that needs nobody, before its body is read', async () => {
    const headers = [...bearer('nonsense'), 'Content-Type', 'application/json'];
    const { status } = await ask(`${app.url}/api/v1/suppliers`, { method: 'POST', headers, body: '{"not json' });
    expect(status).toBe(401);
    expect((await ask(`${app.url}/api/v1/nowhere`, { headers: bearer('nonsense') })).status).toBe(401);
    expect((await ask(`${app.url}/%61pi/v1/session`, { headers: bearer('nonsense') })).status).toBe(401);
    expect((await ask(`${app.url}/health/live`, { headers: bearer('nonsense') })).status).toBe(200);
  });

  it('is not needed: without one, nobody asks', async () => {
    expect((await ask(session())).json).toMatchObject({ kind: 'anonymous' });
  });
});

describe('The clock of an issuer', () => {
  const at = 1_800_000_000;
  const tokens = () => accessTokens({ issuer: issuer.url, audience: AUDIENCE, now: () => new Date(at * 1000) });
  const outcome = async (claims: object): Promise<string> => {
    const token = await issuer.sign({ iat: at - 300, exp: at + 300, ...claims });
    return tokens()
      .verify(token)
      .then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
  };

  it.each([
    [{ exp: at - 59 }, 'taken'],
    [{ exp: at - 60 }, 'token.expired'],
    [{ exp: at - 61 }, 'token.expired'],
    [{ nbf: at + 59 }, 'taken'],
    [{ nbf: at + 60 }, 'taken'],
    [{ nbf: at + 61 }, 'token.refused'],
    [{ iat: at + 59 }, 'taken'],
    [{ iat: at + 61 }, 'token.refused'],
  ])('may differ by a minute: %j is %s', async (claims, expected) => {
    expect(await outcome(claims)).toBe(expected);
  });
});

describe('The keys of an issuer', () => {
  const outcomeWith = (tokens: ReturnType<typeof accessTokens>) => (token: string) =>
    tokens.verify(token).then(
      ({ kind }) => kind as string,
      (error: { code: string }) => error.code,
    );

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('may be for %s', async (alg) => {
    const own = await stubIssuer();
    const key = await own.addKey(alg, 'other');
    const outcome = outcomeWith(accessTokens({ issuer: own.url, audience: AUDIENCE }));
    expect(await outcome(await own.sign({}, { alg, kid: 'other' }, key))).toBe('person');
    await own.stop();
  });

  it.each(['RS512', 'ES384'])('may not be for %s', async (alg) => {
    const own = await stubIssuer();
    const key = await own.addKey(alg, 'other');
    const outcome = outcomeWith(accessTokens({ issuer: own.url, audience: AUDIENCE }));
    expect(await outcome(await own.sign({}, { alg, kid: 'other' }, key))).toBe('token.refused');
    await own.stop();
  });

  it('are fetched once, and once more for a new one, but not for every unknown name', async () => {
    const own = await stubIssuer();
    const outcome = outcomeWith(accessTokens({ issuer: own.url, audience: AUDIENCE, coolDownMs: 400 }));
    await Promise.all(Array.from({ length: 20 }, async () => outcome(await own.sign())));
    expect(own.state.fetches).toBe(1);
    const rotated = await own.addKey('ES256', 'second');
    const token = await own.sign({}, { kid: 'second' }, rotated);
    for (let times = 0; times < 20; times += 1) expect(await outcome(token)).toBe('token.refused');
    expect(own.state.fetches).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await outcome(token)).toBe('person');
    expect(await outcome(await own.sign())).toBe('person');
    for (let times = 0; times < 20; times += 1)
      expect(await outcome(await own.sign({}, { kid: `k${times}` }))).toBe('token.refused');
    expect(own.state.fetches).toBe(2);
    await own.stop();
  });

  it('that cannot be had say nothing about a token: 503, and when to ask again', async () => {
    const own = await stubIssuer();
    own.state.down = true;
    const other = await startApp({ OIDC_ISSUER: own.url });
    const headers = bearer(await own.sign());
    const answer = await ask(`${other.url}/api/v1/session`, { headers });
    expect(answer).toMatchObject({ status: 503, json: { code: 'identity.unavailable' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    // Nobody without a token has to wait for it, and it is not asked again at once.
    expect((await ask(`${other.url}/api/v1/session`)).status).toBe(200);
    own.state.down = false;
    expect((await ask(`${other.url}/api/v1/session`, { headers })).status).toBe(503);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await ask(`${other.url}/api/v1/session`, { headers })).status).toBe(200);
    await other.stop();
    await own.stop();
  });

  it('that cannot be had while the issuer answers otherwise are no 401 either', async () => {
    const own = await stubIssuer();
    const outcome = outcomeWith(accessTokens({ issuer: own.url, audience: AUDIENCE, coolDownMs: 0 }));
    expect(await outcome(await own.sign())).toBe('person');
    own.state.down = true;
    expect(await outcome(await own.sign({}, { kid: 'new' }))).toBe('identity.unavailable');
    expect(await outcome(await own.sign())).toBe('person');
    await own.stop();
  });
});

describe('Tokens that do not hold, a thousand of them', () => {
  it('are answered 429 from some point on, and nobody else is locked out', async () => {
    const answers: number[] = [];
    let retry: string | undefined;
    for (let times = 0; times < 50; times += 1) {
      const batch = Array.from({ length: 20 }, () =>
        ask(session(), { headers: bearer('nonsense'), from: '127.0.0.3' }),
      );
      for (const { status, headers } of await Promise.all(batch)) {
        answers.push(status);
        if (status === 429) retry = headers['retry-after'];
      }
    }
    expect(answers.filter((status) => status === 401)).toHaveLength(60);
    expect(answers.filter((status) => status === 429)).toHaveLength(940);
    expect(Number(retry)).toBeGreaterThan(0);
    const good = bearer(await issuer.sign());
    expect((await ask(session(), { headers: good, from: '127.0.0.3' })).status).toBe(200);
    expect((await ask(session(), { headers: bearer('nonsense'), from: '127.0.0.4' })).status).toBe(401);
  });
});

// A key that is no key of the issuer's is not made one by being well formed.
it('A key pair of somebody else signs nothing', async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const token = await new SignJWT(issuer.claims())
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'first' })
    .sign(await importJWK(jwk, 'ES256'));
  expect((await ask(session(), { headers: bearer(token), from: '127.0.0.5' })).status).toBe(401);
});
