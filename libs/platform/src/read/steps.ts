// SPDX-License-Identifier: MPL-2.0
import {
  categoryOf,
  Rejection,
  UnreadableEvent,
  type DomainCommand,
  type EventStore,
  type FactRow,
  type ReadModel,
  type Reactor,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { isBusy, isConnectionLost, type Lane, type Sql } from '../postgres/connect.js';
import { stillHeld, type Held } from './ownership.js';
import { writeRows } from './tables.js';

const BATCH = 2_000;
export const REACTIONS = 'reactions';

/** Someone else moved the checkpoint, or took the lease over: nothing was written. */
export class LostRace extends Error {}

/** An event that cannot be taken, and why. */
export class Stopped extends Error {
  constructor(
    readonly position: number,
    readonly reason: string,
  ) {
    super(`stopped at position ${position}: ${reason}`);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What the steps of all runners of a process share. */
export interface Surroundings {
  /** A pool for what is only read, and for single statements. */
  sql: Sql;
  store: EventStore;
  /** A connection of its own for each schema that is written. */
  laneOf(schema: string): Lane;
  /** The families of events that the code knows. */
  known: ReadonlySet<string>;
  execute(command: DomainCommand): Promise<unknown>;
  /** Aborted when the process stops: a step ends after the page in hand. */
  stopping: AbortSignal;
  log(level: 'info' | 'warn' | 'error', message: string, details: Record<string, unknown>): void;
}

/**
 * Reads ahead while the caller writes: the next page is on its way before this one is applied. What comes twice is left
 * out and what comes early waits, so that a checkpoint never passes an event that was not there yet.
 */
async function* pages(
  { store, stopping }: Surroundings,
  after: number,
  limit: number,
): AsyncGenerator<RecordedEvent[]> {
  let position = after;
  let next = store.readAll(position, limit);
  for (;;) {
    const page = inOrder(await next, position);
    if (page.length === 0) return;
    stopping.throwIfAborted();
    position = page.at(-1)!.position;
    next = page.length === limit ? store.readAll(position, limit) : Promise.resolve([]);
    next.catch(() => undefined);
    yield page;
  }
}

/** The events right behind a position, without gaps: positions are dense on every engine. */
function inOrder(page: RecordedEvent[], after: number): RecordedEvent[] {
  if (page.every(({ position }, index) => position === after + 1 + index)) return page;
  const sound: RecordedEvent[] = [];
  for (const event of page.toSorted((a, b) => a.position - b.position)) {
    if (event.position === after + sound.length + 1) sound.push(event);
    else if (event.position > after + sound.length) break;
  }
  return sound;
}

function rowsOf(
  model: ReadModel,
  known: ReadonlySet<string>,
  page: RecordedEvent[],
): { rows: FactRow[]; last: RecordedEvent; poison?: Stopped } {
  const rows: FactRow[] = [];
  let last = page[0]!;
  for (const event of page) {
    try {
      if (!known.has(categoryOf(event.stream)))
        throw new UnreadableEvent(event, 'this code knows no such family of events');
      if (model.reads(event.stream)) rows.push(...model.rows(event));
      last = event;
    } catch (error) {
      return { rows, last, poison: new Stopped(event.position, reasonOf(error)) };
    }
  }
  return { rows, last };
}

/**
 * Applies pages to a read model in `schema` until the log's end.
 * @returns events applied.
 * @throws Stopped at a poison event, after what came before it; LostRace.
 */
export async function apply(
  around: Surroundings,
  model: ReadModel,
  schema: string,
  { held, limit = BATCH, seen }: { held?: Held; limit?: number; seen?: (position: number) => void } = {},
): Promise<number> {
  const [at] = await around.sql<{ position: bigint }[]>`select position from ${around.sql(`${schema}.checkpoint`)}`;
  // Switched for another building in this very moment.
  if (!at) throw new LostRace();
  let position = Number(at.position);
  let applied = 0;
  let writing: Promise<unknown> = Promise.resolve();
  for await (const page of pages(around, position, limit)) {
    // The rows of this page are made while PostgreSQL still writes those of the one before.
    const { rows, last, poison } = rowsOf(model, around.known, page);
    await writing;
    seen?.(position);
    if (!poison || last.position < poison.position) {
      writing = write(around.laneOf(schema), model, schema, held, rows, position, last);
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

/** Rows and checkpoint in one transaction; the checkpoint moves only from where it was read, and only for the owner. */
function write(
  lane: Lane,
  model: ReadModel,
  schema: string,
  held: Held | undefined,
  rows: FactRow[],
  from: number,
  to: RecordedEvent,
): Promise<void> {
  return lane.transaction(async (tx, send) => {
    const moved = await tx`update ${tx(`${schema}.checkpoint`)} set position = ${to.position}, at = ${to.at},
      stopped_at = null, stopped_because = null where position = ${from} and ${stillHeld(tx, held)}`;
    if (moved.count === 0) throw new LostRace();
    writeRows(tx, model, schema, rows, send);
  });
}

/**
 * Asks for everything that follows from the events after a reactor's checkpoint, until the log's end. A crash on the way
 * asks again for some of it: commands have ids derived from their event, so they are answered and not repeated.
 * @returns events reacted to or passed over.
 * @throws Stopped at an event it cannot take; LostRace before the next command once another replica is the owner.
 */
export async function react(around: Surroundings, reactor: Reactor, held: Held): Promise<number> {
  const { sql } = around;
  const table = sql(`${REACTIONS}.checkpoint`);
  const [at] = await sql<{ position: bigint }[]>`select position from ${table} where name = ${reactor.name}`;
  let position = Number(at!.position);
  let applied = 0;
  for await (const page of pages(around, position, BATCH)) {
    for (const event of page) await reactTo(around, reactor, event, held);
    const last = page.at(-1)!;
    const moved = await sql`update ${table} set position = ${last.position}, stopped_at = null, stopped_because = null
      where name = ${reactor.name} and position = ${position} and ${stillHeld(sql, held)}`;
    if (moved.count === 0) throw new LostRace();
    applied += page.length;
    position = last.position;
  }
  return applied;
}

async function reactTo(around: Surroundings, reactor: Reactor, event: RecordedEvent, held: Held): Promise<void> {
  if (!reactor.reads(event.stream)) return;
  try {
    const commands = reactor.commands(event, event.at);
    for (const command of commands) {
      const [owner] = await around.sql`select where ${stillHeld(around.sql, held)}`;
      if (!owner) throw new LostRace();
      try {
        await around.execute(command);
      } catch (error) {
        // The rules of the other stream said no: that is an answer, and asking again would not change it.
        if (!(error instanceof Rejection)) throw error;
        const details = { reactor: reactor.name, position: event.position, code: error.code };
        around.log('warn', 'a reaction was refused', details);
      }
    }
  } catch (error) {
    if (error instanceof LostRace || isConnectionLost(error) || isBusy(error)) throw error;
    throw new Stopped(event.position, reasonOf(error));
  }
}
