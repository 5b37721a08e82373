// SPDX-License-Identifier: MPL-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { authority, RegisterAuthority } from '@faellesbog/community';
import {
  handle,
  lookupIn,
  memoryStore,
  type AnyDecider,
  type DomainCommand,
  type EventStore,
} from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowAnything, allowed, DECISION } from '@faellesbog/governance/testing';
import domainFile from '../../../money/vectors/domain-vectors.json' with { type: 'json' };
import { AdmitProduct } from '../product/product.commands.js';
import { product } from '../product/product.decider.js';
import { AdoptRequirementSet } from '../requirements/requirements.commands.js';
import { requirements } from '../requirements/requirements.decider.js';
import { MAX_REQUIREMENTS, type Level, type Requirement } from '../requirements/requirements.events.js';
import { FixLevel, PublishEvaluation, SubmitSelfAssessment } from './level.commands.js';
import { findings, level, suggestedLevel, totalsOf } from './level.decider.js';
import { TEXT_BYTES, type Answer } from './level.events.js';

/** The 43 requirements as published. */
const os2: Requirement[] = parse<Record<string, string>>(
  readFileSync(join(process.cwd(), 'libs/portfolio/data/os2-requirements.csv'), 'utf8'),
  { columns: true },
).map((row) => ({
  id: row['id']!,
  theme: row['theme']!,
  level: Number(row['level']) as Level,
  recommendationOnly: row['recommendation_only'] === '1',
  titleDa: row['title_da']!,
  titleEn: row['title_en']!,
}));

const vector = domainFile.evaluation_recount;
/** So many yes, unknown and no, in the order of the set. */
const rowsOf = ([green, yellow]: readonly number[]): Answer[] =>
  os2.map(({ id }, index) => ({
    requirement: id,
    answer: index < green! ? 'yes' : index < green! + yellow! ? 'unknown' : 'no',
  }));

describe('The totals of an evaluation', () => {
  const published = Object.entries(vector.totals_green_yellow_red);
  const printed = vector.totals_green_yellow_red.OS2faktor_printed;
  it.each(published.filter(([name]) => name !== 'OS2faktor_printed'))('are those of the rows: %s', (_, counts) => {
    const [green, yellow, red] = counts;
    expect(totalsOf(findings(os2, rowsOf(counts)))).toEqual({ green, yellow, red, white: 0, of: 43 });
  });
  it('are not the ones that were printed when the rows say something else', () => {
    const { green, yellow, red } = totalsOf(findings(os2, rowsOf(vector.totals_green_yellow_red.OS2faktor_rows)));
    expect([green, yellow, red]).not.toEqual(printed);
    expect([green, yellow, red]).toEqual([9, 22, 12]);
  });
  it('are of as many requirements on each level as are published', () => {
    const perLevel = Object.fromEntries([0, 1, 2, 3].map((n) => [n, os2.filter((each) => each.level === n).length]));
    expect(perLevel).toEqual(vector.requirements_per_level);
    expect(os2.filter((each) => each.recommendationOnly).map(({ id }) => id)).toEqual([
      'F19',
      'F20',
      'G7',
      'G8',
      'G9',
      'G10',
    ]);
  });
});

const requirement = (id: string, on: Level, recommendationOnly = false): Requirement => ({
  id,
  theme: id.startsWith('S') ? 'strategy' : 'formal',
  level: on,
  recommendationOnly,
  titleDa: `Krav ${id}`,
  titleEn: `Requirement ${id}`,
});
/** One requirement of each level, and a recommendation. */
const small = [requirement('F0', 0), requirement('F1', 1), requirement('S2', 2), requirement('F3', 3)];
const withAdvice = [...small, requirement('S9', 0, true)];
const yes = (...ids: string[]): Answer[] => ids.map((id) => ({ requirement: id, answer: 'yes' }));
const suggest = (...answers: Answer[]) => suggestedLevel(findings(withAdvice, answers));

describe('A finding', () => {
  const of = (answer?: Omit<Answer, 'requirement'>) =>
    findings([small[0]!], answer ? [{ requirement: 'F0', ...answer }] : [])[0];
  const because = { explanation: 'Sker i næste version.' };
  it.each([
    ['green', true, { answer: 'yes' as const }],
    ['white', true, { answer: 'not_relevant' as const }],
    ['red', false, { answer: 'no' as const }],
    ['yellow', false, { answer: 'unknown' as const }],
  ])('is %s, met: %s, for %o', (colour, met, answer) =>
    expect(of(answer)).toMatchObject({ ...answer, colour, met, explained: false, explanation: null }),
  );
  it('is red without an answer', () =>
    expect(of()).toMatchObject({ answer: null, colour: 'red', met: false, explained: false }));
  it('is met when it is explained, and keeps its colour', () => {
    expect(of({ answer: 'no', ...because })).toMatchObject({ colour: 'red', met: true, explained: true });
    expect(of({ answer: 'unknown', ...because })).toMatchObject({ colour: 'yellow', met: true, explained: true });
    expect(of({ answer: 'yes', ...because })).toMatchObject({ colour: 'green', met: true, explained: false });
    expect(of({ answer: 'no', explanation: ' \n' })).toMatchObject({ met: false, explained: false });
  });
});

describe('The suggested level', () => {
  it('is the highest one of which everything is met, and of those below it', () => {
    expect(suggest()).toBeNull();
    expect(suggest(...yes('F0'))).toBe(0);
    expect(suggest(...yes('F0', 'F1'))).toBe(1);
    expect(suggest(...yes('F0', 'F1', 'S2'))).toBe(2);
    expect(suggest(...yes('F0', 'F1', 'S2', 'F3'))).toBe(3);
    expect(suggest(...yes('F1', 'S2', 'F3'))).toBeNull();
    expect(suggest(...yes('F0', 'F1', 'F3'))).toBe(1);
  });
  it('counts what is explained or not relevant as met, and what nobody knows as not', () => {
    const rest = yes('F0', 'S2', 'F3');
    expect(suggest(...rest, { requirement: 'F1', answer: 'no', explanation: 'Anden ordning' })).toBe(3);
    expect(suggest(...rest, { requirement: 'F1', answer: 'not_relevant' })).toBe(3);
    expect(suggest(...rest, { requirement: 'F1', answer: 'unknown' })).toBe(0);
  });
  it('is never above the levels that the set knows', () => {
    expect(suggestedLevel(findings(small.slice(0, 2), yes('F0', 'F1')))).toBe(1);
  });
});

const setId = 'os2-2026-05';
const productId = 'os2kitos';
const admission = {
  ...{ productId, name: 'OS2kitos', purpose: 'Overview', spdx: 'MPL-2.0', users: ['101', '151'] },
  ...{ steeringGroup: 'A group', financeModel: 'A fee', documentation: 'A page' },
};
const admitted = { type: 'ProductAdmitted', data: admission, eff: '2014-02-11' };
const left = { type: 'ProductRetired', data: { productId, reason: 'Replaced' }, eff: '2026-06-01' };
const facts = {
  ...allowed,
  product: given(product, admitted).state,
  set: { status: 'adopted', from: '2026-01-01', set: { setId, title: 'Krav', requirements: withAdvice } },
};
const [gone, unheardOf] = [given(product, admitted, left).state, product.initialState];
const on = (effectiveOn = '2026-06-01') => testMeta({ effectiveOn, grounds: { decisionRef: DECISION } });

const own = { productId, assessmentId: 'spring', setId, answers: yes('F0', 'F1') };
const submitted = { type: 'SelfAssessmentSubmitted', data: own, eff: '2026-05-01' };
const found = { productId, evaluationId: 'e1', setId, assessmentId: 'spring', answers: yes('F0'), conclusion: 'God' };
const published = { type: 'EvaluationPublished', data: found, eff: '2026-05-20' };
const decided = { productId, level: 0 as Level, evaluationId: 'e1', reason: 'Som evalueringen' };
const fixed = { type: 'ProductLevelFixed', data: { ...decided, suggested: 0 }, eff: '2026-06-01' };

const assess = (change: Partial<typeof own> = {}, effectiveOn?: string) =>
  new SubmitSelfAssessment({ ...own, ...change }, on(effectiveOn));
const evaluate = (change: Partial<typeof found> = {}, effectiveOn?: string) =>
  new PublishEvaluation({ ...found, ...change }, on(effectiveOn));
const fix = (change: Partial<FixLevel['data']> = {}, effectiveOn?: string) =>
  new FixLevel({ ...decided, ...change }, on(effectiveOn));

describe('A self-assessment', () => {
  it('is recorded as it was answered, and never changed', () => {
    given(level).when(assess(), facts).then({ type: 'SelfAssessmentSubmitted', data: own });
    const again = given(level, submitted);
    again.when(assess({}, '2026-05-01'), facts).thenNothing();
    again.when(assess({}, '2026-05-02'), facts).rejects('report.exists');
    again.when(assess({ answers: yes('F1') }, '2026-05-01'), facts).rejects('report.exists');
    again
      .when(assess({ assessmentId: 'autumn' }), facts)
      .then({ type: 'SelfAssessmentSubmitted', data: { ...own, assessmentId: 'autumn' } });
  });
});

describe('An evaluation', () => {
  const assessed = given(level, submitted);
  it('is recorded as it was answered, and never changed', () => {
    assessed.when(evaluate(), facts).then({ type: 'EvaluationPublished', data: found });
    const again = given(level, submitted, published);
    again.when(evaluate({}, '2026-05-20'), facts).thenNothing();
    again.when(evaluate({}, '2026-05-21'), facts).rejects('report.exists');
    again.when(evaluate({ conclusion: 'Mindre god' }, '2026-05-20'), facts).rejects('report.exists');
  });
  it('need not look at a self-assessment, and looks at none that is not there by then', () => {
    const data = { ...found, assessmentId: undefined };
    given(level)
      .when(evaluate({ assessmentId: undefined }), facts)
      .then({ type: 'EvaluationPublished', data });
    given(level).when(evaluate(), facts).rejects('assessment.unknown');
    assessed.when(evaluate({}, '2026-04-30'), facts).rejects('assessment.unknown');
    assessed.when(evaluate({}, '2026-05-01'), facts).then({ type: 'EvaluationPublished', data: found });
  });
});

describe.each([
  ['A self-assessment', (answers?: Answer[]) => assess({ assessmentId: 'autumn', ...(answers && { answers }) })],
  ['An evaluation', (answers?: Answer[]) => evaluate(answers && { answers })],
])('%s, like any report,', (_, report) => {
  const book = given(level, submitted);
  it('answers requirements of its set, each at most once, all or none', () => {
    book.when(report(yes('F0', 'F8')), facts).rejects('requirement.unknown');
    book.when(report(yes('F0', 'F1', 'F0')), facts).rejects('requirement.answered_twice');
    expect(book.when(report([]), facts).decided()).toHaveLength(1);
  });
  it('uses a set that was adopted by then', () => {
    book.when(report(), { ...facts, set: { status: 'none' } }).rejects('requirement_set.unknown');
    book.when(report(), { ...facts, set: { ...facts.set, from: '2026-06-02' } }).rejects('requirement_set.later');
    expect(book.when(report(), { ...facts, set: { ...facts.set, from: '2026-06-01' } }).decided()).toHaveLength(1);
  });
  it('is of a product that is known and has not left the portfolio', () => {
    book.when(report(), { ...facts, product: unheardOf }).rejects('product.unknown');
    book.when(report(), { ...facts, product: gone }).rejects('product.not_in_portfolio');
  });
});

describe('A level', () => {
  const book = given(level, submitted, published);
  const fixedAt = (change: object = {}) => ({
    type: 'ProductLevelFixed',
    data: { ...decided, suggested: 0, ...change },
  });

  it('is fixed by a decision, beside the one that the evaluation suggests', () => {
    book.when(fix(), facts).then(fixedAt());
    given(level, submitted, published, fixed).when(fix(), facts).thenNothing();
  });
  it('needs a decision about the level of this product', () => {
    const unnamed = new FixLevel(decided, testMeta({ effectiveOn: '2026-06-01' }));
    book.when(unnamed, { ...facts, decision: undefined }).rejects('decision.required');
    const about = (id: string, purpose = 'product_level') => ({
      ...facts,
      decision: { ...allowed.decision, allows: [{ purpose, subject: { kind: 'product', id } }] },
    });
    book.when(fix(), about('os2mo')).rejects('decision.other_purpose');
    book.when(fix(), about(productId, 'product_end')).rejects('decision.other_purpose');
    book.when(fix(), about(productId)).then(fixedAt());
  });
  it('may depart from the suggestion, up and down, when it says so', () => {
    const up = { level: 1 as const, reason: 'Bestyrelsen lægger vægt på udbredelsen' };
    book.when(fix(up), facts).rejects('level.departs');
    book.when(fix({ ...up, departs: false }), facts).rejects('level.departs');
    book.when(fix({ departs: true }), facts).rejects('level.does_not_depart');
    book.when(fix({ ...up, departs: true }), facts).then(fixedAt(up));
    const higher = given(level, submitted, { ...published, data: { ...found, answers: yes('F0', 'F1') } });
    higher.when(fix({ departs: true }), facts).then(fixedAt({ suggested: 1 }));
    const below = given(level, submitted, { ...published, data: { ...found, answers: [] } });
    below.when(fix(), facts).rejects('level.departs');
    below.when(fix({ departs: true }), facts).then(fixedAt({ suggested: null }));
  });
  it('rests on an evaluation that was there by then', () => {
    book.when(fix({ evaluationId: 'e2' }), facts).rejects('evaluation.unknown');
    book.when(fix({ evaluationId: 'spring' }), facts).rejects('evaluation.unknown');
    book.when(fix({}, '2026-05-19'), facts).rejects('evaluation.unknown');
    book.when(fix({}, '2026-05-20'), facts).then(fixedAt());
  });
  it('can be decided again, up or down, with a newer evaluation', () => {
    const newer = { ...found, evaluationId: 'e2', answers: yes('F0', 'F1') };
    const later = given(level, submitted, published, fixed, { ...published, data: newer, eff: '2026-11-01' });
    const raised = { level: 1 as const, evaluationId: 'e2' };
    later.when(fix(raised, '2026-11-02'), facts).then(fixedAt({ ...raised, suggested: 1 }));
  });
  it('is none of a product that has left the portfolio or was never there', () => {
    book.when(fix(), { ...facts, product: gone }).rejects('product.not_in_portfolio');
    book.when(fix(), { ...facts, product: unheardOf }).rejects('product.unknown');
  });
});

describe('A report in the book', () => {
  const longest = { setId: 's'.repeat(63), productId: 'p'.repeat(63), evaluationId: 'e'.repeat(63) };
  let store: EventStore;
  const record = (command: DomainCommand, decider: AnyDecider) => handle(store, decider, command);
  const meta = (grounds: object = {}) =>
    testMeta({ effectiveOn: '2026-06-01', grounds: { decisionRef: DECISION, ...grounds } });

  async function bookWith(set: readonly Requirement[]): Promise<void> {
    store = memoryStore();
    await allowAnything(record);
    for (const authorityId of admission.users) {
      const known = { authorityId, name: `Kommune ${authorityId}`, kind: 'municipality' as const };
      const data = { ...known, cvr: '64942212', municipalityCode: authorityId };
      await record(new RegisterAuthority(data, meta()), authority);
    }
    await record(new AdmitProduct({ ...admission, productId: longest.productId }, meta()), product);
    const adopted = { setId: longest.setId, title: 'Krav', requirements: [...set] };
    await record(new AdoptRequirementSet(adopted, meta()), requirements);
  }
  const explained = (set: readonly Requirement[], explanation: string): Answer[] =>
    set.map(({ id }) => ({ requirement: id, answer: 'not_relevant', explanation }));
  const report = (answers: Answer[], conclusion = 'Enig', grounds: object = {}) =>
    record(new PublishEvaluation({ ...longest, answers, conclusion }, meta(grounds)), level);

  it('holds an explanation of 500 characters to each of the 43 requirements', async () => {
    await bookWith(os2);
    const danish = 'Kravet er ikke opfyldt endnu, men er på vej i næste version. '.repeat(9).slice(0, 500);
    await report(explained(os2, danish), 'x'.repeat(2000));
    const { state } = await lookupIn(store).state(level, longest.productId);
    expect(state.evaluations.get(longest.evaluationId)?.data.answers).toHaveLength(43);
  });
  it('fits into one event at its largest, with the longest source and decision beside it', async () => {
    const set = Array.from({ length: MAX_REQUIREMENTS }, (_, n) => requirement(`F${String(n).padStart(9, '0')}`, 0));
    await bookWith(set);
    const each = 'x'.repeat(Math.floor((TEXT_BYTES - 2000) / MAX_REQUIREMENTS));
    const grounds = { source: { kind: 'illustrative', reference: '”'.repeat(500) }, decisionRef: '”'.repeat(200) };
    const { events } = await report(explained(set, each), 'x'.repeat(2000), grounds);
    expect(events).toHaveLength(1);
  });
  it('is refused when its texts have no room, however few the letters are', async () => {
    await bookWith(os2);
    for (const wide of ['”'.repeat(300), '"\n'.repeat(150)])
      await expect(report(explained(os2, wide))).rejects.toMatchObject({ code: 'report.too_long' });
  });
  it('is of a product and a set that are in the book, and so is a level', async () => {
    await bookWith(small);
    const { evaluationId, ...names } = longest;
    const refused = async (command: DomainCommand, code: string) =>
      expect(record(command, level)).rejects.toMatchObject({ code });
    const submit = (change: object) =>
      new SubmitSelfAssessment({ ...names, assessmentId: 'a1', answers: [], ...change }, meta());
    await refused(submit({ productId: 'p9' }), 'product.unknown');
    await refused(submit({ setId: 's9' }), 'requirement_set.unknown');
    expect((await record(submit({ answers: yes('F0') }), level)).events).toHaveLength(1);
    await report(yes('F0', 'F1'));
    const raised = { productId: longest.productId, level: 1 as const, evaluationId, reason: 'Enig' };
    await refused(new FixLevel({ ...raised, evaluationId: 'e9' }, meta()), 'evaluation.unknown');
    await refused(new FixLevel(raised, meta({ decisionRef: 'd9' })), 'decision.unknown');
    const { facts: recorded } = await record(new FixLevel(raised, meta()), level);
    expect(recorded).toMatchObject([{ type: 'ProductLevelFixed', data: { level: 1, suggested: 1 } }]);
  });
});
