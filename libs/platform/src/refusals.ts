// SPDX-License-Identifier: MPL-2.0
import type { Sql } from './postgres/connect.js';

/** A change that somebody asked for and that was refused: who, when, where and why. Never what it said. */
export interface Refusal {
  /** 1, 2, 3, … */
  number: number;
  /** ISO 8601, UTC. */
  at: string;
  account: string;
  method: string;
  /** The address without its query. */
  path: string;
  /** The name of the command; null where the address runs none. */
  command: string | null;
  status: number;
  code: string;
}

/** Refused changes, for the auditor: they left no trace in the log, since nothing happened. */
export interface Refusals {
  record(refusal: Omit<Refusal, 'number' | 'at'>): Promise<void>;
  /** Those after a number, in order, at most `limit`. */
  list(after: number, limit: number): Promise<Refusal[]>;
}

/** Five years from the end of the accounting year, as vouchers are kept [bookkeeping act]. */
const KEPT = '6 years';

/** Opens the list of refused changes, makes its table when it is not there, and drops what is older than it is kept. */
export async function openRefusals(sql: Sql): Promise<Refusals> {
  const [there] = await sql`select where to_regclass('access.refusal') is not null`;
  if (!there) {
    // One statement is one transaction.
    await sql`
      do $$ begin
        perform pg_advisory_xact_lock(7301202616);
        create schema if not exists access;
        revoke all on schema access from public;
        create table if not exists access.refusal (
          number bigint generated always as identity primary key, at timestamptz not null default now(),
          account text not null, method text not null, path text not null, command text, status int not null, code text not null);
      end $$`;
  }
  await sql`delete from access.refusal where at < now() - ${KEPT}::interval`;
  return {
    async record({ account, method, path, command, status, code }) {
      await sql`
        insert into access.refusal (account, method, path, command, status, code)
        values (${account}, ${method}, ${path.slice(0, 500)}, ${command}, ${status}, ${code})`;
    },
    async list(after, limit) {
      const rows = await sql<(Omit<Refusal, 'number'> & { number: bigint })[]>`
        select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, account, method, path, command,
          status, code
        from access.refusal where number > ${after} order by number limit ${limit}`;
      return rows.map((row) => ({ ...row, number: Number(row.number) }));
    },
  };
}
