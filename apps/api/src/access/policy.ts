// SPDX-License-Identifier: MPL-2.0
import {
  covers,
  isParty,
  ROLES,
  type ActsOn as About,
  type Grant,
  type Party,
  type ReadingArea,
  type Role,
} from '@faellesbog/governance';

// Who may do what: the one table. The service does not start when a command or a route has no row here; the tests, the
// page of the documentation and what a person is shown are made from it. What no row allows is refused.

export type { About, Party };
export { covers };

export interface CommandRow {
  /** Who may ask it; alone, or as the one who proposes it when `approves` names somebody. */
  asks: readonly Party[];
  /** Who approves it: another person than any who asked or changed it. */
  approves?: readonly Party[];
  /** Who may be the second to approve it where the limits take two. */
  second?: readonly Party[];
  /** It is about nobody's thing in particular: a role for anything is enough, and the rules say the rest. */
  anywhere?: true;
  /** What the service fills in when it is carried out, in the command or in what is recorded, and nobody approves. */
  filledIn?: readonly string[];
}

const SECRETARIAT = ['secretariat'] as const;
const CHAIR = ['board_member:chair'] as const;
const STEERING_CHAIR = ['steering_group_member:chair'] as const;
const MEMBER = ['coordinator', 'finance'] as const;
const OWN = ['coordinator', 'secretariat'] as const;

const alone = (...asks: Party[]): CommandRow => ({ asks });
const two = (asks: readonly Party[], approves: readonly Party[]): CommandRow => ({ asks, approves });
const anywhere = (...asks: Party[]): CommandRow => ({ asks, anywhere: true });
/** Everybody who may have something to approve. */
const APPROVERS = [
  'coordinator',
  'finance',
  'steering_group_member',
  'secretariat',
  'board_member',
  'data_protection_officer',
] as const;

/** By the command's name. */
export const COMMANDS: Readonly<Record<string, CommandRow>> = {
  // Authorities, suppliers, agreements.
  RegisterAuthority: two(SECRETARIAT, CHAIR),
  CorrectAuthority: alone(...SECRETARIAT),
  StartMembership: two(SECRETARIAT, CHAIR),
  WithdrawMembership: alone(...SECRETARIAT),
  SendPaymentDemand: alone(...SECRETARIAT),
  DeemWithdrawn: two(SECRETARIAT, ['board_member:treasurer']),
  ChangeContact: alone(...OWN),
  AppointCoordinator: alone(...OWN),
  ReleaseCoordinator: alone(...OWN),
  RegisterSupplier: alone(...SECRETARIAT),
  StartSupplierPartnership: alone(...SECRETARIAT),
  EndSupplierPartnership: alone(...SECRETARIAT),
  ConcludeCollaborationAgreement: two(SECRETARIAT, CHAIR),
  RenewCollaborationAgreement: two(SECRETARIAT, CHAIR),
  EndCollaborationAgreement: two(SECRETARIAT, CHAIR),
  ImportPopulationSet: two(['secretariat', 'integrator'], ['secretariat', 'board_member:treasurer']),
  AdoptSizeTable: two(SECRETARIAT, CHAIR),

  // Who decides, and who may.
  AdoptBylaws: two(SECRETARIAT, CHAIR),
  EstablishBody: two(SECRETARIAT, CHAIR),
  SetTermsOfReference: two(SECRETARIAT, CHAIR),
  FillSeat: two(SECRETARIAT, CHAIR),
  SeatDeputy: two(SECRETARIAT, CHAIR),
  VacateSeat: two(SECRETARIAT, CHAIR),
  CloseBody: two(SECRETARIAT, CHAIR),
  CallMeeting: alone('secretariat', ...CHAIR, ...STEERING_CHAIR),
  CancelMeeting: alone('secretariat', ...CHAIR, ...STEERING_CHAIR),
  AddAgendaItem: alone('secretariat', 'coordinator', 'board_member', 'steering_group_member'),
  SubmitDecisionPaper: alone('secretariat', 'coordinator', 'board_member', 'steering_group_member'),
  RecordAttendance: alone(...SECRETARIAT),
  HoldBallot: alone(...SECRETARIAT),
  ApproveMinutes: alone(...CHAIR, ...STEERING_CHAIR),
  PublishMinutes: alone(...SECRETARIAT),
  TakeDecision: two(SECRETARIAT, [...CHAIR, ...STEERING_CHAIR]),
  RegisterDecision: two(SECRETARIAT, [...CHAIR, ...STEERING_CHAIR]),
  SupersedeDecision: two(SECRETARIAT, [...CHAIR, ...STEERING_CHAIR]),
  RevokeDecision: two(SECRETARIAT, [...CHAIR, ...STEERING_CHAIR]),
  ExcludeMember: two(SECRETARIAT, CHAIR),
  RatifyExclusion: two(SECRETARIAT, CHAIR),
  RejectExclusion: two(SECRETARIAT, CHAIR),
  ProposeRole: alone('secretariat', 'coordinator', 'board_member'),
  GrantRole: alone('board_member'),
  DeclineRole: alone('board_member'),
  RevokeRole: alone('secretariat', 'coordinator', 'board_member'),
  SetPublicReading: two(SECRETARIAT, CHAIR),

  // Four eyes: who may approve this one or that is said by the proposal, and who asked for it may take it back.
  ApproveChange: anywhere(...APPROVERS),
  DeclineChange: anywhere(...APPROVERS),
  AmendChange: anywhere(...APPROVERS, 'supplier', 'integrator'),
  WithdrawChange: anywhere(...APPROVERS, 'supplier', 'integrator'),
  DelegateApproval: anywhere(...APPROVERS),
  EndDelegation: anywhere(...APPROVERS),
  SetApprovalLimits: two(SECRETARIAT, CHAIR),
  DeclareEmergency: alone('secretariat', 'board_member'),
  ConfirmEmergency: alone('board_member'),
  ReviewEmergency: alone('board_member'),

  // From need to product.
  RegisterNeed: alone(...OWN),
  SupportNeed: alone(...OWN),
  WithdrawNeedSupport: alone(...OWN),
  AddressNeed: alone(...SECRETARIAT),
  ProposeProject: alone('coordinator', 'secretariat', 'board_member'),
  CompletePreStudy: alone(...OWN, 'steering_group_member'),
  SetFinanceModel: alone('secretariat', 'steering_group_member'),
  ApproveProject: two(SECRETARIAT, CHAIR),
  RejectProject: two(SECRETARIAT, CHAIR),
  JoinProject: alone(...OWN),
  LeaveProject: alone(...OWN),
  RecordProjectFunding: alone(...SECRETARIAT),
  StartProject: two(['secretariat', 'steering_group_member'], STEERING_CHAIR),
  PauseProject: alone('secretariat', ...STEERING_CHAIR),
  ResumeProject: alone('secretariat', ...STEERING_CHAIR),
  CloseProject: two(['secretariat', 'steering_group_member'], STEERING_CHAIR),
  LinkProjectToProduct: alone(...SECRETARIAT),
  EngageSupplier: two(['secretariat', 'steering_group_member'], STEERING_CHAIR),
  DeliverMilestone: alone('supplier', 'secretariat'),
  AcceptMilestone: alone('steering_group_member'),
  AdmitProduct: two(SECRETARIAT, CHAIR),
  ReleaseVersion: alone('secretariat', 'supplier'),
  ChangeLicence: two(SECRETARIAT, CHAIR),
  TransferRights: two(['supplier', 'steering_group_member', 'secretariat'], CHAIR),
  AppointSteward: alone(...SECRETARIAT),
  EndStewardship: alone(...SECRETARIAT),
  AffiliateSupplier: alone(...SECRETARIAT),
  EndSupplierAffiliation: alone(...SECRETARIAT),
  RetireProduct: two(SECRETARIAT, CHAIR),
  HandOverProduct: two(SECRETARIAT, CHAIR),
  AdoptRequirementSet: two(SECRETARIAT, CHAIR),
  SubmitSelfAssessment: alone('coordinator', 'steering_group_member'),
  PublishEvaluation: alone(...SECRETARIAT),
  FixLevel: two(SECRETARIAT, CHAIR),
  PlanAdoption: alone(...OWN),
  StartAdoption: alone(...OWN),
  EndAdoption: alone(...OWN),
  ConfirmUsage: alone(...OWN),

  // Money.
  OpenFundingRound: alone('secretariat', ...STEERING_CHAIR),
  StatePledge: two(MEMBER, MEMBER),
  AmendPledge: two(MEMBER, MEMBER),
  PledgeInKind: two(MEMBER, MEMBER),
  WithdrawPledge: alone(...MEMBER),
  AcceptLatePledge: two(SECRETARIAT, STEERING_CHAIR),
  ReleasePledge: two(['coordinator', 'secretariat'], STEERING_CHAIR),
  AwardExternalGrant: alone(...SECRETARIAT),
  StateInterimTotal: alone(...SECRETARIAT),
  CloseFundingRound: two(SECRETARIAT, STEERING_CHAIR),
  AdoptAllocationKey: two(['secretariat', 'steering_group_member'], STEERING_CHAIR),
  PostCostLine: {
    ...two(['secretariat', 'integrator'], ['board_member:treasurer']),
    second: CHAIR,
    // A line posted meanwhile takes a number, and some of a ceiling; whether it changes a share is another matter.
    filledIn: ['lineNumber', 'ceiling'],
  },
  ReverseCostLine: two(SECRETARIAT, ['board_member:treasurer']),
  ReportOverrun: alone('secretariat', 'steering_group_member'),
  DecideOverrunFunding: two(SECRETARIAT, [...CHAIR, ...STEERING_CHAIR]),
  DecideSurplus: two(SECRETARIAT, [...CHAIR, ...STEERING_CHAIR]),
  PublishRateSheet: two(SECRETARIAT, CHAIR),
  SetMembershipFee: two(SECRETARIAT, CHAIR),
  IndexMembershipFee: two(SECRETARIAT, CHAIR),
  LogHours: two(['coordinator', 'finance', 'secretariat'], STEERING_CHAIR),
  SettleHours: two(SECRETARIAT, ['board_member:treasurer']),
  PublishAccessionTerms: two(SECRETARIAT, [...CHAIR, ...STEERING_CHAIR]),
  SignAccession: two(MEMBER, MEMBER),
  EndAccession: two(MEMBER, MEMBER),

  // Persons.
  RegisterPerson: anywhere(...OWN),
  ErasePerson: { ...two(SECRETARIAT, ['data_protection_officer']), filledIn: ['erasedAt'] },
};

/**
 * Whether somebody with these roles may ask a command, or approve one that was proposed. Deny by default: a command
 * without a row, a party that is not named, a role for something else.
 * @param grants the roles that hold now, from the log.
 */
export function may(
  what: 'ask' | 'approve',
  command: string,
  grants: readonly Pick<Grant, 'role' | 'office' | 'scope'>[],
  about: About,
): boolean {
  const row = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (what === 'ask' && row?.anywhere) return holds(what, command, grants);
  return isOneOf(partiesOf(what, command), grants, about);
}

/** Whether somebody is one of these parties, for what an act is about. */
export const isOneOf = (
  parties: readonly Party[],
  grants: readonly Pick<Grant, 'role' | 'office' | 'scope'>[],
  about: About,
): boolean => parties.some((party) => grants.some((grant) => isParty(grant, party) && covers(grant, about)));

/** Whether somebody may ask or approve a command of anything at all. */
export const holds = (
  what: 'ask' | 'approve',
  command: string,
  grants: readonly Pick<Grant, 'role' | 'office' | 'scope'>[],
): boolean =>
  partiesOf(what, command).some((party) => grants.some((grant) => isParty(grant, party) && isInPlace(grant)));

function partiesOf(what: 'ask' | 'approve', command: string): readonly Party[] {
  const row = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  return (what === 'ask' ? row?.asks : row?.approves) ?? [];
}

/** Whose thing a path names, and by which parameter. */
export interface Own {
  kind: 'authority' | 'project' | 'product' | 'person' | 'account' | 'trace';
  parameter: string;
  /** Roles that read what is theirs: of their authority, their project, what they deliver to. */
  roles: readonly Role[];
}

/** Who may read what a route answers. Nobody else: deny by default. */
export interface Readers {
  /** Anyone, without login: always (`service`), or on days on which this area is public. */
  public?: ReadingArea | 'service';
  /** Whoever holds one of these roles, whatever it is about. */
  roles: readonly Role[];
  /** And these for what is theirs; for everybody else who holds a role, the rest does not exist. */
  own?: Own;
}

/** What is for the community as a whole is read by all of it, but not by who delivers to it or only keeps it running. */
const COMMUNITY = [
  'coordinator',
  'finance',
  'steering_group_member',
  'secretariat',
  'board_member',
  'auditor',
] as const satisfies readonly Role[];
const ASSOCIATION = ['secretariat', 'board_member', 'auditor'] as const satisfies readonly Role[];
const MUNICIPALITY = ['coordinator', 'finance'] as const satisfies readonly Role[];
const TAKES_PART = ['coordinator', 'finance', 'steering_group_member'] as const satisfies readonly Role[];
const AT_WORK = [...TAKES_PART, 'supplier'] as const satisfies readonly Role[];

const service: Readers = { public: 'service', roles: [] };
const only = (...roles: Role[]): Readers => ({ roles });
const open = (area: ReadingArea, roles: readonly Role[] = COMMUNITY, own?: Own): Readers => ({
  public: area,
  roles,
  ...(own && { own }),
});
const theirs = (kind: Own['kind'], parameter: string, ...roles: Role[]): Own => ({ kind, parameter, roles });
const own = (whose: Own, roles: readonly Role[] = ASSOCIATION): Readers => ({ roles, own: whose });

const ofAuthority = theirs('authority', 'authorityId', ...MUNICIPALITY);
const ofPerson = theirs('person', 'personRef', 'coordinator');

/** By method and path, as the API document writes it. A route of a command has its row in {@link COMMANDS}. */
export const ROUTES: Readonly<Record<string, Readers>> = {
  'GET /health/live': service,
  'GET /health/ready': service,
  'GET /metrics': service,
  'GET /api/v1/status': service,
  'POST /api/v1/calculations': service,
  'POST /api/v1/imports': only('secretariat', 'integrator'),
  'GET /api/v1/events': only(...ASSOCIATION),

  'GET /api/v1/statistics': open('figures'),
  'GET /api/v1/authorities': open('figures'),
  'GET /api/v1/suppliers': open('figures'),
  'GET /api/v1/agreements': open('figures'),
  'GET /api/v1/population-sets': open('figures'),
  'GET /api/v1/size-tables': open('figures'),
  'GET /api/v1/rate-sheets': open('figures'),
  'GET /api/v1/membership-fees': open('figures'),
  'GET /api/v1/authorities/{authorityId}': own(ofAuthority),
  'GET /api/v1/authorities/{authorityId}/membership-fee': own(ofAuthority),
  'GET /api/v1/authorities/{authorityId}/position': own(ofAuthority),
  'GET /api/v1/authorities/{authorityId}/timeline': own(ofAuthority),
  'GET /api/v1/authorities/{authorityId}/shares': own(ofAuthority),
  'GET /api/v1/invitations': only(...ASSOCIATION),

  'GET /api/v1/bylaws': open('decisions'),
  'GET /api/v1/bodies': only(...COMMUNITY),
  'GET /api/v1/bodies/{bodyId}': only(...COMMUNITY),
  'GET /api/v1/meetings': only(...COMMUNITY),
  'GET /api/v1/meetings/{meetingId}': only(...COMMUNITY),
  'GET /api/v1/decisions': open('decisions'),
  'GET /api/v1/decisions/{decisionId}': open('decisions'),
  'GET /api/v1/exclusions': only(...ASSOCIATION),
  'GET /api/v1/grants': only(...ASSOCIATION),
  'GET /api/v1/grants/{account}/delegations': own(theirs('account', 'account', ...ROLES)),
  'GET /api/v1/public-reading': service,
  // What waits for whom, and who asked it, is told to those whom it concerns.
  'GET /api/v1/refusals': only('auditor', 'secretariat'),
  'GET /api/v1/approval-limits': only(...COMMUNITY),
  'GET /api/v1/emergencies': only(...ASSOCIATION),
  'GET /api/v1/tasks': only(...COMMUNITY, 'data_protection_officer'),
  'GET /api/v1/proposals': only(...ROLES),
  'GET /api/v1/proposals/{proposalId}': only(...ROLES),

  'GET /api/v1/needs': only(...COMMUNITY),
  'GET /api/v1/needs/{needId}': only(...COMMUNITY),
  'GET /api/v1/projects': open('figures'),
  'GET /api/v1/projects/{projectId}': open('figures', COMMUNITY, theirs('project', 'projectId', 'supplier')),
  'GET /api/v1/projects/{projectId}/shares': open('shares', ASSOCIATION, theirs('project', 'projectId', ...TAKES_PART)),
  'GET /api/v1/projects/{projectId}/shares/{authorityId}': open(
    'shares',
    ASSOCIATION,
    theirs('project', 'projectId', ...TAKES_PART),
  ),
  'GET /api/v1/projects/{projectId}/shares-over-time': open(
    'shares',
    ASSOCIATION,
    theirs('project', 'projectId', ...TAKES_PART),
  ),
  'GET /api/v1/projects/{projectId}/budget': open('shares', ASSOCIATION, theirs('project', 'projectId', ...TAKES_PART)),
  'GET /api/v1/projects/{projectId}/hours': open('shares', ASSOCIATION, theirs('project', 'projectId', ...TAKES_PART)),
  'GET /api/v1/projects/{projectId}/timeline': own(theirs('project', 'projectId', ...AT_WORK)),
  'GET /api/v1/products': open('ownership'),
  'GET /api/v1/products/{productId}': open('ownership', COMMUNITY, theirs('product', 'productId', 'supplier')),
  'GET /api/v1/products/{productId}/shares': open('shares', ASSOCIATION, theirs('product', 'productId', ...TAKES_PART)),
  'GET /api/v1/products/{productId}/ownership-history': open(
    'ownership',
    COMMUNITY,
    theirs('product', 'productId', 'supplier'),
  ),
  'GET /api/v1/products/{productId}/timeline': own(theirs('product', 'productId', ...AT_WORK)),
  'GET /api/v1/products/{productId}/help': only(...COMMUNITY),
  'GET /api/v1/adoptions': open('figures'),
  'GET /api/v1/requirement-sets': open('figures'),
  'GET /api/v1/product-levels': open('figures'),
  'GET /api/v1/products/{productId}/level': open('figures', COMMUNITY, theirs('product', 'productId', 'supplier')),

  'GET /api/v1/trace/{id}': own(theirs('trace', 'id', ...TAKES_PART)),
  'GET /api/v1/trace/gaps': only(...ASSOCIATION),
  'GET /api/v1/documents': only(...ASSOCIATION),
  'GET /api/v1/case-export': only('auditor', 'secretariat'),

  'GET /api/v1/me': service,
  'GET /api/v1/session': service,
  'GET /api/v1/session/login': service,
  'GET /api/v1/session/callback': service,
  'POST /api/v1/session/logout': service,

  'GET /api/v1/persons/erasures': only('data_protection_officer', 'secretariat', 'auditor'),
  // The operator's alone: no role of the book is asked after a restore.
  'POST /api/v1/persons/erasures/replays': only(),
  'GET /api/v1/persons/{personRef}': own(ofPerson, ['secretariat', 'data_protection_officer', 'auditor']),
  'GET /api/v1/persons/{personRef}/accesses': only('data_protection_officer', 'auditor'),
  'PATCH /api/v1/persons/{personRef}': own(ofPerson, ['secretariat']),
};

/** How much of a route's answer somebody may read. */
export interface Leave {
  /** All of it, whatever it is about. */
  inFull: boolean;
  /** The roles by which what is theirs is read as well. */
  own: readonly Grant[];
  /** What anyone sees of it. */
  asPublic: boolean;
  /** True where somebody with any role is told that the rest does not exist, and not that it is not for them. */
  hidden: boolean;
}

/**
 * What somebody with these roles may read of a route's answer on a day. Deny by default: no row, no leave.
 * @param grants the roles that hold now, from the log; none for nobody.
 * @param areas what is public on the day.
 */
export function leaveTo(route: string, grants: readonly Grant[], areas: readonly ReadingArea[]): Leave {
  const row = Object.hasOwn(ROUTES, route) ? ROUTES[route] : undefined;
  if (!row) return { inFull: false, own: [], asPublic: false, hidden: false };
  const held = grants.filter(isInPlace);
  return {
    inFull: row.public === 'service' || held.some(({ role }) => row.roles.includes(role)),
    own: row.own ? held.filter(({ role }) => row.own?.roles.includes(role)) : [],
    asPublic: row.public !== undefined && row.public !== 'service' && areas.includes(row.public),
    hidden: row.own !== undefined && held.length > 0,
  };
}

/** An auditor of one project, or a coordinator of the whole association, is none: a role is held where it belongs. */
const isInPlace = ({ role, scope }: Pick<Grant, 'role' | 'scope'>): boolean =>
  covers({ role, scope: { kind: 'association' } }, {}) === (scope.kind === 'association');
