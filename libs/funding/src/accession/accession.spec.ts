// SPDX-License-Identifier: MPL-2.0
import type { CommandMeta, MoneyJson } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed, decisionAllowing } from '@faellesbog/governance/testing';
import { EndAccession, PublishAccessionTerms, SignAccession } from './accession.commands.js';
import { accession } from './accession.decider.js';

const kr = (amount: string): MoneyJson => ({ amount, currency: 'DKK' });
const on = (effectiveOn: string, decisionRef?: string): CommandMeta =>
  testMeta({ effectiveOn, grounds: decisionRef ? { decisionRef } : {} });
const productId = 'os2mo';
const known = { ...allowed, productKnown: true, authorityKnown: true, funded: [] as string[] };

// The steps and rebates that OS2mo published on 5 November 2019.
const terms = {
  productId,
  steps: [
    { from: '2019-11-05', fee: kr('60000.00') },
    { from: '2020-02-02', fee: kr('120000.00') },
    { from: '2021-01-01', fee: kr('240000.00') },
  ],
  rebates: [
    { projectId: 'os2mo-2', amount: kr('30000.00') },
    { projectId: 'os2mo-2-5', amount: kr('60000.00') },
  ],
  passiveShareBp: 3333,
  annualFee: kr('34880.00'),
};
const published = { type: 'AccessionTermsPublished', data: { ...terms, version: 1 }, eff: '2019-11-05' };
const publish = (more: object = {}, meta = on('2019-11-05', 'Steering group 2019-11-05')) =>
  new PublishAccessionTerms({ ...terms, ...more }, meta);
const ask = { productId, accessionId: 'a-151', authorityId: '151' };
const sign = (effectiveOn: string, more: object = {}) => new SignAccession({ ...ask, ...more }, on(effectiveOn));
const signedData = {
  ...ask,
  termsVersion: 1,
  listFee: kr('60000.00'),
  rebates: [],
  fee: kr('60000.00'),
  passive: false,
  annualFee: kr('34880.00'),
};
const signed = { type: 'AccessionSigned', data: signedData, eff: '2020-02-01' };
const end = (effectiveOn: string, noticeGivenOn = '2020-03-01') =>
  new EndAccession({ productId, accessionId: 'a-151', noticeGivenOn, reason: 'Moved on' }, on(effectiveOn));
const ended = {
  type: 'AccessionEnded',
  data: { ...ask, noticeGivenOn: '2020-03-01', reason: 'Moved on' },
  eff: '2020-06-01',
};

describe('Accession terms', () => {
  it('are published by a decision, each change as a new version', () => {
    given(accession)
      .when(publish(), known)
      .then({ type: 'AccessionTermsPublished', data: { ...terms, version: 1 } });
    const dearer = publish({ annualFee: kr('40000.00') }, on('2020-01-01', 'Minutes'));
    given(accession, published)
      .when(dearer, known)
      .then({ type: 'AccessionTermsPublished', data: { ...terms, annualFee: kr('40000.00'), version: 2 } });
  });
  it('need a decision whose frame covers the highest fee that somebody may come to pay', () => {
    const framed = (amount: string) => {
      const decision = decisionAllowing('fee');
      const allows = [{ purpose: 'fee' as const, upTo: kr(amount) }];
      return { ...known, decision: decision.status === 'known' ? { ...decision, allows } : decision };
    };
    given(accession).when(publish(), framed('239999.99')).rejects('decision.over_frame');
    expect(given(accession).when(publish(), framed('240000.00')).decided()).toHaveLength(1);
  });
  it('stay as they are when published again', () => given(accession, published).when(publish(), known).thenNothing());
  it('are refused without a decision, for an unknown product, or before the version they replace', () => {
    given(accession)
      .when(publish({}, on('2019-11-05')), known)
      .rejects('decision.required');
    given(accession)
      .when(publish(), { ...known, productKnown: false })
      .rejects('product.unknown');
    given(accession, published)
      .when(publish({ annualFee: kr('1.00') }, on('2019-11-04', 'Minutes')), known)
      .rejects('accession.newer_terms');
  });
  it('name each step and each project once, with amounts that are not negative', () => {
    given(accession)
      .when(publish({ steps: [terms.steps[0], terms.steps[0]] }), known)
      .rejects('accession.named_twice');
    given(accession)
      .when(publish({ rebates: [terms.rebates[0], terms.rebates[0]] }), known)
      .rejects('accession.named_twice');
    given(accession)
      .when(publish({ annualFee: kr('-1.00') }), known)
      .rejects('amount.out_of_range');
  });
});

describe('An accession', () => {
  const feeOn = (effectiveOn: string, more: object = {}, funded: string[] = []) =>
    given(accession, published)
      .when(sign(effectiveOn, more), { ...known, funded })
      .decided()[0]!.data;

  it('costs what the step of its day says', () => {
    given(accession, published).when(sign('2020-02-01'), known).then({ type: 'AccessionSigned', data: signedData });
    expect(feeOn('2020-02-02')).toMatchObject({ listFee: kr('120000.00'), fee: kr('120000.00') });
    expect(feeOn('2020-12-31')).toMatchObject({ fee: kr('120000.00') });
    expect(feeOn('2021-01-01')).toMatchObject({ fee: kr('240000.00') });
  });
  it('has no price before the terms were published', () =>
    given(accession, published).when(sign('2019-11-04'), known).rejects('accession.no_terms'));
  it('is cheaper for those who funded the projects the terms name, never below nothing', () => {
    const two = [
      { projectId: 'os2mo-2', roundId: 'r-2' },
      { projectId: 'os2mo-2-5', roundId: 'r-25' },
    ];
    expect(feeOn('2020-02-02', { rebatesFor: two }, ['os2mo-2', 'os2mo-2-5'])).toMatchObject({
      fee: kr('30000.00'),
      rebates: terms.rebates,
    });
    expect(feeOn('2020-01-01', { rebatesFor: two }, ['os2mo-2', 'os2mo-2-5'])).toMatchObject({
      fee: kr('0.00'),
      rebates: [terms.rebates[0], { projectId: 'os2mo-2-5', amount: kr('30000.00') }],
    });
    given(accession, published)
      .when(sign('2020-02-02', { rebatesFor: two }), { ...known, funded: ['os2mo-2', ''] })
      .rejects('accession.not_a_funder');
    given(accession, published)
      .when(sign('2020-02-02', { rebatesFor: [{ projectId: 'os2web', roundId: 'r' }] }), {
        ...known,
        funded: ['os2web'],
      })
      .rejects('accession.no_rebate');
    given(accession, published)
      .when(sign('2020-02-02', { rebatesFor: [two[0], two[0]] }), known)
      .rejects('accession.named_twice');
  });
  it('that is passive pays its part of the yearly fee, rounded half up', () => {
    // 34.880,00 kr. at 33,33 % is 11.625,504 kr.
    expect(feeOn('2020-01-01', { passive: true })).toMatchObject({
      passive: true,
      annualFee: kr('11625.50'),
      fee: kr('60000.00'),
    });
  });
  it('is one at a time for an authority, under an id of its own', () => {
    given(accession, published, signed).when(sign('2020-03-01'), known).rejects('accession.exists');
    given(accession, published, signed)
      .when(sign('2020-03-01', { accessionId: 'b' }), known)
      .rejects('accession.in_force');
    expect(
      given(accession, published, signed, ended)
        .when(sign('2020-06-01', { accessionId: 'b' }), known)
        .decided(),
    ).toHaveLength(1);
    given(accession, published, signed, ended)
      .when(sign('2020-05-31', { accessionId: 'b' }), known)
      .rejects('accession.in_force');
    given(accession, published)
      .when(sign('2020-03-01'), { ...known, authorityKnown: false })
      .rejects('authority.unknown');
  });
  it('can be ended after notice', () => {
    const { eff: _, ...fact } = ended;
    given(accession, published, signed).when(end('2020-06-01'), known).then(fact);
    given(accession, published, signed, ended).when(end('2020-06-01'), known).thenNothing();
  });
  it('cannot be ended before it began, before the notice, twice, or when there is none', () => {
    given(accession, published, signed)
      .when(end('2020-01-31', '2020-01-01'), known)
      .rejects('accession.ends_before_start');
    given(accession, published, signed).when(end('2020-02-15'), known).rejects('accession.ends_before_notice');
    given(accession, published, signed, ended).when(end('2020-07-01'), known).rejects('accession.ended');
    given(accession, published).when(end('2020-06-01'), known).rejects('accession.unknown');
  });
});
