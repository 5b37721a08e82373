// SPDX-License-Identifier: MPL-2.0
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { community, GetAuthority, getAuthority, ListAuthorities, listAuthorities } from '@faellesbog/community';
import {
  Rejection,
  type AnyDecider,
  type CommandMeta,
  type DomainCommand,
  type Grounds,
} from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  funding,
  GetOwnershipHistory,
  getOwnershipHistory,
  GetProjectShares,
  getProjectShares,
  GetTrace,
  getTrace,
  ListTraceGaps,
  listTraceGaps,
} from '@faellesbog/funding';
import { governance } from '@faellesbog/governance';
import { projectRoot, type Context } from '@faellesbog/platform';
import { GetStatistics, getStatistics, ListInvitations, listInvitations, portfolio } from '@faellesbog/portfolio';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

interface Row {
  command: string;
  data: object;
  effectiveOn: string;
  source: { kind: string; reference: string };
  decisionRef?: string;
}
type CommandType = new (data: object, meta: CommandMeta) => DomainCommand;

const folder = join(projectRoot(), 'apps/api/demo');
const text = readFileSync(join(folder, 'os2.ndjson'), 'utf8');
const rows = text
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
const contexts: readonly Context[] = [community, governance, portfolio, funding];
const deciders: AnyDecider[] = contexts.flatMap((context) => context.deciders);
const commands = new Map(
  deciders.flatMap((decider) => decider.commands.map((type) => [type.name, { type: type as CommandType, decider }])),
);

describe('The demonstration data', () => {
  let fixture: ReadModelFixture;
  const refused: string[] = [];
  beforeAll(async () => {
    fixture = await readModelFixture(
      contexts.flatMap((context) => context.readModels),
      deciders.map(({ events }) => events as never),
    );
    for (const [index, { command, data, effectiveOn, ...grounds }] of rows.entries()) {
      const { type, decider } = commands.get(command)!;
      const meta = testMeta({ now: '2026-11-23T10:00:00Z', effectiveOn, grounds: grounds as Grounds });
      try {
        const { facts } = await fixture.record(new type(data, meta), decider);
        if (facts.length === 0) refused.push(`${index + 1} ${command}: says nothing new`);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        refused.push(`${index + 1} ${command}: ${error.code} ${error.message}`);
      }
    }
  });
  afterAll(() => fixture.close());

  const statistics = (validOn: string) => fixture.ask(getStatistics, new GetStatistics({ validOn }));

  it('are what their generator writes', () => {
    expect(
      execFileSync(process.execPath, [join(folder, 'make-demo.mjs'), '--print'], {
        encoding: 'utf8',
        maxBuffer: 8 << 20,
      }),
    ).toBe(text);
  });

  it('are accepted by every rule, and every row says something new', () => {
    expect(refused).toEqual([]);
    expect(rows.length).toBeGreaterThan(1000);
  });

  it('say of every row where it is from', () => {
    expect(
      rows.filter(({ source }) => !['sourced', 'illustrative'].includes(source.kind) || source.reference === ''),
    ).toEqual([]);
  });

  it('make the numbers of the portrait of 2017 true', async () => {
    expect(await statistics('2017-03-01')).toMatchObject({
      validOn: '2017-03-01',
      memberMunicipalities: 55,
      otherMembers: 1,
      productsInPortfolio: 12,
      membersWithThreeOrMoreProducts: { count: 17, of: 55 },
      mostUsedProduct: { id: 'os2kitos', name: 'OS2kitos', municipalities: 70, of: 98 },
      mostUsedProductUsers: { members: 50, nonMembers: 20 },
      nonMemberUsers: { municipalities: 22 },
      illustrative: true,
    });
    const { invitations } = await fixture.ask(listInvitations, new ListInvitations({ validOn: '2017-03-01' }));
    expect(invitations).toHaveLength(22);
  });

  it('make the numbers of two months later true', async () => {
    expect(await statistics('2017-05-02')).toMatchObject({
      memberMunicipalities: 56,
      productsInPortfolio: 12,
      membersWithThreeOrMoreProducts: { count: 19, of: 56 },
      mostUsedProduct: { id: 'os2kitos', municipalities: 75, of: 98 },
    });
  });

  it.each([
    ['2012-04-24', 5, 0, 0],
    ['2016-05-31', 48, 0, 11],
    ['2016-12-28', 57, 1, 12],
    ['2020-01-01', 66, 4, 18],
    ['2021-06-30', 68, 6, 21],
    ['2022-02-05', 72, 6, 23],
    ['2022-08-24', 72, 6, 25],
    ['2023-06-01', 70, 6, 26],
  ])(
    'know on %s of %i member municipalities, %i other members and %i products',
    async (day, members, others, products) => {
      expect(await statistics(day)).toMatchObject({
        memberMunicipalities: members,
        otherMembers: others,
        productsInPortfolio: products,
      });
    },
  );

  it('know the 98 municipalities and their sizes', async () => {
    const { authorities } = await fixture.ask(
      listAuthorities,
      new ListAuthorities({ kind: 'municipality' }, { validOn: '2022-01-01' }),
    );
    const sizes = authorities.map(({ sizeClass }) => sizeClass);
    expect(
      ['small', 'medium', 'large', 'very_large'].map((size) => sizes.filter((each) => each === size).length),
    ).toEqual([17, 56, 21, 4]);
    expect(authorities.reduce((sum, { inhabitants }) => sum + (inhabitants ?? 0), 0)).toBe(5_822_679);
  });

  it('let an authority leave and join again', async () => {
    const { memberships } = await fixture.ask(getAuthority, new GetAuthority('530', { validOn: '2026-11-01' }));
    expect(memberships).toMatchObject([{ to: '2017-01-30' }, { to: null }]);
  });

  it('tell the OS2valghalla 3.0 round as it was published', async () => {
    const shares = await fixture.ask(
      getProjectShares,
      new GetProjectShares('os2valghalla-3', { validOn: '2022-12-31' }),
    );
    expect(shares).toMatchObject({ total: { amount: '3150000.00' }, illustrative: false });
    expect(shares.shares).toHaveLength(21);
    expect(shares.rounds).toMatchObject([
      {
        target: { amount: '3200000.00' },
        reached: false,
        waivedFloor: true,
        interimTotals: [
          {
            stated: { pledges: 20, total: { amount: '3070000.00' } },
            computed: { pledges: 20, total: { amount: '2960000.00' } },
            agrees: false,
          },
        ],
        latePledges: [
          { authority: '147', name: 'Frederiksberg', amount: { amount: '190000.00' }, acceptedOn: '2022-10-04' },
        ],
      },
    ]);
  });

  it('give OS2valghalla a rights holder, two stewards in turn and financiers whose parts change', async () => {
    const { periods } = await fixture.ask(
      getOwnershipHistory,
      new GetOwnershipHistory('os2valghalla', { validOn: '2026-11-01' }),
    );
    const of = (role: string) => periods.filter((period) => period.role === role);
    expect(of('rights_holder')).toMatchObject([
      { holder: { kind: 'community', id: 'os2' }, from: '2015-06-01', to: null },
    ]);
    expect(of('steward')).toMatchObject([
      { holder: { name: 'Syddjurs' }, to: '2022-10-03' },
      { holder: { name: 'Aarhus' }, from: '2022-10-04', to: null },
    ]);
    const aarhus = of('financier').filter(({ holder }) => holder.id === '751');
    expect(aarhus).toMatchObject([
      { share: { numerator: 35, denominator: 296 }, from: '2022-09-30', to: '2022-10-03' },
      { share: { numerator: 1, denominator: 9 }, from: '2022-10-04', to: null },
    ]);
  });

  it('share an invented cost to the øre, and put a mistake right', async () => {
    const allocated = async (validOn: string) => {
      const { shares } = await fixture.ask(
        getProjectShares,
        new GetProjectShares('eksempel-lokalebooking', { validOn }),
      );
      return Object.fromEntries(shares.map((share) => [share.authority, share.allocated.amount]));
    };
    const first = { 101: '599070.75', 151: '101433.27', 183: '79598.15', 540: '123272.66', 706: '96625.17' };
    expect(await allocated('2024-06-30')).toEqual(first);
    const { costs } = await fixture.ask(
      getProjectShares,
      new GetProjectShares('eksempel-lokalebooking', { validOn: '2024-10-07' }),
    );
    expect(costs).toEqual({ amount: '1257000.00', currency: 'DKK' });
  });

  it('remember a round that failed', async () => {
    const { rounds, total } = await fixture.ask(
      getProjectShares,
      new GetProjectShares('os2talk-fase-2', { validOn: '2015-12-31' }),
    );
    expect(rounds).toMatchObject([
      {
        reached: false,
        waivedFloor: false,
        raisedAtClosing: { amount: '1620000.00' },
        target: { amount: '3420000.00' },
      },
    ]);
    expect(total).toMatchObject({ amount: '0.00' });
  });

  it('name for every amount the decision that it rests on', async () => {
    const { count, gaps } = await fixture.ask(listTraceGaps, new ListTraceGaps({}, { validOn: '2027-12-31' }));
    expect([count, gaps]).toEqual([0, []]);
  });

  it('tell, when an approval is revoked, exactly what rested on it', async () => {
    const project = 'os2valghalla-3';
    const of = (row: Row): string | undefined => (row.data as { projectId?: string }).projectId;
    const { decisionRef: decisionId } = rows.find((row) => row.command === 'ApproveProject' && of(row) === project)!;
    const { bodyId } = rows
      .map(({ data }) => data as { decisionId?: string; bodyId: string })
      .find((data) => data.decisionId === decisionId)!;
    // What names it, and what has an amount in the same project and names no decision of its own.
    const log = await fixture.store.readAll(-1, 10_000);
    const isMoney = ({ type, data }: (typeof log)[number]): boolean =>
      data['projectId'] === project && ('amount' in data || type === 'FinanceModelSet') && !('decisionRef' in data);
    const expected = log.filter((event) => event.data['decisionRef'] === decisionId || isMoney(event));
    expect(expected.length).toBeGreaterThan(20);

    const record = (type: string, data: object, effectiveOn: string) => {
      const { type: Type, decider } = commands.get(type)!;
      return fixture.record(new Type(data, testMeta({ effectiveOn })), decider);
    };
    const words = {
      title: 'Stop',
      wording: 'Tilbagekaldt.',
      basis: 'Ingen penge.',
      reference: 'Referat 9',
      carried: true,
    };
    await record('RegisterDecision', { decisionId: 'stop', bodyId, ...words, allows: [] }, '2026-11-01');
    await record('RevokeDecision', { decisionId, by: 'stop', reason: 'Ingen penge' }, '2026-11-01');
    const trace = await fixture.ask(getTrace, new GetTrace(`decision:${decisionId}`, { validOn: '2026-11-01' }));
    expect(trace.steps[0]!.marks).toEqual(['ended']);
    const rested = trace.steps.filter(({ kind, position }) => kind === 'rested' && position !== null);
    expect(rested.map(({ position }) => position).sort()).toEqual(expected.map(({ position }) => position).sort());
    const total = trace.sums.find(({ type }) => type === 'PledgeStated')!;
    expect([total.count, total.sum?.amount]).toEqual([20, '2960000.00']);
  });
});
