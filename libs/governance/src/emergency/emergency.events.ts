// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/**
 * Breaking the glass: two people together let one of them act without the approval of a third, for a few hours. The
 * stream `emergency-<id>` says why, until when, and what a third person found of it afterwards.
 */
export const emergencyEvents = eventFamily('emergency', {
  EmergencyDeclared: event(z.object({ emergencyId: slug, reason: text() })),
  /** `until` is the last instant at which it holds. */
  EmergencyConfirmed: event(z.object({ emergencyId: slug, until: z.iso.datetime() })),
  EmergencyReviewed: event(z.object({ emergencyId: slug, conclusion: text() })),
});
export type EmergencyEvent = EventOf<typeof emergencyEvents>;
