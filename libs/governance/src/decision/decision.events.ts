// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, money, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';
import { DECISION_KINDS, PURPOSES } from '../bylaws/bylaws.events.js';

/** What an allowance can be about. */
export const SUBJECT_KINDS = ['project', 'product', 'round', 'authority', 'agreement', 'body', 'person'] as const;

/** One thing that a decision allows. Nothing that it does not say is allowed. */
const allowance = z.strictObject({
  purpose: z.enum(PURPOSES),
  /** Without a subject it holds for all of them. */
  subject: z.strictObject({ kind: z.enum(SUBJECT_KINDS), id: slug }).optional(),
  /** The frame: no act that rests on it is about more, and acts of the same kind in one round or project count together. */
  upTo: money.optional(),
  /** First and last day on which it may be acted on; both inclusive. */
  from: isoDate.optional(),
  until: isoDate.optional(),
});
export type Allowance = z.infer<typeof allowance>;

const decided = {
  decisionId: slug,
  bodyId: slug,
  title: text(200),
  /** What was decided, in the words of the minutes. */
  wording: text(4000),
  /** What it rests on (grundlag). */
  basis: text(),
  allows: z.array(allowance).max(50),
};
const count = z.int().min(0).max(1000);

/** What can have happened to a decision. Its stream is `decision-<id>`; the business date is the day it was taken. */
export const decisionEvents = eventFamily('decision', {
  /** Taken at a meeting of this book, by the votes that were counted there. */
  DecisionTaken: event(
    z.object({
      ...decided,
      meetingId: slug,
      itemId: slug,
      carried: z.boolean(),
      kind: z.enum(DECISION_KINDS),
      votes: z.strictObject({ for: count, against: count, abstain: count, present: count, all: count }),
      /** The version of the bylaws it was taken by, and the paragraph that says how it is counted. */
      bylaws: slug,
      paragraph: text(60),
      /** Where the body has the mandate from: paragraphs of the bylaws, or its terms of reference. */
      mandates: z.array(text(120)).max(50),
    }),
  ),
  /** Taken elsewhere or before the book, and known from its minutes. */
  DecisionRegistered: event(
    z.object({
      ...decided,
      carried: z.boolean(),
      /** Where it is recorded: minutes, their date and item. */
      reference: text(500),
      bylaws: slug,
      mandates: z.array(text(120)).max(50),
    }),
  ),
  /** A newer decision takes its place from the business date on. */
  DecisionSuperseded: event(z.object({ decisionId: slug, by: slug })),
  /** It allows nothing more from the business date on. */
  DecisionRevoked: event(z.object({ decisionId: slug, by: slug, reason: text() })),
});
export type DecisionEvent = EventOf<typeof decisionEvents>;
