// SPDX-License-Identifier: MPL-2.0
import { handle, lookupIn, memoryStore, Rejection, type DomainCommand } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { DeclineRole, FoundAccess, GrantRole, ProposeRole, RevokeRole } from './access.commands.js';
import { access, rolesOf, versionOf } from './access.decider.js';
import type { Role } from './access.events.js';

const account = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [ANNA, BO, CARLA, DAN] = [account(1), account(2), account(3), account(4)];
/** Bo has a second account. */
const BO_TOO = account(22);
const personOf = (who: string): string => account(900 + (who === BO_TOO ? 2 : Number(who.slice(-3))));

function book() {
  const store = memoryStore();
  const ask = (command: DomainCommand) => handle(store, access, command);
  const by = (who: string, effectiveOn = '2026-06-01') => testMeta({ by: who, effectiveOn });
  const refusal = async (command: DomainCommand): Promise<string> => {
    const error: unknown = await ask(command).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof Rejection)) throw new Error(`expected a refusal, not ${String(error)}`);
    return error.code;
  };
  const proposal = (who: string, role: Role, grantId = `g-${role.replaceAll('_', '-')}`, more: object = {}) => ({
    ...{ account: who, grantId, role, scope: { kind: 'association' as const }, personRef: personOf(who) },
    ...more,
  });
  const roles = async (who: string, now = '2026-06-15T10:00:00Z'): Promise<string[]> =>
    (await rolesOf(who, new Date(now), lookupIn(store))).map(({ role }) => role);
  return { ask, by, refusal, proposal, roles };
}

/** A book that began with Anna in the secretariat, and Bo (with both accounts) and Carla on the board. */
async function founded() {
  const it = book();
  const first = [
    it.proposal(ANNA, 'secretariat'),
    it.proposal(BO, 'board_member'),
    it.proposal(BO_TOO, 'board_member'),
    it.proposal(CARLA, 'board_member'),
  ];
  await it.ask(new FoundAccess({ grants: first }, it.by('operator', '2026-01-01')));
  return { ...it, first };
}

describe('The first grants', () => {
  it('are recorded once; recording the same again changes nothing', async () => {
    const { ask, by, refusal, roles, first } = await founded();
    expect(await roles(ANNA)).toEqual(['secretariat']);
    expect(await roles(DAN)).toEqual([]);
    expect((await ask(new FoundAccess({ grants: first }, by('operator', '2026-01-01')))).events).toEqual([]);
    expect(await refusal(new FoundAccess({ grants: [first[0]!] }, by('operator')))).toBe('access.founded');
  });
  it('can be revoked like any other', async () => {
    const { ask, by, roles } = await founded();
    const gone = { account: ANNA, grantId: 'g-secretariat', reason: 'Fratrådt' };
    await ask(new RevokeRole(gone, by(BO)));
    expect(await roles(ANNA)).toEqual([]);
    expect((await ask(new RevokeRole(gone, by(BO)))).events).toEqual([]);
  });
});

describe('A role', () => {
  it('holds when one has proposed it and another has granted it, from its first day to its last', async () => {
    const { ask, by, proposal, roles } = await founded();
    const asked = proposal(DAN, 'finance', 'g1', { scope: { kind: 'authority', id: '101' }, until: '2026-12-31' });
    await ask(new ProposeRole(asked, by(ANNA)));
    expect(await roles(DAN)).toEqual([]);
    await ask(new GrantRole({ account: DAN, grantId: 'g1', approves: versionOf(asked) }, by(BO)));
    expect(await roles(DAN, '2026-05-31T10:00:00Z')).toEqual([]);
    expect(await roles(DAN, '2026-05-31T22:00:00Z')).toEqual(['finance']);
    expect(await roles(DAN, '2026-12-31T22:59:00Z')).toEqual(['finance']);
    expect(await roles(DAN, '2026-12-31T23:00:00Z')).toEqual([]);
  });
  it('is not granted by who proposed it, not under another account of theirs either', async () => {
    const { ask, by, proposal, refusal } = await founded();
    const asked = proposal(DAN, 'finance', 'g1');
    await ask(new ProposeRole(asked, by(BO)));
    const grant = { account: DAN, grantId: 'g1', approves: versionOf(asked) };
    expect(await refusal(new GrantRole(grant, by(BO)))).toBe('four_eyes.same_person');
    expect(await refusal(new GrantRole(grant, by(BO_TOO)))).toBe('four_eyes.same_person');
    expect((await ask(new GrantRole(grant, by(CARLA)))).events).toHaveLength(1);
  });
  it('is not granted by the account that proposed it, also when nobody knows whose that is', async () => {
    const { ask, by, proposal, refusal } = await founded();
    const asked = proposal(DAN, 'finance', 'g1');
    await ask(new ProposeRole(asked, by('stranger')));
    const grant = { account: DAN, grantId: 'g1', approves: versionOf(asked) };
    expect(await refusal(new GrantRole(grant, by('stranger')))).toBe('four_eyes.same_person');
  });
  it('is neither proposed nor granted to oneself', async () => {
    const { ask, by, proposal, refusal } = await founded();
    expect(await refusal(new ProposeRole(proposal(ANNA, 'finance'), by(ANNA)))).toBe('four_eyes.own_grant');
    expect(await refusal(new ProposeRole(proposal(BO, 'finance'), by(BO_TOO)))).toBe('four_eyes.own_grant');
    const asked = proposal(CARLA, 'finance');
    await ask(new ProposeRole(asked, by(ANNA)));
    const grant = { account: CARLA, grantId: asked.grantId, approves: versionOf(asked) };
    expect(await refusal(new GrantRole(grant, by(CARLA)))).toBe('four_eyes.own_grant');
  });
  it('is granted in the words it was proposed in', async () => {
    const { ask, by, proposal, refusal } = await founded();
    const asked = proposal(DAN, 'finance', 'g1');
    await ask(new ProposeRole(asked, by(ANNA)));
    const other = versionOf({ ...asked, scope: { kind: 'authority', id: '101' } });
    const grant = { account: DAN, grantId: 'g1', approves: other };
    expect(await refusal(new GrantRole(grant, by(BO)))).toBe('four_eyes.another_version');
    expect(await refusal(new ProposeRole({ ...asked, role: 'coordinator' }, by(ANNA)))).toBe('grant.exists');
    const none = { account: DAN, grantId: 'g9', approves: other };
    expect(await refusal(new GrantRole(none, by(BO)))).toBe('grant.unknown');
  });
  it('that was declined or revoked holds no more, from that moment', async () => {
    const { ask, by, proposal, refusal, roles } = await founded();
    const asked = proposal(DAN, 'finance', 'g1');
    await ask(new ProposeRole(asked, by(ANNA)));
    const grant = { account: DAN, grantId: 'g1', approves: versionOf(asked) };
    await ask(new GrantRole(grant, by(BO)));
    await ask(new RevokeRole({ account: DAN, grantId: 'g1', reason: 'Fratrådt' }, by(ANNA)));
    expect(await roles(DAN)).toEqual([]);
    expect(await refusal(new GrantRole(grant, by(BO)))).toBe('grant.revoked');
    const next = proposal(DAN, 'finance', 'g2');
    await ask(new ProposeRole(next, by(ANNA)));
    await ask(new DeclineRole({ account: DAN, grantId: 'g2', reason: 'Nej' }, by(BO)));
    const late = { account: DAN, grantId: 'g2', approves: versionOf(next) };
    expect(await refusal(new GrantRole(late, by(BO)))).toBe('grant.declined');
  });
  it.each([
    ['auditor', 'finance'],
    ['finance', 'auditor'],
    ['supplier', 'coordinator'],
    ['board_member', 'secretariat'],
  ] as const)('of %s is not held together with that of %s', async (one, two) => {
    const { ask, by, proposal, refusal } = await founded();
    const held = proposal(DAN, one, 'g1');
    await ask(new ProposeRole(held, by(ANNA)));
    await ask(new GrantRole({ account: DAN, grantId: 'g1', approves: versionOf(held) }, by(BO)));
    expect(await refusal(new ProposeRole(proposal(DAN, two, 'g2'), by(ANNA)))).toBe('grant.incompatible');
    await ask(new RevokeRole({ account: DAN, grantId: 'g1', reason: 'Skifter' }, by(ANNA)));
    expect((await ask(new ProposeRole(proposal(DAN, two, 'g2'), by(ANNA)))).events).toHaveLength(1);
  });
  it('has a scope that can be found, and ends after it begins', async () => {
    const { by, proposal, refusal } = await founded();
    const nowhere = proposal(DAN, 'finance', 'g1', { scope: { kind: 'authority' } });
    expect(await refusal(new ProposeRole(nowhere, by(ANNA)))).toBe('grant.scope_unclear');
    const over = proposal(DAN, 'finance', 'g1', { until: '2026-05-31' });
    expect(await refusal(new ProposeRole(over, by(ANNA)))).toBe('grant.over');
  });
});
