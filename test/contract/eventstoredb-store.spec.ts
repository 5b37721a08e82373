// SPDX-License-Identifier: MPL-2.0
import { eventStoreContract } from '@faellesbog/eventsourcing/testing';
import { openEventStoreDb } from '@faellesbog/platform/eventstoredb';
import { startStandIn } from '../stand-in/server.js';

const real = process.env['EVENTSTORE_URL'];

eventStoreContract(real ? 'EventStoreDB' : 'the EventStoreDB stand-in', async () => {
  let now: Date | undefined;
  const standIn = real ? undefined : await startStandIn({ noiseEvery: 3 });
  const store = await openEventStoreDb(real ?? standIn!.url, { clock: () => now ?? new Date() });
  return {
    store,
    clockTo: (date) => (now = date),
    async close() {
      await store.close();
      await standIn?.stop();
    },
  };
});
