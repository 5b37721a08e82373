// SPDX-License-Identifier: MPL-2.0
import type { EventFamily } from '@faellesbog/eventsourcing';
import {
  AddAgendaItem,
  AdoptBylaws,
  ApproveMinutes,
  CallMeeting,
  CancelMeeting,
  CloseBody,
  EstablishBody,
  governance,
  governanceRegister,
  HoldBallot,
  listBodies,
  ListBodies,
  listBylaws,
  ListBylaws,
  listDecisions,
  ListDecisions,
  listMeetings,
  ListMeetings,
  PublishMinutes,
  RecordAttendance,
  RegisterDecision,
  RevokeDecision,
  SeatDeputy,
  SetTermsOfReference,
  SubmitDecisionPaper,
  TakeDecision,
  VacateSeat,
} from '@faellesbog/governance';
import { asking, bylawsData, found, person } from '@faellesbog/governance/testing';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

let f: ReadModelFixture;
let ask: ReturnType<typeof asking>;
beforeEach(async () => {
  f = await readModelFixture(
    [governanceRegister],
    governance.deciders.map(({ events }) => events as EventFamily),
  );
  ask = asking((command, decider) => f.record(command, decider));
  await found(ask);
});
afterEach(() => f.close());

const bodies = async (validOn: string, filter: ListBodies['filter'] = {}) =>
  (await f.ask(listBodies, new ListBodies(filter, { validOn }))).bodies;
const seats = async (validOn: string) =>
  (await bodies(validOn, { bodyId: 'board' }))[0]!.seats.map(({ seat, personRef, deputy }) => [
    seat,
    personRef,
    deputy,
  ]);
const decisions = async (validOn: string, filter: ListDecisions['filter'] = {}) =>
  (await f.ask(listDecisions, new ListDecisions(filter, { validOn }))).decisions;

describe('Who sits where', () => {
  it('is known for any day: elected, replaced by a deputy, vacated, and over with the term', async () => {
    const deputy = { bodyId: 'board', seatId: 'b1', personRef: person(70), authorityId: '159', reason: 'Orlov' };
    await ask(SeatDeputy, deputy, '2026-02-01');
    await ask(VacateSeat, { bodyId: 'board', seatId: 'b2', reason: 'Fratrådt' }, '2026-03-01');
    expect(await seats('2025-05-07')).toEqual([]);
    expect(await seats('2026-01-31')).toEqual([0, 1, 2, 3, 4, 5].map((n) => [`b${n}`, person(n), false]));
    expect((await seats('2026-02-01'))[1]).toEqual(['b1', person(70), true]);
    expect((await seats('2026-03-01')).map(([seat]) => seat)).toEqual(['b0', 'b1', 'b3', 'b4', 'b5']);
    expect(await seats('2027-06-01')).toEqual([]);
    const [board] = await bodies('2026-02-01', { bodyId: 'board' });
    expect(board!.seats[1]).toMatchObject({
      role: 'member',
      authority: '159',
      since: '2026-02-01',
      termUntil: '2027-05-31',
    });
    expect((await bodies('2026-02-01', { authorityId: '159' })).map(({ body }) => body)).toEqual(['board']);
    expect(await bodies('2026-01-31', { authorityId: '159' })).toEqual([]);
  });

  it('names the terms of reference that apply, and forgets a body that is closed', async () => {
    await ask(EstablishBody, { bodyId: 'wg', kind: 'working_group', name: 'Data', bylawsId: 'os2' }, '2026-01-01');
    const terms = { bodyId: 'wg', version: 'v1', task: 'Se på data', mandates: [], until: '2026-06-30' };
    await ask(SetTermsOfReference, terms, '2026-02-01');
    await ask(CloseBody, { bodyId: 'wg', reason: 'Færdig' }, '2026-09-01');
    const group = async (day: string) => (await bodies(day, { kind: 'working_group' }))[0];
    expect((await group('2026-01-31'))?.termsOfReference).toBeNull();
    expect((await group('2026-06-30'))?.termsOfReference).toMatchObject({ version: 'v1', from: '2026-02-01' });
    expect((await group('2026-07-01'))?.termsOfReference).toBeNull();
    expect(await group('2026-09-01')).toBeUndefined();
  });

  it('says which version of the bylaws applies', async () => {
    await ask(AdoptBylaws, { ...bylawsData, version: '2027' }, '2027-01-01');
    const versions = async (validOn: string) =>
      (await f.ask(listBylaws, new ListBylaws({ validOn }))).versions.map(({ version, applies }) => [version, applies]);
    expect(await versions('2026-12-31')).toEqual([['2026-03', true]]);
    expect(await versions('2027-01-01')).toEqual([
      ['2027', true],
      ['2026-03', false],
    ]);
  });
});

describe('A meeting', () => {
  it('is told as it stood on any day, from the notice to the published minutes', async () => {
    const meetingId = 'bm';
    await ask(CallMeeting, { meetingId, bodyId: 'board', form: 'ordinary', heldOn: '2026-05-07' }, '2026-04-20');
    const item = { meetingId, itemId: 'i1', title: 'Projekt A', purpose: 'decision' as const, decisionId: 'd1' };
    await ask(AddAgendaItem, item, '2026-04-21');
    const paper = { meetingId, itemId: 'i1', background: 'Behov', recommendation: 'Godkend' };
    await ask(SubmitDecisionPaper, { ...paper, status: 'draft' }, '2026-04-22');
    await ask(SubmitDecisionPaper, { ...paper, status: 'ready' }, '2026-04-28');
    await ask(RecordAttendance, { meetingId, present: ['b0', 'b1', 'b2'] });
    await ask(HoldBallot, { meetingId, itemId: 'i1' });
    await ask(ApproveMinutes, { meetingId, signedBy: person(5), sha256: 'a'.repeat(64) }, '2026-05-12');
    await ask(PublishMinutes, { meetingId }, '2026-05-13');
    const on = async (validOn: string) =>
      (await f.ask(listMeetings, new ListMeetings({ meetingId }, { validOn }))).meetings[0]!;
    expect(await on('2026-04-22')).toMatchObject({
      status: 'called',
      items: [{ item: 'i1', receivedOn: '2026-04-21', paper: { status: 'draft' }, ballot: null }],
    });
    expect(await on('2026-05-07')).toMatchObject({
      status: 'held',
      attendance: { present: ['b0', 'b1', 'b2'], all: 6, quorate: true },
      items: [{ paper: { status: 'ready' }, ballot: { for: 3, carried: true, paragraph: 'BYL §6.5' } }],
      minutes: null,
    });
    expect((await on('2026-05-12')).status).toBe('minuted');
    expect(await on('2026-05-13')).toMatchObject({
      status: 'published',
      minutes: { approvedOn: '2026-05-12' },
      published: { on: '2026-05-13', late: false },
    });
    await ask(CallMeeting, { meetingId: 'off', bodyId: 'board', form: 'ordinary', heldOn: '2026-06-07' }, '2026-05-20');
    await ask(CancelMeeting, { meetingId: 'off', reason: 'Sygdom' }, '2026-05-21');
    const list = await f.ask(listMeetings, new ListMeetings({ bodyId: 'board' }, { validOn: '2026-06-30' }));
    expect(list.meetings.map(({ meeting, status }) => [meeting, status])).toEqual([
      ['off', 'cancelled'],
      ['bm', 'published'],
    ]);
  });
});

describe('The decision log', () => {
  const subject = { kind: 'project' as const, id: 'a' };
  const first = {
    decisionId: 'd0',
    bodyId: 'board',
    title: 'Projekt A',
    wording: 'Godkendt',
    basis: 'Foranalyse',
    reference: 'Referat, punkt 4',
    carried: true,
    allows: [{ purpose: 'project_approval' as const, subject }],
  };

  it('says date, decision, basis, who took it and where it is recorded, and what it rests on', async () => {
    await ask(RegisterDecision, first, '2026-03-01');
    expect(await decisions('2026-02-28')).toEqual([]);
    expect(await decisions('2026-03-01')).toMatchObject([
      {
        decision: 'd0',
        decidedOn: '2026-03-01',
        title: 'Projekt A',
        basis: 'Foranalyse',
        body: 'board',
        bodyName: 'Bestyrelse',
        reference: 'Referat, punkt 4',
        carried: true,
        votes: null,
        mandates: ['BYL §6'],
        ended: null,
      },
    ]);
  });

  it('keeps what was revoked, with the day and the decision that ended it', async () => {
    await ask(RegisterDecision, first, '2026-03-01');
    const later = { ...first, decisionId: 'd1', title: 'Projekt A stoppes', allows: [] };
    await ask(RegisterDecision, later, '2026-06-01');
    await ask(RevokeDecision, { decisionId: 'd0', by: 'd1', reason: 'Nyt grundlag' }, '2026-06-01');
    const endedOn = async (day: string) => (await decisions(day, { decisionId: 'd0' }))[0]!.ended;
    expect(await endedOn('2026-05-31')).toBeNull();
    expect(await endedOn('2026-06-01')).toEqual({ on: '2026-06-01', how: 'revoked', by: 'd1', reason: 'Nyt grundlag' });
    expect((await decisions('2026-06-01', { inForce: true })).map(({ decision }) => decision)).toEqual(['d1']);
  });

  it('is filtered by body, purpose, subject and days', async () => {
    await ask(RegisterDecision, first, '2026-03-01');
    const fee = { ...first, decisionId: 'fee', bodyId: 'assembly', allows: [{ purpose: 'fee' as const }] };
    await ask(RegisterDecision, fee, '2026-05-07');
    const ids = async (filter: ListDecisions['filter']) =>
      (await decisions('2026-12-31', filter)).map(({ decision }) => decision);
    expect(await ids({})).toEqual(['fee', 'd0']);
    expect(await ids({ bodyId: 'assembly' })).toEqual(['fee']);
    expect(await ids({ purpose: 'project_approval' })).toEqual(['d0']);
    expect(await ids({ about: subject })).toEqual(['d0']);
    expect(await ids({ about: { kind: 'project', id: 'b' } })).toEqual([]);
    expect(await ids({ from: '2026-03-02' })).toEqual(['fee']);
    expect(await ids({ until: '2026-03-01' })).toEqual(['d0']);
    await expect(decisions('2026-12-31', { decisionId: 'none' })).rejects.toMatchObject({ status: 404 });
  });

  it('has the votes of what was taken at a meeting of the book', async () => {
    await ask(CallMeeting, { meetingId: 'bm', bodyId: 'board', form: 'ordinary', heldOn: '2026-05-07' }, '2026-04-20');
    const item = { meetingId: 'bm', itemId: 'i1', title: 'Projekt A', purpose: 'decision' as const, decisionId: 'd1' };
    await ask(AddAgendaItem, item, '2026-04-21');
    await ask(RecordAttendance, { meetingId: 'bm', present: ['b0', 'b1', 'b2'] });
    await ask(HoldBallot, { meetingId: 'bm', itemId: 'i1' });
    const { reference: _reference, carried: _carried, ...taken } = first;
    await ask(TakeDecision, { ...taken, decisionId: 'd1', meetingId: 'bm', itemId: 'i1' });
    expect(await decisions('2026-05-07')).toMatchObject([
      { decision: 'd1', meeting: 'bm', item: 'i1', votes: { for: 3, present: 3, all: 6 }, paragraph: 'BYL §6.5' },
    ]);
  });
});
