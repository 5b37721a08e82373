// SPDX-License-Identifier: MPL-2.0
import type { CommandMeta, MoneyJson } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { decisionAllowing } from '@faellesbog/governance/testing';
import { IndexMembershipFee, SetMembershipFee } from './membership-fee.commands.js';
import { membershipFee } from './membership-fee.decider.js';

const kr = (amount: string): MoneyJson => ({ amount, currency: 'DKK' });
const on = (effectiveOn: string, decisionRef?: string): CommandMeta =>
  testMeta({ effectiveOn, grounds: decisionRef ? { decisionRef } : {} });
const by = (bodyKind: string, ...purposes: Parameters<typeof decisionAllowing>) => ({
  decision: { ...decisionAllowing(...purposes), bodyKind },
});
const fee = { year: 2027, amount: kr('25000.00') };
const set = (more: object = {}, meta = on('2026-05-07', 'ga')) => new SetMembershipFee({ ...fee, ...more }, meta);
const isSet = { type: 'MembershipFeeSet', data: fee, eff: '2026-05-07' };
const assembly = by('general_assembly', 'fee');

describe('The membership fee', () => {
  it('is set by the general assembly for a year to come', () => {
    given(membershipFee).when(set(), assembly).then({ type: isSet.type, data: fee });
    given(membershipFee)
      .when(set({}, on('2027-01-01', 'ga')), assembly)
      .rejects('membership_fee.year_begun');
    expect(
      given(membershipFee)
        .when(set({}, on('2026-12-31', 'ga')), assembly)
        .decided(),
    ).toHaveLength(1);
  });
  it('is set by no other body, by no decision about something else, and within the frame', () => {
    given(membershipFee)
      .when(set({}, on('2026-05-07')), {})
      .rejects('decision.required');
    for (const kind of ['board', 'steering_group'])
      given(membershipFee).when(set(), by(kind, 'fee')).rejects('decision.other_body');
    given(membershipFee).when(set(), by('general_assembly', 'surplus')).rejects('decision.other_purpose');
    const framed = { ...assembly.decision, allows: [{ purpose: 'fee', upTo: kr('24999.99') }] };
    given(membershipFee).when(set(), { decision: framed }).rejects('decision.over_frame');
    // A fee of a product is not the membership fee.
    const ofProduct = { ...assembly.decision, allows: [{ purpose: 'fee', subject: { kind: 'product', id: 'os2mo' } }] };
    given(membershipFee).when(set(), { decision: ofProduct }).rejects('decision.other_purpose');
  });
  it('can be set anew until the year begins, but not as if before', () => {
    given(membershipFee, isSet).when(set(), assembly).thenNothing();
    const dearer = { amount: kr('26000.00') };
    expect(
      given(membershipFee, isSet)
        .when(set(dearer, on('2026-09-01', 'ga2')), assembly)
        .decided(),
    ).toHaveLength(1);
    given(membershipFee, isSet)
      .when(set(dearer, on('2026-05-06', 'ga2')), assembly)
      .rejects('membership_fee.changed_later');
    given(membershipFee)
      .when(set({ amount: kr('0.00') }), assembly)
      .rejects('amount.out_of_range');
  });
});

describe('Indexing the membership fee', () => {
  const data = { year: 2028, oldIndex: '118.4', newIndex: '121.95', amount: kr('25750.00') };
  const index = (more: object = {}, meta = on('2027-09-01', 'board')) =>
    new IndexMembershipFee({ ...data, ...more }, meta);
  const before = { latest: { ...isSet } };
  const board = { ...by('board', 'fee'), before };
  const indexed = (more: object = {}) => ({
    type: 'MembershipFeeIndexed',
    data: { ...data, feeBefore: kr('25000.00'), formulaValue: kr('25749.58'), ...more },
  });

  it('keeps the value of the formula beside the amount that the board published', () => {
    // 25.000,00 * 121,95 / 118,4 = 25.749,577… kr.
    given(membershipFee).when(index(), board).then(indexed());
    const half = { oldIndex: '2', newIndex: '1.0001' };
    const oddly = {
      ...by('board', 'fee'),
      before: { latest: { ...isSet, data: { year: 2027, amount: kr('100.00') } } },
    };
    // 10.000 øre * 1,0001 / 2 = 5.000,5 øre, half up.
    given(membershipFee)
      .when(index(half), oddly)
      .then(indexed({ ...half, feeBefore: kr('100.00'), formulaValue: kr('50.01') }));
  });
  it('is for the board, by a decision whose frame covers what is published', () => {
    given(membershipFee)
      .when(index(), { ...board, ...assembly })
      .rejects('decision.other_body');
    const framed = { ...board.decision, allows: [{ purpose: 'fee', upTo: kr('25749.99') }] };
    given(membershipFee).when(index(), { before, decision: framed }).rejects('decision.over_frame');
    given(membershipFee)
      .when(index({}, on('2027-09-01')), { before })
      .rejects('decision.required');
  });
  it('needs a fee of the year before, a year to come, and an assembly that has not set it', () => {
    given(membershipFee)
      .when(index(), { ...board, before: {} })
      .rejects('membership_fee.no_fee_before');
    given(membershipFee)
      .when(index({}, on('2028-01-01', 'board')), board)
      .rejects('membership_fee.year_begun');
    given(membershipFee, { ...isSet, data: { ...fee, year: 2028 } })
      .when(index(), board)
      .rejects('membership_fee.set_by_assembly');
    given(membershipFee)
      .when(index({}, on('2026-05-06', 'board')), board)
      .rejects('membership_fee.fee_before_later');
  });
  it('stays as it is when asked again', () => {
    given(membershipFee, { ...indexed(), eff: '2027-09-01' })
      .when(index(), board)
      .thenNothing();
    given(membershipFee, { ...indexed(), eff: '2027-09-01' })
      .when(index({ amount: kr('25800.00') }, on('2027-08-31', 'board')), board)
      .rejects('membership_fee.changed_later');
  });
});
