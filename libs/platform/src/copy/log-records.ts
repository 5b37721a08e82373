// SPDX-License-Identifier: MPL-2.0
import type { Envelope } from '@faellesbog/eventsourcing';

/** One thing a log remembers, exactly as it stands there. */
export type LogRecord =
  | {
      kind: 'event';
      /** Its place in the log, from 0, without gaps. */
      position: number;
      /** The stored envelope, character for character. */
      canonical: string;
      /** Of the command that caused it: SHA-256, 64 hexadecimal digits. */
      fingerprint: string;
    }
  | {
      /** A command that had nothing to do. Any other is known by its events. */
      kind: 'command';
      /** The log's head when it was answered, -1 on an empty log: the record stands after the event of that position. */
      position: number;
      command: string;
      fingerprint: string;
      /** The stream it found as it wished, and the revision it found it at. */
      stream: string;
      revision: number;
    };

/**
 * A log below its rules: what stands there is read and added exactly, and nothing is decided. For copying only.
 * Records come in order of position; at one position the event first, then the commands in order of their ids.
 */
export interface RawLog {
  /** Where it is, the same by whichever address it was opened: two logs with one place are one log. */
  readonly place?: string;
  /** How many events it holds, to show progress by. */
  size?(): Promise<number>;
  /** The log's own name; null when the log is empty and may take over another's. */
  name(): Promise<string | null>;
  /**
   * Batches of the events after a position (-1: all of them), and of the commands with nothing to do that were answered
   * at that position or later; in order; ends at the end the log had when it was asked.
   */
  records(after: number): AsyncIterable<LogRecord[]>;
  /**
   * Adds records exactly as they are, all or nothing per call; the first ones give an empty log its name. A record that
   * stands there already, byte for byte, is accepted; an event's position is the next one or stands there already. All
   * events of one command come in one call. No records at all: the log is made ready to be continued, if that takes anything.
   * @throws LogsDiffer when another record, or a log of another name, stands there.
   */
  write(name: string, records: LogRecord[]): Promise<void>;
  close(): Promise<void>;
}

/** A copy that cannot be made or went wrong. `code` is stable; `badInput` says that the caller can mend it. */
export class CopyError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly da: string,
    readonly badInput = false,
  ) {
    super(message);
    this.name = 'CopyError';
  }
}

/** Two logs are not the same as far as both go: neither may be continued from the other. */
export class LogsDiffer extends CopyError {
  constructor(
    /** The first position at which they differ; null when their names do. */
    readonly position: number | null,
    message: string,
    da: string,
  ) {
    super('copy.logs_differ', message, da);
    this.name = 'LogsDiffer';
  }
}

/** `why` and `hvorfor` say what is wrong with an address of that kind. */
export const badAddress = (shown: string, why = '', hvorfor = why): CopyError =>
  new CopyError(
    'copy.address_invalid',
    `"${shown}" is no address of a log. ${why || 'Give postgres://…, esdb://…, embedded, a data folder or a file.'}`,
    `"${shown}" er ikke adressen på en log. ${hvorfor || 'Angiv postgres://…, esdb://…, embedded, en datamappe eller en fil.'}`,
    true,
  );

export const otherName = (wanted: string, found: string): LogsDiffer =>
  new LogsDiffer(
    null,
    `The target holds another log: it is named ${found}, and the source ${wanted}. Nothing was written there.`,
    `Målet rummer en anden log: den hedder ${found}, og kilden ${wanted}. Intet er skrevet der.`,
  );

export const otherRecord = (position: number, why = '', hvorfor = why): LogsDiffer =>
  new LogsDiffer(
    position,
    `The logs differ at position ${position}.${why} The target is no copy of the source, and cannot become one.`,
    `Loggene er forskellige på position ${position}.${hvorfor} Målet er ikke en kopi af kilden og kan ikke blive det.`,
  );

/** A log that breaks what every log keeps: it is not copied, so that the fault stays where it can be found. */
export const damaged = (position: number, what: string, hvad: string): CopyError =>
  new CopyError(
    'copy.log_damaged',
    `At position ${position}: ${what}. A log like that is not copied.`,
    `På position ${position}: ${hvad}. Sådan en log kopieres ikke.`,
  );

/** The order of records: by position, the event before the commands, these by their ids. 0 for the same place. */
export function order(a: LogRecord, b: LogRecord): number {
  if (a.position !== b.position) return a.position - b.position;
  if (a.kind === 'event' || b.kind === 'event') return Number(b.kind === 'event') - Number(a.kind === 'event');
  return a.command < b.command ? -1 : Number(a.command > b.command);
}

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const envelopes = new WeakMap<LogRecord, Envelope>();

/** What an event's text says, read once for each record. @throws CopyError when it is not the text of one event. */
export function envelopeOf(record: Extract<LogRecord, { kind: 'event' }>): Envelope {
  const known = envelopes.get(record);
  if (known) return known;
  const envelope = parse(record.canonical);
  const { stream, rev, id, type, cmd, at, log } = envelope ?? {};
  const texts = [stream, type, log].every((text) => typeof text === 'string' && /^\P{Cc}+$/u.test(text));
  const ids = [id, cmd].every((text) => typeof text === 'string' && UUID.test(text));
  const rest = Number.isSafeInteger(rev) && rev! >= 0 && typeof at === 'string' && INSTANT.test(at);
  if (!envelope || !texts || !ids || !rest || /[\r\n]/.test(record.canonical))
    throw damaged(record.position, 'what stands there is no event', 'det, der står der, er ikke en hændelse');
  envelopes.set(record, envelope);
  return envelope;
}

function parse(text: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Envelope) : undefined;
  } catch {
    return undefined;
  }
}

/** The first line of a log as a file. */
export const headerLine = (name: string): string =>
  `{"format":"faellesbog-log","version":1,"log":${JSON.stringify(name)}}`;

/** A record as a line of a file: JSON, with the event's own text in it as it is; `more` events of its command follow. */
export const recordLine = (record: LogRecord, more: number): string =>
  record.kind === 'event'
    ? `{"position":${record.position},"more":${more},"fingerprint":"${record.fingerprint}","event":${record.canonical}}`
    : `{"position":${record.position},"command":"${record.command}","fingerprint":"${record.fingerprint}",` +
      `"stream":${JSON.stringify(record.stream)},"revision":${record.revision}}`;

/** The lines of records, which hold each command whole. */
export function recordLines(records: LogRecord[]): string[] {
  const lines = new Array<string>(records.length);
  let [more, following] = [0, ''];
  for (let index = records.length - 1; index >= 0; index--) {
    const record = records[index]!;
    const cmd = record.kind === 'event' ? envelopeOf(record).cmd : '';
    more = cmd !== '' && cmd === following ? more + 1 : 0;
    following = cmd;
    lines[index] = recordLine(record, more);
  }
  return lines;
}
