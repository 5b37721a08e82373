// SPDX-License-Identifier: MPL-2.0
import { community } from '@faellesbog/community';
import {
  microsOfIso,
  type EventFamily,
  type EventStore,
  type FactRow,
  type ReadModel,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { funding } from '@faellesbog/funding';
import { projector, type Context, type Projector, type Sql } from '@faellesbog/platform';
import { governance } from '@faellesbog/governance';
import { portfolio } from '@faellesbog/portfolio';
import { digestOf, type ProjectionState } from './checkers.js';

const contexts: readonly Context[] = [community, governance, portfolio, funding];
export const readModels: readonly ReadModel[] = contexts.flatMap((context) => context.readModels);
const reactorNames = contexts.flatMap((context) => context.reactors.map(({ name }) => name));
const families = contexts.flatMap((context) => context.deciders).map((decider) => decider.events as EventFamily);

interface Stored {
  pos: bigint;
  stream: string;
  rev: number;
  id: string;
  cmd: string;
  at_us: bigint;
  canonical: string;
}

/** The log after a position as its table holds it, past the store's own way of reading. @throws when a column contradicts the text. */
export async function eventsIn(sql: Sql, after = -1): Promise<RecordedEvent[]> {
  const rows = await sql<Stored[]>`
    select pos, stream, rev, id, cmd, at_us, convert_from(canonical, 'UTF8') as canonical
    from log.event where pos > ${after} order by pos`;
  return rows.map(({ pos, canonical, at_us, ...columns }) => {
    const event = { ...(JSON.parse(canonical) as RecordedEvent), position: Number(pos) };
    const { stream, rev, id, cmd } = event;
    if (JSON.stringify({ stream, rev, id, cmd }) !== JSON.stringify(columns) || microsOfIso(event.at) !== Number(at_us))
      throw new Error(`position ${pos}: the columns contradict the text ${canonical}`);
    return event;
  });
}

/** How far every read model and reactor has got; -1 before it has begun. */
export async function checkpoints(sql: Sql): Promise<Map<string, number>> {
  const tables = await sql<{ schema: string }[]>`
    select schemaname as schema from pg_tables where tablename = 'checkpoint'`;
  const there = new Set(tables.map(({ schema }) => schema));
  const found = new Map<string, number>();
  for (const { name, schema } of readModels) {
    const [row] = there.has(schema)
      ? await sql<{ position: bigint }[]>`select position from ${sql(`${schema}.checkpoint`)}`
      : [];
    found.set(name, Number(row?.position ?? -1));
  }
  for (const name of reactorNames) {
    const [row] = there.has('reactions')
      ? await sql<{ position: bigint }[]>`select position from reactions.checkpoint where name = ${name}`
      : [];
    found.set(name, Number(row?.position ?? -1));
  }
  return found;
}

/** JSON with sorted members, so that the database's order of them does not matter. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, plain(member)]));
}

/** What a read model's tables hold now. */
async function liveDigest(sql: Sql, model: ReadModel, schema = model.schema): Promise<string> {
  const rows: unknown[] = [];
  for (const table of Object.keys(model.tables).sort()) {
    const found = await sql<Record<string, unknown>[]>`select * from ${sql(`${schema}.${table}`)} order by pos, n`;
    rows.push(table, ...found.map(plain));
  }
  return digestOf(rows);
}

/** What they have to hold by the rules alone: the rows of each event, without a database. */
function modelDigest(model: ReadModel, events: readonly RecordedEvent[]): string {
  const byTable = new Map<string, FactRow['row'][]>(
    Object.keys(model.tables)
      .sort()
      .map((table) => [table, []]),
  );
  for (const event of events) {
    if (!model.reads(event.stream)) continue;
    for (const { table, row } of model.rows(event)) byTable.get(table)!.push({ ...row, pos: BigInt(event.position) });
  }
  return digestOf([...byTable].flatMap(([table, rows]) => [table, ...rows.map(plain)]));
}

/** A runner in this process, on any feed. */
export function runnerOn(
  url: string,
  sql: Sql,
  store: EventStore,
  models: readonly ReadModel[] = readModels,
): Projector {
  return projector({ url, sql, store, families, models });
}

/** All read models as they are, as a rebuild makes them, and as the events say. The rebuilt ones stay. */
export async function projectionStates(
  url: string,
  sql: Sql,
  store: EventStore,
  events: readonly RecordedEvent[],
  models: readonly ReadModel[] = readModels,
): Promise<ProjectionState[]> {
  const reached = await checkpoints(sql);
  const runner = runnerOn(url, sql, store, models);
  const stateOf = async (model: ReadModel): Promise<ProjectionState> => {
    const live = await liveDigest(sql, model);
    await runner.rebuild(model.name);
    const rebuilt = await liveDigest(sql, model);
    return {
      name: model.name,
      checkpoint: reached.get(model.name)!,
      live,
      rebuilt,
      model: modelDigest(model, events),
    };
  };
  return Promise.all(models.map(stateOf)).finally(() => runner.stop());
}
