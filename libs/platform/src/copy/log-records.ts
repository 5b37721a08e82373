// SPDX-License-Identifier: MPL-2.0

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
