// SPDX-License-Identifier: MPL-2.0
import { ignore, readModel, type MoneyJson } from '@faellesbog/eventsourcing';
import { authorityEvents, SIZE_CLASSES, type SizeClass } from '@faellesbog/community';
import { halfYearFee, moneyFromJson, priceWithLevy } from '@faellesbog/money';
import { answers, AsOfQuery, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { projectEvents } from '@faellesbog/portfolio';
import { costsEvents, type Disposition, type OVERRUN_SOURCES } from '../costs/costs.events.js';
import { hoursEvents, type HOURS_KINDS, type HoursLine } from '../hours/hours.events.js';
import { membershipFeeEvents } from '../membership-fee/membership-fee.events.js';
import { rateSheetEvents } from '../rate-sheet/rate-sheet.events.js';
import {
  authorityNames,
  groundsOf,
  grouped,
  kroner,
  namesOf,
  nameTables,
  periodsOf,
  projectNames,
  type GroundsShown,
  type Turn,
} from './facts.js';
import { krDa, krEn } from './trace-words.js';

const { authority, project, link } = nameTables;

/** What is due and how it was decided: rate sheets, membership fees, overruns and surpluses, hours. Amounts are øre. */
export const dues = readModel({
  name: 'dues',
  version: 1,
  from: [authorityEvents, projectEvents, costsEvents, rateSheetEvents, membershipFeeEvents, hoursEvents],
  tables: {
    ...{ authority, project, link },
    membership: {
      columns: { authority_id: 'text', began: 'bool', fee_share: 'text?' },
      indexes: [['authority_id']],
    },
    rate_sheet: {
      columns: { rate_sheet_id: 'text', version: 'int', said: 'json', grounds: 'json' },
      indexes: [['rate_sheet_id']],
    },
    fee: {
      columns: { year: 'int', amount: 'bigint', formula: 'json?', grounds: 'json' },
      indexes: [['year']],
    },
    budget: { columns: { project_id: 'text', amount: 'bigint' }, indexes: [['project_id']] },
    /** A posted line, or with `reversed` its reversal. */
    cost: {
      columns: {
        project_id: 'text',
        line_id: 'text',
        text: 'text',
        amount: 'bigint',
        unfunded: 'bigint',
        reversed: 'bool',
      },
      indexes: [['project_id']],
    },
    overrun: {
      columns: {
        project_id: 'text',
        overrun_id: 'text',
        amount: 'bigint',
        reason: 'text',
        line_id: 'text?',
        grounds: 'json',
      },
      indexes: [['project_id']],
    },
    funding: {
      columns: { project_id: 'text', overrun_id: 'text', parts: 'json', grounds: 'json' },
      indexes: [['project_id']],
    },
    surplus: {
      columns: {
        project_id: 'text',
        surplus_id: 'text',
        product_id: 'text?',
        amount: 'bigint',
        dispositions: 'json',
        grounds: 'json',
      },
      indexes: [['project_id']],
    },
    entry: {
      columns: { project_id: 'text', year: 'int', authority_id: 'text', kind: 'text', minutes: 'int' },
      indexes: [['project_id', 'year']],
    },
    settlement: {
      columns: { project_id: 'text', year: 'int', said: 'json', grounds: 'json' },
      indexes: [['project_id', 'year']],
    },
  },
  on: {
    ...authorityNames,
    ...projectNames,
    MembershipStarted: ({ authorityId, feeShare }, _meta, write) =>
      write.membership({ authority_id: authorityId, began: true, fee_share: feeShare }),
    MembershipReinstated: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, began: true, fee_share: null }),
    MembershipWithdrawn: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, began: false, fee_share: null }),
    MembershipDeemedWithdrawn: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, began: false, fee_share: null }),
    MembershipExcluded: ({ authorityId }, _meta, write) =>
      write.membership({ authority_id: authorityId, began: false, fee_share: null }),
    FinanceModelSet: ({ projectId, budget }, _meta, write) =>
      write.budget({ project_id: projectId, amount: moneyFromJson(budget) }),
    AllocationKeyAdopted: ignore,
    CostLinePosted: ({ projectId: project_id, lineId: line_id, text, ...data }, _meta, write) => {
      const [amount, unfunded] = [moneyFromJson(data.amount), moneyFromJson(data.unfunded)];
      write.cost({ project_id, line_id, text, amount, unfunded, reversed: false });
    },
    CostLineReversed: ({ projectId: project_id, lineId: line_id, reason: text, ...data }, _meta, write) => {
      const [amount, unfunded] = [moneyFromJson(data.amount), moneyFromJson(data.unfunded)];
      write.cost({ project_id, line_id, text, amount, unfunded, reversed: true });
    },
    OverrunReported: ({ projectId: project_id, overrunId: overrun_id, reason, lineId, ...data }, _meta, write) =>
      write.overrun({
        ...{ project_id, overrun_id, reason, line_id: lineId ?? null },
        amount: moneyFromJson(data.amount),
        grounds: groundsOf(data),
      }),
    OverrunFundingDecided: ({ projectId: project_id, overrunId: overrun_id, parts, ...data }, _meta, write) =>
      write.funding({ project_id, overrun_id, parts, grounds: groundsOf(data) }),
    SurplusDispositionDecided: ({ projectId, surplusId, productId, dispositions, ...data }, _meta, write) =>
      write.surplus({
        ...{ project_id: projectId, surplus_id: surplusId, product_id: productId ?? null, dispositions },
        amount: moneyFromJson(data.amount),
        grounds: groundsOf(data),
      }),
    RateSheetPublished: ({ rateSheetId, version, ...data }, _meta, write) => {
      const { sizeTableId, baseFees, memberLevyBp, nonMemberLevyBp } = data;
      const said = { sizeTableId, baseFees, memberLevyBp, nonMemberLevyBp };
      write.rate_sheet({ rate_sheet_id: rateSheetId, version, said, grounds: groundsOf(data) });
    },
    MembershipFeeSet: ({ year, amount, ...data }, _meta, write) =>
      write.fee({ year, amount: moneyFromJson(amount), formula: null, grounds: groundsOf(data) }),
    MembershipFeeIndexed: ({ year, amount, feeBefore, oldIndex, newIndex, formulaValue, ...data }, _meta, write) => {
      const formula = { feeBefore, oldIndex, newIndex, value: formulaValue };
      write.fee({ year, amount: moneyFromJson(amount), formula, grounds: groundsOf(data) });
    },
    HoursLogged: ({ projectId, year, authorityId, kind, minutes }, _meta, write) =>
      write.entry({ project_id: projectId, year, authority_id: authorityId, kind, minutes }),
    HoursSettled: ({ projectId, year, hourlyRate, keyId, total, settled, lines, transfers, ...data }, _meta, write) => {
      const said = { hourlyRate, keyId, weightSum: data.weightSum, total, settled, lines, transfers };
      write.settlement({ project_id: projectId, year, said, grounds: groundsOf(data) });
    },
  },
});

const { table } = dues;

/** Since when something holds, the event it was said by, and what that rests on. */
export interface Stated extends GroundsShown {
  on: string;
  event: string;
  illustrative: boolean;
}
type StatedRow = { on: string; event: string; grounds: GroundsShown; illustrative: boolean };
const statedOf = ({ on, event, grounds, illustrative }: StatedRow): Stated => ({ on, event, ...grounds, illustrative });
const stated = (sql: Sql) => sql`eff as "on", event_id as event, grounds, illustrative`;
const known = (sql: Sql, asOf: AsOf) => sql`eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
const anyOfThem = (parts: readonly { illustrative: boolean }[]): boolean => parts.some((part) => part.illustrative);

export interface ClassPrice {
  name: SizeClass;
  base: MoneyJson;
  member: MoneyJson;
  nonMember: MoneyJson;
}
export interface RateSheetShown extends Stated {
  rateSheet: string;
  version: number;
  sizeTable: string;
  memberLevyBp: number;
  nonMemberLevyBp: number;
  classes: ClassPrice[];
}
export interface RateSheets extends AsOf {
  rateSheets: RateSheetShown[];
  illustrative: boolean;
}

/** The rate sheets (takstblade) that apply on the day, each in the version of the day, with the prices that follow. */
export class ListRateSheets extends AsOfQuery<RateSheets> {}

interface SheetRow extends StatedRow {
  rateSheet: string;
  version: number;
  said: {
    sizeTableId: string;
    baseFees: Record<SizeClass, MoneyJson>;
    memberLevyBp: number;
    nonMemberLevyBp: number;
  };
}

export const listRateSheets = answers(ListRateSheets, dues, async (sql, asOf) => {
  const rows = await sql<SheetRow[]>`
    select distinct on (rate_sheet_id) rate_sheet_id as "rateSheet", version, said, ${stated(sql)}
    from ${sql(table.rate_sheet)} where ${known(sql, asOf)} order by rate_sheet_id, eff desc, pos desc`;
  const rateSheets = rows.map(({ rateSheet, version, said, ...row }): RateSheetShown => {
    const { sizeTableId: sizeTable, baseFees, memberLevyBp, nonMemberLevyBp } = said;
    const classes = SIZE_CLASSES.map((name): ClassPrice => {
      const base = moneyFromJson(baseFees[name]);
      const [member, nonMember] = [memberLevyBp, nonMemberLevyBp].map((bp) => kroner(priceWithLevy(base, BigInt(bp))));
      return { name, base: kroner(base), member: member!, nonMember: nonMember! };
    });
    return { rateSheet, version, sizeTable, memberLevyBp, nonMemberLevyBp, classes, ...statedOf(row) };
  });
  return { ...asOf, rateSheets, illustrative: anyOfThem(rateSheets) };
});

export interface FeeFormula {
  feeBefore: MoneyJson;
  oldIndex: string;
  newIndex: string;
  /** What the formula gives, to the øre. */
  value: MoneyJson;
}
export interface MembershipFeeShown extends Stated {
  year: number;
  /** What was published. */
  amount: MoneyJson;
  how: 'set' | 'indexed';
  /** Null for a fee that the general assembly set. */
  formula: FeeFormula | null;
}
export interface MembershipFees extends AsOf {
  fees: MembershipFeeShown[];
  illustrative: boolean;
}

/** The membership fee of each year for which one was decided by the day. */
export class ListMembershipFees extends AsOfQuery<MembershipFees> {}

interface FeeRow extends StatedRow {
  year: number;
  amount: bigint;
  formula: FeeFormula | null;
}
const feesBy = (sql: Sql, asOf: AsOf, year?: number) => sql<FeeRow[]>`
  select distinct on (year) year, amount, formula, ${stated(sql)} from ${sql(table.fee)}
  where ${known(sql, asOf)} ${year === undefined ? sql`` : sql`and year = ${year}`} order by year, eff desc, pos desc`;

const feeShown = ({ year, amount, formula, ...row }: FeeRow): MembershipFeeShown => ({
  ...{ year, amount: kroner(amount), how: formula ? 'indexed' : 'set', formula },
  ...statedOf(row),
});

export const listMembershipFees = answers(ListMembershipFees, dues, async (sql, asOf) => {
  const fees = (await feesBy(sql, asOf)).map(feeShown);
  return { ...asOf, fees, illustrative: anyOfThem(fees) };
});

export interface Dues extends AsOf {
  authority: string;
  name: string;
  year: number;
  fee: MembershipFeeShown;
  share: 'full' | 'half' | 'none';
  owes: MoneyJson;
  /** Why it owes this, in a sentence. */
  da: string;
  en: string;
  illustrative: boolean;
}

/** The membership fee that one authority owes for a year; the year of the day when none is asked for. */
export class GetDues extends AsOfQuery<Dues> {
  constructor(
    readonly authorityId: string,
    readonly year: number | undefined,
    when: When = {},
  ) {
    super(when);
  }
}

type MembershipRow = Turn<{ feeShare: 'full' | 'half' | null }>;

export const getDues = answers(GetDues, dues, async (sql, asOf, { authorityId, year: asked }) => {
  const year = asked ?? Number(asOf.validOn.slice(0, 4));
  const [names, [found], turns] = await Promise.all([
    namesOf(sql, table.authority, 'authority_id', [authorityId], asOf),
    feesBy(sql, asOf, year),
    sql<MembershipRow[]>`
      select '' as key, began, jsonb_build_object('feeShare', fee_share) as what, eff, event_id as event, illustrative
      from ${sql(table.membership)} where authority_id = ${authorityId} and ${known(sql, asOf)} order by eff, pos, n`,
  ]);
  const named = names.get(authorityId);
  if (!named) throw notFound('authority', 'myndighed', authorityId);
  if (!found) throw notFound('membership fee', 'kontingent', String(year));
  const fee = feeShown(found);
  const { share, da, en, illustrative } = shareIn(year, turns);
  const owes = share === 'none' ? 0n : share === 'half' ? halfYearFee(found.amount, `${year}-12-31`) : found.amount;
  const all = named.illustrative || fee.illustrative || illustrative;
  return {
    ...{ ...asOf, authority: authorityId, name: named.name, year, fee, share, owes: kroner(owes), da, en },
    illustrative: all,
  };
});

/**
 * Which part of the fee of a year a membership costs: half when it began after 1 July [BYL §5.1]. The first membership of
 * the year decides: a fee that is paid is not refunded to who leaves [BYL §4.4], and is not paid twice.
 */
function shareIn(year: number, turns: readonly MembershipRow[]): Pick<Dues, 'share' | 'da' | 'en' | 'illustrative'> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const held = periodsOf(turns).find(({ from, to }) => from <= last && (to === null || to >= first));
  if (!held) {
    const [da, en] = [`Ikke medlem i ${year}: intet kontingent.`, `Not a member in ${year}: no fee.`];
    return { share: 'none', da, en, illustrative: false };
  }
  const { from, what, illustrative } = held;
  const day = from.split('-').reverse().join('-');
  if (from < first) {
    const [da, en] = [`Medlem ved årets begyndelse: helt kontingent.`, `A member when the year began: the full fee.`];
    return { share: 'full', da, en, illustrative };
  }
  if (what.feeShare !== 'half') {
    const [da, en] = [`Medlem fra ${day}: helt kontingent.`, `A member from ${from}: the full fee.`];
    return { share: 'full', da, en, illustrative };
  }
  return {
    share: 'half',
    da: `Medlem fra ${day}, efter 1. juli: halvt kontingent (vedtægterne §5.1).`,
    en: `A member from ${from}, after 1 July: half the fee (bylaws §5.1).`,
    illustrative,
  };
}

export interface OverrunFunding extends Stated {
  parts: { source: (typeof OVERRUN_SOURCES)[number]; amount: MoneyJson }[];
}
export interface OverrunShown extends Stated {
  overrun: string;
  amount: MoneyJson;
  reason: string;
  /** The cost line whose unfunded part it is; null when the budget is what is exceeded. */
  line: string | null;
  /** `fallen`: the line it was about is reversed. */
  status: 'waits' | 'funded' | 'fallen';
  funding: OverrunFunding | null;
}
export interface UnfundedLine {
  line: string;
  text: string;
  amount: MoneyJson;
  /** The overrun by which it is reported; null while nobody has reported it. */
  overrun: string | null;
  status: 'waits' | 'funded';
  illustrative: boolean;
}
export interface SurplusShown extends Stated {
  surplus: string;
  /** The product whose surplus it is; null for the project's own. */
  product: string | null;
  amount: MoneyJson;
  dispositions: Disposition[];
}
export interface ProjectBudget extends AsOf {
  project: string;
  name: string;
  /** Null while no finance model is set. */
  budget: MoneyJson | null;
  /** What decisions on overruns have added to it. */
  added: MoneyJson;
  /** What the cost lines that stand come to. */
  spent: MoneyJson;
  overruns: OverrunShown[];
  /** The overruns that nobody has decided how to fund; while there are any, nothing above the budget is posted. */
  waits: MoneyJson;
  /** What no ceiling of a key covers, line by line. */
  unfunded: UnfundedLine[];
  surpluses: SurplusShown[];
  illustrative: boolean;
}

/** The budget of a project: what was spent of it, what exceeds it and how that is funded, what was left. */
export class GetProjectBudget extends AsOfQuery<ProjectBudget> {
  constructor(
    readonly projectId: string,
    when: When = {},
  ) {
    super(when);
  }
}

interface CostRow {
  line: string;
  text: string;
  amount: bigint;
  unfunded: bigint;
  reversed: boolean;
  illustrative: boolean;
}
interface OverrunRow extends StatedRow {
  overrun: string;
  amount: bigint;
  reason: string;
  line: string | null;
}
type FundingRow = StatedRow & { overrun: string; parts: OverrunFunding['parts'] };
type SurplusRow = StatedRow & { surplus: string; product: string | null; amount: bigint; dispositions: Disposition[] };

export const getProjectBudget = answers(GetProjectBudget, dues, async (sql, asOf, { projectId }) => {
  const inTime = sql`project_id = ${projectId} and ${known(sql, asOf)}`;
  const [names, [budget], costs, reported, decided, disposed] = await Promise.all([
    namesOf(sql, table.project, 'project_id', [projectId], asOf),
    sql<{ amount: bigint; illustrative: boolean }[]>`
      select amount, illustrative from ${sql(table.budget)} where ${inTime} order by eff desc, pos desc limit 1`,
    sql<CostRow[]>`
      select line_id as line, text, amount, unfunded, reversed, illustrative from ${sql(table.cost)}
      where ${inTime} order by eff, pos`,
    sql<OverrunRow[]>`
      select overrun_id as overrun, amount, reason, line_id as line, ${stated(sql)} from ${sql(table.overrun)}
      where ${inTime} order by eff, pos`,
    sql<FundingRow[]>`
      select overrun_id as overrun, parts, ${stated(sql)} from ${sql(table.funding)} where ${inTime}`,
    sql<SurplusRow[]>`
      select surplus_id as surplus, product_id as product, amount, dispositions, ${stated(sql)}
      from ${sql(table.surplus)} where ${inTime} order by eff, pos`,
  ]);
  const named = names.get(projectId);
  if (!named) throw notFound('project', 'projekt', projectId);
  const overruns = reported.map((row) => overrunShown(row, decided, costs));
  const waiting = overruns.filter(({ status }) => status === 'waits');
  const surpluses = disposed.map(({ surplus, product, amount, dispositions, ...row }): SurplusShown => {
    return { surplus, product, amount: kroner(amount), dispositions, ...statedOf(row) };
  });
  const unfunded = unfundedLines(costs, overruns);
  return {
    ...{ ...asOf, project: projectId, name: named.name, budget: budget ? kroner(budget.amount) : null },
    added: kroner(addedBy(overruns)),
    spent: kroner(costs.reduce((sum, { amount }) => sum + amount, 0n)),
    ...{ overruns, waits: kroner(waiting.reduce((sum, { amount }) => sum + moneyFromJson(amount), 0n)) },
    ...{ unfunded, surpluses },
    illustrative: anyOfThem([named, ...(budget ? [budget] : []), ...costs, ...overruns, ...surpluses]),
  };
});

function overrunShown(
  { overrun, amount, reason, line, ...row }: OverrunRow,
  decided: readonly FundingRow[],
  costs: readonly CostRow[],
): OverrunShown {
  const found = decided.find((each) => each.overrun === overrun);
  const fallen = line !== null && costs.some((cost) => cost.line === line && cost.reversed);
  const status = found ? 'funded' : fallen ? 'fallen' : 'waits';
  const funding = found ? { parts: found.parts, ...statedOf(found) } : null;
  return { overrun, amount: kroner(amount), reason, line, status, funding, ...statedOf(row) };
}

/** The same sum as the guard of the costs uses: what brings money, of overruns of the budget itself. */
const addedBy = (overruns: readonly OverrunShown[]): bigint =>
  overruns
    .filter(({ line }) => line === null)
    .flatMap(({ funding }) => funding?.parts ?? [])
    .reduce((sum, { source, amount }) => sum + (source === 'scope_cut' ? 0n : moneyFromJson(amount)), 0n);

function unfundedLines(costs: readonly CostRow[], overruns: readonly OverrunShown[]): UnfundedLine[] {
  const reversed = new Set(costs.filter((cost) => cost.reversed).map(({ line }) => line));
  return costs
    .filter((cost) => !cost.reversed && !reversed.has(cost.line) && cost.unfunded !== 0n)
    .map(({ line, text, unfunded, illustrative }) => {
      const about = overruns.find((each) => each.line === line);
      const status = about?.status === 'funded' ? 'funded' : 'waits';
      return { line, text, amount: kroner(unfunded), overrun: about?.overrun ?? null, status, illustrative };
    });
}

export interface HoursHeld {
  authority: string;
  name: string;
  agreedMinutes: number;
  usedMinutes: number;
  illustrative: boolean;
}
export interface SettledLine {
  authority: string;
  name: string;
  creditedMinutes: number;
  /** What it gave, what it is to carry, and the difference: positive is owed to it. */
  value: MoneyJson;
  share: MoneyJson;
  balance: MoneyJson;
  weight: string;
  quotient: string;
  remainder: string;
  spare: number;
  /** How it was worked out, in a sentence. */
  da: string;
  en: string;
}
export interface HoursTransfer {
  from: string;
  to: string;
  amount: MoneyJson;
}
export interface HoursSettlement extends Stated {
  hourlyRate: MoneyJson;
  key: string;
  weightSum: string;
  total: MoneyJson;
  settled: MoneyJson;
  lines: SettledLine[];
  transfers: HoursTransfer[];
}
export interface HoursYear {
  year: number;
  hours: HoursHeld[];
  /** Null until the year is settled. */
  settlement: HoursSettlement | null;
}
export interface ProjectHours extends AsOf {
  project: string;
  name: string;
  years: HoursYear[];
  illustrative: boolean;
}

/** The hours that authorities put into a project, year by year, with the settlement; of one year where that is asked. */
export class GetProjectHours extends AsOfQuery<ProjectHours> {
  constructor(
    readonly projectId: string,
    readonly year: number | undefined,
    when: When = {},
  ) {
    super(when);
  }
}

interface EntryRow {
  year: number;
  authority: string;
  kind: (typeof HOURS_KINDS)[number];
  minutes: number;
  illustrative: boolean;
}
interface SettlementRow extends StatedRow {
  year: number;
  said: {
    hourlyRate: MoneyJson;
    keyId: string;
    weightSum: string;
    total: MoneyJson;
    settled: MoneyJson;
    lines: HoursLine[];
    transfers: HoursTransfer[];
  };
}

export const getProjectHours = answers(GetProjectHours, dues, async (sql, asOf, { projectId, year }) => {
  const of = year === undefined ? sql`` : sql`and year = ${year}`;
  const inTime = sql`project_id = ${projectId} and ${known(sql, asOf)} ${of}`;
  const [names, entries, settlements] = await Promise.all([
    namesOf(sql, table.project, 'project_id', [projectId], asOf),
    sql<EntryRow[]>`
      select year, authority_id as authority, kind, sum(minutes)::int as minutes, bool_or(illustrative) as illustrative
      from ${sql(table.entry)} where ${inTime} group by year, authority_id, kind order by year, authority_id, kind`,
    sql<SettlementRow[]>`
      select year, said, ${stated(sql)} from ${sql(table.settlement)} where ${inTime} order by year`,
  ]);
  const named = names.get(projectId);
  if (!named) throw notFound('project', 'projekt', projectId);
  if (year !== undefined && entries.length + settlements.length === 0)
    throw notFound('hours of the project in', 'timer for projektet i', String(year));
  const ids = new Set([
    ...entries.map(({ authority: id }) => id),
    ...settlements.flatMap(({ said }) => said.lines.map(({ authorityId }) => authorityId)),
  ]);
  const called = await namesOf(sql, table.authority, 'authority_id', [...ids], asOf);
  const nameOf = (id: string): string => called.get(id)?.name ?? id;
  const numbers = new Set([...entries, ...settlements].map((row) => row.year));
  const years = [...numbers]
    .sort((a, b) => a - b)
    .map((each): HoursYear => {
      const held = grouped(
        entries.filter((row) => row.year === each),
        (row) => row.authority,
      );
      const found = settlements.find((row) => row.year === each);
      return {
        year: each,
        hours: [...held].map(([id, rows]) => hoursHeld(id, nameOf(id), rows)),
        settlement: found ? settlementShown(found, nameOf) : null,
      };
    });
  const illustrative = anyOfThem([named, ...entries, ...settlements]);
  return { ...asOf, project: projectId, name: named.name, years, illustrative };
});

function hoursHeld(id: string, name: string, rows: readonly EntryRow[]): HoursHeld {
  const minutesOf = (kind: EntryRow['kind']): number => rows.find((row) => row.kind === kind)?.minutes ?? 0;
  const time = { agreedMinutes: minutesOf('agreed'), usedMinutes: minutesOf('used') };
  return { authority: id, name, ...time, illustrative: anyOfThem(rows) };
}

function settlementShown({ said, ...row }: SettlementRow, nameOf: (id: string) => string): HoursSettlement {
  const { hourlyRate, keyId: key, weightSum, total, settled, transfers } = said;
  const lines = said.lines.map((line): SettledLine => {
    const { authorityId: id, credited: creditedMinutes, value, share, weight, quotient, remainder, spare } = line;
    const balance = moneyFromJson(value) - moneyFromJson(share);
    const workings = { weight, quotient, remainder, spare, ...lineSaid(line, said) };
    return { authority: id, name: nameOf(id), creditedMinutes, value, share, balance: kroner(balance), ...workings };
  });
  return { hourlyRate, key, weightSum, total, settled, lines, transfers, ...statedOf(row) };
}

/** How a line came about: the time that counts, what it is worth, and the part of the whole that is to be carried. */
function lineSaid(line: HoursLine, said: SettlementRow['said']): { da: string; en: string } {
  const amounts = [line.value, line.share, said.total, said.hourlyRate].map(moneyFromJson);
  const [value, share, total, rate] = amounts.map(krDa);
  const [worth, part, whole, price] = amounts.map(krEn);
  const hours = (minutes: number): string => `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const [agreed, used, credited] = [line.agreed, line.used, line.credited].map(hours);
  const fraction = `${line.weight}/${said.weightSum}`;
  return {
    da: `${agreed} timer aftalt, ${used} brugt: ${credited} à ${rate} er ${value} Andelen er ${fraction} af ${total}, det er ${share}`,
    en: `${agreed} hours agreed, ${used} used: ${credited} at ${price} is ${worth}. The share is ${fraction} of ${whole}, which is ${part}.`,
  };
}
