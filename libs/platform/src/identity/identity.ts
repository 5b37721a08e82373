// SPDX-License-Identifier: MPL-2.0
import type { AccessMode, Config } from '../config.js';
import type { Sql } from '../postgres/connect.js';
import { Problem } from '../problem.js';
import { accessTokens, type AccessTokens } from './access-tokens.js';
import { DEVELOPMENT_ISSUER, isLoopback } from './account.js';
import { attempts, type Attempts } from './attempts.js';
import { developmentIssuer, type DevelopmentIssuer } from './development-issuer.js';
import { discoverer } from './issuer.js';
import { login, type Login } from './login.js';
import { createSessions, sessions, type SessionLimits, type Sessions } from './sessions.js';

/** No issuer is configured where the passwordless one would be open to others. */
export class IssuerRequired extends Error {
  readonly code = 'identity.issuer_required';
  readonly da: string;
  constructor(setting: string) {
    super(
      `${setting} lets others reach this service, and nobody vouches for logins: set OIDC_ISSUER to the address of your OpenID Connect issuer. (Without one the service listens on loopback only, with demonstration logins.)`,
    );
    this.da = `${setting} lader andre nå tjenesten, og ingen står inde for login: sæt OIDC_ISSUER til adressen på jeres OpenID Connect-udsteder. (Uden en lytter tjenesten kun på loopback, med demo-login.)`;
    this.name = 'IssuerRequired';
  }
}

/** @throws IssuerRequired when the demonstration logins would be reachable from elsewhere. */
export function assertIssuer({ host, identity }: Config): void {
  if (identity.issuer) return;
  if (!isLoopback(host)) throw new IssuerRequired(`HOST=${host}`);
  // A proxy on this machine would carry them out.
  const { publicUrl } = identity;
  if (publicUrl && !isLoopback(new URL(publicUrl).hostname)) throw new IssuerRequired(`PUBLIC_URL=${publicUrl}`);
}

/** What recognises callers once the service knows its own address. */
export interface Recognition {
  /** Where people reach the service: scheme, host and port. */
  publicUrl: string;
  issuer: string;
  audience: string;
  tokens: AccessTokens;
  /** Undefined when no client at the issuer is configured: then there are tokens, and no login for browsers. */
  login?: Login;
  /** Only when no issuer is configured. */
  development?: DevelopmentIssuer;
}

export interface Identity {
  /** Whether the policy is kept, or everybody may do everything. */
  access: AccessMode;
  /**
   * What the command line on this machine shows that it was started by who has the data folder: then it is not asked for a
   * login. Undefined where an issuer is configured.
   */
  operatorKey?: string;
  /** Called once it is known where the service listens. */
  listening(url: string): void;
  /** @throws Problem 503 `identity.starting` before. */
  recognition(): Recognition;
  sessions: Sessions;
  /** Proxies whose word on who asks is taken; see Fastify's `trustProxy`. */
  trustedProxies?: string;
  /** Logins begun and failed, and tokens that did not hold: so many a minute from each address. */
  limits: { logins: Attempts; tokens: Attempts };
}

export interface IdentityOptions {
  log?: (message: string, details: Record<string, unknown>) => void;
  sessionLimits?: SessionLimits;
  operatorKey?: string;
  now?: () => Date;
}

const LOGINS_A_MINUTE = 120;
const BAD_TOKENS_A_MINUTE = 60;

/**
 * Opens what recognises callers: the configured issuer, or the embedded one for development.
 * @throws IssuerRequired when neither may be.
 */
export async function openIdentity(config: Config, sql: Sql, options: IdentityOptions = {}): Promise<Identity> {
  assertIssuer(config);
  await createSessions(sql);
  let recognition: Recognition | undefined;
  return {
    access: config.access,
    operatorKey: config.identity.issuer ? undefined : options.operatorKey,
    sessions: sessions(sql, options.sessionLimits),
    trustedProxies: config.identity.trustedProxies,
    limits: { logins: attempts(LOGINS_A_MINUTE), tokens: attempts(BAD_TOKENS_A_MINUTE) },
    listening(url) {
      recognition = recogniseAt(config, new URL(config.identity.publicUrl ?? url).origin, options);
    },
    recognition() {
      if (recognition) return recognition;
      throw new Problem(503, 'identity.starting', 'The service is starting.', 'Tjenesten er ved at starte.', {
        retryAfterSeconds: 1,
      });
    },
  };
}

function recogniseAt(config: Config, publicUrl: string, { log = () => undefined, now }: IdentityOptions): Recognition {
  const { audience, issuer: configured, clientId, clientSecret } = config.identity;
  const development = configured ? undefined : developmentIssuer({ dataDir: config.dataDir, publicUrl, audience, log });
  const issuer = configured ?? development!.issuer;
  const client = development?.client ?? (clientId ? { id: clientId, secret: clientSecret } : undefined);
  const accountsFrom = development && DEVELOPMENT_ISSUER;
  const discover = discoverer(issuer, client ?? { id: audience }, (error) =>
    log('the issuer does not answer', { issuer, error: error instanceof Error ? error.message : 'unknown' }),
  );
  return {
    publicUrl,
    issuer,
    audience,
    tokens: accessTokens({ issuer, audience, accountsFrom, discover, now }),
    login: client && login(discover, publicUrl, accountsFrom),
    development,
  };
}
