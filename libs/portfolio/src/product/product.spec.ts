// SPDX-License-Identifier: MPL-2.0
import { lookupIn, memoryStore } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed } from '@faellesbog/governance/testing';
import {
  AdmitProduct,
  AffiliateSupplier,
  AppointSteward,
  ChangeLicence,
  EndStewardship,
  EndSupplierAffiliation,
  HandOverProduct,
  ReleaseVersion,
  RetireProduct,
  TransferRights,
} from './product.commands.js';
import { isInPortfolio, product, type Product } from './product.decider.js';

const productId = 'os2kitos';
const data = {
  productId,
  name: 'OS2kitos',
  purpose: 'Overview of systems and contracts',
  spdx: 'MPL-2.0',
  users: ['101', '151'],
  steeringGroup: 'Styregruppen for OS2kitos',
  financeModel: 'Annual product fee',
  documentation: 'https://os2.eu/produkt/os2kitos',
};
const admitted = { type: 'ProductAdmitted', data, eff: '2014-02-11' };
const retired = { type: 'ProductRetired', data: { productId, reason: 'Replaced' }, eff: '2024-01-01' };
const decided = (effectiveOn = '2020-01-01') =>
  testMeta({ effectiveOn, grounds: { decisionRef: 'Board 2014-02-11, item 5' } });
const on = (effectiveOn: string) => testMeta({ effectiveOn });
const admit = (change: Partial<typeof data> = {}, meta = decided()) => new AdmitProduct({ ...data, ...change }, meta);

describe('A product', () => {
  it('can be admitted', () => given(product).when(admit(), allowed).then({ type: 'ProductAdmitted', data }));
  it('is not admitted without a decision of the board', () =>
    given(product)
      .when(admit({}, on('2014-02-11')), allowed)
      .rejects('decision.required'));
  it('needs two different authorities', () => {
    given(product)
      .when(admit({ users: ['101'] }), allowed)
      .rejects('product.too_few_users');
    given(product)
      .when(admit({ users: ['101', '101'] }), allowed)
      .rejects('product.too_few_users');
  });
  it('names each of its first users once', () =>
    given(product)
      .when(admit({ users: ['101', '151', '101'] }), allowed)
      .then({ type: 'ProductAdmitted', data }));
  it('is not admitted for users that nobody knows', () =>
    given(product)
      .when(admit(), { unknown: { kind: 'authority', id: '151', pointer: '/users/1' } })
      .rejects('authority.unknown'));
  it('stays in the portfolio when the same is admitted again, and is not admitted as something else', () => {
    given(product, admitted).when(admit(), allowed).thenNothing();
    const asStored = { ...admitted, data: { ...data, decisionRef: 'Board 2014-02-11, item 5' } };
    given(product, asStored).when(admit(), allowed).thenNothing();
    given(product, admitted)
      .when(admit({ name: 'Kitos' }), allowed)
      .rejects('product.exists');
  });
  it('can come back after it left', () =>
    given(product, admitted, retired)
      .when(admit({}, decided('2025-01-01')), allowed)
      .then({ type: 'ProductAdmitted', data }));

  it('is in the portfolio from its admission until the day it leaves', () => {
    const { state } = given(product, admitted, retired) as { state: Product };
    const days = ['2014-02-10', '2014-02-11', '2023-12-31', '2024-01-01'];
    expect(days.map((day) => isInPortfolio(state, day))).toEqual([false, true, true, false]);
    expect(isInPortfolio(product.initialState, '2020-01-01')).toBe(false);
  });
});

describe('The licence of a product', () => {
  const change = (spdx: string, meta = decided()) => new ChangeLicence({ productId, spdx }, meta);
  const changed = (spdx: string) => ({ type: 'LicenceChanged', data: { productId, spdx } });

  it('may be another approved by OSI when the board decides it', () => {
    given(product, admitted).when(change('EUPL-1.2'), allowed).then(changed('EUPL-1.2'));
    given(product, admitted).when(change('MPL-2.0 OR EUPL-1.2'), allowed).then(changed('MPL-2.0 OR EUPL-1.2'));
    given(product)
      .when(admit({ spdx: 'GPL-3.0-only' }), allowed)
      .then({ type: 'ProductAdmitted', data: { ...data, spdx: 'GPL-3.0-only' } });
  });
  it('is MPL-2.0 unless the board has decided otherwise', () => {
    given(product, admitted)
      .when(change('EUPL-1.2', on('2020-01-01')), allowed)
      .rejects('decision.required');
    given(product, admitted, { ...changed('EUPL-1.2'), eff: '2019-01-01' })
      .when(change('MPL-2.0', on('2020-01-01')), allowed)
      .then(changed('MPL-2.0'));
  });
  it('says which paragraph asks for the decision', () => {
    expect(() => given(product, admitted).when(change('EUPL-1.2', testMeta()), allowed).decided()).toThrow(
      expect.objectContaining({ detail: { rule: 'BYL §3.3', pointer: '/decisionRef' } }),
    );
  });
  it.each(['CC-BY-SA-4.0', 'LicenseRef-own', 'MPL-2.0 OR CC-BY-SA-4.0', 'BUSL-1.1'])(
    'is never %s, which OSI has not approved',
    (spdx) => {
      given(product, admitted).when(change(spdx), allowed).rejects('licence.not_open_source');
      given(product).when(admit({ spdx }), allowed).rejects('licence.not_open_source');
    },
  );
  it.each(['', 'mpl-2.0', 'MPL 2.0', 'MPL-2.0 ', 'constructor', 'MPL-2.0 AND'])(
    'is an SPDX expression, which %j is not',
    (spdx) => given(product, admitted).when(change(spdx), allowed).rejects('licence.malformed'),
  );
  it('stays as it is when changed to what it is', () =>
    given(product, admitted)
      .when(change('MPL-2.0', on('2020-01-01')), allowed)
      .thenNothing());
  it('cannot be changed once the product has left, or before anybody admitted it', () => {
    given(product, admitted, retired)
      .when(change('EUPL-1.2', decided('2024-02-01')), allowed)
      .rejects('product.not_in_portfolio');
    given(product).when(change('EUPL-1.2'), allowed).rejects('product.unknown');
  });
});

describe('A release', () => {
  const release = {
    productId,
    version: '2.0.1',
    url: 'https://github.com/os2kitos/kitos',
    spdx: 'MPL-2.0',
    publiccodeYml: true,
  };
  const released = { type: 'VersionReleased', data: release, eff: '2016-01-01' };
  const asked = (change: Partial<typeof release> = {}, meta = on('2016-01-01')) =>
    new ReleaseVersion({ ...release, ...change }, meta);

  it('can be made', () =>
    given(product, admitted).when(asked(), allowed).then({ type: 'VersionReleased', data: release }));
  it('is made once', () => given(product, admitted, released).when(asked(), allowed).thenNothing());
  it('is not made again as something else', () =>
    given(product, admitted, released)
      .when(asked({ publiccodeYml: false }), allowed)
      .rejects('release.exists'));
  it('may be called like anything', () =>
    given(product, admitted)
      .when(asked({ version: 'constructor' }), allowed)
      .then({ type: 'VersionReleased', data: { ...release, version: 'constructor' } }));
  it('under another licence than the product has needs a decision', () => {
    given(product, admitted)
      .when(asked({ spdx: 'EUPL-1.2' }), allowed)
      .rejects('decision.required');
    given(product, admitted)
      .when(asked({ spdx: 'CC-BY-SA-4.0' }, decided()), allowed)
      .rejects('licence.not_open_source');
  });
  it('under a licence the board has accepted for the product needs no further decision', () => {
    const european = { ...admitted, data: { ...data, spdx: 'EUPL-1.2' } };
    given(product, european)
      .when(asked({ spdx: 'EUPL-1.2' }), allowed)
      .then({ type: 'VersionReleased', data: { ...release, spdx: 'EUPL-1.2' } });
  });
  it('is not made of a product that has left', () =>
    given(product, admitted, retired)
      .when(asked({}, on('2024-01-01')), allowed)
      .rejects('product.not_in_portfolio'));
});

describe('The rights to a product', () => {
  const holder = { kind: 'community' as const, name: 'OS2' };
  it.each([
    [
      'a transfer of rights',
      new TransferRights(
        { productId, holder: { kind: 'community', name: 'OS2' }, model: 'assigned' },
        on('2015-01-01'),
      ),
    ],
    ['retiring', new RetireProduct({ productId, reason: 'Replaced' }, on('2023-01-01'))],
    [
      'handing over',
      new HandOverProduct({ productId, to: { kind: 'community', name: 'X' }, reason: 'X' }, on('2023-01-01')),
    ],
  ])('need a decision, and so does whatever ends the product: %s', (_what, command) => {
    given(product, admitted).when(command, allowed).rejects('decision.required');
  });
  const transfer = (change: Partial<TransferRights['data']> = {}, day = '2015-01-01') =>
    new TransferRights({ productId, holder, model: 'assigned', ...change }, decided(day));
  const assigned = { type: 'RightsTransferred', data: { productId, holder, model: 'assigned' }, eff: '2015-01-01' };
  const back = {
    type: 'RightsTransferred',
    data: { productId, holder: { kind: 'supplier', name: 'Magenta' }, model: 'assigned' },
    eff: '2020-01-01',
  };

  it('can be transferred', () =>
    given(product, admitted).when(transfer(), allowed).then({ type: 'RightsTransferred', data: assigned.data }));
  it('stay where they are when transferred to who holds them', () =>
    given(product, admitted, assigned).when(transfer({}, '2016-01-01'), allowed).thenNothing());
  it('can be told of a day before the last transfer', () =>
    given(product, admitted, back)
      .when(transfer({}, '2015-01-01'), allowed)
      .then({ type: 'RightsTransferred', data: assigned.data }));
  it('go to an authority that is named by its id, and known', () => {
    given(product, admitted)
      .when(transfer({ holder: { kind: 'authority', name: 'Aarhus' } }), allowed)
      .rejects('holder.id_missing');
    given(product, admitted)
      .when(transfer({ holder: { kind: 'authority', id: '751', name: 'Aarhus' } }), {
        unknown: { kind: 'authority', id: '751', pointer: '/holder/id' },
      })
      .rejects('authority.unknown');
  });
});

describe('A steward', () => {
  const appoint = (authorityId: string, day: string) => new AppointSteward({ productId, authorityId }, on(day));
  const end = (authorityId: string, day: string) => new EndStewardship({ productId, authorityId }, on(day));
  const appointed = { type: 'StewardAppointed', data: { productId, authorityId: '151' }, eff: '2016-01-01' };
  const ended = { type: 'StewardEnded', data: { productId, authorityId: '151' }, eff: '2018-01-01' };

  it('can be appointed, beside another', () => {
    given(product, admitted)
      .when(appoint('151', '2016-01-01'), allowed)
      .then({ type: 'StewardAppointed', data: appointed.data });
    given(product, admitted, appointed)
      .when(appoint('751', '2016-01-01'), allowed)
      .then({ type: 'StewardAppointed', data: { productId, authorityId: '751' } });
  });
  it('is appointed once', () =>
    given(product, admitted, appointed).when(appoint('151', '2017-01-01'), allowed).thenNothing());
  it('is an authority that is known', () =>
    given(product, admitted)
      .when(appoint('999', '2016-01-01'), { unknown: { kind: 'authority', id: '999', pointer: '/authorityId' } })
      .rejects('authority.unknown'));
  it('can end, once', () => {
    given(product, admitted, appointed)
      .when(end('151', '2018-01-01'), allowed)
      .then({ type: 'StewardEnded', data: ended.data });
    given(product, admitted, appointed, ended).when(end('151', '2018-01-01'), allowed).thenNothing();
  });
  it('cannot end before it began, or after it ended', () => {
    given(product, admitted, appointed).when(end('151', '2015-12-31'), allowed).rejects('steward.unknown');
    given(product, admitted, appointed, ended).when(end('151', '2019-01-01'), allowed).rejects('steward.unknown');
  });
  it('is not appointed to a product that has left', () =>
    given(product, admitted, retired).when(appoint('151', '2024-01-01'), allowed).rejects('product.not_in_portfolio'));
});

describe('A supplier of a product', () => {
  const affiliate = (services: AffiliateSupplier['data']['services'], day = '2016-01-01') =>
    new AffiliateSupplier({ productId, supplierId: 'strongminds', services }, on(day));
  const end = (day: string) => new EndSupplierAffiliation({ productId, supplierId: 'strongminds' }, on(day));
  const affiliated = {
    type: 'SupplierAffiliated',
    data: { productId, supplierId: 'strongminds', services: ['advice', 'development'] },
    eff: '2016-01-01',
  };
  const ended = { type: 'SupplierAffiliationEnded', data: { productId, supplierId: 'strongminds' }, eff: '2018-01-01' };

  it('can be affiliated, with each service named once', () =>
    given(product, admitted)
      .when(affiliate(['development', 'advice', 'development']), allowed)
      .then({ type: 'SupplierAffiliated', data: affiliated.data }));
  it('stays affiliated with the same services, and may get others', () => {
    given(product, admitted, affiliated)
      .when(affiliate(['development', 'advice'], '2017-01-01'), allowed)
      .thenNothing();
    given(product, admitted, affiliated)
      .when(affiliate(['operation'], '2017-01-01'), allowed)
      .then({ type: 'SupplierAffiliated', data: { ...affiliated.data, services: ['operation'] } });
  });
  it('is known', () =>
    given(product, admitted)
      .when(affiliate(['advice']), { unknown: { kind: 'supplier', id: 'strongminds', pointer: '/supplierId' } })
      .rejects('supplier.unknown'));
  it('can end its affiliation, once', () => {
    given(product, admitted, affiliated)
      .when(end('2018-01-01'), allowed)
      .then({ type: 'SupplierAffiliationEnded', data: ended.data });
    given(product, admitted, affiliated, ended).when(end('2018-01-01'), allowed).thenNothing();
  });
  it('cannot end what never was', () => {
    given(product, admitted).when(end('2018-01-01'), allowed).rejects('affiliation.unknown');
    given(product, admitted, affiliated, ended).when(end('2019-01-01'), allowed).rejects('affiliation.unknown');
  });
});

describe('A product that leaves', () => {
  const retire = (day: string) => new RetireProduct({ productId, reason: 'Replaced' }, decided(day));
  const to = { kind: 'supplier' as const, id: 'magenta', name: 'Magenta' };
  const handOver = (day: string, change = {}) =>
    new HandOverProduct({ productId, to, reason: 'Discontinued', ...change }, decided(day));
  const handedOver = { type: 'ProductHandedOver', data: { productId, to, reason: 'Discontinued' }, eff: '2024-03-22' };

  it('can be retired, once', () => {
    given(product, admitted).when(retire('2024-01-01'), allowed).then({ type: 'ProductRetired', data: retired.data });
    given(product, admitted, retired).when(retire('2024-01-01'), allowed).thenNothing();
    given(product, admitted, retired).when(retire('2024-02-01'), allowed).rejects('product.not_in_portfolio');
  });
  it('cannot be retired before it was admitted', () => {
    given(product).when(retire('2024-01-01'), allowed).rejects('product.unknown');
    given(product, admitted).when(retire('2014-02-10'), allowed).rejects('product.not_in_portfolio');
  });
  it('can be handed over, also after it was retired, and once', () => {
    given(product, admitted)
      .when(handOver('2024-03-22'), allowed)
      .then({ type: 'ProductHandedOver', data: handedOver.data });
    given(product, admitted, retired)
      .when(handOver('2024-03-22'), allowed)
      .then({ type: 'ProductHandedOver', data: handedOver.data });
    given(product, admitted, handedOver).when(handOver('2024-03-22'), allowed).thenNothing();
    given(product, admitted, handedOver).when(handOver('2024-04-01'), allowed).rejects('product.not_in_portfolio');
  });
  it('is handed over to somebody known', () => {
    given(product, admitted)
      .when(handOver('2024-03-22'), { unknown: { kind: 'supplier', id: 'magenta', pointer: '/to/id' } })
      .rejects('supplier.unknown');
    given(product, admitted)
      .when(handOver('2024-03-22', { to: { kind: 'authority', name: 'Aarhus' } }), allowed)
      .rejects('holder.id_missing');
  });
});

describe('Who a product names', () => {
  const refused = (code: string, pointer: string) => ({ code, detail: { pointer } });
  const asked = [
    [admit({ users: ['101', '151'] }), refused('authority.unknown', '/users/0')],
    [
      new AppointSteward({ productId, authorityId: '999' }, on('2016-01-01')),
      refused('authority.unknown', '/authorityId'),
    ],
    [
      new AffiliateSupplier({ productId, supplierId: 'x', services: ['advice'] }, on('2016-01-01')),
      refused('supplier.unknown', '/supplierId'),
    ],
    [
      new TransferRights(
        { productId, holder: { kind: 'authority', id: '999', name: 'X' }, model: 'shared' },
        on('2016-01-01'),
      ),
      refused('authority.unknown', '/holder/id'),
    ],
    [
      new HandOverProduct({ productId, to: { kind: 'supplier', id: 'x', name: 'X' }, reason: 'Y' }, on('2016-01-01')),
      refused('supplier.unknown', '/to/id'),
    ],
  ] as const;

  it.each(asked)('must be in the book: %#', async (command, refusal) => {
    const facts = await product.facts!(command, lookupIn(memoryStore()));
    expect(() =>
      given(product, ...(command instanceof AdmitProduct ? [] : [admitted]))
        .when(command, facts)
        .decided(),
    ).toThrow(expect.objectContaining(refusal));
  });
  it('may be somebody the book does not know by an id', async () => {
    const transfer = new TransferRights(
      { productId, holder: { kind: 'other', id: 'x', name: 'X' }, model: 'shared' },
      on('2016-01-01'),
    );
    expect(await product.facts!(transfer, lookupIn(memoryStore()))).toEqual({ decision: undefined });
  });
});
