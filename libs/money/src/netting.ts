// SPDX-License-Identifier: MPL-2.0
import { compareCodes, sum } from './apportion.js';
import type { Shares } from './apportion.js';
import { MoneyError } from './money.js';
import type { Money } from './money.js';

/** Code to øre. A negative balance means "owes", a positive one "is owed". The balances sum to zero. */
export type Balances = ReadonlyMap<string, Money>;

/** `from` pays `amount` (above 0) to `to`. */
export interface Transfer {
  from: string;
  to: string;
  amount: Money;
}

/** With more members with a balance than this, the fewest transfers are not searched for: each doubles the work. */
export const MAX_EXACT_MEMBERS = 16;

/**
 * North-west rule: debtors and creditors in code order laid end to end on two lines; each overlap is a transfer. At
 * most n - 1 transfers, and carrying out any one of them leaves the others unchanged.
 * Error `money.unbalanced`. Rule: `vectors/split-vectors.README.md`, `net-northwest`.
 */
export function netNorthwest(balances: Balances): Transfer[] {
  return northwest(nonZero(balances));
}

/** Balances that are not zero, in code order; `money.unbalanced` unless all of them sum to zero. */
function nonZero(balances: Balances): [string, Money][] {
  const difference = sum(balances.values());
  if (difference !== 0n) {
    const [en, da] = ['The balances sum to', 'Saldiene giver tilsammen'];
    const message = `${en} ${difference} øre, not to zero.`;
    throw new MoneyError('money.unbalanced', message, `${da} ${difference} øre, ikke nul.`, '/balances');
  }
  return [...balances].filter(([, balance]) => balance !== 0n).sort(([a], [b]) => compareCodes(a, b));
}

function northwest(balances: readonly [string, Money][]): Transfer[] {
  const transfers: Transfer[] = [];
  const creditors = balances.filter(([, balance]) => balance > 0n).map(([code, owed]) => ({ code, owed }));
  let next = 0;
  for (const [from, balance] of balances) {
    let owes = -balance;
    for (let creditor = creditors[next]; owes > 0n && creditor !== undefined; creditor = creditors[next]) {
      const amount = owes < creditor.owed ? owes : creditor.owed;
      transfers.push({ from, to: creditor.code, amount });
      owes -= amount;
      creditor.owed -= amount;
      if (creditor.owed === 0n) next++;
    }
  }
  return transfers;
}

/**
 * Carries out one transfer of the north-west plan and plans anew: `afterExecuteIsSubset` says whether every transfer of
 * the new plan was in the old one, which is what makes a plan safe to pay line by line.
 * Errors: as `netNorthwest`, and `money.not_in_plan` when `execute` is not a transfer of the plan.
 */
export function executeNorthwest(
  balances: Balances,
  execute: Transfer,
): { transfers: Transfer[]; afterExecuteIsSubset: boolean } {
  const transfers = netNorthwest(balances);
  const contains = (plan: Transfer[], { from, to, amount }: Transfer) =>
    plan.some((transfer) => transfer.from === from && transfer.to === to && transfer.amount === amount);
  if (!contains(transfers, execute)) {
    const [en, da] = ['This transfer is not in the plan.', 'Denne overførsel er ikke i planen.'];
    throw new MoneyError('money.not_in_plan', en, da, '/execute');
  }
  const after = new Map(balances);
  after.set(execute.from, (after.get(execute.from) ?? 0n) + execute.amount);
  after.set(execute.to, (after.get(execute.to) ?? 0n) - execute.amount);
  return { transfers, afterExecuteIsSubset: netNorthwest(after).every((transfer) => contains(transfers, transfer)) };
}

/**
 * A settlement plan; `count` is the number of transfers. `exact` is false when there were too many members to search
 * and all were taken as one group.
 */
export interface NettingPlan {
  transfers: Transfer[];
  groups: string[][];
  count: number;
  greedyCount: number;
  exact: boolean;
}

/**
 * The fewest transfers that settle all balances: the members with a balance are divided into as many zero-sum groups as
 * possible, then settled by the north-west rule inside each group, so transfers = members - groups. Among equally good
 * divisions the group with the lowest code is settled first, and is the one whose codes in order come first when
 * compared one by one; then the same among the rest. Exact for up to `MAX_EXACT_MEMBERS` members with a balance; with
 * more they form one group and `exact` is false. `greedyCount` is what paying largest to largest would need.
 * Error `money.unbalanced`. Rule: `vectors/split-vectors.README.md`, `net-min-transfers`.
 */
export function netMinTransfers(balances: Balances): NettingPlan {
  const members = nonZero(balances);
  const exact = members.length <= MAX_EXACT_MEMBERS;
  const groups = exact ? zeroSumGroups(members) : [members];
  const transfers = groups.flatMap(northwest);
  return {
    transfers,
    groups: groups.map((group) => group.map(([code]) => code)),
    count: transfers.length,
    greedyCount: greedyCount(members),
    exact,
  };
}

/**
 * As many zero-sum groups as possible. A set of members is a bit mask, bit 0 the lowest code. `most[set]` is the number
 * of zero-sum groups in the best way to build the set up one member at a time: each moment the running sum is zero
 * closes a group.
 */
function zeroSumGroups(members: readonly [string, Money][]): [string, Money][][] {
  const sums = new Array<bigint>(1 << members.length).fill(0n);
  const most = new Uint8Array(sums.length);
  for (let set = 1; set < sums.length; set++) {
    members.forEach(([, balance], index) => {
      const without = set & ~(1 << index);
      if (without === set) return;
      sums[set] = (sums[without] ?? 0n) + balance;
      most[set] = Math.max(most[set] ?? 0, most[without] ?? 0);
    });
    if (sums[set] === 0n) most[set] = (most[set] ?? 0) + 1;
  }
  const groups: [string, Money][][] = [];
  for (let rest = sums.length - 1; rest > 0;) {
    const group = firstGroup(rest, sums, most);
    groups.push(members.filter((_, index) => (group & (1 << index)) !== 0));
    rest &= ~group;
  }
  return groups;
}

/** The group of the lowest code of `rest` that belongs to a best division and comes first by its codes in order. */
function firstGroup(rest: number, sums: readonly bigint[], most: Uint8Array): number {
  const lowest = rest & -rest;
  let first = 0;
  for (let group = rest; group > 0; group = (group - 1) & rest) {
    if ((group & lowest) === 0 || sums[group] !== 0n) continue;
    if (1 + (most[rest & ~group] ?? 0) !== most[rest]) continue;
    // Where two sets first differ, the one that has the lower code comes first; none of them contains another, for
    // then the division could be made finer.
    const difference = group ^ first;
    if ((group & difference & -difference) !== 0) first = group;
  }
  return first;
}

/**
 * The number of transfers when the largest debtor always pays the largest creditor. Who is taken among equals changes
 * the transfers but not their number, so the amounts alone are enough.
 */
function greedyCount(balances: readonly [string, Money][]): number {
  const positive = (amounts: Money[]) => amounts.filter((amount) => amount > 0n).sort(smallestFirst);
  const debts = positive(balances.map(([, balance]) => -balance));
  const credits = positive(balances.map(([, balance]) => balance));
  let count = 0;
  for (let debt = debts.pop(), credit = credits.pop(); debt !== undefined && credit !== undefined; count++) {
    if (debt > credit) insert(debts, debt - credit);
    if (credit > debt) insert(credits, credit - debt);
    debt = debts.pop();
    credit = credits.pop();
  }
  return count;
}

function smallestFirst(a: Money, b: Money): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Puts an amount in its place among amounts sorted with the smallest first. */
function insert(amounts: Money[], amount: Money): void {
  let [low, high] = [0, amounts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((amounts[middle] ?? 0n) < amount) low = middle + 1;
    else high = middle;
  }
  amounts.splice(low, 0, amount);
}

/** A document of a project for one member; several for the same project and member are fine. */
export interface HubDocument {
  project: string;
  code: string;
  amount: Money;
}

/**
 * One clearing house in the middle: the sum of all documents per member (zero is listed too), one payment per member
 * whose sum is not zero; the documents themselves stay. Positive = the member pays.
 * Rule: `vectors/split-vectors.README.md`, `net-hub`.
 */
export function netHub(documents: readonly HubDocument[]): { net: Shares; payments: number; documents: number } {
  const net: Shares = new Map();
  for (const { code, amount } of documents) net.set(code, (net.get(code) ?? 0n) + amount);
  const payments = [...net.values()].filter((amount) => amount !== 0n).length;
  return { net, payments, documents: documents.length };
}
