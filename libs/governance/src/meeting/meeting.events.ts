// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, personRef, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';
import { DECISION_KINDS } from '../bylaws/bylaws.events.js';

export const MEETING_FORMS = ['ordinary', 'extraordinary', 'written'] as const;
export const ITEM_PURPOSES = ['information', 'discussion', 'decision'] as const;
export const PAPER_STATUSES = ['draft', 'for_discussion', 'ready'] as const;
export const VOTES = ['for', 'against', 'abstain'] as const;

/** Who votes: an authority in the general assembly, a seat in every other body. */
const voter = slug;
const count = z.int().min(0).max(1000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const item = { meetingId: slug, itemId: slug };

/** What can have happened to a meeting, or to a written procedure. Its stream is `meeting-<id>`. */
export const meetingEvents = eventFamily('meeting', {
  /** The business date is the day the notice went out. */
  MeetingCalled: event(
    z.object({
      meetingId: slug,
      bodyId: slug,
      form: z.enum(MEETING_FORMS),
      /** The day of the meeting, or the last day for answers of a written procedure. */
      heldOn: isoDate,
      place: text(200).optional(),
    }),
  ),
  MeetingCancelled: event(z.object({ meetingId: slug, reason: text() })),
  AgendaItemAdded: event(
    z.object({
      ...item,
      title: text(200),
      purpose: z.enum(ITEM_PURPOSES),
      /** The decision that it may lead to: its name before it is taken. */
      decisionId: slug.optional(),
      /** The member that proposed it; without one it is the body's own. */
      proposedBy: slug.optional(),
    }),
  ),
  /** A decision paper (sagsoplæg); one that is handed in again takes the place of the last. */
  DecisionPaperSubmitted: event(
    z.object({
      ...item,
      status: z.enum(PAPER_STATUSES),
      background: text(4000),
      analysis: text(4000).optional(),
      recommendation: text(),
      consequences: text(4000).optional(),
      /** The document itself, by its SHA-256. */
      sha256: hash.optional(),
    }),
  ),
  AttendanceRecorded: event(
    z.object({
      meetingId: slug,
      present: z.array(voter).max(200),
      /** The meeting chair (dirigent). */
      meetingChair: personRef.optional(),
      minuteTaker: personRef.optional(),
      /** All who had a vote on the day, where the body has seats. */
      all: count.optional(),
      quorate: z.boolean(),
      /** The version of the bylaws, and the paragraph that says when it is quorate. */
      bylaws: slug,
      paragraph: text(60).optional(),
    }),
  ),
  BallotHeld: event(
    z.object({
      ...item,
      kind: z.enum(DECISION_KINDS),
      how: z.enum(['open', 'secret', 'acclamation']),
      /** Each vote, when it was open. */
      votes: z
        .array(z.strictObject({ voter, vote: z.enum(VOTES) }))
        .max(200)
        .optional(),
      for: count,
      against: count,
      abstain: count,
      present: count,
      all: count,
      /** How the chair voted: on a tie it counts double where the bylaws say so. */
      chair: z.enum(VOTES).optional(),
      carried: z.boolean(),
      /** The version of the bylaws it was counted by, and its paragraph. */
      bylaws: slug,
      paragraph: text(60),
    }),
  ),
  /** Signed by the meeting chair. */
  MinutesApproved: event(z.object({ meetingId: slug, signedBy: personRef, sha256: hash })),
  MinutesPublished: event(
    z.object({
      meetingId: slug,
      url: z.url().max(500).optional(),
      /** True when they came later than the bylaws say. */
      late: z.boolean(),
      dueOn: isoDate.optional(),
    }),
  ),
});
export type MeetingEvent = EventOf<typeof meetingEvents>;
