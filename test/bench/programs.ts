// SPDX-License-Identifier: MPL-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '@faellesbog/platform';
import type { Sample } from './sampler.js';

const dist = join(projectRoot(), 'dist');
/** A program as it was built: `apps/api/src/main.js`. */
export const built = (path: string): string => join(dist, path);

export interface Program {
  child: ChildProcess;
  /** What it said when it was ready. */
  said: string;
  /** The end of what it wrote to standard error. */
  complaint(): string;
  samples: Sample[];
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

let profiles: string | undefined;
/** From now on every program started leaves a CPU profile in a folder when it ends. */
export const profileInto = (folder: string): void => void (profiles = folder);

const running = new Set<ChildProcess>();
// Whatever ends this process, nothing it started lives on.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** The environment without what would lead to another book. */
function environment(own: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _1, EVENTSTORE_URL: _2, FAELLESBOG_DATA: _3, PORT: _4, NODE_ENV: _5, ...rest } = process.env;
  return { ...rest, ...own };
}

/**
 * Starts a program of Node, and waits until what it writes matches `ready`, whose first group is kept as `said`.
 * @throws Error with its last words when it ends before.
 */
export async function start(
  path: string,
  args: string[],
  env: Record<string, string | undefined>,
  ready = /^()/,
): Promise<Program> {
  const watched = ['--import', pathToFileURL(built('test/bench/sampler.js')).href];
  const profiled = profiles
    ? [
        '--cpu-prof',
        `--cpu-prof-dir=${profiles}`,
        `--cpu-prof-name=${basename(dirname(dirname(path)))}-${Date.now()}.cpuprofile`,
      ]
    : [];
  const child = spawn(process.execPath, [...watched, ...profiled, path, ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  let [out, err] = ['', ''];
  child.stderr!.on('data', (chunk: Buffer) => (err = (err + chunk.toString()).slice(-4_000)));
  const samples: Sample[] = [];
  child.on('message', (message) => {
    if (isSample(message)) samples.push(message);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => running.delete(child));
  const said = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const found = ready.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      look();
    });
    look();
    void ended.then((code) => reject(new Error(`${path} ended with ${code}: ${err}`)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(insist);
  };
  return { child, said, complaint: () => err, samples, ended, stop };
}

const isSample = (message: unknown): message is Sample =>
  typeof message === 'object' && message !== null && 'rss' in message;
