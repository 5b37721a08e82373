// SPDX-License-Identifier: MPL-2.0
import { lookupIn } from '@faellesbog/eventsourcing';
import { ANNA, BO, BO_TOO, bookOf, by, CARLA, DAN, FIN, later, NOW } from '../testing/four-eyes.js';
import { ConfirmEmergency, DeclareEmergency, ReviewEmergency } from './emergency.commands.js';
import { emergency, holdsAt } from './emergency.decider.js';

const E1 = { emergencyId: 'e1' };
const declare = (who: string, reason = 'Ingen kan træffes') => new DeclareEmergency({ ...E1, reason }, by(who));
const confirm = (who: string, now = NOW) => new ConfirmEmergency(E1, by(who, now));
const review = (who: string, now = later(1), conclusion = 'I orden') =>
  new ReviewEmergency({ ...E1, conclusion }, by(who, now));

async function declared() {
  const book = await bookOf();
  await book.ask(declare(BO));
  const state = async () => (await lookupIn(book.store).state(emergency, 'e1')).state;
  return { ...book, emergencyNow: state };
}

describe('An emergency', () => {
  it('is declared by somebody the book knows, once', async () => {
    const { ask, refusal } = await declared();
    expect((await ask(declare(BO))).events).toEqual([]);
    expect(await refusal(declare(ANNA))).toBe('emergency.exists [Fire øjne 8]');
    expect(await (await bookOf()).refusal(declare('stranger'))).toBe('four_eyes.unknown_person [Fire øjne 1]');
  });
  it('holds for four hours from when another person, of the board, has confirmed it', async () => {
    const { ask, refusal, emergencyNow } = await declared();
    expect(holdsAt(await emergencyNow(), NOW)).toBe(false);
    expect(await refusal(confirm(BO))).toBe('four_eyes.same_person [Fire øjne 8]');
    expect(await refusal(confirm(BO_TOO))).toBe('four_eyes.same_person [Fire øjne 8]');
    expect(await refusal(confirm(ANNA))).toBe('emergency.not_board [Fire øjne 8]');
    expect(await refusal(new ConfirmEmergency({ emergencyId: 'e2' }, by(DAN)))).toBe('emergency.unknown');
    await ask(confirm(DAN, later(0, 1)));
    expect((await ask(confirm(DAN, later(0, 1)))).events).toEqual([]);
    expect(await refusal(confirm(CARLA, later(0, 2)))).toBe('emergency.confirmed [Fire øjne 8]');
    const until = later(0, 5);
    expect(await emergencyNow()).toMatchObject({ status: 'confirmed', until });
    expect(holdsAt(await emergencyNow(), until)).toBe(true);
    expect(holdsAt(await emergencyNow(), new Date(Date.parse(until) + 1).toISOString())).toBe(false);
  });
  it('is reviewed by a third person, once it is over', async () => {
    const { ask, refusal, emergencyNow } = await declared();
    expect(await refusal(review(CARLA))).toBe('emergency.not_confirmed [Fire øjne 8]');
    await ask(confirm(DAN));
    expect(await refusal(review(CARLA, later(0, 3)))).toBe('emergency.still_holds [Fire øjne 8]');
    expect(await refusal(review(BO_TOO))).toBe('four_eyes.same_person [Fire øjne 8]');
    expect(await refusal(review(DAN))).toBe('four_eyes.same_person [Fire øjne 8]');
    await ask(review(FIN));
    expect(await emergencyNow()).toMatchObject({ status: 'reviewed', review: { by: FIN, conclusion: 'I orden' } });
    expect((await ask(review(FIN))).events).toEqual([]);
    expect(await refusal(review(CARLA))).toBe('emergency.reviewed [Fire øjne 8]');
  });
  it('is dated the day it happens', async () => {
    const { refusal } = await declared();
    const backdated = new ConfirmEmergency(E1, by(DAN, NOW, { effectiveOn: '2026-05-01' }));
    expect(await refusal(backdated)).toBe('four_eyes.another_day');
  });
});
