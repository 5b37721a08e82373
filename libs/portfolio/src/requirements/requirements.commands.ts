// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { requirementsEvents } from './requirements.events.js';

/** Adopts a version of the requirements; it may be used from `effectiveOn`. */
export class AdoptRequirementSet extends DomainCommand<DataOf<typeof requirementsEvents, 'RequirementSetAdopted'>> {
  readonly type = 'AdoptRequirementSet';
}
export const requirementsCommands = [AdoptRequirementSet] as const;
export type RequirementsCommand = CommandOf<typeof requirementsCommands>;
