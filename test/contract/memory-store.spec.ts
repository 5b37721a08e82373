// SPDX-License-Identifier: MPL-2.0
import { memoryStore, uuidFrom } from '@faellesbog/eventsourcing';
import { eventStoreContract } from '@faellesbog/eventsourcing/testing';

let now: Date | undefined;
const clock = (): Date => now ?? new Date();
const clockTo = (date: Date): void => {
  now = date;
};
const close = (): Promise<void> => Promise.resolve();

eventStoreContract('memory', () => Promise.resolve({ store: memoryStore({ clock }), clockTo, close }));

eventStoreContract('an overlay over a store that holds events', async () => {
  now = undefined;
  const beneath = memoryStore({ clock: () => new Date('2026-01-01T00:00:00Z') });
  const event = { type: 'NoteWritten', schema: 1, by: 'tester', org: null, cause: null, eff: '2026-01-01', data: {} };
  const command = { id: uuidFrom('beneath'), fingerprint: 'x' };
  await beneath.append(
    'note-beneath',
    -1,
    [
      { ...event, id: uuidFrom('a') },
      { ...event, id: uuidFrom('b') },
    ],
    command,
  );
  return { store: memoryStore({ beneath, clock }), clockTo, close };
});
