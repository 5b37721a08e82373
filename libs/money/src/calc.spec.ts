// SPDX-License-Identifier: MPL-2.0
import { calculate, calculateFile } from './calc.js';

const run = (algo: string, input: unknown) => calculate({ id: 'x', algo, input }).result;
const refused = (algo: string, input: unknown, code: string, pointer: string) =>
  expect(() => run(algo, input)).toThrow(expect.objectContaining({ code, pointer: `/input${pointer}` }));
const equally = (...codes: string[]) => codes.map((code) => ({ code, weight: 1 }));
const three = equally('101', '147', '151');

describe('hamilton', () => {
  it('gives everybody zero of nothing, even when all weights are zero or nobody is there', () => {
    const members = [
      { code: '101', weight: 0 },
      { code: '147', weight: 0 },
    ];
    expect(run('hamilton', { total: 0, members })).toEqual({ shares: { '101': 0, '147': 0 } });
    expect(run('hamilton', { total: 0, members: [] })).toEqual({ shares: {} });
    refused('hamilton', { total: 1, members }, 'money.weights_zero', '/members');
    refused('hamilton', { total: -1, members: [] }, 'money.weights_zero', '/members');
  });

  it('breaks equal remainders by the larger weight before the lower code', () => {
    // 10 over 1, 3: 2,5 and 7,5, so both have half an øre left.
    const members = [
      { code: '101', weight: 1 },
      { code: '147', weight: 3 },
    ];
    expect(run('hamilton', { total: 10, members })).toEqual({ shares: { '101': 2, '147': 8 } });
    expect(run('hamilton', { total: -10, members })).toEqual({ shares: { '101': -2, '147': -8 } });
  });

  it('is exact where doubles pick the wrong member', () => {
    // 9007199254740993 * 3 / 4 ends in .75 and the rest in .25; as doubles the remainders are lost.
    const members = [
      { code: '101', weight: 1 },
      { code: '147', weight: 3 },
    ];
    expect(run('hamilton', { total: '9007199254740993', members })).toEqual({
      shares: { '101': 2251799813685248, '147': 6755399441055745 },
    });
    expect(run('hamilton', { total: '-27021597764222976', members: equally('101', '147') })).toEqual({
      shares: { '101': '-13510798882111488', '147': '-13510798882111488' },
    });
  });

  it('writes a share as a number up to 2^53-1 and as a string above, in both directions', () => {
    const alone = (total: unknown) => run('hamilton', { total, members: [{ code: '1', weight: '1' }] });
    expect(alone('9007199254740991')).toEqual({ shares: { '1': 9007199254740991 } });
    expect(alone('9007199254740992')).toEqual({ shares: { '1': '9007199254740992' } });
    expect(alone('-9007199254740991')).toEqual({ shares: { '1': -9007199254740991 } });
    expect(alone('-9007199254740993')).toEqual({ shares: { '1': '-9007199254740993' } });
  });

  it('takes any text as a code, also one that means something to an object', () => {
    const members = JSON.parse(
      '[{"code":"__proto__","weight":1},{"code":"constructor","weight":1},{"code":"9","weight":1}]',
    );
    const { shares } = run('hamilton', { total: 4, members }) as { shares: object };
    expect(JSON.stringify(shares)).toBe('{"9":2,"__proto__":1,"constructor":1}');
    expect(Object.getPrototypeOf(shares)).toBe(Object.prototype);
  });
});

describe('hamilton-rotate', () => {
  it('lets the odd øre go round by the number of the cost line', () => {
    expect(run('hamilton-rotate', { total: 100, members: three, seqs: [0, 1, 2, 3, '9007199254740993'] })).toEqual({
      bySeq: [
        { '101': 34, '147': 33, '151': 33 },
        { '101': 33, '147': 34, '151': 33 },
        { '101': 33, '147': 33, '151': 34 },
        { '101': 34, '147': 33, '151': 33 },
        { '101': 34, '147': 33, '151': 33 },
      ],
      sum: { '101': 168, '147': 166, '151': 166 },
    });
  });

  it('goes around the end of the list, and negates for a refund', () => {
    expect(run('hamilton-rotate', { total: -101, members: three, seqs: [2] })).toEqual({
      bySeq: [{ '101': -34, '147': -33, '151': -34 }],
      sum: { '101': -34, '147': -33, '151': -34 },
    });
  });

  it('rotates the last tie-break only, and counts every member in the circle', () => {
    const members = [
      { code: '101', weight: 0 },
      { code: '147', weight: 1 },
      { code: '151', weight: 1 },
      { code: '153', weight: 2 },
    ];
    // 9 over 4: 147 and 151 have 2 r 1, 153 has 4 r 2 and comes first whatever the place.
    expect(run('hamilton-rotate', { total: 9, members, seqs: [0, 2] })).toMatchObject({
      bySeq: [
        { '101': 0, '147': 2, '151': 2, '153': 5 },
        { '101': 0, '147': 2, '151': 2, '153': 5 },
      ],
    });
    // 3 over 4: 147 and 151 have r 3, 153 1 r 2; two spare øre. 2 over the equal two: place 2 is 151.
    const two = members.slice(0, 3);
    expect(run('hamilton-rotate', { total: 3, members: two, seqs: [1, 2, 3] })).toMatchObject({
      bySeq: [
        { '147': 2, '151': 1 },
        { '147': 1, '151': 2 },
        { '147': 2, '151': 1 },
      ],
    });
  });

  it('sums to nothing over no lines', () => {
    expect(run('hamilton-rotate', { total: 5, members: three, seqs: [] })).toEqual({
      bySeq: [],
      sum: { '101': 0, '147': 0, '151': 0 },
    });
    refused('hamilton-rotate', { total: 5, members: three, seqs: [0, -1] }, 'money.out_of_range', '/seqs/1');
    refused(
      'hamilton-rotate',
      { total: 5, members: [...three, three[0]], seqs: [] },
      'money.duplicate_code',
      '/members/3/code',
    );
  });
});

describe('cap-waterfill', () => {
  const capped = (total: unknown, ...members: [string, number, number][]) =>
    run('cap-waterfill', { total, members: members.map(([code, weight, cap]) => ({ code, weight, cap })) });

  it('finds a ceiling that is reached only after an earlier redistribution', () => {
    // 25 each: only 101 is over. Then 90/3 = 30 each: 147 reaches 28. Then 62/2 = 31 each: 151 reaches 31 exactly.
    expect(capped(100, ['101', 1, 10], ['147', 1, 28], ['151', 1, 31], ['153', 1, 90])).toEqual({
      shares: { '101': 10, '147': 28, '151': 31, '153': 31 },
      unfunded: 0,
    });
  });

  it('splits by weight among the free, with the spare øre of Hamilton', () => {
    expect(capped(101, ['101', 5, 20], ['147', 1, 99], ['151', 1, 99])).toEqual({
      shares: { '101': 20, '147': 41, '151': 40 },
      unfunded: 0,
    });
  });

  it('leaves unfunded what no ceiling covers', () => {
    expect(capped(10)).toEqual({ shares: {}, unfunded: 10 });
    expect(capped(10, ['101', 1, 0], ['147', 1, 10])).toEqual({ shares: { '101': 0, '147': 10 }, unfunded: 0 });
    expect(capped(11, ['101', 0, 3], ['147', 1, 4])).toEqual({ shares: { '101': 3, '147': 4 }, unfunded: 4 });
  });

  it('does not make a member of weight 0 pay for others who stand at their ceiling', () => {
    expect(capped(100, ['101', 1, 50], ['147', 0, 100])).toEqual({ shares: { '101': 50, '147': 0 }, unfunded: 50 });
  });

  it('splits zero and refunds without regard to ceilings', () => {
    expect(capped(0, ['101', 0, 5], ['147', 0, 5])).toEqual({ shares: { '101': 0, '147': 0 }, unfunded: 0 });
    expect(capped(-10, ['101', 1, 1], ['147', 2, 0], ['151', 0, 0])).toEqual({
      shares: { '101': -3, '147': -7, '151': 0 },
      unfunded: 0,
    });
  });

  it('refuses a negative ceiling and a key of zeros', () => {
    const members = [{ code: '101', weight: 1, cap: -1 }];
    refused('cap-waterfill', { total: 1, members }, 'money.out_of_range', '/members/0/cap');
    refused(
      'cap-waterfill',
      { total: 1, members: [{ code: '101', weight: 0, cap: 2 }] },
      'money.weights_zero',
      '/members',
    );
    refused('cap-waterfill', { total: 1, members: three }, 'money.missing_field', '/members/0/cap');
  });
});

describe('overrun', () => {
  it('keeps the ceiling of the latest decision, also when it lowers it', () => {
    const steps = [
      { actual: 99, decisionCeiling: 90 },
      { actual: 95 },
      { actual: 80, decisionCeiling: 70 },
      { actual: -9 },
    ];
    expect(run('overrun', { budget: 33, toleranceBp: 999, members: three, steps: [{ actual: 40 }, ...steps] })).toEqual(
      {
        steps: [
          { ceiling: 36, allocated: 36, pending: 4, shares: { '101': 12, '147': 12, '151': 12 } },
          { ceiling: 90, allocated: 90, pending: 9, shares: { '101': 30, '147': 30, '151': 30 } },
          { ceiling: 90, allocated: 90, pending: 5, shares: { '101': 30, '147': 30, '151': 30 } },
          { ceiling: 70, allocated: 70, pending: 10, shares: { '101': 24, '147': 23, '151': 23 } },
          { ceiling: 70, allocated: -9, pending: 0, shares: { '101': -3, '147': -3, '151': -3 } },
        ],
      },
    );
    refused('overrun', { budget: -1, toleranceBp: 0, members: three, steps }, 'money.out_of_range', '/budget');
    const negative = { budget: 1, toleranceBp: 0, members: three, steps: [{ actual: 1, decisionCeiling: -1 }] };
    refused('overrun', negative, 'money.out_of_range', '/steps/0/decisionCeiling');
  });
});

describe('conditional-equal', () => {
  const pledges = (...maxima: [string, number][]) => maxima.map(([code, max]) => ({ code, max }));
  const coalition = (total: number, ...maxima: [string, number][]) =>
    run('conditional-equal', { total, pledges: pledges(...maxima) });

  it('takes the largest coalition, although a smaller one may fail', () => {
    expect(coalition(90, ['101', 30], ['147', 30], ['151', 30], ['153', 10])).toEqual({
      joined: ['101', '147', '151'],
      shares: { '101': 30, '147': 30, '151': 30 },
    });
  });

  it('looks at the share with its spare øre, which falls on the lowest code', () => {
    expect(coalition(3, ['101', 1], ['147', 2])).toEqual({ joined: [], shares: {} });
    expect(coalition(3, ['101', 2], ['147', 1])).toEqual({ joined: ['101', '147'], shares: { '101': 2, '147': 1 } });
  });

  it('prefers the lower code among equal promises, and lists who joined in code order', () => {
    // Four would pay 25 each, which 101 does not promise; three pay 34, 33, 33.
    expect(coalition(100, ['157', 33], ['101', 20], ['155', 33], ['153', 34])).toEqual({
      joined: ['153', '155', '157'],
      shares: { '153': 34, '155': 33, '157': 33 },
    });
    // Of four equal promises of 49 a coalition of four carries 196.
    expect(coalition(100, ['157', 50], ['155', 50], ['153', 20])).toEqual({
      joined: ['155', '157'],
      shares: { '155': 50, '157': 50 },
    });
  });

  it('is empty when nothing is promised, and everybody when nothing is to be paid', () => {
    expect(coalition(1)).toEqual({ joined: [], shares: {} });
    expect(coalition(0, ['147', 0], ['101', 5])).toEqual({ joined: ['101', '147'], shares: { '101': 0, '147': 0 } });
    refused(
      'conditional-equal',
      { total: 1, pledges: pledges(['1', 2], ['1', 2]) },
      'money.duplicate_code',
      '/pledges/1/code',
    );
    refused('conditional-equal', { total: 1, pledges: pledges(['1', -2]) }, 'money.out_of_range', '/pledges/0/max');
  });
});

describe('whatif-equal, stair and bracket', () => {
  it('say how many pay the odd øre, also of a refund', () => {
    expect(run('whatif-equal', { total: -100, from: 3, to: 4 })).toEqual({
      rows: [
        { n: 3, low: -34, high: -33, payHigh: 2 },
        { n: 4, low: -25, high: -25, payHigh: 0 },
      ],
    });
    expect(run('whatif-equal', { total: '90071992547409930', from: '7', to: 7 })).toEqual({
      rows: [{ n: 7, low: '12867427506772847', high: '12867427506772848', payHigh: 1 }],
    });
    refused('whatif-equal', { total: 1, from: 0, to: 3 }, 'money.out_of_range', '/from');
    refused('whatif-equal', { total: 1, from: 3, to: 2 }, 'money.out_of_range', '/to');
    refused('whatif-equal', { total: 1, from: 1, to: 9e9 }, 'money.out_of_range', '/to');
  });

  it('take the fee of the highest step that is reached, and show a deficit', () => {
    const steps = [
      { min: 10, fee: 800 },
      { min: 1, fee: 1000 },
      { min: 20, fee: 500 },
    ];
    expect(run('stair', { steps, fixedCost: 9500, n: [9, 10, 19, 20] })).toEqual({
      rows: [
        { n: 9, fee: 1000, income: 9000, balance: -500 },
        { n: 10, fee: 800, income: 8000, balance: -1500 },
        { n: 19, fee: 800, income: 15200, balance: 5700 },
        { n: 20, fee: 500, income: 10000, balance: 500 },
      ],
    });
    refused('stair', { steps, fixedCost: 1, n: [1, 0] }, 'money.no_step', '/n/1');
    refused(
      'stair',
      { steps: [...steps, { min: 10, fee: 1 }], fixedCost: 1, n: [] },
      'money.out_of_range',
      '/steps/3/min',
    );
  });

  it('know the size classes and no negative population', () => {
    expect(run('bracket', { populations: [0, '24999', 60000, '9007199254740993'] })).toEqual({
      brackets: ['lille', 'lille', 'stor', 'meget stor'],
    });
    refused('bracket', { populations: [1, -1] }, 'money.out_of_range', '/populations/1');
  });
});

describe('buyin-recompute and buyin-refund-only', () => {
  it('may raise an old member by one øre when shares are recomputed, and never when buy-ins are only refunded', () => {
    const input = {
      cost: 53,
      members: [
        { code: '101', weight: 1 },
        { code: '147', weight: 7 },
        { code: '151', weight: 7 },
      ],
    };
    const joiners = [{ code: '153', weight: 1 }];
    // 53/16: 3 r 5; 23 r 3 twice; so one øre is left for 101 and the joiner to compete for: the lower code has it.
    expect(run('buyin-recompute', { ...input, joiners })).toEqual({
      initial: { '101': 3, '147': 25, '151': 25 },
      steps: [{ joiner: '153', buyIn: 3, deltas: { '101': 1, '147': -2, '151': -2, '153': 3 } }],
      final: { '101': 4, '147': 23, '151': 23, '153': 3 },
    });
  });

  it('negate for a negative cost', () => {
    const input = {
      cost: -53,
      members: [
        { code: '101', weight: 1 },
        { code: '147', weight: 7 },
        { code: '151', weight: 7 },
      ],
    };
    expect(run('buyin-refund-only', { ...input, joiners: [{ code: '153', weight: 1 }] })).toEqual({
      initial: { '101': -3, '147': -25, '151': -25 },
      steps: [{ joiner: '153', buyIn: -3, deltas: { '101': 0, '147': 2, '151': 1, '153': -3 } }],
      final: { '101': -3, '147': -23, '151': -24, '153': -3 },
    });
  });

  it('refund by what each has paid so far, not by weight', () => {
    const input = {
      cost: 2,
      members: [
        { code: '101', weight: 1 },
        { code: '147', weight: 2 },
      ],
      joiners: [{ code: '153', weight: 2 }],
    };
    // 2/3 and 4/3 became 1 and 1, the joiner's 4/5 became 1. Over 1 and 1 the øre is 101's; over 1 and 2 it were 147's.
    expect(run('buyin-refund-only', input)).toMatchObject({
      initial: { '101': 1, '147': 1 },
      steps: [{ joiner: '153', buyIn: 1, deltas: { '101': -1, '147': 0, '153': 1 } }],
    });
  });

  it('refund an earlier joiner as well, by its position', () => {
    expect(run('buyin-refund-only', { cost: 100, members: equally('101'), joiners: equally('147', '151') })).toEqual({
      initial: { '101': 100 },
      steps: [
        { joiner: '147', buyIn: 50, deltas: { '101': -50, '147': 50 } },
        { joiner: '151', buyIn: 33, deltas: { '101': -17, '147': -16, '151': 33 } },
      ],
      final: { '101': 33, '147': 34, '151': 33 },
    });
  });

  it('charge nothing for nothing, nor to a joiner of weight 0', () => {
    const joiners = [{ code: '153', weight: 0 }];
    for (const algo of ['buyin-recompute', 'buyin-refund-only']) {
      expect(run(algo, { cost: 3, members: three, joiners })).toMatchObject({
        steps: [{ joiner: '153', buyIn: 0, deltas: { '101': 0, '147': 0, '151': 0, '153': 0 } }],
      });
      expect(run(algo, { cost: 0, members: [], joiners })).toEqual({
        initial: {},
        steps: [{ joiner: '153', buyIn: 0, deltas: { '153': 0 } }],
        final: { '153': 0 },
      });
      refused(algo, { cost: 3, members: three, joiners: [three[1]] }, 'money.duplicate_code', '/joiners/0/code');
      refused(
        algo,
        { cost: 3, members: three, joiners: [{ code: '1', weight: -1 }] },
        'money.negative_weight',
        '/joiners/0/weight',
      );
    }
  });
});

describe('buyin-depreciated', () => {
  const input = { lifeMonths: 36, joinMonth: '2026-01', members: three, joiner: { code: '153', weight: 1 } };

  it('rounds each cost down, counts a later one in full and a worn-out one not at all', () => {
    const costs = [
      { month: '2025-12', amount: 100 },
      { month: '2026-01', amount: 7 },
      { month: '2026-02', amount: 5 },
      { month: '2023-01', amount: 1000 },
      { month: '2010-01', amount: 1000 },
    ];
    // 100*35/36 = 97,2; 7; 5; 0; 0: base 109; a quarter is 27,25 and the remainders are equal: 28 to 101, 27 to 153.
    expect(run('buyin-depreciated', { ...input, costs })).toEqual({
      base: 109,
      buyIn: 27,
      refunds: { '101': 9, '147': 9, '151': 9 },
    });
    expect(run('buyin-depreciated', { ...input, costs: [{ month: '2025-12', amount: -100 }] })).toMatchObject({
      base: -98,
    });
  });

  it('refuses a life of no months, a month that is none, and a joiner who is in', () => {
    refused('buyin-depreciated', { ...input, costs: [], lifeMonths: 0 }, 'money.out_of_range', '/lifeMonths');
    const costs = [{ month: '2026-1', amount: 1 }];
    refused('buyin-depreciated', { ...input, costs }, 'money.malformed', '/costs/0/month');
    refused('buyin-depreciated', { ...input, costs: [], joiner: three[0] }, 'money.duplicate_code', '/joiner/code');
    const joiner = { code: '1', weight: -1 };
    refused('buyin-depreciated', { ...input, costs: [], joiner }, 'money.negative_weight', '/joiner/weight');
  });
});

describe('vat', () => {
  it('rounds half up, never half to even, and the same for a credit', () => {
    expect(run('vat-round', { rateBp: 2500, nets: [0, 1, 2, 3, 6, 10, 14, -2, -6, -10, -1] })).toEqual({
      vats: [0, 0, 1, 1, 2, 3, 4, -1, -2, -3, 0],
    });
    expect(run('vat-round', { rateBp: 2500, nets: ['90071992547409930'] })).toEqual({ vats: ['22517998136852483'] });
    refused('vat-round', { rateBp: -1, nets: [] }, 'money.out_of_range', '/rateBp');
  });

  it('gives a credit note the negation of the invoice', () => {
    expect(run('vat-document', { rateBp: 2500, lines: [-10, -10, -10] })).toEqual({ net: -30, vat: -8, gross: -38 });
    expect(run('vat-document', { rateBp: 2500, lines: [] })).toEqual({ net: 0, vat: 0, gross: 0 });
  });

  it('books the difference to the supplier whichever way it goes, and invoices a weight of 0 with zeros', () => {
    const members = [
      { code: '101', weight: 1 },
      { code: '147', weight: 1 },
      { code: '151', weight: 0 },
    ];
    expect(run('vat-invoices', { supplierNet: 20, supplierVat: 5, rateBp: 2500, members })).toEqual({
      invoices: {
        '101': { net: 10, vat: 3, gross: 13 },
        '147': { net: 10, vat: 3, gross: 13 },
        '151': { net: 0, vat: 0, gross: 0 },
      },
      vatOut: 6,
      vatRounding: -1,
    });
    expect(run('vat-invoices', { supplierNet: -20, supplierVat: -5, rateBp: 2500, members })).toMatchObject({
      vatOut: -6,
      vatRounding: 1,
    });
  });
});

describe('netting', () => {
  it('lays creditors and debtors end to end in code order', () => {
    const balances = { '155': 40, '101': -50, '147': 20, '151': -30, '153': 20, '999': 0 };
    const transfers = [
      { from: '101', to: '147', amount: 20 },
      { from: '101', to: '153', amount: 20 },
      { from: '101', to: '155', amount: 10 },
      { from: '151', to: '155', amount: 30 },
    ];
    for (const execute of transfers) {
      expect(run('net-northwest', { balances, execute })).toEqual({ transfers, afterExecuteIsSubset: true });
    }
    const execute = { from: '101', to: '147', amount: 19 };
    refused('net-northwest', { balances, execute }, 'money.not_in_plan', '/execute');
    refused('net-northwest', { balances: { a: 1 }, execute }, 'money.unbalanced', '/balances');
  });

  it('settles first the group of the lowest code whose codes in order come first', () => {
    // 101 can settle with 153 alone or with 147 and 151; two groups either way. 147 comes before 153.
    expect(run('net-min-transfers', { balances: { '101': -3, '147': 1, '151': 2, '153': 3, '155': -3 } })).toEqual({
      transfers: [
        { from: '101', to: '147', amount: 1 },
        { from: '101', to: '151', amount: 2 },
        { from: '155', to: '153', amount: 3 },
      ],
      count: 3,
      greedyCount: 3,
    });
  });

  it('is quiet when all is settled, and refuses balances that do not sum to zero', () => {
    const settled = { transfers: [], count: 0, greedyCount: 0 };
    expect(run('net-min-transfers', { balances: {} })).toEqual(settled);
    expect(run('net-min-transfers', { balances: { '101': 0 } })).toEqual(settled);
    refused('net-min-transfers', { balances: { '101': 1, '147': -2 } }, 'money.unbalanced', '/balances');
  });

  it('sums documents per member and counts one payment for each sum that is not zero', () => {
    const document = (project: string, code: string, amount: number) => ({ project, code, amount });
    const documents = [
      document('P1', '101', 5),
      document('P2', '101', -5),
      document('P1', '147', 1),
      document('P1', '147', 1),
    ];
    expect(run('net-hub', { documents })).toEqual({ net: { '101': 0, '147': 2 }, payments: 1, documents: 4 });
    expect(run('net-hub', { documents: [] })).toEqual({ net: {}, payments: 0, documents: 0 });
  });
});

describe('bitemporal', () => {
  const cost = (id: string, amount: number, valid: string, recorded = valid) => ({
    type: 'CostPosted',
    id,
    amount,
    valid,
    recorded,
  });
  const reversed = (id: string, valid: string, recorded = valid) => ({ type: 'CostReversed', id, valid, recorded });
  const joined = (code: string, valid: string, more: object = {}) => ({
    type: 'MemberJoined',
    code,
    weight: 1,
    valid,
    recorded: valid,
    ...more,
  });
  const answers = (events: object[], ...queries: [string, string][]) => {
    const input = {
      members: equally('101', '147'),
      events,
      queries: queries.map(([validAt, knownAt]) => ({ validAt, knownAt })),
    };
    const { answers: inOrder } = run('bitemporal', input) as { answers: unknown[] };
    expect(run('bitemporal', { ...input, events: [...events].reverse() })).toEqual({ answers: inOrder });
    return inOrder;
  };

  it('adds the shares of each cost and does not split their sum', () => {
    const events = [cost('a', 1, '2025-01-01'), cost('b', 1, '2025-01-02'), cost('c', -3, '2025-01-03')];
    expect(answers(events, ['2025-01-02', '2025-12-31'], ['2025-01-03', '2025-12-31'])).toEqual([
      { '101': 2, '147': 0 },
      { '101': 0, '147': -1 },
    ]);
  });

  it('lets a member who did not join retroactively take part from its own date, that day included', () => {
    const events = [
      cost('before', 60, '2025-01-31'),
      cost('same', 60, '2025-02-01'),
      cost('after', 60, '2025-02-02'),
      joined('151', '2025-02-01', { recorded: '2025-03-01' }),
    ];
    expect(answers(events, ['2025-12-31', '2025-02-28'], ['2025-12-31', '2025-03-01'])).toEqual([
      { '101': 90, '147': 90 },
      { '101': 70, '147': 70, '151': 40 },
    ]);
  });

  it('gives who is in with nothing to pay a zero, and who is not in yet no entry', () => {
    const events = [cost('a', 10, '2025-01-01'), joined('151', '2025-06-01', { retroactive: false })];
    expect(
      answers(events, ['2024-12-31', '2025-12-31'], ['2025-05-31', '2025-12-31'], ['2025-06-01', '2025-06-01']),
    ).toEqual([
      { '101': 0, '147': 0 },
      { '101': 5, '147': 5 },
      { '101': 5, '147': 5, '151': 0 },
    ]);
  });

  it('lets several join in several ways', () => {
    const events = [
      cost('a', 120, '2025-01-01'),
      joined('151', '2025-02-01', { retroactive: true }),
      joined('153', '2025-03-01', { weight: 3 }),
      cost('b', 60, '2025-03-01'),
    ];
    expect(answers(events, ['2025-12-31', '2025-12-31'])).toEqual([{ '101': 50, '147': 50, '151': 50, '153': 30 }]);
  });

  it('keeps a cost until its reversal counts on both axes', () => {
    const events = [
      cost('a', 100, '2025-01-01', '2025-01-10'),
      cost('b', 50, '2025-01-01', '2025-01-10'),
      reversed('a', '2025-03-01', '2025-04-01'),
      reversed('b', '2025-01-01', '2025-05-01'),
    ];
    expect(
      answers(
        events,
        ['2025-02-28', '2025-04-01'],
        ['2025-03-01', '2025-03-31'],
        ['2025-03-01', '2025-04-01'],
        ['2025-03-01', '2025-05-01'],
      ),
    ).toEqual([
      { '101': 75, '147': 75 },
      { '101': 75, '147': 75 },
      { '101': 25, '147': 25 },
      { '101': 0, '147': 0 },
    ]);
  });

  it('refuses a history that contradicts itself or a date that is none', () => {
    const history = (...events: object[]) => ({ members: three, events, queries: [] });
    const good = cost('a', 1, '2025-01-01');
    refused('bitemporal', history(good, good), 'money.duplicate_cost', '/events/1/id');
    refused('bitemporal', history(reversed('a', '2025-01-01')), 'money.unknown_cost', '/events/0/id');
    refused('bitemporal', history(joined('101', '2025-01-01')), 'money.duplicate_code', '/events/0/code');
    refused('bitemporal', history({ ...good, valid: '2025-02-29' }), 'money.malformed', '/events/0/valid');
    refused('bitemporal', history({ ...good, type: 'CostPayed' }), 'money.malformed', '/events/0/type');
    refused('bitemporal', history({ ...good, code: '1' }), 'money.unknown_field', '/events/0/code');
    const queries = [{ validAt: '2025-01-01T00:00:00Z', knownAt: '2025-01-01' }];
    refused('bitemporal', { members: three, events: [], queries }, 'money.malformed', '/queries/0/validAt');
  });
});

describe('A vector', () => {
  it.each([
    [1.5, 'money.malformed'],
    [Number.NaN, 'money.malformed'],
    [Number.POSITIVE_INFINITY, 'money.malformed'],
    [9007199254740992, 'money.unsafe_number'],
    [-9007199254740992, 'money.unsafe_number'],
    ['', 'money.malformed'],
    ['0x10', 'money.malformed'],
    [' 1', 'money.malformed'],
    ['01', 'money.malformed'],
    ['1.0', 'money.malformed'],
    ['1e3', 'money.malformed'],
    [null, 'money.malformed'],
    [true, 'money.malformed'],
    [[1], 'money.malformed'],
    [undefined, 'money.missing_field'],
  ])('whose total is %p is refused', (total, code) => refused('hamilton', { total, members: three }, code, '/total'));

  it('says which field is missing, unknown or of the wrong type', () => {
    refused('hamilton', { total: 1 }, 'money.missing_field', '/members');
    refused('hamilton', { total: 1, members: {} }, 'money.malformed', '/members');
    refused('hamilton', { total: 1, members: [null] }, 'money.malformed', '/members/0');
    refused('hamilton', { total: 1, members: [{ code: 101, weight: 1 }] }, 'money.malformed', '/members/0/code');
    refused('hamilton', { total: 1, members: [{ code: '', weight: 1 }] }, 'money.malformed', '/members/0/code');
    refused('hamilton', { total: 1, members: [{ code: '1' }] }, 'money.missing_field', '/members/0/weight');
    refused(
      'hamilton',
      { total: 1, members: [{ code: '1', weight: -1 }] },
      'money.negative_weight',
      '/members/0/weight',
    );
    refused('hamilton', { total: 1, members: [...three, three[0]] }, 'money.duplicate_code', '/members/3/code');
    refused('hamilton', { total: 1, members: [{ code: '1', weigth: 1 }] }, 'money.unknown_field', '/members/0/weigth');
    refused('hamilton', JSON.parse('{"total":1,"members":[],"__proto__":{}}'), 'money.unknown_field', '/__proto__');
    refused('hamilton', { total: 1, members: three, permute: 1 }, 'money.malformed', '/permute');
    refused('hamilton', undefined, 'money.missing_field', '');
    refused(
      'overrun',
      { budget: 1, toleranceBp: 1, members: three, steps: [{ actual: 1, decisionCeilling: 2 }] },
      'money.unknown_field',
      '/steps/0/decisionCeilling',
    );
    refused('net-min-transfers', { balances: { 'a/b': 1.5 } }, 'money.malformed', '/balances/a~1b');
  });

  it('needs an id and an algorithm that exists', () => {
    expect(() => calculate({ algo: 'hamilton' })).toThrow(
      expect.objectContaining({ code: 'money.missing_field', pointer: '/id' }),
    );
    for (const algo of ['hamiltom', 'constructor', '__proto__']) {
      expect(() => run(algo, {})).toThrow(expect.objectContaining({ code: 'money.unknown_algo', pointer: '/algo' }));
    }
    expect(() => calculate(null)).toThrow(expect.objectContaining({ code: 'money.malformed', pointer: '' }));
  });
});

describe('A vector file', () => {
  it('answers each vector by itself, with the error where one is wrong', () => {
    const good = { id: 'a', algo: 'hamilton', title: 'ignored', input: { total: 1, members: equally('101') } };
    const wrong = { ...good, id: 'b', input: { total: 1.5, members: [] } };
    expect(calculateFile({ format: 'ignored', vectors: [wrong, good, 7] })).toEqual({
      results: [
        {
          id: 'b',
          error: {
            code: 'money.malformed',
            message: 'Must be an integer: a number, or a string of digits.',
            da: 'Skal være et heltal: et tal eller en tekst af cifre.',
            pointer: '/vectors/0/input/total',
          },
        },
        { id: 'a', result: { shares: { '101': 1 } } },
        { id: null, error: expect.objectContaining({ code: 'money.malformed', pointer: '/vectors/2' }) },
      ],
    });
  });

  it.each([[null], [[]], ['text'], [{ vectors: {} }], [{}]])('cannot be %j', (file) => {
    expect(() => calculateFile(file)).toThrow(expect.objectContaining({ name: 'MoneyError' }));
  });
});
