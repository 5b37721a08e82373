// SPDX-License-Identifier: MPL-2.0
import {
  Rejection,
  unreachable,
  type CommandMeta,
  type DataOf,
  type Decider,
  type IsoDate,
  type Lookup,
} from '@faellesbog/eventsourcing';
import { formatDanish, moneyFromJson } from '@faellesbog/money';
import { body, existsOn, termsOn, type Body } from '../body/body.decider.js';
import { bylaws, rulesOn, type RulesOnDay } from '../bylaws/bylaws.decider.js';
import type { BodyKind, Purpose } from '../bylaws/bylaws.events.js';
import { meeting, type KnownMeeting, type Meeting } from '../meeting/meeting.decider.js';
import { said } from '../rules.js';
import { decisionCommands, type DecisionCommand } from './decision.commands.js';
import { decisionEvents, type Allowance, type DecisionEvent } from './decision.events.js';

type Data<K extends string> = DataOf<typeof decisionEvents, K>;
type Decided = Data<'DecisionTaken'> | Data<'DecisionRegistered'>;

export type Decision =
  | { status: 'none' }
  | {
      status: 'known';
      decided: Decided;
      /** The kind of body that took it, where {@link namedDecision} was asked for it. */
      bodyKind?: BodyKind;
      carried: boolean;
      decidedOn: IsoDate;
      allows: readonly Allowance[];
      /** The first day on which it allows nothing any more, and the decision that ended it. */
      ended?: { from: IsoDate; by: string; how: 'superseded' | 'revoked' };
    };
type KnownDecision = Exclude<Decision, { status: 'none' }>;

/** What a command needs to be allowed. */
export interface Need {
  purpose: Purpose;
  /** What it is about: the round, and the project it is for. An allowance for any of them will do. */
  about?: readonly NonNullable<Allowance['subject']>[];
  /** The amount it is about, in øre, when it is about money. */
  amount?: bigint;
  /** The kind of body that has to have taken it, where a bylaw leaves it to that one alone. */
  by?: BodyKind;
  /** The business date of the act. */
  on: IsoDate;
}

/**
 * Why a decision does not allow something; nothing when it does. It must have been taken by then, carried, not ended,
 * and one of its allowances must have the purpose, the subject, the day and the amount.
 */
export function refusedBy(decision: Decision, need: Need): { code: string; en: string; da: string } | undefined {
  if (decision.status === 'none')
    return { code: 'unknown', en: 'no such decision is recorded', da: 'en sådan beslutning er ikke registreret' };
  const { carried, decidedOn, ended, allows } = decision;
  if (!carried) return { code: 'rejected', en: 'the proposal was rejected', da: 'forslaget blev forkastet' };
  if (decidedOn > need.on)
    return { code: 'later', en: `it was taken later, on ${decidedOn}`, da: `den er truffet senere, ${decidedOn}` };
  if (ended && ended.from <= need.on)
    return {
      code: ended.how,
      en: `it was ${ended.how} on ${ended.from} by decision "${ended.by}"`,
      da: `den er ${ended.how === 'revoked' ? 'tilbagekaldt' : 'afløst'} ${ended.from} ved beslutning "${ended.by}"`,
    };
  const found = allows.filter(
    ({ purpose, subject }) =>
      purpose === need.purpose &&
      (subject === undefined || need.about?.some(({ kind, id }) => kind === subject.kind && id === subject.id)),
  );
  if (found.length === 0)
    return { code: 'other_purpose', en: 'it is about something else', da: 'den handler om noget andet' };
  if (need.by !== undefined && decision.bodyKind !== need.by)
    return { code: 'other_body', en: 'it was taken by another body', da: 'den er truffet af et andet organ' };
  const then = found.filter(({ from, until }) => (from ?? need.on) <= need.on && need.on <= (until ?? need.on));
  if (then.length === 0)
    return { code: 'other_period', en: `it does not hold on ${need.on}`, da: `den gælder ikke ${need.on}` };
  const { amount } = need;
  if (amount === undefined || then.some(({ upTo }) => upTo === undefined || moneyFromJson(upTo) >= amount)) return;
  const frame = formatDanish(
    then.reduce((most, { upTo }) => (moneyFromJson(upTo!) > most ? moneyFromJson(upTo!) : most), 0n),
  );
  return {
    code: 'over_frame',
    en: `this is ${formatDanish(amount)}, and its frame is ${frame} and no more`,
    da: `dette er ${formatDanish(amount)}, og dens ramme er ${frame} og ikke mere`,
  };
}

/** What a decider knows of the decision that its command names. */
export interface DecisionNamed {
  decision?: Decision;
}

/**
 * The decision a command names, for a decider's facts; nothing when it names none.
 * @param withBody whether the need says by which kind of body: then that is looked up too.
 */
export async function namedDecision(
  { grounds }: CommandMeta,
  lookup: Lookup,
  withBody = false,
): Promise<Decision | undefined> {
  const { decisionRef } = grounds;
  if (decisionRef === undefined) return undefined;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(decisionRef)) return { status: 'none' };
  const { state } = await lookup.state(decision, decisionRef);
  return withBody && state.status === 'known' ? { ...state, bodyKind: await kindOf(state, lookup) } : state;
}

/**
 * No money and no rule without a decision: the one guard of every command that needs one.
 * @param named as {@link namedDecision} found it.
 * @throws Rejection `decision.required` when none is named, `decision.<reason>` when it does not allow this.
 */
export function assertAllowed(
  meta: CommandMeta,
  named: Decision | undefined,
  need: Omit<Need, 'on'>,
  what: { en: string; da: string; rule?: string },
): void {
  const detail = { rule: what.rule, pointer: '/decisionRef' };
  if (meta.grounds.decisionRef === undefined || named === undefined) {
    throw new Rejection(
      'decision.required',
      `${what.en} needs the decision that allows it (decisionRef).`,
      `${what.da} kræver den beslutning, der tillader det (decisionRef).`,
      detail,
    );
  }
  const why = refusedBy(named, { ...need, on: meta.effectiveOn });
  if (!why) return;
  throw new Rejection(
    `decision.${why.code}`,
    `${what.en} cannot rest on decision "${meta.grounds.decisionRef}": ${why.en}.`,
    `${what.da} kan ikke hvile på beslutning "${meta.grounds.decisionRef}": ${why.da}.`,
    detail,
  );
}

interface DecisionFacts {
  held?: Meeting;
  body?: Body;
  rules?: RulesOnDay;
  /** The decision that supersedes or revokes, and the kind of body that took it. */
  by?: { decision: Decision; kind?: BodyKind };
  /** The kind of body that took this one. */
  kind?: BodyKind;
}

function decide(command: DecisionCommand, decision: Decision, facts: DecisionFacts): DecisionEvent[] {
  const { meta } = command;
  switch (command.type) {
    case 'TakeDecision': {
      const taken = take(command.data, meta, facts);
      return isNew(decision, taken, meta) ? [{ type: 'DecisionTaken', data: taken }] : [];
    }

    case 'RegisterDecision': {
      const rules = rulesOf(facts, meta.effectiveOn);
      const mandates = command.data.carried ? mandatesOf(command.data.allows, facts, rules, meta.effectiveOn) : [];
      assertRejectedAllowsNothing(command.data);
      const data = { ...command.data, bylaws: rules.version, mandates };
      return isNew(decision, data, meta) ? [{ type: 'DecisionRegistered', data }] : [];
    }

    case 'SupersedeDecision':
    case 'RevokeDecision': {
      const how = command.type === 'RevokeDecision' ? 'revoked' : 'superseded';
      const { ended } = known(decision);
      if (ended?.by === command.data.by && ended.how === how && ended.from === meta.effectiveOn) return [];
      assertMayEnd(known(decision), command.data.by, meta, facts);
      return command.type === 'RevokeDecision'
        ? [{ type: 'DecisionRevoked', data: command.data }]
        : [{ type: 'DecisionSuperseded', data: command.data }];
    }

    default:
      return unreachable(command);
  }
}

function take(
  data: Extract<DecisionCommand, { type: 'TakeDecision' }>['data'],
  meta: CommandMeta,
  facts: DecisionFacts,
): Data<'DecisionTaken'> {
  const held = meetingOf(facts, data);
  const item = held.items.get(data.itemId);
  if (item?.added.decisionId !== data.decisionId || !item.ballot) {
    throw new Rejection(
      'decision.not_voted',
      `Item "${data.itemId}" of the meeting has not been voted on as decision "${data.decisionId}".`,
      `Der er ikke stemt om punkt "${data.itemId}" på mødet som beslutning "${data.decisionId}".`,
      { pointer: '/itemId' },
    );
  }
  if (meta.effectiveOn !== held.called.heldOn) {
    throw new Rejection(
      'decision.another_day',
      `It was taken at the meeting on ${held.called.heldOn}, and is dated that day.`,
      `Den er truffet på mødet ${held.called.heldOn} og dateres den dag.`,
      { pointer: '/effectiveOn' },
    );
  }
  const { carried, kind, for: yes, against, abstain, present, all, bylaws: version, paragraph } = item.ballot;
  assertRejectedAllowsNothing({ carried, allows: data.allows });
  const mandates = carried ? mandatesOf(data.allows, facts, rulesOf(facts, meta.effectiveOn), meta.effectiveOn) : [];
  return {
    ...data,
    carried,
    kind,
    votes: { for: yes, against, abstain, present, all },
    bylaws: version,
    paragraph,
    mandates,
  };
}

function meetingOf({ held }: DecisionFacts, data: { meetingId: string; bodyId: string }): KnownMeeting {
  if (held && held.status !== 'none' && held.called.bodyId === data.bodyId) return held;
  throw new Rejection(
    'meeting.unknown',
    `There is no meeting "${data.meetingId}" of body "${data.bodyId}".`,
    `Der findes intet møde "${data.meetingId}" i organet "${data.bodyId}".`,
    { pointer: '/meetingId' },
  );
}

function rulesOf(facts: DecisionFacts, day: IsoDate): RulesOnDay {
  if (facts.rules && facts.body && existsOn(facts.body, day)) return facts.rules;
  throw new Rejection(
    'body.not_on_that_day',
    `No such body, bound by bylaws, is known on ${day}.`,
    `Et sådant organ, bundet af vedtægter, kendes ikke ${day}.`,
    { pointer: '/bodyId' },
  );
}

function assertRejectedAllowsNothing({ carried, allows }: { carried: boolean; allows: readonly Allowance[] }): void {
  if (carried || allows.length === 0) return;
  throw new Rejection(
    'decision.rejected_allows_nothing',
    'The proposal was not carried, so it allows nothing.',
    'Forslaget blev ikke vedtaget og tillader derfor intet.',
    { pointer: '/allows' },
  );
}

/** Nobody gives a leave that is not theirs to give: each allowance lies within the bylaws or the terms of reference. */
function mandatesOf(
  allows: readonly Allowance[],
  { body: taker }: DecisionFacts,
  rules: RulesOnDay,
  day: IsoDate,
): string[] {
  const terms = taker && termsOn(taker, day);
  const found = allows.map(({ purpose, upTo }, index) => {
    const rule = rules.decides.find((each) => each.purpose === purpose);
    if (rule) return rule.paragraph;
    const mandate = terms?.mandates.find((each) => each.purpose === purpose);
    const frame = mandate?.upTo && moneyFromJson(mandate.upTo);
    if (mandate && (frame === undefined || (upTo !== undefined && moneyFromJson(upTo) <= frame)))
      return `${terms!.bodyId}: ${terms!.version}`;
    throw outsideMandate(index, frame);
  });
  return [...new Set(found)];
}

const outsideMandate = (index: number, frame?: bigint): Rejection =>
  new Rejection(
    'decision.outside_mandate',
    frame === undefined
      ? 'The body has no mandate for this on that day, in the bylaws or its terms of reference.'
      : `The body has a mandate for this up to ${formatDanish(frame)}: state a frame within it.`,
    frame === undefined
      ? 'Organet har ikke mandat til dette den dag, hverken i vedtægterne eller kommissoriet.'
      : `Organet har mandat til dette op til ${formatDanish(frame)}: angiv en ramme inden for det.`,
    { pointer: `/allows/${index}` },
  );

function isNew(decision: Decision, data: Decided, { effectiveOn }: CommandMeta): boolean {
  if (decision.status === 'none') return true;
  if (decision.decidedOn === effectiveOn && said(decision.decided) === said(data)) return false;
  throw new Rejection(
    'decision.exists',
    'This decision is recorded already. It is never changed: a newer one supersedes it.',
    'Beslutningen er allerede registreret. Den ændres aldrig: en nyere afløser den.',
    { pointer: '/decisionId' },
  );
}

/** The general assembly stands above the board, and the board above every group. */
const RANK: Partial<Record<BodyKind, number>> = { general_assembly: 2, board: 1 };

function assertMayEnd(decision: KnownDecision, by: string, { effectiveOn }: CommandMeta, facts: DecisionFacts): void {
  if (decision.ended) {
    throw new Rejection(
      `decision.${decision.ended.how}`,
      `It was ${decision.ended.how} on ${decision.ended.from} already.`,
      `Den er allerede ${decision.ended.how === 'revoked' ? 'tilbagekaldt' : 'afløst'} ${decision.ended.from}.`,
    );
  }
  const newer = facts.by?.decision;
  const [mine, theirs] = [RANK[facts.kind ?? 'working_group'] ?? 0, RANK[facts.by?.kind ?? 'working_group'] ?? 0];
  const sameBody = newer?.status === 'known' && newer.decided.bodyId === decision.decided.bodyId;
  const follows =
    newer?.status === 'known' &&
    newer.carried &&
    newer.decidedOn >= decision.decidedOn &&
    newer.decidedOn <= effectiveOn;
  if (by !== decision.decided.decisionId && follows && (sameBody || theirs > mine)) return;
  throw new Rejection(
    'decision.cannot_end_it',
    `Decision "${by}" cannot end it: that takes one that was carried on ${decision.decidedOn} or later and by ${effectiveOn}, by the same body or one above it.`,
    `Beslutning "${by}" kan ikke ophæve den: det kræver en, der er vedtaget ${decision.decidedOn} eller senere og senest ${effectiveOn}, af samme organ eller et over det.`,
    { pointer: '/by' },
  );
}

function known(decision: Decision): KnownDecision {
  if (decision.status === 'known') return decision;
  throw new Rejection('decision.unknown', 'No such decision is recorded.', 'En sådan beslutning er ikke registreret.', {
    pointer: '/decisionId',
  });
}

function evolve(decision: Decision, { type, data }: DecisionEvent, { eff }: { eff: string }): Decision {
  switch (type) {
    case 'DecisionTaken':
    case 'DecisionRegistered':
      return { status: 'known', decided: data, carried: data.carried, decidedOn: eff, allows: data.allows };
    case 'DecisionSuperseded':
    case 'DecisionRevoked': {
      const how = type === 'DecisionRevoked' ? 'revoked' : 'superseded';
      return decision.status === 'none' ? decision : { ...decision, ended: { from: eff, by: data.by, how } };
    }
    default:
      return unreachable(type);
  }
}

async function factsFor(command: DecisionCommand, lookup: Lookup): Promise<DecisionFacts> {
  const { type, data, meta } = command;
  if (type === 'SupersedeDecision' || type === 'RevokeDecision') {
    const [mine, theirs] = await Promise.all([
      lookup.state(decision, data.decisionId),
      lookup.state(decision, data.by),
    ]);
    const [kind, byKind] = await Promise.all([kindOf(mine.state, lookup), kindOf(theirs.state, lookup)]);
    return { kind, by: { decision: theirs.state, kind: byKind } };
  }
  const [taker, held] = await Promise.all([
    lookup.state(body, data.bodyId),
    type === 'TakeDecision' ? lookup.state(meeting, data.meetingId) : undefined,
  ]);
  if (taker.state.status === 'none') return { held: held?.state };
  const { state } = await lookup.state(bylaws, taker.state.established.bylawsId);
  return { held: held?.state, body: taker.state, rules: rulesOn(state, taker.state.kind, meta.effectiveOn) };
}

async function kindOf(decision: Decision, lookup: Lookup): Promise<BodyKind | undefined> {
  if (decision.status === 'none') return undefined;
  const { state } = await lookup.state(body, decision.decided.bodyId);
  return state.status === 'none' ? undefined : state.kind;
}

export const decision: Decider<Decision, DecisionCommand, typeof decisionEvents, DecisionFacts> = {
  events: decisionEvents,
  commands: decisionCommands,
  streamId: ({ data }) => data.decisionId,
  initialState: { status: 'none' },
  decide,
  evolve,
  facts: factsFor,
};
