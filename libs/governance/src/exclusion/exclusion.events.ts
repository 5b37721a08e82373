// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/**
 * What can have happened to an exclusion [BYL §4.6]: the board excludes, with a reason, and the next general assembly
 * approves it or not. Its stream is `exclusion-<id>`.
 */
export const exclusionEvents = eventFamily('exclusion', {
  MemberExcluded: event(z.object({ exclusionId: slug, authorityId: slug, reason: text() })),
  ExclusionRatified: event(z.object({ exclusionId: slug, authorityId: slug })),
  ExclusionRejected: event(z.object({ exclusionId: slug, authorityId: slug })),
});
export type ExclusionEvent = EventOf<typeof exclusionEvents>;
