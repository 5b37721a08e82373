// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

export const PRODUCT_STATUSES = ['admitted', 'retired', 'handed_over'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];
export const HOLDER_KINDS = ['community', 'authority', 'supplier', 'other'] as const;
export const RIGHTS_MODELS = ['assigned', 'shared', 'licensed'] as const;
export const SUPPLIER_SERVICES = ['development', 'operation', 'advice', 'support'] as const;

/** Who holds rights or takes over: an `id` when the ledger knows them, and always the name they had that day. */
const holder = z.strictObject({ kind: z.enum(HOLDER_KINDS), id: slug.optional(), name: text(200) });
const spdx = text(200);
const webAddress = z.url({ protocol: /^https?$/ }).max(500);

/** What can have happened to a product of the portfolio. Its stream is `product-<id>`. */
export const productEvents = eventFamily('product', {
  /** With what admission rests on: licence, two or more authorities, steering group, lasting finance, documentation. */
  ProductAdmitted: event(
    z.object({
      productId: slug,
      name: text(200),
      purpose: text(),
      spdx,
      repository: webAddress.optional(),
      users: z.array(slug).min(2).max(200),
      steeringGroup: text(200),
      financeModel: text(),
      documentation: text(500),
    }),
  ),
  VersionReleased: event(
    z.object({
      productId: slug,
      version: text(50),
      url: webAddress,
      spdx,
      /** Whether the release holds a valid publiccode.yml. */
      publiccodeYml: z.boolean(),
    }),
  ),
  LicenceChanged: event(z.object({ productId: slug, spdx })),
  RightsTransferred: event(z.object({ productId: slug, holder, model: z.enum(RIGHTS_MODELS) })),
  StewardAppointed: event(z.object({ productId: slug, authorityId: slug })),
  StewardEnded: event(z.object({ productId: slug, authorityId: slug })),
  SupplierAffiliated: event(
    z.object({
      productId: slug,
      supplierId: slug,
      services: z.array(z.enum(SUPPLIER_SERVICES)).min(1).max(SUPPLIER_SERVICES.length),
    }),
  ),
  SupplierAffiliationEnded: event(z.object({ productId: slug, supplierId: slug })),
  ProductRetired: event(z.object({ productId: slug, reason: text() })),
  ProductHandedOver: event(z.object({ productId: slug, to: holder, reason: text() })),
});
export type ProductEvent = EventOf<typeof productEvents>;
