// SPDX-License-Identifier: MPL-2.0
import { streamNameFilter, type AllStreamSubscription } from '@eventstore/db-client';
import { StoreUnavailable, type Envelope, type Micros, type RecordedEvent } from '@faellesbog/eventsourcing';
import { UnusableEventStore, type EventStoreConnection, type StoredEvent } from './client.js';
import { BOOK_STREAMS, fromStored, inPlace, type Written } from './envelope.js';

/** Places are kept for good in runs of this many: what a start then has to read again is at most one run. */
const RUN = 4_096;
/** The newest events stay at hand, for everyone who follows the log. */
const AT_HAND_EVENTS = 8_192;
const AT_HAND_CHARACTERS = 16_777_216;
/** Events the server may pass over before it says how far it is: so a rare match does not mean a long way back. */
const SEARCH_WINDOW = 512;
const RESUBSCRIBE_MS = 250;

/** Where events stand on the server and when they count as recorded, from position `first` on: three numbers an event. */
export interface Run {
  first: number;
  /** commit, prepare, instant in microseconds; of each event in turn. */
  numbers: Float64Array;
}

/** Keeps full runs. They never change, so whoever is first may write one and nobody has to ask. */
export interface RunKeeper {
  load(log: string): Promise<Run[]>;
  save(log: string, run: Run): Promise<void>;
  close(): Promise<void>;
}

/** An event as it counts: its exact text in its place, and the fingerprint of its command. */
export interface Text {
  position: number;
  canonical: string;
  fingerprint: string;
}

export interface Places {
  /** The last position that has been seen; -1 before the first. */
  last(): number;
  instantOf(position: number): Micros;
  /** The last position at or before an instant; -1 when there is none. */
  at(instant: Micros): number;
  /** What stands at the positions after one, in order, at most `limit` of them, with nothing left out. */
  texts(after: number, limit: number): Promise<Text[]>;
  /** The position of an event that the server has stored; waits until it has been seen. */
  positionOf(stored: Pick<StoredEvent, 'position' | 'id'>): Promise<number>;
  /** Like {@link positionOf} for an event about to be stored; `forget` when it was not. */
  await(eventId: string): { position: Promise<number>; forget(): void };
  textOf(written: Written, position: number): Text;
  watch(ring: () => void): () => void;
  /** Resolves when everything the server has now has been seen. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Positions for a server that has none. The server's log has one order, and byte offsets for places; the book counts its
 * own events in that order from 0, so every process comes to the same numbers by itself. What has been counted is kept
 * as three numbers an event (24 MB for a million), and in runs by the keeper, so that a start does not count it all again.
 */
export async function followPlaces(
  connection: EventStoreConnection,
  log: string,
  keeper: RunKeeper,
  patienceMs: number,
): Promise<Places> {
  let numbers = new Float64Array(3 * RUN);
  let size = 0;
  const hand: Text[] = [];
  let handCharacters = 0;
  const awaited = new Map<string, (position: number) => void>();
  const rings = new Set<() => void>();
  let failure: Error | undefined;

  const instantOf = (position: number): Micros => (position < 0 ? 0 : numbers[3 * position + 2]!);
  const placeOf = (position: number) => ({
    commit: BigInt(numbers[3 * position]!),
    prepare: BigInt(numbers[3 * position + 1]!),
  });

  function room(events: number): void {
    if (3 * (size + events) <= numbers.length) return;
    const larger = new Float64Array(Math.max(numbers.length * 2, 3 * (size + events)));
    larger.set(numbers);
    numbers = larger;
  }

  function count(place: { commit: bigint; prepare: bigint }, written: Written, id: string): void {
    const { canonical, at } = inPlace(written, instantOf(size - 1));
    room(1);
    numbers.set([Number(place.commit), Number(place.prepare), at], 3 * size);
    const position = size++;
    hand.push({ position, canonical, fingerprint: written.fingerprint });
    handCharacters += canonical.length;
    if (hand.length >= 2 * AT_HAND_EVENTS || handCharacters > 2 * AT_HAND_CHARACTERS)
      for (const dropped of hand.splice(0, hand.length >> 1)) handCharacters -= dropped.canonical.length;
    awaited.get(id)?.(position);
    awaited.delete(id);
    if (size % RUN === 0) keep(size - RUN);
  }

  function keep(first: number): void {
    // Kept or not, the next start only has to read a little more.
    keeper.save(log, { first, numbers: numbers.slice(3 * first, 3 * (first + RUN)) }).catch(() => undefined);
  }

  function see(event: StoredEvent): void {
    const { position } = event;
    if (failure || !position || (size > 0 && Number(position.prepare) <= numbers[3 * size - 2]!)) return;
    const written = fromStored(event, log);
    if (written) count(position, written, event.id);
  }

  for (const run of await keeper.load(log)) {
    if (run.first !== size) break;
    room(RUN);
    numbers.set(run.numbers, 3 * size);
    size += RUN;
  }
  await assertSameServer();

  async function assertSameServer(): Promise<void> {
    if (size === 0) return;
    const [stored] = await connection.page(placeOf(size - 1), false, 1);
    if (stored?.position?.prepare === placeOf(size - 1).prepare && fromStored(stored, log)) return;
    throw otherServer(size - 1);
  }

  const follower = follow(
    connection,
    () => (size === 0 ? 'start' : placeOf(size - 1)),
    see,
    () => rings.forEach((ring) => ring()),
    (error) => (failure ??= error),
  );

  const sound = (): void => {
    if (failure) throw failure;
  };

  async function seen(done: () => boolean): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!done()) {
      sound();
      if (Date.now() > deadline) throw new StoreUnavailable('the log was not followed in time');
      await nextRing(rings, 100);
    }
  }

  function find(prepare: bigint): number {
    let [low, high] = [0, size - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = numbers[3 * middle + 1]!;
      if (here === Number(prepare)) return middle;
      if (here < Number(prepare)) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  const textOf = (written: Written, position: number): Text => {
    const { canonical } = inPlace(written, instantOf(position - 1));
    return { position, canonical, fingerprint: written.fingerprint };
  };

  async function fromServer(from: number, wanted: number): Promise<Text[]> {
    const found: Text[] = [];
    let place: { commit: bigint; prepare: bigint } = placeOf(from);
    for (let position = from; found.length < wanted;) {
      const page = await connection.page(place, false, Math.min(4_000, 2 * (wanted - found.length) + 16));
      for (const stored of page) {
        const written = fromStored(stored, log);
        if (!written || stored.position!.prepare < placeOf(position).prepare) continue;
        if (stored.position!.prepare !== placeOf(position).prepare) throw otherServer(position);
        found.push(textOf(written, position));
        if (++position === from + wanted) return found;
      }
      const last = page.at(-1)?.position;
      if (!last || last.prepare === place.prepare) throw otherServer(position);
      place = last;
    }
    return found;
  }

  return {
    last: () => size - 1,
    instantOf,
    textOf,
    at(instant) {
      let [low, high] = [0, size];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (instantOf(middle) <= instant) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    },
    async texts(after, limit) {
      sound();
      const from = Math.max(0, after + 1);
      const wanted = Math.min(limit, size - from);
      if (wanted <= 0) return [];
      const oldest = size - hand.length;
      return from < oldest ? fromServer(from, wanted) : hand.slice(from - oldest, from - oldest + wanted);
    },
    async positionOf({ position }) {
      let found = find(position!.prepare);
      if (found < 0) {
        await seen(() => (found = find(position!.prepare)) >= 0);
      }
      return found;
    },
    await(eventId) {
      let reached: number | undefined;
      awaited.set(eventId, (position) => (reached = position));
      return {
        get position() {
          return seen(() => reached !== undefined).then(() => reached!);
        },
        forget: () => void awaited.delete(eventId),
      };
    },
    watch(ring) {
      rings.add(ring);
      return () => void rings.delete(ring);
    },
    async catchUp() {
      sound();
      const newest = await newestOf(connection, log);
      if (newest) await seen(() => size > 0 && numbers[3 * size - 2]! >= Number(newest.position!.prepare));
    },
    stop: () => follower.stop(),
  };
}

/** The event that a text is; a copy of its own for everyone who asks. */
export const recordedOf = ({ canonical, position }: Text): RecordedEvent => ({
  ...(JSON.parse(canonical) as Envelope),
  position,
});

/** The last event of the book on the server, looked for from the end. */
export async function newestOf(connection: EventStoreConnection, log: string): Promise<StoredEvent | undefined> {
  let from: Parameters<EventStoreConnection['page']>[0] = 'end';
  for (let count = 32; ; count = Math.min(4_000, count * 4)) {
    const page = await connection.page(from, true, count);
    const newest = page.find((stored) => fromStored(stored, log) !== undefined);
    if (newest) return newest;
    const last = page.at(-1)?.position;
    if (!last || (typeof from === 'object' && last.prepare === from.prepare) || page.length < count) return undefined;
    from = last;
  }
}

const nextRing = (rings: Set<() => void>, atMostMs: number): Promise<void> =>
  new Promise((resolve) => {
    const ring = (): void => {
      clearTimeout(timer);
      rings.delete(ring);
      resolve();
    };
    const timer = setTimeout(ring, atMostMs);
    rings.add(ring);
  });

/** Follows the server's log, system events filtered out by the server, for as long as it takes: a subscription that ends begins again. */
function follow(
  connection: EventStoreConnection,
  counted: () => { commit: bigint; prepare: bigint } | 'start',
  see: (event: StoredEvent) => void,
  ring: () => void,
  fail: (error: Error) => void,
) {
  let stopped = false;
  let subscription: AllStreamSubscription | undefined;
  let passed: { commit: bigint; prepare: bigint } | undefined;
  let retry: NodeJS.Timeout | undefined;
  let ringing = false;

  const ringSoon = (): void => {
    if (ringing) return;
    ringing = true;
    setImmediate(() => {
      ringing = false;
      ring();
    });
  };

  function subscribe(): void {
    const last = counted();
    const fromPosition = passed && (last === 'start' || passed.commit > last.commit) ? passed : last;
    const mine = connection.client.subscribeToAll({
      fromPosition,
      filter: streamNameFilter({
        regex: BOOK_STREAMS,
        maxSearchWindow: SEARCH_WINDOW,
        // What was not yet handed over must not be passed by; the next checkpoint comes soon enough.
        checkpointReached: (from, position) => {
          if (from === mine && mine.readableLength === 0) passed = position;
        },
      }),
    });
    subscription = mine;
    let ended = false;
    const again = (): void => {
      if (ended) return;
      ended = true;
      if (!stopped) retry = setTimeout(subscribe, RESUBSCRIBE_MS);
    };
    mine.on('data', ({ event }) => {
      try {
        if (event && !ended) see(event as StoredEvent);
        ringSoon();
      } catch (error) {
        fail(error as Error);
      }
    });
    mine.on('error', again);
    mine.on('end', again);
    mine.on('close', again);
  }

  subscribe();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await subscription?.unsubscribe().catch(() => undefined);
    },
  };
}

const otherServer = (position: number): UnusableEventStore =>
  new UnusableEventStore(
    'eventstore.other_log',
    `The EventStoreDB does not hold the event of position ${position} where it stood. It was replaced or restored: connect the right one, or use another database for the read models.`,
    `EventStoreDB har ikke hændelsen på position ${position}, hvor den stod. Den er udskiftet eller genskabt: tilslut den rigtige, eller brug en anden database til læsemodellerne.`,
  );

/** For a log that is followed from its beginning each time: tests, and copies. */
export const keepNothing: RunKeeper = {
  load: () => Promise.resolve([]),
  save: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
