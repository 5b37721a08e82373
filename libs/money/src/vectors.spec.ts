// SPDX-License-Identifier: MPL-2.0
import domainFile from '../vectors/domain-vectors.json' with { type: 'json' };
import splitFile from '../vectors/split-vectors.json' with { type: 'json' };
import { apportion, apportionParts } from './apportion.js';
import { calculate, calculateFile } from './calc.js';
import { cappedFee, degressiveFee, halfYearFee, priceWithLevy } from './fees.js';
import { formatDanish, moneyToJson } from './money.js';

interface Vector {
  id: string;
  algo: string;
  title: string;
  input: Record<string, unknown>;
  expected: unknown;
  notThis?: Record<string, unknown>;
}

const vectors = splitFile.vectors as unknown as Vector[];

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

describe('The split vectors', () => {
  it('are all thirty here', () => expect(vectors).toHaveLength(30));

  it.each(vectors)('$id: $title', (vector) => {
    const { id, result } = calculate(vector);
    expect(id).toBe(vector.id);
    expect(result).toEqual(vector.expected);
    expect(JSON.parse(JSON.stringify(result))).toEqual(vector.expected);
    for (const wrong of Object.values(vector.notThis ?? {})) {
      expect(Object.values(result as object)).not.toContainEqual(wrong);
    }
  });

  it('give the same when members or pledges come in another order', () => {
    for (const vector of vectors) {
      for (const field of ['members', 'pledges', 'documents', 'events']) {
        const items = vector.input[field];
        if (!Array.isArray(items)) continue;
        const orders = vector.input['permute'] === true ? permutations<unknown>(items) : [[...items].reverse()];
        for (const order of orders) {
          expect(calculate({ ...vector, input: { ...vector.input, [field]: order } }).result).toEqual(vector.expected);
        }
      }
    }
  });

  it('can be evaluated as a file', () => {
    expect(calculateFile(splitFile).results).toEqual(vectors.map(({ id, expected }) => ({ id, result: expected })));
  });
});

describe('The domain vectors', () => {
  const populations: [string, bigint][] = [
    ['101', 632_340n],
    ['151', 48_602n],
    ['183', 22_989n],
    ['540', 74_220n],
    ['706', 42_962n],
  ];
  const equally = populations.map(([code]) => ({ code, weight: 1n }));
  const byInhabitants = populations.map(([code, weight]) => ({ code, weight }));
  const founders = domainFile.largest_remainder_founders;
  const total = BigInt(founders.total);
  const asMap = (shares: Record<string, number>) =>
    new Map(Object.entries(shares).map(([code, ore]) => [code, BigInt(ore)]));

  it('split among the founders equally and by inhabitants', () => {
    expect(apportion(total, equally)).toEqual(asMap(founders.equal));
    expect(apportion(total, byInhabitants)).toEqual(asMap(founders.per_inhabitant));
  });

  it('split among the founders 30 % equally and the rest by inhabitants', () => {
    const { parts, shares } = apportionParts(total, [
      { code: 'inhabitants', basisPoints: 7000n, members: byInhabitants },
      { code: 'equal', basisPoints: 3000n, members: equally },
    ]);
    expect(shares).toEqual(asMap(founders['30pct_equal_rest_inhabitants']));
    expect(parts.map(({ code, apportionment }) => [code, apportionment.total])).toEqual([
      ['equal', 30_000_000n],
      ['inhabitants', 70_000_000n],
    ]);
  });

  it('share 385.000 kr. equally by twenty', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => ({ code: String(101 + index), weight: 1n }));
    expect(new Set(apportion(38_500_000n, twenty).values())).toEqual(
      new Set([BigInt(domainFile.equal_share.share_kr) * 100n]),
    );
  });

  it('charge half the fee to who joins strictly after 1 July', () => {
    const rule = domainFile.half_year_fee;
    expect(halfYearFee(2_500_000n, '2026-07-01')).toBe(BigInt(rule['join_2026-07-01_kr']) * 100n);
    expect(halfYearFee(2_500_000n, '2026-07-02')).toBe(BigInt(rule['join_2026-07-02_kr']) * 100n);
    expect(halfYearFee(2_500_001n, '2026-12-31')).toBe(1_250_001n);
    expect(() => halfYearFee(2_500_000n, '2026-02-29')).toThrow('A date is a day of the calendar');
    expect(halfYearFee(2_500_000n, '2028-02-29')).toBe(2_500_000n);
  });

  it('charge 25 kr. per inhabitant and half of it above 150.000', () => {
    const { population, kr } = domainFile.kombit_degressive;
    const rates = { rateCentiOre: 250_000n, threshold: 150_000n, aboveBp: 5000n };
    const { ore, exactCentiOre } = degressiveFee({ population: BigInt(population), ...rates });
    expect(moneyToJson(ore).amount).toBe(kr);
    expect(exactCentiOre).toBe(ore * 100n);
    expect(degressiveFee({ population: 150_000n, ...rates }).ore).toBe(375_000_000n);
    expect(() => degressiveFee({ population: -1n, ...rates })).toThrow(
      expect.objectContaining({ pointer: '/population' }),
    );
  });

  it('charge 80,80 øre per inhabitant for at most 100.000', () => {
    const rule = domainFile.kfplc_capped;
    const fee = (population: number) =>
      cappedFee({ population: BigInt(population), rateCentiOre: 8080n, maxPopulation: 100_000n });
    expect(moneyToJson(fee(rule.population).ore).amount).toBe(rule.kr);
    expect(fee(rule.population2).exactCentiOre).toBe(BigInt(rule.oere2_exact.replace('.', '')));
    expect(formatDanish(fee(rule.population2).ore)).toBe('39.270,42 kr.');
  });

  it.each(domainFile.os2_price_markup.rows)('mark the price up for tier $tier', (row) => {
    expect(priceWithLevy(BigInt(row.base_kr) * 100n, 900n)).toBe(BigInt(row.member_kr) * 100n);
    expect(priceWithLevy(BigInt(row.base_kr) * 100n, 3500n)).toBe(BigInt(row.non_member_kr) * 100n);
  });
});
