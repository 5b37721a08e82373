// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, money, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/** The years a pledge is to be paid in; the amounts sum to the pledge. */
export const payable = z.array(z.strictObject({ year: z.int().min(2000).max(2100), amount: money })).max(20);
export type Payable = z.infer<typeof payable>;

// A round belongs to one project and a pledge to one authority for ever: both are said again, so that no reader must look them up.
const inRound = { roundId: slug, projectId: slug };
const ofPledge = { ...inRound, pledgeId: slug, authorityId: slug };
const promised = { ...ofPledge, amount: money, payable: payable.optional() };

/**
 * What can have happened to a funding round (indsamlingsrunde) and the pledges (tilsagn) in it. Its stream is `round-<id>`.
 * A pledge funds a project and carries no duty to use the product.
 */
export const roundEvents = eventFamily('round', {
  FundingRoundOpened: event(
    z.object({ ...inRound, target: money, floor: money.optional(), deadline: isoDate, purpose: text() }),
  ),
  PledgeStated: event(z.object({ ...promised, conditions: text().optional() })),
  PledgeAmended: event(z.object(promised)),
  PledgeWithdrawn: event(z.object({ ...ofPledge, reason: text() })),
  /** A total that somebody published, kept as stated beside the computed one. */
  InterimTotalStated: event(z.object({ ...inRound, pledges: z.int().min(0).max(1000), total: money })),
  InKindPledged: event(
    z.object({ ...ofPledge, hours: z.int().min(1).max(1_000_000), hourlyRate: money, value: money }),
  ),
  ExternalGrantAwarded: event(
    z.object({
      ...inRound,
      grantId: slug,
      funder: text(200),
      amount: money,
      terms: z.strictObject({
        /** The least part of the whole that must be pledged in money by the authorities themselves. */
        minCoFinanceBp: z.int().min(0).max(10_000).optional(),
        returnUnused: z.boolean().optional(),
        auditorRequired: z.boolean().optional(),
      }),
    }),
  ),
  /** The sums as they stood on the day of closing; `waivedFloor` when a decision lets the pledges stand all the same. */
  FundingRoundClosed: event(
    z.object({
      ...inRound,
      reached: z.boolean(),
      waivedFloor: z.boolean(),
      pledged: money,
      grants: money,
      inKind: money,
    }),
  ),
  LatePledgeAccepted: event(z.object({ ...promised, conditions: text().optional() })),
  PledgeReleased: event(z.object({ ...ofPledge, reason: text() })),
});
export type RoundEvent = EventOf<typeof roundEvents>;
