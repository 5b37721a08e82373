// SPDX-License-Identifier: MPL-2.0
import { GROUNDS_KEYS, type Grounds } from '@faellesbog/eventsourcing';
import type { MoneyJson } from '@faellesbog/money';
import {
  answers,
  anyOf,
  AsOfQuery,
  noHistory,
  notFound,
  Problem,
  type AsOf,
  type Sql,
  type When,
} from '@faellesbog/platform';
import { kroner } from './facts.js';
import { tellTrace, type Draft, type Meaning, type TraceSum } from './trace-steps.js';
import { called, eventSaid, type EventType, type Namer } from './trace-words.js';
import {
  BY_ID,
  columns,
  known,
  namedIn,
  namesOfRefs,
  nodeAt,
  nodeByEvent,
  nodesAbout,
  query,
  table,
  thingOf,
  trace,
  TRACE_KINDS,
  type Ctx,
  type TraceNode,
} from './trace.read-model.js';

type DocumentRef = NonNullable<Grounds['documentRefs']>[number];

/** Draft sentences with the names of the day in them. */
async function spoken<T extends { say: Draft['say'] }>(ctx: Ctx, drafts: readonly T[]) {
  const refs = new Set<string>();
  for (const { say } of drafts) say((ref) => (refs.add(ref), ref));
  const name = await namesOfRefs(ctx, [...refs]);
  return drafts.map(({ say, ...rest }) => {
    const [da, en] = say(name);
    return { ...rest, da, en };
  });
}
const saying =
  ({ type, data }: Pick<TraceNode, 'type' | 'data'>): Draft['say'] =>
  (name) =>
    eventSaid(type, data, namedIn(data), name);

/** What an id can mean. */
export interface TraceMeaning {
  kind: (typeof TRACE_KINDS)[number];
  /** What to ask for when only this is meant: `product:os2mo`. */
  ask: string;
  da: string;
  en: string;
}
export interface TraceStep extends Omit<Draft, 'say' | 'amount'> {
  da: string;
  en: string;
  amount: MoneyJson | null;
}
export interface Trace extends AsOf {
  asked: string;
  /** What it can mean. When it is more than one thing there are no steps: ask again for one of them. */
  meanings: TraceMeaning[];
  /** The walk, from the top down; `depth` says what belongs under what. */
  steps: TraceStep[];
  /** What rests on each decision in the walk, by kind of event. */
  sums: TraceSum[];
  illustrative: boolean;
}

/** From anything in the book to the decision, the mandate and the minutes it rests on, and to all that rests on it. */
export class GetTrace extends AsOfQuery<Trace> {
  /** @param id of an event or a thing, a position in the log, or `kind:id` when only one of several is meant. */
  constructor(
    readonly id: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getTrace = answers(GetTrace, trace, async (sql, asOf, { id }) => {
  const ctx = { sql, asOf };
  const found = await meaningsOf(ctx, id);
  if (found.length === 0)
    throw notFound('event, amount, decision or thing', 'hændelse, beløb, beslutning eller ting', id);
  const meanings = (await spoken(ctx, found)).map(({ nodes: _, ...meaning }): TraceMeaning => meaning);
  const one = found.length === 1 ? found[0] : undefined;
  const { drafts, sums } = one ? await tellTrace(ctx, one) : { drafts: [], sums: [] };
  const steps = (await spoken(ctx, drafts)).map(({ amount, ...step }): TraceStep => ({
    ...step,
    amount: amount === null ? null : kroner(amount),
  }));
  const illustrative = steps.some((step) => step.illustrative);
  return { ...asOf, asked: id, meanings, steps, sums, illustrative };
});

const KIND_WORDS: Record<string, readonly [da: string, en: string]> = {
  decision: ['Beslutning', 'Decision'],
  meeting: ['Møde', 'Meeting'],
  project: ['Projekt', 'Project'],
  product: ['Produkt', 'Product'],
  round: ['Indsamling', 'Funding round'],
  pledge: ['Tilsagn', 'Pledge'],
  grant: ['Tilskud', 'Grant'],
  'cost-line': ['Udgift', 'Cost line'],
  key: ['Fordelingsnøgle', 'Allocation key'],
  accession: ['Tilslutning', 'Accession'],
  terms: ['Tilslutningsvilkår', 'Accession terms'],
  overrun: ['Overskridelse', 'Overrun'],
  surplus: ['Overskud', 'Surplus'],
  'rate-sheet': ['Takstblad', 'Rate sheet'],
  fee: ['Kontingent', 'Membership fee'],
  hours: ['Timer', 'Hours'],
};
const ID = '[a-z0-9][a-z0-9-]{0,62}';
const ASKED = new RegExp(`^(?:([a-z-]{3,10}):)?(${ID}(?:\\.${ID})?)$`);
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** More things of one name than anyone chooses among. */
const MAX_MEANINGS = 100;

async function meaningsOf(ctx: Ctx, asked: string): Promise<Meaning[]> {
  const [, kind, id] = ASKED.exec(asked) ?? [];
  if (id === undefined || (kind !== undefined && !(TRACE_KINDS as readonly string[]).includes(kind))) return [];
  const [events, places, things] = await Promise.all([
    (kind ?? 'event') === 'event' && UUID.test(id) ? nodeByEvent(ctx, id) : [],
    (kind ?? 'position') === 'position' && /^\d{1,15}$/.test(id) ? nodeAt(ctx, Number(id)) : [],
    kind === 'event' || kind === 'position' ? [] : thingsCalled(ctx, id, kind),
  ]);
  return [
    ...events.map((node): Meaning => ({ kind: 'event', ask: `event:${node.event}`, say: saying(node), nodes: [node] })),
    ...places.map((node): Meaning => ({ kind: 'position', ask: `position:${id}`, say: saying(node), nodes: [node] })),
    ...things,
  ];
}

async function thingsCalled(ctx: Ctx, id: string, kind: string | undefined): Promise<Meaning[]> {
  const rows = await query<TraceNode & { ref: string; of: string }>(
    ctx,
    [id],
    ({ sql }) => sql`
    select distinct on (t.ref) t.ref, t.kind as "of", ${columns(sql)}
    from ${sql(table.thing)} t join ${sql(table.node)} n on n.pos = t.pos
    where ${kind === undefined ? sql`t.id = ${id} and t.kind = ${anyOf(sql, BY_ID)}` : sql`t.ref = ${`${kind}:${id}`}`}
      and ${known(ctx, 't')} order by t.ref, t.eff, t.pos limit ${MAX_MEANINGS}`,
  );
  return rows.map(({ ref, of, ...node }) => {
    const [da, en] = KIND_WORDS[of]!;
    const kindOf = of as Meaning['kind'];
    // A part of something has no name of its own: what brought it about says what it is.
    if (ref.includes('.')) return { kind: kindOf, ask: ref, say: saying(node), nodes: [] };
    return { kind: kindOf, ask: ref, say: (name) => [`${da}: ${name(ref)}.`, `${en}: ${name(ref)}.`], nodes: [] };
  });
}

/** A stretch of days, both inclusive, and where in the list to go on. */
export interface Stretch {
  from?: string;
  until?: string;
  cursor?: string;
  limit?: number;
}
export const MAX_TRACE_PAGE = 500;
const DEFAULT_PAGE = 200;

export interface TraceGap {
  effectiveOn: string;
  position: number;
  event: string;
  type: EventType;
  da: string;
  en: string;
  amount: MoneyJson;
  /** What the event names although no such decision is recorded; null when it names none. */
  decisionRef: string | null;
  illustrative: boolean;
}
export interface GapKind {
  type: EventType;
  da: string;
  en: string;
  count: number;
  sum: MoneyJson;
}
export interface TraceGaps extends AsOf {
  /** All of them in the stretch of days, also those on other pages. */
  count: number;
  sum: MoneyJson;
  kinds: GapKind[];
  gaps: TraceGap[];
  next: string | null;
  illustrative: boolean;
}

/** The events about money from which no decision is reached: what an auditor asks about first. */
export class ListTraceGaps extends AsOfQuery<TraceGaps> {
  constructor(
    readonly stretch: Stretch = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listTraceGaps = answers(ListTraceGaps, trace, async (sql, asOf, { stretch }) => {
  const ctx = { sql, asOf };
  const limit = Math.min(stretch.limit ?? DEFAULT_PAGE, MAX_TRACE_PAGE);
  const after = stretch.cursor === undefined ? sql`true` : sql`(g.eff, g.pos) > ${cursorIn(sql, stretch.cursor)}`;
  const [kinds, rows] = await Promise.all([
    sql<{ type: EventType; count: number; sum: string; illustrative: boolean }[]>`
      select g.type, count(*)::int as count, sum(g.amount)::text as sum, bool_or(g.illustrative) as illustrative
      from ${sql(table.money)} g where ${isGap(ctx, stretch)} group by g.type order by g.type`,
    sql<(TraceNode & { amount: bigint })[]>`
      select ${columns(sql)} from (
        select g.pos from ${sql(table.money)} g where ${isGap(ctx, stretch)} and ${after}
        order by g.eff, g.pos limit ${limit + 1}) o
      join ${sql(table.node)} n on n.pos = o.pos order by n.eff, n.pos`,
  ]);
  await assertRecorded(ctx);
  const shown = rows.slice(0, limit);
  const drafts = shown.map(({ data, type, amount, effectiveOn, position, event, decisionRef, illustrative }) => ({
    ...{ effectiveOn, position, event, type, decisionRef, illustrative },
    amount: kroner(amount),
    say: saying({ type, data }),
  }));
  return {
    ...asOf,
    count: kinds.reduce((all, { count }) => all + count, 0),
    sum: kroner(kinds.reduce((all, { sum }) => all + BigInt(sum), 0n)),
    kinds: kinds.map(({ type, count, sum }) => ({ type, ...called(type), count, sum: kroner(BigInt(sum)) })),
    gaps: await spoken(ctx, drafts),
    next: rows.length > limit ? cursorAt(shown.at(-1)!.effectiveOn, shown.at(-1)!.position) : null,
    illustrative: kinds.some(({ illustrative }) => illustrative),
  };
});

/** An event about money whose own decision is not in the book, or which names none and inherits none. */
function isGap(ctx: Ctx, { from = '0001-01-01', until = '9999-12-31' }: Stretch) {
  const { sql } = ctx;
  // Not "exists": that may be answered by reading all things once, and costs what the book has grown to.
  const recorded = (ref: ReturnType<typeof sql>) =>
    sql`(select true from ${sql(table.thing)} d where d.ref = 'decision:' || ${ref}
      and d.eff <= ${ctx.asOf.validOn} and d.pos <= ${ctx.asOf.position} limit 1)`;
  return sql`g.eff between ${from} and ${until} and ${known(ctx, 'g')}
    and case when g.decision_ref is not null then ${recorded(sql`g.decision_ref`)} is null else not exists (
      select from ${sql(table.rest)} r join ${sql(table.thing)} t on t.ref = r.ref and ${known(ctx, 't')}
      join ${sql(table.node)} a on a.pos = t.pos
      where r.pos = g.pos and r.line = 0 and a.decision_ref is not null and ${recorded(sql`a.decision_ref`)} is not null) end`;
}

/** Before the first event there is no list: an empty one would say that nothing is missing. */
async function assertRecorded(ctx: Ctx): Promise<void> {
  const { sql } = ctx;
  const [found] = await sql<{ there: boolean }[]>`
    select exists (select from ${sql(table.node)} n where ${known(ctx, 'n')} and n.pos >= 0) as there`;
  if (!found?.there) throw noHistory();
}

export interface FiledDocument {
  /** The document's own date; that of its event when it has none. */
  on: string;
  direction: 'received' | 'sent' | 'internal' | null;
  title: string;
  sha256: string | null;
  url: string | null;
  event: string;
  position: number;
  type: EventType;
  /** What the event is called. */
  da: string;
  en: string;
  effectiveOn: string;
  recordedAt: string;
  illustrative: boolean;
}
export interface DocumentRegister extends AsOf {
  documents: FiledDocument[];
  next: string | null;
  illustrative: boolean;
}

/** The document register (journal): every document that an event refers to, by date. */
export class ListDocuments extends AsOfQuery<DocumentRegister> {
  constructor(
    /** A project, product or authority: `project:os2mo`. */
    readonly about: string | undefined,
    readonly stretch: Stretch = {},
    when: When = {},
  ) {
    super(when);
  }
}

type DocumentRow = Omit<FiledDocument, keyof DocumentRef | 'direction' | 'da' | 'en'> & {
  day: string;
  no: number;
  document: DocumentRef;
};

export const listDocuments = answers(ListDocuments, trace, async (sql, asOf, { about = '*', stretch }) => {
  const ctx = { sql, asOf };
  await (about === '*' ? assertRecorded(ctx) : assertNamed(ctx, about));
  const limit = Math.min(stretch.limit ?? DEFAULT_PAGE, MAX_TRACE_PAGE);
  const { from = '0001-01-01', until = '9999-12-31', cursor } = stretch;
  const after = cursor === undefined ? sql`true` : sql`(n.day, n.pos, n.no) > ${cursorIn(sql, cursor, 'no')}`;
  const rows = await sql<DocumentRow[]>`
    select n.day, n.no, n.document, n.event_id as event, n.pos::float8 as position, n.type, n.eff as "effectiveOn",
      n.at as "recordedAt", n.illustrative
    from ${sql(table.document)} n
    where n.about = ${about} and n.day between ${from} and ${until} and ${known(ctx, 'n')} and ${after}
    order by n.day, n.pos, n.no limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const documents = shown.map(({ day, no: _, document, ...row }): FiledDocument => {
    const { title, direction = null, sha256 = null, url = null } = document;
    return { on: day, title, direction, sha256, url, ...row, ...called(row.type) };
  });
  return {
    ...asOf,
    documents,
    next: last ? cursorAt(last.day, last.position, last.no) : null,
    illustrative: documents.some(({ illustrative }) => illustrative),
  };
});

async function assertNamed(ctx: Ctx, about: string): Promise<void> {
  const { sql } = ctx;
  const [found] = await sql<{ there: boolean }[]>`
    select exists (select from ${sql(table.mention)} m where m.about = ${about} and ${known(ctx, 'm')}) as there`;
  if (!found?.there) throw notFound('thing in the book', 'ting i bogen', about);
}

const cursorAt = (day: string, position: number, no = 0): string =>
  Buffer.from(`${day}/${position}/${no}`).toString('base64url');

function cursorIn(sql: Sql, cursor: string, last?: 'no') {
  const read = /^(\d{4}-\d{2}-\d{2})\/(\d{1,15})\/(\d{1,3})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!read) {
    throw new Problem(
      422,
      'cursor.malformed',
      'The cursor is not one that an answer gave; begin without it.',
      'Markøren stammer ikke fra et svar; begynd uden den.',
      { pointer: '?cursor' },
    );
  }
  const [day, position, no] = [read[1]!, Number(read[2]), Number(read[3])];
  return last === 'no' ? sql`(${day}, ${position}, ${no})` : sql`(${day}, ${position})`;
}

/** One event of a case; one that is withheld keeps its number and date, and says only why. */
export interface CaseEvent {
  number: number;
  effectiveOn: string;
  /** Why it is withheld; null for an event that is shown, and then the rest is there. */
  withheld: string | null;
  recordedAt: string | null;
  position: number | null;
  event: string | null;
  type: EventType | null;
  da: string | null;
  en: string | null;
  /** True for an event of a decision that something in the case rests on. */
  decision: boolean | null;
  decisionRef: string | null;
  source: NonNullable<Grounds['source']> | null;
  documents: DocumentRef[];
  /** What the event holds beside its grounds. */
  data: Record<string, unknown> | null;
  illustrative: boolean;
}
export interface CaseExport extends AsOf {
  about: string;
  name: string;
  from: string | null;
  until: string | null;
  count: number;
  withheld: number;
  documents: number;
  events: CaseEvent[];
  illustrative: boolean;
}

/** The events about a thing with their documents (aktindsigt), and those of the decisions they rest on. */
export class GetCaseExport extends AsOfQuery<CaseExport> {
  constructor(
    /** `project:os2mo`, `authority:101`, … */
    readonly about: string,
    readonly stretch: Pick<Stretch, 'from' | 'until'> = {},
    /** Ids of events whose content is withheld, and the legal reason. The log itself is untouched. */
    readonly withhold: { events: readonly string[]; reason?: string } = { events: [] },
    when: When = {},
  ) {
    super(when);
  }
}

export const MAX_CASE_EVENTS = 5_000;

export const getCaseExport = answers(GetCaseExport, trace, async (sql, asOf, { about, stretch, withhold }) => {
  const ctx = { sql, asOf };
  await assertNamed(ctx, about);
  const { from = '0001-01-01', until = '9999-12-31' } = stretch;
  const own = (await nodesAbout(ctx, [about])).filter(({ effectiveOn: on }) => from <= on && on <= until);
  const decisions = [...new Set(own.flatMap(({ decisionRef }) => decisionRef ?? []))];
  const named = new Set(own.map(({ event }) => event));
  const theirs = (
    await nodesAbout(
      ctx,
      decisions.map((id) => `decision:${id}`),
    )
  ).filter(({ event }) => !named.has(event));
  const all = [...own, ...new Map(theirs.map((node) => [node.event, node])).values()].sort(
    (a, b) => a.effectiveOn.localeCompare(b.effectiveOn) || a.position - b.position,
  );
  assertCase(all, withhold);
  const hidden = new Set(withhold.events);
  const name = await namesWithout(
    ctx,
    all.filter(({ event }) => hidden.has(event)),
    [about, ...new Set(all.flatMap(({ data }) => namedIn(data)))],
  );
  const events = all.map((node, index) => {
    const shown = hidden.has(node.event)
      ? withheldEvent(node, withhold.reason!)
      : caseEvent(node, !named.has(node.event), name);
    return { number: index + 1, ...shown };
  });
  return {
    ...asOf,
    about,
    name: name(about),
    from: stretch.from ?? null,
    until: stretch.until ?? null,
    count: events.length,
    withheld: hidden.size,
    documents: events.reduce((count, { documents }) => count + documents.length, 0),
    events,
    illustrative: events.some(({ illustrative }) => illustrative),
  };
});

/** Names of things, except of what came about by an event that is withheld: its name would tell what it held. */
async function namesWithout(ctx: Ctx, hidden: readonly TraceNode[], refs: readonly string[]): Promise<Namer> {
  const secret = new Set(hidden.map(({ type, data }) => thingOf(type, data)?.ref));
  const name = await namesOfRefs(ctx, refs);
  return (ref) => (secret.has(ref) ? ref.slice(ref.indexOf(':') + 1) : name(ref));
}

/** A mistyped id would hand out what was to be withheld: it is refused. */
function assertCase(all: readonly TraceNode[], { events, reason }: GetCaseExport['withhold']): void {
  if (all.length > MAX_CASE_EVENTS) {
    throw new Problem(
      422,
      'case.too_large',
      `The case has ${all.length} events; an export holds at most ${MAX_CASE_EVENTS}: narrow the period.`,
      `Sagen har ${all.length} hændelser; et udtræk rummer højst ${MAX_CASE_EVENTS}: indsnævr perioden.`,
      { pointer: '?from' },
    );
  }
  if (events.length > 0 && !reason) {
    throw new Problem(
      422,
      'case.reason_missing',
      'What is withheld needs its legal reason (reason).',
      'Det, der undtages, kræver en lovhjemmel (reason).',
      { pointer: '?reason' },
    );
  }
  const known = new Set(all.map(({ event }) => event));
  const unknown = events.find((event) => !known.has(event));
  if (unknown === undefined) return;
  throw new Problem(
    422,
    'case.event_unknown',
    `Event ${unknown} is not in this case, so nothing was exported.`,
    `Hændelsen ${unknown} er ikke i sagen, så intet er udleveret.`,
    { pointer: '?withhold' },
  );
}

type Shown = Omit<CaseEvent, 'number'>;
const withheldEvent = ({ effectiveOn, illustrative }: TraceNode, withheld: string): Shown => ({
  ...{ effectiveOn, withheld, recordedAt: null, position: null, event: null, type: null, da: null, en: null },
  ...{ decision: null, decisionRef: null, source: null, documents: [], data: null, illustrative },
});

function caseEvent(
  { effectiveOn, recordedAt, position, event, type, ...node }: TraceNode,
  decision: boolean,
  name: Namer,
): Shown {
  const { data, decisionRef, illustrative } = node;
  const [da, en] = eventSaid(type, data, namedIn(data), name);
  const own = Object.entries(data).filter(([key]) => !(GROUNDS_KEYS as readonly string[]).includes(key));
  return {
    ...{ effectiveOn, withheld: null, recordedAt, position, event, type, da, en, decision, decisionRef },
    source: data.source ?? null,
    documents: data.documentRefs ?? [],
    data: Object.fromEntries(own),
    illustrative,
  };
}
