// SPDX-License-Identifier: MPL-2.0
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, projectRoot, startEmbeddedPostgres, type EmbeddedPostgres, type Sql } from '@faellesbog/platform';
import { build, startService, temporaryFolder, type Service } from '../support/program.js';

// Two APIs and two projectors on one database, all of which would take on any read model or reactor.
const PROMISE_MS = 5_000;
const REACTOR = 'address-needs-when-project-proposed';

interface Status {
  log: { events: number };
  runners: { name: string; lag: number; state: string; owner: { replica: string; epoch: number } | null }[];
}
let folder: ReturnType<typeof temporaryFolder>;
let postgres: EmbeddedPostgres;
let sql: Sql;
let apis: Service[] = [];
let projectors: Service[] = [];
const frozen = new Set<number>();
const everyone = (): Service[] => [...apis, ...projectors];
const env = () => ({ DATABASE_URL: postgres.url, FAELLESBOG_ANNOUNCE: 'off', FAELLESBOG_DATA: folder.path });

/** Runs the projector to its end, or until it says where its health is. */
function startProjector(...args: string[]): Promise<Service> {
  const { NODE_ENV: _1, EVENTSTORE_URL: _2, ...rest } = process.env;
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/apps/projector/src/main.js'), ...args], {
    env: { ...rest, ...env(), PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let err = '';
  const service = (url: string): Service => ({
    url,
    pid: child.pid!,
    child,
    stderr: () => err,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  });
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      const url = /"url":"([^"]+)","msg":"health"/.exec(err)?.[1];
      if (url) resolve(service(url));
    });
    void ended.then((code) => (code === 0 ? resolve(service('')) : reject(new Error(`it ended with ${code}: ${err}`))));
  });
}

beforeAll(async () => {
  build();
  folder = temporaryFolder();
  postgres = await startEmbeddedPostgres({ dataDir: folder.path });
  sql = connect(postgres.url, { max: 2, statementTimeoutMs: 60_000 });
  apis = [await startService(env())];
  apis.push(await startService(env()));
  projectors = await Promise.all([startProjector('run'), startProjector('run')]);
});
afterAll(async () => {
  await Promise.all(everyone().map((service) => service.stop('SIGKILL')));
  await sql.end({ timeout: 5 });
  await postgres.stop();
  folder.remove();
});

async function status(): Promise<Status> {
  const api = apis.find(({ pid, child }) => !frozen.has(pid) && child.exitCode === null && child.signalCode === null)!;
  return (await (await fetch(`${api.url}/api/v1/status`, { signal: AbortSignal.timeout(5_000) })).json()) as Status;
}
const pidOf = (replica: string): number => Number(replica.split('/')[1]);
/** The process that owns each read model and reactor; 0 for none. */
const owners = async (): Promise<Map<string, number>> =>
  new Map((await status()).runners.map(({ name, owner }) => [name, owner ? pidOf(owner.replica) : 0]));

async function until(what: () => Promise<boolean>, patienceMs: number): Promise<number> {
  const started = performance.now();
  while (!(await what())) {
    if (performance.now() - started > patienceMs) throw new Error(`it did not happen within ${patienceMs} ms`);
    await pause(50);
  }
  return Math.round(performance.now() - started);
}
const shares = async (): Promise<number[]> => {
  const owned = [...(await owners()).values()];
  return everyone().map(({ pid }) => owned.filter((owner) => owner === pid).length);
};
const evenly = async (): Promise<boolean> => {
  const [counts, { runners }] = [await shares(), await status()];
  return Math.max(...counts) - Math.min(...counts) <= 1 && counts.reduce((a, b) => a + b) === runners.length;
};
const caughtUp = async (): Promise<boolean> => (await status()).runners.every(({ lag }) => lag === 0);

/** Needs, projects that address them, and suppliers, by three writers at whichever API answers, until told to stop. */
function load(): () => Promise<number> {
  let [going, projects] = [true, 0];
  const writer = async (): Promise<void> => {
    for (; going; projects++) {
      const id = randomUUID().slice(0, 8);
      const need = (n: number): object => ({
        needId: `n-${id}-${n}`,
        title: 'A',
        description: 'B',
        authorityId: '751',
      });
      const project = { projectId: `p-${id}`, name: 'P', purpose: 'Build', owners: ['751'] };
      const lines = [
        { command: 'RegisterNeed', data: need(1) },
        { command: 'RegisterNeed', data: need(2) },
        { command: 'ProposeProject', data: { ...project, needIds: [`n-${id}-1`, `n-${id}-2`] } },
        { command: 'RegisterSupplier', data: { supplierId: `s-${id}`, name: 'S' } },
      ].map((line) => JSON.stringify({ ...line, effectiveOn: '2026-02-01' }));
      while (!(await imported(id, lines.join('\n')))) await pause(50);
      await pause(50);
    }
  };
  const writers = Array.from({ length: 3 }, writer);
  return async () => {
    going = false;
    await Promise.all(writers);
    return projects;
  };
}

async function imported(key: string, body: string): Promise<boolean> {
  const api = apis[Math.floor(Math.random() * apis.length)]!;
  const headers = { 'Content-Type': 'application/x-ndjson', 'Idempotency-Key': key };
  const signal = AbortSignal.timeout(3_000);
  const response = await fetch(`${api.url}/api/v1/imports`, { method: 'POST', headers, body, signal }).catch(
    () => null,
  );
  if (response && response.status >= 400 && response.status < 500) throw new Error(`refused: ${await response.text()}`);
  return response?.status === 200;
}

/** Every row of every table of every read model, and every checkpoint, in one text a schema. */
async function digests(): Promise<Record<string, string>> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema ~ '_v[0-9]+$' order by 1, 2`;
  const found: Record<string, string> = {};
  for (const { schema, name } of tables) {
    const columns = name === 'checkpoint' ? sql`t.position::text, t.at` : sql`t::text`;
    const [row] = await sql<{ digest: string }[]>`
      select md5(coalesce(string_agg(line, chr(10) order by line collate "C"), '')) as digest
      from (select concat_ws('|', ${columns}) as line from ${sql(`${schema}.${name}`)} t) lines`;
    found[`${schema}.${name}`] = row!.digest;
  }
  return found;
}

/** Events that came of another event, and those among them that are there twice: a command that had two effects. */
async function reactions(): Promise<{ count: number; doubles: string[] }> {
  const rows = await sql<{ reaction: string; n: bigint }[]>`
    select concat_ws(' ', e->>'cause', e->>'type', e->>'stream') as reaction, count(*) as n
    from (select convert_from(canonical, 'UTF8')::jsonb as e from log.event) events
    where e->>'cause' is not null group by 1`;
  return { count: rows.length, doubles: rows.filter(({ n }) => n > 1n).map(({ reaction }) => reaction) };
}

async function isWhole(): Promise<void> {
  await until(caughtUp, 60_000);
  expect((await reactions()).doubles).toEqual([]);
  const before = await digests();
  const { log } = await status();
  await startProjector('rebuild', 'all');
  expect(await digests()).toEqual(before);
  expect((await status()).log.events).toBe(log.events);
  expect(Object.keys(before).length).toBeGreaterThan(20);
}

describe('Several processes on one database', () => {
  it('share the read models and reactors evenly, each with one owner, and say so', async () => {
    const took = await until(evenly, 20_000);
    const before = await owners();
    await pause(2_000);
    expect(await owners()).toEqual(before);
    const health = await fetch(`${projectors[0]!.url}/health/ready`);
    expect([health.status, ((await health.json()) as { status: string }).status]).toEqual([200, 'ready']);
    expect(await (await fetch(`${projectors[1]!.url}/metrics`)).text()).toContain('faellesbog_reader_owned{');
    const [row] = await sql<
      { n: bigint }[]
    >`select count(*) as n from pg_stat_activity where backend_type = 'client backend'`;
    process.stdout.write(`shared evenly after ${took} ms, as ${(await shares()).join(' ')}; ${row!.n} connections\n`);
  });

  it.each(['projector', 'api'] as const)('replace a killed %s within five seconds', async (kind) => {
    const stop = load();
    await pause(1_000);
    const list = kind === 'api' ? apis : projectors;
    const victim = list.pop()!;
    expect([...(await owners()).values()]).toContain(victim.pid);
    await victim.stop('SIGKILL');
    const gone = async (): Promise<boolean> => {
      const now = [...(await owners()).values()];
      return !now.includes(victim.pid) && !now.includes(0);
    };
    const took = await until(gone, PROMISE_MS);
    process.stdout.write(`kill -9 of a ${kind}: everything had a new owner after ${took} ms\n`);
    list.push(kind === 'api' ? await startService(env()) : await startProjector('run'));
    await until(evenly, 20_000);
    await stop();
    await isWhole();
  });

  it('lose and double nothing when an owner freezes, is replaced and thaws', async () => {
    const stop = load();
    await pause(1_000);
    for (let round = 0; round < 3; round++) {
      const owner = (await owners()).get(REACTOR)!;
      frozen.add(owner);
      process.kill(owner, 'SIGSTOP');
      // Frozen in the middle of a transaction it holds its rows until the server ends that, after ten seconds.
      const took = await until(
        async () => ![...(await owners()).values()].some((pid) => pid === owner || pid === 0),
        15_000,
      );
      process.stdout.write(`SIGSTOP of an owner: everything had a new owner after ${took} ms\n`);
      await pause(2_000);
      process.kill(owner, 'SIGCONT');
      frozen.delete(owner);
      await until(evenly, 20_000);
    }
    const projects = await stop();
    await isWhole();
    expect((await reactions()).count).toBeGreaterThanOrEqual(projects * 2);
  });

  it('lose and double nothing while leases are torn from owners that still think they hold them', async () => {
    const before = (await status()).runners.reduce((sum, { owner }) => sum + (owner?.epoch ?? 0), 0);
    const stop = load();
    for (let n = 0; n < 80; n++) {
      await sql`update runners.replica set until = '-infinity'`;
      await pause(100);
    }
    await stop();
    await isWhole();
    await until(evenly, 20_000);
    const after = (await status()).runners.reduce((sum, { owner }) => sum + (owner?.epoch ?? 0), 0);
    expect(after - before).toBeGreaterThan(20);
    process.stdout.write(`leases torn: ${after - before} changes of owner in 8 s\n`);
  });

  it('give back what they own when they are stopped, and end by themselves', async () => {
    const [leaving] = projectors.splice(0, 1);
    expect(await leaving!.stop()).toBe(0);
    expect(await sql`select * from runners.lease where owner like ${`%/${leaving!.pid}/%`}`).toHaveLength(0);
    await until(evenly, 5_000);
  });
});
