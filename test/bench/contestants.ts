// SPDX-License-Identifier: MPL-2.0
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@faellesbog/platform';
import type { Ask } from './contest.js';
import type { Book } from './lab.js';
import { built, start } from './programs.js';

/** A folder with a package.json and a lock of its own: peers and the chart library are no dependencies of the project. */
export const peersFolder = join(projectRoot(), 'test/bench/peers');

/** Libraries for event sourcing that keep their events in PostgreSQL and run here. */
export const PEERS = [
  { file: 'castore.mjs', library: '@castore/event-storage-adapter-postgres', is: 'for PostgreSQL' },
  { file: 'emmett.mjs', library: '@event-driven-io/emmett-postgresql', is: 'for PostgreSQL' },
  { file: 'nest-mediator.mjs', library: '@rolandsall24/nest-mediator', is: 'for NestJS, on PostgreSQL' },
] as const;

export const ours = built('test/bench/ours.js');
export const byHand = built('test/bench/by-hand.js');

const installed = (name: string): string => join(peersFolder, 'node_modules', name);

/** Whether what the lock names is there. */
export function peersInstalled(): boolean {
  const record = installed('.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(join(peersFolder, 'package-lock.json')).mtimeMs;
}

/** Installs the peers and the chart library where they are not there. */
export function installPeers(): void {
  if (peersInstalled()) return;
  const npm = process.env['npm_execpath'];
  const [program, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status, stderr } = spawnSync(program, args, { cwd: peersFolder, encoding: 'utf8', shell: !npm });
  if (status !== 0) throw new Error(`the peers cannot be installed: ${stderr}`);
}

/** The version of something installed beside the peers. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(installed(name), 'package.json'), 'utf8')) as { version: string };
  return version;
}

export interface Entrant {
  open(book: Book): Promise<void>;
  /** @returns appends a second. */
  run(lanes: number, seconds: number): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a contestant's process. */
export async function enter(module: string): Promise<Entrant> {
  const { child, stop } = await start(built('test/bench/contest.js'), [module], {});
  const ask = (question: Ask): Promise<number> =>
    new Promise((resolve, reject) => {
      const hear = (message: { result?: number; failed?: string }): void => {
        if (message.result === undefined && message.failed === undefined) return;
        child.off('message', hear);
        child.off('exit', ended);
        if (message.failed === undefined) resolve(message.result!);
        else reject(new Error(`${module}: ${message.failed}`));
      };
      const ended = (code: number | null): void => reject(new Error(`${module} ended with ${code}`));
      child.on('message', hear);
      child.once('exit', ended);
      child.send(question);
    });
  return {
    open: async (book) => void (await ask({ open: book })),
    run: (lanes, seconds) => ask({ lanes, seconds }),
    async stop() {
      await ask({ close: true });
      await stop();
    },
  };
}
