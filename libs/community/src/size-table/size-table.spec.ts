// SPDX-License-Identifier: MPL-2.0
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import splitVectors from '../../../money/vectors/split-vectors.json' with { type: 'json' };
import { AdoptSizeTable } from './size-table.commands.js';
import { sizeClassOf, sizeTable } from './size-table.decider.js';
import type { SizeClass } from './size-table.events.js';

type Class = { name: SizeClass; upTo?: number };
const classes: Class[] = [
  { name: 'small', upTo: 24_999 },
  { name: 'medium', upTo: 59_999 },
  { name: 'large', upTo: 120_000 },
  { name: 'very_large' },
];
const data = { sizeTableId: 'takstblad-2022', validFrom: '2022-01-01', classes };
const adopted = { type: 'SizeTableAdopted', data };
const adopt = (...other: Class[]) =>
  new AdoptSizeTable({ ...data, classes: other.length > 0 ? other : classes }, testMeta());

describe('A size table', () => {
  it('can be adopted', () => given(sizeTable).when(adopt()).then(adopted));
  it('cannot be changed once it is adopted', () =>
    given(sizeTable, adopted)
      .when(adopt({ name: 'small' }))
      .rejects('size_table.exists'));
  it('stays as it is when adopted again alike', () => given(sizeTable, adopted).when(adopt()).thenNothing());
  it('names its classes from the smallest up, each once', () => {
    given(sizeTable)
      .when(adopt({ name: 'medium', upTo: 10 }, { name: 'small' }))
      .rejects('size_table.classes_out_of_order');
    given(sizeTable)
      .when(adopt({ name: 'small', upTo: 10 }, { name: 'small' }))
      .rejects('size_table.classes_out_of_order');
  });
  it.each([
    [[{ name: 'small', upTo: 10 }]],
    [[{ name: 'small' }, { name: 'medium' }]],
    [[{ name: 'small', upTo: 10 }, { name: 'medium', upTo: 10 }, { name: 'large' }]],
  ] as Class[][][])('leaves no number of inhabitants without a class, or with two (%#)', (gap) =>
    given(sizeTable)
      .when(adopt(...gap))
      .rejects('size_table.gap'),
  );
});

describe('The class of a number of inhabitants', () => {
  const danish: Record<SizeClass, string> = {
    small: 'lille',
    medium: 'mellem',
    large: 'stor',
    very_large: 'meget stor',
  };
  const golden = splitVectors.vectors.find(({ id }) => id === 'W03-bracket-boundaries') as unknown as {
    input: { populations: number[] };
    expected: { brackets: string[] };
  };
  it('is the one of the published boundaries', () => {
    expect(golden.input.populations.map((inhabitants) => danish[sizeClassOf({ classes }, inhabitants)])).toEqual(
      golden.expected.brackets,
    );
  });
});
