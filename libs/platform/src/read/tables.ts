// SPDX-License-Identifier: MPL-2.0
import type { Column, FactRow, FactTable, ReadModel } from '@faellesbog/eventsourcing';
import type { Sql, Tx } from '../postgres/connect.js';

/** What every fact row has beside its table's own columns. */
const COMMON: Record<string, string> = {
  pos: 'bigint not null',
  n: 'integer not null',
  eff: 'date not null',
  at: 'text not null',
  event_id: 'uuid not null',
  illustrative: 'boolean not null',
};
const SQL_TYPES: Record<string, string> = {
  text: 'text collate "C"',
  date: 'date',
  int: 'integer',
  bigint: 'bigint',
  bool: 'boolean',
  uuid: 'uuid',
  json: 'jsonb',
};

const sqlType = (column: Column): string =>
  column.endsWith('?') ? SQL_TYPES[column.slice(0, -1)]! : `${SQL_TYPES[column]!} not null`;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Creates a read model's schema, tables and checkpoint where they are not there. Indexes can wait for a bulk load. */
export async function createTables(tx: Tx, model: ReadModel, schema: string, withIndexes: boolean): Promise<void> {
  // Even "if not exists" locks what somebody else is writing to; they were all made in one transaction, so one tells.
  const [there] = await tx`select where to_regclass(${`${schema}.checkpoint`}) is not null`;
  if (there) return;
  const ddl = [`create schema if not exists ${quoted(schema)}`];
  for (const [name, table] of Object.entries(model.tables)) {
    const columns = [
      ...Object.entries(table.columns).map(([c, kind]) => [c, sqlType(kind)]),
      ...Object.entries(COMMON),
    ];
    const key = withIndexes ? ', primary key (pos, n)' : '';
    const list = columns.map(([column, type]) => `${quoted(column!)} ${type!}`).join(', ');
    ddl.push(`create table if not exists ${quoted(schema)}.${quoted(name)} (${list}${key})`);
    if (withIndexes) ddl.push(...secondaryIndexes(schema, name, table));
  }
  ddl.push(`create table if not exists ${quoted(schema)}.checkpoint (one boolean primary key default true check (one),
    position bigint not null, at text, stopped_at bigint, stopped_because text)`);
  ddl.push(`insert into ${quoted(schema)}.checkpoint (position) values (-1) on conflict do nothing`);
  await tx`select pg_advisory_xact_lock(7301202612)`;
  await tx.unsafe(ddl.join(';\n'));
}

function secondaryIndexes(schema: string, name: string, table: FactTable): string[] {
  return (table.indexes ?? []).map((columns, index) => {
    const list = columns.map(quoted).join(', ');
    return `create index if not exists ${quoted(`${name}_${index}`)} on ${quoted(schema)}.${quoted(name)} (${list})`;
  });
}

/** Adds what a bulk load did without. */
export async function createIndexes(sql: Sql, model: ReadModel, schema: string): Promise<void> {
  for (const [name, table] of Object.entries(model.tables)) {
    await sql.unsafe(`alter table ${quoted(schema)}.${quoted(name)} add primary key (pos, n)`);
    for (const index of secondaryIndexes(schema, name, table)) await sql.unsafe(index);
    await sql.unsafe(`analyze ${quoted(schema)}.${quoted(name)}`);
  }
}

/** Writes all rows of a batch, one statement per table, all sent at once; they are awaited with the commit. */
export function writeRows(
  tx: Tx,
  model: ReadModel,
  schema: string,
  rows: FactRow[],
  last: (statement: PromiseLike<unknown>) => void,
): void {
  const byTable = new Map<string, FactRow['row'][]>();
  for (const { table, row } of rows) {
    const list = byTable.get(table);
    if (list) list.push(row);
    else byTable.set(table, [row]);
  }
  for (const [table, list] of byTable) {
    const types = { ...ownTypes(model.tables[table]!), ...COMMON_TYPES };
    const columns = Object.keys(types);
    const target = `${quoted(schema)}.${quoted(table)} (${columns.map(quoted).join(', ')})`;
    const arrays = Object.values(types).map(
      (type, index) => `(string_to_array($${index + 1}, chr(1), chr(2)))[2:]${type === 'text' ? '' : `::${type}[]`}`,
    );
    const values = columns.map((column) => columnText(list, column));
    last(
      tx
        .unsafe(`insert into ${target} select * from unnest(${arrays.join(', ')})`, values, { prepare: true })
        .execute(),
    );
  }
}

const COMMON_TYPES = {
  pos: 'bigint',
  n: 'integer',
  eff: 'date',
  at: 'text',
  event_id: 'uuid',
  illustrative: 'boolean',
};

const ownTypes = (table: FactTable): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table.columns).map(([column, kind]) => [column, SQL_TYPES[kind.replace('?', '')]!.split(' ')[0]!]),
  );

/**
 * One column of all rows as one text, with a control character before each value and another for null. A COPY would be
 * quicker to read, but the driver sends it in pieces that wait for each other.
 */
function columnText(rows: FactRow['row'][], column: string): string {
  let text = '';
  for (const row of rows) text += `\u0001${valueText(row[column])}`;
  return text;
}

/** The separators and NUL, which PostgreSQL's text cannot hold, become the replacement character. */
function plainText(value: string): string {
  let text = value;
  for (const mark of ['\0', '\u0001', '\u0002']) if (text.includes(mark)) text = text.replaceAll(mark, '\ufffd');
  return text;
}

function valueText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return plainText(value);
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return value === null || value === undefined ? '\u0002' : valueText(JSON.stringify(value, withoutNul));
  }
}

const withoutNul = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
