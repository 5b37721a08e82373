// SPDX-License-Identifier: MPL-2.0
import {
  AppointCoordinator,
  ChangeContact,
  RegisterAuthority,
  ReleaseCoordinator,
  StartMembership,
  WithdrawMembership,
} from '@faellesbog/community';
import { uuidFrom, type CommandMeta, type DomainCommand, type FactRow } from '@faellesbog/eventsourcing';
import {
  AcceptLatePledge,
  AdoptAllocationKey,
  AmendPledge,
  AwardExternalGrant,
  CloseFundingRound,
  OpenFundingRound,
  PledgeInKind,
  PostCostLine,
  ReleasePledge,
  ReverseCostLine,
  StateInterimTotal,
  StatePledge,
  WithdrawPledge,
} from '@faellesbog/funding';
import { AdoptBylaws, EstablishBody, RegisterDecision } from '@faellesbog/governance';
import { anythingGoes, DECISION } from '@faellesbog/governance/testing';
import { moneyFromJson, moneyToJson, type MoneyJson } from '@faellesbog/money';
import {
  ApproveProject,
  JoinProject,
  ProposeProject,
  RegisterNeed,
  StartProject,
  SupportNeed,
} from '@faellesbog/portfolio';

/** A seeded source of chance: the same seed throws the same dice everywhere. */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** In 0..below-1. */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
}

// Under test every mention of a global is looked up anew, which is most of what a throw costs.
const { floor, imul } = Math;

/** The generator mulberry32: one word of state, good enough to choose by and quick. */
export function dice(seed: number): Dice {
  let state = imul(seed + 1, 0x9e3779b1) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => floor(next() * below);
  return { next, int, chance: (probability) => next() < probability, pick: (list) => list[int(list.length)]! };
}

const AUTHORITIES = [
  ['101', 'København', '64942212'],
  ['147', 'Frederiksberg', '11259979'],
  ['151', 'Ballerup', '58271713'],
  ['153', 'Brøndby', '65113015'],
] as const;
const PROJECTS = ['app', 'map'];
const ROUNDS = ['app-1', 'app-2', 'map-1'];
const DECIDED = { decisionRef: DECISION };

export interface Workload {
  /** What the rest builds on, in order: authorities, projects, rounds, an allocation key. */
  prologue(): DomainCommand[];
  /** One more request at random; many break a rule. `progress` runs from 0 to 1 and moves the business dates on. */
  next(progress: number): DomainCommand;
}

/** Few ids and few days, so that the clients get in each other's way. */
export function workload(seed: number, random: Dice): Workload {
  let asked = 0;
  const day = (number: number): string => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
  const kr = (): MoneyJson => moneyToJson(BigInt(1 + random.int(random.chance(0.2) ? 9 : 90_000_000)));
  const meta = (effectiveOn: string, grounds: CommandMeta['grounds'] = DECIDED): CommandMeta => ({
    id: uuidFrom(`simulation/${seed}/${asked++}`),
    by: `account-${random.int(5)}`,
    org: null,
    now: '',
    effectiveOn,
    effectiveOnGiven: true,
    grounds,
  });
  const open = (roundId: string, on: string): DomainCommand => {
    const terms = { target: kr(), deadline: day(30 + random.int(60)), purpose: 'Build it' };
    return new OpenFundingRound({ roundId, projectId: roundId.split('-')[0]!, ...terms }, meta(on));
  };
  return {
    prologue() {
      const first = day(0);
      const codes = AUTHORITIES.map(([code]) => code);
      const members = codes.map((authorityId, n) => ({ authorityId, weight: String(1 + n) }));
      return [
        new AdoptBylaws(anythingGoes.bylaws, meta('2000-01-01')),
        new EstablishBody(anythingGoes.body, meta('2000-01-01')),
        new RegisterDecision(anythingGoes.decision, meta('2000-01-01')),
        ...AUTHORITIES.map(([code, name, cvr]) => {
          const kind = 'municipality' as const;
          return new RegisterAuthority(
            { authorityId: code, name, kind, cvr, municipalityCode: code },
            meta('2007-01-01'),
          );
        }),
        ...PROJECTS.flatMap((projectId) => [
          new ProposeProject({ projectId, name: projectId, purpose: 'Build it', owners: [codes[0]!] }, meta(first)),
          new ApproveProject({ projectId }, meta(first)),
        ]),
        open(ROUNDS[0]!, first),
        open(ROUNDS[2]!, first),
        new AdoptAllocationKey(
          { projectId: PROJECTS[0]!, keyId: 'k-1', validFrom: first, basis: 'fixed', members },
          meta(first),
        ),
      ];
    },
    next(progress) {
      const effectiveOn = day(Math.max(0, Math.floor(progress * 100) + random.int(11) - 5));
      const about = {
        random,
        kr,
        roundId: random.pick(ROUNDS),
        projectId: random.pick(PROJECTS),
        authorityId: random.pick(AUTHORITIES)[0],
        pledgeId: `t-${random.int(6)}`,
        number: random.int(3),
        on: effectiveOn,
        open: (roundId: string) => open(roundId, effectiveOn),
      };
      return random.pick(REQUESTS)(about, meta(effectiveOn, random.chance(0.9) ? DECIDED : {}));
    },
  };
}

interface About {
  random: Dice;
  kr(): MoneyJson;
  roundId: string;
  projectId: string;
  authorityId: string;
  pledgeId: string;
  number: number;
  on: string;
  open(roundId: string): DomainCommand;
}
type Request = (about: About, meta: CommandMeta) => DomainCommand;

const statePledge: Request = ({ roundId, pledgeId, authorityId, kr }, meta) =>
  new StatePledge({ roundId, pledgeId, authorityId, amount: kr() }, meta);
const amendPledge: Request = ({ roundId, pledgeId, kr }, meta) =>
  new AmendPledge({ roundId, pledgeId, amount: kr() }, meta);
const postCost: Request = ({ projectId, pledgeId, kr, random }, meta) => {
  const amount = random.chance(0.2) ? moneyToJson(-moneyFromJson(kr())) : kr();
  return new PostCostLine({ projectId, lineId: pledgeId, text: 'A bill', amount }, meta);
};
// Listed more than once: what happens more often.
const REQUESTS: readonly Request[] = [
  statePledge,
  statePledge,
  statePledge,
  statePledge,
  amendPledge,
  amendPledge,
  amendPledge,
  postCost,
  postCost,
  ({ roundId, open }) => open(roundId),
  ({ roundId, pledgeId }, meta) => new WithdrawPledge({ roundId, pledgeId, reason: 'Budget' }, meta),
  ({ roundId, pledgeId, authorityId, number }, meta) => {
    const hourlyRate = moneyToJson(65_000n);
    return new PledgeInKind({ roundId, pledgeId, authorityId, hours: 10 + number, hourlyRate }, meta);
  },
  ({ roundId, number, kr }, meta) =>
    new AwardExternalGrant({ roundId, grantId: `g-${number}`, funder: 'A fund', amount: kr(), terms: {} }, meta),
  ({ roundId, number, kr }, meta) => new StateInterimTotal({ roundId, pledges: number, total: kr() }, meta),
  ({ roundId, random }, meta) => new CloseFundingRound({ roundId, waiveFloor: random.chance(0.5) }, meta),
  ({ roundId, pledgeId, authorityId, kr }, meta) =>
    new AcceptLatePledge({ roundId, pledgeId, authorityId, amount: kr() }, meta),
  ({ roundId, pledgeId }, meta) => new ReleasePledge({ roundId, pledgeId, reason: 'Merger' }, meta),
  ({ projectId, pledgeId, number }, meta) =>
    new ReverseCostLine({ projectId, lineId: pledgeId, reversalId: `r-${number}`, reason: 'Typo' }, meta),
  ({ projectId }, meta) => new StartProject({ projectId, waiveFloor: true }, meta),
  ({ projectId, authorityId }, meta) => new JoinProject({ projectId, authorityId }, meta),
  ({ authorityId, on }, meta) =>
    new StartMembership({ authorityId, signedOn: on, contactRef: uuidFrom('a contact') }, meta),
  ({ authorityId, on }, meta) => new WithdrawMembership({ authorityId, receivedOn: on }, meta),
  ({ authorityId, number }, meta) =>
    new ChangeContact({ authorityId, contactRef: uuidFrom(`contact ${number}`) }, meta),
  ({ authorityId, number }, meta) => {
    const area = { kind: 'community' as const };
    return new AppointCoordinator(
      { authorityId, coordinatorId: `c-${number}`, personRef: uuidFrom('a person'), area },
      meta,
    );
  },
  ({ authorityId, number }, meta) =>
    new ReleaseCoordinator({ authorityId, coordinatorId: `c-${number}`, reason: 'New job' }, meta),
  ({ authorityId, number }, meta) =>
    new RegisterNeed({ needId: `n-${number}`, title: 'A need', description: 'Of many', authorityId }, meta),
  ({ authorityId, number }, meta) => new SupportNeed({ needId: `n-${number}`, authorityId }, meta),
  ({ authorityId, number, random }, meta) => {
    const needIds = [`n-${number}`, `n-${(number + 1 + random.int(2)) % 3}`];
    const owners = [authorityId];
    return new ProposeProject(
      { projectId: `more-${number}`, name: 'More', purpose: 'Build more', owners, needIds },
      meta,
    );
  },
];

interface Pledged {
  authorityId: string;
  kind: string;
  amount: bigint;
}
interface Round {
  least: bigint;
  pledges: Map<string, Pledged>;
  grants: bigint;
  closed?: { raised: bigint; reached: boolean };
}

/** What must be so after the commands that were taken in, worked out without the rules, the events or the read models. */
export interface Book {
  write(command: DomainCommand): void;
  /** One line for each sum, in order of their text; the first word is its kind. */
  sums(): string[];
}

export function book(): Book {
  const rounds = new Map<string, Round>();
  const lines = new Map<string, bigint>();
  const costs = new Map<string, bigint>();
  const members = new Set<string>();
  const pledge = (roundId: string, pledgeId: string, said: Partial<Pledged>): void => {
    const { pledges } = rounds.get(roundId)!;
    pledges.set(pledgeId, { authorityId: '', kind: 'money', amount: 0n, ...pledges.get(pledgeId), ...said });
  };
  const charge = (projectId: string, amount: bigint): void =>
    void costs.set(projectId, (costs.get(projectId) ?? 0n) + amount);
  return {
    write(command) {
      if (command instanceof StartMembership) members.add(command.data.authorityId);
      if (command instanceof WithdrawMembership) members.delete(command.data.authorityId);
      if (command instanceof PostCostLine) {
        const { projectId, lineId, amount } = command.data;
        lines.set(`${projectId}/${lineId}`, moneyFromJson(amount));
        charge(projectId, moneyFromJson(amount));
      }
      if (command instanceof ReverseCostLine)
        charge(command.data.projectId, -lines.get(`${command.data.projectId}/${command.data.lineId}`)!);
      if (command instanceof OpenFundingRound) {
        const { roundId, floor, target } = command.data;
        rounds.set(roundId, { least: moneyFromJson(floor ?? target), pledges: new Map(), grants: 0n });
      }
      if (command instanceof StatePledge || command instanceof AcceptLatePledge) {
        const { roundId, pledgeId, authorityId, amount } = command.data;
        pledge(roundId, pledgeId, { authorityId, amount: moneyFromJson(amount) });
      }
      if (command instanceof PledgeInKind) {
        const { roundId, pledgeId, authorityId, hours, hourlyRate } = command.data;
        pledge(roundId, pledgeId, { authorityId, kind: 'in_kind', amount: BigInt(hours) * moneyFromJson(hourlyRate) });
      }
      if (command instanceof AmendPledge)
        pledge(command.data.roundId, command.data.pledgeId, { amount: moneyFromJson(command.data.amount) });
      if (command instanceof WithdrawPledge || command instanceof ReleasePledge)
        rounds.get(command.data.roundId)!.pledges.delete(command.data.pledgeId);
      if (command instanceof AwardExternalGrant)
        rounds.get(command.data.roundId)!.grants += moneyFromJson(command.data.amount);
      if (command instanceof CloseFundingRound) close(rounds.get(command.data.roundId)!, command.data.waiveFloor);
    },
    sums: () =>
      [
        ...[...members].map((authorityId) => `member ${authorityId}`),
        ...[...costs].map(([projectId, amount]) => `cost ${projectId} ${amount}`),
        ...[...rounds].flatMap(([roundId, round]) => sumsOfRound(roundId, round)),
      ].sort(),
  };
}

function close(round: Round, waived = false): void {
  const raised = [...round.pledges.values()].reduce((sum, { amount }) => sum + amount, round.grants);
  const reached = raised >= round.least;
  round.closed = { raised, reached };
  if (!reached && !waived) round.pledges.clear();
}

function sumsOfRound(roundId: string, { pledges, grants, closed }: Round): string[] {
  const pledged = [...pledges.values()].map(
    ({ authorityId, kind, amount }) => `pledged ${roundId} ${authorityId} ${kind} ${amount}`,
  );
  if (grants > 0n) pledged.push(`granted ${roundId} ${grants}`);
  if (closed) pledged.push(`raised ${roundId} ${closed.raised} ${closed.reached}`);
  return pledged;
}

/** Which sums a read model can tell, by its name. */
export const TELLS: Record<string, readonly string[]> = {
  co_financing: ['pledged', 'granted', 'raised', 'cost'],
  authority_position: ['pledged', 'cost', 'member'],
  portfolio_register: ['raised'],
  community_register: ['member'],
};

/** The same sums from the rows of a read model, whichever of its tables tell them. */
export function sumsIn(rows: readonly FactRow[]): string[] {
  const pledges = new Map<string, { roundId: string; said: string; amount: bigint }>();
  const grants = new Map<string, bigint>();
  const costs = new Map<string, bigint>();
  const members = new Set<string>();
  const lines: string[] = [];
  for (const { table, row } of rows) {
    const text = (column: string): string => String(row[column]);
    const ore = (column: string): bigint => row[column] as bigint;
    const add = (sums: Map<string, bigint>, key: string, column: string): void =>
      void sums.set(key, (sums.get(key) ?? 0n) + ore(column));
    if (table === 'pledge') pledgeIn(pledges, row);
    if (table === 'award') add(grants, text('round_id'), 'amount');
    if (table === 'cost_share') add(costs, text('project_id'), 'share');
    if (table === 'closing' && 'raised' in row)
      lines.push(`raised ${text('round_id')} ${text('raised')} ${text('reached')}`);
    if (table === 'round' && 'reached' in row)
      lines.push(`raised ${text('round_id')} ${text('pledged')} ${text('reached')}`);
    if (table === 'membership' || (table === 'turn' && row['kind'] === 'membership')) {
      if (row['starts'] ?? row['began']) members.add(text('authority_id'));
      else members.delete(text('authority_id'));
    }
  }
  return [
    ...lines,
    ...[...members].map((authorityId) => `member ${authorityId}`),
    ...[...costs].map(([projectId, amount]) => `cost ${projectId} ${amount}`),
    ...[...grants].map(([roundId, amount]) => `granted ${roundId} ${amount}`),
    ...[...pledges.values()].map(({ roundId, said, amount }) => `pledged ${roundId} ${said} ${amount}`),
  ].sort();
}

function pledgeIn(pledges: Map<string, { roundId: string; said: string; amount: bigint }>, row: FactRow['row']): void {
  const roundId = String(row['round_id']);
  const key = `${roundId}/${String(row['pledge_id'])}`;
  const amount = row['amount'] as bigint;
  const change = String(row['change']);
  if (change === 'failed') for (const [each, pledge] of pledges) if (pledge.roundId === roundId) pledges.delete(each);
  if (change === 'withdrawn' || change === 'released') pledges.delete(key);
  if (change === 'amended') pledges.get(key)!.amount = amount;
  if (change === 'stated' || change === 'late' || change === 'in_kind') {
    const kind = change === 'in_kind' ? 'in_kind' : 'money';
    pledges.set(key, { roundId, said: `${String(row['authority_id'])} ${kind}`, amount });
  }
}
