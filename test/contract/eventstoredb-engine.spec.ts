// SPDX-License-Identifier: MPL-2.0
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CommandReused,
  OutcomeUnknown,
  sha256,
  StoreUnavailable,
  WrongRevision,
  type EventStore,
} from '@faellesbog/eventsourcing';
import { BadConfig, readConfig } from '@faellesbog/platform';
import { openEventStoreDb, type EventStoreDbOptions, type EventStoreDbStore } from '@faellesbog/platform/eventstoredb';
import { startStandIn, type StandIn, type StandInOptions } from '../stand-in/server.js';

const note = (id: string = randomUUID(), text = 'x') => ({
  id,
  type: 'NoteWritten',
  schema: 1,
  by: 'tester',
  org: null,
  cause: null,
  eff: '2026-01-01',
  data: { text },
});
const command = (id: string = randomUUID(), body = id) => ({ id, fingerprint: sha256(body) });
const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

let opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.reverse()) await close();
  opened = [];
});

async function server(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = await startStandIn(options);
  opened.push(() => standIn.stop());
  return standIn;
}

async function open(address: string, options: EventStoreDbOptions = {}): Promise<EventStoreDbStore> {
  const store = await openEventStoreDb(address, options);
  opened.push(() => store.close());
  return store;
}

/** Everything is there once, in order, under dense positions, with instants that only grow. */
async function expectWhole(store: EventStore, ids: string[]): Promise<void> {
  const events = await store.readAll(-1, 100_000);
  expect(events.map(({ position }) => position)).toEqual(range(0, events.length));
  expect(events.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const instants = events.map(({ at }) => at);
  expect([...new Set(instants)].sort()).toEqual(instants);
}

/** Many writers, each on a stream of its own, until told to stop. @returns the ids of what was acknowledged. */
function writers(store: EventStore, count: number): { acked: string[]; stop(): Promise<void> } {
  const acked: string[] = [];
  let stopped = false;
  const lane = async (): Promise<void> => {
    const stream = `note-${randomUUID()}`;
    for (let rev = -1; !stopped; rev++) {
      const event = note();
      const asked = command();
      for (;;) {
        const answer = await store.append(stream, rev, [event], asked).catch((error: unknown) => {
          if (!(error instanceof OutcomeUnknown)) throw error;
        });
        if (answer) break;
      }
      acked.push(event.id);
    }
  };
  const lanes = Promise.all(range(0, count).map(lane));
  return {
    acked,
    async stop() {
      stopped = true;
      await lanes;
    },
  };
}

describe('The engine on EventStoreDB', () => {
  it.each(['cutAfterStore', 'cutBeforeStore'] as const)(
    'records once what the server cuts off before it answers (%s)',
    async (kind) => {
      const standIn = await server();
      const store = await open(standIn.url);
      standIn.inject({ kind, probability: 0.2, seed: 7 });
      const writing = writers(store, 8);
      await pause(3_000);
      standIn.heal();
      await writing.stop();
      expect(standIn.faults()).toEqual([]);
      await expectWhole(store, writing.acked);
    },
  );

  it('records once what is rejected although it was stored', async () => {
    const standIn = await server();
    const store = await open(standIn.url);
    for (const reply of ['timeout', 'unknown', 'notReady', 'badRequest', 'conflict'] as const) {
      standIn.inject({ kind: 'wrongReply', reply, stored: true, times: 1, stream: `^note-${reply}$` });
      const event = note();
      const receipt = await store.append(`note-${reply}`, -1, [event], command());
      expect(receipt).toMatchObject({ revision: 0, events: [event.id] });
      expect(await store.readStream(`note-${reply}`)).toHaveLength(1);
    }
  });

  it('gives up on an append that is never answered, says that the outcome is unknown, and finds it when asked again', async () => {
    const standIn = await server();
    const store = await open(standIn.url, { patienceMs: 2_000 });
    for (const stored of [true, false]) {
      const stream = `note-never-${stored}`;
      standIn.inject({ kind: 'neverAnswer', stored, stream: `^${stream}$` });
      const [event, asked] = [note(), command()];
      await expect(store.append(stream, -1, [event], asked)).rejects.toBeInstanceOf(OutcomeUnknown);
      standIn.heal();
      expect(await store.append(stream, -1, [event], asked)).toMatchObject({ revision: 0, events: [event.id] });
      expect(await store.readStream(stream)).toHaveLength(1);
    }
  });

  it('gives up on a question that is never answered, and answers the next', async () => {
    const standIn = await server();
    const store = await open(standIn.url, { patienceMs: 1_000 });
    await store.append('note-1', -1, [note()], command());
    standIn.inject({ kind: 'slow', ms: 600_000, calls: ['read'] });
    await expect(store.readStream('note-1')).rejects.toBeInstanceOf(StoreUnavailable);
    standIn.heal();
    expect(await store.readStream('note-1')).toHaveLength(1);
  });

  it('keeps one connection alive when the server of another in the same process dies', async () => {
    const [first, second] = [await server(), await server()];
    const doomed = await openEventStoreDb(first.url, { patienceMs: 500 });
    const store = await open(second.url);
    second.inject({ kind: 'slow', ms: 300 });
    const ids = range(0, 100).map(() => randomUUID());
    const appends = ids.map((id, n) => store.append(`note-${n}`, -1, [note(id)], command()));
    const lost = doomed.append('note-1', -1, [note()], command()).catch(() => undefined);
    await pause(100);
    await first.halt();
    expect((await Promise.all(appends)).every(({ replayed }) => !replayed)).toBe(true);
    await lost;
    await expectWhole(store, ids);
    await doomed.close();
  });

  it('makes none of the calls whose answers cannot be trusted', async () => {
    const standIn = await server();
    const store = await open(standIn.url);
    await store.append('note-1', -1, [note()], command());
    expect(Object.keys(standIn.calls()).sort()).toEqual(['append', 'read']);
  });

  it('says the true revision of a conflict', async () => {
    const store = await open((await server()).url);
    for (let rev = -1; rev < 6; rev++) await store.append('note-1', rev, [note()], command());
    const refused = store.append('note-1', 2, [note()], command());
    await expect(refused).rejects.toMatchObject({ name: 'WrongRevision', expected: 2, actual: 6 });
  });

  it('has at most 256 appends under way', async () => {
    const standIn = await server();
    const store = await open(standIn.url);
    standIn.inject({ kind: 'slow', ms: 1_500 });
    const before = standIn.calls()['append']!;
    const appends = range(0, 600).map((n) => store.append(`note-${n}`, -1, [note()], command()));
    const underWay = (): number => standIn.calls()['append']! - before;
    for (let waited = 0; underWay() < 256 && waited < 20; waited++) await pause(20);
    const most = underWay();
    standIn.heal();
    await Promise.all(appends);
    expect(most).toBe(256);
  });

  it('goes on through changes of the leader, and loses and doubles nothing', async () => {
    const standIn = await server({ nodes: 3 });
    const store = await open(standIn.discoverUrl);
    const writing = writers(store, 8);
    for (let round = 0; round < 6; round++) {
      await pause(400);
      standIn.setLeader(round % 2 === 0 ? -1 : round % 3);
      await pause(200);
      standIn.setLeader((round + 1) % 3);
    }
    await pause(300);
    await writing.stop();
    expect(writing.acked.length).toBeGreaterThan(100);
    await expectWhole(store, writing.acked);
  });

  it('goes on when the server was away, and loses and doubles nothing', async () => {
    const standIn = await server();
    const store = await open(standIn.url);
    const writing = writers(store, 8);
    for (let round = 0; round < 3; round++) {
      await pause(300);
      await standIn.halt();
      await pause(400);
      await standIn.resume();
    }
    const before = writing.acked.length;
    for (let waited = 0; writing.acked.length < before + 20 && waited < 100; waited++) await pause(100);
    await writing.stop();
    await expectWhole(store, writing.acked);
  });

  it('shows a tailing reader every event once when its subscription is dropped again and again', async () => {
    const standIn = await server({ noiseEvery: 2 });
    const store = await open(standIn.url);
    const stop = new AbortController();
    const seen: number[] = [];
    const tail = (async () => {
      for await (const batch of store.subscribe(-1, stop.signal)) seen.push(...batch.map(({ position }) => position));
    })();
    const writing = writers(store, 8);
    for (let round = 0; round < 8; round++) {
      await pause(200);
      standIn.inject({ kind: 'dropSubscriptions', cut: round % 2 === 0 });
    }
    await writing.stop();
    for (let waited = 0; seen.length < writing.acked.length && waited < 100; waited++) await pause(50);
    stop.abort();
    await tail;
    expect(seen).toEqual(range(0, writing.acked.length));
  });

  it('begins again near the end of a long stretch that holds none of its events', async () => {
    const standIn = await server();
    const store = await open(standIn.url);
    await store.append('note-1', -1, [note()], command());
    for (let n = 0; n < 40; n++)
      standIn.put(
        '$stats-here',
        range(0, 100).map(() => ({ type: '$statsCollected' })),
      );
    await pause(300);
    expect(standIn.log().length).toBeGreaterThan(4_000);
    const before = standIn.passedOver();
    standIn.inject({ kind: 'dropSubscriptions' });
    await pause(600);
    expect(standIn.passedOver() - before).toBeLessThan(1_000);
    expect((await store.append('note-1', 0, [note()], command())).position).toBe(1);
  });
});

describe('Positions on EventStoreDB', () => {
  it('are the same for every process, whatever their clocks say and whatever else lives on the server', async () => {
    const standIn = await server({ noiseEvery: 3 });
    const ahead = await open(standIn.url, { clock: () => new Date(Date.now() + 3_600_000) });
    const behind = await open(standIn.url, { clock: () => new Date(Date.now() - 3_600_000) });
    const ids: string[] = [];
    for (let round = 0; round < 20; round++) {
      for (const store of [ahead, behind]) {
        const id = randomUUID();
        ids.push(id);
        await store.append(`note-${round}-${ids.length}`, -1, [note(id), note(randomUUID())], command());
      }
      standIn.put('order-1', [{ type: 'OrderPlaced', data: Buffer.from('{"not":"ours"}') }]);
    }
    const third = await open(standIn.url);
    const [one, two, three] = await Promise.all([ahead, behind, third].map((store) => store.readAll(-1, 1_000)));
    expect(one).toHaveLength(80);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    const instants = one!.map(({ at }) => at);
    expect([...new Set(instants)].sort()).toEqual(instants);
  });

  it('are kept between starts, and a start reads only what came after them', async () => {
    const standIn = await server();
    const runs = new Map<number, Float64Array>();
    const keeper = {
      load: () => Promise.resolve([...runs].map(([first, numbers]) => ({ first, numbers }))),
      save: (_log: string, run: { first: number; numbers: Float64Array }) =>
        Promise.resolve(void runs.set(run.first, run.numbers)),
      close: () => Promise.resolve(),
    };
    const store = await openEventStoreDb(standIn.url, { keeper });
    for (let n = 0; n < 100; n++)
      await store.append(
        `note-${n}`,
        -1,
        range(0, 42).map(() => note()),
        command(),
      );
    const before = await store.readAll(4_000, 200);
    await store.close();
    expect([...runs.keys()]).toEqual([0]);
    const again = await open(standIn.url, { keeper });
    expect(await again.readAll(4_000, 200)).toEqual(before);
    expect(await again.readAll(10, 5)).toEqual(await store.readAll(10, 5));
    const other = await server();
    const name = standIn.log().find(({ stream }) => stream === 'log/identity')!;
    other.put('log/identity', [{ type: 'LogNamed', data: name.data }]);
    await expect(openEventStoreDb(other.url, { keeper })).rejects.toMatchObject({ code: 'eventstore.other_log' });
  });

  it('do not count what another hand wrote into a stream of the book, and the stream says so', async () => {
    const standIn = await server();
    const store = await open(standIn.url);
    await store.append('note-1', -1, [note()], command());
    standIn.put('note-1', [{ type: 'NoteWritten', data: Buffer.from('{}') }]);
    await expect(store.readStream('note-1')).rejects.toMatchObject({ code: 'eventstore.foreign_event' });
    expect((await store.head()).position).toBe(0);
  });
});

describe('A command on EventStoreDB', () => {
  it('is one request on the whole log, also when two processes are asked at the same moment', async () => {
    const standIn = await server();
    const stores = [await open(standIn.url), await open(standIn.url)];
    for (let round = 0; round < 20; round++) {
      const id = randomUUID();
      const outcomes = await Promise.allSettled(
        stores.map((store, n) => store.append(`note-${round}-${n}`, -1, [note()], command(id, `body ${n}`))),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(refused!.reason).toBeInstanceOf(CommandReused);
    }
    expect((await stores[0]!.head()).position).toBe(19);
  });

  it('asked of two processes at once is recorded once, and both answer the same', async () => {
    const standIn = await server();
    const stores = [await open(standIn.url), await open(standIn.url)];
    for (let round = 0; round < 20; round++) {
      const [event, asked] = [note(), command()];
      const answers = await Promise.all(stores.map((store) => store.append(`note-${round}`, -1, [event], asked)));
      expect(answers[0]!.position).toBe(answers[1]!.position);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    }
    expect((await stores[1]!.head()).position).toBe(19);
  });

  it('that lost a race may be asked again with another body, as on PostgreSQL', async () => {
    const store = await open((await server()).url);
    await store.append('note-1', -1, [note()], command());
    const id = randomUUID();
    await expect(store.append('note-1', -1, [note()], command(id, 'a'))).rejects.toBeInstanceOf(WrongRevision);
    expect(await store.findCommand(id)).toBeUndefined();
    expect((await store.append('note-1', 0, [note()], command(id, 'b'))).revision).toBe(1);
    await expect(store.append('note-1', 1, [note()], command(id, 'c'))).rejects.toBeInstanceOf(CommandReused);
  });

  it('is linked to its events by the conventions of the server', async () => {
    const standIn = await server();
    const store = await open(standIn.url);
    const asked = command();
    const cause = randomUUID();
    await store.append('note-1', -1, [note(), { ...note(), cause }], asked);
    const stored = standIn.log().filter(({ stream }) => stream === 'note-1');
    const metadata = stored.map(
      (event) => JSON.parse(Buffer.from(event.metadata).toString()) as Record<string, unknown>,
    );
    expect(metadata.map(({ $correlationId, $causationId }) => [$correlationId, $causationId])).toEqual([
      [asked.id, asked.id],
      [asked.id, cause],
    ]);
    expect(JSON.parse(Buffer.from(stored[0]!.data).toString())).toEqual({ text: 'x' });
  });
});

describe('The address of an EventStoreDB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'faellesbog-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  beforeAll(() => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
      { stdio: 'ignore' },
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('works with TLS and credentials, and a wrong password is refused by name without being shown', async () => {
    const tls = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8'), ca: cert };
    const standIn = await server({ tls, credentials: { username: 'book', password: 'p@ss:word' } });
    const store = await open(standIn.url);
    expect((await store.append('note-1', -1, [note()], command())).position).toBe(0);
    const wrong = standIn.url.replace(encodeURIComponent('p@ss:word'), 'secret');
    const refusal = await openEventStoreDb(wrong).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'eventstore.access_denied' });
    expect(String(refusal)).not.toContain('secret');
  });

  it.each([
    ['esdb://admin:changeit@127.0.0.1:2113?tls=false', 'not sent without TLS'],
    ['esdb://127.0.0.1:2113?tls=false&throwOnAppendFailure=false', 'throwOnAppendFailure'],
    ['http://127.0.0.1:2113', 'esdb://'],
    ['esdb://', 'esdb://'],
    ['esdb://host:port', 'host:port'],
  ])('is refused at start when it cannot work: %s', (address, why) => {
    const read = (): unknown => readConfig({ EVENTSTORE_URL: address });
    expect(read).toThrow(BadConfig);
    expect(read).toThrow(why);
    expect(read).not.toThrow('changeit');
  });

  it('that nobody answers at is refused by name', async () => {
    const refusal = await openEventStoreDb('esdb://127.0.0.1:9?tls=false', { patienceMs: 500 }).catch(
      (e: unknown) => e,
    );
    expect(refusal).toMatchObject({ code: 'eventstore.unreachable' });
  }, 60_000);
});
