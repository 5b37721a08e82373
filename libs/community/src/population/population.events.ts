// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/**
 * A set of population figures for one reference date. Its stream is `population-<setId>`. A set is never changed; newer
 * figures are a new set, so that what rests on an older one stays explained.
 */
export const populationEvents = eventFamily('population', {
  PopulationSetImported: event(
    z.object({
      populationSetId: slug,
      /** The day the inhabitants were counted. */
      validOn: isoDate,
      publisher: text(200),
      /** One figure per municipality, by its code. */
      figures: z
        .array(z.strictObject({ authorityId: slug, inhabitants: z.int().min(1).max(10_000_000) }))
        .min(1)
        .max(98),
    }),
  ),
});
export type PopulationEvent = EventOf<typeof populationEvents>;
