// SPDX-License-Identifier: MPL-2.0
import { readModel, type EventMeta, type FactTable, type Grounds, type Row } from '@faellesbog/eventsourcing';
import { moneyFromJson } from '@faellesbog/money';
import { anyOf, type AsOf, type Sql } from '@faellesbog/platform';
import { grouped } from './facts.js';
import { EVENTS, families, moneyOf, type Data, type EventType, type Namer, type Said } from './trace-words.js';

// The trace as rows, and how they are looked up. What is told of them is in trace-steps.ts, the questions in trace-answers.ts.

const tables = {
  /** One row for each event, with all it said. */
  node: {
    columns: {
      type: 'text',
      by: 'text',
      cause: 'uuid?',
      decision_ref: 'text?',
      amount: 'bigint?',
      data: 'json',
    },
    indexes: [['event_id'], ['decision_ref'], ['cause']],
  },
  /** One row for each thing that an event names: `project:os2mo`, `pledge:os2mo-round-1.p1`. */
  mention: { columns: { about: 'text' }, indexes: [['about', 'eff', 'pos']] },
  /** What an event brought about, and the name it gave it: what can be asked about, and what others can rest on. */
  thing: {
    columns: { ref: 'text', kind: 'text', id: 'text', name: 'text?' },
    indexes: [['ref', 'eff', 'pos'], ['id']],
  },
  /** One row for each event about money, by date: where no decision is reached is looked for here. */
  money: {
    columns: { type: 'text', amount: 'bigint', decision_ref: 'text?' },
    indexes: [['eff', 'pos']],
  },
  /** What an event about money rests on when it names no decision: lines of things, each from the nearest on. */
  rest: { columns: { ref: 'text', line: 'int', rank: 'int' }, indexes: [['ref']] },
  /** Once for each project, product and authority that its event names, and once for `*`. `day` is the document's own. */
  document: {
    columns: { about: 'text', day: 'date', no: 'int', type: 'text', document: 'json' },
    indexes: [['about', 'day', 'pos']],
  },
} as const satisfies Record<string, FactTable>;
type Write = { [K in keyof typeof tables]: (row: Row<(typeof tables)[K]>) => void };

/** Fields that name a thing, in the order in which a sentence names them. */
const NAMED = {
  authorityId: 'authority',
  supplierId: 'supplier',
  needId: 'need',
  projectId: 'project',
  productId: 'product',
  roundId: 'round',
  agreementId: 'agreement',
  populationSetId: 'population',
  sizeTableId: 'sizetable',
  meetingId: 'meeting',
  decisionId: 'decision',
  bodyId: 'body',
  bylawsId: 'bylaws',
} as const;
/** Things whose id says something only together with that of what they are part of. */
const PARTS = {
  pledgeId: ['pledge', 'roundId'],
  grantId: ['grant', 'roundId'],
  lineId: ['cost-line', 'projectId'],
  keyId: ['key', 'projectId'],
  accessionId: ['accession', 'productId'],
  overrunId: ['overrun', 'projectId'],
  surplusId: ['surplus', 'projectId'],
} as const;

const isText = (value: unknown): value is string => typeof value === 'string';
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What an event is about, named directly. */
export function namedIn(data: Said): string[] {
  const { by } = data;
  const named = Object.entries(NAMED).flatMap(([field, kind]) => {
    const id = data[field];
    return isText(id) ? [`${kind}:${id}`] : [];
  });
  return isText(by) && isText(data['decisionId']) ? [...named, `decision:${by}`] : named;
}

/** All that an event names: also who is in its lists, and whatever has a kind and an id. */
export function mentionsIn(data: Said): string[] {
  const parts = Object.entries(PARTS).flatMap(([field, [kind, whole]]) => {
    const [id, of] = [data[field], data[whole]];
    return isText(id) && isText(of) ? [`${kind}:${of}.${id}`] : [];
  });
  const subjects = [
    ...['about', 'area', 'holder', 'to', 'scope'].map((field) => data[field]),
    ...listOf(data['allows']).map((allowance) => (allowance as { subject?: unknown }).subject),
  ].flatMap((subject) => {
    const { kind, id } = (subject ?? {}) as { kind?: unknown; id?: unknown };
    return isText(kind) && isText(id) ? [`${kind}:${id}`] : [];
  });
  const authorities = [
    ...['owners', 'users'].flatMap((field) => listOf(data[field])),
    ...['members', 'lines'].flatMap((field) =>
      listOf(data[field]).map((each) => (each as { authorityId?: unknown }).authorityId),
    ),
  ].flatMap((id) => (isText(id) ? [`authority:${id}`] : []));
  const needs = listOf(data['needIds']).map((id) => `need:${String(id)}`);
  return [...new Set([...namedIn(data), ...parts, ...subjects, ...authorities, ...needs])];
}

interface Thing {
  kind: string;
  id: string;
  /** The whole reference where the id is not enough. */
  ref?: string;
  name?: string;
}
const part = (kind: string, of: string, id: string, name?: string): Thing => ({
  kind,
  id,
  ref: `${kind}:${of}.${id}`,
  name,
});

/** What an event brings about. */
const THINGS: { [K in EventType]?: (data: Data<K>) => Thing } = {
  AuthorityRegistered: ({ authorityId: id, name }) => ({ kind: 'authority', id, name }),
  AuthorityCorrected: ({ authorityId: id, name }) => ({ kind: 'authority', id, name }),
  SupplierRegistered: ({ supplierId: id, name }) => ({ kind: 'supplier', id, name }),
  BodyEstablished: ({ bodyId: id, name }) => ({ kind: 'body', id, name }),
  TermsOfReferenceSet: ({ bodyId, version }) => part('mandate', bodyId, version),
  MeetingCalled: ({ meetingId: id }) => ({ kind: 'meeting', id }),
  DecisionTaken: ({ decisionId: id, title: name }) => ({ kind: 'decision', id, name }),
  DecisionRegistered: ({ decisionId: id, title: name }) => ({ kind: 'decision', id, name }),
  NeedRegistered: ({ needId: id, title: name }) => ({ kind: 'need', id, name }),
  ProjectProposed: ({ projectId: id, name }) => ({ kind: 'project', id, name }),
  ProjectApproved: ({ projectId: id }) => ({ kind: 'approval', id }),
  ProductAdmitted: ({ productId: id, name }) => ({ kind: 'product', id, name }),
  FundingRoundOpened: ({ roundId: id }) => ({ kind: 'round', id }),
  PledgeStated: ({ roundId, pledgeId }) => part('pledge', roundId, pledgeId),
  LatePledgeAccepted: ({ roundId, pledgeId }) => part('pledge', roundId, pledgeId),
  InKindPledged: ({ roundId, pledgeId }) => part('pledge', roundId, pledgeId),
  ExternalGrantAwarded: ({ roundId, grantId, funder }) => part('grant', roundId, grantId, funder),
  AllocationKeyAdopted: ({ projectId, keyId }) => part('key', projectId, keyId),
  CostLinePosted: ({ projectId, lineId, text }) => part('cost-line', projectId, lineId, text),
  AccessionTermsPublished: ({ productId, version }) => part('terms', productId, String(version)),
  AccessionSigned: ({ productId, accessionId }) => part('accession', productId, accessionId),
  OverrunReported: ({ projectId, overrunId }) => part('overrun', projectId, overrunId),
  OverrunFundingDecided: ({ projectId, overrunId }) => part('overrun-funding', projectId, overrunId),
  SurplusDispositionDecided: ({ projectId, surplusId }) => part('surplus', projectId, surplusId),
  RateSheetPublished: ({ rateSheetId, version }) => part('rate-sheet', rateSheetId, String(version)),
  MembershipFeeSet: ({ year }) => ({ kind: 'fee', id: String(year) }),
  MembershipFeeIndexed: ({ year }) => ({ kind: 'fee', id: String(year) }),
  HoursSettled: ({ projectId, year }) => part('hours', projectId, String(year)),
};

/** What a trace can be asked of by its id alone; the rest is asked for as `kind:id`. */
export const BY_ID = [
  'decision',
  'meeting',
  'project',
  'product',
  'round',
  'pledge',
  'grant',
  'cost-line',
  'key',
  'accession',
  'overrun',
  'surplus',
];
export const TRACE_KINDS = ['event', 'position', ...BY_ID, 'terms', 'rate-sheet', 'fee', 'hours'] as const;

/** What an event brought about, and how it is referred to. */
export function thingOf(type: EventType, data: Said): (Thing & { ref: string }) | undefined {
  const thing = (THINGS[type] as ((said: Said) => Thing) | undefined)?.(data);
  return thing && { ...thing, ref: thing.ref ?? `${thing.kind}:${thing.id}` };
}

/** Writes down one event: what it said, what it names, what it brought about, what it rests on, and its documents. */
function note(type: EventType, data: Said, meta: EventMeta, write: Write): void {
  const money = moneyOf(type, data);
  const amount = money ? moneyFromJson(money.amount) : null;
  const decision_ref = data.decisionRef ?? null;
  write.node({ type, by: meta.by, cause: meta.cause, decision_ref, amount, data });
  if (amount !== null) write.money({ type, amount, decision_ref });
  const thing = thingOf(type, data);
  const { productId, termsVersion } = data;
  const { rateSheetId, version } = (data['rateSheet'] ?? {}) as { rateSheetId?: string; version?: number };
  const mentions = new Set([
    ...mentionsIn(data),
    ...(thing ? [thing.ref] : []),
    ...(isText(productId) && typeof termsVersion === 'number' ? [`terms:${productId}.${termsVersion}`] : []),
    ...(rateSheetId === undefined ? [] : [`rate-sheet:${rateSheetId}.${version}`]),
  ]);
  for (const about of mentions) write.mention({ about });
  if (thing) write.thing({ ref: thing.ref, kind: thing.kind, id: thing.id, name: thing.name ?? null });
  for (const [line, refs] of (money?.rests ?? []).entries())
    for (const [rank, on] of refs.entries()) write.rest({ ref: on, line, rank });
  const filed = ['*', ...[...mentions].filter((each) => /^(project|product|authority):/.test(each))];
  for (const [no, document] of (data.documentRefs ?? []).entries())
    for (const about of filed) write.document({ about, day: document.on ?? meta.eff, no, type, document });
}

type Handlers = Record<EventType, (data: Grounds, meta: EventMeta, write: Write) => void>;
const noting = Object.fromEntries(
  Object.keys(EVENTS).map((type) => [
    type,
    (data: Said, meta: EventMeta, write: Write) => note(type as EventType, data, meta, write),
  ]),
) as Handlers;

/** Every event of the book, and how they rest on each other: from any amount to the minutes and back. */
export const trace = readModel({ name: 'trace', version: 1, from: families, tables, on: noting });

export const { table } = trace;

/** One event, as the trace holds it. The amount is in øre. */
export interface TraceNode {
  position: number;
  event: string;
  type: EventType;
  effectiveOn: string;
  recordedAt: string;
  by: string;
  cause: string | null;
  decisionRef: string | null;
  amount: bigint | null;
  data: Said;
  illustrative: boolean;
}

/** A question's connection and day, for all that is looked up to answer it. */
export interface Ctx {
  sql: Sql;
  asOf: AsOf;
}
export const columns = (sql: Sql) => sql`n.pos::float8 as position, n.event_id as event, n.type, n.eff as "effectiveOn",
  n.at as "recordedAt", n."by", n.cause, n.decision_ref as "decisionRef", n.amount, n.data, n.illustrative`;
/** On the day, as known then. */
export const known = ({ sql, asOf }: Ctx, alias: 'n' | 'm' | 't' | 'r' | 'g') =>
  sql`${sql(alias)}.eff <= ${asOf.validOn} and ${sql(alias)}.pos <= ${asOf.position}`;
const positions = (sql: Sql, of: readonly number[]) => sql`any(string_to_array(${of.join(',')}, ',')::bigint[])`;

/** Events that name any of some things, in the order in which they hold; an event that names two comes twice. */
export const nodesAbout = (ctx: Ctx, abouts: readonly string[]): Promise<(TraceNode & { about: string })[]> =>
  query(
    ctx,
    abouts,
    ({ sql }) => sql`
    select m.about, ${columns(sql)} from ${sql(table.mention)} m join ${sql(table.node)} n on n.pos = m.pos
    where m.about = ${anyOf(sql, abouts)} and ${known(ctx, 'm')} order by m.eff, m.pos`,
  );

export async function query<T>(
  ctx: Ctx,
  of: readonly unknown[],
  ask: (ctx: Ctx) => PromiseLike<unknown>,
): Promise<T[]> {
  return of.length === 0 ? [] : [...((await ask(ctx)) as T[])];
}

/** Events that name a decision themselves. */
const nodesOn = (ctx: Ctx, decision: string): Promise<TraceNode[]> =>
  query(
    ctx,
    [decision],
    ({ sql }) => sql`
    select ${columns(sql)} from ${sql(table.node)} n where n.decision_ref = ${decision} and ${known(ctx, 'n')}
    order by n.eff, n.pos`,
  );

/** Events that reactors answered some events with. */
export const nodesCausedBy = (ctx: Ctx, event: string): Promise<TraceNode[]> =>
  query(
    ctx,
    [event],
    ({ sql }) => sql`
    select ${columns(sql)} from ${sql(table.node)} n where n.cause = ${event} and ${known(ctx, 'n')} order by n.pos`,
  );

export const nodeByEvent = (ctx: Ctx, event: string): Promise<TraceNode[]> =>
  query(
    ctx,
    [event],
    ({ sql }) => sql`
    select ${columns(sql)} from ${sql(table.node)} n where n.event_id = ${event} and ${known(ctx, 'n')}`,
  );

export const nodeAt = (ctx: Ctx, position: number): Promise<TraceNode[]> =>
  query(
    ctx,
    [position],
    ({ sql }) => sql`
    select ${columns(sql)} from ${sql(table.node)} n where n.pos = ${position} and ${known(ctx, 'n')}`,
  );

/** Events that some things were brought about by and that name a decision, the newest first. */
const anchorsOf = (ctx: Ctx, refs: readonly string[]): Promise<(TraceNode & { ref: string })[]> =>
  query(
    ctx,
    refs,
    ({ sql }) => sql`
    select t.ref, ${columns(sql)} from ${sql(table.thing)} t join ${sql(table.node)} n on n.pos = t.pos
    where t.ref = ${anyOf(sql, refs)} and ${known(ctx, 't')} and n.decision_ref is not null
    order by t.eff desc, t.pos desc`,
  );

/** Events about money that rest on what some events brought about. */
const takersOf = (ctx: Ctx, from: readonly TraceNode[]): Promise<TraceNode[]> =>
  query(
    ctx,
    from,
    ({ sql }) => sql`
    select distinct on (n.eff, n.pos) ${columns(sql)}
    from ${sql(table.thing)} t join ${sql(table.rest)} r on r.ref = t.ref join ${sql(table.node)} n on n.pos = r.pos
    where t.pos = ${positions(
      sql,
      from.map(({ position }) => position),
    )} and ${known(ctx, 'r')}
      and n.decision_ref is null order by n.eff, n.pos`,
  );

async function recordedAmong(ctx: Ctx, decisions: readonly string[]): Promise<Set<string>> {
  const ids = [...new Set(decisions)];
  const rows = await query<{ id: string }>(
    ctx,
    ids,
    ({ sql }) => sql`
    select t.id from ${sql(table.thing)} t
    where t.ref = ${anyOf(
      sql,
      ids.map((id) => `decision:${id}`),
    )} and ${known(ctx, 't')}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What an event rests on. */
export interface Basis {
  /** The id of the decision; null when the event names one that is not in the book. */
  decision: string | null;
  /** The event that names it: the event itself, or the one it is inherited from. */
  named: TraceNode;
  inherited: boolean;
}
export interface Bases {
  /** Null when no decision is reached. */
  main: Basis | null;
  /** What else a decision fixed, such as the key that a cost was shared by. */
  others: Basis[];
}

/** What events rest on: the decision they name, or the nearest one that what they are part of rests on. */
export async function basesOf(ctx: Ctx, nodes: readonly TraceNode[]): Promise<Map<number, Bases>> {
  const lines = new Map(nodes.map((node) => [node.position, moneyOf(node.type, node.data)?.rests ?? []]));
  const anchors = await anchorsOf(ctx, [...new Set([...lines.values()].flat(2))]);
  const named = [...nodes, ...anchors].flatMap(({ decisionRef }) => decisionRef ?? []);
  const recorded = await recordedAmong(ctx, named);
  const byRef = grouped(
    anchors.filter(({ decisionRef }) => recorded.has(decisionRef ?? '')),
    ({ ref }) => ref,
  );
  const inherited = (refs: readonly string[]): Basis | null => {
    const anchor = refs.map((ref) => byRef.get(ref)?.[0]).find((found) => found !== undefined);
    return anchor ? { decision: anchor.decisionRef, named: anchor, inherited: true } : null;
  };
  const basesOfOne = (node: TraceNode): Bases => {
    const [first = [], ...more] = lines.get(node.position) ?? [];
    const others = more.flatMap((line) => inherited(line) ?? []);
    if (node.decisionRef === null) return { main: inherited(first), others };
    const decision = recorded.has(node.decisionRef) ? node.decisionRef : null;
    return { main: { decision, named: node, inherited: false }, others };
  };
  return new Map(nodes.map((node) => [node.position, basesOfOne(node)]));
}

/** An event that rests on a decision; `via` is the event it inherits it from. */
export interface Rested {
  node: TraceNode;
  via: TraceNode | null;
}

/** Everything that rests on a decision: what names it, and what inherits it from what names it. */
export async function restedOn(ctx: Ctx, decision: string): Promise<Rested[]> {
  const direct = await nodesOn(ctx, decision);
  const heirs = await heirsOf(ctx, direct, (basis) => basis.decision === decision);
  return [...direct.map((node) => ({ node, via: null })), ...heirs].sort(
    (a, b) => a.node.effectiveOn.localeCompare(b.node.effectiveOn) || a.node.position - b.node.position,
  );
}

/** Events about money that inherit what they rest on from some events. */
export async function heirsOf(
  ctx: Ctx,
  from: readonly TraceNode[],
  wanted: (basis: Basis) => boolean,
): Promise<Rested[]> {
  const takers = await takersOf(ctx, from);
  const bases = await basesOf(ctx, takers);
  return takers.flatMap((node) => {
    const { main, others } = bases.get(node.position)!;
    const basis = [main, ...others].find((each) => each?.inherited && wanted(each));
    return basis ? [{ node, via: basis.named }] : [];
  });
}

/** What things were called on the day; the id of what has no name. */
export async function namesOfRefs(ctx: Ctx, refs: readonly string[]): Promise<Namer> {
  const rows = await query<{ ref: string; name: string }>(
    ctx,
    refs,
    ({ sql }) => sql`
    select distinct on (t.ref) t.ref, t.name from ${sql(table.thing)} t
    where t.ref = ${anyOf(sql, refs)} and ${known(ctx, 't')} and t.name is not null
    order by t.ref, t.eff desc, t.pos desc`,
  );
  const names = new Map(rows.map(({ ref, name }) => [ref, name]));
  return (ref) => names.get(ref) ?? ref.slice(ref.indexOf(':') + 1);
}
