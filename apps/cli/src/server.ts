// SPDX-License-Identifier: MPL-2.0
import type { ProblemAnswer } from '@faellesbog/api-client';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What the command line answers with when it cannot do what was asked. */
export class CliError extends Error {
  constructor(
    readonly exitCode: number,
    readonly code: string,
    message: string,
    readonly da: string,
    readonly details: { errors?: ProblemAnswer['errors'] } = {},
  ) {
    super(message);
  }
}

const PATIENCE_MS = 120_000;

/** The program's folder: where `dist` is, however it was called. */
export function installation(): string {
  const marks = (folder: string): boolean => existsSync(join(folder, 'dist/apps/api/src/main.js'));
  for (const from of [realpathSync(process.argv[1] ?? '.'), process.cwd()]) {
    for (let folder = dirname(from); ; folder = dirname(folder)) {
      if (marks(folder)) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new CliError(
    1,
    'installation.incomplete',
    'The program is not built. Run: npm run build',
    'Programmet er ikke bygget. Kør: npm run build',
  );
}

/**
 * Runs `work` against a service: the one at FAELLESBOG_URL, else the one that serves this data folder, else one started
 * for the occasion on a free port of this machine and stopped afterwards; unless only one that runs will do.
 */
export async function withServer<T>(work: (url: string) => Promise<T>, which: 'any' | 'running' = 'any'): Promise<T> {
  const given = process.env['FAELLESBOG_URL'];
  if (given) {
    operator = undefined;
    return work(given.replace(/\/+$/, '')).catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error;
      const message = `No service answers at FAELLESBOG_URL=${given}.`;
      throw new CliError(1, 'service.unreachable', message, `Ingen tjeneste svarer på FAELLESBOG_URL=${given}.`);
    });
  }
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const running = await runningServer(deadline);
    if (running) return work(running);
    if (which === 'running')
      throw new CliError(
        1,
        'service.not_running',
        'No service runs on this data folder. Start one with: npm start',
        'Ingen tjeneste kører på denne datamappe. Start en med: npm start',
      );
    const own = await startOwn();
    if (own.url) {
      try {
        return await work(own.url);
      } finally {
        await end(own.child);
      }
    }
    // Another command holds the data folder for a moment, or a service is just starting: wait for one or the other.
    if (!own.refusal.includes('data_folder.held') || Date.now() > deadline) throw startFailed(own.refusal);
    await pause(500);
  }
}

/** What shows the service that asks that whoever asks has its data folder; undefined for a service elsewhere. */
let operator: string | undefined;
export const operatorKey = (): string | undefined => operator;

interface Address {
  operatorKey?: string;
  pid: number;
  url: string;
  database: 'url' | 'embedded';
}

async function runningServer(deadline: number): Promise<string | undefined> {
  const file = join(resolve(process.env['FAELLESBOG_DATA'] || '.faellesbog'), 'api.json');
  const address = readAddress(file);
  if (!address || address.database !== (process.env['DATABASE_URL'] ? 'url' : 'embedded') || !isAlive(address.pid))
    return undefined;
  for (;;) {
    const status = await readiness(address.url);
    operator = address.operatorKey;
    if (status === 'ready') return address.url;
    if (status === 'gone') return undefined;
    if (Date.now() > deadline) return address.url;
    await pause(200);
  }
}

function readAddress(file: string): Address | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Address;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

async function readiness(url: string): Promise<'ready' | 'not yet' | 'gone'> {
  try {
    const { ok } = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return ok ? 'ready' : 'not yet';
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'not yet' : 'gone';
  }
}

/** Starts a service of our own; it listens on loopback only and tells nobody else where. */
async function startOwn(): Promise<{ child: ChildProcess; url?: string; refusal: string }> {
  const own = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', FAELLESBOG_ANNOUNCE: 'off' };
  const key = process.env['OIDC_ISSUER'] ? undefined : randomBytes(32).toString('base64url');
  const env = { ...process.env, ...own, ...(key && { FAELLESBOG_OPERATOR_KEY: key }) };
  operator = key;
  const child = spawn(process.execPath, [join(installation(), 'dist/apps/api/src/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let refusal = '';
  child.stderr.on('data', (chunk: Buffer) => (refusal = (refusal + chunk.toString()).slice(-4_000)));
  const url = await new Promise<string | undefined>((resolveUrl) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const ready = /ready: (\S+)/.exec(out)?.[1];
      if (ready) resolveUrl(ready);
    });
    child.once('exit', () => resolveUrl(undefined));
  });
  return { child, url, refusal };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  child.kill('SIGTERM');
  await ended;
}

function startFailed(refusal: string): CliError {
  const said =
    refusal
      .split('\n')
      .filter((line) => line.startsWith('faellesbog: '))
      .join('\n') || refusal.trim();
  return new CliError(1, 'service.not_started', `The service did not start.\n${said}`, 'Tjenesten startede ikke.');
}
