// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, personRef, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

export const AUTHORITY_KINDS = ['municipality', 'region', 'state', 'other'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];
export const COORDINATOR_AREAS = ['community', 'project', 'product'] as const;

/** The 98 municipalities' codes (kommunekoder). 411 Christiansø is not among them: it is not a municipality. */
export const MUNICIPALITY_CODES: ReadonlySet<string> = new Set(
  `
  101 147 151 153 155 157 159 161 163 165 167 169 173 175 183 185 187 190 201 210 217 219 223 230 240 250 253
  259 260 265 269 270 306 316 320 326 329 330 336 340 350 360 370 376 390 400 410 420 430 440 450 461 479 480
  482 492 510 530 540 550 561 563 573 575 580 607 615 621 630 657 661 665 671 706 707 710 727 730 740 741 746
  751 756 760 766 773 779 787 791 810 813 820 825 840 846 849 851 860
  `
    .trim()
    .split(/\s+/),
);

/** True for a CVR number: eight digits, the first not 0, whose sum weighted 2,7,6,5,4,3,2,1 divides by 11. */
export function isCvr(digits: string): boolean {
  if (!/^[1-9][0-9]{7}$/.test(digits)) return false;
  const weights = [2, 7, 6, 5, 4, 3, 2, 1];
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}

/** True for a GLN (EAN number): thirteen digits with GS1's check digit. */
export function isGln(digits: string): boolean {
  if (!/^[0-9]{13}$/.test(digits)) return false;
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

const cvr = z.string().regex(/^[0-9]{8}$/);
const gln = z.string().regex(/^[0-9]{13}$/);
const coordinator = { authorityId: slug, coordinatorId: slug };

/**
 * What can have happened to a public authority, its membership and its coordinators. Its stream is `authority-<id>`;
 * a municipality's id is its code. The business date of each is the envelope's: a withdrawal's is the first day on
 * which the authority is no longer a member.
 */
export const authorityEvents = eventFamily('authority', {
  AuthorityRegistered: event(
    z.object({
      authorityId: slug,
      name: text(200),
      kind: z.enum(AUTHORITY_KINDS),
      cvr,
      gln: gln.optional(),
      municipalityCode: z
        .string()
        .regex(/^[0-9]{3}$/)
        .optional(),
      region: text(60).optional(),
    }),
  ),
  AuthorityCorrected: event(
    z.object({
      authorityId: slug,
      name: text(200).optional(),
      gln: gln.optional(),
      region: text(60).optional(),
      reason: text(),
    }),
  ),
  MembershipStarted: event(
    z.object({
      authorityId: slug,
      signedOn: isoDate,
      contactRef: personRef,
      /** Which part of the year's fee the first year costs: half when it starts after 1 July [BYL §5.1]. */
      feeShare: z.enum(['full', 'half']),
    }),
  ),
  MembershipWithdrawn: event(z.object({ authorityId: slug, receivedOn: isoDate, registeredBy: personRef.optional() })),
  /** A formal demand (påkrav) for what was called and not paid. */
  PaymentDemandSent: event(z.object({ authorityId: slug, callRef: text(60), payBy: isoDate })),
  /** Not paying despite a demand is taken as a withdrawal [BYL §4.5]. */
  MembershipDeemedWithdrawn: event(z.object({ authorityId: slug, callRef: text(60) })),
  /** By the board; the exclusion itself has its own stream, and the next general assembly has the last word [BYL §4.6]. */
  MembershipExcluded: event(z.object({ authorityId: slug, exclusionId: slug })),
  /** The general assembly did not approve the exclusion. */
  MembershipReinstated: event(z.object({ authorityId: slug, exclusionId: slug })),
  ContactRefChanged: event(z.object({ authorityId: slug, contactRef: personRef })),
  CoordinatorAppointed: event(
    z.object({
      ...coordinator,
      personRef,
      /** What is coordinated; a project or a product is named by its id. */
      area: z.strictObject({ kind: z.enum(COORDINATOR_AREAS), id: slug.optional() }),
      /** The part of a post that the community has bought free, in basis points: 2000 is one day a week. */
      staffBuyoutBp: z.int().min(1).max(10_000).optional(),
    }),
  ),
  CoordinatorReleased: event(z.object({ ...coordinator, reason: text() })),
});
export type AuthorityEvent = EventOf<typeof authorityEvents>;
