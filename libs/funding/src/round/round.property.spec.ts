// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import { encode, type CommandMeta } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed } from '@faellesbog/governance/testing';
import { moneyFromJson, moneyToJson } from '@faellesbog/money';
import {
  AcceptLatePledge,
  AmendPledge,
  CloseFundingRound,
  OpenFundingRound,
  ReleasePledge,
  StatePledge,
  WithdrawPledge,
  type RoundCommand,
} from './round.commands.js';
import { round } from './round.decider.js';
import type { RoundEvent } from './round.events.js';

const roundId = 'any';
const CODES = ['101', '147', '151'];
const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

const step = fc.record({
  ask: fc.constantFrom('state', 'state', 'amend', 'withdraw', 'late', 'release', 'close'),
  code: fc.constantFrom(...CODES),
  pledge: fc.nat(5),
  ore: fc.bigInt(-5n, 100_000n),
  day: fc.nat(60),
  decided: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function commandOf({ ask, code, pledge, ore, day, decided }: Step): RoundCommand {
  const meta: CommandMeta = testMeta({ effectiveOn: dayOf(day), grounds: decided ? { decisionRef: 'Minutes' } : {} });
  const [pledgeId, amount] = [`p-${pledge}`, moneyToJson(ore)];
  const one = { roundId, pledgeId };
  switch (ask) {
    case 'state':
      return new StatePledge({ ...one, authorityId: code, amount }, meta);
    case 'late':
      return new AcceptLatePledge({ ...one, authorityId: code, amount }, meta);
    case 'amend':
      return new AmendPledge({ ...one, amount }, meta);
    case 'withdraw':
      return new WithdrawPledge({ ...one, reason: 'Any' }, meta);
    case 'release':
      return new ReleasePledge({ ...one, reason: 'Any' }, meta);
    default:
      return new CloseFundingRound({ roundId, waiveFloor: decided }, meta);
  }
}

/** Runs commands in order; those that are refused leave nothing. */
function play(steps: Step[]): (RoundEvent & { eff: string })[] {
  const open = new OpenFundingRound(
    { roundId, projectId: 'p', target: moneyToJson(100_000n), deadline: dayOf(30), purpose: 'Any' },
    testMeta({ effectiveOn: dayOf(0) }),
  );
  const events: (RoundEvent & { eff: string })[] = [];
  let state = round.initialState;
  for (const command of [open, ...steps.map(commandOf)]) {
    let decided: RoundEvent[];
    try {
      decided = round.decide(command, state, { ...allowed, approvedOn: dayOf(0), authorityKnown: true });
    } catch {
      continue;
    }
    const eff = command.meta.effectiveOn;
    for (const event of decided) {
      encode(round.events, 'round-any', event);
      state = round.evolve(state, event, { eff, id: 'any', by: 'tester' });
      events.push({ ...event, eff });
    }
  }
  return events;
}

/** What is in force on a day, worked out from the events by business date alone, with no help from the rules. */
function openOn(events: (RoundEvent & { eff: string })[], day: string): Map<string, { code: string; ore: bigint }> {
  const open = new Map<string, { code: string; ore: bigint }>();
  const inOrder = events.map((event, index) => ({ event, index })).filter(({ event }) => event.eff <= day);
  inOrder.sort((a, b) => (a.event.eff < b.event.eff ? -1 : a.event.eff > b.event.eff ? 1 : a.index - b.index));
  for (const { event } of inOrder) {
    if (event.type === 'FundingRoundClosed' && !event.data.reached && !event.data.waivedFloor) open.clear();
    if (!('pledgeId' in event.data)) continue;
    const { pledgeId, authorityId } = event.data;
    if ('amount' in event.data) open.set(pledgeId, { code: authorityId, ore: moneyFromJson(event.data.amount) });
    else open.delete(pledgeId);
  }
  return open;
}

describe('Whatever is asked of a round, in whatever order and for whatever day', () => {
  it('an authority never has two pledges in force on one day', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const events = play(steps);
        for (let day = 0; day <= 60; day += 1) {
          const codes = [...openOn(events, dayOf(day)).values()].map(({ code }) => code);
          expect(new Set(codes).size).toBe(codes.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('what is recorded at closing is the sum of the pledges open on that day, and stays so', () => {
    let closings = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const events = play(steps);
        const index = events.findIndex(({ type }) => type === 'FundingRoundClosed');
        const closing = events[index];
        if (closing?.type !== 'FundingRoundClosed') return;
        closings += 1;
        const before = [...openOn(events.slice(0, index), closing.eff).values()].reduce(
          (sum, { ore }) => sum + ore,
          0n,
        );
        expect(moneyFromJson(closing.data.pledged)).toBe(before);
        expect(closing.data.reached).toBe(before >= 100_000n);
        expect(events.slice(index + 1).every(({ eff }) => eff >= closing.eff)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(closings).toBeGreaterThan(100);
  });

  it('every pledge is of more than nothing, and none is stated after the deadline', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        for (const { type, data, eff } of play(steps)) {
          if ('amount' in data) expect(moneyFromJson(data.amount) > 0n).toBe(true);
          if (type === 'PledgeStated') expect(eff <= dayOf(30)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
