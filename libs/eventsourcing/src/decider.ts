// SPDX-License-Identifier: MPL-2.0
import type { Grounds, Fact } from './event.js';
import { categoryOf, decode, type EventFamily, type EventOf } from './event-family.js';
import type { EventStore } from './event-store.js';

/** Who asks, when, for whom and on what grounds: everything a decision may depend on beside the command itself. */
export interface CommandMeta {
  /** A UUID: the command's identity. Asking again with the same id is asking once. */
  id: string;
  /** Opaque account id of who asks. */
  by: string;
  /** The authority on whose behalf, if any. */
  org: string | null;
  /** The instant of asking (ISO 8601, UTC). A decider knows no other clock. */
  now: string;
  /** Business date in Europe/Copenhagen; inclusive. */
  effectiveOn: string;
  /** False when the date was filled in for the caller: then it is no part of what makes two requests the same. */
  effectiveOnGiven: boolean;
  /** The revision the caller saw (`If-Match`). Without it a lost race is retried inside. */
  expectedRevision?: number;
  /** Id of the event that made a reactor ask. */
  cause?: string;
  grounds: Grounds;
  /** Ask without writing: the answer is what would have been recorded. */
  dryRun?: boolean;
}

/** A request in the imperative; it may be refused. Subclasses add `readonly type = 'StatePledge'`. */
export abstract class DomainCommand<Data extends object = object> {
  abstract readonly type: string;
  constructor(
    readonly data: Data,
    readonly meta: CommandMeta,
  ) {}
}

export type CommandClass<C extends DomainCommand = DomainCommand> = new (data: never, meta: CommandMeta) => C;
export type CommandOf<List extends readonly CommandClass[]> = InstanceType<List[number]>;

/**
 * The rules of one kind of stream. `decide` and `evolve` are pure: no clock, no dice, no await.
 * `facts` looks up what the rules need from other streams before deciding; what matters of it is recorded in the event.
 */
export interface Decider<State, Command extends DomainCommand, Family extends EventFamily, Facts = undefined> {
  events: Family;
  commands: readonly CommandClass<Command>[];
  /** The part after the category: `1` for stream `pledge-1`. */
  streamId(command: Command): string;
  initialState: State;
  /** @throws Rejection when a rule says no; `[]` when there is nothing to do. */
  decide(command: Command, state: State, facts: Facts): EventOf<Family>[];
  /** Folding never fails: the event has already happened. */
  evolve(state: State, event: EventOf<Family>, meta: { eff: string; id: string; by: string }): State;
  facts?(command: Command, lookup: Lookup): Promise<Facts>;
}

// The one place where the four types of a decider do not matter: lists of deciders, and the code that runs any of them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyDecider = Decider<any, any, any, any>;
type StateOf<D> = D extends Decider<infer S, never, never, never> ? S : D extends { initialState: infer S } ? S : never;

/** Reads another stream as its own rules see it. */
export interface Lookup {
  /** The folded state and revision (-1 when nothing happened yet). */
  state<D extends AnyDecider>(decider: D, id: string): Promise<{ state: StateOf<D>; revision: number }>;
}

export const streamName = (decider: Pick<AnyDecider, 'events'>, id: string): string =>
  `${(decider.events as EventFamily).category}-${id}`;

/** Folds stored events of one stream into the state its rules work on. */
export function fold<S>(
  decider: Pick<Decider<S, never, EventFamily, never>, 'events' | 'initialState' | 'evolve'>,
  events: Parameters<typeof decode>[1][],
): S {
  return events.reduce<S>(
    (state, stored) =>
      decider.evolve(state, decode(decider.events, stored) as never, { eff: stored.eff, id: stored.id, by: stored.by }),
    decider.initialState,
  );
}

export function lookupIn(store: Pick<EventStore, 'readStream'>): Lookup {
  return {
    async state(decider, id) {
      const events = await store.readStream(streamName(decider, id));
      return { state: fold(decider as AnyDecider, events) as never, revision: events.length - 1 };
    },
  };
}

/** The decider that owns a stored event, by its stream's category. */
export const ownerOf = (deciders: readonly AnyDecider[], stream: string): AnyDecider | undefined =>
  deciders.find((decider) => (decider.events as EventFamily).category === categoryOf(stream));

export type AnyFact = Fact<string, Record<string, unknown>>;
