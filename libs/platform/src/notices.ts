// SPDX-License-Identifier: MPL-2.0
import type { Sql } from './postgres/connect.js';

/** How far the notices of one thing are. */
export interface NoticeCount {
  sent: number;
  /** Not sent yet; tried again, ever less often. */
  waiting: number;
  /** To persons whose address nobody knows: somebody has to tell them otherwise. */
  withoutAddress: number;
}

/** What became of an attempt to tell somebody. */
export type Told = 'sent' | 'without_address' | 'failed';

/**
 * Who is to be told of what by mail. A table of its own and no read model: reading the log again tells nobody twice.
 * References to persons only; who they are is looked up when the mail is sent.
 */
export interface Notices {
  /** Notes whom to tell of something; who was noted before is not noted again. */
  note(about: string, personRefs: readonly string[]): Promise<void>;
  /**
   * Tells whom nobody has told yet, each by one process at a time. Cut off after the mail and before the note of it,
   * somebody is told twice rather than never.
   */
  send(tell: (notice: { about: string; personRef: string }) => Promise<Told>): Promise<void>;
  /** By what they are about; what has no notices has no entry. */
  counts(): Promise<Map<string, NoticeCount>>;
}

/** Opens the list of notices, and makes its table when it is not there. */
export async function openNotices(sql: Sql): Promise<Notices> {
  const [there] = await sql`select where to_regclass('access.notice') is not null`;
  if (!there) {
    await sql`
      do $$ begin
        perform pg_advisory_xact_lock(7301202616);
        create schema if not exists access;
        revoke all on schema access from public;
        create table if not exists access.notice (
          about text not null, ref uuid not null, tries int not null default 0, next_at timestamptz not null default now(),
          outcome text check (outcome in ('sent', 'without_address')), primary key (about, ref));
      end $$`;
  }
  return {
    async note(about, personRefs) {
      await sql`
        insert into access.notice (about, ref)
        select ${about}, ref from unnest(string_to_array(${personRefs.join(',')}, ',')::uuid[]) ref on conflict do nothing`;
    },
    async send(tell) {
      // Claimed for as long as a slow server may take; then another process tries, and each time it waits longer.
      const claimed = await sql<{ about: string; personRef: string }[]>`
        update access.notice set tries = tries + 1, next_at = now() + least(interval '1 hour', interval '30 seconds' * 2 ^ tries)
        where (about, ref) in (
          select about, ref from access.notice where outcome is null and next_at <= now() order by next_at limit 20
          for update skip locked)
        returning about, ref as "personRef"`;
      for (const notice of claimed) {
        const told = await tell(notice);
        if (told === 'failed') continue;
        await sql`update access.notice set outcome = ${told} where about = ${notice.about} and ref = ${notice.personRef}`;
      }
    },
    async counts() {
      const rows = await sql<({ about: string } & NoticeCount)[]>`
        select about, (count(*) filter (where outcome = 'sent'))::int as sent,
          (count(*) filter (where outcome is null))::int as waiting,
          (count(*) filter (where outcome = 'without_address'))::int as "withoutAddress"
        from access.notice group by about`;
      return new Map(rows.map(({ about, ...count }) => [about, count]));
    },
  };
}
