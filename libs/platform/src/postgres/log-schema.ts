// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { APPENDER_ROLE, type Tx } from './connect.js';

/** PostgreSQL would lose acknowledged events in a power cut: the ledger does not run on it. */
export class UnsafeDatabase extends Error {
  readonly code = 'database.unsafe';
  readonly da: string;
  constructor(settings: string[]) {
    super(`PostgreSQL is set to lose data in a crash (${settings.join(', ')}). Turn these on and start again.`);
    this.da = `PostgreSQL er sat op til at miste data ved et nedbrud (${settings.join(', ')}). Slå dem til, og start igen.`;
  }
}

/**
 * Refuses a server that would not keep what it acknowledges.
 * @throws UnsafeDatabase unless `allowUnsafe`, which is for tests only.
 */
export async function assertDurable(sql: Tx, allowUnsafe = false): Promise<void> {
  const rows = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`;
  const safe = (name: string, setting: string): boolean =>
    setting === 'on' || (name === 'synchronous_commit' && ['remote_write', 'remote_apply'].includes(setting));
  const unsafe = rows
    .filter(({ name, setting }) => !safe(name, setting))
    .map(({ name, setting }) => `${name}=${setting}`);
  if (unsafe.length > 0 && !allowUnsafe) throw new UnsafeDatabase(unsafe);
}

/**
 * Creates the log's tables when they are not there; run by the owner of the database, safe to run again and at the
 * same time from several processes.
 *
 * A command's record says where its events are; of one that had nothing to do, which stream it found at which revision.
 * `head` is one row, locked once per batch: positions are gapless and commit order is position order.
 * Append-only is enforced twice: the appender's role holds no right to change, and a trigger refuses everybody else.
 */
export async function createLog(tx: Tx): Promise<void> {
  // Making a trigger again would lock the log against those who append, and they hold locks of their own.
  const [there] = await tx`select where to_regclass('log.head') is not null`;
  if (there) return;
  const log = `faellesbog/${randomUUID()}`;
  await tx`select pg_advisory_xact_lock(7301202611)`;
  await tx.unsafe(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${APPENDER_ROLE}') then create role ${APPENDER_ROLE} nologin; end if;
        -- Since PostgreSQL 16 who creates a role may give it to others and cannot yet take it on.
        if not pg_has_role(current_user, '${APPENDER_ROLE}',
            case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then execute format('grant ${APPENDER_ROLE} to %I', current_user); end if;
      end $$;
      create schema if not exists log;
      create table if not exists log.head (
        one boolean primary key default true check (one), log text not null, size bigint not null, at_us bigint not null);
      create table if not exists log.event (
        pos bigint primary key, stream text not null collate "C", rev integer not null, id uuid not null unique, cmd uuid not null,
        type text not null, at_us bigint not null,
        canonical bytea not null check (octet_length(canonical) <= 32768), unique (stream, rev));
      create table if not exists log.command (
        cmd uuid primary key, fingerprint bytea not null, first_pos bigint not null, n integer not null,
        nothing_in text, nothing_at integer, check ((n = 0) = (nothing_in is not null and nothing_at is not null)));
      create or replace function log.refuse_change() returns trigger language plpgsql as $f$
        begin raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name using errcode = '42501'; end $f$;
      create or replace trigger append_only before update or delete or truncate on log.event
        for each statement execute function log.refuse_change();
      create or replace trigger append_only before update or delete or truncate on log.command
        for each statement execute function log.refuse_change();
      create or replace trigger never_removed before delete or truncate on log.head
        for each statement execute function log.refuse_change();
      revoke all on schema log from public;
      revoke all on all tables in schema log from public;
      grant usage on schema log to ${APPENDER_ROLE};
      grant select, insert on log.event, log.command to ${APPENDER_ROLE};
      grant select, update (size, at_us) on log.head to ${APPENDER_ROLE};
    `);
  await tx`insert into log.head (log, size, at_us) values (${log}, 0, 0) on conflict do nothing`;
}
