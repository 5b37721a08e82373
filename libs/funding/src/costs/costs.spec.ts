// SPDX-License-Identifier: MPL-2.0
import type { CommandMeta, MoneyJson } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed, decisionAllowing } from '@faellesbog/governance/testing';
import { AdoptAllocationKey, PostCostLine, ReverseCostLine } from './costs.commands.js';
import { costs } from './costs.decider.js';

const kr = (amount: string): MoneyJson => ({ amount, currency: 'DKK' });
const on = (effectiveOn: string, decisionRef?: string): CommandMeta =>
  testMeta({ effectiveOn, grounds: decisionRef ? { decisionRef } : {} });
const projectId = 'os2kle';
const facts = { ...allowed, projectKnown: true };
const FOUNDERS = { '101': 632340, '151': 48602, '183': 22989, '540': 74220, '706': 42962 };
const founders = Object.keys(FOUNDERS).map((authorityId) => ({ authorityId }));
const sizes = {
  status: 'adopted',
  sizeTableId: 'takst',
  validFrom: '2020-01-01',
  classes: [
    { name: 'small', upTo: 24_999 },
    { name: 'medium', upTo: 59_999 },
    { name: 'large', upTo: 120_000 },
    { name: 'very_large' },
  ],
};

const keyData = {
  projectId,
  keyId: 'key-1',
  validFrom: '2026-01-01',
  basis: 'fixed' as const,
  members: [
    { authorityId: '301', weight: '75' },
    { authorityId: '302', weight: '25' },
  ],
};
const adopted = (more: object = {}) => ({ type: 'AllocationKeyAdopted', data: { ...keyData, ...more } });
const adopt = (more: object = {}, meta = on('2026-01-01', 'Steering group 3/2026')) =>
  new AdoptAllocationKey({ ...keyData, ...more }, meta);
const postLine = (amount: string, meta = on('2026-02-01'), lineId = 'line-1') =>
  new PostCostLine({ projectId, lineId, text: 'Development, sprint 1', amount: kr(amount) }, meta);
const weightsOf = (command: AdoptAllocationKey, more: object): string[] =>
  (
    given(costs)
      .when(command, { ...facts, ...more })
      .decided()[0]!.data as { members: { weight: string }[] }
  ).members.map(({ weight }) => weight);

describe('An allocation key', () => {
  it('is adopted with its weights', () => given(costs).when(adopt(), facts).then(adopted()));
  it('needs a decision', () =>
    given(costs)
      .when(adopt({}, on('2026-01-01')), facts)
      .rejects('decision.required'));
  it('is never changed', () => given(costs, adopted()).when(adopt(), facts).rejects('key.exists'));
  it('names each authority once, registered, and a weight somewhere', () => {
    const twice = [keyData.members[0], keyData.members[0]];
    given(costs)
      .when(adopt({ members: twice }), facts)
      .rejects('key.member_twice');
    given(costs)
      .when(adopt(), { ...facts, unknownAuthority: '302' })
      .rejects('authority.unknown');
    given(costs)
      .when(adopt({ members: [{ authorityId: '301', weight: '0' }] }), facts)
      .rejects('key.weights_zero');
    given(costs)
      .when(adopt({ members: [{ authorityId: '301' }] }), facts)
      .rejects('key.incomplete');
    given(costs).when(adopt(), { projectKnown: false }).rejects('project.unknown');
  });
  it('by equal shares gives everybody the weight 1, and takes no other', () => {
    expect(weightsOf(adopt({ basis: 'equal', members: founders }), {})).toEqual(['1', '1', '1', '1', '1']);
    given(costs)
      .when(adopt({ basis: 'equal' }), facts)
      .rejects('key.weight_is_given');
  });
  it('by inhabitants takes the weights of its population set', () => {
    const key = adopt({ basis: 'inhabitants', populationSetId: 'folk1a-2020', members: founders });
    expect(weightsOf(key, { inhabitants: FOUNDERS })).toEqual(['632340', '48602', '22989', '74220', '42962']);
    given(costs).when(key, facts).rejects('key.incomplete');
  });
  it('takes a stated weight only for an authority without a figure', () => {
    const region = [...founders, { authorityId: 'region-midtjylland', weight: '3' }];
    const key = (members: object[]) =>
      adopt({ basis: 'size_class', populationSetId: 'f', sizeTableId: 'takst', members });
    expect(weightsOf(key(region), { inhabitants: FOUNDERS, sizes })).toEqual(['4', '2', '1', '3', '2', '3']);
    given(costs)
      .when(key([{ authorityId: '101', weight: '1' }]), { ...facts, inhabitants: FOUNDERS, sizes })
      .rejects('key.weight_is_given');
    given(costs)
      .when(key([{ authorityId: 'constructor' }]), { ...facts, inhabitants: FOUNDERS, sizes })
      .rejects('key.incomplete');
    given(costs)
      .when(key(founders), { ...facts, inhabitants: FOUNDERS })
      .rejects('key.incomplete');
  });
  it('by classes takes the weights given for them', () => {
    const classWeights = { small: 22, medium: 32, large: 42, very_large: 52 };
    const key = adopt({ basis: 'size_class', populationSetId: 'f', sizeTableId: 't', members: founders, classWeights });
    expect(weightsOf(key, { inhabitants: FOUNDERS, sizes })).toEqual(['52', '32', '22', '42', '32']);
  });
});

describe('A cost line', () => {
  const shares = (decided: { data: Record<string, unknown> }[]) =>
    Object.fromEntries(
      (decided[0]!.data['lines'] as { authorityId: string; share: MoneyJson }[]).map(({ authorityId, share }) => [
        authorityId,
        share.amount,
      ]),
    );

  it('is shared by largest remainder and keeps what is needed to work it out again', () => {
    // Vector H04: 99,99 kr. 75/25.
    given(costs, adopted())
      .when(postLine('99.99'), facts)
      .then({
        type: 'CostLinePosted',
        data: {
          projectId,
          lineId: 'line-1',
          lineNumber: 1,
          text: 'Development, sprint 1',
          amount: kr('99.99'),
          keyId: 'key-1',
          rule: { name: 'hamilton', version: 1 },
          apportioned: kr('99.99'),
          weightSum: '100',
          lines: [
            { authorityId: '301', weight: '75', quotient: '7499', remainder: '25', spare: 0, share: kr('74.99') },
            { authorityId: '302', weight: '25', quotient: '2499', remainder: '75', spare: 1, share: kr('25.00') },
          ],
          unfunded: kr('0.00'),
        },
      });
  });
  it('of a million is shared among the five founders as the published vectors say', () => {
    const byKey = (more: object) => {
      const members = (
        given(costs)
          .when(adopt({ members: founders, ...more }), { ...facts, inhabitants: FOUNDERS })
          .decided()[0]!.data as typeof keyData
      ).members;
      return shares(given(costs, adopted({ members })).when(postLine('1000000.00'), facts).decided());
    };
    expect(byKey({ basis: 'inhabitants' })).toEqual({
      '101': '770101.07',
      '151': '59190.39',
      '183': '27997.36',
      '540': '90389.51',
      '706': '52321.67',
    });
    expect(byKey({ basis: 'equal_and_inhabitants', equalPartBp: 3000 })).toEqual({
      '101': '599070.75',
      '151': '101433.27',
      '183': '79598.15',
      '540': '123272.66',
      '706': '96625.17',
    });
  });
  it('never takes more than what is left of a ceiling; what none covers is unfunded', () => {
    const members = [
      { authorityId: '301', weight: '1', cap: kr('30.00') },
      { authorityId: '302', weight: '1' },
    ];
    const first = given(costs, adopted({ members })).when(postLine('50.00'), facts).decided()[0]!;
    expect(shares([first as never])).toEqual({ '301': '25.00', '302': '25.00' });
    const second = given(costs, adopted({ members }), first)
      .when(postLine('50.00', on('2026-02-02'), 'line-2'), facts)
      .decided()[0]!;
    expect(shares([second as never])).toEqual({ '301': '5.00', '302': '45.00' });
    expect(second.data).toMatchObject({
      rule: { name: 'cap-waterfill' },
      apportioned: kr('45.00'),
      weightSum: '1',
      lineNumber: 2,
    });
    expect((second.data as { lines: object[] }).lines[0]).toMatchObject({
      atCeiling: true,
      ceiling: kr('5.00'),
      quotient: '500',
    });
    const both = members.map((member) => ({ ...member, cap: kr('30.00') }));
    expect(
      given(costs, adopted({ members: both }))
        .when(postLine('100.00'), facts)
        .decided()[0]!.data,
    ).toMatchObject({ unfunded: kr('40.00'), apportioned: kr('0.00') });
  });
  it('may be a refund', () => {
    const refund = given(costs, adopted()).when(postLine('-99.99'), facts).decided()[0]!;
    expect(shares([refund as never])).toEqual({ '301': '-74.99', '302': '-25.00' });
  });
  it('is shared by the key in force on its day', () => {
    const later = adopted({ keyId: 'key-2', validFrom: '2026-03-01', members: [{ authorityId: '301', weight: '1' }] });
    const corrected = adopted({ keyId: 'key-3' });
    const keyFor = (day: string) =>
      given(costs, adopted(), later, corrected)
        .when(postLine('1.00', on(day)), facts)
        .decided()[0]!.data['keyId'];
    expect(['2026-01-01', '2026-02-28', '2026-03-01'].map(keyFor)).toEqual(['key-3', 'key-3', 'key-2']);
    given(costs, later)
      .when(postLine('1.00', on('2026-02-28')), facts)
      .rejects('key.none_in_force');
  });
  it('cannot be nothing, nor beyond what sums can hold', () => {
    given(costs, adopted()).when(postLine('0.00'), facts).rejects('cost.nothing');
    given(costs, adopted()).when(postLine('10000000000000.01'), facts).rejects('amount.out_of_range');
    const most = given(costs, adopted()).when(postLine('-10000000000000.00'), facts).decided()[0]!;
    given(costs, adopted(), most)
      .when(postLine('0.01', on('2026-02-02'), 'line-2'), facts)
      .rejects('amount.sum_out_of_range');
  });
  it('stays as it is when posted again as it was, and is not posted otherwise', () => {
    const posted = { ...given(costs, adopted()).when(postLine('99.99'), facts).decided()[0]!, eff: '2026-02-01' };
    given(costs, adopted(), posted).when(postLine('99.99'), facts).thenNothing();
    given(costs, adopted(), posted).when(postLine('100.00'), facts).rejects('cost.exists');
    given(costs, adopted(), posted)
      .when(postLine('99.99', on('2026-02-02')), facts)
      .rejects('cost.exists');
  });
});

describe('A reversal', () => {
  const posted = { ...given(costs, adopted()).when(postLine('99.99'), facts).decided()[0]!, eff: '2026-02-01' };
  const reverse = (reversalId: string, meta = on('2026-02-15')) =>
    new ReverseCostLine({ projectId, lineId: 'line-1', reversalId, reason: 'Posted to the wrong project' }, meta);
  const reversed = {
    type: 'CostLineReversed',
    data: {
      projectId,
      lineId: 'line-1',
      reversalId: 'reversal-1',
      reason: 'Posted to the wrong project',
      amount: kr('-99.99'),
      lines: [
        { authorityId: '301', weight: '75', quotient: '-7499', remainder: '-25', spare: 0, share: kr('-74.99') },
        { authorityId: '302', weight: '25', quotient: '-2499', remainder: '-75', spare: -1, share: kr('-25.00') },
      ],
      unfunded: kr('0.00'),
    },
  };
  it('copies the posted lines with the opposite sign', () =>
    given(costs, adopted(), posted).when(reverse('reversal-1'), facts).then(reversed));
  it('happens once', () => {
    given(costs, adopted(), posted, reversed).when(reverse('reversal-1'), facts).thenNothing();
    given(costs, adopted(), posted, reversed).when(reverse('reversal-2'), facts).rejects('cost.reversed');
  });
  it('needs a posted line, and is not dated before it', () => {
    given(costs, adopted()).when(reverse('reversal-1'), facts).rejects('cost.unknown');
    given(costs, adopted(), posted)
      .when(reverse('reversal-1', on('2026-01-31')), facts)
      .rejects('cost.reversed_before_posted');
  });
});

describe('A cost over the frame', () => {
  const within = { ...facts, frame: 100_00n };
  const line = (amount: string, decisionRef?: string, lineId = 'line-1') =>
    postLine(amount, on('2026-02-01', decisionRef), lineId);

  it('needs a decision that allows the excess', () => {
    expect(given(costs, adopted()).when(line('100.00'), within).decided()).toHaveLength(1);
    given(costs, adopted()).when(line('100.01'), within).rejects('decision.required');
    expect(given(costs, adopted()).when(line('100.01', 'd1'), within).decided()).toHaveLength(1);
  });
  it('is allowed once: lines that one decision let in before count towards what it allows', () => {
    const decision = decisionAllowing('cost_over_frame');
    if (decision.status !== 'known') throw new Error('it is known');
    const upTo = { ...decision, allows: [{ purpose: 'cost_over_frame' as const, upTo: kr('50.00') }] };
    const framed = { ...within, decision: upTo };
    const [event] = given(costs, adopted()).when(line('130.00', 'd1'), framed).decided();
    expect(event).toMatchObject({ data: { overFrame: kr('30.00') } });
    const data = { ...(event!.data as object), decisionRef: 'd1' };
    const posted = { type: 'CostLinePosted', data, eff: '2026-02-01' };
    expect(
      given(costs, adopted(), posted)
        .when(line('20.00', 'd1', 'line-2'), framed)
        .decided(),
    ).toHaveLength(1);
    given(costs, adopted(), posted)
      .when(line('20.01', 'd1', 'line-2'), framed)
      .rejects('decision.over_frame');
    expect(
      given(costs, adopted(), posted)
        .when(line('20.01', 'd2', 'line-2'), framed)
        .decided(),
    ).toHaveLength(1);
  });
  it('counts what stands: not what was reversed, and a refund makes room', () => {
    const posted = { ...given(costs, adopted()).when(line('99.99'), within).decided()[0]!, eff: '2026-02-01' };
    given(costs, adopted(), posted)
      .when(line('0.02', undefined, 'line-2'), within)
      .rejects('decision.required');
    const refund = given(costs, adopted(), posted)
      .when(line('-50.00', undefined, 'line-2'), within)
      .decided()[0]!;
    const after = [adopted(), posted, { ...refund, eff: '2026-02-01' }];
    expect(
      given(costs, ...after)
        .when(line('50.01', undefined, 'line-3'), within)
        .decided(),
    ).toHaveLength(1);
    const reversal = new ReverseCostLine(
      { projectId, lineId: 'line-1', reversalId: 'r1', reason: 'X' },
      on('2026-02-01'),
    );
    const reversed = given(costs, adopted(), posted).when(reversal, within).decided()[0]!;
    const empty = [adopted(), posted, { ...reversed, eff: '2026-02-01' }];
    expect(
      given(costs, ...empty)
        .when(line('100.00', undefined, 'line-2'), within)
        .decided(),
    ).toHaveLength(1);
  });
});
