// SPDX-License-Identifier: MPL-2.0
import { ignore, readModel } from '@faellesbog/eventsourcing';
import { authorityEvents } from '@faellesbog/community';
import { answers, AsOfQuery, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { productEvents, projectEvents } from '@faellesbog/portfolio';
import { roundEvents } from '../round/round.events.js';
import {
  applyChange,
  authorityNames,
  dayBefore,
  fraction,
  grouped,
  inOrder,
  moneyChanges,
  namesOf,
  nameTables,
  pledgeChanges,
  pledgedBy,
  pledgeFacts,
  pledgeTables,
  productNames,
  projectNames,
  type Fraction,
  type Name,
  type OpenPledges,
  type PledgeChange,
} from './facts.js';

/** Who held the rights to a product, who kept it, and who financed it with what part, through time. */
export const ownershipHistory = readModel({
  name: 'ownership_history',
  version: 1,
  from: [productEvents, projectEvents, roundEvents, authorityEvents],
  tables: {
    ...nameTables,
    ...pledgeTables,
    /** A holder begins (or, with `began` false, ends) in a role on the day. Rights have one holder at a time. */
    holding: {
      columns: {
        product_id: 'text',
        role: 'text',
        holder_kind: 'text',
        holder_id: 'text?',
        holder_name: 'text?',
        model: 'text?',
        began: 'bool',
      },
      indexes: [['product_id']],
    },
  },
  on: {
    ...authorityNames,
    ...projectNames,
    ...productNames,
    ...pledgeFacts,
    RightsTransferred: ({ productId, holder, model }, _meta, write) =>
      write.holding({ ...rightsOf(productId, holder), model, began: true }),
    // Who takes a product over holds it from then on; it is no longer the community's to keep.
    ProductHandedOver: ({ productId, to }, _meta, write) => {
      write.holding({ ...rightsOf(productId, to), model: null, began: true });
      const everyone = { holder_kind: 'authority', holder_id: null, holder_name: null, model: null };
      write.holding({ product_id: productId, role: 'steward', ...everyone, began: false });
    },
    StewardAppointed: ({ productId, authorityId }, _meta, write) =>
      write.holding(stewardOf(productId, authorityId, true)),
    StewardEnded: ({ productId, authorityId }, _meta, write) => write.holding(stewardOf(productId, authorityId, false)),
    ProductRetired: ignore,
  },
});

const rightsOf = (product_id: string, { kind, id, name }: { kind: string; id?: string; name: string }) => ({
  product_id,
  role: 'rights_holder',
  holder_kind: kind,
  holder_id: id ?? null,
  holder_name: name,
});
const stewardOf = (product_id: string, holder_id: string, began: boolean) => ({
  product_id,
  role: 'steward',
  holder_kind: 'authority',
  holder_id,
  holder_name: null,
  model: null,
  began,
});

const { table } = ownershipHistory;

export const OWNERSHIP_ROLES = ['rights_holder', 'steward', 'financier'] as const;

export interface OwnershipPeriod {
  role: (typeof OWNERSHIP_ROLES)[number];
  holder: { kind: string; id: string | null; name: string };
  /** How the rights are held: assigned, shared or licensed; null for other roles. */
  model: string | null;
  /** A financier's part of the pledges to the product's projects; null for other roles. */
  share: Fraction | null;
  /** First and last day, both inclusive; `to` is null while it lasts. */
  from: string;
  to: string | null;
  /** The events that began and ended it: the holder's own where there is one that day. */
  beganBy: string;
  endedBy: string | null;
  illustrative: boolean;
}
export interface OwnershipHistory extends AsOf {
  product: string;
  name: string;
  periods: OwnershipPeriod[];
  illustrative: boolean;
}

/**
 * The ownership of a product through time, up to a day. A financier's period ends whenever its part of the whole
 * changes, also when that is because of somebody else's pledge.
 */
export class GetOwnershipHistory extends AsOfQuery<OwnershipHistory> {
  constructor(
    readonly productId: string,
    when: When = {},
  ) {
    super(when);
  }
}

interface Holding {
  role: 'rights_holder' | 'steward';
  kind: string;
  id: string | null;
  name: string | null;
  model: string | null;
  began: boolean;
  eff: string;
  event: string;
  illustrative: boolean;
}
interface Link {
  project: string;
  eff: string;
  position: number;
  event: string;
  illustrative: boolean;
}

export const getOwnershipHistory = answers(GetOwnershipHistory, ownershipHistory, async (sql, asOf, { productId }) => {
  const inTime = sql`product_id = ${productId} and eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
  const [products, holdings, links] = await Promise.all([
    namesOf(sql, table.product, 'product_id', [productId], asOf),
    sql<Holding[]>`
      select role, holder_kind as kind, holder_id as id, holder_name as name, model, began, eff, event_id as event, illustrative
      from ${sql(table.holding)} where ${inTime} order by eff, pos, n`,
    sql<Link[]>`
      select project_id as project, eff, pos::float8 as position, event_id as event, illustrative
      from ${sql(table.link)} where ${inTime} order by eff, pos`,
  ]);
  const product = products.get(productId);
  if (!product) throw notFound('product', 'produkt', productId);
  const projects = [...new Set(links.map(({ project }) => project))];
  const changes = await pledgeChanges(sql, table.pledge, { column: 'project_id', ids: projects }, asOf);
  const named = await authoritiesNamed(sql, holdings, changes, asOf);
  const held = (['rights_holder', 'steward'] as const).flatMap((role) =>
    heldPeriods(
      holdings.filter((holding) => holding.role === role),
      named,
    ),
  );
  const periods = [...held, ...financierPeriods(links, moneyChanges(changes), named)];
  const illustrative = product.illustrative || periods.some((period) => period.illustrative);
  return { ...asOf, product: productId, name: product.name, periods, illustrative };
});

type Named = (id: string | null, otherwise?: string | null) => Name;

async function authoritiesNamed(
  sql: Sql,
  holdings: readonly Holding[],
  changes: PledgeChange[],
  asOf: AsOf,
): Promise<Named> {
  const ids = [...holdings.map(({ id }) => id ?? ''), ...changes.map(({ authorityId }) => authorityId)];
  const names = await namesOf(sql, table.authority, 'authority_id', [...new Set(ids)], asOf);
  return (id, otherwise) => names.get(id ?? '') ?? { id: id ?? '', name: otherwise ?? id ?? '', illustrative: false };
}

/** Periods of one role: who begins with the rights ends whoever had them; a steward ends alone, or all at once. */
function heldPeriods(holdings: readonly Holding[], named: Named): OwnershipPeriod[] {
  const periods: OwnershipPeriod[] = [];
  for (const holding of holdings) {
    const { role, kind, id, model, began, eff, event, illustrative } = holding;
    for (const period of periods) {
      const meant = role === 'rights_holder' || id === null || period.holder.id === id;
      if (period.to === null && meant) end(period, eff, event, illustrative);
    }
    if (!began) continue;
    const { name } = kind === 'authority' ? named(id, holding.name) : { name: holding.name ?? '' };
    const holder = { kind, id, name };
    periods.push({
      role,
      holder,
      model,
      share: null,
      from: eff,
      to: null,
      beganBy: event,
      endedBy: null,
      illustrative,
    });
  }
  return lasting(periods);
}

function end(period: OwnershipPeriod, eff: string, event: string, illustrative: boolean): void {
  period.to = dayBefore(eff);
  period.endedBy = event;
  period.illustrative ||= illustrative;
}

/** Without what began and ended on one day. */
const lasting = (periods: OwnershipPeriod[]): OwnershipPeriod[] =>
  periods.filter(({ from, to }) => to === null || from <= to);

/** One step through the days on which a pledge changed or a project was linked; a period for each part that lasts. */
function financierPeriods(links: readonly Link[], changes: readonly PledgeChange[], named: Named): OwnershipPeriod[] {
  const days = grouped([...links, ...changes].sort(inOrder), ({ eff }) => eff);
  const [linked, open, current] = [new Set<string>(), new Map() as OpenPledges, new Map<string, OwnershipPeriod>()];
  const periods: OwnershipPeriod[] = [];
  for (const [day, events] of days) {
    for (const event of events) {
      if ('project' in event) linked.add(event.project);
      else applyChange(open, event);
    }
    const counted = [...open.values()].filter(({ projectId }) => linked.has(projectId));
    const parts = pledgedBy(counted);
    const total = [...parts.values()].reduce((sum, amount) => sum + amount, 0n);
    const illustrative = [...counted, ...events].some((one) => one.illustrative);
    for (const id of [...new Set([...current.keys(), ...parts.keys()])].sort()) {
      const share = parts.has(id) ? fraction(parts.get(id)!, total) : null;
      const before = current.get(id);
      if (same(before?.share ?? null, share)) continue;
      const cause = causeFor(
        id,
        events.filter((event) => 'project' in event || linked.has(event.projectId)),
      );
      if (before) end(before, day, cause, illustrative);
      current.delete(id);
      if (share === null) continue;
      const holder = { kind: 'authority', id, name: named(id).name };
      const period = {
        role: 'financier' as const,
        holder,
        model: null,
        share,
        from: day,
        to: null,
        beganBy: cause,
        endedBy: null,
        illustrative,
      };
      current.set(id, period);
      periods.push(period);
    }
  }
  return periods;
}

const same = (a: Fraction | null, b: Fraction | null): boolean =>
  a === b || (a !== null && b !== null && a.numerator === b.numerator && a.denominator === b.denominator);
/** The holder's own change on the day, or else the last one that anybody made. */
const causeFor = (id: string, events: readonly (Link | PledgeChange)[]): string =>
  (events.findLast((event) => 'authorityId' in event && event.authorityId === id) ?? events.at(-1)!).event;
