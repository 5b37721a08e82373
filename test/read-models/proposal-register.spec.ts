// SPDX-License-Identifier: MPL-2.0
import { copenhagenDate, type CommandMeta, type DomainCommand, type EventFamily } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  AmendChange,
  ApproveChange,
  CompleteChange,
  ConfirmEmergency,
  DeclareEmergency,
  DeclineChange,
  DelegateApproval,
  FoundAccess,
  governance,
  listEmergencies,
  ListEmergencies,
  listProposals,
  ListProposals,
  proposalRegister,
  ProposeChange,
  ReviewEmergency,
  WithdrawChange,
  type ProposalFilter,
} from '@faellesbog/governance';
import { indexedRows } from '../support/funding.js';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [ANNA, BO, CARLA, DAN, FIN] = [id(1), id(2), id(3), id(4), id(5)];
const [P, Q] = [id(1000), id(1001)];
const association = { kind: 'association' as const };
const grants = [
  { account: ANNA, role: 'secretariat' as const, scope: association },
  { account: BO, role: 'board_member' as const, office: 'chair' as const, scope: association },
  { account: CARLA, role: 'board_member' as const, office: 'treasurer' as const, scope: association },
  { account: DAN, role: 'board_member' as const, scope: association },
  { account: FIN, role: 'finance' as const, scope: { kind: 'authority' as const, id: '101' } },
].map((each, n) => ({ ...each, grantId: 'g1', personRef: id(900 + n) }));

let f: ReadModelFixture;
const record = async (...commands: DomainCommand[]): Promise<void> => {
  for (const command of commands) {
    const decider = governance.deciders.find(({ commands: its }) => its.includes(command.constructor as never))!;
    f.clockTo(new Date(command.meta.now));
    await f.record(command, decider);
  }
};
beforeEach(async () => {
  f = await readModelFixture(
    [proposalRegister],
    governance.deciders.map(({ events }) => events as EventFamily),
  );
  await record(new FoundAccess({ grants }, by(id(9), '2026-01-01')));
});
afterEach(() => f.close());

const by = (account: string, day = '2026-06-01', more: Partial<CommandMeta> = {}): CommandMeta => {
  const now = day.includes('T') ? day : `${day}T10:00:00Z`;
  return testMeta({ by: account, now, effectiveOn: copenhagenDate(new Date(now)), ...more });
};
type Asked = ConstructorParameters<typeof ProposeChange>[0];
const change = (proposalId: string, more: Partial<Asked> = {}): Asked => ({
  proposalId,
  command: 'EstablishBody',
  change: { bodyId: 'group', name: 'A group' },
  effectiveOn: '2026-07-01',
  effectiveOnGiven: true,
  about: {},
  approvers: ['board_member:chair'],
  approvals: 1,
  ...more,
});
const proposals = async (filter: ProposalFilter = {}, validOn = '2026-06-10', knownAt?: string) =>
  (await f.ask(listProposals, new ListProposals(filter, { validOn, knownAt }))).proposals;
const approve = async (account: string, day = '2026-06-02', delegation?: string, proposalId = P) => {
  const [{ version: approves } = { version: '' }] = await proposals({ proposalId }, day);
  await record(new ApproveChange({ proposalId, approves, ...(delegation && { delegation }) }, by(account, day)));
};
const statusOn = async (day: string, proposalId = P) => (await proposals({ proposalId }, day))[0]?.status;

describe('A proposal', () => {
  it('is listed with what is asked, its version, its makers and whom it waits for', async () => {
    const source = { kind: 'illustrative' as const, reference: 'test' };
    const asked = change(P, { about: { project: ['p1'] }, org: '101' });
    await record(new ProposeChange(asked, by(ANNA, '2026-06-01', { grounds: { decisionRef: 'd1', source } })));
    const [found, ...more] = await proposals();
    expect(more).toEqual([]);
    expect(found).toEqual({
      ...{ proposalId: P, command: 'EstablishBody', change: asked.change, org: '101', effectiveOn: '2026-07-01' },
      ...{ grounds: { decisionRef: 'd1', source }, about: { project: ['p1'] }, status: 'proposed' },
      version: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      ...{ makers: [ANNA], approvals: [], approvalsNeeded: 1, waitsFor: ['board_member:chair'] },
      proposedAt: expect.stringMatching(/^2026-06-01T10:00:00/) as string,
      ...{ expiresOn: '2026-07-01', emergency: null, fallback: false, ended: null, illustrative: true },
    });
    await approve(BO);
    expect(await statusOn('2026-06-02')).toBe('approved');
  });
  it('is as it stood on any day: proposed, amended, approved in another’s name, carried out', async () => {
    await record(
      new ProposeChange(change(P), by(ANNA)),
      new AmendChange(change(P, { change: { bodyId: 'other' } }), by(CARLA, '2026-06-03')),
      new DelegateApproval(
        { account: BO, delegationId: 'd1', to: DAN, scope: association, until: '2026-06-30' },
        by(BO, '2026-06-03'),
      ),
    );
    await approve(DAN, '2026-06-05', `${BO}/d1`);
    await record(new CompleteChange({ proposalId: P, outcome: 'carried_out' }, by(DAN, '2026-06-06')));
    const on = async (day: string) => (await proposals({ proposalId: P }, day))[0]!;
    expect(await on('2026-06-02')).toMatchObject({
      makers: [ANNA],
      change: { bodyId: 'group' },
      expiresOn: '2026-07-01',
    });
    expect(await on('2026-06-03')).toMatchObject({
      makers: [ANNA, CARLA],
      change: { bodyId: 'other' },
      status: 'proposed',
    });
    const given = { by: DAN, as: 'board_member:chair', delegation: `${BO}/d1` };
    expect(await on('2026-06-05')).toMatchObject({
      status: 'approved',
      approvals: [given],
      waitsFor: [],
      expiresOn: '2026-07-05',
    });
    expect(await on('2026-06-06')).toMatchObject({
      status: 'completed',
      ended: { on: '2026-06-06', by: DAN, reason: null },
    });
    expect((await proposals({}, '2026-06-05')).length).toBe(1);
    expect(await proposals({}, '2026-06-06')).toEqual([]);
    expect((await proposals({ status: 'done' }, '2026-06-06')).map(({ proposalId }) => proposalId)).toEqual([P]);
    await expect(proposals({ proposalId: P }, '2026-05-31')).rejects.toMatchObject({ status: 404 });
  });
  it('waits for the treasurer where only their approval is missing', async () => {
    const terms = {
      approvers: ['board_member' as const],
      approvals: 2 as const,
      with: 'board_member:treasurer' as const,
    };
    await record(new ProposeChange(change(P, terms), by(ANNA)));
    const waitsFor = async () => (await proposals())[0]!.waitsFor;
    expect(await waitsFor()).toEqual(['board_member:treasurer', 'board_member']);
    await approve(DAN);
    expect(await waitsFor()).toEqual(['board_member:treasurer']);
    await approve(CARLA);
    expect(await waitsFor()).toEqual([]);
  });
  it('that was declined, withdrawn or refused says by whom and why, and is open no more', async () => {
    await record(
      new ProposeChange(change(P), by(ANNA)),
      new ProposeChange(change(Q), by(ANNA)),
      new ProposeChange(change(id(1002)), by(ANNA)),
      new DeclineChange({ proposalId: P, reason: 'Nej' }, by(BO)),
      new WithdrawChange({ proposalId: Q, reason: 'Fejl' }, by(ANNA)),
    );
    await approve(BO, '2026-06-02', undefined, id(1002));
    const refused = { proposalId: id(1002), outcome: 'refused' as const, code: 'body.exists' };
    await record(new CompleteChange(refused, by(BO, '2026-06-02')));
    expect(await proposals()).toEqual([]);
    const all = await proposals({ status: 'all' });
    expect(all.map(({ status, ended }) => [status, ended?.by, ended?.reason])).toEqual([
      ['refused', BO, 'body.exists'],
      ['withdrawn', ANNA, 'Fejl'],
      ['declined', BO, 'Nej'],
    ]);
  });
  it('is over after 30 days without an approval, and after 30 more without being carried out', async () => {
    await record(new ProposeChange(change(P), by(ANNA)), new ProposeChange(change(Q), by(ANNA)));
    expect([await statusOn('2026-07-01'), await statusOn('2026-07-02')]).toEqual(['proposed', 'expired']);
    await approve(BO, '2026-07-01', undefined, Q);
    expect([await statusOn('2026-07-31', Q), await statusOn('2026-08-01', Q)]).toEqual(['approved', 'expired']);
    expect((await proposals({}, '2026-07-31')).map(({ proposalId }) => proposalId)).toEqual([Q]);
    expect(await proposals({}, '2026-08-01')).toEqual([]);
  });
  it('is shown to whom it waits for, and not to who made it', async () => {
    const pledge = { approvers: ['coordinator' as const, 'finance' as const], about: { authority: ['101'] } };
    await record(new ProposeChange(change(P), by(ANNA)), new ProposeChange(change(Q, pledge), by(FIN)));
    const mine = async (...parties: NonNullable<ProposalFilter['forParties']>) =>
      (await proposals({ forParties: parties })).map(({ proposalId }) => proposalId);
    expect(await mine({ role: 'board_member', office: 'chair', scope: association })).toEqual([P]);
    expect(await mine({ role: 'board_member', scope: association })).toEqual([]);
    const finance = { role: 'finance' as const, scope: { kind: 'authority' as const, id: '101' } };
    expect(await mine(finance)).toEqual([Q]);
    expect(await mine({ ...finance, scope: { kind: 'authority', id: '151' } })).toEqual([]);
    expect(await mine({ ...finance, account: FIN })).toEqual([]);
    expect(await mine()).toEqual([]);
  });
  it('is found without reading all there ever were', async () => {
    await record(new ProposeChange(change(P), by(ANNA)), new ProposeChange(change(Q), by(ANNA)));
    await approve(BO);
    const when = { validOn: '2026-06-10' };
    expect(await indexedRows(f, proposalRegister, listProposals, new ListProposals({}, when))).toBeLessThan(50);
    const one = new ListProposals({ proposalId: P }, when);
    expect(await indexedRows(f, proposalRegister, listProposals, one)).toBeLessThan(50);
  });
});

describe('An emergency', () => {
  const emergencyId = 'e1';
  const emergencies = async (validOn: string) =>
    (await f.ask(listEmergencies, new ListEmergencies({ validOn }))).emergencies;

  it('is listed with what was done under it, and says when its review is overdue', async () => {
    await record(
      new DeclareEmergency({ emergencyId, reason: 'Brand' }, by(ANNA)),
      new ConfirmEmergency({ emergencyId }, by(BO, '2026-06-01T11:00:00Z')),
      new ProposeChange(change(P, { emergency: emergencyId }), by(BO, '2026-06-01T12:00:00Z')),
    );
    const [act] = await proposals();
    expect(act).toMatchObject({ status: 'approved', emergency: emergencyId, waitsFor: [], approvals: [] });
    const [found] = await emergencies('2026-06-15');
    expect(found).toMatchObject({
      ...{ emergencyId, status: 'confirmed', reason: 'Brand', declaredBy: ANNA, confirmedBy: BO, acts: [P] },
      ...{ holdsUntil: '2026-06-01T15:00:00.000Z', reviewBy: '2026-06-15', overdue: false, conclusion: null },
    });
    expect((await emergencies('2026-06-16'))[0]).toMatchObject({ overdue: true });
    await record(new ReviewEmergency({ emergencyId, conclusion: 'I orden' }, by(CARLA, '2026-06-20')));
    expect((await emergencies('2026-06-20'))[0]).toMatchObject({
      ...{ status: 'reviewed', reviewedBy: CARLA, conclusion: 'I orden', overdue: false },
    });
    expect(await emergencies('2026-05-31')).toEqual([]);
  });
});
