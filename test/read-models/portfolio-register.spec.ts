// SPDX-License-Identifier: MPL-2.0
import { authority, CorrectAuthority, RegisterAuthority, RegisterSupplier, supplier } from '@faellesbog/community';
import { lookupIn, Rejection, type CommandMeta, type DomainCommand, type Handled } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  AcceptMilestone,
  AddressNeed,
  AdmitProduct,
  adoption,
  AffiliateSupplier,
  AppointSteward,
  ApproveProject,
  ChangeLicence,
  CloseProject,
  CompletePreStudy,
  ConfirmUsage,
  DeliverMilestone,
  EndAdoption,
  EndStewardship,
  EndSupplierAffiliation,
  EngageSupplier,
  getNeed,
  GetNeed,
  getProduct,
  GetProduct,
  getProject,
  GetProject,
  HandOverProduct,
  isInOperation,
  JoinProject,
  LeaveProject,
  LinkProjectToProduct,
  listAdoptions,
  ListAdoptions,
  listNeeds,
  ListNeeds,
  listProducts,
  ListProducts,
  listProjects,
  ListProjects,
  need,
  PauseProject,
  PlanAdoption,
  portfolioRegister,
  product,
  project,
  ProposeProject,
  RecordProjectFunding,
  RegisterNeed,
  RejectProject,
  ReleaseVersion,
  ResumeProject,
  RetireProduct,
  SetFinanceModel,
  StartAdoption,
  StartProject,
  SupportNeed,
  TransferRights,
  WithdrawNeedSupport,
  type AdoptionFilter,
} from '@faellesbog/portfolio';
import { DECISION } from '@faellesbog/governance/testing';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

const on = (effectiveOn: string, grounds: CommandMeta['grounds'] = {}) => testMeta({ effectiveOn, grounds });
const board = { decisionRef: DECISION };
const invented = { source: { kind: 'illustrative' as const, reference: 'Invented' } };
const kr = (amount: string) => ({ amount, currency: 'DKK' as const });
const anId = expect.any(String) as string;
const AARHUS = { id: '751', name: 'Aarhus' };
const BALLERUP = { id: '151', name: 'Ballerup' };

let f: ReadModelFixture;
const deciders = [authority, supplier, need, project, product, adoption];
/** Records commands in order, each with the rules that list it. @returns what the last one left behind. */
async function record(...commands: DomainCommand[]): Promise<Handled> {
  let last: Handled | undefined;
  for (const command of commands) {
    const rules = deciders.find((each) => each.commands.some((known) => command instanceof known))!;
    last = await f.record(command, rules);
  }
  return last!;
}

const register = (authorityId: string, name: string) =>
  new RegisterAuthority(
    { authorityId, name, kind: 'municipality', cvr: '55133018', municipalityCode: authorityId },
    on('2007-01-01'),
  );

beforeEach(async () => {
  f = await readModelFixture([portfolioRegister]);
  await record(
    register('751', 'Aarhus'),
    register('151', 'Ballerup'),
    register('101', 'København'),
    new RegisterSupplier({ supplierId: 'magenta', name: 'Magenta' }, on('2010-01-01')),
  );
});
afterEach(() => f.close());

describe('The register of needs', () => {
  const staff = { needId: 'staff', title: 'Election staff', description: 'Find and pay them', authorityId: '751' };
  const list = async (validOn: string, status?: 'open' | 'addressed') =>
    (await f.ask(listNeeds, new ListNeeds({ status }, { validOn }))).needs.map((each) => each.need);

  it('tells who supports a need on a day, and which projects address it', async () => {
    await record(
      new RegisterNeed(staff, on('2022-01-10')),
      new SupportNeed({ needId: 'staff', authorityId: '151' }, on('2022-02-01')),
      new WithdrawNeedSupport({ needId: 'staff', authorityId: '151' }, on('2022-06-01')),
      new ProposeProject(
        { projectId: 'p3', name: 'Valghalla 3', purpose: 'Elections', owners: ['751'] },
        on('2022-03-01'),
      ),
      new AddressNeed({ needId: 'staff', projectId: 'p3' }, on('2022-03-01')),
    );
    expect(await f.ask(getNeed, new GetNeed('staff', { validOn: '2022-05-31' }))).toEqual({
      validOn: '2022-05-31',
      knownAt: anId,
      position: expect.any(Number),
      need: 'staff',
      title: 'Election staff',
      description: 'Find and pay them',
      registeredBy: AARHUS,
      registeredOn: '2022-01-10',
      beganBy: anId,
      supporters: [
        { ...BALLERUP, since: '2022-02-01', beganBy: anId, illustrative: false },
        { ...AARHUS, since: '2022-01-10', beganBy: anId, illustrative: false },
      ],
      status: 'addressed',
      projects: [{ id: 'p3', name: 'Valghalla 3' }],
      illustrative: false,
    });
    const later = await f.ask(getNeed, new GetNeed('staff', { validOn: '2022-06-01' }));
    expect(later.supporters.map(({ id }) => id)).toEqual(['751']);
    const earlier = await f.ask(getNeed, new GetNeed('staff', { validOn: '2022-01-31' }));
    expect(earlier).toMatchObject({ status: 'open', projects: [], supporters: [{ id: '751' }] });
  });

  it('lists needs from the day they are registered, by status', async () => {
    await record(
      new RegisterNeed(staff, on('2022-01-10')),
      new RegisterNeed({ ...staff, needId: 'archive' }, on('2022-05-01', invented)),
      new ProposeProject(
        { projectId: 'p3', name: 'Valghalla 3', purpose: 'Elections', owners: ['751'] },
        on('2022-03-01'),
      ),
      new AddressNeed({ needId: 'staff', projectId: 'p3' }, on('2022-03-01')),
    );
    expect(await list('2022-01-09')).toEqual([]);
    expect(await list('2022-05-01')).toEqual(['archive', 'staff']);
    expect(await list('2022-05-01', 'open')).toEqual(['archive']);
    expect(await list('2022-05-01', 'addressed')).toEqual(['staff']);
    const all = await f.ask(listNeeds, new ListNeeds({}, { validOn: '2022-05-01' }));
    expect([all.illustrative, ...all.needs.map(({ illustrative }) => illustrative)]).toEqual([true, true, false]);
  });

  it('knows no need that nobody registered, or not yet', async () => {
    await record(new RegisterNeed(staff, on('2022-01-10')));
    await expect(f.ask(getNeed, new GetNeed('staff', { validOn: '2022-01-09' }))).rejects.toMatchObject({
      status: 404,
    });
    await expect(f.ask(getNeed, new GetNeed('other'))).rejects.toMatchObject({ status: 404 });
  });
});

describe('The register of projects', () => {
  const projectId = 'os2valghalla-3';
  const get = (validOn: string) => f.ask(getProject, new GetProject(projectId, { validOn }));
  const list = async (filter: ListProjects['filter'], validOn = '2026-01-01') =>
    (await f.ask(listProjects, new ListProjects(filter, { validOn }))).projects.map((each) => each.project);

  const story = () =>
    record(
      new RegisterNeed({ needId: 'staff', title: 'Staff', description: 'Find', authorityId: '751' }, on('2021-01-01')),
      new AdmitProduct(
        {
          productId: 'os2valghalla',
          name: 'OS2valghalla',
          purpose: 'Elections',
          spdx: 'MPL-2.0',
          users: ['751', '151'],
          steeringGroup: 'Group',
          financeModel: 'Fee',
          documentation: 'Docs',
        },
        on('2015-01-01', board),
      ),
      new ProposeProject(
        { projectId, name: 'Valghalla 3', purpose: 'Elections', owners: ['751'], needIds: ['staff'] },
        on('2022-01-01'),
      ),
      new AddressNeed({ needId: 'staff', projectId }, on('2022-01-01')),
      new CompletePreStudy({ projectId, conclusion: 'Build it' }, on('2022-01-15')),
      new SetFinanceModel({ projectId, budget: kr('3200000.00'), allocation: 'By size' }, on('2022-02-01')),
      new JoinProject({ projectId, authorityId: '151' }, on('2022-02-02')),
      new ApproveProject({ projectId }, on('2022-03-01', board)),
      new SetFinanceModel(
        {
          projectId,
          budget: kr('3200000.00'),
          floor: kr('3000000.00'),
          deadline: '2022-10-01',
          allocation: 'By size class',
        },
        on('2022-03-02', board),
      ),
      new RecordProjectFunding(
        { projectId, roundId: 'round-1', reached: false, pledged: kr('500000.00') },
        on('2022-05-01'),
      ),
      new RecordProjectFunding(
        { projectId, roundId: 'round-2', reached: true, pledged: kr('3070000.00') },
        on('2022-10-01'),
      ),
      new RecordProjectFunding(
        { projectId, roundId: 'round-2', reached: true, pledged: kr('3150000.00') },
        on('2022-10-04'),
      ),
      new StartProject({ projectId }, on('2022-11-01')),
      new EngageSupplier({ projectId, supplierId: 'magenta', procurementRef: 'Tender 7' }, on('2022-11-02')),
      new PauseProject({ projectId, reason: 'Summer' }, on('2023-07-01')),
      new ResumeProject({ projectId }, on('2023-08-01')),
      new DeliverMilestone({ projectId, milestoneId: 'beta', title: 'Beta' }, on('2023-08-15')),
      new AcceptMilestone({ projectId, milestoneId: 'beta' }, on('2023-08-20', board)),
      new LinkProjectToProduct({ projectId, productId: 'os2valghalla' }, on('2023-09-01')),
      new LeaveProject({ projectId, authorityId: '151', reason: 'Done' }, on('2023-09-02')),
      new CloseProject({ projectId, outcome: 'delivered', reason: 'In operation' }, on('2023-10-01')),
    );

  it('tells the whole of a project on a day', async () => {
    await story();
    expect(await get('2023-09-01')).toEqual({
      validOn: '2023-09-01',
      knownAt: anId,
      position: expect.any(Number),
      project: projectId,
      name: 'Valghalla 3',
      purpose: 'Elections',
      status: 'running',
      since: '2023-08-01',
      outcome: null,
      participants: [
        { ...BALLERUP, role: 'participant', since: '2022-02-02', beganBy: anId, illustrative: false },
        { ...AARHUS, role: 'owner', since: '2022-01-01', beganBy: anId, illustrative: false },
      ],
      products: [{ id: 'os2valghalla', name: 'OS2valghalla' }],
      budget: kr('3200000.00'),
      floor: kr('3000000.00'),
      deadline: '2022-10-01',
      raised: kr('3150000.00'),
      preStudy: 'Build it',
      allocation: 'By size class',
      needs: [{ id: 'staff', name: 'Staff' }],
      rounds: [
        {
          round: 'round-1',
          reached: false,
          pledged: kr('500000.00'),
          on: '2022-05-01',
          event: anId,
          illustrative: false,
        },
        {
          round: 'round-2',
          reached: true,
          pledged: kr('3150000.00'),
          on: '2022-10-04',
          event: anId,
          illustrative: false,
        },
      ],
      suppliers: [
        {
          supplier: { id: 'magenta', name: 'Magenta' },
          procurementRef: 'Tender 7',
          since: '2022-11-02',
          event: anId,
          illustrative: false,
        },
      ],
      milestones: [
        {
          milestone: 'beta',
          title: 'Beta',
          deliveredOn: '2023-08-15',
          acceptedOn: '2023-08-20',
          decisionRef: board.decisionRef,
          illustrative: false,
        },
      ],
      steps: [
        ['proposed', '2022-01-01', null, null],
        ['approved', '2022-03-01', board.decisionRef, null],
        ['running', '2022-11-01', null, false],
        ['paused', '2023-07-01', null, null],
        ['running', '2023-08-01', null, null],
      ].map(([status, day, decisionRef, waivedFloor]) => ({
        status,
        on: day,
        event: anId,
        reason: status === 'paused' ? 'Summer' : null,
        decisionRef,
        outcome: null,
        waivedFloor,
        illustrative: false,
      })),
      illustrative: false,
    });
  });

  it('rests on invented data when its pre-study does', async () => {
    await record(
      new ProposeProject({ projectId, name: 'Valghalla 3', purpose: 'Elections', owners: ['751'] }, on('2022-01-01')),
      new CompletePreStudy({ projectId, conclusion: 'Build it' }, on('2022-02-01', invented)),
    );
    expect(await get('2022-01-31')).toMatchObject({ illustrative: false });
    expect(await get('2022-02-01')).toMatchObject({ illustrative: true });
  });

  it('tells it as it was on any day before', async () => {
    await story();
    expect(await get('2022-02-01')).toMatchObject({
      status: 'proposed',
      participants: [{ id: '751' }],
      budget: kr('3200000.00'),
      floor: kr('3200000.00'),
      deadline: null,
      raised: kr('0.00'),
      products: [],
      milestones: [],
    });
    expect(await get('2022-10-03')).toMatchObject({ status: 'approved', raised: kr('3070000.00') });
    expect(await get('2023-08-15')).toMatchObject({ milestones: [{ acceptedOn: null }] });
    expect(await get('2023-10-01')).toMatchObject({
      status: 'closed',
      outcome: 'delivered',
      participants: [{ id: '751' }],
    });
    await expect(get('2021-12-31')).rejects.toMatchObject({ status: 404 });
  });

  it('lists projects by status and by product', async () => {
    await story();
    await record(
      new ProposeProject(
        { projectId: 'other', name: 'Other', purpose: 'Else', owners: ['101'] },
        on('2022-01-01', invented),
      ),
      new RejectProject({ projectId: 'other', reason: 'Narrow' }, on('2022-02-01', board)),
    );
    expect(await list({})).toEqual(['os2valghalla-3', 'other'].sort());
    expect(await list({ status: 'rejected' })).toEqual(['other']);
    expect(await list({ status: 'running' }, '2023-01-01')).toEqual([projectId]);
    expect(await list({ productId: 'os2valghalla' })).toEqual([projectId]);
    expect(await list({ productId: 'os2valghalla' }, '2023-08-31')).toEqual([]);
    const answer = await f.ask(listProjects, new ListProjects({}, { validOn: '2022-01-01' }));
    expect(answer.projects.map((each) => [each.project, each.illustrative])).toEqual([
      [projectId, false],
      ['other', true],
    ]);
    expect(answer.illustrative).toBe(true);
  });
});

describe('The register of products', () => {
  const productId = 'os2kitos';
  const admit = (meta = on('2014-02-11', board)) =>
    new AdmitProduct(
      {
        productId,
        name: 'OS2kitos',
        purpose: 'Overview',
        spdx: 'MPL-2.0',
        repository: 'https://github.com/os2kitos/kitos',
        users: ['751', '151'],
        steeringGroup: 'Steering group',
        financeModel: 'Annual fee',
        documentation: 'https://os2.eu/produkt/os2kitos',
      },
      meta,
    );
  const release = { url: 'https://github.com/os2kitos/kitos', spdx: 'MPL-2.0', publiccodeYml: true };
  const get = (validOn: string) => f.ask(getProduct, new GetProduct(productId, { validOn }));
  const to = { kind: 'supplier' as const, id: 'magenta', name: 'Magenta' };
  const holder = { kind: 'community' as const, name: 'OS2' };

  const story = () =>
    record(
      admit(),
      new TransferRights({ productId, holder, model: 'assigned' }, on('2014-03-01', board)),
      new AppointSteward({ productId, authorityId: '151' }, on('2014-04-01')),
      new AffiliateSupplier({ productId, supplierId: 'magenta', services: ['operation', 'advice'] }, on('2015-01-01')),
      new ReleaseVersion({ productId, version: '2.0', ...release }, on('2016-01-01')),
      new ReleaseVersion({ productId, version: '1.0', ...release }, on('2015-01-01')),
      new ChangeLicence({ productId, spdx: 'EUPL-1.2' }, on('2018-01-01', board)),
      new StartAdoption({ productId, authorityId: '151', evidence: 'steward' }, on('2015-06-01')),
      new EndAdoption({ productId, authorityId: '151', reason: 'Replaced' }, on('2019-01-01')),
      new EndStewardship({ productId, authorityId: '151' }, on('2019-01-01')),
      new EndSupplierAffiliation({ productId, supplierId: 'magenta' }, on('2019-01-01')),
      new RetireProduct({ productId, reason: 'Replaced' }, on('2020-01-01', board)),
      new HandOverProduct({ productId, to, reason: 'Wanted' }, on('2021-01-01', board)),
    );

  it('tells the whole of a product on a day', async () => {
    await story();
    const released = { ...release, event: anId, illustrative: false };
    expect(await get('2018-12-31')).toEqual({
      validOn: '2018-12-31',
      knownAt: anId,
      position: expect.any(Number),
      product: productId,
      name: 'OS2kitos',
      purpose: 'Overview',
      status: 'admitted',
      since: '2014-02-11',
      licence: 'EUPL-1.2',
      repository: 'https://github.com/os2kitos/kitos',
      stewards: [{ ...BALLERUP, since: '2014-04-01', beganBy: anId, illustrative: false }],
      latestRelease: { version: '2.0', on: '2016-01-01', ...released },
      users: 1,
      steeringGroup: 'Steering group',
      financeModel: 'Annual fee',
      documentation: 'https://os2.eu/produkt/os2kitos',
      rights: { holder, model: 'assigned', since: '2014-03-01', event: anId, illustrative: false },
      licences: [
        { spdx: 'MPL-2.0', from: '2014-02-11', event: anId, decisionRef: board.decisionRef, illustrative: false },
        { spdx: 'EUPL-1.2', from: '2018-01-01', event: anId, decisionRef: board.decisionRef, illustrative: false },
      ],
      suppliers: [
        {
          id: 'magenta',
          name: 'Magenta',
          services: ['advice', 'operation'],
          since: '2015-01-01',
          beganBy: anId,
          illustrative: false,
        },
      ],
      releases: [
        { version: '2.0', on: '2016-01-01', ...released },
        { version: '1.0', on: '2015-01-01', ...released },
      ],
      projects: [],
      adoptions: [expect.objectContaining({ authority: BALLERUP, status: 'in_operation', since: '2015-06-01' })],
      steps: [
        {
          status: 'admitted',
          on: '2014-02-11',
          event: anId,
          reason: null,
          decisionRef: board.decisionRef,
          handedTo: null,
          illustrative: false,
        },
      ],
      illustrative: false,
    });
  });

  it('tells it as it was on any other day', async () => {
    await story();
    expect(await get('2014-02-28')).toMatchObject({
      licence: 'MPL-2.0',
      rights: null,
      stewards: [],
      suppliers: [],
      latestRelease: null,
      users: 0,
    });
    expect(await get('2015-12-31')).toMatchObject({ latestRelease: { version: '1.0' } });
    expect(await get('2019-01-01')).toMatchObject({ stewards: [], suppliers: [], users: 0 });
    expect(await get('2020-12-31')).toMatchObject({
      status: 'retired',
      since: '2020-01-01',
      steps: [{}, { reason: 'Replaced' }],
    });
    expect(await get('2021-01-01')).toMatchObject({ status: 'handed_over', steps: [{}, {}, { handedTo: to }] });
    await expect(get('2014-02-10')).rejects.toMatchObject({ status: 404 });
  });

  it('tells a relation that was resumed from the day it was resumed', async () => {
    await story();
    await record(
      admit(on('2022-01-01', board)),
      new AppointSteward({ productId, authorityId: '151' }, on('2022-02-01')),
    );
    expect(await get('2022-02-01')).toMatchObject({ stewards: [{ id: '151', since: '2022-02-01' }] });
    expect(await get('2018-12-31')).toMatchObject({ stewards: [{ id: '151', since: '2014-04-01' }] });
  });

  it('lists the portfolio of a day, and what has left it', async () => {
    await story();
    const list = async (status: ListProducts['filter']['status'], validOn: string) =>
      (await f.ask(listProducts, new ListProducts({ status }, { validOn }))).products.map((each) => each.status);
    expect(await list('admitted', '2019-12-31')).toEqual(['admitted']);
    expect(await list('admitted', '2020-01-01')).toEqual([]);
    expect(await list(undefined, '2020-01-01')).toEqual(['retired']);
    expect(await list(undefined, '2014-02-10')).toEqual([]);
  });

  it('names everything as it was called on the day', async () => {
    await story();
    await record(
      new CorrectAuthority({ authorityId: '151', name: 'Ballerup Kommune', reason: 'Renamed' }, on('2016-01-01')),
    );
    expect(await get('2015-12-31')).toMatchObject({ stewards: [{ name: 'Ballerup' }] });
    expect(await get('2016-01-01')).toMatchObject({ stewards: [{ name: 'Ballerup Kommune' }] });
  });

  it('rests on invented data when any part of it does, from that part on', async () => {
    await story();
    await record(new ConfirmUsage({ productId, authorityId: '151', evidence: 'observed' }, on('2017-01-01', invented)));
    expect(await get('2016-12-31')).toMatchObject({ illustrative: false, adoptions: [{ illustrative: false }] });
    expect(await get('2017-01-01')).toMatchObject({ illustrative: true, adoptions: [{ illustrative: true }] });
  });

  it('answers as it did when less was known', async () => {
    const { position } = await record(admit());
    await story();
    expect(
      await f.ask(getProduct, new GetProduct(productId, { validOn: '2018-12-31', knownAt: String(position) })),
    ).toMatchObject({
      licence: 'MPL-2.0',
      stewards: [],
      releases: [],
      users: 0,
      position,
    });
  });
});

describe('The register of adoptions', () => {
  const PRODUCTS = ['os2a', 'os2b'];
  const list = async (filter: AdoptionFilter, validOn: string) =>
    (await f.ask(listAdoptions, new ListAdoptions(filter, { validOn }))).adoptions;
  const pair = { productId: 'os2a', authorityId: '751' };

  beforeEach(async () => {
    for (const productId of PRODUCTS) {
      const data = {
        productId,
        name: productId.toUpperCase(),
        purpose: 'Sharing',
        spdx: 'MPL-2.0',
        users: ['751', '151'],
      };
      await record(
        new AdmitProduct(
          { ...data, steeringGroup: 'Group', financeModel: 'Fee', documentation: 'Docs' },
          on('2014-01-01', board),
        ),
      );
    }
  });

  it('follows a use from plan to end', async () => {
    await record(
      new PlanAdoption({ ...pair, expectedFrom: '2016-06-01' }, on('2016-01-01')),
      new StartAdoption({ ...pair, evidence: 'self_reported', supplierId: 'magenta' }, on('2016-07-01')),
      new ConfirmUsage({ ...pair, evidence: 'observed' }, on('2017-01-01')),
      new EndAdoption({ ...pair, reason: 'Replaced' }, on('2018-06-01')),
      new PlanAdoption(pair, on('2019-01-01')),
    );
    const told = { product: { id: 'os2a', name: 'OS2A' }, authority: AARHUS, event: anId, illustrative: false };
    const nothing = {
      expectedFrom: null,
      supplier: null,
      confirmedOn: null,
      evidence: null,
      stale: false,
      reason: null,
    };
    expect(await list(pair, '2015-12-31')).toEqual([]);
    expect(await list(pair, '2016-06-30')).toEqual([
      { ...told, ...nothing, status: 'planned', since: '2016-01-01', expectedFrom: '2016-06-01' },
    ]);
    const running = {
      ...told,
      ...nothing,
      status: 'in_operation',
      since: '2016-07-01',
      supplier: { id: 'magenta', name: 'Magenta' },
    };
    expect(await list(pair, '2016-07-01')).toEqual([
      { ...running, confirmedOn: '2016-07-01', evidence: 'self_reported' },
    ]);
    expect(await list(pair, '2018-01-01')).toEqual([{ ...running, confirmedOn: '2017-01-01', evidence: 'observed' }]);
    expect(await list(pair, '2018-01-02')).toMatchObject([{ stale: true }]);
    expect(await list(pair, '2018-06-01')).toEqual([
      {
        ...told,
        ...nothing,
        status: 'ended',
        since: '2018-06-01',
        reason: 'Replaced',
        confirmedOn: '2017-01-01',
        evidence: 'observed',
      },
    ]);
    expect(await list(pair, '2019-01-01')).toMatchObject([
      { status: 'planned', since: '2019-01-01', expectedFrom: null },
    ]);
  });

  it('can be asked by product, by authority and by status', async () => {
    await record(
      new StartAdoption({ productId: 'os2a', authorityId: '751', evidence: 'steward' }, on('2016-01-01')),
      new StartAdoption({ productId: 'os2b', authorityId: '751', evidence: 'steward' }, on('2016-01-01')),
      new PlanAdoption({ productId: 'os2b', authorityId: '151' }, on('2016-01-01')),
    );
    const pairs = async (filter: AdoptionFilter) =>
      (await list(filter, '2016-01-01')).map((each) => `${each.product.id} ${each.authority.id}`);
    expect(await pairs({})).toEqual(['os2a 751', 'os2b 151', 'os2b 751']);
    expect(await pairs({ productId: 'os2b' })).toEqual(['os2b 151', 'os2b 751']);
    expect(await pairs({ authorityId: '751' })).toEqual(['os2a 751', 'os2b 751']);
    expect(await pairs({ status: 'planned' })).toEqual(['os2b 151']);
  });

  it('begins on the earlier day when a use turns out to have started earlier', async () => {
    await record(
      new StartAdoption({ ...pair, evidence: 'steward' }, on('2016-01-01')),
      new StartAdoption({ ...pair, evidence: 'observed' }, on('2015-01-01')),
    );
    expect(await list(pair, '2017-01-01')).toMatchObject([{ status: 'in_operation', since: '2015-01-01' }]);
  });

  it('tells of every day what the rules themselves hold of it, in whatever order it was recorded', async () => {
    // A fixed sequence of pseudo-random days, so that a failure can be had again.
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const day = () => `2016-01-${String(1 + random(28)).padStart(2, '0')}`;
    const asks = [
      (d: string) => new StartAdoption({ ...pair, evidence: 'steward' }, on(d)),
      (d: string) => new EndAdoption({ ...pair, reason: 'Replaced' }, on(d)),
      (d: string) => new PlanAdoption(pair, on(d)),
    ];
    let recorded = 0;
    for (let turn = 0; turn < 60; turn++) {
      try {
        recorded += (await record(asks[random(3)]!(day()))).events.length;
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
      }
    }
    expect(recorded).toBeGreaterThan(15);
    const { state } = await lookupIn(f.store).state(adoption, 'os2a.751');
    for (let date = 1; date <= 28; date++) {
      const validOn = `2016-01-${String(date).padStart(2, '0')}`;
      const [found] = await list(pair, validOn);
      expect([validOn, found?.status === 'in_operation']).toEqual([validOn, isInOperation(state, validOn)]);
    }
  });
});
