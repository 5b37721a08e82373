// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { agreementEvents } from './agreement.events.js';

type Data<K extends string> = DataOf<typeof agreementEvents, K>;

export class ConcludeCollaborationAgreement extends DomainCommand<Data<'CollaborationAgreementConcluded'>> {
  readonly type = 'ConcludeCollaborationAgreement';
}
export class RenewCollaborationAgreement extends DomainCommand<Data<'CollaborationAgreementRenewed'>> {
  readonly type = 'RenewCollaborationAgreement';
}
export class EndCollaborationAgreement extends DomainCommand<Data<'CollaborationAgreementEnded'>> {
  readonly type = 'EndCollaborationAgreement';
}
export const agreementCommands = [
  ConcludeCollaborationAgreement,
  RenewCollaborationAgreement,
  EndCollaborationAgreement,
] as const;
export type AgreementCommand = CommandOf<typeof agreementCommands>;
