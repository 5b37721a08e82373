// SPDX-License-Identifier: MPL-2.0
import { Rejection, type Decider, type IsoDate } from '@faellesbog/eventsourcing';
import { moneyFromJson } from '@faellesbog/money';
import { assertAllowed, namedDecision, type DecisionNamed } from '../decision/decision.decider.js';
import { dated, factOn, type History } from '../rules.js';
import { limitsCommands, type LimitsCommand } from './limits.commands.js';
import { limitsEvents, type LimitsEvent } from './limits.events.js';

/** In øre. */
export interface ApprovalLimits {
  /** Up to here one person acts alone; 0 is never. */
  single: bigint;
  /** Up to here one other approves; above it two do, one of them the treasurer. */
  two: bigint;
}
export interface Limits {
  settings: History<ApprovalLimits>;
}

/** There is one association in a book, and one set of limits. */
export const LIMITS = 'association';

/** The limits that apply on a day; nothing before any were set. */
export const limitsOn = ({ settings }: Limits, day: IsoDate): ApprovalLimits | undefined =>
  factOn(settings, day)?.value;

/**
 * How many others have to approve an amount [reliability 4.5, rule 4].
 * @param amount in øre, without sign.
 * @param within30Days what the same was paid in the thirty days before, in øre: a bill in parts is one bill.
 * @param limits those of the day; without any nobody acts alone, and no amount takes more than one other.
 */
export function approvalsNeeded(
  amount: bigint,
  within30Days: bigint,
  limits: ApprovalLimits | undefined,
): { approvals: 0 | 1 | 2; with?: 'board_member:treasurer' } {
  const total = amount + within30Days;
  if (!limits) return { approvals: 1 };
  if (limits.single > 0n && total <= limits.single) return { approvals: 0 };
  return total <= limits.two ? { approvals: 1 } : { approvals: 2, with: 'board_member:treasurer' };
}

function decide({ data, meta }: LimitsCommand, { settings }: Limits, { decision }: DecisionNamed): LimitsEvent[] {
  const [single, two] = [moneyFromJson(data.single), moneyFromJson(data.two)];
  const before = factOn(settings, meta.effectiveOn);
  if (before?.eff === meta.effectiveOn && before.value.single === single && before.value.two === two) return [];
  const what = { en: 'Setting the limits of approval', da: 'At sætte beløbsgrænser', rule: 'Fire øjne 4' };
  assertAllowed(meta, decision, { purpose: 'limits' }, what);
  if (single < 0n || two < single) {
    throw new Rejection(
      'limits.order',
      'The limit for one is at least 0, and the limit for two is at least that for one.',
      'Grænsen for én er mindst 0, og grænsen for to er mindst den for én.',
      { pointer: single < 0n ? '/single' : '/two' },
    );
  }
  return [{ type: 'ApprovalLimitsSet', data }];
}

export const limits: Decider<Limits, LimitsCommand, typeof limitsEvents, DecisionNamed> = {
  events: limitsEvents,
  commands: limitsCommands,
  streamId: () => LIMITS,
  initialState: { settings: [] },
  decide,
  evolve: ({ settings }, { data }, { eff }) => ({
    settings: dated(settings, eff, { single: moneyFromJson(data.single), two: moneyFromJson(data.two) }),
  }),
  facts: async ({ meta }, lookup) => ({ decision: await namedDecision(meta, lookup) }),
};
