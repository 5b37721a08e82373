// SPDX-License-Identifier: MPL-2.0
import { handle, overlay, type Handled } from '@faellesbog/eventsourcing';
import { ErasePerson, person } from '@faellesbog/community';
import type { Ledger } from '@faellesbog/platform';

/**
 * Carries out an erasure that was proposed and approved; in the same order, and asked again it finishes what it began.
 * @param record records the event, once the data are gone.
 */
export async function carryOutErasure(
  { store, persons }: Pick<Ledger, 'store' | 'persons'>,
  command: ErasePerson,
  record: (command: ErasePerson) => Promise<Handled>,
): Promise<Handled> {
  const { personRef } = command.data;
  if (!(await store.findCommand(command.meta.id))) {
    await handle(overlay(store), person, command);
    await persons.assertErasable(personRef);
  }
  const { at } = await persons.erase(personRef);
  return record(new ErasePerson({ ...command.data, erasedAt: at }, command.meta));
}
