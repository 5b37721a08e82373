// SPDX-License-Identifier: MPL-2.0
import type { EventOf, Grounds, MoneyJson } from '@faellesbog/eventsourcing';
import {
  agreementEvents,
  authorityEvents,
  personEvents,
  populationEvents,
  sizeTableEvents,
  supplierEvents,
} from '@faellesbog/community';
import {
  accessEvents,
  bodyEvents,
  bylawsEvents,
  decisionEvents,
  emergencyEvents,
  exclusionEvents,
  limitsEvents,
  meetingEvents,
  proposalEvents,
  readingEvents,
  type Purpose,
} from '@faellesbog/governance';
import { formatDanish, moneyFromJson, moneyToJson, priceWithLevy } from '@faellesbog/money';
import {
  adoptionEvents,
  levelEvents,
  needEvents,
  productEvents,
  projectEvents,
  requirementsEvents,
} from '@faellesbog/portfolio';
import { accessionEvents } from '../accession/accession.events.js';
import { costsEvents, type OVERRUN_SOURCES, type SURPLUS_USES } from '../costs/costs.events.js';
import { hoursEvents } from '../hours/hours.events.js';
import { membershipFeeEvents } from '../membership-fee/membership-fee.events.js';
import { rateSheetEvents } from '../rate-sheet/rate-sheet.events.js';
import { roundEvents } from '../round/round.events.js';

// What the trace says in words: what each event is called, and what an amount is in a sentence.

/** Every family of the book: a new one is added here, and the compiler then asks for its words below. */
export const families = [
  authorityEvents,
  supplierEvents,
  agreementEvents,
  populationEvents,
  sizeTableEvents,
  personEvents,
  accessEvents,
  bylawsEvents,
  bodyEvents,
  meetingEvents,
  decisionEvents,
  exclusionEvents,
  readingEvents,
  proposalEvents,
  limitsEvents,
  emergencyEvents,
  needEvents,
  projectEvents,
  productEvents,
  adoptionEvents,
  requirementsEvents,
  levelEvents,
  roundEvents,
  costsEvents,
  accessionEvents,
  rateSheetEvents,
  membershipFeeEvents,
  hoursEvents,
] as const;
type AnyEvent = EventOf<(typeof families)[number]>;
export type EventType = AnyEvent['type'];
export type Data<K extends EventType> = Extract<AnyEvent, { type: K }>['data'];
/** What an event holds, when it does not matter which event it is. */
export type Said = Grounds & Readonly<Record<string, unknown>>;

export type Words = readonly [da: string, en: string];

/** What each event is called. */
export const EVENTS: Readonly<Record<EventType, Words>> = {
  AuthorityRegistered: ['Myndighed registreret', 'Authority registered'],
  AuthorityCorrected: ['Oplysninger om myndighed rettet', 'Authority corrected'],
  MembershipStarted: ['Medlemskab begyndt', 'Membership started'],
  MembershipWithdrawn: ['Medlemskab ophørt', 'Membership withdrawn'],
  PaymentDemandSent: ['Påkrav sendt', 'Payment demanded'],
  MembershipDeemedWithdrawn: ['Medlemskab anset for ophørt', 'Membership deemed withdrawn'],
  MembershipExcluded: ['Medlem ekskluderet', 'Member excluded'],
  MembershipReinstated: ['Medlemskab genoprettet', 'Membership reinstated'],
  ContactRefChanged: ['Kontaktperson skiftet', 'Contact changed'],
  CoordinatorAppointed: ['Tovholder udpeget', 'Coordinator appointed'],
  CoordinatorReleased: ['Tovholder fratrådt', 'Coordinator released'],
  SupplierRegistered: ['Leverandør registreret', 'Supplier registered'],
  SupplierPartnershipStarted: ['Leverandørpartnerskab begyndt', 'Supplier partnership started'],
  SupplierPartnershipEnded: ['Leverandørpartnerskab ophørt', 'Supplier partnership ended'],
  CollaborationAgreementConcluded: ['Samarbejdsaftale indgået', 'Collaboration agreement concluded'],
  CollaborationAgreementRenewed: ['Samarbejdsaftale fornyet', 'Collaboration agreement renewed'],
  CollaborationAgreementEnded: ['Samarbejdsaftale ophørt', 'Collaboration agreement ended'],
  PopulationSetImported: ['Indbyggertal indlæst', 'Population figures imported'],
  SizeTableAdopted: ['Størrelsesklasser fastlagt', 'Size classes adopted'],
  PersonRegistered: ['Person registreret', 'Person registered'],
  PersonErased: ['Person slettet', 'Person erased'],
  AccessFounded: ['Adgang grundlagt', 'Access founded'],
  RoleProposed: ['Rolle foreslået', 'Role proposed'],
  RoleGranted: ['Rolle givet', 'Role granted'],
  RoleDeclined: ['Rolle afslået', 'Role declined'],
  RoleRevoked: ['Rolle frataget', 'Role revoked'],
  ApprovalDelegated: ['Godkendelse delegeret', 'Approval delegated'],
  DelegationEnded: ['Delegation afsluttet', 'Delegation ended'],
  BylawsAdopted: ['Vedtægter vedtaget', 'Bylaws adopted'],
  BodyEstablished: ['Organ nedsat', 'Body established'],
  TermsOfReferenceSet: ['Kommissorium givet', 'Terms of reference set'],
  SeatFilled: ['Plads besat', 'Seat filled'],
  DeputySeated: ['Suppleant indtrådt', 'Deputy seated'],
  SeatVacated: ['Plads fratrådt', 'Seat vacated'],
  BodyClosed: ['Organ nedlagt', 'Body closed'],
  MeetingCalled: ['Møde indkaldt', 'Meeting called'],
  MeetingCancelled: ['Møde aflyst', 'Meeting cancelled'],
  AgendaItemAdded: ['Punkt sat på dagsordenen', 'Agenda item added'],
  DecisionPaperSubmitted: ['Sagsoplæg indgivet', 'Decision paper submitted'],
  AttendanceRecorded: ['Fremmøde noteret', 'Attendance recorded'],
  BallotHeld: ['Afstemning holdt', 'Ballot held'],
  MinutesApproved: ['Referat godkendt', 'Minutes approved'],
  MinutesPublished: ['Referat offentliggjort', 'Minutes published'],
  DecisionTaken: ['Beslutning truffet', 'Decision taken'],
  DecisionRegistered: ['Beslutning registreret', 'Decision registered'],
  DecisionSuperseded: ['Beslutning afløst', 'Decision superseded'],
  DecisionRevoked: ['Beslutning tilbagekaldt', 'Decision revoked'],
  MemberExcluded: ['Eksklusion besluttet', 'Exclusion decided'],
  ExclusionRatified: ['Eksklusion godkendt', 'Exclusion ratified'],
  ExclusionRejected: ['Eksklusion ikke godkendt', 'Exclusion not ratified'],
  PublicReadingSet: ['Offentlig læsning fastlagt', 'Public reading set'],
  ChangeProposed: ['Ændring foreslået', 'Change proposed'],
  ChangeAmended: ['Forslag rettet', 'Proposal amended'],
  ChangeApproved: ['Ændring godkendt', 'Change approved'],
  ChangeDeclined: ['Ændring afvist', 'Change declined'],
  ChangeWithdrawn: ['Forslag trukket tilbage', 'Proposal withdrawn'],
  ChangeCompleted: ['Ændring afsluttet', 'Change completed'],
  ApprovalLimitsSet: ['Beløbsgrænser sat', 'Approval limits set'],
  EmergencyDeclared: ['Nødsituation erklæret', 'Emergency declared'],
  EmergencyConfirmed: ['Nødsituation bekræftet', 'Emergency confirmed'],
  EmergencyReviewed: ['Nødsituation gennemgået', 'Emergency reviewed'],
  NeedRegistered: ['Behov meldt', 'Need registered'],
  NeedSupported: ['Behov støttet', 'Need supported'],
  NeedSupportWithdrawn: ['Støtte til behov trukket tilbage', 'Support of a need withdrawn'],
  NeedAddressed: ['Behov taget op', 'Need addressed'],
  ProjectProposed: ['Projekt foreslået', 'Project proposed'],
  PreStudyCompleted: ['Foranalyse afsluttet', 'Pre-study completed'],
  FinanceModelSet: ['Finansieringsmodel fastlagt', 'Finance model set'],
  ProjectApproved: ['Projekt godkendt', 'Project approved'],
  ProjectRejected: ['Projekt afvist', 'Project rejected'],
  ParticipantJoined: ['Deltager kommet til', 'Participant joined'],
  ParticipantLeft: ['Deltager udtrådt', 'Participant left'],
  ProjectFundingRecorded: ['Projektets finansiering noteret', 'Project funding recorded'],
  ProjectStarted: ['Projekt begyndt', 'Project started'],
  ProjectPaused: ['Projekt sat på pause', 'Project paused'],
  ProjectResumed: ['Projekt genoptaget', 'Project resumed'],
  ProjectClosed: ['Projekt afsluttet', 'Project closed'],
  ProjectLinkedToProduct: ['Projekt knyttet til produkt', 'Project linked to product'],
  SupplierEngaged: ['Leverandør antaget', 'Supplier engaged'],
  MilestoneDelivered: ['Milepæl leveret', 'Milestone delivered'],
  MilestoneAccepted: ['Milepæl godkendt', 'Milestone accepted'],
  ProductAdmitted: ['Produkt optaget', 'Product admitted'],
  VersionReleased: ['Version udgivet', 'Version released'],
  LicenceChanged: ['Licens skiftet', 'Licence changed'],
  RightsTransferred: ['Rettigheder overdraget', 'Rights transferred'],
  StewardAppointed: ['Forvalter udpeget', 'Steward appointed'],
  StewardEnded: ['Forvalter fratrådt', 'Steward ended'],
  SupplierAffiliated: ['Leverandør tilknyttet', 'Supplier affiliated'],
  SupplierAffiliationEnded: ['Leverandørs tilknytning ophørt', 'Supplier affiliation ended'],
  ProductRetired: ['Produkt udgået', 'Product retired'],
  ProductHandedOver: ['Produkt overdraget', 'Product handed over'],
  AdoptionPlanned: ['Ibrugtagning planlagt', 'Adoption planned'],
  AdoptionStarted: ['Taget i brug', 'Adoption started'],
  AdoptionEnded: ['Brug ophørt', 'Adoption ended'],
  UsageConfirmed: ['Brug bekræftet', 'Usage confirmed'],
  RequirementSetAdopted: ['Krav vedtaget', 'Requirements adopted'],
  SelfAssessmentSubmitted: ['Selvevaluering indgivet', 'Self-assessment submitted'],
  EvaluationPublished: ['Evaluering offentliggjort', 'Evaluation published'],
  ProductLevelFixed: ['Produktets niveau fastlagt', 'Product level fixed'],
  FundingRoundOpened: ['Indsamling åbnet', 'Funding round opened'],
  PledgeStated: ['Tilsagn', 'Pledge'],
  PledgeAmended: ['Ændret tilsagn', 'Amended pledge'],
  PledgeWithdrawn: ['Tilsagn trukket tilbage', 'Pledge withdrawn'],
  InterimTotalStated: ['Foreløbig sum oplyst', 'Interim total stated'],
  InKindPledged: ['Tilsagn om timer', 'Pledge in kind'],
  ExternalGrantAwarded: ['Tilskud', 'External grant'],
  FundingRoundClosed: ['Indsamling lukket', 'Funding round closed'],
  LatePledgeAccepted: ['Sent tilsagn', 'Late pledge'],
  PledgeReleased: ['Tilsagn frigivet', 'Pledge released'],
  AllocationKeyAdopted: ['Fordelingsnøgle vedtaget', 'Allocation key adopted'],
  CostLinePosted: ['Udgift fordelt', 'Cost line posted'],
  CostLineReversed: ['Udgift tilbageført', 'Cost line reversed'],
  OverrunReported: ['Overskridelse meldt', 'Overrun reported'],
  OverrunFundingDecided: ['Finansiering af overskridelse besluttet', 'Funding of an overrun decided'],
  SurplusDispositionDecided: ['Anvendelse af overskud besluttet', 'Use of a surplus decided'],
  AccessionTermsPublished: ['Tilslutningsvilkår', 'Accession terms'],
  AccessionSigned: ['Tilslutning', 'Accession'],
  AccessionEnded: ['Tilslutning ophørt', 'Accession ended'],
  RateSheetPublished: ['Takstblad offentliggjort', 'Rate sheet published'],
  MembershipFeeSet: ['Kontingent fastsat', 'Membership fee set'],
  MembershipFeeIndexed: ['Kontingent reguleret', 'Membership fee indexed'],
  HoursLogged: ['Timer noteret', 'Hours logged'],
  HoursSettled: ['Timer afregnet', 'Hours settled'],
};

export const PURPOSES_SAID: Readonly<Record<Purpose, Words>> = {
  project_approval: ['godkendelse af projekt', 'approval of a project'],
  project_rejection: ['afvisning af projekt', 'rejection of a project'],
  finance_model: ['finansieringsmodel', 'finance model'],
  floor_waiver: ['fravigelse af bundgrænsen', 'waiver of the floor'],
  milestone_acceptance: ['godkendelse af milepæl', 'acceptance of a milestone'],
  product_admission: ['optagelse af produkt', 'admission of a product'],
  product_level: ['produktets niveau', 'level of the product'],
  product_end: ['produktets ophør', 'end of the product'],
  other_licence: ['anden licens', 'another licence'],
  ownership_transfer: ['overdragelse af rettigheder', 'transfer of rights'],
  allocation_key: ['fordelingsnøgle', 'allocation key'],
  cost_over_frame: ['udgift over rammen', 'cost over the frame'],
  late_pledge: ['sent tilsagn', 'late pledge'],
  pledge_change: ['ændring af tilsagn', 'change of a pledge'],
  overrun_funding: ['finansiering af overskridelse', 'funding of an overrun'],
  surplus: ['anvendelse af overskud', 'use of a surplus'],
  rate_sheet: ['takstblad', 'rate sheet'],
  fee: ['afgift', 'fee'],
  settlement: ['afregning', 'settlement'],
  exclusion: ['eksklusion', 'exclusion'],
  exclusion_ratification: ['godkendelse af eksklusion', 'ratification of an exclusion'],
  exclusion_rejection: ['afvisning af eksklusion', 'rejection of an exclusion'],
  bylaws: ['vedtægter', 'bylaws'],
  staff: ['ansættelse', 'staff'],
  limits: ['beløbsgrænser', 'limits'],
  revocation: ['tilbagekaldelse', 'revocation'],
};

export const called = (type: EventType): { da: string; en: string } => ({ da: EVENTS[type][0], en: EVENTS[type][1] });

/** The leave that an event needs of the decision it names; what is not here takes any that is about the same thing. */
export const NEEDS: Readonly<Partial<Record<EventType, readonly Purpose[]>>> = {
  ProjectApproved: ['project_approval'],
  ProjectRejected: ['project_rejection'],
  ProjectStarted: ['floor_waiver'],
  FinanceModelSet: ['finance_model', 'project_approval'],
  MilestoneAccepted: ['milestone_acceptance'],
  MemberExcluded: ['exclusion'],
  ExclusionRatified: ['exclusion_ratification'],
  ExclusionRejected: ['exclusion_rejection'],
  ProductAdmitted: ['product_admission'],
  ProductLevelFixed: ['product_level'],
  ProductRetired: ['product_end'],
  ProductHandedOver: ['product_end'],
  LicenceChanged: ['other_licence'],
  VersionReleased: ['other_licence'],
  RightsTransferred: ['ownership_transfer'],
  FundingRoundClosed: ['floor_waiver'],
  LatePledgeAccepted: ['late_pledge'],
  PledgeReleased: ['pledge_change'],
  AllocationKeyAdopted: ['allocation_key'],
  AccessionTermsPublished: ['fee'],
  OverrunFundingDecided: ['overrun_funding'],
  SurplusDispositionDecided: ['surplus'],
  RateSheetPublished: ['rate_sheet'],
  MembershipFeeSet: ['fee'],
  MembershipFeeIndexed: ['fee'],
  HoursSettled: ['settlement'],
};

/** `1.234,50 kr.` and `DKK 1,234.50`. */
export const krDa = formatDanish;
export const krEn = (ore: bigint): string =>
  `DKK ${formatDanish(ore)
    .slice(0, -4)
    .replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))}`;

/** A date as a Dane writes it: 31-12-2026. */
export const danish = (date: string): string => date.split('-').reverse().join('-');

/** A text as the end of a sentence. */
export const stopped = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The name of what a reference like `project:os2mo` points to; the id where it has none. */
export type Namer = (ref: string) => string;

/** What an event about money says: its amount, and what it rests on when it names no decision itself. */
interface Money {
  amount: MoneyJson;
  /**
   * Lines of things to look at, each from the nearest on: the first whose own event names a decision is what the amount
   * rests on. The first line is about the money itself; others say what else a decision fixed about it.
   */
  rests: readonly (readonly string[])[];
  da: (name: Namer) => string;
  en: (name: Namer) => string;
}

interface InRound {
  roundId: string;
  projectId: string;
}
const ofRound = ({ roundId, projectId }: InRound): string[][] => [[`round:${roundId}`, `approval:${projectId}`]];

function pledge(data: InRound & { authorityId: string }, amount: MoneyJson, da: string, en: string): Money {
  const ore = moneyFromJson(amount);
  const [who, what] = [`authority:${data.authorityId}`, `project:${data.projectId}`];
  return {
    amount,
    rests: ofRound(data),
    da: (name) => `${name(who)}: ${da} ${krDa(ore)} til ${name(what)} (runde ${data.roundId}).`,
    en: (name) => `${name(who)}: ${en} ${krEn(ore)} for ${name(what)} (round ${data.roundId}).`,
  };
}

/** What the parts of a decision on an overrun or a surplus are called. */
const SOURCES = {
  surplus: ['overskud', 'surplus'],
  supplementary_calls: ['supplerende opkrævning', 'supplementary calls'],
  scope_cut: ['mindre omfang', 'a cut of the scope'],
  external: ['ekstern finansiering', 'external money'],
} as const satisfies Record<(typeof OVERRUN_SOURCES)[number], Words>;
const USES = {
  further_development: ['videreudvikling', 'further development'],
  carry_forward: ['overført', 'carried forward'],
  reduce_next_fee: ['lavere afgift næste år', 'a lower fee next year'],
  refund: ['tilbagebetalt', 'refunded'],
} as const satisfies Record<(typeof SURPLUS_USES)[number], Words>;

/** Basis points as per cent, in Danish: 950 is `9,5`. */
const percentOf = (bp: number): string => String(bp / 100).replace('.', ',');

/** The events about money. Every one of them rests on a decision, or the trace says that none is recorded. */
const MONEY = {
  PledgeStated: (data: Data<'PledgeStated'>) => pledge(data, data.amount, 'tilsagn på', 'a pledge of'),
  PledgeAmended: (data: Data<'PledgeAmended'>) =>
    pledge(data, data.amount, 'tilsagn ændret til', 'a pledge amended to'),
  LatePledgeAccepted: (data: Data<'LatePledgeAccepted'>) =>
    pledge(data, data.amount, 'sent tilsagn på', 'a late pledge of'),
  InKindPledged: (data: Data<'InKindPledged'>) =>
    pledge(data, data.value, `tilsagn om ${data.hours} timer, værdi`, `a pledge of ${data.hours} hours, worth`),
  ExternalGrantAwarded: (data: Data<'ExternalGrantAwarded'>) => {
    const [ore, what] = [moneyFromJson(data.amount), `project:${data.projectId}`];
    return {
      amount: data.amount,
      rests: ofRound(data),
      da: (name) => `Tilskud fra ${data.funder} på ${krDa(ore)} til ${name(what)} (runde ${data.roundId}).`,
      en: (name) => `A grant of ${krEn(ore)} by ${data.funder} for ${name(what)} (round ${data.roundId}).`,
    };
  },
  FundingRoundClosed: (data: Data<'FundingRoundClosed'>) => {
    const [ore, what] = [moneyFromJson(data.pledged), `project:${data.projectId}`];
    const [da, en] = data.reached
      ? ['nåede det nødvendige', 'reached what it needed']
      : ['nåede ikke det nødvendige', 'did not reach what it needed'];
    return {
      amount: data.pledged,
      rests: ofRound(data),
      da: (name) => `Indsamlingen ${data.roundId} til ${name(what)} blev lukket og ${da}: ${krDa(ore)} i tilsagn.`,
      en: (name) => `The round ${data.roundId} for ${name(what)} was closed and ${en}: ${krEn(ore)} pledged.`,
    };
  },
  FinanceModelSet: (data: Data<'FinanceModelSet'>) => {
    const [ore, what] = [moneyFromJson(data.budget), `project:${data.projectId}`];
    return {
      amount: data.budget,
      rests: [[`approval:${data.projectId}`]],
      da: (name) => `Finansieringsmodel for ${name(what)}: et budget på ${krDa(ore)}`,
      en: (name) => `The finance model of ${name(what)}: a budget of ${krEn(ore)}.`,
    };
  },
  CostLinePosted: (data: Data<'CostLinePosted'>) => {
    const [ore, what] = [moneyFromJson(data.amount), `project:${data.projectId}`];
    return {
      amount: data.amount,
      rests: [[`approval:${data.projectId}`], [`key:${data.projectId}.${data.keyId}`]],
      da: (name) => `Udgift i ${name(what)} på ${krDa(ore)}, fordelt på ${data.lines.length}: ${stopped(data.text)}`,
      en: (name) => `A cost of ${krEn(ore)} in ${name(what)}, shared among ${data.lines.length}: ${stopped(data.text)}`,
    };
  },
  CostLineReversed: (data: Data<'CostLineReversed'>) => {
    const [ore, what] = [moneyFromJson(data.amount), `project:${data.projectId}`];
    return {
      amount: data.amount,
      rests: [[`cost-line:${data.projectId}.${data.lineId}`, `approval:${data.projectId}`]],
      da: (name) => `Linjen ${data.lineId} i ${name(what)} tilbageført med ${krDa(ore)}: ${stopped(data.reason)}`,
      en: (name) => `The line ${data.lineId} in ${name(what)} was reversed with ${krEn(ore)}: ${stopped(data.reason)}`,
    };
  },
  // An overrun rests on how it was decided to be funded: until then there is no decision to reach.
  OverrunReported: (data: Data<'OverrunReported'>) => {
    const [ore, what] = [moneyFromJson(data.amount), `project:${data.projectId}`];
    return {
      amount: data.amount,
      rests: [[`overrun-funding:${data.projectId}.${data.overrunId}`]],
      da: (name) => `Overskridelse i ${name(what)} på ${krDa(ore)} meldt: ${stopped(data.reason)}`,
      en: (name) => `An overrun of ${krEn(ore)} in ${name(what)} was reported: ${stopped(data.reason)}`,
    };
  },
  OverrunFundingDecided: (data: Data<'OverrunFundingDecided'>) => {
    const [ore, what] = [moneyFromJson(data.amount), `project:${data.projectId}`];
    const parts = data.parts.map(({ source, amount }) => ({ said: SOURCES[source], ore: moneyFromJson(amount) }));
    return {
      amount: data.amount,
      rests: [],
      da: (name) =>
        `Overskridelsen ${data.overrunId} i ${name(what)} på ${krDa(ore)} finansieres: ${parts.map((part) => `${part.said[0]} ${krDa(part.ore)}`).join(', ')}`,
      en: (name) =>
        `The overrun ${data.overrunId} of ${krEn(ore)} in ${name(what)} is funded: ${parts.map((part) => `${part.said[1]} ${krEn(part.ore)}`).join(', ')}.`,
    };
  },
  SurplusDispositionDecided: (data: Data<'SurplusDispositionDecided'>) => {
    const [ore, what] = [moneyFromJson(data.amount), `project:${data.projectId}`];
    const parts = data.dispositions.map(({ use, amount }) => ({ said: USES[use], ore: moneyFromJson(amount) }));
    return {
      amount: data.amount,
      rests: [],
      da: (name) =>
        `Overskuddet ${data.surplusId} i ${name(what)} på ${krDa(ore)} anvendes: ${parts.map((part) => `${part.said[0]} ${krDa(part.ore)}`).join(', ')}`,
      en: (name) =>
        `The surplus ${data.surplusId} of ${krEn(ore)} in ${name(what)} is used: ${parts.map((part) => `${part.said[1]} ${krEn(part.ore)}`).join(', ')}.`,
    };
  },
  AccessionTermsPublished: (data: Data<'AccessionTermsPublished'>) => {
    const [ore, what] = [moneyFromJson(data.annualFee), `product:${data.productId}`];
    return {
      amount: data.annualFee,
      rests: [[`product:${data.productId}`]],
      da: (name) => `Vilkår ${data.version} for tilslutning til ${name(what)}; vederlaget er ${krDa(ore)} om året.`,
      en: (name) => `Terms ${data.version} for acceding to ${name(what)}; the yearly fee is ${krEn(ore)}.`,
    };
  },
  AccessionSigned: (data: Data<'AccessionSigned'>) => {
    const [ore, what, who] = [moneyFromJson(data.fee), `product:${data.productId}`, `authority:${data.authorityId}`];
    return {
      amount: data.fee,
      rests: [[`terms:${data.productId}.${data.termsVersion}`, `product:${data.productId}`]],
      da: (name) => `${name(who)}: tilslutning til ${name(what)} for ${krDa(ore)} efter vilkår ${data.termsVersion}.`,
      en: (name) => `${name(who)}: accession to ${name(what)} for ${krEn(ore)} by terms ${data.termsVersion}.`,
    };
  },
  RateSheetPublished: ({ rateSheetId, version, baseFees: fees, ...levy }: Data<'RateSheetPublished'>) => {
    const most = levy.memberLevyBp > levy.nonMemberLevyBp ? levy.memberLevyBp : levy.nonMemberLevyBp;
    const [least, ...more] = [fees.small, fees.medium, fees.large, fees.very_large]
      .map(moneyFromJson)
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) as [bigint, ...bigint[]];
    const highest = more.at(-1)!;
    const [member, other] = [percentOf(levy.memberLevyBp), percentOf(levy.nonMemberLevyBp)];
    return {
      // The highest price that follows from it: what the frame of its decision bounds.
      amount: moneyToJson(priceWithLevy(highest, BigInt(most))),
      rests: [],
      da: () =>
        `Takstblad ${rateSheetId}, version ${version}: ${krDa(least)} til ${krDa(highest)} efter størrelse, plus ${member} % for medlemmer og ${other} % for andre.`,
      en: () =>
        `Rate sheet ${rateSheetId}, version ${version}: ${krEn(least)} to ${krEn(highest)} by size, plus ${member.replace(',', '.')} % for members and ${other.replace(',', '.')} % for others.`,
    };
  },
  MembershipFeeSet: ({ year, amount }: Data<'MembershipFeeSet'>) => {
    const ore = moneyFromJson(amount);
    return {
      amount,
      rests: [],
      da: () => `Kontingentet for ${year} er fastsat til ${krDa(ore)}`,
      en: () => `The membership fee for ${year} is set at ${krEn(ore)}.`,
    };
  },
  MembershipFeeIndexed: ({ year, amount, ...data }: Data<'MembershipFeeIndexed'>) => {
    const [ore, value, before] = [amount, data.formulaValue, data.feeBefore].map(moneyFromJson) as [
      bigint,
      bigint,
      bigint,
    ];
    const [from, to] = [data.oldIndex.replace('.', ','), data.newIndex.replace('.', ',')];
    return {
      amount,
      rests: [],
      da: () =>
        `Kontingentet for ${year} er reguleret til ${krDa(ore)} Formlen giver ${krDa(before)} × ${to} / ${from} = ${krDa(value)}`,
      en: () =>
        `The membership fee for ${year} is indexed to ${krEn(ore)}; the formula gives ${krEn(before)} × ${data.newIndex} / ${data.oldIndex} = ${krEn(value)}.`,
    };
  },
  HoursSettled: (data: Data<'HoursSettled'>) => {
    const [settled, total] = [moneyFromJson(data.settled), moneyFromJson(data.total)];
    const what = `project:${data.projectId}`;
    return {
      amount: data.settled,
      rests: [[], [`key:${data.projectId}.${data.keyId}`]],
      da: (name) =>
        `Timerne for ${data.year} i ${name(what)} er afregnet: ${krDa(settled)} skifter hænder af en værdi på ${krDa(total)}`,
      en: (name) =>
        `The hours of ${data.year} in ${name(what)} are settled: ${krEn(settled)} changes hands of a value of ${krEn(total)}.`,
    };
  },
} satisfies { [K in EventType]?: (data: Data<K>) => Money };

export const isMoney = (type: string): boolean => Object.hasOwn(MONEY, type);

/** What an event says about money; nothing when it is about something else. */
export function moneyOf(type: string, data: Said): Money | undefined {
  if (!isMoney(type)) return undefined;
  return (MONEY[type as keyof typeof MONEY] as (said: Said) => Money)(data);
}

/** An event in one sentence: its own words when it is about money, else what it is called and whom it names. */
export function eventSaid(type: EventType, data: Said, named: readonly string[], name: Namer): Words {
  const money = moneyOf(type, data);
  if (money) return [money.da(name), money.en(name)];
  const [da, en] = EVENTS[type];
  const what = named.map(name).filter(Boolean).join(', ');
  return what ? [`${da}: ${what}.`, `${en}: ${what}.`] : [`${da}.`, `${en}.`];
}
