// SPDX-License-Identifier: MPL-2.0
import { RegisterSupplier } from '@faellesbog/community';
import { association, bylawsData, inMemory, person } from '../testing/association.js';
import { EstablishBody, CloseBody, FillSeat, SeatDeputy, SetTermsOfReference, VacateSeat } from './body.commands.js';
import { body, hasVote, seatsOn, termsOn } from './body.decider.js';

type Book = Awaited<ReturnType<typeof association>>;
let book: Book;
beforeEach(async () => (book = await association()));

const stateOf = async (bodyId: string) => (await book.lookup.state(body, bodyId)).state;
const holders = async (day: string, bodyId = 'board') =>
  Object.fromEntries(seatsOn(await stateOf(bodyId), day).map(({ seatId, personRef }) => [seatId, personRef]));
const seat = { bodyId: 'board', seatId: 'b7', personRef: person(7), role: 'member' as const, authorityId: '159' };

describe('A body', () => {
  it('is established under bylaws that know such bodies on that day', async () => {
    const steering = { bodyId: 'steer', kind: 'steering_group' as const, name: 'Styregruppe', bylawsId: 'os2' };
    expect(await inMemory().refusal(EstablishBody, steering)).toBe('bylaws.unknown');
    expect(await book.refusal(EstablishBody, steering, '2011-01-01')).toBe('bylaws.silent');
    expect((await book.ask(EstablishBody, steering)).events).toHaveLength(1);
    expect((await book.ask(EstablishBody, steering)).events).toEqual([]);
    expect(await book.refusal(EstablishBody, { ...steering, name: 'En anden' })).toBe('body.exists');
  });

  it('has nobody seated after it was closed', async () => {
    await book.ask(CloseBody, { bodyId: 'board', reason: 'Sammenlagt' }, '2026-06-01');
    expect(await book.refusal(FillSeat, { ...seat, termUntil: '2028-05-31' }, '2026-06-01')).toBe(
      'body.not_on_that_day',
    );
  });

  it('has terms of reference in versions, each from its day to its last', async () => {
    const terms = { bodyId: 'board', version: 'v1', task: 'Retning', mandates: [] };
    await book.ask(SetTermsOfReference, { ...terms, until: '2026-12-31' }, '2026-01-01');
    expect(await book.refusal(SetTermsOfReference, { ...terms, task: 'Andet' })).toBe(
      'terms_of_reference.version_exists',
    );
    await book.ask(SetTermsOfReference, { ...terms, version: 'v2' }, '2026-07-01');
    const state = await stateOf('board');
    const on = (day: string) => termsOn(state, day)?.version;
    expect([on('2025-12-31'), on('2026-06-30'), on('2026-07-01'), on('2027-01-01')]).toEqual([
      undefined,
      'v1',
      'v2',
      'v2',
    ]);
  });
});

describe('A seat', () => {
  it('is held from its day to the end of its term, or until it is vacated', async () => {
    await book.ask(VacateSeat, { bodyId: 'board', seatId: 'b1', reason: 'Fratrådt' }, '2026-01-01');
    expect(Object.keys(await holders('2025-12-31'))).toHaveLength(6);
    expect(Object.keys(await holders('2026-01-01'))).toHaveLength(5);
    expect(await holders('2027-05-31')).toMatchObject({ b0: person(0) });
    expect(await holders('2027-06-01')).toEqual({});
    expect(await book.refusal(VacateSeat, { bodyId: 'board', seatId: 'b9', reason: '?' })).toBe('seat.not_held');
  });

  it('is one for each organisation in the board, and filled once', async () => {
    const second = { ...seat, authorityId: '101', termUntil: '2028-05-31' };
    expect(await book.refusal(FillSeat, second)).toBe('seat.organisation_has_one [BYL §6.3]');
    expect(await book.refusal(FillSeat, { ...seat, seatId: 'b0', termUntil: '2028-05-31' })).toBe('seat.taken');
    expect((await book.ask(FillSeat, { ...seat, termUntil: '2028-05-31' })).events).toHaveLength(1);
  });

  it('with a vote is for a member on that day: no supplier, no former member', async () => {
    await book.ask(RegisterSupplier, { supplierId: 'magenta', name: 'Magenta', cvr: '25052943' }, '2012-05-01');
    const until = { termUntil: '2028-05-31' };
    expect(await book.refusal(FillSeat, { ...seat, ...until, authorityId: '161' })).toBe('seat.not_member [BYL §4.2]');
    expect(await book.refusal(FillSeat, { ...seat, ...until, authorityId: '999' })).toBe('authority.unknown');
    const supplier = { bodyId: 'board', seatId: 'obs', personRef: person(8), supplierId: 'magenta' };
    expect(await book.refusal(FillSeat, { ...supplier, role: 'member' })).toBe('seat.supplier_has_no_vote [BYL §4.2]');
    await book.ask(FillSeat, { ...supplier, role: 'observer' });
    const found = seatsOn(await stateOf('board'), '2026-05-07').find(({ seatId }) => seatId === 'obs')!;
    expect(hasVote(found)).toBe(false);
  });

  it('has the term that the bylaws say, and the chair is elected in odd years', async () => {
    expect(await book.refusal(FillSeat, { ...seat, termUntil: '2029-05-31' })).toBe('seat.term_length [BYL §6.4]');
    expect(await book.refusal(FillSeat, seat)).toBe('seat.term_length [BYL §6.4]');
    expect(await book.refusal(FillSeat, { ...seat, termUntil: '2025-05-31' })).toBe('seat.term_over');
    const chair = { ...seat, role: 'chair' as const, termUntil: '2028-05-31' };
    expect(await book.refusal(FillSeat, chair)).toBe('seat.chair_exists');
    await book.ask(VacateSeat, { bodyId: 'board', seatId: 'b0', reason: 'Nyt job' }, '2026-05-01');
    expect(await book.refusal(FillSeat, chair)).toBe('seat.chair_year [BYL §6.4]');
  });

  it('that a deputy takes over keeps the term of who left it', async () => {
    const deputy = { bodyId: 'board', seatId: 'b0', personRef: person(77), authorityId: '159', reason: 'Orlov' };
    await book.ask(SeatDeputy, deputy, '2026-05-01');
    expect(await holders('2026-04-30')).toMatchObject({ b0: person(0) });
    const [found] = seatsOn(await stateOf('board'), '2026-05-01');
    expect(found).toMatchObject({ personRef: person(77), authorityId: '159', role: 'chair', termUntil: '2027-05-31' });
    expect((await book.ask(SeatDeputy, deputy, '2026-05-01')).events).toEqual([]);
    const former = { ...deputy, seatId: 'b1', authorityId: '161' };
    expect(await book.refusal(SeatDeputy, former)).toBe('seat.not_member [BYL §4.2]');
  });

  it('has no term where the bylaws say nothing of terms', async () => {
    await book.ask(EstablishBody, {
      bodyId: 'steer',
      kind: 'steering_group',
      name: 'Styregruppe',
      bylawsId: bylawsData.bylawsId,
    });
    expect((await book.ask(FillSeat, { ...seat, bodyId: 'steer' })).events).toHaveLength(1);
  });
});
