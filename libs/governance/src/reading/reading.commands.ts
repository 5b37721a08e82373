// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { readingEvents } from './reading.events.js';

/** Sets which areas the public may read from `effectiveOn`; those that are not named are for members. */
export class SetPublicReading extends DomainCommand<DataOf<typeof readingEvents, 'PublicReadingSet'>> {
  readonly type = 'SetPublicReading';
}
export const readingCommands = [SetPublicReading] as const;
export type ReadingCommand = CommandOf<typeof readingCommands>;
