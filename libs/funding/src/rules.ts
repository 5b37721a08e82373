// SPDX-License-Identifier: MPL-2.0
import { Rejection, type MoneyJson } from '@faellesbog/eventsourcing';
import { moneyFromJson } from '@faellesbog/money';

/** No single amount, and no round or project as a whole, is above 10^15 øre: sums stay exact in every column. */
export const MAX_AMOUNT = 10n ** 15n;

/**
 * An amount of a command in øre, from `least` øre up to {@link MAX_AMOUNT} (by default more than nothing).
 * @throws Rejection `amount.out_of_range`, `amount.malformed` (such as "-0.00").
 */
export function amountOf(money: MoneyJson, pointer: string, least = 1n): bigint {
  const ore = parse(money, pointer);
  if (ore >= least && ore <= MAX_AMOUNT) return ore;
  const [en, da] = least > 0n ? ['more than nothing', 'større end nul'] : ['not negative', 'ikke negativt'];
  throw new Rejection(
    'amount.out_of_range',
    `The amount must be ${least < 0n ? 'within' : `${en} and at most`} 10.000.000.000.000,00 kr.`,
    `Beløbet skal være ${least < 0n ? 'inden for' : `${da} og højst`} 10.000.000.000.000,00 kr.`,
    { pointer },
  );
}

function parse(money: MoneyJson, pointer: string): bigint {
  try {
    return moneyFromJson(money);
  } catch (error) {
    const text = JSON.stringify(money.amount);
    throw new Rejection('amount.malformed', `${text} is not an amount.`, `${text} er ikke et beløb.`, {
      pointer: pointer + (error as { pointer: string }).pointer,
    });
  }
}

/** Refuses what would lift a sum above {@link MAX_AMOUNT}. */
export function assertSum(sum: bigint, pointer: string): void {
  if (sum <= MAX_AMOUNT) return;
  throw new Rejection(
    'amount.sum_out_of_range',
    'With this amount the sum would exceed 10.000.000.000.000,00 kr.',
    'Med dette beløb overstiger summen 10.000.000.000.000,00 kr.',
    { pointer },
  );
}

/** Refuses what an authority cannot do because nobody registered it. */
export function assertAuthorityKnown(known: boolean, authorityId: string, pointer = '/authorityId'): void {
  if (known) return;
  throw new Rejection(
    'authority.unknown',
    `There is no authority "${authorityId}".`,
    `Der findes ingen myndighed "${authorityId}".`,
    { pointer },
  );
}

/** Refuses a fact dated before the one it builds on: what was true on a day would then contradict what is recorded. */
export function assertNotBefore(effectiveOn: string, earliest: string, code: string): void {
  if (effectiveOn >= earliest) return;
  throw new Rejection(
    code,
    `The date ${effectiveOn} lies before ${earliest}, which this builds on.`,
    `Datoen ${effectiveOn} ligger før ${earliest}, som dette bygger på.`,
    { pointer: '/effectiveOn' },
  );
}
