// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

/** An event as a client proposes it; `id` is a lower-case UUID. */
export interface Proposed {
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
}

/** An event as it stands in the log. Its position in `$all` is the byte offset of its record: commit and prepare are equal. */
export interface Stored extends Proposed {
  stream: string;
  /** 0, 1, 2, … within the stream; `tombstoned` for the event that ends a stream for good. */
  revision: number;
  position: number;
  /** Where the next record begins. */
  end: number;
  /** Milliseconds since 1970. */
  created: number;
}

/** What an append expects of its stream: a last revision or a state. */
export type Expected = number | 'any' | 'no_stream' | 'stream_exists';

export type Outcome =
  | { kind: 'stored' | 'idempotent'; revision: number; position: number }
  | { kind: 'wrong'; current: number }
  | { kind: 'deleted' };

/** `EventNumber.DeletedStream` is the largest long; this stands for it and is written out as `deletedRevision`. */
export const tombstoned = Number.MAX_SAFE_INTEGER;
export const deletedRevision = '9223372036854775807';

interface Stream {
  events: Stored[];
  /** `$tb` of the stream's metadata: events before it are not read any more; `tombstoned` is a soft delete. */
  truncateBefore: number;
  maxCount: number;
  tombstone: Stored | null;
}

export interface EventLog {
  /** Every record in order of position, system events among them. */
  records: readonly Stored[];
  /** Where the next record will begin. */
  end(): number;
  /** Adds events to one stream, all or nothing, when the stream is as expected. */
  append(stream: string, expected: Expected, events: Proposed[]): Outcome;
  /** Soft delete (`hard` false) or tombstone (`hard` true). */
  remove(stream: string, expected: Expected, hard: boolean): Outcome;
  /** The events of a stream that can still be read, or why there are none. */
  read(
    stream: string,
  ): { kind: 'events'; from: number; events: readonly Stored[] } | { kind: 'none' } | { kind: 'deleted' };
  /** Index of the first record at or after a position. */
  indexAt(position: number): number;
  /** Calls back for each new record, at once and in order. Returns how to end it. */
  listen(listener: (record: Stored) => void): () => void;
  /** Forgets the ids of recent events, as a server does that is started again. */
  forgetIds(): void;
  close(): void;
}

interface LogOptions {
  dataFile?: string;
  noiseEvery?: number;
  clock?: () => number;
  /** How many ids of recent events are remembered for appends without a numeric expectation. */
  rememberedIds?: number;
}

// The record of a server begins its log with an epoch: no event stands at position 0.
const epochRecord = 133;
const none: Uint8Array = new Uint8Array(0);

/** Bytes a record takes: its fixed fields, its names and its contents (`PrepareLogRecord`). */
const sizeOf = (stream: string, event: Proposed) =>
  94 + Buffer.byteLength(stream) + Buffer.byteLength(event.type) + event.data.length + event.metadata.length;

/** System events that have nothing to do with the application, in turn. */
const noise = (n: number): { stream: string; type: string; contentType: string; data: string } =>
  [
    { stream: '$stats-127.0.0.1:2113', type: '$statsCollected', contentType: 'application/json', data: `{"n":${n}}` },
    { stream: '$ce-noise', type: '$>', contentType: 'application/octet-stream', data: `${n}@noise-${n}` },
    { stream: '$projections-$noise', type: '$ProjectionUpdated', contentType: 'application/json', data: '{}' },
  ][n % 3]!;

/**
 * The transaction log and index of one database, shared by all nodes of a stand-in cluster.
 * The decisions are those of `IndexWriter.CheckCommit` and `StorageWriterService` (oss-v24.6).
 */
export function openLog({ dataFile, noiseEvery = 0, clock = Date.now, rememberedIds = 100_000 }: LogOptions): EventLog {
  const records: Stored[] = [];
  const streams = new Map<string, Stream>();
  const recent = new Map<string, { stream: string; revision: number }>();
  const listeners = new Set<(record: Stored) => void>();
  let end = epochRecord;
  let appends = 0;
  let file: number | undefined;

  const streamOf = (name: string): Stream => {
    let stream = streams.get(name);
    if (!stream) {
      stream = { events: [], truncateBefore: 0, maxCount: Infinity, tombstone: null };
      streams.set(name, stream);
    }
    return stream;
  };
  const last = (name: string) => (streams.get(name)?.events.length ?? 0) - 1;
  const softDeleted = (name: string) => streams.get(name)?.truncateBefore === tombstoned;

  /** Index and listeners for one record; `id`s are remembered as by `IndexWriter.PreCommit`. */
  function index(record: Stored): void {
    const stream = streamOf(record.stream);
    records.push(record);
    end = record.end;
    if (record.revision === tombstoned) stream.tombstone = record;
    else stream.events.push(record);
    if (record.stream.startsWith('$$')) applyMetadata(streamOf(record.stream.slice(2)), record);
    recent.delete(record.id);
    recent.set(record.id, { stream: record.stream, revision: record.revision });
    if (recent.size > rememberedIds) recent.delete(recent.keys().next().value!);
    for (const listener of listeners) listener(record);
  }

  /** Writes one transaction: to the file first, so that what is answered for is there after a kill. */
  function write(stream: string, events: Proposed[], hard = false): Stored[] {
    const first = last(stream) + 1;
    const created = clock();
    const written: Stored[] = [];
    let position = end;
    events.forEach((event, i) => {
      const next = position + sizeOf(stream, event);
      written.push({ ...event, stream, revision: hard ? tombstoned : first + i, position, end: next, created });
      position = next;
    });
    if (file !== undefined) writeSync(file, lineOf(written));
    written.forEach(index);
    return written;
  }

  function load(path: string): void {
    if (existsSync(path)) {
      const bytes = readFileSync(path);
      const whole = bytes.lastIndexOf(10) + 1;
      for (const line of bytes.subarray(0, whole).toString('utf8').split('\n')) {
        if (line) transactionOf(line).forEach(index);
      }
      // What a kill left half written was never answered for.
      if (whole < bytes.length) truncateSync(path, whole);
    }
    file = openSync(path, 'a');
    recent.clear();
  }

  function makeNoise(): void {
    if (noiseEvery === 0 || ++appends % noiseEvery !== 0) return;
    const { stream, data, ...rest } = noise(appends / noiseEvery);
    write(stream, [{ id: randomUUID(), ...rest, data: Buffer.from(data), metadata: none }]);
  }

  const metadataEvent = (data: string): Proposed => ({
    id: randomUUID(),
    type: '$metadata',
    contentType: 'application/json',
    data: Buffer.from(data),
    metadata: none,
  });

  const check = (stream: string, expected: Expected, ids: string[]) =>
    checkCommit({ name: stream, stream: streams.get(stream), metadata: last(`$$${stream}`), recent }, expected, ids);

  if (dataFile) load(dataFile);
  return {
    records,
    end: () => end,
    append(stream, expected, events) {
      const decision = check(
        stream,
        expected,
        events.map((event) => event.id),
      );
      if (decision) return decision;
      const revived = softDeleted(stream);
      const written = write(stream, events).at(-1);
      // `SoftUndeleteStream`: the stream is readable again from the first event after the delete.
      const from = last(stream) - events.length + 1;
      if (revived) write(`$$${stream}`, [metadataEvent(`{"$tb":${from}}`)]);
      makeNoise();
      return { kind: 'stored', revision: last(stream), position: written?.position ?? records.at(-1)?.position ?? 0 };
    },
    remove(stream, expected, hard) {
      const id = randomUUID();
      const decision = check(stream, expected, [id]);
      if (decision) return decision;
      if (!hard && last(stream) < 0 && last(`$$${stream}`) < 0) return { kind: 'wrong', current: -1 };
      const [event] = hard
        ? write(
            stream,
            [{ id, type: '$streamDeleted', contentType: 'application/octet-stream', data: none, metadata: none }],
            true,
          )
        : write(`$$${stream}`, [metadataEvent(`{"$tb":${deletedRevision}}`)]);
      return { kind: 'stored', revision: last(stream), position: event!.position };
    },
    read(name) {
      const stream = streams.get(name);
      if (stream?.tombstone) return { kind: 'deleted' };
      if (!stream || stream.events.length === 0 || stream.truncateBefore === tombstoned) return { kind: 'none' };
      const from = Math.max(stream.truncateBefore, stream.events.length - stream.maxCount, 0);
      return { kind: 'events', from, events: stream.events };
    },
    indexAt: (position) => lowerBound(records, position),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forgetIds: () => recent.clear(),
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/**
 * `IndexWriter.CheckCommit`: null when the append may be written, else what becomes of it.
 * A numeric expectation (no stream is -1) below the last revision is an idempotent success when every id stands where it
 * would have been written; a part of them only (`CorruptedIdempotency`) is answered as a wrong version. Without a
 * numeric expectation the ids of recent events decide, as far as they are remembered.
 */
function checkCommit(
  target: {
    name: string;
    stream: Stream | undefined;
    metadata: number;
    recent: ReadonlyMap<string, { stream: string; revision: number }>;
  },
  expected: Expected,
  ids: string[],
): Exclude<Outcome, { kind: 'stored' }> | { kind: 'idempotent'; revision: number; position: number } | null {
  const { name, stream, metadata, recent } = target;
  const events = stream?.events ?? [];
  const current = events.length - 1;
  if (stream?.tombstone) return { kind: 'deleted' };
  const softDeleted = stream?.truncateBefore === tombstoned;
  const idempotent = (revision: number) =>
    ({ kind: 'idempotent', revision, position: events[revision]!.position }) as const;
  const wrong = { kind: 'wrong', current } as const;
  if (expected === 'stream_exists') {
    if (softDeleted) return { kind: 'deleted' };
    if (current < 0 && metadata < 0) return wrong;
  }
  if (expected === 'any' || expected === 'stream_exists') {
    const known = ids.map((id) => recent.get(id)).map((at) => (at?.stream === name ? at.revision : null));
    const unknown = known.indexOf(null);
    if (unknown === 0 || ids.length === 0) return null;
    return unknown < 0 ? idempotent(known.at(-1)!) : wrong;
  }
  const revision = expected === 'no_stream' ? -1 : expected;
  if (revision >= current) return revision === current ? null : wrong;
  const strange = ids.findIndex((id, i) => events[revision + 1 + i]?.id !== id);
  if (strange === 0 && expected === 'no_stream' && softDeleted) return null;
  return strange < 0 && ids.length > 0 ? idempotent(revision + ids.length) : wrong;
}

/** Takes over what a metadata event (`$metadata` in `$$<stream>`) says of its stream. */
function applyMetadata(stream: Stream, record: Stored): void {
  try {
    const text = Buffer.from(record.data).toString('utf8');
    const { $tb, $maxCount } = JSON.parse(text) as { $tb?: number; $maxCount?: number };
    stream.truncateBefore = Math.min($tb ?? 0, tombstoned);
    stream.maxCount = $maxCount ?? Infinity;
  } catch {
    // Metadata that is not JSON says nothing.
  }
}

function lowerBound(records: readonly Stored[], position: number): number {
  let [low, high] = [0, records.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (records[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

const lineOf = (transaction: Stored[]) =>
  `${JSON.stringify(transaction.map((event) => ({ ...event, data: base64(event.data), metadata: base64(event.metadata) })))}\n`;

function transactionOf(line: string): Stored[] {
  const events = JSON.parse(line) as (Omit<Stored, 'data' | 'metadata'> & { data: string; metadata: string })[];
  return events.map((event) => ({
    ...event,
    data: Buffer.from(event.data, 'base64'),
    metadata: Buffer.from(event.metadata, 'base64'),
  }));
}
