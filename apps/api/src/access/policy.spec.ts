// SPDX-License-Identifier: MPL-2.0
import { ROLES, type Grant, type Role } from '@faellesbog/governance';
import { COMMANDS, covers, may, ROUTES, type About } from './policy.js';
import { assertComplete, PolicyIncomplete } from './routes.js';

type Held = Pick<Grant, 'role' | 'office' | 'scope'>;
const ABOUT: About = { authority: ['101'], supplier: ['magenta'], project: ['p1'], product: ['os2mo'] };
const ELSEWHERE: About = { authority: ['151'], supplier: ['kmd'], project: ['p2'], product: ['os2iot'] };

/** A role where it belongs: a municipality's own people for their own, a steering group for its project. */
const scopes: Record<Role, Grant['scope']> = {
  coordinator: { kind: 'authority', id: '101' },
  finance: { kind: 'authority', id: '101' },
  supplier: { kind: 'supplier', id: 'magenta' },
  steering_group_member: { kind: 'project', id: 'p1' },
  secretariat: { kind: 'association' },
  board_member: { kind: 'association' },
  auditor: { kind: 'association' },
  integrator: { kind: 'association' },
  data_protection_officer: { kind: 'association' },
};
const held = (role: Role, office?: Held['office']): Held => ({ role, office, scope: scopes[role] });
/** Every role, and every office in it. */
const everybody: Held[] = ROLES.flatMap((role) => [held(role), held(role, 'chair'), held(role, 'treasurer')]);
const commands = Object.keys(COMMANDS);
const allowedTo = (grants: Held[], what: 'ask' | 'approve', about = ABOUT): string[] =>
  commands.filter((command) => may(what, command, grants, about));

describe('The policy', () => {
  it('lets nobody do what no row speaks of', () => {
    for (const grant of everybody) {
      expect(may('ask', 'BurnTheBooks', [grant], ABOUT)).toBe(false);
      expect(may('ask', 'constructor', [grant], ABOUT)).toBe(false);
    }
    expect(allowedTo([], 'ask')).toEqual([]);
    expect(allowedTo([], 'approve')).toEqual([]);
  });
  it('lets an auditor change nothing, under any office', () => {
    const auditors = everybody.filter(({ role }) => role === 'auditor');
    expect(allowedTo(auditors, 'ask')).toEqual([]);
    expect(allowedTo(auditors, 'approve')).toEqual([]);
  });
  it('lets no supplier and no system approve anything', () => {
    for (const role of ['supplier', 'integrator'] as const)
      expect(allowedTo([held(role), held(role, 'chair'), held(role, 'treasurer')], 'approve')).toEqual([]);
  });
  it('lets a municipality, a supplier and a steering group act on their own only', () => {
    for (const role of ['coordinator', 'finance', 'supplier', 'steering_group_member'] as const) {
      const mine = [held(role), held(role, 'chair')];
      expect(allowedTo(mine, 'ask').length).toBeGreaterThan(0);
      expect([...allowedTo(mine, 'ask', ELSEWHERE), ...allowedTo(mine, 'approve', ELSEWHERE)]).toEqual([]);
      expect([...allowedTo(mine, 'ask', {}), ...allowedTo(mine, 'approve', {})]).toEqual([]);
    }
  });
  it("gives a municipality's role nothing where the grant is for the whole association", () => {
    const grant: Held = { role: 'finance', scope: { kind: 'association' } };
    expect(covers(grant, ABOUT)).toBe(false);
    expect(allowedTo([grant], 'ask')).toEqual([]);
  });
  it('names for every command that takes two somebody else who may approve it', () => {
    for (const [command, { asks, approves }] of Object.entries(COMMANDS)) {
      expect([command, asks.length]).not.toEqual([command, 0]);
      if (!approves) continue;
      expect([command, approves.length]).not.toEqual([command, 0]);
    }
  });
  it('asks for two wherever money binds or is spent, a member comes in, or a decision is recorded', () => {
    const binding = [
      ...['StatePledge', 'AmendPledge', 'AcceptLatePledge', 'ReleasePledge', 'CloseFundingRound', 'PostCostLine'],
      ...['ReverseCostLine', 'SignAccession', 'PublishAccessionTerms', 'RegisterAuthority', 'StartMembership'],
      ...['TakeDecision', 'RegisterDecision', 'RevokeDecision', 'TransferRights', 'AdmitProduct', 'ErasePerson'],
    ];
    expect(binding.filter((command) => !COMMANDS[command]?.approves)).toEqual([]);
  });
  it('is quick: a decision over a thousand roles takes less than a tenth of a millisecond', () => {
    const thousand = Array.from({ length: 1_000 }, (_, n): Held => ({
      role: 'coordinator',
      scope: { kind: 'authority', id: `a-${n}` },
    }));
    for (let n = 0; n < 2_000; n++) may('ask', 'StatePledge', thousand, ABOUT);
    const times = Array.from({ length: 999 }, () => {
      const started = performance.now();
      may('ask', 'StatePledge', thousand, ABOUT);
      return performance.now() - started;
    }).sort((a, b) => a - b);
    process.stdout.write(`policy check at 1,000 roles: median ${(times[499]! * 1_000).toFixed(1)} µs\n`);
  });
});

describe('A service', () => {
  const routes = [
    ...commands.map((command) => ({ name: `POST /api/v1/${command}`, command })),
    ...Object.keys(ROUTES).map((name) => ({ name })),
  ];
  it('starts when every route and command has a row', () => expect(() => assertComplete(routes)).not.toThrow());
  it('does not start when a route, a command or a row stands alone', () => {
    const planted = [...routes, { name: 'GET /api/v1/secrets' }, { name: 'POST /api/v1/x', command: 'OpenTheVault' }];
    expect(() => assertComplete(planted)).toThrow(/OpenTheVault, GET \/api\/v1\/secrets/);
    expect(() => assertComplete(routes.slice(1))).toThrow(PolicyIncomplete);
    expect(() => assertComplete(routes.slice(0, -1))).toThrow(PolicyIncomplete);
  });
});
