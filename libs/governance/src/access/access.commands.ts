// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { accessEvents } from './access.events.js';

type Data<K extends string> = DataOf<typeof accessEvents, K>;

/** The first grants of a book, named by its operator; once, and never through the network. */
export class FoundAccess extends DomainCommand<Data<'AccessFounded'>> {
  readonly type = 'FoundAccess';
}
export class ProposeRole extends DomainCommand<Data<'RoleProposed'>> {
  readonly type = 'ProposeRole';
}
export class GrantRole extends DomainCommand<Data<'RoleGranted'>> {
  readonly type = 'GrantRole';
}
export class DeclineRole extends DomainCommand<Data<'RoleDeclined'>> {
  readonly type = 'DeclineRole';
}
export class RevokeRole extends DomainCommand<Data<'RoleRevoked'>> {
  readonly type = 'RevokeRole';
}
/** Lets somebody else approve in one's own name: for a while, within a scope, and never onward. */
export class DelegateApproval extends DomainCommand<Data<'ApprovalDelegated'>> {
  readonly type = 'DelegateApproval';
}
export class EndDelegation extends DomainCommand<Data<'DelegationEnded'>> {
  readonly type = 'EndDelegation';
}
export const accessCommands = [
  FoundAccess,
  ProposeRole,
  GrantRole,
  DeclineRole,
  RevokeRole,
  DelegateApproval,
  EndDelegation,
] as const;
export type AccessCommand = CommandOf<typeof accessCommands>;
