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
    env: environment({ PORT: '0', ...env }),
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
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

/** This process's environment without what would point at another book. */
function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _1, FAELLESBOG_DATA: _2, FAELLESBOG_URL: _3, PORT: _4, NODE_ENV: _5, ...rest } = process.env;
  return { ...rest, LOG_LEVEL: 'warn', ...own };
}
