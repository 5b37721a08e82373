// SPDX-License-Identifier: MPL-2.0
import { ignore, type DataOf, type EventMeta, type FactTable, type Grounds, type Row } from '@faellesbog/eventsourcing';
import type { authorityEvents } from '@faellesbog/community';
import { moneyFromJson, moneyToJson, type MoneyJson } from '@faellesbog/money';
import { anyOf, type AsOf, type Sql } from '@faellesbog/platform';
import type { productEvents, projectEvents } from '@faellesbog/portfolio';
import type { Payable, roundEvents } from '../round/round.events.js';

// What several read models of this context need: the names of things, and which pledges are in force.

type Writes<T extends Record<string, FactTable>> = { [K in keyof T]: (row: Row<T[K]>) => void };
type Round<K extends string> = DataOf<typeof roundEvents, K> & Grounds;

/** Names hold from their business date until the next one; a project counts towards every product it is linked to. */
export const nameTables = {
  authority: { columns: { authority_id: 'text', name: 'text' }, indexes: [['authority_id']] },
  project: { columns: { project_id: 'text', name: 'text' }, indexes: [['project_id']] },
  product: { columns: { product_id: 'text', name: 'text' }, indexes: [['product_id']] },
  link: { columns: { project_id: 'text', product_id: 'text' }, indexes: [['product_id'], ['project_id']] },
} as const satisfies Record<string, FactTable>;
type NameWrites = Writes<typeof nameTables>;

export const authorityNames = {
  AuthorityRegistered: (
    { authorityId, name }: DataOf<typeof authorityEvents, 'AuthorityRegistered'>,
    _meta: EventMeta,
    write: Pick<NameWrites, 'authority'>,
  ) => write.authority({ authority_id: authorityId, name }),
  AuthorityCorrected: (
    { authorityId, name }: DataOf<typeof authorityEvents, 'AuthorityCorrected'>,
    _meta: EventMeta,
    write: Pick<NameWrites, 'authority'>,
  ) => {
    if (name !== undefined) write.authority({ authority_id: authorityId, name });
  },
  MembershipStarted: ignore,
  MembershipWithdrawn: ignore,
  PaymentDemandSent: ignore,
  MembershipDeemedWithdrawn: ignore,
  MembershipExcluded: ignore,
  MembershipReinstated: ignore,
  ContactRefChanged: ignore,
  CoordinatorAppointed: ignore,
  CoordinatorReleased: ignore,
} as const;

export const projectNames = {
  ProjectProposed: (
    { projectId, name, productId }: DataOf<typeof projectEvents, 'ProjectProposed'>,
    _meta: EventMeta,
    write: Pick<NameWrites, 'project' | 'link'>,
  ) => {
    write.project({ project_id: projectId, name });
    if (productId !== undefined) write.link({ project_id: projectId, product_id: productId });
  },
  ProjectLinkedToProduct: (
    { projectId, productId }: DataOf<typeof projectEvents, 'ProjectLinkedToProduct'>,
    _meta: EventMeta,
    write: Pick<NameWrites, 'link'>,
  ) => write.link({ project_id: projectId, product_id: productId }),
  PreStudyCompleted: ignore,
  FinanceModelSet: ignore,
  ProjectApproved: ignore,
  ProjectRejected: ignore,
  ParticipantJoined: ignore,
  ParticipantLeft: ignore,
  ProjectFundingRecorded: ignore,
  ProjectStarted: ignore,
  ProjectPaused: ignore,
  ProjectResumed: ignore,
  ProjectClosed: ignore,
  SupplierEngaged: ignore,
  MilestoneDelivered: ignore,
  MilestoneAccepted: ignore,
} as const;

export const productNames = {
  ProductAdmitted: (
    { productId, name }: DataOf<typeof productEvents, 'ProductAdmitted'>,
    _meta: EventMeta,
    write: Pick<NameWrites, 'product'>,
  ) => write.product({ product_id: productId, name }),
  VersionReleased: ignore,
  LicenceChanged: ignore,
  RightsTransferred: ignore,
  StewardAppointed: ignore,
  StewardEnded: ignore,
  SupplierAffiliated: ignore,
  SupplierAffiliationEnded: ignore,
  ProductRetired: ignore,
  ProductHandedOver: ignore,
} as const;

/**
 * Each change of a pledge is a row; `change` `failed` ends all pledges of a round that failed and was not let stand.
 * `deadline` is the round's, for pledges that do not say when they are payable.
 */
export const pledgeTables = {
  pledge: {
    columns: {
      project_id: 'text',
      round_id: 'text',
      pledge_id: 'text?',
      authority_id: 'text?',
      change: 'text',
      amount: 'bigint',
      payable: 'json?',
      grounds: 'json',
    },
    indexes: [['project_id'], ['authority_id'], ['round_id']],
  },
} as const satisfies Record<string, FactTable>;
type PledgeWrites = Writes<typeof pledgeTables>;

export const PLEDGE_CHANGES = ['stated', 'late', 'in_kind', 'amended', 'withdrawn', 'released', 'failed'] as const;
export type PledgeChangeKind = (typeof PLEDGE_CHANGES)[number];

/** Where a fact comes from and what it rests on, as an answer shows it. */
export interface GroundsShown {
  source: NonNullable<Grounds['source']> | null;
  decisionRef: string | null;
  documentRefs: NonNullable<Grounds['documentRefs']>;
}
export const groundsOf = ({ source, decisionRef, documentRefs }: Grounds): GroundsShown => ({
  source: source ?? null,
  decisionRef: decisionRef ?? null,
  documentRefs: documentRefs ?? [],
});

type Said = Grounds & {
  projectId: string;
  roundId: string;
  pledgeId: string;
  authorityId: string;
  amount?: MoneyJson;
  payable?: Payable;
};
const pledgeChange = (change: PledgeChangeKind) => (data: Said, _meta: EventMeta, write: PledgeWrites) =>
  write.pledge({
    project_id: data.projectId,
    round_id: data.roundId,
    pledge_id: data.pledgeId,
    authority_id: data.authorityId,
    change,
    amount: data.amount ? moneyFromJson(data.amount) : 0n,
    payable: data.payable ?? null,
    grounds: groundsOf(data),
  });

export const pledgeFacts = {
  PledgeStated: pledgeChange('stated'),
  LatePledgeAccepted: pledgeChange('late'),
  PledgeAmended: pledgeChange('amended'),
  PledgeWithdrawn: pledgeChange('withdrawn'),
  PledgeReleased: pledgeChange('released'),
  InKindPledged: (data: Round<'InKindPledged'>, meta: EventMeta, write: PledgeWrites) =>
    pledgeChange('in_kind')({ ...data, amount: data.value }, meta, write),
  FundingRoundClosed: (data: Round<'FundingRoundClosed'>, _meta: EventMeta, write: PledgeWrites) => {
    if (data.reached || data.waivedFloor) return;
    const { projectId: project_id, roundId: round_id } = data;
    const nobody = { pledge_id: null, authority_id: null, amount: 0n, payable: null };
    write.pledge({ project_id, round_id, change: 'failed', ...nobody, grounds: groundsOf(data) });
  },
  FundingRoundOpened: ignore,
  InterimTotalStated: ignore,
  ExternalGrantAwarded: ignore,
} as const;

/** One change of a pledge. Amounts are øre. */
export interface PledgeChange {
  projectId: string;
  roundId: string;
  pledgeId: string;
  authorityId: string;
  change: PledgeChangeKind;
  amount: bigint;
  payable: Payable | null;
  eff: string;
  position: number;
  recordedAt: string;
  event: string;
  grounds: GroundsShown;
  illustrative: boolean;
}

/** Whose changes: all of some projects, of an authority, or of some rounds. */
interface Whose {
  column: 'project_id' | 'authority_id' | 'round_id';
  ids: readonly string[];
  /** Only the failing of the rounds. */
  failures?: true;
}

/** All changes of some pledges up to a day, as known at a position, in the order in which they hold. */
export async function pledgeChanges(
  sql: Sql,
  table: string,
  { column, ids, failures }: Whose,
  asOf: AsOf,
): Promise<PledgeChange[]> {
  return sql<PledgeChange[]>`
    select project_id as "projectId", round_id as "roundId", coalesce(pledge_id, '') as "pledgeId",
      coalesce(authority_id, '') as "authorityId", change, amount, payable, eff, pos::float8 as position,
      at as "recordedAt", event_id as event, grounds, illustrative
    from ${sql(table)}
    where ${sql(column)} = ${anyOf(sql, ids)} and eff <= ${asOf.validOn} and pos <= ${asOf.position}
      ${failures ? sql`and change = 'failed'` : sql``}
    order by eff, pos, n`;
}

/** One authority's own changes, and the failing of rounds it pledged in. */
export async function changesOf(sql: Sql, table: string, authorityId: string, asOf: AsOf): Promise<PledgeChange[]> {
  const own = await pledgeChanges(sql, table, { column: 'authority_id', ids: [authorityId] }, asOf);
  const ids = [...new Set(own.map(({ roundId }) => roundId))];
  const failures = await pledgeChanges(sql, table, { column: 'round_id', ids, failures: true }, asOf);
  return [...own, ...failures].sort(inOrder);
}

/** The order in which facts hold: by business date, of two on one day the one recorded first. */
export const inOrder = (a: { eff: string; position: number }, b: { eff: string; position: number }): number =>
  a.eff < b.eff ? -1 : a.eff > b.eff ? 1 : a.position - b.position;

/** A pledge that is in force: neither withdrawn nor released, and not in a round that failed. */
export interface OpenPledge {
  projectId: string;
  roundId: string;
  pledgeId: string;
  authorityId: string;
  kind: 'money' | 'in_kind';
  late: boolean;
  amount: bigint;
  payable: Payable | null;
  /** Business date, event and place of the statement that began it. */
  since: string;
  event: string;
  illustrative: boolean;
}
export type OpenPledges = Map<string, OpenPledge>;

/** Takes one change into account. */
export function applyChange(open: OpenPledges, change: PledgeChange): void {
  const key = `${change.roundId}/${change.pledgeId}`;
  const before = open.get(key);
  switch (change.change) {
    case 'failed':
      for (const [each, { roundId }] of open) if (roundId === change.roundId) open.delete(each);
      return;
    case 'withdrawn':
    case 'released':
      open.delete(key);
      return;
    case 'amended':
      if (!before) return;
      open.set(key, {
        ...before,
        amount: change.amount,
        payable: change.payable,
        illustrative: before.illustrative || change.illustrative,
      });
      return;
    default: {
      const { projectId, roundId, pledgeId, authorityId, amount, payable, eff, event, illustrative } = change;
      const kind = change.change === 'in_kind' ? 'in_kind' : 'money';
      const late = change.change === 'late';
      const begun = { kind, late, amount, payable, since: eff, event, illustrative } as const;
      open.set(key, { projectId, roundId, pledgeId, authorityId, ...begun });
    }
  }
}

export function pledgesInForce(changes: readonly PledgeChange[]): OpenPledge[] {
  const open: OpenPledges = new Map();
  for (const change of changes) applyChange(open, change);
  return [...open.values()];
}

/** The changes that concern pledges in money: hours in kind are counted apart. */
export function moneyChanges(changes: readonly PledgeChange[]): PledgeChange[] {
  const keyOf = ({ roundId, pledgeId }: PledgeChange): string => `${roundId}/${pledgeId}`;
  const inKind = new Set(changes.filter(({ change }) => change === 'in_kind').map(keyOf));
  return changes.filter((change) => !inKind.has(keyOf(change)));
}

/** Puts what belongs together together, in the order in which it comes. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

export const sumOf = (pledges: readonly { amount: bigint }[]): bigint =>
  pledges.reduce((sum, { amount }) => sum + amount, 0n);

/** Øre by authority, of the pledges in money. */
export function pledgedBy(pledges: Iterable<OpenPledge>): Map<string, bigint> {
  const by = new Map<string, bigint>();
  for (const { kind, authorityId, amount } of pledges) {
    if (kind === 'money') by.set(authorityId, (by.get(authorityId) ?? 0n) + amount);
  }
  return by;
}

/** A part of a whole in lowest terms. Integers; as text beyond 2^53. Of nothing every part is 0/1. */
export interface Fraction {
  numerator: number | string;
  denominator: number | string;
}
export function fraction(part: bigint, whole: bigint): Fraction {
  if (whole === 0n) return { numerator: 0, denominator: 1 };
  const divisor = gcd(part, whole);
  return { numerator: exact(part / divisor), denominator: exact(whole / divisor) };
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const exact = (whole: bigint): number | string =>
  whole <= BigInt(Number.MAX_SAFE_INTEGER) && whole >= -BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : String(whole);

export interface Name {
  id: string;
  name: string;
  illustrative: boolean;
}

/** What things were called on a day, by id. Who is not in the map was not known by then. */
export async function namesOf(
  sql: Sql,
  table: string,
  column: 'authority_id' | 'project_id' | 'product_id' | 'supplier_id',
  ids: readonly string[],
  asOf: AsOf,
): Promise<Map<string, Name>> {
  const rows = await sql<Name[]>`
    select distinct on (${sql(column)}) ${sql(column)} as id, name, illustrative from ${sql(table)}
    where ${sql(column)} = ${anyOf(sql, ids)} and eff <= ${asOf.validOn} and pos <= ${asOf.position}
    order by ${sql(column)}, eff desc, pos desc`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Something begins or ends on a day; `key` tells what. */
export interface Turn<T> {
  key: string;
  began: boolean;
  what: T;
  eff: string;
  event: string;
  illustrative: boolean;
}
/** First and last day, both inclusive, and the events that drew them; `to` is null while it lasts. */
export interface Period {
  from: string;
  to: string | null;
  beganBy: string;
  endedBy: string | null;
  illustrative: boolean;
}

/** Periods from turns in order. What began twice began once; what began and ended on one day never lasted. */
export function periodsOf<T>(turns: readonly Turn<T>[]): (Period & { key: string; what: T })[] {
  const periods: (Period & { key: string; what: T })[] = [];
  for (const { key, began, what, eff, event, illustrative } of turns) {
    const open = periods.find((period) => period.key === key && period.to === null);
    if (began && !open) periods.push({ key, what, from: eff, to: null, beganBy: event, endedBy: null, illustrative });
    if (!began && open) {
      open.to = dayBefore(eff);
      open.endedBy = event;
      open.illustrative ||= illustrative;
    }
  }
  return periods.filter(({ from, to }) => to === null || from <= to);
}

export const kroner = (ore: bigint): MoneyJson => moneyToJson(ore);
export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The day before a date, both `YYYY-MM-DD`. */
export const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
