// SPDX-License-Identifier: MPL-2.0
import {
  canonicalJson,
  GROUNDS_KEYS,
  Rejection,
  type AnyDecider,
  type EventFamily,
  type IsoDate,
  type JsonObject,
  type Lookup,
} from '@faellesbog/eventsourcing';

/** A value that holds from a business date until the next one in its history. */
export interface Dated<T> {
  eff: string;
  value: T;
}
export type History<T> = readonly Dated<T>[];

/**
 * Adds a value to a history in business-date order; of two on one day the later recorded one counts. So the rules see
 * a day as an answer as of that day sees it, also when facts are recorded long after they happened.
 */
export function dated<T>(history: History<T> | undefined, eff: string, value: T): History<T> {
  const known = history ?? [];
  const later = known.findIndex((fact) => fact.eff > eff);
  return known.toSpliced(later < 0 ? known.length : later, 0, { eff, value });
}

/** The same for one of many things, by its name. */
export const datedIn = <T>(
  histories: ReadonlyMap<string, History<T>>,
  name: string,
  eff: string,
  value: T,
): ReadonlyMap<string, History<T>> => new Map(histories).set(name, dated(histories.get(name), eff, value));

/** The fact that a day rests on: the last one on or before it. */
export const factOn = <T>(history: History<T> | undefined, day: string): Dated<T> | undefined =>
  history?.findLast(({ eff }) => eff <= day);

/** What holds on a day. */
export const valueOn = <T>(history: History<T> | undefined, day: string): T | undefined => factOn(history, day)?.value;

/** What a fact says beside its grounds, as text that can be compared: saying the same again is nothing to do. */
export function said(data: object): string {
  const own = Object.entries(data).filter(([key]) => !(GROUNDS_KEYS as readonly string[]).includes(key));
  return canonicalJson(Object.fromEntries(own) as JsonObject);
}

/** Something a command names that must have happened in another stream. */
export interface Reference {
  decider: Pick<AnyDecider, 'events' | 'initialState' | 'evolve'>;
  id: string;
  /** JSON pointer to the field that names it. */
  pointer: string;
}

/** What the rules of this context look up beforehand: the first reference that leads nowhere, if any. */
export interface Facts {
  unknown?: { kind: string; id: string; pointer: string };
}

/** Looks all references up at once. */
export async function unknownAmong(references: readonly Reference[], lookup: Lookup): Promise<Facts> {
  const found = await Promise.all(
    references.map(
      async ({ decider, id }) => (await lookup.state<AnyDecider>(decider as AnyDecider, id)).revision >= 0,
    ),
  );
  const missing = references[found.indexOf(false)];
  if (!missing) return {};
  const kind = (missing.decider.events as EventFamily).category;
  return { unknown: { kind, id: missing.id, pointer: missing.pointer } };
}

const DANISH: Record<string, string> = {
  authority: 'myndighed',
  body: 'organ',
  bylaws: 'vedtægter',
  need: 'behov',
  product: 'produkt',
  project: 'projekt',
  supplier: 'leverandør',
};

/** @throws Rejection `<kind>.unknown` when a reference leads nowhere. */
export function assertKnown({ unknown }: Facts): void {
  if (!unknown) return;
  const { kind, id, pointer } = unknown;
  throw new Rejection(
    `${kind}.unknown`,
    `There is no ${kind} "${id}".`,
    `Der findes ingen ${DANISH[kind] ?? kind} "${id}".`,
    { pointer },
  );
}

/** The date so many days later, or earlier. */
export const daysFrom = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The date so many months later, or earlier; the last day of the month where that day does not exist. */
export function monthsFrom(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
