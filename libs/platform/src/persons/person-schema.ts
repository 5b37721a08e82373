// SPDX-License-Identifier: MPL-2.0
import type { Tx } from '../postgres/connect.js';

/**
 * Creates the tables of personal data when they are not there; safe to run again and at the same time from several
 * processes. They are no read model, and nothing of them is ever in the log.
 *
 * A person is as many rows of `person` as there are versions, all gone with an erasure. No row has a check that could
 * fail on what it holds: the server's own log would quote the row. And no statistics are kept of what a person is called:
 * they are copies, which outlive the row.
 */
export async function createPersons(tx: Tx): Promise<void> {
  const [there] = await tx<{ there: boolean }[]>`select to_regclass('persons.person') is not null as there`;
  if (there!.there) return;
  await tx`select pg_advisory_xact_lock(7301202612)`;
  await tx`
      create schema if not exists persons;
      create table if not exists persons.person (
        ref uuid, version integer, name text, email text, phone text, organisation text, retention_until date, retention_reason text,
        account text, cmd uuid unique, at timestamptz, primary key (ref, version));
      alter table persons.person alter column name set statistics 0, alter column email set statistics 0,
        alter column phone set statistics 0, alter column organisation set statistics 0;
      create table if not exists persons.access (
        id bigint primary key generated always as identity, ref uuid, account text, purpose text, at timestamptz);
      alter table persons.access alter column purpose set statistics 0;
      create index if not exists access_of_person on persons.access (ref, id);
      create table if not exists persons.erasure (seq bigint primary key, ref uuid unique, at timestamptz);
      create or replace function persons.refuse_change() returns trigger language plpgsql as $f$
        begin raise exception '% on % is refused', tg_op, tg_table_name using errcode = '42501'; end $f$;
      create or replace trigger stays before update of id, ref, account, at or delete or truncate on persons.access
        for each statement execute function persons.refuse_change();
      create or replace trigger stays before update or delete or truncate on persons.erasure
        for each statement execute function persons.refuse_change();
      revoke all on schema persons from public;
      revoke all on all tables in schema persons from public;
    `.simple();
}
