// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { newPledge } from './pledge.mjs';

// Its files for `import` name no extensions, which Node does not take.
const { PostgresEventStorageAdapter } = createRequire(import.meta.url)('@castore/event-storage-adapter-postgres');

export async function open({ DATABASE_URL: connectionString }) {
  await PostgresEventStorageAdapter.createEventTable({ connectionString });
  const store = new PostgresEventStorageAdapter({ connectionString });
  return {
    append() {
      const { data: payload, metadata } = newPledge();
      const event = { aggregateId: randomUUID(), version: 1, type: 'PledgeStated', payload, metadata };
      return store.pushEvent(event, { eventStoreId: 'bench' });
    },
    // It has no way to end its connections: they end with the process.
    close: () => Promise.resolve(),
  };
}
