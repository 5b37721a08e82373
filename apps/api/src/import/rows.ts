// SPDX-License-Identifier: MPL-2.0
import { parse } from 'csv-parse/sync';
import { Problem } from '@faellesbog/platform';
import { MoneyDto } from '../http/command.dto.js';
import { parseStrictJson } from '../http/strict-json.js';

/** One command of a file. `body` is what a request's body and path would hold together. */
export interface ImportRow {
  line: number;
  command: string;
  key?: string;
  body: Record<string, unknown>;
  /** Set when the row itself cannot be read. */
  error?: Problem;
}

const MAX_ROWS = 200_000;
const RESERVED = new Set(['command', 'key', 'data']);

/**
 * Reads a file of commands. NDJSON: one `{"command","key"?,"data",…}` a line, with `effectiveOn`, `source` and the like
 * beside `data`. CSV: a header with `command` and the fields, `;` or `,` between, decimal comma or point in amounts,
 * dots for fields within fields, JSON in a cell that begins with `[` or `{`. A line that cannot be read is a row with an
 * `error`; a file that cannot be read is a Problem 400.
 */
export function parseRows(
  text: string,
  format: 'ndjson' | 'csv',
  dtoOf: (command: string) => (new () => object) | undefined,
): ImportRow[] {
  const rows = format === 'ndjson' ? ndjsonRows(text) : csvRows(text, dtoOf);
  if (rows.length > MAX_ROWS)
    throw unreadable(`it has more than ${MAX_ROWS} rows; split it`, `den har flere end ${MAX_ROWS} rækker; del den`);
  if (rows.length === 0) throw unreadable('it holds no rows', 'den indeholder ingen rækker');
  return rows;
}

const unreadable = (why: string, hvorfor: string): Problem =>
  new Problem(400, 'import.unreadable', `The file cannot be read: ${why}.`, `Filen kan ikke læses: ${hvorfor}.`);

function ndjsonRows(text: string): ImportRow[] {
  const rows: ImportRow[] = [];
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (raw.trim() === '' || raw.startsWith('#')) continue;
    rows.push(ndjsonRow(raw, index + 1));
  }
  return rows;
}

function ndjsonRow(raw: string, line: number): ImportRow {
  const bad = (error: Problem): ImportRow => ({ line, command: '', body: {}, error });
  let row: Record<string, unknown>;
  try {
    row = parseStrictJson(raw) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Problem) return bad(error);
    throw error;
  }
  if (
    typeof row !== 'object' ||
    row === null ||
    typeof row['command'] !== 'string' ||
    typeof row['data'] !== 'object' ||
    row['data'] === null
  ) {
    return bad(
      new Problem(
        400,
        'import.row_malformed',
        'A row is {"command": …, "data": {…}}.',
        'En række er {"command": …, "data": {…}}.',
      ),
    );
  }
  const beside = Object.fromEntries(Object.entries(row).filter(([name]) => !RESERVED.has(name)));
  return { line, command: row['command'], key: keyOf(row['key']), body: { ...(row['data'] as object), ...beside } };
}

const keyOf = (key: unknown): string | undefined =>
  typeof key === 'string' && key !== '' ? key.slice(0, 200) : undefined;

function csvRows(text: string, dtoOf: (command: string) => (new () => object) | undefined): ImportRow[] {
  const header = text.replace(/^\ufeff/, '').split('\n', 1)[0] ?? '';
  const delimiter = header.split(';').length >= header.split(',').length ? ';' : ',';
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      columns: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 65_536,
    }) as never;
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message.slice(0, 160) : 'broken CSV', 'CSV-formatet er brudt');
  }
  if (
    !header
      .split(delimiter)
      .map((name) => name.trim().replace(/^"|"$/g, ''))
      .includes('command')
  ) {
    throw unreadable('the header has no column "command"', 'overskriften har ingen kolonne "command"');
  }
  return records.map(({ record, info }) => csvRow(record, info.lines, dtoOf(record['command'] ?? '')));
}

function csvRow(record: Record<string, string>, line: number, dto: (new () => object) | undefined): ImportRow {
  const { command = '', key, ...cells } = record;
  const body: Record<string, unknown> = {};
  try {
    for (const [path, cell] of Object.entries(cells))
      if (cell !== '') put(body, path.split('.'), cellValue(cell, typeOf(dto, path)));
  } catch (error) {
    if (error instanceof Problem) return { line, command, body: {}, error };
    throw error;
  }
  return { line, command, key: keyOf(key), body };
}

const typeOf = (dto: (new () => object) | undefined, property: string): unknown =>
  dto && (Reflect.getMetadata('design:type', dto.prototype as object, property) as unknown);

function cellValue(cell: string, type: unknown): unknown {
  if (/^[[{]/.test(cell)) return parseStrictJson(cell);
  if (type === MoneyDto) return { amount: amountOf(cell), currency: 'DKK' };
  if (type === Number && /^-?\d{1,15}$/.test(cell)) return Number(cell);
  if (type === Boolean && /^(true|false|ja|nej)$/.test(cell)) return cell === 'true' || cell === 'ja';
  return cell;
}

/** `1.234.567,89`, `1234567,89` and `1234567.89` are the same amount; anything else is left for the check to refuse. */
function amountOf(cell: string): string {
  const danish = /^(-?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d{1,2}))?$/.exec(cell);
  if (danish) return `${danish[1]}${danish[2]!.replaceAll('.', '')}.${(danish[3] ?? '').padEnd(2, '0')}`;
  return cell;
}

function put(target: Record<string, unknown>, [first, ...rest]: string[], value: unknown): void {
  if (first === undefined || ['__proto__', 'constructor', 'prototype'].includes(first)) return;
  if (rest.length === 0) target[first] = value;
  else put((target[first] ??= {}) as Record<string, unknown>, rest, value);
}
