// SPDX-License-Identifier: MPL-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { sha256 } from '@faellesbog/eventsourcing';
import {
  connect,
  openPostgresStore,
  startEmbeddedPostgres,
  UnsafeDatabase,
  type PostgresEventStore,
  type Sql,
} from '@faellesbog/platform';
import { newDatabase } from '../support/database.js';

const note = (id: string = randomUUID()) => ({
  id,
  type: 'NoteWritten',
  schema: 1,
  by: 'tester',
  org: null,
  cause: null,
  eff: '2026-01-01',
  data: { text: 'x' },
});
const command = (id: string = randomUUID()) => ({ id, fingerprint: sha256(id) });

describe('The log on PostgreSQL', () => {
  let url: string;
  let store: PostgresEventStore;
  let owner: Sql;
  let appender: Sql;
  beforeAll(async () => {
    url = await newDatabase();
    store = await openPostgresStore(url, { allowUnsafe: true });
    owner = connect(url, { max: 1 });
    appender = connect(url, { max: 1, asAppender: true });
    await store.append('note-1', -1, [note(), note()], command());
  });
  afterAll(async () => {
    await Promise.all([owner.end(), appender.end(), store.close()]);
  });

  const changes = [
    `update log.event set type = 'Other'`,
    `delete from log.event`,
    `truncate log.event`,
    `update log.command set n = 9`,
    `delete from log.command`,
    `truncate log.command`,
    `delete from log.head`,
  ];
  it.each(changes)('cannot be changed by its owner: %s', async (statement) => {
    await expect(owner.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
    expect(await store.readStream('note-1')).toHaveLength(2);
  });

  it.each([
    ...changes,
    `update log.head set log = 'other'`,
    `insert into log.head values (false, 'x', 0, 0)`,
    `create table log.other (a int)`,
  ])('gives those who append no right to: %s', async (statement) => {
    await expect(appender.unsafe(statement)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringMatching(/permission denied/),
    });
  });

  it('stores the canonical bytes, and they are the event', async () => {
    const [row] = await owner<
      { canonical: string }[]
    >`select convert_from(canonical, 'UTF8') as canonical from log.event where pos = 0`;
    const [event] = await store.readStream('note-1');
    const { position: _, ...envelope } = event!;
    expect(row!.canonical).toBe(
      JSON.stringify(Object.fromEntries(Object.entries(envelope).sort(([a], [b]) => (a < b ? -1 : 1)))),
    );
  });

  it('keeps one order when several processes append at once', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openPostgresStore(url, { allowUnsafe: true })));
    const before = (await store.head()).position;
    await Promise.all(
      [store, ...others].map(async (one, lane) => {
        for (let rev = -1; rev < 24; rev++) await one.append(`note-lane${lane}`, rev, [note()], command());
      }),
    );
    const events = await store.readAll(before, 1000);
    expect(events.map(({ position }) => position)).toEqual(
      Array.from({ length: 100 }, (_, index) => before + 1 + index),
    );
    await Promise.all(others.map((one) => one.close()));
  });

  it('lets one of two processes win a new stream, and answers one command asked of both once', async () => {
    const other = await openPostgresStore(url, { allowUnsafe: true });
    const race = await Promise.allSettled(
      [store, other].map((one) => one.append('note-race', -1, [note()], command())),
    );
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [asked, event] = [command(), note()];
    const answers = await Promise.all([store, other].map((one) => one.append('note-both', -1, [event], asked)));
    expect(answers[0]!.position).toBe(answers[1]!.position);
    expect(await store.readStream('note-both')).toHaveLength(1);
    await other.close();
  });

  it('answers each of many questions asked at the same moment, whatever stands in the others', async () => {
    const asked = command();
    await store.append('note-asked', -1, [note(), note()], asked);
    const [none, own, nothing, alone, again, late] = await Promise.all([
      store.readStream('note-asked\u0001note-1'),
      store.readStream('note-asked'),
      store.readStream('note-\u0000'),
      store.readStream('note-1'),
      store.readStream('note-asked'),
      store.readStream('note-asked', 1),
    ]);
    expect([none, own, nothing, alone, again, late].map((events) => events!.length)).toEqual([0, 2, 0, 2, 2, 1]);
    expect(late![0]).toMatchObject({ stream: 'note-asked', rev: 1 });
    const found = await Promise.all(['no id', asked.id, asked.id.toUpperCase(), randomUUID()].map(store.findCommand));
    expect(found.map((one) => one?.fingerprint)).toEqual([undefined, asked.fingerprint, asked.fingerprint, undefined]);
  });

  it('fails an append the database cannot take alone, and none of those beside it', async () => {
    const taken = note();
    await store.append('note-taken', -1, [taken], command());
    const outcomes = await Promise.allSettled([
      store.append('note-beside1', -1, [note()], command()),
      store.append('note-again', -1, [note(taken.id)], command()),
      store.append('note-beside2', -1, [note()], command()),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('A pool that loses connections', () => {
  let url: string;
  let operator: Sql;
  beforeAll(async () => {
    url = await newDatabase();
    operator = connect(url, { max: 1, name: 'operator' });
  });
  afterAll(() => operator.end());

  it('serves again at once, however its connections ended and whatever was being asked', async () => {
    const pool = connect(url, { max: 4, name: 'cut' });
    let asking = true;
    const clients = Array.from({ length: 16 }, async () => {
      for (; asking;) await pool`select 1`.catch(() => undefined);
    });
    for (let round = 0; round < 20; round++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await operator`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut'`;
    }
    asking = false;
    await Promise.all(clients);
    const started = performance.now();
    await Promise.all(Array.from({ length: 16 }, (_, n) => pool`select pg_sleep(0.05), ${n}::int`));
    expect(performance.now() - started).toBeLessThan(5_000);
    await pool.end();
  });

  it('lets what is under way on its other connections end', async () => {
    const pool = connect(url, { max: 2, name: 'one of two' });
    const [slow, other] = [
      pool`select pg_sleep(0.3), 'slow' as said`.execute(),
      pool`select pg_backend_pid() as pid, pg_sleep(0.1)`,
    ];
    const [row] = await other;
    await operator`select pg_terminate_backend(${row!['pid']})`;
    expect(await slow).toMatchObject([{ said: 'slow' }]);
    expect(await pool`select 1 as n`).toMatchObject([{ n: 1 }]);
    await pool.end();
  });

  it('still hears the doorbell', async () => {
    const pool = connect(url, { max: 1, name: 'bell' });
    let rung = 0;
    await pool.listen('bell', () => rung++);
    const cut = () => operator`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bell'`;
    await cut();
    for (let tries = 0; rung === 0 && tries < 100; tries++) {
      await operator`select pg_notify('bell', '')`;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(rung).toBeGreaterThan(0);
    await pool.end();
  });
});

it('The log refuses a server that would lose what it acknowledged', async () => {
  await expect(openPostgresStore(await newDatabase())).rejects.toBeInstanceOf(UnsafeDatabase);
});

it('The log takes a server that keeps what it acknowledges', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'faellesbog-durable-'));
  const server = await startEmbeddedPostgres({ dataDir });
  const store = await openPostgresStore(server.url);
  expect((await store.append('note-1', -1, [note()], command())).position).toBe(0);
  await store.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
