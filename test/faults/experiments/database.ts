// SPDX-License-Identifier: MPL-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Sql } from '@faellesbog/platform';
import { counted, endedByThemselves, expectations, Skipped, startOf, times, type Experiment } from '../experiment.js';
import { ask } from '../http.js';
import { LATER } from '../model.js';
import { until } from '../processes.js';
import type { World } from '../world.js';

/** No request may be without an answer for longer, and everything is as before within the same time. */
const FAST_MS = 5_000;

/** Runs `work` in a session of its own that may hold locks. */
async function inSession<T>(world: World, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(world.url, { max: 1, statementTimeoutMs: 60_000, name: 'faults-holder' });
  return work(sql).finally(() => sql.end({ timeout: 1 }));
}

const slowest = (world: World, from: number): number =>
  Math.max(0, ...world.history.calls.slice(from).map(({ t0, t1 }) => t1 - t0));

/** Four times as many questions as the pool has connections, all waiting for a lock. */
const QUESTIONS = 32;

const exhausted: Experiment = {
  id: 'A12',
  title: 'the pool is exhausted by slow questions; PostgreSQL restarts under the pool',
  rounds: { smoke: 1, full: 10 },
  async run(lab, rounds) {
    if (!lab.server.owned) throw new Skipped('DATABASE_URL names a server that is not ours to restart');
    const world = await lab.shared();
    const since = startOf(world);
    const { found, expect } = expectations();
    const shares = `/api/v1/projects/project-a/shares?validOn=${LATER}`;
    const questions: number[] = [];
    const commands: number[] = [];
    const heals: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const before = world.history.calls.length;
      world.load.run();
      const answers = await inSession(world, async (sql) => {
        const asked: Promise<number>[] = [];
        await sql.begin(async (tx) => {
          await tx`set local idle_in_transaction_session_timeout = 0`;
          await tx`lock table co_financing_v1.pledge in access exclusive mode`;
          for (let n = 0; n < QUESTIONS; n++) {
            const started = performance.now();
            asked.push(
              ask(`${world.apis[0]!.url}${shares}`).then(({ status }) => {
                questions.push(performance.now() - started);
                return status;
              }),
            );
          }
          // The lock is held until all have been answered, or should have been.
          await Promise.race([Promise.all(asked), pause(FAST_MS + 1_500)]);
        });
        return Promise.all(asked);
      });
      expect(
        answers.every((status) => status === 503 || status === 200),
        'answers',
        `a full pool answered ${[...new Set(answers)].join(' and ')}`,
      );
      await world.load.rest();
      commands.push(slowest(world, before));
      heals.push(await restartUnder(lab.server, world));
    }
    const slow = Math.max(...questions);
    expect(slow < FAST_MS, 'limit', `with the pool exhausted a question waited ${Math.round(slow)} ms for its answer`);
    expect(
      Math.max(...commands) < FAST_MS,
      'limit',
      `commands waited ${Math.round(Math.max(...commands))} ms while only questions were blocked`,
    );
    expect(
      Math.max(...heals) < FAST_MS,
      'limit',
      `after a restart of PostgreSQL it took ${Math.round(Math.max(...heals))} ms until all was well`,
    );
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    const numbers = {
      rounds,
      ...times(questions, 'question'),
      ...times(heals, 'healed after restart'),
      ...counted(world, since),
    };
    return { numbers, found };
  },
};

/** Restarts PostgreSQL under load. @returns the time from there until commands and questions are answered again. */
async function restartUnder(server: { pid(): number; restart(): void }, world: World): Promise<number> {
  world.load.run();
  await pause(300);
  const before = server.pid();
  server.restart();
  await until('PostgreSQL is back', () => ![0, before].includes(server.pid()));
  const back = performance.now();
  const isWell = async (url: string): Promise<boolean> => {
    const answer = await ask(`${url}/api/v1/projects/project-a/shares?validOn=${LATER}`);
    return answer.status === 200;
  };
  await until('questions are answered', async () =>
    (await Promise.all(world.apis.map(({ url }) => isWell(url)))).every(Boolean),
  );
  await until('commands are acknowledged', () => world.load.lastAck() > back);
  const healed = performance.now() - back;
  await world.load.rest();
  return healed;
}

const PLANTED = `
  create schema if not exists planted;
  create sequence if not exists planted.n;
  create or replace function planted.fail() returns trigger language plpgsql security definer as $f$
    declare n bigint := nextval('planted.n');
    begin
      if n % 4 = 1 then raise exception 'planted' using errcode = (array['40001', '40P01', '55P03'])[1 + (n / 4) % 3]; end if;
      return null;
    end $f$;`;
/** Where it fails: in the log, and in a read model. */
const FAILING = ['log.event', 'community_register_v2.supplier', 'co_financing_v1.pledge'];

const busy: Experiment = {
  id: 'A13',
  title: 'serialization failures, deadlocks and lock timeouts',
  rounds: { smoke: 2, full: 30 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const { found, expect } = expectations();
    const { sql } = world;
    await sql.unsafe(PLANTED);
    for (const table of FAILING)
      await sql.unsafe(
        `create trigger planted before insert on ${table} for each statement execute function planted.fail()`,
      );
    world.load.run();
    await pause(rounds * 1_000);
    for (const table of FAILING) await sql.unsafe(`drop trigger planted on ${table}`);
    const [raised] = await sql<{ n: bigint }[]>`select last_value / 4 as n from planted.n`;
    const deadlocks = await realDeadlock(world);
    await world.load.rest();
    const unknown = world.history.calls.slice(since.calls).filter(({ outcome }) => outcome === 'unknown').length;
    expect(Number(raised!.n) > 0, 'limit', 'no failure was raised: nothing was shown');
    expect(deadlocks > 0, 'limit', 'there was no deadlock: nothing was shown');
    expect(unknown === 0, 'answers', `${unknown} commands were told of it instead of being tried again inside`);
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    return { numbers: { raised: Number(raised!.n), deadlocks, ...counted(world, since) }, found };
  },
};

/** Takes the log's table first and its head second, the other way round than an append. @returns how many deadlocks there were. */
async function realDeadlock(world: World): Promise<number> {
  const count = async (): Promise<number> => {
    const [row] = await world.sql<
      { n: bigint }[]
    >`select deadlocks as n from pg_stat_database where datname = current_database()`;
    return Number(row!.n);
  };
  const before = await count();
  await inSession(world, async (sql) => {
    const both = sql.begin(async (tx) => {
      await tx`set local deadlock_timeout = '20s'`;
      await tx`lock table log.event in share row exclusive mode`;
      await until('an append waits', async () => {
        const [row] = await tx<{ n: bigint }[]>`
          select count(*) as n from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))`;
        return Number(row!.n) > 0;
      });
      await tx`select size from log.head for update`;
    });
    // Whichever of the two PostgreSQL ends: it must not be seen outside.
    await both.catch(() => undefined);
  });
  await until('PostgreSQL has counted it', async () => (await count()) > before, 3_000).catch(() => undefined);
  return (await count()) - before;
}

const BLOCKED_MS = 4_500;

const stopped: Experiment = {
  id: 'A14',
  title: 'a service is stopped (SIGSTOP) while it holds the lock of the log',
  rounds: { smoke: 1, full: 5 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const { found, expect } = expectations();
    const throws = lab.throws.for('A14');
    const blocked: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [victim, other] = [world.apis[round % 2]!, world.apis[(round + 1) % 2]!];
      world.load.run();
      const caught = await stopInside(
        world,
        () => victim.kill('SIGSTOP'),
        () => victim.kill('SIGCONT'),
        throws.below,
      );
      if (!caught) {
        expect(false, 'limit', 'it was never caught holding the lock: nothing was shown');
        break;
      }
      const from = performance.now();
      const mark = world.history.calls.length;
      await until(
        'the others go on',
        () => world.history.calls.slice(mark).some(({ outcome, t1 }) => outcome === 'ok' && t1 > from + 100),
        40_000,
      );
      blocked.push(performance.now() - from + caught);
      await pause(500);
      victim.kill('SIGCONT');
      await victim.up();
      await other.up();
      await world.load.rest();
    }
    expect(
      Math.max(...blocked) <= BLOCKED_MS,
      'limit',
      `others were blocked for ${Math.round(Math.max(...blocked))} ms`,
    );
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    return { numbers: { rounds, ...times(blocked, 'blocked'), ...counted(world, since) }, found };
  },
};

/** Stops a process again and again until it holds the head's lock. @returns for how long it had held it, in ms; undefined when it never did. */
async function stopInside(
  world: World,
  stop: () => void,
  go: () => void,
  below: (limit: number) => number,
): Promise<number | undefined> {
  for (let attempt = 0; attempt < 500; attempt++) {
    await pause(below(25));
    stop();
    await pause(60);
    const [holder] = await world.sql<{ ms: number }[]>`
      select extract(epoch from clock_timestamp() - a.state_change)::float8 * 1000 as ms
      from pg_stat_activity a join pg_locks l on l.pid = a.pid and l.relation = 'log.head'::regclass and l.granted
      where a.datname = current_database() and a.application_name = 'faellesbog-appender'
        and a.state = 'idle in transaction' and a.state_change < clock_timestamp() - interval '50 ms'`;
    if (holder) return holder.ms;
    go();
  }
  return undefined;
}

export const database: Experiment[] = [exhausted, busy, stopped];
