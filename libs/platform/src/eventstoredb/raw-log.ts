// SPDX-License-Identifier: MPL-2.0
import { eventTypeFilter, jsonEvent, type EventData } from '@eventstore/db-client';
import { canonicalJson, uuidFrom, type Envelope, type JsonObject } from '@faellesbog/eventsourcing';
import { LogsDiffer, type LogRecord, type RawLog } from '../copy/log-records.js';
import type { Answered } from './claims.js';
import { connectEventStore, type EventStoreConnection } from './client.js';
import { toStored } from './envelope.js';
import { giveName, nameRevision, readName } from './identity.js';
import { followPlaces, keepNothing, newestOf, type Places } from './places.js';

const PATIENCE_MS = 60_000;
const PAGE = 2_000;

type EventRecord = Extract<LogRecord, { kind: 'event' }>;
type CommandRecord = Extract<LogRecord, { kind: 'command' }>;

/**
 * The log on an EventStoreDB below its rules, for copying. Its writes are in the order of the records, one append for
 * neighbours of one command; what a killed copy has written stands there, and the next one goes on behind it.
 */
export function openEventStoreDbRawLog(address: string): RawLog {
  const connection = connectEventStore(address, PATIENCE_MS);
  let followed: { name: string; places: Places } | undefined;

  async function placesOf(name: string): Promise<Places> {
    if (followed?.name === name) return followed.places;
    await followed?.places.stop();
    const places = await followPlaces(connection, name, keepNothing, PATIENCE_MS);
    await places.catchUp();
    followed = { name, places };
    return places;
  }

  async function name(): Promise<string | null> {
    const given = await readName(connection);
    if (!given) return null;
    const used = (await newestOf(connection, given)) ?? (await answers(connection)).length > 0;
    return used ? given : null;
  }

  async function* records(after: number): AsyncIterable<LogRecord[]> {
    const given = await name();
    if (!given) return;
    const places = await placesOf(given);
    await places.catchUp();
    const end = places.last();
    const waiting = (await answers(connection)).filter(({ position }) => position >= after && position <= end);
    let due = 0;
    const answeredAt = (position: number): CommandRecord[] => {
      const from = due;
      while (due < waiting.length && waiting[due]!.position <= position) due++;
      return waiting.slice(from, due);
    };
    const first = answeredAt(after);
    if (first.length > 0) yield first;
    for (let position = after; position < end;) {
      const page = await places.texts(position, Math.min(PAGE, end - position));
      const batch: LogRecord[] = [];
      for (const text of page) batch.push({ kind: 'event', ...text }, ...answeredAt(text.position));
      position = page.at(-1)!.position;
      yield batch;
    }
  }

  async function write(log: string, batch: LogRecord[]): Promise<void> {
    const given = await name();
    if (given === null && (await readName(connection)) !== log)
      await giveName(connection, log, await nameRevision(connection));
    else if (given !== null && given !== log) throw otherName(given, log);
    const places = await placesOf(log);
    await places.catchUp();
    const events = batch.filter((record) => record.kind === 'event');
    const known = events.filter(({ position }) => position <= places.last());
    await assertSame(places, known);
    const fresh = events.slice(known.length);
    if (fresh[0] && fresh[0].position !== places.last() + 1) throw differs(places.last() + 1, 'it is left out');
    await Promise.all(claimsOf(fresh).map(([stream, claim]) => once(connection, stream, claim)));
    for (const { stream, expected, stored, position } of appendsOf(fresh)) {
      const actual = await connection.append(stream, expected, stored);
      if (actual !== undefined) throw differs(position, `${stream} is at revision ${actual}, not ${expected}`);
    }
    if (fresh.length > 0) await places.catchUp();
    await assertSame(places, fresh);
    const nothing = batch.filter((record) => record.kind === 'command');
    await Promise.all(nothing.map((record) => once(connection, `command/${record.command}`, answerOf(record))));
  }

  return {
    name,
    records,
    write,
    async close() {
      await followed?.places.stop();
      await connection.close();
    },
  };
}

/** Commands that had nothing to do, in order: they are few, and may stand later in the server's log than their position. */
async function answers(connection: EventStoreConnection): Promise<CommandRecord[]> {
  const found: CommandRecord[] = [];
  const filter = eventTypeFilter({ prefixes: ['CommandAnswered'] });
  const subscription = connection.client.subscribeToAll({ filter });
  await new Promise<void>((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('caughtUp' as never, resolve as never);
    subscription.on('data', ({ event }) => {
      if (!event?.streamId.startsWith('command/')) return;
      const command = event.streamId.slice('command/'.length);
      found.push({ kind: 'command', command, ...(event.data as unknown as Answered) });
    });
  });
  await subscription.unsubscribe();
  return found.sort((a, b) => a.position - b.position || (a.command < b.command ? -1 : 1));
}

/** Each command claims its id before its events, as the engine does. */
function claimsOf(records: EventRecord[]): [string, EventData][] {
  const claims = new Map<string, EventData>();
  for (const { canonical, fingerprint } of records) {
    const { cmd, stream, rev } = JSON.parse(canonical) as Envelope;
    if (claims.has(cmd)) continue;
    const data = { fingerprint, stream, from: rev - 1 };
    claims.set(cmd, copied('CommandClaimed', cmd, data));
  }
  return [...claims].map(([cmd, claim]) => [`command/${cmd}`, claim]);
}

const answerOf = ({ command, fingerprint, stream, revision, position }: CommandRecord): EventData =>
  copied('CommandAnswered', command, { fingerprint, stream, revision, position });

/** The id says the same on every try, and something else for other data: the server takes an id it knows as done. */
const copied = (type: string, command: string, data: JsonObject): EventData =>
  jsonEvent({ id: uuidFrom(`copied/${command}/${canonicalJson(data)}`), type, data });

/** The first event of a stream, which may stand there already with the same content. */
async function once(connection: EventStoreConnection, stream: string, event: EventData): Promise<void> {
  if ((await connection.append(stream, -1, [event])) === undefined) return;
  const [there] = await connection.read(stream);
  const same = JSON.stringify(there?.data) === JSON.stringify(event.data) && there?.type === event.type;
  if (!same) throw differs(null, `${stream} stands there with another content`);
}

/** Neighbours of one command go in one append, which the server keeps whole. */
function appendsOf(records: EventRecord[]) {
  const appends: { stream: string; expected: number; stored: EventData[]; cmd: string; position: number }[] = [];
  for (const { canonical, fingerprint, position } of records) {
    const envelope = JSON.parse(canonical) as Envelope;
    const { stream, rev, cmd } = envelope;
    const last = appends.at(-1);
    const stored = toStored(envelope, fingerprint);
    if (last && last.stream === stream && last.cmd === cmd && last.stored.length < 25) last.stored.push(stored);
    else appends.push({ stream, expected: rev - 1, stored: [stored], cmd, position });
  }
  return appends;
}

async function assertSame(places: Places, records: EventRecord[]): Promise<void> {
  if (records.length === 0) return;
  const there = await places.texts(records[0]!.position - 1, records.length);
  for (const [index, record] of records.entries()) {
    const same = there[index]?.canonical === record.canonical && there[index].fingerprint === record.fingerprint;
    if (!same) throw differs(record.position, 'another event stands there');
  }
}

const differs = (position: number | null, why: string): LogsDiffer =>
  new LogsDiffer(
    position,
    `The logs differ at position ${position ?? 'unknown'}: ${why}. A copy can only continue the same log.`,
    `Loggene er forskellige på position ${position ?? 'ukendt'}: ${why}. En kopi kan kun fortsætte den samme log.`,
  );

const otherName = (there: string, wanted: string): LogsDiffer =>
  new LogsDiffer(
    null,
    `The target holds the log ${there}, the source ${wanted}. Copy to an empty target, or to an earlier copy of the same log.`,
    `Målet rummer loggen ${there}, kilden ${wanted}. Kopiér til et tomt mål eller til en tidligere kopi af samme log.`,
  );
