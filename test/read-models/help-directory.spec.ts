// SPDX-License-Identifier: MPL-2.0
import {
  AdoptSizeTable,
  AppointCoordinator,
  authority,
  EndSupplierPartnership,
  ImportPopulationSet,
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
import type { CommandMeta, DomainCommand } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  AdmitProduct,
  adoption,
  AffiliateSupplier,
  EndAdoption,
  EndSupplierAffiliation,
  getHelp,
  GetHelp,
  helpDirectory,
  product,
  StartAdoption,
} from '@faellesbog/portfolio';
import { DECISION } from '@faellesbog/governance/testing';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

const on = (effectiveOn: string, grounds: CommandMeta['grounds'] = {}) => testMeta({ effectiveOn, grounds });
const PERSON = '5f8a2b1e-6f6f-4b0a-9a53-0d1b7b0f8c11';
const productId = 'os2kitos';
const MUNICIPALITIES: [code: string, name: string, region: string, inhabitants: number][] = [
  ['101', 'København', 'Hovedstaden', 632_340],
  ['151', 'Ballerup', 'Hovedstaden', 48_602],
  ['153', 'Brøndby', 'Hovedstaden', 35_090],
  ['270', 'Gribskov', 'Hovedstaden', 41_195],
  ['710', 'Favrskov', 'Midtjylland', 48_373],
  ['727', 'Odder', 'Midtjylland', 22_844],
];

let f: ReadModelFixture;
const deciders = [authority, supplier, population, sizeTable, product, adoption];
async function record(...commands: DomainCommand[]) {
  for (const command of commands) {
    const rules = deciders.find((each) => each.commands.some((known) => command instanceof known))!;
    await f.record(command, rules);
  }
}
const help = (validOn: string, authorityId?: string) =>
  f.ask(getHelp, new GetHelp(productId, authorityId, { validOn }));
const start = (authorityId: string, day = '2016-01-01', supplierId?: string) =>
  new StartAdoption({ productId, authorityId, evidence: 'steward', supplierId }, on(day));
const join = (authorityId: string, day = '2015-01-01') =>
  new StartMembership({ authorityId, signedOn: day, contactRef: PERSON }, on(day));
const appoint = (authorityId: string, coordinatorId: string, id: string, day = '2016-01-01') =>
  new AppointCoordinator({ authorityId, coordinatorId, personRef: PERSON, area: { kind: 'product', id } }, on(day));

beforeEach(async () => {
  f = await readModelFixture([helpDirectory]);
  for (const [code, name, region] of MUNICIPALITIES) {
    const data = {
      authorityId: code,
      name,
      region,
      kind: 'municipality' as const,
      cvr: '64942212',
      municipalityCode: code,
    };
    await record(new RegisterAuthority(data, on('2007-01-01')));
  }
  const kitos = { productId, name: 'OS2kitos', purpose: 'Overview', spdx: 'MPL-2.0', users: ['101', '151'] };
  await record(
    new AdmitProduct(
      { ...kitos, steeringGroup: 'Group', financeModel: 'Fee', documentation: 'Docs' },
      on('2014-01-01', { decisionRef: DECISION }),
    ),
    new ImportPopulationSet(
      {
        populationSetId: 'y2015',
        validOn: '2015-01-01',
        publisher: 'Danmarks Statistik',
        figures: MUNICIPALITIES.map(([authorityId, , , inhabitants]) => ({ authorityId, inhabitants })),
      },
      on('2015-02-01'),
    ),
    new AdoptSizeTable(
      {
        sizeTableId: 'rates',
        validFrom: '2015-01-01',
        classes: [
          { name: 'small', upTo: 24_999 },
          { name: 'medium', upTo: 59_999 },
          { name: 'large', upTo: 120_000 },
          { name: 'very_large' },
        ],
      },
      on('2015-01-01'),
    ),
  );
});
afterEach(() => f.close());

describe('The help directory', () => {
  it('names authorities of the same size class or region that run the product, the nearest population first', async () => {
    await record(start('101'), start('151', '2016-01-01'), start('270'), start('710'), start('727'), join('151'));
    const answer = await help('2017-01-01', '153');
    expect(answer.authority).toEqual({
      id: '153',
      name: 'Brøndby',
      kind: 'municipality',
      region: 'Hovedstaden',
      inhabitants: 35_090,
      sizeClass: 'medium',
      isMember: false,
      illustrative: false,
    });
    const like = answer.similarAuthorities.map((each) => [each.id, each.sameRegion, each.sameSizeClass, each.isMember]);
    expect(like).toEqual([
      ['270', true, true, false],
      ['710', false, true, false],
      ['151', true, true, true],
      ['101', true, false, false],
    ]);
  });

  it('leaves out the asker, and who does not run it on the day', async () => {
    await record(start('153'), start('270', '2016-06-01'), start('151'));
    await record(new EndAdoption({ productId, authorityId: '151', reason: 'Replaced' }, on('2017-01-01')));
    const ids = async (day: string) => (await help(day, '153')).similarAuthorities.map(({ id }) => id);
    expect(await ids('2016-05-31')).toEqual(['151']);
    expect(await ids('2016-12-31')).toEqual(['270', '151']);
    expect(await ids('2017-01-01')).toEqual(['270']);
  });

  it('names similar authorities by region alone where nothing is counted', async () => {
    await record(start('270'), start('710'));
    const answer = await help('2014-12-31', '153');
    expect(answer.authority).toMatchObject({ inhabitants: null, sizeClass: null });
    expect(answer.similarAuthorities).toEqual([]);
    await record(start('151', '2014-06-01'), start('727', '2014-06-01'));
    expect((await help('2014-12-31', '153')).similarAuthorities).toMatchObject([
      { id: '151', sameRegion: true, sameSizeClass: false, inhabitants: null },
    ]);
  });

  it('names suppliers that are affiliated with the product and partners of the community, both on the day', async () => {
    await record(
      new RegisterSupplier({ supplierId: 'strongminds', name: 'STRONGMINDS' }, on('2010-01-01')),
      new RegisterSupplier({ supplierId: 'bellcom', name: 'Bellcom' }, on('2010-01-01')),
      new StartSupplierPartnership({ supplierId: 'strongminds', codeOfConductAccepted: true }, on('2015-01-01')),
      new AffiliateSupplier({ productId, supplierId: 'bellcom', services: ['advice'] }, on('2015-06-01')),
      new AffiliateSupplier(
        { productId, supplierId: 'strongminds', services: ['operation', 'advice'] },
        on('2015-06-01'),
      ),
      new EndSupplierPartnership({ supplierId: 'strongminds', reason: 'Moved on' }, on('2018-01-01')),
      start('270', '2016-01-01', 'bellcom'),
    );
    const partner = { id: 'strongminds', name: 'STRONGMINDS', services: ['advice', 'operation'], illustrative: false };
    expect((await help('2015-05-31')).suppliers).toEqual([]);
    expect((await help('2015-06-01')).suppliers).toEqual([partner]);
    expect((await help('2018-01-01')).suppliers).toEqual([]);
    await record(new EndSupplierAffiliation({ productId, supplierId: 'strongminds' }, on('2017-01-01')));
    expect((await help('2017-01-01')).suppliers).toEqual([]);
    expect((await help('2016-01-01', '153')).similarAuthorities).toMatchObject([
      { supplier: { id: 'bellcom', name: 'Bellcom' } },
    ]);
  });

  it('names the coordinators of this product from their appointment until they are released, or their authority leaves', async () => {
    await record(join('151'), join('710'), appoint('151', 'kitos', productId), appoint('710', 'other', 'os2mo'));
    await record(appoint('710', 'kitos', productId, '2017-01-01'));
    const namesake = { kind: 'project' as const, id: productId };
    await record(
      new AppointCoordinator(
        { authorityId: '710', coordinatorId: 'p', personRef: PERSON, area: namesake },
        on('2016-01-01'),
      ),
    );
    await record(
      new ReleaseCoordinator({ authorityId: '710', coordinatorId: 'kitos', reason: 'New job' }, on('2018-01-01')),
    );
    await record(new WithdrawMembership({ authorityId: '151', receivedOn: '2019-01-01' }, on('2019-01-01')));
    const coordinators = async (day: string) => (await help(day)).coordinators.map((each) => each.authority.name);
    expect(await coordinators('2015-12-31')).toEqual([]);
    expect(await coordinators('2017-01-01')).toEqual(['Ballerup', 'Favrskov']);
    expect(await coordinators('2018-01-01')).toEqual(['Ballerup']);
    expect(await coordinators('2019-01-01')).toEqual([]);
    expect((await help('2016-01-01')).coordinators).toEqual([
      { id: 'kitos', personRef: PERSON, authority: { id: '151', name: 'Ballerup' }, illustrative: false },
    ]);
  });

  it('helps also who does not say who asks, and knows no product or authority that is not there', async () => {
    await record(start('270'));
    expect(await help('2017-01-01')).toMatchObject({
      product: { id: productId, name: 'OS2kitos' },
      authority: null,
      similarAuthorities: [],
    });
    await expect(help('2013-12-31')).rejects.toMatchObject({ status: 404 });
    await expect(help('2017-01-01', '999')).rejects.toMatchObject({ status: 404 });
    await expect(f.ask(getHelp, new GetHelp('os2mo'))).rejects.toMatchObject({ status: 404 });
  });

  it('says when it rests on invented data', async () => {
    const invented = { source: { kind: 'illustrative' as const, reference: 'Invented' } };
    await record(new StartAdoption({ productId, authorityId: '270', evidence: 'steward' }, on('2016-01-01', invented)));
    expect(await help('2015-12-31', '153')).toMatchObject({ illustrative: false });
    expect(await help('2016-01-01', '153')).toMatchObject({
      illustrative: true,
      similarAuthorities: [{ illustrative: true }],
    });
  });
});
