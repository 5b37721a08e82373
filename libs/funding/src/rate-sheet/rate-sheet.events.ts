// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, money, slug, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/** A part on top of a price, in basis points: 900 is nine per cent. */
const levyBp = z.int().min(0).max(100_000);

/**
 * What can have happened to a rate sheet (takstblad). Its stream is `ratesheet-<id>`. A version applies from its business
 * date until the next one's, and is never changed.
 */
export const rateSheetEvents = eventFamily('ratesheet', {
  RateSheetPublished: event(
    z.object({
      rateSheetId: slug,
      version: z.int().min(1),
      /** What says which class an authority is in. */
      sizeTableId: slug,
      /** What a class costs before the levy. */
      baseFees: z.strictObject({ small: money, medium: money, large: money, very_large: money }),
      /** What the association takes on top of it, of a member and of everybody else. */
      memberLevyBp: levyBp,
      nonMemberLevyBp: levyBp,
    }),
  ),
});
export type RateSheetEvent = EventOf<typeof rateSheetEvents>;
