// SPDX-License-Identifier: MPL-2.0
import { readModel } from '@faellesbog/eventsourcing';
import { answers, AsOfQuery, noHistory, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { authorityEvents, type AuthorityKind } from '../authority/authority.events.js';
import { populationEvents } from '../population/population.events.js';
import { sizeTableEvents, type SizeClass } from '../size-table/size-table.events.js';
import { supplierEvents } from '../supplier/supplier.events.js';

/**
 * Who is in the community on a day: authorities and their membership, suppliers and their partnership, and what size
 * the municipalities are. The book knows an authority from the first day that any fact about it holds.
 */
export const communityRegister = readModel({
  name: 'community_register',
  version: 2,
  from: [authorityEvents, supplierEvents, populationEvents, sizeTableEvents],
  tables: {
    authority: {
      columns: { authority_id: 'text', kind: 'text', cvr: 'text', municipality_code: 'text?' },
      indexes: [['authority_id']],
    },
    /** What may change from a day on; a row names only what it changes. */
    detail: {
      columns: { authority_id: 'text', name: 'text?', gln: 'text?', region: 'text?', contact_ref: 'uuid?' },
      indexes: [['authority_id'], ['eff']],
    },
    /** Starts and ends take turns, in order of business date. */
    membership: {
      columns: { authority_id: 'text', starts: 'bool', signed_on: 'date?', fee_share: 'text?' },
      indexes: [['authority_id', 'eff']],
    },
    demand: { columns: { authority_id: 'text', call_ref: 'text', pay_by: 'date' }, indexes: [['authority_id']] },
    coordinator: {
      columns: {
        authority_id: 'text',
        coordinator_id: 'text',
        person_ref: 'uuid',
        area: 'text',
        area_id: 'text?',
        staff_buyout_bp: 'int?',
      },
      indexes: [['authority_id']],
    },
    /** The earliest counts: a withdrawal that was received before a release ends the coordination with it. */
    coordinator_release: {
      columns: { authority_id: 'text', coordinator_id: 'text', reason: 'text' },
      indexes: [['authority_id', 'coordinator_id']],
    },
    supplier: { columns: { supplier_id: 'text', name: 'text', cvr: 'text?' }, indexes: [['supplier_id'], ['eff']] },
    partnership: { columns: { supplier_id: 'text', starts: 'bool' }, indexes: [['supplier_id', 'eff']] },
    /** A figure holds from the day of counting until a newer one. */
    population: {
      columns: { population_set_id: 'text', publisher: 'text', authority_id: 'text', inhabitants: 'int' },
      indexes: [['authority_id', 'eff']],
    },
    size_class: {
      columns: { size_table_id: 'text', name: 'text', up_to: 'int?' },
      indexes: [['eff']],
    },
  },
  on: {
    AuthorityRegistered: (data, _meta, write) => {
      const { authorityId: authority_id, name, kind, cvr, gln, municipalityCode, region } = data;
      write.authority({ authority_id, kind, cvr, municipality_code: municipalityCode ?? null });
      write.detail({ authority_id, name, gln: gln ?? null, region: region ?? null, contact_ref: null });
    },
    AuthorityCorrected: ({ authorityId, name, gln, region }, _meta, write) =>
      write.detail({
        authority_id: authorityId,
        name: name ?? null,
        gln: gln ?? null,
        region: region ?? null,
        contact_ref: null,
      }),
    MembershipStarted: ({ authorityId: authority_id, signedOn, contactRef, feeShare }, _meta, write) => {
      write.membership({ authority_id, starts: true, signed_on: signedOn, fee_share: feeShare });
      write.detail({ authority_id, name: null, gln: null, region: null, contact_ref: contactRef });
    },
    MembershipWithdrawn: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, starts: false, signed_on: null, fee_share: null }),
    PaymentDemandSent: ({ authorityId, callRef, payBy }, _meta, write) =>
      write.demand({ authority_id: authorityId, call_ref: callRef, pay_by: payBy }),
    MembershipDeemedWithdrawn: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, starts: false, signed_on: null, fee_share: null }),
    MembershipExcluded: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, starts: false, signed_on: null, fee_share: null }),
    MembershipReinstated: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, starts: true, signed_on: null, fee_share: null }),
    ContactRefChanged: ({ authorityId, contactRef }, _meta, write) =>
      write.detail({ authority_id: authorityId, name: null, gln: null, region: null, contact_ref: contactRef }),
    CoordinatorAppointed: ({ authorityId, coordinatorId, personRef, area, staffBuyoutBp }, _meta, write) =>
      write.coordinator({
        authority_id: authorityId,
        coordinator_id: coordinatorId,
        person_ref: personRef,
        area: area.kind,
        area_id: area.id ?? null,
        staff_buyout_bp: staffBuyoutBp ?? null,
      }),
    CoordinatorReleased: ({ authorityId, coordinatorId, reason }, _meta, write) =>
      write.coordinator_release({ authority_id: authorityId, coordinator_id: coordinatorId, reason }),
    SupplierRegistered: ({ supplierId, name, cvr }, _meta, write) =>
      write.supplier({ supplier_id: supplierId, name, cvr: cvr ?? null }),
    SupplierPartnershipStarted: ({ supplierId }, _meta, write) =>
      write.partnership({ supplier_id: supplierId, starts: true }),
    SupplierPartnershipEnded: ({ supplierId }, _meta, write) =>
      write.partnership({ supplier_id: supplierId, starts: false }),
    PopulationSetImported: ({ populationSetId: population_set_id, validOn, publisher, figures }, _meta, write) => {
      for (const { authorityId: authority_id, inhabitants } of figures) {
        write.population({ population_set_id, publisher, authority_id, inhabitants, eff: validOn });
      }
    },
    SizeTableAdopted: ({ sizeTableId: size_table_id, validFrom, classes }, _meta, write) => {
      for (const { name, upTo } of classes) {
        write.size_class({ size_table_id, name, up_to: upTo ?? null, eff: validFrom });
      }
    },
  },
});

const {
  authority,
  detail,
  membership,
  demand,
  coordinator,
  coordinator_release,
  supplier,
  partnership,
  population,
  size_class,
} = communityRegister.table;

/** First and last day, both inclusive; `to` is null while it runs. Named are the events that began and ended it. */
export interface PeriodOf {
  from: string;
  to: string | null;
  beganBy: string;
  endedBy: string | null;
  illustrative: boolean;
}

export interface AuthorityOnDay {
  authority: string;
  name: string;
  kind: AuthorityKind;
  cvr: string;
  gln: string | null;
  municipalityCode: string | null;
  region: string | null;
  /** The contact person, opaque; null for one that never was a member. */
  contactRef: string | null;
  /** First day of the membership that runs on the day; null for one that is no member then. */
  memberSince: string | null;
  /** The latest count on or before the day, with the day of counting and its set; null where there is none. */
  inhabitants: number | null;
  countedOn: string | null;
  populationSet: string | null;
  /** By the size table in force on the day. */
  sizeClass: SizeClass | null;
  sizeTable: string | null;
  illustrative: boolean;
}

/** How many of how many. */
export interface CountOf {
  count: number;
  of: number;
}

export interface AuthoritiesOnDay extends AsOf {
  authorities: AuthorityOnDay[];
  /** Members among the authorities of the kind asked for. */
  members: CountOf;
  illustrative: boolean;
}

export interface AuthorityFilter {
  kind?: AuthorityKind;
  membersOnly?: boolean;
}

/** The authorities known on a day, and which of them are members (question Q1 counts the municipalities). */
export class ListAuthorities extends AsOfQuery<AuthoritiesOnDay> {
  constructor(
    readonly filter: AuthorityFilter = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listAuthorities = answers(ListAuthorities, communityRegister, async (sql, asOf, { filter }) => {
  await assertHistory(sql, asOf);
  const all = await authoritiesOn(sql, asOf, filter.kind ? sql`a.kind = ${filter.kind}` : sql`true`);
  const members = all.filter(({ memberSince }) => memberSince !== null);
  return {
    ...asOf,
    authorities: filter.membersOnly ? members : all,
    members: { count: members.length, of: all.length },
    illustrative: all.some(({ illustrative }) => illustrative),
  };
});

/** Before the first fact there is no list: an empty one would say that nobody was there. */
async function assertHistory(sql: Sql, { validOn, position }: AsOf): Promise<void> {
  const [found] = await sql<{ there: boolean }[]>`
    select exists (select from ${sql(detail)} where eff <= ${validOn} and pos <= ${position})
      or exists (select from ${sql(supplier)} where eff <= ${validOn} and pos <= ${position}) as there`;
  if (!found?.there) throw noHistory();
}

/** A name is needed also for a day before the registration, when the book already knows of a membership. */
const authoritiesOn = (sql: Sql, { validOn, position }: AsOf, wanted: ReturnType<Sql>) => sql<AuthorityOnDay[]>`
  select a.authority_id as authority, d.name, a.kind, a.cvr, d.gln, a.municipality_code as "municipalityCode", d.region,
    d.contact_ref as "contactRef", case when m.starts then m.eff end as "memberSince",
    p.inhabitants, p.eff as "countedOn", p.population_set_id as "populationSet",
    c.name as "sizeClass", c.size_table_id as "sizeTable",
    a.illustrative or d.illustrative or coalesce(m.illustrative, false) or coalesce(p.illustrative, false)
      or coalesce(c.illustrative, false) as illustrative
  from ${sql(authority)} a
  cross join lateral (
    select
      (array_agg(name order by eff > ${validOn}::date, abs(eff - ${validOn}::date), pos desc)
        filter (where name is not null))[1] as name,
      (array_agg(gln order by eff desc, pos desc) filter (where gln is not null and eff <= ${validOn}))[1] as gln,
      (array_agg(region order by eff desc, pos desc)
        filter (where region is not null and eff <= ${validOn}))[1] as region,
      (array_agg(contact_ref order by eff desc, pos desc)
        filter (where contact_ref is not null and eff <= ${validOn}))[1] as contact_ref,
      bool_or(illustrative and eff <= ${validOn}) as illustrative
    from ${sql(detail)} where authority_id = a.authority_id and pos <= ${position}
    having bool_or(eff <= ${validOn})) d
  left join lateral (
    select starts, eff, illustrative from ${sql(membership)}
    where authority_id = a.authority_id and eff <= ${validOn} and pos <= ${position}
    order by eff desc, pos desc limit 1) m on true
  left join lateral (
    select inhabitants, eff, population_set_id, illustrative from ${sql(population)}
    where authority_id = a.authority_id and eff <= ${validOn} and pos <= ${position}
    order by eff desc, pos desc limit 1) p on true
  left join lateral (
    select name, size_table_id, illustrative from ${sql(size_class)}
    where pos = (
        select pos from ${sql(size_class)} where eff <= ${validOn} and pos <= ${position}
        order by eff desc, pos desc limit 1)
      and (up_to is null or p.inhabitants <= up_to)
    order by up_to nulls last limit 1) c on p.inhabitants is not null
  where a.pos <= ${position} and ${wanted}
  order by a.authority_id`;

export interface MembershipOnDay extends PeriodOf {
  /** The day it was signed; null for one that was only interrupted by an exclusion that did not stand. */
  signedOn: string | null;
  /** Which part of the year's fee its first year cost; null for a membership that was only interrupted. */
  feeShare: 'full' | 'half' | null;
}

export interface CoordinatorOnDay extends PeriodOf {
  coordinator: string;
  /** Opaque; the name lives in a store that can forget. */
  personRef: string;
  area: { kind: 'community' | 'project' | 'product'; id: string | null };
  /** The part of a post that is bought free, in basis points. */
  staffBuyoutBp: number | null;
}

/** A formal demand for payment: what for, when it was sent, and the last day to pay. */
export interface DemandOnDay {
  callRef: string;
  sentOn: string;
  payBy: string;
  illustrative: boolean;
}

export interface AuthorityInFull extends AuthorityOnDay, AsOf {
  memberships: MembershipOnDay[];
  demands: DemandOnDay[];
  coordinators: CoordinatorOnDay[];
}

/** One authority on a day: what it is, when it was a member, who coordinates for it, and how large it is. */
export class GetAuthority extends AsOfQuery<AuthorityInFull> {
  constructor(
    readonly authorityId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getAuthority = answers(GetAuthority, communityRegister, async (sql, asOf, { authorityId }) => {
  const [found] = await authoritiesOn(sql, asOf, sql`a.authority_id = ${authorityId}`);
  if (!found) throw notFound('authority', 'myndighed', authorityId);
  const memberships = await membershipsOn(sql, asOf, authorityId);
  const coordinators = await coordinatorsOn(sql, asOf, authorityId);
  const demands = await sql<DemandOnDay[]>`
    select call_ref as "callRef", eff as "sentOn", pay_by as "payBy", illustrative from ${sql(demand)}
    where authority_id = ${authorityId} and eff <= ${asOf.validOn} and pos <= ${asOf.position} order by eff, pos`;
  const parts = { memberships: [...memberships], demands: [...demands], coordinators: [...coordinators] };
  const illustrative = [found, ...memberships, ...demands, ...coordinators].some((part) => part.illustrative);
  return { ...asOf, ...found, ...parts, illustrative };
});

/** A membership that was withdrawn on the day it began held on no day, and is left out. */
const membershipsOn = (sql: Sql, { validOn, position }: AsOf, authorityId: string) => sql<MembershipOnDay[]>`
  select "from", "to", "beganBy", "endedBy", "signedOn", "feeShare", illustrative
  from (
    select starts, eff as "from", lead(eff) over turns - 1 as "to", event_id as "beganBy",
      lead(event_id) over turns as "endedBy", signed_on as "signedOn", fee_share as "feeShare",
      illustrative or coalesce(lead(illustrative) over turns, false) as illustrative
    from ${sql(membership)} where authority_id = ${authorityId} and eff <= ${validOn} and pos <= ${position}
    window turns as (order by eff, pos)) period
  where starts and coalesce("to" >= "from", true)
  order by "from"`;

const coordinatorsOn = (sql: Sql, { validOn, position }: AsOf, authorityId: string) => sql<CoordinatorOnDay[]>`
  select c.coordinator_id as coordinator, c.person_ref as "personRef",
    jsonb_build_object('kind', c.area, 'id', c.area_id) as area, c.staff_buyout_bp as "staffBuyoutBp",
    c.eff as "from", r.eff - 1 as "to", c.event_id as "beganBy", r.event_id as "endedBy",
    c.illustrative or coalesce(r.illustrative, false) as illustrative
  from ${sql(coordinator)} c
  left join lateral (
    select eff, event_id, illustrative from ${sql(coordinator_release)}
    where authority_id = c.authority_id and coordinator_id = c.coordinator_id
      and eff <= ${validOn} and pos <= ${position}
    order by eff, pos limit 1) r on true
  where c.authority_id = ${authorityId} and c.eff <= ${validOn} and c.pos <= ${position}
    and coalesce(r.eff > c.eff, true)
  order by c.eff, c.coordinator_id`;

export interface SupplierOnDay {
  supplier: string;
  name: string;
  cvr: string | null;
  /** First day of the partnership that runs on the day; null for one that is no partner then. */
  partnerSince: string | null;
  partnerships: PeriodOf[];
  illustrative: boolean;
}

export interface SuppliersOnDay extends AsOf {
  suppliers: SupplierOnDay[];
  /** Supplier partners among all suppliers. */
  partners: CountOf;
  illustrative: boolean;
}

/** The suppliers known on a day, and which of them are partners of the community. */
export class ListSuppliers extends AsOfQuery<SuppliersOnDay> {
  constructor(
    readonly filter: { partnersOnly?: boolean } = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listSuppliers = answers(ListSuppliers, communityRegister, async (sql, asOf, { filter }) => {
  await assertHistory(sql, asOf);
  const { validOn, position } = asOf;
  const all = await sql<SupplierOnDay[]>`
    select s.supplier_id as supplier, s.name, s.cvr, p.since as "partnerSince", coalesce(p.periods, '[]') as partnerships,
      s.illustrative or coalesce(p.illustrative, false) as illustrative
    from ${sql(supplier)} s
    cross join lateral (
      select max(period."from") filter (where period."to" is null) as since, min("from") as first,
        bool_or(illustrative) as illustrative,
        jsonb_agg(to_jsonb(period) - 'starts' order by "from")
          filter (where coalesce("to" >= "from", true)) as periods
      from (
        select starts, eff as "from", lead(eff) over turns - 1 as "to", event_id as "beganBy",
          lead(event_id) over turns as "endedBy",
          illustrative or coalesce(lead(illustrative) over turns, false) as illustrative
        from ${sql(partnership)} where supplier_id = s.supplier_id and eff <= ${validOn} and pos <= ${position}
        window turns as (order by eff, pos)) period
      where starts) p
    where s.pos <= ${position} and (s.eff <= ${validOn} or p.first is not null)
    order by s.supplier_id`;
  const partners = all.filter(({ partnerSince }) => partnerSince !== null);
  return {
    ...asOf,
    suppliers: filter.partnersOnly ? partners : [...all],
    partners: { count: partners.length, of: all.length },
    illustrative: all.some(({ illustrative }) => illustrative),
  };
});

export interface PopulationSetOnDay {
  populationSet: string;
  countedOn: string;
  publisher: string;
  municipalities: number;
  inhabitants: number;
  illustrative: boolean;
}

export interface PopulationSetsOnDay extends AsOf {
  populationSets: PopulationSetOnDay[];
  illustrative: boolean;
}

/** The population sets counted on or before a day, the newest first. */
export class ListPopulationSets extends AsOfQuery<PopulationSetsOnDay> {}

export const listPopulationSets = answers(ListPopulationSets, communityRegister, async (sql, asOf) => {
  await assertHistory(sql, asOf);
  const sets = await sql<PopulationSetOnDay[]>`
    select population_set_id as "populationSet", eff as "countedOn", publisher, count(*)::int as municipalities,
      sum(inhabitants)::int as inhabitants, bool_or(illustrative) as illustrative
    from ${sql(population)} where eff <= ${asOf.validOn} and pos <= ${asOf.position}
    group by population_set_id, eff, publisher, pos order by eff desc, pos desc`;
  return { ...asOf, populationSets: [...sets], illustrative: sets.some(({ illustrative }) => illustrative) };
});

export interface SizeTableOnDay {
  sizeTable: string;
  validFrom: string;
  /** From the smallest up; `upTo` is the last number of inhabitants still in the class, null in the last one. */
  classes: { name: SizeClass; upTo: number | null }[];
  illustrative: boolean;
}

export interface SizeTablesOnDay extends AsOf {
  sizeTables: SizeTableOnDay[];
  illustrative: boolean;
}

/** The size tables in force on or before a day, the newest, which applies, first. */
export class ListSizeTables extends AsOfQuery<SizeTablesOnDay> {}

export const listSizeTables = answers(ListSizeTables, communityRegister, async (sql, asOf) => {
  await assertHistory(sql, asOf);
  const tables = await sql<SizeTableOnDay[]>`
    select size_table_id as "sizeTable", eff as "validFrom", bool_or(illustrative) as illustrative,
      jsonb_agg(jsonb_build_object('name', name, 'upTo', up_to) order by up_to nulls last) as classes
    from ${sql(size_class)} where eff <= ${asOf.validOn} and pos <= ${asOf.position}
    group by size_table_id, eff, pos order by eff desc, pos desc`;
  return { ...asOf, sizeTables: [...tables], illustrative: tables.some(({ illustrative }) => illustrative) };
});
