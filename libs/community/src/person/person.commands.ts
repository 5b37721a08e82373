// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { personEvents } from './person.events.js';

type Data<K extends string> = DataOf<typeof personEvents, K>;

/** Holds the reference alone: of a command the log keeps a SHA-256, and that of a name can be guessed. */
export class RegisterPerson extends DomainCommand<Data<'PersonRegistered'>> {
  readonly type = 'RegisterPerson';
}
export class ErasePerson extends DomainCommand<
  Data<'PersonErased'> & {
    /** The instant at which the store of personal data carried it out. */
    erasedAt: string;
  }
> {
  readonly type = 'ErasePerson';
}
export const personCommands = [RegisterPerson, ErasePerson] as const;
export type PersonCommand = CommandOf<typeof personCommands>;
