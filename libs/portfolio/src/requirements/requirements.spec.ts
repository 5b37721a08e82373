// SPDX-License-Identifier: MPL-2.0
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { AdoptRequirementSet } from './requirements.commands.js';
import { requirements } from './requirements.decider.js';

const requirement = (id: string) => ({
  id,
  theme: 'formal',
  level: 0 as const,
  recommendationOnly: false,
  titleDa: `Krav ${id}`,
  titleEn: `Requirement ${id}`,
});
const data = { setId: 'os2-2026-05', title: 'Krav til OS2-produkter', requirements: ['F1', 'F2'].map(requirement) };
const adopted = { type: 'RequirementSetAdopted', data, eff: '2026-05-01' };
const adopt = (change: Partial<typeof data> = {}, effectiveOn = '2026-05-01') =>
  new AdoptRequirementSet({ ...data, ...change }, testMeta({ effectiveOn }));

describe('A set of requirements', () => {
  it('is adopted, and adopting the same again changes nothing', () => {
    given(requirements).when(adopt()).then({ type: 'RequirementSetAdopted', data });
    given(requirements, adopted).when(adopt()).thenNothing();
    const asStored = { ...adopted, data: { ...data, source: { kind: 'sourced', reference: 'os2.eu/governance' } } };
    given(requirements, asStored).when(adopt()).thenNothing();
  });
  it('is never changed: not a word, not a mark, not its first day', () => {
    const marked = data.requirements.map((each) => ({ ...each, recommendationOnly: true }));
    for (const other of [adopt({ requirements: marked }), adopt({ title: 'Andre krav' }), adopt({}, '2026-05-02')])
      given(requirements, adopted).when(other).rejects('requirement_set.exists');
  });
  it('has each id once', () =>
    given(requirements)
      .when(adopt({ requirements: ['F1', 'F2', 'F1'].map(requirement) }))
      .rejects('requirement_set.twice'));
});
