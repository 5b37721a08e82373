// SPDX-License-Identifier: MPL-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  EmbeddedPostgresError,
  findBinaries,
  run,
  serverEnvironment,
  type Account,
  type Binaries,
} from './embedded-binaries.js';
import { DataFolderHeld, endLeftovers, livingOwner, takeFolder, type FolderOwner } from './embedded-owner.js';

export { DataFolderHeld, EmbeddedPostgresError };

export interface EmbeddedOptions {
  /** The folder for the database, its password and its log; made when missing. */
  dataDir: string;
  /** `false` turns fsync off: quicker, and a power failure loses data. For tests only. Default `true`. */
  durable?: boolean;
  /** Gets a line for what an operator should see: restarts, leftovers. Never a secret. */
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** `postgres://faellesbog:<password>@127.0.0.1:<port>/faellesbog`; the same for as long as the server is ours. */
  url: string;
  port: number;
  /** Whether this process started the server and should stop it. */
  owned: boolean;
  /** Ends the server in good order and gives the data folder free. Asking twice is asking once. */
  stop(): Promise<void>;
  /** Calls back once if the server ended and could not be restarted, for the process to end too. */
  onExit(listener: (error: Error) => void): void;
}

/** What belongs to one server: where its files are, what runs it, and its process of the moment. */
interface Server {
  folder: string;
  cluster: string;
  account: Account;
  binaries: Binaries;
  durable: boolean;
  log: (line: string) => void;
  child: ChildProcess | undefined;
  /** Resolves with how the process ended. */
  ended: Promise<string>;
  stopping: AbortController;
}

const role = 'faellesbog';
const nobody = 65534;
const maxRestarts = 30;
const recoveryMs = 600_000;
const maxLogBytes = 10 * 1024 * 1024;

/** The port was taken by another program between our choosing it and PostgreSQL listening on it. */
class PortTaken extends Error {}

/** How the server's processes name the cluster: see `accountOf`. */
function clusterArgument({ cluster, account }: Pick<Server, 'cluster' | 'account'>): string {
  return account !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}

/**
 * PostgreSQL refuses to run as root, so root lends it the account `nobody`, or the one that owns the cluster already.
 * That account often may not enter the folders above (a clone below `/root`). On Linux it does not have to: each process
 * is put into the cluster while it is still root, and `/proc/self/cwd` then leads there without a look at the way.
 */
function accountOf(cluster: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(cluster, { throwIfNoEntry: false });
  if (owner === undefined || owner.uid === 0) return { uid: nobody, gid: nobody };
  return { uid: owner.uid, gid: owner.gid === 0 ? nobody : owner.gid };
}

function give(path: string, account: Account): void {
  if (account === undefined) return;
  fs.lchownSync(path, account.uid, account.gid);
  if (!fs.lstatSync(path).isDirectory()) return;
  for (const name of fs.readdirSync(path)) give(join(path, name), account);
}

function prepareFolder(dataDir: string): string {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return fs.realpathSync(dataDir);
  } catch (cause) {
    const error = new EmbeddedPostgresError(
      'data_folder.not_writable',
      `The data folder ${dataDir} cannot be made or written to. Let FAELLESBOG_DATA name a folder that this account owns.`,
      `Datamappen ${dataDir} kan ikke oprettes eller skrives i. Lad FAELLESBOG_DATA pege på en mappe, som denne konto ejer.`,
    );
    throw Object.assign(error, { cause });
  }
}

/** Refuses a cluster that belongs to an account we cannot act for. */
function checkOwner(cluster: string): void {
  const owner = fs.statSync(cluster, { throwIfNoEntry: false })?.uid;
  const us = process.getuid?.();
  if (owner === undefined || us === undefined || us === 0 || us === owner) return;
  throw new EmbeddedPostgresError(
    'data_folder.other_owner',
    `The database in ${cluster} belongs to user ${owner}, and this process runs as user ${us}. Run it as that user or as root, or give the folder to user ${us}.`,
    `Databasen i ${cluster} tilhører bruger ${owner}, og denne proces kører som bruger ${us}. Kør den som den bruger eller som root, eller giv mappen til bruger ${us}.`,
  );
}

/** Refuses a cluster of another major version, which this one could not read, and a folder that is none at all. */
function checkVersion({ cluster, binaries }: Server): void {
  const versionFile = join(cluster, 'PG_VERSION');
  const version = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim() : undefined;
  if (version === undefined) {
    throw new EmbeddedPostgresError(
      'data_folder.damaged',
      `${cluster} holds files but no database: PG_VERSION is missing. Restore it from a backup, or move it away to begin anew.`,
      `${cluster} indeholder filer, men ingen database: PG_VERSION mangler. Gendan mappen fra en sikkerhedskopi, eller flyt den væk for at begynde forfra.`,
    );
  }
  if (version !== String(binaries.major)) {
    throw new EmbeddedPostgresError(
      'data_folder.other_version',
      `The database in ${cluster} was made by PostgreSQL ${version}, and this is PostgreSQL ${binaries.major}. Start the release that made it and move the data with a dump.`,
      `Databasen i ${cluster} er lavet af PostgreSQL ${version}, og dette er PostgreSQL ${binaries.major}. Start den udgave, der lavede den, og flyt data med et dump.`,
    );
  }
}

/** What failed in both languages, and what PostgreSQL itself said about it. */
function failed(what: string, danish: string, details: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError('postgres.not_started', `${what}: ${details}`, `${danish}: ${details}`);
}

/** The password of the role, 32 random characters that only our account can read; made when missing. */
function passwordIn(folder: string): { file: string; password: string; isNew: boolean } {
  const file = join(folder, 'password');
  const found = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
  if (found !== '') return { file, password: found, isNew: false };
  const password = randomBytes(24).toString('base64url');
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return { file, password, isNew: true };
}

/** Runs SQL in a server that nobody can connect to: one statement a line, before the real server starts. */
async function runAlone(server: Server, sql: string): Promise<void> {
  const { account, binaries, cluster, durable } = server;
  const args = ['--single', '-D', clusterArgument(server), '-c', `fsync=${durable ? 'on' : 'off'}`];
  const quiet = ['-c', 'log_min_error_statement=panic', '-c', 'log_checkpoints=off', 'postgres'];
  const program = join(binaries.folder, 'bin', 'postgres');
  const { status, output } = await run(program, [...args, ...quiet], { account, cwd: cluster, stdin: `${sql}\n` });
  if (status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(output)) {
    throw failed(
      'PostgreSQL could not prepare the database',
      'PostgreSQL kunne ikke klargøre databasen',
      output.trim(),
    );
  }
}

/** Makes the cluster beside its place and moves it there when whole, so that a start cut short leaves no half database. */
async function createCluster(server: Server): Promise<void> {
  const { folder, cluster, account, binaries, durable, log } = server;
  log('Creating the database.');
  const staging = { ...server, cluster: join(folder, 'postgres.new') };
  await endLeftovers(staging.cluster, log);
  fs.rmSync(staging.cluster, { recursive: true, force: true });
  fs.mkdirSync(staging.cluster, { mode: 0o700 });
  give(staging.cluster, account);
  const { file } = passwordIn(folder);
  const password = fs.openSync(file, 'r');
  const { uid, gid } = fs.fstatSync(password);
  try {
    // The account opens the file as its own standard input: it may have no way to the folder.
    if (account !== undefined) fs.fchownSync(password, account.uid, account.gid);
    const args = [
      `--pgdata=${clusterArgument(staging)}`,
      `--username=${role}`,
      '--auth=scram-sha-256',
      `--pwfile=${process.platform === 'win32' ? file : '/dev/stdin'}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ];
    const program = join(binaries.folder, 'bin', 'initdb');
    const { status, output } = await run(program, args, { account, cwd: staging.cluster, stdin: password });
    if (status !== 0) {
      throw failed(
        'PostgreSQL could not create the database',
        'PostgreSQL kunne ikke oprette databasen',
        output.trim(),
      );
    }
  } finally {
    if (account !== undefined) fs.fchownSync(password, uid, gid);
    fs.closeSync(password);
  }
  await runAlone(staging, `CREATE DATABASE ${role};`);
  fs.renameSync(staging.cluster, cluster);
  if (durable) syncFolder(folder);
}

/** Makes a rename last through a power failure; Windows knows no such thing for folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

function isEmpty(folder: string): boolean {
  return !fs.existsSync(folder) || fs.readdirSync(folder).length === 0;
}

/** Leaves a cluster that can be started: made, ours, of our version, used by no one, with a password we know. */
async function prepareCluster(server: Server): Promise<{ password: string }> {
  const { cluster, folder, account, log } = server;
  checkOwner(cluster);
  if (isEmpty(cluster)) {
    await createCluster(server);
    return passwordIn(folder);
  }
  checkVersion(server);
  await endLeftovers(cluster, log);
  if (account !== undefined && fs.statSync(cluster).uid === 0) give(cluster, account);
  const { password, isNew } = passwordIn(folder);
  if (isNew) {
    log('The password file was missing: a new password is set.');
    await runAlone(server, `ALTER ROLE ${role} PASSWORD '${password}';`);
  }
  return { password };
}

/**
 * Given on the command line, where `ALTER SYSTEM` cannot undo them. The log keeps what went wrong and leaves out the
 * statements and values, which may be personal or secret.
 */
function settings(port: number, durable: boolean): string[] {
  const safe = durable ? 'on' : 'off';
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: safe,
    synchronous_commit: safe,
    full_page_writes: safe,
    max_connections: 200,
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    checkpoint_completion_target: 0.9,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    cluster_name: role,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function logFile(folder: string): string {
  return join(folder, 'postgres.log');
}

/** Keeps the log below ten megabytes and one older copy; PostgreSQL appends, so cutting it short under way is safe. */
function limitLog(folder: string): void {
  const file = logFile(folder);
  try {
    if (fs.statSync(file).size <= maxLogBytes) return;
    fs.copyFileSync(file, `${file}.1`);
    fs.truncateSync(file, 0);
  } catch {
    // No log yet, or no room for the copy: a log too long is no reason to stop serving.
  }
}

function readLogFrom(folder: string, start: number): string {
  const content = fs.existsSync(logFile(folder)) ? fs.readFileSync(logFile(folder)) : Buffer.alloc(0);
  const from = Math.max(start, content.length - 4_000);
  return content.subarray(from).toString().trim();
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** PostgreSQL writes its state to the eighth line of postmaster.pid, which is also how its own tools wait for it. */
function isReady({ cluster, child }: Server): boolean {
  try {
    const lines = fs.readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === child?.pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/**
 * Starts the server and waits until it answers, however long it needs to recover within ten minutes.
 *
 * It gets a session of its own, so that Ctrl-C in a terminal reaches us alone and we end it in our order, and writes to
 * the log file itself, so that it outlives us without a broken pipe.
 */
async function launch(server: Server, port: number): Promise<void> {
  const { folder, cluster, account, binaries, durable } = server;
  const output = fs.openSync(logFile(folder), 'a', 0o600);
  const logStart = fs.fstatSync(output).size;
  const args = ['-D', clusterArgument(server), ...settings(port, durable)];
  const child = spawn(join(binaries.folder, 'bin', 'postgres'), args, {
    ...account,
    cwd: cluster,
    env: serverEnvironment(),
    stdio: ['ignore', output, output],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  fs.closeSync(output);
  child.unref();
  let how: string | undefined;
  server.child = child;
  server.ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (status, signal) => resolve(signal === null ? `status ${status}` : `signal ${signal}`));
  }).then((text) => (how = text));
  for (const deadline = Date.now() + recoveryMs; !isReady(server); await delay(10)) {
    if (how === undefined && Date.now() < deadline) continue;
    child.kill('SIGKILL');
    const said = readLogFrom(folder, logStart);
    if (said.includes('could not create any TCP/IP sockets')) throw new PortTaken(said);
    throw failed('PostgreSQL did not start', 'PostgreSQL startede ikke', `${how ?? 'not ready in time'}\n${said}`);
  }
}

/** Starts on the port of last time, so that other programs find it again, or on the next free one. */
async function launchOnFreePort(server: Server, lastPort: number | undefined): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 && lastPort !== undefined ? lastPort : await freePort();
    try {
      await launch(server, port);
      return port;
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 10) throw error;
    }
  }
}

/**
 * Restarts the server on its port whenever it ends unasked. A server that answered once may die as often as it likes;
 * thirty starts in a row that fail are the end. Returns when it was stopped, throws when it stays dead.
 */
async function keepRunning(server: Server, port: number): Promise<void> {
  const { cluster, log, stopping } = server;
  for (let attempt = 1; ; attempt += 1) {
    const how = await server.ended;
    if (stopping.signal.aborted) return;
    if (attempt > maxRestarts || isEmpty(cluster)) {
      const details = `${how}; ${logFile(server.folder)}`;
      throw failed('PostgreSQL cannot be kept running', 'PostgreSQL kan ikke holdes i gang', details);
    }
    log(`PostgreSQL ended unexpectedly (${how}); restarting it, attempt ${attempt} of ${maxRestarts}.`);
    try {
      await delay(Math.min(25 * 2 ** attempt, 5_000), undefined, { ref: false, signal: stopping.signal });
      await endLeftovers(cluster, log);
      if (stopping.signal.aborted) return;
      await launch(server, port);
      log('PostgreSQL serves again.');
      attempt = 0;
    } catch (error) {
      if (stopping.signal.aborted) return;
      log(`PostgreSQL did not restart: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Asks the server to end its connections and write everything down, and insists when that takes too long. */
async function end({ child, ended, cluster, account, binaries }: Server): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  if (process.platform === 'win32') {
    // Windows has no signals: the process would be cut off and have to recover.
    const program = join(binaries.folder, 'bin', 'pg_ctl');
    await run(program, ['stop', '-m', 'fast', '-D', cluster], { account, cwd: cluster });
  } else {
    child.kill('SIGINT');
  }
  const insist = [setTimeout(() => child.kill('SIGQUIT'), 60_000), setTimeout(() => child.kill('SIGKILL'), 70_000)];
  await ended;
  insist.forEach(clearTimeout);
}

function handleOf(server: Server, owner: FolderOwner, port: number, url: string): EmbeddedPostgres {
  const { stopping, folder } = server;
  const listeners: ((error: Error) => void)[] = [];
  const logLimiter = setInterval(() => limitLog(folder), 60_000).unref();
  // The last chance of a process that ends without stopping us: it cannot wait, but the server ends in good order.
  const lastWish = (): void => void server.child?.kill('SIGINT');
  process.once('exit', lastWish);
  let lost: Error | undefined;
  const running = keepRunning(server, port).catch((error: unknown) => {
    lost = error instanceof Error ? error : new Error(String(error));
    server.log(lost.message);
    for (const listener of listeners) listener(lost);
  });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping.abort();
    clearInterval(logLimiter);
    await end(server);
    await running;
    process.off('exit', lastWish);
    owner.release();
  };
  return {
    url,
    port,
    owned: true,
    stop: () => (stopped ??= stop()),
    onExit: (listener) => (lost === undefined ? void listeners.push(listener) : listener(lost)),
  };
}

/**
 * Starts PostgreSQL on 127.0.0.1 with its data in `dataDir`, and keeps it running until `stop`.
 *
 * A first start makes the database `faellesbog` (UTF-8, order by code point, page checksums) and its role with a random
 * password; a later one serves what is there, after ending what a killed process left behind.
 *
 * @throws DataFolderHeld when a living process has the folder; `runningEmbeddedPostgres` finds that one's address.
 * @throws EmbeddedPostgresError `data_folder.not_writable`, `.other_owner`, `.other_version`, `.damaged`, `.busy`,
 * `postgres.binaries_missing`, `.binaries_unusable`, `.not_started`.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { durable = true, log = () => undefined } = options;
  const folder = prepareFolder(options.dataDir);
  const owner = await takeFolder(folder);
  const cluster = join(folder, 'postgres');
  const server: Server = {
    folder,
    cluster,
    account: accountOf(cluster),
    binaries: { folder: '', major: 0 },
    durable,
    log,
    child: undefined,
    ended: Promise.resolve('not started'),
    stopping: new AbortController(),
  };
  try {
    server.binaries = await findBinaries(server.account);
    const { password } = await prepareCluster(server);
    limitLog(folder);
    const port = await launchOnFreePort(server, owner.lastPort);
    owner.announce(port);
    return handleOf(server, owner, port, urlOf(password, port));
  } catch (error) {
    await end(server);
    owner.release();
    throw error;
  }
}

function urlOf(password: string, port: number): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${role}`;
}

/**
 * The server that another living process keeps in `dataDir`, waiting for one that is just starting.
 *
 * @returns its address and the id of the process that owns it, or `undefined` when none does.
 */
export async function runningEmbeddedPostgres(
  dataDir: string,
): Promise<{ url: string; port: number; pid: number } | undefined> {
  const owner = await livingOwner(dataDir);
  if (owner?.port === undefined) return undefined;
  return { url: urlOf(passwordIn(dataDir).password, owner.port), port: owner.port, pid: owner.pid };
}
