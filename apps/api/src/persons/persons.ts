// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { CommandReused, handle, lookupIn, overlay, type EventStore } from '@faellesbog/eventsourcing';
import { ErasePerson, person, RegisterPerson } from '@faellesbog/community';
import { noSuchPerson, Problem, type Ledger, type PersonData } from '@faellesbog/platform';
import type { Answered } from '../access/permission.js';
import { commandFrom, type Asked, type Commands } from '../http/commands.js';
import type { ErasePersonDto } from './persons.dto.js';

// A person stands in two places: a reference in the log, which never forgets, and who it is in a store that can. No
// transaction spans both, so each change has an order in which being cut off between the two does no harm, and asking
// again with the same key finishes it.

type Book = Pick<Ledger, 'store' | 'persons'>;

/**
 * Registers a person: first the event, then the data. Cut off between them there is a reference that nobody was given
 * and that stands for nobody. The other way about there would be a person in the store whom nobody can find or erase.
 * @throws Problem 422 `person.cpr_refused`, 400 `idempotency_key.not_random`, 410 `person.erased`; CommandReused.
 */
export async function registerPerson(
  { store, persons }: Book,
  commands: Commands,
  data: PersonData,
  asked: Asked,
): Promise<Answered & { personRef: string }> {
  assertRandom(asked);
  persons.assertKeepable(data);
  const send = (personRef: string): Promise<Answered> => commands.send(RegisterPerson, { personRef }, asked);
  let personRef: string = randomUUID();
  let answer: Answered;
  try {
    answer = await send(personRef);
  } catch (error) {
    // Asked before, or in this very moment by another: then there is a reference already.
    const known = error instanceof CommandReused ? await personUnder(store, asked.id) : undefined;
    if (known === undefined) throw error;
    answer = await send((personRef = known));
  }
  if (asked.dryRun) return { ...answer, personRef };
  const { version } = await persons.register(data, { personRef, account: asked.by, command: asked.id });
  void asked.reply.header('ETag', `"${version}"`);
  return { ...answer, personRef };
}

/**
 * Erases a person: first the data, then the event. Cut off between them the person is gone, as promised, and the line in
 * the list of erasures is there; only the log does not say so yet. The other way about the log would say of a person that
 * they are erased who is not. What the rules would refuse is asked on trial before anything is erased.
 * @throws Rejection `person.retained`, `person.requested_in_future`; Problem 404; CommandReused.
 */
export async function erasePerson(
  { store, persons }: Book,
  commands: Commands,
  personRef: string,
  wish: ErasePersonDto,
  asked: Asked,
): Promise<Answered> {
  assertRandom(asked);
  const { state } = await lookupIn(store).state(person, personRef);
  if (state === 'unknown') throw noSuchPerson();
  const under = await personUnder(store, asked.id);
  if (under !== undefined && (under !== personRef || state !== 'erased')) throw new CommandReused(asked.id);
  const { requestedOn, reason } = wish;
  const erasing = (erasedAt: string) => ({ personRef, requestedOn, reason, erasedAt });
  if (under === undefined) {
    const waiting = await commands.proposed(commandFrom(ErasePerson, erasing(ON_TRIAL), asked), asked);
    if (waiting) return waiting;
    const trial = { ...asked, id: randomUUID(), dryRun: true };
    await handle(overlay(store), person, commandFrom(ErasePerson, erasing(ON_TRIAL), trial));
    await persons.assertErasable(personRef);
    if (asked.dryRun) return commands.send(ErasePerson, erasing(ON_TRIAL), trial);
  }
  const { at } = await persons.erase(personRef);
  return commands.send(ErasePerson, erasing(at), asked);
}

/** Stands for the instant of an erasure that has not been carried out. */
const ON_TRIAL = 'on trial';

/** The person whose stream a command wrote to; undefined for a command not seen before. */
async function personUnder(store: EventStore, command: string): Promise<string | undefined> {
  const before = await store.findCommand(command);
  if (!before) return undefined;
  const [, ref] = /^person-(.+)$/.exec(before.receipt.stream) ?? [];
  if (ref === undefined) throw new CommandReused(command);
  return ref;
}

/** A key in words becomes a hash, which the log keeps: that of an e-mail address would lead back to the person. */
function assertRandom({ id }: Asked): void {
  if (/^.{14}[47]/.test(id)) return;
  throw new Problem(
    400,
    'idempotency_key.not_random',
    'For persons the Idempotency-Key is a random UUID in lower case: something of it stays in the log for ever.',
    'For personer er Idempotency-Key en tilfældig UUID med små bogstaver: noget af den bliver i loggen for altid.',
  );
}
