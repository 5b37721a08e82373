// SPDX-License-Identifier: MPL-2.0
import { authority, RegisterAuthority } from '@faellesbog/community';
import type { CommandMeta, DomainCommand, Handled } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { DECISION } from '@faellesbog/governance/testing';
import {
  AdmitProduct,
  AdoptRequirementSet,
  FixLevel,
  getProductLevel,
  GetProductLevel,
  level,
  listProductLevels,
  ListProductLevels,
  listRequirementSets,
  ListRequirementSets,
  product,
  productLevels,
  PublishEvaluation,
  requirements,
  RetireProduct,
  SubmitSelfAssessment,
  type Answer,
  type Level,
  type Requirement,
} from '@faellesbog/portfolio';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

const board = { decisionRef: DECISION };
const invented = { source: { kind: 'illustrative' as const, reference: 'Invented' } };
const on = (effectiveOn: string, grounds: CommandMeta['grounds'] = board) => testMeta({ effectiveOn, grounds });
const anId = expect.any(String) as string;

let f: ReadModelFixture;
/** Records commands in order, each with the rules that list it. @returns what the last one left behind. */
async function record(...commands: DomainCommand[]): Promise<Handled> {
  let last: Handled | undefined;
  for (const command of commands) {
    const rules = [authority, product, requirements, level].find((each) =>
      each.commands.some((known) => command instanceof known),
    )!;
    last = await f.record(command, rules);
  }
  return last!;
}

const requirement = (id: string, ofLevel: Level, recommendationOnly = false): Requirement => ({
  id,
  theme: id.startsWith('S') ? 'strategy' : 'formal',
  level: ofLevel,
  recommendationOnly,
  titleDa: `Krav ${id}`,
  titleEn: `Requirement ${id}`,
});
const first = [requirement('F0', 0), requirement('F1', 1), requirement('S1', 1), requirement('S9', 2, true)];
const answer = (id: string, given: Answer['answer'], explanation?: string): Answer => ({
  requirement: id,
  answer: given,
  ...(explanation === undefined ? {} : { explanation }),
});
const yes = (...ids: string[]): Answer[] => ids.map((id) => answer(id, 'yes'));

const admit = (productId: string, effectiveOn: string, grounds: CommandMeta['grounds'] = board) =>
  new AdmitProduct(
    {
      ...{ productId, name: `Product ${productId}`, purpose: 'A purpose', spdx: 'MPL-2.0', users: ['101', '151'] },
      ...{ steeringGroup: 'A group', financeModel: 'A fee', documentation: 'A page' },
    },
    on(effectiveOn, grounds),
  );
const adopt = (setId: string, set: Requirement[], effectiveOn: string) =>
  new AdoptRequirementSet({ setId, title: `Krav ${setId}`, requirements: set }, on(effectiveOn));
const assess = (assessmentId: string, answers: Answer[], effectiveOn: string, setId = 'v1') =>
  new SubmitSelfAssessment({ productId: 'kitos', assessmentId, setId, answers }, on(effectiveOn));
const evaluate = (evaluationId: string, answers: Answer[], effectiveOn: string, more: { setId?: string } = {}) =>
  new PublishEvaluation(
    { productId: 'kitos', evaluationId, setId: 'v1', answers, conclusion: `Om ${evaluationId}`, ...more },
    on(effectiveOn),
  );
const fix = (ofLevel: Level, evaluationId: string, effectiveOn: string, departs?: boolean) =>
  new FixLevel(
    { productId: 'kitos', level: ofLevel, evaluationId, reason: `Niveau ${ofLevel}`, departs },
    on(effectiveOn),
  );

beforeEach(async () => {
  f = await readModelFixture([productLevels]);
  for (const [authorityId, cvr] of [
    ['101', '64942212'],
    ['151', '58271713'],
  ] as const) {
    const data = { authorityId, name: authorityId, kind: 'municipality' as const, cvr, municipalityCode: authorityId };
    await record(new RegisterAuthority(data, on('2007-01-01')));
  }
  await record(admit('kitos', '2024-01-01'), adopt('v1', first, '2025-01-01'));
});
afterEach(() => f.close());

const levelOf = (validOn: string, productId = 'kitos') =>
  f.ask(getProductLevel, new GetProductLevel(productId, { validOn }));
const all = async (validOn: string, filter: ListProductLevels['filter'] = {}) =>
  (await f.ask(listProductLevels, new ListProductLevels(filter, { validOn }))).products;

describe('The requirements', () => {
  it('are listed by version, the newest first, on any day', async () => {
    await record(adopt('v2', [requirement('F0', 0), requirement('F1', 1, true)], '2026-05-01'));
    const sets = async (validOn: string) =>
      (await f.ask(listRequirementSets, new ListRequirementSets({ validOn }))).sets.map(({ set }) => set);
    expect(await sets('2026-05-01')).toEqual(['v2', 'v1']);
    expect(await sets('2026-04-30')).toEqual(['v1']);
    await expect(sets('2024-12-31')).rejects.toMatchObject({ status: 404 });
    expect(await f.ask(listRequirementSets, new ListRequirementSets({ validOn: '2026-04-30' }))).toEqual({
      validOn: '2026-04-30',
      knownAt: anId,
      position: expect.any(Number),
      sets: [{ set: 'v1', title: 'Krav v1', from: '2025-01-01', requirements: first, illustrative: false }],
      illustrative: false,
    });
  });
});

describe('The level of a product', () => {
  it('is told with the decision, the reports, and both answers to each requirement', async () => {
    await record(
      assess('spring', [...yes('F0', 'F1'), answer('S1', 'unknown')], '2026-02-01'),
      new PublishEvaluation(
        {
          ...{ productId: 'kitos', evaluationId: 'e1', setId: 'v1', assessmentId: 'spring', conclusion: 'På vej' },
          answers: [answer('F0', 'yes'), answer('F1', 'not_relevant'), answer('S1', 'no', 'Sker i maj')],
        },
        on('2026-03-01'),
      ),
    );
    const [event] = (await record(fix(0, 'e1', '2026-03-15', true))).events;
    const none = { green: 0, yellow: 0, red: 0, white: 0, of: 0 };
    expect(await levelOf('2026-03-15')).toEqual({
      ...{ validOn: '2026-03-15', knownAt: anId, position: expect.any(Number), illustrative: false },
      ...{ product: 'kitos', name: 'Product kitos', status: 'admitted' },
      ...{ level: 0, since: '2026-03-15', suggested: 2 },
      ...{ evaluatedOn: '2026-03-01', dueBy: '2026-09-01', overdue: false },
      selfAssessment: {
        ...{ id: 'spring', on: '2026-02-01', event: anId, set: 'v1', suggested: 0, illustrative: false },
        totals: { green: 2, yellow: 1, red: 1, white: 0, of: 4 },
        perLevel: [
          { ...none, level: 0, green: 1, of: 1 },
          { ...none, level: 1, green: 1, yellow: 1, of: 2 },
          { ...none, level: 2, red: 1, of: 1 },
          { ...none, level: 3 },
        ],
        perTheme: [
          { ...none, theme: 'formal', green: 2, of: 2 },
          { ...none, theme: 'strategy', yellow: 1, red: 1, of: 2 },
        ],
      },
      evaluation: {
        ...{ id: 'e1', on: '2026-03-01', event: anId, set: 'v1', suggested: 2, illustrative: false },
        ...{ assessment: 'spring', conclusion: 'På vej' },
        totals: { green: 1, yellow: 0, red: 2, white: 1, of: 4 },
        perLevel: [
          { ...none, level: 0, green: 1, of: 1 },
          { ...none, level: 1, red: 1, white: 1, of: 2 },
          { ...none, level: 2, red: 1, of: 1 },
          { ...none, level: 3 },
        ],
        perTheme: [
          { ...none, theme: 'formal', green: 1, white: 1, of: 2 },
          { ...none, theme: 'strategy', red: 2, of: 2 },
        ],
      },
      levels: [
        {
          ...{ level: 0, suggested: 2, departs: true, on: '2026-03-15', event, evaluation: 'e1' },
          ...{ decisionRef: DECISION, reason: 'Niveau 0', illustrative: false },
        },
      ],
      requirements: [
        {
          ...first[0],
          selfAssessment: { answer: 'yes', explanation: null, colour: 'green', met: true, explained: false },
          evaluation: { answer: 'yes', explanation: null, colour: 'green', met: true, explained: false },
        },
        {
          ...first[1],
          selfAssessment: { answer: 'yes', explanation: null, colour: 'green', met: true, explained: false },
          evaluation: { answer: 'not_relevant', explanation: null, colour: 'white', met: true, explained: false },
        },
        {
          ...first[2],
          selfAssessment: { answer: 'unknown', explanation: null, colour: 'yellow', met: false, explained: false },
          evaluation: { answer: 'no', explanation: 'Sker i maj', colour: 'red', met: true, explained: true },
        },
        {
          ...first[3],
          selfAssessment: { answer: null, explanation: null, colour: 'red', met: false, explained: false },
          evaluation: { answer: null, explanation: null, colour: 'red', met: false, explained: false },
        },
      ],
    });
  });

  it('is none before anything was said or decided, and no product is no answer', async () => {
    expect(await levelOf('2024-01-01')).toMatchObject({
      ...{ level: null, since: null, suggested: null, evaluatedOn: null, dueBy: '2024-07-01' },
      ...{ selfAssessment: null, evaluation: null, levels: [], requirements: [] },
    });
    await expect(levelOf('2023-12-31')).rejects.toMatchObject({ status: 404 });
    await expect(levelOf('2026-01-01', 'nobody')).rejects.toMatchObject({ status: 404 });
  });

  it('goes up and down, and is the same as before when it is decided again', async () => {
    await record(
      evaluate('e1', yes('F0', 'F1', 'S1'), '2025-02-01'),
      fix(1, 'e1', '2025-02-10', true),
      evaluate('e2', yes('F0', 'F1', 'S1'), '2025-08-01'),
      fix(1, 'e2', '2025-08-10', true),
      evaluate('e3', yes('F0'), '2026-02-01'),
      fix(0, 'e3', '2026-02-10'),
    );
    const told = async (day: string) => {
      const { level: decided, since, suggested, levels } = await levelOf(day);
      return [decided, since, suggested, levels.map((each) => each.evaluation)];
    };
    expect(await told('2025-02-09')).toEqual([null, null, 2, []]);
    expect(await told('2025-08-09')).toEqual([1, '2025-02-10', 2, ['e1']]);
    expect(await told('2026-02-09')).toEqual([1, '2025-02-10', 0, ['e2', 'e1']]);
    expect(await told('2026-02-10')).toEqual([0, '2026-02-10', 0, ['e3', 'e2', 'e1']]);
  });

  it('keeps to the requirements of its own version, side by side by id', async () => {
    const second = [requirement('F0', 0), requirement('F1', 1, true), requirement('F5', 1)];
    await record(
      adopt('v2', second, '2026-05-01'),
      assess('spring', yes('F0', 'S1'), '2026-05-02'),
      evaluate('e1', yes('F0', 'F5'), '2026-05-03', { setId: 'v2' }),
    );
    const told = await levelOf('2026-05-03');
    expect(told).toMatchObject({ suggested: 1, selfAssessment: { set: 'v1' }, evaluation: { set: 'v2' } });
    expect(
      told.requirements.map(({ id, recommendationOnly, selfAssessment, evaluation }) => [
        ...[id, recommendationOnly, selfAssessment?.colour, evaluation?.colour],
      ]),
    ).toEqual([
      ['F0', false, 'green', 'green'],
      ['F1', true, 'red', 'red'],
      ['F5', false, undefined, 'green'],
      ['S1', false, 'green', undefined],
      ['S9', true, 'red', undefined],
    ]);
  });

  it('is answered as it was known then', async () => {
    const { position } = await record(evaluate('e1', yes('F0'), '2026-02-01'));
    await record(evaluate('e2', yes('F0', 'F1', 'S1'), '2026-02-02'));
    const known = (knownAt?: string) =>
      f.ask(getProductLevel, new GetProductLevel('kitos', { validOn: '2026-03-01', knownAt }));
    expect(await known(String(position))).toMatchObject({ suggested: 0, evaluation: { id: 'e1' } });
    expect(await known()).toMatchObject({ suggested: 2, evaluation: { id: 'e2' } });
  });

  it('is known of a product that was evaluated before it was admitted', async () => {
    await record(
      admit('new', '2026-06-01'),
      new SubmitSelfAssessment(
        { productId: 'new', assessmentId: 'a', setId: 'v1', answers: yes('F0') },
        on('2026-04-01'),
      ),
    );
    expect(await levelOf('2026-04-01', 'new')).toMatchObject({ name: 'Product new', status: null, dueBy: null });
    await expect(levelOf('2026-03-31', 'new')).rejects.toMatchObject({ status: 404 });
  });
});

describe('All product levels', () => {
  it('say which products are overdue: the last evaluation is older than six months', async () => {
    await record(evaluate('e1', yes('F0'), '2025-08-31'), admit('mo', '2025-12-01'), admit('sofd', '2020-01-01'));
    const overdue = async (day: string) =>
      (await all(day, { overdue: true })).map(({ product: id, dueBy }) => [id, dueBy]);
    expect(await overdue('2026-02-28')).toEqual([['sofd', '2020-07-01']]);
    expect(await overdue('2026-03-01')).toEqual([
      ['kitos', '2026-02-28'],
      ['sofd', '2020-07-01'],
    ]);
    expect((await all('2026-03-01', { overdue: false })).map(({ product: id }) => id)).toEqual(['mo']);
    expect(await all('2026-03-01')).toMatchObject([
      { product: 'kitos', level: null, suggested: 0, evaluatedOn: '2025-08-31', overdue: true },
      { product: 'mo', suggested: null, evaluatedOn: null, dueBy: '2026-06-01', overdue: false },
      { product: 'sofd', overdue: true },
    ]);
  });

  it('ask nothing of a product that has left the portfolio', async () => {
    await record(new RetireProduct({ productId: 'kitos', reason: 'Replaced' }, on('2025-06-01')));
    expect(await all('2026-01-01')).toMatchObject([{ status: 'retired', dueBy: null, overdue: false }]);
    expect(await all('2026-01-01', { status: 'admitted' })).toEqual([]);
    await expect(all('2023-12-31')).rejects.toMatchObject({ status: 404 });
  });

  it('are marked where they rest on something invented', async () => {
    await record(
      admit('mo', '2025-12-01', { ...board, ...invented }),
      new PublishEvaluation(
        { productId: 'kitos', evaluationId: 'e1', setId: 'v1', answers: [], conclusion: 'Tom' },
        on('2026-01-10', invented),
      ),
    );
    const marks = async (day: string) => (await all(day)).map(({ product: id, illustrative }) => [id, illustrative]);
    expect(await marks('2026-01-09')).toEqual([
      ['kitos', false],
      ['mo', true],
    ]);
    expect(await marks('2026-01-10')).toEqual([
      ['kitos', true],
      ['mo', true],
    ]);
    expect(await levelOf('2026-01-10')).toMatchObject({ illustrative: true, evaluation: { illustrative: true } });
  });
});
