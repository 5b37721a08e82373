// SPDX-License-Identifier: MPL-2.0
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent, type JSONEventType, type ResolvedEvent } from '@eventstore/db-client';
import { startStandIn, type StandIn, type StandInOptions } from './server.js';

type Note = JSONEventType<'NoteWritten' | 'NoteRead', { n: number }>;

/** The event of most tests; `n` tells them apart. */
export const note = (n: number, id: string = randomUUID(), type: Note['type'] = 'NoteWritten') =>
  jsonEvent<Note>({ type, data: { n }, id });

export const notes = (count: number, from = 0) => Array.from({ length: count }, (_, i) => note(from + i));

/** The numbers of the notes in a read, in order. */
export async function numbers(events: AsyncIterable<ResolvedEvent>): Promise<number[]> {
  const found: number[] = [];
  for await (const { event } of events) {
    if (event?.type.startsWith('Note')) found.push((event.data as { n: number }).n);
  }
  return found;
}

/** Waits until something holds. */
export async function until(holds: () => boolean, within = 10_000): Promise<void> {
  const end = Date.now() + within;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`in ${within} ms it did not come to: ${holds.toString()}`);
    await pause(5);
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What a promise came to: `resolved`, the name of the class of its error, or `pending` when it takes longer. */
export async function fate(promise: Promise<unknown>, within = 5_000): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => (timer = setTimeout(() => resolve('pending'), within)));
  const settled = promise.then(
    () => 'resolved',
    (error: Error) => error.constructor.name,
  );
  const result = await Promise.race([settled, late]);
  clearTimeout(timer);
  return result;
}

/** Servers and clients of one test; `end` ends them all. */
export function world() {
  const servers: StandIn[] = [];
  const clients: EventStoreDBClient[] = [];
  return {
    async server(options: StandInOptions = {}): Promise<StandIn> {
      const server = await startStandIn(options);
      servers.push(server);
      return server;
    },
    client(url: string): EventStoreDBClient {
      const client = EventStoreDBClient.connectionString(url);
      clients.push(client);
      return client;
    },
    async end(): Promise<void> {
      await Promise.all(clients.splice(0).map((client) => client.dispose()));
      await Promise.all(servers.splice(0).map((server) => server.stop()));
    },
  };
}

/** A certificate for 127.0.0.1 that has signed itself, in files of this folder. */
export function selfSigned(folder: string): NonNullable<StandInOptions['tls']> {
  const [key, ca] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=stand-in', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...name, '-keyout', key, '-out', ca], { stdio: 'ignore' });
  return { cert: readFileSync(ca, 'utf8'), key: readFileSync(key, 'utf8'), ca };
}
