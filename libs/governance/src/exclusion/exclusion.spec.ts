// SPDX-License-Identifier: MPL-2.0
import { authority, isMemberOn } from '@faellesbog/community';
import { handle } from '@faellesbog/eventsourcing';
import { RegisterDecision } from '../decision/decision.commands.js';
import { endMembershipWhenExcluded } from '../reactors/end-membership-when-excluded.reactor.js';
import { association } from '../testing/association.js';
import { ExcludeMember, RatifyExclusion, RejectExclusion } from './exclusion.commands.js';

type Book = Awaited<ReturnType<typeof association>>;
let book: Book;
const about = { subject: { kind: 'authority' as const, id: '159' } };
const decided = (
  decisionId: string,
  bodyId: string,
  purpose: 'exclusion' | 'exclusion_ratification' | 'exclusion_rejection',
) => ({
  ...{
    decisionId,
    bodyId,
    title: 'Eksklusion',
    wording: 'Ekskluderes',
    basis: 'Sagen',
    reference: 'Referat',
    carried: true,
  },
  allows: [{ purpose, ...about }],
});
beforeEach(async () => {
  book = await association();
  await book.ask(RegisterDecision, decided('board-1', 'board', 'exclusion'), '2026-02-01');
  await book.ask(RegisterDecision, decided('ga-yes', 'assembly', 'exclusion_ratification'), '2026-05-07');
  await book.ask(RegisterDecision, decided('ga-no', 'assembly', 'exclusion_rejection'), '2026-05-07');
});

const out = { exclusionId: 'e1', authorityId: '159', reason: 'Brud på code of conduct' };
const resting = (decisionRef: string) => ({ decisionRef });
const isMember = async (day: string) => isMemberOn((await book.lookup.state(authority, '159')).state, day);
/** What the reactor asks for, asked. */
async function react(): Promise<void> {
  for (const event of await book.store.readAll(-1, 1000))
    for (const command of endMembershipWhenExcluded.commands(event, '2026-06-01T10:00:00Z'))
      await handle(book.store, authority, command);
}

describe('An exclusion', () => {
  it('takes a decision of the board, and ends the membership from its day', async () => {
    expect(await book.refusal(ExcludeMember, out, '2026-02-01')).toBe('decision.required [BYL §4.6]');
    await book.ask(ExcludeMember, out, '2026-02-01', resting('board-1'));
    await react();
    expect([await isMember('2026-01-31'), await isMember('2026-02-01')]).toEqual([true, false]);
  });
  it('stands when the general assembly approves it', async () => {
    await book.ask(ExcludeMember, out, '2026-02-01', resting('board-1'));
    await book.ask(RatifyExclusion, { exclusionId: 'e1' }, '2026-05-07', resting('ga-yes'));
    await react();
    expect(await isMember('2026-05-08')).toBe(false);
    expect(await book.refusal(RejectExclusion, { exclusionId: 'e1' })).toBe('exclusion.ratified');
  });
  it('that the general assembly rejects lets the membership go on from that day', async () => {
    await book.ask(ExcludeMember, out, '2026-02-01', resting('board-1'));
    await book.ask(RejectExclusion, { exclusionId: 'e1' }, '2026-05-07', resting('ga-no'));
    await react();
    await react();
    expect([await isMember('2026-05-06'), await isMember('2026-05-07')]).toEqual([false, true]);
  });
  it('is of a member on that day, and recorded once', async () => {
    const former = { ...out, authorityId: '161' };
    expect(await book.refusal(ExcludeMember, former, '2026-04-01')).toBe('exclusion.not_member');
    await book.ask(ExcludeMember, out, '2026-02-01', resting('board-1'));
    expect((await book.ask(ExcludeMember, out, '2026-02-01', resting('board-1'))).events).toEqual([]);
    expect(await book.refusal(ExcludeMember, { ...out, reason: 'Andet' }, '2026-02-01')).toBe('exclusion.exists');
    expect(await book.refusal(RatifyExclusion, { exclusionId: 'e9' })).toBe('exclusion.unknown');
  });
});
