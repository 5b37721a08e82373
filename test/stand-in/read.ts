// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { lateness, notLeader, type Node } from './append.js';
import { tombstoned, type EventLog, type Stored } from './log.js';
import { failures, identifier, nameOf, readEvent, type Failure } from './wire.js';

/** Events of one page and of the live channel (`Enumerator.ReadBatchSize`, `MaxLiveEventBufferCount`). */
const pageSize = 32;

/** Replies are handed over as the bytes of a `ReadResp`. */
export type ReadCall = ServerWritableStream<ReadReq, Buffer>;

/** A place in `$all`: a commit and a prepare position, ordered in this order (`TFPos`). Events have both alike. */
interface Place {
  commit: number;
  prepare: number;
}
const head: Place = { commit: -1, prepare: -1 };
const beginning: Place = { commit: 0, prepare: 0 };
const before = (a: Place, b: Place) => a.commit < b.commit || (a.commit === b.commit && a.prepare < b.prepare);
const placeOf = (record: Stored): Place => ({ commit: record.position, prepare: record.position });

/** Sends to a caller who may be slow or gone. */
interface Sender {
  /** True, or a promise of true, once there is room for more; false when the caller is gone. */
  send(bytes: Buffer): Promise<boolean> | boolean;
  gone(): boolean;
  onGone(then: () => void): void;
  fail(failure: Failure): void;
}

function senderOf(call: ReadCall): Sender {
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

/** `Streams.Read`: reads with a count and subscriptions, of `$all` and of one stream. */
export async function read(node: Node, call: ReadCall): Promise<void> {
  const options = call.request.getOptions()!;
  const sender = senderOf(call);
  const stream = options.hasStream() ? nameOf(options.getStream()?.getStreamIdentifier()) : undefined;
  const kind = options.hasSubscription() ? 'subscribe' : 'read';
  const struck = node.faults.strike(kind, { stream: stream ?? '$all', node: node.index });
  const refused = node.refuse(call.metadata)?.failure ?? notLeader(node, call.metadata, false);
  if (refused) return sender.fail(refused);
  if (struck.some((fault) => fault.kind === 'unavailable')) return sender.fail(failures.notReady());
  const late = lateness(struck);
  if (late > 0) await new Promise((resolve) => setTimeout(resolve, late));
  const failed =
    kind === 'read'
      ? await (stream === undefined ? readAll(node.log, options, sender) : readStream(node.log, stream, options, sender))
      : await subscribe(node, call, stream, options, sender);
  if (failed) sender.fail(failed);
  else if (!sender.gone()) call.end();
}

function subscribe(
  node: Node,
  call: ReadCall,
  stream: string | undefined,
  options: ReadReq.Options,
  sender: Sender,
): Promise<Failure | null> {
  const drop = (cut = false) => (cut ? node.cut(call) : sender.fail(failures.notReady()));
  node.subscriptions.add(drop);
  sender.onGone(() => node.subscriptions.delete(drop));
  const subscriber: Sender = {
    ...sender,
    send(bytes) {
      const [fault] = node.faults.strike('deliver', { stream: stream ?? '$all', node: node.index });
      if (fault?.kind !== 'dropSubscriptions') return sender.send(bytes);
      drop(fault.cut);
      return false;
    },
  };
  return stream === undefined
    ? subscribeToAll(node.log, options, subscriber)
    : subscribeToStream(node.log, stream, options, subscriber);
}

async function sendAll(sender: Sender, records: Iterable<Stored>): Promise<void> {
  for (const record of records) {
    const room = sender.send(readEvent(record));
    if (room !== true && !(await room)) return;
  }
}

function* backwards(records: readonly Stored[], from: number, downTo: number): Generator<Stored> {
  for (let i = from; i >= downTo; i--) yield records[i]!;
}

function* forwards(records: readonly Stored[], from: number): Generator<Stored> {
  // What is appended meanwhile is not awaited: a read ends where the log ended when it began.
  for (let [i, end] = [from, records.length]; i < end; i++) yield records[i]!;
}

function* matching(records: Iterable<Stored>, filter: Filter, count: number): Generator<Stored> {
  let left = count;
  for (const record of records) {
    if (left <= 0) return;
    if (!filter(record)) continue;
    left -= 1;
    yield record;
  }
}

/**
 * `AllReader`: forwards from the record at a position, backwards from the one that ends before it. The position must be
 * the beginning of a record or lie past the end.
 */
async function readAll(log: EventLog, options: ReadReq.Options, sender: Sender): Promise<Failure | null> {
  const all = options.getAll()!;
  const filter = filterOf(options);
  const count = Number(options.getCount());
  const forward = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS;
  const position = all.getPosition();
  let at = all.hasEnd() ? log.records.length : 0;
  if (position) {
    const place = placeIn(position);
    at = indexAfter(log, place, false);
    if (!isBoundary(log, place)) return failures.invalidPosition();
  }
  const records = forward ? forwards(log.records, at) : backwards(log.records, at - 1, 0);
  await sendAll(sender, matching(records, filter, count));
  return null;
}

const placeIn = (position: ReadReq.Options.Position): Place => ({
  commit: Number(position.getCommitPosition()),
  prepare: Number(position.getPreparePosition()),
});

/** Whether a record begins at this place, or none can. */
function isBoundary(log: EventLog, { commit }: Place): boolean {
  return commit === 0 || commit >= log.end() || log.records[log.indexAt(commit)]?.position === commit;
}

/** Index of the first record at or, when `exclusive`, after a place. */
function indexAfter(log: EventLog, place: Place, exclusive: boolean): number {
  const index = log.indexAt(place.commit);
  const record = log.records[index];
  if (!record) return index;
  const at = placeOf(record);
  return before(at, place) || (exclusive && !before(place, at)) ? index + 1 : index;
}

/** `StorageReaderWorker`: a missing stream is a message, a tombstoned one ends the call. */
async function readStream(log: EventLog, name: string, options: ReadReq.Options, sender: Sender): Promise<Failure | null> {
  const found = log.read(name);
  if (found.kind === 'deleted') return failures.streamDeleted(name);
  if (found.kind === 'none') {
    await sender.send(streamNotFound(name));
    return null;
  }
  const start = options.getStream()!;
  const forward = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS;
  const last = found.events.length - 1;
  const from = start.hasStart() ? 0 : start.hasEnd() ? last + (forward ? 1 : 0) : Number(start.getRevision());
  const records = forward
    ? forwards(found.events, Math.max(from, found.from))
    : backwards(found.events, Math.min(from, last), found.from);
  await sendAll(sender, matching(records, () => true, Number(options.getCount())));
  return null;
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

/** What is committed while a subscription is live: bounded, the oldest is dropped, a hole shows by its numbers. */
interface LiveItem {
  sequence: number;
  record?: Stored;
  checkpoint?: Place;
}

function liveChannel() {
  const items: LiveItem[] = [];
  let sequence = 0;
  let wake: (() => void) | undefined;
  return {
    push(item: Omit<LiveItem, 'sequence'>) {
      items.push({ ...item, sequence: ++sequence });
      if (items.length > pageSize) items.shift();
      wake?.();
    },
    /** The next item; undefined once the subscriber is gone. */
    async next(sender: Sender): Promise<LiveItem | undefined> {
      while (items.length === 0 && !sender.gone()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return sender.gone() ? undefined : items.shift();
    },
    wake: () => wake?.(),
  };
}

/**
 * `Enumerator.AllSubscription` and `Enumerator.AllSubscriptionFiltered`: confirmation, then pages of the log up to its
 * end, then live until the channel of 32 has lost something, then pages again, without a word to the subscriber.
 * `caught_up` comes at each switch to live. A filtered subscription gets a checkpoint at least every window times
 * multiplier events considered, and before it goes live.
 */
async function subscribeToAll(log: EventLog, options: ReadReq.Options, sender: Sender): Promise<Failure | null> {
  const all = options.getAll()!;
  const filter = filterOf(options);
  const checkpoints = options.getFilter();
  const window = checkpoints?.hasMax() ? checkpoints.getMax() : pageSize;
  const interval = checkpoints ? window * checkpoints.getCheckpointintervalmultiplier() : Infinity;
  const live = liveChannel();
  let considered = 0;
  const stop = log.listen((record) => {
    if (filter(record)) live.push({ record });
    considered += 1;
    if (considered < interval) return;
    considered = 0;
    live.push({ checkpoint: placeOf(record) });
  });
  sender.onGone(() => (stop(), live.wake()));

  const lastRecord = log.records.at(-1);
  const confirmed = lastRecord ? placeOf(lastRecord) : head;
  const position = all.getPosition();
  if (position && !isBoundary(log, placeIn(position))) return failures.invalidPosition();
  const state = { at: position ? placeIn(position) : all.hasEnd() ? confirmed : head, sequence: 0, told: head };
  const tell = async (place: Place) => {
    if (!checkpoints || !before(state.told, place)) return true;
    state.told = place;
    return await sender.send(checkpointReached(place));
  };
  await sender.send(confirmation());
  if (!before(state.at, confirmed)) await goLive(sender, live, state, tell);
  while (!sender.gone()) {
    await catchUp(log, sender, state, { filter, window, interval: checkpoints ? interval : null }, tell);
    await goLive(sender, live, state, tell);
  }
  return null;
}

interface AllState {
  /** The event or checkpoint sent last: what comes after it is to be sent. */
  at: Place;
  sequence: number;
  told: Place;
}

async function catchUp(
  log: EventLog,
  sender: Sender,
  state: AllState,
  { filter, window, interval }: { filter: Filter; window: number; interval: number | null },
  tell: (place: Place) => Promise<boolean>,
): Promise<void> {
  let from: Place = before(state.at, beginning) ? beginning : state.at;
  let counted = 0;
  while (!sender.gone()) {
    let index = indexAfter(log, from, false);
    let next = from;
    let [seen, found] = [0, 0];
    for (; index < log.records.length && found < pageSize && (interval === null || seen < window); index++) {
      const record = log.records[index]!;
      next = { commit: record.end, prepare: 0 };
      seen += 1;
      if (!filter(record)) continue;
      found += 1;
      if (!before(state.at, placeOf(record))) continue;
      const room = sender.send(readEvent(record));
      state.at = placeOf(record);
      if (room !== true && !(await room)) return;
    }
    if (before(state.at, from) && before(from, next)) state.at = from;
    counted += seen;
    // A page that is full says nothing of the end: the next one finds it.
    const ended = index >= log.records.length && found < pageSize && (interval === null || seen < window);
    // A log of one page without a match still gets its checkpoint.
    if (ended && before(state.at, beginning) && before(beginning, next)) state.at = beginning;
    if (ended || (interval !== null && counted >= interval)) {
      if (!ended) counted %= interval!;
      if (!(await tell(state.at)) || ended) return;
    }
    from = next;
  }
}

async function goLive(
  sender: Sender,
  live: ReturnType<typeof liveChannel>,
  state: AllState,
  tell: (place: Place) => Promise<boolean>,
): Promise<void> {
  await sender.send(caughtUp());
  for (;;) {
    const item = await live.next(sender);
    if (!item) return;
    const inOrder = item.sequence === state.sequence + 1;
    state.sequence = item.sequence;
    if (item.record && !before(state.at, placeOf(item.record))) continue;
    if (item.checkpoint && before(item.checkpoint, state.at)) continue;
    if (!inOrder) {
      await tell(state.at);
      return;
    }
    if (item.record) await sender.send(readEvent(item.record));
    else await tell(item.checkpoint!);
    state.at = item.record ? placeOf(item.record) : item.checkpoint!;
  }
}

/** `Enumerator.StreamSubscription`: as for `$all`, by revision and without checkpoints; a tombstone ends it. */
async function subscribeToStream(log: EventLog, name: string, options: ReadReq.Options, sender: Sender): Promise<Failure | null> {
  const start = options.getStream()!;
  const live = liveChannel();
  const stop = log.listen((record) => record.stream === name && live.push({ record }));
  sender.onGone(() => (stop(), live.wake()));
  const found = log.read(name);
  let at = start.hasStart() ? -1 : start.hasEnd() ? (found.kind === 'events' ? found.events.length - 1 : -1) : Number(start.getRevision());
  let sequence = 0;
  await sender.send(confirmation());
  while (!sender.gone()) {
    // Catch up.
    for (let state = log.read(name); state.kind !== 'none'; state = log.read(name)) {
      if (state.kind === 'deleted') return failures.streamDeleted(name);
      const next: Stored | undefined = state.events[Math.max(at + 1, state.from)];
      if (!next) break;
      at = next.revision;
      const room = sender.send(readEvent(next));
      if (room !== true && !(await room)) return null;
    }
    await sender.send(caughtUp());
    // Live, until something was lost.
    for (;;) {
      const item = await live.next(sender);
      if (!item) return null;
      const inOrder = item.sequence === sequence + 1;
      sequence = item.sequence;
      const record = item.record!;
      if (record.revision === tombstoned) return failures.streamDeleted(name);
      if (record.revision <= at) continue;
      if (!inOrder) break;
      at = record.revision;
      await sender.send(readEvent(record));
    }
  }
  return null;
}

function confirmation(): Buffer {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(randomUUID());
  const response = new streams.ReadResp();
  response.setConfirmation(confirmed);
  return Buffer.from(response.serializeBinary());
}

function caughtUp(): Buffer {
  const response = new streams.ReadResp();
  response.setCaughtUp(new streams.ReadResp.CaughtUp());
  return Buffer.from(response.serializeBinary());
}

function checkpointReached({ commit, prepare }: Place): Buffer {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const response = new streams.ReadResp();
  response.setCheckpoint(checkpoint);
  return Buffer.from(response.serializeBinary());
}

function streamNotFound(name: string): Buffer {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifier(name));
  const response = new streams.ReadResp();
  response.setStreamNotFound(missing);
  return Buffer.from(response.serializeBinary());
}
