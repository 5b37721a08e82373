// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import {
  CommandReused,
  isoOfMicros,
  microsOf,
  OutcomeUnknown,
  seal,
  StoreUnavailable,
  WrongRevision,
  type CommandRef,
  type EventStore,
  type NewEvent,
  type Receipt,
  type RecordedCommand,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { giveName, readName } from './identity.js';
import { claims, type Answered, type Claim } from './claims.js';
import { connectEventStore, UnusableEventStore, type EventStoreConnection, type StoredEvent } from './client.js';
import { ForeignEvent, fromStored, toStored, type Written } from './envelope.js';
import { followPlaces, keepNothing, recordedOf, type Places, type RunKeeper } from './places.js';

/** How long an append goes on asking before its outcome is called unknown. */
const PATIENCE_MS = 20_000;
const BATCH = 500;

export interface EventStoreDbOptions {
  clock?: () => Date;
  /** Where counted positions are kept between starts; without, they are counted anew. */
  keeper?: RunKeeper;
  patienceMs?: number;
}

export interface EventStoreDbStore extends EventStore {
  close(): Promise<void>;
}

type Answer = Receipt & { replayed: boolean };

/**
 * The event store on an EventStoreDB (KurrentDB) server or cluster: streams are its streams, the order is that of its
 * own log, positions are counted in that order ({@link followPlaces}), and a command is claimed before its events are
 * written ({@link claims}).
 * @param address `esdb://` or `esdb+discover://`, with credentials and options as the client takes them.
 * @throws UnusableEventStore when it cannot be used or does not answer.
 */
export async function openEventStoreDb(address: string, options: EventStoreDbOptions = {}): Promise<EventStoreDbStore> {
  const { clock = () => new Date(), keeper = keepNothing, patienceMs = PATIENCE_MS } = options;
  const connection = connectEventStore(address, patienceMs);
  try {
    const log = await nameOf(connection);
    const places = await followPlaces(connection, log, keeper, patienceMs);
    await places.catchUp();
    const opened = store({ connection, log, places, clock });
    const close = async (): Promise<void> => {
      await opened.close();
      await keeper.close();
    };
    return { ...opened, close };
  } catch (error) {
    await Promise.all([connection.close(), keeper.close()]);
    throw error instanceof StoreUnavailable ? noAnswer(error) : error;
  }
}

/** The book's name on this server; the first to open it gives it one. */
async function nameOf(connection: EventStoreConnection): Promise<string> {
  for (;;) {
    const name = await readName(connection);
    if (name) return name;
    await giveName(connection, `faellesbog/${randomUUID()}`, -1);
  }
}

const noAnswer = (cause: unknown): UnusableEventStore =>
  new UnusableEventStore(
    'eventstore.unreachable',
    'EventStoreDB does not answer at the address in EVENTSTORE_URL. Is it running, and are TLS and credentials right?',
    'EventStoreDB svarer ikke på adressen i EVENTSTORE_URL. Kører den, og er TLS og adgang rigtige?',
    cause,
  );

interface Parts {
  connection: EventStoreConnection;
  log: string;
  places: Places;
  clock: () => Date;
}

function store(parts: Parts): EventStoreDbStore {
  const { connection, log, places, clock } = parts;
  const commands = claims(connection);
  const inTurn = turns();

  /** The events of the book in a stream, as written; their revisions are the server's. */
  async function written(stream: string, from: number): Promise<{ stored: StoredEvent; written: Written }[]> {
    return (await connection.read(stream, from)).map((stored) => {
      const mine = fromStored(stored, log);
      if (!mine)
        throw new ForeignEvent(stored.streamId, stored.revision, 'its metadata is not an envelope of this log');
      return { stored, written: mine };
    });
  }

  async function readStream(stream: string, from = 0): Promise<RecordedEvent[]> {
    const found = await written(stream, from);
    const positions = await Promise.all(found.map(({ stored }) => places.positionOf(stored)));
    return found.map((one, index) => recordedOf(places.textOf(one.written, positions[index]!)));
  }

  /** What a command left in a stream after a revision. */
  async function effect(commandId: string, stream: string, from: number): Promise<Receipt | undefined> {
    const mine = (await written(stream, from + 1)).filter(({ written }) => written.envelope.cmd === commandId);
    const last = mine.at(-1);
    if (!last) return undefined;
    const position = await places.positionOf(last.stored);
    return { stream, revision: last.written.envelope.rev, position, events: mine.map(({ stored }) => stored.id) };
  }

  async function findCommand(id: string): Promise<RecordedCommand | undefined> {
    const { open, answered } = await commands.state(id);
    if (answered) return { id, fingerprint: answered.fingerprint, receipt: receiptOf(answered) };
    const claim = open[0];
    if (!claim) return undefined;
    const receipt = await effect(id, claim.stream, Math.min(...open.map(({ from }) => from)));
    return receipt && { id, fingerprint: claim.fingerprint, receipt };
  }

  async function record(stream: string, expected: number, events: NewEvent[], command: CommandRef): Promise<Answer> {
    const last = places.instantOf(places.last());
    const place = { log, stream, nextRevision: expected + 1, now: microsOf(clock()), last, cmd: command.id };
    const sealed = seal(place, events).sealed.map(({ envelope }) => toStored(envelope, command.fingerprint));
    const awaited = places.await(events.at(-1)!.id);
    try {
      const claim = await commands.take(command, stream, expected);
      if (!('contested' in claim)) return { ...receiptOf(claim), replayed: true };
      const before = claim.contested ? await findCommand(command.id) : undefined;
      if (before) return { ...before.receipt, replayed: true };
      const actual = await connection.append(stream, expected, sealed);
      if (actual !== undefined) return await refused(stream, expected, actual, command, claim);
      const position = await awaited.position;
      const revision = expected + events.length;
      return { stream, revision, position, events: events.map(({ id }) => id), replayed: claim.contested };
    } finally {
      awaited.forget();
    }
  }

  /** The stream is at another revision: because of this very command, or because of somebody else's. */
  async function refused(
    stream: string,
    expected: number,
    actual: number,
    command: CommandRef,
    claim: Claim,
  ): Promise<Answer> {
    const landed = await findCommand(command.id);
    if (landed) return { ...landed.receipt, replayed: claim.contested };
    await commands.release(command.id, claim.id);
    throw new WrongRevision(stream, expected, actual);
  }

  /** A command that has nothing to do is remembered all the same. */
  async function recordNothing(stream: string, expected: number, command: CommandRef): Promise<Answer> {
    for (;;) {
      const known = await findCommand(command.id);
      const { revision, open } = await commands.state(command.id);
      const other = known ?? open.find(({ fingerprint }) => fingerprint !== command.fingerprint);
      if (other && other.fingerprint !== command.fingerprint) throw new CommandReused(command.id);
      if (known) return { ...known.receipt, replayed: true };
      const actual = await connection.revision(stream);
      if (actual !== expected) throw new WrongRevision(stream, expected, actual);
      await places.catchUp();
      const answered = { fingerprint: command.fingerprint, stream, revision: expected, position: places.last() };
      if (await commands.answer(command.id, revision, answered)) return { ...receiptOf(answered), replayed: false };
    }
  }

  /** In this process the appends to a stream go in the order they were asked, as in a batch on PostgreSQL; others do not wait for them. */
  const append: EventStore['append'] = (stream, expected, events, command) =>
    inTurn(stream, () =>
      events.length === 0 ? recordNothing(stream, expected, command) : record(stream, expected, events, command),
    ).catch((error: unknown) => {
      throw error instanceof StoreUnavailable ? new OutcomeUnknown(error) : error;
    });

  return {
    log,
    append,
    readStream,
    readAll: async (after, limit) => (await places.texts(after, limit)).map(recordedOf),
    subscribe: (after, signal) => tail(places, after, signal),
    findCommand,
    watch: (ring) => {
      const forget = places.watch(ring);
      return Promise.resolve(() => Promise.resolve(forget()));
    },
    async head() {
      await places.catchUp();
      const position = places.last();
      return { position, at: position < 0 ? null : isoOfMicros(places.instantOf(position)) };
    },
    positionAt: async (instant) => {
      await places.catchUp();
      return places.at(instant);
    },
    async close() {
      await places.stop();
      await connection.close();
    },
  };
}

const receiptOf = ({ stream, revision, position }: Answered): Receipt => ({ stream, revision, position, events: [] });

async function* tail(places: Places, after: number, signal: AbortSignal): AsyncIterable<RecordedEvent[]> {
  let wake = (): void => undefined;
  const forget = places.watch(() => wake());
  const end = (): void => wake();
  signal.addEventListener('abort', end);
  try {
    for (let position = after; !signal.aborted;) {
      const rung = new Promise<void>((resolve) => (wake = resolve));
      const batch = (await places.texts(position, BATCH)).map(recordedOf);
      if (batch.length > 0) {
        position = batch.at(-1)!.position;
        yield batch;
      } else if (!signal.aborted) {
        await rung;
      }
    }
  } finally {
    forget();
    signal.removeEventListener('abort', end);
  }
}

/** One call at a time for each key, in the order they were made. */
function turns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (running.get(key) ?? Promise.resolve()).then(work);
    const done = turn.then(
      () => undefined,
      () => undefined,
    );
    running.set(key, done);
    void done.then(() => {
      if (running.get(key) === done) running.delete(key);
    });
    return turn;
  };
}
