// SPDX-License-Identifier: MPL-2.0
import {
  ignore,
  readModel,
  type EventMeta,
  type EventOf,
  type FactTable,
  type Grounds,
  type MoneyJson,
  type Row,
} from '@faellesbog/eventsourcing';
import { authorityEvents, supplierEvents } from '@faellesbog/community';
import { formatDanish, moneyFromJson, moneyToJson } from '@faellesbog/money';
import { answers, anyOf, AsOfQuery, notFound, Problem, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { adoptionEvents, needEvents, productEvents, projectEvents } from '@faellesbog/portfolio';
import { accessionEvents } from '../accession/accession.events.js';
import { costsEvents } from '../costs/costs.events.js';
import { hoursEvents, type HoursLine } from '../hours/hours.events.js';
import { roundEvents } from '../round/round.events.js';
import {
  authorityNames,
  groundsOf,
  namesOf,
  nameTables,
  productNames,
  projectNames,
  type GroundsShown,
  type Name,
} from './facts.js';

const families = [
  authorityEvents,
  supplierEvents,
  needEvents,
  projectEvents,
  productEvents,
  adoptionEvents,
  roundEvents,
  costsEvents,
  accessionEvents,
  hoursEvents,
] as const;
type Families = typeof families;
type Data<K extends EventOf<Families[number]>['type']> = Extract<EventOf<Families[number]>, { type: K }>['data'];

export const SUBJECT_KINDS = ['project', 'product', 'authority'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A name that a sentence mentions: filled in when it is read, for names change. */
interface Mention {
  kind: SubjectKind | 'supplier';
  id: string;
}
type Sentence = (string | Mention)[];
const project = (id: string): Mention => ({ kind: 'project', id });
const product = (id: string): Mention => ({ kind: 'product', id });
const authority = (id: string): Mention => ({ kind: 'authority', id });
const supplier = (id: string): Mention => ({ kind: 'supplier', id });

/** A sentence with names and amounts in it. A Danish amount ends in "kr.", which then also ends the sentence. */
const inLanguage =
  (write: (ore: bigint) => string) =>
  (texts: TemplateStringsArray, ...parts: (string | number | Mention | MoneyJson)[]): Sentence =>
    texts.flatMap((text, index) => {
      const part = parts[index];
      if (part === undefined) return [text];
      if (typeof part !== 'object') return [text, String(part)];
      return [text, 'currency' in part ? write(moneyFromJson(part)) : part];
    });
const da = inLanguage(formatDanish);
const en = inLanguage(
  (ore) =>
    `DKK ${formatDanish(ore)
      .slice(0, -4)
      .replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))}`,
);

/** A date as a Dane writes it: 31-12-2026. */
const danish = (date: string): string => date.split('-').reverse().join('-');

/** What an event says to its readers: whom it concerns (and with what amount), in Danish and in English. */
interface Tale {
  about: (Mention & { kind: SubjectKind; amount?: MoneyJson })[];
  da: Sentence;
  en: Sentence;
  amount?: MoneyJson;
}
type Tales = { [K in EventOf<Families[number]>['type']]: typeof ignore | ((data: Data<K>) => Tale) };
type About = Tale['about'][number];
const toProject = (id: string): About => ({ kind: 'project', id });
const toProduct = (id: string): About => ({ kind: 'product', id });
const toAuthority = (id: string, amount?: MoneyJson): About => ({ kind: 'authority', id, amount });

const OUTCOMES = { delivered: 'leveret', cancelled: 'aflyst', unfunded: 'ufinansieret' };
const BASES = {
  equal: ['lige andele', 'equal shares'],
  inhabitants: ['indbyggertal', 'inhabitants'],
  size_class: ['størrelsesgrupper', 'size classes'],
  fixed: ['faste vægte', 'fixed weights'],
  equal_and_inhabitants: ['en lige del og indbyggertal', 'an equal part and inhabitants'],
} as const;

type Told<K extends keyof Tales> = Pick<Tales, K>;
const ofAuthorities: Told<EventOf<typeof authorityEvents>['type']> = {
  AuthorityRegistered: ({ authorityId, name }) => ({
    about: [toAuthority(authorityId)],
    da: da`${name} blev registreret.`,
    en: en`${name} was registered.`,
  }),
  AuthorityCorrected: ({ authorityId }) => ({
    about: [toAuthority(authorityId)],
    da: da`Oplysningerne om ${authority(authorityId)} blev rettet.`,
    en: en`What is known of ${authority(authorityId)} was corrected.`,
  }),
  MembershipStarted: ({ authorityId }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} blev medlem.`,
    en: en`${authority(authorityId)} became a member.`,
  }),
  MembershipWithdrawn: ({ authorityId }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} udtrådte som medlem.`,
    en: en`${authority(authorityId)} ceased to be a member.`,
  }),
  PaymentDemandSent: ({ authorityId, callRef, payBy }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} fik påkrav om betaling af ${callRef} senest ${payBy}.`,
    en: en`${authority(authorityId)} was sent a demand to pay ${callRef} by ${payBy}.`,
  }),
  MembershipDeemedWithdrawn: ({ authorityId, callRef }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} anses for udmeldt efter påkrav om ${callRef}.`,
    en: en`${authority(authorityId)} is deemed withdrawn after a demand for ${callRef}.`,
  }),
  MembershipExcluded: ({ authorityId }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} blev ekskluderet af bestyrelsen.`,
    en: en`${authority(authorityId)} was excluded by the board.`,
  }),
  MembershipReinstated: ({ authorityId }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} er medlem igen: generalforsamlingen godkendte ikke eksklusionen.`,
    en: en`${authority(authorityId)} is a member again: the general assembly did not approve the exclusion.`,
  }),
  ContactRefChanged: ({ authorityId }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} skiftede kontaktperson.`,
    en: en`${authority(authorityId)} changed its contact.`,
  }),
  CoordinatorAppointed: ({ authorityId, area: { kind, id } }) => {
    const who = authority(authorityId);
    if (kind === 'community' || id === undefined) {
      const everywhere = { da: da`${who} udpegede en tovholder.`, en: en`${who} appointed a coordinator.` };
      return { about: [toAuthority(authorityId)], ...everywhere };
    }
    return {
      about: [toAuthority(authorityId), { kind, id }],
      da: da`${who} udpegede en tovholder for ${{ kind, id }}.`,
      en: en`${who} appointed a coordinator for ${{ kind, id }}.`,
    };
  },
  CoordinatorReleased: ({ authorityId }) => ({
    about: [toAuthority(authorityId)],
    da: da`En tovholder fra ${authority(authorityId)} fratrådte.`,
    en: en`A coordinator of ${authority(authorityId)} was released.`,
  }),
};

const ofNeeds: Told<EventOf<typeof needEvents>['type']> = {
  NeedRegistered: ({ authorityId, title }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} meldte et behov: ${title}.`,
    en: en`${authority(authorityId)} registered a need: ${title}.`,
  }),
  NeedSupported: ({ authorityId, needId }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} støttede behovet "${needId}".`,
    en: en`${authority(authorityId)} supported the need "${needId}".`,
  }),
  NeedSupportWithdrawn: ({ authorityId, needId }) => ({
    about: [toAuthority(authorityId)],
    da: da`${authority(authorityId)} støtter ikke længere behovet "${needId}".`,
    en: en`${authority(authorityId)} no longer supports the need "${needId}".`,
  }),
  NeedAddressed: ({ needId, projectId }) => ({
    about: [toProject(projectId)],
    da: da`${project(projectId)} tager behovet "${needId}" op.`,
    en: en`${project(projectId)} addresses the need "${needId}".`,
  }),
};

const ofProjects: Told<EventOf<typeof projectEvents>['type']> = {
  ProjectProposed: ({ projectId, owners, productId }) => ({
    about: [toProject(projectId), ...owners.map((id) => toAuthority(id)), ...(productId ? [toProduct(productId)] : [])],
    da: da`${project(projectId)} blev foreslået.`,
    en: en`${project(projectId)} was proposed.`,
  }),
  PreStudyCompleted: ({ projectId }) => ({
    about: [toProject(projectId)],
    da: da`Foranalysen af ${project(projectId)} blev afsluttet.`,
    en: en`The pre-study of ${project(projectId)} was completed.`,
  }),
  FinanceModelSet: ({ projectId, budget }) => ({
    about: [toProject(projectId)],
    amount: budget,
    da: da`Finansieringen af ${project(projectId)} blev fastlagt med et budget på ${budget}`,
    en: en`The finances of ${project(projectId)} were set, with a budget of ${budget}.`,
  }),
  ProjectApproved: ({ projectId }) => ({
    about: [toProject(projectId)],
    da: da`${project(projectId)} blev godkendt.`,
    en: en`${project(projectId)} was approved.`,
  }),
  ProjectRejected: ({ projectId }) => ({
    about: [toProject(projectId)],
    da: da`${project(projectId)} blev afvist.`,
    en: en`${project(projectId)} was rejected.`,
  }),
  ParticipantJoined: ({ projectId, authorityId }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} gik med i ${project(projectId)}.`,
    en: en`${authority(authorityId)} joined ${project(projectId)}.`,
  }),
  ParticipantLeft: ({ projectId, authorityId }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} forlod ${project(projectId)}.`,
    en: en`${authority(authorityId)} left ${project(projectId)}.`,
  }),
  ProjectFundingRecorded: ({ projectId, pledged, reached }) => ({
    about: [toProject(projectId)],
    amount: pledged,
    da: da`${project(projectId)} fik ${reached ? 'sin finansiering' : 'ikke sin finansiering'}: ${pledged}`,
    en: en`${project(projectId)} ${reached ? 'was' : 'was not'} funded: ${pledged}.`,
  }),
  ProjectStarted: ({ projectId, waivedFloor }) => ({
    about: [toProject(projectId)],
    da: da`${project(projectId)} gik i gang${waivedFloor ? ', selv om bundgrænsen ikke var nået' : ''}.`,
    en: en`${project(projectId)} started${waivedFloor ? ', although the floor was not reached' : ''}.`,
  }),
  ProjectPaused: ({ projectId }) => ({
    about: [toProject(projectId)],
    da: da`${project(projectId)} blev sat på pause.`,
    en: en`${project(projectId)} was paused.`,
  }),
  ProjectResumed: ({ projectId }) => ({
    about: [toProject(projectId)],
    da: da`${project(projectId)} blev genoptaget.`,
    en: en`${project(projectId)} was resumed.`,
  }),
  ProjectClosed: ({ projectId, outcome }) => ({
    about: [toProject(projectId)],
    da: da`${project(projectId)} blev afsluttet: ${OUTCOMES[outcome]}.`,
    en: en`${project(projectId)} was closed: ${outcome}.`,
  }),
  ProjectLinkedToProduct: ({ projectId, productId }) => ({
    about: [toProject(projectId), toProduct(productId)],
    da: da`${project(projectId)} blev knyttet til ${product(productId)}.`,
    en: en`${project(projectId)} was linked to ${product(productId)}.`,
  }),
  SupplierEngaged: ({ projectId, supplierId }) => ({
    about: [toProject(projectId)],
    da: da`${supplier(supplierId)} blev antaget til ${project(projectId)}.`,
    en: en`${supplier(supplierId)} was engaged for ${project(projectId)}.`,
  }),
  MilestoneDelivered: ({ projectId, title }) => ({
    about: [toProject(projectId)],
    da: da`Milepæl leveret i ${project(projectId)}: ${title}.`,
    en: en`Milestone delivered in ${project(projectId)}: ${title}.`,
  }),
  MilestoneAccepted: ({ projectId, milestoneId }) => ({
    about: [toProject(projectId)],
    da: da`Styregruppen godkendte milepælen "${milestoneId}" i ${project(projectId)}.`,
    en: en`The steering group accepted the milestone "${milestoneId}" of ${project(projectId)}.`,
  }),
};

const ofProducts: Told<EventOf<typeof productEvents | typeof adoptionEvents>['type']> = {
  ProductAdmitted: ({ productId, spdx }) => ({
    about: [toProduct(productId)],
    da: da`${product(productId)} blev optaget i porteføljen under licensen ${spdx}.`,
    en: en`${product(productId)} was admitted to the portfolio under the licence ${spdx}.`,
  }),
  VersionReleased: ({ productId, version, spdx }) => ({
    about: [toProduct(productId)],
    da: da`${product(productId)} ${version} blev udgivet under ${spdx}.`,
    en: en`${product(productId)} ${version} was released under ${spdx}.`,
  }),
  LicenceChanged: ({ productId, spdx }) => ({
    about: [toProduct(productId)],
    da: da`${product(productId)} skiftede licens til ${spdx}.`,
    en: en`${product(productId)} changed its licence to ${spdx}.`,
  }),
  RightsTransferred: ({ productId, holder }) => ({
    about: [toProduct(productId), ...(holder.kind === 'authority' && holder.id ? [toAuthority(holder.id)] : [])],
    da: da`Rettighederne til ${product(productId)} gik over til ${holder.name}.`,
    en: en`The rights to ${product(productId)} passed to ${holder.name}.`,
  }),
  StewardAppointed: ({ productId, authorityId }) => ({
    about: [toProduct(productId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} blev forvalter af ${product(productId)}.`,
    en: en`${authority(authorityId)} became steward of ${product(productId)}.`,
  }),
  StewardEnded: ({ productId, authorityId }) => ({
    about: [toProduct(productId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} ophørte som forvalter af ${product(productId)}.`,
    en: en`${authority(authorityId)} ceased to be steward of ${product(productId)}.`,
  }),
  SupplierAffiliated: ({ productId, supplierId }) => ({
    about: [toProduct(productId)],
    da: da`${supplier(supplierId)} blev tilknyttet ${product(productId)}.`,
    en: en`${supplier(supplierId)} was affiliated with ${product(productId)}.`,
  }),
  SupplierAffiliationEnded: ({ productId, supplierId }) => ({
    about: [toProduct(productId)],
    da: da`${supplier(supplierId)} er ikke længere tilknyttet ${product(productId)}.`,
    en: en`${supplier(supplierId)} is no longer affiliated with ${product(productId)}.`,
  }),
  ProductRetired: ({ productId }) => ({
    about: [toProduct(productId)],
    da: da`${product(productId)} udgik af porteføljen.`,
    en: en`${product(productId)} was retired.`,
  }),
  ProductHandedOver: ({ productId, to }) => ({
    about: [toProduct(productId), ...(to.kind === 'authority' && to.id ? [toAuthority(to.id)] : [])],
    da: da`${product(productId)} blev overdraget til ${to.name}.`,
    en: en`${product(productId)} was handed over to ${to.name}.`,
  }),
  AdoptionPlanned: ({ productId, authorityId }) => ({
    about: [toProduct(productId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} planlagde at tage ${product(productId)} i brug.`,
    en: en`${authority(authorityId)} planned to adopt ${product(productId)}.`,
  }),
  AdoptionStarted: ({ productId, authorityId }) => ({
    about: [toProduct(productId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} satte ${product(productId)} i drift.`,
    en: en`${authority(authorityId)} put ${product(productId)} into operation.`,
  }),
  AdoptionEnded: ({ productId, authorityId }) => ({
    about: [toProduct(productId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} holdt op med at bruge ${product(productId)}.`,
    en: en`${authority(authorityId)} stopped using ${product(productId)}.`,
  }),
  UsageConfirmed: ({ productId, authorityId }) => ({
    about: [toProduct(productId), toAuthority(authorityId)],
    da: da`Det blev bekræftet, at ${authority(authorityId)} bruger ${product(productId)}.`,
    en: en`It was confirmed that ${authority(authorityId)} uses ${product(productId)}.`,
  }),
};

const ofRounds: Told<EventOf<typeof roundEvents>['type']> = {
  FundingRoundOpened: ({ projectId, target, deadline }) => ({
    about: [toProject(projectId)],
    amount: target,
    da: da`Indsamlingen til ${project(projectId)} blev åbnet med målet ${target} og fristen ${danish(deadline)}.`,
    en: en`Funding of ${project(projectId)} opened, with the target ${target} and the deadline ${deadline}.`,
  }),
  PledgeStated: ({ projectId, authorityId, amount }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    amount,
    da: da`${authority(authorityId)} gav ${project(projectId)} tilsagn om ${amount}`,
    en: en`${authority(authorityId)} pledged ${amount} to ${project(projectId)}.`,
  }),
  PledgeAmended: ({ projectId, authorityId, amount }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    amount,
    da: da`${authority(authorityId)} ændrede sit tilsagn til ${project(projectId)} til ${amount}`,
    en: en`${authority(authorityId)} amended its pledge to ${project(projectId)} to ${amount}.`,
  }),
  PledgeWithdrawn: ({ projectId, authorityId }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} trak sit tilsagn til ${project(projectId)} tilbage.`,
    en: en`${authority(authorityId)} withdrew its pledge to ${project(projectId)}.`,
  }),
  InterimTotalStated: ({ projectId, pledges, total }) => ({
    about: [toProject(projectId)],
    amount: total,
    da: da`Det blev oplyst, at ${project(projectId)} havde ${pledges} tilsagn på i alt ${total}`,
    en: en`It was stated that ${project(projectId)} had ${pledges} pledges of ${total} together.`,
  }),
  InKindPledged: ({ projectId, authorityId, hours, value }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    amount: value,
    da: da`${authority(authorityId)} gav ${project(projectId)} tilsagn om ${hours} timer til en værdi af ${value}`,
    en: en`${authority(authorityId)} pledged ${hours} hours worth ${value} to ${project(projectId)}.`,
  }),
  ExternalGrantAwarded: ({ projectId, funder, amount }) => ({
    about: [toProject(projectId)],
    amount,
    da: da`${funder} gav ${project(projectId)} et tilskud på ${amount}`,
    en: en`${funder} awarded ${project(projectId)} a grant of ${amount}.`,
  }),
  FundingRoundClosed: ({ projectId, reached, waivedFloor, pledged }) => ({
    about: [toProject(projectId)],
    amount: pledged,
    da: da`Indsamlingen til ${project(projectId)} blev lukket${closingDa(reached, waivedFloor)} Tilsagnene var på ${pledged}`,
    en: en`Funding of ${project(projectId)} closed${closingEn(reached, waivedFloor)} Pledges came to ${pledged}.`,
  }),
  LatePledgeAccepted: ({ projectId, authorityId, amount }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    amount,
    da: da`Et sent tilsagn fra ${authority(authorityId)} til ${project(projectId)} blev godkendt: ${amount}`,
    en: en`A late pledge by ${authority(authorityId)} to ${project(projectId)} was accepted: ${amount}.`,
  }),
  PledgeReleased: ({ projectId, authorityId }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} blev løst fra sit tilsagn til ${project(projectId)}.`,
    en: en`${authority(authorityId)} was released from its pledge to ${project(projectId)}.`,
  }),
};

const closingDa = (reached: boolean, waived: boolean): string =>
  reached
    ? ' og nåede det nødvendige.'
    : waived
      ? ' uden at nå det nødvendige; tilsagnene står ved magt.'
      : ' uden at nå det nødvendige; tilsagnene er frigivet.';
const closingEn = (reached: boolean, waived: boolean): string =>
  reached
    ? ' and reached what it needed.'
    : waived
      ? ' short of what it needed; the pledges stand.'
      : ' short of what it needed; the pledges are released.';

/** What an authority pays in a settlement; negative where it is paid. */
const owedBy = ({ share, value }: HoursLine): MoneyJson => moneyToJson(moneyFromJson(share) - moneyFromJson(value));

const ofCosts: Told<EventOf<typeof costsEvents | typeof accessionEvents | typeof hoursEvents>['type']> = {
  AllocationKeyAdopted: ({ projectId, keyId, basis, members, validFrom }) => ({
    about: [toProject(projectId), ...members.map((member) => toAuthority(member.authorityId))],
    da: da`${project(projectId)} fik fordelingsnøglen "${keyId}" efter ${BASES[basis][0]}, gældende fra ${danish(validFrom)}.`,
    en: en`${project(projectId)} adopted the allocation key "${keyId}" by ${BASES[basis][1]}, valid from ${validFrom}.`,
  }),
  CostLinePosted: ({ projectId, text, amount, lines }) => ({
    about: [toProject(projectId), ...lines.map(({ authorityId, share }) => toAuthority(authorityId, share))],
    amount,
    da: da`En udgift i ${project(projectId)} blev fordelt (${text}): ${amount}`,
    en: en`A cost of ${project(projectId)} was shared (${text}): ${amount}.`,
  }),
  CostLineReversed: ({ projectId, lineId, amount, lines }) => ({
    about: [toProject(projectId), ...lines.map(({ authorityId, share }) => toAuthority(authorityId, share))],
    amount,
    da: da`Linjen "${lineId}" i ${project(projectId)} blev tilbageført: ${amount}`,
    en: en`The line "${lineId}" of ${project(projectId)} was reversed: ${amount}.`,
  }),
  OverrunReported: ({ projectId, amount, reason }) => ({
    about: [toProject(projectId)],
    amount,
    da: da`En overskridelse i ${project(projectId)} blev meldt (${reason}): ${amount}`,
    en: en`An overrun of ${project(projectId)} was reported (${reason}): ${amount}.`,
  }),
  OverrunFundingDecided: ({ projectId, overrunId, amount }) => ({
    about: [toProject(projectId)],
    amount,
    da: da`Det blev besluttet, hvordan overskridelsen "${overrunId}" i ${project(projectId)} finansieres: ${amount}`,
    en: en`It was decided how the overrun "${overrunId}" of ${project(projectId)} is funded: ${amount}.`,
  }),
  SurplusDispositionDecided: ({ projectId, productId, amount }) => ({
    about: [toProject(projectId), ...(productId === undefined ? [] : [toProduct(productId)])],
    amount,
    da: da`Det blev besluttet, hvad der sker med et overskud i ${project(projectId)}: ${amount}`,
    en: en`It was decided what becomes of a surplus of ${project(projectId)}: ${amount}.`,
  }),
  HoursLogged: ({ projectId, authorityId, year, kind, minutes }) => ({
    about: [toProject(projectId), toAuthority(authorityId)],
    da: da`${authority(authorityId)} noterede ${minutes} minutter i ${project(projectId)} for ${year} som ${kind === 'agreed' ? 'aftalt' : 'brugt'}.`,
    en: en`${authority(authorityId)} logged ${minutes} minutes in ${project(projectId)} for ${year} as ${kind}.`,
  }),
  HoursSettled: ({ projectId, year, settled, lines }) => ({
    about: [toProject(projectId), ...lines.map((line) => toAuthority(line.authorityId, owedBy(line)))],
    amount: settled,
    da: da`Timerne for ${year} i ${project(projectId)} blev afregnet: ${settled}`,
    en: en`The hours of ${year} in ${project(projectId)} were settled: ${settled}.`,
  }),
  AccessionTermsPublished: ({ productId, version, annualFee }) => ({
    about: [toProduct(productId)],
    amount: annualFee,
    da: da`Vilkår ${version} for tilslutning til ${product(productId)} blev offentliggjort; vederlaget er ${annualFee} om året.`,
    en: en`Terms ${version} for acceding to ${product(productId)} were published; the yearly fee is ${annualFee}.`,
  }),
  AccessionSigned: ({ productId, authorityId, fee }) => ({
    about: [toProduct(productId), toAuthority(authorityId)],
    amount: fee,
    da: da`${authority(authorityId)} tilsluttede sig ${product(productId)} for ${fee}`,
    en: en`${authority(authorityId)} acceded to ${product(productId)} for ${fee}.`,
  }),
  AccessionEnded: ({ productId, authorityId }) => ({
    about: [toProduct(productId), toAuthority(authorityId)],
    da: da`${authority(authorityId)}s tilslutning til ${product(productId)} ophørte.`,
    en: en`The accession of ${authority(authorityId)} to ${product(productId)} ended.`,
  }),
};

const tales: Tales = {
  ...ofAuthorities,
  ...ofNeeds,
  ...ofProjects,
  ...ofProducts,
  ...ofRounds,
  ...ofCosts,
  SupplierRegistered: ignore,
  SupplierPartnershipStarted: ignore,
  SupplierPartnershipEnded: ignore,
};

const tables = {
  ...nameTables,
  supplier: { columns: { supplier_id: 'text', name: 'text' }, indexes: [['supplier_id']] },
  /** One row for each thing that an event concerns; `subject` is `project:os2mo-2`. */
  entry: {
    columns: { subject: 'text', type: 'text', da: 'json', en: 'json', amount: 'json?', grounds: 'json' },
    indexes: [['subject', 'eff', 'pos']],
  },
} as const satisfies Record<string, FactTable>;
type Write = { [K in keyof typeof tables]: (row: Row<(typeof tables)[K]>) => void };
type Handler<K extends keyof Tales> = (data: Data<K>, meta: EventMeta, write: Write) => void;

/** Tells each event once for everything it concerns, and remembers the names it gives. */
function telling(): { [K in keyof Tales]: Handler<K> } {
  const naming: Record<string, unknown> = {
    ...authorityNames,
    ...projectNames,
    ...productNames,
    SupplierRegistered: ({ supplierId, name }: Data<'SupplierRegistered'>, _meta: EventMeta, write: Write) =>
      write.supplier({ supplier_id: supplierId, name }),
  };
  const handlers = Object.entries(tales).map(([type, tell]) => {
    const handler = (data: Grounds, meta: EventMeta, write: Write): void => {
      const name = naming[type];
      if (typeof name === 'function') (name as (...given: unknown[]) => void)(data, meta, write);
      if (tell === ignore) return;
      const { about, da: inDanish, en: inEnglish, amount } = (tell as (told: Grounds) => Tale)(data);
      for (const { kind, id, amount: own } of about) {
        const said = { type, da: inDanish, en: inEnglish, amount: own ?? amount ?? null };
        write.entry({ subject: `${kind}:${id}`, ...said, grounds: groundsOf(data) });
      }
    };
    return [type, handler];
  });
  return Object.fromEntries(handlers) as { [K in keyof Tales]: Handler<K> };
}

/** Everything that ever happened to a project, a product or an authority, in sentences. */
export const timeline = readModel({ name: 'timeline', version: 1, from: families, tables, on: telling() });

const { table } = timeline;

export interface TimelineEntry extends GroundsShown {
  effectiveOn: string;
  recordedAt: string;
  position: number;
  event: string;
  type: string;
  da: string;
  en: string;
  /** The subject's own part where the event concerns several, such as its share of a cost. */
  amount: MoneyJson | null;
  illustrative: boolean;
}
export interface Timeline extends AsOf {
  subject: { kind: SubjectKind; id: string; name: string };
  entries: TimelineEntry[];
  /** Where the next page begins; null when this is the last. Ask for it with the same `knownAt`. */
  next: string | null;
  illustrative: boolean;
}

export interface Page {
  cursor?: string;
  limit?: number;
}

/** Every event that concerns a thing, in the order of business dates. A product's are also those of its projects. */
export class GetTimeline extends AsOfQuery<Timeline> {
  constructor(
    readonly kind: SubjectKind,
    readonly id: string,
    when: When = {},
    readonly page: Page = {},
  ) {
    super(when);
  }
}

const NAMES = {
  project: ['project', 'projekt', 'project_id'],
  product: ['product', 'produkt', 'product_id'],
  authority: ['authority', 'myndighed', 'authority_id'],
} as const;
const DEFAULT_LIMIT = 200;
export const MAX_TIMELINE_PAGE = 500;

type EntryRow = Omit<TimelineEntry, keyof GroundsShown | 'da' | 'en'> & {
  grounds: GroundsShown;
  da: Sentence;
  en: Sentence;
};

export const getTimeline = answers(GetTimeline, timeline, async (sql, asOf, { kind, id, page }) => {
  const [what, hvad, column] = NAMES[kind];
  const [named, subjects] = await Promise.all([
    namesOf(sql, table[kind], column, [id], asOf),
    subjectsOf(sql, kind, id, asOf),
  ]);
  const subject = named.get(id);
  if (!subject) throw notFound(what, hvad, id);
  const limit = Math.min(page.limit ?? DEFAULT_LIMIT, MAX_TIMELINE_PAGE);
  const [eff, position] = page.cursor === undefined ? ['0001-01-01', -1] : readCursor(page.cursor);
  const rows = await sql<EntryRow[]>`
    select distinct on (eff, pos) eff as "effectiveOn", at as "recordedAt", pos::float8 as position, event_id as event,
      type, da, en, amount, grounds, illustrative
    from ${sql(table.entry)}
    where subject = ${anyOf(sql, subjects)} and eff <= ${asOf.validOn} and pos <= ${asOf.position}
      and (eff, pos) > (${eff}, ${position}) order by eff, pos, n limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const name = await namesIn(sql, shown, asOf);
  const entries = shown.map(({ grounds, ...row }): TimelineEntry => {
    return { ...row, da: spoken(row.da, name), en: spoken(row.en, name), ...grounds };
  });
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    ...asOf,
    subject: { kind, id, name: subject.name },
    entries,
    next: last ? cursorAt(last) : null,
    illustrative: subject.illustrative || entries.some(({ illustrative }) => illustrative),
  };
});

/** The subject itself, and for a product the projects that were linked to it by then. */
async function subjectsOf(sql: Sql, kind: SubjectKind, id: string, asOf: AsOf): Promise<string[]> {
  if (kind !== 'product') return [`${kind}:${id}`];
  const links = await sql<{ project: string }[]>`
    select distinct project_id as project from ${sql(table.link)}
    where product_id = ${id} and eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
  return [`product:${id}`, ...links.map(({ project: linked }) => `project:${linked}`)];
}

/** The names of everything the sentences mention, as of the answer's day; what had no name yet goes by its id. */
async function namesIn(sql: Sql, rows: readonly EntryRow[], asOf: AsOf): Promise<(mention: Mention) => string> {
  const mentions = rows.flatMap((row) => row.en.filter((part): part is Mention => typeof part !== 'string'));
  const idsOf = (kind: Mention['kind']): string[] => [
    ...new Set(mentions.filter((mention) => mention.kind === kind).map(({ id }) => id)),
  ];
  const [projects, products, authorities, suppliers] = await Promise.all([
    namesOf(sql, table.project, 'project_id', idsOf('project'), asOf),
    namesOf(sql, table.product, 'product_id', idsOf('product'), asOf),
    namesOf(sql, table.authority, 'authority_id', idsOf('authority'), asOf),
    namesOf(sql, table.supplier, 'supplier_id', idsOf('supplier'), asOf),
  ]);
  const names: Record<Mention['kind'], Map<string, Name>> = {
    project: projects,
    product: products,
    authority: authorities,
    supplier: suppliers,
  };
  return ({ kind, id }) => names[kind].get(id)?.name ?? id;
}

const spoken = (sentence: Sentence, nameOf: (mention: Mention) => string): string =>
  sentence.map((part) => (typeof part === 'string' ? part : nameOf(part))).join('');

const cursorAt = ({ effectiveOn, position }: EntryRow): string =>
  Buffer.from(`${effectiveOn}/${position}`).toString('base64url');

function readCursor(cursor: string): [eff: string, position: number] {
  const [, eff, position] = /^(\d{4}-\d{2}-\d{2})\/(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (eff !== undefined && position !== undefined) return [eff, Number(position)];
  throw new Problem(
    422,
    'cursor.malformed',
    'The cursor is not one that an answer gave; begin without it.',
    'Markøren stammer ikke fra et svar; begynd uden den.',
    { pointer: '?cursor' },
  );
}
