// SPDX-License-Identifier: MPL-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { NO_STREAM } from '@eventstore/db-client';
import { projectRoot } from '@faellesbog/platform';
import { build, temporaryFolder } from '../support/program.js';
import { fate, note, notes, pause, world } from './with-client.js';

interface Running {
  url: string;
  control: string;
  child: ChildProcess;
  ended: Promise<number | null>;
}

const { client, end } = world();
const running: Running[] = [];
const folder = temporaryFolder();
beforeAll(() => build(), 120_000);
afterEach(async () => {
  await end();
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => folder.remove());

async function start(...args: string[]): Promise<Running> {
  const main = join(projectRoot(), 'dist/test/stand-in/main.js');
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', () => reject(new Error('the stand-in did not start')));
  });
  const started = { ...(JSON.parse(line) as { url: string; control: string }), child, ended };
  running.push(started);
  return started;
}

describe('The stand-in as a process', () => {
  it('takes faults over HTTP, tells what it stores and ends when it is asked to', async () => {
    const { url, control, child, ended } = await start();
    const fault = { kind: 'cutAfterStore', nth: 2 };
    const send = (method: string, path: string, sent?: unknown) =>
      fetch(`${control}${path}`, { method, body: sent === undefined ? null : JSON.stringify(sent) });
    await send('POST', '/faults', fault);
    const db = client(url);
    expect(await fate(db.appendToStream('note-1', note(0), { expectedRevision: NO_STREAM }))).toBe('resolved');
    expect(await fate(db.appendToStream('note-1', note(1), { expectedRevision: 0n }))).toBe('UnavailableError');
    expect(await (await send('GET', '/faults')).json()).toEqual([{ fault, struck: 1 }]);
    await send('DELETE', '/faults');
    expect(await (await send('GET', '/faults')).json()).toEqual([]);
    const log = (await (await send('GET', '/log')).json()) as { stream: string; data: string }[];
    expect(log).toMatchObject([
      { stream: 'note-1', data: '{"n":0}' },
      { stream: 'note-1', data: '{"n":1}' },
    ]);
    expect((await send('POST', '/faults', { kind: 'unavailable', stream: '(' })).status).toBe(400);
    expect((await send('GET', '/')).status).toBe(404);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('killed in the middle of appends, has all those again that it answered for', async () => {
    const data = join(folder.path, 'log');
    const first = await start('--data', data, '--noise', '5');
    const db = client(first.url);
    const answered: string[] = [];
    const lanes = Array.from({ length: 16 }, async (_, lane) => {
      for (let n = 0; ; n++) {
        const events = notes(2, n);
        if ((await fate(db.appendToStream(`note-${lane}`, events))) !== 'resolved') return;
        answered.push(...events.map(({ id }) => id));
      }
    });
    await pause(500);
    first.child.kill('SIGKILL');
    await Promise.all(lanes);
    const port = new URL(first.url.replace('esdb', 'http')).port;
    const again = await start('--data', data, '--port', port);
    const log = (await (await fetch(`${again.control}/log`)).json()) as { id: string; position: number; end: number }[];
    const stored = new Set(log.map(({ id }) => id));
    expect(answered.length).toBeGreaterThan(100);
    expect(answered.filter((id) => !stored.has(id))).toEqual([]);
    expect(log.every(({ position }, i) => i === 0 || position === log[i - 1]!.end)).toBe(true);
  });
});
