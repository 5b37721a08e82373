// SPDX-License-Identifier: MPL-2.0
import { handle, lookupIn, memoryStore, Rejection } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { SetPublicReading } from './reading.commands.js';
import { publicAreasOn, reading, readingSettings } from './reading.decider.js';
import type { ReadingArea } from './reading.events.js';

const now = '2026-06-01T08:00:00Z';
const set = (areas: ReadingArea[], effectiveOn: string): SetPublicReading =>
  new SetPublicReading({ areas }, testMeta({ effectiveOn, now }));

describe('What the public may read', () => {
  it('is everything that can be public, until something is set', async () => {
    const lookup = lookupIn(memoryStore());
    expect(await publicAreasOn('2026-06-01', lookup)).toEqual(['figures', 'ownership', 'decisions', 'shares']);
    expect(await readingSettings(lookup)).toEqual([]);
    given(reading)
      .when(set(['shares', 'figures', 'decisions', 'ownership'], '2026-06-01'))
      .thenNothing();
  });
  it('is what was set, from its day on; days before keep what they had', async () => {
    const store = memoryStore();
    await handle(store, reading, set(['decisions', 'figures'], '2026-07-01'));
    await handle(store, reading, set([], '2026-08-01'));
    const areas = (day: string) => publicAreasOn(day, lookupIn(store));
    expect((await areas('2026-06-30')).length).toBe(4);
    expect(await areas('2026-07-01')).toEqual(['figures', 'decisions']);
    expect(await areas('2026-07-31')).toEqual(['figures', 'decisions']);
    expect(await areas('2026-08-01')).toEqual([]);
    expect(await readingSettings(lookupIn(store))).toEqual([
      { eff: '2026-07-01', value: ['figures', 'decisions'] },
      { eff: '2026-08-01', value: [] },
    ]);
  });
  it('is set once in the same words, in whatever order, and each area once', () => {
    given(reading)
      .when(set(['shares', 'figures', 'shares'], '2026-06-01'))
      .then({ type: 'PublicReadingSet', data: { areas: ['figures', 'shares'] } });
    given(reading, { type: 'PublicReadingSet', data: { areas: ['figures', 'shares'] }, eff: '2026-06-01' })
      .when(set(['shares', 'figures'], '2026-09-01'))
      .thenNothing();
  });
  it('of days gone by is not changed', () => {
    given(reading).when(set([], '2026-05-31')).rejects('reading.in_the_past');
    given(reading)
      .when(set([], '2026-06-01'))
      .then({ type: 'PublicReadingSet', data: { areas: [] } });
  });
  it('changes at midnight in Copenhagen, not in Greenwich', async () => {
    const late = new SetPublicReading(
      { areas: [] },
      testMeta({ effectiveOn: '2026-06-01', now: '2026-06-01T22:30:00Z' }),
    );
    await expect(handle(memoryStore(), reading, late)).rejects.toBeInstanceOf(Rejection);
  });
});
