// SPDX-License-Identifier: MPL-2.0
import { MoneyError, pointer, requireNatural, within } from './money.js';
import type { Money } from './money.js';

/** One who shares: `code` is the kommunekode (or another stable code), `weight` a non-negative integer. */
export interface Member {
  code: string;
  weight: bigint;
}

/** Code to øre. A Map, because an object sorts codes that look like numbers and stumbles over `__proto__`. */
export type Shares = Map<string, Money>;

/**
 * Why one member pays what it pays: total * weight = quotient * weightSum + remainder, and share = quotient + spare.
 * `rank` is the member's place in the queue for a spare øre (1 = first); null for weight 0, which never gets one.
 */
export interface ApportionmentLine {
  code: string;
  weight: bigint;
  quotient: bigint;
  remainder: bigint;
  rank: number | null;
  spare: bigint;
  share: Money;
}

/** A split that explains itself. `spareOre` øre were left after the quotients; `lines` are in code order. */
export interface Apportionment {
  rule: 'hamilton/1' | 'hamilton-rotate/1';
  total: Money;
  weightSum: bigint;
  spareOre: bigint;
  lines: ApportionmentLine[];
}

/**
 * Compares codes as byte strings, never by locale. UTF-8 bytes sort as code points do; the UTF-16 units that `<`
 * compares do not, for surrogates lie below U+E000 to U+FFFF. Hence the lift.
 */
export function compareCodes(a: string, b: string): number {
  const lift = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = lift(a.charCodeAt(index)) - lift(b.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** A copy in code order. */
export function inCodeOrder<T extends { code: string }>(members: readonly T[]): T[] {
  return [...members].sort((a, b) => compareCodes(a.code, b.code));
}

/** Refuses a code given twice with `money.duplicate_code`; `at` points to its owner, `seen` holds the earlier codes. */
export function checkCode(code: string, at: string, seen: Set<string>): void {
  if (seen.has(code)) {
    const where = `${at}/code`;
    throw new MoneyError('money.duplicate_code', `${code} is there twice.`, `${code} står der to gange.`, where);
  }
  seen.add(code);
}

/** Refuses a code given twice (`money.duplicate_code`) and a negative weight (`money.negative_weight`). */
export function checkMember({ code, weight }: Member, at: string, seen: Set<string>): void {
  checkCode(code, at, seen);
  if (weight >= 0n) return;
  const [en, da] = [`The weight of ${code} is negative.`, `Vægten for ${code} er negativ.`];
  throw new MoneyError('money.negative_weight', en, da, `${at}/weight`);
}

/** `checkMember` for a list; returns the codes, so that a joiner can be checked against the members. */
export function checkMembers(members: readonly Member[], at = '/members', seen = new Set<string>()): Set<string> {
  members.forEach((member, index) => checkMember(member, at + pointer(index), seen));
  return seen;
}

export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * Splits `total` øre in proportion to the weights by largest remainder (Hamilton); the shares sum to the total and each
 * is less than one øre from the exact fraction. Spare øre go by larger remainder, then larger weight, then lower code.
 * With `seq` (the cost line's number in its project, 0 or more) the last tie-break starts at place `seq mod n` in code
 * order and goes on upwards and around, so that the same member does not pay the odd øre every time. A negative total
 * is the negation of the positive split. The order of `members` does not matter.
 *
 * Errors: `money.duplicate_code`, `money.negative_weight`, `money.weights_zero` (a total, but nobody to carry it).
 * Rule: `vectors/split-vectors.README.md`, `hamilton` and `hamilton-rotate`.
 */
export function explainApportionment(total: Money, members: readonly Member[], seq?: bigint): Apportionment {
  checkMembers(members);
  if (seq !== undefined) requireNatural(seq, '/seq');
  const sorted = inCodeOrder(members);
  const weightSum = sum(sorted.map((member) => member.weight));
  if (weightSum === 0n && total !== 0n) {
    throw new MoneyError(
      'money.weights_zero',
      'The weights sum to zero, so there is nobody to carry the amount.',
      'Vægtene er nul tilsammen, så der er ingen til at bære beløbet.',
      '/members',
    );
  }
  // We split the magnitude and put the sign back: rounding towards minus infinity would not reverse to zero.
  const sign = total < 0n ? -1n : 1n;
  const divisor = weightSum === 0n ? 1n : weightSum;
  const divided = sorted.map(({ code, weight }) => {
    const product = total * sign * weight;
    return { code, weight, quotient: product / divisor, remainder: product % divisor };
  });
  const left = total * sign - sum(divided.map((line) => line.quotient));
  const rankOf = queueForSpareOre(divided, seq);
  const lines = divided.map(({ code, weight, quotient, remainder }) => {
    const rank = rankOf.get(code) ?? null;
    const spare = rank !== null && BigInt(rank) <= left ? 1n : 0n;
    return {
      code,
      weight,
      quotient: sign * quotient,
      remainder: sign * remainder,
      rank,
      spare: sign * spare,
      share: sign * (quotient + spare),
    };
  });
  const rule = seq === undefined ? 'hamilton/1' : 'hamilton-rotate/1';
  return { rule, total, weightSum, spareOre: sign * left, lines };
}

/** Code to place in the queue (1 = first), for members with a weight. `lines` are in code order. */
function queueForSpareOre(
  lines: readonly { code: string; weight: bigint; remainder: bigint }[],
  seq: bigint | undefined,
): Map<string, number> {
  const count = BigInt(lines.length);
  const start = seq === undefined || count === 0n ? 0n : seq % count;
  const queue = lines
    .map((line, index) => ({ ...line, place: (BigInt(index) - start + count) % count }))
    .filter((line) => line.weight > 0n)
    .sort(
      (a, b) => descending(a.remainder, b.remainder) || descending(a.weight, b.weight) || descending(b.place, a.place),
    );
  return new Map(queue.map((line, index) => [line.code, index + 1]));
}

function descending(a: bigint, b: bigint): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

/** `explainApportionment` without the explanation: code to øre, in code order. Same errors. */
export function apportion(total: Money, members: readonly Member[], seq?: bigint): Shares {
  return sharesOf(explainApportionment(total, members, seq));
}

function sharesOf(apportionment: Apportionment): Shares {
  return new Map(apportionment.lines.map((line) => [line.code, line.share]));
}

/** `hamilton-rotate` over several cost lines of the same total: the shares per line, and each member's sum. */
export function apportionRotating(
  total: Money,
  members: readonly Member[],
  seqs: readonly bigint[],
): { bySeq: Shares[]; sum: Shares } {
  checkMembers(members);
  seqs.forEach((seq, index) => requireNatural(seq, pointer('seqs', index)));
  const nothing: Shares = new Map(inCodeOrder(members).map((member) => [member.code, 0n]));
  const bySeq = seqs.map((seq) => apportion(total, members, seq));
  return { bySeq, sum: addShares(nothing, ...bySeq) };
}

/** Adds shares member by member; who is missing from one has 0 there. A project's shares are such a sum of lines. */
export function addShares(...all: Shares[]): Shares {
  const result: Shares = new Map();
  for (const shares of all) {
    for (const [code, share] of shares) result.set(code, (result.get(code) ?? 0n) + share);
  }
  return result;
}

/** The same lines with opposite sign: what a reversal posts. */
export function negateShares(shares: Shares): Shares {
  return new Map([...shares].map(([code, share]) => [code, -share]));
}

/** One part of a composed key: `basisPoints` of the total, shared by its own members and weights. */
export interface KeyPart {
  code: string;
  basisPoints: bigint;
  members: readonly Member[];
}

/**
 * A composed key, such as "30 % equally, the rest by inhabitants": the total is split over the parts by basis points
 * (largest remainder, ties by part code), each part is apportioned, and each member's shares are added. Basis points
 * are weights and need not sum to 10000. Errors as `apportion`, with the pointer to the part.
 */
export function apportionParts(
  total: Money,
  parts: readonly KeyPart[],
): { parts: { code: string; apportionment: Apportionment }[]; shares: Shares } {
  const seen = new Set<string>();
  parts.forEach((part, index) => {
    checkCode(part.code, pointer('parts', index), seen);
    requireNatural(part.basisPoints, pointer('parts', index, 'basisPoints'));
  });
  const totals = apportion(
    total,
    parts.map((part) => ({ code: part.code, weight: part.basisPoints })),
  );
  const explained = parts.map(({ code, members }, index) => {
    const part = totals.get(code) ?? 0n;
    return { code, apportionment: within(pointer('parts', index), () => explainApportionment(part, members)) };
  });
  return { parts: inCodeOrder(explained), shares: addShares(...explained.map((part) => sharesOf(part.apportionment))) };
}
