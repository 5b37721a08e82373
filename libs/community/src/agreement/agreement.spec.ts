// SPDX-License-Identifier: MPL-2.0
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import {
  ConcludeCollaborationAgreement,
  EndCollaborationAgreement,
  RenewCollaborationAgreement,
} from './agreement.commands.js';
import { agreement } from './agreement.decider.js';

const data = {
  agreementId: 'sambruk',
  partner: 'Sambruk',
  partnerKind: 'community' as const,
  purpose: 'Share',
  from: '2017-01-01',
  until: '2019-12-31',
};
const concluded = { type: 'CollaborationAgreementConcluded', data };
const ended = {
  type: 'CollaborationAgreementEnded',
  data: { agreementId: 'sambruk', lastDay: '2018-06-30', reason: 'Merged' },
};
const renew = (until?: string) => new RenewCollaborationAgreement({ agreementId: 'sambruk', until }, testMeta());
const end = (lastDay: string) =>
  new EndCollaborationAgreement({ agreementId: 'sambruk', lastDay, reason: 'Merged' }, testMeta());

describe('A collaboration agreement', () => {
  it('can be concluded', () =>
    given(agreement).when(new ConcludeCollaborationAgreement(data, testMeta())).then(concluded));
  it('cannot be concluded twice', () => {
    given(agreement, concluded).when(new ConcludeCollaborationAgreement(data, testMeta())).rejects('agreement.exists');
  });
  it('cannot end before it begins', () => {
    const backwards = { ...data, until: '2016-12-31' };
    given(agreement)
      .when(new ConcludeCollaborationAgreement(backwards, testMeta()))
      .rejects('agreement.ends_before_start');
    given(agreement, concluded).when(end('2016-12-31')).rejects('agreement.ends_before_start');
  });
  it('can be renewed', () => {
    const renewed = { type: 'CollaborationAgreementRenewed', data: { agreementId: 'sambruk', until: '2021-12-31' } };
    given(agreement, concluded).when(renew('2021-12-31')).then(renewed);
  });
  it('stays as it is when renewed to the day it already runs to', () =>
    given(agreement, concluded).when(renew('2019-12-31')).thenNothing());
  it('cannot be renewed before it was concluded', () =>
    given(agreement).when(renew('2021-12-31')).rejects('agreement.unknown'));
  it('can be ended', () => given(agreement, concluded).when(end('2018-06-30')).then(ended));
  it('stays ended when ended again on the same day', () =>
    given(agreement, concluded, ended).when(end('2018-06-30')).thenNothing());
  it('cannot be renewed once it has ended', () =>
    given(agreement, concluded, ended).when(renew('2021-12-31')).rejects('agreement.ended'));
});
