// SPDX-License-Identifier: MPL-2.0
import { lookupIn, memoryStore, type AnyFact } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { allowed } from '@faellesbog/governance/testing';
import {
  AcceptMilestone,
  ApproveProject,
  CloseProject,
  CompletePreStudy,
  DeliverMilestone,
  EngageSupplier,
  JoinProject,
  LeaveProject,
  LinkProjectToProduct,
  PauseProject,
  ProposeProject,
  RecordProjectFunding,
  RejectProject,
  ResumeProject,
  SetFinanceModel,
  StartProject,
} from './project.commands.js';
import { isApproved, participantsOn, project, type Project } from './project.decider.js';

const projectId = 'os2valghalla-3';
const kr = (amount: string) => ({ amount, currency: 'DKK' as const });
const on = (effectiveOn: string) => testMeta({ effectiveOn });
const decided = (effectiveOn: string) =>
  testMeta({ effectiveOn, grounds: { decisionRef: 'Board 2022-03-01, item 4' } });

const data = { projectId, name: 'OS2valghalla 3.0', purpose: 'Election staff', owners: ['751'] };
const model = { projectId, budget: kr('3200000.00'), floor: kr('3000000.00'), allocation: 'By size class' };
const proposed = { type: 'ProjectProposed', data, eff: '2022-01-01' };
const financed = { type: 'FinanceModelSet', data: model, eff: '2022-02-01' };
const approved = { type: 'ProjectApproved', data: { projectId }, eff: '2022-03-01' };
const rejected = { type: 'ProjectRejected', data: { projectId, reason: 'Too narrow' }, eff: '2022-03-01' };
const raised = (amount: string, reached = true, roundId = 'os2valghalla-3-round-1') => ({
  type: 'ProjectFundingRecorded',
  data: { projectId, roundId, reached, pledged: kr(amount) },
  eff: '2022-10-01',
});
const started = { type: 'ProjectStarted', data: { projectId, waivedFloor: false }, eff: '2022-11-01' };
const paused = { type: 'ProjectPaused', data: { projectId, reason: 'No supplier' }, eff: '2023-01-01' };
const closed = {
  type: 'ProjectClosed',
  data: { projectId, outcome: 'delivered', reason: 'In operation' },
  eff: '2023-09-01',
};
const running = [proposed, financed, approved, raised('3150000.00'), started];
const undated = ({ type, data: said }: AnyFact): AnyFact => ({ type, data: said });
const unknown = (kind: string) => ({ unknown: { kind, id: 'x', pointer: '/x' } });

describe('A project', () => {
  it('can be proposed, each owner named once', () =>
    given(project)
      .when(new ProposeProject({ ...data, owners: ['751', '751'] }, testMeta()), allowed)
      .then({ type: 'ProjectProposed', data }));
  it('needs an owner', () =>
    given(project)
      .when(new ProposeProject({ ...data, owners: [] }, testMeta()), allowed)
      .rejects('project.owner_missing'));
  it.each(['authority', 'product', 'need'])('is not proposed with a %s that nobody knows', (kind) =>
    given(project).when(new ProposeProject(data, testMeta()), unknown(kind)).rejects(`${kind}.unknown`),
  );
  it('is proposed once', () => {
    given(project, proposed).when(new ProposeProject(data, testMeta()), allowed).thenNothing();
    given(project, proposed)
      .when(new ProposeProject({ ...data, name: 'Valghalla' }, testMeta()), allowed)
      .rejects('project.exists');
    given(project, proposed)
      .when(new ProposeProject({ ...data, owners: ['751', '751'] }, testMeta()), allowed)
      .thenNothing();
  });
  it('has one pre-study with one conclusion', () => {
    const completed = { type: 'PreStudyCompleted', data: { projectId, conclusion: 'Go' } };
    const complete = (conclusion: string) => new CompletePreStudy({ projectId, conclusion }, testMeta());
    given(project, proposed).when(complete('Go'), allowed).then(completed);
    given(project, proposed, completed).when(complete('Go'), allowed).thenNothing();
    given(project, proposed, completed).when(complete('Stop'), allowed).rejects('project.pre_study_completed');
    given(project, ...running)
      .when(complete('Go'), allowed)
      .rejects('project.running');
    given(project).when(complete('Go'), allowed).rejects('project.unknown');
  });

  it('is approved by a decision of the board', () => {
    given(project, proposed)
      .when(new ApproveProject({ projectId }, decided('2022-03-01')), allowed)
      .then(undated(approved));
    given(project, proposed)
      .when(new ApproveProject({ projectId }, on('2022-03-01')), allowed)
      .rejects('decision.required');
    given(project, proposed, approved)
      .when(new ApproveProject({ projectId }, decided('2022-03-01')), allowed)
      .thenNothing();
    given(project, proposed, rejected)
      .when(new ApproveProject({ projectId }, decided('2022-03-01')), allowed)
      .rejects('project.rejected');
  });
  it('is rejected by a decision of the board', () => {
    const reject = (meta = decided('2022-03-01')) => new RejectProject({ projectId, reason: 'Too narrow' }, meta);
    given(project, proposed).when(reject(), allowed).then(undated(rejected));
    given(project, proposed)
      .when(reject(on('2022-03-01')), allowed)
      .rejects('decision.required');
    given(project, proposed, rejected).when(reject(), allowed).thenNothing();
    given(project, proposed, approved).when(reject(), allowed).rejects('project.approved');
  });
  it('takes no step before its last one', () =>
    given(project, proposed)
      .when(new ApproveProject({ projectId }, decided('2021-12-31')), allowed)
      .rejects('project.before_last_step'));
  it('may raise money from its approval to its end', () => {
    const histories = [
      [proposed],
      [proposed, approved],
      [proposed, rejected],
      running,
      [...running, paused],
      [...running, closed],
    ];
    const approvals = histories.map((history) => isApproved(given(project, ...history).state as Project));
    expect(approvals).toEqual([false, true, false, true, true, false]);
  });
});

describe('The finance model of a project', () => {
  const set = (change: object = {}, meta = on('2022-02-01')) => new SetFinanceModel({ ...model, ...change }, meta);

  it('can be set, and set again to the same without effect', () => {
    given(project, proposed).when(set(), allowed).then(undated(financed));
    given(project, proposed, financed).when(set(), allowed).thenNothing();
  });
  it('has a budget above 0 and a floor within it', () => {
    given(project, proposed)
      .when(set({ budget: kr('0.00'), floor: undefined }), allowed)
      .rejects('project.amount_out_of_range');
    given(project, proposed)
      .when(set({ floor: kr('3200000.01') }), allowed)
      .rejects('project.amount_out_of_range');
    given(project, proposed)
      .when(set({ floor: kr('-0.01') }), allowed)
      .rejects('project.amount_out_of_range');
    given(project, proposed)
      .when(set({ budget: kr('-0.00') }), allowed)
      .rejects('project.amount_out_of_range');
  });
  it('has a deadline that is still to come', () => {
    given(project, proposed)
      .when(set({ deadline: '2022-01-31' }), allowed)
      .rejects('project.deadline_passed');
    given(project, proposed)
      .when(set({ deadline: '2022-02-01' }), allowed)
      .then({ type: 'FinanceModelSet', data: { ...model, deadline: '2022-02-01' } });
  });
  it('is changed after the approval only by a decision', () => {
    const more = { budget: kr('4000000.00') };
    given(project, proposed, approved)
      .when(set(more, on('2022-04-01')), allowed)
      .rejects('decision.required');
    given(project, proposed, approved)
      .when(set(more, decided('2022-04-01')), allowed)
      .then({ type: 'FinanceModelSet', data: { ...model, ...more } });
    given(project, ...running, closed)
      .when(set(more, decided('2024-01-01')), allowed)
      .rejects('project.closed');
  });
});

describe('A participant', () => {
  const join = (authorityId: string, day: string) => new JoinProject({ projectId, authorityId }, on(day));
  const leave = (authorityId: string, day: string) =>
    new LeaveProject({ projectId, authorityId, reason: 'Merged' }, on(day));
  const joined = { type: 'ParticipantJoined', data: { projectId, authorityId: '101' }, eff: '2022-04-01' };
  const left = {
    type: 'ParticipantLeft',
    data: { projectId, authorityId: '101', reason: 'Merged' },
    eff: '2022-06-01',
  };

  it('can join, once', () => {
    given(project, proposed).when(join('101', '2022-04-01'), allowed).then(undated(joined));
    given(project, proposed, joined).when(join('101', '2022-05-01'), allowed).thenNothing();
  });
  it('is an owner from the start', () =>
    given(project, proposed).when(join('751', '2022-04-01'), allowed).thenNothing());
  it('must be known, and the project open', () => {
    given(project, proposed).when(join('999', '2022-04-01'), unknown('authority')).rejects('authority.unknown');
    given(project, ...running, closed)
      .when(join('101', '2024-01-01'), allowed)
      .rejects('project.closed');
  });
  it('can leave, once', () => {
    given(project, proposed, joined).when(leave('101', '2022-06-01'), allowed).then(undated(left));
    given(project, proposed, joined, left).when(leave('101', '2022-06-01'), allowed).thenNothing();
  });
  it('cannot leave what it is not in', () => {
    given(project, proposed).when(leave('101', '2022-06-01'), allowed).rejects('project.not_participant');
    given(project, proposed, joined).when(leave('101', '2022-03-31'), allowed).rejects('project.not_participant');
    given(project, proposed, joined, left).when(leave('101', '2022-07-01'), allowed).rejects('project.not_participant');
  });
  it('cannot leave as the last owner', () => {
    given(project, proposed, joined).when(leave('751', '2022-06-01'), allowed).rejects('project.last_owner');
    const two = { ...proposed, data: { ...data, owners: ['751', '101'] } };
    given(project, two)
      .when(leave('751', '2022-06-01'), allowed)
      .then({ type: 'ParticipantLeft', data: { ...left.data, authorityId: '751' } });
    const gone = { type: 'ParticipantLeft', data: { ...left.data, authorityId: '751' }, eff: '2022-06-01' };
    given(project, two, gone).when(leave('101', '2022-07-01'), allowed).rejects('project.last_owner');
  });
  it('takes part through the day before it left', () => {
    const { state } = given(project, proposed, joined, left) as { state: Project };
    const days = ['2021-12-31', '2022-01-01', '2022-05-31', '2022-06-01'].map((day) => participantsOn(state, day));
    expect(days).toEqual([[], ['751'], ['751', '101'], ['751']]);
  });
});

describe('The start of a project', () => {
  const start = (change: { waiveFloor?: boolean } = {}, meta = on('2022-11-01')) =>
    new StartProject({ projectId, ...change }, meta);
  const waived = { type: 'ProjectStarted', data: { projectId, waivedFloor: true } };

  it('is possible when the floor is reached', () => {
    given(project, proposed, financed, approved, raised('3000000.00')).when(start(), allowed).then(undated(started));
    given(project, ...running)
      .when(start(), allowed)
      .thenNothing();
  });
  it('counts what all rounds that reached their goal have raised', () =>
    given(project, proposed, financed, approved, raised('2000000.00'), raised('1000000.00', true, 'round-2'))
      .when(start(), allowed)
      .then(undated(started)));
  it('is refused below the floor, where a round that failed counts for nothing', () => {
    given(project, proposed, financed, approved, raised('2999999.99'))
      .when(start(), allowed)
      .rejects('project.floor_not_reached');
    given(project, proposed, financed, approved, raised('3150000.00', false))
      .when(start(), allowed)
      .rejects('project.floor_not_reached');
    given(project, proposed, financed, approved).when(start(), allowed).rejects('project.floor_not_reached');
  });
  it('needs the whole budget when the model names no floor', () => {
    const { floor: _, ...whole } = model;
    const budgeted = { ...financed, data: whole };
    given(project, proposed, budgeted, approved, raised('3199999.99'))
      .when(start(), allowed)
      .rejects('project.floor_not_reached');
    given(project, proposed, budgeted, approved, raised('3200000.00')).when(start(), allowed).then(undated(started));
  });
  it('is possible below the floor when a decision waives it, said out loud', () => {
    given(project, proposed, financed, approved)
      .when(start({ waiveFloor: true }, decided('2022-11-01')), allowed)
      .then(waived);
    given(project, proposed, financed, approved)
      .when(start({ waiveFloor: true }), allowed)
      .rejects('decision.required');
    given(project, proposed, financed, approved)
      .when(start({}, decided('2022-11-01')), allowed)
      .rejects('project.floor_not_reached');
    given(project, proposed, approved)
      .when(start({ waiveFloor: true }, decided('2022-11-01')), allowed)
      .then(waived);
  });
  it('waives nothing when the floor is reached', () =>
    given(project, proposed, financed, approved, raised('3000000.00'))
      .when(start({ waiveFloor: true }), allowed)
      .then(undated(started)));
  it('is refused before the approval', () => {
    given(project, proposed, financed, raised('3150000.00')).when(start(), allowed).rejects('project.not_approved');
    given(project).when(start(), allowed).rejects('project.unknown');
  });
});

describe('The funding of a project', () => {
  const record = (amount: string) =>
    new RecordProjectFunding(
      { projectId, roundId: 'os2valghalla-3-round-1', reached: true, pledged: kr(amount) },
      testMeta(),
    );

  it('is recorded as the round ended, once', () => {
    given(project, proposed)
      .when(record('3150000.00'), allowed)
      .then(undated(raised('3150000.00')));
    given(project, proposed, raised('3150000.00')).when(record('3150000.00'), allowed).thenNothing();
    given(project, proposed, raised('3150000.00'))
      .when(record('3220000.00'), allowed)
      .then(undated(raised('3220000.00')));
  });
  it('is never less than nothing', () => {
    given(project, proposed).when(record('-0.01'), allowed).rejects('project.amount_out_of_range');
    given(project, proposed).when(record('-0.00'), allowed).rejects('project.amount_out_of_range');
  });
  it('is that of a project somebody proposed', () =>
    given(project).when(record('1.00'), allowed).rejects('project.unknown'));
});

describe('A running project', () => {
  it('can be paused and resumed, each once', () => {
    const pause = () => new PauseProject({ projectId, reason: 'No supplier' }, on('2023-01-01'));
    const resume = () => new ResumeProject({ projectId }, on('2023-02-01'));
    const resumed = { type: 'ProjectResumed', data: { projectId } };
    given(project, ...running)
      .when(pause(), allowed)
      .then(undated(paused));
    given(project, ...running, paused)
      .when(pause(), allowed)
      .thenNothing();
    given(project, ...running, paused)
      .when(resume(), allowed)
      .then(resumed);
    given(project, ...running)
      .when(resume(), allowed)
      .thenNothing();
    given(project, proposed, approved).when(pause(), allowed).rejects('project.approved');
    given(project, ...running, closed)
      .when(resume(), allowed)
      .rejects('project.closed');
    const early = new PauseProject({ projectId, reason: 'No supplier' }, on('2022-10-31'));
    given(project, ...running)
      .when(early, allowed)
      .rejects('project.before_last_step');
  });
  it('can be closed, once, and not before its last step', () => {
    const close = (day: string) =>
      new CloseProject({ projectId, outcome: 'delivered', reason: 'In operation' }, on(day));
    given(project, ...running)
      .when(close('2023-09-01'), allowed)
      .then(undated(closed));
    given(project, ...running, closed)
      .when(close('2023-09-01'), allowed)
      .thenNothing();
    given(project, ...running)
      .when(close('2022-10-31'), allowed)
      .rejects('project.before_last_step');
  });
  it('can be closed unfunded before it started, but has then delivered nothing', () => {
    const close = (outcome: 'unfunded' | 'delivered') =>
      new CloseProject({ projectId, outcome, reason: 'Lacks money' }, on('2023-01-01'));
    given(project, proposed, approved)
      .when(close('unfunded'), allowed)
      .then({ type: 'ProjectClosed', data: { projectId, outcome: 'unfunded', reason: 'Lacks money' } });
    given(project, proposed, approved).when(close('delivered'), allowed).rejects('project.not_started');
  });
  it('can be linked to a product, once', () => {
    const link = () => new LinkProjectToProduct({ projectId, productId: 'os2valghalla' }, testMeta());
    const linked = { type: 'ProjectLinkedToProduct', data: { projectId, productId: 'os2valghalla' } };
    given(project, ...running)
      .when(link(), allowed)
      .then(linked);
    given(project, ...running, linked)
      .when(link(), allowed)
      .thenNothing();
    given(project, { ...proposed, data: { ...data, productId: 'os2valghalla' } })
      .when(link(), allowed)
      .thenNothing();
    given(project, ...running)
      .when(link(), unknown('product'))
      .rejects('product.unknown');
  });
  it('can engage a supplier it knows, once for each procurement', () => {
    const engaged = { type: 'SupplierEngaged', data: { projectId, supplierId: 'precio', procurementRef: 'Tender 7' } };
    const engage = () => new EngageSupplier(engaged.data, testMeta());
    given(project, ...running)
      .when(engage(), allowed)
      .then(engaged);
    given(project, ...running, engaged)
      .when(engage(), allowed)
      .thenNothing();
    given(project, ...running)
      .when(engage(), unknown('supplier'))
      .rejects('supplier.unknown');
    given(project, proposed).when(engage(), allowed).rejects('project.not_approved');
  });
});

describe('A milestone', () => {
  const deliver = (title: string) => new DeliverMilestone({ projectId, milestoneId: 'beta', title }, on('2023-05-01'));
  const accept = (meta = decided('2023-06-01')) => new AcceptMilestone({ projectId, milestoneId: 'beta' }, meta);
  const delivered = {
    type: 'MilestoneDelivered',
    data: { projectId, milestoneId: 'beta', title: 'Beta' },
    eff: '2023-05-01',
  };
  const accepted = { type: 'MilestoneAccepted', data: { projectId, milestoneId: 'beta' }, eff: '2023-06-01' };

  it('can be delivered, once', () => {
    given(project, ...running)
      .when(deliver('Beta'), allowed)
      .then(undated(delivered));
    given(project, ...running, delivered)
      .when(deliver('Beta'), allowed)
      .thenNothing();
    given(project, ...running, delivered)
      .when(deliver('Gamma'), allowed)
      .rejects('milestone.exists');
  });
  it('is delivered by a project that runs', () =>
    given(project, proposed, approved).when(deliver('Beta'), allowed).rejects('project.approved'));
  it('is accepted by a decision of the steering group, once', () => {
    given(project, ...running, delivered)
      .when(accept(), allowed)
      .then(undated(accepted));
    given(project, ...running, delivered)
      .when(accept(on('2023-06-01')), allowed)
      .rejects('decision.required');
    given(project, ...running, delivered, accepted)
      .when(accept(), allowed)
      .thenNothing();
  });
  it('is not accepted before it was delivered', () => {
    given(project, ...running)
      .when(accept(), allowed)
      .rejects('milestone.not_delivered');
    given(project, ...running, delivered)
      .when(accept(decided('2023-04-30')), allowed)
      .rejects('milestone.not_delivered');
  });
});

describe('What a project names', () => {
  const asked = [
    [new ProposeProject(data, testMeta()), 'authority', '/owners/0'],
    [new ProposeProject({ ...data, owners: [], productId: 'x' }, testMeta()), 'product', '/productId'],
    [new ProposeProject({ ...data, owners: [], needIds: ['x'] }, testMeta()), 'need', '/needIds/0'],
    [new JoinProject({ projectId, authorityId: 'x' }, testMeta()), 'authority', '/authorityId'],
    [new LinkProjectToProduct({ projectId, productId: 'x' }, testMeta()), 'product', '/productId'],
    [new EngageSupplier({ projectId, supplierId: 'x', procurementRef: 'y' }, testMeta()), 'supplier', '/supplierId'],
  ] as const;

  it.each(asked)('must be in the book: %#', async (command, kind, pointer) => {
    const facts = await project.facts!(command, lookupIn(memoryStore()));
    expect(facts.unknown).toMatchObject({ kind, pointer });
  });
});
