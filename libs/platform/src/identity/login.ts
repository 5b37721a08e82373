// SPDX-License-Identifier: MPL-2.0
import { z } from 'zod';
import { Problem } from '../problem.js';
import { accountOf } from './account.js';
import { issuerUnavailable, type Discover } from './issuer.js';

export const CALLBACK_PATH = '/api/v1/session/callback';

/** What a browser keeps between leaving for the issuer and coming back: it proves that both were the same browser. */
const ticketShape = z.strictObject({
  state: z.string().max(100),
  nonce: z.string().max(100),
  verifier: z.string().max(200),
  returnTo: z.string().max(500),
});
type Ticket = z.infer<typeof ticketShape>;

export interface Login {
  /** Where to send the browser, and what it has to bring back. @throws Problem 422 `login.return_to`, 503. */
  start(returnTo: string): Promise<{ location: string; ticket: string }>;
  /** Who came back. `address` is the whole path and query that the issuer sent the browser to. @throws Problem 4xx, 503. */
  finish(address: string, ticket: string | undefined): Promise<{ account: string; idToken: string; returnTo: string }>;
  /** Where to send the browser so that the login at the issuer ends too; undefined when the issuer has no such place. */
  logoutAt(idToken: string): Promise<string | undefined>;
}

/** Login by authorization code with PKCE, state and nonce (RFC 9700), for a service at `publicUrl`. */
export function login(discover: Discover, publicUrl: string, accountsFrom?: string): Login {
  const redirectUri = `${publicUrl}${CALLBACK_PATH}`;
  return {
    async start(returnTo) {
      const oidc = await import('openid-client');
      const configuration = await discover();
      const verifier = oidc.randomPKCECodeVerifier();
      const ticket: Ticket = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier,
        returnTo: ownPath(returnTo, publicUrl),
      };
      const location = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: ticket.state,
        nonce: ticket.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { location: location.href, ticket: Buffer.from(JSON.stringify(ticket)).toString('base64url') };
    },
    async finish(address, brought) {
      const { state, nonce, verifier, returnTo } = readTicket(brought);
      const oidc = await import('openid-client');
      const configuration = await discover();
      const tokens = await oidc
        .authorizationCodeGrant(configuration, new URL(address, publicUrl), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw verdictOn(error);
        });
      const { iss, sub } = tokens.claims()!;
      return {
        account: accountOf(accountsFrom ?? iss, sub),
        idToken: tokens.id_token!,
        returnTo: ownPath(returnTo, publicUrl),
      };
    },
    async logoutAt(idToken) {
      const { buildEndSessionUrl } = await import('openid-client');
      const configuration = await discover();
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      return buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${publicUrl}/`,
      }).href;
    },
  };
}

/** A path of our own to come back to: nobody is sent elsewhere from here. @throws Problem 422 `login.return_to`. */
function ownPath(path: string, publicUrl: string): string {
  if (path.length <= 500 && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) {
    if (new URL(path, publicUrl).origin === new URL(publicUrl).origin) return path;
  }
  throw new Problem(
    422,
    'login.return_to',
    'returnTo is a path of this service that begins with one slash.',
    'returnTo er en sti i denne tjeneste, som begynder med én skråstreg.',
    { pointer: '?returnTo' },
  );
}

function readTicket(brought: string | undefined): Ticket {
  try {
    const text = Buffer.from(brought ?? '', 'base64url').toString('utf8');
    return ticketShape.parse(JSON.parse(text));
  } catch {
    throw new Problem(
      400,
      'login.not_started',
      'This browser did not begin a login here, or it took too long. Begin again.',
      'Denne browser begyndte ikke et login her, eller det tog for lang tid. Begynd forfra.',
    );
  }
}

/** What went wrong on the way back; never what the issuer or the sender wrote. */
function verdictOn(error: unknown): Problem {
  const { name, code } = error as { name?: string; code?: string };
  // The issuer says no: the person turned back, or may not in.
  if (name === 'AuthorizationResponseError') {
    return new Problem(
      403,
      'login.refused',
      'The issuer did not log you in. Try again.',
      'Udstederen loggede dig ikke ind. Prøv igen.',
    );
  }
  if (code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && error.message === 'fetch failed'))
    return issuerUnavailable();
  return new Problem(
    400,
    'login.failed',
    'The login did not hold when it was checked. Begin again.',
    'Loginet holdt ikke, da det blev efterprøvet. Begynd forfra.',
  );
}
