// SPDX-License-Identifier: MPL-2.0
import { connect, createServer, type AddressInfo, type Server as Listener, type Socket } from 'node:net';
import type { Dice } from './dice.js';

/**
 * Where a connection is cut, seen from the transaction that writes on it. After an error: the write was refused, and
 * the connection ends before the transaction is rolled back.
 */
export const CUTS = ['before send', 'half sent', 'after send', 'after reply', 'after error'] as const;
export type Cut = (typeof CUTS)[number];

export interface Proxy {
  /** The same address, by way of the proxy. */
  through(url: string): string;
  /** Cuts once, at the next write of an append. */
  cut(next: Cut): void;
  /** Cuts the connections whose name begins so, once, before or after the n-th packet from now. */
  cutAt(name: string, packet: number, forward: boolean): void;
  /** Waits so long at most before it passes anything on. */
  delay(maxMs: number, throws: Dice): void;
  done(): number;
  close(): Promise<void>;
}

const APPENDER = 'faellesbog-appender';
/** What tells a write of an append from everything else that a service says to PostgreSQL: the events' own text. */
const WRITES = '"cmd":"';
/** How the server says that a transaction is over, one way or the other. */
const OVER = ['COMMIT\0', 'ROLLBACK\0'];

/** Stands between our programs and PostgreSQL, passes everything on, and cuts where it is told to. */
export async function proxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const state: State = { cuts: 0, wait: () => 0 };
  const open = new Set<Socket>();
  const listener: Listener = createServer((client) => {
    const server = connect({ host: hostname, port: Number(port), noDelay: true });
    client.setNoDelay(true);
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => [client, server].forEach((each) => (open.delete(each), each.destroy())));
    }
    pass(client, server, state);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    through(url) {
      const by = new URL(url);
      by.port = String((listener.address() as AddressInfo).port);
      return by.href;
    },
    cut: (next) => void (state.next = next),
    cutAt: (name, packet, forward) => void (state.at = { name, packet, forward }),
    delay: (maxMs, throws) => void (state.wait = () => throws.next() * maxMs),
    done: () => state.cuts,
    async close() {
      open.forEach((socket) => socket.destroy());
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

interface State {
  next?: Cut;
  at?: { name: string; packet: number; forward: boolean };
  cuts: number;
  wait: () => number;
}

/** Where the server's first message of an error ends: 0 when there is none. A message is a letter and a length. */
function endOfError(chunk: Buffer): number {
  for (let at = 0; at + 5 <= chunk.length;) {
    const end = at + 1 + chunk.readUInt32BE(at + 1);
    if (chunk[at] === 'E'.charCodeAt(0)) return end;
    at = end;
  }
  return 0;
}

function pass(client: Socket, server: Socket, state: State): void {
  let name = '';
  /** The cut under way on this connection, from the write of an append on. */
  let doomed: Cut | undefined;
  /** What the connection calls its prepared commit. */
  let commit = 'commit';
  let line: Promise<unknown> = Promise.resolve();
  const cut = (): void => {
    state.cuts++;
    client.destroy();
    // What was handed over still reaches the server.
    server.end();
  };
  const later = (work: () => void): void => {
    const ms = state.wait();
    line = line.then(() => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined)).then(work);
  };
  const atPacket = (forward: () => void): void => {
    if (!state.at || !name.startsWith(state.at.name) || --state.at.packet > 0) return forward();
    if (state.at.forward) forward();
    state.at = undefined;
    cut();
  };
  client.on('data', (chunk: Buffer) => {
    const text = chunk.toString('latin1');
    // The first packet of a connection says who it is: `application_name\0<name>\0`.
    name ||= /application_name\0([^\0]+)/.exec(text)?.[1] ?? '?';
    commit = /P[^]{4}([^\0]+)\0commit\0/.exec(text)?.[1] ?? commit;
    later(() => {
      if (client.destroyed) return;
      const begins = state.next !== 'after error' && name === APPENDER && text.includes(WRITES);
      if (doomed === undefined && state.next && begins) {
        doomed = state.next;
        state.next = undefined;
      }
      if (doomed === 'before send') return cut();
      if (doomed === 'half sent') server.write(chunk.subarray(0, chunk.length >> 1));
      else atPacket(() => void server.write(chunk));
      if (doomed === 'half sent' || (doomed === 'after send' && text.includes(`${commit}\0`))) cut();
    });
  });
  server.on('data', (chunk: Buffer) =>
    later(() => {
      if (client.destroyed) return;
      const error = state.next === 'after error' && name === APPENDER ? endOfError(chunk) : 0;
      if (error > 0) {
        doomed = 'after error';
        state.next = undefined;
        client.write(chunk.subarray(0, error));
        // Time for the service to see it and to begin rolling back, which nobody answers.
        setTimeout(cut, 5);
      }
      if (doomed === 'after error') return;
      if (doomed === 'after reply' && OVER.some((over) => chunk.includes(over))) return cut();
      atPacket(() => void client.write(chunk));
    }),
  );
}
