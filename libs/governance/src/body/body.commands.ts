// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { bodyEvents } from './body.events.js';

type Data<K extends string> = DataOf<typeof bodyEvents, K>;

export class EstablishBody extends DomainCommand<Data<'BodyEstablished'>> {
  readonly type = 'EstablishBody';
}
export class SetTermsOfReference extends DomainCommand<Data<'TermsOfReferenceSet'>> {
  readonly type = 'SetTermsOfReference';
}
export class FillSeat extends DomainCommand<Data<'SeatFilled'>> {
  readonly type = 'FillSeat';
}
export class SeatDeputy extends DomainCommand<Data<'DeputySeated'>> {
  readonly type = 'SeatDeputy';
}
export class VacateSeat extends DomainCommand<Data<'SeatVacated'>> {
  readonly type = 'VacateSeat';
}
export class CloseBody extends DomainCommand<Data<'BodyClosed'>> {
  readonly type = 'CloseBody';
}
export const bodyCommands = [EstablishBody, SetTermsOfReference, FillSeat, SeatDeputy, VacateSeat, CloseBody] as const;
export type BodyCommand = CommandOf<typeof bodyCommands>;
