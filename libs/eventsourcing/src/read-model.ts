// SPDX-License-Identifier: MPL-2.0
import type { EventMeta } from './event.js';
import { categoryOf, decode, type EventFamily, type EventOf } from './event-family.js';
import type { RecordedEvent } from './event.js';
import { UnreadableEvent } from './event-family.js';

/** Column types, and what a handler supplies for them. A `?` at the end allows null. Amounts are `bigint` øre. */
interface ColumnValues {
  text: string;
  date: string;
  int: number;
  bigint: bigint;
  bool: boolean;
  uuid: string;
  json: unknown;
}
type ColumnKind = keyof ColumnValues;
export type Column = ColumnKind | `${ColumnKind}?`;
type ValueOf<C extends Column> = C extends `${infer K extends ColumnKind}?`
  ? ColumnValues[K] | null
  : ColumnValues[C & ColumnKind];

/**
 * A table of dated facts: one row says what one event means for one question, and is never changed again.
 * Beside its own columns every row has `pos`, `n` (its number within the event; the key is both), `eff` (business
 * date), `at` (instant of recording), `event_id`, `illustrative`. So a query as of any day, as known at any position,
 * is a `where eff <= … and pos <= …`, and replaying an event changes nothing.
 */
export interface FactTable {
  columns: Record<string, Column>;
  /** Secondary indexes; the key (`pos`, `n`) is always there. */
  indexes?: readonly (readonly string[])[];
}
type Tables = Record<string, FactTable>;
export type Row<T extends FactTable> = { [C in keyof T['columns']]: ValueOf<T['columns'][C]> };
/** Adds one fact row; `eff` may be given when it is not the event's own business date. */
type Writer<T extends Tables> = { [K in keyof T]: (row: Row<T[K]> & { eff?: string }) => void };

export const ignore = 'ignore';

type Handlers<Families extends readonly EventFamily[], T extends Tables> = {
  [K in EventOf<Families[number]>['type']]:
    | typeof ignore
    | ((event: Extract<EventOf<Families[number]>, { type: K }>['data'], meta: EventMeta, write: Writer<T>) => void);
};

export interface ReadModelDefinition<Families extends readonly EventFamily[], T extends Tables> {
  name: string;
  /** Never migrate a read model: raise its version, and it is built anew beside the old one. */
  version: number;
  from: Families;
  tables: T;
  /** Every event of every family in `from`, or the word `ignore`: a missing one does not compile. */
  on: Handlers<Families, T>;
}

/** One row for one table, complete with what every row has. */
export interface FactRow {
  table: string;
  row: Record<string, unknown>;
}

export interface ReadModel<T extends Tables = Tables> {
  name: string;
  version: number;
  /** The PostgreSQL schema that holds its tables and its checkpoint: `name_v1`. */
  schema: string;
  tables: T;
  /** Qualified table names: `community_register_v1.membership`. */
  table: { [K in keyof T]: string };
  reads(stream: string): boolean;
  /** What an event adds. @throws UnreadableEvent, or whatever a handler throws: the runner stops there. */
  rows(event: RecordedEvent): FactRow[];
}

export function readModel<const Families extends readonly EventFamily[], const T extends Tables>(
  definition: ReadModelDefinition<Families, T>,
): ReadModel<T> {
  const { name, version, tables } = definition;
  if (!/^[a-z][a-z_]*$/.test(name)) throw new Error(`a read model's name is lower-case letters and _: ${name}`);
  const schema = `${name}_v${version}`;
  const families = new Map(definition.from.map((family) => [family.category, family]));
  const handlers = definition.on as Record<string, typeof ignore | ((...args: unknown[]) => void)>;
  const writer = rowWriter(tables);
  return {
    name,
    version,
    schema,
    tables,
    table: Object.fromEntries(Object.keys(tables).map((key) => [key, `${schema}.${key}`])) as never,
    reads: (stream) => families.has(categoryOf(stream)),
    rows(stored) {
      const family = families.get(categoryOf(stored.stream));
      if (!family) return [];
      const fact = decode(family, stored) as { type: string; data: { source?: { kind: string } } };
      const handler = Object.hasOwn(handlers, fact.type) ? handlers[fact.type] : undefined;
      if (handler === ignore) return [];
      if (!handler) throw new UnreadableEvent(stored, `${name} neither handles nor ignores it`);
      const rows: FactRow[] = [];
      handler(fact.data, stored, writer.into(rows, stored, fact.data.source?.kind === 'illustrative'));
      return rows;
    },
  };
}

/** One set of writing functions for all events, pointed at the event in hand: making them anew for each costs more than the rows. */
function rowWriter(tables: Tables): { into(rows: FactRow[], stored: RecordedEvent, illustrative: boolean): unknown } {
  let into: FactRow[] = [];
  let event: RecordedEvent;
  let invented = false;
  const write = Object.fromEntries(
    Object.keys(tables).map((table) => [
      table,
      (own: Record<string, unknown>): void => {
        const row: Record<string, unknown> = { eff: event.eff, ...own };
        row['pos'] = event.position;
        row['n'] = into.length;
        row['at'] = event.at;
        row['event_id'] = event.id;
        row['illustrative'] = invented;
        into.push({ table, row });
      },
    ]),
  );
  return {
    into(rows, stored, illustrative) {
      [into, event, invented] = [rows, stored, illustrative];
      return write;
    },
  };
}
