// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

export const ADOPTION_STATUSES = ['planned', 'in_operation', 'ended'] as const;
export const EVIDENCE = ['self_reported', 'steward', 'observed'] as const;
const evidence = z.enum(EVIDENCE);
const pair = { productId: slug, authorityId: slug };

/**
 * What can have happened to one authority's use of one product (anvendelse). Members and non-members alike: usage,
 * membership and payment are three independent relations. Its stream is `adoption-<productId>.<authorityId>`.
 */
export const adoptionEvents = eventFamily('adoption', {
  AdoptionPlanned: event(z.object({ ...pair, expectedFrom: isoDate.optional() })),
  /** In operation from the business date on. */
  AdoptionStarted: event(
    z.object({
      ...pair,
      evidence,
      /** The supplier that runs or supports it there. */
      supplierId: slug.optional(),
    }),
  ),
  AdoptionEnded: event(z.object({ ...pair, reason: text() })),
  UsageConfirmed: event(z.object({ ...pair, evidence })),
});
export type AdoptionEvent = EventOf<typeof adoptionEvents>;
