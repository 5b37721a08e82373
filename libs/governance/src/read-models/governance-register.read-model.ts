// SPDX-License-Identifier: MPL-2.0
import { readModel, type MoneyJson } from '@faellesbog/eventsourcing';
import { answers, AsOfQuery, noHistory, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { bodyEvents, type SeatRole } from '../body/body.events.js';
import {
  bylawsEvents,
  type BodyKind,
  type BodyRules,
  type DecisionKind,
  type Purpose,
} from '../bylaws/bylaws.events.js';
import { decisionEvents, type Allowance } from '../decision/decision.events.js';
import { exclusionEvents } from '../exclusion/exclusion.events.js';
import {
  meetingEvents,
  type ITEM_PURPOSES,
  type MEETING_FORMS,
  type PAPER_STATUSES,
} from '../meeting/meeting.events.js';

/** Who decides: bodies and their seats, meetings and their ballots, and the decision log, as of any day. */
export const governanceRegister = readModel({
  name: 'governance_register',
  version: 1,
  from: [bylawsEvents, bodyEvents, meetingEvents, decisionEvents, exclusionEvents],
  tables: {
    bylaws: { columns: { bylaws_id: 'text', version: 'text', title: 'text', bodies: 'json' }, indexes: [['eff']] },
    body: {
      columns: { body_id: 'text', kind: 'text', name: 'text', bylaws_id: 'text', about: 'json?' },
      indexes: [['body_id']],
    },
    body_end: { columns: { body_id: 'text', reason: 'text' }, indexes: [['body_id']] },
    terms: {
      columns: { body_id: 'text', version: 'text', task: 'text', mandates: 'json', until: 'date?' },
      indexes: [['body_id', 'eff']],
    },
    /** Each change of a seat. A deputy keeps what is null here; nobody holds it from the day it is vacated. */
    seat: {
      columns: {
        body_id: 'text',
        seat_id: 'text',
        change: 'text',
        person_ref: 'uuid?',
        role: 'text?',
        authority_id: 'text?',
        supplier_id: 'text?',
        term_until: 'date?',
      },
      indexes: [['body_id', 'seat_id', 'eff']],
    },
    meeting: {
      columns: { meeting_id: 'text', body_id: 'text', form: 'text', held_on: 'date', place: 'text?' },
      indexes: [['meeting_id'], ['body_id', 'held_on']],
    },
    meeting_end: { columns: { meeting_id: 'text', reason: 'text' }, indexes: [['meeting_id']] },
    item: {
      columns: {
        meeting_id: 'text',
        item_id: 'text',
        title: 'text',
        purpose: 'text',
        decision_id: 'text?',
        proposed_by: 'text?',
      },
      indexes: [['meeting_id']],
    },
    paper: { columns: { meeting_id: 'text', item_id: 'text', paper: 'json' }, indexes: [['meeting_id', 'item_id']] },
    attendance: { columns: { meeting_id: 'text', attendance: 'json' }, indexes: [['meeting_id']] },
    ballot: { columns: { meeting_id: 'text', item_id: 'text', ballot: 'json' }, indexes: [['meeting_id', 'item_id']] },
    minutes: {
      columns: { meeting_id: 'text', step: 'text', sha256: 'text?', url: 'text?', late: 'bool?', due_on: 'date?' },
      indexes: [['meeting_id']],
    },
    decision: {
      columns: {
        decision_id: 'text',
        body_id: 'text',
        title: 'text',
        wording: 'text',
        basis: 'text',
        reference: 'text?',
        meeting_id: 'text?',
        item_id: 'text?',
        carried: 'bool',
        votes: 'json?',
        kind: 'text?',
        bylaws: 'text',
        paragraph: 'text?',
        mandates: 'json',
        allows: 'json',
        purposes: 'json',
      },
      indexes: [['decision_id'], ['eff']],
    },
    exclusion: {
      columns: { exclusion_id: 'text', authority_id: 'text', step: 'text', reason: 'text?' },
      indexes: [['exclusion_id']],
    },
    decision_end: {
      columns: { decision_id: 'text', by: 'text', how: 'text', reason: 'text?' },
      indexes: [['decision_id']],
    },
  },
  on: {
    MemberExcluded: ({ exclusionId, authorityId, reason }, _meta, write) =>
      write.exclusion({ exclusion_id: exclusionId, authority_id: authorityId, step: 'decided', reason }),
    ExclusionRatified: ({ exclusionId, authorityId }, _meta, write) =>
      write.exclusion({ exclusion_id: exclusionId, authority_id: authorityId, step: 'ratified', reason: null }),
    ExclusionRejected: ({ exclusionId, authorityId }, _meta, write) =>
      write.exclusion({ exclusion_id: exclusionId, authority_id: authorityId, step: 'rejected', reason: null }),
    BylawsAdopted: ({ bylawsId, version, title, bodies }, _meta, write) =>
      write.bylaws({ bylaws_id: bylawsId, version, title, bodies }),
    BodyEstablished: ({ bodyId, kind, name, bylawsId, about }, _meta, write) =>
      write.body({ body_id: bodyId, kind, name, bylaws_id: bylawsId, about: about ?? null }),
    BodyClosed: ({ bodyId, reason }, _meta, write) => write.body_end({ body_id: bodyId, reason }),
    TermsOfReferenceSet: ({ bodyId, version, task, mandates, until }, _meta, write) =>
      write.terms({ body_id: bodyId, version, task, mandates, until: until ?? null }),
    SeatFilled: ({ bodyId, seatId, personRef, role, authorityId, supplierId, termUntil }, _meta, write) =>
      write.seat({
        body_id: bodyId,
        seat_id: seatId,
        change: 'filled',
        person_ref: personRef,
        role,
        authority_id: authorityId ?? null,
        supplier_id: supplierId ?? null,
        term_until: termUntil ?? null,
      }),
    DeputySeated: ({ bodyId, seatId, personRef, authorityId }, _meta, write) =>
      write.seat({
        ...nobody(bodyId, seatId),
        change: 'deputy',
        person_ref: personRef,
        authority_id: authorityId ?? null,
      }),
    SeatVacated: ({ bodyId, seatId }, _meta, write) => write.seat({ ...nobody(bodyId, seatId), change: 'vacated' }),
    MeetingCalled: ({ meetingId, bodyId, form, heldOn, place }, _meta, write) =>
      write.meeting({ meeting_id: meetingId, body_id: bodyId, form, held_on: heldOn, place: place ?? null }),
    MeetingCancelled: ({ meetingId, reason }, _meta, write) => write.meeting_end({ meeting_id: meetingId, reason }),
    AgendaItemAdded: ({ meetingId, itemId, title, purpose, decisionId, proposedBy }, _meta, write) =>
      write.item({
        meeting_id: meetingId,
        item_id: itemId,
        title,
        purpose,
        decision_id: decisionId ?? null,
        proposed_by: proposedBy ?? null,
      }),
    DecisionPaperSubmitted: ({ meetingId, itemId, status, background, ...rest }, _meta, write) =>
      write.paper({
        meeting_id: meetingId,
        item_id: itemId,
        paper: {
          status,
          background,
          analysis: rest.analysis ?? null,
          recommendation: rest.recommendation,
          consequences: rest.consequences ?? null,
          sha256: rest.sha256 ?? null,
        },
      }),
    AttendanceRecorded: ({ meetingId, present, all, quorate, bylaws, paragraph }, _meta, write) =>
      write.attendance({
        meeting_id: meetingId,
        attendance: { present, all: all ?? null, quorate, bylaws, paragraph: paragraph ?? null },
      }),
    BallotHeld: ({ meetingId, itemId, votes, chair, ...ballot }, _meta, write) => {
      const { kind, how, for: yes, against, abstain, present, all, carried, bylaws, paragraph } = ballot;
      write.ballot({
        meeting_id: meetingId,
        item_id: itemId,
        ballot: {
          ...{ kind, how, for: yes, against, abstain, present, all, carried, bylaws, paragraph },
          chair: chair ?? null,
          votes: votes ?? null,
        },
      });
    },
    MinutesApproved: ({ meetingId, sha256 }, _meta, write) =>
      write.minutes({ meeting_id: meetingId, step: 'approved', sha256, url: null, late: null, due_on: null }),
    MinutesPublished: ({ meetingId, url, late, dueOn }, _meta, write) =>
      write.minutes({
        meeting_id: meetingId,
        step: 'published',
        sha256: null,
        url: url ?? null,
        late,
        due_on: dueOn ?? null,
      }),
    DecisionTaken: ({ meetingId, itemId, votes, kind, paragraph, ...data }, _meta, write) =>
      write.decision({
        ...decided(data),
        reference: null,
        meeting_id: meetingId,
        item_id: itemId,
        votes,
        kind,
        paragraph,
      }),
    DecisionRegistered: ({ reference, ...data }, _meta, write) =>
      write.decision({
        ...decided(data),
        reference,
        meeting_id: null,
        item_id: null,
        votes: null,
        kind: null,
        paragraph: null,
      }),
    DecisionSuperseded: ({ decisionId, by }, _meta, write) =>
      write.decision_end({ decision_id: decisionId, by, how: 'superseded', reason: null }),
    DecisionRevoked: ({ decisionId, by, reason }, _meta, write) =>
      write.decision_end({ decision_id: decisionId, by, how: 'revoked', reason }),
  },
});

const nobody = (bodyId: string, seatId: string) => ({
  body_id: bodyId,
  seat_id: seatId,
  person_ref: null,
  role: null,
  authority_id: null,
  supplier_id: null,
  term_until: null,
});

interface DecidedData {
  decisionId: string;
  bodyId: string;
  title: string;
  wording: string;
  basis: string;
  carried: boolean;
  bylaws: string;
  mandates: string[];
  allows: Allowance[];
}
const decided = ({ decisionId, bodyId, title, wording, basis, carried, bylaws, mandates, allows }: DecidedData) => ({
  decision_id: decisionId,
  body_id: bodyId,
  ...{ title, wording, basis, carried, bylaws, mandates, allows },
  purposes: allows.map(({ purpose }) => purpose),
});

const t = governanceRegister.table;

/** Before the first fact there is no list: an empty one would say that nobody decided anything. */
async function assertHistory(sql: Sql, { validOn, position }: AsOf): Promise<void> {
  const [found] = await sql<{ there: boolean }[]>`
    select exists (select from ${sql(t.body)} where eff <= ${validOn} and pos <= ${position}) as there`;
  if (!found?.there) throw noHistory();
}

export interface SeatHeld {
  seat: string;
  /** Opaque; the name lives in a store that can forget. */
  personRef: string;
  role: SeatRole;
  authority: string | null;
  supplier: string | null;
  /** First day in the seat, and the last day of the term. */
  since: string;
  termUntil: string | null;
  /** True for one who took over from the person elected. */
  deputy: boolean;
  illustrative: boolean;
}

export interface TermsOnDay {
  version: string;
  from: string;
  until: string | null;
  task: string;
  mandates: { purpose: Purpose; upTo?: MoneyJson }[];
}

export interface BodyOnDay {
  body: string;
  kind: BodyKind;
  name: string;
  bylaws: string;
  about: { kind: 'project' | 'product'; id: string } | null;
  since: string;
  seats: SeatHeld[];
  /** The terms of reference that apply on the day; null where there are none. */
  termsOfReference: TermsOnDay | null;
  illustrative: boolean;
}

export interface BodiesOnDay extends AsOf {
  bodies: BodyOnDay[];
  illustrative: boolean;
}

/** Who sits where on a day: the bodies that exist then, their seats and their terms of reference. */
export class ListBodies extends AsOfQuery<BodiesOnDay> {
  constructor(
    readonly filter: { bodyId?: string; kind?: BodyKind; authorityId?: string } = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listBodies = answers(ListBodies, governanceRegister, async (sql, asOf, { filter }) => {
  await assertHistory(sql, asOf);
  const bodies = (await bodiesOn(sql, asOf)).filter(
    ({ body, kind, seats }) =>
      body === (filter.bodyId ?? body) &&
      kind === (filter.kind ?? kind) &&
      (filter.authorityId === undefined || seats.some(({ authority }) => authority === filter.authorityId)),
  );
  if (filter.bodyId !== undefined && bodies.length === 0) throw notFound('body', 'organ', filter.bodyId);
  return { ...asOf, bodies, illustrative: bodies.some(({ illustrative }) => illustrative) };
});

const bodiesOn = (sql: Sql, { validOn, position }: AsOf) => sql<BodyOnDay[]>`
  select b.body_id as body, b.kind, b.name, b.bylaws_id as bylaws, b.about, b.eff as since,
    coalesce(s.seats, '[]') as seats, r.terms as "termsOfReference",
    b.illustrative or coalesce(s.illustrative, false) as illustrative
  from ${sql(t.body)} b
  left join lateral (
    select jsonb_agg(to_jsonb(held) - 'change' order by held.seat) as seats, bool_or(held.illustrative) as illustrative from (
      select distinct on (c.seat_id) c.seat_id as seat, c.change, c.person_ref as "personRef",
        coalesce(c.role, f.role) as role, coalesce(c.authority_id, f.authority_id) as authority,
        coalesce(c.supplier_id, f.supplier_id) as supplier, c.eff as since,
        coalesce(c.term_until, f.term_until) as "termUntil", c.change = 'deputy' as deputy,
        c.illustrative or f.illustrative as illustrative
      from ${sql(t.seat)} c
      join lateral (
        select * from ${sql(t.seat)} where body_id = c.body_id and seat_id = c.seat_id and change = 'filled'
          and (eff, pos) <= (c.eff, c.pos) and pos <= ${position}
        order by eff desc, pos desc limit 1) f on true
      where c.body_id = b.body_id and c.eff <= ${validOn} and c.pos <= ${position}
      order by c.seat_id, c.eff desc, c.pos desc) held
    where held.change <> 'vacated' and coalesce(held."termUntil" >= ${validOn}::date, true)) s on true
  left join lateral (
    select jsonb_build_object('version', version, 'from', eff, 'until', until, 'task', task, 'mandates', mandates) as terms,
      until
    from ${sql(t.terms)} where body_id = b.body_id and eff <= ${validOn} and pos <= ${position}
    order by eff desc, pos desc limit 1) r on coalesce(r.until >= ${validOn}::date, true)
  where b.eff <= ${validOn} and b.pos <= ${position}
    and not exists (
      select from ${sql(t.body_end)} e where e.body_id = b.body_id and e.eff <= ${validOn} and e.pos <= ${position})
  order by b.body_id`;

export interface BylawsOnDay {
  bylaws: string;
  version: string;
  title: string;
  from: string;
  /** True for the version that applies on the day. */
  applies: boolean;
  bodies: Partial<Record<BodyKind, BodyRules>>;
  illustrative: boolean;
}
export interface BylawsVersionsOnDay extends AsOf {
  versions: BylawsOnDay[];
  illustrative: boolean;
}

/** The versions of the bylaws adopted by a day, the newest first. */
export class ListBylaws extends AsOfQuery<BylawsVersionsOnDay> {}

export const listBylaws = answers(ListBylaws, governanceRegister, async (sql, asOf) => {
  const versions = await sql<BylawsOnDay[]>`
    select bylaws_id as bylaws, version, title, eff as "from", bodies, illustrative,
      row_number() over (partition by bylaws_id order by eff desc, pos desc) = 1 as applies
    from ${sql(t.bylaws)} where eff <= ${asOf.validOn} and pos <= ${asOf.position}
    order by eff desc, pos desc`;
  if (versions.length === 0) throw noHistory();
  return { ...asOf, versions: [...versions], illustrative: versions.some(({ illustrative }) => illustrative) };
});

type Vote = 'for' | 'against' | 'abstain';
export interface BallotCount {
  kind: DecisionKind;
  how: 'open' | 'secret' | 'acclamation';
  for: number;
  against: number;
  abstain: number;
  present: number;
  all: number;
  chair: Vote | null;
  votes: { voter: string; vote: Vote }[] | null;
  carried: boolean;
  bylaws: string;
  paragraph: string;
}
export interface AgendaItem {
  item: string;
  title: string;
  purpose: (typeof ITEM_PURPOSES)[number];
  decision: string | null;
  proposedBy: string | null;
  receivedOn: string;
  paper: {
    status: (typeof PAPER_STATUSES)[number];
    background: string;
    analysis: string | null;
    recommendation: string;
    consequences: string | null;
    sha256: string | null;
  } | null;
  ballot: BallotCount | null;
}
export interface MeetingOnDay {
  meeting: string;
  body: string;
  form: (typeof MEETING_FORMS)[number];
  calledOn: string;
  heldOn: string;
  place: string | null;
  status: 'called' | 'held' | 'minuted' | 'published' | 'cancelled';
  attendance: {
    present: string[];
    all: number | null;
    quorate: boolean;
    bylaws: string;
    paragraph: string | null;
  } | null;
  minutes: { approvedOn: string; sha256: string } | null;
  /** When the minutes were published, the day they were due, and whether that was late. */
  published: { on: string; url: string | null; late: boolean; dueOn: string | null } | null;
  items: AgendaItem[];
  illustrative: boolean;
}
export interface MeetingsOnDay extends AsOf {
  meetings: MeetingOnDay[];
  illustrative: boolean;
}

/** The meetings called by a day, the newest first, with agenda, attendance, ballots and minutes as they then stood. */
export class ListMeetings extends AsOfQuery<MeetingsOnDay> {
  constructor(
    readonly filter: { meetingId?: string; bodyId?: string } = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listMeetings = answers(ListMeetings, governanceRegister, async (sql, asOf, { filter }) => {
  await assertHistory(sql, asOf);
  const meetings = await meetingsOn(sql, asOf, filter);
  if (filter.meetingId !== undefined && meetings.length === 0) throw notFound('meeting', 'møde', filter.meetingId);
  return { ...asOf, meetings: [...meetings], illustrative: meetings.some(({ illustrative }) => illustrative) };
});

function meetingsOn(sql: Sql, { validOn, position }: AsOf, { meetingId, bodyId }: ListMeetings['filter']) {
  const then = sql`eff <= ${validOn} and pos <= ${position}`;
  const newest = sql`order by eff desc, pos desc limit 1`;
  return sql<MeetingOnDay[]>`
  select m.meeting_id as meeting, m.body_id as body, m.form, m.eff as "calledOn", m.held_on as "heldOn", m.place,
    case when e.found then 'cancelled' when p.published is not null then 'published' when d.minutes is not null then 'minuted'
      when a.attendance is not null then 'held' else 'called' end as status,
    a.attendance, d.minutes, p.published, coalesce(i.items, '[]') as items, m.illustrative
  from ${sql(t.meeting)} m
  left join lateral (select true as found from ${sql(t.meeting_end)} where meeting_id = m.meeting_id and ${then} limit 1) e on true
  left join lateral (
    select attendance from ${sql(t.attendance)} where meeting_id = m.meeting_id and ${then} ${newest}) a on true
  left join lateral (
    select jsonb_build_object('approvedOn', eff, 'sha256', sha256) as minutes from ${sql(t.minutes)}
    where meeting_id = m.meeting_id and step = 'approved' and ${then} ${newest}) d on true
  left join lateral (
    select jsonb_build_object('on', eff, 'url', url, 'late', late, 'dueOn', due_on) as published from ${sql(t.minutes)}
    where meeting_id = m.meeting_id and step = 'published' and ${then} ${newest}) p on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('item', i.item_id, 'title', i.title, 'purpose', i.purpose,
      'decision', i.decision_id, 'proposedBy', i.proposed_by, 'receivedOn', i.eff,
      'paper', (select paper from ${sql(t.paper)} where meeting_id = i.meeting_id and item_id = i.item_id and ${then} ${newest}),
      'ballot', (select ballot from ${sql(t.ballot)} where meeting_id = i.meeting_id and item_id = i.item_id and ${then} ${newest}))
      order by i.pos) as items
    from ${sql(t.item)} i where i.meeting_id = m.meeting_id and i.eff <= ${validOn} and i.pos <= ${position}) i on true
  where m.eff <= ${validOn} and m.pos <= ${position}
    and ${meetingId === undefined ? sql`true` : sql`m.meeting_id = ${meetingId}`}
    and ${bodyId === undefined ? sql`true` : sql`m.body_id = ${bodyId}`}
  order by m.held_on desc, m.meeting_id`;
}

export interface DecisionOnDay {
  decision: string;
  /** Dato, beslutning, grundlag, truffet af, reference: the five fields of a decision log. */
  decidedOn: string;
  title: string;
  wording: string;
  basis: string;
  body: string;
  bodyName: string;
  reference: string | null;
  meeting: string | null;
  item: string | null;
  carried: boolean;
  /** Null for one that was taken outside the book. */
  votes: { for: number; against: number; abstain: number; present: number; all: number } | null;
  kind: DecisionKind | null;
  /** The version of the bylaws it was taken by, the paragraph it was counted by, and where the mandate comes from. */
  bylaws: string;
  paragraph: string | null;
  mandates: string[];
  allows: Allowance[];
  /** In force, or since when it is superseded or revoked, and by which decision. */
  ended: { on: string; how: 'superseded' | 'revoked'; by: string; reason: string | null } | null;
  event: string;
  illustrative: boolean;
}
export interface DecisionsOnDay extends AsOf {
  decisions: DecisionOnDay[];
  illustrative: boolean;
}
export interface DecisionFilter {
  decisionId?: string;
  bodyId?: string;
  purpose?: Purpose;
  /** What it is about: `project`, `product`, … and its id. */
  about?: { kind: string; id: string };
  /** First and last day it was taken, both inclusive. */
  from?: string;
  until?: string;
  /** Only those that are in force on the day. */
  inForce?: boolean;
}

/** The decision log on a day, the newest first: what was decided, on which basis, by whom, and where it is recorded. */
export class ListDecisions extends AsOfQuery<DecisionsOnDay> {
  constructor(
    readonly filter: DecisionFilter = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listDecisions = answers(ListDecisions, governanceRegister, async (sql, asOf, { filter }) => {
  await assertHistory(sql, asOf);
  const decisions = await decisionsOn(sql, asOf, filter);
  if (filter.decisionId !== undefined && decisions.length === 0)
    throw notFound('decision', 'beslutning', filter.decisionId);
  return { ...asOf, decisions: [...decisions], illustrative: decisions.some(({ illustrative }) => illustrative) };
});

const decisionsOn = (sql: Sql, { validOn, position }: AsOf, filter: DecisionFilter) => sql<DecisionOnDay[]>`
  select d.decision_id as decision, d.eff as "decidedOn", d.title, d.wording, d.basis, d.body_id as body,
    coalesce(b.name, d.body_id) as "bodyName", d.reference, d.meeting_id as meeting, d.item_id as item, d.carried, d.votes,
    d.kind, d.bylaws, d.paragraph, d.mandates, d.allows, e.ended, d.event_id as event, d.illustrative
  from ${sql(t.decision)} d
  left join lateral (
    select name from ${sql(t.body)} where body_id = d.body_id and pos <= ${position} order by pos limit 1) b on true
  left join lateral (
    select jsonb_build_object('on', eff, 'how', how, 'by', "by", 'reason', reason) as ended from ${sql(t.decision_end)}
    where decision_id = d.decision_id and eff <= ${validOn} and pos <= ${position} order by eff, pos limit 1) e on true
  where d.eff <= ${validOn} and d.pos <= ${position}
    and ${filter.decisionId === undefined ? sql`true` : sql`d.decision_id = ${filter.decisionId}`}
    and ${filter.bodyId === undefined ? sql`true` : sql`d.body_id = ${filter.bodyId}`}
    and ${filter.purpose === undefined ? sql`true` : sql`d.purposes ? ${filter.purpose}`}
    and ${filter.about === undefined ? sql`true` : sql`d.allows @> ${JSON.stringify([{ subject: filter.about }])}::text::jsonb`}
    and ${filter.from === undefined ? sql`true` : sql`d.eff >= ${filter.from}`}
    and ${filter.until === undefined ? sql`true` : sql`d.eff <= ${filter.until}`}
    and ${filter.inForce ? sql`d.carried and e.ended is null` : sql`true`}
  order by d.eff desc, d.pos desc`;

export interface ExclusionOnDay {
  exclusion: string;
  authority: string;
  excludedOn: string;
  reason: string;
  /** The general assembly has not said anything yet, or has approved or rejected it. */
  status: 'decided' | 'ratified' | 'rejected';
  answeredOn: string | null;
  illustrative: boolean;
}
export interface ExclusionsOnDay extends AsOf {
  exclusions: ExclusionOnDay[];
  illustrative: boolean;
}

/** The exclusions decided by a day, and what the general assembly has said of each [BYL §4.6]. */
export class ListExclusions extends AsOfQuery<ExclusionsOnDay> {}

export const listExclusions = answers(ListExclusions, governanceRegister, async (sql, asOf) => {
  await assertHistory(sql, asOf);
  const { validOn, position } = asOf;
  const exclusions = await sql<ExclusionOnDay[]>`
    select e.exclusion_id as exclusion, e.authority_id as authority, e.eff as "excludedOn", e.reason,
      coalesce(a.step, 'decided') as status, a.eff as "answeredOn", e.illustrative
    from ${sql(t.exclusion)} e
    left join lateral (
      select step, eff from ${sql(t.exclusion)}
      where exclusion_id = e.exclusion_id and step <> 'decided' and eff <= ${validOn} and pos <= ${position}
      order by pos limit 1) a on true
    where e.step = 'decided' and e.eff <= ${validOn} and e.pos <= ${position}
    order by e.eff desc, e.exclusion_id`;
  return { ...asOf, exclusions: [...exclusions], illustrative: exclusions.some(({ illustrative }) => illustrative) };
});
