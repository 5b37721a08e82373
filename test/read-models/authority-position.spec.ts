// SPDX-License-Identifier: MPL-2.0
import { uuidFrom } from '@faellesbog/eventsourcing';
import { AppointCoordinator, authority, StartMembership, WithdrawMembership } from '@faellesbog/community';
import {
  accession,
  AcceptLatePledge,
  AdoptAllocationKey,
  authorityPosition,
  CloseFundingRound,
  costs,
  EndAccession,
  getPosition,
  GetPosition,
  PledgeInKind,
  PostCostLine,
  PublishAccessionTerms,
  round,
  SignAccession,
} from '@faellesbog/funding';
import { adoption, EndAdoption, PlanAdoption, StartAdoption } from '@faellesbog/portfolio';
import { indexedRows, kr, on, story } from '../support/funding.js';
import { DECISION } from '@faellesbog/governance/testing';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

describe('The position of an authority', () => {
  let f: ReadModelFixture;
  const at = (validOn: string, authorityId = '151') => f.ask(getPosition, new GetPosition(authorityId, { validOn }));

  beforeAll(async () => {
    f = await readModelFixture([authorityPosition]);
    const tell = story(f);
    await tell.authorities('101', '147', '151', '706');
    const contactRef = uuidFrom('contact');
    await f.record(
      new StartMembership({ authorityId: '151', signedOn: '2012-04-24', contactRef }, on('2012-04-24')),
      authority,
    );
    const area = { kind: 'product' as const, id: 'os2mo' };
    await f.record(
      new AppointCoordinator(
        { authorityId: '151', coordinatorId: 'tovholder', personRef: contactRef, area },
        on('2019-01-01'),
      ),
      authority,
    );
    await tell.product('os2mo', '2017-01-01', ['151', '706']);
    await tell.project('os2mo-2', '2018-01-01', ['151'], 'os2mo');
    const first = await tell.round('os2mo-2', '2018-01-01', '1000.00', '2018-12-31', '100.00');
    const payable = [
      { year: 2018, amount: kr('40.00') },
      { year: 2019, amount: kr('60.00') },
    ];
    await tell.pledge(first, '151', '100.00', '2018-02-01', { payable });
    await f.record(
      new PledgeInKind(
        { roundId: first, pledgeId: 'h-151', authorityId: '151', hours: 10, hourlyRate: kr('750.00') },
        on('2018-02-01'),
      ),
      round,
    );
    await f.record(new CloseFundingRound({ roundId: first }, on('2018-12-31')), round);
    await f.record(
      new AcceptLatePledge(
        { roundId: first, pledgeId: 'p-147', authorityId: '147', amount: kr('5.00') },
        on('2019-01-15', DECISION),
      ),
      round,
    );
    await tell.project('os2mo-3', '2019-01-01', ['151'], 'os2mo');
    const second = await tell.round('os2mo-3', '2019-01-01', '1000.00', '2019-06-30');
    await tell.pledge(second, '151', '70.00', '2019-02-01');
    await f.record(new CloseFundingRound({ roundId: second }, on('2019-07-01')), round);
    const members = [
      { authorityId: '151', weight: '1' },
      { authorityId: '706', weight: '2' },
    ];
    await f.record(
      new AdoptAllocationKey(
        { projectId: 'os2mo-2', keyId: 'k', validFrom: '2019-01-01', basis: 'fixed', members },
        on('2019-01-01', DECISION),
      ),
      costs,
    );
    await f.record(
      new PostCostLine({ projectId: 'os2mo-2', lineId: 'l', text: 'Sprint', amount: kr('100.00') }, on('2019-02-01')),
      costs,
    );
    const terms = {
      productId: 'os2mo',
      steps: [{ from: '2019-01-01', fee: kr('60000.00') }],
      rebates: [{ projectId: 'os2mo-2', amount: kr('30000.00') }],
    };
    await f.record(
      new PublishAccessionTerms(
        { ...terms, passiveShareBp: 3333, annualFee: kr('30000.00') },
        on('2019-01-01', DECISION),
      ),
      accession,
    );
    const rebatesFor = [{ projectId: 'os2mo-2', roundId: first }];
    await f.record(
      new SignAccession({ productId: 'os2mo', accessionId: 'a-151', authorityId: '151', rebatesFor }, on('2019-03-01')),
      accession,
    );
    const ending = { productId: 'os2mo', accessionId: 'a-151', noticeGivenOn: '2020-09-01', reason: 'Moved on' };
    await f.record(new EndAccession(ending, on('2021-01-01')), accession);
    const use = { productId: 'os2mo', authorityId: '151' };
    await f.record(new PlanAdoption({ ...use, expectedFrom: '2019-06-01' }, on('2019-03-01')), adoption);
    await f.record(new StartAdoption({ ...use, evidence: 'steward' }, on('2019-05-01')), adoption);
    await f.record(new EndAdoption({ ...use, reason: 'Replaced' }, on('2021-01-01')), adoption);
    await f.record(
      new WithdrawMembership({ authorityId: '151', receivedOn: '2021-02-01' }, on('2021-02-01')),
      authority,
    );
  });
  afterAll(() => f.close());

  it('tells whether it is a member on the day, to the last one', async () => {
    expect((await at('2021-01-31')).member).toBe(true);
    const after = await at('2021-02-01');
    expect(after.member).toBe(false);
    expect(after.memberships).toMatchObject([{ from: '2012-04-24', to: '2021-01-31', feeShare: 'full' }]);
    await expect(at('2006-12-31')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('adds up what it has pledged and what of it binds, by the year it is payable', async () => {
    const open = await at('2019-03-01');
    expect(open).toMatchObject({ pledged: kr('170.00'), inKind: kr('7500.00') });
    expect(open.commitments).toEqual([
      { year: 2018, pledged: kr('40.00'), binding: kr('40.00') },
      { year: 2019, pledged: kr('130.00'), binding: kr('60.00') },
    ]);
    expect((await at('2018-06-01')).commitments[0]).toEqual({ year: 2018, pledged: kr('40.00'), binding: kr('0.00') });
    expect((await at('2019-12-31', '147')).commitments).toEqual([
      { year: 2018, pledged: kr('5.00'), binding: kr('5.00') },
    ]);
  });

  it('no longer holds the pledges of a round that failed', async () => {
    expect((await at('2019-06-30')).pledged).toEqual(kr('170.00'));
    expect((await at('2019-07-01')).pledged).toEqual(kr('100.00'));
  });

  it('carries its share of the costs', async () => {
    expect(await at('2019-02-01')).toMatchObject({
      allocated: kr('33.33'),
      costs: [{ project: 'os2mo-2', allocated: kr('33.33') }],
    });
    expect((await at('2019-01-31')).costs).toEqual([]);
  });

  it('has its accessions, at the fee that its funding earned it', async () => {
    expect((await at('2019-12-31')).accessions).toMatchObject([
      {
        product: 'os2mo',
        name: 'OS2MO',
        accession: 'a-151',
        fee: kr('30000.00'),
        annualFee: kr('30000.00'),
        from: '2019-03-01',
        to: null,
      },
    ]);
    expect([(await at('2020-12-31')).annualFees, (await at('2021-01-01')).annualFees]).toEqual([
      kr('30000.00'),
      kr('0.00'),
    ]);
  });

  it('plans, uses and stops using products', async () => {
    const use = async (day: string) =>
      (await at(day)).adoptions.map(({ product, status, from, to }) => [product, status, from, to]);
    expect(await use('2019-03-01')).toEqual([['os2mo', 'planned', '2019-03-01', null]]);
    expect(await use('2019-05-01')).toEqual([['os2mo', 'in_operation', '2019-05-01', null]]);
    expect(await use('2021-01-01')).toEqual([['os2mo', 'ended', '2019-05-01', '2020-12-31']]);
  });

  it('has coordinators while it is a member', async () => {
    expect((await at('2021-02-01')).coordinators).toMatchObject([
      { coordinator: 'tovholder', area: { kind: 'product', id: 'os2mo' }, from: '2019-01-01', to: '2021-01-31' },
    ]);
  });

  it('is read by index, however much else is recorded', async () => {
    const question = new GetPosition('151', { validOn: '2021-02-01' });
    expect(await indexedRows(f, authorityPosition, getPosition, question)).toBeLessThan(200);
  });
});
