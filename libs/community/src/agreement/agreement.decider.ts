// SPDX-License-Identifier: MPL-2.0
import { Rejection, unreachable, type Decider } from '@faellesbog/eventsourcing';
import { agreementCommands, type AgreementCommand } from './agreement.commands.js';
import { agreementEvents, type AgreementEvent } from './agreement.events.js';

type Agreement = { status: 'none' } | { status: 'concluded'; from: string; until?: string; ended: boolean };

function decide(command: AgreementCommand, agreement: Agreement): AgreementEvent[] {
  switch (command.type) {
    case 'ConcludeCollaborationAgreement':
      if (agreement.status !== 'none') {
        throw new Rejection(
          'agreement.exists',
          'This agreement has already been concluded.',
          'Aftalen er allerede indgået.',
        );
      }
      assertOrder(command.data.from, command.data.until, '/until');
      return [{ type: 'CollaborationAgreementConcluded', data: command.data }];

    case 'RenewCollaborationAgreement': {
      const { from, until } = inForce(agreement);
      if (command.data.until === until) return [];
      assertOrder(from, command.data.until, '/until');
      return [{ type: 'CollaborationAgreementRenewed', data: command.data }];
    }

    case 'EndCollaborationAgreement':
      if (agreement.status === 'concluded' && agreement.ended && agreement.until === command.data.lastDay) return [];
      assertOrder(inForce(agreement).from, command.data.lastDay, '/lastDay');
      return [{ type: 'CollaborationAgreementEnded', data: command.data }];

    default:
      return unreachable(command);
  }
}

function inForce(agreement: Agreement): Extract<Agreement, { status: 'concluded' }> {
  if (agreement.status === 'none') {
    throw new Rejection(
      'agreement.unknown',
      'No such agreement has been concluded.',
      'Der er ikke indgået en sådan aftale.',
    );
  }
  if (agreement.ended) {
    throw new Rejection(
      'agreement.ended',
      'The agreement has ended; conclude a new one.',
      'Aftalen er ophørt; indgå en ny.',
    );
  }
  return agreement;
}

function assertOrder(from: string, until: string | undefined, pointer: string): void {
  if (until !== undefined && until < from) {
    throw new Rejection(
      'agreement.ends_before_start',
      `The last day (${until}) lies before the first (${from}).`,
      `Sidste dag (${until}) ligger før den første (${from}).`,
      { pointer },
    );
  }
}

function evolve(agreement: Agreement, { type, data }: AgreementEvent): Agreement {
  switch (type) {
    case 'CollaborationAgreementConcluded':
      return { status: 'concluded', from: data.from, until: data.until, ended: false };
    case 'CollaborationAgreementRenewed':
      return agreement.status === 'none' ? agreement : { ...agreement, until: data.until };
    case 'CollaborationAgreementEnded':
      return agreement.status === 'none' ? agreement : { ...agreement, until: data.lastDay, ended: true };
    default:
      return unreachable(type);
  }
}

export const agreement: Decider<Agreement, AgreementCommand, typeof agreementEvents> = {
  events: agreementEvents,
  commands: agreementCommands,
  streamId: (command) => command.data.agreementId,
  initialState: { status: 'none' },
  decide,
  evolve,
};
