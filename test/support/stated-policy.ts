// SPDX-License-Identifier: MPL-2.0

/**
 * Who does what, said once more and without looking at the policy: `SEK FOR > KAS` is asked by the secretariat or the
 * chair and approved by the treasurer. KOO coordinator, OEK finance, LEV supplier, STY steering group and STF its chair,
 * SEK secretariat, BES board, FOR its chair and KAS its treasurer, INT integrator, DPO data protection officer. A vote is
 * taken by a decision; here its chair stands for the body. `*`: of anything, once they hold the role for something.
 */
export const STATED: Readonly<Record<string, string>> = {
  // In the table of commands [reliability 4.3].
  RegisterAuthority: 'SEK > FOR',
  StartMembership: 'SEK > FOR',
  ProposeProject: 'KOO SEK BES',
  ApproveProject: ' > FOR',
  RejectProject: ' > FOR',
  WithdrawPledge: 'KOO OEK',
  StatePledge: 'KOO > OEK',
  AmendPledge: 'KOO > OEK',
  PledgeInKind: 'KOO > OEK',
  ReleasePledge: 'KOO > OEK STF',
  CloseFundingRound: 'SEK > STF',
  AdoptAllocationKey: 'STY SEK > STF',
  PostCostLine: 'SEK INT > KAS',
  ReverseCostLine: 'SEK > KAS',
  CallMeeting: 'STF SEK > FOR',
  CancelMeeting: 'STF SEK > FOR',
  AddAgendaItem: 'KOO STY SEK BES',
  SubmitDecisionPaper: 'KOO STY SEK BES',
  RecordAttendance: 'SEK',
  HoldBallot: 'KOO STY BES',
  ApproveMinutes: 'FOR STF',
  PublishMinutes: 'SEK',
  TakeDecision: 'SEK > FOR STF',
  RegisterDecision: 'SEK > FOR STF',
  SupersedeDecision: 'SEK > FOR STF',
  RevokeDecision: 'SEK > FOR STF',
  TransferRights: 'LEV STY SEK > FOR',
  ProposeRole: 'KOO SEK',
  GrantRole: 'BES',
  DeclineRole: 'BES',
  RevokeRole: 'KOO OEK SEK BES',
  ErasePerson: 'SEK > DPO',
  SetApprovalLimits: 'SEK > FOR',

  // What the table does not name: the register.
  CorrectAuthority: 'SEK',
  WithdrawMembership: 'SEK',
  SendPaymentDemand: 'SEK',
  DeemWithdrawn: 'SEK > KAS',
  ChangeContact: 'KOO SEK',
  AppointCoordinator: 'KOO SEK',
  ReleaseCoordinator: 'KOO SEK',
  RegisterPerson: 'KOO SEK *',
  RegisterSupplier: 'SEK',
  StartSupplierPartnership: 'SEK',
  EndSupplierPartnership: 'SEK',
  ConcludeCollaborationAgreement: 'SEK > FOR',
  RenewCollaborationAgreement: 'SEK > FOR',
  EndCollaborationAgreement: 'SEK > FOR',
  ImportPopulationSet: 'SEK INT > SEK KAS',
  AdoptSizeTable: 'SEK > FOR',
  // Rules and bodies.
  AdoptBylaws: 'SEK > FOR',
  EstablishBody: 'SEK > FOR',
  SetTermsOfReference: 'SEK > FOR',
  FillSeat: 'SEK > FOR',
  SeatDeputy: 'SEK > FOR',
  VacateSeat: 'SEK > FOR',
  CloseBody: 'SEK > FOR',
  ExcludeMember: 'SEK > FOR',
  RatifyExclusion: 'SEK > FOR',
  RejectExclusion: 'SEK > FOR',
  SetPublicReading: 'SEK > FOR',
  // Four eyes themselves: whom a proposal waits for is its own to say.
  ApproveChange: 'KOO OEK STY SEK BES DPO *',
  DeclineChange: 'KOO OEK STY SEK BES DPO *',
  AmendChange: 'KOO OEK LEV STY SEK BES INT DPO *',
  WithdrawChange: 'KOO OEK LEV STY SEK BES INT DPO *',
  DelegateApproval: 'KOO OEK STY SEK BES DPO *',
  EndDelegation: 'KOO OEK STY SEK BES DPO *',
  DeclareEmergency: 'SEK BES',
  ConfirmEmergency: 'BES',
  ReviewEmergency: 'BES',
  // From need to product.
  RegisterNeed: 'KOO SEK',
  SupportNeed: 'KOO SEK',
  WithdrawNeedSupport: 'KOO SEK',
  AddressNeed: 'SEK',
  CompletePreStudy: 'KOO SEK STY',
  SetFinanceModel: 'SEK STY',
  JoinProject: 'KOO SEK',
  LeaveProject: 'KOO SEK',
  RecordProjectFunding: 'SEK',
  StartProject: 'SEK STY > STF',
  PauseProject: 'SEK STF',
  ResumeProject: 'SEK STF',
  CloseProject: 'SEK STY > STF',
  LinkProjectToProduct: 'SEK',
  EngageSupplier: 'SEK STY > STF',
  DeliverMilestone: 'LEV SEK',
  AcceptMilestone: 'STY',
  AdmitProduct: 'SEK > FOR',
  ReleaseVersion: 'LEV SEK',
  ChangeLicence: 'SEK > FOR',
  AppointSteward: 'SEK',
  EndStewardship: 'SEK',
  AffiliateSupplier: 'SEK',
  EndSupplierAffiliation: 'SEK',
  RetireProduct: 'SEK > FOR',
  HandOverProduct: 'SEK > FOR',
  AdoptRequirementSet: 'SEK > FOR',
  SubmitSelfAssessment: 'KOO STY',
  PublishEvaluation: 'SEK',
  FixLevel: 'SEK > FOR',
  PlanAdoption: 'KOO SEK',
  StartAdoption: 'KOO SEK',
  EndAdoption: 'KOO SEK',
  ConfirmUsage: 'KOO SEK',
  // Money.
  OpenFundingRound: 'SEK STF',
  AcceptLatePledge: 'SEK > STF',
  AwardExternalGrant: 'SEK',
  StateInterimTotal: 'SEK',
  ReportOverrun: 'SEK STY',
  DecideOverrunFunding: 'SEK > FOR STF',
  DecideSurplus: 'SEK > FOR STF',
  PublishRateSheet: 'SEK > FOR',
  SetMembershipFee: 'SEK > FOR',
  IndexMembershipFee: 'SEK > FOR',
  LogHours: 'KOO OEK SEK > STF',
  SettleHours: 'SEK > KAS',
  PublishAccessionTerms: 'SEK > FOR STF',
  SignAccession: 'KOO OEK > KOO OEK',
  EndAccession: 'KOO OEK > KOO OEK',
};

/** Where the policy departs from the table of commands, and why. */
export const DEPARTURES: Readonly<Record<string, readonly [policy: string, why: string]>> = {
  ApproveProject: ['SEK > FOR', 'the board votes in a decision; somebody has to record what follows from it'],
  RejectProject: ['SEK > FOR', 'as the approval'],
  StatePledge: ['KOO OEK > KOO OEK', 'two persons of the authority, whichever of them begins'],
  AmendPledge: ['KOO OEK > KOO OEK', 'as stating it'],
  PledgeInKind: ['KOO OEK > KOO OEK', 'as stating it'],
  ReleasePledge: ['KOO SEK > STF', "the steering group's decision is asked for by the rule itself"],
  CallMeeting: ['SEK FOR STF', 'notice cannot wait; the minutes are approved'],
  CancelMeeting: ['SEK FOR STF', 'as calling it'],
  HoldBallot: ['SEK', 'the book records a ballot that was held, and the minutes are approved; nobody votes in it'],
  ProposeRole: ['KOO SEK BES', 'another board member approves'],
  RevokeRole: ['KOO SEK BES', 'finance officers ask their coordinator, or the secretariat'],
};

/** What is stated of a command, with the departures. */
export const statementOf = (command: string): string => DEPARTURES[command]?.[0] ?? STATED[command] ?? '';

const LOCAL = new Set(['KOO', 'OEK', 'LEV', 'STY', 'STF']);
/** A chair is a member, too. */
const ALSO: Readonly<Record<string, string>> = { STF: 'STY', FOR: 'BES', KAS: 'BES' };

/** Whether the statement lets a caller ask or approve a command. */
export function isStated(statement: string, what: 'ask' | 'approve', caller: string, own: boolean): boolean {
  const [asks = '', approves = ''] = statement.split('>');
  const codes = (what === 'ask' ? asks : approves).trim().split(/\s+/);
  const named = codes.includes(caller) || codes.includes(ALSO[caller] ?? '-');
  return named && (own || !LOCAL.has(caller) || codes.includes('*'));
}
