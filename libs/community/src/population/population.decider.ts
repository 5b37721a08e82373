// SPDX-License-Identifier: MPL-2.0
import { canonicalJson, Rejection, unreachable, type DataOf, type Decider } from '@faellesbog/eventsourcing';
import { MUNICIPALITY_CODES } from '../authority/authority.events.js';
import { populationCommands, type PopulationCommand } from './population.commands.js';
import { populationEvents, type PopulationEvent } from './population.events.js';

type PopulationSet = DataOf<typeof populationEvents, 'PopulationSetImported'>;
/** A set of figures once imported: what was counted when, by whom; `inhabitants` by municipality code. */
export type Population =
  { status: 'none' } | ({ status: 'imported'; inhabitants: Readonly<Record<string, number>> } & PopulationSet);

function decide({ data }: PopulationCommand, population: Population): PopulationEvent[] {
  if (population.status === 'imported') {
    const { populationSetId, validOn, publisher, figures } = population;
    if (canonicalJson({ populationSetId, validOn, publisher, figures }) === canonicalJson(data)) return [];
    throw new Rejection(
      'population.exists',
      'A population set is never changed; import the newer figures as a new set.',
      'Et indbyggertalssæt ændres aldrig; indlæs de nyere tal som et nyt sæt.',
      { pointer: '/populationSetId' },
    );
  }
  assertMunicipalitiesOnce(data.figures);
  return [{ type: 'PopulationSetImported', data }];
}

function assertMunicipalitiesOnce(figures: PopulationSet['figures']): void {
  const seen = new Set<string>();
  for (const [index, { authorityId }] of figures.entries()) {
    const pointer = `/figures/${index}/authorityId`;
    if (!MUNICIPALITY_CODES.has(authorityId)) {
      throw new Rejection(
        'population.not_a_municipality',
        `"${authorityId}" is not the three-digit code of one of the 98 municipalities.`,
        `"${authorityId}" er ikke den trecifrede kode på en af de 98 kommuner.`,
        { pointer },
      );
    }
    if (seen.has(authorityId)) {
      throw new Rejection(
        'population.twice',
        `Municipality ${authorityId} has two figures in the set.`,
        `Kommune ${authorityId} har to tal i sættet.`,
        { pointer },
      );
    }
    seen.add(authorityId);
  }
}

function evolve(_: Population, { type, data }: PopulationEvent): Population {
  switch (type) {
    case 'PopulationSetImported': {
      const { populationSetId, validOn, publisher, figures } = data;
      const inhabitants = Object.fromEntries(figures.map((figure) => [figure.authorityId, figure.inhabitants]));
      return { status: 'imported', populationSetId, validOn, publisher, figures, inhabitants };
    }
    default:
      return unreachable(type);
  }
}

export const population: Decider<Population, PopulationCommand, typeof populationEvents> = {
  events: populationEvents,
  commands: populationCommands,
  streamId: (command) => command.data.populationSetId,
  initialState: { status: 'none' },
  decide,
  evolve,
};
