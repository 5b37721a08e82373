// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { proposalEvents } from './proposal.events.js';

type Data<K extends string> = DataOf<typeof proposalEvents, K>;

/** Asked by the service for who may ask a command that others have to approve. Its grounds are those of the change. */
export class ProposeChange extends DomainCommand<Data<'ChangeProposed'>> {
  readonly type = 'ProposeChange';
}
export class AmendChange extends DomainCommand<Data<'ChangeAmended'>> {
  readonly type = 'AmendChange';
}
/** Approves the version that is named, by a role of one's own or one that was delegated. */
export class ApproveChange extends DomainCommand<Omit<Data<'ChangeApproved'>, 'as'>> {
  readonly type = 'ApproveChange';
}
export class DeclineChange extends DomainCommand<Data<'ChangeDeclined'>> {
  readonly type = 'DeclineChange';
}
export class WithdrawChange extends DomainCommand<Data<'ChangeWithdrawn'>> {
  readonly type = 'WithdrawChange';
}
/** Asked by the service once the change was carried out, or its own rules refused it. */
export class CompleteChange extends DomainCommand<Data<'ChangeCompleted'>> {
  readonly type = 'CompleteChange';
}
export const proposalCommands = [
  ProposeChange,
  AmendChange,
  ApproveChange,
  DeclineChange,
  WithdrawChange,
  CompleteChange,
] as const;
export type ProposalCommand = CommandOf<typeof proposalCommands>;
