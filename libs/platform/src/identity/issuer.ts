// SPDX-License-Identifier: MPL-2.0
import type { Configuration } from 'openid-client';
import { Problem } from '../problem.js';
import { isLoopback } from './account.js';

/** How long what an issuer says of itself is believed, and how long it is left alone after it did not answer. */
const BELIEVED_MS = 3_600_000;
export const LEFT_ALONE_MS = 2_000;
const ANSWER_WITHIN_S = 5;

/** The issuer does not answer: it is not known whether a token is good, so nobody is told that it is bad. */
export const issuerUnavailable = (): Problem =>
  new Problem(
    503,
    'identity.unavailable',
    'The issuer that vouches for logins does not answer just now. Try again in a moment.',
    'Udstederen, som står inde for login, svarer ikke lige nu. Prøv igen om et øjeblik.',
    { retryAfterSeconds: 5 },
  );

/** An issuer that is asked about itself at the first need, not before. */
export type Discover = () => Promise<Configuration>;

export interface Client {
  id: string;
  /** Without one it is a public client. */
  secret?: string;
}

/**
 * Asks an issuer for its addresses (OpenID Connect Discovery) and remembers the answer; an issuer that does not answer
 * is asked again after a pause, and an earlier answer holds until then.
 * @throws Problem 503 `identity.unavailable`.
 */
export function discoverer(
  issuer: string,
  client: Client,
  failed: (error: unknown) => void = () => undefined,
): Discover {
  let known: Configuration | undefined;
  let current: { until: number; asked: Promise<Configuration> } | undefined;
  const ask = async (): Promise<Configuration> => {
    const oidc = await import('openid-client');
    const address = new URL(issuer);
    const plain = address.protocol === 'http:' && isLoopback(address.hostname);
    const authentication = client.secret ? oidc.ClientSecretBasic(client.secret) : oidc.None();
    // Marked so that one notices it; meant for exactly this.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const overLoopback = oidc.allowInsecureRequests;
    const found = await oidc.discovery(address, client.id, {}, authentication, {
      timeout: ANSWER_WITHIN_S,
      // Plain http on loopback only: the settings refuse it elsewhere. Signatures are checked whatever brought the token.
      execute: [oidc.enableNonRepudiationChecks, ...(plain ? [overLoopback] : [])],
    });
    for (const [name, value] of Object.entries(found.serverMetadata())) {
      if (!/_(endpoint|uri)$/.test(name) || typeof value !== 'string' || plain || value.startsWith('https:')) continue;
      throw new Error(`the issuer's ${name} is not https`);
    }
    return found;
  };
  return () => {
    if (current && Date.now() < current.until) return current.asked;
    const mine = { until: Infinity, asked: ask() };
    mine.asked = mine.asked.then(
      (found) => {
        mine.until = Date.now() + BELIEVED_MS;
        return (known = found);
      },
      (error: unknown) => {
        mine.until = Date.now() + LEFT_ALONE_MS;
        failed(error);
        if (known) return known;
        throw issuerUnavailable();
      },
    );
    // Whoever asked hears of it; the memory of it must not end the process.
    mine.asked.catch(() => undefined);
    current = mine;
    return mine.asked;
  };
}
