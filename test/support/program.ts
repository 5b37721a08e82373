// SPDX-License-Identifier: MPL-2.0
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@faellesbog/platform';

const root = projectRoot();
const bin = join(root, 'apps/cli/bin/faellesbog.mjs');

/** Builds what the programs under test run from, if it is older than its sources. */
export function build(): void {
  const { status, stderr } = spawnSync(process.execPath, [bin, '--build-only'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
}

/**
 * The whole suite runs with the log on EventStoreDB instead when `TEST_ENGINE=eventstoredb`: each data folder then has a
 * stand-in of its own, for as long as the test program lives.
 */
const standIns = new Map<string, Promise<{ url: string; stop(): Promise<void> }>>();
const onEventStoreDb = process.env['TEST_ENGINE'] === 'eventstoredb';

async function engine(own: Record<string, string>): Promise<Record<string, string>> {
  const book = own['DATABASE_URL'] ?? own['FAELLESBOG_DATA'];
  if (!onEventStoreDb || !book || own['EVENTSTORE_URL'] !== undefined) return {};
  const { startStandIn } = await import('../stand-in/server.js');
  const standIn = standIns.get(book) ?? startStandIn({ noiseEvery: 50 });
  standIns.set(book, standIn);
  return { EVENTSTORE_URL: (await standIn).url };
}

/** Where `copy-log` finds the log of the book in a data folder: the folder itself, or the stand-in that it has. */
export async function logOf(folder: string): Promise<string> {
  return (await engine({ FAELLESBOG_DATA: folder }))['EVENTSTORE_URL'] ?? `${folder}/`;
}

async function stopStandIns(): Promise<void> {
  for (const standIn of standIns.values()) await (await standIn).stop();
  standIns.clear();
}
// Outside a test runner the program that asked for it ends, and the stand-ins with it.
if (onEventStoreDb) (globalThis as { afterAll?: (work: () => Promise<void>) => void }).afterAll?.(stopStandIns);

/** A folder of its own for one test's data. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'faellesbog-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

export interface Service {
  url: string;
  pid: number;
  child: ChildProcess;
  /** What it wrote to standard error. */
  stderr(): string;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the service as `npm start` does and waits until it says that it is ready. */
export async function startService(env: Record<string, string>): Promise<Service> {
  const child = spawn(process.execPath, [bin, 'start'], {
    cwd: root,
    env: environment({ PORT: '0', ...(await engine(env)), ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err = (err + chunk.toString()).slice(-100_000)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const ready = /ready: (\S+)/.exec(out)?.[1];
      if (ready) resolve(ready);
    });
    void ended.then((code) => reject(new Error(`the service ended with ${code}: ${err}`)));
  });
  return {
    url,
    pid: child.pid!,
    child,
    stderr: () => err,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs the command line to its end. */
export async function faellesbog(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: root,
    env: environment({ ...(await engine(env)), ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

/** This process's environment without what would point at another book; open, unless a test is about who may do what. */
function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _1, FAELLESBOG_DATA: _2, FAELLESBOG_URL: _3, PORT: _4, NODE_ENV: _5, ...others } = process.env;
  const { EVENTSTORE_URL: _6, ...rest } = others;
  const access: Record<string, string> = own['OIDC_ISSUER'] ? {} : { FAELLESBOG_ACCESS: 'open' };
  return { ...rest, ...access, LOG_LEVEL: 'warn', ...own };
}
