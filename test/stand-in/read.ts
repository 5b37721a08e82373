// SPDX-License-Identifier: MPL-2.0
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import {
  filterOf,
  indexAfter,
  isBoundary,
  placeIn,
  sendAll,
  senderOf,
  streamNotFound,
  type Filter,
  type ReadCall,
  type Sender,
} from './delivery.js';
import type { EventLog, Stored } from './log.js';
import { lateness, notLeader, type Node } from './node.js';
import { subscribeToAll, subscribeToStream } from './subscribe.js';
import { failures, nameOf, type Failure } from './wire.js';

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
      ? await (stream === undefined
          ? readAll(node.log, options, sender)
          : readStream(node.log, stream, options, sender))
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
    ? subscribeToAll(node.log, options, subscriber, node.passed)
    : subscribeToStream(node.log, stream, options, subscriber);
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

/** `StorageReaderWorker`: a missing stream is a message, a tombstoned one ends the call. */
async function readStream(
  log: EventLog,
  name: string,
  options: ReadReq.Options,
  sender: Sender,
): Promise<Failure | null> {
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
  await sendAll(
    sender,
    matching(records, () => true, Number(options.getCount())),
  );
  return null;
}
