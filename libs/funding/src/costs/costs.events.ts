// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, money, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

export const KEY_BASES = ['equal', 'inhabitants', 'size_class', 'fixed', 'equal_and_inhabitants'] as const;
/** A whole number of any size as text: products of øre and weights outgrow what a JSON number holds. */
const natural = z.string().regex(/^(0|[1-9][0-9]{0,29})$/);
const integer = z.string().regex(/^(0|-?[1-9][0-9]{0,39})$/);

/** What an event of 32 KiB holds with room to spare; there are 98 municipalities and 5 regions. */
export const MAX_KEY_MEMBERS = 120;

const line = z.strictObject({
  authorityId: slug,
  weight: natural,
  /** `apportioned * weight = quotient * weightSum + remainder`, in øre; `share = quotient + spare`. */
  quotient: integer,
  remainder: integer,
  spare: z.int().min(-1).max(1),
  share: money,
  /** What was left of the authority's ceiling when the line was posted. */
  ceiling: money.optional(),
  /** True when the ceiling and not the weight decided the share: then it took no part in the division. */
  atCeiling: z.literal(true).optional(),
});
export type CostShareLine = z.infer<typeof line>;

/**
 * What can have happened to the costs of a project and the keys they are shared by. Its stream is `costs-<projectId>`.
 * A posted line holds everything that is needed to work it out again; it is never recomputed, only reversed.
 */
export const costsEvents = eventFamily('costs', {
  /** The weights as they were resolved on the day: newer figures never change them. */
  AllocationKeyAdopted: event(
    z.object({
      projectId: slug,
      keyId: slug,
      validFrom: isoDate,
      basis: z.enum(KEY_BASES),
      equalPartBp: z.int().min(0).max(10_000).optional(),
      populationSetId: slug.optional(),
      sizeTableId: slug.optional(),
      members: z
        .array(z.strictObject({ authorityId: slug, weight: natural, cap: money.optional() }))
        .min(1)
        .max(MAX_KEY_MEMBERS),
    }),
  ),
  CostLinePosted: event(
    z.object({
      projectId: slug,
      lineId: slug,
      /** The line's number in its project, from 1. */
      lineNumber: z.int().min(1),
      text: text(500),
      amount: money,
      keyId: slug,
      rule: z.strictObject({ name: z.enum(['hamilton', 'cap-waterfill']), version: z.literal(1) }),
      /** What the division was made of: the amount less what is unfunded and what ceilings fixed, and its weights. */
      apportioned: money,
      weightSum: natural,
      lines: z.array(line).min(1).max(MAX_KEY_MEMBERS),
      /** What no ceiling covers: it belongs to nobody and waits for a decision. */
      unfunded: money,
    }),
  ),
  /** The posted lines, copied with the opposite sign. */
  CostLineReversed: event(
    z.object({
      projectId: slug,
      lineId: slug,
      reversalId: slug,
      reason: text(),
      amount: money,
      lines: z.array(line).min(1).max(MAX_KEY_MEMBERS),
      unfunded: money,
    }),
  ),
});
export type CostsEvent = EventOf<typeof costsEvents>;
