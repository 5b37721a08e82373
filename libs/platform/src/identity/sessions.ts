// SPDX-License-Identifier: MPL-2.0
import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from '../postgres/connect.js';

export interface SessionLimits {
  /** A session ends so long after login, whatever happens. */
  absoluteSeconds: number;
  /** And so long after it was last used. */
  idleSeconds: number;
}
const SESSION_LIMITS: SessionLimits = { absoluteSeconds: 8 * 3600, idleSeconds: 30 * 60 };

/** What ends with a session: whose it was, and the issuer's word for it, needed to log out there too. */
export interface EndedSession {
  account: string;
  idToken: string;
}

/** Logins of browsers. Only a digest of the id is kept: who reads the table cannot take anybody's place. */
export interface Sessions {
  /** @returns a new id, never one that somebody brought along. */
  begin(account: string, idToken: string): Promise<string>;
  /** Whose it is; undefined when there is no such session, or it has ended. */
  find(id: string): Promise<{ account: string; endsAt: string } | undefined>;
  end(id: string): Promise<EndedSession | undefined>;
}

const digest = (id: string): Buffer => createHash('sha256').update(id).digest();

/** Makes the table when it is not there; safe to run from several processes at once. Logins are no part of the log. */
export async function createSessions(sql: Sql): Promise<void> {
  const [there] = await sql`select where to_regclass('identity.session') is not null`;
  if (there) return;
  // One statement is one transaction.
  await sql`
    do $$ begin
      perform pg_advisory_xact_lock(7301202612);
      create schema if not exists identity;
      revoke all on schema identity from public;
      create table if not exists identity.session (
        id bytea primary key check (octet_length(id) = 32), account uuid not null, id_token text not null,
        began_at timestamptz not null default now(), seen_at timestamptz not null default now(), ends_at timestamptz not null);
      create index if not exists session_ends_at on identity.session (ends_at);
    end $$`;
}

export function sessions(sql: Sql, limits: SessionLimits = SESSION_LIMITS): Sessions {
  const { absoluteSeconds, idleSeconds } = limits;
  // That somebody was here is written down at most so often.
  const noteAfter = Math.min(60, idleSeconds / 4);
  return {
    async begin(account, idToken) {
      const id = randomBytes(32).toString('base64url');
      await sql`
        with ended as (delete from identity.session where ends_at <= now())
        insert into identity.session (id, account, id_token, ends_at)
        values (${digest(id)}, ${account}, ${idToken}, now() + make_interval(secs => ${absoluteSeconds}))`;
      return id;
    },
    async find(id) {
      const [found] = await sql<{ account: string; ends_at: string; quiet: boolean }[]>`
        select account, to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ends_at,
          seen_at < now() - make_interval(secs => ${noteAfter}) as quiet
        from identity.session
        where id = ${digest(id)} and ends_at > now() and seen_at > now() - make_interval(secs => ${idleSeconds})`;
      if (found?.quiet) await sql`update identity.session set seen_at = now() where id = ${digest(id)}`;
      return found && { account: found.account, endsAt: found.ends_at };
    },
    async end(id) {
      const [ended] = await sql<{ account: string; id_token: string }[]>`
        delete from identity.session where id = ${digest(id)} returning account, id_token`;
      return ended && { account: ended.account, idToken: ended.id_token };
    },
  };
}
