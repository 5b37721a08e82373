// SPDX-License-Identifier: MPL-2.0
import { eventStoreContract } from '@faellesbog/eventsourcing/testing';
import { openPostgresStore } from '@faellesbog/platform';
import { newDatabase } from '../support/database.js';

const given = process.env['CONTRACT_DATABASE_URL'];

const on =
  (server?: string): Parameters<typeof eventStoreContract>[1] =>
  async () => {
    let now: Date | undefined;
    const clock = (): Date => now ?? new Date();
    const store = await openPostgresStore(await newDatabase(server), { clock, allowUnsafe: server === undefined });
    return { store, clockTo: (date) => (now = date), close: () => store.close() };
  };

eventStoreContract('PostgreSQL', on());

// The same on a server of one's own: CONTRACT_DATABASE_URL names it, with a role that may create databases.
if (given) eventStoreContract('a PostgreSQL given by its address', on(given));
