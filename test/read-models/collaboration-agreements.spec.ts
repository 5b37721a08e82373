// SPDX-License-Identifier: MPL-2.0
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  agreement,
  collaborationAgreements,
  ConcludeCollaborationAgreement,
  EndCollaborationAgreement,
  listCollaborationAgreements,
  ListCollaborationAgreements,
} from '@faellesbog/community';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

describe('Collaboration agreements', () => {
  let fixture: ReadModelFixture;
  beforeAll(async () => {
    fixture = await readModelFixture([collaborationAgreements]);
    fixture.clockTo(new Date('2026-01-10T12:00:00Z'));
    const data = { agreementId: 'sambruk', partner: 'Sambruk', partnerKind: 'community' as const, purpose: 'Share', from: '2017-01-01' };
    await fixture.record(new ConcludeCollaborationAgreement(data, testMeta({ effectiveOn: '2017-01-01' })), agreement);
    fixture.clockTo(new Date('2026-02-10T12:00:00Z'));
    const ending = { agreementId: 'sambruk', lastDay: '2018-06-30', reason: 'Merged' };
    await fixture.record(new EndCollaborationAgreement(ending, testMeta({ effectiveOn: '2018-06-30' })), agreement);
  });
  afterAll(() => fixture.close());

  const inForce = async (validOn: string, knownAt?: string) =>
    (await fixture.ask(listCollaborationAgreements, new ListCollaborationAgreements({ validOn, knownAt }))).agreements.map(({ agreement }) => agreement);

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

  it('have no answer for a time when nothing was known', async () => {
    await expect(inForce('2020-01-01', '2025-12-31')).rejects.toMatchObject({ code: 'history.none', status: 404 });
  });
});
