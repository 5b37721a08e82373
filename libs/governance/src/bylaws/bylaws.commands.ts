// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { bylawsEvents } from './bylaws.events.js';

/** Adopts a version of the bylaws; it applies from `effectiveOn`. */
export class AdoptBylaws extends DomainCommand<DataOf<typeof bylawsEvents, 'BylawsAdopted'>> {
  readonly type = 'AdoptBylaws';
}
export const bylawsCommands = [AdoptBylaws] as const;
export type BylawsCommand = CommandOf<typeof bylawsCommands>;
