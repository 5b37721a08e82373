// SPDX-License-Identifier: MPL-2.0
import {
  authority,
  MUNICIPALITY_CODES,
  RegisterAuthority,
  StartMembership,
  WithdrawMembership,
  type AuthorityKind,
} from '@faellesbog/community';
import type { CommandMeta } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  AdmitProduct,
  adoption,
  communityStatistics,
  EndAdoption,
  getStatistics,
  GetStatistics,
  HandOverProduct,
  listInvitations,
  ListInvitations,
  PlanAdoption,
  product,
  RetireProduct,
  StartAdoption,
} from '@faellesbog/portfolio';
import { DECISION } from '@faellesbog/governance/testing';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

const CODES = [...MUNICIPALITY_CODES].sort();
const on = (effectiveOn: string, grounds: CommandMeta['grounds'] = {}) => testMeta({ effectiveOn, grounds });

/** Says what happened in few words. Ids in, commands out. */
function book(f: ReadModelFixture) {
  const cvr = '64942212';
  return {
    register: (authorityId: string, day = '2007-01-01', kind: AuthorityKind = 'municipality') => {
      const municipalityCode = kind === 'municipality' ? authorityId : undefined;
      const data = { authorityId, name: `Authority ${authorityId}`, kind, cvr, municipalityCode };
      return f.record(new RegisterAuthority(data, on(day)), authority);
    },
    join: (authorityId: string, day: string) =>
      f.record(
        new StartMembership(
          { authorityId, signedOn: day, contactRef: '5f8a2b1e-6f6f-4b0a-9a53-0d1b7b0f8c11' },
          on(day),
        ),
        authority,
      ),
    withdraw: (authorityId: string, day: string) =>
      f.record(new WithdrawMembership({ authorityId, receivedOn: day }, on(day)), authority),
    admit: (productId: string, day: string, grounds: CommandMeta['grounds'] = {}) =>
      f.record(
        new AdmitProduct(
          {
            productId,
            name: productId.toUpperCase(),
            purpose: 'Sharing',
            spdx: 'MPL-2.0',
            users: ['101', '147'],
            steeringGroup: 'Steering group',
            financeModel: 'Annual fee',
            documentation: 'https://os2.eu',
          },
          on(day, { decisionRef: DECISION, ...grounds }),
        ),
        product,
      ),
    start: (productId: string, authorityId: string, day: string, grounds: CommandMeta['grounds'] = {}) =>
      f.record(new StartAdoption({ productId, authorityId, evidence: 'steward' }, on(day, grounds)), adoption),
    plan: (productId: string, authorityId: string, day: string) =>
      f.record(new PlanAdoption({ productId, authorityId }, on(day)), adoption),
    end: (productId: string, authorityId: string, day: string) =>
      f.record(new EndAdoption({ productId, authorityId, reason: 'Replaced' }, on(day)), adoption),
    statistics: (validOn: string, knownAt?: string) => f.ask(getStatistics, new GetStatistics({ validOn, knownAt })),
    invitations: (validOn: string) => f.ask(listInvitations, new ListInvitations({ validOn })),
  };
}

describe('The statistics of the community in the article', () => {
  const PRODUCTS = [...'abcdefghijkl'].map((letter) => `os2${letter}`);
  let f: ReadModelFixture;
  let b: ReturnType<typeof book>;

  // 98 municipalities, the first 55 members; 12 products. The first 17 members run three of them, os2b among them;
  // 53 more municipalities run os2b: the other 38 members and 15 that are no members. Two non-members run os2c only.
  beforeAll(async () => {
    f = await readModelFixture([communityStatistics]);
    b = book(f);
    for (const code of CODES) await b.register(code);
    for (const code of CODES.slice(0, 55)) await b.join(code, '2015-01-01');
    for (const id of PRODUCTS) await b.admit(id, '2015-06-01');
    for (const code of CODES.slice(0, 17)) {
      for (const id of ['os2b', 'os2c', 'os2d']) await b.start(id, code, '2016-01-01');
    }
    for (const code of CODES.slice(17, 70)) await b.start('os2b', code, '2016-01-01');
    for (const code of CODES.slice(70, 72)) await b.start('os2c', code, '2016-01-01');
  }, 60_000);
  afterAll(() => f.close());

  it('are answered with counts and with what they are counted among', async () => {
    expect(await b.statistics('2017-01-15')).toEqual({
      validOn: '2017-01-15',
      knownAt: expect.any(String),
      position: expect.any(Number),
      memberMunicipalities: 55,
      otherMembers: 0,
      productsInPortfolio: 12,
      membersWithThreeOrMoreProducts: { count: 17, of: 55 },
      mostUsedProduct: { id: 'os2b', name: 'OS2B', municipalities: 70, of: 98 },
      mostUsedProductUsers: { members: 55, nonMembers: 15 },
      nonMemberUsers: { municipalities: 17 },
      municipalities: 98,
      illustrative: false,
    });
  });

  it('name whom to invite: those that use most first, each with what it uses', async () => {
    const { invitations } = await b.invitations('2017-01-15');
    expect(invitations).toHaveLength(17);
    expect(invitations.map(({ authority: { id } }) => id)).toEqual(CODES.slice(55, 72));
    expect(invitations.at(-1)).toEqual({
      authority: { id: CODES[71], name: `Authority ${CODES[71]}` },
      products: [{ id: 'os2c', name: 'OS2C' }],
      illustrative: false,
    });
  });

  it('are those of the day that is asked for', async () => {
    expect(await b.statistics('2014-12-31')).toMatchObject({ memberMunicipalities: 0, municipalities: 98 });
    expect(await b.statistics('2015-01-01')).toMatchObject({ memberMunicipalities: 55, productsInPortfolio: 0 });
    expect(await b.statistics('2015-12-31')).toMatchObject({ productsInPortfolio: 12, mostUsedProduct: null });
  });
});

describe('The statistics of the community', () => {
  let f: ReadModelFixture;
  let b: ReturnType<typeof book>;
  beforeEach(async () => {
    f = await readModelFixture([communityStatistics]);
    b = book(f);
    for (const code of ['101', '147', '151', '153']) await b.register(code);
  });
  afterEach(() => f.close());

  it('do not exist before anything is known: that is an error, and never zero', async () => {
    await expect(b.statistics('2006-12-31')).rejects.toMatchObject({ code: 'history.none', status: 404 });
    await expect(b.invitations('2006-12-31')).rejects.toMatchObject({ code: 'history.none' });
  });

  it('count a member through the day before its withdrawal, and anew when it comes back', async () => {
    await b.join('101', '2015-01-01');
    await b.withdraw('101', '2017-02-01');
    await b.join('101', '2018-01-01');
    const days = ['2017-01-31', '2017-02-01', '2017-12-31', '2018-01-01'];
    const counts = [];
    for (const day of days) counts.push((await b.statistics(day)).memberMunicipalities);
    expect(counts).toEqual([1, 0, 0, 1]);
  });

  it('count members that are no municipalities apart, and what they use not at all', async () => {
    await b.register('region-midtjylland', '2007-01-01', 'region');
    await b.join('region-midtjylland', '2015-01-01');
    await b.join('101', '2015-01-01');
    await b.admit('os2iot', '2015-01-01');
    await b.start('os2iot', 'region-midtjylland', '2016-01-01');
    expect(await b.statistics('2017-01-01')).toMatchObject({
      memberMunicipalities: 1,
      otherMembers: 1,
      mostUsedProduct: null,
      mostUsedProductUsers: { members: 0, nonMembers: 0 },
      nonMemberUsers: { municipalities: 0 },
      municipalities: 4,
    });
  });

  it('count a product from its admission until it is retired or handed over', async () => {
    for (const id of ['os2a', 'os2b', 'os2c']) await b.admit(id, '2015-01-01');
    await f.record(
      new RetireProduct({ productId: 'os2a', reason: 'Replaced' }, on('2018-01-01', { decisionRef: DECISION })),
      product,
    );
    const to = { kind: 'supplier' as const, name: 'Magenta' };
    await f.record(
      new HandOverProduct({ productId: 'os2b', to, reason: 'Ended' }, on('2019-01-01', { decisionRef: DECISION })),
      product,
    );
    const days = ['2014-12-31', '2015-01-01', '2017-12-31', '2018-01-01', '2019-01-01'];
    const counts = [];
    for (const day of days) counts.push((await b.statistics(day)).productsInPortfolio);
    expect(counts).toEqual([0, 3, 3, 2, 1]);
  });

  it('count three products in operation of the portfolio: not plans, endings, retired products or non-members', async () => {
    for (const id of ['os2a', 'os2b', 'os2c', 'os2d']) await b.admit(id, '2015-01-01');
    for (const code of ['101', '147', '151']) await b.join(code, '2015-01-01');
    for (const code of ['101', '147', '151', '153']) {
      for (const id of ['os2a', 'os2b']) await b.start(id, code, '2016-01-01');
    }
    await b.start('os2c', '101', '2016-01-01');
    await b.start('os2c', '153', '2016-01-01');
    await b.plan('os2c', '147', '2016-01-01');
    await b.start('os2c', '151', '2016-01-01');
    await b.end('os2c', '151', '2016-12-31');
    expect(await b.statistics('2016-12-30')).toMatchObject({ membersWithThreeOrMoreProducts: { count: 2, of: 3 } });
    expect(await b.statistics('2016-12-31')).toMatchObject({ membersWithThreeOrMoreProducts: { count: 1, of: 3 } });
    await f.record(
      new RetireProduct({ productId: 'os2a', reason: 'Replaced' }, on('2018-01-01', { decisionRef: DECISION })),
      product,
    );
    expect(await b.statistics('2018-01-01')).toMatchObject({ membersWithThreeOrMoreProducts: { count: 0, of: 3 } });
  });

  it('name the most used product, and of equals the one whose id comes first', async () => {
    for (const id of ['os2b', 'os2a', 'os2-z']) await b.admit(id, '2015-01-01');
    for (const code of ['101', '147']) {
      await b.start('os2b', code, '2016-01-01');
      await b.start('os2a', code, '2016-02-01');
    }
    await b.start('os2-z', '101', '2016-01-01');
    await b.join('147', '2015-01-01');
    expect(await b.statistics('2016-01-31')).toMatchObject({
      mostUsedProduct: { id: 'os2b', municipalities: 2, of: 4 },
    });
    expect(await b.statistics('2016-02-01')).toMatchObject({
      mostUsedProduct: { id: 'os2a', name: 'OS2A', municipalities: 2, of: 4 },
      mostUsedProductUsers: { members: 1, nonMembers: 1 },
      nonMemberUsers: { municipalities: 1 },
    });
  });

  it('count an authority among all once any fact about it holds, so that a share never exceeds its whole', async () => {
    await b.admit('os2a', '2015-01-01');
    await b.register('155', '2026-01-01');
    await b.start('os2a', '155', '2016-01-01');
    expect(await b.statistics('2015-12-31')).toMatchObject({ municipalities: 4 });
    expect(await b.statistics('2016-01-01')).toMatchObject({
      municipalities: 5,
      mostUsedProduct: { municipalities: 1, of: 5 },
    });
  });

  it('stay as they were known: what is recorded later changes no earlier answer', async () => {
    await b.join('101', '2015-01-01');
    await b.admit('os2b', '2015-01-01');
    await b.start('os2b', '101', '2015-06-01');
    const before = await b.statistics('2017-01-01');
    for (const code of ['147', '151']) await b.join(code, '2016-01-01');
    await b.admit('os2a', '2015-01-01');
    await b.start('os2a', '153', '2015-06-01');
    await b.end('os2b', '101', '2016-06-01');
    await b.register('155');
    expect(await b.statistics('2017-01-01', String(before.position))).toEqual(before);
    expect(await b.statistics('2017-01-01')).toMatchObject({
      memberMunicipalities: 3,
      productsInPortfolio: 2,
      mostUsedProduct: { id: 'os2a' },
      nonMemberUsers: { municipalities: 1 },
      municipalities: 5,
    });
  });

  it('say when they rest on invented data, on the day they do', async () => {
    await b.admit('os2a', '2015-01-01');
    await b.start('os2a', '101', '2016-01-01', { source: { kind: 'illustrative', reference: 'Invented' } });
    expect(await b.statistics('2015-12-31')).toMatchObject({ illustrative: false });
    expect(await b.statistics('2016-01-01')).toMatchObject({ illustrative: true });
    expect(await b.invitations('2016-01-01')).toMatchObject({
      invitations: [{ authority: { id: '101' }, illustrative: true }],
      illustrative: true,
    });
  });
});
