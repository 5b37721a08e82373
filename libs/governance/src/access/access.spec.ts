// SPDX-License-Identifier: MPL-2.0
import { handle, lookupIn, memoryStore, Rejection, type DomainCommand } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  DeclineRole,
  DelegateApproval,
  EndDelegation,
  FoundAccess,
  GrantRole,
  ProposeRole,
  RevokeRole,
} from './access.commands.js';
import { access, covers, delegatedTo, personsOf, rolesOf, versionOf } from './access.decider.js';
import type { Role, Scope } from './access.events.js';

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
    ...{ account: who, grantId, role, scope: placeOf(role), personRef: personOf(who) },
    ...more,
  });
  const roles = async (who: string, now = '2026-06-15T10:00:00Z'): Promise<string[]> =>
    (await rolesOf(who, new Date(now), lookupIn(store))).map(({ role }) => role);
  return { ask, by, refusal, proposal, roles, lookup: lookupIn(store) };
}

/** Where a role is held. */
function placeOf(role: Role): Scope {
  if (role === 'coordinator' || role === 'finance') return { kind: 'authority', id: '410' };
  if (role === 'supplier') return { kind: 'supplier', id: 'magenta' };
  return role === 'steering_group_member' ? { kind: 'project', id: 'p1' } : { kind: 'association' };
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
  it.each<[Role, Scope]>([
    ['coordinator', { kind: 'project', id: 'p1' }],
    ['finance', { kind: 'association' }],
    ['supplier', { kind: 'authority', id: '410' }],
    ['steering_group_member', { kind: 'association' }],
    ['board_member', { kind: 'authority', id: '410' }],
    ['secretariat', { kind: 'product', id: 'os2mo' }],
  ])('of %s is given where it belongs, and not for %j', async (role, scope) => {
    const { ask, by, proposal, refusal } = await founded();
    expect(await refusal(new ProposeRole(proposal(DAN, role, 'g1', { scope }), by(BO)))).toBe('grant.out_of_place');
    expect((await ask(new ProposeRole(proposal(DAN, role, 'g1'), by(BO)))).events).toHaveLength(1);
  });
});

describe('Approving in another’s name', () => {
  const scope = { kind: 'association' as const };
  const given = { account: BO, delegationId: 'd1', to: CARLA, scope, until: '2026-08-31' };
  const inName = async ({ lookup }: Awaited<ReturnType<typeof founded>>, day: string, who = CARLA) =>
    (await delegatedTo(who, `${BO}/d1`, new Date(`${day}T10:00:00Z`), lookup))?.grants.map(({ role }) => role);

  it('is what another delegated, from the first day to the last, once in the same words', async () => {
    const book = await founded();
    const { ask, by, refusal } = book;
    await ask(new DelegateApproval(given, by(BO)));
    expect((await ask(new DelegateApproval(given, by(BO)))).events).toEqual([]);
    expect(await refusal(new DelegateApproval({ ...given, until: '2026-07-01' }, by(BO)))).toBe('delegation.exists');
    expect(await inName(book, '2026-05-31')).toBeUndefined();
    expect(await inName(book, '2026-06-01')).toEqual(['board_member']);
    expect(await inName(book, '2026-08-31')).toEqual(['board_member']);
    expect(await inName(book, '2026-09-01')).toBeUndefined();
    expect(await inName(book, '2026-06-01', ANNA)).toBeUndefined();
  });
  it('ends when it is taken back, by who gave it', async () => {
    const book = await founded();
    const { ask, by, refusal } = book;
    await ask(new DelegateApproval(given, by(BO)));
    const end = { account: BO, delegationId: 'd1' };
    expect(await refusal(new EndDelegation(end, by(CARLA)))).toBe('delegation.not_yours');
    expect(await refusal(new EndDelegation({ ...end, delegationId: 'd2' }, by(BO)))).toBe('delegation.unknown');
    await ask(new EndDelegation(end, by(BO)));
    expect((await ask(new EndDelegation(end, by(BO)))).events).toEqual([]);
    expect(await inName(book, '2026-06-01')).toBeUndefined();
  });
  it('lasts at most 92 days, and ends after it begins', async () => {
    const { ask, by, refusal } = await founded();
    const until = (day: string) => new DelegateApproval({ ...given, until: day }, by(BO));
    expect(await refusal(until('2026-09-02'))).toBe('delegation.period');
    expect(await refusal(until('2026-05-31'))).toBe('delegation.period');
    expect((await ask(until('2026-09-01'))).events).toHaveLength(1);
  });
  it('is of a role that who delegates it was granted, within its scope', async () => {
    const { ask, by, refusal, proposal } = await founded();
    const at101 = { kind: 'authority' as const, id: '101' };
    const asked = proposal(DAN, 'finance', 'g1', { scope: at101 });
    await ask(new ProposeRole(asked, by(ANNA)));
    const from = (more: object) => new DelegateApproval({ ...given, account: DAN, ...more }, by(DAN));
    expect(await refusal(from({}))).toBe('delegation.nothing_held');
    await ask(new GrantRole({ account: DAN, grantId: 'g1', approves: versionOf(asked) }, by(BO)));
    expect(await refusal(from({ role: 'board_member' }))).toBe('delegation.nothing_held');
    expect(await refusal(from({ scope: { kind: 'authority', id: '151' } }))).toBe('delegation.nothing_held');
    expect(await refusal(from({ scope: { kind: 'authority' } }))).toBe('grant.scope_unclear');
    expect((await ask(from({ scope: at101 }))).events).toHaveLength(1);
    expect((await ask(from({ role: 'finance', delegationId: 'd2' }))).events).toHaveLength(1);
    const mine = new DelegateApproval({ ...given, account: DAN }, by(CARLA));
    expect(await refusal(mine)).toBe('delegation.not_yours');
  });
  it('is somebody else’s, and it is known whose', async () => {
    const { ask, by, refusal } = await founded();
    const to = (who: string, toPersonRef?: string) =>
      new DelegateApproval({ ...given, to: who, ...(toPersonRef && { toPersonRef }) }, by(BO));
    expect(await refusal(to(BO))).toBe('delegation.to_oneself');
    expect(await refusal(to(BO_TOO))).toBe('delegation.to_oneself');
    expect(await refusal(to(account(77)))).toBe('delegation.person_unknown');
    expect(await refusal(to(account(77), personOf(BO)))).toBe('delegation.to_oneself');
    expect(await refusal(to(CARLA, personOf(ANNA)))).toBe('delegation.another_person');
    expect((await ask(to(account(77), account(977)))).events).toHaveLength(1);
  });
});

describe('A person', () => {
  it('is everybody with the same person behind their account; what was only proposed says nothing beside', async () => {
    const { ask, by, proposal, lookup } = await founded();
    expect([...(await personsOf(BO_TOO, lookup))]).toEqual([BO_TOO, personOf(BO)]);
    expect([...(await personsOf(DAN, lookup))]).toEqual([DAN]);
    expect([...(await personsOf(undefined, lookup))]).toEqual([]);
    await ask(new ProposeRole(proposal(BO_TOO, 'coordinator', 'g9', { personRef: personOf(DAN) }), by(ANNA)));
    expect([...(await personsOf(BO_TOO, lookup))]).toEqual([BO_TOO, personOf(BO)]);
  });
});

describe('The scope of a role', () => {
  it('is the association as a whole, or one of the things that an act is about', () => {
    const about = { authority: ['101'], project: ['p1'] };
    const at = (role: Role, kind: 'association' | 'authority' | 'supplier', id?: string) =>
      covers({ role, scope: { kind, id } }, about);
    expect(at('board_member', 'association')).toBe(true);
    expect(at('finance', 'association')).toBe(false);
    expect(at('finance', 'authority', '101')).toBe(true);
    expect(at('finance', 'authority', '151')).toBe(false);
    expect(at('supplier', 'supplier', '101')).toBe(false);
  });
});
