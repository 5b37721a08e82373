// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import type { CommandMeta, MoneyJson } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed, decisionAllowing } from '@faellesbog/governance/testing';
import { moneyFromJson } from '@faellesbog/money';
import { LogHours, SettleHours } from './hours.commands.js';
import { hours } from './hours.decider.js';
import { MAX_SETTLED, type HoursEvent } from './hours.events.js';

const kr = (amount: string): MoneyJson => ({ amount, currency: 'DKK' });
const on = (effectiveOn: string, decisionRef?: string): CommandMeta =>
  testMeta({ effectiveOn, grounds: decisionRef ? { decisionRef } : {} });
const projectId = 'os2kle';
const key = (...members: object[]) => ({
  ...{ projectId, keyId: 'key-1', validFrom: '2025-01-01', basis: 'fixed' },
  members,
});
const thirds = key({ authorityId: '101', weight: '2' }, { authorityId: '151', weight: '1' });
const facts = { ...allowed, projectKnown: true, authorityKnown: true, keys: [thirds] };

type Entry = LogHours['data'];
const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{ projectId, entryId: 'e1', year: 2026, authorityId: '101', kind: 'used', minutes: 600 },
  ...more,
});
const log = (more: Partial<Entry> = {}, day = '2026-06-01') => new LogHours(entry(more), on(day));
const logged = (more: Partial<Entry> = {}) => ({ type: 'HoursLogged', data: entry(more), eff: '2026-06-01' });
const settle = (more: object = {}, meta = on('2027-02-01', 'd1')) =>
  new SettleHours({ projectId, year: 2026, hourlyRate: kr('750.00'), ...more }, meta);
/** København was to give 20 hours and gave 10; Ballerup was to give 10 and gave 30:30. */
const year = [
  logged({ entryId: 'a', kind: 'agreed', minutes: 1200 }),
  logged({ entryId: 'b', minutes: 600 }),
  logged({ entryId: 'c', authorityId: '151', kind: 'agreed', minutes: 1800 }),
  logged({ entryId: 'd', authorityId: '151', minutes: 1830 }),
];
type Settled = Extract<HoursEvent, { type: 'HoursSettled' }>['data'];
const settledBy = (command: SettleHours, more: object = {}, history: object[] = year): Settled =>
  given(hours, ...(history as typeof year))
    .when(command, { ...facts, ...more })
    .decided()[0]!.data as unknown as Settled;

describe('Hours', () => {
  it('are logged in minutes, by an authority that is known', () => {
    given(hours).when(log(), facts).then({ type: 'HoursLogged', data: entry() });
    given(hours, logged()).when(log(), facts).thenNothing();
    given(hours, logged())
      .when(log({ minutes: 660 }), facts)
      .rejects('hours.exists');
    given(hours)
      .when(log(), { ...facts, authorityKnown: false })
      .rejects('authority.unknown');
    given(hours).when(log(), { projectKnown: false }).rejects('project.unknown');
  });
  it('are corrected by another entry, which takes away no more than was logged', () => {
    given(hours)
      .when(log({ minutes: 0 }), facts)
      .rejects('hours.nothing');
    given(hours, logged())
      .when(log({ entryId: 'e2', minutes: -601 }), facts)
      .rejects('hours.nothing');
    expect(
      given(hours, logged())
        .when(log({ entryId: 'e2', minutes: -600 }), facts)
        .decided(),
    ).toHaveLength(1);
  });
});

describe('A settlement of hours', () => {
  it('credits what was both agreed and used, shares it by the key, and moves only the differences', () => {
    const { total, settled, lines, transfers } = settledBy(settle());
    // 10 hours and 30 hours at 750 kr.; København is to carry two thirds of it.
    expect([total, settled]).toEqual([kr('30000.00'), kr('12500.00')]);
    expect(lines).toEqual([
      {
        ...{ authorityId: '101', agreed: 1200, used: 600, credited: 600, value: kr('7500.00') },
        ...{ weight: '2', quotient: '2000000', remainder: '0', spare: 0, share: kr('20000.00') },
      },
      {
        ...{ authorityId: '151', agreed: 1800, used: 1830, credited: 1800, value: kr('22500.00') },
        ...{ weight: '1', quotient: '1000000', remainder: '0', spare: 0, share: kr('10000.00') },
      },
    ]);
    expect(transfers).toEqual([{ from: '101', to: '151', amount: kr('12500.00') }]);
  });
  it('values time to the øre, rounded half up, and counts the hours of its own year only', () => {
    const others = [
      logged({ entryId: 'x', year: 2025, kind: 'agreed', minutes: 600 }),
      logged({ entryId: 'y', year: 2025, minutes: 600 }),
    ];
    const own = [logged({ entryId: 'a', kind: 'agreed', minutes: 90 }), logged({ entryId: 'b', minutes: 90 })];
    // An hour and a half at 560,01 kr. is 840,015 kr.
    const { total } = settledBy(settle({ hourlyRate: kr('560.01') }), {}, [...others, ...own]);
    expect(total).toEqual(kr('840.02'));
  });
  it('is for a year that is over, once, by a decision whose frame covers what changes hands', () => {
    given(hours, ...year)
      .when(settle({}, on('2026-12-31', 'd1')), facts)
      .rejects('hours.year_not_over');
    given(hours, ...year)
      .when(settle({}, on('2027-02-01')), facts)
      .rejects('decision.required');
    const framed = (amount: string) => ({
      ...facts,
      decision: { ...decisionAllowing(), allows: [{ purpose: 'settlement', upTo: kr(amount) }] },
    });
    given(hours, ...year)
      .when(settle(), framed('12499.99'))
      .rejects('decision.over_frame');
    expect(
      given(hours, ...year)
        .when(settle(), framed('12500.00'))
        .decided(),
    ).toHaveLength(1);
    given(hours, ...year)
      .when(settle(), { ...facts, decision: decisionAllowing('surplus') })
      .rejects('decision.other_purpose');
    // What the decision settled before counts: it is allowed once.
    const last = { type: 'HoursSettled', data: { ...settledBy(settle()), year: 2025, decisionRef: 'd1' } };
    given(hours, ...year, last)
      .when(settle(), framed('24999.99'))
      .rejects('decision.over_frame');
    expect(
      given(hours, ...year, last)
        .when(settle(), framed('25000.00'))
        .decided(),
    ).toHaveLength(1);
    const done = { type: 'HoursSettled', data: settledBy(settle()), eff: '2027-02-01' };
    given(hours, ...year, done)
      .when(settle(), facts)
      .thenNothing();
    given(hours, ...year, done)
      .when(settle({ hourlyRate: kr('800.00') }), facts)
      .rejects('hours.settled');
    given(hours, ...year, done)
      .when(log({ entryId: 'late' }, '2027-03-01'), facts)
      .rejects('hours.year_settled');
    expect(
      given(hours, ...year, done)
        .when(log({ entryId: 'late', year: 2027 }, '2027-03-01'), facts)
        .decided(),
    ).toHaveLength(1);
  });
  it('needs hours that were both agreed and used, and a key of the last day of the year without ceilings', () => {
    given(hours, year[0]!, year[3]!).when(settle(), facts).rejects('hours.none');
    given(hours, ...year)
      .when(settle(), { ...facts, keys: [{ ...thirds, validFrom: '2027-01-01' }] })
      .rejects('key.none_in_force');
    const capped = key({ authorityId: '101', weight: '1', cap: kr('10.00') });
    given(hours, ...year)
      .when(settle(), { ...facts, keys: [capped] })
      .rejects('hours.key_has_ceilings');
  });
  it('lets who gave time without being in the key be paid by those who are', () => {
    const { lines, transfers } = settledBy(settle(), { keys: [key({ authorityId: '101', weight: '1' })] });
    expect(lines[1]).toMatchObject({ authorityId: '151', weight: '0', share: kr('0.00'), value: kr('22500.00') });
    expect(transfers).toEqual([{ from: '101', to: '151', amount: kr('22500.00') }]);
  });
  it('has room for a bounded number of authorities', () => {
    const many = Array.from({ length: MAX_SETTLED }, (_, n) => ({ authorityId: `a-${n}`, weight: '1' }));
    given(hours, ...year)
      .when(settle(), { ...facts, keys: [key(...many)] })
      .rejects('hours.too_many');
    expect(settledBy(settle(), { keys: [key(...many.slice(2))] }).lines).toHaveLength(MAX_SETTLED);
  });
});

describe('Whatever hours are settled by whatever key', () => {
  const people = fc
    .array(fc.record({ weight: fc.nat(9), agreed: fc.nat(9_000), used: fc.nat(9_000) }), { minLength: 1, maxLength: 9 })
    .filter((list) => list.some(({ weight }) => weight > 0))
    .filter((list) => list.some(({ agreed, used }) => Math.min(agreed, used) > 0));
  const sum = (amounts: MoneyJson[]): bigint => amounts.reduce((all, each) => all + moneyFromJson(each), 0n);

  it('values and shares sum to the total, and the transfers leave nobody with a balance', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 99_999 }), (list, rate) => {
        const members = list.map(({ weight }, n) => ({ authorityId: `a-${n}`, weight: String(weight) }));
        const entries = list.flatMap(({ agreed, used }, n) =>
          (['agreed', 'used'] as const).flatMap((kind) => {
            const minutes = kind === 'agreed' ? agreed : used;
            return minutes ? [logged({ entryId: `${kind}-${n}`, authorityId: `a-${n}`, kind, minutes })] : [];
          }),
        );
        const hourlyRate = kr(`${Math.trunc(rate / 100) + 1}.${String(rate % 100).padStart(2, '0')}`);
        const settled = settledBy(settle({ hourlyRate }), { keys: [key(...members)] }, entries);
        expect(sum(settled.lines.map(({ value }) => value))).toBe(moneyFromJson(settled.total));
        expect(sum(settled.lines.map(({ share }) => share))).toBe(moneyFromJson(settled.total));
        expect(sum(settled.transfers.map(({ amount }) => amount))).toBe(moneyFromJson(settled.settled));
        for (const { authorityId, value, share, quotient, remainder, weight } of settled.lines) {
          const got = sum(settled.transfers.filter(({ to }) => to === authorityId).map(({ amount }) => amount));
          const gave = sum(settled.transfers.filter(({ from }) => from === authorityId).map(({ amount }) => amount));
          expect(got - gave).toBe(moneyFromJson(value) - moneyFromJson(share));
          expect(BigInt(quotient) * BigInt(settled.weightSum) + BigInt(remainder)).toBe(
            moneyFromJson(settled.total) * BigInt(weight),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
