// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { emergencyEvents } from './emergency.events.js';

type Data<K extends string> = DataOf<typeof emergencyEvents, K>;

export class DeclareEmergency extends DomainCommand<Data<'EmergencyDeclared'>> {
  readonly type = 'DeclareEmergency';
}
/** By a second person, of the board; it holds from that moment, for four hours. */
export class ConfirmEmergency extends DomainCommand<Omit<Data<'EmergencyConfirmed'>, 'until'>> {
  readonly type = 'ConfirmEmergency';
}
/** By a third person, once it is over. */
export class ReviewEmergency extends DomainCommand<Data<'EmergencyReviewed'>> {
  readonly type = 'ReviewEmergency';
}
export const emergencyCommands = [DeclareEmergency, ConfirmEmergency, ReviewEmergency] as const;
export type EmergencyCommand = CommandOf<typeof emergencyCommands>;
