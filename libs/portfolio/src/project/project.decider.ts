// SPDX-License-Identifier: MPL-2.0
import { authority, supplier } from '@faellesbog/community';
import {
  Rejection,
  unreachable,
  type CommandMeta,
  type DataOf,
  type Decider,
  type IsoDate,
} from '@faellesbog/eventsourcing';
import { formatDanish, MoneyError, moneyFromJson, type MoneyJson } from '@faellesbog/money';
import { need } from '../need/need.decider.js';
import { product } from '../product/product.decider.js';
import {
  assertAllowed,
  assertKnown,
  datedIn,
  factOn,
  namedDecision,
  said,
  unknownAmong,
  valueOn,
  type DecisionNamed,
  type Facts as References,
  type History,
  type Reference,
} from '@faellesbog/governance';
import { projectCommands, type ApproveProject, type ProjectCommand, type RejectProject } from './project.commands.js';
import { projectEvents, type ProjectEvent, type ProjectStatus } from './project.events.js';

type Data<K extends string> = DataOf<typeof projectEvents, K>;
type Facts = References & DecisionNamed;

/** A project: how far it has come, who takes part, what it needs and what was raised for it. */
export type Project =
  | { status: 'none' }
  | {
      status: ProjectStatus;
      /** The business date of the status. */
      since: IsoDate;
      approvedOn?: IsoDate;
      /** What it was proposed as; see {@link said}. */
      proposed: string;
      name: string;
      owners: readonly string[];
      /** Everyone who takes part, owners too; use {@link participantsOn} for a day. */
      participants: ReadonlyMap<string, History<boolean>>;
      productIds: readonly string[];
      preStudy?: string;
      finance?: Data<'FinanceModelSet'>;
      /** What each funding round ended with, in øre. */
      rounds: ReadonlyMap<string, { reached: boolean; pledged: bigint }>;
      /** `<supplierId> <procurementRef>` of each engagement. */
      engagements: ReadonlySet<string>;
      milestones: ReadonlyMap<string, { title: string; deliveredOn: IsoDate; accepted: boolean }>;
    };
type KnownProject = Exclude<Project, { status: 'none' }>;

/** True from the approval to the end, also while it is paused: money may be raised for it. */
export const isApproved = (project: Project): boolean => ['approved', 'running', 'paused'].includes(project.status);

/** The authorities that take part on a day, owners too. */
export const participantsOn = (project: Project, day: IsoDate): string[] =>
  project.status === 'none'
    ? []
    : [...project.participants].filter(([, history]) => valueOn(history, day)).map(([authorityId]) => authorityId);

const OPEN: ProjectStatus[] = ['proposed', 'approved', 'running', 'paused'];

function decide(command: ProjectCommand, project: Project, facts: Facts): ProjectEvent[] {
  const { meta } = command;
  switch (command.type) {
    case 'ProposeProject':
      return propose(command.data, project, facts);

    case 'CompletePreStudy':
      return completePreStudy(command.data, inStatus(project, 'proposed', 'approved'));

    case 'SetFinanceModel':
      return setFinanceModel(command.data, inStatus(project, ...OPEN), meta, facts);

    case 'ApproveProject':
    case 'RejectProject':
      return settle(command, project, facts);

    case 'JoinProject': {
      const { participants } = inStatus(project, ...OPEN);
      if (valueOn(participants.get(command.data.authorityId), meta.effectiveOn)) return [];
      assertKnown(facts);
      return [{ type: 'ParticipantJoined', data: command.data }];
    }

    case 'LeaveProject':
      return leave(command.data, known(project), meta);

    case 'RecordProjectFunding':
      return recordFunding(command.data, known(project));

    case 'StartProject':
      return start(command.data, project, meta, facts);

    case 'PauseProject':
      if (known(project).status === 'paused') return [];
      inOrder(inStatus(project, 'running'), meta);
      return [{ type: 'ProjectPaused', data: command.data }];

    case 'ResumeProject':
      if (known(project).status === 'running') return [];
      inOrder(inStatus(project, 'paused'), meta);
      return [{ type: 'ProjectResumed', data: command.data }];

    case 'CloseProject':
      return close(command.data, project, meta);

    case 'LinkProjectToProduct':
      if (known(project).productIds.includes(command.data.productId)) return [];
      assertKnown(facts);
      return [{ type: 'ProjectLinkedToProduct', data: command.data }];

    case 'EngageSupplier': {
      const { engagements } = inStatus(project, 'approved', 'running', 'paused');
      if (engagements.has(engagementOf(command.data))) return [];
      assertKnown(facts);
      return [{ type: 'SupplierEngaged', data: command.data }];
    }

    case 'DeliverMilestone':
      return deliver(command.data, project);

    case 'AcceptMilestone':
      return accept(command.data, known(project), meta, facts);

    default:
      return unreachable(command);
  }
}

function propose(data: Data<'ProjectProposed'>, project: Project, facts: Facts): ProjectEvent[] {
  if (project.status !== 'none') {
    if (project.proposed === said({ ...data, owners: [...new Set(data.owners)] })) return [];
    throw new Rejection('project.exists', 'This project is proposed already.', 'Projektet er allerede foreslået.', {
      pointer: '/projectId',
    });
  }
  const owners = [...new Set(data.owners)];
  if (owners.length === 0) {
    throw new Rejection(
      'project.owner_missing',
      'A project is owned by at least one public authority.',
      'Et projekt ejes af mindst én offentlig myndighed.',
      { pointer: '/owners' },
    );
  }
  assertKnown(facts);
  return [{ type: 'ProjectProposed', data: { ...data, owners } }];
}

function completePreStudy(data: Data<'PreStudyCompleted'>, { preStudy }: KnownProject): ProjectEvent[] {
  if (preStudy === data.conclusion) return [];
  if (preStudy === undefined) return [{ type: 'PreStudyCompleted', data }];
  throw new Rejection(
    'project.pre_study_completed',
    'The pre-study was completed with another conclusion.',
    'Foranalysen er afsluttet med en anden konklusion.',
    { pointer: '/conclusion' },
  );
}

function setFinanceModel(
  data: Data<'FinanceModelSet'>,
  { finance, status }: KnownProject,
  meta: CommandMeta,
  { decision }: Facts,
): ProjectEvent[] {
  if (finance && said(finance) === said(data)) return [];
  const budget = oreOf(data.budget, '/budget');
  if (budget <= 0n) throw badAmount('The budget is more than 0.', 'Budgettet er større end 0.', '/budget');
  const floor = data.floor && oreOf(data.floor, '/floor');
  if (floor !== undefined && (floor < 0n || floor > budget)) {
    const [why, hvorfor] = ['The floor lies between 0 and the budget.', 'Bundgrænsen ligger mellem 0 og budgettet.'];
    throw badAmount(why, hvorfor, '/floor');
  }
  if (data.deadline !== undefined && data.deadline < meta.effectiveOn) {
    throw new Rejection(
      'project.deadline_passed',
      `The deadline (${data.deadline}) lies before the day the model is set (${meta.effectiveOn}).`,
      `Fristen (${data.deadline}) ligger før den dag, modellen fastlægges (${meta.effectiveOn}).`,
      { pointer: '/deadline' },
    );
  }
  // What the board approved is not changed behind its back.
  if (status !== 'proposed') {
    const what = { en: 'A change of an approved finance model', da: 'En ændring af en godkendt finansieringsmodel' };
    assertAllowed(meta, decision, { purpose: 'finance_model', about: about(data), amount: budget }, what);
  }
  return [{ type: 'FinanceModelSet', data }];
}

/** The amount in øre. @throws Rejection for one that has no such form, like `-0.00`. */
function oreOf(amount: MoneyJson, field: string): bigint {
  try {
    return moneyFromJson(amount);
  } catch (error) {
    if (error instanceof MoneyError) throw badAmount(error.message, error.da, field);
    throw error;
  }
}

const badAmount = (why: string, hvorfor: string, field: string): Rejection =>
  new Rejection('project.amount_out_of_range', why, hvorfor, { pointer: `${field}/amount` });

function settle(command: ApproveProject | RejectProject, project: Project, { decision }: Facts): ProjectEvent[] {
  const { type, data, meta } = command;
  if (known(project).status === (type === 'ApproveProject' ? 'approved' : 'rejected')) return [];
  const { finance } = inOrder(inStatus(project, 'proposed'), meta);
  const what = { en: 'The approval of a project', da: 'Godkendelsen af et projekt', rule: 'BYL §6' };
  if (type === 'ApproveProject') {
    const amount = finance && oreOf(finance.budget, '/budget');
    assertAllowed(meta, decision, { purpose: 'project_approval', about: about(data), amount }, what);
    return [{ type: 'ProjectApproved', data }];
  }
  const rejection = { en: 'The rejection of a project', da: 'Afvisningen af et projekt', rule: 'BYL §6' };
  assertAllowed(meta, decision, { purpose: 'project_rejection', about: about(data) }, rejection);
  return [{ type: 'ProjectRejected', data }];
}

function leave(data: Data<'ParticipantLeft'>, project: KnownProject, { effectiveOn }: CommandMeta): ProjectEvent[] {
  const { authorityId } = data;
  const fact = factOn(project.participants.get(authorityId), effectiveOn);
  if (fact?.value === false && fact.eff === effectiveOn) return [];
  if (!fact?.value) {
    throw new Rejection(
      'project.not_participant',
      `Authority "${authorityId}" does not take part in the project on ${effectiveOn}.`,
      `Myndighed "${authorityId}" deltager ikke i projektet ${effectiveOn}.`,
      { pointer: '/authorityId' },
    );
  }
  if (project.owners.length === 1 && project.owners[0] === authorityId) {
    throw new Rejection(
      'project.last_owner',
      'The last owner cannot leave; a project is owned by at least one public authority.',
      'Den sidste ejer kan ikke forlade projektet; det ejes af mindst én offentlig myndighed.',
      { pointer: '/authorityId' },
    );
  }
  return [{ type: 'ParticipantLeft', data }];
}

function recordFunding(data: Data<'ProjectFundingRecorded'>, { rounds }: KnownProject): ProjectEvent[] {
  const pledged = oreOf(data.pledged, '/pledged');
  if (pledged < 0n)
    throw badAmount('What a round raised is at least 0.', 'Det, en runde rejste, er mindst 0.', '/pledged');
  const before = rounds.get(data.roundId);
  if (before?.reached === data.reached && before.pledged === pledged) return [];
  return [{ type: 'ProjectFundingRecorded', data }];
}

function start(
  { projectId, waiveFloor }: { projectId: string; waiveFloor?: boolean },
  project: Project,
  meta: CommandMeta,
  { decision }: Facts,
): ProjectEvent[] {
  if (known(project).status === 'running') return [];
  const { finance, rounds } = inOrder(inStatus(project, 'approved'), meta);
  // A round that failed gave its pledges back, so it counts for nothing.
  const raised = [...rounds.values()].reduce((sum, { reached, pledged }) => sum + (reached ? pledged : 0n), 0n);
  const floor = finance && moneyFromJson(finance.floor ?? finance.budget);
  const enough = floor !== undefined && raised >= floor;
  if (!enough && !waiveFloor) {
    const needed = floor === undefined ? undefined : formatDanish(floor);
    throw new Rejection(
      'project.floor_not_reached',
      needed
        ? `${formatDanish(raised)} has been raised; it may start from ${needed}, or by a decision that waives the floor.`
        : 'The project has no finance model; only a decision that waives the floor lets it start.',
      needed
        ? `Der er rejst ${formatDanish(raised)}; det kan starte fra ${needed}, eller når en beslutning fraviger bundgrænsen.`
        : 'Projektet har ingen finansieringsmodel; det kan kun starte, når en beslutning fraviger bundgrænsen.',
    );
  }
  const what = { en: 'Starting below the floor', da: 'At starte under bundgrænsen' };
  if (!enough) assertAllowed(meta, decision, { purpose: 'floor_waiver', about: about({ projectId }) }, what);
  return [{ type: 'ProjectStarted', data: { projectId, waivedFloor: !enough } }];
}

function close(data: Data<'ProjectClosed'>, project: Project, meta: CommandMeta): ProjectEvent[] {
  if (known(project).status === 'closed') return [];
  const { status } = inOrder(inStatus(project, ...OPEN), meta);
  if (data.outcome === 'delivered' && status !== 'running' && status !== 'paused') {
    throw new Rejection(
      'project.not_started',
      'A project that never started has delivered nothing: it is cancelled or unfunded.',
      'Et projekt, der aldrig startede, har intet leveret: det er aflyst eller ufinansieret.',
      { pointer: '/outcome' },
    );
  }
  return [{ type: 'ProjectClosed', data }];
}

function deliver(data: Data<'MilestoneDelivered'>, project: Project): ProjectEvent[] {
  const before = known(project).milestones.get(data.milestoneId);
  if (before?.title === data.title) return [];
  if (before) {
    throw new Rejection(
      'milestone.exists',
      `Milestone "${data.milestoneId}" was delivered under another title.`,
      `Milepæl "${data.milestoneId}" er leveret under en anden titel.`,
      { pointer: '/milestoneId' },
    );
  }
  inStatus(project, 'running');
  return [{ type: 'MilestoneDelivered', data }];
}

function accept(
  data: Data<'MilestoneAccepted'>,
  project: KnownProject,
  meta: CommandMeta,
  { decision }: Facts,
): ProjectEvent[] {
  const milestone = project.milestones.get(data.milestoneId);
  if (!milestone || milestone.deliveredOn > meta.effectiveOn) {
    throw new Rejection(
      'milestone.not_delivered',
      `Milestone "${data.milestoneId}" has not been delivered on ${meta.effectiveOn}.`,
      `Milepæl "${data.milestoneId}" er ikke leveret ${meta.effectiveOn}.`,
      { pointer: '/milestoneId' },
    );
  }
  if (milestone.accepted) return [];
  assertAllowed(meta, decision, { purpose: 'milestone_acceptance', about: about(data) }, ACCEPTANCE);
  return [{ type: 'MilestoneAccepted', data }];
}

const ACCEPTANCE = {
  en: 'The acceptance of a milestone, by the steering group and not by the supplier,',
  da: 'Godkendelsen af en milepæl, af styregruppen og ikke af leverandøren,',
};

/** What a decision is about, for the guard. */
const about = ({ projectId }: { projectId: string }) => [{ kind: 'project' as const, id: projectId }];

function known(project: Project): KnownProject {
  if (project.status !== 'none') return project;
  throw new Rejection('project.unknown', 'No such project was proposed.', 'Et sådant projekt er ikke foreslået.');
}

const STATUS_DA: Record<ProjectStatus, string> = {
  proposed: 'foreslået',
  approved: 'godkendt',
  rejected: 'afvist',
  running: 'i gang',
  paused: 'sat på pause',
  closed: 'afsluttet',
};

function inStatus(project: Project, ...allowed: ProjectStatus[]): KnownProject {
  const { status } = known(project);
  if (allowed.includes(status)) return known(project);
  throw new Rejection(
    `project.${status === 'proposed' ? 'not_approved' : status}`,
    `The project is ${status}; this needs it to be ${allowed.join(' or ')}.`,
    `Projektet er ${STATUS_DA[status]}; dette kræver, at det er ${allowed.map((each) => STATUS_DA[each]).join(' eller ')}.`,
  );
}

function inOrder(project: KnownProject, { effectiveOn }: CommandMeta): KnownProject {
  if (effectiveOn >= project.since) return project;
  throw new Rejection(
    'project.before_last_step',
    `The project has been ${project.status} since ${project.since}; the next step cannot be dated ${effectiveOn}.`,
    `Projektet har været ${STATUS_DA[project.status]} siden ${project.since}; næste skridt kan ikke dateres ${effectiveOn}.`,
    { pointer: '/effectiveOn' },
  );
}

const engagementOf = ({ supplierId, procurementRef }: Data<'SupplierEngaged'>): string =>
  `${supplierId} ${procurementRef}`;

function evolve(project: Project, event: ProjectEvent, { eff }: { eff: string }): Project {
  const { type, data } = event;
  if (type === 'ProjectProposed') return proposed(data, eff);
  if (project.status === 'none') return project;
  switch (type) {
    case 'PreStudyCompleted':
      return { ...project, preStudy: data.conclusion };
    case 'FinanceModelSet':
      return { ...project, finance: data };
    case 'ProjectApproved':
      return { ...project, status: 'approved', since: eff, approvedOn: eff };
    case 'ProjectRejected':
      return { ...project, status: 'rejected', since: eff };
    case 'ParticipantJoined':
      return { ...project, participants: datedIn(project.participants, data.authorityId, eff, true) };
    case 'ParticipantLeft': {
      const owners = project.owners.filter((owner) => owner !== data.authorityId);
      return { ...project, owners, participants: datedIn(project.participants, data.authorityId, eff, false) };
    }
    case 'ProjectFundingRecorded': {
      const round = { reached: data.reached, pledged: moneyFromJson(data.pledged) };
      return { ...project, rounds: new Map(project.rounds).set(data.roundId, round) };
    }
    case 'ProjectStarted':
    case 'ProjectResumed':
      return { ...project, status: 'running', since: eff };
    case 'ProjectPaused':
      return { ...project, status: 'paused', since: eff };
    case 'ProjectClosed':
      return { ...project, status: 'closed', since: eff };
    case 'ProjectLinkedToProduct':
      return { ...project, productIds: [...project.productIds, data.productId] };
    case 'SupplierEngaged':
      return { ...project, engagements: new Set([...project.engagements, engagementOf(data)]) };
    case 'MilestoneDelivered':
    case 'MilestoneAccepted':
      return { ...project, milestones: milestonesAfter(project.milestones, event, eff) };
    default:
      return unreachable(type);
  }
}

function proposed(data: Data<'ProjectProposed'>, eff: string): Project {
  const { name, owners, productId } = data;
  return {
    status: 'proposed',
    since: eff,
    proposed: said(data),
    name,
    owners,
    participants: new Map(owners.map((owner) => [owner, [{ eff, value: true }]])),
    productIds: productId === undefined ? [] : [productId],
    rounds: new Map(),
    engagements: new Set(),
    milestones: new Map(),
  };
}

function milestonesAfter(
  milestones: KnownProject['milestones'],
  { type, data }: Extract<ProjectEvent, { type: `Milestone${string}` }>,
  eff: string,
): KnownProject['milestones'] {
  const before = milestones.get(data.milestoneId);
  if (type === 'MilestoneDelivered') {
    return new Map(milestones).set(data.milestoneId, { title: data.title, deliveredOn: eff, accepted: false });
  }
  return before ? new Map(milestones).set(data.milestoneId, { ...before, accepted: true }) : milestones;
}

function references({ type, data }: ProjectCommand): Reference[] {
  switch (type) {
    case 'ProposeProject':
      return [
        ...data.owners.map((id, index) => ({ decider: authority, id, pointer: `/owners/${index}` })),
        ...(data.productId === undefined ? [] : [{ decider: product, id: data.productId, pointer: '/productId' }]),
        ...(data.needIds ?? []).map((id, index) => ({ decider: need, id, pointer: `/needIds/${index}` })),
      ];
    case 'JoinProject':
      return [{ decider: authority, id: data.authorityId, pointer: '/authorityId' }];
    case 'LinkProjectToProduct':
      return [{ decider: product, id: data.productId, pointer: '/productId' }];
    case 'EngageSupplier':
      return [{ decider: supplier, id: data.supplierId, pointer: '/supplierId' }];
    default:
      return [];
  }
}

export const project: Decider<Project, ProjectCommand, typeof projectEvents, Facts> = {
  events: projectEvents,
  commands: projectCommands,
  streamId: (command) => command.data.projectId,
  initialState: { status: 'none' },
  decide,
  evolve,
  async facts(command, lookup) {
    const [unknown, decision] = await Promise.all([
      unknownAmong(references(command), lookup),
      namedDecision(command.meta, lookup),
    ]);
    return { ...unknown, decision };
  },
};
