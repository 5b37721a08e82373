// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, money, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/** How much money takes how many people, from the business date on. One stream: `limits-association`. */
export const limitsEvents = eventFamily('limits', {
  /** Up to `single` one person alone; up to `two` another approves; above it two others, one of them the treasurer. */
  ApprovalLimitsSet: event(z.object({ single: money, two: money })),
});
export type LimitsEvent = EventOf<typeof limitsEvents>;
