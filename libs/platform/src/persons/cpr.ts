// SPDX-License-Identifier: MPL-2.0
import { isIsoDate } from '@faellesbog/eventsourcing';

/** What people put between digits: up to three characters that are neither letter nor digit. */
const BETWEEN = '[^\\p{L}\\p{Nd}]{0,3}';
/** Day, month, year (two digits or four) and four more, wherever they begin; found also where two readings overlap. */
const GROUPED = new RegExp(
  `(?<!\\d)(?=(\\d\\d)${BETWEEN}(\\d\\d)${BETWEEN}(\\d{4}|\\d\\d)${BETWEEN}\\d{4}(?!\\d))`,
  'gu',
);
/** Digits that belong together however they are spread out. */
const SPREAD = new RegExp(`\\d(?:${BETWEEN}\\d)*`, 'gu');

/**
 * Whether a text holds a Danish civil registration number (CPR): ddmmyy and four digits, the date one that exists, in
 * any spelling (dashes, spaces, dots, none; four digits of the year; other scripts' digits).
 */
export function holdsCpr(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\p{Nd}/gu, asciiDigit);
  for (const [, day, month, year] of plain.matchAll(GROUPED)) if (isDate(day!, month!, year!)) return true;
  for (const [spread] of plain.matchAll(SPREAD)) {
    const [, day, month, year] = /^(\d\d)(\d\d)(\d\d|\d{4})\d{4}$/.exec(spread.replace(/\D/gu, '')) ?? [];
    if (day && isDate(day, month!, year!)) return true;
  }
  return false;
}

/**
 * The same for a telephone number. One of another country than Denmark may read as a date by chance: after `00` it is
 * taken as it is, and after `+` only ten digits in all are looked at.
 */
export function phoneHoldsCpr(phone: string): boolean {
  const [, prefix, denmark, rest = ''] = /^\s*(\+|00)\s*(45)?([^]*)$/.exec(phone.normalize('NFKC')) ?? [];
  if (prefix === undefined) return holdsCpr(phone);
  if (denmark) return holdsCpr(rest);
  const digits = rest.replace(/\D/gu, '');
  return prefix === '+' && digits.length === 10 && holdsCpr(digits);
}

/** The century is not told by the date alone: a day that exists in one of them is a date. */
function isDate(day: string, month: string, year: string): boolean {
  const years = year.length === 4 ? [year] : ['18', '19', '20'].map((century) => century + year);
  return years.some((full) => /^(18|19|20)/.test(full) && isIsoDate(`${full}-${month}-${day}`));
}

/** Unicode keeps the ten digits of a script side by side, zero first. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0)!;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(point - zero);
}
