// SPDX-License-Identifier: MPL-2.0
import { addShares, apportion, checkMember, checkMembers, negateShares, sum } from './apportion.js';
import type { Member, Shares } from './apportion.js';
import { divideDown, MoneyError, pointer, requireAtLeast } from './money.js';
import type { Money } from './money.js';

export interface BuyInStep {
  joiner: string;
  buyIn: Money;
  /** What the join posts for everybody who is in afterwards; the deltas of the old members sum to minus the buy-in. */
  deltas: Shares;
}

export interface BuyIn {
  initial: Shares;
  steps: BuyInStep[];
  final: Shares;
}

/**
 * Late joiners one after the other, each paying its Hamilton share of the whole retroactive cost over old members and
 * itself.
 *
 * - `recompute`: every share becomes what it would have been had all been in from the start. The final shares do not
 *   depend on who joined when; in rare cases an old member's delta is +1 øre.
 * - `refund-only`: the same buy-in, refunded by Hamilton over the old members' current positions. Nobody who is in pays
 *   more; the result may depend on the order of joining by an øre per join.
 *
 * A negative cost is the negation of the positive one. Errors as `apportion`; a joiner may not be in already.
 * Rule: `vectors/split-vectors.README.md`, `buyin-recompute` and `buyin-refund-only`.
 */
export function buyIn(
  mode: 'recompute' | 'refund-only',
  cost: Money,
  members: readonly Member[],
  joiners: readonly Member[],
): BuyIn {
  checkMembers(joiners, '/joiners', checkMembers(members));
  const inside = [...members];
  const initial = apportion(cost, inside);
  let positions = initial;
  const steps = joiners.map((joiner) => {
    inside.push(joiner);
    const recomputed = apportion(cost, inside);
    const price = recomputed.get(joiner.code) ?? 0n;
    const deltas =
      mode === 'recompute'
        ? addShares(recomputed, negateShares(positions))
        : addShares(negateShares(apportion(price, asWeights(positions))), new Map([[joiner.code, price]]));
    positions = addShares(positions, deltas);
    return { joiner: joiner.code, buyIn: price, deltas };
  });
  return { initial, steps, final: positions };
}

/** Positions as weights. All have the sign of the cost, which the amount to be split carries as well. */
function asWeights(positions: Shares): Member[] {
  return [...positions].map(([code, position]) => ({ code, weight: position < 0n ? -position : position }));
}

/** A cost of a month, `YYYY-MM`. */
export interface MonthlyCost {
  month: string;
  amount: Money;
}

/**
 * Buy-in on what straight-line depreciation has left: base = sum of floor(amount * (life - months elapsed) / life),
 * with the months elapsed kept within 0..life (a later cost counts in full, a worn-out one not at all); the joiner pays
 * its Hamilton share of the base, refunded by Hamilton over the old members' weights. A negative amount (a credit) is
 * rounded down like any other, so leave out a cost together with its reversal rather than listing both.
 * Errors: as `apportion`, `money.out_of_range` for a life below 1, `money.malformed` for a month.
 * Rule: `vectors/split-vectors.README.md`, `buyin-depreciated`.
 */
export function buyInDepreciated(input: {
  lifeMonths: bigint;
  joinMonth: string;
  costs: readonly MonthlyCost[];
  members: readonly Member[];
  joiner: Member;
}): { base: Money; buyIn: Money; refunds: Shares } {
  const { lifeMonths, joinMonth, costs, members, joiner } = input;
  requireAtLeast(1n, lifeMonths, '/lifeMonths');
  checkMember(joiner, '/joiner', checkMembers(members));
  const joined = monthNumber(joinMonth, '/joinMonth');
  const left = costs.map(({ month, amount }, index) => {
    const elapsed = joined - monthNumber(month, pointer('costs', index, 'month'));
    const within = elapsed < 0n ? 0n : elapsed > lifeMonths ? lifeMonths : elapsed;
    return divideDown(amount * (lifeMonths - within), lifeMonths).quotient;
  });
  const base = sum(left);
  const price = apportion(base, [...members, joiner]).get(joiner.code) ?? 0n;
  return { base, buyIn: price, refunds: apportion(price, members) };
}

/** `YYYY-MM` as the number of months since year 0. */
function monthNumber(month: string, at: string): bigint {
  const match = /^([0-9]{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (match === null) {
    const [en, da] = ['A month is written YYYY-MM.', 'En måned skrives ÅÅÅÅ-MM.'];
    throw new MoneyError('money.malformed', en, da, at);
  }
  return BigInt(month.slice(0, 4)) * 12n + BigInt(month.slice(5));
}
