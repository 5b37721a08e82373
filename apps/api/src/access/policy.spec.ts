// SPDX-License-Identifier: MPL-2.0
import { handle, memoryStore, Rejection, uuidFrom } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  access,
  ApproveChange,
  changeVersion,
  FoundAccess,
  proposal,
  ProposeChange,
  READING_AREAS,
  ROLES,
  type Grant,
  type Role,
} from '@faellesbog/governance';
import { DEPARTURES, isStated, STATED, statementOf } from '../../../../test/support/stated-policy.js';
import { COMMANDS, covers, leaveTo, may, ROUTES, type About } from './policy.js';
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
      const ofSomething = (about: About) => allowedTo(mine, 'ask', about).filter((name) => !COMMANDS[name]?.anywhere);
      expect(ofSomething(ABOUT).length).toBeGreaterThan(0);
      expect([...ofSomething(ELSEWHERE), ...allowedTo(mine, 'approve', ELSEWHERE)]).toEqual([]);
      expect([...ofSomething({}), ...allowedTo(mine, 'approve', {})]).toEqual([]);
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
      ...['DecideOverrunFunding', 'DecideSurplus', 'PublishRateSheet', 'SetMembershipFee', 'IndexMembershipFee'],
      ...['LogHours', 'SettleHours'],
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

const CODES: Readonly<Record<string, Held>> = {
  KOO: held('coordinator'),
  OEK: held('finance'),
  LEV: held('supplier'),
  STY: held('steering_group_member'),
  STF: held('steering_group_member', 'chair'),
  SEK: held('secretariat'),
  BES: held('board_member'),
  FOR: held('board_member', 'chair'),
  KAS: held('board_member', 'treasurer'),
  REV: held('auditor'),
  INT: held('integrator'),
  DPO: held('data_protection_officer'),
};
describe('The policy, beside an independent statement', () => {
  it('says of every command who asks and who approves it, and of no other', () => {
    expect(Object.keys(STATED).sort()).toEqual(commands.toSorted());
  });
  it('departs from the table of commands only where it says so, and there it does', () => {
    const sorted = (text: string): string =>
      text
        .split('>')
        .map((part) => part.trim().split(/\s+/).sort().join(' '))
        .join('>');
    const idle = Object.entries(DEPARTURES).filter(
      ([command, [policy]]) => sorted(policy) === sorted(STATED[command]!),
    );
    expect(idle).toEqual([]);
  });
  it('is violated by no caller, on any command, about their own things or those of others', () => {
    const started = performance.now();
    const callers: [string, Held[]][] = [
      ...Object.entries(CODES).map(([code, one]) => [code, [one]] as [string, Held[]]),
      ['nobody', []],
    ];
    const violations: string[] = [];
    let cases = 0;
    for (const command of commands) {
      for (const [caller, grants] of callers) {
        for (const own of [true, false]) {
          for (const what of ['ask', 'approve'] as const) {
            cases += 1;
            const allowed = may(what, command, grants, own ? ABOUT : ELSEWHERE);
            if (allowed !== isStated(statementOf(command), what, caller, own))
              violations.push(
                `${caller} ${allowed ? 'may' : 'may not'} ${what} ${command}, ${own ? 'own' : "another's"}`,
              );
          }
        }
      }
    }
    expect(violations).toEqual([]);
    expect(cases).toBeGreaterThan(4_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

/** A book in which each of the callers has an account, and another one asks for changes. */
async function bookOfCallers() {
  const store = memoryStore();
  const accountOf = (code: string): string => uuidFrom(`account/${code}`);
  const by = (code: string) =>
    testMeta({ by: accountOf(code), now: '2026-06-01T10:00:00Z', effectiveOn: '2026-06-01' });
  const grants = [...Object.entries(CODES), ['ASKS', held('secretariat')] as const].map(([code, grant]) => ({
    ...grant,
    ...{ account: accountOf(code), grantId: 'g1', personRef: uuidFrom(`person/${code}`) },
  }));
  await handle(store, access, new FoundAccess({ grants }, by('operator')));
  let count = 0;
  /** Whether a change that a maker has asked for is approved when another, or they themselves, try to. */
  return async (command: string, about: About, maker: string, approver: string): Promise<boolean> => {
    const proposalId = uuidFrom(`proposal/${(count += 1)}`);
    const asked = { command, change: {}, effectiveOn: '2026-06-01', effectiveOnGiven: true, about: about as object };
    const content = { ...asked, approvers: [...COMMANDS[command]!.approves!], approvals: 1 as const };
    await handle(store, proposal, new ProposeChange({ proposalId, ...content }, by(maker)));
    const approval = new ApproveChange({ proposalId, approves: changeVersion(content) }, by(approver));
    try {
      return (await handle(store, proposal, approval)).events.length > 0;
    } catch (error) {
      if (error instanceof Rejection) return false;
      throw error;
    }
  };
}

describe('The policy and the rule of four eyes together', () => {
  it('let nobody approve what they asked for, and others exactly what is stated', async () => {
    const isApproved = await bookOfCallers();
    const violations: string[] = [];
    let cases = 0;
    for (const command of commands.filter((name) => COMMANDS[name]?.approves)) {
      const statement = statementOf(command);
      for (const caller of Object.keys(CODES)) {
        for (const own of [true, false]) {
          for (const maker of ['ASKS', caller]) {
            cases += 1;
            const allowed = await isApproved(command, own ? ABOUT : ELSEWHERE, maker, caller);
            const stated = maker !== caller && isStated(statement, 'approve', caller, own);
            if (allowed !== stated) violations.push(`${caller}, ${command} of ${maker}, ${own ? 'own' : "another's"}`);
          }
        }
      }
    }
    expect(violations).toEqual([]);
    expect(cases).toBeGreaterThan(1_500);
  });
});

describe('What somebody may read', () => {
  const grant = (role: Role, scope = scopes[role]): Grant => ({
    ...{ account: 'a', grantId: 'g', role, scope, personRef: 'p', from: '2026-01-01' },
  });
  const nobody: Grant[] = [];

  it('is nothing where no row speaks of it, for anybody', () => {
    for (const route of ['GET /api/v1/vault', 'constructor', 'DELETE /api/v1/projects']) {
      const leave = leaveTo(
        route,
        ROLES.map((role) => grant(role)),
        READING_AREAS,
      );
      expect(leave).toEqual({ inFull: false, own: [], asPublic: false, hidden: false });
    }
  });
  it('is public on days on which its area is, and no longer than that', () => {
    expect(leaveTo('GET /api/v1/decisions', nobody, ['decisions'])).toMatchObject({ inFull: false, asPublic: true });
    expect(leaveTo('GET /api/v1/decisions', nobody, ['figures', 'shares'])).toMatchObject({ asPublic: false });
    expect(leaveTo('GET /api/v1/session', nobody, [])).toMatchObject({ inFull: true });
  });
  it('is their own for those whose role is for something, and hidden where it is not', () => {
    const coordinator = grant('coordinator');
    const route = 'GET /api/v1/authorities/{authorityId}';
    expect(leaveTo(route, [coordinator], [])).toEqual({
      inFull: false,
      own: [coordinator],
      asPublic: false,
      hidden: true,
    });
    expect(leaveTo(route, [grant('supplier')], [])).toMatchObject({ inFull: false, own: [], hidden: true });
    expect(leaveTo(route, nobody, [])).toMatchObject({ hidden: false });
    expect(leaveTo(route, [grant('auditor')], [])).toMatchObject({ inFull: true });
  });
  it('is nothing more by a role that is held where it does not belong', () => {
    const [auditor, finance] = [
      grant('auditor', { kind: 'project', id: 'p1' }),
      grant('finance', { kind: 'association' }),
    ];
    for (const route of Object.keys(ROUTES))
      expect([route, leaveTo(route, [auditor, finance], [])]).toEqual([route, leaveTo(route, nobody, [])]);
  });
  it('is told in less than a tenth of a millisecond over a thousand roles', () => {
    const thousand = Array.from({ length: 1_000 }, (_, n) => grant('coordinator', { kind: 'authority', id: `a-${n}` }));
    const route = 'GET /api/v1/trace/{id}';
    for (let n = 0; n < 2_000; n++) leaveTo(route, thousand, READING_AREAS);
    const times = Array.from({ length: 999 }, () => {
      const started = performance.now();
      leaveTo(route, thousand, READING_AREAS);
      return performance.now() - started;
    }).sort((a, b) => a - b);
    expect(times[499]).toBeLessThan(0.1);
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
