// SPDX-License-Identifier: MPL-2.0
import {
  authorityEvents,
  populationEvents,
  sizeTableEvents,
  supplierEvents,
  type AuthorityKind,
  type SizeClass,
} from '@faellesbog/community';
import { ignore, readModel } from '@faellesbog/eventsourcing';
import { answers, AsOfQuery, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { adoptionEvents } from '../adoption/adoption.events.js';
import { productEvents, type SUPPLIER_SERVICES } from '../product/product.events.js';

/** Who can help with a product on any day: suppliers, coordinators, and authorities that run it already. */
export const helpDirectory = readModel({
  name: 'help_directory',
  version: 1,
  from: [authorityEvents, supplierEvents, populationEvents, sizeTableEvents, productEvents, adoptionEvents],
  tables: {
    authority: { columns: { authority_id: 'text', kind: 'text' }, indexes: [['authority_id']] },
    /** What may change from a day on; a row names only what it changes. */
    detail: {
      columns: { authority_id: 'text', name: 'text?', region: 'text?' },
      indexes: [['authority_id']],
    },
    membership: { columns: { authority_id: 'text', starts: 'bool' }, indexes: [['authority_id']] },
    coordinator: {
      columns: { product_id: 'text', authority_id: 'text', coordinator_id: 'text', person_ref: 'uuid' },
      indexes: [['product_id']],
    },
    coordinator_release: {
      columns: { authority_id: 'text', coordinator_id: 'text' },
      indexes: [['authority_id', 'coordinator_id']],
    },
    supplier: { columns: { supplier_id: 'text', name: 'text' }, indexes: [['supplier_id']] },
    partnership: { columns: { supplier_id: 'text', starts: 'bool' }, indexes: [['supplier_id']] },
    population: { columns: { authority_id: 'text', inhabitants: 'int' }, indexes: [['authority_id', 'eff']] },
    size_class: { columns: { name: 'text', up_to: 'int?' }, indexes: [['eff']] },
    product: { columns: { product_id: 'text', name: 'text' }, indexes: [['product_id']] },
    affiliation: {
      columns: { product_id: 'text', supplier_id: 'text', services: 'json?' },
      indexes: [['product_id', 'supplier_id']],
    },
    use: {
      columns: { product_id: 'text', authority_id: 'text', in_operation: 'bool', supplier_id: 'text?' },
      indexes: [['product_id', 'authority_id']],
    },
  },
  on: {
    AuthorityRegistered: ({ authorityId: authority_id, kind, name, region }, _meta, write) => {
      write.authority({ authority_id, kind });
      write.detail({ authority_id, name, region: region ?? null });
    },
    AuthorityCorrected: ({ authorityId, name, region }, _meta, write) =>
      write.detail({ authority_id: authorityId, name: name ?? null, region: region ?? null }),
    MembershipStarted: ({ authorityId }, _meta, write) => write.membership({ authority_id: authorityId, starts: true }),
    MembershipWithdrawn: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, starts: false }),
    PaymentDemandSent: ignore,
    MembershipDeemedWithdrawn: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, starts: false }),
    MembershipExcluded: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, starts: false }),
    MembershipReinstated: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, starts: true }),
    ContactRefChanged: ignore,
    CoordinatorAppointed: ({ authorityId, coordinatorId, personRef, area }, _meta, write) => {
      if (area.kind !== 'product' || area.id === undefined) return;
      write.coordinator({
        product_id: area.id,
        authority_id: authorityId,
        coordinator_id: coordinatorId,
        person_ref: personRef,
      });
    },
    CoordinatorReleased: ({ authorityId, coordinatorId }, _meta, write) =>
      write.coordinator_release({ authority_id: authorityId, coordinator_id: coordinatorId }),

    SupplierRegistered: ({ supplierId, name }, _meta, write) => write.supplier({ supplier_id: supplierId, name }),
    SupplierPartnershipStarted: ({ supplierId }, _meta, write) =>
      write.partnership({ supplier_id: supplierId, starts: true }),
    SupplierPartnershipEnded: ({ supplierId }, _meta, write) =>
      write.partnership({ supplier_id: supplierId, starts: false }),
    PopulationSetImported: ({ validOn, figures }, _meta, write) => {
      for (const { authorityId, inhabitants } of figures) {
        write.population({ authority_id: authorityId, inhabitants, eff: validOn });
      }
    },
    SizeTableAdopted: ({ validFrom, classes }, _meta, write) => {
      for (const { name, upTo } of classes) write.size_class({ name, up_to: upTo ?? null, eff: validFrom });
    },

    ProductAdmitted: ({ productId, name }, _meta, write) => write.product({ product_id: productId, name }),
    VersionReleased: ignore,
    LicenceChanged: ignore,
    RightsTransferred: ignore,
    StewardAppointed: ignore,
    StewardEnded: ignore,
    SupplierAffiliated: ({ productId, supplierId, services }, _meta, write) =>
      write.affiliation({ product_id: productId, supplier_id: supplierId, services }),
    SupplierAffiliationEnded: ({ productId, supplierId }, _meta, write) =>
      write.affiliation({ product_id: productId, supplier_id: supplierId, services: null }),
    ProductRetired: ignore,
    ProductHandedOver: ignore,

    AdoptionPlanned: ignore,
    AdoptionStarted: ({ productId, authorityId, supplierId }, _meta, write) =>
      write.use({
        product_id: productId,
        authority_id: authorityId,
        in_operation: true,
        supplier_id: supplierId ?? null,
      }),
    AdoptionEnded: ({ productId, authorityId }, _meta, write) =>
      write.use({ product_id: productId, authority_id: authorityId, in_operation: false, supplier_id: null }),
    UsageConfirmed: ignore,
  },
});

const t = helpDirectory.table;

export interface HelpingSupplier {
  id: string;
  name: string;
  services: (typeof SUPPLIER_SERVICES)[number][];
  illustrative: boolean;
}
export interface HelpingCoordinator {
  id: string;
  /** Opaque; the name lives in a store that can forget. */
  personRef: string;
  authority: { id: string; name: string };
  illustrative: boolean;
}
export interface AuthorityProfile {
  id: string;
  name: string;
  kind: AuthorityKind;
  region: string | null;
  /** The latest count on or before the day; null where there is none. */
  inhabitants: number | null;
  /** By the size table in force on the day. */
  sizeClass: SizeClass | null;
  isMember: boolean;
  illustrative: boolean;
}
export interface SimilarAuthority extends AuthorityProfile {
  sameRegion: boolean;
  sameSizeClass: boolean;
  /** The supplier that runs or supports the product there. */
  supplier: { id: string; name: string } | null;
}
export interface Help extends AsOf {
  product: { id: string; name: string };
  /** Who asks; null when nobody in particular does. */
  authority: AuthorityProfile | null;
  /** Partners of the community that are affiliated with the product. */
  suppliers: HelpingSupplier[];
  /** Coordinators of the product; only members have any, for a withdrawal releases them. */
  coordinators: HelpingCoordinator[];
  /** Who runs it and is of the asker's size class or region, the nearest population first; empty when nobody asks. */
  similarAuthorities: SimilarAuthority[];
  illustrative: boolean;
}

/** Who can help with a product on a day (question Q12), also for an authority that is no member. */
export class GetHelp extends AsOfQuery<Help> {
  constructor(
    readonly productId: string,
    readonly authorityId?: string,
    when: When = {},
  ) {
    super(when);
  }
}

type Fragment = ReturnType<Sql>;
const until = (sql: Sql, { validOn, position }: AsOf): Fragment => sql`pos <= ${position} and eff <= ${validOn}`;

/** The name nearest to the day: something may be named before the day its own first fact is dated. */
const nearest = (sql: Sql, { validOn }: AsOf): Fragment =>
  sql`eff > ${validOn}::date, abs(eff - ${validOn}::date), pos desc`;

const supplierName = (sql: Sql, asOf: AsOf, column: string): Fragment => sql`(
  select name from ${sql(t.supplier)} where supplier_id = ${sql(column)} and pos <= ${asOf.position}
  order by ${nearest(sql, asOf)} limit 1)`;

/** Profiles of the authorities in a relation with a column `authority_id`, which may add columns of its own. */
const profiles = (sql: Sql, asOf: AsOf, of: Fragment): Fragment => sql`
  select o.*, a.authority_id as id, d.name, a.kind, d.region, p.inhabitants, c.name as "sizeClass",
    coalesce(m.starts, false) as "isMember",
    a.illustrative or d.illustrative or coalesce(m.illustrative, false) or coalesce(p.illustrative, false)
      or coalesce(c.illustrative, false) as invented
  from (${of}) o
  join ${sql(t.authority)} a on a.authority_id = o.authority_id and a.pos <= ${asOf.position}
  cross join lateral (
    select (array_agg(name order by ${nearest(sql, asOf)}) filter (where name is not null))[1] as name,
      (array_agg(region order by ${nearest(sql, asOf)}) filter (where region is not null))[1] as region,
      bool_or(illustrative) as illustrative
    from ${sql(t.detail)} where authority_id = a.authority_id and pos <= ${asOf.position}) d
  left join lateral (
    select starts, illustrative from ${sql(t.membership)} where authority_id = a.authority_id and ${until(sql, asOf)}
    order by eff desc, pos desc limit 1) m on true
  left join lateral (
    select inhabitants, illustrative from ${sql(t.population)}
    where authority_id = a.authority_id and ${until(sql, asOf)} order by eff desc, pos desc limit 1) p on true
  left join lateral (
    select name, illustrative from ${sql(t.size_class)}
    where pos = (
        select pos from ${sql(t.size_class)} where ${until(sql, asOf)} order by eff desc, pos desc limit 1)
      and (up_to is null or p.inhabitants <= up_to)
    order by up_to nulls last limit 1) c on p.inhabitants is not null`;

const profileColumns = (sql: Sql): Fragment =>
  sql`id, name, kind, region, inhabitants, "sizeClass", "isMember", invented as illustrative`;

const suppliersOf = (sql: Sql, asOf: AsOf, productId: string) => sql<HelpingSupplier[]>`
  select a.supplier_id as id, ${supplierName(sql, asOf, 'a.supplier_id')} as name, a.services,
    a.illustrative or p.illustrative as illustrative
  from (
    select distinct on (supplier_id) supplier_id, services, illustrative from ${sql(t.affiliation)}
    where product_id = ${productId} and ${until(sql, asOf)} order by supplier_id, eff desc, pos desc) a
  cross join lateral (
    select starts, illustrative from ${sql(t.partnership)}
    where supplier_id = a.supplier_id and ${until(sql, asOf)} order by eff desc, pos desc limit 1) p
  where a.services is not null and p.starts
  order by a.supplier_id`;

const coordinatorsOf = (sql: Sql, asOf: AsOf, productId: string) => sql<HelpingCoordinator[]>`
  select coordinator_id as id, person_ref as "personRef", jsonb_build_object('id', id, 'name', name) as authority,
    illustrative or invented as illustrative
  from (${profiles(
    sql,
    asOf,
    sql`
      select authority_id, coordinator_id, person_ref, illustrative from ${sql(t.coordinator)} c
      where product_id = ${productId} and ${until(sql, asOf)} and not exists (
        select from ${sql(t.coordinator_release)}
        where authority_id = c.authority_id and coordinator_id = c.coordinator_id and ${until(sql, asOf)})`,
  )}) coordinator
  order by id, coordinator_id`;

/** Who runs the product and is like the asker; without figures the nearest cannot be told, and they come last. */
const similarTo = (sql: Sql, asOf: AsOf, productId: string, asker: AuthorityProfile) => sql<SimilarAuthority[]>`
  select ${profileColumns(sql)}, "sameRegion", "sameSizeClass", supplier
  from (
    select id, name, kind, region, inhabitants, "sizeClass", "isMember", invented or used_illustrative as invented,
      coalesce(region = ${asker.region}::text, false) as "sameRegion",
      coalesce("sizeClass" = ${asker.sizeClass}::text, false) as "sameSizeClass",
      case when supplier_id is not null
        then jsonb_build_object('id', supplier_id, 'name', ${supplierName(sql, asOf, 'running.supplier_id')})
      end as supplier
    from (${profiles(
      sql,
      asOf,
      sql`
        select authority_id, supplier_id, illustrative as used_illustrative from (
          select distinct on (authority_id) authority_id, in_operation, supplier_id, illustrative from ${sql(t.use)}
          where product_id = ${productId} and ${until(sql, asOf)} order by authority_id, eff desc, pos desc) last_use
        where in_operation and authority_id <> ${asker.id}`,
    )}) running) user_authority
  where "sameRegion" or "sameSizeClass"
  order by abs(inhabitants - ${asker.inhabitants}::int) nulls last, id`;

export const getHelp = answers(GetHelp, helpDirectory, async (sql, asOf, { productId, authorityId }) => {
  const [[product], [asker]] = await Promise.all([
    sql<{ id: string; name: string; illustrative: boolean }[]>`
      select product_id as id, name, illustrative from ${sql(t.product)}
      where product_id = ${productId} and ${until(sql, asOf)} order by eff desc, pos desc limit 1`,
    authorityId === undefined
      ? []
      : sql<AuthorityProfile[]>`
          select ${profileColumns(sql)}
          from (${profiles(
            sql,
            asOf,
            sql`
            select authority_id from ${sql(t.detail)} where authority_id = ${authorityId} and ${until(sql, asOf)}
            union
            select authority_id from ${sql(t.membership)} where authority_id = ${authorityId} and ${until(sql, asOf)}`,
          )}) asker`,
  ]);
  if (!product) throw notFound('product', 'produkt', productId);
  if (authorityId !== undefined && !asker) throw notFound('authority', 'myndighed', authorityId);
  const [suppliers, coordinators, similarAuthorities] = await Promise.all([
    suppliersOf(sql, asOf, productId),
    coordinatorsOf(sql, asOf, productId),
    asker ? similarTo(sql, asOf, productId, asker) : [],
  ]);
  const parts = [product, ...(asker ? [asker] : []), ...suppliers, ...coordinators, ...similarAuthorities];
  return {
    ...asOf,
    product: { id: product.id, name: product.name },
    authority: asker ?? null,
    suppliers: [...suppliers],
    coordinators: [...coordinators],
    similarAuthorities: [...similarAuthorities],
    illustrative: parts.some(({ illustrative }) => illustrative),
  };
});
