// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { needEvents } from './need.events.js';

type Data<K extends string> = DataOf<typeof needEvents, K>;

export class RegisterNeed extends DomainCommand<Data<'NeedRegistered'>> {
  readonly type = 'RegisterNeed';
}
export class SupportNeed extends DomainCommand<Data<'NeedSupported'>> {
  readonly type = 'SupportNeed';
}
export class WithdrawNeedSupport extends DomainCommand<Data<'NeedSupportWithdrawn'>> {
  readonly type = 'WithdrawNeedSupport';
}
export class AddressNeed extends DomainCommand<Data<'NeedAddressed'>> {
  readonly type = 'AddressNeed';
}
export const needCommands = [RegisterNeed, SupportNeed, WithdrawNeedSupport, AddressNeed] as const;
export type NeedCommand = CommandOf<typeof needCommands>;
