// SPDX-License-Identifier: MPL-2.0
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { EstablishBody, SetTermsOfReference } from '../body/body.commands.js';
import { AddAgendaItem, CallMeeting, HoldBallot, RecordAttendance } from '../meeting/meeting.commands.js';
import { association } from '../testing/association.js';
import { RegisterDecision, RevokeDecision, SupersedeDecision, TakeDecision } from './decision.commands.js';
import { assertAllowed, decision, namedDecision, refusedBy, type Decision, type Need } from './decision.decider.js';

type Book = Awaited<ReturnType<typeof association>>;
let book: Book;
beforeEach(async () => (book = await association()));

const krone = (amount: string) => ({ amount, currency: 'DKK' as const });
const registered = {
  decisionId: 'd0',
  bodyId: 'board',
  title: 'Projekt A',
  wording: 'Bestyrelsen godkender projekt A.',
  basis: 'Foranalyse',
  reference: 'Referat 7. maj 2026, punkt 4',
  carried: true,
  allows: [{ purpose: 'project_approval' as const, subject: { kind: 'project' as const, id: 'a' } }],
};
const stateOf = async (id: string): Promise<Decision> => (await book.lookup.state(decision, id)).state;

describe('A decision', () => {
  const take = {
    decisionId: 'd1',
    bodyId: 'board',
    meetingId: 'bm',
    itemId: 'i1',
    title: 'Projekt A',
    wording: 'Godkendt',
    basis: 'Foranalyse',
    allows: registered.allows,
  };
  async function voted(vote: 'for' | 'against'): Promise<void> {
    await book.ask(
      CallMeeting,
      { meetingId: 'bm', bodyId: 'board', form: 'ordinary', heldOn: '2026-05-07' },
      '2026-04-20',
    );
    const item = { meetingId: 'bm', itemId: 'i1', title: 'Projekt A', purpose: 'decision' as const, decisionId: 'd1' };
    await book.ask(AddAgendaItem, item, '2026-04-21');
    const present = ['b0', 'b1', 'b2', 'b3'];
    await book.ask(RecordAttendance, { meetingId: 'bm', present });
    await book.ask(HoldBallot, { meetingId: 'bm', itemId: 'i1', votes: present.map((voter) => ({ voter, vote })) });
  }

  it('is what the ballot came to, with the rule it was counted by and the mandate it rests on', async () => {
    await voted('for');
    const { facts } = await book.ask(TakeDecision, take);
    expect(facts).toMatchObject([
      {
        type: 'DecisionTaken',
        data: {
          carried: true,
          votes: { for: 4, against: 0, abstain: 0, present: 4, all: 6 },
          bylaws: '2026-03',
          paragraph: 'BYL §6.5',
          mandates: ['BYL §6'],
        },
      },
    ]);
    expect((await book.ask(TakeDecision, take)).events).toEqual([]);
    expect(await book.refusal(TakeDecision, { ...take, wording: 'Noget andet' })).toBe('decision.exists');
  });
  it('that was voted down allows nothing', async () => {
    await voted('against');
    expect(await book.refusal(TakeDecision, take)).toBe('decision.rejected_allows_nothing');
    const { facts } = await book.ask(TakeDecision, { ...take, allows: [] });
    expect(facts[0]?.data).toMatchObject({ carried: false });
    expect(refusedBy(await stateOf('d1'), { purpose: 'project_approval', on: '2026-05-08' })?.code).toBe('rejected');
  });
  it('is not taken without a vote, at another meeting, or on another day', async () => {
    expect(await book.refusal(TakeDecision, take)).toBe('meeting.unknown');
    await voted('for');
    expect(await book.refusal(TakeDecision, { ...take, decisionId: 'd2' })).toBe('decision.not_voted');
    expect(await book.refusal(TakeDecision, { ...take, bodyId: 'assembly' })).toBe('meeting.unknown');
    expect(await book.refusal(TakeDecision, take, '2026-05-08')).toBe('decision.another_day');
  });
  it('allows only what its body has a mandate for on that day', async () => {
    const fee = { ...registered, allows: [{ purpose: 'rate_sheet' as const }] };
    expect(await book.refusal(RegisterDecision, fee)).toBe('decision.outside_mandate');
    expect((await book.ask(RegisterDecision, { ...fee, bodyId: 'assembly' })).events).toHaveLength(1);
    expect(await book.refusal(RegisterDecision, { ...registered, bodyId: 'nobody' })).toBe('body.not_on_that_day');
  });
  it('of a group stays within the amount of its terms of reference', async () => {
    await book.ask(
      EstablishBody,
      { bodyId: 'wg', kind: 'working_group', name: 'Arbejdsgruppe', bylawsId: 'os2' },
      '2026-01-01',
    );
    const mandates = [{ purpose: 'cost_over_frame' as const, upTo: krone('50000.00') }];
    await book.ask(
      SetTermsOfReference,
      { bodyId: 'wg', version: 'v1', task: 'Test', mandates, until: '2026-12-31' },
      '2026-01-01',
    );
    const of = (amount: string | undefined) => ({
      ...registered,
      bodyId: 'wg',
      allows: [{ purpose: 'cost_over_frame' as const, ...(amount === undefined ? {} : { upTo: krone(amount) }) }],
    });
    expect(await book.refusal(RegisterDecision, of('50000.01'))).toBe('decision.outside_mandate');
    expect(await book.refusal(RegisterDecision, of(undefined))).toBe('decision.outside_mandate');
    expect(await book.refusal(RegisterDecision, of('50000.00'), '2027-01-01')).toBe('decision.outside_mandate');
    const { facts } = await book.ask(RegisterDecision, of('50000.00'));
    expect(facts[0]?.data).toMatchObject({ mandates: ['wg: v1'] });
  });
  it('ends by a newer one of the same body or one above it, and keeps what it said', async () => {
    await book.ask(RegisterDecision, registered);
    const by = async (decisionId: string, bodyId: string, on: string, carried = true) =>
      book.ask(RegisterDecision, { ...registered, decisionId, bodyId, carried, allows: [] }, on);
    await by('assembly-1', 'assembly', '2026-06-01');
    await by('older', 'board', '2026-05-06');
    await by('rejected', 'board', '2026-06-01', false);
    const revoke = (decisionId: string, ender: string) => ({ decisionId, by: ender, reason: 'Nyt grundlag' });
    for (const wrong of ['older', 'rejected', 'd0', 'nothing'])
      expect(await book.refusal(RevokeDecision, revoke('d0', wrong), '2026-06-01')).toBe('decision.cannot_end_it');
    expect(await book.refusal(RevokeDecision, revoke('d0', 'assembly-1'), '2026-05-31')).toBe('decision.cannot_end_it');
    await book.ask(RevokeDecision, revoke('d0', 'assembly-1'), '2026-06-01');
    expect((await book.ask(RevokeDecision, revoke('d0', 'assembly-1'), '2026-06-01')).events).toEqual([]);
    expect(await book.refusal(SupersedeDecision, { decisionId: 'd0', by: 'assembly-1' }, '2026-06-02')).toBe(
      'decision.revoked',
    );
    const about = [{ kind: 'project' as const, id: 'a' }];
    const need: Need = { purpose: 'project_approval', about, on: '2026-05-31' };
    expect(refusedBy(await stateOf('d0'), need)).toBeUndefined();
    expect(refusedBy(await stateOf('d0'), { ...need, on: '2026-06-01' })?.code).toBe('revoked');
  });
  it('of one group is not ended by another', async () => {
    for (const bodyId of ['wg1', 'wg2'])
      await book.ask(EstablishBody, { bodyId, kind: 'working_group', name: bodyId, bylawsId: 'os2' }, '2026-01-01');
    await book.ask(RegisterDecision, { ...registered, bodyId: 'wg1', allows: [] });
    await book.ask(RegisterDecision, { ...registered, decisionId: 'd9', bodyId: 'wg2', allows: [] }, '2026-06-01');
    const ending = { decisionId: 'd0', by: 'd9' };
    expect(await book.refusal(SupersedeDecision, ending, '2026-06-01')).toBe('decision.cannot_end_it');
  });
  it('of the general assembly is not ended by the board', async () => {
    await book.ask(RegisterDecision, { ...registered, bodyId: 'assembly', allows: [] });
    await book.ask(RegisterDecision, { ...registered, decisionId: 'd9', allows: [] }, '2026-06-01');
    expect(await book.refusal(SupersedeDecision, { decisionId: 'd0', by: 'd9' }, '2026-06-01')).toBe(
      'decision.cannot_end_it',
    );
  });
});

describe('The guard', () => {
  const what = { en: 'A cost over the frame', da: 'En udgift over rammen' };
  const allows = [
    {
      purpose: 'cost_over_frame' as const,
      subject: { kind: 'project' as const, id: 'a' },
      upTo: krone('1000.00'),
      from: '2026-05-10',
      until: '2026-12-31',
    },
  ];
  const need: Need = {
    purpose: 'cost_over_frame',
    about: [{ kind: 'project', id: 'a' }],
    amount: 100_000n,
    on: '2026-06-01',
  };
  const asked = async (decisionRef: string | undefined, more: Partial<Need> = {}): Promise<void> => {
    const { on, ...about } = { ...need, ...more };
    const meta = testMeta({ effectiveOn: on, grounds: { decisionRef } });
    assertAllowed(meta, await namedDecision(meta, book.lookup, more.by !== undefined), about, what);
  };
  beforeEach(() => book.ask(RegisterDecision, { ...registered, allows }));

  it('lets through what the decision allows: purpose, subject, amount and day', async () => {
    await asked('d0');
    await asked('d0', { on: '2026-05-10' });
    await asked('d0', { on: '2026-12-31' });
    await asked('d0', { by: 'board' });
  });
  it.each([
    ['decision.required', undefined, {}],
    ['decision.unknown', 'Referat, punkt 4', {}],
    ['decision.unknown', 'd7', {}],
    ['decision.later', 'd0', { on: '2026-05-06' }],
    ['decision.other_period', 'd0', { on: '2026-05-09' }],
    ['decision.other_period', 'd0', { on: '2027-01-01' }],
    ['decision.over_frame', 'd0', { amount: 100_001n }],
    ['decision.other_purpose', 'd0', { purpose: 'late_pledge' as const }],
    ['decision.other_purpose', 'd0', { about: [{ kind: 'project' as const, id: 'b' }] }],
    ['decision.other_purpose', 'd0', { about: [] }],
    ['decision.other_body', 'd0', { by: 'general_assembly' as const }],
  ])('refuses with %s what rests on %s: %o', async (code, ref, more) => {
    await expect(asked(ref, more)).rejects.toMatchObject({ code, detail: { pointer: '/decisionRef' } });
  });
});
