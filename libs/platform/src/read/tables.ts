// SPDX-License-Identifier: MPL-2.0
import { once } from 'node:events';
import type { Writable } from 'node:stream';
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

/** Writes all rows of a batch, one COPY per table. */
export async function writeRows(tx: Tx, model: ReadModel, schema: string, rows: FactRow[]): Promise<void> {
  const byTable = new Map<string, FactRow['row'][]>();
  for (const { table, row } of rows) {
    const list = byTable.get(table);
    if (list) list.push(row);
    else byTable.set(table, [row]);
  }
  for (const [table, list] of byTable) {
    const own = Object.keys(model.tables[table]!.columns);
    const columns = [...own, ...Object.keys(COMMON)];
    const target = `${quoted(schema)}.${quoted(table)} (${columns.map(quoted).join(', ')})`;
    const sink = (await tx.unsafe(`copy ${target} from stdin`).writable()) as Writable;
    let chunk = '';
    for (const row of list) {
      let line = '';
      for (const column of columns) line += (line === '' ? '' : '\t') + copyText(row[column]);
      chunk += `${line}\n`;
      if (chunk.length > 65_536) {
        if (!sink.write(chunk)) await once(sink, 'drain');
        chunk = '';
      }
    }
    sink.end(chunk);
    await once(sink, 'finish');
  }
}

const ESCAPED = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in PostgreSQL's COPY text format. NUL has no form there; it becomes the replacement character. */
function copyText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return ESCAPED.test(value) || value.includes('\0')
        ? value.replaceAll('\0', '\ufffd').replace(/[\\\t\n\r]/g, (c) => ESCAPES[c]!)
        : value;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 't' : 'f';
    default:
      return value === null || value === undefined ? '\\N' : copyText(JSON.stringify(value));
  }
}
