// SPDX-License-Identifier: MPL-2.0
import { Rejection, unreachable, type CommandMeta, type Decider } from '@faellesbog/eventsourcing';
import { assertAllowed, namedDecision, said, type DecisionNamed } from '@faellesbog/governance';
import { moneyFromJson, moneyToJson } from '@faellesbog/money';
import { amountOf, assertNotBefore } from '../rules.js';
import {
  membershipFeeCommands,
  type IndexMembershipFee,
  type MembershipFeeCommand,
} from './membership-fee.commands.js';
import { membershipFeeEvents, type MembershipFeeEvent } from './membership-fee.events.js';

interface MembershipFee {
  /** The latest word on the fee of the year, and its day. */
  latest?: MembershipFeeEvent & { eff: string };
}
interface Facts extends DecisionNamed {
  /** The fee of the year before, as it stands. */
  before?: MembershipFee;
}

function decide(command: MembershipFeeCommand, { latest }: MembershipFee, facts: Facts): MembershipFeeEvent[] {
  const { data, meta } = command;
  const amount = amountOf(data.amount, '/amount');
  switch (command.type) {
    case 'SetMembershipFee': {
      if (latest?.type === 'MembershipFeeSet' && said(latest.data) === said(data)) return [];
      assertYearToCome(data.year, meta, 'BYL §5.1');
      const what = { en: 'The membership fee', da: 'Kontingentet', rule: 'BYL §5.1' };
      assertAllowed(meta, facts.decision, { purpose: 'fee', amount, by: 'general_assembly' }, what);
      if (latest) assertNotBefore(meta.effectiveOn, latest.eff, 'membership_fee.changed_later');
      return [{ type: 'MembershipFeeSet', data: command.data }];
    }
    case 'IndexMembershipFee': {
      const indexed = index(command.data, facts.before);
      if (latest?.type === 'MembershipFeeIndexed' && said(latest.data) === said(indexed)) return [];
      assertYearToCome(data.year, meta, 'BYL §5.1.1');
      if (latest?.type === 'MembershipFeeSet') throw assemblyHasSpoken(data.year);
      const what = { en: 'Indexing the membership fee', da: 'Regulering af kontingentet', rule: 'BYL §5.1.1' };
      assertAllowed(meta, facts.decision, { purpose: 'fee', amount, by: 'board' }, what);
      if (latest) assertNotBefore(meta.effectiveOn, latest.eff, 'membership_fee.changed_later');
      if (facts.before?.latest)
        assertNotBefore(meta.effectiveOn, facts.before.latest.eff, 'membership_fee.fee_before_later');
      return [{ type: 'MembershipFeeIndexed', data: indexed }];
    }
    default:
      return unreachable(command);
  }
}

function assertYearToCome(year: number, { effectiveOn }: CommandMeta, rule: string): void {
  if (Number(effectiveOn.slice(0, 4)) < year) return;
  throw new Rejection(
    'membership_fee.year_begun',
    `The fee is set for a calendar year to come, and ${year} had begun on ${effectiveOn}.`,
    `Kontingentet fastsættes for et kommende kalenderår, og ${year} var begyndt den ${effectiveOn}.`,
    { rule, pointer: '/year' },
  );
}

const assemblyHasSpoken = (year: number): Rejection =>
  new Rejection(
    'membership_fee.set_by_assembly',
    `The general assembly has set the fee of ${year} itself; the board indexes where it has not.`,
    `Generalforsamlingen har selv fastsat kontingentet for ${year}; bestyrelsen regulerer, hvor den ikke har.`,
    { rule: 'BYL §5.1', pointer: '/year' },
  );

/** The fee of the year before x new index / old index [BYL §5.1.1], rounded half up to whole øre. */
function index(
  data: IndexMembershipFee['data'],
  before: MembershipFee | undefined,
): Extract<MembershipFeeEvent, { type: 'MembershipFeeIndexed' }>['data'] {
  if (!before?.latest) {
    const last = data.year - 1;
    throw new Rejection(
      'membership_fee.no_fee_before',
      `No fee is recorded for ${last}, so there is nothing to index.`,
      `Der er intet kontingent for ${last}, så der er intet at regulere.`,
      { rule: 'BYL §5.1.1', pointer: '/year' },
    );
  }
  const feeBefore = before.latest.data.amount;
  const [from, to] = [scaled(data.oldIndex), scaled(data.newIndex)];
  const value = (moneyFromJson(feeBefore) * to * 2n + from) / (from * 2n);
  return { ...data, feeBefore, formulaValue: moneyToJson(value) };
}

/** An index in ten-thousandths, as a whole number. */
function scaled(text: string): bigint {
  const [whole = '', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.padEnd(4, '0'));
}

function evolve(_: MembershipFee, event: MembershipFeeEvent, { eff }: { eff: string }): MembershipFee {
  switch (event.type) {
    case 'MembershipFeeSet':
    case 'MembershipFeeIndexed':
      return { latest: { ...event, eff } };
    default:
      return unreachable(event);
  }
}

/** The membership fee of a calendar year: set by the general assembly, or indexed by the board. */
export const membershipFee: Decider<MembershipFee, MembershipFeeCommand, typeof membershipFeeEvents, Facts> = {
  events: membershipFeeEvents,
  commands: membershipFeeCommands,
  streamId: ({ data }) => String(data.year),
  initialState: {},
  decide,
  evolve,
  async facts({ type, data, meta }, lookup) {
    const [decision, before] = await Promise.all([
      namedDecision(meta, lookup, true),
      type === 'IndexMembershipFee' ? lookup.state(membershipFee, String(data.year - 1)) : undefined,
    ]);
    return { decision, before: before?.state };
  },
};
