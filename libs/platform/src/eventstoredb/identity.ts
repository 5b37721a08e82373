// SPDX-License-Identifier: MPL-2.0
import { jsonEvent } from '@eventstore/db-client';
import type { EventStoreConnection } from './client.js';

const STREAM = 'log/identity';

/** The name of the book on this server; undefined when it has none yet. Only a copy into an empty log gives a second one. */
export async function readName(connection: EventStoreConnection): Promise<string | undefined> {
  const last = (await connection.read(STREAM)).at(-1);
  return (last?.data as { log: string } | undefined)?.log;
}

/** Names the book unless somebody else just did; `after` is the revision of the name before (-1: none). */
export async function giveName(connection: EventStoreConnection, log: string, after: number): Promise<void> {
  await connection.append(STREAM, after, [jsonEvent({ type: 'LogNamed', data: { log } })]);
}

export const nameRevision = (connection: EventStoreConnection): Promise<number> => connection.revision(STREAM);
