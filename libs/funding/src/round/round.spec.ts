// SPDX-License-Identifier: MPL-2.0
import { type CommandMeta, type MoneyJson } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed, decisionAllowing } from '@faellesbog/governance/testing';
import {
  AcceptLatePledge,
  AmendPledge,
  AwardExternalGrant,
  CloseFundingRound,
  OpenFundingRound,
  PledgeInKind,
  ReleasePledge,
  StateInterimTotal,
  StatePledge,
  WithdrawPledge,
} from './round.commands.js';
import { round } from './round.decider.js';

const kr = (amount: string): MoneyJson => ({ amount, currency: 'DKK' });
const on = (effectiveOn: string, decisionRef?: string): CommandMeta =>
  testMeta({ effectiveOn, grounds: decisionRef ? { decisionRef } : {} });
const roundId = 'round-1';
const place = { roundId, projectId: 'os2talk' };
const terms = { ...place, target: kr('1000.00'), floor: kr('600.00'), deadline: '2026-03-31', purpose: 'Build it' };
const opened = { type: 'FundingRoundOpened', data: terms, eff: '2026-01-10' };
const pledgeData = { ...place, pledgeId: 'p-151', authorityId: '151', amount: kr('500.00') };
const stated = { type: 'PledgeStated', data: pledgeData, eff: '2026-02-01' };
const other = {
  type: 'PledgeStated',
  data: { ...pledgeData, pledgeId: 'p-706', authorityId: '706' },
  eff: '2026-02-02',
};
const withdrawn = {
  type: 'PledgeWithdrawn',
  data: { ...place, pledgeId: 'p-151', authorityId: '151', reason: 'Budget cut' },
  eff: '2026-02-10',
};
const closing = { ...place, waivedFloor: false, pledged: kr('1000.00'), grants: kr('0.00'), inKind: kr('0.00') };
const reached = { type: 'FundingRoundClosed', data: { ...closing, reached: true }, eff: '2026-04-01' };
const failed = {
  type: 'FundingRoundClosed',
  data: { ...closing, reached: false, pledged: kr('500.00') },
  eff: '2026-04-01',
};
const known = { ...allowed, authorityKnown: true };

const state = (meta: CommandMeta, more: object = {}) =>
  new StatePledge({ roundId, pledgeId: 'p-151', authorityId: '151', amount: kr('500.00'), ...more }, meta);
const amend = (amount: string, meta = on('2026-02-05'), more: object = {}) =>
  new AmendPledge({ roundId, pledgeId: 'p-151', amount: kr(amount), ...more }, meta);
const withdraw = (meta = on('2026-02-10')) =>
  new WithdrawPledge({ roundId, pledgeId: 'p-151', reason: 'Budget cut' }, meta);
const close = (effectiveOn: string, decisionRef?: string, waiveFloor?: boolean) =>
  new CloseFundingRound({ roundId, waiveFloor }, on(effectiveOn, decisionRef));
const late = (meta: CommandMeta) =>
  new AcceptLatePledge({ roundId, pledgeId: 'p-147', authorityId: '147', amount: kr('70.00') }, meta);
const release = (meta: CommandMeta) => new ReleasePledge({ roundId, pledgeId: 'p-151', reason: 'Merged' }, meta);

describe('A funding round', () => {
  const open = (more: object = {}) => new OpenFundingRound({ ...terms, ...more }, on('2026-01-10'));
  it('can be opened for an approved project', () => {
    given(round).when(open(), { approvedOn: '2026-01-10' }).then({ type: 'FundingRoundOpened', data: terms });
  });
  it('cannot be opened twice', () =>
    given(round, opened).when(open(), { approvedOn: '2026-01-10' }).rejects('round.exists'));
  it('cannot be opened for a project that is not approved, or not yet on that day', () => {
    given(round).when(open(), allowed).rejects('project.not_approved');
    given(round).when(open(), { approvedOn: '2026-01-11' }).rejects('project.not_approved');
  });
  it('cannot have a floor above its target, a deadline before it opens, or nothing as its target', () => {
    const facts = { approvedOn: '2026-01-01' };
    given(round)
      .when(open({ floor: kr('1000.01') }), facts)
      .rejects('round.floor_above_target');
    given(round)
      .when(open({ deadline: '2026-01-09' }), facts)
      .rejects('round.deadline_before_opening');
    given(round)
      .when(open({ target: kr('0.00') }), facts)
      .rejects('amount.out_of_range');
    given(round)
      .when(open({ target: kr('-0.00') }), facts)
      .rejects('amount.malformed');
  });

  it('is reached when pledges, grants and hours together cover the floor', () => {
    const grant = {
      type: 'ExternalGrantAwarded',
      data: { ...place, grantId: 'g', funder: 'A fund', amount: kr('60.00'), terms: {} },
      eff: '2026-02-03',
    };
    const hours = {
      ...place,
      pledgeId: 'h-751',
      authorityId: '751',
      hours: 4,
      hourlyRate: kr('10.00'),
      value: kr('40.00'),
    };
    const inKind = { type: 'InKindPledged', data: hours, eff: '2026-02-03' };
    const sums = { ...closing, reached: true, pledged: kr('500.00'), grants: kr('60.00'), inKind: kr('40.00') };
    given(round, opened, stated, grant, inKind)
      .when(close('2026-04-01'), allowed)
      .then({ type: 'FundingRoundClosed', data: sums });
    given(round, opened, stated, inKind)
      .when(close('2026-04-01'), allowed)
      .then({ type: 'FundingRoundClosed', data: { ...sums, reached: false, grants: kr('0.00') } });
  });
  it('is measured against its target when it has no floor', () => {
    const { floor: _, ...noFloor } = terms;
    const half = { type: 'FundingRoundClosed', data: { ...closing, reached: false, pledged: kr('500.00') } };
    given(round, { ...opened, data: noFloor }, stated)
      .when(close('2026-04-01'), allowed)
      .then(half);
  });
  it('lets its pledges stand below the floor only by a decision', () => {
    const waived = { ...closing, reached: false, waivedFloor: true, pledged: kr('500.00') };
    given(round, opened, stated)
      .when(close('2026-04-01', 'Minutes 4', true), allowed)
      .then({ type: 'FundingRoundClosed', data: waived });
    given(round, opened, stated)
      .when(close('2026-04-01', undefined, true), allowed)
      .rejects('decision.required');
    given(round, opened, stated, other)
      .when(close('2026-04-01', undefined, true), allowed)
      .then({ type: 'FundingRoundClosed', data: { ...closing, reached: true } });
  });
  it('stays closed when closed again on the same day, and cannot be closed on another', () => {
    given(round, opened, stated, other, reached).when(close('2026-04-01'), allowed).thenNothing();
    given(round, opened, stated, other, reached).when(close('2026-05-01'), allowed).rejects('round.closed');
  });
  it('cannot be closed on a day before the last change to its sums', () => {
    given(round, opened, stated).when(close('2026-01-31'), allowed).rejects('round.changed_later');
  });
  it('does not exist until it is opened', () =>
    given(round).when(close('2026-04-01'), allowed).rejects('round.unknown'));
});

describe('A pledge', () => {
  it('can be stated until the deadline, that day included', () => {
    given(round, opened)
      .when(state(on('2026-03-31')), known)
      .then({ type: 'PledgeStated', data: pledgeData });
    given(round, opened)
      .when(state(on('2026-04-01')), known)
      .rejects('round.deadline_passed');
    given(round, opened)
      .when(state(on('2026-01-09')), known)
      .rejects('round.not_open_yet');
  });
  it('cannot be stated once the round is closed', () => {
    given(round, opened, other, { ...reached, eff: '2026-03-01' })
      .when(state(on('2026-03-02')), known)
      .rejects('round.closed');
  });
  it('comes from a registered authority', () =>
    given(round, opened)
      .when(state(on('2026-02-01')), { authorityKnown: false })
      .rejects('authority.unknown'));
  it('is the only open one of its authority in the round', () => {
    const second = state(on('2026-02-20'), { pledgeId: 'p-151-2' });
    given(round, opened, stated).when(second, known).rejects('pledge.exists');
    given(round, opened, stated, withdrawn)
      .when(second, known)
      .then({ type: 'PledgeStated', data: { ...pledgeData, pledgeId: 'p-151-2' } });
    given(round, opened, stated, withdrawn)
      .when(state(on('2026-02-09'), { pledgeId: 'p-151-2' }), known)
      .rejects('pledge.overlaps');
    given(round, opened, stated, withdrawn)
      .when(state(on('2026-02-20')), known)
      .rejects('pledge.id_taken');
  });
  it.each(['0.00', '-1.00', '10000000000000.01'])('cannot be of %s kr', (amount) => {
    given(round, opened)
      .when(state(on('2026-02-01'), { amount: kr(amount) }), known)
      .rejects('amount.out_of_range');
  });
  it('cannot lift the round above what sums can hold', () => {
    const most = state(on('2026-02-20'), { pledgeId: 'x', authorityId: '751', amount: kr('9999999999500.01') });
    given(round, opened, stated).when(most, known).rejects('amount.sum_out_of_range');
  });
  it('may be payable over years that sum to it', () => {
    const payable = [
      { year: 2026, amount: kr('200.00') },
      { year: 2027, amount: kr('300.00') },
    ];
    given(round, opened)
      .when(state(on('2026-02-01'), { payable }), known)
      .then({ type: 'PledgeStated', data: { ...pledgeData, payable } });
    for (const wrong of [payable.slice(1), [payable[0], { ...payable[1], year: 2026 }]]) {
      given(round, opened)
        .when(state(on('2026-02-01'), { payable: wrong }), known)
        .rejects('pledge.payable_sum');
    }
  });

  it('can be amended before the round is closed, also after the deadline', () => {
    const amended = { type: 'PledgeAmended', data: { ...pledgeData, amount: kr('450.00') } };
    given(round, opened, stated).when(amend('450.00'), allowed).then(amended);
    given(round, opened, stated)
      .when(amend('450.00', on('2026-04-05')), allowed)
      .then(amended);
  });
  it('stays as it is when amended to what it was', () =>
    given(round, opened, stated).when(amend('500.00'), allowed).thenNothing());
  it('cannot be changed once the round is closed', () => {
    given(round, opened, stated, other, reached)
      .when(amend('450.00', on('2026-04-02')), allowed)
      .rejects('round.closed');
    given(round, opened, stated, other, reached)
      .when(withdraw(on('2026-04-02')), allowed)
      .rejects('round.closed');
  });
  it('cannot be amended as of a day before its last change, nor when it is unknown or ended', () => {
    given(round, opened, stated)
      .when(amend('450.00', on('2026-01-31')), allowed)
      .rejects('pledge.changed_later');
    given(round, opened).when(amend('450.00'), allowed).rejects('pledge.unknown');
    given(round, opened, stated, withdrawn)
      .when(amend('450.00', on('2026-02-11')), allowed)
      .rejects('pledge.ended');
  });

  it('can be withdrawn before the round is closed', () => {
    const { eff: _, ...fact } = withdrawn;
    given(round, opened, stated).when(withdraw(), allowed).then(fact);
  });
  it('stays withdrawn when withdrawn again on the same day', () => {
    given(round, opened, stated, withdrawn).when(withdraw(), allowed).thenNothing();
    given(round, opened, stated, withdrawn)
      .when(withdraw(on('2026-02-12')), allowed)
      .rejects('pledge.ended');
  });

  it('can be accepted late by a decision, after the deadline or after closing', () => {
    const accepted = {
      type: 'LatePledgeAccepted',
      data: { ...place, pledgeId: 'p-147', authorityId: '147', amount: kr('70.00') },
    };
    given(round, opened, stated)
      .when(late(on('2026-04-02', 'Minutes 5')), known)
      .then(accepted);
    given(round, opened, stated, other, reached)
      .when(late(on('2026-04-02', 'Minutes 5')), known)
      .then(accepted);
  });
  it('is accepted late up to what the decision allows, all that it lets in together', () => {
    const decision = decisionAllowing('late_pledge');
    if (decision.status !== 'known') throw new Error('it is known');
    const framed = {
      ...known,
      decision: { ...decision, allows: [{ purpose: 'late_pledge' as const, upTo: kr('100.00') }] },
    };
    const asked = late(on('2026-04-02', 'd1'));
    const before = (amount: string, decisionRef = 'd1') => ({
      type: 'LatePledgeAccepted',
      data: { ...place, pledgeId: 'p-101', authorityId: '101', amount: kr(amount), decisionRef },
      eff: '2026-04-01',
    });
    expect(given(round, opened, before('30.00')).when(asked, framed).decided()).toHaveLength(1);
    given(round, opened, before('30.01')).when(asked, framed).rejects('decision.over_frame');
    expect(given(round, opened, before('30.01', 'd2')).when(asked, framed).decided()).toHaveLength(1);
  });
  it('is not late before the deadline, and not accepted late without a decision, before closing or in a round that failed', () => {
    given(round, opened)
      .when(late(on('2026-03-31', 'Minutes 5')), known)
      .rejects('pledge.not_late');
    given(round, opened)
      .when(late(on('2026-04-02')), known)
      .rejects('decision.required');
    given(round, opened, stated, other, reached)
      .when(late(on('2026-03-31', 'Minutes 5')), known)
      .rejects('pledge.before_closing');
    given(round, opened, stated, failed)
      .when(late(on('2026-04-02', 'Minutes 5')), known)
      .rejects('round.failed');
  });

  it('is released after closing by a decision', () => {
    const released = { type: 'PledgeReleased', data: { ...withdrawn.data, reason: 'Merged' } };
    given(round, opened, stated, other, reached)
      .when(release(on('2026-05-01', 'Minutes 6')), allowed)
      .then(released);
    given(round, opened, stated, other, reached, { ...released, eff: '2026-05-01' })
      .when(release(on('2026-05-01', 'Minutes 6')), allowed)
      .thenNothing();
  });
  it('is not released without a decision, while the round is open, or in a round that failed', () => {
    given(round, opened, stated, other, reached)
      .when(release(on('2026-05-01')), allowed)
      .rejects('decision.required');
    given(round, opened, stated)
      .when(release(on('2026-05-01', 'Minutes 6')), allowed)
      .rejects('round.open');
    given(round, opened, stated, failed)
      .when(release(on('2026-05-01', 'Minutes 6')), allowed)
      .rejects('round.failed');
  });
});

describe('Beside pledges in money, a round', () => {
  const hours = (meta = on('2026-02-03')) =>
    new PledgeInKind({ roundId, pledgeId: 'h-151', authorityId: '151', hours: 37, hourlyRate: kr('750.00') }, meta);
  const given37 = {
    ...place,
    pledgeId: 'h-151',
    authorityId: '151',
    hours: 37,
    hourlyRate: kr('750.00'),
    value: kr('27750.00'),
  };
  const inKind = { type: 'InKindPledged', data: given37, eff: '2026-02-03' };
  const grant = (meta = on('2026-02-03'), amount = '60.00') =>
    new AwardExternalGrant(
      { roundId, grantId: 'g', funder: 'A fund', amount: kr(amount), terms: { minCoFinanceBp: 5000 } },
      meta,
    );
  const awarded = {
    type: 'ExternalGrantAwarded',
    data: { ...place, grantId: 'g', funder: 'A fund', amount: kr('60.00'), terms: { minCoFinanceBp: 5000 } },
    eff: '2026-02-03',
  };

  it('takes hours, valued at their rate, also from one who pledged money', () => {
    given(round, opened, stated).when(hours(), known).then({ type: 'InKindPledged', data: given37 });
    given(round, opened, stated, inKind).when(hours(), known).rejects('pledge.id_taken');
  });
  it('lets hours be withdrawn, not amended', () => {
    const ask = { roundId, pledgeId: 'h-151' };
    given(round, opened, inKind)
      .when(new AmendPledge({ ...ask, amount: kr('1.00') }, on('2026-02-04')), allowed)
      .rejects('pledge.in_kind');
    expect(
      given(round, opened, inKind)
        .when(new WithdrawPledge({ ...ask, reason: 'Ill' }, on('2026-02-04')), allowed)
        .decided(),
    ).toHaveLength(1);
  });
  it('takes a grant from outside once, while it is open', () => {
    const { eff: _, ...fact } = awarded;
    given(round, opened).when(grant(), allowed).then(fact);
    given(round, opened, awarded).when(grant(), allowed).rejects('grant.exists');
    given(round, opened, stated, other, reached)
      .when(grant(on('2026-04-02')), allowed)
      .rejects('round.closed');
    given(round, opened)
      .when(grant(on('2026-02-03'), '0.00'), allowed)
      .rejects('amount.out_of_range');
  });
  it('keeps a total that somebody published as it was stated', () => {
    const said = { roundId, pledges: 20, total: kr('3070000.00') };
    given(round, opened, stated)
      .when(new StateInterimTotal(said, on('2026-04-01')), allowed)
      .then({ type: 'InterimTotalStated', data: { ...said, projectId: 'os2talk' } });
    given(round, opened)
      .when(new StateInterimTotal({ ...said, total: kr('-1.00') }, on('2026-04-01')), allowed)
      .rejects('amount.out_of_range');
  });
});
