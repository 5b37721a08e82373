// SPDX-License-Identifier: MPL-2.0
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { EndSupplierPartnership, RegisterSupplier, StartSupplierPartnership } from './supplier.commands.js';
import { isPartnerOn, supplier, type Supplier } from './supplier.decider.js';

const supplierId = 'magenta';
const data = { supplierId, name: 'Magenta', cvr: '41849983' };
const registered = { type: 'SupplierRegistered', data };
const started = (eff: string) => ({
  type: 'SupplierPartnershipStarted',
  data: { supplierId, codeOfConductAccepted: true },
  eff,
});
const ended = (eff: string) => ({ type: 'SupplierPartnershipEnded', data: { supplierId, reason: 'Sold' }, eff });
const partner = [registered, started('2015-01-01')];
const former = [...partner, ended('2018-01-01')];

const register = (changes: object = {}) => new RegisterSupplier({ ...data, ...changes }, testMeta());
const start = (effectiveOn: string, codeOfConductAccepted = true) =>
  new StartSupplierPartnership({ supplierId, codeOfConductAccepted }, testMeta({ effectiveOn }));
const end = (effectiveOn: string) =>
  new EndSupplierPartnership({ supplierId, reason: 'Sold' }, testMeta({ effectiveOn }));

describe('A supplier', () => {
  it('can be registered', () => given(supplier).when(register()).then(registered));
  it('cannot have a CVR number with a wrong check', () =>
    given(supplier)
      .when(register({ cvr: '41849984' }))
      .rejects('supplier.cvr_invalid'));
  it('cannot be registered as something else the second time', () =>
    given(supplier, registered)
      .when(register({ name: 'Other' }))
      .rejects('supplier.exists'));
  it('stays as it is when registered again alike', () => given(supplier, registered).when(register()).thenNothing());
});

describe('A supplier partnership', () => {
  it('can start', () =>
    given(supplier, registered)
      .when(start('2015-01-01'))
      .then({ type: 'SupplierPartnershipStarted', data: { supplierId, codeOfConductAccepted: true } }));
  it('cannot start without the Code of Conduct, or for a supplier nobody registered', () => {
    given(supplier, registered).when(start('2015-01-01', false)).rejects('partnership.code_of_conduct');
    given(supplier).when(start('2015-01-01')).rejects('supplier.unknown');
  });
  it('cannot overlap an earlier one, and may follow it at once', () => {
    given(supplier, ...partner)
      .when(start('2016-01-01'))
      .rejects('partnership.overlaps');
    given(supplier, ...former)
      .when(start('2017-12-31'))
      .rejects('partnership.overlaps');
    expect(
      given(supplier, ...former)
        .when(start('2018-01-01'))
        .decided(),
    ).toHaveLength(1);
  });
  it('stays as it is when started again on the same day', () =>
    given(supplier, ...partner)
      .when(start('2015-01-01'))
      .thenNothing());

  it('can end', () =>
    given(supplier, ...partner)
      .when(end('2018-01-01'))
      .then({ type: 'SupplierPartnershipEnded', data: { supplierId, reason: 'Sold' } }));
  it('cannot end before it began, or where there is none', () => {
    given(supplier, ...partner)
      .when(end('2014-12-31'))
      .rejects('partnership.ends_before_start');
    given(supplier, registered).when(end('2018-01-01')).rejects('partnership.none');
    given(supplier, ...former)
      .when(end('2019-01-01'))
      .rejects('partnership.none');
  });
  it('stays ended when ended again on the same day', () =>
    given(supplier, ...former)
      .when(end('2018-01-01'))
      .thenNothing());
  it('holds from its first day to the day before its end', () => {
    const state = given(supplier, ...former).state as Supplier;
    const days = ['2014-12-31', '2015-01-01', '2017-12-31', '2018-01-01'];
    expect(days.filter((day) => isPartnerOn(state, day))).toEqual(['2015-01-01', '2017-12-31']);
  });
});
