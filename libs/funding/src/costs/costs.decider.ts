// SPDX-License-Identifier: MPL-2.0
import {
  canonicalJson,
  Rejection,
  unreachable,
  type CommandMeta,
  type Decider,
  type Lookup,
  type MoneyJson,
} from '@faellesbog/eventsourcing';
import { authority, population, sizeClassOf, sizeTable, type SizeTable } from '@faellesbog/community';
import { assertAllowed, namedDecision, type DecisionNamed } from '@faellesbog/governance';
import { explainApportionment, formatDanish, moneyFromJson, moneyToJson } from '@faellesbog/money';
import { project } from '@faellesbog/portfolio';
import { round, type Round } from '../round/round.decider.js';
import { amountOf, assertAuthorityKnown, assertNotBefore, assertSum, MAX_AMOUNT } from '../rules.js';
import { costsCommands, type AdoptAllocationKey, type CostsCommand, type PostCostLine } from './costs.commands.js';
import { costsEvents, type CostShareLine, type CostsEvent } from './costs.events.js';
import {
  addedToBudget,
  fundOverrun,
  openOverrunOn,
  reportOverrun,
  withOverrun,
  type Overruns,
} from './overruns.decider.js';
import { decideSurplus, type Surpluses } from './surpluses.decider.js';

type Key = Extract<CostsEvent, { type: 'AllocationKeyAdopted' }>['data'];
type Posted = Extract<CostsEvent, { type: 'CostLinePosted' }>['data'];

interface Costs {
  keys: readonly Key[];
  lines: ReadonlyMap<string, Posted & { eff: string; reversal?: { id: string; eff: string } }>;
  /** What each authority carries so far, in øre: a ceiling holds for the project as a whole. */
  carried: ReadonlyMap<string, bigint>;
  /** Sum of the sizes of all amounts, in øre. */
  size: bigint;
  /** What the lines that stand come to, in øre. */
  spent: bigint;
  overruns: Overruns;
  surpluses: Surpluses;
}

/** What other streams say of a project and of the figures that a key rests on. */
interface Facts extends DecisionNamed {
  projectKnown: boolean;
  /** The budget of the project's finance model, in øre. */
  frame?: bigint;
  unknownAuthority?: string;
  inhabitants?: Readonly<Record<string, number>>;
  sizes?: SizeTable;
  /** What the project is for, and its funding rounds that have closed; looked up where a surplus is decided on. */
  productIds?: readonly string[];
  rounds?: ReadonlyMap<string, Round>;
}

function decide(command: CostsCommand, costs: Costs, facts: Facts): CostsEvent[] {
  if (!facts.projectKnown) {
    const id = command.data.projectId;
    throw new Rejection('project.unknown', `There is no project "${id}".`, `Der findes intet projekt "${id}".`, {
      pointer: '/projectId',
    });
  }
  switch (command.type) {
    case 'AdoptAllocationKey':
      return adoptKey(command, costs, facts);
    case 'PostCostLine':
      return post(command, costs, facts);
    case 'ReverseCostLine': {
      const { data, meta } = command;
      const { eff, reversal, amount, unfunded, lines } = posted(costs, data.lineId);
      if (reversal?.id === data.reversalId) return [];
      if (reversal) throw alreadyReversed(reversal.id);
      assertNotBefore(meta.effectiveOn, eff, 'cost.reversed_before_posted');
      const negated = { amount: negate(amount), unfunded: negate(unfunded), lines: lines.map(negateLine) };
      return [{ type: 'CostLineReversed', data: { ...data, ...negated } }];
    }
    case 'ReportOverrun':
      return reportOverrun(command, costs.overruns, costs.lines, facts.frame);
    case 'DecideOverrunFunding':
      return fundOverrun(command, costs.overruns, costs.lines, facts.decision);
    case 'DecideSurplus': {
      const { productIds = [], rounds = new Map<string, Round>(), decision } = facts;
      const added = addedToBudget(costs.overruns, command.meta.effectiveOn);
      return decideSurplus(command, costs.surpluses, { productIds, rounds, spent: costs.spent, added, decision });
    }
    default:
      return unreachable(command);
  }
}

function adoptKey({ data, meta }: AdoptAllocationKey, costs: Costs, facts: Facts): CostsEvent[] {
  if (costs.keys.some(({ keyId }) => keyId === data.keyId)) {
    throw new Rejection(
      'key.exists',
      'A key is never changed; adopt a new one that is valid from a later day.',
      'En fordelingsnøgle ændres aldrig; vedtag en ny, der gælder fra en senere dag.',
      { pointer: '/keyId' },
    );
  }
  const about = [{ kind: 'project' as const, id: data.projectId }];
  const what = { en: 'An allocation key', da: 'En fordelingsnøgle' };
  assertAllowed(meta, facts.decision, { purpose: 'allocation_key', about }, what);
  if (facts.unknownAuthority !== undefined) assertAuthorityKnown(false, facts.unknownAuthority, '/members');
  if (new Set(data.members.map(({ authorityId }) => authorityId)).size < data.members.length) {
    throw new Rejection('key.member_twice', 'An authority is named twice.', 'En myndighed er nævnt to gange.', {
      pointer: '/members',
    });
  }
  const { classWeights: _, ...key } = data;
  const weights = resolveWeights(data, facts);
  if (weights.every((weight) => weight === 0n)) {
    throw new Rejection('key.weights_zero', 'Nobody carries a weight.', 'Ingen har en vægt.', { pointer: '/members' });
  }
  const members = data.members.map(({ authorityId, cap }, index) => {
    if (cap) amountOf(cap, `/members/${index}/cap`, 0n);
    return { authorityId, cap, weight: String(weights[index]) };
  });
  return [{ type: 'AllocationKeyAdopted', data: { ...key, members } }];
}

/**
 * One whole weight per member. For `equal_and_inhabitants` a member's exact part is
 * `equalPartBp/10000 * 1/n + (10000-equalPartBp)/10000 * inhabitants/sum`; times `10000 * n * sum` it is whole, so that
 * one division explains the share.
 */
function resolveWeights({ basis, members, ...data }: AdoptAllocationKey['data'], facts: Facts): bigint[] {
  if (basis === 'fixed') return members.map(({ weight }, index) => stated(weight, index));
  if (basis === 'equal') return members.map(({ weight }, index) => looked(1n, weight, index));
  if (!facts.inhabitants) throw missing('population set', 'indbyggertalssæt', '/populationSetId');
  const { inhabitants: counted } = facts;
  const figures = members.map(({ authorityId: id }) => (Object.hasOwn(counted, id) ? counted[id] : undefined));
  if (basis === 'size_class') {
    const { sizes } = facts;
    if (sizes?.status !== 'adopted') throw missing('size table', 'størrelsestabel', '/sizeTableId');
    const weightOf = { small: 1, medium: 2, large: 3, very_large: 4, ...data.classWeights };
    const classes = figures.map((figure) => figure && BigInt(weightOf[sizeClassOf(sizes, figure)]));
    return members.map(({ weight }, index) => looked(classes[index] || undefined, weight, index));
  }
  const inhabitants = members.map(({ weight }, i) => looked(figures[i] ? BigInt(figures[i]) : undefined, weight, i));
  if (basis === 'inhabitants') return inhabitants;
  if (data.equalPartBp === undefined) throw missing('equal part', 'lige del', '/equalPartBp');
  const [equally, all] = [BigInt(data.equalPartBp), inhabitants.reduce((sum, figure) => sum + figure, 0n)];
  return inhabitants.map((figure) => equally * all + (10_000n - equally) * BigInt(members.length) * figure);
}

function stated(weight: string | undefined, index: number): bigint {
  if (weight !== undefined) return BigInt(weight);
  throw missing('weight', 'vægt', `/members/${index}/weight`);
}

/** A weight that was looked up; a stated one only fills a gap, for a figure is not a matter of opinion. */
function looked(found: bigint | undefined, weight: string | undefined, index: number): bigint {
  if (found === undefined) return stated(weight, index);
  if (weight === undefined || BigInt(weight) === found) return found;
  throw new Rejection(
    'key.weight_is_given',
    `The weight follows from the basis: it is ${found}.`,
    `Vægten følger af grundlaget: den er ${found}.`,
    { pointer: `/members/${index}/weight` },
  );
}

const missing = (what: string, hvad: string, pointer: string): Rejection =>
  new Rejection('key.incomplete', `The key needs a ${what} that exists.`, `Nøglen mangler et gyldigt ${hvad}.`, {
    pointer,
  });

/** Shares a cost by the key in force on its day. Preview and posting are this one function. */
function post({ data, meta }: PostCostLine, costs: Costs, facts: Facts): CostsEvent[] {
  const before = costs.lines.get(data.lineId);
  if (before) {
    const { projectId, lineId, text, amount } = before;
    const same = canonicalJson({ projectId, lineId, text, amount }) === canonicalJson({ ...data });
    if (same && before.eff === meta.effectiveOn) return [];
    throw new Rejection(
      'cost.exists',
      'This line is posted; reverse it and post another.',
      'Linjen er bogført; tilbagefør den og bogfør en anden.',
      { pointer: '/lineId' },
    );
  }
  const amount = amountOf(data.amount, '/amount', -MAX_AMOUNT);
  if (amount === 0n) {
    throw new Rejection('cost.nothing', 'There is nothing to share.', 'Der er intet at fordele.', {
      pointer: '/amount',
    });
  }
  assertSum(costs.size + sizeOf(amount), '/amount');
  const excess = overFrame(amount, data.projectId, meta, costs, facts);
  const key = keyOn(costs, meta.effectiveOn);
  const numbered = { lineNumber: costs.lines.size + 1, keyId: key.keyId };
  const over = excess > 0n && { overFrame: moneyToJson(excess) };
  return [{ type: 'CostLinePosted', data: { ...data, ...numbered, ...share(amount, key, costs), ...over } }];
}

/**
 * What was approved is the frame, with what decisions on overruns have added to it by the day; a cost that lifts the sum
 * above it needs a decision that allows the excess, and what one decision allows is allowed once. While an overrun is
 * reported and not funded, no such decision helps.
 * @returns the excess in øre; 0 within the frame.
 */
function overFrame(
  amount: bigint,
  projectId: string,
  meta: CommandMeta,
  { spent, overruns, lines }: Costs,
  { frame: budget, decision }: Facts,
): bigint {
  const frame = budget === undefined ? undefined : budget + addedToBudget(overruns, meta.effectiveOn);
  if (frame === undefined || amount <= 0n || spent + amount <= frame) return 0n;
  const open = openOverrunOn(overruns, lines, meta.effectiveOn);
  if (open) throw blockedBy(open.data);
  const over = spent + amount - frame;
  const excess = over < amount ? over : amount;
  const what = {
    en: `A cost that exceeds the budget of ${formatDanish(frame)} by ${formatDanish(excess)}`,
    da: `En udgift, der overskrider budgettet på ${formatDanish(frame)} med ${formatDanish(excess)},`,
  };
  const about = [{ kind: 'project' as const, id: projectId }];
  const { decisionRef } = meta.grounds;
  const before = [...lines.values()]
    .filter((line) => !line.reversal && line.overFrame && line.decisionRef === decisionRef)
    .reduce((sum, line) => sum + moneyFromJson(line.overFrame!), 0n);
  assertAllowed(meta, decision, { purpose: 'cost_over_frame', about, amount: before + excess }, what);
  return excess;
}

const blockedBy = ({ overrunId, amount }: Extract<CostsEvent, { type: 'OverrunReported' }>['data']): Rejection => {
  const much = formatDanish(moneyFromJson(amount));
  return new Rejection(
    'overrun.not_funded',
    `Overrun "${overrunId}" of ${much} is reported and not funded: until it is, nothing above the budget is posted.`,
    `Overskridelsen "${overrunId}" på ${much} er meldt og ikke finansieret: indtil da bogføres intet over budgettet.`,
    { pointer: '/amount' },
  );
};

/** The key in force on a day: the one valid from the latest day up to it; of two from the same day the later adopted. */
export function keyOn({ keys }: Pick<Costs, 'keys'>, day: string): Key {
  const valid = keys.filter(({ validFrom }) => validFrom <= day);
  const key = valid.findLast((one) => valid.every(({ validFrom }) => validFrom <= one.validFrom));
  if (key) return key;
  throw new Rejection(
    'key.none_in_force',
    `No allocation key was in force on ${day}.`,
    `Ingen fordelingsnøgle gjaldt den ${day}.`,
    { pointer: '/effectiveOn' },
  );
}

type Shared = Pick<Posted, 'rule' | 'apportioned' | 'weightSum' | 'lines' | 'unfunded'>;
/** `ceiling` is what is left of a member's ceiling, null when it has none. */
interface Sharing {
  code: string;
  weight: bigint;
  ceiling: bigint | null;
}

/** Splits an amount by a key: largest remainder, and where the key has ceilings what they leave to be divided. */
function share(amount: bigint, key: Key, costs: Costs): Shared {
  const members = key.members.map(({ authorityId, weight, cap }): Sharing => {
    const left = cap && moneyFromJson(cap) - (costs.carried.get(authorityId) ?? 0n);
    return { code: authorityId, weight: BigInt(weight), ceiling: left === undefined ? null : left > 0n ? left : 0n };
  });
  const fixed = atCeiling(amount, members);
  const free = members.filter((member) => !fixed.has(member));
  const left = amount - sum([...fixed.values()]);
  const unfunded = free.some(({ weight }) => weight > 0n) ? 0n : left;
  const division = explainApportionment(left - unfunded, free);
  const divided = new Map(division.lines.map((line) => [line.code, line]));
  const lines = members.map(({ code, weight, ceiling }): CostShareLine => {
    const { quotient, remainder, spare, share } = divided.get(code) ?? atItsCeiling(ceiling ?? 0n);
    return {
      authorityId: code,
      weight: String(weight),
      quotient: String(quotient),
      remainder: String(remainder),
      spare: Number(spare),
      share: moneyToJson(share),
      ...(ceiling !== null && { ceiling: moneyToJson(ceiling) }),
      ...(!divided.has(code) && { atCeiling: true }),
    };
  });
  return {
    rule: { name: members.some(({ ceiling }) => ceiling !== null) ? 'cap-waterfill' : 'hamilton', version: 1 },
    apportioned: moneyToJson(division.total),
    weightSum: String(division.weightSum),
    lines,
    unfunded: moneyToJson(unfunded),
  };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const atItsCeiling = (ceiling: bigint) => ({ quotient: ceiling, remainder: 0n, spare: 0n, share: ceiling });

/**
 * Whose share the ceiling decides, and its amount: the rounds of `cap-waterfill`, which fix those whose exact share of
 * what is left reaches their ceiling until nobody's does. When the ceilings do not cover the amount, everybody's.
 */
function atCeiling(amount: bigint, members: readonly Sharing[]): Map<Sharing, bigint> {
  const fixed = new Map<Sharing, bigint>();
  const covered = members.every(({ ceiling }) => ceiling !== null) && sum(members.map((m) => m.ceiling!)) <= amount;
  for (;;) {
    const free = members.filter((member) => !fixed.has(member));
    const weightSum = sum(free.map(({ weight }) => weight));
    const left = amount - sum([...fixed.values()]);
    const full = free.filter(
      ({ weight, ceiling }) =>
        ceiling !== null && (covered || (weightSum > 0n && left * weight >= ceiling * weightSum)),
    );
    if (full.length === 0) return fixed;
    for (const member of full) fixed.set(member, member.ceiling!);
  }
}

const sizeOf = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function posted(costs: Costs, lineId: string) {
  const found = costs.lines.get(lineId);
  if (found) return found;
  throw new Rejection('cost.unknown', 'No such cost line is posted.', 'Der er ikke bogført en sådan linje.', {
    pointer: '/lineId',
  });
}

const alreadyReversed = (by: string): Rejection =>
  new Rejection(
    'cost.reversed',
    `The line was reversed once, by "${by}"; that is all it can be.`,
    `Linjen er tilbageført én gang, ved "${by}"; mere kan den ikke.`,
    { pointer: '/lineId' },
  );

const negate = (money: MoneyJson): MoneyJson => moneyToJson(-moneyFromJson(money));
const negateText = (whole: string): string => String(-BigInt(whole));
const negateLine = (line: CostShareLine): CostShareLine => ({
  ...line,
  quotient: negateText(line.quotient),
  remainder: negateText(line.remainder),
  // Zero has no sign: -0 has no exact form in JSON.
  spare: line.spare === 0 ? 0 : -line.spare,
  share: negate(line.share),
});

function evolve(costs: Costs, event: CostsEvent, { eff }: { eff: string }): Costs {
  switch (event.type) {
    case 'AllocationKeyAdopted':
      return { ...costs, keys: [...costs.keys, event.data] };
    case 'CostLinePosted': {
      const lines = new Map(costs.lines).set(event.data.lineId, { ...event.data, eff });
      const size = costs.size + sizeOf(moneyFromJson(event.data.amount));
      const spent = costs.spent + moneyFromJson(event.data.amount);
      return { ...costs, lines, size, spent, carried: carry(costs, event.data.lines) };
    }
    case 'CostLineReversed': {
      const { lineId, reversalId } = event.data;
      const line = costs.lines.get(lineId);
      if (!line) return costs;
      const lines = new Map(costs.lines).set(lineId, { ...line, reversal: { id: reversalId, eff } });
      const spent = costs.spent - moneyFromJson(line.amount);
      return { ...costs, lines, spent, carried: carry(costs, event.data.lines) };
    }
    case 'OverrunReported':
    case 'OverrunFundingDecided':
      return { ...costs, overruns: withOverrun(costs.overruns, event, eff) };
    case 'SurplusDispositionDecided':
      return { ...costs, surpluses: new Map(costs.surpluses).set(event.data.surplusId, { data: event.data, eff }) };
    default:
      return unreachable(event);
  }
}

function carry({ carried }: Costs, lines: readonly CostShareLine[]): Map<string, bigint> {
  const after = new Map(carried);
  for (const { authorityId, share } of lines) {
    after.set(authorityId, (after.get(authorityId) ?? 0n) + moneyFromJson(share));
  }
  return after;
}

/** Each of some rounds as it stands now. */
async function roundsOf(ids: Iterable<string>, lookup: Lookup): Promise<ReadonlyMap<string, Round>> {
  const found = [...ids].map(async (id): Promise<[string, Round]> => [id, (await lookup.state(round, id)).state]);
  return new Map(await Promise.all(found));
}

/** The costs of a project: the keys they are shared by, the lines posted, the reversals; overruns and surpluses. */
export const costs: Decider<Costs, CostsCommand, typeof costsEvents, Facts> = {
  events: costsEvents,
  commands: costsCommands,
  streamId: (command) => command.data.projectId,
  initialState: {
    ...{ keys: [], lines: new Map(), carried: new Map(), size: 0n, spent: 0n },
    ...{ overruns: new Map(), surpluses: new Map() },
  },
  decide,
  evolve,
  async facts({ type, data, meta }, lookup) {
    const { state: spending } = await lookup.state(project, data.projectId);
    const projectKnown = spending.status !== 'none';
    const frame = projectKnown && spending.finance ? moneyFromJson(spending.finance.budget) : undefined;
    const decision = await namedDecision(meta, lookup);
    if (type === 'DecideSurplus' && spending.status !== 'none') {
      const rounds = await roundsOf(spending.rounds.keys(), lookup);
      return { projectKnown, decision, productIds: spending.productIds, rounds };
    }
    if (type !== 'AdoptAllocationKey') return { projectKnown, frame, decision };
    const [unknown, figures, table] = await Promise.all([
      Promise.all(
        data.members.map(async ({ authorityId }) => {
          const { state } = await lookup.state(authority, authorityId);
          return state.status === 'none' ? authorityId : undefined;
        }),
      ),
      data.populationSetId === undefined ? undefined : lookup.state(population, data.populationSetId),
      data.sizeTableId === undefined ? undefined : lookup.state(sizeTable, data.sizeTableId),
    ]);
    return {
      projectKnown,
      decision,
      unknownAuthority: unknown.find((id) => id !== undefined),
      inhabitants: figures?.state.status === 'imported' ? figures.state.inhabitants : undefined,
      sizes: table?.state,
    };
  },
};
