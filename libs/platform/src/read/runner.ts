// SPDX-License-Identifier: MPL-2.0
import type { DomainCommand, EventFamily, EventStore, ReadModel, Reactor } from '@faellesbog/eventsourcing';
import { lane, type Lane, type Sql, type Tx } from '../postgres/connect.js';
import { ownership, OWNERSHIP_TABLES, stillHeld, type Held } from './ownership.js';
import { rebuild } from './rebuild.js';
import { leases, nothingYet, statusOf, type Checkpoint, type RunnerStatus } from './status.js';
import { apply, LostRace, react, REACTIONS, Stopped, type Surroundings } from './steps.js';
import { createTables } from './tables.js';

const POLL_MS = 500;
const MAX_BACKOFF_MS = 30_000;

export interface ProjectorOptions {
  /** The database of the read models. */
  url: string;
  /** A pool for what is only read. */
  sql: Sql;
  store: EventStore;
  /** Every family the code knows: an event of another one means the log is newer than the code. */
  families: readonly EventFamily[];
  models: readonly ReadModel[];
  reactors?: readonly Reactor[];
  execute?: (command: DomainCommand) => Promise<unknown>;
  log?: Surroundings['log'];
}

/** The read models in this database were made from another log than the one opened: nothing starts on a mixture. */
export class OtherLog extends Error {
  readonly code = 'read_models.other_log';
  readonly da: string;
  constructor(made: string, opened: string) {
    super(
      `The read models in this database were made from the log ${made}, but the log opened is ${opened}. ` +
        `Point DATABASE_URL and EVENTSTORE_URL at two that belong together, or give this log an empty database: its read models are built from the log.`,
    );
    this.da =
      `Læsemodellerne i denne database er lavet af loggen ${made}, men den åbnede log er ${opened}. ` +
      `Lad DATABASE_URL og EVENTSTORE_URL pege på to, der hører sammen, eller giv denne log en tom database: dens læsemodeller bygges af loggen.`;
    this.name = 'OtherLog';
  }
}

export interface Projector {
  /** Refuses a database whose read models were made from another log; for processes that only read. @throws OtherLog. */
  check(): Promise<void>;
  /** Creates missing tables, then keeps its share of read models and reactors up to date until `stop`. @throws OtherLog. */
  start(): Promise<void>;
  /** Ends the work under way and gives back what it owned. */
  stop(): Promise<void>;
  /**
   * Applies what there is now and returns; what another process owns is waited for. For programs that do one thing, and
   * for tests. @throws OtherLog; Error at a poison event.
   */
  catchUp(): Promise<void>;
  status(): Promise<RunnerStatus[]>;
  /** Builds a read model anew beside the live one and switches when it has caught up. @throws OtherLog. */
  rebuild(name: string, progress?: (done: number, of: number) => void): Promise<{ events: number; seconds: number }>;
}

/** A read model or reactor, as the loop sees it. */
interface Runner {
  kind: RunnerStatus['kind'];
  name: string;
  /** What a lease is held on: a read model's schema, so that two versions of it have an owner each. */
  lease: string;
  step(held: Held): Promise<number>;
  /** Notes where it stopped, for everyone to see. */
  mark(stopped: Stopped, held: Held): Promise<unknown>;
  checkpoint(): Promise<Checkpoint | undefined>;
}

/**
 * Keeps read models and reactors up to date, in any number of processes. Each has one owner at a time, by lease; but
 * what keeps the rows right is that rows and checkpoint are one transaction, and that the checkpoint moves only from
 * where it was read and only under the newest epoch: of two that both think they own a model, one is told no.
 *
 * A reactor has a checkpoint of its own, which no rebuild touches. A new one begins at the beginning of the log and
 * reacts to all that has happened.
 */
export function projector(options: ProjectorOptions): Projector {
  const { sql, store, models, reactors = [], log = () => undefined } = options;
  const stopping = new AbortController();
  const wakes = new Set<() => void>();
  const wakeAll = (): void => wakes.forEach((wake) => wake());
  const lanes = new Map<string, Lane>();
  const around: Surroundings = {
    sql,
    store,
    laneOf(schema) {
      const name = `faellesbog-${schema}`;
      const open = lanes.get(schema) ?? lane(options.url, { name, statementTimeoutMs: 600_000, replayable: true });
      lanes.set(schema, open);
      return open;
    },
    known: new Set(options.families.map(({ category }) => category)),
    execute: async (command) => options.execute!(command),
    stopping: stopping.signal,
    log,
  };
  const runners = [
    ...models.map((model) => modelRunner(around, model)),
    ...reactors.map((reactor) => reactorRunner(around, reactor)),
  ];
  /** A lease that moved on leaves no connection behind: a server has only so many. */
  async function closeLane(schema: string): Promise<void> {
    const open = lanes.get(schema);
    lanes.delete(schema);
    await open?.end();
  }
  const names = runners.map((runner) => runner.lease);
  const own = ownership(options.url, names, wakeAll);
  let loops: Promise<void>[] = [];
  let unwatch: (() => Promise<void>) | undefined;

  async function check(): Promise<void> {
    const [made] = await sql<{ name: string }[]>`select name from runners.log`.catch(nothingYet);
    if (!made || made.name === store.log) return;
    // An empty log may still take over another's name: read models of nothing belong to any.
    const checkpoints = await Promise.all(runners.map((runner) => runner.checkpoint()));
    if (checkpoints.some((at) => at && at.position >= 0)) throw new OtherLog(made.name, store.log);
  }

  async function prepare(): Promise<void> {
    const setup = lane(options.url, { name: 'faellesbog-setup' });
    const work = async (tx: Tx): Promise<void> => {
      // Two runners may start at once; "if not exists" alone does not keep them apart. Many do when a machine comes back.
      await tx`set local lock_timeout = '60s'`;
      await tx`select pg_advisory_xact_lock(7301202615)`;
      await check();
      for (const model of models) await createTables(tx, model, model.schema, true);
      await tx.unsafe(`${OWNERSHIP_TABLES};
        create schema if not exists ${REACTIONS};
        create table if not exists ${REACTIONS}.checkpoint (name text primary key, position bigint not null,
          stopped_at bigint, stopped_because text)`);
      await tx`insert into runners.log (name) values (${store.log}) on conflict (one) do update set name = excluded.name`;
      for (const name of names) await tx`insert into runners.lease (name) values (${name}) on conflict do nothing`;
      for (const { name } of reactors)
        await tx`insert into ${tx(`${REACTIONS}.checkpoint`)} (name, position) values (${name}, -1) on conflict do nothing`;
    };
    await setup.transaction(work).finally(() => setup.end());
  }

  let prepared: Promise<void> | undefined;
  /** Once for all rebuilds of this process: each would wait for the others, longer than anybody waits for a lock. */
  const preparedOnce = (): Promise<void> =>
    (prepared ??= prepare().catch((error: unknown) => {
      prepared = undefined;
      throw error;
    }));

  async function loop(runner: Runner): Promise<void> {
    let backoff = POLL_MS;
    while (!stopping.signal.aborted) {
      let wake = (): void => undefined;
      const rung = new Promise<void>((resolve) => (wake = resolve));
      wakes.add(wake);
      let pause = POLL_MS;
      const held = own.held(runner.lease);
      try {
        await (held ? runner.step(held) : closeLane(runner.lease));
        backoff = POLL_MS;
      } catch (error) {
        if (stopping.signal.aborted) return;
        pause = error instanceof LostRace ? 50 : backoff;
        backoff = Math.min(MAX_BACKOFF_MS, backoff * 2);
        await note(runner, error, held);
      }
      const timer = setTimeout(wake, pause);
      if (pause <= POLL_MS) await rung;
      else await Promise.race([new Promise((resolve) => setTimeout(resolve, pause)), aborted(stopping.signal)]);
      clearTimeout(timer);
      wakes.delete(wake);
    }
  }

  async function note({ name, mark }: Runner, error: unknown, held?: Held): Promise<void> {
    if (error instanceof LostRace) {
      log('info', 'another runner moved the checkpoint or is the owner now', { name });
      return own.refresh().catch(() => undefined);
    }
    if (error instanceof Stopped) {
      log('error', 'stopped, and will try again', { name, position: error.position, reason: error.reason });
      if (held) await mark(error, held).catch(() => undefined);
      return;
    }
    log('warn', 'could not go on, and will try again', {
      name,
      reason: error instanceof Error ? error.message : String(error),
    });
  }

  async function status(): Promise<RunnerStatus[]> {
    const { position: head } = await store.head();
    const owned = await leases(sql);
    const list: RunnerStatus[] = [];
    for (const runner of runners) {
      list.push(statusOf(runner, head, await runner.checkpoint(), owned.get(runner.lease)));
    }
    return list;
  }

  /** One step of everything this process owns. @returns events applied. */
  async function stepAll(): Promise<number> {
    let applied = 0;
    // Reactions record new events, which models and other reactors then have to see.
    for (const runner of [...runners].reverse()) {
      const held = own.held(runner.lease);
      if (!held) continue;
      try {
        applied += await runner.step(held);
      } catch (error) {
        if (!(error instanceof LostRace)) throw error;
        await own.refresh();
      }
    }
    return applied;
  }

  async function catchUp(): Promise<void> {
    await prepare();
    await own.join();
    try {
      for (;;) {
        if ((await stepAll()) > 0) continue;
        const behind = (await status()).filter(({ lag }) => lag > 0);
        if (behind.length === 0) return;
        for (const { stopped } of behind) if (stopped) throw new Stopped(stopped.position, stopped.reason);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      if (loops.length === 0) await own.leave();
    }
  }

  return {
    check,
    async start() {
      await prepare();
      await own.join();
      unwatch = await store.watch(wakeAll);
      loops = runners.map(loop);
    },
    async stop() {
      stopping.abort();
      wakeAll();
      await Promise.all(loops);
      await own.leave();
      await unwatch?.();
      await Promise.all([...lanes.keys()].map(closeLane));
    },
    catchUp,
    status,
    async rebuild(name, progress) {
      const model = models.find((candidate) => candidate.name === name);
      if (!model) throw new Error(`there is no read model "${name}": ${models.map((m) => m.name).join(', ')}`);
      await preparedOnce();
      const beside = `${model.schema}_beside`;
      return rebuild(around, model, beside, progress ?? (() => undefined)).finally(() => closeLane(beside));
    },
  };
}

function modelRunner(around: Surroundings, model: ReadModel): Runner {
  const { sql } = around;
  const { name, schema } = model;
  const table = `${schema}.checkpoint`;
  return {
    kind: 'read model',
    name,
    lease: schema,
    step: (held) => apply(around, model, schema, { held }),
    mark: (stopped, held) => sql`
      update ${sql(table)} set stopped_at = ${stopped.position}, stopped_because = ${stopped.reason} where ${stillHeld(sql, held)}`,
    checkpoint: async () => (await sql<Checkpoint[]>`select * from ${sql(table)}`.catch(nothingYet))[0],
  };
}

function reactorRunner(around: Surroundings, reactor: Reactor): Runner {
  const { sql } = around;
  const { name } = reactor;
  const table = `${REACTIONS}.checkpoint`;
  return {
    kind: 'reactor',
    name,
    lease: name,
    step: (held) => react(around, reactor, held),
    mark: (stopped, held) => sql`
      update ${sql(table)} set stopped_at = ${stopped.position}, stopped_because = ${stopped.reason}
      where name = ${name} and ${stillHeld(sql, held)}`,
    checkpoint: async () =>
      (await sql<Checkpoint[]>`select * from ${sql(table)} where name = ${name}`.catch(nothingYet))[0],
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
