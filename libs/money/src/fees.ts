// SPDX-License-Identifier: MPL-2.0
import { divideHalfUp, MoneyError, requireNatural } from './money.js';
import type { Money } from './money.js';

/**
 * A fee per inhabitant. `exactCentiOre` is in hundredths of an øre, because rates such as 80,80 øre are; `ore` is that
 * rounded half up, once and last.
 */
export interface InhabitantFee {
  exactCentiOre: bigint;
  ore: Money;
}

/**
 * A degressive fee: `rateCentiOre` (hundredths of an øre) per inhabitant up to `threshold` inhabitants, and `aboveBp`
 * basis points of that rate for each one above (KOMBIT: 25 kr., half of it above 150 000).
 * Error `money.out_of_range` for anything negative.
 */
export function degressiveFee(input: {
  population: bigint;
  rateCentiOre: bigint;
  threshold: bigint;
  aboveBp: bigint;
}): InhabitantFee {
  for (const [name, value] of Object.entries(input)) requireNatural(value, `/${name}`);
  const { population, rateCentiOre, threshold, aboveBp } = input;
  const below = population < threshold ? population : threshold;
  const inBasisPoints = rateCentiOre * (below * 10_000n + (population - below) * aboveBp);
  return { exactCentiOre: divideHalfUp(inBasisPoints, 10_000n), ore: divideHalfUp(inBasisPoints, 1_000_000n) };
}

/**
 * A capped fee: `rateCentiOre` (hundredths of an øre) per inhabitant, of whom at most `maxPopulation` count
 * (KFplc: 80,80 øre, at most 100 000). Error `money.out_of_range` for anything negative.
 */
export function cappedFee(input: { population: bigint; rateCentiOre: bigint; maxPopulation: bigint }): InhabitantFee {
  for (const [name, value] of Object.entries(input)) requireNatural(value, `/${name}`);
  const { population, rateCentiOre, maxPopulation } = input;
  const exactCentiOre = (population < maxPopulation ? population : maxPopulation) * rateCentiOre;
  return { exactCentiOre, ore: divideHalfUp(exactCentiOre, 100n) };
}

/**
 * A price with a levy in basis points on top (OS2: 9 % for members, 35 % for others), rounded half up to whole øre.
 * Error `money.out_of_range` for a negative levy.
 */
export function priceWithLevy(base: Money, levyBp: bigint): Money {
  requireNatural(levyBp, '/levyBp');
  return base + divideHalfUp(base * levyBp, 10_000n);
}

/**
 * The membership fee of the year in which a member joins (bylaws 5.1): half when it joins strictly after 1 July, which
 * itself pays in full. `joinedOn` is a date, `YYYY-MM-DD`; an odd øre is rounded half up.
 * Error `money.malformed` for what is no date.
 */
export function halfYearFee(yearFee: Money, joinedOn: string): Money {
  requireDate(joinedOn, '/joinedOn');
  return joinedOn.slice(5) > '07-01' ? divideHalfUp(yearFee, 2n) : yearFee;
}

/** Refuses with `money.malformed` what is not a day of the calendar written `YYYY-MM-DD`. */
export function requireDate(value: string, at: string): void {
  const match = /^([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/.exec(value);
  const [year, month, day] = (match ?? []).slice(1).map(Number);
  if (year !== undefined && month !== undefined && day !== undefined && day <= daysIn(year, month)) return;
  const [en, da] = [
    'A date is a day of the calendar, written YYYY-MM-DD.',
    'En dato er en kalenderdag skrevet ÅÅÅÅ-MM-DD.',
  ];
  throw new MoneyError('money.malformed', en, da, at);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
