// SPDX-License-Identifier: MPL-2.0
import { eventStoreContract } from '@faellesbog/eventsourcing/testing';
import { openPostgresStore } from '@faellesbog/platform';
import { newDatabase } from '../support/database.js';

eventStoreContract('PostgreSQL', async () => {
  let now: Date | undefined;
  const store = await openPostgresStore(await newDatabase(), { clock: () => now ?? new Date(), allowUnsafe: true });
  return { store, clockTo: (date) => (now = date), close: () => store.close() };
});
