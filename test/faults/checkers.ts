// SPDX-License-Identifier: MPL-2.0
import { sha256, type RecordedEvent } from '@faellesbog/eventsourcing';

/** The caller named no revision: the service reads it itself and tries a lost race again. */
export const UNSAID = -2;

/**
 * One call of one client. Retries are calls of their own under the same `cmdId`; a new try that expects another revision,
 * or says something else, is another command. Times come from one steady clock.
 */
export interface Call {
  t0: number;
  t1: number;
  client: number;
  cmdId: string;
  stream: string;
  /** The revision the caller saw, -1 for none, or {@link UNSAID}. */
  expected: number;
  /** Ids of the events asked for; empty when the service makes them. */
  eventIds: string[];
  /** `refused`: the service said no. `unknown`: no answer, or one that leaves it open. */
  outcome: 'ok' | 'refused' | 'unknown';
  reply?: { stream: string; revision: number; position: number; events: string[] };
}

export interface Violation {
  checker: 'C-log' | 'C-order' | 'C-once' | 'C-occ' | 'C-proj';
  what: string;
}

type Say = (what: string) => void;

function collect(checker: Violation['checker'], check: (say: Say) => void): Violation[] {
  const found: Violation[] = [];
  check((what) => found.push({ checker, what }));
  return found;
}

function grouped<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/**
 * C-log: acknowledged ids are stored; what is stored beyond them was asked by a command whose outcome is unknown; nothing
 * of a refused command is stored, unless it was asked again and then not refused: a refusal is not kept, so the same
 * question may be answered otherwise later, when what stood in the way has gone. An event with a `cause` is a reaction: nobody called for it, but its cause stands before it.
 */
export function cLog(calls: readonly Call[], events: readonly RecordedEvent[]): Violation[] {
  return collect('C-log', (say) => {
    const stored = new Map(events.map((event) => [event.id, event]));
    const acked = new Set<string>();
    const unknown = new Set<string>();
    const refused = new Map<string, number>();
    const open = new Map<string, number>();
    for (const { outcome, cmdId, reply, t0, t1 } of calls) {
      if (outcome === 'unknown') unknown.add(cmdId);
      if (outcome === 'refused') refused.set(cmdId, Math.max(t0, refused.get(cmdId) ?? t0));
      else open.set(cmdId, Math.max(t1, open.get(cmdId) ?? t1));
      if (outcome !== 'ok') continue;
      for (const id of reply?.events ?? []) {
        acked.add(id);
        if (!stored.has(id)) say(`event ${id} of command ${cmdId} was acknowledged and is not in the log`);
      }
    }
    for (const event of events) {
      const where = `event ${event.id} at position ${event.position} of command ${event.cmd}`;
      if ((refused.get(event.cmd) ?? -Infinity) > (open.get(event.cmd) ?? -Infinity))
        say(`${where} is stored although the command was refused last`);
      else if (acked.has(event.id) || unknown.has(event.cmd)) continue;
      else if (event.cause === null) say(`${where} is stored and nobody asked for it`);
      else if (!((stored.get(event.cause)?.position ?? Infinity) < event.position))
        say(`${where} names a cause that does not stand before it: ${event.cause}`);
    }
  });
}

/** C-order: positions are 0..n-1, revisions of each stream 0..k-1, and instants of recording rise strictly with positions. */
export function cOrder(events: readonly RecordedEvent[]): Violation[] {
  return collect('C-order', (say) => {
    const revisions = new Map<string, number>();
    let before = '';
    events.forEach(({ position, stream, rev, at }, index) => {
      if (position !== index) say(`position ${position} stands where ${index} is due`);
      const due = (revisions.get(stream) ?? -1) + 1;
      if (rev !== due) say(`${stream} has revision ${rev} where ${due} is due, at position ${position}`);
      revisions.set(stream, rev);
      if (at <= before) say(`position ${position} was recorded at ${at}, not after ${before}`);
      before = at;
    });
  });
}

/**
 * C-once: one effect for one command id, whole, in one stream and without anything between; what was acknowledged is that
 * effect; all acknowledgements of one command are equal, byte for byte.
 */
export function cOnce(calls: readonly Call[], events: readonly RecordedEvent[]): Violation[] {
  return collect('C-once', (say) => {
    const ids = new Set<string>();
    for (const { id, position } of events) {
      if (ids.has(id)) say(`event ${id} is stored again at position ${position}`);
      ids.add(id);
    }
    const effects = grouped(events, ({ cmd }) => cmd);
    for (const [cmd, effect] of effects) {
      const [first] = effect;
      effect.forEach((event, index) => {
        if (event.stream !== first!.stream || event.rev !== first!.rev + index)
          say(
            `command ${cmd} has more than one effect: ${event.stream} revision ${event.rev} is not part of the first`,
          );
        else if (event.position !== first!.position + index)
          say(`something stands between the events of command ${cmd}, before position ${event.position}`);
      });
    }
    for (const [cmd, own] of grouped(calls, ({ cmdId }) => cmdId)) checkReplies(cmd, own, effects.get(cmd) ?? [], say);
  });
}

function checkReplies(cmd: string, calls: Call[], effect: RecordedEvent[], say: Say): void {
  const storedIds = effect.map(({ id }) => id).join();
  const asked = calls.find(({ eventIds }) => eventIds.length > 0)?.eventIds.join();
  if (effect.length > 0 && asked !== undefined && asked !== storedIds)
    say(`command ${cmd} asked for events ${asked} and left ${storedIds}`);
  const replies = new Set(
    calls.filter(({ outcome }) => outcome === 'ok').map(({ reply }) => JSON.stringify(reply ?? null)),
  );
  if (replies.size > 1) say(`command ${cmd} was answered in ${replies.size} ways: ${[...replies].join(' and ')}`);
  for (const text of replies) {
    const reply = JSON.parse(text) as Call['reply'] | null;
    if (!reply) {
      say(`command ${cmd} was acknowledged without a receipt`);
      continue;
    }
    if (reply.events.join() !== storedIds)
      say(`command ${cmd} was told of events ${reply.events.join()} and left ${storedIds || 'none'}`);
    const last = effect.at(-1);
    if (last && (last.stream !== reply.stream || last.rev !== reply.revision || last.position !== reply.position))
      say(`command ${cmd} was told ${text} and stands in ${last.stream} at ${last.rev}, position ${last.position}`);
  }
}

interface Accepted {
  cmd: string;
  sent: number;
  acked: number;
  first: number;
  last: number;
}

/**
 * C-occ: in each stream a command acknowledged before another was sent has the lower revision, no two commands have the
 * same one, and what a command added begins right after the revision that its caller saw.
 */
export function cOcc(calls: readonly Call[], events: readonly RecordedEvent[]): Violation[] {
  return collect('C-occ', (say) => {
    const revisionOf = new Map(events.map(({ id, rev }) => [id, rev]));
    const accepted: (Accepted & { stream: string; n: number })[] = [];
    for (const [cmd, own] of grouped(calls, ({ cmdId }) => cmdId)) {
      const oks = own.filter(({ outcome, reply }) => outcome === 'ok' && reply);
      if (oks.length === 0) continue;
      const { stream, revision, events: ids } = oks[0]!.reply!;
      const n = ids.length;
      const { expected } = own[0]!;
      const first = n > 0 ? (revisionOf.get(ids[0]!) ?? revision - n + 1) : revision + 1;
      if (expected !== UNSAID && first !== expected + 1)
        say(`command ${cmd} saw ${stream} at revision ${expected} and was taken in at ${first}`);
      const sent = Math.min(...own.map(({ t0 }) => t0));
      const acked = Math.min(...oks.map(({ t1 }) => t1));
      accepted.push({ cmd, stream, n, sent, acked, first, last: first + n - 1 });
    }
    for (const [stream, own] of grouped(accepted, (command) => command.stream)) {
      checkTaken(stream, own, say);
      checkRealTime(stream, own, say);
    }
  });
}

function checkTaken(stream: string, commands: Accepted[], say: Say): void {
  const taken = new Map<number, string>();
  for (const { cmd, first, last } of commands) {
    for (let rev = first; rev <= last; rev++) {
      const other = taken.get(rev);
      if (other !== undefined) say(`commands ${other} and ${cmd} both have revision ${rev} of ${stream}`);
      taken.set(rev, cmd);
    }
  }
}

/** Goes through the commands as they were sent, with the highest revision acknowledged by then. */
function checkRealTime(stream: string, commands: Accepted[], say: Say): void {
  const bySent = commands.toSorted((a, b) => a.sent - b.sent);
  const byAcked = commands.toSorted((a, b) => a.acked - b.acked);
  let highest: Accepted | undefined;
  let next = 0;
  for (const command of bySent) {
    for (; next < byAcked.length && byAcked[next]!.acked < command.sent; next++)
      if (!highest || byAcked[next]!.last > highest.last) highest = byAcked[next];
    if (highest && highest.cmd !== command.cmd && command.first <= highest.last)
      say(
        `${stream}: command ${highest.cmd} was acknowledged at revision ${highest.last} before command ${command.cmd} was sent, which is at ${command.first}`,
      );
  }
}

/** What a projection was found to hold: its checkpoint and the digests of its rows, live, rebuilt, and by the rules alone. */
export interface ProjectionState {
  name: string;
  checkpoint: number;
  live: string;
  rebuilt: string;
  model: string;
}

/** C-proj: for each projection, checkpoint = head, and live digest = digest of a rebuild from 0 = digest from the model. */
export function cProj(head: number, projections: readonly ProjectionState[]): Violation[] {
  return collect('C-proj', (say) => {
    for (const { name, checkpoint, live, rebuilt, model } of projections) {
      if (checkpoint !== head) say(`${name} stands at ${checkpoint} and the log at ${head}`);
      if (live !== rebuilt) say(`${name} is not what a rebuild gives: ${live} and ${rebuilt}`);
      if (live !== model) say(`${name} is not what the events say: ${live} and ${model}`);
    }
  });
}

/** A digest of rows in their order; a row is whatever JSON can write, amounts as text. */
export function digestOf(rows: Iterable<unknown>): string {
  let text = '';
  for (const row of rows)
    text += `${JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}\n`;
  return sha256(text).slice(0, 16);
}
