// SPDX-License-Identifier: MPL-2.0
import {
  copenhagenDate,
  Rejection,
  unreachable,
  type CommandMeta,
  type Decider,
  type Lookup,
} from '@faellesbog/eventsourcing';
import {
  isParty,
  personsOf,
  personsOfAll,
  readingOnce,
  rolesOf,
  samePerson,
  type Persons,
} from '../access/access.decider.js';
import { emergencyCommands, type EmergencyCommand } from './emergency.commands.js';
import { emergencyEvents, type EmergencyEvent } from './emergency.events.js';

export type Emergency =
  | { status: 'none' }
  | { status: 'declared'; declaredBy: string; reason: string }
  | {
      status: 'confirmed' | 'reviewed';
      declaredBy: string;
      reason: string;
      confirmedBy: string;
      until: string;
      review?: { by: string; conclusion: string };
    };
type Confirmed = Extract<Emergency, { until: string }>;

/** How long it holds from its confirmation on [reliability 4.5, rule 8]. */
const HOLDS_MS = 4 * 60 * 60 * 1000;
/** By how many days after its confirmation a third person has reviewed it. */
export const REVIEW_DAYS = 14;
const RULE = { rule: 'Fire øjne 8' };

/** True while an emergency was confirmed and is not over. */
export const holdsAt = (emergency: Emergency, now: string): emergency is Confirmed =>
  'until' in emergency && Date.parse(now) <= Date.parse(emergency.until);

interface EmergencyFacts {
  asker: Persons;
  /** Who declared and confirmed it so far. */
  earlier: Persons;
  onBoard: boolean;
}

function decide(command: EmergencyCommand, emergency: Emergency, facts: EmergencyFacts): EmergencyEvent[] {
  const { meta } = command;
  switch (command.type) {
    case 'DeclareEmergency': {
      const { data } = command;
      if (emergency.status !== 'none') {
        if (emergency.declaredBy === meta.by && emergency.reason === data.reason) return [];
        throw refused('exists', 'This emergency was declared already.', 'Denne nødsituation er allerede erklæret.');
      }
      assertToday(meta);
      assertKnownPerson(facts.asker);
      return [{ type: 'EmergencyDeclared', data }];
    }
    case 'ConfirmEmergency': {
      declared(emergency);
      if ('until' in emergency) {
        if (emergency.confirmedBy === meta.by) return [];
        throw refused('confirmed', 'It was confirmed already.', 'Den er allerede bekræftet.');
      }
      assertToday(meta);
      assertAnother(facts);
      if (!facts.onBoard) {
        throw refused('not_board', 'A member of the board confirms it.', 'Et medlem af bestyrelsen bekræfter den.');
      }
      const until = new Date(Date.parse(meta.now) + HOLDS_MS).toISOString();
      return [{ type: 'EmergencyConfirmed', data: { ...command.data, until } }];
    }
    case 'ReviewEmergency':
      return review(command.data, declared(emergency), meta, facts);
    default:
      return unreachable(command);
  }
}

function review(
  data: { emergencyId: string; conclusion: string },
  emergency: Exclude<Emergency, { status: 'none' }>,
  meta: CommandMeta,
  facts: EmergencyFacts,
): EmergencyEvent[] {
  if (!('until' in emergency)) {
    throw refused(
      'not_confirmed',
      'It was never confirmed; nothing was done under it.',
      'Den blev aldrig bekræftet; intet er gjort under den.',
    );
  }
  if (emergency.review) {
    if (emergency.review.by === meta.by && emergency.review.conclusion === data.conclusion) return [];
    throw refused('reviewed', 'It was reviewed already.', 'Den er allerede gennemgået.');
  }
  assertToday(meta);
  if (holdsAt(emergency, meta.now)) {
    throw refused(
      'still_holds',
      `It holds until ${emergency.until}; it is reviewed once no more can be done under it.`,
      `Den gælder til ${emergency.until}; den gennemgås, når der ikke kan gøres mere under den.`,
    );
  }
  assertAnother(facts);
  return [{ type: 'EmergencyReviewed', data }];
}

const refused = (reason: string, en: string, da: string): Rejection =>
  new Rejection(`emergency.${reason}`, en, da, RULE);

function declared(emergency: Emergency): Exclude<Emergency, { status: 'none' }> {
  if (emergency.status !== 'none') return emergency;
  throw new Rejection(
    'emergency.unknown',
    'No such emergency was declared.',
    'En sådan nødsituation er ikke erklæret.',
    {
      pointer: '/emergencyId',
    },
  );
}

function assertAnother({ asker, earlier }: EmergencyFacts): void {
  assertKnownPerson(asker);
  if (!samePerson(asker, earlier)) return;
  throw new Rejection(
    'four_eyes.same_person',
    'One declares an emergency, another confirms it, and a third reviews it.',
    'Én erklærer en nødsituation, en anden bekræfter den, og en tredje gennemgår den.',
    RULE,
  );
}

/**
 * Who takes part in four eyes is a person that the book knows: an account alone could be anybody's second one.
 * @throws Rejection `four_eyes.unknown_person`.
 */
export function assertKnownPerson(asker: Persons): void {
  if (asker.size > 1) return;
  throw new Rejection(
    'four_eyes.unknown_person',
    'Nobody knows which person is behind this account: it has no role.',
    'Ingen ved, hvilken person der står bag denne konto: den har ingen rolle.',
    { rule: 'Fire øjne 1' },
  );
}

/**
 * Proposals, approvals and emergencies happen when they are recorded: their periods are counted from there.
 * @throws Rejection `four_eyes.another_day`.
 */
export function assertToday({ effectiveOn, now }: CommandMeta): void {
  if (effectiveOn === copenhagenDate(new Date(now))) return;
  throw new Rejection(
    'four_eyes.another_day',
    'It is dated the day on which it is recorded; the day of the change itself is part of the change.',
    'Det dateres den dag, det registreres; dagen for selve ændringen er en del af ændringen.',
    { pointer: '/effectiveOn' },
  );
}

function evolve(emergency: Emergency, { type, data }: EmergencyEvent, { by }: { by: string }): Emergency {
  switch (type) {
    case 'EmergencyDeclared':
      return { status: 'declared', declaredBy: by, reason: data.reason };
    case 'EmergencyConfirmed':
      if (emergency.status === 'none') return emergency;
      return { ...emergency, status: 'confirmed', confirmedBy: by, until: data.until };
    case 'EmergencyReviewed':
      if (!('until' in emergency)) return emergency;
      return { ...emergency, status: 'reviewed', review: { by, conclusion: data.conclusion } };
    default:
      return unreachable(type);
  }
}

async function factsFor({ data, meta }: EmergencyCommand, book: Lookup): Promise<EmergencyFacts> {
  const lookup = readingOnce(book);
  const { state } = await lookup.state(emergency, data.emergencyId);
  const [asker, earlier, grants] = await Promise.all([
    personsOf(meta.by, lookup),
    personsOfAll(state.status === 'none' ? [] : partiesTo(state), lookup),
    rolesOf(meta.by, new Date(meta.now), lookup),
  ]);
  return { asker, earlier, onBoard: grants.some((grant) => isParty(grant, 'board_member')) };
}

/** The accounts of the two who broke the glass. */
export const partiesTo = (emergency: Exclude<Emergency, { status: 'none' }>): string[] =>
  'until' in emergency ? [emergency.declaredBy, emergency.confirmedBy] : [emergency.declaredBy];

export const emergency: Decider<Emergency, EmergencyCommand, typeof emergencyEvents, EmergencyFacts> = {
  events: emergencyEvents,
  commands: emergencyCommands,
  streamId: ({ data }) => data.emergencyId,
  initialState: { status: 'none' },
  decide,
  evolve,
  facts: factsFor,
};
