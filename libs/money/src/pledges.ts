// SPDX-License-Identifier: MPL-2.0
import { apportion, checkCode, inCodeOrder } from './apportion.js';
import type { Shares } from './apportion.js';
import { divideDown, MoneyError, pointer, requireAtLeast, requireNatural } from './money.js';
import type { Money } from './money.js';

/** "We pay at most `max` øre", 0 or more. */
export interface Pledge {
  code: string;
  max: Money;
}

/**
 * The largest coalition in which everybody pays an equal share of `total` and nobody more than it promised: the largest
 * n such that the n highest pledgers (ties: lower code) can each bear their Hamilton share. `joined` is in code order;
 * empty = the project is not funded. The order of pledges does not matter.
 * Errors: `money.duplicate_code`, `money.out_of_range` for a negative promise.
 * Rule: `vectors/split-vectors.README.md`, `conditional-equal`.
 */
export function conditionalEqual(total: Money, pledges: readonly Pledge[]): { joined: string[]; shares: Shares } {
  const seen = new Set<string>();
  pledges.forEach(({ code, max }, index) => {
    checkCode(code, pointer('pledges', index), seen);
    requireNatural(max, pointer('pledges', index, 'max'));
  });
  const highestFirst = inCodeOrder(pledges).sort((a, b) => (a.max > b.max ? -1 : a.max < b.max ? 1 : 0));
  for (let count = highestFirst.length; count > 0; count--) {
    const lowest = highestFirst[count - 1];
    // No share is below the quotient, so a promise below it settles the matter without a split.
    if (lowest === undefined || lowest.max < total / BigInt(count)) continue;
    const coalition = highestFirst.slice(0, count);
    const shares = apportion(
      total,
      coalition.map(({ code }) => ({ code, weight: 1n })),
    );
    if (coalition.every(({ code, max }) => (shares.get(code) ?? 0n) <= max)) {
      return { joined: [...shares.keys()], shares };
    }
  }
  return { joined: [], shares: new Map() };
}

/** The most rows a what-if table may have: far above any number of authorities, low enough to answer at once. */
const MAX_WHAT_IF_ROWS = 100_000;

/**
 * The equal price as a function of the number of payers: for each n of `from..to`, n - payHigh pay `low` and payHigh
 * pay `high`, which is one øre more (or `low` when nothing is left over). The rounding is downwards, so a negative
 * total gives the same amounts as its Hamilton split.
 * Errors: `money.out_of_range` unless 1 <= from <= to and at most `MAX_WHAT_IF_ROWS` rows.
 * Rule: `vectors/split-vectors.README.md`, `whatif-equal`.
 */
export function whatIfEqual(
  total: Money,
  from: number,
  to: number,
): { rows: { n: number; low: Money; high: Money; payHigh: bigint }[] } {
  requireAtLeast(1n, BigInt(from), '/from');
  requireAtLeast(BigInt(from), BigInt(to), '/to');
  if (to - from >= MAX_WHAT_IF_ROWS) {
    const [en, da] = ['The table may have at most', 'Tabellen må højst have'];
    throw new MoneyError(
      'money.out_of_range',
      `${en} ${MAX_WHAT_IF_ROWS} rows.`,
      `${da} ${MAX_WHAT_IF_ROWS} rækker.`,
      '/to',
    );
  }
  const rows = Array.from({ length: to - from + 1 }, (_, index) => {
    const n = from + index;
    const { quotient: low, remainder: payHigh } = divideDown(total, BigInt(n));
    return { n, low, high: payHigh > 0n ? low + 1n : low, payHigh };
  });
  return { rows };
}

/** From `min` payers on, each pays `fee` øre. */
export interface StairStep {
  min: number;
  fee: Money;
}

/**
 * A stair of fees: for each n the fee of the highest step with min <= n, the income n * fee, and the balance against
 * the fixed cost, which may be negative and must be shown. The order of steps does not matter.
 * Errors: `money.no_step` when n lies below the lowest step (no fee was agreed, so none is guessed),
 * `money.out_of_range` for a negative number or two steps at the same number.
 * Rule: `vectors/split-vectors.README.md`, `stair`.
 */
export function stair(
  steps: readonly StairStep[],
  fixedCost: Money,
  counts: readonly number[],
): { rows: { n: number; fee: Money; income: Money; balance: Money }[] } {
  steps.forEach(({ min }, index) => {
    requireNatural(BigInt(min), pointer('steps', index, 'min'));
    if (steps.findIndex((step) => step.min === min) === index) return;
    const where = pointer('steps', index, 'min');
    throw new MoneyError('money.out_of_range', `Two steps begin at ${min}.`, `To trin begynder ved ${min}.`, where);
  });
  const highestFirst = [...steps].sort((a, b) => b.min - a.min);
  const rows = counts.map((n, index) => {
    requireNatural(BigInt(n), pointer('n', index));
    const step = highestFirst.find(({ min }) => min <= n);
    if (step === undefined) {
      const where = pointer('n', index);
      throw new MoneyError('money.no_step', `No step of the stair covers ${n}.`, `Intet trin dækker ${n}.`, where);
    }
    const income = BigInt(n) * step.fee;
    return { n, fee: step.fee, income, balance: income - fixedCost };
  });
  return { rows };
}

/** A size class: all populations up to and including `upTo`; null = no upper bound, which the last one has. */
export interface SizeBracket {
  name: string;
  upTo: bigint | null;
}

/**
 * OS2's size classes. The published table leaves exactly 60 000 open; that it belongs to `stor` is our assumption,
 * hence data and not code. A rate sheet with other bounds passes its own list.
 */
export const SIZE_BRACKETS: readonly SizeBracket[] = [
  { name: 'lille', upTo: 24_999n },
  { name: 'mellem', upTo: 59_999n },
  { name: 'stor', upTo: 120_000n },
  { name: 'meget stor', upTo: null },
];

/**
 * The name of the size class of a population (inhabitants). `brackets` run from the smallest up.
 * Error `money.out_of_range` for a negative population or one that no bracket holds.
 */
export function sizeBracket(population: bigint, brackets: readonly SizeBracket[] = SIZE_BRACKETS): string {
  requireNatural(population, '/population');
  const bracket = brackets.find(({ upTo }) => upTo === null || population <= upTo);
  if (bracket === undefined) {
    const [en, da] = [`No size bracket holds ${population}.`, `Ingen størrelsesgruppe rummer ${population}.`];
    throw new MoneyError('money.out_of_range', en, da, '/population');
  }
  return bracket.name;
}
