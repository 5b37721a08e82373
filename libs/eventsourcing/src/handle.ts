// SPDX-License-Identifier: MPL-2.0
import { canonicalJson, sha256, uuidFrom, type JsonObject } from './canonical.js';
import { fold, lookupIn, streamName, type AnyDecider, type AnyFact, type DomainCommand } from './decider.js';
import { encode, type EventFamily } from './event-family.js';
import { CommandReused, WrongRevision, type EventStore, type NewEvent, type Receipt } from './event-store.js';
import { Rejection } from './rejection.js';

/** A lost race is tried again this many times when the caller did not say which revision it saw. */
const ATTEMPTS = 8;

/** What makes two requests the same request: type, data, grounds, who asks, and the business date if one was given. */
export function fingerprint({ type, data, meta }: DomainCommand): string {
  const eff = meta.effectiveOnGiven ? meta.effectiveOn : null;
  return sha256(canonicalJson({ type, data, grounds: meta.grounds, by: meta.by, org: meta.org, eff } as JsonObject));
}

export interface Handled extends Receipt {
  /** True when the command had been recorded before and this is its first answer. */
  replayed: boolean;
  /** What happened, in the decider's words; empty on a replay and when there was nothing to do. */
  facts: AnyFact[];
}

/**
 * The single write path: read the stream, fold, look up facts, decide, append at the revision read.
 * @throws Rejection when a rule says no; WrongRevision when the caller's `expectedRevision` is not the stream's;
 *   CommandReused when the command id was used for another request; OutcomeUnknown when the store did not answer.
 */
export async function handle(store: EventStore, decider: AnyDecider, command: DomainCommand): Promise<Handled> {
  const stream = streamName(decider, decider.streamId(command));
  const print = fingerprint(command);
  for (let attempt = 1; ; attempt++) {
    const [history, before] = await Promise.all([store.readStream(stream), store.findCommand(command.meta.id)]);
    if (before) return replay(before.receipt, before.fingerprint === print, command);
    const revision = history.length - 1;
    const { expectedRevision } = command.meta;
    try {
      if (expectedRevision !== undefined && expectedRevision !== revision) {
        throw new WrongRevision(stream, expectedRevision, revision);
      }
      const facts = await decideOn(store, decider, command, fold(decider, history));
      const events = facts.map((fact, index) => newEvent(decider, stream, command, fact, index));
      const receipt = await store.append(stream, revision, events, { id: command.meta.id, fingerprint: print });
      return { ...receipt, facts: receipt.replayed ? [] : facts };
    } catch (error) {
      // The same command may have landed between the two reads: then its own effect is what stands in the way.
      const refused = error instanceof Rejection || error instanceof WrongRevision;
      const landed = refused ? await store.findCommand(command.meta.id) : undefined;
      if (landed) return replay(landed.receipt, landed.fingerprint === print, command);
      const lostRace = error instanceof WrongRevision && expectedRevision === undefined;
      if (!lostRace || attempt === ATTEMPTS) throw error;
    }
  }
}

function replay(receipt: Receipt, sameRequest: boolean, command: DomainCommand): Handled {
  if (!sameRequest) throw new CommandReused(command.meta.id);
  return { ...receipt, replayed: true, facts: [] };
}

async function decideOn(
  store: EventStore,
  decider: AnyDecider,
  command: DomainCommand,
  state: unknown,
): Promise<AnyFact[]> {
  const facts: unknown = await decider.facts?.(command, lookupIn(store));
  return decider.decide(command, state, facts) as unknown as AnyFact[];
}

function newEvent(
  decider: AnyDecider,
  stream: string,
  { meta }: DomainCommand,
  fact: AnyFact,
  index: number,
): NewEvent {
  return {
    id: uuidFrom(`${meta.id}/${index}`),
    ...encode(decider.events as EventFamily, stream, { type: fact.type, data: { ...meta.grounds, ...fact.data } }),
    by: meta.by,
    org: meta.org,
    cause: meta.cause ?? null,
    eff: meta.effectiveOn,
  };
}
