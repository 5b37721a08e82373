// SPDX-License-Identifier: MPL-2.0
import { AdoptBylaws } from '../bylaws/bylaws.commands.js';
import { association, bylawsData, CODES, person } from '../testing/association.js';
import {
  AddAgendaItem,
  ApproveMinutes,
  CallMeeting,
  CancelMeeting,
  HoldBallot,
  PublishMinutes,
  RecordAttendance,
  SubmitDecisionPaper,
} from './meeting.commands.js';
import { meeting, type KnownMeeting } from './meeting.decider.js';

type Book = Awaited<ReturnType<typeof association>>;
let book: Book;
beforeEach(async () => (book = await association()));

const assembly = { meetingId: 'ga', bodyId: 'assembly', form: 'ordinary' as const, heldOn: '2026-05-07' };
const boardMeeting = { meetingId: 'bm', bodyId: 'board', form: 'ordinary' as const, heldOn: '2026-05-07' };
const item = (meetingId: string) => ({
  meetingId,
  itemId: 'i1',
  title: 'Nyt projekt',
  purpose: 'decision' as const,
  decisionId: 'd1',
});
const stateOf = async (meetingId: string) => (await book.lookup.state(meeting, meetingId)).state as KnownMeeting;

/** A board meeting with one item and these seats present. */
async function boardWith(...present: string[]): Promise<void> {
  await book.ask(CallMeeting, boardMeeting, '2026-04-20');
  await book.ask(AddAgendaItem, item('bm'), '2026-04-21');
  await book.ask(RecordAttendance, { meetingId: 'bm', present });
}
const ballotOf = async (meetingId: string) => (await stateOf(meetingId)).items.get('i1')?.ballot;
const votes = (cast: Record<string, 'for' | 'against' | 'abstain'>) => ({
  meetingId: 'bm',
  itemId: 'i1',
  votes: Object.entries(cast).map(([voter, vote]) => ({ voter, vote })),
});

describe('A meeting', () => {
  it.each([
    ['2026-04-07', undefined],
    ['2026-04-08', 'meeting.notice_too_short [BYL §7.2]'],
  ])('of the general assembly on 7 May, called on %s: %s', async (calledOn, refusal) => {
    if (refusal) expect(await book.refusal(CallMeeting, assembly, calledOn)).toBe(refusal);
    else expect((await book.ask(CallMeeting, assembly, calledOn)).events).toHaveLength(1);
  });
  it.each([
    ['2026-04-23', undefined],
    ['2026-04-24', 'meeting.notice_too_short [BYL §8]'],
  ])('of the general assembly that is extraordinary on 7 May, called on %s: %s', async (calledOn, refusal) => {
    const extraordinary = { ...assembly, form: 'extraordinary' as const };
    if (refusal) expect(await book.refusal(CallMeeting, extraordinary, calledOn)).toBe(refusal);
    else expect((await book.ask(CallMeeting, extraordinary, calledOn)).events).toHaveLength(1);
  });
  it('of the general assembly is held in April or May', async () => {
    const june = { ...assembly, heldOn: '2026-06-01' };
    expect(await book.refusal(CallMeeting, june, '2026-04-01')).toBe('meeting.month [BYL §7.2]');
  });
  it('of a body that does not exist is not called', async () => {
    expect(await book.refusal(CallMeeting, { ...assembly, bodyId: 'no' })).toBe('body.unknown');
    expect(await book.refusal(CallMeeting, { ...assembly, heldOn: '2012-04-23' }, '2012-01-01')).toBe(
      'body.not_on_that_day',
    );
  });
  it('that is cancelled decides nothing', async () => {
    await book.ask(CallMeeting, boardMeeting, '2026-04-20');
    await book.ask(CancelMeeting, { meetingId: 'bm', reason: 'Sygdom' }, '2026-05-01');
    expect(await book.refusal(RecordAttendance, { meetingId: 'bm', present: ['b0'] })).toBe('meeting.cancelled');
  });
});

describe('An item of the agenda', () => {
  beforeEach(() => book.ask(CallMeeting, assembly, '2026-04-01'));
  const proposed = { ...item('ga'), proposedBy: '147' };

  it('is taken in until two weeks before, and a late proposal is refused with the paragraph', async () => {
    expect(await book.refusal(AddAgendaItem, proposed, '2026-04-24')).toBe('agenda.proposal_late [BYL §7.2]');
    expect((await book.ask(AddAgendaItem, proposed, '2026-04-23')).events).toHaveLength(1);
  });
  it('of the body itself is taken in until the papers go out', async () => {
    expect(await book.refusal(AddAgendaItem, item('ga'), '2026-04-30')).toBe('agenda.proposal_late [BYL §7.2]');
    expect((await book.ask(AddAgendaItem, item('ga'), '2026-04-29')).events).toHaveLength(1);
  });
  it('is proposed by a member', async () => {
    const former = { ...proposed, proposedBy: '161' };
    expect(await book.refusal(AddAgendaItem, former, '2026-04-02')).toBe('agenda.proposer_not_member [BYL §4.2]');
  });
  it('for decision names its decision, and no other item does', async () => {
    const unnamed = { ...item('ga'), decisionId: undefined };
    expect(await book.refusal(AddAgendaItem, unnamed, '2026-04-02')).toBe('agenda.decision_unnamed');
    expect(await book.refusal(AddAgendaItem, { ...item('ga'), purpose: 'information' }, '2026-04-02')).toBe(
      'agenda.decision_unnamed',
    );
  });
  it('has a decision paper, which can be handed in again until it is voted on', async () => {
    await book.ask(AddAgendaItem, proposed, '2026-04-02');
    const paper = {
      meetingId: 'ga',
      itemId: 'i1',
      status: 'draft' as const,
      background: 'Behov',
      recommendation: 'Godkend',
    };
    await book.ask(SubmitDecisionPaper, paper, '2026-04-03');
    await book.ask(SubmitDecisionPaper, { ...paper, status: 'ready' }, '2026-04-10');
    expect((await stateOf('ga')).items.get('i1')?.paper?.status).toBe('ready');
    expect(await book.refusal(SubmitDecisionPaper, { ...paper, itemId: 'i9' }, '2026-04-10')).toBe(
      'agenda.item_unknown',
    );
    await book.ask(RecordAttendance, { meetingId: 'ga', present: CODES.slice(0, 3) });
    await book.ask(HoldBallot, { meetingId: 'ga', itemId: 'i1' });
    expect(await book.refusal(SubmitDecisionPaper, paper)).toBe('ballot.held');
  });
});

describe('A ballot', () => {
  it('needs a quorum in the board: half of its members', async () => {
    await boardWith('b0', 'b1');
    expect(await book.refusal(HoldBallot, { meetingId: 'bm', itemId: 'i1' })).toBe('meeting.not_quorate [BYL §6.5]');
    await book.ask(RecordAttendance, { meetingId: 'bm', present: ['b0', 'b1', 'b2'] });
    await book.ask(HoldBallot, { meetingId: 'bm', itemId: 'i1' });
    expect(await ballotOf('bm')).toMatchObject({ how: 'acclamation', for: 3, present: 3, all: 6, carried: true });
  });
  it.each([
    ['for', true],
    ['against', false],
    ['abstain', false],
  ] as const)("that is a tie where the chair's vote was %s is carried: %s", async (chair, carried) => {
    await boardWith('b0', 'b1', 'b2', 'b3', 'b4');
    const others = chair === 'for' ? (['for', 'against', 'against'] as const) : (['for', 'for', 'against'] as const);
    const cast = { b0: chair, b1: others[0], b2: others[1], b3: others[2] };
    const even = chair === 'abstain' ? { ...cast, b4: 'against' as const } : cast;
    await book.ask(HoldBallot, votes(even));
    const ballot = await ballotOf('bm');
    expect(ballot).toMatchObject({ carried, chair, for: ballot!.against, paragraph: 'BYL §6.5' });
  });
  it('has one vote for each, of those present, once', async () => {
    await boardWith('b0', 'b1', 'b2');
    expect(await book.refusal(HoldBallot, votes({ b0: 'for', b5: 'for' }))).toBe('ballot.not_present');
    const double = { meetingId: 'bm', itemId: 'i1', votes: [1, 2].map(() => ({ voter: 'b0', vote: 'for' as const })) };
    expect(await book.refusal(HoldBallot, double)).toBe('ballot.too_many_votes [BYL §4.2]');
    const secret = { meetingId: 'bm', itemId: 'i1', secret: { for: 3, against: 1, abstain: 0 } };
    expect(await book.refusal(HoldBallot, secret)).toBe('ballot.too_many_votes [BYL §4.2]');
    await book.ask(HoldBallot, votes({ b0: 'for', b1: 'against', b2: 'for' }));
    expect((await book.ask(HoldBallot, votes({ b0: 'for', b1: 'against', b2: 'for' }))).events).toEqual([]);
    expect(await book.refusal(HoldBallot, votes({ b0: 'against', b1: 'against', b2: 'for' }))).toBe('ballot.held');
  });
  it('of the general assembly is for members on the day of the meeting: nobody who left, no supplier', async () => {
    await book.ask(CallMeeting, assembly, '2026-04-01');
    const present = (...voters: string[]) => ({ meetingId: 'ga', present: voters });
    expect(await book.refusal(RecordAttendance, present('101', '161'))).toBe('ballot.no_vote [BYL §4.2]');
    expect(await book.refusal(RecordAttendance, present('magenta'))).toBe('ballot.no_vote [BYL §4.2]');
    expect((await book.ask(RecordAttendance, present('101', '147', '101'))).facts[0]?.data).toMatchObject({
      present: ['101', '147'],
    });
  });
  it('for a change of the bylaws takes two thirds of those present', async () => {
    await book.ask(CallMeeting, assembly, '2026-04-01');
    await book.ask(AddAgendaItem, item('ga'), '2026-04-02');
    await book.ask(RecordAttendance, { meetingId: 'ga', present: CODES.slice(0, 6) });
    const secret = { for: 3, against: 1, abstain: 2 };
    const { facts } = await book.ask(HoldBallot, { meetingId: 'ga', itemId: 'i1', kind: 'bylaw_change', secret });
    expect(facts[0]?.data).toMatchObject({ carried: false, paragraph: 'BYL §9.1', present: 6 });
  });
  it('is counted by the bylaws of the day of the meeting, also when it is recorded after they changed', async () => {
    const board = {
      ...bylawsData.bodies.board!,
      quorum: { paragraph: '§6.5 (2027)', share: { numerator: 1, denominator: 1 } },
    };
    await book.ask(
      AdoptBylaws,
      { ...bylawsData, version: '2027', bodies: { ...bylawsData.bodies, board } },
      '2026-05-08',
    );
    await boardWith('b0', 'b1', 'b2');
    const { facts } = await book.ask(HoldBallot, { meetingId: 'bm', itemId: 'i1' });
    expect(facts[0]?.data).toMatchObject({ carried: true, bylaws: bylawsData.version });
    const later = { ...boardMeeting, meetingId: 'later', heldOn: '2026-06-07' };
    await book.ask(CallMeeting, later, '2026-05-10');
    const { facts: after } = await book.ask(
      RecordAttendance,
      { meetingId: 'later', present: ['b0', 'b1', 'b2'] },
      '2026-06-07',
    );
    expect(after[0]?.data).toMatchObject({ quorate: false, bylaws: '2027' });
  });
});

describe('Minutes', () => {
  const minutes = { meetingId: 'ga', signedBy: person(50), sha256: 'a'.repeat(64) };
  beforeEach(async () => {
    await book.ask(CallMeeting, assembly, '2026-04-01');
    await book.ask(RecordAttendance, { meetingId: 'ga', present: ['101'], meetingChair: person(50) });
  });
  it('are signed by the meeting chair, once', async () => {
    expect(await book.refusal(ApproveMinutes, { ...minutes, signedBy: person(51) })).toBe(
      'minutes.signed_by_another [BYL §7]',
    );
    await book.ask(ApproveMinutes, minutes);
    expect(await book.refusal(ApproveMinutes, { ...minutes, sha256: 'b'.repeat(64) })).toBe('minutes.approved');
    expect(await book.refusal(RecordAttendance, { meetingId: 'ga', present: ['147'] })).toBe('meeting.minuted');
  });
  it.each([
    ['2026-05-21', false],
    ['2026-05-22', true],
  ])('published on %s are late: %s', async (on, late) => {
    expect(await book.refusal(PublishMinutes, { meetingId: 'ga' }, on)).toBe('meeting.held');
    await book.ask(ApproveMinutes, minutes);
    const { facts } = await book.ask(PublishMinutes, { meetingId: 'ga' }, on);
    expect(facts[0]?.data).toMatchObject({ late, dueOn: '2026-05-21' });
  });
});
