// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { sizeTableEvents } from './size-table.events.js';

export class AdoptSizeTable extends DomainCommand<DataOf<typeof sizeTableEvents, 'SizeTableAdopted'>> {
  readonly type = 'AdoptSizeTable';
}
export const sizeTableCommands = [AdoptSizeTable] as const;
export type SizeTableCommand = CommandOf<typeof sizeTableCommands>;
