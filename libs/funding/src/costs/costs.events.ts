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

/** Where the money for an overrun comes from; a cut of the scope brings none and makes the rest enough. */
export const OVERRUN_SOURCES = ['surplus', 'supplementary_calls', 'scope_cut', 'external'] as const;
/** What becomes of money that was not used. */
export const SURPLUS_USES = ['further_development', 'carry_forward', 'reduce_next_fee', 'refund'] as const;

const disposition = z.strictObject({
  use: z.enum(SURPLUS_USES),
  amount: money,
  /** The grant that is paid back, for a refund to who gave it; without it the refund is to the authorities. */
  grant: z.strictObject({ roundId: slug, grantId: slug }).optional(),
});
export type Disposition = z.infer<typeof disposition>;

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
      /** What of it is above the frame of the project, and rests on the decision that is named; absent within the frame. */
      overFrame: money.optional(),
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
  /** The project costs more than it has: from that day nothing above the budget is posted until it is funded. */
  OverrunReported: event(
    z.object({
      projectId: slug,
      overrunId: slug,
      amount: money,
      reason: text(),
      /** The cost line whose unfunded part it is; without it, the budget is what is exceeded. */
      lineId: slug.optional(),
    }),
  ),
  /** The parts sum to the amount of the overrun. */
  OverrunFundingDecided: event(
    z.object({
      projectId: slug,
      overrunId: slug,
      amount: money,
      parts: z
        .array(z.strictObject({ source: z.enum(OVERRUN_SOURCES), amount: money }))
        .min(1)
        .max(OVERRUN_SOURCES.length),
    }),
  ),
  /** What becomes of a surplus of the project, or of the product that it is for. The dispositions sum to the amount. */
  SurplusDispositionDecided: event(
    z.object({
      projectId: slug,
      surplusId: slug,
      productId: slug.optional(),
      amount: money,
      dispositions: z.array(disposition).min(1).max(20),
    }),
  ),
});
export type CostsEvent = EventOf<typeof costsEvents>;
