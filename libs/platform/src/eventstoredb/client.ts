// SPDX-License-Identifier: MPL-2.0
import { setTimeout as pause } from 'node:timers/promises';
import {
  AccessDeniedError,
  EventStoreDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type EventData,
  type JSONRecordedEvent,
} from '@eventstore/db-client';
import { StoreUnavailable } from '@faellesbog/eventsourcing';
import { addressProblem, maskedAddress } from './address.js';

/** More than this many appends at once make the client slower, not faster. */
const IN_FLIGHT = 256;
/** One try of one call; the client's own calls may wait for ever. */
const TRY_MS = 5_000;

/** An EventStoreDB that cannot be used as it is: what is wrong, and what to do. */
export class UnusableEventStore extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly da: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'UnusableEventStore';
  }
}

/** Where an event stands in the server's log; not dense, and not ours. */
export type Place = { commit: bigint; prepare: bigint } | 'start' | 'end';

/** The part of an event that both a stream and the whole log give. */
export type StoredEvent = JSONRecordedEvent & { position?: { commit: bigint; prepare: bigint } };

export interface EventStoreConnection {
  client: EventStoreDBClient;
  /**
   * Appends once, however often it has to ask: a try that fails without a "no" is repeated with the same event ids, which
   * the server answers with the first outcome because the expectation is a revision (or that there is no stream).
   * @returns the revision found when it is not the one expected; undefined when the events are stored.
   * @throws StoreUnavailable when the patience of the connection ran out: they may be stored.
   */
  append(stream: string, expected: number, events: EventData[]): Promise<number | undefined>;
  /** All events of a stream from a revision on, as the leader has them; [] when there is no such stream. */
  read(stream: string, from?: number): Promise<StoredEvent[]>;
  /** The last revision of a stream; -1 when there is none. */
  revision(stream: string): Promise<number>;
  /** A page of the whole log, system events and all, from a place on (that place included) in either direction. */
  page(from: Place, backwards: boolean, count: number): Promise<StoredEvent[]>;
  close(): Promise<void>;
}

/**
 * A client that only makes the calls that can be trusted. Told that the server supports nothing special, the client
 * appends by the call that has a deadline and an answer of its own, and not over the one stream that it shares between
 * all its connections: there the end of one connection rejects the appends of another, a reply after that ends the
 * process, the revision of a refusal is wrong, and what is never answered waits for ever.
 * @param patienceMs how long one question or append goes on asking before it is called unanswered.
 * @throws UnusableEventStore for an address that cannot work.
 */
export function connectEventStore(address: string, patienceMs = 4 * TRY_MS): EventStoreConnection {
  const problem = addressProblem(address);
  if (problem) throw badAddress(problem);
  const client = openClient(address);
  const innards = client as unknown as {
    supports(): Promise<boolean>;
    getChannel(): Promise<{ close(): void }>;
  };
  innards.supports = () => Promise.resolve(false);
  const lanes = semaphore(IN_FLIGHT);
  const unusable = (error: unknown): unknown => explained(error, address);

  async function persist<T>(patienceMs: number, ask: () => Promise<T>): Promise<T> {
    const deadline = Date.now() + patienceMs;
    for (let wait = 20; ; wait = Math.min(500, wait * 2)) {
      try {
        return await within(TRY_MS + 1_000, ask());
      } catch (error) {
        if (isAnswer(error)) throw unusable(error);
        if (Date.now() + wait > deadline) throw new StoreUnavailable('EventStoreDB did not answer', error);
        await pause(wait);
      }
    }
  }

  return {
    client,
    append: (stream, expected, events) =>
      lanes(async () => {
        const expectedRevision: AppendExpectedRevision = expected < 0 ? NO_STREAM : BigInt(expected);
        const options = { expectedRevision, requiresLeader: true, deadline: TRY_MS };
        try {
          await persist(patienceMs, () => client.appendToStream(stream, events, options));
          return undefined;
        } catch (error) {
          if (error instanceof WrongExpectedVersionError) return revisionOf(error.actualVersion);
          throw error;
        }
      }),
    read: (stream, from = 0) =>
      persist(patienceMs, () =>
        collect(client.readStream(stream, { fromRevision: BigInt(from), requiresLeader: true })),
      ),
    revision: (stream) =>
      persist(patienceMs, async () => {
        const options = { fromRevision: 'end', direction: 'backwards', maxCount: 1, requiresLeader: true } as const;
        const [last] = await collect(client.readStream(stream, options));
        return last ? Number(last.revision) : -1;
      }),
    page: (from, backwards, count) =>
      persist(patienceMs, () => {
        const direction = backwards ? 'backwards' : 'forwards';
        return collect(client.readAll({ fromPosition: from, direction, maxCount: count }));
      }),
    async close() {
      await client.dispose();
      (await innards.getChannel().catch(() => undefined))?.close();
    },
  };
}

function openClient(address: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(address);
  } catch (error) {
    throw badAddress(error instanceof Error ? error.message.split('\n')[0]! : String(error));
  }
}

const badAddress = (problem: string): UnusableEventStore =>
  new UnusableEventStore(
    'eventstore.bad_address',
    `The address of the EventStoreDB cannot be used: ${problem}.`,
    `Adressen på EventStoreDB kan ikke bruges: ${problem}.`,
  );

/** Reads to the end, and ends the call whatever happens; a stream that is not there is empty. */
async function collect(
  reading: AsyncIterable<{ event?: unknown }> & { cancel(): Promise<void> },
): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  try {
    for await (const { event } of reading) if (event) found.push(event as StoredEvent);
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  } finally {
    await reading.cancel();
  }
  return found;
}

const revisionOf = (actual: unknown): number => (typeof actual === 'bigint' ? Number(actual) : -1);

/** Errors that say no; every other one says nothing about what was stored. */
const isAnswer = (error: unknown): boolean =>
  [
    WrongExpectedVersionError,
    AccessDeniedError,
    MaxAppendSizeExceededError,
    StreamDeletedError,
    StreamNotFoundError,
  ].some((kind) => error instanceof kind);

function explained(error: unknown, address: string): unknown {
  if (error instanceof AccessDeniedError)
    return new UnusableEventStore(
      'eventstore.access_denied',
      `EventStoreDB at ${maskedAddress(address)} refuses this account: it must be allowed to read and append.`,
      `EventStoreDB på ${maskedAddress(address)} afviser denne konto: den skal have lov at læse og tilføje.`,
      error,
    );
  return error;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** At most `size` at once; the others wait in line. */
function semaphore(size: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = size;
  const line: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((go) => line.push(go));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else free++;
    }
  };
}
