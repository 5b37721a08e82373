// SPDX-License-Identifier: MPL-2.0
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { percentiles, type Percentiles } from './measure.js';

/** One request, ready to be sent. */
export interface Request {
  method: string;
  path: string;
  body: object;
}

export interface Answer {
  status: number;
  body: string;
}

interface Connection {
  send(request: Request): Promise<Answer>;
  close(): void;
}

/**
 * A connection that stays open and has one request under way at a time. A general client would take as much of the two
 * cores as the service does; this one knows the only answers it gets: a length in the head, and no more than that.
 */
function openConnection(host: string, port: number): Connection {
  const socket: Socket = connect(port, host);
  socket.setNoDelay(true);
  let received: Buffer = Buffer.alloc(0);
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  const fail = (error: Error): void => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the service closed a connection')));
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const head = received.indexOf('\r\n\r\n');
    if (head < 0 || !waiting) return;
    const text = received.toString('latin1', 0, head);
    const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? NaN);
    if (Number.isNaN(length)) return fail(new Error(`an answer without its length: ${text.slice(0, 200)}`));
    if (received.length < head + 4 + length) return;
    const answer = { status: Number(text.slice(9, 12)), body: received.toString('utf8', head + 4, head + 4 + length) };
    received = Buffer.alloc(0);
    const { resolve } = waiting;
    waiting = undefined;
    resolve(answer);
  });
  return {
    send: ({ method, path, body }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const text = JSON.stringify(body);
        socket.write(
          `${method} ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\ncontent-type: application/json\r\n` +
            `idempotency-key: ${crypto.randomUUID()}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
        );
      }),
    close: () => void socket.destroy(),
  };
}

export interface Load {
  perSecond: number;
  latency: Percentiles;
}

export interface LoadOptions {
  url: string;
  connections: number;
  next: () => Request;
  /** Called with each answer and when it came, in milliseconds of `performance.now()`. */
  answered?: (answer: Answer, at: number) => void;
}

async function withConnections<T>(
  { url, connections }: LoadOptions,
  work: (open: Connection[]) => Promise<T>,
): Promise<T> {
  const { hostname, port } = new URL(url);
  const open = Array.from({ length: connections }, () => openConnection(hostname, Number(port)));
  try {
    return await work(open);
  } finally {
    open.forEach((connection) => connection.close());
  }
}

async function ask(connection: Connection, { next, answered }: LoadOptions): Promise<void> {
  const answer = await connection.send(next());
  if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${answer.body.slice(0, 500)}`);
  answered?.(answer, performance.now());
}

/** As fast as it goes: each connection asks again as soon as it is answered. */
export function closedLoop(options: LoadOptions, seconds: number): Promise<Load> {
  return withConnections(options, async (open) => {
    const times: number[] = [];
    const started = performance.now();
    const until = started + seconds * 1000;
    const lane = async (connection: Connection): Promise<void> => {
      for (let begun = performance.now(); begun < until; begun = performance.now()) {
        await ask(connection, options);
        times.push(performance.now() - begun);
      }
    };
    await Promise.all(open.map(lane));
    return { perSecond: times.length / ((performance.now() - started) / 1000), latency: percentiles(times) };
  });
}

/**
 * At a fixed rate, whether answers come or not. A request's time runs from the moment it was due, so that one slow
 * answer shows in all that had to wait behind it.
 */
export function openLoop(options: LoadOptions, rate: number, seconds: number): Promise<Load> {
  return withConnections(options, async (open) => {
    const times: number[] = [];
    const total = Math.round(rate * seconds);
    const started = performance.now();
    const due = (index: number): number => started + (index * 1000) / rate;
    let taken = 0;
    let wake: (() => void)[] = [];
    const lane = async (connection: Connection): Promise<void> => {
      for (;;) {
        while (taken < total && due(taken) > performance.now())
          await new Promise<void>((resolve) => wake.push(resolve));
        if (taken >= total) return;
        const begun = due(taken++);
        await ask(connection, options);
        times.push(performance.now() - begun);
      }
    };
    const clock = (async () => {
      while (taken < total) {
        await pause(1);
        for (let ready = 0; wake.length > 0 && due(taken + ready) <= performance.now(); ready++) wake.shift()!();
      }
      wake.forEach((resolve) => resolve());
      wake = [];
    })();
    await Promise.all([clock, ...open.map(lane)]);
    return { perSecond: times.length / ((performance.now() - started) / 1000), latency: percentiles(times) };
  });
}
