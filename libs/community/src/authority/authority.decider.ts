// SPDX-License-Identifier: MPL-2.0
import {
  canonicalJson,
  copenhagenDate,
  Rejection,
  unreachable,
  type DataOf,
  type Decider,
} from '@faellesbog/eventsourcing';
import {
  authorityCommands,
  type AppointCoordinator,
  type AuthorityCommand,
  type ChangeContact,
  type CorrectAuthority,
  type DeemWithdrawn,
  type EndMembershipOnExclusion,
  type RegisterAuthority,
  type ReinstateMembership,
  type ReleaseCoordinator,
  type SendPaymentDemand,
  type StartMembership,
  type WithdrawMembership,
} from './authority.commands.js';
import { authorityEvents, isCvr, isGln, MUNICIPALITY_CODES, type AuthorityEvent } from './authority.events.js';

/** From the first day to the last, both inclusive; open without `to`. With the ids of the events that drew it. */
export interface Period {
  from: string;
  to?: string;
  beganBy: string;
  endedBy?: string;
}
type MembershipPeriod = Period & { signedOn: string; /** The exclusion that ended it. */ exclusionId?: string };
type Appointment = Omit<DataOf<typeof authorityEvents, 'CoordinatorAppointed'>, 'authorityId'>;
type Coordinator = Period & Appointment;
/** What can change from a day on; each fact names only what it changes. */
interface Details {
  name?: string;
  gln?: string;
  region?: string;
  contactRef?: string;
}
export interface RegisteredAuthority {
  status: 'registered';
  /** As it was registered; a name, GLN or region may have been corrected since. */
  registered: DataOf<typeof authorityEvents, 'AuthorityRegistered'>;
  kind: DataOf<typeof authorityEvents, 'AuthorityRegistered'>['kind'];
  /** The latest name; answers as of a day take it from a read model. */
  name: string;
  details: readonly (Details & { eff: string })[];
  /** In order of time; they never overlap. */
  membershipPeriods: readonly MembershipPeriod[];
  coordinators: readonly Coordinator[];
  /** By what was called: the last day to pay. */
  demands: ReadonlyMap<string, string>;
}
export type Authority = { status: 'none' } | RegisteredAuthority;

const LAST_DAY = '9999-12-31';

/** The day before a date, both `YYYY-MM-DD`. */
export const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The period that holds on a date, if any. */
export const periodOn = <P extends Period>(periods: readonly P[], date: string): P | undefined =>
  periods.find(({ from, to = LAST_DAY }) => from <= date && date <= to);

/** True when the authority is a member on a date: only registered authorities are, and only within a period. */
export const isMemberOn = (authority: Authority, date: string): boolean =>
  authority.status === 'registered' && periodOn(authority.membershipPeriods, date) !== undefined;

function decide(command: AuthorityCommand, authority: Authority): AuthorityEvent[] {
  if (command.type === 'RegisterAuthority') return register(command, authority);
  if (authority.status === 'none') throw unknown(command.data.authorityId);
  switch (command.type) {
    case 'CorrectAuthority':
      return correct(command, authority);
    case 'StartMembership':
      return startMembership(command, authority);
    case 'WithdrawMembership':
      return withdrawMembership(command, authority);
    case 'SendPaymentDemand':
      return sendDemand(command, authority);
    case 'DeemWithdrawn':
      return deemWithdrawn(command, authority);
    case 'EndMembershipOnExclusion':
      return exclude(command, authority);
    case 'ReinstateMembership':
      return reinstate(command, authority);
    case 'ChangeContact':
      return changeContact(command, authority);
    case 'AppointCoordinator':
      return appointCoordinator(command, authority);
    case 'ReleaseCoordinator':
      return releaseCoordinator(command, authority);
    default:
      return unreachable(command);
  }
}

function register({ data }: RegisterAuthority, authority: Authority): AuthorityEvent[] {
  if (authority.status === 'registered') {
    if (canonicalJson(data) === canonicalJson(authority.registered)) return [];
    throw new Rejection(
      'authority.exists',
      'The authority is already registered; record what changed as a correction.',
      'Myndigheden er allerede registreret; registrér ændringen som en rettelse.',
      { pointer: '/authorityId' },
    );
  }
  if (!isCvr(data.cvr)) {
    throw new Rejection(
      'authority.cvr_invalid',
      `${data.cvr} is not a CVR number: its check by modulus 11 fails.`,
      `${data.cvr} er ikke et CVR-nummer: modulus 11-kontrollen slår fejl.`,
      { pointer: '/cvr' },
    );
  }
  assertGln(data.gln);
  assertCode(data);
  return [{ type: 'AuthorityRegistered', data }];
}

function assertGln(gln: string | undefined): void {
  if (gln === undefined || isGln(gln)) return;
  throw new Rejection(
    'authority.gln_invalid',
    `${gln} is not a GLN (EAN number): its check digit is wrong.`,
    `${gln} er ikke et GLN (EAN-nummer): kontrolcifferet er forkert.`,
    { pointer: '/gln' },
  );
}

/** A municipality is known by its code, and nobody else may take the code of a municipality. */
function assertCode({ authorityId, kind, municipalityCode }: RegisterAuthority['data']): void {
  if (kind !== 'municipality') {
    if (municipalityCode === undefined && !MUNICIPALITY_CODES.has(authorityId)) return;
    throw new Rejection(
      'authority.code_is_for_municipalities',
      'Only a municipality has a municipality code, as its code or as its id.',
      'Kun en kommune har en kommunekode, som kode eller som id.',
      { pointer: municipalityCode === undefined ? '/authorityId' : '/municipalityCode' },
    );
  }
  if (municipalityCode === undefined || !MUNICIPALITY_CODES.has(municipalityCode)) {
    throw new Rejection(
      'authority.municipality_code_invalid',
      `${municipalityCode ?? 'Nothing'} is not the code of one of the 98 municipalities.`,
      `${municipalityCode ?? 'Intet'} er ikke koden på en af de 98 kommuner.`,
      { pointer: '/municipalityCode' },
    );
  }
  if (municipalityCode !== authorityId) {
    throw new Rejection(
      'authority.id_is_not_its_code',
      `A municipality's id is its code: ${municipalityCode}.`,
      `En kommunes id er dens kode: ${municipalityCode}.`,
      { pointer: '/authorityId' },
    );
  }
}

function correct({ data, meta }: CorrectAuthority, authority: RegisteredAuthority): AuthorityEvent[] {
  assertGln(data.gln);
  const given = (['name', 'gln', 'region'] as const).filter((key) => data[key] !== undefined);
  if (given.every((key) => data[key] === detailOn(authority, key, meta.effectiveOn))) return [];
  return [{ type: 'AuthorityCorrected', data }];
}

/** What a day sees of one detail: among the facts that name it, the last by business date, then by recording. */
function detailOn(authority: RegisteredAuthority, key: keyof Details, date: string): string | undefined {
  const known = authority.details.filter((fact) => fact[key] !== undefined && fact.eff <= date);
  return known.reduce<(typeof known)[number] | undefined>(
    (last, fact) => (last && fact.eff < last.eff ? last : fact),
    undefined,
  )?.[key];
}

function startMembership({ data, meta }: StartMembership, authority: RegisteredAuthority): AuthorityEvent[] {
  const from = meta.effectiveOn;
  const last = authority.membershipPeriods.at(-1);
  const sameDates = last?.from === from && last.to === undefined && last.signedOn === data.signedOn;
  if (sameDates && detailOn(authority, 'contactRef', from) === data.contactRef) return [];
  if (last && from <= (last.to ?? LAST_DAY)) {
    throw new Rejection(
      'membership.overlaps',
      `Its membership began ${last.from} and ${last.to ? `ran to ${last.to}` : 'still runs'}; a new one begins after its end.`,
      `Medlemskabet begyndte ${last.from} og ${last.to ? `løb til ${last.to}` : 'løber endnu'}; et nyt begynder efter dets ophør.`,
      { pointer: '/effectiveOn' },
    );
  }
  if (from < data.signedOn) {
    throw new Rejection(
      'membership.starts_before_signing',
      `An authority becomes a member by signing, which happened ${data.signedOn}.`,
      `En myndighed bliver medlem ved at underskrive, og det skete ${data.signedOn}.`,
      { rule: 'BYL §4.1', pointer: '/effectiveOn' },
    );
  }
  return [{ type: 'MembershipStarted', data: { ...data, feeShare: feeShareFrom(from) } }];
}

/** Joining after 1 July costs half of the year's fee; 1 July itself pays in full [BYL §5.1]. */
const feeShareFrom = (date: string): 'full' | 'half' => (date.slice(5) > '07-01' ? 'half' : 'full');

function withdrawMembership({ data, meta }: WithdrawMembership, authority: RegisteredAuthority): AuthorityEvent[] {
  const { effectiveOn } = meta;
  if (effectiveOn !== data.receivedOn) {
    throw new Rejection(
      'membership.ends_when_received',
      `A withdrawal takes effect the day it is registered as received: ${data.receivedOn}.`,
      `En udmeldelse har virkning den dag, den registreres modtaget: ${data.receivedOn}.`,
      { rule: 'BYL §4.4', pointer: '/effectiveOn' },
    );
  }
  const last = authority.membershipPeriods.at(-1);
  if (last?.to === dayBefore(effectiveOn)) return [];
  const { from } = openPeriod(authority);
  if (effectiveOn < from) throw endsBeforeStart('membership.ends_before_start', from);
  if (effectiveOn > copenhagenDate(new Date(meta.now))) {
    throw new Rejection(
      'membership.received_in_future',
      `${data.receivedOn} is still to come; nothing has been received then.`,
      `${data.receivedOn} ligger i fremtiden; da er intet modtaget endnu.`,
      { rule: 'BYL §4.4', pointer: '/receivedOn' },
    );
  }
  return [
    { type: 'MembershipWithdrawn', data },
    ...releases(authority, data.authorityId, effectiveOn, 'Udmeldelse (membership withdrawn)'),
  ];
}

/** Who coordinates for a member is released with the membership. */
function releases(authority: RegisteredAuthority, authorityId: string, day: string, reason: string): AuthorityEvent[] {
  // Also one that was released later than this: its membership ends first.
  const released = authority.coordinators.filter(({ to = LAST_DAY }) => to >= day);
  return released.map(({ coordinatorId }) => ({
    type: 'CoordinatorReleased',
    data: { authorityId, coordinatorId, reason },
  }));
}

function sendDemand({ data, meta }: SendPaymentDemand, authority: RegisteredAuthority): AuthorityEvent[] {
  const before = authority.demands.get(data.callRef);
  if (before === data.payBy) return [];
  if (before !== undefined) {
    throw new Rejection(
      'demand.exists',
      `A demand for ${data.callRef} was sent, to be paid by ${before}.`,
      `Der er sendt påkrav for ${data.callRef}, til betaling senest ${before}.`,
      { pointer: '/callRef' },
    );
  }
  assertMemberFrom(authority, meta.effectiveOn);
  if (data.payBy < meta.effectiveOn) {
    throw new Rejection(
      'demand.due_before_sent',
      `The last day to pay (${data.payBy}) lies before the day of the demand.`,
      `Sidste betalingsdag (${data.payBy}) ligger før dagen for påkravet.`,
      { pointer: '/payBy' },
    );
  }
  return [{ type: 'PaymentDemandSent', data }];
}

/** Only after a demand, and after its last day [BYL §4.5]. */
function deemWithdrawn({ data, meta }: DeemWithdrawn, authority: RegisteredAuthority): AuthorityEvent[] {
  const last = authority.membershipPeriods.at(-1);
  if (last?.to === dayBefore(meta.effectiveOn)) return [];
  const payBy = authority.demands.get(data.callRef);
  const detail = { rule: 'BYL §4.5', pointer: '/callRef' };
  if (payBy === undefined) {
    throw new Rejection(
      'demand.unknown',
      `No demand for ${data.callRef} was sent: that comes first.`,
      `Der er ikke sendt påkrav for ${data.callRef}: det kommer først.`,
      detail,
    );
  }
  if (meta.effectiveOn <= payBy) {
    throw new Rejection(
      'demand.running',
      `What is demanded can be paid until ${payBy}.`,
      `Det, der er krævet, kan betales til og med ${payBy}.`,
      detail,
    );
  }
  const { from } = openPeriod(authority);
  if (meta.effectiveOn < from) throw endsBeforeStart('membership.ends_before_start', from);
  const why = 'Anses for udmeldt (deemed withdrawn)';
  return [{ type: 'MembershipDeemedWithdrawn', data }, ...releases(authority, data.authorityId, meta.effectiveOn, why)];
}

function exclude({ data, meta }: EndMembershipOnExclusion, authority: RegisteredAuthority): AuthorityEvent[] {
  if (authority.membershipPeriods.some(({ exclusionId }) => exclusionId === data.exclusionId)) return [];
  const { from } = openPeriod(authority);
  if (meta.effectiveOn < from) throw endsBeforeStart('membership.ends_before_start', from);
  const why = 'Eksklusion (excluded)';
  return [{ type: 'MembershipExcluded', data }, ...releases(authority, data.authorityId, meta.effectiveOn, why)];
}

/** A membership that the general assembly did not let the board end goes on from the day it said so. */
function reinstate({ data, meta }: ReinstateMembership, authority: RegisteredAuthority): AuthorityEvent[] {
  const last = authority.membershipPeriods.at(-1);
  const before = authority.membershipPeriods.findLast(({ exclusionId }) => exclusionId === data.exclusionId);
  // It came back on its own, or was reinstated before.
  if (last && last.to === undefined) return [];
  if (!before?.to || before !== last) {
    throw new Rejection(
      'membership.not_excluded',
      `The membership was not ended by exclusion "${data.exclusionId}".`,
      `Medlemskabet er ikke ophørt ved eksklusion "${data.exclusionId}".`,
      { pointer: '/exclusionId' },
    );
  }
  if (meta.effectiveOn <= before.to) throw endsBeforeStart('membership.reinstated_before_exclusion', before.to);
  return [{ type: 'MembershipReinstated', data }];
}

function changeContact({ data, meta }: ChangeContact, authority: RegisteredAuthority): AuthorityEvent[] {
  assertMemberFrom(authority, meta.effectiveOn);
  if (detailOn(authority, 'contactRef', meta.effectiveOn) === data.contactRef) return [];
  return [{ type: 'ContactRefChanged', data }];
}

function appointCoordinator({ data, meta }: AppointCoordinator, authority: RegisteredAuthority): AuthorityEvent[] {
  const before = authority.coordinators.find(({ coordinatorId }) => coordinatorId === data.coordinatorId);
  if (before) {
    const { from, to } = before;
    const same = canonicalJson(appointment(before)) === canonicalJson(appointment(data));
    if (same && to === undefined && from === meta.effectiveOn) return [];
    throw new Rejection(
      'coordinator.exists',
      `A coordinator with the id ${data.coordinatorId} was appointed ${from}; use another id.`,
      `En tovholder med id ${data.coordinatorId} blev udpeget ${from}; brug et andet id.`,
      { pointer: '/coordinatorId' },
    );
  }
  if ((data.area.kind === 'community') !== (data.area.id === undefined)) {
    throw new Rejection(
      'coordinator.area_unclear',
      'A project or product is named by its id; the community has none.',
      'Et projekt eller produkt nævnes ved sit id; fællesskabet har intet.',
      { pointer: '/area/id' },
    );
  }
  assertMemberFrom(authority, meta.effectiveOn);
  return [{ type: 'CoordinatorAppointed', data }];
}

function releaseCoordinator({ data, meta }: ReleaseCoordinator, authority: RegisteredAuthority): AuthorityEvent[] {
  const appointed = authority.coordinators.find(({ coordinatorId }) => coordinatorId === data.coordinatorId);
  if (!appointed) {
    throw new Rejection(
      'coordinator.unknown',
      `${authority.name} has no coordinator with the id ${data.coordinatorId}.`,
      `${authority.name} har ingen tovholder med id ${data.coordinatorId}.`,
      { pointer: '/coordinatorId' },
    );
  }
  if (appointed.to === dayBefore(meta.effectiveOn)) return [];
  if (appointed.to !== undefined) {
    throw new Rejection(
      'coordinator.released',
      `The coordinator was released already; ${appointed.to} was the last day.`,
      `Tovholderen er allerede fratrådt; ${appointed.to} var sidste dag.`,
    );
  }
  if (meta.effectiveOn < appointed.from) throw endsBeforeStart('coordinator.ends_before_start', appointed.from);
  return [{ type: 'CoordinatorReleased', data }];
}

const unknown = (authorityId: string): Rejection =>
  new Rejection(
    'authority.unknown',
    `No authority is registered with the id ${authorityId}.`,
    `Ingen myndighed er registreret med id ${authorityId}.`,
    { pointer: '/authorityId' },
  );

const endsBeforeStart = (code: string, from: string): Rejection =>
  new Rejection(code, `It began ${from} and cannot end before.`, `Det begyndte ${from} og kan ikke slutte før.`, {
    pointer: '/effectiveOn',
  });

function openPeriod(authority: RegisteredAuthority): MembershipPeriod {
  const last = authority.membershipPeriods.at(-1);
  if (last && last.to === undefined) return last;
  throw new Rejection(
    'membership.none',
    `${authority.name} is not a member${last?.to ? `; ${last.to} was its last day` : ''}.`,
    `${authority.name} er ikke medlem${last?.to ? `; ${last.to} var sidste dag` : ''}.`,
  );
}

/** What begins on a day must have a membership under it, then and from then on. */
function assertMemberFrom(authority: RegisteredAuthority, date: string): void {
  const { from } = openPeriod(authority);
  if (from <= date) return;
  throw new Rejection(
    'membership.not_yet',
    `The membership begins ${from}; ${date} is before that.`,
    `Medlemskabet begynder ${from}; ${date} ligger før.`,
    { pointer: '/effectiveOn' },
  );
}

function evolve(authority: Authority, { type, data }: AuthorityEvent, meta: { eff: string; id: string }): Authority {
  if (type === 'AuthorityRegistered') return registered(data, meta.eff);
  if (authority.status === 'none') return authority;
  const { membershipPeriods, coordinators } = authority;
  const opened = { from: meta.eff, beganBy: meta.id };
  const closed = { to: dayBefore(meta.eff), endedBy: meta.id };
  switch (type) {
    case 'AuthorityCorrected':
      return withDetails(authority, meta.eff, { name: data.name, gln: data.gln, region: data.region });
    case 'MembershipStarted':
      return {
        ...withDetails(authority, meta.eff, { contactRef: data.contactRef }),
        membershipPeriods: [...membershipPeriods, { ...opened, signedOn: data.signedOn }],
      };
    case 'MembershipWithdrawn':
    case 'MembershipDeemedWithdrawn':
    case 'MembershipExcluded': {
      const ended = { ...closed, ...(type === 'MembershipExcluded' && { exclusionId: data.exclusionId }) };
      return {
        ...authority,
        membershipPeriods: membershipPeriods.map((period) => (period.to ? period : { ...period, ...ended })),
      };
    }
    case 'MembershipReinstated': {
      const { signedOn = meta.eff } = membershipPeriods.at(-1) ?? {};
      return { ...authority, membershipPeriods: [...membershipPeriods, { ...opened, signedOn }] };
    }
    case 'PaymentDemandSent':
      return { ...authority, demands: new Map(authority.demands).set(data.callRef, data.payBy) };
    case 'ContactRefChanged':
      return withDetails(authority, meta.eff, { contactRef: data.contactRef });
    case 'CoordinatorAppointed':
      return { ...authority, coordinators: [...coordinators, { ...opened, ...appointment(data) }] };
    case 'CoordinatorReleased':
      return {
        ...authority,
        coordinators: coordinators.map((one) =>
          one.coordinatorId === data.coordinatorId ? { ...one, ...closed } : one,
        ),
      };
    default:
      return unreachable(type);
  }
}

function registered(data: RegisteredAuthority['registered'], eff: string): RegisteredAuthority {
  const { authorityId, name, kind, cvr, gln, municipalityCode, region } = data;
  return {
    status: 'registered',
    registered: { authorityId, name, kind, cvr, gln, municipalityCode, region },
    kind,
    name,
    details: [{ eff, name, gln, region }],
    membershipPeriods: [],
    coordinators: [],
    demands: new Map(),
  };
}

const appointment = ({ coordinatorId, personRef, area, staffBuyoutBp }: Appointment): Appointment => ({
  coordinatorId,
  personRef,
  area,
  staffBuyoutBp,
});

function withDetails(authority: RegisteredAuthority, eff: string, changed: Details): RegisteredAuthority {
  const next = { ...authority, details: [...authority.details, { eff, ...changed }] };
  return { ...next, name: detailOn(next, 'name', LAST_DAY) ?? authority.name };
}

export const authority: Decider<Authority, AuthorityCommand, typeof authorityEvents> = {
  events: authorityEvents,
  commands: authorityCommands,
  streamId: (command) => command.data.authorityId,
  initialState: { status: 'none' },
  decide,
  evolve,
};
