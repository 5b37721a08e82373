// SPDX-License-Identifier: MPL-2.0
import type { Grant, Office, Role, Scope } from '@faellesbog/governance';

// Who may do what: the one table. The service does not start when a command or a route has no row here; the tests, the
// page of the documentation and what a person is shown are made from it. What no row allows is refused.

/** A role, and where it matters the office in it. */
export type Party = Role | `${Role}:${Office}`;

/** What an act is about: whoever has a role for one of these only, acts on these only. */
export type About = Partial<Record<Exclude<Scope['kind'], 'association'>, readonly string[]>>;

export interface CommandRow {
  /** Who may ask it; alone, or as the one who proposes it when `approves` names somebody. */
  asks: readonly Party[];
  /** Who approves it: another person than any who asked or changed it. */
  approves?: readonly Party[];
}

const SECRETARIAT = ['secretariat'] as const;
const CHAIR = ['board_member:chair'] as const;
const STEERING_CHAIR = ['steering_group_member:chair'] as const;
const MEMBER = ['coordinator', 'finance'] as const;
const OWN = ['coordinator', 'secretariat'] as const;

const alone = (...asks: Party[]): CommandRow => ({ asks });
const two = (asks: readonly Party[], approves: readonly Party[]): CommandRow => ({ asks, approves });

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
  PostCostLine: two(['secretariat', 'integrator'], ['board_member:treasurer']),
  ReverseCostLine: two(SECRETARIAT, ['board_member:treasurer']),
  PublishAccessionTerms: two(SECRETARIAT, [...CHAIR, ...STEERING_CHAIR]),
  SignAccession: two(MEMBER, MEMBER),
  EndAccession: two(MEMBER, MEMBER),

  // Persons.
  RegisterPerson: alone(...OWN),
  ErasePerson: two(SECRETARIAT, ['data_protection_officer']),
};

/** Roles that are for the whole association, whatever a grant says of a scope beside. */
const EVERYWHERE: ReadonlySet<Role> = new Set([
  'secretariat',
  'board_member',
  'auditor',
  'integrator',
  'data_protection_officer',
]);

/** True when a role is for what an act is about: all of it, or one of the things it is about. */
export function covers({ role, scope }: Pick<Grant, 'role' | 'scope'>, about: About): boolean {
  if (scope.kind === 'association') return EVERYWHERE.has(role);
  return about[scope.kind]?.includes(scope.id ?? '') ?? false;
}

const isParty = ({ role, office }: Pick<Grant, 'role' | 'office'>, party: Party): boolean =>
  party === role || (office !== undefined && party === `${role}:${office}`);

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
  const parties = what === 'ask' ? row?.asks : row?.approves;
  return parties?.some((party) => grants.some((grant) => isParty(grant, party) && covers(grant, about))) ?? false;
}

/** Who may read what a route answers. */
export type Readers =
  /** Anyone, without login, as long as the setting of what is public says so. */
  | 'public'
  /** Anyone who is logged in and holds a role; what is somebody's own is filtered by scope. */
  | 'members'
  /** Only these. */
  | readonly Role[];

/** By method and path, as the API document writes it. A route of a command has its row in {@link COMMANDS}. */
export const ROUTES: Readonly<Record<string, Readers>> = {
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'public',
  'GET /api/v1/status': 'public',
  'POST /api/v1/calculations': 'public',
  'POST /api/v1/imports': ['secretariat', 'integrator'],
  'GET /api/v1/events': ['auditor', 'secretariat', 'board_member', 'integrator'],

  'GET /api/v1/statistics': 'public',
  'GET /api/v1/authorities': 'public',
  'GET /api/v1/suppliers': 'public',
  'GET /api/v1/agreements': 'public',
  'GET /api/v1/population-sets': 'public',
  'GET /api/v1/size-tables': 'public',
  'GET /api/v1/authorities/{authorityId}': 'members',
  'GET /api/v1/authorities/{authorityId}/position': 'members',
  'GET /api/v1/authorities/{authorityId}/timeline': 'members',
  'GET /api/v1/authorities/{authorityId}/shares': 'members',
  'GET /api/v1/invitations': ['secretariat', 'board_member', 'auditor'],

  'GET /api/v1/bylaws': 'public',
  'GET /api/v1/bodies': 'members',
  'GET /api/v1/bodies/{bodyId}': 'members',
  'GET /api/v1/meetings': 'members',
  'GET /api/v1/meetings/{meetingId}': 'members',
  'GET /api/v1/decisions': 'public',
  'GET /api/v1/decisions/{decisionId}': 'public',
  'GET /api/v1/exclusions': ['secretariat', 'board_member', 'auditor'],
  'GET /api/v1/grants': ['secretariat', 'board_member', 'auditor'],

  'GET /api/v1/needs': 'members',
  'GET /api/v1/needs/{needId}': 'members',
  'GET /api/v1/projects': 'public',
  'GET /api/v1/projects/{projectId}': 'public',
  'GET /api/v1/projects/{projectId}/shares': 'public',
  'GET /api/v1/projects/{projectId}/shares-over-time': 'public',
  'GET /api/v1/projects/{projectId}/timeline': 'members',
  'GET /api/v1/products': 'public',
  'GET /api/v1/products/{productId}': 'public',
  'GET /api/v1/products/{productId}/shares': 'public',
  'GET /api/v1/products/{productId}/ownership-history': 'public',
  'GET /api/v1/products/{productId}/timeline': 'members',
  'GET /api/v1/products/{productId}/help': 'members',
  'GET /api/v1/adoptions': 'public',
  'GET /api/v1/requirement-sets': 'public',
  'GET /api/v1/product-levels': 'public',
  'GET /api/v1/products/{productId}/level': 'public',
  'GET /api/v1/projects/{projectId}/shares/{authorityId}': 'public',

  'GET /api/v1/trace/{id}': 'members',
  'GET /api/v1/trace/gaps': ['auditor', 'secretariat', 'board_member'],
  'GET /api/v1/documents': ['auditor', 'secretariat', 'board_member'],
  'GET /api/v1/case-export': ['auditor', 'secretariat'],

  'GET /api/v1/me': 'public',
  'GET /api/v1/session': 'public',
  'GET /api/v1/session/login': 'public',
  'GET /api/v1/session/callback': 'public',
  'POST /api/v1/session/logout': 'public',

  'GET /api/v1/persons/erasures': ['data_protection_officer', 'secretariat', 'auditor'],
  'GET /api/v1/persons/{personRef}': 'members',
  'GET /api/v1/persons/{personRef}/accesses': ['data_protection_officer', 'auditor'],
  'PATCH /api/v1/persons/{personRef}': ['coordinator', 'secretariat'],
};
