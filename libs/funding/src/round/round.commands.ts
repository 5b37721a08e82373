// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { roundEvents } from './round.events.js';

/** What a caller says: the event's data without what the round itself knows. */
type Data<K extends string, Known extends string = 'projectId'> = Omit<DataOf<typeof roundEvents, K>, Known>;

export class OpenFundingRound extends DomainCommand<Data<'FundingRoundOpened', never>> {
  readonly type = 'OpenFundingRound';
}
export class StatePledge extends DomainCommand<Data<'PledgeStated'>> {
  readonly type = 'StatePledge';
}
export class AmendPledge extends DomainCommand<Data<'PledgeAmended', 'projectId' | 'authorityId'>> {
  readonly type = 'AmendPledge';
}
export class WithdrawPledge extends DomainCommand<Data<'PledgeWithdrawn', 'projectId' | 'authorityId'>> {
  readonly type = 'WithdrawPledge';
}
export class StateInterimTotal extends DomainCommand<Data<'InterimTotalStated'>> {
  readonly type = 'StateInterimTotal';
}
export class PledgeInKind extends DomainCommand<Data<'InKindPledged', 'projectId' | 'value'>> {
  readonly type = 'PledgeInKind';
}
export class AwardExternalGrant extends DomainCommand<Data<'ExternalGrantAwarded'>> {
  readonly type = 'AwardExternalGrant';
}
/** `waiveFloor`: a decision lets the pledges stand although the round did not reach what it needed. */
export class CloseFundingRound extends DomainCommand<{ roundId: string; waiveFloor?: boolean }> {
  readonly type = 'CloseFundingRound';
}
export class AcceptLatePledge extends DomainCommand<Data<'LatePledgeAccepted'>> {
  readonly type = 'AcceptLatePledge';
}
export class ReleasePledge extends DomainCommand<Data<'PledgeReleased', 'projectId' | 'authorityId'>> {
  readonly type = 'ReleasePledge';
}
export const roundCommands = [
  OpenFundingRound,
  StatePledge,
  AmendPledge,
  WithdrawPledge,
  StateInterimTotal,
  PledgeInKind,
  AwardExternalGrant,
  CloseFundingRound,
  AcceptLatePledge,
  ReleasePledge,
] as const;
export type RoundCommand = CommandOf<typeof roundCommands>;
