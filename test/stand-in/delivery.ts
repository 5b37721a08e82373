// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog, Stored } from './log.js';
import { identifier, readEvent, type Failure } from './wire.js';

/** Events of one page and of the live channel (`Enumerator.ReadBatchSize`, `MaxLiveEventBufferCount`). */
export const pageSize = 32;

/** Replies are handed over as the bytes of a `ReadResp`. */
export type ReadCall = ServerWritableStream<ReadReq, Buffer>;

/** A place in `$all`: a commit and a prepare position, ordered in this order (`TFPos`). Events have both alike. */
export interface Place {
  commit: number;
  prepare: number;
}
export const head: Place = { commit: -1, prepare: -1 };
export const beginning: Place = { commit: 0, prepare: 0 };
export const before = (a: Place, b: Place) => a.commit < b.commit || (a.commit === b.commit && a.prepare < b.prepare);
export const placeOf = (record: Stored): Place => ({ commit: record.position, prepare: record.position });

export const placeIn = (position: ReadReq.Options.Position): Place => ({
  commit: Number(position.getCommitPosition()),
  prepare: Number(position.getPreparePosition()),
});

/** Whether a record begins at this place, or none can. */
export function isBoundary(log: EventLog, { commit }: Place): boolean {
  return commit === 0 || commit >= log.end() || log.records[log.indexAt(commit)]?.position === commit;
}

/** Index of the first record at or, when `exclusive`, after a place. */
export function indexAfter(log: EventLog, place: Place, exclusive: boolean): number {
  const index = log.indexAt(place.commit);
  const record = log.records[index];
  if (!record) return index;
  const at = placeOf(record);
  return before(at, place) || (exclusive && !before(place, at)) ? index + 1 : index;
}

/** Sends to a caller who may be slow or gone. */
export interface Sender {
  /** True, or a promise of true, once there is room for more; false when the caller is gone. */
  send(bytes: Buffer): Promise<boolean> | boolean;
  gone(): boolean;
  onGone(then: () => void): void;
  fail(failure: Failure): void;
}

export function senderOf(call: ReadCall): Sender {
  let gone = false;
  let roomy: ((room: boolean) => void) | undefined;
  const after: (() => void)[] = [];
  const leave = () => {
    if (gone) return;
    gone = true;
    for (const then of after) then();
    roomy?.(false);
  };
  call.on('cancelled', leave);
  call.on('close', leave);
  call.on('drain', () => roomy?.(!gone));
  return {
    send(bytes) {
      if (gone) return false;
      if (call.write(bytes)) return true;
      return new Promise((resolve) => {
        roomy = resolve;
      });
    },
    gone: () => gone,
    onGone: (then) => void after.push(then),
    fail(failure) {
      if (gone) return;
      leave();
      call.emit('error', failure);
    },
  };
}

export async function sendAll(sender: Sender, records: Iterable<Stored>): Promise<void> {
  for (const record of records) {
    const room = sender.send(readEvent(record));
    if (room !== true && !(await room)) return;
  }
}

export type Filter = (record: Stored) => boolean;

/** By event type or stream name, by a regular expression or, without one, by prefixes (`EventFilter`). */
export function filterOf(options: ReadReq.Options): Filter {
  const filter = options.getFilter();
  const expression = filter?.getEventType() ?? filter?.getStreamIdentifier();
  if (!expression) return () => true;
  const subject = filter!.hasEventType() ? (record: Stored) => record.type : (record: Stored) => record.stream;
  const pattern = expression.getRegex();
  if (pattern === '') {
    const prefixes = expression.getPrefixList();
    return (record) => prefixes.some((prefix) => subject(record).startsWith(prefix));
  }
  const regex = new RegExp(pattern);
  return (record) => regex.test(subject(record));
}

export function confirmation(): Buffer {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(randomUUID());
  const response = new streams.ReadResp();
  response.setConfirmation(confirmed);
  return Buffer.from(response.serializeBinary());
}

export function caughtUp(): Buffer {
  const response = new streams.ReadResp();
  response.setCaughtUp(new streams.ReadResp.CaughtUp());
  return Buffer.from(response.serializeBinary());
}

export function checkpointReached({ commit, prepare }: Place): Buffer {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const response = new streams.ReadResp();
  response.setCheckpoint(checkpoint);
  return Buffer.from(response.serializeBinary());
}

export function streamNotFound(name: string): Buffer {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifier(name));
  const response = new streams.ReadResp();
  response.setStreamNotFound(missing);
  return Buffer.from(response.serializeBinary());
}
