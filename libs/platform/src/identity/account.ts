// SPDX-License-Identifier: MPL-2.0
import { uuidFrom } from '@faellesbog/eventsourcing';

/** Who asks. Tokens and sessions only recognise; what one may do is not said here. */
export interface Caller {
  kind: 'anonymous' | 'person' | 'system' | 'operator';
  /** Opaque account id, see {@link accountOf}; what events hold in `by`. Absent for nobody. */
  account?: string;
}

/** In whose name the operator of a book without an issuer acts: whoever can read its data folder has the book itself. */
export const OPERATOR = 'local';

export const ANONYMOUS: Caller = { kind: 'anonymous' };

/**
 * The name by which the embedded development issuer's accounts are made. Its address has the port of the service in it,
 * which changes; a person's account must not. And no real issuer can be called so, hence a grant that was given to a
 * demonstration person is worth nothing once a real issuer is configured.
 */
export const DEVELOPMENT_ISSUER = 'urn:faellesbog:development-issuer';

/** The account of a subject at an issuer: always the same, and never an e-mail address. Issuers hold no blanks. */
export const accountOf = (issuer: string, subject: string): string => uuidFrom(`account/${issuer} ${subject}`);

/** Addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|\[::1\])$/i.test(host);
