// SPDX-License-Identifier: MPL-2.0
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { sha256 } from '@faellesbog/eventsourcing';
import { openPostgresStore, projectRoot } from '@faellesbog/platform';
import { startStandIn } from '../stand-in/server.js';
import { newDatabase } from '../support/database.js';
import { build, faellesbog, logOf, startService, temporaryFolder } from '../support/program.js';

interface Report {
  log: string;
  events: number;
  commands: number;
  copied: { events: number; commands: number };
  sha256: { from: string; to: string };
}

const EVENTS = 20_000;
/** The servers of these tests keep nothing safe; to copy there is only allowed to tests. */
const test = { NODE_ENV: 'test' };
let folder: ReturnType<typeof temporaryFolder>;
let source: string;

/** Fills a book by its own store. Each text is some bytes longer than `size`. */
async function fill(url: string, events: number, size = 100): Promise<void> {
  const store = await openPostgresStore(url, { allowUnsafe: true });
  let left = events;
  const writer = async (): Promise<void> => {
    const stream = `note-${randomUUID()}`;
    for (let rev = -1; left > 0;) {
      const count = Math.min(left, 1 + (left % 3));
      left -= count;
      const notes = Array.from({ length: count }, () => ({
        id: randomUUID(),
        type: 'NoteWritten',
        schema: 1,
        by: 'tester',
        org: null,
        cause: null,
        eff: '2026-01-01',
        data: { text: 'æ'.repeat(size / 2) },
      }));
      await store.append(stream, rev, notes, { id: randomUUID(), fingerprint: sha256(stream) });
      rev += count;
      if (left % 50 === 0) await store.append(stream, rev, [], { id: randomUUID(), fingerprint: sha256(stream) });
    }
  };
  await Promise.all(Array.from({ length: 256 }, writer));
  await store.close();
}

async function copied(from: string, to: string, env: Record<string, string> = test): Promise<Report> {
  const { code, out, err } = await faellesbog(['copy-log', '--from', from, '--to', to, '--json'], env);
  expect([code, err]).toEqual([0, '']);
  return (JSON.parse(out.trim().split('\n').at(-1)!) as { report: Report }).report;
}

/** Starts the copying program and kills it in the midst of its writing, `after` so many milliseconds of it. */
async function killed(from: string, to: string, after: number): Promise<void> {
  const program = join(projectRoot(), 'dist/apps/projector/src/copy-log.js');
  const child = spawn(process.execPath, [program, '--from', from, '--to', to], {
    cwd: projectRoot(),
    env: { ...process.env, ...test },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  while (!out.includes('"copying"') && child.exitCode === null) await pause(5);
  await pause(after);
  child.kill('SIGKILL');
  await ended;
  // Otherwise it was not in the midst.
  expect(out).not.toContain('"report"');
}

beforeAll(async () => {
  build();
  folder = temporaryFolder();
  source = await newDatabase();
  await fill(source, EVENTS);
});
afterAll(() => folder.remove());

const ends: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(ends.map((end) => end())));
async function newEventStore(): Promise<string> {
  const standIn = await startStandIn();
  ends.push(() => standIn.stop());
  return standIn.url;
}

const places: [string, () => Promise<string>][] = [
  ['PostgreSQL', newDatabase],
  ['EventStoreDB', newEventStore],
  ['a file', () => Promise.resolve(join(folder.path, `${randomUUID()}.ndjson`))],
  ['a compressed file', () => Promise.resolve(join(folder.path, `${randomUUID()}.ndjson.gz`))],
];

it.each(places)('A copy to %s that is killed again and again goes on to the same end', async (_, newPlace) => {
  const [there, back] = [await newPlace(), await newDatabase()];
  for (const after of [0, 60, 130]) await killed(source, there, after);
  const report = await copied(source, there);
  expect(report.copied.events).toBeLessThan(EVENTS);
  expect(report).toMatchObject({ events: EVENTS, commands: expect.any(Number) });
  expect(report.commands).toBeGreaterThan(100);
  expect(report.sha256.to).toBe(report.sha256.from);
  expect(await copied(source, there)).toMatchObject({ copied: { events: 0, commands: 0 }, sha256: report.sha256 });
  await killed(there, back, 40);
  expect((await copied(there, back)).sha256).toEqual(report.sha256);
  const { code } = await faellesbog(['copy-log', '--from', back, '--to', source, '--verify-only'], test);
  expect(code).toBe(0);
});

it('A copy takes no more memory for a log that is larger than the memory it has', async () => {
  const [large, file] = [await newDatabase(), join(folder.path, 'large.ndjson')];
  await fill(large, 30_000, 4_000);
  const little = { ...test, NODE_OPTIONS: '--max-old-space-size=72' };
  const first = await copied(large, file, little);
  expect(readFileSync(file).length).toBeGreaterThan(120_000_000);
  expect((await copied(file, await newDatabase(), little)).sha256).toEqual(first.sha256);
});

it('A copying that is asked to stop does so in good order, and says how to go on', async () => {
  const [large, file] = [source, join(folder.path, 'stopped.ndjson')];
  const program = join(projectRoot(), 'apps/cli/bin/faellesbog.mjs');
  const child = spawn(process.execPath, [program, 'copy-log', '--from', large, '--to', file, '--json'], {
    cwd: projectRoot(),
    env: { ...process.env, ...test },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (out.includes('"copying"')) child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, (JSON.parse(err) as { code: string }).code]).toEqual([1, 'copy.interrupted']);
  expect(readFileSync(file, 'utf8').endsWith('}\n')).toBe(true);
  expect(await copied(large, file)).toMatchObject({ events: EVENTS });
});

it('A book in use is copied to a new data folder through a file, and served from there with the same answers', async () => {
  const [ours, theirs] = [join(folder.path, 'ours'), join(folder.path, 'theirs')];
  const question = '/api/v1/statistics?validOn=2017-03-01';
  const ask = async (env: Record<string, string>) => {
    const service = await startService(env);
    const [status, answer] = await Promise.all(
      ['/api/v1/status', question].map(async (path) => (await fetch(`${service.url}${path}`)).json()),
    );
    return { service, answer, events: (status as { log: { events: number } }).log.events };
  };
  const first = await ask({ FAELLESBOG_DATA: ours });
  const file = join(folder.path, 'book.ndjson.gz');
  const log = await logOf(ours);
  const from = log === `${ours}/` ? 'embedded' : log;
  const out = await faellesbog(['copy-log', '--from', from, '--to', file, '--lang', 'da'], { FAELLESBOG_DATA: ours });
  expect([out.code, out.err]).toEqual([0, '']);
  const sum = createHash('sha256')
    .update(gunzipSync(readFileSync(file)))
    .digest('hex');
  expect(out.out.split('\n').filter((line) => line.endsWith(sum))).toHaveLength(2);
  expect(out.out).toMatch(/Kontrolleret én for én: [\d.]+ hændelser/);
  await first.service.stop();
  expect((await copied(file, await logOf(theirs), {})).events).toBe(first.events);
  const second = await ask({ FAELLESBOG_DATA: theirs, FAELLESBOG_DEMO: 'off' });
  await second.service.stop();
  expect(second.events).toBe(first.events);
  expect(second.answer).toEqual(first.answer);
});

describe('The command', () => {
  it('says in words and in its exit code what is lacking, what differs and what was asked wrongly', async () => {
    const file = join(folder.path, 'words.ndjson');
    const report = await copied(source, file);
    const lines = readFileSync(file, 'utf8').split('\n');
    const short = join(folder.path, 'short.ndjson');
    const at = lines.findIndex((line) => /"position":7\d\d,"more":0/.test(line));
    writeFileSync(short, `${lines.slice(0, at + 1).join('\n')}\n`);
    const verify = (to: string) => faellesbog(['copy-log', '--from', file, '--to', to, '--verify-only'], test);
    expect(await verify(source)).toMatchObject({ code: 0, out: expect.stringContaining(report.sha256.from) });
    expect(await verify(short)).toMatchObject({ code: 1, err: expect.stringContaining('copy.incomplete') });
    const planted = lines.map((line) =>
      line.includes('"position":300,') ? line.replace('"by":"tester"', '"by":"testes"') : line,
    );
    writeFileSync(short, planted.join('\n'));
    const differing = await verify(short);
    expect(differing).toMatchObject({ code: 1, out: '' });
    expect(differing.err).toMatch(/copy\.logs_differ: The logs differ at position 300\.[^]*på position 300/);
    const json = await faellesbog(['copy-log', '--json', '--from', file, '--to', file], test);
    expect([json.code, (JSON.parse(json.err) as { code: string }).code]).toEqual([2, 'copy.same_place']);
  });

  it.each([
    [['--from', 'postgres://me:hemmelig@127.0.0.1:1/db', '--to', 'x.ndjson'], 1],
    [['--from', 'mongodb://me:hemmelig@127.0.0.1:1/db', '--to', 'x.ndjson'], 2],
    [['--form=postgres://me:hemmelig@127.0.0.1:1/db', '--to', 'x.ndjson'], 2],
    [['--from', 'x.ndjson', '--to', 'y.ndjson', 'postgres://me:hemmelig@127.0.0.1:1/db'], 2],
    [['--from', 'x.ndjson'], 2],
  ])('given %j never repeats a password', async (args, expected) => {
    for (const more of [[], ['--json']]) {
      const { code, out, err } = await faellesbog(['copy-log', ...args, ...more]);
      expect(code).toBe(expected);
      expect(err.length).toBeGreaterThan(20);
      expect(out + err).not.toContain('hemmelig');
    }
  });
});
