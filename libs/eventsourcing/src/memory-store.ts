// SPDX-License-Identifier: MPL-2.0
import type { Envelope, RecordedEvent } from './event.js';
import {
  CommandReused,
  seal,
  WrongRevision,
  type CommandRef,
  type EventStore,
  type NewEvent,
  type RecordedCommand,
} from './event-store.js';
import { microsOf, microsOfIso } from './time.js';

/**
 * A whole event store in memory: for tests of rules, and as the top of an {@link overlay}. It passes the same contract
 * as the durable engines. Every reader gets its own copy, so nobody can change what was recorded.
 */
export function memoryStore(options: { log?: string; clock?: () => Date; beneath?: EventStore } = {}): EventStore {
  const { clock = () => new Date(), beneath } = options;
  const log = beneath?.log ?? options.log ?? 'memory';
  const own: string[] = [];
  const streams = new Map<string, number[]>();
  const commands = new Map<string, RecordedCommand>();
  const waiting = new Set<() => void>();
  let last = 0;
  // The log beneath may grow while this lies on top of it; positions continue from the head first seen.
  let base: Promise<number> | undefined;
  const baseHead = (): Promise<number> => (base ??= beneath ? headOf(beneath) : Promise.resolve(-1));
  const recorded = (index: number, from: number): RecordedEvent => ({
    ...(JSON.parse(own[index]!) as Envelope),
    position: from + 1 + index,
  });

  async function headOf(store: EventStore): Promise<number> {
    const head = await store.head();
    if (head.at) last = Math.max(last, microsOfIso(head.at));
    return head.position;
  }

  /** What lies beneath a stream never changes up to the head first seen: it is asked for once. */
  const beneathStreams = new Map<string, Promise<RecordedEvent[]>>();
  function readBeneath(stream: string, start: number): Promise<RecordedEvent[]> {
    if (!beneath || start < 0) return Promise.resolve([]);
    const read =
      beneathStreams.get(stream) ??
      beneath.readStream(stream).then((events) => events.filter(({ position }) => position <= start));
    beneathStreams.set(stream, read);
    read.catch(() => beneathStreams.delete(stream));
    return read;
  }

  async function readStream(stream: string, from = 0): Promise<RecordedEvent[]> {
    const start = await baseHead();
    const below = structuredClone(await readBeneath(stream, start));
    const above = (streams.get(stream) ?? []).map((index) => recorded(index, start));
    return [...below, ...above].slice(from);
  }

  async function append(stream: string, expected: number, events: NewEvent[], command: CommandRef) {
    const start = await baseHead();
    const revision = (await readStream(stream)).length - 1;
    const before = commands.get(command.id);
    if (before) {
      if (before.fingerprint !== command.fingerprint) throw new CommandReused(command.id);
      return { ...before.receipt, replayed: true };
    }
    if (revision !== expected) throw new WrongRevision(stream, expected, revision);
    const place = { log, stream, nextRevision: expected + 1, now: microsOf(clock()), last, cmd: command.id };
    const sealed = seal(place, events);
    last = sealed.last;
    for (const { canonical } of sealed.sealed) {
      streams.set(stream, [...(streams.get(stream) ?? []), own.length]);
      own.push(canonical);
    }
    const receipt = {
      stream,
      revision: expected + events.length,
      position: start + own.length,
      events: events.map(({ id }) => id),
    };
    commands.set(command.id, { ...command, receipt });
    for (const wake of waiting) wake();
    return { ...receipt, replayed: false };
  }

  async function readAll(after: number, limit: number): Promise<RecordedEvent[]> {
    const start = await baseHead();
    const below =
      beneath && after < start ? (await beneath.readAll(after, limit)).filter((e) => e.position <= start) : [];
    const first = Math.max(0, after - start);
    const above = own.slice(first, first + limit - below.length).map((_, index) => recorded(first + index, start));
    return [...below, ...above];
  }

  async function* subscribe(after: number, signal: AbortSignal): AsyncIterable<RecordedEvent[]> {
    let position = after;
    let wake = (): void => undefined;
    const ring = (): void => wake();
    waiting.add(ring);
    signal.addEventListener('abort', ring);
    try {
      while (!signal.aborted) {
        // Listening starts before reading, so that what is appended in between still wakes.
        const rung = new Promise<void>((resolve) => (wake = resolve));
        const batch = await readAll(position, 500);
        if (batch.length > 0) {
          position = batch.at(-1)!.position;
          yield batch;
        } else if (!signal.aborted) {
          await rung;
        }
      }
    } finally {
      waiting.delete(ring);
      signal.removeEventListener('abort', ring);
    }
  }

  function watch(ring: () => void): Promise<() => Promise<void>> {
    const wake = (): void => ring();
    waiting.add(wake);
    return Promise.resolve(() => Promise.resolve(void waiting.delete(wake)));
  }

  return {
    log,
    append: serially(append),
    readStream,
    readAll,
    subscribe,
    watch,
    findCommand: async (id) => commands.get(id) ?? (await beneath?.findCommand(id)),
    async head() {
      const start = await baseHead();
      if (own.length === 0) return beneath ? beneath.head() : { position: -1, at: null };
      return { position: start + own.length, at: recorded(own.length - 1, start).at };
    },
    async positionAt(instant) {
      const start = await baseHead();
      for (let index = own.length - 1; index >= 0; index--) {
        const event = recorded(index, start);
        if (microsOfIso(event.at) <= instant) return event.position;
      }
      return beneath ? Math.min(start, await beneath.positionAt(instant)) : -1;
    },
  };
}

/** One call at a time, in the order they were made. */
function serially<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  let previous: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const turn = previous.then(() => work(...args));
    previous = turn.catch(() => undefined);
    return turn;
  };
}

/** A store to try things in: reads see the store beneath and what was tried; the store beneath is never written. */
export const overlay = (beneath: EventStore): EventStore => memoryStore({ beneath });
