// SPDX-License-Identifier: MPL-2.0
import {
  canonicalJson,
  Rejection,
  unreachable,
  type CommandMeta,
  type DataOf,
  type Decider,
  type IsoDate,
  type Lookup,
} from '@faellesbog/eventsourcing';
import {
  assertAllowed,
  dated,
  factOn,
  namedDecision,
  said,
  valueOn,
  type DecisionNamed,
  type History,
} from '@faellesbog/governance';
import { product, type Product } from '../product/product.decider.js';
import { requirements, type Requirements } from '../requirements/requirements.decider.js';
import { LEVELS, type Level, type Requirement } from '../requirements/requirements.events.js';
import { levelCommands, type LevelCommand } from './level.commands.js';
import { levelEvents, TEXT_BYTES, type Answer, type LevelEvent } from './level.events.js';

type Data<K extends string> = DataOf<typeof levelEvents, K>;

export const COLOURS = ['green', 'yellow', 'red', 'white'] as const;
export type Colour = (typeof COLOURS)[number];
const COLOUR_OF = { yes: 'green', no: 'red', not_relevant: 'white', unknown: 'yellow' } as const;

/** One requirement and what a report says of it. */
export interface Finding {
  requirement: Requirement;
  /** Null when it was left out, which counts as a no. */
  answer: Answer['answer'] | null;
  explanation: string | null;
  colour: Colour;
  /** Green, white, or explained: comply or explain. */
  met: boolean;
  /** True when it is the explanation that makes it met. */
  explained: boolean;
}

/** What a report says of each requirement of its set, in the order of the set; the order of the answers is no matter. */
export function findings(set: readonly Requirement[], answers: readonly Answer[]): Finding[] {
  const given = new Map(answers.map((each) => [each.requirement, each]));
  return set.map((requirement) => {
    const { answer = null, explanation = null } = given.get(requirement.id) ?? {};
    const colour = COLOUR_OF[answer ?? 'no'];
    const complies = colour === 'green' || colour === 'white';
    const explained = !complies && explanation !== null && explanation.trim() !== '';
    return { requirement, answer, explanation, colour, met: complies || explained, explained };
  });
}

/** How many requirements have each colour, of how many. */
export type Totals = Record<Colour, number> & { of: number };

/** Counts findings by colour. Published totals have been wrong, so they are never taken from anywhere else. */
export function totalsOf(found: readonly Finding[]): Totals {
  const totals: Totals = { green: 0, yellow: 0, red: 0, white: 0, of: found.length };
  for (const { colour } of found) totals[colour] += 1;
  return totals;
}

/**
 * The level that findings suggest: the highest one for which every requirement of it and of the levels below is met,
 * recommendations apart [7.3 no. 8]. It is never above the highest level that the set has requirements for.
 * @returns null below the sandbox: something that level 0 asks for is not met.
 */
export function suggestedLevel(found: readonly Finding[]): Level | null {
  const needed = ({ requirement }: Finding, upTo: Level): boolean =>
    !requirement.recommendationOnly && requirement.level <= upTo;
  const highest = Math.max(...found.map(({ requirement }) => requirement.level));
  const reached = LEVELS.filter(
    (level) => level <= highest && found.every((finding) => finding.met || !needed(finding, level)),
  );
  return reached.at(-1) ?? null;
}

interface Report<Recorded> {
  on: IsoDate;
  data: Recorded;
}
type Reports<Recorded> = ReadonlyMap<string, Report<Recorded>>;
/** What was said and decided about the level of one product. */
export interface Levels {
  assessments: Reports<Data<'SelfAssessmentSubmitted'>>;
  evaluations: Reports<Data<'EvaluationPublished'>>;
  fixed: History<Data<'ProductLevelFixed'>>;
}
interface Facts extends DecisionNamed {
  product: Product;
  /** The set of requirements that a report answers, or that the evaluation in question did. */
  set: Requirements;
}

function decide(command: LevelCommand, levels: Levels, facts: Facts): LevelEvent[] {
  const { meta } = command;
  assertKept(facts.product, meta.effectiveOn);
  switch (command.type) {
    case 'SubmitSelfAssessment': {
      const { data } = command;
      if (isRecorded(levels.assessments.get(data.assessmentId), data, meta, '/assessmentId')) return [];
      assertAnswers(data.answers, facts.set, meta);
      return [{ type: 'SelfAssessmentSubmitted', data }];
    }

    case 'PublishEvaluation': {
      const { data } = command;
      if (isRecorded(levels.evaluations.get(data.evaluationId), data, meta, '/evaluationId')) return [];
      if (data.assessmentId !== undefined) {
        assertReport(levels.assessments.get(data.assessmentId), data.assessmentId, meta, SELF_ASSESSMENT);
      }
      assertAnswers(data.answers, facts.set, meta, data.conclusion);
      return [{ type: 'EvaluationPublished', data }];
    }

    case 'FixLevel':
      return fix(command.data, levels, meta, facts);

    default:
      return unreachable(command);
  }
}

const WHAT = { en: 'A level', da: 'Et niveau', rule: 'BYL §6' };

function fix(
  { departs = false, ...data }: Extract<LevelCommand, { type: 'FixLevel' }>['data'],
  { evaluations, fixed }: Levels,
  meta: CommandMeta,
  { set, decision }: Facts,
): LevelEvent[] {
  const evaluation = assertReport(evaluations.get(data.evaluationId), data.evaluationId, meta, EVALUATION);
  const suggested = suggestedLevel(findings(adopted(set).requirements, evaluation.answers));
  const decided: Data<'ProductLevelFixed'> = { ...data, suggested };
  const before = factOn(fixed, meta.effectiveOn);
  if (before?.eff === meta.effectiveOn && said(before.value) === said(decided)) return [];
  assertAllowed(meta, decision, { purpose: 'product_level', about: [{ kind: 'product', id: data.productId }] }, WHAT);
  if (departs !== (suggested !== data.level)) throw anotherSuggestion(suggested, data.level);
  return [{ type: 'ProductLevelFixed', data: decided }];
}

/** Nobody departs from what an evaluation came to without knowing it. */
function anotherSuggestion(suggested: Level | null, level: Level): Rejection {
  const en = suggested === null ? 'below the sandbox' : `level ${suggested}`;
  const da = suggested === null ? 'under sandkassen' : `niveau ${suggested}`;
  return suggested === level
    ? new Rejection(
        'level.does_not_depart',
        `The evaluation suggests ${en}, so this does not depart from it.`,
        `Evalueringen peger på ${da}, så dette afviger ikke fra den.`,
        { pointer: '/departs' },
      )
    : new Rejection(
        'level.departs',
        `The evaluation suggests ${en}. Another level says that it departs (departs), and its reason says why.`,
        `Evalueringen peger på ${da}. Et andet niveau siger, at det afviger (departs), og begrundelsen siger hvorfor.`,
        { pointer: '/departs' },
      );
}

/** A product that has left the portfolio has no level; what happened before it was admitted may be recorded too. */
function assertKept(known: Product, day: IsoDate): void {
  if (known.status === 'none')
    throw new Rejection('product.unknown', 'No such product was admitted.', 'Et sådant produkt er ikke optaget.');
  if (['admitted', undefined].includes(valueOn(known.statuses, day))) return;
  throw new Rejection(
    'product.not_in_portfolio',
    `The product is not in the portfolio on ${day}.`,
    `Produktet er ikke i porteføljen ${day}.`,
    { pointer: '/effectiveOn' },
  );
}

/** True when the very same report stands there already. */
function isRecorded(before: Report<object> | undefined, data: object, meta: CommandMeta, pointer: string): boolean {
  if (!before) return false;
  if (before.on === meta.effectiveOn && said(before.data) === said(data)) return true;
  throw new Rejection(
    'report.exists',
    'A report is never changed; a newer one has an id of its own.',
    'En rapport ændres aldrig; en nyere har sit eget id.',
    { pointer },
  );
}

const SELF_ASSESSMENT = { code: 'assessment', en: 'self-assessment', da: 'selvevaluering', pointer: '/assessmentId' };
const EVALUATION = { code: 'evaluation', en: 'evaluation', da: 'evaluering', pointer: '/evaluationId' };

function assertReport<Recorded>(
  report: Report<Recorded> | undefined,
  id: string,
  { effectiveOn }: CommandMeta,
  { code, en, da, pointer }: typeof EVALUATION,
): Recorded {
  if (report && report.on <= effectiveOn) return report.data;
  throw new Rejection(
    `${code}.unknown`,
    `By ${effectiveOn} the product has no ${en} "${id}".`,
    `Pr. ${effectiveOn} har produktet ingen ${da} "${id}".`,
    { pointer },
  );
}

function adopted(set: Requirements): Extract<Requirements, { status: 'adopted' }>['set'] {
  if (set.status === 'adopted') return set.set;
  throw new Rejection('requirement_set.unknown', 'No such set was adopted.', 'Et sådant kravsæt er ikke vedtaget.', {
    pointer: '/setId',
  });
}

/** Each answer is to another requirement of the set, and all texts together fit into an event. */
function assertAnswers(answers: readonly Answer[], set: Requirements, meta: CommandMeta, conclusion = ''): void {
  const known = new Set(adopted(set).requirements.map(({ id }) => id));
  if (set.status === 'adopted' && set.from > meta.effectiveOn) {
    throw new Rejection(
      'requirement_set.later',
      `The set applies from ${set.from}, later than ${meta.effectiveOn}.`,
      `Kravsættet gælder fra ${set.from}, senere end ${meta.effectiveOn}.`,
      { pointer: '/setId' },
    );
  }
  const answered = new Set<string>();
  for (const [index, { requirement }] of answers.entries()) {
    const pointer = `/answers/${index}/requirement`;
    if (!known.has(requirement)) {
      throw new Rejection(
        'requirement.unknown',
        `The set has no requirement ${requirement}.`,
        `Sættet har intet krav ${requirement}.`,
        { pointer },
      );
    }
    if (answered.has(requirement)) {
      throw new Rejection(
        'requirement.answered_twice',
        `Requirement ${requirement} has two answers.`,
        `Krav ${requirement} har to svar.`,
        { pointer },
      );
    }
    answered.add(requirement);
  }
  assertRoom([conclusion, ...answers.map(({ explanation = '' }) => explanation)]);
}

function assertRoom(texts: readonly string[]): void {
  const bytes = texts.reduce((sum, each) => sum + Buffer.byteLength(canonicalJson(each)) - 2, 0);
  if (bytes <= TEXT_BYTES) return;
  throw new Rejection(
    'report.too_long',
    `The texts take ${bytes} bytes; there is room for ${TEXT_BYTES}. Shorten some explanations.`,
    `Teksterne fylder ${bytes} byte; der er plads til ${TEXT_BYTES}. Forkort nogle af forklaringerne.`,
    { pointer: '/answers' },
  );
}

function evolve(levels: Levels, { type, data }: LevelEvent, { eff }: { eff: string }): Levels {
  switch (type) {
    case 'SelfAssessmentSubmitted':
      return { ...levels, assessments: new Map(levels.assessments).set(data.assessmentId, { on: eff, data }) };
    case 'EvaluationPublished':
      return { ...levels, evaluations: new Map(levels.evaluations).set(data.evaluationId, { on: eff, data }) };
    case 'ProductLevelFixed':
      return { ...levels, fixed: dated(levels.fixed, eff, data) };
    default:
      return unreachable(type);
  }
}

/** The set that a report answers; for a level that of its evaluation, whose stream is this one. */
async function setOf({ type, data }: LevelCommand, lookup: Lookup): Promise<Requirements> {
  if (type !== 'FixLevel') return (await lookup.state(requirements, data.setId)).state;
  const { state } = await lookup.state(level, data.productId);
  const evaluation = state.evaluations.get(data.evaluationId);
  return evaluation ? (await lookup.state(requirements, evaluation.data.setId)).state : { status: 'none' };
}

export const level: Decider<Levels, LevelCommand, typeof levelEvents, Facts> = {
  events: levelEvents,
  commands: levelCommands,
  streamId: ({ data }) => data.productId,
  initialState: { assessments: new Map(), evaluations: new Map(), fixed: [] },
  decide,
  evolve,
  async facts(command, lookup) {
    const [known, set, decision] = await Promise.all([
      lookup.state(product, command.data.productId),
      setOf(command, lookup),
      namedDecision(command.meta, lookup),
    ]);
    return { product: known.state, set, decision };
  },
};
