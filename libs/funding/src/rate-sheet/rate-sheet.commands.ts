// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { rateSheetEvents } from './rate-sheet.events.js';

export class PublishRateSheet extends DomainCommand<
  Omit<DataOf<typeof rateSheetEvents, 'RateSheetPublished'>, 'version'>
> {
  readonly type = 'PublishRateSheet';
}
export const rateSheetCommands = [PublishRateSheet] as const;
export type RateSheetCommand = CommandOf<typeof rateSheetCommands>;
