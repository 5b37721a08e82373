// SPDX-License-Identifier: MPL-2.0
import { apportion, apportionParts, compareCodes, explainApportionment } from './apportion.js';
import { buyInDepreciated } from './buy-in.js';
import { formatDanish, MAX_ORE, MoneyError, moneyFromJson, moneyToJson } from './money.js';
import { netMinTransfers } from './netting.js';
import { sizeBracket } from './pledges.js';
import { vatOf } from './vat.js';

const refusal = (code: string, pointer: string) => expect.objectContaining({ code, pointer });

describe('Money', () => {
  it.each([
    [0n, '0.00', '0,00 kr.'],
    [5n, '0.05', '0,05 kr.'],
    [-5n, '-0.05', '-0,05 kr.'],
    [1_250_000n, '12500.00', '12.500,00 kr.'],
    [123_456_789n, '1234567.89', '1.234.567,89 kr.'],
    [-99_900n, '-999.00', '-999,00 kr.'],
    [MAX_ORE, '999999999999999.99', '999.999.999.999.999,99 kr.'],
    [-MAX_ORE, '-999999999999999.99', '-999.999.999.999.999,99 kr.'],
  ])('of %s øre is written %s and read by Danes as %s', (ore, amount, danish) => {
    expect(moneyToJson(ore)).toEqual({ amount, currency: 'DKK' });
    expect(moneyFromJson({ amount, currency: 'DKK' })).toBe(ore);
    expect(formatDanish(ore)).toBe(danish);
  });

  it.each([
    '-0.00',
    '00.00',
    '01.00',
    '.50',
    '1',
    '1.0',
    '1.000',
    '1,00',
    '+1.00',
    '1e2.00',
    ' 1.00',
    '1.00\n',
    '',
    '١.٠٠',
  ])('cannot be written %j', (amount) => {
    expect(() => moneyFromJson({ amount, currency: 'DKK' })).toThrow(refusal('money.malformed', '/amount'));
  });

  it('is refused above the documented maximum, in both directions', () => {
    expect(() => moneyToJson(MAX_ORE + 1n)).toThrow(refusal('money.out_of_range', '/amount'));
    expect(() => moneyToJson(-MAX_ORE - 1n)).toThrow(refusal('money.out_of_range', '/amount'));
    const tooLong = { amount: '1000000000000000.00', currency: 'DKK' };
    expect(() => moneyFromJson(tooLong)).toThrow(refusal('money.malformed', '/amount'));
  });

  it('is an object of a text and the currency DKK, and nothing else', () => {
    expect(() => moneyFromJson({ amount: 12.5, currency: 'DKK' })).toThrow(refusal('money.malformed', '/amount'));
    expect(() => moneyFromJson({ currency: 'DKK' })).toThrow(refusal('money.malformed', '/amount'));
    expect(() => moneyFromJson({ amount: '1.00', currency: 'EUR' })).toThrow(refusal('money.currency', '/currency'));
    expect(() => moneyFromJson({ amount: '1.00' })).toThrow(refusal('money.currency', '/currency'));
    const more = { amount: '1.00', currency: 'DKK', 'a/b': 1 };
    expect(() => moneyFromJson(more)).toThrow(refusal('money.unknown_field', '/a~1b'));
    for (const value of [null, undefined, '1.00', 100, ['1.00', 'DKK']]) {
      expect(() => moneyFromJson(value)).toThrow(refusal('money.malformed', ''));
    }
  });

  it('is refused in English and in Danish', () => {
    const error = new MoneyError('money.currency', 'The currency must be DKK.', 'Valutaen skal være DKK.', '/currency');
    expect(() => moneyFromJson({ amount: '1.00', currency: 'SEK' })).toThrow(error);
    expect(error).toMatchObject({ name: 'MoneyError', da: 'Valutaen skal være DKK.' });
  });
});

describe('A split that explains itself', () => {
  const members = [
    { code: '201', weight: 1n },
    { code: '202', weight: 2n },
    { code: '203', weight: 3n },
    { code: '204', weight: 4n },
    { code: '205', weight: 2n },
  ];

  it('shows quotient, remainder, place in the queue and spare øre per member', () => {
    expect(explainApportionment(10_000_000n, members)).toEqual({
      rule: 'hamilton/1',
      total: 10_000_000n,
      weightSum: 12n,
      spareOre: 2n,
      lines: [
        { code: '201', weight: 1n, quotient: 833_333n, remainder: 4n, rank: 4, spare: 0n, share: 833_333n },
        { code: '202', weight: 2n, quotient: 1_666_666n, remainder: 8n, rank: 1, spare: 1n, share: 1_666_667n },
        { code: '203', weight: 3n, quotient: 2_500_000n, remainder: 0n, rank: 5, spare: 0n, share: 2_500_000n },
        { code: '204', weight: 4n, quotient: 3_333_333n, remainder: 4n, rank: 3, spare: 0n, share: 3_333_333n },
        { code: '205', weight: 2n, quotient: 1_666_666n, remainder: 8n, rank: 2, spare: 1n, share: 1_666_667n },
      ],
    });
  });

  it('carries the sign of a negative total through every figure', () => {
    const { spareOre, lines } = explainApportionment(-100n, [
      { code: '101', weight: 3n },
      { code: '147', weight: 0n },
    ]);
    expect(spareOre).toBe(0n);
    expect(lines).toEqual([
      { code: '101', weight: 3n, quotient: -100n, remainder: 0n, rank: 1, spare: 0n, share: -100n },
      { code: '147', weight: 0n, quotient: 0n, remainder: 0n, rank: null, spare: 0n, share: 0n },
    ]);
    expect(explainApportionment(-10n, members.slice(0, 2)).lines).toMatchObject([
      { quotient: -3n, remainder: -1n, spare: 0n, share: -3n },
      { quotient: -6n, remainder: -2n, spare: -1n, share: -7n },
    ]);
  });

  it('names the rule and the place it started from when the odd øre goes round', () => {
    const equally = members.map(({ code }) => ({ code, weight: 1n }));
    const { rule, lines } = explainApportionment(2n, equally, 4n);
    expect(rule).toBe('hamilton-rotate/1');
    expect(lines.map((line) => line.rank)).toEqual([2, 3, 4, 5, 1]);
  });

  it('leaves the list it was given as it was', () => {
    const backwards = Object.freeze([...members].reverse());
    expect([...apportion(7n, backwards).keys()]).toEqual(['201', '202', '203', '204', '205']);
  });
});

describe('Parts of a composed key', () => {
  it('point to the part that is wrong', () => {
    const good = { code: 'a', basisPoints: 1n, members: [{ code: '101', weight: 1n }] };
    const parts = (wrong: object) => () => apportionParts(10n, [good, { ...good, code: 'b', ...wrong }]);
    expect(parts({ code: 'a' })).toThrow(refusal('money.duplicate_code', '/parts/1/code'));
    expect(parts({ basisPoints: -1n })).toThrow(refusal('money.out_of_range', '/parts/1/basisPoints'));
    expect(parts({ members: [] })).toThrow(refusal('money.weights_zero', '/parts/1/members'));
  });

  it('give a member of one part only its share of that part, and spare øre of the parts by their code', () => {
    const part = (code: string, member: string) => ({
      code,
      basisPoints: 5000n,
      members: [{ code: member, weight: 1n }],
    });
    expect(apportionParts(3n, [part('b', '101'), part('a', '147')]).shares).toEqual(
      new Map([
        ['101', 1n],
        ['147', 2n],
      ]),
    );
  });
});

describe('Codes', () => {
  it('compare as bytes, not by locale and not as UTF-16', () => {
    const codes = ['\u{1F600}', '\uFF5E', 'Å', 'a', 'Z', '10', '1', '9', '101'];
    const asBytes = [...codes].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect([...codes].sort(compareCodes)).toEqual(asBytes);
    expect(compareCodes('101', '101')).toBe(0);
  });
});

describe('A library function on its own', () => {
  it('points to the field that is wrong', () => {
    expect(() => vatOf(100n, -1n)).toThrow(refusal('money.out_of_range', '/rateBp'));
    expect(() => sizeBracket(-1n)).toThrow(refusal('money.out_of_range', '/population'));
    const open = [{ name: 'lille', upTo: 10n }];
    expect(() => sizeBracket(11n, open)).toThrow(refusal('money.out_of_range', '/population'));
    expect(sizeBracket(10n, open)).toBe('lille');
    const input = { lifeMonths: 12n, joinMonth: '2026-13', costs: [], members: [], joiner: { code: '1', weight: 1n } };
    expect(() => buyInDepreciated(input)).toThrow(refusal('money.malformed', '/joinMonth'));
  });
});

describe('Netting', () => {
  it('finds the fewest transfers among sixteen within a second, and says when there are too many to search', () => {
    const pairs = (count: number) =>
      new Map(Array.from({ length: count }, (_, index) => [String(101 + index), BigInt(index < count / 2 ? -1 : 1)]));
    // Processor time, for the clock on the wall also counts what a busy computer does besides.
    const start = process.cpuUsage();
    const plan = netMinTransfers(pairs(16));
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
    expect(plan).toMatchObject({ count: 8, greedyCount: 8, exact: true });
    expect(plan.groups[0]).toEqual(['101', '109']);
    expect(netMinTransfers(pairs(18))).toMatchObject({ count: 9, exact: false });
    expect(netMinTransfers(pairs(18)).groups).toHaveLength(1);
  });

  it('does not count members at zero towards the sixteen', () => {
    const balances = new Map(Array.from({ length: 40 }, (_, index) => [String(101 + index), 0n]));
    expect(netMinTransfers(balances)).toEqual({ transfers: [], groups: [], count: 0, greedyCount: 0, exact: true });
  });
});
