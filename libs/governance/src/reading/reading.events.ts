// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/**
 * What the public may read in parts: the figures of the community and its reference data; who owns and keeps what; what
 * was decided; who finances what with how much.
 */
export const READING_AREAS = ['figures', 'ownership', 'decisions', 'shares'] as const;
export type ReadingArea = (typeof READING_AREAS)[number];

/** What anyone may read without login, from the business date on. One stream: `reading-association`. */
export const readingEvents = eventFamily('reading', {
  PublicReadingSet: event(z.object({ areas: z.array(z.enum(READING_AREAS)).max(READING_AREAS.length) })),
});
export type ReadingEvent = EventOf<typeof readingEvents>;
