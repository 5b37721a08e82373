// SPDX-License-Identifier: MPL-2.0
import { canonicalJson, type JsonObject } from './canonical.js';
import { MAX_EVENT_BYTES, type Envelope, type RecordedEvent } from './event.js';
import { isoOfMicros, type Micros } from './time.js';

/** An event on its way in: the store adds log, stream, revision, command and the instant of recording. */
export interface NewEvent {
  id: string;
  type: string;
  schema: number;
  by: string;
  org: string | null;
  cause: string | null;
  eff: string;
  data: JsonObject;
}

/** The command that caused an append; the fingerprint is a SHA-256 in hexadecimal. The same id with another fingerprint is another request under a used key. */
export interface CommandRef {
  id: string;
  fingerprint: string;
}

/** What a command left behind. `position` is the last event's; with no events, the log's head when it was answered. */
export interface Receipt {
  stream: string;
  revision: number;
  position: number;
  events: string[];
}

export interface RecordedCommand extends CommandRef {
  receipt: Receipt;
}

/**
 * The event-store port. It *is* its contract suite (`@faellesbog/eventsourcing/testing`), which every engine runs unchanged.
 * Revisions count from 0 in a stream, positions from 0 in the log; -1 means "nothing yet" for both. There is no "any".
 */
export interface EventStore {
  /** The log's own name, which is inside every event. */
  readonly log: string;
  /**
   * Appends all events and the record of the command, or nothing. Resolves once it is durable.
   * A command id seen before answers with the first receipt and `replayed: true`, and writes nothing.
   * @throws WrongRevision, CommandReused, EventTooLarge: nothing was written.
   * @throws OutcomeUnknown: it may have been written; ask again with the same command id.
   */
  append(
    stream: string,
    expectedRevision: number,
    events: NewEvent[],
    command: CommandRef,
  ): Promise<Receipt & { replayed: boolean }>;
  readStream(stream: string, from?: number): Promise<RecordedEvent[]>;
  /** At most `limit` events after a position, in log order; what was once passed never gains an event. */
  readAll(after: number, limit: number): Promise<RecordedEvent[]>;
  /** Batches of events after a position, for ever, until the signal aborts. */
  subscribe(after: number, signal: AbortSignal): AsyncIterable<RecordedEvent[]>;
  /**
   * Calls back soon after something was appended, by whichever process. A ring may be lost and may come for nothing, so
   * who watches also polls. @returns what ends the watch.
   */
  watch(ring: () => void): Promise<() => Promise<void>>;
  /** The last position (-1 when empty) and its instant. */
  head(): Promise<{ position: number; at: string | null }>;
  findCommand(id: string): Promise<RecordedCommand | undefined>;
  /** The last position recorded at or before an instant; -1 when there is none. */
  positionAt(instant: Micros): Promise<number>;
}

export class WrongRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`${stream} is at revision ${actual}, not ${expected}`);
    this.name = 'WrongRevision';
  }
}

export class CommandReused extends Error {
  constructor(readonly commandId: string) {
    super(`the key of command ${commandId} was used before with another body`);
    this.name = 'CommandReused';
  }
}

export class EventTooLarge extends Error {
  constructor(
    readonly type: string,
    readonly bytes: number,
  ) {
    super(`${type} is ${bytes} bytes; an event holds at most ${MAX_EVENT_BYTES}`);
    this.name = 'EventTooLarge';
  }
}

/** An error is not a "no": the append may have landed. The same command id is the only way to find out. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('the store did not answer; the command may or may not have been recorded', { cause });
    this.name = 'OutcomeUnknown';
  }
}

/** A question that the store did not answer in time; nothing was changed, and asking again may help. */
export class StoreUnavailable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreUnavailable';
  }
}

export interface SealedEvent {
  envelope: Envelope;
  canonical: string;
}

/** {@link canonicalJson} of an envelope, whose keys are known and in order: every append waits for this. */
export const canonicalEnvelope = (e: Envelope): string => `{"at":${canonicalJson(e.at)}${afterInstant(e)}`;

/** The instant of recording comes first in the canonical text, so the rest can be written before it is known. */
function afterInstant(e: Omit<Envelope, 'at'>): string {
  const text = canonicalJson;
  return (
    `,"by":${text(e.by)},"cause":${text(e.cause)},"cmd":${text(e.cmd)},"data":${text(e.data)},` +
    `"eff":${text(e.eff)},"id":${text(e.id)},"log":${text(e.log)},"org":${text(e.org)},"rev":${text(e.rev)},` +
    `"schema":${text(e.schema)},"stream":${text(e.stream)},"type":${text(e.type)},"v":${text(e.v)}}`
  );
}

/** An event that lacks nothing but the instant of its recording. */
export interface PreparedEvent {
  envelope: Envelope;
  rest: string;
}

const INSTANT_BYTES = '{"at":"2026-01-01T00:00:00.000000Z"'.length;

/**
 * Builds everything of the canonical text that does not depend on what was recorded before.
 * @throws EventTooLarge, or TypeError for what cannot be written exactly, before anything is written.
 */
export function prepare(
  { log, stream, nextRevision, cmd }: { log: string; stream: string; nextRevision: number; cmd: string },
  events: NewEvent[],
): PreparedEvent[] {
  return events.map(({ id, type, schema, by, org, cause, eff, data }, index) => {
    const rev = nextRevision + index;
    const envelope: Envelope = { v: 1, log, stream, rev, id, type, schema, at: '', by, org, cmd, cause, eff, data };
    const rest = afterInstant(envelope);
    const bytes = INSTANT_BYTES + Buffer.byteLength(rest);
    if (bytes > MAX_EVENT_BYTES) throw new EventTooLarge(type, bytes);
    return { envelope, rest };
  });
}

/** Gives prepared events their instants, for good, each later than the last one recorded: `at` never goes back, whatever the clock does. */
export function stamp(
  prepared: readonly PreparedEvent[],
  now: Micros,
  before: Micros,
): { sealed: (SealedEvent & { at: Micros })[]; last: Micros } {
  let last = before;
  const sealed = prepared.map(({ envelope, rest }) => {
    last = Math.max(now, last + 1);
    envelope.at = isoOfMicros(last);
    return { envelope, canonical: `{"at":"${envelope.at}"${rest}`, at: last };
  });
  return { sealed, last };
}

/** {@link prepare} and {@link stamp} in one. */
export const seal = (
  place: { log: string; stream: string; nextRevision: number; now: Micros; last: Micros; cmd: string },
  events: NewEvent[],
): { sealed: SealedEvent[]; last: Micros } => stamp(prepare(place, events), place.now, place.last);
