// SPDX-License-Identifier: MPL-2.0
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sha256, type EventStore, type RecordedEvent } from '@faellesbog/eventsourcing';
import {
  openPostgresStore,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type PostgresEventStore,
} from '@faellesbog/platform';
import { build, startService, temporaryFolder, type Service } from '../support/program.js';

const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 20);
const WRITERS = 16;

const note = (id: string, text: string) => ({
  id,
  type: 'NoteWritten',
  schema: 1,
  by: 'fault',
  org: null,
  cause: null,
  eff: '2026-01-01',
  data: { text },
});

async function everything(store: EventStore): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (
    let page = await store.readAll(-1, 2000);
    page.length > 0;
    page = await store.readAll(all.at(-1)!.position, 2000)
  )
    all.push(...page);
  return all;
}

/** Asks until there is an answer: the same command id is the only way out of an unknown outcome. */
async function persist<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt > 400) throw error;
      await pause(50);
    }
  }
}

/** The postmaster and every backend at once, as a power cut for processes. */
function killServer(dataDir: string): void {
  const postmaster = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]!;
  execFileSync('sh', ['-c', `children=$(pgrep -P ${Number(postmaster)}); kill -9 ${Number(postmaster)} $children`]);
}

function checkOrder(events: RecordedEvent[]): void {
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index));
  const revisions = new Map<string, number>();
  let before = '';
  for (const { stream, rev, at } of events) {
    expect(rev).toBe((revisions.get(stream) ?? -1) + 1);
    revisions.set(stream, rev);
    expect(at > before).toBe(true);
    before = at;
  }
}

describe('The log', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let postgres: EmbeddedPostgres;
  let store: PostgresEventStore;
  beforeAll(async () => {
    folder = temporaryFolder();
    postgres = await startEmbeddedPostgres({ dataDir: folder.path });
    store = await openPostgresStore(postgres.url);
  });
  afterAll(async () => {
    await store.close();
    await postgres.stop();
    folder.remove();
  });

  it('shows a tailing reader every event once and in order while 16 writers write for 10 seconds', async () => {
    const seen: number[] = [];
    const stop = new AbortController();
    const start = (await store.head()).position;
    const tail = (async () => {
      for await (const batch of store.subscribe(start, stop.signal))
        seen.push(...batch.map(({ position }) => position));
    })();
    const until = Date.now() + 10_000;
    let written = 0;
    const writer = async (): Promise<void> => {
      const stream = `note-${randomUUID()}`;
      for (let rev = -1; Date.now() < until; rev++, written++) {
        await store.append(stream, rev, [note(randomUUID(), 'x')], { id: randomUUID(), fingerprint: sha256(stream) });
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    for (let waited = 0; seen.length < written && waited < 200; waited++) await pause(50);
    stop.abort();
    await tail;
    expect(seen.length).toBe(written);
    expect(seen).toEqual(seen.map((_, index) => start + 1 + index));
    process.stdout.write(
      `tailing reader: ${written} events by ${WRITERS} writers in 10 s, 0 skipped, 0 out of order\n`,
    );
  });

  it(`loses nothing it acknowledged when PostgreSQL is killed ${ROUNDS} times in mid-write`, async () => {
    const acked = new Map<string, number>();
    let stopped = false;
    const writer = async (): Promise<void> => {
      const stream = `note-${randomUUID()}`;
      for (let rev = -1; !stopped; rev++) {
        const event = note(randomUUID(), 'x');
        const command = { id: randomUUID(), fingerprint: sha256(event.id) };
        const { position } = await persist(() => store.append(stream, rev, [event], command));
        acked.set(event.id, position);
      }
    };
    const writers = Array.from({ length: WRITERS }, writer);
    for (let round = 0; round < ROUNDS; round++) {
      await pause(200 + ((round * 97) % 300));
      const before = acked.size;
      killServer(folder.path);
      for (let waited = 0; acked.size <= before && waited < 600; waited++) await pause(50);
      expect(acked.size).toBeGreaterThan(before);
    }
    stopped = true;
    await Promise.all(writers);
    const events = await everything(store);
    checkOrder(events);
    const stored = new Map(events.map(({ id, position }) => [id, position]));
    const lost = [...acked].filter(([id, position]) => stored.get(id) !== position);
    expect(lost).toEqual([]);
    process.stdout.write(`kill -9 of PostgreSQL: ${ROUNDS} rounds, ${acked.size} acknowledged, 0 lost, 0 twice\n`);
  });
});

describe('The service', () => {
  it(`loses nothing it acknowledged when it is killed ${ROUNDS} times in mid-write`, async () => {
    build();
    const folder = temporaryFolder();
    const env = { FAELLESBOG_DATA: folder.path, FAELLESBOG_DEMO: 'off' };
    let service: Service = await startService(env);
    const acked = new Map<string, { position: number; events: string[] }>();
    let stopped = false;
    const send = async (supplierId: string, key: string): Promise<{ position: number; events: string[] }> => {
      const response = await fetch(`${service.url}/api/v1/suppliers`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify({ supplierId, name: `Supplier ${supplierId}` }),
        signal: AbortSignal.timeout(5_000),
      });
      if (response.status !== 201) throw new Error(`answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as { position: number; events: string[] };
    };
    const writer = async (lane: number): Promise<void> => {
      for (let n = 0; !stopped; n++) {
        const supplierId = `s-${lane}-${n}`;
        const key = randomUUID();
        acked.set(supplierId, await persist(() => send(supplierId, key)));
      }
    };
    const writers = Array.from({ length: 8 }, (_, lane) => writer(lane));
    for (let round = 0; round < ROUNDS; round++) {
      await pause(200 + ((round * 131) % 300));
      await service.stop('SIGKILL');
      service = await startService(env);
    }
    await pause(300);
    stopped = true;
    await Promise.all(writers);
    const stored = await suppliersIn(service.url);
    const wrong = [...acked].filter(
      ([supplierId, { position }]) => stored.get(supplierId)?.join() !== String(position),
    );
    await service.stop();
    folder.remove();
    expect(wrong).toEqual([]);
    process.stdout.write(`kill -9 of the service: ${ROUNDS} rounds, ${acked.size} acknowledged, 0 lost, 0 twice\n`);
  });
});

/** Where each supplier's registration stands in the log; more than one place would be a double effect. */
async function suppliersIn(url: string): Promise<Map<string, number[]>> {
  const places = new Map<string, number[]>();
  for (let after = -1; ;) {
    const response = await fetch(`${url}/api/v1/events?after=${after}&limit=1000`);
    const page = (await response.json()) as {
      next: number;
      events: { position: number; data: { supplierId: string } }[];
    };
    if (page.events.length === 0) return places;
    for (const { position, data } of page.events)
      places.set(data.supplierId, [...(places.get(data.supplierId) ?? []), position]);
    after = page.next;
  }
}
