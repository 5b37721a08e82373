// SPDX-License-Identifier: MPL-2.0
// What the type-aware rules are for.
interface Sql {
  unsafe(text: string): Promise<void>;
}

export function drop(sql: Sql, table: string): Promise<void> {
  return sql.unsafe(`drop table ${table}`);
}
export function forget(sql: Sql): void {
  drop(sql, 'note');
}
export function each(sql: Sql, tables: string[]): void {
  tables.forEach(async (table) => drop(sql, table));
}
export function anything(value: any): string {
  return String(value);
}
export function half(kind: 'left' | 'right'): number {
  switch (kind) {
    case 'left':
      return 1;
  }
  return 2;
}
