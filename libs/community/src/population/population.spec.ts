// SPDX-License-Identifier: MPL-2.0
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { ImportPopulationSet } from './population.commands.js';
import { population } from './population.decider.js';

const data = {
  populationSetId: 'folk1a-2020q1',
  validOn: '2020-01-01',
  publisher: 'Danmarks Statistik',
  figures: [
    { authorityId: '101', inhabitants: 632_340 },
    { authorityId: '151', inhabitants: 48_602 },
  ],
};
const imported = { type: 'PopulationSetImported', data };
const importing = (figures = data.figures) => new ImportPopulationSet({ ...data, figures }, testMeta());

describe('A population set', () => {
  it('can be imported', () => given(population).when(importing()).then(imported));
  it('cannot be changed once it is there', () =>
    given(population, imported)
      .when(importing([{ authorityId: '101', inhabitants: 1 }]))
      .rejects('population.exists'));
  it('stays as it is when imported again alike', () => given(population, imported).when(importing()).thenNothing());
  it.each(['411', '0101', 'region-midtjylland'])('has no figure for %s, which is no municipality', (authorityId) =>
    given(population)
      .when(importing([{ authorityId, inhabitants: 90 }]))
      .rejects('population.not_a_municipality'),
  );
  it('has one figure for each municipality', () =>
    given(population)
      .when(importing([...data.figures, data.figures[0]!]))
      .rejects('population.twice'));
  it('is read by municipality code', () =>
    expect(given(population, imported).state).toMatchObject({ inhabitants: { 101: 632_340, 151: 48_602 } }));
});
