// SPDX-License-Identifier: MPL-2.0
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What somebody has published. Where only the day is not known, the reference says so with {@link DAY_CHOSEN}. */
export const sourced = (reference) => ({ kind: 'sourced', reference });
/** What is made up, and why it is there. */
export const invented = (reference) => ({ kind: 'illustrative', reference });
export const DAY_CHOSEN = 'Dagen er ikke offentliggjort og er valgt her.';

/** What somebody has published without saying which day. */
export const dayChosen = (reference) => sourced(`${reference} ${DAY_CHOSEN}`);
export const boardSays = (what) => `Illustrativ beslutning: OS2’s bestyrelse, ${what}`;
export const steeringSays = (what) => `Illustrativ beslutning: styregruppen, ${what}`;

const rows = [];

/**
 * Adds one command to the file. `told` is the day it takes its place in the story when that is later than the day it is
 * about: a use that began before the product was admitted.
 */
export function record(command, on, data, source, { decision, told = on } = {}) {
  if (source.reference.length > 500) throw new Error(`too long a reference: ${source.reference}`);
  if (decision?.length > 200) throw new Error(`too long a decision: ${decision}`);
  rows.push({ told, row: { command, data, effectiveOn: on, source, ...(decision && { decisionRef: decision }) } });
}

/** The story in the order it happened; what was told on one day stays in the order it was told. */
export function story() {
  const ordered = rows.toSorted((a, b) => (a.told < b.told ? -1 : a.told > b.told ? 1 : 0));
  return ordered.map(({ row }) => `${JSON.stringify(row)}\n`).join('');
}

function readMunicipalities() {
  const [, ...lines] = readFileSync(new URL('municipalities.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [code, name, region, cvr, population, populationDate] = line.split(',');
    return { code, name, region, cvr, population: Number(population), populationDate };
  });
}

/** The 98 municipalities of `municipalities.csv`, in the order of their codes. */
export const municipalities = readMunicipalities();
export const municipalityOf = new Map(municipalities.map((municipality) => [municipality.name, municipality]));

/** The id of an authority by its municipality's name; an id of another authority is itself. */
export function idOf(name) {
  if (/^[a-z]/.test(name)) return name;
  const municipality = municipalityOf.get(name);
  if (!municipality) throw new Error(`no municipality is called ${name}`);
  return municipality.code;
}

/** Kroner as text or whole number, as the ledger writes an amount. */
export const kr = (kroner) => ({
  amount: typeof kroner === 'string' ? kroner : `${kroner}.00`,
  currency: 'DKK',
});

/** An opaque reference to a person nobody is: the same label always gives the same one. */
export function personRef(label) {
  const hex = createHash('sha256').update(`demo/${label}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `count` days spread evenly from one day to another, the first included. */
export function spread(from, to, count) {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (!(start <= end)) throw new Error(`no days from ${from} to ${to}`);
  return Array.from({ length: count }, (_, index) =>
    new Date(start + Math.floor(((end - start) * index) / count / 86_400_000) * 86_400_000).toISOString().slice(0, 10),
  );
}
