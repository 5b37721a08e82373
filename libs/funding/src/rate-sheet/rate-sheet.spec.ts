// SPDX-License-Identifier: MPL-2.0
import type { CommandMeta, MoneyJson } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { decisionAllowing } from '@faellesbog/governance/testing';
import { PublishRateSheet } from './rate-sheet.commands.js';
import { rateSheet } from './rate-sheet.decider.js';

const kr = (amount: string): MoneyJson => ({ amount, currency: 'DKK' });
const on = (effectiveOn: string, decisionRef?: string): CommandMeta =>
  testMeta({ effectiveOn, grounds: decisionRef ? { decisionRef } : {} });
// The base fees that the published price sheet of OS2valghalla follows from, and the levies of the association.
const data = {
  rateSheetId: 'os2valghalla',
  sizeTableId: 'takstblad-2022',
  baseFees: { small: kr('22000.00'), medium: kr('32000.00'), large: kr('42000.00'), very_large: kr('52000.00') },
  memberLevyBp: 900,
  nonMemberLevyBp: 3500,
};
const published = { type: 'RateSheetPublished', data: { ...data, version: 1 }, eff: '2023-08-31' };
const publish = (more: object = {}, meta = on('2023-08-31', 'ga')) => new PublishRateSheet({ ...data, ...more }, meta);
const assembly = { ...decisionAllowing('rate_sheet'), bodyKind: 'general_assembly' };
const sizes = {
  status: 'adopted',
  sizeTableId: 'takstblad-2022',
  validFrom: '2022-01-01',
  classes: [{ name: 'small' }],
};
const facts = { decision: assembly, sizes };

describe('A rate sheet', () => {
  it('is published by a decision of the general assembly, and of no other body', () => {
    given(rateSheet).when(publish(), facts).then({ type: published.type, data: published.data });
    given(rateSheet)
      .when(publish({}, on('2023-08-31')), facts)
      .rejects('decision.required');
    given(rateSheet)
      .when(publish(), { ...facts, decision: { ...assembly, bodyKind: 'board' } })
      .rejects('decision.other_body');
    given(rateSheet)
      .when(publish(), { ...facts, decision: { ...decisionAllowing('fee'), bodyKind: 'general_assembly' } })
      .rejects('decision.other_purpose');
  });
  it('is within the frame of the decision with its highest price', () => {
    const within = (amount: string) => ({
      ...facts,
      decision: { ...assembly, allows: [{ purpose: 'rate_sheet', upTo: kr(amount) }] },
    });
    given(rateSheet).when(publish(), within('70199.99')).rejects('decision.over_frame');
    expect(given(rateSheet).when(publish(), within('70200.00')).decided()).toHaveLength(1);
  });
  it('is never changed: a newer version applies from a later day', () => {
    given(rateSheet, published).when(publish(), facts).thenNothing();
    given(rateSheet, published)
      .when(publish({ memberLevyBp: 1000 }), facts)
      .rejects('rate_sheet.published');
    given(rateSheet, published)
      .when(publish({ memberLevyBp: 1000 }, on('2023-08-30', 'ga')), facts)
      .rejects('rate_sheet.published');
    given(rateSheet, published)
      .when(publish({ memberLevyBp: 1000 }, on('2024-01-01', 'ga')), facts)
      .then({ type: 'RateSheetPublished', data: { ...data, memberLevyBp: 1000, version: 2 } });
  });
  it('rests on a size table that is in force', () => {
    given(rateSheet)
      .when(publish(), { ...facts, sizes: { status: 'none' } })
      .rejects('rate_sheet.no_size_table');
    given(rateSheet)
      .when(publish(), { ...facts, sizes: { ...sizes, validFrom: '2023-09-01' } })
      .rejects('rate_sheet.no_size_table');
  });
  it('has no negative fees', () =>
    given(rateSheet)
      .when(publish({ baseFees: { ...data.baseFees, large: kr('-1.00') } }), facts)
      .rejects('amount.out_of_range'));
});
