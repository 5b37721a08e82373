// SPDX-License-Identifier: MPL-2.0
import type { Provider } from '@nestjs/common';
import type { DomainCommand, EventFamily, Grounds } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { AdoptSizeTable, RegisterAuthority, StartMembership, WithdrawMembership } from '@faellesbog/community';
import {
  AdoptAllocationKey,
  DecideOverrunFunding,
  DecideSurplus,
  dues,
  getDues,
  GetDues,
  getProjectBudget,
  GetProjectBudget,
  getProjectHours,
  GetProjectHours,
  getTrace,
  GetTrace,
  IndexMembershipFee,
  listMembershipFees,
  ListMembershipFees,
  listRateSheets,
  ListRateSheets,
  listTraceGaps,
  ListTraceGaps,
  LogHours,
  PostCostLine,
  PublishAccessionTerms,
  PublishRateSheet,
  ReportOverrun,
  SetMembershipFee,
  SettleHours,
  trace,
} from '@faellesbog/funding';
import { RegisterDecision, type Purpose } from '@faellesbog/governance';
import { found, type asking } from '@faellesbog/governance/testing';
import {
  AdmitProduct,
  ApproveProject,
  LinkProjectToProduct,
  ProposeProject,
  SetFinanceModel,
} from '@faellesbog/portfolio';
import type { AsOfQuery } from '@faellesbog/platform';
import { contexts } from '../../apps/api/src/api.module.js';
import { indexedRows, kr } from '../support/funding.js';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

type Ask = ReturnType<typeof asking>;
const deciders = contexts.flatMap((context) => context.deciders);

let f: ReadModelFixture;
let ask: Ask;
const when = { validOn: '2027-12-31' };

/** A decision of a body by the published bylaws, with what it allows. */
async function decide(
  decisionId: string,
  bodyId: 'assembly' | 'board',
  on: string,
  purpose: Purpose,
  upTo: string,
): Promise<Grounds> {
  const said = { title: decisionId, wording: 'Vedtaget.', basis: 'Indstilling', reference: 'Referat', carried: true };
  await ask(RegisterDecision, { ...said, decisionId, bodyId, allows: [{ purpose, upTo: kr(upTo) }] }, on);
  return { decisionRef: decisionId };
}

async function begin(): Promise<void> {
  f = await readModelFixture(
    [dues, trace],
    deciders.map(({ events }) => events as EventFamily),
  );
  ask = (command, data, effectiveOn = '2026-05-07', grounds: Grounds = {}) => {
    const asked: DomainCommand = new command(data, testMeta({ effectiveOn, grounds, now: '2028-01-01T10:00:00Z' }));
    const owner = deciders.find(({ commands }) => (commands as readonly unknown[]).includes(command));
    return f.record(asked, owner!);
  };
  await found(ask);
}

async function project(): Promise<void> {
  const approval = await decide('ja', 'board', '2026-05-08', 'project_approval', '1000.00');
  await ask(ProposeProject, { projectId: 'valg', name: 'Valg 3', purpose: 'Valg', owners: ['101'] }, '2026-04-01');
  await ask(SetFinanceModel, { projectId: 'valg', budget: kr('1000.00'), allocation: 'Lige' }, '2026-04-02');
  await ask(ApproveProject, { projectId: 'valg' }, '2026-05-08', approval);
  const key = await decide('noegle', 'board', '2026-05-09', 'allocation_key', '0.00');
  const members = [
    { authorityId: '101', weight: '1', cap: kr('600.00') },
    { authorityId: '147', weight: '1', cap: kr('200.00') },
  ];
  const adopted = { projectId: 'valg', basis: 'fixed' as const, members };
  await ask(AdoptAllocationKey, { ...adopted, keyId: 'k1', validFrom: '2026-05-09' }, '2026-05-09', key);
  const free = members.map(({ authorityId, weight }) => ({ authorityId, weight }));
  const later = { ...adopted, keyId: 'k2', validFrom: '2026-12-01', members: free };
  await ask(AdoptAllocationKey, later, '2026-05-09', key);
}

beforeAll(begin);
afterAll(() => f.close());

describe('The membership fee', () => {
  it('stands by year, as it was decided by the body that the bylaws name', async () => {
    const assembly = await decide('k27', 'assembly', '2026-05-07', 'fee', '25000.00');
    const board = await decide('k28', 'board', '2027-09-01', 'fee', '26000.00');
    const set = { year: 2027, amount: kr('25000.00') };
    await expect(ask(SetMembershipFee, set, '2027-09-01', board)).rejects.toMatchObject({
      code: 'membership_fee.year_begun',
    });
    await expect(ask(SetMembershipFee, { ...set, year: 2028 }, '2027-09-01', board)).rejects.toMatchObject({
      code: 'decision.other_body',
      detail: { rule: 'BYL §5.1' },
    });
    await ask(SetMembershipFee, set, '2026-05-07', assembly);
    const indexed = { year: 2028, oldIndex: '118.4', newIndex: '121.95', amount: kr('25750.00') };
    await expect(ask(IndexMembershipFee, indexed, '2027-09-01', assembly)).rejects.toMatchObject({
      code: 'decision.other_body',
      detail: { rule: 'BYL §5.1.1' },
    });
    await ask(IndexMembershipFee, indexed, '2027-09-01', board);
    const { fees } = await f.ask(listMembershipFees, new ListMembershipFees(when));
    const formula = { feeBefore: kr('25000.00'), oldIndex: '118.4', newIndex: '121.95', value: kr('25749.58') };
    expect(fees).toMatchObject([
      { year: 2027, amount: kr('25000.00'), how: 'set', formula: null, on: '2026-05-07', decisionRef: 'k27' },
      { year: 2028, amount: kr('25750.00'), how: 'indexed', formula, on: '2027-09-01', decisionRef: 'k28' },
    ]);
    const before = await f.ask(listMembershipFees, new ListMembershipFees({ validOn: '2027-08-31' }));
    expect(before.fees.map(({ year }) => year)).toEqual([2027]);
  });

  it('is owed in full, by half or not at all, and the answer says why', async () => {
    const join = async (authorityId: string, cvr: string, on: string): Promise<void> => {
      const municipality = { kind: 'municipality' as const, municipalityCode: authorityId };
      await ask(RegisterAuthority, { authorityId, name: `Kommune ${authorityId}`, cvr, ...municipality }, '2020-01-01');
      const contactRef = '00000000-0000-4000-8000-000000000001';
      await ask(StartMembership, { authorityId, signedOn: on, contactRef }, on);
    };
    // The published vector: 1 July itself pays in full.
    await join('270', '29188440', '2027-07-01');
    await join('316', '29189447', '2027-07-02');
    await ask(WithdrawMembership, { authorityId: '316', receivedOn: '2027-10-01' }, '2027-10-01');
    const owed = async (authorityId: string, year: number, validOn = '2027-12-31') => {
      const { share, owes, da } = await f.ask(getDues, new GetDues(authorityId, year, { validOn }));
      return [share, owes.amount, da];
    };
    expect(await owed('101', 2027)).toEqual(['full', '25000.00', 'Medlem ved årets begyndelse: helt kontingent.']);
    expect(await owed('270', 2027)).toEqual(['full', '25000.00', 'Medlem fra 01-07-2027: helt kontingent.']);
    const half = 'Medlem fra 02-07-2027, efter 1. juli: halvt kontingent (vedtægterne §5.1).';
    expect(await owed('316', 2027)).toEqual(['half', '12500.00', half]);
    expect(await owed('316', 2028)).toEqual(['none', '0.00', 'Ikke medlem i 2028: intet kontingent.']);
    expect(await owed('316', 2027, '2027-06-30')).toEqual(['none', '0.00', 'Ikke medlem i 2027: intet kontingent.']);
    expect((await owed('161', 2027))[0]).toBe('none');
    // Nobody has decided on that year, and nobody is known by that id: neither is nothing.
    await expect(owed('101', 2029)).rejects.toMatchObject({ code: 'not_found', status: 404 });
    await expect(owed('999', 2027)).rejects.toMatchObject({ code: 'not_found', status: 404 });
  });
});

describe('The rate sheet', () => {
  it('applies from its day until the next version, with the published prices', async () => {
    const classes = [
      { name: 'small' as const, upTo: 24_999 },
      { name: 'medium' as const, upTo: 59_999 },
      { name: 'large' as const, upTo: 120_000 },
      { name: 'very_large' as const },
    ];
    await ask(AdoptSizeTable, { sizeTableId: 'takst', validFrom: '2020-01-01', classes }, '2020-01-01');
    const [small, medium, large, very_large] = [
      kr('22000.00'),
      kr('32000.00'),
      kr('42000.00'),
      kr('52000.00'),
    ] as const;
    const sheet = { rateSheetId: 'valg', sizeTableId: 'takst', baseFees: { small, medium, large, very_large } };
    const levy = { memberLevyBp: 900, nonMemberLevyBp: 3500 };
    const board = await decide('b', 'board', '2026-05-08', 'surplus', '100000.00');
    await expect(ask(PublishRateSheet, { ...sheet, ...levy }, '2026-05-08', board)).rejects.toMatchObject({
      code: 'decision.other_purpose',
    });
    const assembly = await decide('takst', 'assembly', '2026-05-07', 'rate_sheet', '72800.00');
    await ask(PublishRateSheet, { ...sheet, ...levy }, '2026-06-01', assembly);
    await ask(PublishRateSheet, { ...sheet, ...levy, nonMemberLevyBp: 4000 }, '2027-01-01', assembly);
    const pricesOn = async (validOn: string) =>
      (await f.ask(listRateSheets, new ListRateSheets({ validOn }))).rateSheets.map(({ version, classes: all }) => [
        version,
        ...all.map(({ member, nonMember }) => `${member.amount} ${nonMember.amount}`),
      ]);
    expect(await pricesOn('2026-05-31')).toEqual([]);
    expect(await pricesOn('2026-12-31')).toEqual([
      [1, '23980.00 29700.00', '34880.00 43200.00', '45780.00 56700.00', '56680.00 70200.00'],
    ]);
    expect((await pricesOn('2027-01-01'))[0]!.slice(0, 2)).toEqual([2, '23980.00 30800.00']);
  });
  it('can be what the terms of an accession follow, once it is published', async () => {
    const admitted = await decide('optaget', 'board', '2026-05-08', 'product_admission', '0.00');
    const criteria = { steeringGroup: 'Ja', financeModel: 'Vederlag', documentation: 'https://example.org' };
    const product = { productId: 'valg', name: 'Valg', purpose: 'Valg', users: ['101', '147'], spdx: 'MPL-2.0' };
    await ask(AdmitProduct, { ...product, ...criteria }, '2026-05-08', admitted);
    const fee = await decide('afgift', 'assembly', '2026-05-08', 'fee', '50000.00');
    const steps = [{ from: '2026-06-01', fee: kr('35000.00') }];
    const terms = { productId: 'valg', steps, rebates: [], passiveShareBp: 0, annualFee: kr('23980.00') };
    const resting = (version: number) => ({ ...terms, rateSheet: { rateSheetId: 'valg', version } });
    const tooEarly = ask(PublishAccessionTerms, resting(2), '2026-06-01', fee);
    await expect(tooEarly).rejects.toMatchObject({ code: 'accession.no_rate_sheet' });
    await expect(ask(PublishAccessionTerms, resting(3), '2027-06-01', fee)).rejects.toMatchObject({
      code: 'accession.no_rate_sheet',
    });
    await ask(PublishAccessionTerms, resting(1), '2026-06-01', fee);
    const { steps: told } = await f.ask(getTrace, new GetTrace('rate-sheet:valg.1', when));
    expect(told.filter(({ kind }) => kind === 'event').map(({ da }) => da)).toEqual([
      'Takstblad valg, version 1: 22.000,00 kr. til 52.000,00 kr. efter størrelse, plus 9 % for medlemmer og 35 % for andre.',
      'Vilkår 1 for tilslutning til Valg; vederlaget er 23.980,00 kr. om året.',
    ]);
  });
});

describe('The budget of a project', () => {
  const budget = (validOn = '2027-12-31') => f.ask(getProjectBudget, new GetProjectBudget('valg', { validOn }));

  it('tells what is spent, what exceeds it, what waits, and how it is funded', async () => {
    await project();
    await ask(PostCostLine, { projectId: 'valg', lineId: 'l1', text: 'Sprint 1', amount: kr('900.00') }, '2026-06-01');
    await ask(
      ReportOverrun,
      { projectId: 'valg', overrunId: 'loft', amount: kr('100.00'), reason: 'Loftet', lineId: 'l1' },
      '2026-06-02',
    );
    const more = { projectId: 'valg', overrunId: 'mere', amount: kr('300.00'), reason: 'Dyrere end ventet' };
    await ask(ReportOverrun, more, '2026-06-03');
    const early = await budget('2026-06-10');
    expect(early).toMatchObject({ budget: kr('1000.00'), added: kr('0.00'), spent: kr('900.00'), waits: kr('400.00') });
    expect(early.unfunded).toMatchObject([{ line: 'l1', amount: kr('100.00'), overrun: 'loft', status: 'waits' }]);
    const allowed = await decide('overskridelse', 'board', '2026-07-01', 'overrun_funding', '400.00');
    const parts = [
      { source: 'supplementary_calls' as const, amount: kr('250.00') },
      { source: 'scope_cut' as const, amount: kr('50.00') },
    ];
    await ask(DecideOverrunFunding, { projectId: 'valg', overrunId: 'mere', parts }, '2026-07-01', allowed);
    const calls = [{ source: 'external' as const, amount: kr('100.00') }];
    await ask(DecideOverrunFunding, { projectId: 'valg', overrunId: 'loft', parts: calls }, '2026-07-02', allowed);
    const { overruns, ...now } = await budget();
    expect(now).toMatchObject({ added: kr('250.00'), waits: kr('0.00'), unfunded: [{ status: 'funded' }] });
    expect(overruns).toMatchObject([
      { overrun: 'loft', line: 'l1', status: 'funded', funding: { on: '2026-07-02', decisionRef: 'overskridelse' } },
      { overrun: 'mere', line: null, status: 'funded', funding: { on: '2026-07-01', parts } },
    ]);
    expect((await budget('2026-07-01')).overruns.map(({ status }) => status)).toEqual(['waits', 'funded']);
    await expect(f.ask(getProjectBudget, new GetProjectBudget('intet', when))).rejects.toMatchObject({ status: 404 });
  });

  it('is walked in the trace: an overrun is a gap until its funding is decided, and then reaches the decision', async () => {
    const gaps = async (validOn: string) => {
      const { kinds } = await f.ask(listTraceGaps, new ListTraceGaps({}, { validOn }));
      return kinds.map(({ type, count, sum }) => [type, count, sum.amount]);
    };
    expect(await gaps('2026-06-10')).toEqual([['OverrunReported', 2, '400.00']]);
    expect(await gaps('2026-07-02')).toEqual([]);
    const said = async (id: string) =>
      (await f.ask(getTrace, new GetTrace(id, when))).steps.map((step) => `${'  '.repeat(step.depth)}${step.da}`);
    expect((await said('overrun:valg.mere')).slice(0, 5)).toEqual([
      'Overskridelse i Valg 3 på 300,00 kr. meldt: Dyrere end ventet.',
      '  Nævner ikke selv en beslutning; arvet fra: Overskridelsen mere i Valg 3 på 300,00 kr. finansieres: supplerende opkrævning 250,00 kr., mindre omfang 50,00 kr.',
      '    Beslutning overskridelse: overskridelse (vedtaget).',
      '      Tillader finansiering af overskridelse, højst 400,00 kr.',
      '      Beløbet er 75,0 % af rammen på 400,00 kr.',
    ]);
    const back = await f.ask(getTrace, new GetTrace('overskridelse', when));
    expect(back.sums.map(({ type, inherited, count, sum }) => [type, inherited, count, sum?.amount])).toEqual([
      ['OverrunFundingDecided', false, 2, '400.00'],
      ['OverrunReported', true, 2, '400.00'],
    ]);
    expect((await said('fee:2028'))[0]).toBe(
      'Kontingentet for 2028 er reguleret til 25.750,00 kr. Formlen giver 25.000,00 kr. × 121,95 / 118,4 = 25.749,58 kr.',
    );
    expect(await said('fee:2028')).toContain('  Beslutning k28: k28 (vedtaget).');
    expect(await said('fee:2028')).toContain('    Mandat: BYL §5.1.1 (vedtægter 2026-03).');
  });

  it('tells what became of a surplus', async () => {
    const allowed = await decide('overskud', 'board', '2027-02-01', 'surplus', '50.00');
    const dispositions = [{ use: 'reduce_next_fee' as const, amount: kr('50.00') }];
    const surplus = { projectId: 'valg', surplusId: 's1', amount: kr('50.00'), dispositions };
    await expect(ask(DecideSurplus, surplus, '2027-02-01', allowed)).rejects.toMatchObject({
      code: 'surplus.more_than_left',
    });
    await ask(LinkProjectToProduct, { projectId: 'valg', productId: 'valg' }, '2027-01-01');
    await ask(DecideSurplus, { ...surplus, productId: 'valg' }, '2027-02-01', allowed);
    expect((await budget()).surpluses).toMatchObject([
      { surplus: 's1', product: 'valg', amount: kr('50.00'), dispositions, on: '2027-02-01', decisionRef: 'overskud' },
    ]);
    const [first] = (await f.ask(getTrace, new GetTrace('surplus:valg.s1', when))).steps;
    expect(first!.da).toBe('Overskuddet s1 i Valg 3 på 50,00 kr. anvendes: lavere afgift næste år 50,00 kr.');
  });
});

describe('The hours of a project', () => {
  it('stand by year, with a settlement in which every line explains itself', async () => {
    const log = (entryId: string, authorityId: string, kind: 'agreed' | 'used', minutes: number) =>
      ask(LogHours, { projectId: 'valg', entryId, year: 2026, authorityId, kind, minutes }, '2026-12-31');
    await log('a', '101', 'agreed', 90);
    await log('b', '101', 'used', 90);
    await log('c', '147', 'agreed', 60);
    const hours = async (year?: number, validOn = '2027-12-31') =>
      (await f.ask(getProjectHours, new GetProjectHours('valg', year, { validOn }))).years;
    expect(await hours(2026, '2026-12-31')).toMatchObject([
      {
        year: 2026,
        hours: [
          { authority: '101', agreedMinutes: 90, usedMinutes: 90 },
          { authority: '147', agreedMinutes: 60, usedMinutes: 0 },
        ],
        settlement: null,
      },
    ]);
    const allowed = await decide('timer', 'board', '2027-02-01', 'settlement', '500.00');
    const settled = { projectId: 'valg', year: 2026, hourlyRate: kr('560.01') };
    // 1:30 at 560,01 kr. is 840,015 kr., half up; the odd øre of the halves goes to the lower code.
    await ask(SettleHours, settled, '2027-02-01', allowed);
    const settlement = (await hours())[0]?.settlement;
    expect(settlement).toMatchObject({
      ...{ on: '2027-02-01', key: 'k2', total: kr('840.02'), settled: kr('420.01'), decisionRef: 'timer' },
      transfers: [{ from: '147', to: '101', amount: kr('420.01') }],
      lines: [
        {
          ...{ authority: '101', value: kr('840.02'), share: kr('420.01'), balance: kr('420.01'), creditedMinutes: 90 },
          da: '1:30 timer aftalt, 1:30 brugt: 1:30 à 560,01 kr. er 840,02 kr. Andelen er 1/2 af 840,02 kr., det er 420,01 kr.',
        },
        { authority: '147', value: kr('0.00'), share: kr('420.01'), balance: kr('-420.01') },
      ],
    });
    await expect(hours(2025)).rejects.toMatchObject({ code: 'not_found', status: 404 });
    const steps = (await f.ask(getTrace, new GetTrace('hours:valg.2026', when))).steps.map(({ da }) => da);
    expect(steps[0]).toBe('Timerne for 2026 i Valg 3 er afregnet: 420,01 kr. skifter hænder af en værdi på 840,02 kr.');
    expect(steps).toContain('Beslutning timer: timer (vedtaget).');
    expect(steps).toContain('Delt efter en nøgle, der har sin egen beslutning: Fordelingsnøgle vedtaget: Valg 3.');
  });
});

describe('What is due', () => {
  it.each([
    ['fee:2027', 'Tillader afgift, højst 25.000,00 kr.'],
    ['fee:2028', 'Tillader afgift, højst 26.000,00 kr.'],
    ['rate-sheet:valg.2', 'Tillader takstblad, højst 72.800,00 kr.'],
    ['overrun:valg.loft', 'Tillader finansiering af overskridelse, højst 400,00 kr.'],
    ['surplus:valg.s1', 'Tillader anvendelse af overskud, højst 50,00 kr.'],
    ['hours:valg.2026', 'Tillader afregning, højst 500,00 kr.'],
  ])('is covered by what the decision allows: %s', async (id, allowance) => {
    const { steps } = await f.ask(getTrace, new GetTrace(id, when));
    expect(steps.map(({ da }) => da)).toContain(allowance);
    expect(steps.flatMap(({ marks }) => marks).filter((mark) => mark === 'uncovered' || mark === 'gap')).toEqual([]);
  });

  it('is read by index, however much else is recorded', async () => {
    const rows = (provider: Provider, question: AsOfQuery<unknown>) => indexedRows(f, dues, provider, question);
    expect(await rows(getProjectBudget, new GetProjectBudget('valg', when))).toBeLessThan(200);
    expect(await rows(getProjectHours, new GetProjectHours('valg', 2026, when))).toBeLessThan(200);
    expect(await rows(getDues, new GetDues('101', 2027, when))).toBeLessThan(200);
  });
});
