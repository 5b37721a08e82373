// SPDX-License-Identifier: MPL-2.0
import type { Run, RunKeeper } from '../eventstoredb/places.js';
import { connect } from './connect.js';

/**
 * Keeps the counted places of a log on EventStoreDB beside the read models, so that a start need not count them again.
 * They can always be counted anew: dropping the schema `places` loses nothing.
 */
export function postgresRuns(url: string): RunKeeper {
  const sql = connect(url, { max: 1, name: 'faellesbog-places' });
  let ready: Promise<unknown> | undefined;
  const prepare = (): Promise<unknown> =>
    (ready ??= sql
      .unsafe(
        `select pg_advisory_xact_lock(7301202614); create schema if not exists places;
        create table if not exists places.run (log text not null, first bigint not null, numbers bytea not null, primary key (log, first))`,
      )
      .catch((error: unknown) => {
        ready = undefined;
        throw error;
      }));
  return {
    async load(log) {
      await prepare();
      const rows = await sql<{ first: bigint; numbers: Buffer }[]>`
        select first, numbers from places.run where log = ${log} order by first`;
      return rows.map(({ first, numbers }) => ({ first: Number(first), numbers: floats(numbers) }));
    },
    async save(log: string, { first, numbers }: Run) {
      await prepare();
      const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
      await sql`insert into places.run (log, first, numbers) values (${log}, ${first}, ${bytes}) on conflict do nothing`;
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

/** A copy: the driver's buffers begin anywhere, and numbers only at multiples of eight. */
function floats(bytes: Buffer): Float64Array {
  const copy = new Float64Array(bytes.byteLength / 8);
  new Uint8Array(copy.buffer).set(bytes);
  return copy;
}
