// SPDX-License-Identifier: MPL-2.0
import { copenhagenDate, Rejection, unreachable, type Decider } from '@faellesbog/eventsourcing';
import { personCommands, type PersonCommand } from './person.commands.js';
import { personEvents, type PersonEvent } from './person.events.js';

export type Person = 'unknown' | 'registered' | 'erased';

function decide(command: PersonCommand, person: Person): PersonEvent[] {
  switch (command.type) {
    case 'RegisterPerson': {
      const { personRef } = command.data;
      // Rows of a file come here without a reference: they would record a person whom no store knows.
      if (personRef === undefined) throw oneAtATime();
      if (person === 'registered') return [];
      if (person === 'erased') {
        throw new Rejection(
          'person.erased',
          'This person was erased; register the person anew, under a new reference.',
          'Personen er slettet; registrér personen på ny under en ny reference.',
        );
      }
      return [{ type: 'PersonRegistered', data: { personRef } }];
    }

    case 'ErasePerson': {
      const { personRef, requestedOn, reason, erasedAt } = command.data;
      // The log never says of anybody that they were erased before it is so.
      if (erasedAt === undefined) throw oneAtATime();
      if (person === 'erased') return [];
      if (person === 'unknown') {
        throw new Rejection(
          'person.unknown',
          'No such person was registered.',
          'Der er ikke registreret en sådan person.',
        );
      }
      if (requestedOn > copenhagenDate(new Date(command.meta.now))) {
        throw new Rejection(
          'person.requested_in_future',
          `An erasure cannot have been asked for on a day to come (${requestedOn}).`,
          `Der kan ikke være bedt om sletning på en kommende dag (${requestedOn}).`,
          { pointer: '/requestedOn' },
        );
      }
      return [{ type: 'PersonErased', data: { personRef, requestedOn, reason } }];
    }

    default:
      return unreachable(command);
  }
}

const oneAtATime = (): Rejection =>
  new Rejection(
    'person.not_from_file',
    'Persons are registered and erased one at a time, at /api/v1/persons: a file of commands holds no personal data.',
    'Personer registreres og slettes én ad gangen på /api/v1/persons: en fil med kommandoer indeholder ikke personoplysninger.',
  );

function evolve(_person: Person, { type }: PersonEvent): Person {
  switch (type) {
    case 'PersonRegistered':
      return 'registered';
    case 'PersonErased':
      return 'erased';
    default:
      return unreachable(type);
  }
}

export const person: Decider<Person, PersonCommand, typeof personEvents> = {
  events: personEvents,
  commands: personCommands,
  streamId: (command) => command.data.personRef,
  initialState: 'unknown',
  decide,
  evolve,
};
