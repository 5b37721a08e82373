// SPDX-License-Identifier: MPL-2.0
import { authority, isMemberOn } from '@faellesbog/community';
import {
  Rejection,
  unreachable,
  type CommandMeta,
  type DataOf,
  type Decider,
  type IsoDate,
  type Lookup,
} from '@faellesbog/eventsourcing';
import { body, existsOn, hasVote, seatsOn, type Body, type SeatOnDay } from '../body/body.decider.js';
import { bylaws, isCarried, isQuorate, rulesOn, type RulesOnDay, type Votes } from '../bylaws/bylaws.decider.js';
import { daysFrom, monthsFrom, said } from '../rules.js';
import { meetingCommands, type HoldBallot, type MeetingCommand } from './meeting.commands.js';
import { meetingEvents, type MeetingEvent } from './meeting.events.js';

type Data<K extends string> = DataOf<typeof meetingEvents, K>;
type Ballot = Data<'BallotHeld'>;
interface Item {
  added: Data<'AgendaItemAdded'>;
  paper?: Data<'DecisionPaperSubmitted'>;
  ballot?: Ballot;
}

export type Meeting =
  | { status: 'none' }
  | {
      status: 'called' | 'held' | 'minuted' | 'cancelled';
      called: Data<'MeetingCalled'>;
      calledOn: IsoDate;
      items: ReadonlyMap<string, Item>;
      attendance?: Data<'AttendanceRecorded'>;
      minutes?: Data<'MinutesApproved'>;
      published?: Data<'MinutesPublished'>;
    };
export type KnownMeeting = Exclude<Meeting, { status: 'none' }>;

/** What the rules need from other streams: all of it as of the day of the meeting. */
interface MeetingFacts {
  held?: { body: Body; rules?: RulesOnDay };
  /** Of the authorities that the command names, those that are members on that day. */
  members: ReadonlySet<string>;
}

function decide(command: MeetingCommand, meeting: Meeting, facts: MeetingFacts): MeetingEvent[] {
  const { meta } = command;
  switch (command.type) {
    case 'CallMeeting':
      return call(command.data, meeting, meta, facts);

    case 'CancelMeeting':
      if (meeting.status === 'cancelled') return [];
      inStatus(meeting, 'called');
      return [{ type: 'MeetingCancelled', data: command.data }];

    case 'AddAgendaItem':
      return addItem(command.data, inStatus(meeting, 'called'), meta, facts);

    case 'SubmitDecisionPaper': {
      const item = itemOf(inStatus(meeting, 'called', 'held'), command.data.itemId);
      if (item.paper && said(item.paper) === said(command.data)) return [];
      assertNotVoted(item);
      return [{ type: 'DecisionPaperSubmitted', data: command.data }];
    }

    case 'RecordAttendance':
      return recordAttendance(command.data, inStatus(meeting, 'called', 'held'), meta, facts);

    case 'HoldBallot':
      return holdBallot(command, inStatus(meeting, 'held'), facts);

    case 'ApproveMinutes':
      return approveMinutes(command.data, meeting);

    case 'PublishMinutes':
      return publishMinutes(command.data, meeting, meta, facts);

    default:
      return unreachable(command);
  }
}

function call(data: Data<'MeetingCalled'>, meeting: Meeting, meta: CommandMeta, facts: MeetingFacts): MeetingEvent[] {
  if (meeting.status !== 'none') {
    if (said(meeting.called) === said(data) && meeting.calledOn === meta.effectiveOn) return [];
    throw new Rejection('meeting.exists', 'This meeting is called already.', 'Mødet er allerede indkaldt.', {
      pointer: '/meetingId',
    });
  }
  const { held } = facts;
  if (!held || held.body.status === 'none') throw unknownBody(data.bodyId);
  if (!existsOn(held.body, data.heldOn)) throw noBodyThen(data.heldOn);
  assertNotice(data, meta.effectiveOn, rulesOf(facts, data.heldOn));
  return [{ type: 'MeetingCalled', data }];
}

const unknownBody = (bodyId: string): Rejection =>
  new Rejection('body.unknown', `There is no body "${bodyId}".`, `Der findes intet organ "${bodyId}".`, {
    pointer: '/bodyId',
  });

const noBodyThen = (day: IsoDate): Rejection =>
  new Rejection('body.not_on_that_day', `The body does not exist on ${day}.`, `Organet findes ikke ${day}.`, {
    pointer: '/heldOn',
  });

function rulesOf({ held }: MeetingFacts, day: IsoDate): RulesOnDay {
  if (held?.rules) return held.rules;
  throw new Rejection(
    'bylaws.silent',
    `No bylaws in force on ${day} say how such a body decides.`,
    `Ingen vedtægter, der gælder ${day}, siger, hvordan et sådant organ beslutter.`,
    { pointer: '/heldOn' },
  );
}

/** Notice is as long as the bylaws say, and the ordinary meeting falls in their months [BYL §7, §8]. */
function assertNotice({ form, heldOn }: Data<'MeetingCalled'>, calledOn: IsoDate, rules: RulesOnDay): void {
  if (form === 'written') {
    if (calledOn <= heldOn) return;
    throw tooLate(heldOn, calledOn);
  }
  const { months, notice } = rules;
  if (form === 'ordinary' && months && !months.months.includes(Number(heldOn.slice(5, 7)))) {
    throw new Rejection(
      'meeting.month',
      `The ordinary meeting is held in month ${months.months.join(' or ')}; ${heldOn} is not.`,
      `Det ordinære møde holdes i måned ${months.months.join(' eller ')}; det er ${heldOn} ikke.`,
      { pointer: '/heldOn', rule: months.paragraph },
    );
  }
  const rule = notice?.[form];
  const latest = rule ? daysFrom(monthsFrom(heldOn, -(rule.months ?? 0)), -(rule.days ?? 0)) : heldOn;
  if (calledOn > latest) throw tooLate(latest, calledOn, rule?.paragraph);
}

const tooLate = (latest: IsoDate, calledOn: IsoDate, rule?: string): Rejection =>
  new Rejection(
    'meeting.notice_too_short',
    `Notice had to go out on ${latest} at the latest; it went out on ${calledOn}.`,
    `Indkaldelsen skulle senest være sendt ${latest}; den blev sendt ${calledOn}.`,
    { pointer: '/effectiveOn', rule },
  );

function addItem(
  data: Data<'AgendaItemAdded'>,
  { items, called }: KnownMeeting,
  meta: CommandMeta,
  facts: MeetingFacts,
): MeetingEvent[] {
  const before = items.get(data.itemId);
  if (before && said(before.added) === said(data)) return [];
  if (before) {
    throw new Rejection(
      'agenda.item_exists',
      `The agenda has an item "${data.itemId}" already.`,
      `Dagsordenen har allerede et punkt "${data.itemId}".`,
      { pointer: '/itemId' },
    );
  }
  if ((data.purpose === 'decision') !== (data.decisionId !== undefined)) {
    throw new Rejection(
      'agenda.decision_unnamed',
      'An item for decision names the decision it leads to (decisionId), and no other does.',
      'Et punkt til beslutning nævner den beslutning, det fører til (decisionId), og det gør ingen andre.',
      { pointer: '/decisionId' },
    );
  }
  if (data.proposedBy !== undefined && !facts.members.has(data.proposedBy)) {
    throw new Rejection(
      'agenda.proposer_not_member',
      `"${data.proposedBy}" is not a member on ${called.heldOn}, and so proposes nothing.`,
      `"${data.proposedBy}" er ikke medlem ${called.heldOn} og kan derfor ikke stille forslag.`,
      { pointer: '/proposedBy', rule: 'BYL §4.2' },
    );
  }
  const { proposals, papers } = rulesOf(facts, called.heldOn);
  const rule = data.proposedBy === undefined ? papers : proposals;
  if (rule && called.form !== 'written')
    assertInTime(meta.effectiveOn, daysFrom(called.heldOn, -rule.daysBefore), rule);
  return [{ type: 'AgendaItemAdded', data }];
}

function assertInTime(received: IsoDate, latest: IsoDate, { paragraph }: { paragraph: string }): void {
  if (received <= latest) return;
  throw new Rejection(
    'agenda.proposal_late',
    `It was received ${received}; it had to be in by ${latest}. Put it to the next meeting.`,
    `Det er modtaget ${received}; det skulle være modtaget senest ${latest}. Stil det til næste møde.`,
    { pointer: '/effectiveOn', rule: paragraph },
  );
}

/** The seats with a vote on the day of the meeting, one for each authority. */
function votersOf({ held }: MeetingFacts, day: IsoDate): SeatOnDay[] {
  const seats = held ? seatsOn(held.body, day).filter(hasVote) : [];
  return seats.filter(
    ({ authorityId }, index) =>
      authorityId === undefined || seats.findIndex((other) => other.authorityId === authorityId) === index,
  );
}

const isAssembly = ({ held }: MeetingFacts): boolean =>
  held?.body.status !== 'none' && held?.body.kind === 'general_assembly';

function recordAttendance(
  {
    meetingId,
    present: named,
    meetingChair,
    minuteTaker,
  }: Extract<MeetingCommand, { type: 'RecordAttendance' }>['data'],
  meeting: KnownMeeting,
  meta: CommandMeta,
  facts: MeetingFacts,
): MeetingEvent[] {
  const { heldOn, form } = meeting.called;
  if (form !== 'written' && meta.effectiveOn !== heldOn) throw notThatDay(heldOn);
  const present = [...new Set(named)].sort();
  const seats = votersOf(facts, heldOn);
  for (const voter of present) assertMayVote(voter, seats, facts, heldOn);
  const rules = rulesOf(facts, heldOn);
  const all = isAssembly(facts) ? undefined : seats.length;
  const quorate = isQuorate(rules, { present: present.length, all: all ?? 0 });
  const data: Data<'AttendanceRecorded'> = {
    ...{ meetingId, present, meetingChair, minuteTaker, all, quorate },
    bylaws: rules.version,
    paragraph: rules.quorum?.paragraph,
  };
  if (meeting.attendance && said(meeting.attendance) === said(data)) return [];
  return [{ type: 'AttendanceRecorded', data }];
}

const notThatDay = (heldOn: IsoDate): Rejection =>
  new Rejection(
    'meeting.another_day',
    `The meeting is on ${heldOn}; what happens at it is dated that day.`,
    `Mødet er ${heldOn}; det, der sker på det, dateres den dag.`,
    { pointer: '/effectiveOn' },
  );

/** The electorate is that of the day of the meeting: members, each once; no supplier, nobody who left [BYL §4.2]. */
function assertMayVote(voter: string, seats: SeatOnDay[], facts: MeetingFacts, day: IsoDate): void {
  const seat = seats.find(({ seatId }) => seatId === voter);
  const authorityId = isAssembly(facts) ? voter : seat?.authorityId;
  if (authorityId !== undefined && facts.members.has(authorityId)) return;
  throw new Rejection(
    'ballot.no_vote',
    `"${voter}" has no vote in this body on ${day}: one vote for each member, none for others.`,
    `"${voter}" har ikke stemmeret i dette organ ${day}: én stemme til hvert medlem, ingen til andre.`,
    { pointer: '/present', rule: 'BYL §4.2' },
  );
}

function holdBallot({ data }: HoldBallot, meeting: KnownMeeting, facts: MeetingFacts): MeetingEvent[] {
  const { called, attendance } = meeting;
  const item = itemOf(meeting, data.itemId);
  if (item.added.purpose !== 'decision') {
    throw new Rejection(
      'ballot.not_for_decision',
      'Only an item that is on the agenda for decision is voted on.',
      'Kun et punkt, der er på dagsordenen til beslutning, kan der stemmes om.',
      { pointer: '/itemId' },
    );
  }
  const { present, quorate, paragraph } = attendance!;
  if (!quorate) {
    throw new Rejection(
      'meeting.not_quorate',
      `${present.length} with a vote are present, which is too few to decide.`,
      `${present.length} med stemmeret er til stede; det er for få til at beslutte.`,
      { rule: paragraph },
    );
  }
  const rules = rulesOf(facts, called.heldOn);
  const { kind = 'ordinary' } = data;
  const votes = votesOf(data, present, attendance!.all ?? present.length, votersOf(facts, called.heldOn));
  const held: Ballot = {
    meetingId: data.meetingId,
    itemId: data.itemId,
    kind,
    how: data.votes ? 'open' : data.secret ? 'secret' : 'acclamation',
    votes: data.votes,
    ...votes,
    carried: isCarried(rules, kind, votes),
    bylaws: rules.version,
    paragraph: (rules.voting[kind] ?? rules.voting.ordinary).paragraph,
  };
  if (item.ballot && said(item.ballot) === said(held)) return [];
  assertNotVoted(item);
  return [{ type: 'BallotHeld', data: held }];
}

function votesOf(data: HoldBallot['data'], present: string[], all: number, seats: SeatOnDay[]): Votes {
  const base = { present: present.length, all };
  const chairSeat = seats.find(({ role }) => role === 'chair')?.seatId;
  if (data.secret) {
    const { chair, ...counts } = data.secret;
    if (counts.for + counts.against + counts.abstain > present.length) throw tooManyVotes(present.length);
    return { ...counts, ...base, chair };
  }
  if (!data.votes) {
    const chair = chairSeat !== undefined && present.includes(chairSeat) ? 'for' : undefined;
    return { for: present.length, against: 0, abstain: 0, ...base, chair };
  }
  const voters = data.votes.map(({ voter }) => voter);
  if (new Set(voters).size !== voters.length) throw tooManyVotes(present.length);
  const absent = voters.findIndex((voter) => !present.includes(voter));
  if (absent >= 0) {
    throw new Rejection(
      'ballot.not_present',
      `"${voters[absent]}" is not among those present with a vote.`,
      `"${voters[absent]}" er ikke blandt de tilstedeværende med stemmeret.`,
      { pointer: `/votes/${absent}/voter` },
    );
  }
  const count = (wanted: string): number => data.votes!.filter(({ vote }) => vote === wanted).length;
  const chair = data.votes.find(({ voter }) => voter === chairSeat)?.vote;
  return { for: count('for'), against: count('against'), abstain: count('abstain'), ...base, chair };
}

const tooManyVotes = (present: number): Rejection =>
  new Rejection(
    'ballot.too_many_votes',
    `Each of the ${present} present has one vote.`,
    `Hver af de ${present} tilstedeværende har én stemme.`,
    { pointer: '/votes', rule: 'BYL §4.2' },
  );

function assertNotVoted({ ballot }: Item): void {
  if (!ballot) return;
  throw new Rejection(
    'ballot.held',
    'This item has been voted on; a new decision takes a new item.',
    'Der er stemt om punktet; en ny beslutning kræver et nyt punkt.',
    { pointer: '/itemId' },
  );
}

function approveMinutes(data: Data<'MinutesApproved'>, meeting: Meeting): MeetingEvent[] {
  const { minutes, attendance } = inStatus(meeting, 'held', 'minuted');
  if (minutes && said(minutes) === said(data)) return [];
  if (minutes) {
    throw new Rejection(
      'minutes.approved',
      'The minutes were approved; what was wrong in them is corrected at the next meeting.',
      'Referatet er godkendt; fejl i det rettes på næste møde.',
      { pointer: '/sha256' },
    );
  }
  if (attendance?.meetingChair !== undefined && attendance.meetingChair !== data.signedBy) {
    throw new Rejection(
      'minutes.signed_by_another',
      'The minutes are signed by the meeting chair (dirigent).',
      'Referatet underskrives af dirigenten.',
      { pointer: '/signedBy', rule: 'BYL §7' },
    );
  }
  return [{ type: 'MinutesApproved', data }];
}

function publishMinutes(
  { meetingId, url }: { meetingId: string; url?: string },
  meeting: Meeting,
  { effectiveOn }: CommandMeta,
  facts: MeetingFacts,
): MeetingEvent[] {
  const { published, called } = inStatus(meeting, 'minuted');
  if (published) return [];
  if (effectiveOn < called.heldOn) throw notThatDay(called.heldOn);
  const { minutes } = rulesOf(facts, called.heldOn);
  const dueOn = minutes && daysFrom(called.heldOn, minutes.daysAfter);
  return [
    { type: 'MinutesPublished', data: { meetingId, url, late: dueOn !== undefined && effectiveOn > dueOn, dueOn } },
  ];
}

function itemOf({ items }: KnownMeeting, itemId: string): Item {
  const item = items.get(itemId);
  if (item) return item;
  throw new Rejection(
    'agenda.item_unknown',
    `The agenda has no item "${itemId}".`,
    `Dagsordenen har intet punkt "${itemId}".`,
    { pointer: '/itemId' },
  );
}

const STATUS_DA = { called: 'indkaldt', held: 'afholdt', minuted: 'ført til referat', cancelled: 'aflyst' } as const;

function inStatus(meeting: Meeting, ...allowed: KnownMeeting['status'][]): KnownMeeting {
  if (meeting.status === 'none') {
    throw new Rejection('meeting.unknown', 'No such meeting was called.', 'Et sådant møde er ikke indkaldt.', {
      pointer: '/meetingId',
    });
  }
  if (allowed.includes(meeting.status)) return meeting;
  throw new Rejection(
    `meeting.${meeting.status === 'called' ? 'not_held' : meeting.status}`,
    `The meeting is ${meeting.status}; this needs it to be ${allowed.join(' or ')}.`,
    `Mødet er ${STATUS_DA[meeting.status]}; dette kræver, at det er ${allowed.map((each) => STATUS_DA[each]).join(' eller ')}.`,
  );
}

function evolve(meeting: Meeting, { type, data }: MeetingEvent, { eff }: { eff: string }): Meeting {
  if (type === 'MeetingCalled') return { status: 'called', called: data, calledOn: eff, items: new Map() };
  if (meeting.status === 'none') return meeting;
  switch (type) {
    case 'MeetingCancelled':
      return { ...meeting, status: 'cancelled' };
    case 'AgendaItemAdded':
      return { ...meeting, items: new Map(meeting.items).set(data.itemId, { added: data }) };
    case 'DecisionPaperSubmitted':
      return withItem(meeting, data.itemId, { paper: data });
    case 'BallotHeld':
      return withItem(meeting, data.itemId, { ballot: data });
    case 'AttendanceRecorded':
      return { ...meeting, status: 'held', attendance: data };
    case 'MinutesApproved':
      return { ...meeting, status: 'minuted', minutes: data };
    case 'MinutesPublished':
      return { ...meeting, published: data };
    default:
      return unreachable(type);
  }
}

function withItem(meeting: KnownMeeting, itemId: string, more: Partial<Item>): Meeting {
  const item = meeting.items.get(itemId);
  return item ? { ...meeting, items: new Map(meeting.items).set(itemId, { ...item, ...more }) } : meeting;
}

/** The authorities that may have to be members: those named, and those behind the seats that are named. */
function named(command: MeetingCommand, held: Body, day: IsoDate): string[] {
  if (command.type === 'AddAgendaItem') return command.data.proposedBy === undefined ? [] : [command.data.proposedBy];
  if (command.type !== 'RecordAttendance') return [];
  const seats = seatsOn(held, day);
  return command.data.present.flatMap((voter) => {
    const seat = seats.find(({ seatId }) => seatId === voter);
    return [seat?.authorityId ?? voter];
  });
}

async function factsFor(command: MeetingCommand, lookup: Lookup): Promise<MeetingFacts> {
  const { state: own } = await lookup.state(meeting, command.data.meetingId);
  const called = command.type === 'CallMeeting' ? command.data : own.status === 'none' ? undefined : own.called;
  if (!called) return { members: new Set() };
  const { state: held } = await lookup.state(body, called.bodyId);
  if (held.status === 'none') return { members: new Set() };
  const [rules, ...authorities] = await Promise.all([
    lookup.state(bylaws, held.established.bylawsId),
    ...named(command, held, called.heldOn).map(async (id) => ({ id, ...(await lookup.state(authority, id)) })),
  ]);
  const members = authorities.filter(({ state }) => isMemberOn(state, called.heldOn)).map(({ id }) => id);
  return { held: { body: held, rules: rulesOn(rules.state, held.kind, called.heldOn) }, members: new Set(members) };
}

export const meeting: Decider<Meeting, MeetingCommand, typeof meetingEvents, MeetingFacts> = {
  events: meetingEvents,
  commands: meetingCommands,
  streamId: ({ data }) => data.meetingId,
  initialState: { status: 'none' },
  decide,
  evolve,
  facts: factsFor,
};
