// SPDX-License-Identifier: MPL-2.0
import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256, type EventStore, type NewEvent } from '@faellesbog/eventsourcing';
import {
  connect,
  copyLog,
  openPostgresStore,
  rawLogAt,
  type CopyOptions,
  type CopyReport,
  type LogRecord,
  type PostgresEventStore,
} from '@faellesbog/platform';
import { openEventStoreDb } from '@faellesbog/platform/eventstoredb';
import { startStandIn, type StandIn } from '../stand-in/server.js';
import { newDatabase } from '../support/database.js';

type OpenStore = EventStore & { close(): Promise<void> };

const note = (text: string): NewEvent => ({
  id: randomUUID(),
  type: 'NoteWritten',
  schema: 1,
  by: 'tester',
  org: null,
  cause: null,
  eff: '2026-01-01',
  data: { text },
});
const command = (id: string = randomUUID()) => ({ id, fingerprint: sha256(id) });
/** Texts that a careless reader of lines, of JSON or of bytes takes apart. */
const awkward = ['line\u2028end\u2029', 'a\nb\r\n"}', '\u0001\u007f\ufeff', 'æøå 😀 é', '{"event":{}}', ''];

/** Commands of one and of many events, and commands with nothing to do: on the empty log, in the middle, at the end. */
async function fill(store: PostgresEventStore, rounds = 12): Promise<void> {
  const nothing = (stream: string, revision: number) => store.append(stream, revision, [], command());
  if ((await store.head()).position < 0) await nothing('note-none', -1);
  for (let round = 0; round < rounds; round++) {
    const stream = `note-${randomUUID()}`;
    await store.append(stream, -1, [note(awkward[round % awkward.length]!)], command());
    await store.append(
      stream,
      0,
      Array.from({ length: 1 + (round % 4) }, (_, n) => note(`${n}`)),
      command(),
    );
    if (round % 3 === 0) await Promise.all([nothing(stream, 1 + (round % 4)), nothing('note-none', -1)]);
  }
  await Promise.all([1, 2, 3].map(() => nothing('note-none', -1)));
}

let folder: string;
let source: string;
const inFolder = (name = `${randomUUID()}.ndjson`): string => join(folder, name);
const copy = (from: string, to: string, more: Partial<CopyOptions> = {}): Promise<CopyReport> =>
  copyLog({ from, to, allowUnsafe: true, ...more });

async function newBook(rounds?: number): Promise<string> {
  const url = await newDatabase();
  const store = await openPostgresStore(url, { allowUnsafe: true });
  await fill(store, rounds);
  await store.close();
  return url;
}

async function onStore<T>(url: string, work: (store: PostgresEventStore) => Promise<T>): Promise<T> {
  const store = await openPostgresStore(url, { allowUnsafe: true });
  return work(store).finally(() => store.close());
}

/** Every byte of the tables. */
async function tables(url: string): Promise<unknown[]> {
  const sql = connect(url, { max: 1 });
  const rows = [
    await sql`select pos, stream, rev, id, cmd, type, at_us, encode(canonical, 'hex') as canonical from log.event order by pos`,
    await sql`select cmd, encode(fingerprint, 'hex') as fingerprint, first_pos, n, nothing_in, nothing_at from log.command order by cmd`,
    await sql`select log, size, at_us from log.head`,
  ].map((result) => [...result]);
  await sql.end();
  return rows;
}

async function allRecords(address: string, after = -1): Promise<LogRecord[]> {
  const log = await rawLogAt(address, { mode: 'read' });
  const found: LogRecord[] = [];
  for await (const batch of log.records(after)) found.push(...batch);
  await log.close();
  return found;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faellesbog-copy-'));
  source = await newBook();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const standIns: StandIn[] = [];
afterAll(() => Promise.all(standIns.map((standIn) => standIn.stop())));

/** An EventStoreDB that speaks as one does, with events of others between ours. */
async function newEventStore(): Promise<string> {
  standIns.push(await startStandIn({ noiseEvery: 3 }));
  return standIns.at(-1)!.url;
}

/** Somewhere to copy to, empty. */
const targets: [string, () => string | Promise<string>][] = [
  ['PostgreSQL', newDatabase],
  ['EventStoreDB', newEventStore],
  ['a file', () => inFolder()],
  ['a compressed file', () => inFolder(`${randomUUID()}.ndjson.gz`)],
];

describe.each(targets)('A copy to %s', (_, newTarget) => {
  it('and back is the same to the last byte', async () => {
    const there = await newTarget();
    const back = await newDatabase();
    const first = await copy(source, there);
    const second = await copy(there, back);
    expect(await tables(back)).toEqual(await tables(source));
    expect(new Set([first, second].flatMap(({ sha256: sums }) => [sums!.from, sums!.to])).size).toBe(1);
    expect(first).toMatchObject({ copied: { events: first.events, commands: 12 }, sourceHasMore: false });
    expect(await allRecords(there)).toEqual(await allRecords(source));
  });

  it('made in many goes, while the source grows between them, is the same as one made at once', async () => {
    const growing = await newBook(2);
    const there = await newTarget();
    for (let go = 0; go < 5; go++) {
      await copy(growing, there);
      await onStore(growing, async (store) => {
        await Promise.all([1, 2, 3].map(() => store.append('note-none', -1, [], command())));
        if (go % 2 === 0) await fill(store, 2);
      });
    }
    const last = await copy(growing, there);
    expect(last.copied.commands).toBeGreaterThan(0);
    const [once, back] = [inFolder(), await newDatabase()];
    expect((await copy(growing, once)).sha256).toEqual(last.sha256);
    await copy(there, back);
    expect(await tables(back)).toEqual(await tables(growing));
  });

  it('made again copies nothing and says so', async () => {
    const there = await newTarget();
    const first = await copy(source, there);
    const again = await copy(source, there);
    expect(again).toMatchObject({ copied: { events: 0, commands: 0 }, events: first.events, sha256: first.sha256 });
    expect(await copy(source, there, { verifyOnly: true })).toMatchObject({
      copied: { events: 0 },
      sha256: first.sha256,
    });
  });

  it('that is only to be verified writes nothing, and tells what is lacking', async () => {
    const growing = await newBook(2);
    const there = await newTarget();
    const { upTo } = await copy(growing, there);
    await onStore(growing, (store) => fill(store, 1));
    const before = await allRecords(there);
    await expect(copy(growing, there, { verifyOnly: true })).rejects.toMatchObject({
      code: 'copy.incomplete',
      message: expect.stringContaining(`position ${upTo}`),
    });
    expect(await allRecords(there)).toEqual(before);
  });

  it('of another log is refused, and the target stays as it was', async () => {
    const there = await newTarget();
    await copy(source, there);
    const before = await allRecords(there);
    const error = await copy(await newBook(1), there).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'copy.logs_differ', position: null, badInput: false });
    expect(await allRecords(there)).toEqual(before);
  });

  it('of a log with fewer events is refused at the first that is too many', async () => {
    const [short, there] = [inFolder(), await newTarget()];
    const growing = await newBook(2);
    const { events } = await copy(growing, short);
    await onStore(growing, (store) => fill(store, 1));
    await copy(growing, there);
    await expect(copy(short, there)).rejects.toMatchObject({ code: 'copy.logs_differ', position: events });
  });

  it('takes records that stand there already, and refuses others at their place', async () => {
    const there = await newTarget();
    await copy(source, there);
    const records = await allRecords(there);
    const [event, nothing] = [records.find(({ position }) => position === 4)!, records.at(-1)!];
    const log = await rawLogAt(there, { mode: 'write', allowUnsafe: true });
    const answers = await (async () => {
      const name = (await log.name())!;
      await log.write(name, records);
      await log.write(name, records.slice(-5));
      const others = [event, nothing].map((record) => ({ ...record, fingerprint: sha256('other') }));
      const attempts: [string, LogRecord[]][] = [
        ...others.map((other): [string, LogRecord[]] => [name, [other]]),
        ['x', records],
      ];
      const found: unknown[] = [];
      for (const [to, batch] of attempts) found.push(await log.write(to, batch).catch((error: unknown) => error));
      return found;
    })().finally(() => log.close());
    expect(answers).toMatchObject([
      { code: 'copy.logs_differ', position: 4 },
      { code: 'copy.logs_differ' },
      { code: 'copy.logs_differ', position: null },
    ]);
    expect(await allRecords(there)).toEqual(records);
  });
});

describe('A copied log', () => {
  const engines: [string, () => Promise<string>, (address: string) => Promise<OpenStore>][] = [
    ['PostgreSQL', newDatabase, (address) => openPostgresStore(address, { allowUnsafe: true })],
    ['EventStoreDB', newEventStore, (address) => openEventStoreDb(address)],
  ];
  it.each(engines)(
    'on %s answers every command as the source did, takes new events, and refuses a used key',
    async (_, newPlace, open) => {
      const there = await newPlace();
      await copy(source, there);
      const commands = ((await tables(source))[1] as { cmd: string }[]).map(({ cmd }) => cmd);
      const answers = (store: OpenStore) => Promise.all(commands.map((cmd) => store.findCommand(cmd)));
      const ours = await onStore(source, answers);
      const store = await open(there);
      try {
        expect(await answers(store)).toEqual(ours);
        expect(ours.every((found) => found !== undefined)).toBe(true);
        const { id, fingerprint, receipt } = ours[0]!;
        const again = await store.append(receipt.stream, receipt.revision, [note('x')], { id, fingerprint });
        expect(again).toEqual({ ...receipt, replayed: true });
        const other = store.append('note-x', -1, [], { id, fingerprint: sha256('other') });
        await expect(other).rejects.toThrow(/used before/);
        const { position } = await store.head();
        const { stream } = (await store.readAll(3, 1))[0]!;
        const revision = (await store.readStream(stream)).length - 1;
        const receipts = await store.append(stream, revision, [note('new')], command());
        expect(receipts).toMatchObject({ position: position + 1, revision: revision + 1 });
        expect(
          (await store.readAll(-1, 1_000)).map(({ at }) => at).every((at, n, all) => n === 0 || at > all[n - 1]!),
        ).toBe(true);
      } finally {
        await store.close();
      }
      // It has gone its own way now: what was its source may not be made to follow, nor it to go back.
      await expect(copy(source, there)).rejects.toMatchObject({ code: 'copy.logs_differ' });
      expect(await copy(there, await newDatabase())).toMatchObject({ sourceHasMore: false });
    },
  );

  it('goes on from whatever whole commands stand in the target', async () => {
    const [records, whole] = [await allRecords(source), await tables(source)];
    const [{ log: name }] = whole[2] as [{ log: string }];
    const cmdOf = (record: LogRecord | undefined): string | undefined =>
      record?.kind === 'event' ? (JSON.parse(record.canonical) as { cmd: string }).cmd : record?.command;
    const ends = records.flatMap((record, index) => (cmdOf(record) === cmdOf(records[index + 1]) ? [] : [index + 1]));
    for (const end of [ends[0]!, ends[1]!, ends[7]!, ends.at(-2)!]) {
      const url = await newDatabase();
      const log = await rawLogAt(url, { mode: 'write', allowUnsafe: true });
      await log.write(name, records.slice(0, end));
      await log.close();
      await copy(source, url);
      expect(await tables(url)).toEqual(whole);
    }
  });

  it('is not given to a database that a program has open, nor to one that would lose it', async () => {
    const url = await newDatabase();
    await onStore(url, async () => {
      await expect(copy(source, url)).rejects.toMatchObject({ code: 'copy.target_in_use' });
    });
    expect((await copy(source, url)).copied.events).toBeGreaterThan(0);
    await expect(copy(source, await newDatabase(), { allowUnsafe: false })).rejects.toMatchObject({
      code: 'database.unsafe',
    });
  });

  it('follows a source that is in use, and says how far it came', async () => {
    const [busy, url] = [await newBook(1), await newDatabase()];
    let stop = false;
    const writing = onStore(busy, async (store) => {
      while (!stop) await store.append(`note-${randomUUID()}`, -1, [note('x'), note('y')], command());
    });
    const report = await copy(busy, url);
    stop = true;
    await writing;
    const head = (await onStore(busy, (store) => store.head())).position;
    expect(report.upTo).toBeLessThanOrEqual(head);
    expect(report.events).toBe(report.upTo + 1);
    const again = await copy(busy, url);
    expect(again).toMatchObject({ upTo: head, copied: { events: head - report.upTo }, sourceHasMore: false });
    expect(await tables(url)).toEqual(await tables(busy));
  });
});

describe('A log in a file', () => {
  const lines = (path: string): string[] => readFileSync(path, 'utf8').split('\n');
  let path: string;
  let report: CopyReport;
  beforeAll(async () => {
    path = inFolder();
    report = await copy(source, path);
  });

  it('has a header and a line of JSON for each record, with the stored text in it as it is', async () => {
    const [header, ...rest] = lines(path);
    expect(JSON.parse(header!)).toEqual({ format: 'faellesbog-log', version: 1, log: report.log });
    expect(rest.pop()).toBe('');
    expect(rest).toHaveLength(report.events + report.commands);
    const texts = (await allRecords(source)).flatMap((record) => (record.kind === 'event' ? [record.canonical] : []));
    const events = rest.filter((line) => 'event' in (JSON.parse(line) as object));
    expect(events.map((line) => line.slice(line.indexOf('"event":') + 8, -1))).toEqual(texts);
    expect(events.map((line) => (JSON.parse(line) as { event: unknown }).event)).toEqual(
      texts.map((text) => JSON.parse(text) as unknown),
    );
  });

  it('has the SHA-256 that is printed of it, and so has its compressed form when unpacked', async () => {
    const packed = inFolder('sum.ndjson.gz');
    await copy(path, packed);
    const sums = [readFileSync(path), gunzipSync(readFileSync(packed))].map((bytes) =>
      createHash('sha256').update(bytes).digest('hex'),
    );
    expect(sums).toEqual([report.sha256!.to, report.sha256!.to]);
  });

  it.each(['.ndjson', '.ndjson.gz'])('that was cut at any byte is continued to the same file (%s)', async (suffix) => {
    const [whole, file] = [inFolder(`whole-${randomUUID()}${suffix}`), inFolder(`cut-${randomUUID()}${suffix}`)];
    const { sha256: sums } = await copy(source, whole);
    const bytes = readFileSync(whole);
    // Everywhere, and at every byte of the end that compression has of its own.
    const step = Math.ceil(bytes.length / 97);
    for (let at = 0; at < bytes.length; at += at < bytes.length - 10 - step ? step : 1) {
      writeFileSync(file, bytes.subarray(0, at));
      const said: string[] = [];
      const again = await copy(path, file, { notice: (message) => void said.push(message) });
      expect(again.sha256).toEqual(sums);
      const text = suffix.endsWith('gz') ? gunzipSync(readFileSync(file)) : readFileSync(file);
      expect(createHash('sha256').update(text).digest('hex')).toBe(sums!.to);
    }
  });

  it('says what it cut off, and is refused as a source while it is cut short', async () => {
    const file = inFolder();
    writeFileSync(file, readFileSync(path));
    truncateSync(file, readFileSync(path).length - 40);
    const line = lines(file).length;
    await expect(copy(file, inFolder())).rejects.toMatchObject({
      code: 'copy.file_cut_short',
      badInput: true,
      message: expect.stringContaining(`line ${line}`),
    });
    const said: string[] = [];
    await copy(source, file, { notice: (message, da) => void said.push(message, da) });
    expect(said).toEqual([expect.stringContaining(`line ${line}`), expect.stringContaining(`linje ${line}`)]);
  });

  it('that ends between the events of one command is cut back to the command before', async () => {
    const file = inFolder();
    const whole = lines(path);
    const inside = whole.findIndex((line) => line.includes('"more":2'));
    writeFileSync(file, `${whole.slice(0, inside + 2).join('\n')}\n`);
    await expect(copy(file, await newDatabase())).rejects.toMatchObject({ code: 'copy.file_cut_short' });
    expect(await copy(source, file)).toMatchObject({ sha256: report.sha256 });
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(path, 'utf8'));
  });

  const change = (at: number, to: (line: string) => string | string[]) => (whole: string[]) =>
    whole.flatMap((line, index) => (index === at ? to(line) : line));
  const spoiled: [string, (whole: string[]) => string[], string, RegExp][] = [
    ['a line that is no JSON', change(9, () => 'x'), 'copy.file_unreadable', /line 10\b/],
    ['a line of other JSON', change(9, () => '{"position":7}'), 'copy.file_unreadable', /line 10\b/],
    ['a line that is missing', change(9, () => []), 'copy.file_gap', /line 1[01]\b/],
    ['a line that stands twice', change(9, (line) => [line, line]), 'copy.file_unreadable', /line 11\b/],
    ['Windows line ends', (whole) => whole.map((line) => `${line}\r`), 'copy.file_unreadable', /line 1\b/],
    ['a byte order mark', change(0, (line) => `\ufeff${line}`), 'copy.file_unreadable', /line 1\b/],
    ['an empty line', change(9, (line) => ['', line]), 'copy.file_unreadable', /line 10\b/],
    [
      'a bad fingerprint',
      change(9, (line) => line.replace(/"fingerprint":"./, '"fingerprint":"g')),
      'copy.file_unreadable',
      /line 10\b/,
    ],
    [
      'a later version',
      change(0, (line) => line.replace('"version":1', '"version":2')),
      'copy.file_version',
      /version 2/,
    ],
    ['no header', change(0, () => []), 'copy.file_unreadable', /line 1\b/],
    [
      'an event of another log',
      change(9, (line) => line.replace('"log":"', '"log":"x')),
      'copy.log_damaged',
      /event is of x/,
    ],
    [
      'a clock that goes back',
      change(9, (line) => line.replace(/"at":"20/, '"at":"19')),
      'copy.log_damaged',
      /time goes back/,
    ],
    [
      'a wrong count of its command',
      change(9, (line) => line.replace(/"more":\d/, '"more":7')),
      'copy.file_unreadable',
      /line 1[01]\b/,
    ],
  ];
  it.each(spoiled)('with %s is refused, with the line', async (_, spoil, code, where) => {
    const [file, url] = [inFolder(), await newDatabase()];
    const whole = lines(path).slice(0, -1);
    // An event whose neighbours are events: line 10 of the file.
    expect(whole[9]).toContain('"event":');
    writeFileSync(file, `${spoil(whole).join('\n')}\n`);
    await expect(copy(file, url)).rejects.toMatchObject({ code, message: expect.stringMatching(where) });
    const taken = await allRecords(url).catch(() => []);
    // What only the event itself tells is found on the way; nothing from the fault on is taken.
    expect(taken.every(({ position }) => position < 5)).toBe(true);
  });

  it('that is something else is neither read nor written over', async () => {
    for (const [name, bytes] of [
      ['letter.txt', Buffer.from('Dear all,\n')],
      ['short.txt', Buffer.from('{"a":1}')],
      ['latin.txt', Buffer.from([0x7b, 0xe6, 0x0a])],
      ['noise.gz', Buffer.from('no gzip')],
      ['other.gz', gzipSync('Dear all,\n')],
      ['long.txt', Buffer.alloc(3_000_000, 'x')],
    ] as const) {
      const file = inFolder(name);
      writeFileSync(file, bytes);
      for (const [from, to] of [
        [source, file],
        [file, inFolder()],
      ] as const)
        await expect(copy(from, to)).rejects.toMatchObject({ code: 'copy.file_unreadable', badInput: true });
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }
  });

  it('with zeros behind its end, as a power cut leaves them, is cut there before anything is added', async () => {
    for (const name of ['zeros.ndjson', 'zeros.ndjson.gz']) {
      const [file, growing] = [inFolder(name), await newBook(1)];
      await copy(growing, file);
      appendFileSync(file, Buffer.alloc(500));
      await expect(copy(file, inFolder())).rejects.toMatchObject({ code: 'copy.file_cut_short' });
      await onStore(growing, (store) => fill(store, 1));
      expect(await copy(growing, file)).toMatchObject({ sourceHasMore: false });
      expect((await allRecords(file)).length).toBe((await allRecords(growing)).length);
    }
  });

  it('that another program writes to meanwhile is left alone', async () => {
    const file = inFolder();
    const records = await allRecords(source);
    const log = await rawLogAt(file, { mode: 'write' });
    const first = records.filter(({ position }) => position < 1);
    await log.write(report.log!, first);
    appendFileSync(file, 'x');
    await expect(
      log.write(
        report.log!,
        records.filter(({ position }) => position === 1),
      ),
    ).rejects.toMatchObject({
      code: 'copy.file_changed',
    });
    await log.close();
  });
});

describe('A difference', () => {
  const planted: [string, (line: string) => string][] = [
    ['one letter of an event', (line) => line.replace('"by":"tester"', '"by":"testes"')],
    ['a fingerprint', (line) => line.replace(/"fingerprint":"[0-9a-f]{4}/, '"fingerprint":"0000')],
    ['an id', (line) => line.replace(/"id":"[0-9a-f]{4}/, '"id":"0000')],
  ];
  it.each(planted)('in %s is found at its position, whichever side it is on', async (_, plant) => {
    const [file, other, back] = [inFolder(), inFolder(), await newDatabase()];
    await copy(source, file);
    const whole = readFileSync(file, 'utf8').split('\n');
    const at = whole.findIndex((line) => line.includes('"position":19,"more"'));
    whole[at] = plant(whole[at]!);
    writeFileSync(other, whole.join('\n'));
    await copy(other, back);
    for (const [from, to] of [
      [source, other],
      [other, source],
      [source, back],
      [other, file],
    ] as const)
      for (const verifyOnly of [true, false])
        await expect(copy(from, to, { verifyOnly })).rejects.toMatchObject({
          code: 'copy.logs_differ',
          position: 19,
          message: expect.stringMatching(/position 19\..*SHA-256/s),
          da: expect.stringContaining('position 19'),
        });
  });

  it('in a command that had nothing to do is found too', async () => {
    const [file, other] = [inFolder(), inFolder()];
    await copy(source, file);
    const whole = readFileSync(file, 'utf8').split('\n');
    const at = whole.findIndex((line) => line.includes('"command":') && !line.includes('"position":-1'));
    const { position } = JSON.parse(whole[at]!) as { position: number };
    whole[at] = whole[at]!.replace(/"stream":"[^"]*"/, '"stream":"note-other"');
    writeFileSync(other, whole.join('\n'));
    await expect(copy(source, other)).rejects.toMatchObject({ code: 'copy.logs_differ', position });
  });

  it('between the columns of a table and its event stops the reading there', async () => {
    const url = await newBook(2);
    const sql = connect(url, { max: 1 });
    const alter = async (change: string): Promise<void> => {
      await sql.unsafe(`alter table log.event disable trigger append_only; alter table log.command disable trigger append_only;
        alter table log.head disable trigger never_removed; ${change}`);
    };
    const changes: [string, string, number][] = [
      [`update log.event set type = 'X' where pos = 3`, `update log.event set type = 'NoteWritten' where pos = 3`, 3],
      [
        `update log.event set at_us = at_us + 1 where pos = 2`,
        `update log.event set at_us = at_us - 1 where pos = 2`,
        2,
      ],
      [
        `update log.command set n = n + 1 where first_pos = 1 and n > 0`,
        `update log.command set n = n - 1 where first_pos = 1 and n > 0`,
        2,
      ],
      [`update log.head set at_us = at_us + 1`, `update log.head set at_us = at_us - 1`, 4],
      [`update log.head set size = size + 1`, `update log.head set size = size - 1`, 5],
    ];
    const { upTo } = await copy(url, inFolder());
    expect(upTo).toBe(4);
    for (const [wrong, right, position] of changes) {
      await alter(wrong);
      await expect(copy(url, inFolder())).rejects.toMatchObject({
        code: 'copy.log_damaged',
        message: expect.stringContaining(`At position ${position}:`),
      });
      await alter(right);
    }
    await copy(url, inFolder());
    await sql.end();
  });
});

describe('An address', () => {
  const secret = 'hemm/el?ig@ord';
  it.each([
    ['', 'copy.address_invalid'],
    ['-', 'copy.address_invalid'],
    ['mysql://u:SECRET@h/db', 'copy.address_invalid'],
    ['postgres:/u:SECRET@h/db', 'copy.address_invalid'],
    ['user:SECRET@host/db', 'copy.address_invalid'],
    ['file://host/x', 'copy.address_invalid'],
    ['/nowhere/at/all.ndjson', 'copy.not_found'],
    ['postgres://u:SECRET@127.0.0.1:1/db?password=SECRET', 'copy.address_invalid'],
    ['postgres://u:12/SECRET@127.0.0.1:1/db', 'copy.unreachable'],
    ['postgres://u:hemm%2Fel%40ig@127.0.0.1:1/db?sslpassword=hemm', 'copy.unreachable'],
  ])('like %s gets a code and two languages, and its secret stays a secret', async (address, code) => {
    const from = address.replaceAll('SECRET', secret);
    const error = await copy(from, inFolder()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code,
      badInput: code !== 'copy.unreachable',
      message: expect.any(String),
      da: expect.any(String),
    });
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toMatch(/hemm|el.{1,3}ig|@ord/);
  });

  it('with a database that has no log, or a folder that has no book, has nothing to read', async () => {
    await expect(copy(await newDatabase(), inFolder())).rejects.toMatchObject({
      code: 'copy.not_found',
      badInput: true,
    });
    await expect(copy(`${folder}/`, inFolder())).rejects.toMatchObject({ code: 'copy.not_found', badInput: true });
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  });

  it('of the log itself is refused, whatever it is called', async () => {
    const file = inFolder();
    await copy(source, file);
    const aliases: [string, string][] = [
      [source, source],
      [source, source.replace('127.0.0.1', 'localhost')],
      [file, file],
      [file, `file://${file}`],
      [file, join(folder, '.', file.slice(folder.length))],
    ];
    for (const [from, to] of aliases) await expect(copy(from, to)).rejects.toMatchObject({ code: 'copy.same_place' });
  });

  it('never stands in the report or in the file', async () => {
    const file = inFolder();
    const { password } = new URL(source);
    const report = await copy(source, file);
    expect(password.length).toBeGreaterThan(10);
    expect(JSON.stringify(report) + readFileSync(file, 'utf8')).not.toContain(password);
    expect(report.from).toMatch(/^postgres:\/\/faellesbog:\*\*\*@127\.0\.0\.1:\d+\/t_/);
  });

  it('of a log without events has nothing to copy, and takes nothing from a target that has', async () => {
    const empty = await newDatabase();
    await onStore(empty, () => Promise.resolve());
    const file = inFolder();
    expect(await copy(empty, file)).toMatchObject({ log: null, events: 0, upTo: -1 });
    expect(existsSync(file)).toBe(false);
    await copy(source, file);
    await expect(copy(empty, file)).rejects.toMatchObject({ code: 'copy.logs_differ' });
  });
});
