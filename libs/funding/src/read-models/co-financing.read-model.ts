// SPDX-License-Identifier: MPL-2.0
import { ignore, readModel, type MoneyJson } from '@faellesbog/eventsourcing';
import { authorityEvents } from '@faellesbog/community';
import { moneyFromJson } from '@faellesbog/money';
import { answers, anyOf, AsOfQuery, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { productEvents, projectEvents } from '@faellesbog/portfolio';
import { costsEvents, type CostShareLine } from '../costs/costs.events.js';
import { roundEvents } from '../round/round.events.js';
import {
  applyChange,
  authorityNames,
  byId,
  fraction,
  grouped,
  groundsOf,
  kroner,
  moneyChanges,
  namesOf,
  nameTables,
  pledgeChanges,
  pledgedBy,
  pledgeFacts,
  pledgesInForce,
  pledgeTables,
  productNames,
  projectNames,
  sumOf,
  type Fraction,
  type GroundsShown,
  type Name,
  type OpenPledge,
  type OpenPledges,
  type PledgeChange,
  type PledgeChangeKind,
} from './facts.js';

/** Who pays for what: pledges, grants, hours, and the shares of the costs. Amounts are øre. */
export const coFinancing = readModel({
  name: 'co_financing',
  version: 1,
  from: [roundEvents, costsEvents, projectEvents, productEvents, authorityEvents],
  tables: {
    ...nameTables,
    ...pledgeTables,
    round: {
      columns: {
        project_id: 'text',
        round_id: 'text',
        purpose: 'text',
        target: 'bigint',
        floor: 'bigint?',
        deadline: 'date',
      },
      indexes: [['project_id']],
    },
    closing: {
      columns: { project_id: 'text', round_id: 'text', reached: 'bool', waived_floor: 'bool', raised: 'bigint' },
      indexes: [['project_id']],
    },
    interim: {
      columns: { project_id: 'text', round_id: 'text', pledges: 'int', total: 'bigint' },
      indexes: [['project_id']],
    },
    award: {
      columns: {
        project_id: 'text',
        round_id: 'text',
        grant_id: 'text',
        funder: 'text',
        amount: 'bigint',
        terms: 'json',
      },
      indexes: [['project_id']],
    },
    allocation_key: {
      columns: {
        project_id: 'text',
        key_id: 'text',
        basis: 'text',
        valid_from: 'date',
        rests_on: 'json',
        grounds: 'json',
      },
      indexes: [['project_id', 'key_id']],
    },
    /** A posted line, or with `reversal_id` its reversal. */
    cost: {
      columns: {
        project_id: 'text',
        line_id: 'text',
        reversal_id: 'text?',
        line_number: 'int?',
        text: 'text',
        amount: 'bigint',
        unfunded: 'bigint',
        key_id: 'text?',
        workings: 'json?',
        grounds: 'json',
      },
      indexes: [['project_id', 'line_id']],
    },
    cost_share: {
      columns: {
        project_id: 'text',
        line_id: 'text',
        authority_id: 'text',
        reversal: 'bool',
        share: 'bigint',
        workings: 'json',
      },
      indexes: [['project_id', 'authority_id'], ['authority_id']],
    },
  },
  on: {
    ...authorityNames,
    ...projectNames,
    ...productNames,
    ...pledgeFacts,
    FundingRoundOpened: ({ projectId, roundId, purpose, target, floor, deadline }, _meta, write) =>
      write.round({
        project_id: projectId,
        round_id: roundId,
        purpose,
        target: moneyFromJson(target),
        floor: floor ? moneyFromJson(floor) : null,
        deadline,
      }),
    FundingRoundClosed: (data, meta, write) => {
      const { projectId: project_id, roundId: round_id, reached, waivedFloor: waived_floor } = data;
      const raised = [data.pledged, data.grants, data.inKind].reduce((sum, money) => sum + moneyFromJson(money), 0n);
      write.closing({ project_id, round_id, reached, waived_floor, raised });
      pledgeFacts.FundingRoundClosed(data, meta, write);
    },
    InterimTotalStated: ({ projectId, roundId, pledges, total }, _meta, write) =>
      write.interim({ project_id: projectId, round_id: roundId, pledges, total: moneyFromJson(total) }),
    ExternalGrantAwarded: ({ projectId, roundId, grantId, funder, amount, terms }, _meta, write) =>
      write.award({
        project_id: projectId,
        round_id: roundId,
        grant_id: grantId,
        funder,
        amount: moneyFromJson(amount),
        terms,
      }),
    AllocationKeyAdopted: ({ projectId, keyId, basis, validFrom, ...data }, _meta, write) => {
      const { equalPartBp = null, populationSetId = null, sizeTableId = null } = data;
      const rests_on = { equalPartBp, populationSet: populationSetId, sizeTable: sizeTableId };
      const key = { project_id: projectId, key_id: keyId, basis, valid_from: validFrom };
      write.allocation_key({ ...key, rests_on, grounds: groundsOf(data) });
    },
    CostLinePosted: ({ projectId: project_id, lineId: line_id, ...data }, _meta, write) => {
      const { lineNumber: line_number, text, rule, apportioned, weightSum, keyId: key_id } = data;
      const [amount, unfunded] = [moneyFromJson(data.amount), moneyFromJson(data.unfunded)];
      const workings = { rule, apportioned, weightSum };
      const line = { project_id, line_id, reversal_id: null, line_number, text, amount, unfunded, key_id, workings };
      write.cost({ ...line, grounds: groundsOf(data) });
      for (const share of data.lines) write.cost_share(shareRow(project_id, line_id, share, false));
    },
    CostLineReversed: ({ projectId: project_id, lineId: line_id, reversalId: reversal_id, ...data }, _meta, write) => {
      const [amount, unfunded] = [moneyFromJson(data.amount), moneyFromJson(data.unfunded)];
      const line = { project_id, line_id, reversal_id, line_number: null, text: data.reason, amount, unfunded };
      write.cost({ ...line, key_id: null, workings: null, grounds: groundsOf(data) });
      for (const share of data.lines) write.cost_share(shareRow(project_id, line_id, share, true));
    },
    OverrunReported: ignore,
    OverrunFundingDecided: ignore,
    SurplusDispositionDecided: ignore,
  },
});

const shareRow = (project_id: string, line_id: string, line: CostShareLine, reversal: boolean) => {
  const {
    authorityId: authority_id,
    share,
    weight,
    quotient,
    remainder,
    spare,
    ceiling = null,
    atCeiling = false,
  } = line;
  const workings = { weight, quotient, remainder, spare, ceiling, atCeiling };
  return { project_id, line_id, authority_id, reversal, share: moneyFromJson(share), workings };
};

const { table } = coFinancing;

/** An authority's part of the financing. `events` are what it rests on, in the order recorded. */
export interface Share {
  authority: string;
  name: string;
  /** The pledges in force. */
  pledged: MoneyJson;
  /** The sum of the authority's shares of the cost lines. */
  allocated: MoneyJson;
  /** Pledged of the total pledged, in lowest terms. */
  fraction: Fraction;
  events: string[];
  illustrative: boolean;
}
export interface InKindShare {
  authority: string;
  name: string;
  round: string;
  pledge: string;
  value: MoneyJson;
  event: string;
  illustrative: boolean;
}
export interface GrantShown {
  grant: string;
  round: string;
  funder: string;
  amount: MoneyJson;
  terms: { minCoFinanceBp?: number; returnUnused?: boolean; auditorRequired?: boolean };
  /** Is the part pledged in money as large as the terms demand? Null when they demand nothing. */
  coFinanceMet: boolean | null;
  event: string;
  illustrative: boolean;
}
/** What pledges, costs, grants and hours come to. */
export interface Financing {
  /** The pledges in money that are in force: the shares' denominator. */
  total: MoneyJson;
  shares: Share[];
  /** What has been posted as costs, of which `unfunded` is carried by nobody. */
  costs: MoneyJson;
  unfunded: MoneyJson;
  grants: GrantShown[];
  inKind: InKindShare[];
  illustrative: boolean;
}
export interface RoundShown {
  round: string;
  /** The revision of the round's stream as known then: what `If-Match` takes to amend a pledge. */
  revision: number;
  purpose: string;
  openedOn: string;
  target: MoneyJson;
  floor: MoneyJson | null;
  deadline: string;
  closedOn: string | null;
  /** Recorded at closing, for ever; null while the round is open. */
  reached: boolean | null;
  waivedFloor: boolean;
  /** Pledges, grants and hours at closing; null while the round is open. */
  raisedAtClosing: MoneyJson | null;
  /** Pledges in force now, in money. */
  pledges: number;
  pledged: MoneyJson;
  /** Totals that somebody published, beside what the ledger says of the same day. */
  interimTotals: {
    on: string;
    stated: { pledges: number; total: MoneyJson };
    computed: { pledges: number; total: MoneyJson };
    agrees: boolean;
    event: string;
  }[];
  latePledges: {
    pledge: string;
    authority: string;
    name: string;
    amount: MoneyJson;
    acceptedOn: string;
    event: string;
  }[];
  events: string[];
  illustrative: boolean;
}
export interface ProjectShares extends AsOf, Financing {
  project: string;
  name: string;
  rounds: RoundShown[];
}

/** Who finances a project, with how much of the whole. */
export class GetProjectShares extends AsOfQuery<ProjectShares> {
  constructor(
    readonly projectId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getProjectShares = answers(GetProjectShares, coFinancing, async (sql, asOf, { projectId }) => {
  const [project, changes] = await Promise.all([projectNamed(sql, projectId, asOf), changesIn(sql, [projectId], asOf)]);
  const [financing, rounds] = await Promise.all([
    financingOf(sql, [projectId], changes, asOf),
    roundsOf(sql, projectId, changes, asOf),
  ]);
  const illustrative = project.illustrative || [financing, ...rounds].some((part) => part.illustrative);
  return { ...asOf, project: projectId, name: project.name, ...financing, rounds, illustrative };
});

const changesIn = (sql: Sql, projects: string[], asOf: AsOf): Promise<PledgeChange[]> =>
  pledgeChanges(sql, table.pledge, { column: 'project_id', ids: projects }, asOf);

async function projectNamed(sql: Sql, projectId: string, asOf: AsOf): Promise<Name> {
  const found = (await namesOf(sql, table.project, 'project_id', [projectId], asOf)).get(projectId);
  if (found) return found;
  throw notFound('project', 'projekt', projectId);
}

interface Allocated {
  authority: string;
  allocated: bigint;
  events: string[];
  illustrative: boolean;
}

/** Adds up some projects as one. Each query looks up the projects' own rows by index, whatever else the log holds. */
async function financingOf(sql: Sql, projects: string[], changes: PledgeChange[], asOf: AsOf): Promise<Financing> {
  const inTime = sql`project_id = ${anyOf(sql, projects)} and eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
  const [allocated, [costs], awards] = await Promise.all([
    sql<Allocated[]>`
      select authority_id as authority, sum(share)::bigint as allocated, jsonb_agg(event_id order by pos) as events,
        bool_or(illustrative) as illustrative
      from ${sql(table.cost_share)} where ${inTime} group by authority_id`,
    sql<{ costs: bigint; unfunded: bigint }[]>`
      select coalesce(sum(amount), 0)::bigint as costs, coalesce(sum(unfunded), 0)::bigint as unfunded
      from ${sql(table.cost)} where ${inTime}`,
    sql<AwardRow[]>`
      select grant_id as "grant", round_id as round, funder, amount, terms, event_id as event, illustrative
      from ${sql(table.award)} where ${inTime} order by eff, pos`,
  ]);
  const open = pledgesInForce(changes);
  const total = sumOf(open.filter(({ kind }) => kind === 'money'));
  const whole = sumOf(open) + sumOf(awards);
  const named = await authoritiesNamed(
    sql,
    [...open.map((one) => one.authorityId), ...allocated.map((a) => a.authority)],
    asOf,
  );
  const shares = sharesOf(open, changes, allocated, named);
  const inKind = open.filter(({ kind }) => kind === 'in_kind').map((pledge) => inKindShown(pledge, named));
  const grants = awards.map(({ amount, ...award }): GrantShown => {
    const least = award.terms.minCoFinanceBp;
    const coFinanceMet = least === undefined ? null : total * 10_000n >= whole * BigInt(least);
    return { ...award, amount: kroner(amount), coFinanceMet };
  });
  return {
    total: kroner(total),
    shares,
    costs: kroner(costs!.costs),
    unfunded: kroner(costs!.unfunded),
    grants,
    inKind,
    illustrative: [...shares, ...grants, ...inKind].some((part) => part.illustrative),
  };
}

interface AwardRow extends Omit<GrantShown, 'amount' | 'coFinanceMet'> {
  amount: bigint;
}
type Named = (authorityId: string) => Name;

/** What authorities were called; one that was not registered by then goes by its id. */
async function authoritiesNamed(sql: Sql, ids: readonly string[], asOf: AsOf): Promise<Named> {
  const names = await namesOf(sql, table.authority, 'authority_id', [...new Set(ids)], asOf);
  return (id) => names.get(id) ?? { id, name: id, illustrative: false };
}

/** One share for each authority with a pledge in force or a part in a cost line: one that has nothing to pay has 0. */
function sharesOf(open: OpenPledge[], changes: PledgeChange[], allocated: readonly Allocated[], named: Named): Share[] {
  const money = open.filter(({ kind }) => kind === 'money');
  const pledged = pledgedBy(money);
  const costs = new Map(allocated.map((row) => [row.authority, row]));
  const rests = grouped(moneyChanges(changes), ({ authorityId }) => authorityId);
  const total = sumOf(money);
  return [...new Set([...pledged.keys(), ...costs.keys()])].sort().map((authority) => {
    const { name, illustrative } = named(authority);
    const own = (rests.get(authority) ?? []).sort((a, b) => a.position - b.position);
    const cost = costs.get(authority);
    return {
      authority,
      name,
      pledged: kroner(pledged.get(authority) ?? 0n),
      allocated: kroner(cost?.allocated ?? 0n),
      fraction: fraction(pledged.get(authority) ?? 0n, total),
      events: [...own.map(({ event }) => event), ...(cost?.events ?? [])],
      illustrative: illustrative || own.some((one) => one.illustrative) || (cost?.illustrative ?? false),
    };
  });
}

function inKindShown({ authorityId, roundId, pledgeId, amount, ...pledge }: OpenPledge, named: Named): InKindShare {
  const { name, illustrative } = named(authorityId);
  const place = { authority: authorityId, name, round: roundId, pledge: pledgeId, value: kroner(amount) };
  return { ...place, event: pledge.event, illustrative: illustrative || pledge.illustrative };
}

interface RoundRow {
  round: string;
  purpose: string;
  openedOn: string;
  target: bigint;
  floor: bigint | null;
  deadline: string;
  event: string;
  illustrative: boolean;
}
interface ClosingRow {
  round: string;
  closedOn: string;
  reached: boolean;
  waivedFloor: boolean;
  raised: bigint;
  event: string;
}
interface InterimRow {
  round: string;
  on: string;
  pledges: number;
  total: bigint;
  event: string;
}

async function roundsOf(sql: Sql, projectId: string, changes: PledgeChange[], asOf: AsOf): Promise<RoundShown[]> {
  const inTime = sql`project_id = ${projectId} and eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
  const [rounds, closings, interims, revisions] = await Promise.all([
    sql<RoundRow[]>`
      select round_id as round, purpose, eff as "openedOn", target, floor, deadline, event_id as event, illustrative
      from ${sql(table.round)} where ${inTime} order by eff, pos`,
    sql<ClosingRow[]>`
      select round_id as round, eff as "closedOn", reached, waived_floor as "waivedFloor", raised, event_id as event
      from ${sql(table.closing)} where ${inTime}`,
    sql<InterimRow[]>`
      select round_id as round, eff as "on", pledges, total, event_id as event
      from ${sql(table.interim)} where ${inTime} order by eff, pos`,
    revisionsOf(sql, projectId, asOf),
  ]);
  const late = pledgesInForce(changes).filter((pledge) => pledge.late);
  const named = await authoritiesNamed(
    sql,
    late.map(({ authorityId }) => authorityId),
    asOf,
  );
  return rounds.map((row) => {
    const own = changes.filter(({ roundId }) => roundId === row.round);
    const closing = closings.find(({ round }) => round === row.round);
    const shown = roundShown(
      row,
      closing,
      interims.filter(({ round }) => round === row.round),
      own,
      named,
    );
    return { ...shown, revision: revisions.get(row.round) ?? 0 };
  });
}

/** Revision of each round's stream, whatever the business dates: every event of a round is one row of one table. */
async function revisionsOf(sql: Sql, projectId: string, { position }: AsOf): Promise<Map<string, number>> {
  const known = sql`project_id = ${projectId} and pos <= ${position}`;
  const rows = await sql<{ round: string; revision: number }[]>`
    select round_id as round, count(*)::int - 1 as revision from (
      select round_id from ${sql(table.round)} where ${known}
      union all select round_id from ${sql(table.pledge)} where ${known} and change <> 'failed'
      union all select round_id from ${sql(table.interim)} where ${known}
      union all select round_id from ${sql(table.award)} where ${known}
      union all select round_id from ${sql(table.closing)} where ${known}) each_event
    group by round_id`;
  return new Map(rows.map(({ round, revision }) => [round, revision]));
}

function roundShown(
  { target, floor, event, ...row }: RoundRow,
  closing: ClosingRow | undefined,
  interims: InterimRow[],
  changes: PledgeChange[],
  named: Named,
): Omit<RoundShown, 'revision'> {
  const open = moneyIn(pledgesInForce(changes));
  return {
    ...row,
    target: kroner(target),
    floor: floor === null ? null : kroner(floor),
    closedOn: closing?.closedOn ?? null,
    reached: closing?.reached ?? null,
    waivedFloor: closing?.waivedFloor ?? false,
    raisedAtClosing: closing ? kroner(closing.raised) : null,
    pledges: open.length,
    pledged: kroner(sumOf(open)),
    interimTotals: interims.map(({ on, pledges, total, event: statement }) => {
      const then = moneyIn(pledgesInForce(changes.filter(({ eff }) => eff <= on)));
      const computed = { pledges: then.length, total: kroner(sumOf(then)) };
      const agrees = then.length === pledges && sumOf(then) === total;
      return { on, stated: { pledges, total: kroner(total) }, computed, agrees, event: statement };
    }),
    latePledges: open
      .filter(({ late }) => late)
      .map(({ pledgeId, authorityId, amount, since, event: accepted }) => {
        const { name } = named(authorityId);
        return {
          pledge: pledgeId,
          authority: authorityId,
          name,
          amount: kroner(amount),
          acceptedOn: since,
          event: accepted,
        };
      }),
    events: [event, ...(closing ? [closing.event] : [])],
    illustrative: row.illustrative || open.some(({ illustrative }) => illustrative),
  };
}

const moneyIn = (pledges: OpenPledge[]): OpenPledge[] => pledges.filter(({ kind }) => kind === 'money');

export interface ProductShares extends AsOf, Financing {
  product: string;
  name: string;
  /** The projects that were linked to the product by then. */
  projects: { project: string; name: string; total: MoneyJson }[];
}

/** Who financed a product: all projects linked to it, added up. */
export class GetProductShares extends AsOfQuery<ProductShares> {
  constructor(
    readonly productId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getProductShares = answers(GetProductShares, coFinancing, async (sql, asOf, { productId }) => {
  const product = (await namesOf(sql, table.product, 'product_id', [productId], asOf)).get(productId);
  if (!product) throw notFound('product', 'produkt', productId);
  const links = await sql<{ project: string }[]>`
    select distinct project_id as project from ${sql(table.link)}
    where product_id = ${productId} and eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
  const ids = links.map(({ project }) => project);
  const [changes, names] = await Promise.all([
    changesIn(sql, ids, asOf),
    namesOf(sql, table.project, 'project_id', ids, asOf),
  ]);
  const open = moneyIn(pledgesInForce(changes));
  const projects = [...names.values()].sort(byId).map(({ id, name }) => {
    return { project: id, name, total: kroner(sumOf(open.filter(({ projectId }) => projectId === id))) };
  });
  const financing = await financingOf(sql, ids, changes, asOf);
  const illustrative = [product, financing, ...names.values()].some((part) => part.illustrative);
  return { ...asOf, product: productId, name: product.name, ...financing, projects, illustrative };
});

export interface AuthorityShare {
  project: string;
  name: string;
  pledged: MoneyJson;
  allocated: MoneyJson;
  /** The project's total, the fraction's denominator. */
  total: MoneyJson;
  fraction: Fraction;
  events: string[];
  illustrative: boolean;
}
export interface AuthorityShares extends AsOf {
  authority: string;
  name: string;
  pledged: MoneyJson;
  allocated: MoneyJson;
  projects: AuthorityShare[];
  illustrative: boolean;
}

/** All projects that an authority finances, or has finance in. */
export class GetAuthorityShares extends AsOfQuery<AuthorityShares> {
  constructor(
    readonly authorityId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getAuthorityShares = answers(GetAuthorityShares, coFinancing, async (sql, asOf, { authorityId }) => {
  const authority = (await namesOf(sql, table.authority, 'authority_id', [authorityId], asOf)).get(authorityId);
  if (!authority) throw notFound('authority', 'myndighed', authorityId);
  const inTime = sql`authority_id = ${authorityId} and eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
  const [touched, allocated] = await Promise.all([
    sql<{ project: string }[]>`select distinct project_id as project from ${sql(table.pledge)} where ${inTime}`,
    sql<(Allocated & { project: string })[]>`
      select project_id as project, authority_id as authority, sum(share)::bigint as allocated,
        jsonb_agg(event_id order by pos) as events, bool_or(illustrative) as illustrative
      from ${sql(table.cost_share)} where ${inTime} group by project_id, authority_id`,
  ]);
  const ids = [...new Set([...touched, ...allocated].map(({ project }) => project))].sort();
  const [changes, names] = await Promise.all([
    changesIn(sql, ids, asOf),
    namesOf(sql, table.project, 'project_id', ids, asOf),
  ]);
  const projects = ids.flatMap((project): AuthorityShare[] => {
    const own = changes.filter(({ projectId }) => projectId === project);
    const open = pledgesInForce(own);
    const costs = allocated.filter((row) => row.project === project);
    const [share] = sharesOf(open, own, costs, () => authority).filter((one) => one.authority === authorityId);
    if (!share) return [];
    const { authority: _, name: __, ...figures } = share;
    const { name = project, illustrative = false } = names.get(project) ?? {};
    const total = kroner(sumOf(moneyIn(open)));
    return [{ project, name, total, ...figures, illustrative: illustrative || share.illustrative }];
  });
  const sum = (what: 'pledged' | 'allocated'): MoneyJson =>
    kroner(projects.reduce((total, project) => total + moneyFromJson(project[what]), 0n));
  return {
    ...asOf,
    authority: authorityId,
    name: authority.name,
    pledged: sum('pledged'),
    allocated: sum('allocated'),
    projects,
    illustrative: authority.illustrative || projects.some((project) => project.illustrative),
  };
});

export interface SharesOnDate {
  /** The day from which this holds, until the next row's. */
  from: string;
  total: MoneyJson;
  shares: { authority: string; name: string; pledged: MoneyJson }[];
  /** What changed it on the day. */
  events: string[];
  illustrative: boolean;
}
export interface SharesOverTime extends AsOf {
  project: string;
  name: string;
  rows: SharesOnDate[];
  illustrative: boolean;
}

/** How the pledges to a project grew and changed: one row for each day on which they did. */
export class GetSharesOverTime extends AsOfQuery<SharesOverTime> {
  constructor(
    readonly projectId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getSharesOverTime = answers(GetSharesOverTime, coFinancing, async (sql, asOf, { projectId }) => {
  const [project, all] = await Promise.all([projectNamed(sql, projectId, asOf), changesIn(sql, [projectId], asOf)]);
  const changes = moneyChanges(all);
  const named = await authoritiesNamed(
    sql,
    changes.map(({ authorityId }) => authorityId),
    asOf,
  );
  const open: OpenPledges = new Map();
  const rows = [...grouped(changes, ({ eff }) => eff)].map(([from, onDay]): SharesOnDate => {
    for (const change of onDay) applyChange(open, change);
    const pledged = [...pledgedBy(open.values())].sort(([a], [b]) => (a < b ? -1 : 1));
    const shares = pledged.map(([authority, amount]) => {
      return { authority, name: named(authority).name, pledged: kroner(amount) };
    });
    const illustrative = [...open.values(), ...onDay].some((one) => one.illustrative);
    const total = kroner(pledged.reduce((sum, [, amount]) => sum + amount, 0n));
    return { from, total, shares, events: onDay.map(({ event }) => event), illustrative };
  });
  const illustrative = project.illustrative || rows.some((row) => row.illustrative);
  return { ...asOf, project: projectId, name: project.name, rows, illustrative };
});

export interface PledgeStep extends GroundsShown {
  round: string;
  pledge: string;
  change: PledgeChangeKind;
  /** What the pledge is from then on; null when it ends. */
  amount: MoneyJson | null;
  effectiveOn: string;
  recordedAt: string;
  position: number;
  event: string;
  illustrative: boolean;
}
export interface KeyShown extends GroundsShown {
  key: string;
  basis: string;
  validFrom: string;
  equalPartBp: number | null;
  populationSet: string | null;
  sizeTable: string | null;
  event: string;
}
export interface CostStep extends GroundsShown {
  line: string;
  lineNumber: number;
  text: string;
  amount: MoneyJson;
  effectiveOn: string;
  recordedAt: string;
  position: number;
  event: string;
  key: KeyShown;
  rule: { name: string; version: number };
  /** In øre: `apportioned * weight = quotient * weightSum + remainder`, and the share is the quotient and the spare øre. */
  apportioned: MoneyJson;
  weight: string;
  weightSum: string;
  quotient: string;
  remainder: string;
  spare: number;
  /** What was left of the authority's ceiling, and whether that and not the weight decided. */
  ceiling: MoneyJson | null;
  atCeiling: boolean;
  share: MoneyJson;
  reversal:
    (GroundsShown & { reversal: string; reason: string; share: MoneyJson; effectiveOn: string; event: string }) | null;
  illustrative: boolean;
}
export interface ShareExplained extends AsOf, Omit<Share, 'events'> {
  project: string;
  projectName: string;
  total: MoneyJson;
  pledges: PledgeStep[];
  costLines: CostStep[];
}

/** Opens an authority's share of a project: every event, every division, every spare øre, every decision behind it. */
export class ExplainShare extends AsOfQuery<ShareExplained> {
  constructor(
    readonly projectId: string,
    readonly authorityId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const explainShare = answers(ExplainShare, coFinancing, async (sql, asOf, { projectId, authorityId }) => {
  const [project, changes, costLines, named] = await Promise.all([
    projectNamed(sql, projectId, asOf),
    changesIn(sql, [projectId], asOf),
    costSteps(sql, projectId, authorityId, asOf),
    authoritiesNamed(sql, [authorityId], asOf),
  ]);
  const pledges = moneyChanges(changes)
    .filter(
      (change) =>
        change.authorityId === authorityId || (change.change === 'failed' && isIn(change, changes, authorityId)),
    )
    .map(pledgeStep);
  if (pledges.length === 0 && costLines.length === 0)
    throw notFound('share of this project', 'andel i projektet', authorityId);
  const open = moneyIn(pledgesInForce(changes));
  const [pledged, total] = [sumOf(open.filter((one) => one.authorityId === authorityId)), sumOf(open)];
  const carried = costLines.flatMap(({ share, reversal }) => (reversal ? [share, reversal.share] : [share]));
  return {
    ...asOf,
    project: projectId,
    projectName: project.name,
    authority: authorityId,
    name: named(authorityId).name,
    pledged: kroner(pledged),
    total: kroner(total),
    fraction: fraction(pledged, total),
    allocated: kroner(carried.reduce((sum, share) => sum + moneyFromJson(share), 0n)),
    pledges,
    costLines,
    illustrative: [project, named(authorityId), ...pledges, ...costLines].some((part) => part.illustrative),
  };
});

const isIn = ({ roundId }: PledgeChange, changes: PledgeChange[], authorityId: string): boolean =>
  changes.some((change) => change.roundId === roundId && change.authorityId === authorityId);

function pledgeStep({ roundId, pledgeId, eff, amount, grounds, ...change }: PledgeChange): PledgeStep {
  const { recordedAt, position, event, illustrative } = change;
  const ends = ['withdrawn', 'released', 'failed'].includes(change.change);
  const when = { effectiveOn: eff, recordedAt, position, event };
  const what = { round: roundId, pledge: pledgeId, change: change.change, amount: ends ? null : kroner(amount) };
  return { ...what, ...when, ...grounds, illustrative };
}

interface CostRow {
  line: string;
  reversal: string | null;
  lineNumber: number;
  text: string;
  amount: bigint;
  share: bigint;
  effectiveOn: string;
  recordedAt: string;
  position: bigint;
  event: string;
  grounds: GroundsShown;
  illustrative: boolean;
  lineWorkings: Pick<CostStep, 'rule' | 'apportioned' | 'weightSum'>;
  shareWorkings: Pick<CostStep, 'weight' | 'quotient' | 'remainder' | 'spare' | 'ceiling' | 'atCeiling'>;
  key: string;
  basis: string;
  validFrom: string;
  restsOn: Pick<KeyShown, 'equalPartBp' | 'populationSet' | 'sizeTable'>;
  keyGrounds: GroundsShown;
  keyEvent: string;
}

/** The lines an authority has a share in, each with the reversal that takes it back, if any. */
async function costSteps(sql: Sql, projectId: string, authorityId: string, asOf: AsOf): Promise<CostStep[]> {
  const rows = await sql<CostRow[]>`
    select s.line_id as line, c.reversal_id as reversal, c.line_number as "lineNumber", c.text, c.amount, s.share,
      s.eff as "effectiveOn", s.at as "recordedAt", s.pos as position, s.event_id as event, c.grounds, s.illustrative,
      c.workings as "lineWorkings", s.workings as "shareWorkings", k.key_id as key, k.basis,
      k.valid_from as "validFrom", k.rests_on as "restsOn", k.grounds as "keyGrounds", k.event_id as "keyEvent"
    from ${sql(table.cost_share)} s
    join ${sql(table.cost)} c on c.project_id = s.project_id and c.line_id = s.line_id and c.pos = s.pos
    left join ${sql(table.allocation_key)} k on k.project_id = c.project_id and k.key_id = c.key_id
    where s.project_id = ${projectId} and s.authority_id = ${authorityId}
      and s.eff <= ${asOf.validOn} and s.pos <= ${asOf.position}
    order by s.eff, s.pos`;
  return rows
    .filter(({ reversal }) => reversal === null)
    .map((row): CostStep => {
      const { line, lineNumber, text, effectiveOn, recordedAt, event, key, basis, validFrom } = row;
      const undone = rows.find((other) => other.line === line && other.reversal !== null);
      return {
        ...{ line, lineNumber, text, effectiveOn, recordedAt, event, ...row.lineWorkings, ...row.shareWorkings },
        ...row.grounds,
        position: Number(row.position),
        amount: kroner(row.amount),
        share: kroner(row.share),
        key: { key, basis, validFrom, ...row.restsOn, ...row.keyGrounds, event: row.keyEvent },
        reversal: undone ? reversalShown(undone) : null,
        illustrative: row.illustrative || (undone?.illustrative ?? false),
      };
    });
}

function reversalShown({
  reversal,
  text,
  share,
  effectiveOn,
  event,
  grounds,
}: CostRow): NonNullable<CostStep['reversal']> {
  return { reversal: reversal!, reason: text, share: kroner(share), effectiveOn, event, ...grounds };
}
