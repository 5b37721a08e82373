// SPDX-License-Identifier: MPL-2.0
import {
  AmendPledge,
  GetOwnershipHistory,
  getOwnershipHistory,
  ownershipHistory,
  round,
  WithdrawPledge,
} from '@faellesbog/funding';
import {
  AppointSteward,
  EndStewardship,
  HandOverProduct,
  LinkProjectToProduct,
  project,
  TransferRights,
} from '@faellesbog/portfolio';
import { indexedRows, kr, on, story } from '../support/funding.js';
import { DECISION } from '@faellesbog/governance/testing';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

describe('The ownership of a product', () => {
  const productId = 'os2rollekatalog';
  let f: ReadModelFixture;
  const events: Record<string, string> = {};
  const periods = async (validOn: string, knownAt?: string) =>
    (await f.ask(getOwnershipHistory, new GetOwnershipHistory(productId, { validOn, knownAt }))).periods;
  const ofRole = async (role: string, validOn: string) =>
    (await periods(validOn))
      .filter((period) => period.role === role)
      .map(({ holder, share, from, to }) => [
        holder.id ?? holder.name,
        share && `${share.numerator}/${share.denominator}`,
        from,
        to,
      ]);

  beforeAll(async () => {
    f = await readModelFixture([ownershipHistory]);
    const tell = story(f);
    const note = async (name: string, recorded: Promise<{ events: string[] }>) =>
      (events[name] = (await recorded).events[0]!);
    await tell.authorities('101', '151', '706', '751');
    await tell.product(productId, '2018-01-01', ['151', '706']);
    await tell.project('rk-1', '2018-01-01', ['151'], productId);
    await tell.project('rk-2', '2018-06-01', ['706']);
    const [first, second] = [
      await tell.round('rk-1', '2018-01-02', '1000.00', '2018-12-31'),
      await tell.round('rk-2', '2018-06-02', '1000.00', '2018-12-31'),
    ];
    const holder = { kind: 'supplier' as const, name: 'Invented ApS' };
    const assign = { productId, model: 'assigned' as const };
    await note('written', tell.record(new TransferRights({ ...assign, holder }, on('2018-01-01', DECISION))));
    const community = { kind: 'community' as const, name: 'OS2' };
    await note(
      'assigned',
      tell.record(new TransferRights({ ...assign, holder: community }, on('2018-05-01', DECISION))),
    );
    await note('steward', tell.record(new AppointSteward({ productId, authorityId: '706' }, on('2018-02-01'))));
    await tell.record(new AppointSteward({ productId, authorityId: '751' }, on('2018-03-01')));
    await tell.record(new EndStewardship({ productId, authorityId: '706' }, on('2019-01-01')));
    await note('151', tell.pledge(first, '151', '100.00', '2018-02-01'));
    await note('706', tell.pledge(first, '706', '300.00', '2018-03-01'));
    await note(
      'raised',
      f.record(new AmendPledge({ roundId: first, pledgeId: 'p-706', amount: kr('100.00') }, on('2018-04-01')), round),
    );
    await tell.pledge(second, '751', '200.00', '2018-07-01');
    await note(
      'linked',
      f.record(new LinkProjectToProduct({ projectId: 'rk-2', productId }, on('2018-08-01')), project),
    );
    for (const [name, amount] of [
      ['first', '150.00'],
      ['second', '120.00'],
    ] as const) {
      const amended = new AmendPledge({ roundId: first, pledgeId: 'p-706', amount: kr(amount) }, on('2018-10-01'));
      await note(name, f.record(amended, round));
    }
    await note(
      'left',
      f.record(new WithdrawPledge({ roundId: first, pledgeId: 'p-151', reason: 'Budget' }, on('2018-09-01')), round),
    );
  });
  afterAll(() => f.close());

  it('tells who held the rights, from day to day and by which events', async () => {
    expect(await ofRole('rights_holder', '2018-12-31')).toEqual([
      ['Invented ApS', null, '2018-01-01', '2018-04-30'],
      ['OS2', null, '2018-05-01', null],
    ]);
    const [first, second] = await periods('2018-12-31');
    expect(first).toMatchObject({ model: 'assigned', beganBy: events['written'], endedBy: events['assigned'] });
    expect(second).toMatchObject({ beganBy: events['assigned'], endedBy: null });
  });

  it('tells its stewards, of whom there may be two', async () => {
    expect(await ofRole('steward', '2019-12-31')).toEqual([
      ['706', null, '2018-02-01', '2018-12-31'],
      ['751', null, '2018-03-01', null],
    ]);
    expect(await ofRole('steward', '2018-12-31')).toEqual([
      ['706', null, '2018-02-01', null],
      ['751', null, '2018-03-01', null],
    ]);
  });

  it("splits a financier's period whenever its part of the whole changes", async () => {
    expect(await ofRole('financier', '2018-12-31')).toEqual([
      ['151', '1/1', '2018-02-01', '2018-02-28'],
      ['151', '1/4', '2018-03-01', '2018-03-31'],
      ['706', '3/4', '2018-03-01', '2018-03-31'],
      ['151', '1/2', '2018-04-01', '2018-07-31'],
      ['706', '1/2', '2018-04-01', '2018-07-31'],
      ['151', '1/4', '2018-08-01', '2018-08-31'],
      ['706', '1/4', '2018-08-01', '2018-08-31'],
      ['751', '1/2', '2018-08-01', '2018-08-31'],
      ['706', '1/3', '2018-09-01', '2018-09-30'],
      ['751', '2/3', '2018-09-01', '2018-09-30'],
      ['706', '3/8', '2018-10-01', null],
      ['751', '5/8', '2018-10-01', null],
    ]);
  });

  it("names the event that began and ended each part: the holder's own, or whose else it was", async () => {
    const parts = (await periods('2018-12-31')).filter(
      ({ role, holder }) => role === 'financier' && holder.id === '151',
    );
    expect(parts.map(({ beganBy, endedBy }) => [beganBy, endedBy])).toEqual([
      [events['151'], events['706']],
      [events['706'], events['raised']],
      [events['raised'], events['linked']],
      [events['linked'], events['left']],
    ]);
    // Of several on one day it is the last, for that is what made the share what it was in the evening.
    const last = (await periods('2018-12-31')).filter(
      ({ from, role }) => from === '2018-10-01' && role === 'financier',
    );
    expect(last.map(({ beganBy }) => beganBy)).toEqual([events['second'], events['second']]);
  });

  it('has no gap and no overlap: on every day the parts make a whole', async () => {
    const all = (await periods('2018-12-31')).filter(({ role }) => role === 'financier');
    for (let day = Date.parse('2018-02-01'); day <= Date.parse('2018-12-31'); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10);
      const parts = all.filter(({ from, to }) => from <= date && (to === null || date <= to));
      const sum = parts.reduce((total, { share }) => total + Number(share!.numerator) / Number(share!.denominator), 0);
      expect(sum).toBeCloseTo(1, 12);
      expect(new Set(parts.map(({ holder }) => holder.id)).size).toBe(parts.length);
    }
  });

  it('passes to whoever takes the product over', async () => {
    const to = { kind: 'supplier' as const, name: 'Invented A/S' };
    await story(f).record(new HandOverProduct({ productId, to, reason: 'Discontinued' }, on('2024-03-22', DECISION)));
    expect((await ofRole('rights_holder', '2024-12-31')).slice(1)).toEqual([
      ['OS2', null, '2018-05-01', '2024-03-21'],
      ['Invented A/S', null, '2024-03-22', null],
    ]);
    expect((await ofRole('steward', '2024-12-31'))[1]).toEqual(['751', null, '2018-03-01', '2024-03-21']);
  });

  it('has no answer for a product that did not exist then', async () => {
    await expect(periods('2017-12-31')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is read by index, however much else is recorded', async () => {
    const question = new GetOwnershipHistory(productId, { validOn: '2018-12-31' });
    expect(await indexedRows(f, ownershipHistory, getOwnershipHistory, question)).toBeLessThan(200);
  });
});
