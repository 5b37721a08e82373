// SPDX-License-Identifier: MPL-2.0
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Problem } from '../problem.js';
import { accountOf } from './account.js';
import { discoverer, issuerUnavailable, LEFT_ALONE_MS, type Discover } from './issuer.js';

export interface AccessTokenOptions {
  /** The only issuer whose tokens count; its keys are the only keys. */
  issuer: string;
  /** Who a token has to be for: us, and nobody beside us. */
  audience: string;
  /** What accounts are made from, when that is not the issuer's own address; see {@link accountOf}. */
  accountsFrom?: string;
  discover?: Discover;
  now?: () => Date;
  /** How long after its keys were fetched an unknown key id does not fetch them again. */
  coolDownMs?: number;
}

export interface AccessTokens {
  /**
   * Who a token says its bearer is.
   * @throws Problem 401 `token.malformed`, `token.too_large`, `token.expired` or `token.refused`; 503 when the issuer's
   * keys cannot be had, which says nothing about the token.
   */
  verify(token: string): Promise<{ account: string; kind: 'person' | 'system' }>;
}

/** Signatures only, with keys of two halves: what anybody can read must not be able to sign (RFC 8725, 3.1). */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const MAX_BYTES = 8_192;
const SKEW_S = 60;
const JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** A token brings no keys, no addresses to fetch keys from, nothing to unpack and no rules of its own. */
const UNWANTED = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'zip', 'enc', 'b64', 'p2c', 'p2s', 'epk'];

const refused = (code: string, message: string, da: string): Problem => new Problem(401, code, message, da);
const notAccepted = (): Problem =>
  refused('token.refused', 'The access token is not accepted here.', 'Adgangstokenet godtages ikke her.');
const malformed = (): Problem =>
  refused(
    'token.malformed',
    'Authorization is "Bearer" and one signed access token.',
    'Authorization er "Bearer" og ét underskrevet adgangstoken.',
  );

/** Reads a bearer token off the `Authorization` header. @throws Problem 401 `token.malformed` for anything else. */
export function bearerToken(header: string): string {
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1];
  if (token === undefined) throw malformed();
  return token;
}

/** Checks access tokens in the form of RFC 9068 (`at+jwt`) by the rules of RFC 8725. */
export function accessTokens(options: AccessTokenOptions): AccessTokens {
  const { issuer, audience, discover = discoverer(issuer, { id: audience }) } = options;
  const { now = () => new Date(), coolDownMs = 30_000 } = options;
  let keys: { uri: string; of: JWTVerifyGetKey } | undefined;

  const issuerAndKeys = async (): Promise<{ name: string; of: JWTVerifyGetKey }> => {
    const { issuer: name, jwks_uri: uri } = (await discover()).serverMetadata();
    if (!uri) throw issuerUnavailable();
    if (keys?.uri !== uri) keys = { uri, of: keysAt(uri, coolDownMs) };
    return { name, of: keys.of };
  };

  const verify: AccessTokens['verify'] = async (token) => {
    if (token.length > MAX_BYTES)
      throw refused('token.too_large', 'The access token is larger than 8 kB.', 'Adgangstokenet er større end 8 kB.');
    if (!JWS.test(token)) throw malformed();
    assertPlainHeader(token);
    const from = await issuerAndKeys();
    const { payload } = await jwtVerify(token, from.of, {
      issuer: from.name,
      audience,
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      clockTolerance: SKEW_S,
      currentDate: now(),
      requiredClaims: ['exp', 'iat', 'sub', 'client_id'],
    }).catch((error: unknown) => {
      throw verdictOn(error);
    });
    const { sub, aud, iat, client_id: client } = payload;
    // One audience, not one among others who could hand the token on.
    if (typeof aud !== 'string' && aud?.length !== 1) throw notAccepted();
    if (!sub || typeof client !== 'string' || client === '') throw notAccepted();
    if (iat! > now().getTime() / 1000 + SKEW_S) throw notAccepted();
    return {
      account: accountOf(options.accountsFrom ?? from.name, sub),
      // Who logs in as itself is a program (RFC 9068, 2.2).
      kind: sub === client ? 'system' : 'person',
    };
  };
  return { verify };
}

function assertPlainHeader(token: string): void {
  let header: object;
  try {
    header = decodeProtectedHeader(token);
  } catch {
    throw malformed();
  }
  if (UNWANTED.some((name) => Object.hasOwn(header, name))) throw notAccepted();
}

/** The issuer's keys, from its own address only; fetched when needed, and again for a key id that is not among them. */
function keysAt(uri: string, cooldownDuration: number): JWTVerifyGetKey {
  let failedAt = -Infinity;
  return createRemoteJWKSet(new URL(uri), {
    cooldownDuration,
    timeoutDuration: 5_000,
    [customFetch]: async (address, init) => {
      if (Date.now() < failedAt + LEFT_ALONE_MS) throw issuerUnavailable();
      try {
        const response = await fetch(address, init);
        if (response.status === 200) return response;
      } catch {
        // Told below, like an answer that is none.
      }
      failedAt = Date.now();
      throw issuerUnavailable();
    },
  });
}

/** What a failed check means: the token is bad, or it could not be checked. */
function verdictOn(error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof errors.JWTExpired)
    return refused('token.expired', 'The access token has expired.', 'Adgangstokenet er udløbet.');
  const { code } = error as { code?: string };
  // No key set, or something that is none, came from the issuer's address.
  if (code === 'ERR_JWKS_TIMEOUT' || code === 'ERR_JWKS_INVALID' || code === 'ERR_JOSE_GENERIC')
    return issuerUnavailable();
  return notAccepted();
}
