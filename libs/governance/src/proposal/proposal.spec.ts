// SPDX-License-Identifier: MPL-2.0
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { DelegateApproval, EndDelegation, GrantRole, ProposeRole, RevokeRole } from '../access/access.commands.js';
import { versionOf } from '../access/access.decider.js';
import { ConfirmEmergency, DeclareEmergency } from '../emergency/emergency.commands.js';
import {
  AmendChange,
  ApproveChange,
  CompleteChange,
  DeclineChange,
  ProposeChange,
  WithdrawChange,
} from './proposal.commands.js';
import { changeVersion, lastDayOf, type KnownProposal } from './proposal.decider.js';
import {
  ANNA,
  BO,
  BO_TOO,
  bookOf,
  by,
  CARLA,
  change,
  DAN,
  EVA,
  FIN,
  FOUNDERS,
  id,
  KIM,
  later,
  NOW,
  personBehind,
  SUE,
} from '../testing/four-eyes.js';

const P = id(1000);
const ANYONE = { approvers: ['board_member' as const] };
const other = { ...change(P).change, name: 'Another group' };

/** A book in which somebody has proposed a change. */
async function proposed(more: Parameters<typeof change>[1] = {}, maker = ANNA) {
  const book = await bookOf();
  await book.ask(new ProposeChange(change(P, more), by(maker)));
  const known = async () => (await book.state(P)) as KnownProposal;
  return { ...book, known };
}

describe('A proposal', () => {
  it('stands in the words it was asked in, and asking it again is nothing to do', async () => {
    const { ask, known } = await proposed();
    expect(await known()).toMatchObject({ status: 'proposed', makers: [ANNA], approvals: [], since: '2026-06-01' });
    expect((await known()).content).toMatchObject({ command: 'EstablishBody', effectiveOn: '2026-07-01', grounds: {} });
    expect((await ask(new ProposeChange(change(P), by(ANNA)))).events).toEqual([]);
  });
  it('is not proposed in other words under the same id, on another day than today, or by nobody that is known', async () => {
    const { refusal } = await proposed();
    expect(await refusal(new ProposeChange(change(P, { change: other }), by(ANNA)))).toBe('proposal.exists');
    const yesterday = by(ANNA, NOW, { effectiveOn: '2026-05-31' });
    expect(await refusal(new ProposeChange(change(id(1001)), yesterday))).toBe('four_eyes.another_day');
    expect(await refusal(new ProposeChange(change(id(1001)), by('stranger')))).toBe(
      'four_eyes.unknown_person [Fire øjne 1]',
    );
  });
  it('has a version that changes with everything that is approved, its grounds included', async () => {
    const content = { ...change(P), grounds: { decisionRef: 'd1' } };
    const variants = [
      content,
      { ...content, command: 'CloseBody' },
      { ...content, change: other },
      { ...content, org: '101' },
      { ...content, effectiveOn: '2026-07-02' },
      { ...content, effectiveOnGiven: false },
      { ...content, grounds: { decisionRef: 'd2' } },
      { ...content, about: { project: ['p1'] } },
      { ...content, approvers: ['board_member' as const] },
      { ...content, approvals: 2 as const },
      { ...content, with: 'board_member:treasurer' as const },
      { ...content, fallback: true },
      { ...content, emergency: 'e1' },
      { ...content, payee: { kind: 'supplier' as const, id: 'magenta' } },
    ];
    expect(new Set(variants.map(changeVersion)).size).toBe(variants.length);
    expect(changeVersion({ ...content, fallback: false, org: undefined })).toBe(changeVersion(content));
    const { ask, known } = await proposed();
    await ask(new AmendChange(change(P), by(ANNA, NOW, { grounds: { decisionRef: 'd1' } })));
    expect((await known()).version).toBe(changeVersion(content));
  });
  it('is amended into a new version that nobody has approved, by whoever may, and then they are a maker too', async () => {
    const { ask, known } = await proposed({ ...ANYONE, approvals: 2 });
    await ask(new ApproveChange({ proposalId: P, approves: (await known()).version }, by(DAN)));
    await ask(new AmendChange(change(P, { ...ANYONE, approvals: 2, change: other }), by(BO, later(1))));
    expect(await known()).toMatchObject({ status: 'proposed', makers: [ANNA, BO], approvals: [], since: '2026-06-02' });
    const same = new AmendChange(change(P, { ...ANYONE, approvals: 2, change: other }), by(EVA, later(1)));
    expect((await ask(same)).events).toEqual([]);
    expect((await known()).makers).toEqual([ANNA, BO]);
  });
  it('is not amended into another command, nor once it is decided', async () => {
    const { ask, refusal, approve } = await proposed();
    expect(await refusal(new AmendChange(change(P, { command: 'CloseBody' }), by(ANNA)))).toBe(
      'proposal.another_command',
    );
    expect(await refusal(new AmendChange(change(id(1001)), by(ANNA)))).toBe('proposal.unknown');
    await ask(await approve(P, BO));
    expect(await refusal(new AmendChange(change(P, { change: other }), by(ANNA)))).toBe('proposal.approved');
  });
  it('is approved by who holds what it waits for, and approving it again is nothing to do', async () => {
    const { ask, refusal, approve, known } = await proposed();
    expect(await refusal(await approve(P, DAN))).toBe('four_eyes.not_approver [Fire øjne 4]');
    expect(await refusal(await approve(P, FIN))).toBe('four_eyes.not_approver [Fire øjne 4]');
    expect((await ask(await approve(P, BO))).facts).toMatchObject([
      { type: 'ChangeApproved', data: { as: 'board_member:chair' } },
    ]);
    expect(await known()).toMatchObject({ status: 'approved', approvals: [{ by: BO, as: 'board_member:chair' }] });
    expect((await ask(await approve(P, BO))).events).toEqual([]);
    expect(await refusal(await approve(P, CARLA))).toBe('proposal.approved');
    expect(await refusal(await approve(id(1001), BO))).toBe('proposal.unknown');
  });
  it('of a municipality is approved by its own people only', async () => {
    const more = { approvers: ['finance' as const], about: { authority: ['101'] } };
    const { ask, approve } = await proposed(more, KIM);
    expect((await ask(await approve(P, FIN))).events).toHaveLength(1);
    const elsewhere = await proposed({ ...more, about: { authority: ['151'] } }, KIM);
    expect(await elsewhere.refusal(await elsewhere.approve(P, FIN))).toBe('four_eyes.not_approver [Fire øjne 4]');
  });
  it('is approved by a role that holds at that moment: a revoked one does not', async () => {
    const { ask, refusal, approve } = await proposed();
    await ask(new RevokeRole({ account: BO, grantId: 'g-board-member', reason: 'Fratrådt' }, by(CARLA)));
    expect(await refusal(await approve(P, BO))).toBe('four_eyes.not_approver [Fire øjne 4]');
  });
  it('is declined by who could have approved it, and by nobody else', async () => {
    const { ask, refusal, approve, known } = await proposed();
    const no = (who: string) => new DeclineChange({ proposalId: P, reason: 'Nej' }, by(who));
    expect(await refusal(no(DAN))).toBe('four_eyes.not_approver [Fire øjne 4]');
    await ask(no(BO));
    expect((await known()).status).toBe('declined');
    expect((await ask(no(BO))).events).toEqual([]);
    expect(await refusal(await approve(P, BO))).toBe('proposal.declined');
    expect(await refusal(new AmendChange(change(P, { change: other }), by(ANNA)))).toBe('proposal.declined');
    expect(await refusal(new WithdrawChange({ proposalId: P, reason: 'Nej' }, by(ANNA)))).toBe('proposal.declined');
  });
  it('is withdrawn by its makers, and by nobody else', async () => {
    const { ask, refusal, approve, known } = await proposed({}, BO);
    const back = (who: string) => new WithdrawChange({ proposalId: P, reason: 'Fejl' }, by(who));
    expect(await refusal(back(ANNA))).toBe('proposal.not_yours');
    await ask(back(BO_TOO));
    expect((await known()).status).toBe('withdrawn');
    expect((await ask(back(BO))).events).toEqual([]);
    expect(await refusal(await approve(P, BO))).toBe('proposal.withdrawn');
    expect(await refusal(new DeclineChange({ proposalId: P, reason: 'Nej' }, by(BO)))).toBe('proposal.withdrawn');
  });
  it('is completed once it was approved, and says what became of it', async () => {
    const { ask, refusal, approve, known } = await proposed();
    const done = new CompleteChange({ proposalId: P, outcome: 'carried_out' }, by(BO));
    expect(await refusal(done)).toBe('proposal.proposed');
    await ask(await approve(P, BO));
    await ask(done);
    expect((await known()).status).toBe('completed');
    expect((await ask(new CompleteChange({ proposalId: P, outcome: 'carried_out' }, by(BO)))).events).toEqual([]);
    const refused = { proposalId: P, outcome: 'refused' as const, code: 'body.exists' };
    expect(await refusal(new CompleteChange(refused, by(BO)))).toBe('proposal.completed');
  });
});

describe('Rule 1: the approver is another person than any maker', () => {
  it('and not who proposed it, under whatever account', async () => {
    const { ask, refusal, approve } = await proposed(ANYONE, BO);
    expect(await refusal(await approve(P, BO))).toBe('four_eyes.same_person [Fire øjne 1]');
    expect(await refusal(await approve(P, BO_TOO))).toBe('four_eyes.same_person [Fire øjne 1]');
    expect((await ask(await approve(P, DAN))).events).toHaveLength(1);
  });
  it('and not who changed any version of it, however long ago', async () => {
    const { ask, refusal, approve } = await proposed(ANYONE);
    await ask(new AmendChange(change(P, { ...ANYONE, change: other }), by(BO)));
    await ask(new AmendChange(change(P, ANYONE), by(ANNA)));
    expect(await refusal(await approve(P, BO_TOO))).toBe('four_eyes.same_person [Fire øjne 1]');
  });
  it('and not who let a maker approve in their name', async () => {
    const { ask, refusal, approve } = await proposed(ANYONE, BO);
    const given = { account: DAN, delegationId: 'd1', to: BO_TOO, scope: { kind: 'association' as const } };
    await ask(new DelegateApproval({ ...given, until: '2026-06-30' }, by(DAN)));
    expect(await refusal(await approve(P, DAN))).toBe('four_eyes.delegated_to_maker [Fire øjne 1]');
    await ask(new EndDelegation({ account: DAN, delegationId: 'd1' }, by(DAN)));
    expect((await ask(await approve(P, DAN))).events).toHaveLength(1);
  });
  it('and not who approves in a maker’s name', async () => {
    const { ask, refusal, approve } = await proposed(ANYONE, BO);
    const given = { account: BO_TOO, delegationId: 'd1', to: FIN, scope: { kind: 'association' as const } };
    await ask(new DelegateApproval({ ...given, until: '2026-06-30' }, by(BO_TOO)));
    expect(await refusal(await approve(P, FIN, NOW, `${BO_TOO}/d1`))).toBe('four_eyes.same_person [Fire øjne 1]');
  });
  it('also when somebody has proposed a role that would make their account another person’s', async () => {
    const { ask, refusal, approve } = await proposed(ANYONE, BO);
    const false_ = { account: BO_TOO, grantId: 'x', role: 'coordinator' as const, personRef: personBehind(EVA) };
    await ask(new ProposeRole({ ...false_, scope: { kind: 'authority', id: '101' } }, by(ANNA)));
    expect(await refusal(await approve(P, BO_TOO))).toBe('four_eyes.same_person [Fire øjne 1]');
  });
});

describe('Rule 2: an approval names the version', () => {
  it('that stands, and no older one', async () => {
    const { ask, refusal, known } = await proposed();
    const { version } = await known();
    await ask(new AmendChange(change(P, { change: other }), by(ANNA)));
    expect(await refusal(new ApproveChange({ proposalId: P, approves: version }, by(BO)))).toBe(
      'four_eyes.another_version [Fire øjne 2]',
    );
  });
});

describe('Rule 3: who is paid approves nothing', () => {
  it('a supplier never, whatever other role their person is given', async () => {
    const { ask, refusal, approve } = await proposed({
      approvers: ['board_member', 'supplier'],
      about: { supplier: ['magenta'] },
    });
    expect(await refusal(await approve(P, SUE))).toBe('four_eyes.supplier [Fire øjne 3]');
    const given = { account: DAN, delegationId: 'd1', to: SUE, scope: { kind: 'association' as const } };
    await ask(new DelegateApproval({ ...given, until: '2026-06-30' }, by(DAN)));
    expect(await refusal(await approve(P, SUE, NOW, `${DAN}/d1`))).toBe('four_eyes.supplier [Fire øjne 3]');
  });
  it('nor who has a role for the supplier that it is about', async () => {
    const book = await bookOf([
      ...FOUNDERS,
      { ...FOUNDERS[4]!, grantId: 'b', role: 'steering_group_member', scope: { kind: 'supplier', id: 'magenta' } },
    ]);
    await book.ask(new ProposeChange(change(P, { ...ANYONE, about: { supplier: ['magenta'] } }), by(ANNA)));
    expect(await book.refusal(await book.approve(P, DAN))).toBe('four_eyes.supplier [Fire øjne 3]');
    expect((await book.ask(await book.approve(P, EVA))).events).toHaveLength(1);
  });
  it('nor who has a role with the authority that is paid', async () => {
    const at101 = { grantId: 'k', role: 'coordinator' as const, scope: { kind: 'authority' as const, id: '101' } };
    const book = await bookOf([...FOUNDERS, { ...FOUNDERS[4]!, ...at101 }]);
    const payee = { kind: 'authority' as const, id: '101' };
    await book.ask(new ProposeChange(change(P, { ...ANYONE, payee }), by(ANNA)));
    expect(await book.refusal(await book.approve(P, DAN))).toBe('four_eyes.payee [Fire øjne 3]');
    expect((await book.ask(await book.approve(P, EVA))).events).toHaveLength(1);
  });
});

describe('Rule 4: as many approve as it takes', () => {
  const TWO = { ...ANYONE, approvals: 2 as const, with: 'board_member:treasurer' as const };
  it('each a person of their own, and the treasurer among them above the limit', async () => {
    const { ask, refusal, approve, known } = await proposed(TWO);
    await ask(await approve(P, BO));
    expect(await refusal(await approve(P, BO_TOO))).toBe('four_eyes.approved_already [Fire øjne 4]');
    await ask(await approve(P, DAN));
    expect((await known()).status).toBe('proposed');
    expect((await ask(await approve(P, CARLA))).facts).toMatchObject([{ data: { as: 'board_member:treasurer' } }]);
    expect((await known()).status).toBe('approved');
  });
  it('where the treasurer begins, anybody else who may is the second', async () => {
    const { ask, approve, known } = await proposed(TWO);
    await ask(await approve(P, CARLA));
    expect((await known()).status).toBe('proposed');
    await ask(await approve(P, DAN));
    expect(await known()).toMatchObject({
      status: 'approved',
      approvals: [{ as: 'board_member:treasurer' }, { as: 'board_member' }],
    });
  });
  it('nobody counts twice by approving in another’s name, or by having it done in theirs', async () => {
    const { ask, refusal, approve } = await proposed({ ...ANYONE, approvals: 2 });
    const given = { account: DAN, delegationId: 'd1', to: EVA, scope: { kind: 'association' as const } };
    await ask(new DelegateApproval({ ...given, until: '2026-06-30' }, by(DAN)));
    await ask(await approve(P, EVA, NOW, `${DAN}/d1`));
    expect(await refusal(await approve(P, DAN))).toBe('four_eyes.approved_already [Fire øjne 4]');
    const own = await approve(P, EVA);
    expect((await ask(own)).events).toEqual([]);
    expect((await ask(await approve(P, BO))).events).toHaveLength(1);
  });
});

describe('Rule 5: where nobody holds what approves it, the treasurer stands in', () => {
  it('and the proposal says so', async () => {
    const { ask, approve, known } = await proposed({ approvers: ['board_member:treasurer'], fallback: true });
    expect((await known()).content.fallback).toBe(true);
    expect((await ask(await approve(P, CARLA))).events).toHaveLength(1);
  });
});

describe('Rule 6: who approves in another’s name', () => {
  const scope = { kind: 'association' as const };
  const given = { account: BO, delegationId: 'd1', to: DAN, scope, until: '2026-06-30' };
  it('does it with their role, within the days and the scope, and the approval says so', async () => {
    const { ask, refusal, approve, known } = await proposed({ about: { project: ['p1'] } });
    const named = `${BO}/d1`;
    expect(await refusal(await approve(P, DAN, NOW, named))).toBe('delegation.not_holding [Fire øjne 6]');
    await ask(new DelegateApproval({ ...given, scope: { kind: 'project', id: 'p2' } }, by(BO)));
    expect(await refusal(await approve(P, DAN, NOW, named))).toBe('four_eyes.not_approver [Fire øjne 4]');
    await ask(new DelegateApproval({ ...given, delegationId: 'd2', scope: { kind: 'project', id: 'p1' } }, by(BO)));
    expect(await refusal(await approve(P, EVA, NOW, `${BO}/d2`))).toBe('delegation.not_holding [Fire øjne 6]');
    expect(await refusal(await approve(P, DAN, later(30), `${BO}/d2`))).toBe('delegation.not_holding [Fire øjne 6]');
    await ask(await approve(P, DAN, later(29), `${BO}/d2`));
    expect((await known()).approvals).toEqual([{ by: DAN, as: 'board_member:chair', delegation: `${BO}/d2` }]);
  });
  it('no longer does once it was taken back, or the role that it rests on was', async () => {
    const { ask, refusal, approve } = await proposed();
    await ask(new DelegateApproval(given, by(BO)));
    await ask(new EndDelegation({ account: BO, delegationId: 'd1' }, by(BO)));
    expect(await refusal(await approve(P, DAN, NOW, `${BO}/d1`))).toBe('delegation.not_holding [Fire øjne 6]');
    await ask(new DelegateApproval({ ...given, delegationId: 'd2' }, by(BO)));
    await ask(new RevokeRole({ account: BO, grantId: 'g-board-member', reason: 'Fratrådt' }, by(CARLA)));
    expect(await refusal(await approve(P, DAN, NOW, `${BO}/d2`))).toBe('four_eyes.not_approver [Fire øjne 4]');
  });
  it('is never a maker of it', async () => {
    const { ask, refusal, approve } = await proposed({}, DAN);
    await ask(new DelegateApproval(given, by(BO)));
    expect(await refusal(await approve(P, DAN, NOW, `${BO}/d1`))).toBe('four_eyes.same_person [Fire øjne 1]');
  });
  it('passes it on to nobody', async () => {
    const { ask, refusal, approve } = await proposed();
    await ask(new DelegateApproval(given, by(BO)));
    const onward = { account: DAN, delegationId: 'd2', to: EVA, scope, until: '2026-06-30' };
    await ask(new DelegateApproval(onward, by(DAN)));
    expect(await refusal(await approve(P, EVA, NOW, `${DAN}/d2`))).toBe('four_eyes.not_approver [Fire øjne 4]');
  });
  it('is told from a maker by who they are, where no role of the account says it', async () => {
    const { ask, refusal, approve } = await proposed(ANYONE, EVA);
    const unknown = { ...given, to: id(77), toPersonRef: personBehind(EVA) };
    await ask(new DelegateApproval(unknown, by(BO)));
    expect(await refusal(await approve(P, id(77), NOW, `${BO}/d1`))).toBe('four_eyes.same_person [Fire øjne 1]');
  });
});

describe('Rule 7: approvals and proposals expire', () => {
  it('a proposal that nobody approved within 30 days is amended or proposed anew', async () => {
    const { ask, refusal, approve, known } = await proposed();
    expect(lastDayOf(await known())).toBe('2026-07-01');
    expect(await refusal(await approve(P, BO, later(31)))).toBe('four_eyes.expired [Fire øjne 7]');
    await ask(new AmendChange(change(P, { change: other }), by(ANNA, later(31))));
    expect((await ask(await approve(P, BO, later(61)))).events).toHaveLength(1);
    expect(lastDayOf(await known())).toBe('2026-08-31');
  });
  it('until the end of the thirtieth day in Copenhagen', async () => {
    const { ask, refusal, approve } = await proposed();
    expect(await refusal(await approve(P, BO, '2026-07-01T22:00:00Z'))).toBe('four_eyes.expired [Fire øjne 7]');
    expect((await ask(await approve(P, BO, '2026-07-01T21:59:00Z'))).events).toHaveLength(1);
  });
});

describe('Rule 8: in an emergency', () => {
  async function emergency() {
    const book = await bookOf();
    await book.ask(new DeclareEmergency({ emergencyId: 'e1', reason: 'Ingen kan træffes' }, by(ANNA)));
    const act = (who: string, now = NOW) => new ProposeChange(change(P, { emergency: 'e1' }), by(who, now));
    return { ...book, act };
  }
  it('one of the two who declared it needs nobody else, while it holds, and it is flagged', async () => {
    const { ask, refusal, act, state } = await emergency();
    expect(await refusal(act(ANNA))).toBe('emergency.not_holding [Fire øjne 8]');
    await ask(new ConfirmEmergency({ emergencyId: 'e1' }, by(BO)));
    expect(await refusal(act(DAN))).toBe('emergency.not_yours [Fire øjne 8]');
    expect(await refusal(act(ANNA, later(0, 5)))).toBe('emergency.not_holding [Fire øjne 8]');
    await ask(act(BO_TOO, later(0, 3)));
    expect(await state(P)).toMatchObject({ status: 'approved', approvals: [], content: { emergency: 'e1' } });
  });
});

describe('Rule 9: the last who could approve it', () => {
  it('does not when they asked for it themselves, and is told why', async () => {
    const { refusal, approve } = await proposed({ approvers: ['board_member:treasurer'], fallback: true }, CARLA);
    expect(await refusal(await approve(P, CARLA))).toBe('four_eyes.last_holder [Fire øjne 9]');
  });
});

describe('A person', () => {
  it('is known by the roles they were granted, from whichever proposal came first', async () => {
    const { ask, refusal, approve } = await proposed(ANYONE, BO);
    const role = {
      account: id(50),
      grantId: 'g1',
      role: 'board_member' as const,
      scope: { kind: 'association' as const },
    };
    const asked = { ...role, personRef: personBehind(BO) };
    await ask(new ProposeRole(asked, testMeta({ by: ANNA })));
    await ask(new GrantRole({ account: id(50), grantId: 'g1', approves: versionOf(asked) }, testMeta({ by: DAN })));
    expect(await refusal(await approve(P, id(50)))).toBe('four_eyes.same_person [Fire øjne 1]');
  });
});
