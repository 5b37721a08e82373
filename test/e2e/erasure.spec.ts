// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { connect, runningEmbeddedPostgres, type Sql } from '@faellesbog/platform';
import { build, faellesbog, logOf, startService, temporaryFolder, type Service } from '../support/program.js';

// Words that stand nowhere by chance, in what a person is called and reached by, and in what one was asked about them for.
const WORDS = ['Kvxzqanarie', 'Wqzxbrandt', 'Jqxzwhistler', '5571903', '55 71 90 3'];
const CANARY = new RegExp(WORDS.join('|'), 'i');
const persons = [
  {
    name: 'Kvxzqanarie Gul',
    email: 'kvxzqanarie@example.org',
    phone: '+45 55 71 90 31',
    organisation: 'Wqzxbrandt Kommune',
  },
  { name: 'Åse Wqzxbrandt', email: 'ase@wqzxbrandt.example.org', phone: '55 71 90 32' },
  { name: 'Jqxzwhistler Æ. Ø.', email: 'j@example.org' },
];

let folder: ReturnType<typeof temporaryFolder>;
let service: Service;
let sql: Sql;
let env: Record<string, string>;

async function send(method: string, path: string, body: object, headers = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`${service.url}/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  expect([response.ok, response.ok ? '' : answer]).toEqual([true, '']);
  return answer;
}
const read = (ref: string, purpose: string): Promise<Response> =>
  fetch(`${service.url}/api/v1/persons/${ref}?purpose=${encodeURIComponent(purpose)}`);

/** The tables with a row that holds a canary in any column, as text or as the hexadecimal of bytes, as `schema.table`. */
async function tablesThatTell(): Promise<string[]> {
  const names = await sql<{ schema: string; name: string }[]>`
    select distinct table_schema as schema, table_name as name
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' order by 1, 2`;
  expect(names.length).toBeGreaterThan(100);
  const hex = WORDS.flatMap((word) => [word, word.toLowerCase()]).map((word) => Buffer.from(word).toString('hex'));
  const pattern = [...WORDS, ...hex].join('|');
  const found: string[] = [];
  for (const { schema, name } of names) {
    // A foreign server's passwords and the like are not for everybody; what cannot be read cannot hold ours.
    const rows = await sql`select 1 from ${sql(`${schema}.${name}`)} t where t::text ~* ${pattern} limit 1`;
    if (rows.length > 0) found.push(`${schema}.${name}`);
  }
  return found;
}

/** The files of the data folder that hold a canary once the server has written everything down, as folders. */
async function filesThatTell(): Promise<string[]> {
  await sql.unsafe('checkpoint');
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const telling = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => CANARY.test(readFileSync(file, 'latin1')));
  return [...new Set(telling.map((file) => relative(folder.path, file).split('/').slice(0, 2).join('/')))].sort();
}

/** Everything that leaves the service, or that its operator sees: the feed of events, an exported log, what it wrote to its log. */
async function whatOthersSee(): Promise<Record<string, string>> {
  let feed = '';
  for (let after = -1; ;) {
    const page = await (await fetch(`${service.url}/api/v1/events?after=${after}&limit=1000`)).text();
    const { next, events } = JSON.parse(page) as { next: number; events: unknown[] };
    if (events.length === 0) break;
    feed += page;
    after = next;
  }
  const file = join(folder.path, `${randomUUID()}.ndjson`);
  const log = await logOf(folder.path);
  const from = log === `${folder.path}/` ? 'embedded' : log;
  const copy = () => faellesbog(['copy-log', '--from', from, '--to', file, '--json'], env);
  let copied = await copy();
  // A machine with too much to do may lose a connection; the program then says to run the same command again.
  for (let tries = 0; copied.err.includes('copy.unreachable') && tries < 3; tries++) copied = await copy();
  expect([copied.code, copied.err]).toEqual([0, '']);
  const exported = readFileSync(file, 'utf8');
  return {
    feed,
    exported,
    stderr: service.stderr(),
    postgresLog: readFileSync(join(folder.path, 'postgres.log'), 'utf8'),
  };
}

beforeAll(async () => {
  build();
  folder = temporaryFolder();
  env = { FAELLESBOG_DATA: folder.path, LOG_LEVEL: 'debug' };
  service = await startService(env);
  sql = connect((await runningEmbeddedPostgres(folder.path))!.url, { max: 1, statementTimeoutMs: 60_000 });
});
afterAll(async () => {
  await sql.end();
  await service.stop();
  folder.remove();
});

it('Persons are found in the store of personal data and nowhere else, and once erased nowhere at all', async () => {
  const refs: string[] = [];
  for (const person of persons) refs.push((await send('POST', '/persons', person))['personRef'] as string);
  const [first, second, third] = refs as [string, string, string];
  await send('PATCH', `/persons/${first}`, { email: 'gul.kvxzqanarie@example.org' }, { 'If-Match': '"1"' });
  // Somebody who stays: a table that is empty is cut off, and then what was in it is gone without anybody's doing.
  const stays = (await send('POST', '/persons', { name: 'Bo Bech' }))['personRef'] as string;
  // Refused, and seen by the service all the same.
  const refused = { ...persons[0], email: 'kvxzqanarie 010170-1234' };
  expect(await refusal('/persons', refused)).not.toMatch(CANARY);
  const purposes = ['Before calling ÅSE WQZXBRANDT', 'Ring 55719032', 'To ask Jqxzwhistler for the minutes'];
  for (const [index, ref] of refs.entries()) {
    const answer = await read(ref, purposes[index]!);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toMatch(CANARY);
  }
  await send('POST', '/authorities/147/contacts', { contactRef: first });
  await send('POST', '/authorities/147/coordinators', {
    coordinatorId: 'canary',
    personRef: second,
    area: { kind: 'community' },
  });
  // The server makes copies of its own of what it finds in columns.
  await sql.unsafe('analyze');

  expect(await tablesThatTell()).toEqual(['persons.access', 'persons.person']);
  expect(await filesThatTell()).toEqual(['postgres/base', 'postgres/pg_wal']);
  const before = await whatOthersSee();
  for (const [place, text] of Object.entries(before))
    expect([place, CANARY.exec(text)?.[0]]).toEqual([place, undefined]);
  for (const ref of refs) expect(before['feed']).toContain(ref);
  expect(before['exported']).toContain(second);
  expect(before['stderr']).toContain('/api/v1/persons/:personRef');

  for (const ref of [first, second, third]) {
    await send('POST', `/persons/${ref}/erasure`, { requestedOn: '2026-01-05', reason: 'consent_withdrawn' });
    expect((await read(ref, 'To see')).status).toBe(410);
  }
  await sql.unsafe('analyze');
  expect(await tablesThatTell()).toEqual([]);
  expect((await filesThatTell()).filter((place) => place !== 'postgres/pg_wal')).toEqual([]);
  const after = await whatOthersSee();
  for (const [place, text] of Object.entries(after))
    expect([place, CANARY.exec(text)?.[0]]).toEqual([place, undefined]);
  expect(after['feed']).toContain('PersonErased');
  expect(await (await read(stays, 'To see')).json()).toMatchObject({ name: 'Bo Bech' });
  const { erasures } = (await (await fetch(`${service.url}/api/v1/persons/erasures`)).json()) as {
    erasures: { personRef: string }[];
  };
  expect(erasures.map(({ personRef }) => personRef)).toEqual(refs);
});

it('A backup that brings somebody back forgets them again, by the list that was kept beside it', async () => {
  const { personRef: ref } = await send('POST', '/persons', { name: 'Wqzxbrandt Igen' });
  const held = await sql`select * from persons.person where ref = ${ref as string}`;
  await send('POST', `/persons/${String(ref)}/erasure`, { requestedOn: '2026-01-05', reason: 'consent_withdrawn' });
  const file = join(folder.path, 'erasures.ndjson');
  const run = async (...args: string[]) => {
    const { code, out, err } = await faellesbog([...args, '--json'], env);
    return code === 0 ? (JSON.parse(out) as Record<string, number>) : err;
  };
  const { added, lines } = (await run('erasures', file)) as Record<string, number>;
  expect(added).toBe(lines);
  expect(await run('erasures', file)).toEqual({ added: 0, lines });
  expect(readFileSync(file, 'utf8')).toContain(ref);

  // As a backup from before the erasure would have it.
  await sql.unsafe('alter table persons.erasure disable trigger user');
  await sql`delete from persons.erasure where ref = ${ref as string}`;
  await sql.unsafe('alter table persons.erasure enable trigger user');
  await sql`insert into persons.person ${sql(held)}`;
  expect((await read(ref as string, 'To see')).status).toBe(200);
  expect(await run('replay-erasures', file)).toEqual({ lines, replayed: 1 });
  expect((await read(ref as string, 'To see')).status).toBe(410);
  expect(await run('replay-erasures', file)).toEqual({ lines, replayed: 0 });

  const [first, ...rest] = readFileSync(file, 'utf8').trim().split('\n');
  writeFileSync(file, rest.join('\n'));
  expect(await run('replay-erasures', file)).toContain('erasures.malformed');
  writeFileSync(file, [first, rest[0]!.slice(0, 20)].join('\n'));
  expect(await run('erasures', file)).toContain('erasures.malformed');
});

async function refusal(path: string, body: object): Promise<string> {
  const response = await fetch(`${service.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(422);
  return response.text();
}
