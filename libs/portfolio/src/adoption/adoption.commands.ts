// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { adoptionEvents } from './adoption.events.js';

type Data<K extends string> = DataOf<typeof adoptionEvents, K>;

export class PlanAdoption extends DomainCommand<Data<'AdoptionPlanned'>> {
  readonly type = 'PlanAdoption';
}
export class StartAdoption extends DomainCommand<Data<'AdoptionStarted'>> {
  readonly type = 'StartAdoption';
}
export class EndAdoption extends DomainCommand<Data<'AdoptionEnded'>> {
  readonly type = 'EndAdoption';
}
export class ConfirmUsage extends DomainCommand<Data<'UsageConfirmed'>> {
  readonly type = 'ConfirmUsage';
}
export const adoptionCommands = [PlanAdoption, StartAdoption, EndAdoption, ConfirmUsage] as const;
export type AdoptionCommand = CommandOf<typeof adoptionCommands>;
