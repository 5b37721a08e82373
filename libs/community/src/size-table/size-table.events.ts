// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, slug, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/** Size classes from the smallest to the largest. */
export const SIZE_CLASSES = ['small', 'medium', 'large', 'very_large'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/**
 * A table of size classes (størrelsesklasser) by inhabitants. Its stream is `sizetable-<id>`. The boundaries are data,
 * because the published rate sheet and price sheet draw them differently.
 */
export const sizeTableEvents = eventFamily('sizetable', {
  SizeTableAdopted: event(
    z.object({
      sizeTableId: slug,
      validFrom: isoDate,
      /** From the smallest class up. `upTo` is the last number of inhabitants still in it; the last class has none. */
      classes: z
        .array(z.strictObject({ name: z.enum(SIZE_CLASSES), upTo: z.int().min(1).max(10_000_000).optional() }))
        .min(1)
        .max(SIZE_CLASSES.length),
    }),
  ),
});
export type SizeTableEvent = EventOf<typeof sizeTableEvents>;
