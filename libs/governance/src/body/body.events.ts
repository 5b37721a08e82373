// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, money, personRef, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';
import { BODY_KINDS, PURPOSES } from '../bylaws/bylaws.events.js';

export const SEAT_ROLES = ['chair', 'treasurer', 'secretary', 'member', 'deputy', 'observer'] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

const seat = { bodyId: slug, seatId: slug };

/** What can have happened to a body (organ). Its stream is `body-<id>`; business dates are first days. */
export const bodyEvents = eventFamily('body', {
  BodyEstablished: event(
    z.object({
      bodyId: slug,
      kind: z.enum(BODY_KINDS),
      name: text(200),
      /** The bylaws that bind it. */
      bylawsId: slug,
      /** The project or product it was established for. */
      about: z.strictObject({ kind: z.enum(['project', 'product']), id: slug }).optional(),
    }),
  ),
  /** Terms of reference (kommissorium): what it may decide beside what the bylaws say, up to which amount, and until when. */
  TermsOfReferenceSet: event(
    z.object({
      bodyId: slug,
      version: slug,
      task: text(),
      mandates: z.array(z.strictObject({ purpose: z.enum(PURPOSES), upTo: money.optional() })).max(PURPOSES.length),
      /** The last day they apply. */
      until: isoDate.optional(),
    }),
  ),
  SeatFilled: event(
    z.object({
      ...seat,
      personRef,
      role: z.enum(SEAT_ROLES),
      /** The authority that is represented. */
      authorityId: slug.optional(),
      /** A supplier has a seat without a vote. */
      supplierId: slug.optional(),
      /** The last day of the term. */
      termUntil: isoDate.optional(),
    }),
  ),
  /** A deputy takes a seat over, and the rest of its term with it [BYL §6.4]. */
  DeputySeated: event(z.object({ ...seat, personRef, authorityId: slug.optional(), reason: text() })),
  SeatVacated: event(z.object({ ...seat, reason: text() })),
  BodyClosed: event(z.object({ bodyId: slug, reason: text() })),
});
export type BodyEvent = EventOf<typeof bodyEvents>;
