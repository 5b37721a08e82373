// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { membershipFeeEvents } from './membership-fee.events.js';

type Data<K extends string> = DataOf<typeof membershipFeeEvents, K>;

export class SetMembershipFee extends DomainCommand<Data<'MembershipFeeSet'>> {
  readonly type = 'SetMembershipFee';
}
/** `amount` is what the board publishes; the formula's value is worked out from the fee of the year before. */
export class IndexMembershipFee extends DomainCommand<
  Omit<Data<'MembershipFeeIndexed'>, 'feeBefore' | 'formulaValue'>
> {
  readonly type = 'IndexMembershipFee';
}
export const membershipFeeCommands = [SetMembershipFee, IndexMembershipFee] as const;
export type MembershipFeeCommand = CommandOf<typeof membershipFeeCommands>;
