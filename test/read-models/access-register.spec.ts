// SPDX-License-Identifier: MPL-2.0
import type { DomainCommand } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  access,
  accessRegister,
  DelegateApproval,
  EndDelegation,
  FoundAccess,
  GrantRole,
  listDelegations,
  ListDelegations,
  listGrants,
  ListGrants,
  ProposeRole,
  RevokeRole,
} from '@faellesbog/governance';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [ANNA, BO, FIN, DAN] = [id(1), id(2), id(3), id(4)];
const association = { kind: 'association' as const };
const own = { kind: 'authority' as const, id: '101' };
const grants = [
  { account: ANNA, role: 'secretariat' as const, scope: association },
  { account: BO, role: 'board_member' as const, office: 'chair' as const, scope: association },
  { account: FIN, role: 'finance' as const, scope: own },
].map((each, n) => ({ ...each, grantId: 'g1', personRef: id(900 + n) }));

let f: ReadModelFixture;
const record = async (command: DomainCommand): Promise<void> => {
  f.clockTo(new Date(command.meta.now));
  await f.record(command, access);
};
const by = (account: string, day: string) =>
  testMeta({ by: account, now: `${day}T10:00:00Z`, effectiveOn: day, effectiveOnGiven: true });
const delegations = (account: string, validOn: string, knownAt?: string) =>
  f.ask(listDelegations, new ListDelegations(account, { validOn, knownAt }));
const named = async (account: string, validOn: string, knownAt?: string) => {
  const { given, received } = await delegations(account, validOn, knownAt);
  return { given: given.map(({ name }) => name), received: received.map(({ name }) => name) };
};

beforeEach(async () => {
  f = await readModelFixture([accessRegister]);
  await record(new FoundAccess({ grants }, by(id(9), '2026-01-01')));
});
afterEach(() => f.close());

const holiday = { account: FIN, delegationId: 'ferie', to: BO, scope: own, until: '2026-07-31' };

describe('The delegations of an account', () => {
  it('are those that it gave and those that it was given, with whom and what they are for', async () => {
    await record(new DelegateApproval(holiday, by(FIN, '2026-07-01')));
    const part = { role: 'board_member' as const, scope: { kind: 'project' as const, id: 'p1' } };
    const back = { account: BO, delegationId: 'projekt', to: DAN, toPersonRef: id(904), ...part, until: '2026-07-20' };
    await record(new DelegateApproval(back, by(BO, '2026-07-02')));
    const { given, received, account, illustrative } = await delegations(BO, '2026-07-10');
    expect({ account, illustrative }).toEqual({ account: BO, illustrative: false });
    expect(received).toEqual([
      {
        ...{ name: `${FIN}/ferie`, account: FIN, delegation: 'ferie', to: BO, toPersonRef: null, role: null },
        ...{ scope: own, from: '2026-07-01', until: '2026-07-31', illustrative: false },
      },
    ]);
    expect(given).toEqual([
      {
        ...{ name: `${BO}/projekt`, account: BO, delegation: 'projekt', to: DAN, toPersonRef: id(904), ...part },
        ...{ from: '2026-07-02', until: '2026-07-20', illustrative: false },
      },
    ]);
    expect(await named(FIN, '2026-07-10')).toEqual({ given: [`${FIN}/ferie`], received: [] });
    expect(await named(ANNA, '2026-07-10')).toEqual({ given: [], received: [] });
  });

  it('hold from their first day to their last one, and not after they were ended', async () => {
    await record(new DelegateApproval(holiday, by(FIN, '2026-07-01')));
    const holds = async (day: string, knownAt?: string) => (await named(BO, day, knownAt)).received.length > 0;
    expect([await holds('2026-06-30'), await holds('2026-07-01'), await holds('2026-07-31')]).toEqual([
      ...[false, true, true],
    ]);
    expect(await holds('2026-08-01')).toBe(false);
    await record(new EndDelegation({ account: FIN, delegationId: 'ferie' }, by(FIN, '2026-07-15')));
    expect([await holds('2026-07-14'), await holds('2026-07-15')]).toEqual([true, false]);
    // As it was known before it was ended.
    expect(await holds('2026-07-20', '2026-07-10')).toBe(true);
  });
});

describe('The grants of an account', () => {
  it('are told with who proposed and approved each, and how it ended', async () => {
    const proposed = { account: DAN, grantId: 'g1', role: 'auditor' as const, scope: association, personRef: id(903) };
    await record(new ProposeRole(proposed, by(ANNA, '2026-02-01')));
    const ask = async (validOn: string) =>
      (await f.ask(listGrants, new ListGrants({ account: DAN }, { validOn }))).grants;
    const [{ version: approves, status } = { version: '', status: '' }] = await ask('2026-02-01');
    expect(status).toBe('proposed');
    await record(new GrantRole({ account: DAN, grantId: 'g1', approves }, by(BO, '2026-02-02')));
    await record(new RevokeRole({ account: DAN, grantId: 'g1', reason: 'Done' }, by(ANNA, '2026-03-01')));
    expect(await ask('2026-02-03')).toMatchObject([{ status: 'granted', proposedBy: ANNA, approvedBy: BO }]);
    const ended = { on: '2026-03-01', by: ANNA, reason: 'Done' };
    expect(await ask('2026-03-01')).toMatchObject([{ status: 'revoked', ended }]);
  });
});
