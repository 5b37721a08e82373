// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { authority, CorrectAuthority } from '@faellesbog/community';
import {
  AcceptLatePledge,
  AdoptAllocationKey,
  AmendPledge,
  AwardExternalGrant,
  CloseFundingRound,
  coFinancing,
  costs,
  explainShare,
  ExplainShare,
  getAuthorityShares,
  GetAuthorityShares,
  getProductShares,
  GetProductShares,
  getProjectShares,
  GetProjectShares,
  getSharesOverTime,
  GetSharesOverTime,
  PledgeInKind,
  PostCostLine,
  ReverseCostLine,
  round,
  StateInterimTotal,
  StatePledge,
  WithdrawPledge,
} from '@faellesbog/funding';
import { LinkProjectToProduct, project } from '@faellesbog/portfolio';
import { indexedRows, kr, on, story, VALGHALLA } from '../support/funding.js';
import { DECISION } from '@faellesbog/governance/testing';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

let f: ReadModelFixture;
beforeAll(async () => {
  f = await readModelFixture([coFinancing]);
});
afterAll(() => f.close());

describe('The funding of OS2valghalla 3.0', () => {
  const projectId = 'os2valghalla-3';
  const roundId = `${projectId}-round-1`;
  const shares = (validOn: string, knownAt?: string) =>
    f.ask(getProjectShares, new GetProjectShares(projectId, { validOn, knownAt }));

  beforeAll(async () => {
    f.clockTo(new Date('2022-10-20T08:00:00Z'));
    const { authorities, product, ...tell } = story(f);
    await authorities(...VALGHALLA.map(([code]) => code));
    await product('os2valghalla', '2018-01-01', ['751', '461']);
    await tell.project(projectId, '2022-03-01', ['751'], 'os2valghalla');
    await tell.round(projectId, '2022-04-01', '3200000.00', '2022-09-30', '2900000.00');
    for (const [code, , , amount] of VALGHALLA.filter(([id]) => id !== '147'))
      await tell.pledge(roundId, code, amount, '2022-09-15');
    await f.record(new StateInterimTotal({ roundId, pledges: 20, total: kr('3070000.00') }, on('2022-09-30')), round);
    const late = { roundId, pledgeId: 'p-147', authorityId: '147', amount: kr('190000.00') };
    await f.record(new AcceptLatePledge(late, on('2022-10-04', DECISION)), round);
    f.clockTo(new Date('2022-12-01T08:00:00Z'));
    await f.record(new CloseFundingRound({ roundId }, on('2022-11-30')), round);
  });

  it('is 21 pledges that sum to 3.150.000,00 kr', async () => {
    const answer = await shares('2022-12-31');
    expect(answer.total).toEqual(kr('3150000.00'));
    expect(answer.shares.map(({ authority: id, name, pledged }) => [id, name, pledged.amount])).toEqual(
      VALGHALLA.map(([id, name, , amount]) => [id, name, amount]),
    );
    expect(answer.shares.find(({ authority: id }) => id === '101')!.fraction).toEqual({ numerator: 1, denominator: 9 });
    expect(answer).toMatchObject({
      project: projectId,
      name: `Project ${projectId}`,
      validOn: '2022-12-31',
      illustrative: false,
    });
  });

  it('missed its target but reached its floor, with one pledge late', async () => {
    const [shown] = (await shares('2022-12-31')).rounds;
    expect(shown).toMatchObject({
      target: kr('3200000.00'),
      floor: kr('2900000.00'),
      deadline: '2022-09-30',
      closedOn: '2022-11-30',
      reached: true,
      waivedFloor: false,
      raisedAtClosing: kr('3150000.00'),
      pledges: 21,
      pledged: kr('3150000.00'),
    });
    expect(shown!.latePledges).toMatchObject([
      { authority: '147', name: 'Frederiksberg', amount: kr('190000.00'), acceptedOn: '2022-10-04' },
    ]);
  });

  it('keeps the published interim total beside the computed one, which is below the target too', async () => {
    const [interim] = (await shares('2022-12-31')).rounds[0]!.interimTotals;
    expect(interim).toMatchObject({
      on: '2022-09-30',
      stated: { pledges: 20, total: kr('3070000.00') },
      computed: { pledges: 20, total: kr('2960000.00') },
      agrees: false,
    });
  });

  it('is answered as of any day, as known on any day', async () => {
    expect((await shares('2022-09-14')).total).toEqual(kr('0.00'));
    expect((await shares('2022-10-03')).total).toEqual(kr('2960000.00'));
    expect((await shares('2022-10-04')).total).toEqual(kr('3150000.00'));
    expect((await shares('2022-12-31', '2022-10-20')).rounds[0]).toMatchObject({ closedOn: null, reached: null });
    await expect(shares('2022-02-28')).rejects.toMatchObject({ code: 'not_found' });
    await expect(f.ask(getProjectShares, new GetProjectShares('os2nothing'))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it("is the funding of the product, and a part of each authority's", async () => {
    const ofProduct = await f.ask(getProductShares, new GetProductShares('os2valghalla', { validOn: '2022-12-31' }));
    expect(ofProduct).toMatchObject({
      total: kr('3150000.00'),
      projects: [{ project: projectId, total: kr('3150000.00') }],
    });
    const ofAuthority = await f.ask(getAuthorityShares, new GetAuthorityShares('751', { validOn: '2022-12-31' }));
    expect(ofAuthority.projects).toMatchObject([
      {
        project: projectId,
        pledged: kr('350000.00'),
        total: kr('3150000.00'),
        fraction: { numerator: 1, denominator: 9 },
      },
    ]);
  });

  it('grew on two days', async () => {
    const { rows } = await f.ask(getSharesOverTime, new GetSharesOverTime(projectId, { validOn: '2022-12-31' }));
    expect(rows.map(({ from, total, shares: all, events }) => [from, total.amount, all.length, events.length])).toEqual(
      [
        ['2022-09-15', '2960000.00', 20, 20],
        ['2022-10-04', '3150000.00', 21, 1],
      ],
    );
  });
});

describe('The costs of a project', () => {
  const projectId = 'os2kle';
  const shares = (validOn: string) => f.ask(getProjectShares, new GetProjectShares(projectId, { validOn }));
  const explain = (id: string, validOn = '2024-12-31') =>
    f.ask(explainShare, new ExplainShare(projectId, id, { validOn }));

  beforeAll(async () => {
    const tell = story(f);
    await tell.project(projectId, '2024-01-01', ['151']);
    const roundId = await tell.round(projectId, '2024-01-10', '100.00', '2024-02-28');
    await tell.pledge(roundId, '151', '75.00', '2024-01-15');
    await tell.pledge(roundId, '706', '30.00', '2024-01-16');
    await f.record(new AmendPledge({ roundId, pledgeId: 'p-706', amount: kr('25.00') }, on('2024-01-20')), round);
    await f.record(
      new PledgeInKind(
        { roundId, pledgeId: 'h-751', authorityId: '751', hours: 2, hourlyRate: kr('750.00') },
        on('2024-01-20'),
      ),
      round,
    );
    const grant = {
      roundId,
      grantId: 'g-1',
      funder: 'Styrelsen',
      amount: kr('400.00'),
      terms: { minCoFinanceBp: 1000 },
    };
    await f.record(
      new AwardExternalGrant(
        grant,
        testMeta({ effectiveOn: '2024-01-25', grounds: { source: { kind: 'illustrative', reference: 'Invented' } } }),
      ),
      round,
    );
    await f.record(new CloseFundingRound({ roundId }, on('2024-03-01')), round);
    const members = [
      { authorityId: '151', weight: '75' },
      { authorityId: '706', weight: '25' },
      { authorityId: '779', weight: '0' },
    ];
    await f.record(
      new AdoptAllocationKey(
        { projectId, keyId: 'key-1', validFrom: '2024-03-01', basis: 'fixed', members },
        on('2024-03-01', DECISION),
      ),
      costs,
    );
    await f.record(
      new PostCostLine(
        { projectId, lineId: 'l-1', text: 'Design', amount: kr('99.99') },
        on('2024-04-01', 'Voucher 12'),
      ),
      costs,
    );
    await f.record(
      new PostCostLine({ projectId, lineId: 'l-2', text: 'Hosting', amount: kr('10.01') }, on('2024-05-01')),
      costs,
    );
    await f.record(
      new ReverseCostLine({ projectId, lineId: 'l-2', reversalId: 'r-2', reason: 'Wrong project' }, on('2024-06-01')),
      costs,
    );
  });

  it('are the sum of the line shares, and a reversal takes a line back to the øre', async () => {
    const allocated = async (day: string) =>
      (await shares(day)).shares.map(({ authority: id, allocated: part }) => [id, part.amount]);
    expect(await allocated('2024-03-31')).toEqual([
      ['151', '0.00'],
      ['706', '0.00'],
    ]);
    expect(await allocated('2024-04-01')).toEqual([
      ['151', '74.99'],
      ['706', '25.00'],
      ['779', '0.00'],
    ]);
    expect(await allocated('2024-05-31')).toEqual([
      ['151', '82.50'],
      ['706', '27.50'],
      ['779', '0.00'],
    ]);
    expect(await allocated('2024-06-01')).toEqual([
      ['151', '74.99'],
      ['706', '25.00'],
      ['779', '0.00'],
    ]);
    expect(await shares('2024-06-01')).toMatchObject({ costs: kr('99.99'), unfunded: kr('0.00') });
  });

  it('open into pledges, lines, key, weights, quotient, remainder, spare øre and decision', async () => {
    const answer = await explain('706');
    expect(answer).toMatchObject({
      pledged: kr('25.00'),
      total: kr('100.00'),
      fraction: { numerator: 1, denominator: 4 },
      allocated: kr('25.00'),
    });
    expect(answer.pledges.map(({ change, amount, effectiveOn }) => [change, amount?.amount, effectiveOn])).toEqual([
      ['stated', '30.00', '2024-01-16'],
      ['amended', '25.00', '2024-01-20'],
    ]);
    const [design, hosting] = answer.costLines;
    expect(design).toMatchObject({
      line: 'l-1',
      lineNumber: 1,
      rule: { name: 'hamilton', version: 1 },
      apportioned: kr('99.99'),
      weight: '25',
      weightSum: '100',
      quotient: '2499',
      remainder: '75',
      spare: 1,
      share: kr('25.00'),
      decisionRef: 'Voucher 12',
      key: { key: 'key-1', basis: 'fixed', decisionRef: DECISION },
      reversal: null,
    });
    expect(hosting!.reversal).toMatchObject({
      reversal: 'r-2',
      reason: 'Wrong project',
      effectiveOn: '2024-06-01',
      share: kr('-2.50'),
    });
    const { shares: all } = await shares('2024-12-31');
    const named = [
      ...answer.pledges.map(({ event }) => event),
      ...answer.costLines.flatMap(({ event, reversal }) => (reversal ? [event, reversal.event] : [event])),
    ];
    expect(all.find(({ authority: id }) => id === '706')!.events.toSorted()).toEqual(named.toSorted());
    await expect(explain('101')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('stand beside hours and grants, with their terms', async () => {
    const answer = await shares('2024-12-31');
    expect(answer.inKind).toMatchObject([{ authority: '751', name: 'Aarhus', value: kr('1500.00') }]);
    // 100 of 2.000 kr. is 5 %: less than the 10 % of the terms.
    expect(answer.grants).toMatchObject([
      { grant: 'g-1', funder: 'Styrelsen', amount: kr('400.00'), coFinanceMet: false, illustrative: true },
    ]);
    expect(answer.illustrative).toBe(true);
    expect(answer.shares.map(({ illustrative }) => illustrative)).toEqual([false, false, false]);
    expect(answer.total).toEqual(kr('100.00'));
  });

  it('are shared by authorities under the names they had', async () => {
    await f.record(
      new CorrectAuthority({ authorityId: '706', name: 'Nye Syddjurs', reason: 'Renamed' }, on('2024-07-01')),
      authority,
    );
    const nameOn = async (day: string) => (await shares(day)).shares.find(({ authority: id }) => id === '706')!.name;
    expect([await nameOn('2024-06-30'), await nameOn('2024-07-01')]).toEqual(['Syddjurs', 'Nye Syddjurs']);
  });

  it("of two projects add up to the product's, from the day they are linked", async () => {
    await f.record(new LinkProjectToProduct({ projectId, productId: 'os2valghalla' }, on('2024-09-01')), project);
    const total = async (validOn: string) =>
      (await f.ask(getProductShares, new GetProductShares('os2valghalla', { validOn }))).total.amount;
    expect([await total('2024-08-31'), await total('2024-09-01')]).toEqual(['3150000.00', '3150100.00']);
  });
});

describe('A round that failed', () => {
  const ends = async (projectId: string, waiveFloor: boolean) => {
    const tell = story(f);
    await tell.project(projectId, '2014-01-01', ['101']);
    const roundId = await tell.round(projectId, '2014-01-10', '1000.00', '2014-06-01');
    await tell.pledge(roundId, '101', '400.00', '2014-02-01');
    await f.record(new CloseFundingRound({ roundId, waiveFloor }, on('2014-08-26', DECISION)), round);
    const before = await f.ask(getProjectShares, new GetProjectShares(projectId, { validOn: '2014-08-25' }));
    const after = await f.ask(getProjectShares, new GetProjectShares(projectId, { validOn: '2014-08-26' }));
    return { before, after };
  };

  it('releases its pledges on the day of closing, and remembers what it had raised', async () => {
    const { before, after } = await ends('os2talk', false);
    expect([before.total, after.total]).toEqual([kr('400.00'), kr('0.00')]);
    expect(after.shares).toEqual([]);
    expect(after.rounds[0]).toMatchObject({
      reached: false,
      waivedFloor: false,
      raisedAtClosing: kr('400.00'),
      pledges: 0,
      revision: 2,
    });
  });
  it('keeps them when a decision lets them stand', async () => {
    const { after } = await ends('os2agora', true);
    expect(after.total).toEqual(kr('400.00'));
    expect(after.rounds[0]).toMatchObject({ reached: false, waivedFloor: true });
  });
});

describe('Whatever is pledged, amended, withdrawn and closed', () => {
  type Step = { kind: 'state' | 'amend' | 'withdraw' | 'close'; who: number; amount: number; days: number };
  const step = fc.record<Step>({
    kind: fc.constantFrom('state', 'state', 'amend', 'withdraw', 'close'),
    who: fc.nat(4),
    amount: fc.integer({ min: 1, max: 1_000_000 }),
    days: fc.nat(3),
  });
  const codes = ['101', '147', '151', '153', '270'];
  let run = 0;

  it('adds up to the pledges that are open, on every day of the story', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const projectId = `random-${++run}`;
        const tell = story(f);
        await tell.project(projectId, '2020-01-01', ['101']);
        const roundId = await tell.round(projectId, '2020-01-01', '0.01', '2020-12-31');
        const expected = await play(steps, roundId);
        for (const [day, open] of expected) {
          const { total, shares } = await f.ask(getProjectShares, new GetProjectShares(projectId, { validOn: day }));
          const sum = [...open.values()].reduce((all, amount) => all + amount, 0);
          expect(total.amount).toBe((sum / 100).toFixed(2));
          expect(shares.map(({ authority: id, pledged }) => [id, pledged.amount])).toEqual(
            [...open].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, amount]) => [id, (amount / 100).toFixed(2)]),
          );
          const whole = shares.reduce(
            (all, { fraction: { numerator, denominator } }) => all + Number(numerator) / Number(denominator),
            0,
          );
          expect(whole).toBeCloseTo(shares.length > 0 ? 1 : 0, 9);
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  /** Asks for every step, also those that are refused, and keeps account by itself: day to open pledges. */
  async function play(steps: Step[], roundId: string): Promise<Map<string, Map<string, number>>> {
    let day = new Date('2020-01-02T00:00:00Z');
    const open = new Map<string, number>();
    const ids = new Map<string, string>();
    const byDay = new Map<string, Map<string, number>>();
    for (const [index, { kind, who, amount, days }] of steps.entries()) {
      day = new Date(day.getTime() + days * 86_400_000);
      const date = day.toISOString().slice(0, 10);
      const code = codes[who]!;
      const pledgeId = kind === 'state' ? `p-${index}` : (ids.get(code) ?? 'none');
      const money = kr((amount / 100).toFixed(2));
      const command = {
        state: () => new StatePledge({ roundId, pledgeId, authorityId: code, amount: money }, on(date)),
        amend: () => new AmendPledge({ roundId, pledgeId, amount: money }, on(date)),
        withdraw: () => new WithdrawPledge({ roundId, pledgeId, reason: 'Changed' }, on(date)),
        close: () => new CloseFundingRound({ roundId }, on(date)),
      }[kind]();
      const done = await f.record(command, round).then(
        () => true,
        () => false,
      );
      if (done && kind === 'state') ids.set(code, pledgeId);
      if (done && (kind === 'state' || (kind === 'amend' && open.has(code)))) open.set(code, amount);
      if (done && kind === 'withdraw') open.delete(code);
      // One øre is the target: a round with pledges is reached, one without has none to release.
      byDay.set(date, new Map(open));
    }
    return byDay;
  }
});

it('A share is read by index, however much else is recorded', async () => {
  const when = { validOn: '2024-12-31' };
  const questions = [
    [getProjectShares, new GetProjectShares('os2valghalla-3', when)],
    [getProductShares, new GetProductShares('os2valghalla', when)],
    [getAuthorityShares, new GetAuthorityShares('751', when)],
    [getSharesOverTime, new GetSharesOverTime('os2valghalla-3', when)],
    [explainShare, new ExplainShare('os2kle', '706', when)],
  ] as const;
  for (const [provider, question] of questions) {
    expect(await indexedRows(f, coFinancing, provider, question as never)).toBeLessThan(400);
  }
});
