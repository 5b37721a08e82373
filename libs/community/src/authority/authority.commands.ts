// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { authorityEvents } from './authority.events.js';

type Data<K extends string> = DataOf<typeof authorityEvents, K>;

export class RegisterAuthority extends DomainCommand<Data<'AuthorityRegistered'>> {
  readonly type = 'RegisterAuthority';
}
export class CorrectAuthority extends DomainCommand<Data<'AuthorityCorrected'>> {
  readonly type = 'CorrectAuthority';
}
export class StartMembership extends DomainCommand<Omit<Data<'MembershipStarted'>, 'feeShare'>> {
  readonly type = 'StartMembership';
}
export class WithdrawMembership extends DomainCommand<Data<'MembershipWithdrawn'>> {
  readonly type = 'WithdrawMembership';
}
export class SendPaymentDemand extends DomainCommand<Data<'PaymentDemandSent'>> {
  readonly type = 'SendPaymentDemand';
}
export class DeemWithdrawn extends DomainCommand<Data<'MembershipDeemedWithdrawn'>> {
  readonly type = 'DeemWithdrawn';
}
/** Asked when the board has excluded a member. */
export class EndMembershipOnExclusion extends DomainCommand<Data<'MembershipExcluded'>> {
  readonly type = 'EndMembershipOnExclusion';
}
/** Asked when the general assembly has not approved an exclusion. */
export class ReinstateMembership extends DomainCommand<Data<'MembershipReinstated'>> {
  readonly type = 'ReinstateMembership';
}
export class ChangeContact extends DomainCommand<Data<'ContactRefChanged'>> {
  readonly type = 'ChangeContact';
}
export class AppointCoordinator extends DomainCommand<Data<'CoordinatorAppointed'>> {
  readonly type = 'AppointCoordinator';
}
export class ReleaseCoordinator extends DomainCommand<Data<'CoordinatorReleased'>> {
  readonly type = 'ReleaseCoordinator';
}
export const authorityCommands = [
  RegisterAuthority,
  CorrectAuthority,
  StartMembership,
  WithdrawMembership,
  SendPaymentDemand,
  DeemWithdrawn,
  EndMembershipOnExclusion,
  ReinstateMembership,
  ChangeContact,
  AppointCoordinator,
  ReleaseCoordinator,
] as const;
export type AuthorityCommand = CommandOf<typeof authorityCommands>;
