// SPDX-License-Identifier: MPL-2.0
import { authorityEvents } from '@faellesbog/community';
import { ignore, readModel } from '@faellesbog/eventsourcing';
import { answers, AsOfQuery, noHistory, type AsOf, type Sql } from '@faellesbog/platform';
import { adoptionEvents } from '../adoption/adoption.events.js';
import { productEvents } from '../product/product.events.js';

/** The community in figures on any day: who is a member, what the portfolio holds, and who uses it, member or not. */
export const communityStatistics = readModel({
  name: 'community_statistics',
  version: 1,
  from: [authorityEvents, productEvents, adoptionEvents],
  tables: {
    authority: { columns: { authority_id: 'text', kind: 'text' }, indexes: [['authority_id']] },
    authority_name: { columns: { authority_id: 'text', name: 'text' }, indexes: [['authority_id']] },
    membership: { columns: { authority_id: 'text', starts: 'bool' }, indexes: [['authority_id', 'eff', 'pos']] },
    product: {
      columns: { product_id: 'text', in_portfolio: 'bool', name: 'text?' },
      indexes: [['product_id', 'eff', 'pos']],
    },
    use: {
      columns: { product_id: 'text', authority_id: 'text', in_operation: 'bool' },
      indexes: [['product_id', 'authority_id', 'eff', 'pos']],
    },
  },
  on: {
    AuthorityRegistered: ({ authorityId, kind, name }, _meta, write) => {
      write.authority({ authority_id: authorityId, kind });
      write.authority_name({ authority_id: authorityId, name });
    },
    AuthorityCorrected: ({ authorityId, name }, _meta, write) => {
      if (name !== undefined) write.authority_name({ authority_id: authorityId, name });
    },
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
    CoordinatorAppointed: ignore,
    CoordinatorReleased: ignore,

    ProductAdmitted: ({ productId, name }, _meta, write) =>
      write.product({ product_id: productId, in_portfolio: true, name }),
    VersionReleased: ignore,
    LicenceChanged: ignore,
    RightsTransferred: ignore,
    StewardAppointed: ignore,
    StewardEnded: ignore,
    SupplierAffiliated: ignore,
    SupplierAffiliationEnded: ignore,
    ProductRetired: ({ productId }, _meta, write) =>
      write.product({ product_id: productId, in_portfolio: false, name: null }),
    ProductHandedOver: ({ productId }, _meta, write) =>
      write.product({ product_id: productId, in_portfolio: false, name: null }),

    AdoptionPlanned: ignore,
    AdoptionStarted: ({ productId, authorityId }, _meta, write) =>
      write.use({ product_id: productId, authority_id: authorityId, in_operation: true }),
    AdoptionEnded: ({ productId, authorityId }, _meta, write) =>
      write.use({ product_id: productId, authority_id: authorityId, in_operation: false }),
    UsageConfirmed: ignore,
  },
});

const t = communityStatistics.table;

/** A number and what it is counted among. */
export interface CountAmong {
  count: number;
  of: number;
}
export interface MostUsedProduct {
  id: string;
  name: string;
  /** Municipalities that have it in operation, members or not. */
  municipalities: number;
  /** All municipalities the book knows on the day: 98 in Denmark. */
  of: number;
}
export interface CommunityStatistics extends AsOf {
  /** Q1: municipalities with a membership on the day. */
  memberMunicipalities: number;
  /** Q1: members that are regions, state or other authorities. */
  otherMembers: number;
  /** Q2: products admitted and neither retired nor handed over. A project is not a product. */
  productsInPortfolio: number;
  /** Q3: of the member municipalities, those with three or more products of the portfolio in operation. */
  membersWithThreeOrMoreProducts: CountAmong;
  /** Q4: the product in operation in most municipalities; of equals the one whose id comes first. Null when none is. */
  mostUsedProduct: MostUsedProduct | null;
  /** Q5: that product's municipalities by membership. */
  mostUsedProductUsers: { members: number; nonMembers: number };
  /** Q6: municipalities that use a product of the portfolio without being members. */
  nonMemberUsers: { municipalities: number };
  /** All municipalities the book knows on the day. */
  municipalities: number;
  illustrative: boolean;
}

/** The community in figures on a day (questions Q1-Q6). Every share comes with what it is a share of. */
export class GetStatistics extends AsOfQuery<CommunityStatistics> {}

/**
 * What was true on the day, as common table expressions: `municipality`, `member`, `product` in the portfolio and
 * `live`, one row for each municipality and product of the portfolio that is in operation there.
 *
 * The book knows an authority from the first day of any fact about it: so those counted are always among those they are
 * counted of, also when an authority was registered after it began to be a member or a user.
 */
const onTheDay = (sql: Sql, { validOn, position }: AsOf): ReturnType<Sql> => sql`
  last_membership as materialized (
    select distinct on (authority_id) authority_id, starts, illustrative from ${sql(t.membership)}
    where pos <= ${position} and eff <= ${validOn} order by authority_id desc, eff desc, pos desc),
  last_product as materialized (
    select distinct on (product_id) product_id, in_portfolio, name, illustrative from ${sql(t.product)}
    where pos <= ${position} and eff <= ${validOn} order by product_id desc, eff desc, pos desc),
  last_use as materialized (
    select distinct on (product_id, authority_id) product_id, authority_id, in_operation, illustrative
    from ${sql(t.use)} where pos <= ${position} and eff <= ${validOn}
    order by product_id desc, authority_id desc, eff desc, pos desc),
  authority as materialized (
    select a.authority_id, a.kind, coalesce(m.starts, false) as is_member,
      a.illustrative or coalesce(m.illustrative, false) as illustrative
    from ${sql(t.authority)} a left join last_membership m using (authority_id)
    where a.pos <= ${position} and (a.eff <= ${validOn} or m.authority_id is not null
      or a.authority_id in (select authority_id from last_use))),
  live as materialized (
    select u.product_id, p.name, u.authority_id, a.is_member,
      u.illustrative or p.illustrative or a.illustrative as illustrative
    from last_use u
    join last_product p on p.product_id = u.product_id and p.in_portfolio
    join authority a on a.authority_id = u.authority_id and a.kind = 'municipality'
    where u.in_operation)`;

interface Figures {
  municipalities: number;
  member_municipalities: number;
  other_members: number;
  products: number;
  three_or_more: number;
  non_member_users: number;
  most_used: { id: string; name: string; users: number; members: number } | null;
  illustrative: boolean;
}

export const getStatistics = answers(GetStatistics, communityStatistics, async (sql, asOf) => {
  const [figures] = await sql<Figures[]>`
    with ${onTheDay(sql, asOf)},
    by_authority as (
      select authority_id, is_member, count(*) as products from live group by authority_id, is_member),
    most_used as (
      select product_id as id, name, count(*)::int as users, count(*) filter (where is_member)::int as members
      from live group by product_id, name order by users desc, product_id limit 1)
    select
      (select count(*)::int from authority where kind = 'municipality') as municipalities,
      (select count(*)::int from authority where is_member and kind = 'municipality') as member_municipalities,
      (select count(*)::int from authority where is_member and kind <> 'municipality') as other_members,
      (select count(*)::int from last_product where in_portfolio) as products,
      (select count(*)::int from by_authority where is_member and products >= 3) as three_or_more,
      (select count(*)::int from by_authority where not is_member) as non_member_users,
      (select to_jsonb(most_used) from most_used) as most_used,
      exists (select from authority where illustrative) or exists (select from last_product where illustrative)
        or exists (select from last_use where illustrative) as illustrative`;
  const { municipalities, member_municipalities: members, most_used: most, ...rest } = figures!;
  // Before the first municipality is known there is no answer; a zero would say that there were none.
  if (municipalities === 0) throw noHistory();
  return {
    ...asOf,
    memberMunicipalities: members,
    otherMembers: rest.other_members,
    productsInPortfolio: rest.products,
    membersWithThreeOrMoreProducts: { count: rest.three_or_more, of: members },
    mostUsedProduct: most && { id: most.id, name: most.name, municipalities: most.users, of: municipalities },
    mostUsedProductUsers: { members: most?.members ?? 0, nonMembers: most ? most.users - most.members : 0 },
    nonMemberUsers: { municipalities: rest.non_member_users },
    municipalities,
    illustrative: rest.illustrative,
  };
});

export interface Invitation {
  authority: { id: string; name: string };
  /** The products of the portfolio that it has in operation, by id. */
  products: { id: string; name: string }[];
  illustrative: boolean;
}
export interface Invitations extends AsOf {
  invitations: Invitation[];
  illustrative: boolean;
}

/** Whom to invite: the municipalities that use products without being members, those with most products first (Q6). */
export class ListInvitations extends AsOfQuery<Invitations> {}

export const listInvitations = answers(ListInvitations, communityStatistics, async (sql, asOf) => {
  const { validOn, position } = asOf;
  const [found] = await sql<{ known: boolean; invitations: Invitation[] }[]>`
    with ${onTheDay(sql, asOf)},
    used as (
      select authority_id, count(*) as products, bool_or(illustrative) as illustrative,
        jsonb_agg(jsonb_build_object('id', product_id, 'name', name) order by product_id) as list
      from live where not is_member group by authority_id)
    select exists (select from authority where kind = 'municipality') as known,
      coalesce((
        select jsonb_agg(jsonb_build_object(
            'authority', jsonb_build_object('id', authority_id, 'name', n.name), 'products', list,
            'illustrative', illustrative) order by products desc, authority_id)
        from used cross join lateral (
          select name from ${sql(t.authority_name)} where authority_id = used.authority_id and pos <= ${position}
          order by eff > ${validOn}::date, abs(eff - ${validOn}::date), pos desc limit 1) n), '[]') as invitations`;
  if (!found!.known) throw noHistory();
  const { invitations } = found!;
  return { ...asOf, invitations, illustrative: invitations.some(({ illustrative }) => illustrative) };
});
