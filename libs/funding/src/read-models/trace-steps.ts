// SPDX-License-Identifier: MPL-2.0
import type { Grounds } from '@faellesbog/eventsourcing';
import { moneyFromJson, type MoneyJson } from '@faellesbog/money';
import { fraction, grouped, kroner, type Fraction } from './facts.js';
import {
  basesOf,
  heirsOf,
  mentionsIn,
  namedIn,
  nodesAbout,
  nodesCausedBy,
  nodeByEvent,
  restedOn,
  type Basis,
  type Bases,
  type Ctx,
  type Rested,
  type TRACE_KINDS,
  type TraceNode,
} from './trace.read-model.js';
import {
  called,
  danish,
  eventSaid,
  isMoney,
  krDa,
  krEn,
  NEEDS,
  PURPOSES_SAID,
  stopped,
  type Data,
  type EventType,
  type Namer,
  type Words,
} from './trace-words.js';

// The walk: from an amount to the decision, the mandate and the minutes it rests on, and from a decision to what rests on it.

export type StepKind =
  | 'event'
  | 'thing'
  | 'inherited'
  | 'gap'
  | 'decision'
  | 'ended'
  | 'allowance'
  | 'body'
  | 'mandate'
  | 'meeting'
  | 'ballot'
  | 'minutes'
  | 'document'
  | 'sum'
  | 'rested'
  | 'follows';
/** What a reader should look at twice. */
export type Mark = 'gap' | 'late' | 'ended' | 'after_end' | 'over_frame' | 'uncovered' | 'missing';

/** A step whose sentences still lack the names of the day. The amount is in øre. */
export interface Draft {
  depth: number;
  kind: StepKind;
  say: (name: Namer) => Words;
  /** What to ask a trace of to go on from here; null where there is no more to see. */
  ask: string | null;
  effectiveOn: string | null;
  position: number | null;
  event: string | null;
  amount: bigint | null;
  /** The part of the frame that the amount is, where an allowance has one. */
  ofFrame: Fraction | null;
  marks: Mark[];
  illustrative: boolean;
}
export interface TraceSum {
  decision: string;
  type: EventType;
  da: string;
  en: string;
  /** True for what inherits the decision, false for what names it. */
  inherited: boolean;
  count: number;
  /** Null for events that are not about money. */
  sum: MoneyJson | null;
  /** How many of them are dated on or after the day on which the decision was revoked or superseded. */
  afterEnd: number;
}
export interface Meaning {
  kind: (typeof TRACE_KINDS)[number];
  /** What to ask for when only this is meant: `product:os2mo`. */
  ask: string;
  say: Draft['say'];
  /** The event, when an event is meant. */
  nodes: TraceNode[];
}
interface Told {
  drafts: Draft[];
  sums: TraceSum[];
}

const step = (depth: number, kind: StepKind, say: Draft['say'] | Words, more: Partial<Draft> = {}): Draft => ({
  ...{ depth, kind, ask: null, effectiveOn: null, position: null, event: null, amount: null },
  ...{ ofFrame: null, marks: [], illustrative: false },
  ...more,
  say: typeof say === 'function' ? say : () => say,
});
const at = ({ effectiveOn, position, event, amount, illustrative }: TraceNode): Partial<Draft> => ({
  ...{ effectiveOn, position, event, amount, illustrative, ask: `event:${event}` },
});
const saying =
  ({ type, data }: TraceNode): Draft['say'] =>
  (name) =>
    eventSaid(type, data, namedIn(data), name);

/** The same words with something before and after. */
const around =
  (say: Draft['say'], [da, en]: Words, [after, then]: Words = ['', '']): Draft['say'] =>
  (name) => {
    const [danishly, englishly] = say(name);
    return [`${da}${danishly}${after}`, `${en}${englishly}${then}`];
  };

type Decided = Data<'DecisionTaken'> | Data<'DecisionRegistered'>;
type Allowance = Decided['allows'][number];

/** Everything around a decision: what ended it, what it ended, its meeting, and the terms of reference it was taken by. */
interface Dossier {
  id: string;
  taken: TraceNode;
  decided: Decided;
  ended: TraceNode | undefined;
  endedOthers: TraceNode[];
  meeting: TraceNode[];
  terms: (TraceNode & { about: string })[];
}

async function dossiersOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Dossier>> {
  const about = grouped(
    await nodesAbout(
      ctx,
      [...new Set(ids)].map((id) => `decision:${id}`),
    ),
    (node) => node.about,
  );
  const found = [...about].flatMap(([ref, nodes]) => {
    const taken = nodes.find(({ type }) => type === 'DecisionTaken' || type === 'DecisionRegistered');
    return taken
      ? [{ id: ref.slice('decision:'.length), taken, decided: taken.data as unknown as Decided, nodes }]
      : [];
  });
  const [meetings, terms] = await Promise.all([
    nodesAbout(ctx, [
      ...new Set(found.flatMap(({ decided }) => ('meetingId' in decided ? [`meeting:${decided.meetingId}`] : []))),
    ]),
    nodesAbout(ctx, [
      ...new Set(found.flatMap(({ decided }) => decided.mandates.flatMap((each) => termsRef(each) ?? []))),
    ]),
  ]);
  return new Map(
    found.map(({ id, taken, decided, nodes }) => {
      const ends = nodes.filter(({ type }) => type === 'DecisionSuperseded' || type === 'DecisionRevoked');
      const held = 'meetingId' in decided ? `meeting:${decided.meetingId}` : undefined;
      return [
        id,
        {
          ...{ id, taken, decided },
          ended: ends.find(({ data }) => data['decisionId'] === id),
          endedOthers: ends.filter(({ data }) => data['by'] === id),
          meeting: meetings.filter((node) => node.about === held),
          terms: terms.filter((node) => decided.mandates.some((each) => termsRef(each) === node.about)),
        },
      ];
    }),
  );
}

/** `wg: v1` stands for terms of reference; a paragraph of the bylaws has another form. */
function termsRef(mandate: string): string | undefined {
  const [, body, version] = /^([a-z0-9][a-z0-9-]*): ([a-z0-9][a-z0-9-]*)$/.exec(mandate) ?? [];
  return body === undefined ? undefined : `mandate:${body}.${version}`;
}

/** The allowances of a decision that cover an event which names it: its purpose, what it is about, and its day. */
function covering({ decided }: Dossier, named: TraceNode): Allowance[] {
  const [about, purposes] = [new Set(mentionsIn(named.data)), NEEDS[named.type]];
  const day = named.effectiveOn;
  return decided.allows.filter(
    ({ purpose, subject, from = day, until = day }) =>
      (purposes === undefined || purposes.includes(purpose)) &&
      (subject === undefined || about.has(`${subject.kind}:${subject.id}`)) &&
      from <= day &&
      day <= until,
  );
}

/** The widest frame among some allowances, in øre; nothing where one of them has none. */
function frameOf(allowances: readonly Allowance[]): bigint | undefined {
  const frames = allowances.map(({ upTo }) => upTo && moneyFromJson(upTo));
  return frames.reduce(
    (most, each) => (most === undefined || each === undefined ? undefined : each > most ? each : most),
    frames[0],
  );
}

const percent = (part: bigint, whole: bigint): string => {
  const tenths = whole === 0n ? 0n : (part * 2000n + whole) / (2n * whole);
  return `${tenths / 10n},${tenths % 10n}`;
};
/** ` 25,0 % af rammen på …`, the fraction, and a mark when it is more than the whole. A refund takes nothing of a frame. */
function share(
  amount: bigint | null,
  frame: bigint | undefined,
): { words: Words; more: Partial<Draft>; marks: Mark[] } {
  if (amount === null || amount <= 0n || frame === undefined) return { words: ['', ''], more: {}, marks: [] };
  const part = percent(amount, frame);
  const words: Words = [
    ` ${part} % af rammen på ${krDa(frame)}`,
    ` ${part.replace(',', '.')} % of the frame of ${krEn(frame)}.`,
  ];
  return { words, more: { ofFrame: fraction(amount, frame) }, marks: amount > frame ? ['over_frame'] : [] };
}

function allowanceStep(depth: number, { purpose, subject, upTo, from, until }: Allowance): Draft {
  const [da, en] = PURPOSES_SAID[purpose];
  const frame = upTo && moneyFromJson(upTo);
  return step(depth, 'allowance', (name) => {
    const what = subject && name(`${subject.kind}:${subject.id}`);
    const period: Words = [
      `${from ? `, fra ${danish(from)}` : ''}${until ? `, til og med ${danish(until)}` : ''}`,
      `${from ? `, from ${from}` : ''}${until ? `, until ${until}` : ''}`,
    ];
    return [
      `Tillader ${da}${what ? ` for ${what}` : ''}${period[0]}${frame === undefined ? ', uden beløbsramme.' : `, højst ${krDa(frame)}`}`,
      `Allows ${en}${what ? ` for ${what}` : ''}${period[1]}${frame === undefined ? ', without a frame.' : `, at most ${krEn(frame)}.`}`,
    ];
  });
}

const DIRECTIONS = {
  received: ['modtaget', 'received'],
  sent: ['afsendt', 'sent'],
  internal: ['internt', 'internal'],
} as const;

function documentSteps(depth: number, node: TraceNode): Draft[] {
  const documents: NonNullable<Grounds['documentRefs']> = node.data.documentRefs ?? [];
  return documents.map(({ title, on, direction, url, sha256 }) => {
    const [da, en] = direction ? DIRECTIONS[direction] : ['', ''];
    const rest = [url, sha256 && `SHA-256 ${sha256}`]
      .filter(Boolean)
      .map((text) => `, ${text}`)
      .join('');
    return step(
      depth,
      'document',
      [`Dokument: ${title}${da && `, ${da}`}${rest}.`, `Document: ${title}${en && `, ${en}`}${rest}.`],
      {
        ...at(node),
        effectiveOn: on ?? node.effectiveOn,
        amount: null,
      },
    );
  });
}

/**
 * The decision itself, what ended it and what it ended, its body and mandate, its meeting and minutes, its documents.
 * @param atMeeting its meeting and the minutes have been told already.
 */
function dossierSteps(depth: number, dossier: Dossier, atMeeting = false): Draft[] {
  const { id, taken, decided, ended, endedOthers } = dossier;
  const [result, outcome] = decided.carried ? ['vedtaget', 'carried'] : ['forkastet', 'rejected'];
  const ends = ended && endSaid(ended);
  return [
    step(
      depth,
      'decision',
      [`Beslutning ${id}: ${decided.title} (${result}).`, `Decision ${id}: ${decided.title} (${outcome}).`],
      { ...at(taken), ask: `decision:${id}`, marks: ended ? ['ended'] : [] },
    ),
    step(depth + 1, 'decision', [`Ordlyd: ${stopped(decided.wording)}`, `Wording: ${stopped(decided.wording)}`]),
    step(depth + 1, 'decision', [`Grundlag: ${stopped(decided.basis)}`, `Basis: ${stopped(decided.basis)}`]),
    ...(ends && ended
      ? [
          step(depth + 1, 'ended', ends, {
            ...at(ended),
            ask: `decision:${String(ended.data['by'])}`,
            marks: ['ended'],
          }),
        ]
      : []),
    ...endedOthers.map((node) =>
      step(
        depth + 1,
        'ended',
        (name) => {
          const other = name(`decision:${String(node.data['decisionId'])}`);
          const [da, en] = node.type === 'DecisionRevoked' ? ['Tilbagekalder', 'Revokes'] : ['Afløser', 'Supersedes'];
          return [`${da} beslutningen »${other}«.`, `${en} the decision "${other}".`];
        },
        { ...at(node), ask: `decision:${String(node.data['decisionId'])}` },
      ),
    ),
    step(depth + 1, 'body', (name) => {
      const who = name(`body:${decided.bodyId}`);
      return [`Truffet af ${who}.`, `Taken by ${who}.`];
    }),
    ...mandateSteps(depth + 1, dossier),
    ...placeSteps(depth + 1, dossier, atMeeting),
    ...documentSteps(depth + 1, taken),
  ];
}

/** Where it was taken: the meeting of this book, or what it is known from. */
function placeSteps(depth: number, dossier: Dossier, atMeeting: boolean): Draft[] {
  const { decided, meeting } = dossier;
  if ('meetingId' in decided) return atMeeting ? itemSteps(depth, dossier) : meetingSteps(depth, meeting, dossier);
  return [
    step(depth, 'minutes', [
      `Registreret fra: ${stopped(decided.reference)} Mødet selv er ikke i bogen.`,
      `Registered from: ${stopped(decided.reference)} The meeting itself is not in the book.`,
    ]),
  ];
}

const endSaid =
  ({ type, data }: TraceNode): Draft['say'] =>
  (name) => {
    const by = name(`decision:${String(data['by'])}`);
    return type === 'DecisionRevoked'
      ? [
          `Tilbagekaldt ved beslutningen »${by}«: ${stopped(String(data['reason']))}`,
          `Revoked by the decision "${by}": ${stopped(String(data['reason']))}`,
        ]
      : [`Afløst af beslutningen »${by}«.`, `Superseded by the decision "${by}".`];
  };

function mandateSteps(depth: number, { decided, terms }: Dossier): Draft[] {
  return decided.mandates.map((mandate) => {
    const ref = termsRef(mandate);
    const set = terms.find(({ about }) => about === ref);
    if (ref === undefined) {
      return step(depth, 'mandate', [
        `Mandat: ${mandate} (vedtægter ${decided.bylaws}).`,
        `Mandate: ${mandate} (bylaws ${decided.bylaws}).`,
      ]);
    }
    const until = set?.data['until'];
    const [da, en] = typeof until === 'string' ? [`, til og med ${danish(until)}`, `, until ${until}`] : ['', ''];
    return step(
      depth,
      'mandate',
      [`Mandat: kommissorium ${mandate}${da}.`, `Mandate: terms of reference ${mandate}${en}.`],
      set ? at(set) : {},
    );
  });
}

const FORMS = {
  ordinary: ['Ordinært møde', 'Ordinary meeting'],
  extraordinary: ['Ekstraordinært møde', 'Extraordinary meeting'],
  written: ['Skriftlig procedure', 'Written procedure'],
} as const;

const dataOf = <K extends EventType>(
  nodes: readonly TraceNode[],
  type: K,
  wanted: (data: Data<K>) => boolean = () => true,
) => {
  const node = nodes.findLast((each) => each.type === type && wanted(each.data as unknown as Data<K>));
  return node && { node, data: node.data as unknown as Data<K> };
};

/** The meeting, who was there, the paper and the ballot on an item, and the minutes: also that there are none. */
function meetingSteps(depth: number, nodes: readonly TraceNode[], dossier?: Dossier): Draft[] {
  const call = dataOf(nodes, 'MeetingCalled');
  const there = dataOf(nodes, 'AttendanceRecorded');
  return [
    ...(call ? [callStep(depth, call, nodes, dossier)] : []),
    ...(there ? [thereStep(depth + 1, there)] : []),
    ...(dossier ? itemSteps(depth + 1, dossier) : []),
    ...minutesSteps(depth + 1, nodes),
  ];
}

const itemOf = ({ decided }: Dossier): string | undefined => ('itemId' in decided ? decided.itemId : undefined);

function callStep(
  depth: number,
  { node, data }: { node: TraceNode; data: Data<'MeetingCalled'> },
  nodes: readonly TraceNode[],
  dossier: Dossier | undefined,
): Draft {
  const item = dossier && dataOf(nodes, 'AgendaItemAdded', ({ itemId }) => itemId === itemOf(dossier))?.data;
  const [form, how] = FORMS[data.form];
  const [punkt, on] = item
    ? [`, punkt ${item.itemId}: ${item.title}`, `, item ${item.itemId}: ${item.title}`]
    : ['', ''];
  return step(depth, 'meeting', [`${form} ${data.meetingId}${punkt}.`, `${how} ${data.meetingId}${on}.`], {
    ...at(node),
    effectiveOn: data.heldOn,
    ask: `meeting:${data.meetingId}`,
  });
}

function thereStep(depth: number, { node, data }: { node: TraceNode; data: Data<'AttendanceRecorded'> }): Draft {
  const { present, all, quorate, paragraph, bylaws } = data;
  const rule = `${paragraph === undefined ? '' : `${paragraph}, `}`;
  const of: Words = all === undefined ? ['', ''] : [` af ${all}`, ` of ${all}`];
  return step(
    depth,
    'meeting',
    [
      `${present.length}${of[0]} stemmeberettigede til stede; ${quorate ? '' : 'ikke '}beslutningsdygtigt (${rule}vedtægter ${bylaws}).`,
      `${present.length}${of[1]} with a vote were present; ${quorate ? '' : 'not '}quorate (${rule}bylaws ${bylaws}).`,
    ],
    { ...at(node), marks: quorate ? [] : ['missing'] },
  );
}

/** The paper and the votes that a decision of a meeting came from. */
function itemSteps(depth: number, dossier: Dossier): Draft[] {
  const { meeting } = dossier;
  const paper = dataOf(meeting, 'DecisionPaperSubmitted', ({ itemId }) => itemId === itemOf(dossier));
  const ballot = dataOf(meeting, 'BallotHeld', ({ itemId }) => itemId === itemOf(dossier));
  const sha = paper?.data.sha256 ? `, SHA-256 ${paper.data.sha256}` : '';
  return [
    ...(paper ? [step(depth, 'document', [`Sagsoplæg${sha}.`, `Decision paper${sha}.`], at(paper.node))] : []),
    ...(paper ? documentSteps(depth + 1, paper.node) : []),
    ballot ? ballotStep(depth, ballot.node, ballot.data) : votesStep(depth, dossier),
  ];
}

function ballotStep(depth: number, node: TraceNode, data: Data<'BallotHeld'>): Draft {
  const { for: yes, against, abstain, carried, paragraph, bylaws, chair, kind } = data;
  const tie = kind === 'ordinary' && yes === against && chair !== undefined && chair !== 'abstain';
  const [da, en] = [carried ? 'vedtaget' : 'forkastet', carried ? 'carried' : 'rejected'];
  return step(
    depth,
    'ballot',
    [
      `Stemmer: ${yes} for, ${against} imod, ${abstain} undlod; ${da} efter ${paragraph} (vedtægter ${bylaws}).${tie ? ' Stemmelighed: formandens stemme afgjorde.' : ''}`,
      `Votes: ${yes} for, ${against} against, ${abstain} abstained; ${en} by ${paragraph} (bylaws ${bylaws}).${tie ? " A tie: the chair's vote decided." : ''}`,
    ],
    at(node),
  );
}

/** The counts that the decision itself kept, when the ballot is not to be seen as of the day. */
function votesStep(depth: number, { decided }: Dossier): Draft {
  if (!('votes' in decided))
    return step(depth, 'ballot', ['Stemmerne er ikke i bogen.', 'The votes are not in the book.']);
  const { for: yes, against, abstain } = decided.votes;
  return step(depth, 'ballot', [
    `Stemmer: ${yes} for, ${against} imod, ${abstain} undlod; efter ${decided.paragraph} (vedtægter ${decided.bylaws}).`,
    `Votes: ${yes} for, ${against} against, ${abstain} abstained; by ${decided.paragraph} (bylaws ${decided.bylaws}).`,
  ]);
}

function minutesSteps(depth: number, nodes: readonly TraceNode[]): Draft[] {
  const approved = dataOf(nodes, 'MinutesApproved');
  const published = dataOf(nodes, 'MinutesPublished');
  const none = (da: string, en: string): Draft => step(depth, 'minutes', [da, en], { marks: ['missing'] });
  const due: Words = published?.data.dueOn
    ? [
        ` (frist ${danish(published.data.dueOn)}${published.data.late ? ': for sent' : ''})`,
        ` (due ${published.data.dueOn}${published.data.late ? ': late' : ''})`,
      ]
    : ['', ''];
  const url = published?.data.url ? `: ${published.data.url}` : '';
  return [
    approved
      ? step(
          depth,
          'minutes',
          [`Referat godkendt, SHA-256 ${approved.data.sha256}.`, `Minutes approved, SHA-256 ${approved.data.sha256}.`],
          at(approved.node),
        )
      : none('Intet godkendt referat er registreret.', 'No approved minutes are recorded.'),
    ...(approved ? documentSteps(depth + 1, approved.node) : []),
    published
      ? step(depth, 'minutes', [`Referat offentliggjort${due[0]}${url}.`, `Minutes published${due[1]}${url}.`], {
          ...at(published.node),
          marks: published.data.late ? ['late'] : [],
        })
      : none('Referatet er ikke registreret som offentliggjort.', 'The minutes are not recorded as published.'),
    ...(published ? documentSteps(depth + 1, published.node) : []),
  ];
}

const NO_DECISION: Words = ['Ingen beslutning er registreret.', 'No decision is recorded.'];

/** From one event to what it rests on. A decision that was told above is not told again. */
function basisSteps(
  depth: number,
  node: TraceNode,
  bases: Bases,
  dossiers: Map<string, Dossier>,
  told: Set<string>,
): Draft[] {
  const { main, others } = bases;
  const gap = (words: Words): Draft => step(depth, 'gap', words, { amount: node.amount, marks: ['gap'] });
  const from = (basis: Basis): Draft[] => {
    if (basis.decision === null) {
      const ref = basis.named.decisionRef!;
      return [
        gap([
          `${NO_DECISION[0]} Der henvises til »${ref}«, som ikke er en beslutning i bogen.`,
          `${NO_DECISION[1]} It names "${ref}", which is no decision in the book.`,
        ]),
      ];
    }
    const dossier = dossiers.get(basis.decision);
    if (!dossier) return [gap(NO_DECISION)];
    const under = basis.inherited ? depth + 1 : depth;
    const heading = basis.inherited ? [inheritedStep(depth, node, basis)] : [];
    return [...heading, ...leaveSteps(under, node, basis.named, dossier, told)];
  };
  const nothing = isMoney(node.type)
    ? [
        gap([
          `${NO_DECISION[0]} Hverken hændelsen selv eller det, den er en del af, nævner en.`,
          `${NO_DECISION[1]} Neither the event itself nor what it is part of names one.`,
        ]),
      ]
    : node.decisionRef === null
      ? [
          step(depth, 'inherited', [
            'Handler ikke om penge og nævner ingen beslutning.',
            'Is not about money, and names no decision.',
          ]),
        ]
      : [];
  return [...(main ? from(main) : nothing), ...others.flatMap(from)];
}

function inheritedStep(depth: number, node: TraceNode, { named }: Basis): Draft {
  const words: Words =
    named.type === 'AllocationKeyAdopted'
      ? ['Delt efter en nøgle, der har sin egen beslutning: ', 'Shared by a key that has a decision of its own: ']
      : node.amount === null
        ? ['Arvet fra: ', 'Inherited from: ']
        : ['Nævner ikke selv en beslutning; arvet fra: ', 'Names no decision itself; inherited from: '];
  return step(depth, 'inherited', around(saying(named), words), { ...at(named), amount: null });
}

/** A decision as the leave for an event: what of it covers the event, how much of the frame that is, and the rest of it. */
function leaveSteps(depth: number, node: TraceNode, named: TraceNode, dossier: Dossier, told: Set<string>): Draft[] {
  const allowances = covering(dossier, named);
  const frame = frameOf(allowances);
  const { words, more, marks } = share(node.amount, frame);
  const after = afterEnd(node, dossier);
  const notes = [
    ...(allowances.length === 0
      ? [
          step(
            depth + 1,
            'allowance',
            ['Ingen af beslutningens tilladelser nævner dette.', 'None of its allowances mentions this.'],
            { marks: ['uncovered'] },
          ),
        ]
      : allowances.map((allowance) => allowanceStep(depth + 1, allowance))),
    ...(more.ofFrame
      ? [
          step(depth + 1, 'allowance', [`Beløbet er${words[0]}`, `The amount is${words[1]}`], {
            ...more,
            amount: node.amount,
            marks,
          }),
        ]
      : []),
    ...(after ? [step(depth + 1, 'ended', AFTER_END[after], { marks: ['after_end'] })] : []),
  ];
  if (told.has(dossier.id)) {
    const again = step(
      depth,
      'decision',
      [`Beslutning ${dossier.id}, som ovenfor.`, `Decision ${dossier.id}, as above.`],
      {
        ...at(dossier.taken),
        ask: `decision:${dossier.id}`,
      },
    );
    return [again, ...notes];
  }
  told.add(dossier.id);
  const [first, ...rest] = dossierSteps(depth, dossier);
  return [first!, ...notes, ...rest];
}

const AFTER_END: Record<'revoked' | 'superseded', Words> = {
  revoked: ['Efter tilbagekaldelsen.', 'After the revocation.'],
  superseded: ['Efter afløsningen.', 'After it was superseded.'],
};
/** Whether an event is dated on or after the first day on which the decision allows nothing more. */
function afterEnd({ effectiveOn }: TraceNode, { ended }: Dossier): 'revoked' | 'superseded' | undefined {
  if (!ended || effectiveOn < ended.effectiveOn) return undefined;
  return ended.type === 'DecisionRevoked' ? 'revoked' : 'superseded';
}

/** More than this is counted and summed, and not told one by one. */
const MAX_TOLD = 500;

/** What rests on a decision: a sum for each kind of event, and then each of them. */
function restedSteps(depth: number, dossier: Dossier, rested: readonly Rested[]): Told {
  const sums = sumsOf(dossier, rested);
  const count: Words = [String(rested.length), String(rested.length)];
  const heading: Words =
    rested.length === 0
      ? ['Intet hviler på beslutningen.', 'Nothing rests on the decision.']
      : [`På beslutningen hviler ${count[0]}:`, `On the decision rest ${count[1]}:`];
  const summed = sums.map(({ da, en, inherited, count: many, sum, afterEnd: late }) => {
    const money: Words = sum
      ? [`, i alt ${krDa(moneyFromJson(sum))}`, `, ${krEn(moneyFromJson(sum))} together`]
      : ['', ''];
    const [arvet, heir] = inherited ? [' (arvet)', ' (inherited)'] : ['', ''];
    const [efter, after] =
      late > 0 ? [`; ${late} efter beslutningens ophør`, `; ${late} after the decision ended`] : ['', ''];
    return step(
      depth + 1,
      'sum',
      [`${da}${arvet}: ${many}${money[0]}${efter}`, `${en}${heir}: ${many}${money[1]}${after}`],
      {
        amount: sum && moneyFromJson(sum),
        marks: late > 0 ? ['after_end'] : [],
      },
    );
  });
  const told = rested.slice(0, MAX_TOLD).map(({ node, via }) => restedStep(depth + 1, node, via, dossier));
  const more = rested.length - told.length;
  const rest = more > 0 ? [step(depth + 1, 'rested', [`… og ${more} mere.`, `… and ${more} more.`])] : [];
  return { drafts: [step(depth, 'rested', heading), ...summed, ...told, ...rest], sums };
}

function restedStep(depth: number, node: TraceNode, via: TraceNode | null, dossier: Dossier): Draft {
  const { words, more, marks } = share(node.amount, frameOf(covering(dossier, via ?? node)));
  const after = afterEnd(node, dossier);
  const tail: Words = [
    `${words[0]}${via ? ' Arvet.' : ''}${after ? ` ${AFTER_END[after][0]}` : ''}`,
    `${words[1]}${via ? ' Inherited.' : ''}${after ? ` ${AFTER_END[after][1]}` : ''}`,
  ];
  return step(depth, 'rested', around(saying(node), ['', ''], tail), {
    ...at(node),
    ...more,
    marks: [...marks, ...(after ? ['after_end' as const] : [])],
  });
}

function sumsOf(dossier: Dossier, rested: readonly Rested[]): TraceSum[] {
  const groups = grouped(rested, ({ node, via }) => `${via ? 1 : 0} ${node.type}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const { node, via } = group[0]!;
      const sum = group.reduce((all, each) => all + (each.node.amount ?? 0n), 0n);
      return {
        ...{
          decision: dossier.id,
          type: node.type,
          ...called(node.type),
          inherited: via !== null,
          count: group.length,
        },
        sum: isMoney(node.type) ? kroner(sum) : null,
        afterEnd: group.filter((each) => afterEnd(each.node, dossier)).length,
      };
    });
}

/** The walk from what was asked about. */
export async function tellTrace(ctx: Ctx, meaning: Meaning): Promise<Told> {
  const { kind, ask, nodes } = meaning;
  const id = ask.slice(kind.length + 1);
  const decided = nodes.find(({ type }) => type === 'DecisionTaken' || type === 'DecisionRegistered');
  if (decided) return tellDecision(ctx, String(decided.data['decisionId']));
  switch (kind) {
    case 'decision':
      return tellDecision(ctx, id);
    case 'event':
    case 'position':
      return tellEvent(ctx, nodes[0]!);
    case 'meeting':
      return tellMeeting(ctx, id);
    case 'project':
    case 'product':
    case 'round':
    case 'key':
    case 'terms':
      return tellThing(ctx, meaning);
    default:
      return { drafts: await tellEvents(ctx, await nodesAbout(ctx, [ask]), new Set()), sums: [] };
  }
}

async function tellDecision(ctx: Ctx, id: string): Promise<Told> {
  const [dossiers, rested] = await Promise.all([dossiersOf(ctx, [id]), restedOn(ctx, id)]);
  const dossier = dossiers.get(id);
  return dossier ? decisionWith(0, dossier, rested) : { drafts: [], sums: [] };
}

/** A decision with all it allows, and what rests on it. */
function decisionWith(depth: number, dossier: Dossier, rested: readonly Rested[], atMeeting = false): Told {
  const [first, ...more] = dossierSteps(depth, dossier, atMeeting);
  const { allows, carried } = dossier.decided;
  const allowed =
    allows.length > 0
      ? allows.map((each) => allowanceStep(depth + 1, each))
      : [
          step(
            depth + 1,
            'allowance',
            carried
              ? ['Tillader intet i sig selv.', 'Allows nothing by itself.']
              : ['Forkastet: tillader intet.', 'Rejected: allows nothing.'],
          ),
        ];
  const { drafts, sums } = restedSteps(depth + 1, dossier, rested);
  return { drafts: [first!, ...allowed, ...more, ...drafts], sums };
}

async function tellEvents(ctx: Ctx, nodes: readonly TraceNode[], told: Set<string>): Promise<Draft[]> {
  const bases = await basesOf(ctx, nodes);
  const all = [...bases.values()].flatMap(({ main, others }) =>
    [main, ...others].flatMap((each) => each?.decision ?? []),
  );
  const dossiers = await dossiersOf(ctx, all);
  return nodes.flatMap((node) => [
    step(0, 'event', saying(node), at(node)),
    ...documentSteps(1, node),
    ...basisSteps(1, node, bases.get(node.position)!, dossiers, told),
  ]);
}

/** One event: what it rests on, what it followed from, and what followed from it or rests on it. */
async function tellEvent(ctx: Ctx, node: TraceNode): Promise<Told> {
  const [drafts, caused, causes, heirs] = await Promise.all([
    tellEvents(ctx, [node], new Set()),
    nodesCausedBy(ctx, node.event),
    node.cause === null ? [] : nodeByEvent(ctx, node.cause),
    // Where the event names a decision, only what has it from here: something nearer may name another.
    heirsOf(ctx, [node], ({ named }) => node.decisionRef === null || named.position === node.position),
  ]);
  const follows = (each: TraceNode, words: Words): Draft => step(1, 'follows', around(saying(each), words), at(each));
  return {
    drafts: [
      ...drafts,
      ...causes.map((each) => follows(each, ['Fulgte af: ', 'Followed from: '])),
      ...caused.map((each) => follows(each, ['Førte til: ', 'Led to: '])),
      ...heirs.map((each) => follows(each.node, ['Herpå hviler: ', 'On it rests: '])),
    ],
    sums: [],
  };
}

async function tellMeeting(ctx: Ctx, id: string): Promise<Told> {
  const nodes = await nodesAbout(ctx, [`meeting:${id}`]);
  const taken = nodes.flatMap(({ type, data }) => (type === 'DecisionTaken' ? [String(data['decisionId'])] : []));
  const dossiers = await dossiersOf(ctx, taken);
  const rested = await Promise.all(taken.map((each) => restedOn(ctx, each)));
  const told = taken.map((each, index) => decisionWith(1, dossiers.get(each)!, rested[index]!, true));
  const none = step(1, 'decision', ['Ingen beslutning er truffet på mødet.', 'No decision was taken at the meeting.']);
  return {
    drafts: [...meetingSteps(0, nodes), ...(taken.length === 0 ? [none] : told.flatMap(({ drafts }) => drafts))],
    sums: told.flatMap(({ sums }) => sums),
  };
}

/** A project, product or round: the decisions that what happened to it rests on, each with that part of it, and the gaps. */
async function tellThing(ctx: Ctx, { ask, say }: Meaning): Promise<Told> {
  const all = await nodesAbout(ctx, [ask]);
  const nodes = all.filter(({ type, decisionRef }) => isMoney(type) || decisionRef !== null);
  const bases = await basesOf(ctx, nodes);
  const rests = nodes.map((node) => ({ node, basis: bases.get(node.position)!.main }));
  const byDecision = grouped(rests, ({ basis }) => basis?.decision ?? '');
  const dossiers = await dossiersOf(ctx, [...byDecision.keys()].filter(Boolean));
  const told = [...byDecision].flatMap(([id, group]) => {
    const dossier = dossiers.get(id);
    const rested = group.map(({ node, basis }) => ({ node, via: basis?.inherited ? basis.named : null }));
    return dossier ? [decisionWith(1, dossier, rested)] : [];
  });
  const gaps = rests.filter(({ basis }) => !basis?.decision).map(({ node }) => node);
  const linked = ask.startsWith('product:')
    ? all.flatMap(({ type, data }) => (isLink(type) ? [String(data['projectId'])] : []))
    : [];
  return {
    drafts: [
      step(0, 'thing', say, { ask }),
      ...told.flatMap(({ drafts }) => drafts),
      ...gapSteps(gaps),
      ...[...new Set(linked)].map((id) =>
        step(1, 'thing', (name) => [`Projekt: ${name(`project:${id}`)}.`, `Project: ${name(`project:${id}`)}.`], {
          ask: `project:${id}`,
        }),
      ),
    ],
    sums: told.flatMap(({ sums }) => sums),
  };
}

const isLink = (type: EventType): boolean => type === 'ProjectProposed' || type === 'ProjectLinkedToProduct';

function gapSteps(nodes: readonly TraceNode[]): Draft[] {
  if (nodes.length === 0) return [];
  const sum = nodes.reduce((all, { amount }) => all + (amount ?? 0n), 0n);
  return [
    step(
      1,
      'gap',
      [
        `${NO_DECISION[0]} Det gælder ${nodes.length}, i alt ${krDa(sum)}`,
        `${NO_DECISION[1]} That holds for ${nodes.length}, ${krEn(sum)} together.`,
      ],
      { amount: sum, marks: ['gap'] },
    ),
    ...nodes.slice(0, MAX_TOLD).map((node) => step(2, 'gap', saying(node), { ...at(node), marks: ['gap'] })),
  ];
}
