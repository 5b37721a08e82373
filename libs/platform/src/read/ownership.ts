// SPDX-License-Identifier: MPL-2.0
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { connect, type Sql, type Tx } from '../postgres/connect.js';

/** A replica that has not been heard of for this long has lost what it owned, by the database server's clock. */
const TIME_TO_LIVE_MS = 3_000;
const BEAT_MS = 1_000;
const BEAT_AGAIN_MS = 250;

/**
 * Who works on what. A replica says every second that it lives, in one row; a lease says which replica owns a read model
 * or reactor, and under which epoch: a number that only grows, by one with every owner. `log` is the log that
 * everything in this database was made from.
 */
export const OWNERSHIP_TABLES = `
  create schema if not exists runners;
  create table if not exists runners.log (one boolean primary key default true check (one), name text not null);
  create table if not exists runners.replica (id text primary key, runs text not null, backend integer not null,
    backend_start timestamptz, until timestamptz not null);
  create table if not exists runners.lease (name text primary key, owner text, epoch bigint not null default 0,
    since timestamptz not null default clock_timestamp())`;

/** A lease as its owner knows it. */
export interface Held {
  name: string;
  epoch: number;
}

/**
 * A condition for `where`: this epoch is still the current one. It stays so until the transaction ends, for whoever
 * takes a lease over locks its row first. Without a lease there is nothing to hold: always true.
 */
export const stillHeld = (sql: Sql | Tx, held?: Held) =>
  held
    ? sql`exists (select from runners.lease where name = ${held.name} and epoch = ${held.epoch} for share)`
    : sql`true`;

/**
 * The replicas that live: their time is not up, and the server still has their connection. So one that was killed is
 * replaced at once, and one that hangs, or whose machine is gone, when its time is up.
 */
export const liveReplicas = (sql: Sql) => sql`
  select r.id, r.runs from runners.replica r where r.until > clock_timestamp() and exists (
    select from pg_stat_activity a
    where a.pid = r.backend and (a.backend_start = r.backend_start) is not false)`;

export interface Ownership {
  /** The lease on a name; undefined when this replica does not own it, or cannot know. */
  held(name: string): Held | undefined;
  /** Counts itself in and takes its share; from then on every second until `leave`. */
  join(): Promise<void>;
  /** Asks the database now what it owns. */
  refresh(): Promise<void>;
  /** Gives back everything, so that others need not wait. */
  leave(): Promise<void>;
}

/**
 * One replica's part in the work on `names`. Replicas with the same names share them evenly: who has more than its share
 * gives the surplus back, who has less takes what is free. Replicas of another version of the code, with other names, are not counted:
 * each version by itself looks after everything it knows. `gained` is called when something was taken.
 */
export function ownership(url: string, names: readonly string[], gained: () => void): Ownership {
  const id = `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`;
  const runs = [...names].sort().join('\u0001');
  let sql: Sql | undefined;
  let timer: NodeJS.Timeout | undefined;
  let epochs = new Map<string, number>();
  let sureUntil = 0;
  let turn: Promise<void> = Promise.resolve();

  const ours = (db: Sql) => db`name = any(string_to_array(${runs}, chr(1)))`;

  async function beat(db: Sql): Promise<void> {
    const started = performance.now();
    await db`
      insert into runners.replica (id, runs, backend, backend_start, until)
      select ${id}, ${runs}, pid, backend_start, clock_timestamp() + ${`${TIME_TO_LIVE_MS} ms`}::interval
      from pg_stat_activity where pid = pg_backend_pid()
      on conflict (id) do update set backend = excluded.backend, backend_start = excluded.backend_start, until = excluded.until`;
    const replicas = await db<{ id: string; owns: bigint }[]>`
      select live.id, count(lease.name) as owns from (${liveReplicas(db)}) live
      left join runners.lease lease on lease.owner = live.id and ${ours(db)}
      where live.runs = ${runs} group by live.id order by owns desc, live.id collate "C"`;
    const rank = replicas.findIndex((replica) => replica.id === id);
    if (rank >= 0) await settle(db, fairShare(names.length, replicas.length, rank) - Number(replicas[rank]!.owns));
    const before = epochs;
    const rows = await db<{ name: string; epoch: bigint }[]>`select name, epoch from runners.lease where owner = ${id}`;
    epochs = new Map(rows.map(({ name, epoch }) => [name, Number(epoch)]));
    sureUntil = started + TIME_TO_LIVE_MS;
    if (rows.some(({ name }) => before.get(name) !== epochs.get(name))) gained();
  }

  /** Takes at most so many leases that nobody living holds, or gives so many back; one that is written under waits for the next beat. */
  async function settle(db: Sql, missing: number): Promise<void> {
    if (missing > 0) {
      await db`
        with free as (
          select name from runners.lease
          where ${ours(db)} and (owner is null or owner not in (select id from (${liveReplicas(db)}) live))
          order by name limit ${missing} for update skip locked)
        update runners.lease lease set owner = ${id}, epoch = epoch + 1, since = clock_timestamp()
        from free where lease.name = free.name`;
    } else if (missing < 0) {
      await db`
        with surplus as (
          select name from runners.lease where ${ours(db)} and owner = ${id}
          order by name desc limit ${-missing} for update skip locked)
        update runners.lease lease set owner = null, since = clock_timestamp()
        from surplus where lease.name = surplus.name`;
    }
  }

  /** One beat at a time, whoever asks for it. */
  const refresh = (): Promise<void> => (turn = turn.catch(() => undefined).then(() => sql && beat(sql)));

  function beatLater(ms: number): void {
    timer = setTimeout(() => {
      const next = (pause: number) => (): void => {
        if (timer) beatLater(pause);
      };
      // Without the database nothing is owned; the loops say so in the log.
      refresh().then(next(BEAT_MS), next(BEAT_AGAIN_MS));
    }, ms);
  }

  return {
    held(name) {
      const epoch = performance.now() < sureUntil ? epochs.get(name) : undefined;
      return epoch === undefined ? undefined : { name, epoch };
    },
    async join() {
      if (sql) return;
      sql = connect(url, { max: 1, statementTimeoutMs: 2_000, name: 'faellesbog-owner' });
      await sql`delete from runners.replica where until < clock_timestamp() - interval '1 hour'`;
      await refresh();
      beatLater(BEAT_MS);
    },
    refresh,
    async leave() {
      clearTimeout(timer);
      timer = undefined;
      const db = sql;
      if (!db) return;
      await turn.catch(() => undefined);
      sql = undefined;
      epochs.clear();
      const gone = async (): Promise<void> => {
        await db`update runners.lease set owner = null, since = clock_timestamp() where owner = ${id}`;
        await db`delete from runners.replica where id = ${id}`;
      };
      // A server that is gone has nothing to give back to.
      await gone().catch(() => undefined);
      await db.end({ timeout: 5 });
    },
  };
}

/** How many of `names` the replica at `rank` is to own; ranked by how many each has, so that nothing moves without need. */
function fairShare(names: number, replicas: number, rank: number): number {
  return Math.floor(names / replicas) + (rank < names % replicas ? 1 : 0);
}
