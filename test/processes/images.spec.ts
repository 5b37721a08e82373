// SPDX-License-Identifier: MPL-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, projectRoot, startEmbeddedPostgres, type EmbeddedPostgres } from '@faellesbog/platform';
import { build, temporaryFolder } from '../support/program.js';

// The images cannot be built where there is no engine. What is tried here is what they run: their commands, with their
// environment, as the account that their database makes.
const root = projectRoot();
const dockerfile = readFileSync(join(root, 'docker/Dockerfile'), 'utf8');
const commandOf = (image: string): string[] =>
  JSON.parse(new RegExp(`AS ${image}\\nCMD (\\[.*\\])`).exec(dockerfile)![1]!) as string[];
const healthCommand = JSON.parse(/HEALTHCHECK [\s\S]*?CMD (\[.*\])/.exec(dockerfile)![1]!) as string[];
const environment = Object.fromEntries(
  [.../^ENV (NODE_ENV[\s\S]*?)(?<!\\)\n/m.exec(dockerfile)![1]!.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [
    name!,
    value!,
  ]),
);
const IMAGES = ['api', 'projector'];

interface Running {
  child: ChildProcess;
  out(): string;
  /** Its exit code. */
  ended: Promise<number | null>;
}

/** Runs a command with the images' environment and nothing of this process's own. */
function run([program, ...args]: string[], env: Record<string, string>): Running {
  const child = spawn(program === 'node' ? process.execPath : program!, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...environment, HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return { child, out: () => out, ended: new Promise((resolve) => child.once('close', resolve)) };
}

beforeAll(build);

// One for each setting that can be wrong; a folder's name and a host's can be any text.
const WRONG: readonly (readonly [setting: string, value: string])[] = [
  ['PORT', 'http'],
  ['HOST', 'x'.repeat(300)],
  ['DATABASE_URL', 'mysql://somewhere/else'],
  ['EVENTSTORE_URL', 'https://eventstore:2113'],
  ['FAELLESBOG_ACCESS', 'closed'],
  ['FAELLESBOG_DEMO', 'maybe'],
  ['FAELLESBOG_FOUNDERS', 'the-chair'],
  ['OIDC_ISSUER', 'http://issuer.example.org'],
  ['OIDC_AUDIENCE', 'two words'],
  ['OIDC_CLIENT_ID', 'two words'],
  ['OIDC_CLIENT_SECRET', 'x'.repeat(1_001)],
  ['PUBLIC_URL', 'https://ledger.example.org/path'],
  ['TRUSTED_PROXIES', 'everybody'],
  ['FAELLESBOG_PROJECTOR', 'true'],
  ['FAELLESBOG_ANNOUNCE', '1'],
  ['SMTP_URL', 'https://mail.example.org'],
  ['MAIL_FROM', 'nobody'],
  ['LOG_LEVEL', 'loud'],
];

describe.each(IMAGES)('The command of the image %s', (image) => {
  it.each(WRONG)('does not start when %s is wrong', async (setting, value) => {
    const { ended, out } = run(commandOf(image), {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      [setting]: value,
    });
    expect(await ended).toBe(1);
    expect(out()).toContain(`faellesbog: config.invalid: These settings cannot be used: ${setting}: `);
  });
});

it('Every setting of the table is tried, or can be any text', () => {
  const table = readFileSync(join(root, 'docs/operations.md'), 'utf8').split('## ')[1]!;
  const settings = [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(settings.filter((name) => name !== 'FAELLESBOG_DATA').sort()).toEqual(WRONG.map(([name]) => name).sort());
});

describe('The commands of both images', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let postgres: EmbeddedPostgres;
  let databaseUrl: string;

  beforeAll(async () => {
    folder = temporaryFolder();
    postgres = await startEmbeddedPostgres({ dataDir: folder.path });
    databaseUrl = await createBook(postgres.url);
  });
  afterAll(async () => {
    await postgres.stop();
    folder.remove();
  });

  it('serve from the account that the database makes, write no file, tell their health, and stop when asked', async () => {
    const data = join(folder.path, 'never-made');
    // An issuer is asked for its keys when somebody comes with a token, not before.
    const env = {
      ...{ DATABASE_URL: databaseUrl, PORT: '0', FAELLESBOG_DATA: data },
      OIDC_ISSUER: 'https://issuer.invalid',
    };
    const programs = IMAGES.map((image) => run(commandOf(image), env));
    const urls = await Promise.all(programs.map(listening));
    for (const url of urls) {
      await ready(url);
      expect(await run(healthCommand, { PORT: new URL(url).port }).ended).toBe(0);
    }
    for (const { child } of programs) child.kill('SIGTERM');
    expect(await Promise.all(programs.map(({ ended }) => ended))).toEqual([0, 0]);
    for (const url of urls) expect(await run(healthCommand, { PORT: new URL(url).port }).ended).toBe(1);
    expect(existsSync(data)).toBe(false);
  });
});

/** What `create-book.sh` does, under names that are free here. @returns the address of the database. */
async function createBook(url: string): Promise<string> {
  const script = readFileSync(join(root, 'docker/postgres/create-book.sh'), 'utf8');
  const statements = /<< 'SQL'\n([\s\S]*?)SQL\n/.exec(script)![1]!.replace(/^\\getenv.*\n/m, '');
  const admin = connect(url, { max: 1 });
  for (const statement of statements.split(';\n').filter((text) => text.trim() !== ''))
    await admin.unsafe(statement.replaceAll(/\bfaellesbog\b/g, 'book').replace(`:'password'`, `'abc123'`));
  const [account] = await admin`select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = 'book'`;
  expect(account).toEqual({ rolsuper: false, rolcreaterole: false, rolcreatedb: false });
  await admin.end({ timeout: 5 });
  return Object.assign(new URL(url), { username: 'book', password: 'abc123', pathname: '/book' }).href;
}

/** Where it listens, as soon as it says so: the service when it is ready, the projector in its log. */
async function listening({ out, ended }: Running): Promise<string> {
  let over = false;
  void ended.then(() => (over = true));
  for (;;) {
    const url = /(?:is ready: |"url":")(http:[^\s"]+)/.exec(out())?.[1];
    if (url) return url;
    if (over) throw new Error(`it ended: ${out()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ready(url: string): Promise<void> {
  for (let waited = 0; (await fetch(`${url}/health/ready`)).status !== 200; waited++) {
    if (waited > 600) throw new Error(`${url} is not ready`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
