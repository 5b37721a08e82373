// SPDX-License-Identifier: MPL-2.0
import {
  categoryOf,
  Rejection,
  UnreadableEvent,
  type DomainCommand,
  type EventFamily,
  type EventStore,
  type FactRow,
  type ReadModel,
  type Reactor,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { isBusy, isConnectionLost, lane, type Lane, type Sql } from '../postgres/connect.js';
import { DOORBELL } from '../postgres/engine.js';
import { checkpointOf } from './queries.js';
import { createIndexes, createTables, writeRows } from './tables.js';

const BATCH = 2_000;
const REBUILD_BATCH = 5_000;
const POLL_MS = 500;
const MAX_BACKOFF_MS = 30_000;
const REACTIONS = 'reactions';

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
  log?: (level: 'info' | 'warn' | 'error', message: string, details: Record<string, unknown>) => void;
}

/** How far a read model or reactor has got, against the log's own head. */
export interface RunnerStatus {
  name: string;
  kind: 'read model' | 'reactor';
  /** Last position applied; -1 before the first. */
  position: number;
  /** Events of the log not yet applied. */
  lag: number;
  state: 'running' | 'catching up' | 'stopped';
  /** Where and why it stopped; it tries again by itself, and never skips. */
  stopped?: { position: number; reason: string };
}

export interface Projector {
  /** Creates missing tables, then keeps everything up to date until `stop`. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Applies what there is now and returns: for programs that do one thing, and for tests. */
  catchUp(): Promise<void>;
  status(): Promise<RunnerStatus[]>;
  /** Builds a read model anew beside the live one and switches when it has caught up. */
  rebuild(name: string, progress?: (done: number, of: number) => void): Promise<{ events: number; seconds: number }>;
}

class LostRace extends Error {}
class Stopped extends Error {
  constructor(
    readonly position: number,
    readonly reason: string,
  ) {
    super(`stopped at position ${position}: ${reason}`);
  }
}

/**
 * Keeps read models and reactors up to date. Rows and checkpoint are one transaction, and the checkpoint moves only
 * from where this runner read it: of two runners that both think they own a model, one is told no.
 */
export function projector(options: ProjectorOptions): Projector {
  const { sql, store, models, reactors = [], log = () => undefined } = options;
  const known = new Set(options.families.map(({ category }) => category));
  const stopping = new AbortController();
  const wakes = new Set<() => void>();
  const lanes = new Map<string, Lane>();
  const laneOf = (name: string): Lane => {
    const open =
      lanes.get(name) ??
      lane(options.url, { name: `faellesbog-${name}`, statementTimeoutMs: 600_000, replayable: true });
    lanes.set(name, open);
    return open;
  };
  let loops: Promise<void>[] = [];
  let unlisten: (() => Promise<void>) | undefined;

  async function prepare(): Promise<void> {
    await laneOf('setup').transaction(async (tx) => {
      // Two runners may start at once; "if not exists" alone does not keep them apart.
      await tx`select pg_advisory_xact_lock(7301202613)`;
      for (const model of models) await createTables(tx, model, model.schema, true);
      await tx.unsafe(`create schema if not exists ${REACTIONS};
        create table if not exists ${REACTIONS}.checkpoint (name text primary key, position bigint not null,
          stopped_at bigint, stopped_because text)`);
    });
    for (const { name } of reactors) {
      await sql`insert into ${sql(`${REACTIONS}.checkpoint`)} (name, position) values (${name}, -1) on conflict do nothing`;
    }
  }

  /** Reads ahead while the caller writes: the next page is on its way before this one is applied. */
  async function* pages(after: number, limit: number): AsyncGenerator<RecordedEvent[]> {
    let next = store.readAll(after, limit);
    for (;;) {
      const page = await next;
      if (page.length === 0) return;
      next = page.length === limit ? store.readAll(page.at(-1)!.position, limit) : Promise.resolve([]);
      next.catch(() => undefined);
      yield page;
    }
  }

  function rowsOf(model: ReadModel, page: RecordedEvent[]): { rows: FactRow[]; last: RecordedEvent; poison?: Stopped } {
    const rows: FactRow[] = [];
    let last = page[0]!;
    for (const event of page) {
      try {
        if (!known.has(categoryOf(event.stream)))
          throw new UnreadableEvent(event, 'this code knows no such family of events');
        if (model.reads(event.stream)) rows.push(...model.rows(event));
        last = event;
      } catch (error) {
        return {
          rows,
          last,
          poison: new Stopped(event.position, error instanceof Error ? error.message : String(error)),
        };
      }
    }
    return { rows, last };
  }

  /** Applies pages until the log's end. @returns events applied. @throws Stopped at a poison event, after what came before it. */
  async function apply(
    model: ReadModel,
    schema: string,
    limit: number,
    seen?: (position: number) => void,
  ): Promise<number> {
    const table = `${schema}.checkpoint`;
    const [at] = await sql<{ position: bigint }[]>`select position from ${sql(table)}`;
    let position = Number(at!.position);
    let applied = 0;
    let writing: Promise<unknown> = Promise.resolve();
    for await (const page of pages(position, limit)) {
      // The rows of this page are made while PostgreSQL still writes those of the one before.
      const { rows, last, poison } = rowsOf(model, page);
      await writing;
      seen?.(position);
      if (!poison || last.position < poison.position) {
        writing = write(model, schema, rows, position, last);
        writing.catch(() => undefined);
        applied += last.position - position;
        position = last.position;
      }
      if (poison) {
        await writing;
        throw poison;
      }
    }
    await writing;
    seen?.(position);
    return applied;
  }

  function write(model: ReadModel, schema: string, rows: FactRow[], from: number, to: RecordedEvent): Promise<void> {
    return laneOf(schema).transaction(async (tx, send) => {
      const moved = await tx`update ${tx(`${schema}.checkpoint`)} set position = ${to.position}, at = ${to.at},
        stopped_at = null, stopped_because = null where position = ${from}`;
      if (moved.count === 0) throw new LostRace();
      writeRows(tx, model, schema, rows, send);
    });
  }

  async function react(reactor: Reactor): Promise<number> {
    const table = `${REACTIONS}.checkpoint`;
    const [at] = await sql<{ position: bigint }[]>`select position from ${sql(table)} where name = ${reactor.name}`;
    let position = Number(at!.position);
    let applied = 0;
    for await (const page of pages(position, BATCH)) {
      for (const event of page) await reactTo(reactor, event);
      const last = page.at(-1)!;
      const moved =
        await sql`update ${sql(table)} set position = ${last.position}, stopped_at = null, stopped_because = null
        where name = ${reactor.name} and position = ${position}`;
      if (moved.count === 0) throw new LostRace();
      applied += page.length;
      position = last.position;
    }
    return applied;
  }

  async function reactTo(reactor: Reactor, event: RecordedEvent): Promise<void> {
    if (!reactor.reads(event.stream)) return;
    try {
      for (const command of reactor.commands(event, event.at)) {
        try {
          await options.execute!(command);
        } catch (error) {
          // The rules of the other stream said no: that is an answer, and asking again would not change it.
          if (!(error instanceof Rejection)) throw error;
          log('warn', 'a reaction was refused', { reactor: reactor.name, position: event.position, code: error.code });
        }
      }
    } catch (error) {
      if (isConnectionLost(error) || isBusy(error)) throw error;
      throw new Stopped(event.position, error instanceof Error ? error.message : String(error));
    }
  }

  async function loop(
    name: string,
    step: () => Promise<number>,
    mark: (stopped: Stopped) => Promise<unknown>,
  ): Promise<void> {
    let backoff = POLL_MS;
    while (!stopping.signal.aborted) {
      let wake = (): void => undefined;
      const rung = new Promise<void>((resolve) => (wake = resolve));
      wakes.add(wake);
      let pause = POLL_MS;
      try {
        await step();
        backoff = POLL_MS;
      } catch (error) {
        if (stopping.signal.aborted) return;
        pause = error instanceof LostRace ? 50 : backoff;
        backoff = Math.min(MAX_BACKOFF_MS, backoff * 2);
        await note(name, error, mark);
      }
      const timer = setTimeout(wake, pause);
      if (pause <= POLL_MS) await rung;
      else await Promise.race([new Promise((resolve) => setTimeout(resolve, pause)), aborted(stopping.signal)]);
      clearTimeout(timer);
      wakes.delete(wake);
    }
  }

  async function note(name: string, error: unknown, mark: (stopped: Stopped) => Promise<unknown>): Promise<void> {
    if (error instanceof LostRace) return log('info', 'another runner moved the checkpoint', { name });
    if (error instanceof Stopped) {
      log('error', 'stopped, and will try again', { name, position: error.position, reason: error.reason });
      await mark(error).catch(() => undefined);
      return;
    }
    log('warn', 'could not go on, and will try again', {
      name,
      reason: error instanceof Error ? error.message : String(error),
    });
  }

  const markModel = (model: ReadModel) => (stopped: Stopped) =>
    sql`update ${sql(`${model.schema}.checkpoint`)} set stopped_at = ${stopped.position}, stopped_because = ${stopped.reason}`;
  const markReactor = (reactor: Reactor) => (stopped: Stopped) =>
    sql`update ${sql(`${REACTIONS}.checkpoint`)} set stopped_at = ${stopped.position}, stopped_because = ${stopped.reason}
      where name = ${reactor.name}`;

  async function statusOf(head: number): Promise<RunnerStatus[]> {
    const list: RunnerStatus[] = [];
    const add = (kind: RunnerStatus['kind'], name: string, row?: CheckpointRow): void => {
      const position = row ? Number(row.position) : -1;
      const lag = Math.max(0, head - position);
      const stopped =
        row?.stopped_at == null ? undefined : { position: Number(row.stopped_at), reason: row.stopped_because ?? '' };
      list.push({
        kind,
        name,
        position,
        lag,
        state: stopped ? 'stopped' : lag > 0 ? 'catching up' : 'running',
        stopped,
      });
    };
    for (const model of models) {
      const { position } = await checkpointOf(sql, model);
      const rows = position < 0 ? [] : await sql<CheckpointRow[]>`select * from ${sql(`${model.schema}.checkpoint`)}`;
      add('read model', model.name, rows[0]);
    }
    for (const { name } of reactors) {
      const rows = await sql<CheckpointRow[]>`select * from ${sql(`${REACTIONS}.checkpoint`)} where name = ${name}`;
      add('reactor', name, rows[0]);
    }
    return list;
  }

  return {
    async start() {
      await prepare();
      const listening = await sql.listen(DOORBELL, () => wakes.forEach((wake) => wake()));
      unlisten = listening.unlisten;
      loops = [
        ...models.map((model) => loop(model.name, () => apply(model, model.schema, BATCH), markModel(model))),
        ...reactors.map((reactor) => loop(reactor.name, () => react(reactor), markReactor(reactor))),
      ];
    },
    async stop() {
      stopping.abort();
      wakes.forEach((wake) => wake());
      await Promise.all(loops);
      await unlisten?.().catch(() => undefined);
      await Promise.all([...lanes.values()].map((open) => open.end()));
    },
    async catchUp() {
      await prepare();
      // Reactions record new events, which models and other reactors then have to see.
      for (let applied = 1; applied > 0;) {
        applied = 0;
        for (const reactor of reactors) applied += await react(reactor);
        for (const model of models) applied += await apply(model, model.schema, BATCH);
      }
    },
    status: async () => statusOf((await store.head()).position),
    async rebuild(name, progress) {
      const model = models.find((candidate) => candidate.name === name);
      if (!model) throw new Error(`there is no read model "${name}": ${models.map((m) => m.name).join(', ')}`);
      return rebuild(model, progress ?? (() => undefined));
    },
  };

  async function rebuild(model: ReadModel, progress: (done: number, of: number) => void) {
    const started = performance.now();
    const beside = `${model.schema}_beside`;
    await sql`drop schema if exists ${sql(beside)} cascade`;
    await laneOf(beside).transaction((tx) => createTables(tx, model, beside, false));
    const { position: head } = await store.head();
    const events = await apply(model, beside, REBUILD_BATCH, (position) => progress(position + 1, head + 1));
    await createIndexes(sql, model, beside);
    await laneOf(beside).transaction((tx) => createTables(tx, model, model.schema, true));
    for (;;) {
      await apply(model, beside, BATCH);
      if (await switchOver(laneOf(beside), model, beside)) break;
    }
    progress(head + 1, head + 1);
    return { events, seconds: (performance.now() - started) / 1000 };
  }
}

interface CheckpointRow {
  position: bigint;
  stopped_at: bigint | null;
  stopped_because: string | null;
}

/** Swaps the schemas in one transaction, unless the live one has got further meanwhile. */
async function switchOver(besideLane: Lane, model: ReadModel, beside: string): Promise<boolean> {
  const old = `${model.schema}_old`;
  return besideLane.transaction(async (tx) => {
    const [live] = await tx<CheckpointRow[]>`select position from ${tx(`${model.schema}.checkpoint`)} for update`;
    const [built] = await tx<CheckpointRow[]>`select position from ${tx(`${beside}.checkpoint`)}`;
    if (built!.position < live!.position) return false;
    await tx`drop schema if exists ${tx(old)} cascade`;
    await tx`alter schema ${tx(model.schema)} rename to ${tx(old)}`;
    await tx`alter schema ${tx(beside)} rename to ${tx(model.schema)}`;
    await tx`drop schema ${tx(old)} cascade`;
    return true;
  });
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
