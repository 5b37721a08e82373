// SPDX-License-Identifier: MPL-2.0
import { uuidFrom } from './canonical.js';
import type { CommandMeta, DomainCommand } from './decider.js';
import type { EventMeta, Grounds, RecordedEvent } from './event.js';
import { categoryOf, decode, UnreadableEvent, type EventFamily, type EventOf } from './event-family.js';
import { ignore } from './read-model.js';

/** The account that reactors act as. */
export const SYSTEM = 'system';

type Reactions<Families extends readonly EventFamily[]> = {
  [K in EventOf<Families[number]>['type']]:
    | typeof ignore
    | ((
        event: Extract<EventOf<Families[number]>, { type: K }>['data'],
        meta: EventMeta & { command: CommandMeta },
      ) => DomainCommand[]);
};

/** When this happened, ask for that: facts in, commands out. */
export interface Reactor {
  name: string;
  reads(stream: string): boolean;
  commands(event: RecordedEvent, now: string): DomainCommand[];
}

/**
 * Every event of every family is handled or ignored, out loud. The commands' ids derive from the event and the
 * reactor's name, so that an event delivered twice asks for the same command, which is then answered, not repeated.
 * At most one command per event may be asked with the given meta; a second one needs an id of its own.
 */
export function reactor<const Families extends readonly EventFamily[]>(definition: {
  name: string;
  from: Families;
  on: Reactions<Families>;
}): Reactor {
  const families = new Map(definition.from.map((family) => [family.category, family]));
  const reactions = definition.on as Record<string, typeof ignore | ((...args: unknown[]) => DomainCommand[])>;
  return {
    name: definition.name,
    reads: (stream) => families.has(categoryOf(stream)),
    commands(stored, now) {
      const family = families.get(categoryOf(stored.stream));
      if (!family) return [];
      const fact = decode(family, stored) as { type: string; data: Grounds };
      const reaction = reactions[fact.type];
      if (reaction === ignore) return [];
      if (!reaction) throw new UnreadableEvent(stored, `${definition.name} neither handles nor ignores it`);
      return reaction(fact.data, { ...stored, command: reactionMeta(definition.name, stored, fact.data, now) });
    },
  };
}

function reactionMeta(name: string, stored: RecordedEvent, { source, decisionRef }: Grounds, now: string): CommandMeta {
  return {
    id: uuidFrom(`${stored.id}/${name}`),
    by: SYSTEM,
    org: stored.org,
    now,
    effectiveOn: stored.eff,
    effectiveOnGiven: true,
    cause: stored.id,
    grounds: { source, decisionRef },
  };
}
