// SPDX-License-Identifier: MPL-2.0
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  agreement,
  collaborationAgreements,
  ConcludeCollaborationAgreement,
  EndCollaborationAgreement,
  listCollaborationAgreements,
  ListCollaborationAgreements,
  RenewCollaborationAgreement,
} from '@faellesbog/community';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

describe('Collaboration agreements', () => {
  let fixture: ReadModelFixture;
  beforeAll(async () => {
    fixture = await readModelFixture([collaborationAgreements]);
    fixture.clockTo(new Date('2026-01-10T12:00:00Z'));
    const data = {
      agreementId: 'sambruk',
      partner: 'Sambruk',
      partnerKind: 'community' as const,
      purpose: 'Share',
      from: '2017-01-01',
    };
    await fixture.record(new ConcludeCollaborationAgreement(data, testMeta({ effectiveOn: '2017-01-01' })), agreement);
    fixture.clockTo(new Date('2026-02-10T12:00:00Z'));
    const ending = { agreementId: 'sambruk', lastDay: '2018-06-30', reason: 'Merged' };
    await fixture.record(new EndCollaborationAgreement(ending, testMeta({ effectiveOn: '2018-06-30' })), agreement);
  });
  afterAll(() => fixture.close());

  const inForce = async (validOn: string, knownAt?: string) =>
    (
      await fixture.ask(listCollaborationAgreements, new ListCollaborationAgreements({ validOn, knownAt }))
    ).agreements.map(({ agreement }) => agreement);

  it('are in force from their first day to their last, both included', async () => {
    expect(await inForce('2016-12-31')).toEqual([]);
    expect(await inForce('2017-01-01')).toEqual(['sambruk']);
    expect(await inForce('2018-06-30')).toEqual(['sambruk']);
    expect(await inForce('2018-07-01')).toEqual([]);
  });

  it('are answered as they were known, whatever was learned later', async () => {
    expect(await inForce('2020-01-01', '2026-01-31')).toEqual(['sambruk']);
    expect(await inForce('2020-01-01')).toEqual([]);
  });

  it('are in force on the days they name, also when they were recorded years later', async () => {
    const data = {
      agreementId: 'ski',
      partner: 'SKI',
      partnerKind: 'digitalisation_actor' as const,
      purpose: 'Procurement',
      from: '2012-01-01',
      until: '2013-12-31',
    };
    const source = { kind: 'illustrative' as const, reference: 'Demo' };
    await fixture.record(
      new ConcludeCollaborationAgreement(data, testMeta({ effectiveOn: '2026-01-01', grounds: { source } })),
      agreement,
    );
    const renewal = new RenewCollaborationAgreement({ agreementId: 'ski' }, testMeta({ effectiveOn: '2013-12-01' }));
    await fixture.record(renewal, agreement);
    expect(await inForce('2011-12-31')).toEqual([]);
    expect(await inForce('2012-01-01')).toEqual(['ski']);
    expect(await inForce('2014-01-01')).toEqual(['ski']);
    const ending = { agreementId: 'ski', lastDay: '2013-06-30', reason: 'Never used' };
    await fixture.record(new EndCollaborationAgreement(ending, testMeta({ effectiveOn: '2026-02-01' })), agreement);
    expect(await inForce('2013-06-30')).toEqual(['ski']);
    expect(await inForce('2013-07-01')).toEqual([]);
    expect(await inForce('2014-01-01')).toEqual([]);
  });

  it('say what rests on invented data', async () => {
    const { agreements, illustrative } = await fixture.ask(
      listCollaborationAgreements,
      new ListCollaborationAgreements({ validOn: '2012-06-01' }),
    );
    expect([illustrative, agreements.map((one) => one.illustrative)]).toEqual([true, [true]]);
    const later = await fixture.ask(
      listCollaborationAgreements,
      new ListCollaborationAgreements({ validOn: '2017-06-01' }),
    );
    expect(later.illustrative).toBe(false);
  });

  it('have no answer for a time when nothing was known', async () => {
    await expect(inForce('2020-01-01', '2025-12-31')).rejects.toMatchObject({ code: 'history.none', status: 404 });
  });
});
