// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { CommandReused, type CommandRef } from '@faellesbog/eventsourcing';
import type { EventStoreConnection, StoredEvent } from './client.js';

/** What the server cannot do in one write, two streams of one command do in order: first the claim, then the effect. */
type ClaimEvent =
  /** Somebody is about to record this command's events in `stream`, none of which stand there up to revision `from`. */
  | { type: 'CommandClaimed'; data: { fingerprint: string; stream: string; from: number } }
  /** The claim with this id came to nothing for certain. */
  | { type: 'ClaimReleased'; data: { claim: string } }
  /** The command had nothing to do. */
  | { type: 'CommandAnswered'; data: { fingerprint: string; stream: string; revision: number; position: number } };

export interface Claim {
  id: string;
  /** Somebody claimed the same command before and may have recorded it, or be about to. */
  contested: boolean;
}
export type Answered = Extract<ClaimEvent, { type: 'CommandAnswered' }>['data'];

/** What is known of a command: the claims on it that were not released, and its answer if it had nothing to do. */
export interface CommandState {
  revision: number;
  open: { id: string; fingerprint: string; stream: string; from: number }[];
  answered?: Answered;
}

const streamOf = (commandId: string): string => `command/${commandId}`;

function fold(events: StoredEvent[]): CommandState {
  const state: CommandState = { revision: events.length - 1, open: [] };
  for (const { id, type, data } of events) {
    const event = { type, data } as unknown as ClaimEvent;
    if (event.type === 'CommandClaimed') state.open.push({ id, ...event.data });
    else if (event.type === 'ClaimReleased') state.open = state.open.filter((claim) => claim.id !== event.data.claim);
    else state.answered = event.data;
  }
  return state;
}

/**
 * A command id means one request on the whole log, though the server knows of ids in one stream only. So a command
 * writes a claim, with its fingerprint, to a stream of its own before its events; a second claim is added only beside
 * claims of the same fingerprint, or when all earlier ones were released.
 */
export function claims(connection: EventStoreConnection) {
  const state = async (commandId: string): Promise<CommandState> => fold(await connection.read(streamOf(commandId)));

  async function add(commandId: string, revision: number, id: string, { type, data }: ClaimEvent): Promise<boolean> {
    const event = jsonEvent({ id, type, data: data as never });
    return (await connection.append(streamOf(commandId), revision, [event])) === undefined;
  }

  return {
    state,
    /**
     * Claims a command, or says how it was answered.
     * @throws CommandReused when it is claimed, or was answered, with another fingerprint.
     */
    async take({ id, fingerprint }: CommandRef, stream: string, from: number): Promise<Claim | Answered> {
      const claim = {
        id: randomUUID(),
        event: { type: 'CommandClaimed', data: { fingerprint, stream, from } } as const,
      };
      if (await add(id, -1, claim.id, claim.event)) return { id: claim.id, contested: false };
      for (;;) {
        const { revision, open, answered } = await state(id);
        if ([...open, ...(answered ? [answered] : [])].some((other) => other.fingerprint !== fingerprint))
          throw new CommandReused(id);
        if (answered) return answered;
        if (await add(id, revision, claim.id, claim.event)) return { id: claim.id, contested: open.length > 0 };
      }
    },
    async release(commandId: string, claim: string): Promise<void> {
      const event = { type: 'ClaimReleased', data: { claim } } as const;
      const eventId = randomUUID();
      while (!(await add(commandId, (await state(commandId)).revision, eventId, event)));
    },
    /** Records that a command had nothing to do; false when somebody claimed it meanwhile. */
    answer: (commandId: string, revision: number, data: Answered): Promise<boolean> =>
      add(commandId, revision, randomUUID(), { type: 'CommandAnswered', data }),
  };
}
