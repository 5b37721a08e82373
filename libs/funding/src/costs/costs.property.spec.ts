// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed } from '@faellesbog/governance/testing';
import { capWaterfill, moneyFromJson, moneyToJson } from '@faellesbog/money';
import { PostCostLine, ReverseCostLine } from './costs.commands.js';
import { costs } from './costs.decider.js';
import type { CostsEvent } from './costs.events.js';

const facts = { ...allowed, projectKnown: true };
const meta = testMeta({ effectiveOn: '2026-02-01' });
const projectId = 'any';
type Posted = Extract<CostsEvent, { type: 'CostLinePosted' }>['data'];

const member = fc.record({
  weight: fc.oneof(fc.bigInt(0n, 5n), fc.bigInt(0n, 1_000_000n)),
  cap: fc.option(fc.bigInt(0n, 300_000n), { nil: undefined }),
});
const members = fc
  .array(member, { minLength: 1, maxLength: 12 })
  .filter((list) => list.some(({ weight }) => weight > 0n));
const amounts = fc.array(
  fc.bigInt(-200_000n, 1_000_000n).filter((amount) => amount !== 0n),
  { minLength: 1, maxLength: 6 },
);

/** A key of these members, and nothing posted. */
const begun = (list: readonly { weight: bigint; cap?: bigint }[]) =>
  apply(costs.initialState, {
    type: 'AllocationKeyAdopted',
    data: {
      projectId,
      keyId: 'key',
      validFrom: '2026-01-01',
      basis: 'fixed',
      members: list.map(({ weight, cap }, index) => ({
        authorityId: `a-${String(index).padStart(2, '0')}`,
        weight: String(weight),
        cap: cap === undefined ? undefined : moneyToJson(cap),
      })),
    },
  });
const apply = (state: typeof costs.initialState, event: CostsEvent) =>
  costs.evolve(state, event, { eff: '2026-02-01', id: 'any', by: 'tester' });
function post(state: typeof costs.initialState, amount: bigint): Posted {
  const line = { projectId, lineId: `l-${state.lines.size}`, text: 'Any', amount: moneyToJson(amount) };
  return costs.decide(new PostCostLine(line, meta), state, facts)[0]!.data as Posted;
}
const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);
const sharesOf = (line: Pick<Posted, 'lines'>): bigint[] => line.lines.map(({ share }) => moneyFromJson(share));

describe('Whatever is posted by whatever key', () => {
  it('shares and unfunded sum to the amount, and every share is its quotient and its spare øre', () => {
    fc.assert(
      fc.property(members, amounts, (list, all) => {
        let state = begun(list);
        for (const amount of all) {
          const line = post(state, amount);
          expect(sum(sharesOf(line)) + moneyFromJson(line.unfunded)).toBe(amount);
          const [apportioned, weightSum] = [moneyFromJson(line.apportioned), BigInt(line.weightSum)];
          for (const { weight, quotient, remainder, spare, share, atCeiling, ceiling } of line.lines) {
            expect(BigInt(quotient) + BigInt(spare)).toBe(moneyFromJson(share));
            if (atCeiling) expect(share).toEqual(ceiling);
            else
              expect(BigInt(quotient) * weightSum + BigInt(remainder)).toBe(
                weightSum === 0n ? 0n : apportioned * BigInt(weight),
              );
          }
          state = apply(state, { type: 'CostLinePosted', data: line });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the shares are those of the published rule for ceilings, with what is left of each ceiling', () => {
    fc.assert(
      fc.property(members, amounts, (list, all) => {
        let state = begun(list);
        for (const amount of all) {
          const line = post(state, amount);
          const size = amount < 0n ? -amount : amount;
          const limited = line.lines.map(({ authorityId, weight, ceiling }) => {
            return { code: authorityId, weight: BigInt(weight), cap: ceiling ? moneyFromJson(ceiling) : size + 1n };
          });
          const { shares, unfunded } = capWaterfill(amount, limited);
          expect(new Map(line.lines.map(({ authorityId, share }) => [authorityId, moneyFromJson(share)]))).toEqual(
            shares,
          );
          expect(moneyFromJson(line.unfunded)).toBe(unfunded);
          state = apply(state, { type: 'CostLinePosted', data: line });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('nobody carries more than its ceiling for the project as a whole', () => {
    fc.assert(
      fc.property(members, amounts, (list, all) => {
        let state = begun(list);
        for (const amount of all) state = apply(state, { type: 'CostLinePosted', data: post(state, amount) });
        list.forEach(({ cap }, index) => {
          const carried = state.carried.get(`a-${String(index).padStart(2, '0')}`) ?? 0n;
          if (cap !== undefined) expect(carried <= cap).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('a reversal nets every share to zero, and leaves everybody carrying what they did before', () => {
    fc.assert(
      fc.property(members, amounts, (list, all) => {
        let state = begun(list);
        for (const amount of all.slice(1)) state = apply(state, { type: 'CostLinePosted', data: post(state, amount) });
        const line = post(state, all[0]!);
        const after = apply(state, { type: 'CostLinePosted', data: line });
        const reversal = { projectId, lineId: line.lineId, reversalId: 'r', reason: 'Any' };
        const [event] = costs.decide(new ReverseCostLine(reversal, meta), after, facts);
        const { lines, amount, unfunded } = event!.data as Posted;
        expect(lines.map(({ share }, index) => moneyFromJson(share) + sharesOf(line)[index]!)).toEqual(
          line.lines.map(() => 0n),
        );
        expect(moneyFromJson(amount) + moneyFromJson(line.amount)).toBe(0n);
        expect(moneyFromJson(unfunded) + moneyFromJson(line.unfunded)).toBe(0n);
        const undone = apply(after, event!);
        for (const [id, carried] of undone.carried) expect(carried).toBe(state.carried.get(id) ?? 0n);
      }),
      { numRuns: 300 },
    );
  });
});
