// SPDX-License-Identifier: MPL-2.0
import Table from 'cli-table3';
import { formatDanish, moneyFromJson } from '@faellesbog/money';

export type Language = 'da' | 'en';

/** Danish unless the caller or the terminal says English. */
export function language(option: string | undefined): Language {
  if (option === 'da' || option === 'en') return option;
  return /^en/.test(process.env['LC_ALL'] || process.env['LANG'] || '') &&
    !process.env['FAELLESBOG_LANG']?.startsWith('da')
    ? 'en'
    : 'da';
}

type Amount = { amount: string; currency: string };

/** `1.234.567,89 kr.` */
export const kroner = (amount: Amount): string => formatDanish(moneyFromJson(amount as never));

/** `31.12.2026`: how a date is read in Denmark. */
export const dateText = (iso: string | null | undefined): string =>
  iso ? iso.slice(0, 10).split('-').reverse().join('.') : '';

export const percent = (numerator: number | string, denominator: number | string): string => {
  const tenths =
    denominator === 0 ? 0n : (BigInt(numerator) * 2000n + BigInt(denominator)) / (2n * BigInt(denominator));
  return `${tenths / 10n},${tenths % 10n} %`;
};

/** A plain table; columns named in `right` hold figures. */
export function table(head: string[], rows: string[][], right: number[] = []): string {
  const view = new Table({
    head,
    style: { head: [], border: [] },
    colAligns: head.map((_, index) => (right.includes(index) ? 'right' : 'left')),
  });
  view.push(...rows);
  return view.toString();
}
