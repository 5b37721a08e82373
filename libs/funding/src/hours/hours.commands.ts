// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { hoursEvents } from './hours.events.js';

export class LogHours extends DomainCommand<DataOf<typeof hoursEvents, 'HoursLogged'>> {
  readonly type = 'LogHours';
}
export class SettleHours extends DomainCommand<
  Pick<DataOf<typeof hoursEvents, 'HoursSettled'>, 'projectId' | 'year' | 'hourlyRate'>
> {
  readonly type = 'SettleHours';
}
export const hoursCommands = [LogHours, SettleHours] as const;
export type HoursCommand = CommandOf<typeof hoursCommands>;
