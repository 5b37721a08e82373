// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import {
  addShares,
  apportion,
  apportionParts,
  compareCodes,
  explainApportionment,
  negateShares,
  sum,
} from './apportion.js';
import type { Member, Shares } from './apportion.js';
import { reversal, sharesAsOf } from './as-of.js';
import type { ShareEvent } from './as-of.js';
import { buyIn, buyInDepreciated } from './buy-in.js';
import { capWaterfill, overrun } from './ceilings.js';
import type { CappedMember } from './ceilings.js';
import { formatDanish, MAX_ORE, moneyFromJson, moneyToJson } from './money.js';
import { executeNorthwest, netMinTransfers, netNorthwest } from './netting.js';
import type { Transfer } from './netting.js';
import { conditionalEqual, whatIfEqual } from './pledges.js';
import { vatDocument, vatInvoices, vatOf } from './vat.js';

/** Small amounts meet ties and zeros; great ones show who rounds through a double. */
const amount = fc.oneof(fc.bigInt(0n, 40n), fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 30n));
const signed = fc.tuple(amount, fc.boolean()).map(([value, negative]) => (negative ? -value : value));
const weight = fc.oneof(fc.bigInt(0n, 4n), fc.bigInt(0n, 700_000n), fc.bigInt(0n, 10n ** 20n));
const code = fc.oneof(
  fc.integer({ min: 101, max: 130 }).map(String),
  fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }),
);
/** Members with different codes, at least one of them with a weight. */
const members = fc
  .uniqueArray(fc.record({ code, weight }), { minLength: 1, maxLength: 9, selector: (member) => member.code })
  .filter((list) => list.some((member) => member.weight > 0n));
const seq = fc.option(fc.bigInt(0n, 10n ** 18n), { nil: undefined });

const magnitude = (value: bigint) => (value < 0n ? -value : value);
const total = (shares: Shares) => sum(shares.values());
const of = (shares: Shares, member: string) => shares.get(member) ?? 0n;
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void, numRuns = 400) =>
  fc.assert(fc.property(arbitrary, check), { numRuns });
const shuffled = <T>(list: readonly T[]) =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

describe('Any split', () => {
  it('sums to the total, within one øre of the exact fraction for each, and zero for weight zero', () => {
    holds(fc.tuple(signed, members, seq), ([amountToSplit, list, place]) => {
      const shares = apportion(amountToSplit, list, place);
      const weightSum = sum(list.map((member) => member.weight));
      expect(total(shares)).toBe(amountToSplit);
      expect(shares.size).toBe(list.length);
      for (const member of list) {
        const distance = magnitude(of(shares, member.code) * weightSum - amountToSplit * member.weight);
        expect(distance < weightSum).toBe(true);
        if (member.weight === 0n) expect(of(shares, member.code)).toBe(0n);
      }
    });
  });

  it('does not depend on the order of the members', () => {
    const inTwoOrders = members.chain((list) => fc.tuple(fc.constant(list), shuffled(list)));
    holds(fc.tuple(signed, inTwoOrders, seq), ([amountToSplit, [list, other], place]) => {
      expect([...apportion(amountToSplit, other, place)]).toEqual([...apportion(amountToSplit, list, place)]);
    });
  });

  it('is negated by negating the total', () => {
    holds(fc.tuple(signed, members, seq), ([amountToSplit, list, place]) => {
      const shares = apportion(amountToSplit, list, place);
      expect(apportion(-amountToSplit, list, place)).toEqual(negateShares(shares));
    });
  });

  it('never gives a larger weight a smaller share', () => {
    holds(fc.tuple(amount, members, seq), ([amountToSplit, list, place]) => {
      const shares = apportion(amountToSplit, list, place);
      for (const a of list) {
        for (const b of list) {
          if (a.weight > b.weight) expect(of(shares, a.code) >= of(shares, b.code)).toBe(true);
        }
      }
    });
  });

  it('gives the spare øre to the first of the queue: remainder, weight, then code or the place the number says', () => {
    holds(fc.tuple(amount, members, seq), ([amountToSplit, list, place]) => {
      const { lines, spareOre, weightSum } = explainApportionment(amountToSplit, list, place);
      const start = place === undefined ? 0 : Number(place % BigInt(lines.length));
      const circle = [...lines.slice(start), ...lines.slice(0, start)].map((line) => line.code);
      expect(lines.map((line) => line.code)).toEqual(list.map((member) => member.code).sort(compareCodes));
      for (const line of lines) {
        expect(line.quotient * weightSum + line.remainder).toBe(amountToSplit * line.weight);
        expect(line.share).toBe(line.quotient + line.spare);
        const ahead = lines.filter((other) => {
          if (other.weight === 0n || other.remainder < line.remainder) return false;
          if (other.remainder > line.remainder) return true;
          if (other.weight !== line.weight) return other.weight > line.weight;
          return circle.indexOf(other.code) < circle.indexOf(line.code);
        });
        expect(line.rank).toBe(line.weight === 0n ? null : ahead.length + 1);
        expect(line.spare).toBe(line.weight > 0n && BigInt(ahead.length) < spareOre ? 1n : 0n);
      }
    });
  });

  it('over the parts of a composed key sums to the total', () => {
    const part = fc.record({ code, basisPoints: fc.bigInt(0n, 10_000n), members });
    const parts = fc
      .uniqueArray(part, { minLength: 1, maxLength: 4, selector: (one) => one.code })
      .filter((list) => list.some((one) => one.basisPoints > 0n));
    holds(fc.tuple(signed, parts), ([amountToSplit, list]) => {
      const result = apportionParts(amountToSplit, list);
      expect(total(result.shares)).toBe(amountToSplit);
      expect(apportionParts(amountToSplit, [...list].reverse()).shares).toEqual(result.shares);
    });
  });
});

/** Water-filling another way: by ratio of ceiling to weight, with the common level found in one pass. */
function waterLevel(amountToSplit: bigint, list: readonly CappedMember[]): Set<string> {
  const weighty = list.filter((member) => member.weight > 0n);
  const byRatio = [...weighty].sort((a, b) => (a.cap * b.weight < b.cap * a.weight ? -1 : 1));
  let left = amountToSplit;
  let weightSum = sum(byRatio.map((member) => member.weight));
  const full = new Set<string>();
  for (const member of byRatio) {
    if (left * member.weight < member.cap * weightSum) break;
    full.add(member.code);
    left -= member.cap;
    weightSum -= member.weight;
  }
  return full;
}

describe('Any split under ceilings', () => {
  const capped = members.chain((list) =>
    fc.tuple(...list.map((member) => amount.map((cap): CappedMember => ({ ...member, cap })))),
  );

  it('sums with what is unfunded to the total, and nobody pays more than its ceiling', () => {
    holds(fc.tuple(signed, capped), ([amountToSplit, list]) => {
      const { shares, unfunded } = capWaterfill(amountToSplit, list);
      expect(total(shares) + unfunded).toBe(amountToSplit);
      expect(unfunded >= 0n).toBe(true);
      for (const member of list) expect(of(shares, member.code) <= member.cap).toBe(true);
      expect(capWaterfill(amountToSplit, [...list].reverse())).toEqual({ shares, unfunded });
    });
  });

  it('fixes at the ceiling exactly those whom the common level reaches, and is Hamilton among the rest', () => {
    const withWeights = capped.filter((list) => list.every((member) => member.weight > 0n));
    holds(fc.tuple(amount, withWeights), ([amountToSplit, list]) => {
      const { shares, unfunded } = capWaterfill(amountToSplit, list);
      const caps = new Map(list.map((member) => [member.code, member.cap]));
      if (total(caps) <= amountToSplit) {
        expect({ shares: new Map([...shares]), unfunded }).toEqual({
          shares: caps,
          unfunded: amountToSplit - total(caps),
        });
        return;
      }
      const full = waterLevel(amountToSplit, list);
      const fixed = list.filter((member) => full.has(member.code));
      const free = list.filter((member) => !full.has(member.code));
      const rest = apportion(amountToSplit - sum(fixed.map((member) => member.cap)), free);
      expect(unfunded).toBe(0n);
      expect(shares).toEqual(new Map([...fixed.map((member): [string, bigint] => [member.code, member.cap]), ...rest]));
    });
  });

  it('charges an overrun to nobody above the ceiling', () => {
    const steps = fc.array(fc.record({ actual: signed, decisionCeiling: fc.option(amount, { nil: undefined }) }));
    holds(fc.tuple(amount, fc.bigInt(0n, 20_000n), members, steps), ([budget, toleranceBp, list, given]) => {
      const result = overrun(budget, toleranceBp, list, given);
      result.steps.forEach(({ ceiling, allocated, pending, shares }, index) => {
        expect(total(shares)).toBe(allocated);
        expect(allocated + pending).toBe(given[index]?.actual);
        expect(allocated <= ceiling && pending >= 0n).toBe(true);
        expect(pending === 0n || allocated === ceiling).toBe(true);
      });
    });
  });
});

describe('Any set of conditional pledges', () => {
  const pledges = fc.uniqueArray(fc.record({ code, max: fc.bigInt(0n, 60n) }), {
    maxLength: 8,
    selector: (one) => one.code,
  });

  it('gives the largest coalition in which nobody pays more than it promised', () => {
    holds(fc.tuple(fc.bigInt(0n, 120n), pledges), ([amountToFund, list]) => {
      const { joined, shares } = conditionalEqual(amountToFund, list);
      const max = new Map(list.map((pledge) => [pledge.code, pledge.max]));
      const order = [...list].sort((a, b) => Number(b.max - a.max) || compareCodes(a.code, b.code));
      const bears = (count: number) => {
        const equal = apportion(
          amountToFund,
          order.slice(0, count).map((pledge) => ({ code: pledge.code, weight: 1n })),
        );
        return [...equal].every(([pledger, share]) => share <= of(max, pledger));
      };
      const largest =
        order
          .map((_, index) => index + 1)
          .filter(bears)
          .pop() ?? 0;
      expect(joined).toEqual(
        order
          .slice(0, largest)
          .map((pledge) => pledge.code)
          .sort(compareCodes),
      );
      expect(total(shares)).toBe(joined.length === 0 ? 0n : amountToFund);
      expect(conditionalEqual(amountToFund, [...list].reverse())).toEqual({ joined, shares });
    });
  });

  it('agrees with the what-if table to the øre', () => {
    holds(fc.tuple(signed, fc.integer({ min: 1, max: 30 })), ([amountToSplit, count]) => {
      const equally = Array.from({ length: count }, (_, index) => ({ code: String(101 + index), weight: 1n }));
      const [row] = whatIfEqual(amountToSplit, count, count).rows;
      const shares = [...apportion(amountToSplit, equally).values()];
      expect(BigInt(shares.filter((share) => share === row?.high).length)).toBe(
        row?.payHigh === 0n ? BigInt(count) : row?.payHigh,
      );
      expect(shares.every((share) => share === row?.low || share === row?.high)).toBe(true);
    });
  });
});

describe('Any buy-in', () => {
  const oldAndNew = members.chain((list) =>
    fc.integer({ min: 0, max: list.length }).map((cut) => ({ old: list.slice(0, cut), late: list.slice(cut) })),
  );
  const somebodyIsIn = oldAndNew.filter(({ old }) => old.some((member) => member.weight > 0n));

  it.each(['recompute', 'refund-only'] as const)(
    '%s passes each buy-in on to the øre and keeps the cost whole',
    (mode) => {
      holds(fc.tuple(signed, somebodyIsIn), ([cost, { old, late }]) => {
        const { initial, steps, final } = buyIn(mode, cost, old, late);
        expect(total(initial)).toBe(cost);
        expect(total(final)).toBe(cost);
        for (const { joiner, buyIn: price, deltas } of steps) {
          expect(total(deltas)).toBe(0n);
          expect(of(deltas, joiner)).toBe(price);
          for (const [member, delta] of deltas) {
            const against = cost < 0n ? -delta : delta;
            if (member !== joiner) expect(against <= (mode === 'recompute' ? 1n : 0n)).toBe(true);
          }
        }
        expect(addShares(initial, ...steps.map((step) => step.deltas))).toEqual(final);
        for (const position of final.values()) expect(cost < 0n ? position <= 0n : position >= 0n).toBe(true);
      });
    },
  );

  it('that is recomputed does not depend on who joined when', () => {
    const inTwoOrders = somebodyIsIn.chain(({ old, late }) => fc.tuple(fc.constant({ old, late }), shuffled(late)));
    holds(fc.tuple(signed, inTwoOrders), ([cost, [{ old, late }, other]]) => {
      const { final } = buyIn('recompute', cost, old, late);
      expect(buyIn('recompute', cost, old, other).final).toEqual(final);
      expect(apportion(cost, [...old, ...late])).toEqual(final);
    });
  });

  it('on a depreciated cost is refunded to the øre and never exceeds what the cost has left', () => {
    const month = fc
      .tuple(fc.integer({ min: 2015, max: 2030 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
    const costs = fc.array(fc.record({ month, amount }), { maxLength: 5 });
    const input = fc.record({ lifeMonths: fc.bigInt(1n, 120n), joinMonth: month, costs, split: somebodyIsIn });
    holds(input, ({ split: { old, late }, ...rest }) => {
      const [joiner] = late;
      if (joiner === undefined) return;
      const { base, buyIn: price, refunds } = buyInDepreciated({ ...rest, members: old, joiner });
      expect(total(refunds)).toBe(price);
      expect(base >= 0n && base <= sum(rest.costs.map((cost) => cost.amount))).toBe(true);
      const without = rest.costs.filter((cost) => cost.month > rest.joinMonth);
      expect(base >= sum(without.map((cost) => cost.amount))).toBe(true);
    });
  });
});

describe('VAT', () => {
  const rate = fc.bigInt(0n, 10_000n);

  it('is rounded half up on the magnitude, and the credit is the negation', () => {
    holds(fc.tuple(amount, rate), ([net, rateBp]) => {
      const vat = vatOf(net, rateBp);
      const tooMuch = vat * 10_000n - net * rateBp;
      expect(tooMuch > -5000n && tooMuch <= 5000n).toBe(true);
      expect(vatOf(-net, rateBp)).toBe(-vat);
    });
  });

  it('of a document is that of its net sum, in any order of lines', () => {
    holds(fc.tuple(rate, fc.array(signed)), ([rateBp, lines]) => {
      const document = vatDocument(rateBp, lines);
      expect(document).toEqual({ net: sum(lines), vat: vatOf(sum(lines), rateBp), gross: sum(lines) + document.vat });
      expect(vatDocument(rateBp, [...lines].reverse())).toEqual(document);
    });
  });

  it('and its rounding account come to what the supplier charged', () => {
    holds(fc.tuple(signed, signed, rate, members), ([net, supplierVat, rateBp, list]) => {
      const { invoices, vatOut, vatRounding } = vatInvoices(net, supplierVat, rateBp, list);
      const all = [...invoices.values()];
      expect(sum(all.map((invoice) => invoice.net))).toBe(net);
      expect(sum(all.map((invoice) => invoice.vat))).toBe(vatOut);
      expect(vatOut + vatRounding).toBe(supplierVat);
      for (const invoice of all) expect(invoice).toEqual(vatDocument(rateBp, [invoice.net]));
    });
  });
});

/** All ways to divide a list into groups. */
function divisions<T>(items: readonly T[]): T[][][] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return divisions(rest).flatMap((groups) => [
    [[first], ...groups],
    ...groups.map((_, index) => groups.map((group, at) => (at === index ? [first, ...group] : group))),
  ]);
}

/** Largest to largest, the slow way: sort all balances anew before each transfer. */
function greedyTransfers(balances: readonly bigint[]): number {
  const sorted = balances.filter((balance) => balance !== 0n).sort((a, b) => (a < b ? -1 : 1));
  const [debt, credit] = [sorted.shift(), sorted.pop()];
  if (debt === undefined || credit === undefined) return 0;
  return 1 + greedyTransfers([...sorted, debt + credit]);
}

describe('Any netting', () => {
  const balancesOf = (size: number, most: bigint) =>
    fc
      .uniqueArray(fc.tuple(code, fc.bigInt(-most, most)), {
        minLength: 1,
        maxLength: size,
        selector: ([member]) => member,
      })
      .map((entries) => {
        const difference = sum(entries.map(([, balance]) => balance));
        return new Map(
          entries.map(([member, balance], index) => [member, index === 0 ? balance - difference : balance]),
        );
      });
  const after = (balances: ReadonlyMap<string, bigint>, transfers: readonly Transfer[]) => {
    const left = new Map(balances);
    for (const { from, to, amount: paid } of transfers) {
      left.set(from, of(left, from) + paid);
      left.set(to, of(left, to) - paid);
    }
    return left;
  };
  const nonZero = (balances: ReadonlyMap<string, bigint>) =>
    [...balances].filter(([, balance]) => balance !== 0n).sort(([a], [b]) => compareCodes(a, b));

  it('settles every balance, each debtor paying and each creditor receiving only', () => {
    for (const balances of [balancesOf(10, 6n), balancesOf(12, 10n ** 20n), balancesOf(30, 50n)]) {
      holds(
        balances,
        (given) => {
          expect(netMinTransfers(given).greedyCount).toBe(greedyTransfers([...given.values()]));
          for (const transfers of [netNorthwest(given), netMinTransfers(given).transfers]) {
            expect(nonZero(after(given, transfers))).toEqual([]);
            for (const { from, to, amount: paid } of transfers) {
              expect(of(new Map(given), from) < 0n && of(new Map(given), to) > 0n && paid > 0n).toBe(true);
            }
            expect(transfers.length).toBeLessThanOrEqual(Math.max(0, nonZero(given).length - 1));
          }
          expect(netMinTransfers(new Map([...given].reverse()))).toEqual(netMinTransfers(given));
        },
        100,
      );
    }
  });

  it('by the north-west rule keeps the other transfers when one is carried out', () => {
    holds(balancesOf(9, 8n), (balances) => {
      const transfers = netNorthwest(balances);
      for (const execute of transfers) {
        expect(executeNorthwest(balances, execute)).toEqual({ transfers, afterExecuteIsSubset: true });
        expect(netNorthwest(after(balances, [execute]))).toEqual(transfers.filter((transfer) => transfer !== execute));
      }
    });
  });

  it('needs members minus groups, with the division that brute force finds best and first', () => {
    const balances = balancesOf(7, 4n);
    holds(
      balances,
      (given) => {
        const list = nonZero(given);
        const zeroSum = divisions(list).filter((groups) =>
          groups.every((group) => sum(group.map(([, b]) => b)) === 0n),
        );
        const most = Math.max(...zeroSum.map((groups) => groups.length));
        const byCodes = (a: string[], b: string[]) =>
          a.reduce((found, one, index) => found || compareCodes(one, b[index] ?? ''), 0);
        const best = zeroSum
          .filter((groups) => groups.length === most)
          .map((groups) => groups.map((group) => group.map(([member]) => member)).sort(byCodes))
          .sort((a, b) => a.reduce((found, group, index) => found || byCodes(group, b[index] ?? []), 0));
        const plan = netMinTransfers(given);
        expect(plan.groups).toEqual(best[0]);
        expect(plan.count).toBe(list.length - most);
        expect(plan.count).toBe(plan.transfers.length);
        expect(plan.greedyCount).toBe(greedyTransfers(list.map(([, balance]) => balance)));
        expect(plan.greedyCount).toBeGreaterThanOrEqual(plan.count);
        expect(plan.exact).toBe(true);
      },
      300,
    );
  });
});

describe('Any history', () => {
  const day = fc.integer({ min: 10, max: 28 }).map((number) => `2025-03-${number}`);
  const dated = { valid: day, recorded: day };
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const history = fc
    .tuple(
      fc.uniqueArray(fc.record({ id, amount: signed, ...dated }), { selector: (cost) => cost.id }),
      fc.array(fc.record({ id, ...dated }), { maxLength: 3 }),
      fc.uniqueArray(
        fc.record({ code: code.map((text) => `late ${text}`), weight, retroactive: fc.boolean(), ...dated }),
        { maxLength: 4, selector: (member) => member.code },
      ),
    )
    .map(([costs, reversals, joins]): ShareEvent[] => [
      ...costs.map((cost): ShareEvent => ({ type: 'CostPosted', ...cost })),
      ...reversals
        .filter((reversed) => costs.some((cost) => cost.id === reversed.id))
        .map((reversed): ShareEvent => ({ type: 'CostReversed', ...reversed })),
      ...joins.map((join): ShareEvent => ({ type: 'MemberJoined', ...join })),
    ]);
  const isCostOf = (event: ShareEvent, cost: string) => event.type === 'CostPosted' && event.id === cost;
  const isJoin = (event: ShareEvent) => event.type === 'MemberJoined';

  it('gives shares that sum to the costs that count, for all who are in, in any order of events', () => {
    const orders = history.chain((events) => fc.tuple(fc.constant(events), shuffled(events)));
    holds(fc.tuple(members, orders, day, day), ([list, [events, other], validAt, knownAt]) => {
      const query = [{ validAt, knownAt }];
      const [shares = new Map<string, bigint>()] = sharesAsOf(list, events, query).answers;
      const kept = events.filter((event) => event.valid <= validAt && event.recorded <= knownAt);
      const gone = kept.flatMap((event) => (event.type === 'CostReversed' ? [event.id] : []));
      const costs = kept.flatMap((event) =>
        event.type === 'CostPosted' && !gone.includes(event.id) ? [event.amount] : [],
      );
      expect(total(shares)).toBe(sum(costs));
      expect(new Set(shares.keys())).toEqual(
        new Set([...list, ...kept.filter(isJoin)].map((one: { code: string }) => one.code)),
      );
      expect(sharesAsOf([...list].reverse(), other, query).answers).toEqual([shares]);
    });
  });

  it('is not changed by what is recorded later', () => {
    holds(fc.tuple(members, history, day, day), ([list, events, validAt, knownAt]) => {
      const query = [{ validAt, knownAt }];
      const later = events.filter((event) => event.recorded > knownAt && !isJoin(event));
      const before = events.filter((event) => !later.includes(event));
      const known = before.filter(
        (event) => event.type !== 'CostReversed' || before.some((one) => isCostOf(one, event.id)),
      );
      expect(sharesAsOf(list, known, query).answers).toEqual(sharesAsOf(list, events, query).answers);
    });
  });

  it('of a reversal nets to zero before the correction, and to the correction after', () => {
    holds(fc.tuple(signed, signed, members), ([original, corrected, list]) => {
      const posted = reversal(original, corrected, list);
      expect([...addShares(posted.original, posted.reversal).values()].every((share) => share === 0n)).toBe(true);
      expect(posted.net).toEqual(apportion(corrected, list));
    });
  });
});

describe('Any amount', () => {
  it('comes back from JSON as it went in, and Danish display keeps every digit', () => {
    holds(fc.bigInt(-MAX_ORE, MAX_ORE), (ore) => {
      expect(moneyFromJson(JSON.parse(JSON.stringify(moneyToJson(ore))))).toBe(ore);
      expect(BigInt(formatDanish(ore).replace(' kr.', '').replaceAll('.', '').replace(',', ''))).toBe(ore);
    });
  });

  it('that is a member of nothing is refused rather than lost', () => {
    const nobody = fc.uniqueArray(fc.record({ code, weight: fc.constant(0n) }), {
      selector: (member: Member) => member.code,
    });
    holds(fc.tuple(signed, nobody), ([amountToSplit, list]) => {
      if (amountToSplit === 0n) expect(total(apportion(0n, list))).toBe(0n);
      else
        expect(() => apportion(amountToSplit, list)).toThrow(expect.objectContaining({ code: 'money.weights_zero' }));
    });
  });
});
