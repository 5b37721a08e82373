// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import type { NewEvent } from '@faellesbog/eventsourcing';
import { connect, type Sql } from '@faellesbog/platform';
import { newPledge } from './book.js';
import type { Contestant, Open } from './contest.js';

/** The yardstick of either engine: the least that keeps order, revisions and durability, written by hand. */
export const open: Open = (book) =>
  book.EVENTSTORE_URL ? Promise.resolve(onEventStoreDb(book.EVENTSTORE_URL)) : onPostgres(book.DATABASE_URL);

interface Waiting {
  event: NewEvent;
  done(): void;
  failed(error: unknown): void;
}

/**
 * One transaction for whoever waits, one lock, one insert of many rows. No record of commands, no canonical form, no
 * checks of what is written.
 */
async function onPostgres(url: string): Promise<Contestant> {
  const sql = connect(url, { max: 1, name: 'bench' });
  await sql.unsafe(`create schema bench; create table bench.head (size bigint not null); insert into bench.head values (0);
    create table bench.event (pos bigint primary key, stream text not null collate "C", rev int not null, id uuid not null unique,
      type text not null, body text not null, unique (stream, rev))`);
  const queue: Waiting[] = [];
  let pumping = false;
  async function pump(): Promise<void> {
    pumping = true;
    while (queue.length > 0) {
      await new Promise(setImmediate);
      const batch = queue.splice(0, 256);
      await commit(sql, batch).then(
        () => batch.forEach(({ done }) => done()),
        (error: unknown) => batch.forEach(({ failed }) => failed(error)),
      );
    }
    pumping = false;
  }
  return {
    append: () =>
      new Promise<void>((done, failed) => {
        queue.push({ event: newPledge(), done, failed });
        if (!pumping) void pump();
      }),
    close: () => sql.end({ timeout: 5 }),
  };
}

const commit = (sql: Sql, batch: Waiting[]): Promise<unknown> =>
  sql.begin(async (tx) => {
    const [head] = await tx<{ size: bigint }[]>`select size from bench.head for update`;
    const size = Number(head!.size);
    const list = (of: (waiting: Waiting) => string): string => batch.map(of).join('\u0001');
    await Promise.all([
      tx`insert into bench.event select ${size}::bigint + o - 1, s, 0, i::uuid, t, b from unnest(
        string_to_array(${list(() => `round-${randomUUID()}`)}, chr(1)), string_to_array(${list(({ event }) => event.id)}, chr(1)),
        string_to_array(${list(({ event }) => event.type)}, chr(1)),
        string_to_array(${list(({ event }) => JSON.stringify(event))}, chr(1))) with ordinality as e(s, i, t, b, o)`,
      tx`update bench.head set size = ${size + batch.length}`,
    ]);
  });

/** The client alone: one append, no claim of the command, no position. */
function onEventStoreDb(url: string): Contestant {
  const client = EventStoreDBClient.connectionString(url);
  return {
    append() {
      const { id, type, data, ...metadata } = newPledge();
      const event = jsonEvent({ id, type, data, metadata });
      return client.appendToStream(`round-${randomUUID()}`, [event], { expectedRevision: NO_STREAM });
    },
    close: () => client.dispose(),
  };
}
