// SPDX-License-Identifier: MPL-2.0
import { authority } from '@faellesbog/community';
import { Rejection, unreachable, type Decider } from '@faellesbog/eventsourcing';
import { projectEvents } from '../project/project.events.js';
import {
  assertKnown,
  datedIn,
  factOn,
  said,
  unknownAmong,
  type Facts,
  type History,
  type Reference,
} from '@faellesbog/governance';
import { needCommands, type NeedCommand } from './need.commands.js';
import { needEvents, type NeedEvent } from './need.events.js';

/** A shared need: who supports it on which day, and the projects that address it. */
export type Need =
  | { status: 'none' }
  | {
      status: 'open' | 'addressed';
      /** What it was registered as; see {@link said}. */
      registered: string;
      registeredOn: string;
      /** Whoever registers a need is its first supporter. */
      support: ReadonlyMap<string, History<boolean>>;
      projectIds: readonly string[];
    };
type KnownNeed = Exclude<Need, { status: 'none' }>;

function decide(command: NeedCommand, need: Need, facts: Facts): NeedEvent[] {
  switch (command.type) {
    case 'RegisterNeed':
      if (need.status !== 'none') {
        if (need.registered === said(command.data)) return [];
        throw new Rejection('need.exists', 'This need is registered already.', 'Behovet er allerede registreret.', {
          pointer: '/needId',
        });
      }
      assertKnown(facts);
      return [{ type: 'NeedRegistered', data: command.data }];

    case 'SupportNeed': {
      const { support, registeredOn } = known(need);
      assertKnown(facts);
      const { effectiveOn } = command.meta;
      assertNotBefore(registeredOn, effectiveOn);
      if (factOn(support.get(command.data.authorityId), effectiveOn)?.value) return [];
      return [{ type: 'NeedSupported', data: command.data }];
    }

    case 'WithdrawNeedSupport': {
      const { support } = known(need);
      const { effectiveOn } = command.meta;
      const fact = factOn(support.get(command.data.authorityId), effectiveOn);
      if (fact?.value === false && fact.eff === effectiveOn) return [];
      if (!fact?.value) throw notSupported(command.data.authorityId, effectiveOn);
      return [{ type: 'NeedSupportWithdrawn', data: command.data }];
    }

    case 'AddressNeed':
      if (known(need).projectIds.includes(command.data.projectId)) return [];
      assertKnown(facts);
      return [{ type: 'NeedAddressed', data: command.data }];

    default:
      return unreachable(command);
  }
}

function known(need: Need): KnownNeed {
  if (need.status !== 'none') return need;
  throw new Rejection('need.unknown', 'No such need is registered.', 'Et sådant behov er ikke registreret.');
}

function assertNotBefore(registeredOn: string, effectiveOn: string): void {
  if (effectiveOn >= registeredOn) return;
  throw new Rejection(
    'need.before_registration',
    `The need was registered on ${registeredOn}; nobody can have supported it on ${effectiveOn}.`,
    `Behovet blev registreret ${registeredOn}; ingen kan have støttet det ${effectiveOn}.`,
    { pointer: '/effectiveOn' },
  );
}

const notSupported = (authorityId: string, day: string): Rejection =>
  new Rejection(
    'need.not_supported',
    `Authority "${authorityId}" does not support this need on ${day}.`,
    `Myndighed "${authorityId}" støtter ikke behovet ${day}.`,
    { pointer: '/authorityId' },
  );

function evolve(need: Need, { type, data }: NeedEvent, { eff }: { eff: string }): Need {
  if (type === 'NeedRegistered') {
    const support = datedIn(new Map<string, History<boolean>>(), data.authorityId, eff, true);
    return { status: 'open', registered: said(data), registeredOn: eff, support, projectIds: [] };
  }
  if (need.status === 'none') return need;
  switch (type) {
    case 'NeedSupported':
      return { ...need, support: datedIn(need.support, data.authorityId, eff, true) };
    case 'NeedSupportWithdrawn':
      return { ...need, support: datedIn(need.support, data.authorityId, eff, false) };
    case 'NeedAddressed':
      return { ...need, status: 'addressed', projectIds: [...need.projectIds, data.projectId] };
    default:
      return unreachable(type);
  }
}

// A project's own rules look needs up, so a need reads of a project only that it was proposed.
const proposedProject = { events: projectEvents, initialState: false, evolve: () => true };

function references({ type, data }: NeedCommand): Reference[] {
  switch (type) {
    case 'RegisterNeed':
    case 'SupportNeed':
      return [{ decider: authority, id: data.authorityId, pointer: '/authorityId' }];
    case 'AddressNeed':
      return [{ decider: proposedProject, id: data.projectId, pointer: '/projectId' }];
    case 'WithdrawNeedSupport':
      return [];
    default:
      return unreachable(type);
  }
}

export const need: Decider<Need, NeedCommand, typeof needEvents, Facts> = {
  events: needEvents,
  commands: needCommands,
  streamId: (command) => command.data.needId,
  initialState: { status: 'none' },
  decide,
  evolve,
  facts: (command, lookup) => unknownAmong(references(command), lookup),
};
