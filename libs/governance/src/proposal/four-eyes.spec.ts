// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import {
  canonicalJson,
  copenhagenDate,
  handle,
  lookupIn,
  memoryStore,
  Rejection,
  sha256,
  type AnyDecider,
  type CommandMeta,
  type DomainCommand,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { DelegateApproval, EndDelegation, FoundAccess, RevokeRole } from '../access/access.commands.js';
import { access } from '../access/access.decider.js';
import { EstablishBody } from '../body/body.commands.js';
import { body } from '../body/body.decider.js';
import { ConfirmEmergency, DeclareEmergency } from '../emergency/emergency.commands.js';
import { allowAnything, anythingGoes } from '../testing/index.js';
import { SetApprovalLimits } from './limits.commands.js';
import { limits } from './limits.decider.js';
import { fourEyes, outcomeOf } from './four-eyes.js';
import {
  AmendChange,
  ApproveChange,
  CompleteChange,
  DeclineChange,
  ProposeChange,
  WithdrawChange,
} from './proposal.commands.js';
import { proposal, type KnownProposal } from './proposal.decider.js';
import { ANNA, BO, bookOf, by, CARLA, change, DAN, id, later, NOW, refusalOf } from '../testing/four-eyes.js';

const P = id(1000);
const TABLE = {
  EstablishBody: { approves: ['board_member:chair'] as const, filledIn: ['name'] },
  CloseBody: {},
};
const guarded = fourEyes(body, TABLE, { operator: 'local' });
const DATA = { bodyId: 'group', kind: 'board' as const, name: 'A group', bylawsId: 'test' };

/** A book with bylaws, in which Anna has proposed a body, and Bo has approved it. */
async function approved(more: Parameters<typeof change>[1] = {}) {
  const book = await bookOf();
  await allowAnything((command, decider) => handle(book.store, decider, command));
  await book.ask(new ProposeChange(change(P, { change: DATA, ...more }), by(ANNA)));
  const refusal = (command: DomainCommand) => refusalOf(handle(book.store, guarded, command));
  return { ...book, refusal, pass: (command: DomainCommand) => handle(book.store, guarded, command) };
}
/** What is carried out: the command under the proposal's own id, as it was asked. */
const carried = (more: Partial<CommandMeta> = {}, data: Partial<typeof DATA> = {}): EstablishBody =>
  new EstablishBody({ ...DATA, ...data }, by(ANNA, NOW, { id: P, effectiveOn: '2026-07-01', ...more }));

describe('What takes two', () => {
  it('is refused as long as nobody else has approved it, and done once they have', async () => {
    const { ask, approve, pass, refusal } = await approved();
    expect(await refusal(carried())).toBe('four_eyes.needed [Fire øjne 1]');
    await ask(await approve(P, BO));
    expect((await pass(carried())).facts).toMatchObject([{ type: 'BodyEstablished' }]);
    await ask(new CompleteChange({ proposalId: P, outcome: 'carried_out' }, by(BO)));
    expect((await pass(carried())).replayed).toBe(true);
  });
  it('is done under its own id only, and while it waits to be done', async () => {
    const { ask, approve, refusal } = await approved();
    await ask(await approve(P, BO));
    expect(await refusal(carried({ id: id(1001) }))).toBe('four_eyes.needed [Fire øjne 1]');
    await ask(new CompleteChange({ proposalId: P, outcome: 'refused', code: 'body.exists' }, by(BO)));
    expect(await refusal(carried())).toBe('four_eyes.needed [Fire øjne 1]');
  });
  it('is what was approved and nothing else: each word, the day, the authority, the grounds and who asked', async () => {
    const { ask, approve, pass, refusal } = await approved();
    await ask(await approve(P, BO));
    const others = [
      carried({}, { bodyId: 'other' }),
      carried({ effectiveOn: '2026-07-02' }),
      carried({ effectiveOnGiven: false }),
      carried({ org: '101' }),
      carried({ grounds: { decisionRef: 'd1' } }),
      carried({ by: CARLA }),
    ];
    for (const each of others) expect(await refusal(each)).toBe('four_eyes.another_change [Fire øjne 2]');
    const filledIn = carried({}, { name: 'As the service has it' });
    expect((await pass(filledIn)).facts).toHaveLength(1);
  });
  it('is approved by those whom the policy names, or by the treasurer where nobody else was there', async () => {
    const anyone = await approved({ approvers: ['board_member'] });
    await anyone.ask(await anyone.approve(P, DAN));
    expect(await anyone.refusal(carried())).toBe('four_eyes.another_change [Fire øjne 2]');
    const instead = await approved({ approvers: ['board_member:treasurer'], fallback: true });
    await instead.ask(await instead.approve(P, CARLA));
    expect((await instead.pass(carried())).facts).toHaveLength(1);
    const claimed = await approved({ fallback: true });
    await claimed.ask(await claimed.approve(P, BO));
    expect(await claimed.refusal(carried())).toBe('four_eyes.another_change [Fire øjne 2]');
  });
  it('is done within 30 days of its approval: rule 7', async () => {
    const { ask, approve, pass, refusal } = await approved();
    await ask(await approve(P, BO, later(3)));
    expect(await refusal(carried({ now: later(34) }))).toBe('four_eyes.expired [Fire øjne 7]');
    expect((await pass(carried({ now: later(33) }))).facts).toHaveLength(1);
  });
  it('is what would have been recorded when it was asked, but for what the service fills in: rule 7', async () => {
    const facts = [{ type: 'BodyEstablished', data: { ...DATA, name: 'Whatever' } }];
    const same = await approved({ outcome: outcomeOf(facts, ['name']) });
    await same.ask(await same.approve(P, BO));
    expect((await same.pass(carried())).facts).toHaveLength(1);
    const changed = await approved({
      outcome: outcomeOf([{ ...facts[0]!, data: { ...DATA, kind: 'working_group' } }], ['name']),
    });
    await changed.ask(await changed.approve(P, BO));
    expect(await changed.refusal(carried())).toBe('four_eyes.changed_meanwhile [Fire øjne 7]');
  });
  it('is done in an emergency while it holds, and not after: rule 8', async () => {
    const { ask, pass, refusal } = await approved();
    await ask(new DeclareEmergency({ emergencyId: 'e1', reason: 'Brand' }, by(ANNA)));
    await ask(new ConfirmEmergency({ emergencyId: 'e1' }, by(DAN)));
    const urgent = id(1002);
    await ask(new ProposeChange(change(urgent, { change: DATA, emergency: 'e1' }), by(ANNA)));
    expect(await refusal(carried({ id: urgent, now: later(0, 5) }))).toBe('four_eyes.expired [Fire øjne 8]');
    expect((await pass(carried({ id: urgent, now: later(0, 4) }))).facts).toHaveLength(1);
  });
  it('takes nobody else when it is only tried, when a reactor asks it, or the operator of the book does', async () => {
    const { pass } = await approved();
    const free = [{ dryRun: true }, { cause: id(1) }, { by: 'local' }];
    for (const [index, more] of free.entries()) {
      const command = carried({ id: id(1100 + index), ...more }, { bodyId: `group-${index}` });
      expect((await pass(command)).facts).toHaveLength(1);
    }
  });
  it('takes as many as the limits of the day it is done on say, parts of thirty days together: rule 4', async () => {
    const { ask, store, approve } = await approved();
    const table = { EstablishBody: { approves: ['board_member:treasurer'], second: ['board_member:chair'] } } as const;
    const worth = (amount: bigint, within30Days = 0n) =>
      fourEyes(body, table, { amountsOf: () => Promise.resolve({ amount, within30Days }) });
    const data = {
      single: { amount: '1000.00', currency: 'DKK' as const },
      two: { amount: '50000.00', currency: 'DKK' as const },
    };
    // Dated before the limits: they are those of the day it is asked on.
    const command = (n: number) => carried({ id: id(n), effectiveOn: '2026-01-01' }, { bodyId: `body-${n}` });
    const asked = (n: number, decider: AnyDecider) =>
      handle(store, decider, command(n)).then(
        () => 'done',
        ({ code }: Rejection) => code,
      );
    expect(await asked(1301, worth(1n))).toBe('four_eyes.needed');
    await handle(
      store,
      limits,
      new SetApprovalLimits(
        data,
        testMeta({ now: NOW, effectiveOn: '2026-06-01', grounds: { decisionRef: anythingGoes.decision.decisionId } }),
      ),
    );
    expect(await asked(1302, worth(100_000n))).toBe('done');
    expect(await asked(1303, worth(50_000n, 50_001n))).toBe('four_eyes.needed');

    const proposed = (n: number) => ({ change: { ...DATA, bodyId: `body-${n}` }, effectiveOn: '2026-01-01' });
    const one = { approvers: ['board_member:treasurer' as const] };
    await ask(new ProposeChange(change(id(1304), { ...proposed(1304), ...one }), by(ANNA)));
    await ask(await approve(id(1304), CARLA));
    // Meanwhile another part was posted: now it takes two others.
    expect(await asked(1304, worth(1n, 5_000_000n))).toBe('four_eyes.another_change');
    const both = {
      approvers: ['board_member:treasurer' as const, 'board_member:chair' as const],
      approvals: 2 as const,
      with: 'board_member:treasurer' as const,
    };
    await ask(new ProposeChange(change(id(1305), { ...proposed(1305), ...both }), by(ANNA)));
    await ask(await approve(id(1305), CARLA));
    expect(await asked(1305, worth(1n, 5_000_000n))).toBe('four_eyes.needed');
    await ask(await approve(id(1305), BO));
    expect(await asked(1305, worth(1n, 5_000_000n))).toBe('done');
  });
  it('is left alone where the policy names no approver', async () => {
    const other = fourEyes(body, { EstablishBody: { filledIn: [] }, toString: undefined });
    const { store } = await approved();
    expect((await handle(store, other, carried({ id: id(1200) }))).facts).toHaveLength(1);
  });
});

// Any sequence of proposals, changes, approvals, delegations and passing time, asked by persons with several accounts.
const PERSONS = 5;
const ACCOUNTS = Array.from({ length: 10 }, (_, n) => id(n + 1));
/** The truth that the rules do not see directly: whose an account is. Two accounts are each person's. */
const personOf = (account: string): string => id(900 + (ACCOUNTS.indexOf(account) % PERSONS));
const PROPOSALS = [id(2001), id(2002)];
const ASSOCIATION = { kind: 'association' as const };
const ROLES_OF = ['secretariat', 'chair', 'treasurer', 'member'] as const;

const step = fc.record({
  ask: fc.constantFrom(
    ...(['approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'approve'] as const),
    ...(['propose', 'amend', 'amend', 'amend', 'complete', 'complete', 'delegate', 'delegate', 'delegate'] as const),
    ...(['end', 'revoke', 'decline', 'withdraw'] as const),
  ),
  who: fc.nat(ACCOUNTS.length - 1),
  to: fc.nat(ACCOUNTS.length - 1),
  proposal: fc.nat(PROPOSALS.length - 1),
  name: fc.nat(1),
  terms: fc.nat(5),
  /** Whether the version that stands is approved, or one of those before. */
  version: fc.constantFrom('now', 'now', 'now', 'old'),
  /** In somebody's name: by which of the delegations so far, and whether it is to the one who asks. */
  delegation: fc.constantFrom(undefined, undefined, 0, 1, 2),
  theirs: fc.constantFrom(true, true, false),
  hours: fc.nat(99).map((n) => (n < 97 ? n % 3 : n * 8)),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What is asked of whom, so that one, two, or the treasurer and another have to approve. */
const TERMS: Parameters<typeof change>[1][] = [
  { approvers: ['board_member'] },
  { approvers: ['board_member', 'secretariat'] },
  { approvers: ['board_member', 'secretariat'], approvals: 2 },
  { approvers: ['board_member'], approvals: 2, with: 'board_member:treasurer' },
  { approvers: ['board_member:treasurer'], fallback: true },
  { approvers: ['secretariat', 'board_member'], about: { project: ['p1'] } },
];

/** Grants of any shape: each account holds one or two roles, under the person whose it is. */
const roles = fc.array(fc.constantFrom(...ROLES_OF), { minLength: ACCOUNTS.length, maxLength: ACCOUNTS.length });
const grantsOf = (held: (typeof ROLES_OF)[number][]) =>
  ACCOUNTS.map((account, index) => {
    const role = held[index]!;
    const office = role === 'chair' || role === 'treasurer' ? { office: role } : {};
    const named = role === 'secretariat' ? ('secretariat' as const) : ('board_member' as const);
    return { account, grantId: 'g1', role: named, ...office, scope: ASSOCIATION, personRef: personOf(account) };
  });

const contentOf = ({ name, terms }: Step) => ({ ...TERMS[terms], change: { name: `Version ${name}` } });

/** What happened so far, for those who have to name it. */
interface SoFar {
  state: KnownProposal | undefined;
  versions: string[];
  delegations: DelegateApproval['data'][];
}

/** @returns nothing when there is no version yet that could be approved. */
function approvalOf(each: Step, meta: CommandMeta, { state, versions, delegations }: SoFar): ApproveChange | undefined {
  const proposalId = PROPOSALS[each.proposal]!;
  const approves = each.version === 'now' ? state?.version : versions[each.name];
  if (approves === undefined) return undefined;
  const found = each.delegation === undefined ? undefined : delegations.at(-1 - each.delegation);
  if (!found) return new ApproveChange({ proposalId, approves }, meta);
  const delegation = `${found.account}/${found.delegationId}`;
  return new ApproveChange({ proposalId, approves, delegation }, each.theirs ? { ...meta, by: found.to } : meta);
}

function commandOf(each: Step, meta: CommandMeta, soFar: SoFar): DomainCommand | undefined {
  const [proposalId, account, to] = [PROPOSALS[each.proposal]!, ACCOUNTS[each.who]!, ACCOUNTS[each.to]!];
  const [delegationId, reason] = [`d${each.name}`, 'Because'];
  switch (each.ask) {
    case 'propose':
      return new ProposeChange(change(proposalId, contentOf(each)), meta);
    case 'amend':
      return new AmendChange(change(proposalId, contentOf(each)), meta);
    case 'approve':
      return approvalOf(each, meta, soFar);
    case 'decline':
      return new DeclineChange({ proposalId, reason }, meta);
    case 'withdraw':
      return new WithdrawChange({ proposalId, reason }, meta);
    case 'complete':
      return new CompleteChange({ proposalId, outcome: 'carried_out' }, meta);
    case 'delegate': {
      const until = new Date(Date.parse(meta.now) + 40 * 86_400_000).toISOString().slice(0, 10);
      const scope = each.terms === 5 ? { kind: 'project' as const, id: 'p1' } : ASSOCIATION;
      return new DelegateApproval({ account, delegationId, to, scope, until }, meta);
    }
    case 'end':
      return new EndDelegation({ account, delegationId }, meta);
    case 'revoke':
      return new RevokeRole({ account: to, grantId: 'g1', reason }, meta);
  }
}

/** Asks all steps; what is refused is refused. @returns the log. */
async function run(held: (typeof ROLES_OF)[number][], steps: Step[]): Promise<RecordedEvent[]> {
  const store = memoryStore();
  await handle(store, access, new FoundAccess({ grants: grantsOf(held) }, testMeta({ effectiveOn: '2026-01-01' })));
  let clock = Date.parse(NOW);
  const soFar: SoFar = { state: undefined, versions: [], delegations: [] };
  // Both are proposed to begin with, by whoever comes first.
  const begun = PROPOSALS.map((_, index): Step => ({ ...steps[index]!, ask: 'propose', proposal: index }));
  for (const each of [...begun, ...steps]) {
    clock += each.hours * 3_600_000;
    const now = new Date(clock);
    const meta = testMeta({ by: ACCOUNTS[each.who]!, now: now.toISOString(), effectiveOn: copenhagenDate(now) });
    const { state } = await lookupIn(store).state(proposal, PROPOSALS[each.proposal]!);
    soFar.state = state.status === 'none' ? undefined : state;
    if (soFar.state && !soFar.versions.includes(soFar.state.version)) soFar.versions.push(soFar.state.version);
    const command = commandOf(each, meta, soFar);
    if (!command) continue;
    try {
      await handle(store, command.type.endsWith('Change') ? proposal : access, command);
      if (command instanceof DelegateApproval) soFar.delegations.push(command.data);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }
  return store.readAll(-1, 10_000);
}

/** What the events alone say of a proposal's approvals. */
interface Audited {
  makers: Set<string>;
  /** Each approval since the last version: the persons whose it is. */
  approvals: Set<string>[];
  content: { approvals: number; with?: string };
  version: string;
  changed: string;
  as: string[];
}

/**
 * The rules for the auditor, from the events and nothing of the decider: no approval by a person who proposed or changed
 * any version, in their own name or another's; none of another version than the last; none after 30 days; as many different persons as it takes.
 * @returns every breach, and how many proposals were completed.
 */
function audit(events: readonly RecordedEvent[]): { breaches: string[]; completed: number } {
  const proposals = new Map<string, Audited>();
  const breaches: string[] = [];
  let completed = 0;
  for (const { stream, type, data, by: who, eff } of events.filter(({ stream: of }) => of.startsWith('proposal-'))) {
    const found = proposals.get(stream);
    if (type === 'ChangeProposed' || type === 'ChangeAmended') {
      const makers = new Set([...(found?.makers ?? []), personOf(who)]);
      const version = sha256(canonicalJson({ fallback: false, ...data, proposalId: undefined, grounds: {} }));
      proposals.set(stream, { makers, approvals: [], content: data as never, version, changed: eff, as: [] });
    } else if (type === 'ChangeApproved') {
      const [delegator] = ((data['delegation'] as string | undefined) ?? '').split('/');
      const persons = new Set([personOf(who), ...(delegator ? [personOf(delegator)] : [])]);
      if ([...persons].some((each) => found!.makers.has(each))) breaches.push(`${stream}: approved by its maker`);
      if (found!.approvals.some((other) => [...other].some((each) => persons.has(each))))
        breaches.push(`${stream}: one person twice`);
      if (Date.parse(eff) - Date.parse(found!.changed) > 30 * 86_400_000) breaches.push(`${stream}: too late`);
      if (data['approves'] !== found!.version) breaches.push(`${stream}: another version`);
      found!.approvals.push(persons);
      found!.as.push(data['as'] as string);
    } else if (type === 'ChangeCompleted') {
      completed++;
      const { content, approvals, as } = found!;
      if (approvals.length < content.approvals) breaches.push(`${stream}: too few approvals`);
      if (content.with && !as.includes(content.with)) breaches.push(`${stream}: without ${content.with}`);
    }
  }
  return { breaches, completed };
}

const SEQUENCES = 5_000;

describe('No sequence of commands', () => {
  it(`lets anybody approve their own work: ${SEQUENCES} of them, judged by the events alone`, async () => {
    let [approvals, inAnothersName, completions] = [0, 0, 0];
    const many = fc.noBias(fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }));
    const sequences = fc.asyncProperty(roles, many, async (held, steps) => {
      const events = await run(held, steps);
      const { breaches, completed } = audit(events);
      const given = events.filter(({ type }) => type === 'ChangeApproved');
      approvals += given.length;
      inAnothersName += given.filter(({ data }) => data['delegation'] !== undefined).length;
      completions += completed;
      expect(breaches).toEqual([]);
    });
    await fc.assert(sequences, { numRuns: SEQUENCES, seed: 20_261_123 });
    // It says nothing when nothing is ever approved.
    expect(approvals).toBeGreaterThan(SEQUENCES / 2);
    expect(inAnothersName).toBeGreaterThan(SEQUENCES / 100);
    expect(completions).toBeGreaterThan(SEQUENCES / 20);
  });
});
