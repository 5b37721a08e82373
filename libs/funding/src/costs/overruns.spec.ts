// SPDX-License-Identifier: MPL-2.0
import type { AnyFact, CommandMeta, MoneyJson } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed, decisionAllowing } from '@faellesbog/governance/testing';
import type { Round } from '../round/round.decider.js';
import { DecideOverrunFunding, DecideSurplus, PostCostLine, ReportOverrun, ReverseCostLine } from './costs.commands.js';
import { costs } from './costs.decider.js';

const kr = (amount: string): MoneyJson => ({ amount, currency: 'DKK' });
const on = (effectiveOn: string, decisionRef?: string): CommandMeta =>
  testMeta({ effectiveOn, grounds: decisionRef ? { decisionRef } : {} });
const projectId = 'os2kle';
const facts = { ...allowed, projectKnown: true, frame: 100_00n };
const upTo = (amount: string, purpose: 'overrun_funding' | 'surplus') => {
  const decision = decisionAllowing();
  return { ...decision, allows: [{ purpose, upTo: kr(amount) }] };
};

const members = [
  { authorityId: '301', weight: '1', cap: kr('60.00') },
  { authorityId: '302', weight: '1' },
];
const adopted = (list: object[] = members): AnyFact => ({
  type: 'AllocationKeyAdopted',
  data: { projectId, keyId: 'key-1', validFrom: '2026-01-01', basis: 'fixed', members: list },
});
const line = (amount: string, day = '2026-03-02', lineId = 'line-1', decisionRef?: string) =>
  new PostCostLine({ projectId, lineId, text: 'Sprint', amount: kr(amount) }, on(day, decisionRef));
const data = { projectId, overrunId: 'o1', amount: kr('50.00'), reason: 'The supplier asks for more' };
const report = (more: object = {}, day = '2026-03-01') => new ReportOverrun({ ...data, ...more }, on(day));
const reported = (more: object = {}) => ({ type: 'OverrunReported', data: { ...data, ...more }, eff: '2026-03-01' });
type Parts = DecideOverrunFunding['data']['parts'];
const parts = (...amounts: [Parts[number]['source'], string][]): Parts =>
  amounts.map(([source, amount]) => ({ source, amount: kr(amount) }));
const halves = parts(['surplus', '30.00'], ['scope_cut', '20.00']);
const fund = (given: Parts = halves, meta = on('2026-04-01', 'd1')) =>
  new DecideOverrunFunding({ projectId, overrunId: 'o1', parts: given }, meta);
const funded = (given: Parts = halves) => ({
  type: 'OverrunFundingDecided',
  data: { projectId, overrunId: 'o1', amount: kr('50.00'), parts: given },
  eff: '2026-04-01',
});
const undated = ({ type, data: said }: AnyFact): AnyFact => ({ type, data: said });

describe('An overrun', () => {
  it('is reported with its amount and why, once', () => {
    given(costs).when(report(), facts).then(undated(reported()));
    given(costs, reported()).when(report(), facts).thenNothing();
    given(costs, reported())
      .when(report({ amount: kr('60.00') }), facts)
      .rejects('overrun.exists');
    given(costs)
      .when(report({ amount: kr('0.00') }), facts)
      .rejects('amount.out_of_range');
    given(costs).when(report(), { projectKnown: false }).rejects('project.unknown');
  });
  it('is of a budget, and there must be one', () =>
    given(costs)
      .when(report(), { ...facts, frame: undefined })
      .rejects('overrun.no_budget'));
  it('blocks what lies above the budget, also by a decision that would otherwise allow it', () => {
    const key = adopted();
    expect(
      given(costs, key)
        .when(line('100.01', '2026-03-02', 'line-1', 'd1'), facts)
        .decided(),
    ).toHaveLength(1);
    given(costs, key, reported())
      .when(line('100.01', '2026-03-02', 'line-1', 'd1'), facts)
      .rejects('overrun.not_funded');
    // What lies within the budget is not above it, and a refund is no commitment.
    expect(given(costs, key, reported()).when(line('100.00'), facts).decided()).toHaveLength(1);
    expect(given(costs, key, reported()).when(line('-5.00'), facts).decided()).toHaveLength(1);
    // On the day before it was reported nobody knew of it.
    expect(
      given(costs, key, reported())
        .when(line('100.01', '2026-02-28', 'line-1', 'd1'), facts)
        .decided(),
    ).toHaveLength(1);
  });
  it('once funded adds to the budget what brings money, from the day of the decision on', () => {
    const history = [adopted(), reported(), funded()];
    expect(
      given(costs, ...history)
        .when(line('130.00', '2026-04-01'), facts)
        .decided(),
    ).toHaveLength(1);
    // The cut of the scope brings nothing: the next øre asks for a decision again.
    given(costs, ...history)
      .when(line('130.01', '2026-04-01'), facts)
      .rejects('decision.required');
    expect(
      given(costs, ...history)
        .when(line('130.01', '2026-04-01', 'line-1', 'd1'), facts)
        .decided(),
    ).toHaveLength(1);
    given(costs, ...history)
      .when(line('130.00', '2026-03-31', 'line-1', 'd1'), facts)
      .rejects('overrun.not_funded');
  });
});

describe('What no ceiling covers of a cost line', () => {
  const both = members.map((member) => ({ ...member, cap: kr('30.00') }));
  const posted = { ...given(costs, adopted(both)).when(line('90.00'), facts).decided()[0]!, eff: '2026-03-01' };
  const history = [adopted(both), posted];
  const ofLine = { lineId: 'line-1', amount: kr('30.00') };
  const fundLine = fund(parts(['supplementary_calls', '30.00']));
  const reverse = new ReverseCostLine({ projectId, lineId: 'line-1', reversalId: 'r', reason: 'X' }, on('2026-03-03'));

  it('is an overrun of exactly that amount, once', () => {
    expect(posted.data).toMatchObject({ unfunded: kr('30.00') });
    given(costs, ...history)
      .when(report(ofLine), facts)
      .then(undated(reported(ofLine)));
    given(costs, ...history)
      .when(report({ ...ofLine, amount: kr('29.99') }), facts)
      .rejects('overrun.not_the_unfunded');
    given(costs, ...history, reported(ofLine))
      .when(report({ ...ofLine, overrunId: 'o2' }), facts)
      .rejects('overrun.line_reported');
    given(costs, adopted(both)).when(report(ofLine), facts).rejects('overrun.no_line');
    given(costs, ...history)
      .when(report(ofLine, '2026-02-28'), facts)
      .rejects('overrun.before_its_line');
  });
  it('is funded without adding to the budget: the line is in it already', () => {
    const paid = given(costs, ...history, reported(ofLine))
      .when(fundLine, facts)
      .decided()[0]!;
    given(costs, ...history, reported(ofLine), { ...paid, eff: '2026-04-01' })
      .when(line('10.01', '2026-04-02', 'line-2'), facts)
      .rejects('decision.required');
  });
  it('falls away, and blocks no more, when the line is reversed', () => {
    const reversed = {
      ...given(costs, ...history)
        .when(reverse, facts)
        .decided()[0]!,
      eff: '2026-03-03',
    };
    const after = [...history, reported(ofLine), reversed];
    given(costs, ...after)
      .when(fundLine, facts)
      .rejects('overrun.fallen');
    expect(
      given(costs, ...after)
        .when(line('100.01', '2026-03-04', 'line-2', 'd1'), facts)
        .decided(),
    ).toHaveLength(1);
    given(costs, ...history, reversed)
      .when(report(ofLine), facts)
      .rejects('overrun.no_line');
  });
});

describe('The funding of an overrun', () => {
  it('sums to the overrun, to the øre, from sources that are each named once', () => {
    given(costs, reported()).when(fund(), facts).then(undated(funded()));
    given(costs, reported())
      .when(fund(parts(['surplus', '30.00'], ['external', '19.99'])), facts)
      .rejects('overrun.parts_sum');
    given(costs, reported())
      .when(fund(parts(['surplus', '30.00'], ['surplus', '20.00'])), facts)
      .rejects('overrun.source_twice');
    given(costs, reported())
      .when(fund(parts(['surplus', '60.00'], ['external', '-10.00'])), facts)
      .rejects('amount.out_of_range');
  });
  it('needs a decision about this, whose frame covers the whole', () => {
    given(costs, reported())
      .when(fund(halves, on('2026-04-01')), facts)
      .rejects('decision.required');
    given(costs, reported())
      .when(fund(), { ...facts, decision: decisionAllowing('surplus') })
      .rejects('decision.other_purpose');
    given(costs, reported())
      .when(fund(), { ...facts, decision: upTo('49.99', 'overrun_funding') })
      .rejects('decision.over_frame');
    expect(
      given(costs, reported())
        .when(fund(), { ...facts, decision: upTo('50.00', 'overrun_funding') })
        .decided(),
    ).toHaveLength(1);
  });
  it('is allowed once: what the decision funded before counts towards its frame', () => {
    const other = { overrunId: 'o0', amount: kr('30.00') };
    const before = (decisionRef: string) => [
      reported(other),
      { ...funded(), data: { ...funded().data, ...other, parts: parts(['surplus', '30.00']), decisionRef } },
      reported(),
    ];
    const asked = (decisionRef: string, frame: string) =>
      given(costs, ...before(decisionRef)).when(fund(), { ...facts, decision: upTo(frame, 'overrun_funding') });
    asked('d1', '79.99').rejects('decision.over_frame');
    expect(asked('d1', '80.00').decided()).toHaveLength(1);
    expect(asked('another', '50.00').decided()).toHaveLength(1);
  });
  it('is decided once, of an overrun that is reported by then', () => {
    given(costs).when(fund(), facts).rejects('overrun.unknown');
    given(costs, reported())
      .when(fund(halves, on('2026-02-28', 'd1')), facts)
      .rejects('overrun.funded_before_reported');
    given(costs, reported(), funded()).when(fund(), facts).thenNothing();
    given(costs, reported(), funded())
      .when(fund(parts(['external', '50.00'])), facts)
      .rejects('overrun.funded');
  });
});

const closedRound = (more: object = {}): Round => ({
  ...{ status: 'closed', projectId, target: 0n, deadline: '2026-01-31', openedOn: '2026-01-01' },
  ...{ closedOn: '2026-02-01', stands: true, changedOn: '2026-02-01', grants: new Map() },
  pledges: new Map([['p', { authorityId: '301', kind: 'money', amount: 100_00n, changedOn: '', ended: false }]]),
  ...more,
});
const withGrant = (returnUnused: boolean): Round =>
  closedRound({ grants: new Map([['fond', { amount: 40_00n, returnUnused }]]) });
const means = (round: Round) => ({
  ...{ ...allowed, projectKnown: true, productIds: ['kle'] },
  rounds: new Map([['r1', round]]),
});

describe('A surplus', () => {
  type Said = Partial<DecideSurplus['data']>;
  const development = (amount: string) => ({ use: 'further_development' as const, amount: kr(amount) });
  const back = (amount: string) => ({
    ...{ use: 'refund' as const, amount: kr(amount) },
    grant: { roundId: 'r1', grantId: 'fond' },
  });
  const use = (more: Said = {}, meta = on('2026-12-01', 'd1')) =>
    new DecideSurplus(
      { projectId, surplusId: 's1', amount: kr('20.00'), dispositions: [development('20.00')], ...more },
      meta,
    );
  const used = (more: Said = {}) => ({
    type: 'SurplusDispositionDecided',
    data: { projectId, surplusId: 's1', amount: kr('20.00'), dispositions: [development('20.00')], ...more },
    eff: '2026-12-01',
  });

  it('is used as a decision says, in parts that sum to it', () => {
    given(costs).when(use(), means(closedRound())).then(undated(used()));
    given(costs)
      .when(use({ dispositions: [development('19.99')] }), means(closedRound()))
      .rejects('surplus.parts_sum');
    given(costs)
      .when(use({ dispositions: [development('10.00'), development('10.00')] }), means(closedRound()))
      .rejects('surplus.use_twice');
    given(costs)
      .when(use({}, on('2026-12-01')), means(closedRound()))
      .rejects('decision.required');
    given(costs)
      .when(use(), { ...means(closedRound()), decision: upTo('19.99', 'surplus') })
      .rejects('decision.over_frame');
    given(costs)
      .when(use(), { ...means(closedRound()), decision: decisionAllowing('overrun_funding') })
      .rejects('decision.other_purpose');
  });
  it('is allowed once: what the decision disposed of before counts towards its frame', () => {
    const asked = (decisionRef: string, frame: string) =>
      given(costs, { ...used(), data: { ...used().data, surplusId: 's0', decisionRef } }).when(use(), {
        ...means(closedRound()),
        decision: upTo(frame, 'surplus'),
      });
    asked('d1', '39.99').rejects('decision.over_frame');
    expect(asked('d1', '40.00').decided()).toHaveLength(1);
    expect(asked('another', '20.00').decided()).toHaveLength(1);
  });
  it('is decided on once', () => {
    given(costs, used()).when(use(), means(closedRound())).thenNothing();
    given(costs, used())
      .when(use({ amount: kr('10.00'), dispositions: [development('10.00')] }), means(closedRound()))
      .rejects('surplus.exists');
  });
  it('is no more than what was raised and is neither spent nor disposed of', () => {
    const spent = { ...given(costs, adopted()).when(line('85.00'), facts).decided()[0]!, eff: '2026-03-01' };
    given(costs, adopted(), spent).when(use(), means(closedRound())).rejects('surplus.more_than_left');
    const fifteen: Said = { amount: kr('15.00'), dispositions: [development('15.00')] };
    expect(given(costs, adopted(), spent).when(use(fifteen), means(closedRound())).decided()).toHaveLength(1);
    given(costs, adopted(), spent, used(fifteen))
      .when(use({ ...fifteen, surplusId: 's2' }), means(closedRound()))
      .rejects('surplus.more_than_left');
    const forward: Said = { amount: kr('15.00'), dispositions: [{ use: 'carry_forward', amount: kr('15.00') }] };
    expect(
      given(costs, adopted(), spent, used(forward))
        .when(use({ ...fifteen, surplusId: 's2' }), means(closedRound()))
        .decided(),
    ).toHaveLength(1);
    given(costs)
      .when(use(), means(closedRound({ stands: false })))
      .rejects('surplus.more_than_left');
    given(costs)
      .when(use(), means(closedRound({ status: 'open' })))
      .rejects('surplus.more_than_left');
  });
  it('of a product is measured by nothing in the project, and the product is the one it is for', () => {
    expect(
      given(costs)
        .when(use({ productId: 'kle' }), means(closedRound({ stands: false })))
        .decided(),
    ).toHaveLength(1);
    given(costs)
      .when(use({ productId: 'another' }), means(closedRound()))
      .rejects('surplus.other_product');
    const ofProduct = {
      ...decisionAllowing(),
      allows: [{ purpose: 'surplus', subject: { kind: 'product', id: 'kle' } }],
    };
    expect(
      given(costs)
        .when(use({ productId: 'kle' }), { ...means(closedRound()), decision: ofProduct })
        .decided(),
    ).toHaveLength(1);
    given(costs)
      .when(use(), { ...means(closedRound()), decision: ofProduct })
      .rejects('decision.other_purpose');
  });
  it('goes back to who gave it first, where the terms of the grant say so', () => {
    given(costs)
      .when(use(), means(withGrant(true)))
      .rejects('surplus.funder_first');
    given(costs)
      .when(use({ dispositions: [back('19.99'), development('0.01')] }), means(withGrant(true)))
      .rejects('surplus.funder_first');
    expect(
      given(costs)
        .when(use({ dispositions: [back('20.00')] }), means(withGrant(true)))
        .decided(),
    ).toHaveLength(1);
    expect(
      given(costs)
        .when(use(), means(withGrant(false)))
        .decided(),
    ).toHaveLength(1);
    const more: Said = { amount: kr('50.00'), dispositions: [back('40.00'), development('10.00')] };
    expect(
      given(costs)
        .when(use(more), means(withGrant(true)))
        .decided(),
    ).toHaveLength(1);
    given(costs)
      .when(use({ amount: kr('50.00'), dispositions: [back('40.01'), development('9.99')] }), means(withGrant(true)))
      .rejects('surplus.grant_exceeded');
    // Paying back a grant that may be kept is no payment to the one who must have it back.
    const two = closedRound({
      grants: new Map([
        ['fond', { amount: 40_00n, returnUnused: false }],
        ['stat', { amount: 40_00n, returnUnused: true }],
      ]),
    });
    given(costs)
      .when(use({ dispositions: [back('20.00')] }), means(two))
      .rejects('surplus.funder_first');
    // A product's surplus is of its fees, and owes nothing to who gave to the project.
    expect(
      given(costs)
        .when(use({ productId: 'kle' }), means(withGrant(true)))
        .decided(),
    ).toHaveLength(1);
    given(costs)
      .when(use({ productId: 'kle', dispositions: [back('20.00')] }), means(withGrant(true)))
      .rejects('surplus.grant_exceeded');
    // What is paid back already is not due again.
    expect(
      given(costs, used({ ...more, surplusId: 's0' }))
        .when(use(), means(withGrant(true)))
        .decided(),
    ).toHaveLength(1);
    given(costs)
      .when(use({ dispositions: [{ ...development('20.00'), grant: back('1.00').grant }] }), means(withGrant(false)))
      .rejects('surplus.grant_without_refund');
  });
});
