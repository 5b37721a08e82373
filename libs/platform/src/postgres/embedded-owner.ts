// SPDX-License-Identifier: MPL-2.0
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-binaries.js';

/** Another living process keeps its database in the folder; `pid` is the one to stop. */
export class DataFolderHeld extends EmbeddedPostgresError {
  override readonly name = 'DataFolderHeld';

  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      'data_folder.held',
      `The data folder ${folder} is in use by process ${pid}. Stop that process first, or let FAELLESBOG_DATA name another folder.`,
      `Datamappen ${folder} er i brug af proces ${pid}. Stop den proces først, eller lad FAELLESBOG_DATA pege på en anden mappe.`,
    );
  }
}

/**
 * Who has the data folder. A process is known by its id and its start, since ids are used again; `view` says where that
 * id means anything (this boot, this container). `port` is there once the server answers.
 */
interface OwnerRecord {
  pid: number;
  started: string;
  view: string;
  port?: number;
  released?: boolean;
}

/** The folder is ours until `release`; `announce` tells other processes where the server listens. */
export interface FolderOwner {
  lastPort: number | undefined;
  announce(port: number): void;
  release(): void;
}

const beatMs = 2_000;

/** Name, state and start of a living process, `undefined` for one that is gone or only waits to be reaped. */
function processFacts(pid: number): { name: string; started: string } | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const end = stat.lastIndexOf(')');
      const fields = stat.slice(end + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
      return { name: stat.slice(stat.indexOf('(') + 1, end), started: fields[19] ?? '' };
    }
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (process.platform === 'win32') {
    const { stdout } = spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], { encoding: 'utf8' });
    return { name: stdout ?? '', started: '' };
  }
  const ask = (column: string): string =>
    spawnSync('ps', ['-p', String(pid), '-o', `${column}=`], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
      .stdout ?? '';
  return { name: ask('args').trim(), started: ask('lstart').trim() };
}

/** Where our process ids mean something: another container or another boot counts its own. */
function ourView(): string {
  if (process.platform !== 'linux') return hostname();
  return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fs.readlinkSync('/proc/self/ns/pid')}`;
}

function ownerFile(folder: string, generation: number): string {
  return join(folder, `owner-${generation}.json`);
}

function generations(folder: string): number[] {
  return fs
    .readdirSync(folder)
    .map((name) => Number(/^owner-(\d+)\.json$/.exec(name)?.[1] ?? 0))
    .filter((generation) => generation > 0)
    .sort((a, b) => b - a);
}

/** The newest owner, living or not. A record that cannot be read was cut short by a power failure: its owner is gone. */
function newestOwner(folder: string): { generation: number; record?: OwnerRecord } | undefined {
  const generation = generations(folder)[0];
  if (generation === undefined) return undefined;
  try {
    return { generation, record: JSON.parse(fs.readFileSync(ownerFile(folder, generation), 'utf8')) as OwnerRecord };
  } catch {
    return { generation };
  }
}

/**
 * Whether the owner still lives. Where we cannot see its process (another container on the same volume, or the same
 * machine before it restarted) the owner's heartbeat decides: it touches its file every two seconds.
 */
async function isHeld(folder: string, owner: { generation: number; record?: OwnerRecord }): Promise<boolean> {
  const { generation, record } = owner;
  if (record === undefined || record.released === true) return false;
  if (record.view === ourView()) return processFacts(record.pid)?.started === record.started;
  const beat = (): number => fs.statSync(ownerFile(folder, generation), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const before = beat();
  if (Date.now() - before > 30 * beatMs) return false;
  for (let waited = 0; waited < 3 * beatMs; waited += 250) {
    await delay(250);
    if (beat() !== before) return true;
  }
  return false;
}

/** Writes a whole file under a name of its own, so that it can appear under its real name in one step. */
function draft(folder: string, record: OwnerRecord): string {
  const file = join(folder, `owner.${randomUUID()}.tmp`);
  fs.writeFileSync(file, JSON.stringify(record), { mode: 0o644, flush: true });
  return file;
}

/** Creates the record of a generation, which only one process can: a hard link never replaces a file. */
function claim(folder: string, generation: number, record: OwnerRecord): boolean {
  const file = draft(folder, record);
  try {
    fs.linkSync(file, ownerFile(folder, generation));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/**
 * Makes this process the owner of a data folder.
 *
 * The owner is the newest `owner-<n>.json`. To follow a dead owner n one creates n + 1, which the file system grants to
 * one process alone; the newest is never deleted, only followed, so a slow process that saw an old state cannot slip in
 * beside a new owner: it finds n + 1 taken, or a newer one when it looks again.
 *
 * @throws DataFolderHeld when a living process, this one included, has it.
 */
export async function takeFolder(folder: string): Promise<FolderOwner> {
  const record: OwnerRecord = { pid: process.pid, started: processFacts(process.pid)?.started ?? '', view: ourView() };
  for (;;) {
    const last = newestOwner(folder);
    if (last?.record !== undefined && (await isHeld(folder, last))) throw new DataFolderHeld(folder, last.record.pid);
    const generation = (last?.generation ?? 0) + 1;
    if (!claim(folder, generation, record)) continue;
    if (generations(folder)[0] !== generation) {
      fs.rmSync(ownerFile(folder, generation), { force: true });
      continue;
    }
    for (const older of generations(folder).slice(1)) fs.rmSync(ownerFile(folder, older), { force: true });
    return ownership(folder, generation, record, last?.record?.port);
  }
}

function ownership(folder: string, generation: number, record: OwnerRecord, lastPort?: number): FolderOwner {
  const file = ownerFile(folder, generation);
  const heart = setInterval(() => {
    const now = new Date();
    // A folder that was deleted under us ends the server too, which says so.
    fs.utimes(file, now, now, () => undefined);
  }, beatMs).unref();
  const rewrite = (change: Partial<OwnerRecord>): void => {
    Object.assign(record, change);
    if (fs.existsSync(file)) fs.renameSync(draft(folder, record), file);
  };
  return {
    lastPort,
    announce: (port) => rewrite({ port }),
    release: () => {
      clearInterval(heart);
      rewrite({ released: true });
    },
  };
}

/**
 * The living owner of a data folder, if there is one. Waits a little for an owner that is still starting its server;
 * `port` is missing when it takes longer.
 */
export async function livingOwner(folder: string): Promise<{ pid: number; port: number | undefined } | undefined> {
  for (let waited = 0; ; waited += 50) {
    const owner = fs.existsSync(folder) ? newestOwner(folder) : undefined;
    if (owner?.record === undefined || !(await isHeld(folder, owner))) return undefined;
    const { pid, port } = owner.record;
    if (port !== undefined || waited >= 20_000) return { pid, port };
    await delay(50);
  }
}

function postmasterOf(cluster: string): number | undefined {
  try {
    return Number(fs.readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * The living PostgreSQL processes of a cluster. On Linux they are known by the folder they work in, which cannot lie;
 * elsewhere by the process id PostgreSQL wrote down, when that process is still a PostgreSQL.
 */
function processesOf(cluster: string): number[] {
  const postmaster = postmasterOf(cluster);
  if (process.platform !== 'linux') {
    const name = postmaster === undefined ? undefined : processFacts(postmaster)?.name;
    return postmaster !== undefined && name?.includes('postgres') === true ? [postmaster] : [];
  }
  const wanted = fs.statSync(cluster, { bigint: true, throwIfNoEntry: false });
  const worksThere = (pid: number): boolean => {
    try {
      const found = fs.statSync(`/proc/${pid}/cwd`, { bigint: true });
      if (found.ino !== wanted?.ino || found.dev !== wanted.dev) return false;
      return ['postgres', 'initdb'].includes(processFacts(pid)?.name ?? '');
    } catch {
      return false;
    }
  };
  return fs.readdirSync('/proc').map(Number).filter(worksThere);
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended in the meantime.
    }
  }
}

/**
 * Ends what an owner that died left running in a cluster, politely first, and removes a `postmaster.pid` that no longer
 * tells the truth: PostgreSQL refuses to start when the process id in it has passed to any other program of the account.
 * Only the owner of the data folder may call this.
 *
 * @throws EmbeddedPostgresError `data_folder.busy` when something cannot be ended.
 */
export async function endLeftovers(cluster: string, log: (line: string) => void): Promise<void> {
  const postmaster = postmasterOf(cluster);
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ];
  let left = processesOf(cluster);
  if (left.length > 0) log(`Ending PostgreSQL processes left by an earlier run: ${left.join(', ')}.`);
  for (const [name, patience] of steps) {
    // The postmaster ends its children in good order; without it each is asked by itself.
    signal(name !== 'SIGKILL' && postmaster !== undefined && left.includes(postmaster) ? [postmaster] : left, name);
    for (let waited = 0; left.length > 0 && waited < patience; waited += 20) {
      await delay(20);
      left = processesOf(cluster);
    }
  }
  if (left.length > 0) {
    throw new EmbeddedPostgresError(
      'data_folder.busy',
      `PostgreSQL processes from an earlier run still use ${cluster} and cannot be ended: ${left.join(', ')}.`,
      `PostgreSQL-processer fra en tidligere kørsel bruger stadig ${cluster} og kan ikke afsluttes: ${left.join(', ')}.`,
    );
  }
  // Elsewhere than on Linux a dead postmaster's file stays: PostgreSQL finds its orphans by what is written there.
  if (process.platform === 'linux' || (postmaster !== undefined && processFacts(postmaster) !== undefined)) {
    fs.rmSync(join(cluster, 'postmaster.pid'), { force: true });
  }
}
