// SPDX-License-Identifier: MPL-2.0
import { lookupIn, memoryStore, type AnyFact } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { ConfirmUsage, EndAdoption, PlanAdoption, StartAdoption } from './adoption.commands.js';
import { adoption, isInOperation, type Adoption } from './adoption.decider.js';

const pair = { productId: 'os2kitos', authorityId: '101' };
const on = (effectiveOn: string) => testMeta({ effectiveOn });
const plan = (day: string, expectedFrom?: string) => new PlanAdoption({ ...pair, expectedFrom }, on(day));
const start = (day: string, supplierId?: string) =>
  new StartAdoption({ ...pair, evidence: 'steward', supplierId }, on(day));
const end = (day: string) => new EndAdoption({ ...pair, reason: 'Replaced' }, on(day));
const confirm = (day: string) => new ConfirmUsage({ ...pair, evidence: 'observed' }, on(day));
const planned = (eff: string) => ({ type: 'AdoptionPlanned', data: pair, eff });
const started = (eff: string) => ({ type: 'AdoptionStarted', data: { ...pair, evidence: 'steward' }, eff });
const ended = (eff: string) => ({ type: 'AdoptionEnded', data: { ...pair, reason: 'Replaced' }, eff });
const undated = ({ type, data: said }: AnyFact): AnyFact => ({ type, data: said });
const statusOn = (state: unknown, ...days: string[]) => days.map((day) => isInOperation(state as Adoption, day));

describe('An adoption', () => {
  it('can be planned', () =>
    given(adoption)
      .when(plan('2015-01-01'), {})
      .then(undated(planned(''))));
  it('is planned once, and may get another expected day', () => {
    given(adoption, planned('2015-01-01')).when(plan('2015-02-01'), {}).thenNothing();
    given(adoption, planned('2015-01-01'))
      .when(plan('2015-02-01', '2016-01-01'), {})
      .then({ type: 'AdoptionPlanned', data: { ...pair, expectedFrom: '2016-01-01' } });
  });
  it('cannot be expected before it is planned', () =>
    given(adoption).when(plan('2015-01-01', '2014-12-31'), {}).rejects('adoption.expected_before_plan'));
  it('cannot be planned while it is in operation, and can be planned anew after its end', () => {
    given(adoption, started('2015-01-01')).when(plan('2016-01-01'), {}).rejects('adoption.in_operation');
    given(adoption, planned('2014-01-01'), started('2015-01-01'), ended('2018-01-01'))
      .when(plan('2019-01-01'), {})
      .then(undated(planned('')));
  });

  it('can start, planned or not', () => {
    given(adoption)
      .when(start('2015-01-01'), {})
      .then(undated(started('')));
    given(adoption, planned('2014-01-01'))
      .when(start('2015-01-01'), {})
      .then(undated(started('')));
  });
  it('needs a product and an authority that are known', () => {
    const unknown = (kind: string) => ({ unknown: { kind, id: 'x', pointer: '/x' } });
    given(adoption).when(start('2015-01-01'), unknown('product')).rejects('product.unknown');
    given(adoption).when(plan('2015-01-01'), unknown('authority')).rejects('authority.unknown');
  });
  it('stays in operation when started again', () =>
    given(adoption, started('2015-01-01')).when(start('2016-01-01'), {}).thenNothing());
  it('does not change its supplier in passing', () =>
    given(adoption, started('2015-01-01')).when(start('2016-01-01', 'magenta'), {}).rejects('adoption.in_operation'));
  it('can turn out to have started earlier', () => {
    given(adoption, started('2015-01-01'))
      .when(start('2013-01-01'), {})
      .then(undated(started('')));
    const { state } = given(adoption, started('2015-01-01'), started('2013-01-01'), ended('2018-01-01'));
    expect(statusOn(state, '2012-12-31', '2013-01-01', '2017-12-31', '2018-01-01')).toEqual([false, true, true, false]);
  });

  it('can end, once', () => {
    given(adoption, started('2015-01-01'))
      .when(end('2018-01-01'), {})
      .then(undated(ended('')));
    given(adoption, started('2015-01-01'), ended('2018-01-01')).when(end('2018-01-01'), {}).thenNothing();
  });
  it('cannot end when it is not in operation', () => {
    given(adoption).when(end('2018-01-01'), {}).rejects('adoption.not_in_operation');
    given(adoption, planned('2015-01-01')).when(end('2018-01-01'), {}).rejects('adoption.not_in_operation');
    given(adoption, started('2015-01-01')).when(end('2014-12-31'), {}).rejects('adoption.not_in_operation');
    given(adoption, started('2015-01-01'), ended('2018-01-01'))
      .when(end('2019-01-01'), {})
      .rejects('adoption.not_in_operation');
  });
  it('is in operation through the day before its end, and can start anew', () => {
    const { state } = given(adoption, started('2015-01-01'), ended('2018-01-01'), started('2020-01-01'));
    expect(statusOn(state, '2014-12-31', '2015-01-01', '2017-12-31', '2018-01-01', '2020-01-01')).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });
  it('is on a day what the last fact says, however late it was recorded, and of two on one day the later', () => {
    const late = given(adoption, started('2015-01-01'), ended('2018-01-01'), started('2013-01-01'));
    expect(statusOn(late.state, '2013-01-01', '2018-01-01')).toEqual([true, false]);
    const sameDay = given(adoption, started('2015-01-01'), ended('2018-01-01'), started('2018-01-01'));
    expect(statusOn(sameDay.state, '2018-01-01')).toEqual([true]);
  });
  it('is not ended by a plan that was recorded late', () => {
    const { state } = given(adoption, planned('2016-01-01'), started('2015-01-01'));
    expect(statusOn(state, '2017-01-01')).toEqual([true]);
  });

  it('can be confirmed, once a day with the same evidence', () => {
    const confirmed = { type: 'UsageConfirmed', data: { ...pair, evidence: 'observed' } };
    given(adoption, started('2015-01-01')).when(confirm('2016-01-01'), {}).then(confirmed);
    given(adoption, started('2015-01-01'), { ...confirmed, eff: '2016-01-01' })
      .when(confirm('2016-01-01'), {})
      .thenNothing();
    given(adoption, started('2015-01-01'), { ...confirmed, eff: '2016-01-01' })
      .when(confirm('2017-01-01'), {})
      .then(confirmed);
  });
  it('cannot be confirmed when it is not in operation', () =>
    given(adoption, started('2015-01-01'), ended('2018-01-01'))
      .when(confirm('2018-01-01'), {})
      .rejects('adoption.not_in_operation'));
});

describe('What an adoption names', () => {
  it('is looked up in the book, to begin with and not to end', async () => {
    const asked = [start('2015-01-01'), plan('2015-01-01'), end('2015-01-01'), confirm('2015-01-01')];
    const facts = await Promise.all(asked.map((command) => adoption.facts!(command, lookupIn(memoryStore()))));
    const unknown = { unknown: { kind: 'product', id: 'os2kitos', pointer: '/productId' } };
    expect(facts).toEqual([unknown, unknown, {}, {}]);
  });
  it('has one stream for each product and authority', () =>
    expect(adoption.streamId(start('2015-01-01'))).toBe('os2kitos.101'));
});
