// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/**
 * What can have happened to a supplier and its partnership with the community: no fee, no vote. Its stream is
 * `supplier-<id>`. The business date of an ending is the first day on which there is no partnership.
 */
export const supplierEvents = eventFamily('supplier', {
  SupplierRegistered: event(
    z.object({
      supplierId: slug,
      name: text(200),
      cvr: z
        .string()
        .regex(/^[0-9]{8}$/)
        .optional(),
    }),
  ),
  SupplierPartnershipStarted: event(z.object({ supplierId: slug, codeOfConductAccepted: z.literal(true) })),
  SupplierPartnershipEnded: event(z.object({ supplierId: slug, reason: text() })),
});
export type SupplierEvent = EventOf<typeof supplierEvents>;
