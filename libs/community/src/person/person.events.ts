// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, personRef, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/** Why a person was erased: the grounds of article 17(1) of the General Data Protection Regulation, a to e. */
export const ERASURE_REASONS = [
  'no_longer_needed',
  'consent_withdrawn',
  'objection',
  'unlawful',
  'legal_obligation',
] as const;

/**
 * What can have happened to a person, without anything about who it is: name, e-mail and telephone are in a store that
 * can forget. The stream is `person-<personRef>`.
 */
export const personEvents = eventFamily('person', {
  PersonRegistered: event(z.object({ personRef })),
  PersonErased: event(z.object({ personRef, requestedOn: isoDate, reason: z.enum(ERASURE_REASONS) })),
});
export type PersonEvent = EventOf<typeof personEvents>;
