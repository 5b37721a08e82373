// SPDX-License-Identifier: MPL-2.0
import { authority, isMemberOn, supplier, type Authority } from '@faellesbog/community';
import {
  Rejection,
  unreachable,
  type CommandMeta,
  type DataOf,
  type Decider,
  type IsoDate,
  type Lookup,
} from '@faellesbog/eventsourcing';
import { bylaws, rulesOn, type RulesOnDay } from '../bylaws/bylaws.decider.js';
import type { BodyKind } from '../bylaws/bylaws.events.js';
import { assertKnown, dated, said, unknownAmong, valueOn, type Facts, type History, type Reference } from '../rules.js';
import { bodyCommands, type BodyCommand } from './body.commands.js';
import { bodyEvents, type BodyEvent, type SeatRole } from './body.events.js';

type Data<K extends string> = DataOf<typeof bodyEvents, K>;

/** Who holds a seat, from a day on. */
interface Holder {
  personRef: string;
  role: SeatRole;
  authorityId?: string;
  supplierId?: string;
  /** The last day of the term, if it has one. */
  termUntil?: IsoDate;
}
export type Body =
  | { status: 'none' }
  | {
      status: 'established' | 'closed';
      established: Data<'BodyEstablished'>;
      kind: BodyKind;
      since: IsoDate;
      /** The first day on which it is no more. */
      closedFrom?: IsoDate;
      terms: History<Data<'TermsOfReferenceSet'>>;
      /** Each seat's holders; nothing from the day it is vacated. */
      seats: ReadonlyMap<string, History<Holder | null>>;
    };
type KnownBody = Exclude<Body, { status: 'none' }>;

export interface SeatOnDay extends Holder {
  seatId: string;
}

/** True from the day it is established to the day before it is closed. */
export const existsOn = (body: Body, day: IsoDate): boolean =>
  body.status !== 'none' && body.since <= day && (body.closedFrom === undefined || day < body.closedFrom);

/** The seats that are held on a day: filled, not vacated, and within their terms. */
export const seatsOn = (body: Body, day: IsoDate): SeatOnDay[] =>
  body.status === 'none'
    ? []
    : [...body.seats].flatMap(([seatId, history]) => {
        const holder = valueOn(history, day);
        return holder && (holder.termUntil ?? day) >= day ? [{ seatId, ...holder }] : [];
      });

/** True for a seat with a vote: an observer has none, and neither has a deputy who has taken nobody's place. */
export const hasVote = ({ role, supplierId }: Holder): boolean =>
  supplierId === undefined && role !== 'observer' && role !== 'deputy';

/** The terms of reference that apply on a day. */
export function termsOn(body: Body, day: IsoDate): Data<'TermsOfReferenceSet'> | undefined {
  const terms = body.status === 'none' ? undefined : valueOn(body.terms, day);
  return terms && (terms.until ?? day) >= day ? terms : undefined;
}

interface BodyFacts extends Facts {
  rules?: RulesOnDay;
  represented?: Authority;
}

function decide(command: BodyCommand, body: Body, facts: BodyFacts): BodyEvent[] {
  const { meta } = command;
  switch (command.type) {
    case 'EstablishBody':
      return establish(command.data, body, facts);

    case 'SetTermsOfReference':
      return setTerms(command.data, open(body, meta));

    case 'FillSeat':
      return fillSeat(command.data, open(body, meta), meta, facts);

    case 'SeatDeputy':
      return seatDeputy(command.data, open(body, meta), meta, facts);

    case 'VacateSeat': {
      const { seats } = known(body);
      if (valueOn(seats.get(command.data.seatId), meta.effectiveOn) === null) return [];
      heldSeat(known(body), command.data.seatId, meta.effectiveOn);
      return [{ type: 'SeatVacated', data: command.data }];
    }

    case 'CloseBody':
      if (body.status === 'closed' && body.closedFrom === meta.effectiveOn) return [];
      open(body, meta);
      return [{ type: 'BodyClosed', data: command.data }];

    default:
      return unreachable(command);
  }
}

function establish(data: Data<'BodyEstablished'>, body: Body, facts: BodyFacts): BodyEvent[] {
  if (body.status !== 'none') {
    if (said(body.established) === said(data)) return [];
    throw new Rejection('body.exists', 'This body is established already.', 'Organet er allerede oprettet.', {
      pointer: '/bodyId',
    });
  }
  assertKnown(facts);
  if (!facts.rules) throw noRules(data.kind);
  return [{ type: 'BodyEstablished', data }];
}

const noRules = (kind: BodyKind): Rejection =>
  new Rejection(
    'bylaws.silent',
    `The bylaws in force on that day say nothing about a ${kind.replaceAll('_', ' ')}.`,
    `De vedtægter, der gælder den dag, siger intet om et sådant organ (${kind}).`,
    { pointer: '/kind' },
  );

function setTerms(data: Data<'TermsOfReferenceSet'>, { terms }: KnownBody): BodyEvent[] {
  const before = terms.find(({ value }) => value.version === data.version);
  if (before && said(before.value) === said(data)) return [];
  if (before) {
    throw new Rejection(
      'terms_of_reference.version_exists',
      `Version "${data.version}" says something else; a change is a new version.`,
      `Version "${data.version}" siger noget andet; en ændring er en ny version.`,
      { pointer: '/version' },
    );
  }
  return [{ type: 'TermsOfReferenceSet', data }];
}

function fillSeat(data: Data<'SeatFilled'>, body: KnownBody, meta: CommandMeta, facts: BodyFacts): BodyEvent[] {
  const day = meta.effectiveOn;
  const history = body.seats.get(data.seatId);
  const now = seatsOn(body, day).find(({ seatId }) => seatId === data.seatId);
  const { bodyId: _body, ...holder } = data;
  if (now && said(now) === said(holder)) return [];
  if (now || history?.some(({ eff, value }) => eff > day && value !== null)) {
    throw new Rejection(
      'seat.taken',
      `Seat "${data.seatId}" is held on ${day}, or will be; vacate it first, or seat a deputy.`,
      `Pladsen "${data.seatId}" er besat ${day} eller bliver det; fratræd den først, eller indsæt en suppleant.`,
      { pointer: '/seatId' },
    );
  }
  assertKnown(facts);
  assertRepresents(data, body, day, facts);
  assertTerm(data, body, day, facts);
  return [{ type: 'SeatFilled', data }];
}

/** A vote belongs to a member; a supplier looks on, and an organisation has one seat where the bylaws say so. */
function assertRepresents(data: Data<'SeatFilled'>, body: KnownBody, day: IsoDate, facts: BodyFacts): void {
  if (data.supplierId !== undefined && data.role !== 'observer') {
    throw new Rejection(
      'seat.supplier_has_no_vote',
      'A supplier never decides: it can only be an observer.',
      'En leverandør beslutter aldrig: den kan kun være observatør.',
      { pointer: '/role', rule: 'BYL §4.2' },
    );
  }
  if (hasVote(data)) assertMember(data.authorityId, day, facts);
  const { oneSeatEach } = facts.rules ?? {};
  const other = seatsOn(body, day).find(
    (seat) => hasVote(seat) && seat.authorityId === data.authorityId && data.authorityId !== undefined,
  );
  if (oneSeatEach && other && hasVote(data)) {
    throw new Rejection(
      'seat.organisation_has_one',
      `"${data.authorityId}" has seat "${other.seatId}" already; each organisation has one.`,
      `"${data.authorityId}" har allerede pladsen "${other.seatId}"; hver organisation har én.`,
      { pointer: '/authorityId', rule: oneSeatEach.paragraph },
    );
  }
  if (data.role === 'chair' && seatsOn(body, day).some(({ role }) => role === 'chair')) {
    throw new Rejection(
      'seat.chair_exists',
      `The body has a chair on ${day}; that seat is vacated first.`,
      `Organet har en formand ${day}; den plads fratrædes først.`,
      { pointer: '/role' },
    );
  }
}

function assertMember(authorityId: string | undefined, day: IsoDate, { represented }: BodyFacts): void {
  if (authorityId !== undefined && represented && isMemberOn(represented, day)) return;
  throw new Rejection(
    'seat.not_member',
    authorityId === undefined
      ? 'A seat with a vote represents a member: name the authority.'
      : `"${authorityId}" is not a member on ${day}, and so has no vote.`,
    authorityId === undefined
      ? 'En plads med stemmeret repræsenterer et medlem: angiv myndigheden.'
      : `"${authorityId}" er ikke medlem ${day} og har derfor ikke stemmeret.`,
    { pointer: '/authorityId', rule: 'BYL §4.2' },
  );
}

/** Terms are as long as the bylaws say, and the chair's begins in their years. */
function assertTerm(
  { role, termUntil }: Data<'SeatFilled'>,
  body: KnownBody,
  day: IsoDate,
  { rules }: BodyFacts,
): void {
  if (termUntil !== undefined && termUntil < day) {
    throw new Rejection(
      'seat.term_over',
      `The term ends ${termUntil}, before it begins ${day}.`,
      `Perioden slutter ${termUntil}, før den begynder ${day}.`,
      { pointer: '/termUntil' },
    );
  }
  const { terms } = rules ?? {};
  if (!terms || role === 'observer' || role === 'deputy') return;
  // An election a little earlier or later in the year than the last does not make the term another.
  const [from, until] = [Number(day.slice(0, 4)), Number(termUntil?.slice(0, 4) ?? '0')];
  if (until !== from + terms.years) {
    throw new Rejection(
      'seat.term_length',
      `A term is ${terms.years} years: one that begins in ${from} ends in ${from + terms.years}.`,
      `En valgperiode er ${terms.years} år: en, der begynder i ${from}, slutter i ${from + terms.years}.`,
      { pointer: '/termUntil', rule: terms.paragraph },
    );
  }
  if (role === 'chair' && terms.chairIn && (from % 2 === 1) !== (terms.chairIn === 'odd')) {
    throw new Rejection(
      'seat.chair_year',
      `The chair is elected in ${terms.chairIn} years; in ${from} a deputy can take over the rest of the term.`,
      `Formanden vælges i ${terms.chairIn === 'odd' ? 'ulige' : 'lige'} år; i ${from} kan en suppleant overtage resten af perioden.`,
      { pointer: '/effectiveOn', rule: terms.paragraph },
    );
  }
}

function seatDeputy(data: Data<'DeputySeated'>, body: KnownBody, meta: CommandMeta, facts: BodyFacts): BodyEvent[] {
  const day = meta.effectiveOn;
  const holder = heldSeat(body, data.seatId, day);
  if (holder.personRef === data.personRef && holder.authorityId === (data.authorityId ?? holder.authorityId)) return [];
  assertKnown(facts);
  if (hasVote(holder)) assertMember(data.authorityId ?? holder.authorityId, day, facts);
  return [{ type: 'DeputySeated', data }];
}

function heldSeat(body: KnownBody, seatId: string, day: IsoDate): SeatOnDay {
  const seat = seatsOn(body, day).find((each) => each.seatId === seatId);
  if (seat) return seat;
  throw new Rejection(
    'seat.not_held',
    `Nobody holds seat "${seatId}" on ${day}.`,
    `Ingen har pladsen "${seatId}" ${day}.`,
    { pointer: '/seatId' },
  );
}

function known(body: Body): KnownBody {
  if (body.status !== 'none') return body;
  throw new Rejection('body.unknown', 'No such body was established.', 'Et sådant organ er ikke oprettet.', {
    pointer: '/bodyId',
  });
}

function open(body: Body, { effectiveOn }: CommandMeta): KnownBody {
  const found = known(body);
  if (existsOn(found, effectiveOn)) return found;
  throw new Rejection(
    'body.not_on_that_day',
    `The body exists from ${found.since}${found.closedFrom ? ` and not from ${found.closedFrom} on` : ''}.`,
    `Organet findes fra ${found.since}${found.closedFrom ? ` og ikke fra ${found.closedFrom}` : ''}.`,
    { pointer: '/effectiveOn' },
  );
}

function evolve(body: Body, { type, data }: BodyEvent, { eff }: { eff: string }): Body {
  if (type === 'BodyEstablished')
    return { status: 'established', established: data, kind: data.kind, since: eff, terms: [], seats: new Map() };
  if (body.status === 'none') return body;
  switch (type) {
    case 'TermsOfReferenceSet':
      return { ...body, terms: dated(body.terms, eff, data) };
    case 'SeatFilled': {
      const { personRef, role, authorityId, supplierId, termUntil } = data;
      return withSeat(body, data.seatId, eff, { personRef, role, authorityId, supplierId, termUntil });
    }
    case 'DeputySeated': {
      const before = valueOn(body.seats.get(data.seatId), eff);
      if (!before) return body;
      const { personRef, authorityId = before.authorityId } = data;
      return withSeat(body, data.seatId, eff, { ...before, personRef, authorityId });
    }
    case 'SeatVacated':
      return withSeat(body, data.seatId, eff, null);
    case 'BodyClosed':
      return { ...body, status: 'closed', closedFrom: eff };
    default:
      return unreachable(type);
  }
}

const withSeat = (body: KnownBody, seatId: string, eff: string, holder: Holder | null): Body => ({
  ...body,
  seats: new Map(body.seats).set(seatId, dated(body.seats.get(seatId), eff, holder)),
});

function references({ type, data }: BodyCommand): Reference[] {
  if (type === 'EstablishBody') return [{ decider: bylaws, id: data.bylawsId, pointer: '/bylawsId' }];
  if (type !== 'FillSeat' && type !== 'SeatDeputy') return [];
  return [
    ...(data.authorityId === undefined ? [] : [{ decider: authority, id: data.authorityId, pointer: '/authorityId' }]),
    ...('supplierId' in data && data.supplierId !== undefined
      ? [{ decider: supplier, id: data.supplierId, pointer: '/supplierId' }]
      : []),
  ];
}

async function factsFor(command: BodyCommand, lookup: Lookup): Promise<BodyFacts> {
  const { data, meta, type } = command;
  const { state: own } = await lookup.state(body, data.bodyId);
  const established = type === 'EstablishBody' ? data : own.status === 'none' ? undefined : own.established;
  const holder =
    type === 'SeatDeputy' ? seatsOn(own, meta.effectiveOn).find((s) => s.seatId === data.seatId) : undefined;
  const authorityId = ('authorityId' in data ? data.authorityId : undefined) ?? holder?.authorityId;
  const [unknown, rules, represented] = await Promise.all([
    unknownAmong(references(command), lookup),
    established && lookup.state(bylaws, established.bylawsId),
    authorityId === undefined ? undefined : lookup.state(authority, authorityId),
  ]);
  return {
    ...unknown,
    rules: established && rules && rulesOn(rules.state, established.kind, meta.effectiveOn),
    represented: represented?.state,
  };
}

export const body: Decider<Body, BodyCommand, typeof bodyEvents, BodyFacts> = {
  events: bodyEvents,
  commands: bodyCommands,
  streamId: ({ data }) => data.bodyId,
  initialState: { status: 'none' },
  decide,
  evolve,
  facts: factsFor,
};
