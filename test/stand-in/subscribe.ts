// SPDX-License-Identifier: MPL-2.0
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import {
  before,
  beginning,
  caughtUp,
  checkpointReached,
  confirmation,
  filterOf,
  head,
  indexAfter,
  isBoundary,
  pageSize,
  placeIn,
  placeOf,
  type Filter,
  type Place,
  type Sender,
} from './delivery.js';
import { tombstoned, type EventLog, type Stored } from './log.js';
import { failures, readEvent, type Failure } from './wire.js';

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
export async function subscribeToAll(
  log: EventLog,
  options: ReadReq.Options,
  sender: Sender,
  passed: (events: number) => void,
): Promise<Failure | null> {
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
    return sender.send(checkpointReached(place));
  };
  await sender.send(confirmation());
  if (!before(state.at, confirmed)) await goLive(sender, live, state, tell);
  while (!sender.gone()) {
    await catchUp(log, sender, state, { filter, window, interval: checkpoints ? interval : null, passed }, tell);
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
  page: { filter: Filter; window: number; interval: number | null; passed: (events: number) => void },
  tell: (place: Place) => Promise<boolean>,
): Promise<void> {
  const { filter, window, interval, passed } = page;
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
    passed(seen);
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
export async function subscribeToStream(
  log: EventLog,
  name: string,
  options: ReadReq.Options,
  sender: Sender,
): Promise<Failure | null> {
  const start = options.getStream()!;
  const live = liveChannel();
  const stop = log.listen((record) => record.stream === name && live.push({ record }));
  sender.onGone(() => (stop(), live.wake()));
  const found = log.read(name);
  let at = start.hasStart()
    ? -1
    : start.hasEnd()
      ? found.kind === 'events'
        ? found.events.length - 1
        : -1
      : Number(start.getRevision());
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
