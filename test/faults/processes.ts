// SPDX-License-Identifier: MPL-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { connect, projectRoot, startEmbeddedPostgres, type Sql } from '@faellesbog/platform';

/** A program of ours that is kept running: whatever ends it, it is started again, as an operator's supervisor would. */
export interface Program {
  readonly name: string;
  /** Where it listens; empty for one that does not. */
  readonly url: string;
  pid(): number | undefined;
  /** How it ended without being told to, and what it said last. */
  readonly endedByItself: string[];
  kill(signal: NodeJS.Signals): void;
  /** Its next end was planted. */
  expectEnd(): void;
  /** Tells what was planted in it. */
  tell(message: object): void;
  /** Calls back with every message it sends, until it ends. */
  onMessage(listener: (message: unknown) => void): void;
  /** Resolves when it has said that it is ready; for programs that do. */
  ready(): Promise<void>;
  /** Resolves when it has ended; a program that is down already has. */
  down(): Promise<void>;
  /** It answers (with an address) or lives (without). */
  isUp(): Promise<boolean>;
  /** Resolves when it is. */
  up(): Promise<void>;
  stop(): Promise<void>;
}

const groups = new Set<number>();

/** Ends whatever is still there, at once. For the end of the run, however it comes. */
export function killEverything(): void {
  for (const pid of groups) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has gone by itself.
    }
  }
  groups.clear();
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Waits until it is so. @throws naming what did not come true in time. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  for (const deadline = performance.now() + ms; !(await isSo()); await pause(20)) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${ms / 1000} s`);
  }
}

export interface ProgramOptions {
  name: string;
  /** Below the folder of what was built. */
  file: string;
  args?: string[];
  env: Record<string, string>;
  /** Where to ask whether it is up. */
  port?: number;
  /** The folder for what it says. */
  logs: string;
  /** Start it again when it ends. */
  kept?: boolean;
}

/** This process's environment without what would point at another book, and with what can be planted. */
function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _1, EVENTSTORE_URL: _2, FAELLESBOG_DATA: _3, PORT: _4, NODE_ENV: _5, ...rest } = process.env;
  const preload = pathToFileURL(join(projectRoot(), 'dist/test/faults/preload.js')).href;
  const quiet = { FAELLESBOG_DEMO: 'off', FAELLESBOG_ANNOUNCE: 'off', FAELLESBOG_ACCESS: 'open', LOG_LEVEL: 'warn' };
  return { ...rest, ...quiet, NODE_OPTIONS: `--no-warnings --import ${preload}`, ...own };
}

export function program(options: ProgramOptions): Program {
  const { name, file, args = [], env, port, logs, kept = true } = options;
  const logFile = join(logs, `${name}.log`);
  const endedByItself: string[] = [];
  const readies = new WeakSet<ChildProcess>();
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let told = false;
  let stopped = false;
  mkdirSync(logs, { recursive: true });

  function start(): void {
    const log = openSync(logFile, 'a');
    told = false;
    const own = spawn(process.execPath, [join(projectRoot(), 'dist', file), ...args], {
      cwd: projectRoot(),
      env: environment({ ...env, ...(port ? { PORT: String(port) } : {}) }),
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    });
    closeSync(log);
    child = own;
    groups.add(own.pid!);
    own.on('error', () => undefined);
    own.once('message', () => readies.add(own));
    ended = new Promise((resolve) =>
      own.once('exit', (code, signal) => {
        groups.delete(own.pid!);
        if (!told && !stopped) endedByItself.push(`${name}: ${signal ?? code}: ${lastWords(logFile)}`);
        if (child === own) child = undefined;
        resolve();
        if (kept && !stopped) setTimeout(() => !stopped && !child && start(), told ? 0 : 100);
      }),
    );
  }
  start();
  const answers = async (): Promise<boolean> => {
    if (!child) return false;
    if (!port) return true;
    return fetch(`http://127.0.0.1:${port}/health/live`).then(
      (answer) => answer.ok,
      () => false,
    );
  };

  return {
    name,
    url: port ? `http://127.0.0.1:${port}` : '',
    pid: () => child?.pid,
    endedByItself,
    kill(signal) {
      if (signal === 'SIGKILL' || signal === 'SIGTERM') told = true;
      child?.kill(signal);
    },
    expectEnd: () => (told = true),
    tell: (message) => void child?.send(message, () => undefined),
    onMessage: (listener) => void child?.on('message', listener),
    ready: () => until(`${name} is ready`, () => child !== undefined && readies.has(child)),
    down: () => ended,
    isUp: answers,
    up: () => until(`${name} is up`, answers),
    async stop() {
      stopped = true;
      child?.kill('SIGCONT');
      child?.kill('SIGTERM');
      const patience = setTimeout(() => child?.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

function lastWords(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' | ').slice(-400);
}

/** The PostgreSQL of a run: our own, which may be killed, or one that was given and is left alone. */
export interface Server {
  /** False for one that `DATABASE_URL` names. */
  owned: boolean;
  /** Of the process that all others belong to; 0 while there is none, or none of ours. */
  pid(): number;
  version: string;
  newDatabase(name: string): Promise<string>;
  /** All its processes at once and without waiting: whoever writes is caught in mid-write. */
  kill(): void;
  /** Resolves when it answers. */
  up(): Promise<void>;
  /** In good order, ending every session; it comes back by itself. */
  restart(): void;
  stop(): Promise<void>;
}

export async function startServer(folder: string): Promise<Server> {
  const given = process.env['DATABASE_URL'];
  const own = given ? undefined : await startEmbeddedPostgres({ dataDir: folder });
  const url = given ?? own!.url;
  const pidFile = join(folder, 'postgres/postmaster.pid');
  const postmaster = (): number => {
    // Its eighth line says that it serves.
    const lines = own && existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    return lines[7]?.trim() === 'ready' ? Number(lines[0]) : 0;
  };
  // If this process is killed itself, this one sees its input end and takes the server with it.
  const guard =
    own &&
    spawn('sh', ['-c', `cat; [ ! -f "$0" ] || kill -QUIT $(head -n 1 "$0")`, pidFile], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
  const made: string[] = [];
  const admin = (): Sql => connect(url, { max: 1, statementTimeoutMs: 60_000, name: 'faults' });
  const asAdmin = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    const sql = admin();
    return work(sql).finally(() => sql.end({ timeout: 5 }));
  };
  const [row] = await asAdmin((sql) => sql<{ version: string }[]>`select version()`);
  return {
    owned: own !== undefined,
    pid: postmaster,
    version: row!.version.split(' on ')[0]!,
    async newDatabase(name) {
      const database = new URL(url);
      database.pathname = `/faults_${process.pid}_${name}`;
      await asAdmin((sql) => sql.unsafe(`create database ${database.pathname.slice(1)}`));
      made.push(database.pathname.slice(1));
      return database.href;
    },
    kill() {
      const pid = postmaster();
      spawn('sh', ['-c', `kill -9 ${pid} $(cat /proc/${pid}/task/${pid}/children)`], { stdio: 'ignore' });
    },
    up: () =>
      until('PostgreSQL answers', () =>
        asAdmin((sql) => sql`select 1`).then(
          () => true,
          () => false,
        ),
      ),
    restart: () => process.kill(postmaster(), 'SIGINT'),
    async stop() {
      if (!own)
        await asAdmin(async (sql) => {
          for (const name of made) await sql.unsafe(`drop database if exists ${name} with (force)`);
        });
      await own?.stop();
      guard?.stdin?.end();
    },
  };
}
