// SPDX-License-Identifier: MPL-2.0
import type { Grounds } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  AdoptSizeTable,
  AppointCoordinator,
  authority,
  ChangeContact,
  communityRegister,
  CorrectAuthority,
  EndSupplierPartnership,
  getAuthority,
  GetAuthority,
  ImportPopulationSet,
  listAuthorities,
  ListAuthorities,
  listPopulationSets,
  ListPopulationSets,
  listSizeTables,
  ListSizeTables,
  listSuppliers,
  ListSuppliers,
  population,
  RegisterAuthority,
  RegisterSupplier,
  ReleaseCoordinator,
  sizeTable,
  StartMembership,
  StartSupplierPartnership,
  supplier,
  WithdrawMembership,
} from '@faellesbog/community';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

const anna = '11111111-1111-4111-8111-111111111111';
const bent = '22222222-2222-4222-8222-222222222222';
const invented: Grounds = { source: { kind: 'illustrative', reference: 'Demo' } };

let fixture: ReadModelFixture;
const on = (effectiveOn: string, grounds: Grounds = {}) => testMeta({ effectiveOn, grounds });

async function registerAuthority(authorityId: string, name: string, cvr: string, eff: string): Promise<void> {
  const data = /^\d+$/.test(authorityId)
    ? { kind: 'municipality' as const, municipalityCode: authorityId, region: 'Hovedstaden' }
    : { kind: 'other' as const };
  await fixture.record(new RegisterAuthority({ authorityId, name, cvr, ...data }, on(eff)), authority);
}
const start = (authorityId: string, eff: string, grounds?: Grounds) =>
  fixture.record(new StartMembership({ authorityId, signedOn: eff, contactRef: anna }, on(eff, grounds)), authority);
const withdraw = (authorityId: string, eff: string) =>
  fixture.record(new WithdrawMembership({ authorityId, receivedOn: eff }, on(eff)), authority);

/** January 2026: what was known at first. February: what was learned later. */
async function history(): Promise<void> {
  fixture.clockTo(new Date('2026-01-10T12:00:00Z'));
  await registerAuthority('101', 'København', '64942212', '2007-01-01');
  await registerAuthority('151', 'Ballerup', '58271713', '2007-01-01');
  await registerAuthority('beredskab', 'Beredskab', '13748136', '2026-01-10');
  await start('101', '2012-04-24');
  await start('151', '2012-07-02');
  await withdraw('101', '2017-02-01');
  await start('101', '2017-02-01');
  await start('beredskab', '2015-01-01', invented);

  fixture.clockTo(new Date('2026-02-10T12:00:00Z'));
  await withdraw('151', '2020-05-01');
  const corrected = { authorityId: '101', name: 'Københavns Kommune', gln: '5790002750595', reason: 'Renamed' };
  await fixture.record(new CorrectAuthority(corrected, on('2019-01-01')), authority);
  await fixture.record(new ChangeContact({ authorityId: '101', contactRef: bent }, on('2018-01-01')), authority);
}

async function referenceData(): Promise<void> {
  const classes = [
    { name: 'small' as const, upTo: 24_999 },
    { name: 'medium' as const, upTo: 59_999 },
    { name: 'large' as const, upTo: 120_000 },
    { name: 'very_large' as const },
  ];
  await fixture.record(
    new AdoptSizeTable({ sizeTableId: 'classes', validFrom: '2016-01-01', classes }, testMeta()),
    sizeTable,
  );
  const two = [{ name: 'small' as const, upTo: 500_000 }, { name: 'large' as const }];
  await fixture.record(
    new AdoptSizeTable({ sizeTableId: 'two', validFrom: '2024-01-01', classes: two }, testMeta()),
    sizeTable,
  );
  const figures = [
    { authorityId: '101', inhabitants: 632_340 },
    { authorityId: '151', inhabitants: 48_602 },
    { authorityId: '155', inhabitants: 59_999 },
  ];
  const set = { populationSetId: 'y2020', validOn: '2020-01-01', publisher: 'Danmarks Statistik', figures };
  await fixture.record(new ImportPopulationSet(set, testMeta()), population);
  const newer = {
    ...set,
    populationSetId: 'y2023',
    validOn: '2023-01-01',
    figures: [{ authorityId: '151', inhabitants: 60_000 }],
  };
  await fixture.record(new ImportPopulationSet(newer, on('2026-06-01', invented)), population);
}

beforeAll(async () => {
  fixture = await readModelFixture([communityRegister]);
  await history();
  await referenceData();
});
afterAll(() => fixture.close());

const list = (validOn: string, knownAt?: string, filter = {}) =>
  fixture.ask(listAuthorities, new ListAuthorities(filter, { validOn, knownAt }));
const membersOn = async (validOn: string, knownAt?: string) =>
  (await list(validOn, knownAt, { membersOnly: true })).authorities.map(({ authority: id }) => id);
const get = (authorityId: string, validOn: string, knownAt?: string) =>
  fixture.ask(getAuthority, new GetAuthority(authorityId, { validOn, knownAt }));

describe('The list of authorities', () => {
  it('shows who is a member from the first day to the day before the withdrawal', async () => {
    expect(await membersOn('2012-04-23')).toEqual([]);
    expect(await membersOn('2012-04-24')).toEqual(['101']);
    expect(await membersOn('2017-01-31')).toEqual(['101', '151', 'beredskab']);
    expect(await membersOn('2020-04-30')).toEqual(['101', '151', 'beredskab']);
    expect(await membersOn('2020-05-01')).toEqual(['101', 'beredskab']);
  });
  it('keeps a member who left and came back on the same day', async () => {
    const { authorities } = await list('2017-02-01');
    expect(authorities.find(({ authority: id }) => id === '101')?.memberSince).toBe('2017-02-01');
  });
  it('answers as it was known, whatever was learned later', async () => {
    expect(await membersOn('2020-05-01', '2026-01-31')).toEqual(['101', '151', 'beredskab']);
  });
  it('counts the members among those asked for', async () => {
    expect((await list('2020-05-01')).members).toEqual({ count: 2, of: 3 });
    const municipalities = await list('2020-05-01', undefined, { kind: 'municipality' });
    expect(municipalities.members).toEqual({ count: 1, of: 2 });
    expect((await list('2020-05-01', undefined, { kind: 'municipality', membersOnly: true })).members).toEqual(
      municipalities.members,
    );
  });
  it('knows an authority from the first day that any fact about it holds, and by its name', async () => {
    const named = async (validOn: string) => (await list(validOn)).authorities.map(({ name }) => name);
    expect(await named('2014-12-31')).toEqual(['København', 'Ballerup']);
    expect(await named('2015-01-01')).toEqual(['København', 'Ballerup', 'Beredskab']);
  });
  it('says what rests on invented data', async () => {
    const marked = async (validOn: string) => {
      const { authorities, illustrative } = await list(validOn);
      return [illustrative, ...authorities.filter((one) => one.illustrative).map(({ authority: id }) => id)];
    };
    expect(await marked('2014-12-31')).toEqual([false]);
    expect(await marked('2015-01-01')).toEqual([true, 'beredskab']);
    expect(await marked('2023-01-01')).toEqual([true, '151', 'beredskab']);
  });
  it('has no answer for a day before the first fact: not even an empty one', async () => {
    await expect(list('2006-12-31')).rejects.toMatchObject({ code: 'history.none', status: 404 });
    expect((await list('2007-01-01')).members).toEqual({ count: 0, of: 2 });
  });
});

describe('An authority', () => {
  it('shows its memberships up to the day, each with the events that drew it', async () => {
    const { memberships } = await get('101', '2018-06-01');
    expect(memberships).toEqual([
      {
        from: '2012-04-24',
        to: '2017-01-31',
        signedOn: '2012-04-24',
        feeShare: 'full',
        beganBy: expect.any(String) as string,
        endedBy: expect.any(String) as string,
        illustrative: false,
      },
      expect.objectContaining({ from: '2017-02-01', to: null, feeShare: 'full', endedBy: null }),
    ]);
    expect((await get('101', '2017-01-31')).memberships).toMatchObject([{ from: '2012-04-24', to: null }]);
    expect((await get('151', '2026-01-01')).memberships).toMatchObject([
      { from: '2012-07-02', to: '2020-04-30', feeShare: 'half' },
    ]);
  });
  it('leaves out a membership that held on no day', async () => {
    await registerAuthority('159', 'Gladsaxe', '62761113', '2007-01-01');
    await start('159', '2021-01-01');
    await withdraw('159', '2021-01-01');
    expect(await get('159', '2021-01-01')).toMatchObject({ memberSince: null, memberships: [] });
  });
  it('has the name, GLN and contact of the day', async () => {
    expect(await get('101', '2012-01-01')).toMatchObject({ name: 'København', gln: null, contactRef: null });
    expect(await get('101', '2017-12-31')).toMatchObject({ name: 'København', gln: null, contactRef: anna });
    expect(await get('101', '2018-01-01')).toMatchObject({ name: 'København', contactRef: bent });
    expect(await get('101', '2019-01-01')).toMatchObject({
      name: 'Københavns Kommune',
      gln: '5790002750595',
      region: 'Hovedstaden',
    });
    expect(await get('101', '2019-01-01', '2026-01-31')).toMatchObject({
      name: 'København',
      gln: null,
      contactRef: anna,
    });
  });
  it('keeps its latest name when an earlier one is corrected afterwards, and is in a class to its last inhabitant', async () => {
    await registerAuthority('155', 'Dragør', '12881517', '2007-01-01');
    const rename = (name: string, eff: string, grounds?: Grounds) =>
      fixture.record(
        new CorrectAuthority({ authorityId: '155', name, reason: 'Renamed' }, on(eff, grounds)),
        authority,
      );
    await rename('Dragør Kommune', '2022-01-01', invented);
    await rename('Dragør By', '2010-01-01');
    expect(await get('155', '2021-12-31')).toMatchObject({
      name: 'Dragør By',
      sizeClass: 'medium',
      illustrative: false,
    });
    expect(await get('155', '2022-01-01')).toMatchObject({ name: 'Dragør Kommune', illustrative: true });
  });
  it('has the population last counted, and the class of the table then in force', async () => {
    const none = { inhabitants: null, countedOn: null, populationSet: null, sizeClass: null, sizeTable: null };
    expect(await get('151', '2019-12-31')).toMatchObject(none);
    expect(await get('beredskab', '2026-06-01')).toMatchObject(none);
    expect(await get('151', '2020-01-01')).toMatchObject({
      inhabitants: 48_602,
      countedOn: '2020-01-01',
      sizeClass: 'medium',
      sizeTable: 'classes',
    });
    expect(await get('151', '2023-01-01')).toMatchObject({
      inhabitants: 60_000,
      populationSet: 'y2023',
      sizeClass: 'large',
    });
    expect(await get('101', '2023-01-01')).toMatchObject({
      inhabitants: 632_340,
      populationSet: 'y2020',
      sizeClass: 'very_large',
    });
    expect(await get('151', '2024-01-01')).toMatchObject({ sizeClass: 'small', sizeTable: 'two' });
    expect(await get('151', '2024-01-01', '2026-01-31')).toMatchObject({ inhabitants: null });
  });
  it('shows its coordinators, also those a late withdrawal released before their own release', async () => {
    await registerAuthority('153', 'Brøndby', '65113015', '2007-01-01');
    await start('153', '2013-01-01');
    const appoint = (coordinatorId: string, id: string, eff: string) =>
      fixture.record(
        new AppointCoordinator(
          { authorityId: '153', coordinatorId, personRef: bent, area: { kind: 'product', id } },
          on(eff),
        ),
        authority,
      );
    await appoint('a', 'os2kitos', '2014-01-01');
    await appoint('b', 'os2mo', '2015-01-01');
    await appoint('c', 'os2web', '2017-01-01');
    const releaseA = { authorityId: '153', coordinatorId: 'a', reason: 'Another task' };
    await fixture.record(new ReleaseCoordinator(releaseA, on('2016-07-01')), authority);
    const coordinators = async (validOn: string) =>
      (await get('153', validOn)).coordinators.map(({ coordinator, from, to }) => [coordinator, from, to]);
    expect(await coordinators('2017-01-01')).toEqual([
      ['a', '2014-01-01', '2016-06-30'],
      ['b', '2015-01-01', null],
      ['c', '2017-01-01', null],
    ]);
    await withdraw('153', '2016-05-01');
    expect(await coordinators('2018-01-01')).toEqual([
      ['a', '2014-01-01', '2016-04-30'],
      ['b', '2015-01-01', '2016-04-30'],
    ]);
    expect((await get('153', '2015-06-01')).coordinators[1]).toMatchObject({
      personRef: bent,
      area: { kind: 'product', id: 'os2mo' },
      staffBuyoutBp: null,
      endedBy: null,
    });
  });
  it('does not exist before the book knows it, nor under another id', async () => {
    await expect(get('beredskab', '2014-12-31')).rejects.toMatchObject({ code: 'not_found', status: 404 });
    await expect(get('999', '2026-01-01')).rejects.toMatchObject({ code: 'not_found', status: 404 });
  });
});

describe('The list of suppliers', () => {
  beforeAll(async () => {
    const register = (supplierId: string, eff: string) =>
      fixture.record(new RegisterSupplier({ supplierId, name: supplierId.toUpperCase() }, on(eff)), supplier);
    const begin = (supplierId: string, eff: string) =>
      fixture.record(new StartSupplierPartnership({ supplierId, codeOfConductAccepted: true }, on(eff)), supplier);
    await register('magenta', '2012-01-01');
    await begin('magenta', '2013-01-01');
    await fixture.record(
      new EndSupplierPartnership({ supplierId: 'magenta', reason: 'Pause' }, on('2016-01-01')),
      supplier,
    );
    await begin('magenta', '2018-01-01');
    await register('strongminds', '2026-06-01');
    await begin('strongminds', '2020-01-01');
  });
  const suppliers = (validOn: string, partnersOnly = false) =>
    fixture.ask(listSuppliers, new ListSuppliers({ partnersOnly }, { validOn }));

  it('shows who is a partner on the day, and every period up to it', async () => {
    expect((await suppliers('2019-01-01')).suppliers).toEqual([
      {
        supplier: 'magenta',
        name: 'MAGENTA',
        cvr: null,
        partnerSince: '2018-01-01',
        partnerships: [
          {
            from: '2013-01-01',
            to: '2015-12-31',
            beganBy: expect.any(String) as string,
            endedBy: expect.any(String) as string,
            illustrative: false,
          },
          { from: '2018-01-01', to: null, beganBy: expect.any(String) as string, endedBy: null, illustrative: false },
        ],
        illustrative: false,
      },
    ]);
    expect((await suppliers('2016-01-01')).suppliers).toMatchObject([{ partnerSince: null }]);
    expect((await suppliers('2012-06-01')).suppliers).toMatchObject([{ partnerSince: null, partnerships: [] }]);
  });
  it('counts the partners among the suppliers', async () => {
    expect(await suppliers('2016-01-01', true)).toMatchObject({ suppliers: [], partners: { count: 0, of: 1 } });
    expect((await suppliers('2020-01-01')).partners).toEqual({ count: 2, of: 2 });
    await expect(suppliers('2006-01-01')).rejects.toMatchObject({ code: 'history.none' });
  });
});

describe('The reference data', () => {
  it('lists population sets by their day of counting', async () => {
    const sets = async (validOn: string) => fixture.ask(listPopulationSets, new ListPopulationSets({ validOn }));
    expect((await sets('2026-01-01')).populationSets).toEqual([
      {
        populationSet: 'y2023',
        countedOn: '2023-01-01',
        publisher: 'Danmarks Statistik',
        municipalities: 1,
        inhabitants: 60_000,
        illustrative: true,
      },
      expect.objectContaining({ populationSet: 'y2020', municipalities: 3, inhabitants: 740_941, illustrative: false }),
    ]);
    expect(await sets('2022-12-31')).toMatchObject({
      populationSets: [{ populationSet: 'y2020' }],
      illustrative: false,
    });
  });
  it('lists size tables with their classes, the one that applies first', async () => {
    const { sizeTables } = await fixture.ask(listSizeTables, new ListSizeTables({ validOn: '2024-01-01' }));
    expect(sizeTables).toMatchObject([
      {
        sizeTable: 'two',
        validFrom: '2024-01-01',
        classes: [
          { name: 'small', upTo: 500_000 },
          { name: 'large', upTo: null },
        ],
      },
      { sizeTable: 'classes' },
    ]);
    expect(sizeTables[1]?.classes.map(({ name }) => name)).toEqual(['small', 'medium', 'large', 'very_large']);
  });
});
