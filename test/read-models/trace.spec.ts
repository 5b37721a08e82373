// SPDX-License-Identifier: MPL-2.0
import type { Provider } from '@nestjs/common';
import type { AnyDecider, DomainCommand, EventFamily, Grounds } from '@faellesbog/eventsourcing';
import { categoryOf } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  AcceptLatePledge,
  AdoptAllocationKey,
  AwardExternalGrant,
  CloseFundingRound,
  getCaseExport,
  GetCaseExport,
  getTrace,
  GetTrace,
  listDocuments,
  ListDocuments,
  listTraceGaps,
  ListTraceGaps,
  OpenFundingRound,
  PostCostLine,
  PublishAccessionTerms,
  ReverseCostLine,
  SignAccession,
  StatePledge,
  trace,
} from '@faellesbog/funding';
import {
  AddAgendaItem,
  ApproveMinutes,
  CallMeeting,
  EstablishBody,
  HoldBallot,
  PublishMinutes,
  RecordAttendance,
  RegisterDecision,
  RevokeDecision,
  SetTermsOfReference,
  SubmitDecisionPaper,
  SupersedeDecision,
  TakeDecision,
} from '@faellesbog/governance';
import { DECISION, found, person, type asking } from '@faellesbog/governance/testing';
import {
  AdmitProduct,
  ApproveProject,
  LinkProjectToProduct,
  ProposeProject,
  SetFinanceModel,
} from '@faellesbog/portfolio';
import { contexts } from '../../apps/api/src/api.module.js';
import { indexedRows, kr } from '../support/funding.js';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

const deciders: AnyDecider[] = contexts.flatMap((context) => context.deciders);
type Ask = ReturnType<typeof asking>;

const minutes = 'ab'.repeat(32);
const paper = 'cd'.repeat(32);
const document = {
  title: 'Byrådets beslutning',
  on: '2026-05-20',
  direction: 'received' as const,
  sha256: 'ef'.repeat(32),
};

/** A board meeting that approves a project within a frame, and what is done on it; some of it on no decision at all. */
async function tell(ask: Ask): Promise<void> {
  await found(ask);
  await ask(CallMeeting, { meetingId: 'bm', bodyId: 'board', form: 'ordinary', heldOn: '2026-05-07' }, '2026-04-20');
  const item = { meetingId: 'bm', itemId: 'i1' };
  await ask(AddAgendaItem, { ...item, title: 'Valg', purpose: 'decision', decisionId: 'valg-2026' }, '2026-04-21');
  const written = { ...item, status: 'ready' as const, background: 'Valg', recommendation: 'Godkend', sha256: paper };
  await ask(SubmitDecisionPaper, written, '2026-04-22');
  const present = ['b0', 'b1', 'b2', 'b3'];
  await ask(RecordAttendance, { meetingId: 'bm', present });
  const votes = present.map((voter, index) => ({ voter, vote: index < 2 ? ('for' as const) : ('against' as const) }));
  await ask(HoldBallot, { ...item, votes });
  const subject = { kind: 'project' as const, id: 'valg' };
  const allows = [{ purpose: 'project_approval' as const, subject, upTo: kr('1000.00') }];
  const taken = { decisionId: 'valg-2026', bodyId: 'board', ...item, title: 'Projekt Valg', allows };
  await ask(TakeDecision, { ...taken, wording: 'Godkendt inden for rammen.', basis: 'Foranalysen' });
  await ask(ApproveMinutes, { meetingId: 'bm', signedBy: person(1), sha256: minutes }, '2026-05-20');
  await ask(PublishMinutes, { meetingId: 'bm' }, '2026-06-30');
  const project = { projectId: 'valg', name: 'Valg 3', purpose: 'Valg', owners: ['101'] };
  await ask(ProposeProject, project, '2026-04-01');
  await ask(SetFinanceModel, { projectId: 'valg', budget: kr('1000.00'), allocation: 'Lige' }, '2026-04-02');
  await ask(ApproveProject, { projectId: 'valg' }, '2026-05-08', { decisionRef: 'valg-2026' });
  const round = { roundId: 'valg', projectId: 'valg', target: kr('1000.00'), floor: kr('100.00'), purpose: 'Valg' };
  await ask(OpenFundingRound, { ...round, deadline: '2026-09-30' }, '2026-05-09');
  const pledge = (pledgeId: string, authorityId: string, amount: string) => ({
    roundId: 'valg',
    pledgeId,
    authorityId,
    amount: kr(amount),
  });
  await ask(StatePledge, pledge('p1', '101', '250.00'), '2026-06-01', { documentRefs: [document] });
  await ask(StatePledge, pledge('p2', '147', '70.00'), '2026-06-02');
  const granted = { roundId: 'valg', grantId: 'fond', funder: 'Fonden', amount: kr('50.00'), terms: {} };
  await ask(AwardExternalGrant, granted, '2026-06-03', { decisionRef: 'Fondens brev af 1. juni' });
  await ask(CloseFundingRound, { roundId: 'valg' }, '2026-10-01');
}

/** A general assembly that decides nothing, and whose minutes come late. */
async function assemble(ask: Ask): Promise<void> {
  const called = { meetingId: 'ga', bodyId: 'assembly', form: 'ordinary' as const, heldOn: '2026-05-07' };
  await ask(CallMeeting, called, '2026-04-01');
  await ask(RecordAttendance, { meetingId: 'ga', present: ['101', '147'], meetingChair: person(1) });
  await ask(ApproveMinutes, { meetingId: 'ga', signedBy: person(1), sha256: minutes }, '2026-05-20');
  await ask(PublishMinutes, { meetingId: 'ga' }, '2026-06-01');
}

/** A key of its own decision, a cost shared by it and reversed; a working group with terms of reference. */
async function spend(ask: Ask): Promise<void> {
  const decided = {
    bodyId: 'board',
    wording: 'Vedtaget.',
    basis: 'Indstilling',
    reference: 'Referat 1. okt. 2026, punkt 2.',
    carried: true,
  };
  const about = { kind: 'project' as const, id: 'valg' };
  const key = [{ purpose: 'allocation_key' as const, subject: about }];
  await ask(RegisterDecision, { ...decided, decisionId: 'noegle', title: 'Nøglen', allows: key }, '2026-10-01');
  const members = [
    { authorityId: '101', weight: '1' },
    { authorityId: '147', weight: '2' },
  ];
  const adopted = { projectId: 'valg', keyId: 'k', validFrom: '2026-10-01', basis: 'fixed' as const, members };
  await ask(AdoptAllocationKey, adopted, '2026-10-02', { decisionRef: 'noegle' });
  await ask(PostCostLine, { projectId: 'valg', lineId: 'l1', text: 'Sprint 1', amount: kr('100.00') }, '2026-11-01');
  await ask(ReverseCostLine, { projectId: 'valg', lineId: 'l1', reversalId: 'r1', reason: 'Fejl' }, '2026-11-02');
  await ask(
    EstablishBody,
    { bodyId: 'wg', kind: 'working_group', name: 'Arbejdsgruppen', bylawsId: 'os2' },
    '2026-01-01',
  );
  const mandates = [{ purpose: 'late_pledge' as const, upTo: kr('500.00') }];
  await ask(
    SetTermsOfReference,
    { bodyId: 'wg', version: 'v1', task: 'Sene tilsagn', mandates, until: '2026-12-31' },
    '2026-01-02',
  );
  const late = [{ purpose: 'late_pledge' as const, subject: about, upTo: kr('80.00') }];
  await ask(
    RegisterDecision,
    { ...decided, bodyId: 'wg', decisionId: 'sent', title: 'Sent', allows: late },
    '2026-10-05',
  );
  const pledge = { roundId: 'valg', pledgeId: 'p3', authorityId: '151', amount: kr('60.00') };
  await ask(AcceptLatePledge, pledge, '2026-10-06', { decisionRef: 'sent' });
}

interface Book {
  f: ReadModelFixture;
  ask: Ask;
}
async function openBook(): Promise<Book> {
  const f = await readModelFixture(
    [trace],
    deciders.map(({ events }) => events as EventFamily),
  );
  const ask: Ask = async (command, data, effectiveOn = '2026-05-07', grounds: Grounds = {}) => {
    const asked: DomainCommand = new command(data, testMeta({ effectiveOn, grounds, now: '2027-01-01T10:00:00Z' }));
    const owner = deciders.find(({ commands }) => (commands as readonly unknown[]).includes(command));
    return f.record(asked, owner!);
  };
  return { f, ask };
}

describe('The trace', () => {
  let f: ReadModelFixture;
  beforeAll(async () => {
    const book = await openBook();
    f = book.f;
    await tell(book.ask);
    await spend(book.ask);
    await assemble(book.ask);
  });
  afterAll(() => f.close());

  const walk = (id: string, validOn = '2026-12-31') => f.ask(getTrace, new GetTrace(id, { validOn }));
  const said = async (id: string, validOn?: string, lang: 'da' | 'en' = 'da') =>
    (await walk(id, validOn)).steps.map((step) => `${'  '.repeat(step.depth)}${step[lang]}`);

  it('reads every family of the book', () => {
    const families = deciders.map(({ events }) => (events as EventFamily).category);
    expect(families.filter((category) => !trace.reads(`${category}-x`))).toEqual([]);
    expect(families.map((category) => categoryOf(`${category}-x`))).toContain('round');
  });

  it('of a pledge goes by the project to the decision, its frame, mandate, ballot, minutes and documents', async () => {
    expect(await said('p1')).toEqual([
      'Kommune 101: tilsagn på 250,00 kr. til Valg 3 (runde valg).',
      `  Dokument: Byrådets beslutning, modtaget, SHA-256 ${document.sha256}.`,
      '  Nævner ikke selv en beslutning; arvet fra: Projekt godkendt: Valg 3.',
      '    Beslutning valg-2026: Projekt Valg (vedtaget).',
      '      Tillader godkendelse af projekt for Valg 3, højst 1.000,00 kr.',
      '      Beløbet er 25,0 % af rammen på 1.000,00 kr.',
      '      Ordlyd: Godkendt inden for rammen.',
      '      Grundlag: Foranalysen.',
      '      Truffet af Bestyrelse.',
      '      Mandat: BYL §6 (vedtægter 2026-03).',
      '      Ordinært møde bm, punkt i1: Valg.',
      '        4 af 6 stemmeberettigede til stede; beslutningsdygtigt (BYL §6.5, vedtægter 2026-03).',
      `        Sagsoplæg, SHA-256 ${paper}.`,
      '        Stemmer: 2 for, 2 imod, 0 undlod; vedtaget efter BYL §6.5 (vedtægter 2026-03). Stemmelighed: formandens stemme afgjorde.',
      `        Referat godkendt, SHA-256 ${minutes}.`,
      '        Referat offentliggjort.',
    ]);
    const { steps } = await walk('p1');
    expect(steps.find(({ ofFrame }) => ofFrame)).toMatchObject({
      kind: 'allowance',
      amount: kr('250.00'),
      ofFrame: { numerator: 1, denominator: 4 },
    });
    expect((await said('p1', undefined, 'en'))[5]).toBe('      The amount is 25.0 % of the frame of DKK 1,000.00.');
  });

  it('of a cost goes to the decision that allows it, and to that of the key it is shared by', async () => {
    const steps = await said('cost-line:valg.l1');
    expect(steps.filter((step) => !/^ {4,}(?! *Beslutning)/.test(step))).toEqual([
      'Udgift i Valg 3 på 100,00 kr., fordelt på 2: Sprint 1.',
      '  Nævner ikke selv en beslutning; arvet fra: Projekt godkendt: Valg 3.',
      '    Beslutning valg-2026: Projekt Valg (vedtaget).',
      '  Delt efter en nøgle, der har sin egen beslutning: Fordelingsnøgle vedtaget: Valg 3.',
      '    Beslutning noegle: Nøglen (vedtaget).',
      'Linjen l1 i Valg 3 tilbageført med -100,00 kr.: Fejl.',
      '  Nævner ikke selv en beslutning; arvet fra: Projekt godkendt: Valg 3.',
      '    Beslutning valg-2026, som ovenfor.',
    ]);
    expect(steps).toContain('      Registreret fra: Referat 1. okt. 2026, punkt 2. Mødet selv er ikke i bogen.');
  });

  it('names the terms of reference a group decided by, and how much of its frame an amount is', async () => {
    const steps = await said('p3');
    expect(steps.slice(0, 4)).toEqual([
      'Kommune 151: sent tilsagn på 60,00 kr. til Valg 3 (runde valg).',
      '  Beslutning sent: Sent (vedtaget).',
      '    Tillader sent tilsagn for Valg 3, højst 80,00 kr.',
      '    Beløbet er 75,0 % af rammen på 80,00 kr.',
    ]);
    expect(steps).toContain('    Truffet af Arbejdsgruppen.');
    expect(steps).toContain('    Mandat: kommissorium wg: v1, til og med 31-12-2026.');
  });

  it('of a decision lists what names it and what inherits it, with a sum for each kind', async () => {
    const { steps, sums } = await walk('valg-2026');
    expect(sums.map(({ type, inherited, count, sum }) => [type, inherited, count, sum?.amount ?? null])).toEqual([
      ['ProjectApproved', false, 1, null],
      ['CostLinePosted', true, 1, '100.00'],
      ['CostLineReversed', true, 1, '-100.00'],
      ['FinanceModelSet', true, 1, '1000.00'],
      ['FundingRoundClosed', true, 1, '320.00'],
      ['PledgeStated', true, 2, '320.00'],
    ]);
    const rested = steps.filter(({ kind, position }) => kind === 'rested' && position !== null);
    expect(rested.map(({ effectiveOn, da }) => `${effectiveOn} ${da}`)).toEqual([
      '2026-04-02 Finansieringsmodel for Valg 3: et budget på 1.000,00 kr. 100,0 % af rammen på 1.000,00 kr. Arvet.',
      '2026-05-08 Projekt godkendt: Valg 3.',
      '2026-06-01 Kommune 101: tilsagn på 250,00 kr. til Valg 3 (runde valg). 25,0 % af rammen på 1.000,00 kr. Arvet.',
      '2026-06-02 Kommune 147: tilsagn på 70,00 kr. til Valg 3 (runde valg). 7,0 % af rammen på 1.000,00 kr. Arvet.',
      '2026-10-01 Indsamlingen valg til Valg 3 blev lukket og nåede det nødvendige: 320,00 kr. i tilsagn. 32,0 % af rammen på 1.000,00 kr. Arvet.',
      '2026-11-01 Udgift i Valg 3 på 100,00 kr., fordelt på 2: Sprint 1. 10,0 % af rammen på 1.000,00 kr. Arvet.',
      '2026-11-02 Linjen l1 i Valg 3 tilbageført med -100,00 kr.: Fejl. Arvet.',
    ]);
    const key = (await walk('noegle')).sums.map(({ type, inherited, count }) => [type, inherited, count]);
    expect(key).toEqual([
      ['AllocationKeyAdopted', false, 1],
      ['CostLinePosted', true, 1],
    ]);
  });

  it('is told as of a day, as known then', async () => {
    expect((await walk('valg-2026', '2026-06-01')).sums.map(({ type }) => type)).toEqual([
      'ProjectApproved',
      'FinanceModelSet',
      'PledgeStated',
    ]);
    expect(await said('bm', '2026-05-19')).toContain('  Intet godkendt referat er registreret.');
    await expect(walk('valg-2026', '2026-05-06')).rejects.toMatchObject({ code: 'not_found' });
    const [model] = (await walk('valg-2026')).steps.filter(({ da }) => da.startsWith('Finansieringsmodel for'));
    const before = String(model!.position);
    await expect(
      f.ask(getTrace, new GetTrace('valg-2026', { knownAt: '0', validOn: '2026-12-31' })),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    const then = await f.ask(getTrace, new GetTrace(before, { knownAt: before, validOn: '2026-12-31' }));
    expect(then.steps.map(({ kind }) => kind)).toEqual(['event', 'gap']);
  });

  it('is asked for by event, by position, by id, and by kind where an id means several things', async () => {
    const { meanings, steps } = await walk('valg');
    expect(steps).toEqual([]);
    expect(meanings.map(({ ask: again, da }) => [again, da])).toEqual([
      ['project:valg', 'Projekt: Valg 3.'],
      ['round:valg', 'Indsamling: valg.'],
    ]);
    const [pledge] = (await walk('p1')).steps;
    expect((await walk(pledge!.event!)).steps).toEqual((await walk('pledge:valg.p1')).steps);
    expect((await walk(String(pledge!.position))).steps).toEqual((await walk('p1')).steps);
    expect((await walk(`position:${pledge!.position}`)).meanings).toMatchObject([{ kind: 'position', da: pledge!.da }]);
    for (const nothing of [
      'nothing',
      'wrong:valg',
      'Valg 3',
      'authority:101',
      '999999',
      'project:',
      `event:${'0'.repeat(36)}`,
    ])
      await expect(walk(nothing)).rejects.toMatchObject({ code: 'not_found', status: 404 });
  });

  it('of a project tells each decision with what rests on it, and says where none is recorded', async () => {
    const steps = (await walk('project:valg')).steps;
    expect(steps.filter(({ depth }) => depth <= 1).map(({ da }) => da)).toEqual([
      'Projekt: Valg 3.',
      'Beslutning valg-2026: Projekt Valg (vedtaget).',
      'Beslutning noegle: Nøglen (vedtaget).',
      'Beslutning sent: Sent (vedtaget).',
      'Ingen beslutning er registreret. Det gælder 1, i alt 50,00 kr.',
    ]);
    expect(steps.at(-1)).toMatchObject({ kind: 'gap', marks: ['gap'], amount: kr('50.00') });
    expect(await said('grant:valg.fond')).toEqual([
      'Tilskud fra Fonden på 50,00 kr. til Valg 3 (runde valg).',
      '  Ingen beslutning er registreret. Der henvises til »Fondens brev af 1. juni«, som ikke er en beslutning i bogen.',
    ]);
  });

  it('of a meeting tells its minutes and decisions', async () => {
    const late = (await walk('ga')).steps.filter(({ kind }) => kind === 'minutes');
    expect(late.map(({ da, marks }) => [da, marks])).toEqual([
      [`Referat godkendt, SHA-256 ${minutes}.`, []],
      ['Referat offentliggjort (frist 21-05-2026: for sent).', ['late']],
    ]);
    expect(await said('ga')).toContain('  Ingen beslutning er truffet på mødet.');
    const steps = await said('bm');
    expect(steps[0]).toBe('Ordinært møde bm.');
    expect(steps.filter((step) => step.includes('Referat godkendt'))).toHaveLength(1);
    expect(steps).toContain(`    Sagsoplæg, SHA-256 ${paper}.`);
    expect(steps).toContain('  Beslutning valg-2026: Projekt Valg (vedtaget).');
    expect(steps).toContain('      Tilsagn (arvet): 2, i alt 320,00 kr.');
  });

  it('of an event tells what it followed from and what rests on it', async () => {
    const approved = (await walk('valg-2026')).steps.find(
      ({ da }) => da.startsWith('Projekt godkendt: 1') === false && da.startsWith('Projekt godkendt'),
    );
    const follows = (await walk(approved!.event!)).steps.filter(({ kind }) => kind === 'follows');
    expect(follows.map(({ da }) => da)).toContain(
      'Herpå hviler: Kommune 147: tilsagn på 70,00 kr. til Valg 3 (runde valg).',
    );
    const attendance = (await walk('bm')).steps[1]!;
    expect((await said(attendance.event!))[1]).toBe('  Handler ikke om penge og nævner ingen beslutning.');
  });

  it('is read by index, however much else is recorded', async () => {
    const rows = (provider: Provider, question: Parameters<typeof indexedRows>[3]) =>
      indexedRows(f, trace, provider, question);
    const when = { validOn: '2026-12-31' };
    await rows(getTrace, new GetTrace('p1', when));
    // Most events of a book are about money and name no decision: they must not be in the way either.
    await f.sql.unsafe(`
      insert into ${trace.table.node} (type, "by", data, pos, n, eff, at, event_id, illustrative)
        select 'PledgeStated', 'noise', '{}', -30000 - g, 0, '2018-01-01', '', gen_random_uuid(), false
        from generate_series(1, 20000) g;
      insert into ${trace.table.rest} (ref, line, rank, pos, n, eff, at, event_id, illustrative)
        select 'round:noise-' || g, 0, 0, -30000 - g, 1, '2018-01-01', '', gen_random_uuid(), false
        from generate_series(1, 20000) g;
      insert into ${trace.table.money} (type, amount, pos, n, eff, at, event_id, illustrative)
        select 'PledgeStated', 1, -30000 - g, 2, '2018-01-01', '', gen_random_uuid(), false
        from generate_series(1, 20000) g;
      analyze ${trace.table.node}; analyze ${trace.table.money}; analyze ${trace.table.rest}`);
    for (const id of ['p1', 'valg-2026', 'project:valg', 'bm', 'cost-line:valg.l1'])
      expect(await rows(getTrace, new GetTrace(id, when))).toBeLessThan(1000);
    const year = { from: '2026-01-01', until: '2026-12-31' };
    expect(await rows(listTraceGaps, new ListTraceGaps(year, when))).toBeLessThan(1000);
    expect(await rows(listDocuments, new ListDocuments(undefined, year, when))).toBeLessThan(200);
    expect(await rows(listDocuments, new ListDocuments('project:valg', {}, when))).toBeLessThan(200);
    expect(await rows(getCaseExport, new GetCaseExport('project:valg', {}, undefined, when))).toBeLessThan(1000);
  });
});

describe('The auditor', () => {
  let book: Book;
  beforeAll(async () => {
    book = await openBook();
    await tell(book.ask);
  });
  afterAll(() => book.f.close());
  const gaps = (validOn = '2026-12-31', stretch: ListTraceGaps['stretch'] = {}) =>
    book.f.ask(listTraceGaps, new ListTraceGaps(stretch, { validOn }));

  it('gets every amount from which no decision is reached, with its number and sum', async () => {
    const { count, sum, kinds, gaps: list } = await gaps();
    expect([count, sum, kinds.length]).toEqual([1, kr('50.00'), 1]);
    expect(list).toMatchObject([
      {
        type: 'ExternalGrantAwarded',
        effectiveOn: '2026-06-03',
        decisionRef: 'Fondens brev af 1. juni',
        amount: kr('50.00'),
      },
    ]);
    // Until the project was approved, its finance model rested on nothing.
    const before = await gaps('2026-05-07');
    expect(before.gaps.map(({ type }) => type)).toEqual(['FinanceModelSet']);
    expect((await gaps('2026-12-31', { from: '2026-07-01' })).count).toBe(0);
    expect((await gaps('2026-12-31', { until: '2026-06-02' })).count).toBe(0);
  });

  it('gets the same gaps as the trace of each amount tells of, and in pages', async () => {
    const { ask, f } = book;
    const proposed = { projectId: 'loes', name: 'Løs', purpose: 'Intet', owners: ['101'] };
    await ask(ProposeProject, proposed, '2026-07-01');
    for (const [index, budget] of ['10.00', '20.00', '30.00'].entries())
      await ask(
        SetFinanceModel,
        { projectId: 'loes', budget: kr(budget), allocation: 'Lige' },
        `2026-07-0${index + 2}`,
      );
    const first = await gaps('2026-12-31', { limit: 2 });
    const second = await gaps('2026-12-31', { limit: 2, cursor: first.next! });
    expect([first.count, first.sum.amount, second.count, second.next]).toEqual([4, '110.00', 4, null]);
    const all = [...first.gaps, ...second.gaps];
    expect(all.map(({ amount }) => amount.amount)).toEqual(['50.00', '10.00', '20.00', '30.00']);
    for (const { event } of all) {
      const { steps } = await f.ask(getTrace, new GetTrace(event, { validOn: '2026-12-31' }));
      expect(steps.some(({ marks }) => marks.includes('gap'))).toBe(true);
    }
    await expect(gaps('2026-12-31', { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'cursor.malformed',
      status: 422,
    });
  });

  it('takes a key for no leave to spend, and a decision that is not in the book for none at all', async () => {
    const { ask, f } = book;
    const project = (projectId: string) => ({ projectId, name: projectId, purpose: 'Intet', owners: ['101'] });
    await ask(ProposeProject, project('noegleprojekt'), '2026-08-01');
    await ask(ProposeProject, project('udenfor'), '2026-08-01');
    const allows = [{ purpose: 'allocation_key' as const }];
    const decided = { bodyId: 'board', wording: 'Vedtaget.', basis: 'Nyt.', reference: 'Referat.', carried: true };
    await ask(RegisterDecision, { ...decided, decisionId: 'kun-noegle', title: 'Nøgle', allows }, '2026-08-01');
    const members = [{ authorityId: '101', weight: '1' }];
    const key = { projectId: 'noegleprojekt', keyId: 'k', validFrom: '2026-08-02', basis: 'fixed' as const, members };
    await ask(AdoptAllocationKey, key, '2026-08-02', { decisionRef: 'kun-noegle' });
    const cost = { projectId: 'noegleprojekt', lineId: 'l', text: 'Uden godkendelse', amount: kr('7.00') };
    await ask(PostCostLine, cost, '2026-08-03');
    // The fixture knows this decision and the log does not: as with one that another book holds.
    await ask(SetFinanceModel, { projectId: 'udenfor', budget: kr('8.00'), allocation: 'Lige' }, '2026-08-04');
    await ask(ApproveProject, { projectId: 'udenfor' }, '2026-08-05', { decisionRef: DECISION });
    const { gaps: list } = await gaps('2026-12-31', { from: '2026-08-01', until: '2026-08-31' });
    expect(list.map(({ type, amount }) => [type, amount.amount])).toEqual([
      ['CostLinePosted', '7.00'],
      ['FinanceModelSet', '8.00'],
    ]);
    const marks = async (id: string) =>
      (await f.ask(getTrace, new GetTrace(id, { validOn: '2026-12-31' }))).steps.flatMap((step) => step.marks);
    for (const { event } of list) expect(await marks(event)).toContain('gap');
    const { steps } = await f.ask(getTrace, new GetTrace('project:udenfor', { validOn: '2026-12-31' }));
    expect(steps.map(({ da }) => da)).toContain('Ingen beslutning er registreret. Det gælder 2, i alt 8,00 kr.');
  });

  it('sees what rested on a decision that was revoked or superseded, before and after', async () => {
    const { ask, f } = book;
    const decided = {
      bodyId: 'board',
      wording: 'Vedtaget.',
      basis: 'Nyt.',
      reference: 'Referat.',
      carried: true,
      allows: [],
    };
    await ask(RegisterDecision, { ...decided, decisionId: 'stop', title: 'Stop' }, '2026-10-01');
    await ask(RevokeDecision, { decisionId: 'valg-2026', by: 'stop', reason: 'Ingen penge' }, '2026-10-01');
    const walk = async (id: string, validOn = '2026-12-31') => f.ask(getTrace, new GetTrace(id, { validOn }));
    const { steps, sums } = await walk('valg-2026');
    expect(steps[0]!.marks).toEqual(['ended']);
    expect(steps.map(({ da }) => da)).toContain('Tilbagekaldt ved beslutningen »Stop«: Ingen penge.');
    const after = steps.filter(({ kind, marks }) => kind === 'rested' && marks.includes('after_end'));
    expect(after.map(({ effectiveOn, da }) => [effectiveOn, da.endsWith('Efter tilbagekaldelsen.')])).toEqual([
      ['2026-10-01', true],
    ]);
    expect(sums.filter(({ afterEnd }) => afterEnd > 0)).toMatchObject([{ type: 'FundingRoundClosed', afterEnd: 1 }]);
    expect((await walk('stop')).steps.map(({ da }) => da)).toContain('Tilbagekalder beslutningen »Projekt Valg«.');
    expect((await walk('valg-2026', '2026-09-30')).steps[0]!.marks).toEqual([]);
    await ask(RegisterDecision, { ...decided, decisionId: 'nyt-stop', title: 'Nyt stop' }, '2026-10-02');
    await ask(SupersedeDecision, { decisionId: 'stop', by: 'nyt-stop' }, '2026-10-02');
    expect((await walk('stop')).steps.map(({ da }) => da)).toContain('Afløst af beslutningen »Nyt stop«.');
    expect((await walk('nyt-stop')).steps.map(({ da }) => da)).toContain('Afløser beslutningen »Stop«.');
  });

  it('is told when an amount is above the frame, or its decision mentions something else', async () => {
    const { ask, f } = book;
    const other = { purpose: 'project_approval' as const, subject: { kind: 'project' as const, id: 'andet' } };
    const frame = {
      purpose: 'finance_model' as const,
      subject: { kind: 'project' as const, id: 'loes' },
      upTo: kr('40.00'),
    };
    const decided = { bodyId: 'board', wording: 'Vedtaget.', basis: 'Nyt.', reference: 'Referat.', carried: true };
    await ask(RegisterDecision, { ...decided, decisionId: 'andet', title: 'Andet', allows: [other] }, '2026-07-01');
    await ask(RegisterDecision, { ...decided, decisionId: 'ramme', title: 'Ramme', allows: [frame] }, '2026-07-01');
    const model = { projectId: 'loes', allocation: 'Lige' };
    await ask(SetFinanceModel, { ...model, budget: kr('41.00') }, '2026-07-10', { decisionRef: 'andet' });
    await ask(SetFinanceModel, { ...model, budget: kr('50.00') }, '2026-07-11', { decisionRef: 'ramme' });
    const { steps } = await f.ask(getTrace, new GetTrace('project:loes', { validOn: '2026-12-31' }));
    const of = async (amount: string) => {
      const { event } = steps.find((step) => step.kind === 'rested' && step.amount?.amount === amount)!;
      return (await f.ask(getTrace, new GetTrace(event!, { validOn: '2026-12-31' }))).steps;
    };
    expect((await of('41.00')).filter(({ marks }) => marks.includes('uncovered'))).toHaveLength(1);
    expect((await of('50.00')).find(({ marks }) => marks.includes('over_frame'))).toMatchObject({
      da: 'Beløbet er 125,0 % af rammen på 40,00 kr.',
      ofFrame: { numerator: 5, denominator: 4 },
    });
  });
});

describe('Terms of accession', () => {
  it('lead from a signed accession to the decision on the fee, and a product to its projects', async () => {
    const { f, ask } = await openBook();
    await tell(ask);
    const subject = { kind: 'product' as const, id: 'valgprodukt' };
    const allows = [{ purpose: 'product_admission' as const, subject }];
    const decided = { bodyId: 'board', wording: 'Vedtaget.', basis: 'Nyt.', reference: 'Referat.', carried: true };
    await ask(RegisterDecision, { ...decided, decisionId: 'optag', title: 'Optagelse', allows }, '2026-06-01');
    const fee = [{ purpose: 'fee' as const, subject, upTo: kr('100.00') }];
    await ask(
      RegisterDecision,
      { ...decided, bodyId: 'assembly', decisionId: 'afgift', title: 'Afgift', allows: fee },
      '2026-06-01',
    );
    const criteria = {
      spdx: 'MPL-2.0',
      steeringGroup: 'Gruppen',
      financeModel: 'Vederlag',
      documentation: 'https://example.org',
    };
    const admitted = {
      productId: 'valgprodukt',
      name: 'Valgprodukt',
      purpose: 'Valg',
      users: ['101', '147'],
      ...criteria,
    };
    await ask(AdmitProduct, admitted, '2026-06-02', { decisionRef: 'optag' });
    await ask(LinkProjectToProduct, { projectId: 'valg', productId: 'valgprodukt' }, '2026-06-03');
    const steps = [{ from: '2026-06-04', fee: kr('60.00') }];
    const terms = { productId: 'valgprodukt', steps, rebates: [], passiveShareBp: 5000, annualFee: kr('20.00') };
    await ask(PublishAccessionTerms, terms, '2026-06-04', { decisionRef: 'afgift' });
    await ask(SignAccession, { productId: 'valgprodukt', accessionId: 'a1', authorityId: '147' }, '2026-06-05');
    const walk = async (id: string) =>
      (await f.ask(getTrace, new GetTrace(id, { validOn: '2026-12-31' }))).steps.map(({ da }) => da);
    expect((await walk('a1')).slice(0, 5)).toEqual([
      'Kommune 147: tilslutning til Valgprodukt for 60,00 kr. efter vilkår 1.',
      'Nævner ikke selv en beslutning; arvet fra: Vilkår 1 for tilslutning til Valgprodukt; vederlaget er 20,00 kr. om året.',
      'Beslutning afgift: Afgift (vedtaget).',
      'Tillader afgift for Valgprodukt, højst 100,00 kr.',
      'Beløbet er 60,0 % af rammen på 100,00 kr.',
    ]);
    expect(await walk('terms:valgprodukt.1')).toContain('Tilslutning (arvet): 1, i alt 60,00 kr.');
    const product = await walk('valgprodukt');
    expect(product).toContain('Beslutning optag: Optagelse (vedtaget).');
    expect(product.at(-1)).toBe('Projekt: Valg 3.');
    const { steps: told } = await f.ask(getTrace, new GetTrace('valgprodukt', { validOn: '2026-12-31' }));
    const admission = told.find(({ da }) => da === 'Produkt optaget: Valgprodukt.')!;
    expect((await walk(admission.event!)).filter((step) => step.startsWith('Herpå hviler'))).toEqual([]);
    await f.close();
  });
});

describe('The document register', () => {
  let book: Book;
  beforeAll(async () => {
    book = await openBook();
    await tell(book.ask);
    const letter = (title: string) => ({
      documentRefs: [{ title, direction: 'sent' as const }, { title: `${title}, bilag` }],
    });
    await book.ask(
      ProposeProject,
      { projectId: 'b', name: 'B', purpose: 'B', owners: ['151'] },
      '2026-06-10',
      letter('Brev'),
    );
  });
  afterAll(() => book.f.close());
  const list = async (about?: string, stretch: ListDocuments['stretch'] = {}) =>
    (await book.f.ask(listDocuments, new ListDocuments(about, stretch, { validOn: '2026-12-31' }))).documents;

  it('lists each document once by its date, with direction, hash and the event it stands in', async () => {
    expect(await list()).toMatchObject([
      {
        on: '2026-05-20',
        title: document.title,
        direction: 'received',
        sha256: document.sha256,
        url: null,
        effectiveOn: '2026-06-01',
        da: 'Tilsagn',
      },
      { on: '2026-06-10', title: 'Brev', direction: 'sent', sha256: null },
      { on: '2026-06-10', title: 'Brev, bilag', direction: null },
    ]);
  });
  it('is asked for by project, authority and dates, and in pages', async () => {
    const titles = async (...of: Parameters<typeof list>) => (await list(...of)).map(({ title }) => title);
    expect(await titles('project:b')).toEqual(['Brev', 'Brev, bilag']);
    expect(await titles('authority:101')).toEqual([document.title]);
    expect(await titles('authority:151', { from: '2026-06-11' })).toEqual([]);
    expect(await titles(undefined, { until: '2026-05-20' })).toEqual([document.title]);
    await expect(list('project:c')).rejects.toMatchObject({ code: 'not_found' });
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await book.f.ask(
        listDocuments,
        new ListDocuments(undefined, { cursor, limit: 1 }, { validOn: '2026-12-31' }),
      );
      paged.push(...page.documents.map(({ title }) => title));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(await titles());
  });
});

describe('A case export', () => {
  let book: Book;
  beforeAll(async () => {
    book = await openBook();
    await tell(book.ask);
  });
  afterAll(() => book.f.close());
  const ask = (withhold?: GetCaseExport['withhold'], about = 'project:valg', stretch: GetCaseExport['stretch'] = {}) =>
    book.f.ask(getCaseExport, new GetCaseExport(about, stretch, withhold, { validOn: '2026-12-31' }));

  it('holds the events about a thing with their documents, and those of the decisions they rest on', async () => {
    const { events, name, count, documents } = await ask();
    expect([name, count, documents]).toEqual(['Valg 3', events.length, 1]);
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ decision }) => decision).map(({ type }) => type)).toEqual(['AgendaItemAdded']);
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['DecisionTaken', 'PledgeStated', 'ProjectApproved']),
    );
    const pledge = events.find(({ type }) => type === 'PledgeStated');
    expect(pledge).toMatchObject({ documents: [document], data: { pledgeId: 'p1', amount: kr('250.00') } });
    const may = await ask(undefined, 'project:valg', { from: '2026-06-01', until: '2026-06-30' });
    expect(may.events.map(({ type }) => type)).toEqual(['PledgeStated', 'PledgeStated', 'ExternalGrantAwarded']);
  });
  it('withholds content with a reason, and says so in its place; the log is untouched', async () => {
    const head = await book.f.store.head();
    const whole = await ask();
    const pledge = whole.events.find(({ type }) => type === 'PledgeStated')!;
    const reason = 'offentlighedsloven § 30, nr. 2';
    const part = await ask({ events: [pledge.event!], reason });
    expect([part.count, part.withheld]).toEqual([whole.count, 1]);
    const gone = part.events[pledge.number - 1]!;
    const { number, effectiveOn, illustrative } = pledge;
    const kept = Object.fromEntries(Object.entries(gone).filter(([, value]) => value !== null));
    expect(kept).toEqual({ number, effectiveOn, illustrative, withheld: reason, documents: [] });
    expect(JSON.stringify(part)).not.toContain(document.sha256);
    expect(JSON.stringify(part)).not.toContain(pledge.event!);
    expect(await book.f.store.head()).toEqual(head);
    expect((await ask()).events[pledge.number - 1]).toEqual(pledge);
  });
  it('does not tell by a name elsewhere what is withheld', async () => {
    const whole = await ask();
    const taken = whole.events.find(({ type }) => type === 'DecisionTaken')!;
    expect(whole.events.filter(({ da }) => da?.includes('Projekt Valg')).length).toBeGreaterThan(1);
    const part = await ask({ events: [taken.event!], reason: 'fortroligt' });
    expect(JSON.stringify(part)).not.toContain('Projekt Valg');
  });
  it('is refused where a mistake would hand out what was to be withheld', async () => {
    const event = (await ask()).events[0]!.event!;
    await expect(ask({ events: [event] })).rejects.toMatchObject({ code: 'case.reason_missing', status: 422 });
    const mistyped = `${event.slice(0, -1)}${event.endsWith('0') ? '1' : '0'}`;
    const wrong = ask({ events: [event, mistyped], reason: 'x' });
    await expect(wrong).rejects.toMatchObject({ code: 'case.event_unknown', status: 422 });
    await expect(ask(undefined, 'project:nothing')).rejects.toMatchObject({ code: 'not_found' });
  });
});
