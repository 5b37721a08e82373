// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { populationEvents } from './population.events.js';

export class ImportPopulationSet extends DomainCommand<DataOf<typeof populationEvents, 'PopulationSetImported'>> {
  readonly type = 'ImportPopulationSet';
}
export const populationCommands = [ImportPopulationSet] as const;
export type PopulationCommand = CommandOf<typeof populationCommands>;
