// SPDX-License-Identifier: MPL-2.0
import { Rejection, unreachable, type CommandMeta, type Decider, type MoneyJson } from '@faellesbog/eventsourcing';
import { authority } from '@faellesbog/community';
import { assertAllowed, namedDecision, type DecisionNamed } from '@faellesbog/governance';
import { moneyFromJson, moneyToJson } from '@faellesbog/money';
import { isApproved, project } from '@faellesbog/portfolio';
import { amountOf, assertAuthorityKnown, assertNotBefore, assertSum } from '../rules.js';
import { roundCommands, type CloseFundingRound, type RoundCommand } from './round.commands.js';
import { roundEvents, type Payable, type RoundEvent } from './round.events.js';

interface Pledge {
  authorityId: string;
  kind: 'money' | 'in_kind';
  /** In øre; for hours given in kind their value. */
  amount: bigint;
  payable?: Payable;
  changedOn: string;
  ended: boolean;
  /** The decision by which it was accepted late. */
  lateUnder?: string;
}
interface Opened {
  status: 'open' | 'closed';
  projectId: string;
  target: bigint;
  floor?: bigint;
  deadline: string;
  openedOn: string;
  closedOn?: string;
  /** After closing: do the pledges bind? A round that failed releases them, unless a decision lets them stand. */
  stands: boolean;
  /** The latest business date of anything that changed the sums. */
  changedOn: string;
  pledges: ReadonlyMap<string, Pledge>;
  /** `returnUnused`: by its terms, what is not used goes back to who gave it. */
  grants: ReadonlyMap<string, { amount: bigint; returnUnused: boolean }>;
}
export type Round = { status: 'none' } | Opened;

/** What other streams say: since when the project is approved (and not closed since), and whether the authority is registered. */
interface Facts extends DecisionNamed {
  approvedOn?: string;
  authorityKnown?: boolean;
}

function decide(command: RoundCommand, round: Round, facts: Facts): RoundEvent[] {
  switch (command.type) {
    case 'OpenFundingRound':
      return open(command, round, facts);
    case 'StatePledge':
    case 'AcceptLatePledge':
      return pledge(command, opened(round), facts);
    case 'AmendPledge':
      return amend(command, opened(round));
    case 'WithdrawPledge':
      return end(command, opened(round), 'PledgeWithdrawn', facts);
    case 'ReleasePledge':
      return end(command, opened(round), 'PledgeReleased', facts);
    case 'PledgeInKind':
      return pledgeInKind(command, opened(round), facts);
    case 'AwardExternalGrant':
      return grant(command, opened(round));
    case 'StateInterimTotal': {
      const { projectId, openedOn } = opened(round);
      amountOf(command.data.total, '/total', 0n);
      assertNotBefore(command.meta.effectiveOn, openedOn, 'round.not_open_yet');
      return [{ type: 'InterimTotalStated', data: { ...command.data, projectId } }];
    }
    case 'CloseFundingRound':
      return close(command, opened(round), facts);
    default:
      return unreachable(command);
  }
}

function open(
  { data, meta }: Extract<RoundCommand, { type: 'OpenFundingRound' }>,
  round: Round,
  { approvedOn }: Facts,
): RoundEvent[] {
  if (round.status !== 'none') {
    throw new Rejection('round.exists', 'This round has already been opened.', 'Runden er allerede åbnet.');
  }
  if (approvedOn === undefined || approvedOn > meta.effectiveOn) {
    throw new Rejection(
      'project.not_approved',
      'A round needs a project that is approved on the day and not closed.',
      'En runde kræver et projekt, der er godkendt på dagen og ikke afsluttet.',
      { pointer: '/projectId' },
    );
  }
  const target = amountOf(data.target, '/target');
  const floor = data.floor && amountOf(data.floor, '/floor');
  if (floor !== undefined && floor > target) {
    throw new Rejection(
      'round.floor_above_target',
      'The floor is the least amount to start with and cannot exceed the target.',
      'Bundgrænsen er det mindste beløb at starte med og kan ikke overstige målet.',
      { pointer: '/floor' },
    );
  }
  assertNotBefore(data.deadline, meta.effectiveOn, 'round.deadline_before_opening');
  return [{ type: 'FundingRoundOpened', data }];
}

function pledge(
  command: Extract<RoundCommand, { type: 'StatePledge' | 'AcceptLatePledge' }>,
  round: Opened,
  facts: Facts,
): RoundEvent[] {
  const { data, meta } = command;
  if (command.type === 'StatePledge') assertInTime(round, meta);
  else assertLate(round, command, facts);
  assertAuthorityKnown(facts.authorityKnown ?? false, data.authorityId);
  assertFree(round, data, 'money', meta);
  const amount = amountOf(data.amount, '/amount');
  assertSum(sumOf(round, 'all') + amount, '/amount');
  assertPayable(amount, data.payable);
  const type = command.type === 'StatePledge' ? 'PledgeStated' : 'LatePledgeAccepted';
  return [{ type, data: { ...data, projectId: round.projectId } }];
}

/** A late pledge needs the steering group's acceptance; a round that failed has nothing to add to. */
function assertLate(
  round: Opened,
  { data, meta }: Extract<RoundCommand, { type: 'AcceptLatePledge' }>,
  { decision }: Facts,
): void {
  if (round.status === 'open' && meta.effectiveOn <= round.deadline) {
    throw new Rejection(
      'pledge.not_late',
      `The round is open until ${round.deadline}; state the pledge.`,
      `Runden er åben til ${round.deadline}; afgiv tilsagnet.`,
    );
  }
  if (round.status === 'closed' && !round.stands) {
    throw new Rejection(
      'round.failed',
      'The round did not reach what it needed and its pledges are released; open a new round.',
      'Runden nåede ikke det nødvendige, og tilsagnene er frigivet; åbn en ny runde.',
    );
  }
  if (round.closedOn) assertNotBefore(meta.effectiveOn, round.closedOn, 'pledge.before_closing');
  // What one decision allows is allowed once: pledges that it let in before count towards its amount.
  const before = [...round.pledges.values()].filter(
    ({ ended, lateUnder }) => !ended && lateUnder !== undefined && lateUnder === meta.grounds.decisionRef,
  );
  const need = {
    purpose: 'late_pledge' as const,
    about: aboutOf(round, data),
    amount: before.reduce((sum, { amount }) => sum + amount, amountOf(data.amount, '/amount')),
  };
  const what =
    before.length === 0
      ? { en: 'A late pledge', da: 'Et sent tilsagn' }
      : { en: 'A late pledge, with those it let in before,', da: 'Et sent tilsagn, med dem den før har optaget,' };
  assertAllowed(meta, decision, need, what);
}

/** What a decision is about, for the guard: the round, or the project it is for. */
const aboutOf = ({ projectId }: Opened, { roundId }: { roundId: string }) => [
  { kind: 'round' as const, id: roundId },
  { kind: 'project' as const, id: projectId },
];

function pledgeInKind(
  { data, meta }: Extract<RoundCommand, { type: 'PledgeInKind' }>,
  round: Opened,
  { authorityKnown = false }: Facts,
): RoundEvent[] {
  assertInTime(round, meta);
  assertAuthorityKnown(authorityKnown, data.authorityId);
  assertFree(round, data, 'in_kind', meta);
  const value = BigInt(data.hours) * amountOf(data.hourlyRate, '/hourlyRate');
  assertSum(sumOf(round, 'all') + value, '/hours');
  return [{ type: 'InKindPledged', data: { ...data, projectId: round.projectId, value: moneyToJson(value) } }];
}

function amend({ data, meta }: Extract<RoundCommand, { type: 'AmendPledge' }>, round: Opened): RoundEvent[] {
  assertOpen(round);
  const before = openPledge(round, data.pledgeId);
  if (before.kind === 'in_kind') {
    throw new Rejection(
      'pledge.in_kind',
      'Hours in kind are withdrawn and pledged anew, not amended.',
      'Timer som egenindsats trækkes tilbage og gives på ny; de ændres ikke.',
      { pointer: '/pledgeId' },
    );
  }
  const amount = amountOf(data.amount, '/amount');
  const samePlan = data.payable === undefined || JSON.stringify(data.payable) === JSON.stringify(before.payable);
  if (amount === before.amount && samePlan) return [];
  assertNotBefore(meta.effectiveOn, before.changedOn, 'pledge.changed_later');
  assertSum(sumOf(round, 'all') - before.amount + amount, '/amount');
  assertPayable(amount, data.payable);
  const { projectId } = round;
  return [{ type: 'PledgeAmended', data: { ...data, projectId, authorityId: before.authorityId } }];
}

/** Before closing an authority is free to withdraw; afterwards only a decision releases it. */
function end(
  { data, meta }: Extract<RoundCommand, { type: 'WithdrawPledge' | 'ReleasePledge' }>,
  round: Opened,
  type: 'PledgeWithdrawn' | 'PledgeReleased',
  facts: Facts,
): RoundEvent[] {
  const before = round.pledges.get(data.pledgeId);
  if (before?.ended && before.changedOn === meta.effectiveOn) return [];
  if (type === 'PledgeWithdrawn') assertOpen(round);
  else assertReleasable(round, data, meta, facts);
  const { authorityId, changedOn } = openPledge(round, data.pledgeId);
  assertNotBefore(meta.effectiveOn, changedOn, 'pledge.changed_later');
  return [{ type, data: { ...data, projectId: round.projectId, authorityId } }];
}

function assertReleasable(round: Opened, data: { roundId: string }, meta: CommandMeta, { decision }: Facts): void {
  if (round.status === 'open') {
    throw new Rejection(
      'round.open',
      'The round is open: the pledge can be withdrawn and needs no release.',
      'Runden er åben: tilsagnet kan trækkes tilbage og behøver ikke frigives.',
    );
  }
  if (!round.stands) {
    throw new Rejection(
      'round.failed',
      'The round failed, and that released its pledges.',
      'Runden nåede ikke det nødvendige, og dermed er tilsagnene frigivet.',
    );
  }
  assertNotBefore(meta.effectiveOn, round.closedOn ?? round.openedOn, 'pledge.before_closing');
  const what = { en: 'Releasing a pledge after closing', da: 'Frigivelse af et tilsagn efter lukning' };
  assertAllowed(meta, decision, { purpose: 'pledge_change', about: aboutOf(round, data) }, what);
}

function grant({ data, meta }: Extract<RoundCommand, { type: 'AwardExternalGrant' }>, round: Opened): RoundEvent[] {
  assertOpen(round);
  assertNotBefore(meta.effectiveOn, round.openedOn, 'round.not_open_yet');
  if (round.grants.has(data.grantId)) {
    throw new Rejection('grant.exists', 'This grant has been recorded.', 'Tilskuddet er allerede registreret.', {
      pointer: '/grantId',
    });
  }
  assertSum(sumOf(round, 'all') + amountOf(data.amount, '/amount'), '/amount');
  return [{ type: 'ExternalGrantAwarded', data: { ...data, projectId: round.projectId } }];
}

/** What is reached counts pledges, grants and hours in kind against the floor, or the target where no floor was set. */
function close({ data, meta }: CloseFundingRound, round: Opened, { decision }: Facts): RoundEvent[] {
  if (round.closedOn === meta.effectiveOn) return [];
  assertOpen(round);
  assertNotBefore(meta.effectiveOn, round.changedOn, 'round.changed_later');
  const reached = sumOf(round, 'all') >= (round.floor ?? round.target);
  const waivedFloor = !reached && data.waiveFloor === true;
  const what = { en: 'Letting the pledges stand', da: 'At lade tilsagnene stå ved magt' };
  if (waivedFloor) assertAllowed(meta, decision, { purpose: 'floor_waiver', about: aboutOf(round, data) }, what);
  const grants = moneyToJson(sumOf(round, 'grants'));
  const [pledged, inKind] = [moneyToJson(sumOf(round, 'money')), moneyToJson(sumOf(round, 'in_kind'))];
  const { roundId } = data;
  return [
    {
      type: 'FundingRoundClosed',
      data: { roundId, projectId: round.projectId, reached, waivedFloor, pledged, grants, inKind },
    },
  ];
}

function sumOf(round: Opened, what: 'money' | 'in_kind' | 'grants' | 'all'): bigint {
  const pledged = [...round.pledges.values()].filter(({ ended, kind }) => !ended && (what === 'all' || kind === what));
  const granted = what === 'grants' || what === 'all' ? [...round.grants.values()] : [];
  return [...pledged, ...granted].reduce((sum, { amount }) => sum + amount, 0n);
}

/** What a round that is closed has brought in, in øre: pledges in money that bind, and grants. */
export const raisedIn = (round: Round): bigint =>
  round.status === 'closed' && round.stands ? sumOf(round, 'money') + sumOf(round, 'grants') : 0n;

function opened(round: Round): Opened {
  if (round.status !== 'none') return round;
  throw new Rejection('round.unknown', 'No such round has been opened.', 'Der er ikke åbnet en sådan runde.');
}

function assertOpen(round: Opened): void {
  if (round.status === 'open') return;
  throw new Rejection(
    'round.closed',
    'The round is closed; a change now needs a decision.',
    'Runden er lukket; en ændring kræver nu en beslutning.',
  );
}

function assertInTime(round: Opened, meta: CommandMeta): void {
  assertOpen(round);
  assertNotBefore(meta.effectiveOn, round.openedOn, 'round.not_open_yet');
  if (meta.effectiveOn <= round.deadline) return;
  throw new Rejection(
    'round.deadline_passed',
    `The deadline was ${round.deadline}; a later pledge must be accepted by a decision.`,
    `Fristen var ${round.deadline}; et senere tilsagn skal godkendes ved en beslutning.`,
    { pointer: '/effectiveOn' },
  );
}

/** One open pledge per authority, round and kind, under an id that is new, and no two on the same day. */
function assertFree(
  round: Opened,
  { pledgeId, authorityId }: { pledgeId: string; authorityId: string },
  kind: Pledge['kind'],
  meta: CommandMeta,
): void {
  if (round.pledges.has(pledgeId)) {
    throw new Rejection('pledge.id_taken', 'This pledge id is in use.', 'Tilsagnets id er i brug.', {
      pointer: '/pledgeId',
    });
  }
  const earlier = [...round.pledges.values()].filter((one) => one.authorityId === authorityId && one.kind === kind);
  if (earlier.some(({ ended }) => !ended)) {
    throw new Rejection(
      'pledge.exists',
      'This authority has an open pledge in the round; amend it instead.',
      'Myndigheden har et åbent tilsagn i runden; ændr det i stedet.',
      { pointer: '/authorityId' },
    );
  }
  for (const { changedOn } of earlier) assertNotBefore(meta.effectiveOn, changedOn, 'pledge.overlaps');
}

function openPledge(round: Opened, pledgeId: string): Pledge {
  const found = round.pledges.get(pledgeId);
  if (found && !found.ended) return found;
  const [code, en, da] = found
    ? ['pledge.ended', 'The pledge has ended.', 'Tilsagnet er ophørt.']
    : ['pledge.unknown', 'There is no such pledge in the round.', 'Der er intet sådant tilsagn i runden.'];
  throw new Rejection(code, en, da, { pointer: '/pledgeId' });
}

function assertPayable(amount: bigint, plan: Payable | undefined): void {
  if (plan === undefined) return;
  const parts = plan.map((part, index) => amountOf(part.amount, `/payable/${index}/amount`));
  const years = new Set(plan.map(({ year }) => year));
  if (years.size === plan.length && parts.reduce((sum, part) => sum + part, 0n) === amount) return;
  throw new Rejection(
    'pledge.payable_sum',
    'The yearly amounts must name each year once and sum to the pledge.',
    'Årsbeløbene skal nævne hvert år én gang og summe til tilsagnet.',
    { pointer: '/payable' },
  );
}

function evolve(round: Round, event: RoundEvent, { eff }: { eff: string }): Round {
  if (event.type === 'FundingRoundOpened') return begin(event.data, eff);
  if (round.status === 'none') return round;
  const changedOn = eff > round.changedOn ? eff : round.changedOn;
  switch (event.type) {
    case 'PledgeStated':
      return { ...withPledge(round, event.data, { kind: 'money', changedOn: eff, ended: false }), changedOn };
    case 'LatePledgeAccepted': {
      const late = { kind: 'money' as const, changedOn: eff, ended: false, lateUnder: event.data.decisionRef };
      return { ...withPledge(round, event.data, late), changedOn };
    }
    case 'PledgeAmended':
      return { ...withPledge(round, event.data, { changedOn: eff }), changedOn };
    case 'InKindPledged': {
      const given = { ...event.data, amount: event.data.value };
      return { ...withPledge(round, given, { kind: 'in_kind', changedOn: eff, ended: false }), changedOn };
    }
    case 'PledgeWithdrawn':
    case 'PledgeReleased':
      return { ...withPledge(round, event.data, { changedOn: eff, ended: true }), changedOn };
    case 'ExternalGrantAwarded': {
      const { grantId, amount, terms } = event.data;
      const granted = { amount: moneyFromJson(amount), returnUnused: terms.returnUnused === true };
      const grants = new Map(round.grants).set(grantId, granted);
      return { ...round, grants, changedOn };
    }
    case 'FundingRoundClosed':
      return { ...round, status: 'closed', closedOn: eff, stands: event.data.reached || event.data.waivedFloor };
    case 'InterimTotalStated':
      return round;
    default:
      return unreachable(event);
  }
}

function begin(data: Extract<RoundEvent, { type: 'FundingRoundOpened' }>['data'], eff: string): Opened {
  return {
    status: 'open',
    projectId: data.projectId,
    target: moneyFromJson(data.target),
    floor: data.floor && moneyFromJson(data.floor),
    deadline: data.deadline,
    openedOn: eff,
    stands: true,
    changedOn: eff,
    pledges: new Map(),
    grants: new Map(),
  };
}

function withPledge(
  round: Opened,
  said: { pledgeId: string; authorityId: string; amount?: MoneyJson; payable?: Payable },
  change: Partial<Pledge>,
): Opened {
  const before = round.pledges.get(said.pledgeId) ?? { amount: 0n, kind: 'money', changedOn: '', ended: false };
  const terms = said.amount && { amount: moneyFromJson(said.amount), payable: said.payable };
  const pledges = new Map(round.pledges);
  pledges.set(said.pledgeId, { ...before, authorityId: said.authorityId, ...terms, ...change });
  return { ...round, pledges };
}

/** True when the authority has a pledge in money in the round that is open or binding. */
export const isFunder = (round: Round, authorityId: string): boolean =>
  round.status !== 'none' &&
  round.stands &&
  [...round.pledges.values()].some((one) => one.authorityId === authorityId && one.kind === 'money' && !one.ended);

/** Funding rounds: who pledges what to a project, until when, and what it came to. */
export const round: Decider<Round, RoundCommand, typeof roundEvents, Facts> = {
  events: roundEvents,
  commands: roundCommands,
  streamId: (command) => command.data.roundId,
  initialState: { status: 'none' },
  decide,
  evolve,
  async facts({ data, meta }, lookup) {
    const decision = await namedDecision(meta, lookup);
    if ('target' in data) {
      const { state } = await lookup.state(project, data.projectId);
      return { approvedOn: state.status !== 'none' && isApproved(state) ? state.approvedOn : undefined };
    }
    if (!('authorityId' in data)) return { decision };
    return { decision, authorityKnown: (await lookup.state(authority, data.authorityId)).state.status !== 'none' };
  },
};
