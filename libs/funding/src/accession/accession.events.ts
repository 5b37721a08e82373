// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, money, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

const rebates = z.array(z.strictObject({ projectId: slug, amount: money })).max(50);
const ofAccession = { productId: slug, accessionId: slug, authorityId: slug };

/**
 * What can have happened to the accessions (tilslutninger) to a product: an agreement of its own beside any pledge, from
 * which the yearly fee follows. Its stream is `accession-<productId>`.
 */
export const accessionEvents = eventFamily('accession', {
  /** In force from the business date on, until the next version. */
  AccessionTermsPublished: event(
    z.object({
      productId: slug,
      version: z.int().min(1),
      /** The accession fee by date: each step holds from its day until the next one's. */
      steps: z
        .array(z.strictObject({ from: isoDate, fee: money }))
        .min(1)
        .max(50),
      /** What a funder of a project is let off. */
      rebates,
      /** The part of the yearly fee that a passive accession pays, in basis points. */
      passiveShareBp: z.int().min(0).max(10_000),
      annualFee: money,
      /** The version of the rate sheet (takstblad) that the fees follow. */
      rateSheet: z.strictObject({ rateSheetId: slug, version: z.int().min(1) }).optional(),
    }),
  ),
  /** `fee` is `listFee` less the rebates; all of it as worked out on the day, so that newer terms never change it. */
  AccessionSigned: event(
    z.object({
      ...ofAccession,
      termsVersion: z.int().min(1),
      listFee: money,
      rebates,
      fee: money,
      passive: z.boolean(),
      annualFee: money,
    }),
  ),
  AccessionEnded: event(z.object({ ...ofAccession, noticeGivenOn: isoDate, reason: text() })),
});
export type AccessionEvent = EventOf<typeof accessionEvents>;
