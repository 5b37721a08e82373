// SPDX-License-Identifier: MPL-2.0
import { apportion, checkMembers, inCodeOrder, sum } from './apportion.js';
import type { Member, Shares } from './apportion.js';
import { pointer, requireNatural } from './money.js';
import type { Money } from './money.js';

/** A member with its commitment ceiling in øre, 0 or more. */
export interface CappedMember extends Member {
  cap: Money;
}

/**
 * Splits `total` øre so that nobody pays more than its ceiling: who would, pays the ceiling, and what that leaves over
 * is shared anew among the rest, round after round, for one redistribution may lift the next member to its ceiling.
 * What no ceiling covers is `unfunded`: it belongs to nobody and waits for a decision. Shares and `unfunded` sum to the
 * total.
 *
 * - When the ceilings sum to at most the total, everyone pays the ceiling, whatever its weight.
 * - When every member with a weight stands at its ceiling and only members of weight 0 are left, these pay nothing and
 *   the rest is unfunded.
 * - Ceilings limit what is paid; a negative total (a refund) is split as if there were none.
 *
 * Errors: as `apportion`, and `money.out_of_range` for a negative ceiling.
 * Rule: `vectors/split-vectors.README.md`, `cap-waterfill`.
 */
export function capWaterfill(total: Money, members: readonly CappedMember[]): { shares: Shares; unfunded: Money } {
  checkMembers(members);
  members.forEach((member, index) => requireNatural(member.cap, pointer('members', index, 'cap')));
  const sorted = inCodeOrder(members);
  const shares: Shares = new Map(sorted.map((member) => [member.code, member.cap]));
  const covered = sum(shares.values());
  if (covered <= total) return { shares, unfunded: total - covered };

  let free = sorted;
  let left = total;
  let weightSum = sum(free.map((member) => member.weight));
  const atCeiling = (member: CappedMember) => weightSum > 0n && left * member.weight >= member.cap * weightSum;
  for (let full = free.filter(atCeiling); full.length > 0; full = free.filter(atCeiling)) {
    free = free.filter((member) => !full.includes(member));
    left -= sum(full.map((member) => member.cap));
    weightSum = sum(free.map((member) => member.weight));
  }
  const nobodyCanPay = weightSum === 0n && sorted.some((member) => member.weight > 0n);
  for (const [code, share] of apportion(nobodyCanPay ? 0n : left, free)) shares.set(code, share);
  return { shares, unfunded: nobodyCanPay ? left : 0n };
}

export interface OverrunStep {
  actual: Money;
  /** The ceiling a decision sets from this step on; absent = the latest decision (or the tolerance) still holds. */
  decisionCeiling?: Money | undefined;
}

/**
 * What a cost that grows may charge: up to budget plus tolerance (basis points), or up to the ceiling of the latest
 * decision. What lies above is `pending`, booked as waiting for a decision and charged to nobody. Each step splits its
 * whole `allocated` amount. Errors: as `apportion`, and `money.out_of_range` for a negative budget, tolerance or
 * ceiling.
 * Rule: `vectors/split-vectors.README.md`, `overrun`.
 */
export function overrun(
  budget: Money,
  toleranceBp: bigint,
  members: readonly Member[],
  steps: readonly OverrunStep[],
): { steps: { ceiling: Money; allocated: Money; pending: Money; shares: Shares }[] } {
  requireNatural(budget, '/budget');
  requireNatural(toleranceBp, '/toleranceBp');
  let ceiling = (budget * (10_000n + toleranceBp)) / 10_000n;
  return {
    steps: steps.map(({ actual, decisionCeiling }, index) => {
      if (decisionCeiling !== undefined) {
        requireNatural(decisionCeiling, pointer('steps', index, 'decisionCeiling'));
        ceiling = decisionCeiling;
      }
      const allocated = actual < ceiling ? actual : ceiling;
      return { ceiling, allocated, pending: actual - allocated, shares: apportion(allocated, members) };
    }),
  };
}
