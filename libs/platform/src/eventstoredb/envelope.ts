// SPDX-License-Identifier: MPL-2.0
import { jsonEvent, type EventData } from '@eventstore/db-client';
import {
  canonicalEnvelope,
  isoOfMicros,
  microsOfIso,
  type Envelope,
  type JsonObject,
  type Micros,
} from '@faellesbog/eventsourcing';
import type { StoredEvent } from './client.js';

/**
 * The streams of the book, by their names: `category-id`. System streams begin with `$`, and the book's own
 * housekeeping has a slash in its names, so that neither is part of the log.
 */
export const BOOK_STREAMS = '^[^$/][^/]*$';
const isBookStream = new RegExp(BOOK_STREAMS);

/** What the metadata holds: the envelope without what the server keeps itself (stream, revision, id, type, data), and links by the server's conventions. */
interface Metadata {
  v: 1;
  log: string;
  schema: number;
  at: string;
  by: string;
  org: string | null;
  cmd: string;
  cause: string | null;
  eff: string;
  fingerprint: string;
  $correlationId: string;
  $causationId: string;
}

/** An event on its way in. `$correlationId` is the command, `$causationId` what made it: an earlier event, else the command. */
export function toStored(envelope: Envelope, fingerprint: string): EventData {
  const { v, log, id, type, schema, at, by, org, cmd, cause, eff, data } = envelope;
  const links = { $correlationId: cmd, $causationId: cause ?? cmd };
  const metadata: Metadata = { v, log, schema, at, by, org, cmd, cause, eff, fingerprint, ...links };
  return jsonEvent({ id, type, data: data as never, metadata: metadata as never });
}

/** An event of the book as it was written, before its place says how late it is. */
export interface Written {
  envelope: Envelope;
  fingerprint: string;
  at: Micros;
}

/** Something in the log that is not what this program writes: it stops reading, and never skips. */
export class ForeignEvent extends Error {
  readonly code = 'eventstore.foreign_event';
  readonly da: string;
  constructor(stream: string, revision: bigint, why: string) {
    super(`Event ${revision} of stream ${stream} in the EventStoreDB is not one of this book's: ${why}.`);
    this.da = `Hændelse ${revision} i strømmen ${stream} i EventStoreDB er ikke bogens: ${why}.`;
    this.name = 'ForeignEvent';
  }
}

/**
 * Reads what {@link toStored} wrote. Whatever else lives on the same server is no part of the book.
 * @throws ForeignEvent for an event that says it is the book's and cannot be read.
 */
export function fromStored(stored: StoredEvent, log: string): Written | undefined {
  const metadata = stored.metadata as unknown as Partial<Metadata> | Uint8Array | undefined;
  if (!isBookStream.test(stored.streamId) || !metadata || metadata instanceof Uint8Array) return undefined;
  if (metadata.v !== 1 || metadata.log !== log) return undefined;
  const { streamId: stream, revision, id, type } = stored;
  if (typeof stored.data !== 'object' || stored.data === null)
    throw new ForeignEvent(stream, revision, 'its data is not a JSON object');
  const { v, schema, at, by, org, cmd, cause, eff, fingerprint } = metadata as Metadata;
  const data = stored.data as JsonObject;
  const place = { v, log, stream, rev: Number(revision), id, type };
  return { envelope: { ...place, schema, at, by, org, cmd, cause, eff, data }, fingerprint, at: microsOfIso(at) };
}

/**
 * The exact text of an event in its place. Writers on several machines order themselves by the server's log and not by
 * their clocks, so an event whose instant is not later than that of the one before it is lifted to one microsecond
 * after: the same for every reader, since the order is fixed.
 */
export function inPlace({ envelope, at }: Written, last: Micros): { canonical: string; at: Micros } {
  if (at > last) return { canonical: canonicalEnvelope(envelope), at };
  const lifted = last + 1;
  return { canonical: canonicalEnvelope({ ...envelope, at: isoOfMicros(lifted) }), at: lifted };
}
