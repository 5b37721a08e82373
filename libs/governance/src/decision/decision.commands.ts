// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { decisionEvents } from './decision.events.js';

type Data<K extends string> = DataOf<typeof decisionEvents, K>;

/** Takes the decision that a ballot came to. Its result is the ballot's; nobody states it. */
export class TakeDecision extends DomainCommand<
  Pick<
    Data<'DecisionTaken'>,
    'decisionId' | 'bodyId' | 'meetingId' | 'itemId' | 'title' | 'wording' | 'basis' | 'allows'
  >
> {
  readonly type = 'TakeDecision';
}
export class RegisterDecision extends DomainCommand<Omit<Data<'DecisionRegistered'>, 'bylaws' | 'mandates'>> {
  readonly type = 'RegisterDecision';
}
export class SupersedeDecision extends DomainCommand<Data<'DecisionSuperseded'>> {
  readonly type = 'SupersedeDecision';
}
export class RevokeDecision extends DomainCommand<Data<'DecisionRevoked'>> {
  readonly type = 'RevokeDecision';
}
export const decisionCommands = [TakeDecision, RegisterDecision, SupersedeDecision, RevokeDecision] as const;
export type DecisionCommand = CommandOf<typeof decisionCommands>;
