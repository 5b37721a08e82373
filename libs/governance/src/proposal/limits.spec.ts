// SPDX-License-Identifier: MPL-2.0
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed, decisionAllowing } from '../testing/index.js';
import { SetApprovalLimits } from './limits.commands.js';
import { approvalsNeeded, limits, limitsOn, type Limits } from './limits.decider.js';

const kr = (amount: string) => ({ amount, currency: 'DKK' as const });
const data = { single: kr('1000.00'), two: kr('50000.00') };
const set = (more: Partial<typeof data> = {}, decisionRef: string | undefined = 'd1', effectiveOn = '2026-06-01') =>
  new SetApprovalLimits({ ...data, ...more }, testMeta({ effectiveOn, grounds: decisionRef ? { decisionRef } : {} }));
const happened = { type: 'ApprovalLimitsSet', data, eff: '2026-06-01' };

describe('The limits of approval', () => {
  it('are set by a decision that allows it, and apply from their day on', () => {
    given(limits).when(set(), allowed).then({ type: 'ApprovalLimitsSet', data });
    given(limits).when(set({}, ''), {}).rejects('decision.required');
    given(limits)
      .when(set(), { decision: decisionAllowing('fee') })
      .rejects('decision.other_purpose');
    given(limits, happened).when(set(), allowed).thenNothing();
    const later = { ...happened, data: { ...data, single: kr('0.00') }, eff: '2026-07-01' };
    const state = given(limits, later, happened).state as Limits;
    expect(limitsOn(state, '2026-05-31')).toBeUndefined();
    expect(limitsOn(state, '2026-06-30')).toEqual({ single: 100_000n, two: 5_000_000n });
    expect(limitsOn(state, '2026-07-01')).toEqual({ single: 0n, two: 5_000_000n });
  });
  it('are in order, and not below nothing', () => {
    given(limits)
      .when(set({ two: kr('999.99') }), allowed)
      .rejects('limits.order');
    given(limits)
      .when(set({ single: kr('-0.01') }), allowed)
      .rejects('limits.order');
    given(limits)
      .when(set({ single: kr('50000.00') }), allowed)
      .then({
        type: 'ApprovalLimitsSet',
        data: { ...data, single: kr('50000.00') },
      });
  });
});

describe('Rule 4: an amount takes', () => {
  const LIMITS = { single: 100_000n, two: 5_000_000n };
  const treasurer = { approvals: 2, with: 'board_member:treasurer' };
  it.each([
    ['one person alone up to the first limit', 100_000n, 0n, LIMITS, { approvals: 0 }],
    ['two people above it', 100_001n, 0n, LIMITS, { approvals: 1 }],
    ['two people up to the second limit', 5_000_000n, 0n, LIMITS, { approvals: 1 }],
    ['three people above it, the treasurer among them', 5_000_001n, 0n, LIMITS, treasurer],
    ['as many as all parts of thirty days together', 50_000n, 50_001n, LIMITS, { approvals: 1 }],
    ['three where the parts come to it', 1n, 5_000_000n, LIMITS, treasurer],
    ['two at least where nobody may act alone', 0n, 0n, { ...LIMITS, single: 0n }, { approvals: 1 }],
    ['two where nothing was decided, however small', 1n, 0n, undefined, { approvals: 1 }],
    ['two where nothing was decided, however large', 9_999_999_999n, 0n, undefined, { approvals: 1 }],
  ])('%s', (_what, amount, within30Days, on, expected) => {
    expect(approvalsNeeded(amount, within30Days, on)).toEqual(expected);
  });
});
