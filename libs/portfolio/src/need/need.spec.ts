// SPDX-License-Identifier: MPL-2.0
import { authority, RegisterAuthority } from '@faellesbog/community';
import { handle, memoryStore } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { ProposeProject } from '../project/project.commands.js';
import { project } from '../project/project.decider.js';
import { AddressNeed, RegisterNeed, SupportNeed, WithdrawNeedSupport } from './need.commands.js';
import { need } from './need.decider.js';

const data = {
  needId: 'election-staff',
  title: 'Election staff',
  description: 'Find and pay them',
  authorityId: '751',
};
const registered = { type: 'NeedRegistered', data, eff: '2022-01-10' };
const supported = { type: 'NeedSupported', data: { needId: 'election-staff', authorityId: '101' }, eff: '2022-02-01' };
const withdrawn = {
  type: 'NeedSupportWithdrawn',
  data: { needId: 'election-staff', authorityId: '101' },
  eff: '2022-06-01',
};
const addressed = { type: 'NeedAddressed', data: { needId: 'election-staff', projectId: 'os2valghalla-3' } };
const on = (effectiveOn: string) => testMeta({ effectiveOn });
const support = (authorityId: string, day: string) =>
  new SupportNeed({ needId: 'election-staff', authorityId }, on(day));
const withdraw = (authorityId: string, day: string) =>
  new WithdrawNeedSupport({ needId: 'election-staff', authorityId }, on(day));
const address = () => new AddressNeed({ needId: 'election-staff', projectId: 'os2valghalla-3' }, testMeta());
const nobody = { unknown: { kind: 'authority', id: '999', pointer: '/authorityId' } };

describe('A need', () => {
  it('can be registered', () =>
    given(need).when(new RegisterNeed(data, testMeta()), {}).then({ type: 'NeedRegistered', data }));
  it('cannot be registered by an authority that nobody knows', () =>
    given(need).when(new RegisterNeed(data, testMeta()), nobody).rejects('authority.unknown'));
  it('stays as it is when the same is registered again', () =>
    given(need, registered).when(new RegisterNeed(data, testMeta()), {}).thenNothing());
  it('cannot be registered as something else', () =>
    given(need, registered)
      .when(new RegisterNeed({ ...data, title: 'Elections' }, testMeta()), {})
      .rejects('need.exists'));

  it('can be supported by another authority', () =>
    given(need, registered)
      .when(support('101', '2022-02-01'), {})
      .then({ type: 'NeedSupported', data: supported.data }));
  it('is supported by whoever registered it', () =>
    given(need, registered).when(support('751', '2022-02-01'), {}).thenNothing());
  it('cannot be supported before it was registered', () =>
    given(need, registered).when(support('101', '2022-01-09'), {}).rejects('need.before_registration'));
  it('cannot be supported when nobody registered it', () =>
    given(need).when(support('101', '2022-02-01'), {}).rejects('need.unknown'));

  it('can lose a support', () =>
    given(need, registered, supported)
      .when(withdraw('101', '2022-06-01'), {})
      .then({ type: 'NeedSupportWithdrawn', data: withdrawn.data }));
  it('loses a support once', () =>
    given(need, registered, supported, withdrawn).when(withdraw('101', '2022-06-01'), {}).thenNothing());
  it('cannot lose a support it never had, or had no longer', () => {
    given(need, registered).when(withdraw('101', '2022-06-01'), {}).rejects('need.not_supported');
    given(need, registered, supported, withdrawn).when(withdraw('101', '2022-07-01'), {}).rejects('need.not_supported');
    given(need, registered, supported).when(withdraw('101', '2022-01-31'), {}).rejects('need.not_supported');
  });
  it('can be supported anew', () =>
    given(need, registered, supported, withdrawn)
      .when(support('101', '2022-08-01'), {})
      .then({ type: 'NeedSupported', data: supported.data }));

  it('can be addressed by a project', () => given(need, registered).when(address(), {}).then(addressed));
  it('is addressed by the same project once', () =>
    given(need, registered, addressed).when(address(), {}).thenNothing());
  it('cannot be addressed before it is registered', () => given(need).when(address(), {}).rejects('need.unknown'));
});

describe('What a need names', () => {
  const aarhus = { authorityId: '751', name: 'Aarhus', kind: 'municipality' as const, cvr: '55133018' };

  it('must have happened in the book: the authority, and the project that addresses it', async () => {
    const store = memoryStore();
    const refused = (code: string, pointer: string) => ({ code, detail: { pointer } });
    const register = () => new RegisterNeed(data, testMeta({ effectiveOn: '2022-01-10' }));
    await expect(handle(store, need, register())).rejects.toMatchObject(refused('authority.unknown', '/authorityId'));
    await handle(store, authority, new RegisterAuthority({ ...aarhus, municipalityCode: '751' }, testMeta()));
    await handle(store, need, register());
    await expect(handle(store, need, support('101', '2022-02-01'))).rejects.toMatchObject(
      refused('authority.unknown', '/authorityId'),
    );
    await expect(handle(store, need, address())).rejects.toMatchObject(refused('project.unknown', '/projectId'));
    await handle(
      store,
      project,
      new ProposeProject(
        { projectId: 'os2valghalla-3', name: 'Valghalla', purpose: 'Elections', owners: ['751'] },
        testMeta(),
      ),
    );
    await expect(handle(store, need, address())).resolves.toMatchObject({ facts: [addressed] });
  });
});
