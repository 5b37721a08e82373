// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

export const PARTNER_KINDS = ['community', 'user_club', 'digitalisation_actor'] as const;

/** What can have happened to a collaboration agreement (samarbejdsaftale). Its stream is `agreement-<id>`. */
export const agreementEvents = eventFamily('agreement', {
  CollaborationAgreementConcluded: event(
    z.object({
      agreementId: slug,
      partner: text(200),
      partnerKind: z.enum(PARTNER_KINDS),
      purpose: text(),
      /** First and last day in force, both inclusive; open-ended without `until`. */
      from: isoDate,
      until: isoDate.optional(),
    }),
  ),
  CollaborationAgreementRenewed: event(z.object({ agreementId: slug, until: isoDate.optional() })),
  CollaborationAgreementEnded: event(z.object({ agreementId: slug, lastDay: isoDate, reason: text() })),
});
export type AgreementEvent = EventOf<typeof agreementEvents>;
