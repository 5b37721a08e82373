// SPDX-License-Identifier: MPL-2.0
import { Rejection, type DataOf, type Decider, type IsoDate } from '@faellesbog/eventsourcing';
import { said } from '@faellesbog/governance';
import { requirementsCommands, type RequirementsCommand } from './requirements.commands.js';
import { requirementsEvents, type RequirementsEvent } from './requirements.events.js';

type AdoptedSet = DataOf<typeof requirementsEvents, 'RequirementSetAdopted'>;
/** A set of requirements, and the first day it may be used. */
export type Requirements = { status: 'none' } | { status: 'adopted'; from: IsoDate; set: AdoptedSet };

function decide({ data, meta }: RequirementsCommand, state: Requirements): RequirementsEvent[] {
  if (state.status === 'adopted') {
    if (state.from === meta.effectiveOn && said(state.set) === said(data)) return [];
    throw new Rejection(
      'requirement_set.exists',
      'A set of requirements is never changed; adopt the newer one under an id of its own.',
      'Et kravsæt ændres aldrig; vedtag det nyere under sit eget id.',
      { pointer: '/setId' },
    );
  }
  const ids = data.requirements.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice < 0) return [{ type: 'RequirementSetAdopted', data }];
  throw new Rejection(
    'requirement_set.twice',
    `Requirement ${ids[twice]} stands twice in the set.`,
    `Krav ${ids[twice]} står to gange i sættet.`,
    { pointer: `/requirements/${twice}/id` },
  );
}

export const requirements: Decider<Requirements, RequirementsCommand, typeof requirementsEvents> = {
  events: requirementsEvents,
  commands: requirementsCommands,
  streamId: ({ data }) => data.setId,
  initialState: { status: 'none' },
  decide,
  evolve: (_, { data }, { eff }) => ({ status: 'adopted', from: eff, set: data }),
};
