// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { newPledge, POOL } from './pledge.mjs';

export async function open({ DATABASE_URL: connectionString }) {
  const pool = new pg.Pool({ connectionString, max: POOL });
  const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool } });
  await store.schema.migrate();
  const options = { expectedStreamVersion: STREAM_DOES_NOT_EXIST };
  return {
    append: () => store.appendToStream(`round-${randomUUID()}`, [{ type: 'PledgeStated', ...newPledge() }], options),
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
