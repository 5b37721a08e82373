// SPDX-License-Identifier: MPL-2.0
import { z } from 'zod';
import type { JsonObject } from './canonical.js';
import { isIsoDate } from './time.js';

/**
 * The stored truth of an event: these members, as strict JCS, at most 32 KiB. The position is not inside: the log gives it.
 * `by` is an opaque account id and never a name; `eff` is the business date; `at` the instant of recording (UTC, six decimals).
 */
export interface Envelope {
  v: 1;
  log: string;
  stream: string;
  rev: number;
  id: string;
  type: string;
  schema: number;
  at: string;
  by: string;
  org: string | null;
  cmd: string;
  cause: string | null;
  eff: string;
  data: JsonObject;
}

/** An envelope with its place in the whole log: 0 for the first event, without gaps on PostgreSQL. */
export interface RecordedEvent extends Envelope {
  position: number;
}

/** What a decider returns: what happened, in the newest shape. */
export interface Fact<Type extends string = string, Data = unknown> {
  type: Type;
  data: Data;
}

/** Where and when a fact was recorded, for handlers that need it. */
export interface EventMeta {
  position: number;
  stream: string;
  id: string;
  at: string;
  by: string;
  org: string | null;
  eff: string;
  cause: string | null;
}

export const MAX_EVENT_BYTES = 32_768;

/** Lower-case name of a thing in an address: `os2valghalla-3`. A municipality's is its code: `101`. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
export const isoDate = z.string().refine(isIsoDate, 'a date that exists, YYYY-MM-DD');
/** Kroner with two decimals and a currency: `{"amount":"12500.00","currency":"DKK"}`; never a number. */
export const money = z.strictObject({
  amount: z.string().regex(/^(?!-0\.00$)-?(0|[1-9][0-9]{0,14})\.[0-9]{2}$/),
  currency: z.literal('DKK'),
});
export type MoneyJson = z.infer<typeof money>;
/** Opaque reference to a person in the erasable side store: an event never holds a name. */
export const personRef = z.uuid();
export const text = (max = 2000): z.ZodString => z.string().min(1).max(max);

/** What any event may carry beside its own data: where the fact comes from and what it rests on. */
const documentRef = z.strictObject({
  title: text(200),
  on: isoDate.optional(),
  direction: z.enum(['received', 'sent', 'internal']).optional(),
  url: z.url().max(500).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export const grounds = {
  /** `sourced` names a published source; `illustrative` marks invented data, and so every answer that rests on it. */
  source: z.strictObject({ kind: z.enum(['sourced', 'illustrative']), reference: text(500) }).optional(),
  /** The decision that allows it: a reference to minutes, a decision log entry, or a decision in the ledger. */
  decisionRef: text(200).optional(),
  documentRefs: z.array(documentRef).max(20).optional(),
};
export type Grounds = { [K in keyof typeof grounds]?: z.infer<(typeof grounds)[K]> };
export const GROUNDS_KEYS = Object.keys(grounds) as (keyof Grounds)[];
