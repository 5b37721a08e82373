// SPDX-License-Identifier: MPL-2.0

/** An instant in whole microseconds since 1970-01-01T00:00Z: exact in a double until the year 2255. */
export type Micros = number;
/** A business date in Europe/Copenhagen, `YYYY-MM-DD`. */
export type IsoDate = string;

export const microsOf = (date: Date): Micros => date.getTime() * 1000;

/** `2026-11-23T05:17:45.123456Z`: always six decimals, so that the text sorts as the instant does. */
export function isoOfMicros(micros: Micros): string {
  const seconds = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  return `${seconds}.${String(((micros % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, '0')}Z`;
}

/** The inverse of {@link isoOfMicros}; also takes any ISO 8601 instant with up to six decimals and a zone. */
export function microsOfIso(iso: string): Micros {
  const fraction = /\.(\d{1,6})/.exec(iso)?.[1] ?? '';
  const seconds = Date.parse(iso.replace(/\.\d+/, ''));
  if (Number.isNaN(seconds)) throw new RangeError(`not an instant: ${iso}`);
  return seconds * 1000 + Number(fraction.padEnd(6, '0') || '0');
}

const copenhagen = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The date on the wall in Copenhagen at an instant. */
export const copenhagenDate = (instant: Date): IsoDate => copenhagen.format(instant);

/** The last microsecond of a date in Copenhagen, whatever daylight saving does that night. */
export function endOfCopenhagenDay(date: IsoDate): Micros {
  const midnightUtc = Date.parse(`${date}T00:00:00Z`) + 86_400_000;
  for (const offsetHours of [2, 1, 0]) {
    const start = midnightUtc - offsetHours * 3_600_000;
    const before = copenhagenDate(new Date(start - 1));
    if (before === date && copenhagenDate(new Date(start)) !== date) return start * 1000 - 1;
  }
  throw new RangeError(`not a date: ${date}`);
}

/** True for a date that exists: `2023-02-29` does not. */
export function isIsoDate(text: unknown): text is IsoDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
