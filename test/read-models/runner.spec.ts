// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import {
  event,
  eventFamily,
  ignore,
  readModel,
  sha256,
  text,
  type EventFamily,
  type ReadModel,
} from '@faellesbog/eventsourcing';
import {
  connect,
  openPostgresStore,
  projector,
  type PostgresEventStore,
  type Projector,
  type Sql,
} from '@faellesbog/platform';
import { newDatabase } from '../support/database.js';

const noteEvents = eventFamily('note', {
  NoteWritten: event(z.object({ text: text() })),
  NoteRead: event(z.object({})),
});
let poisoned = false;
const notes = readModel({
  name: 'notes',
  version: 1,
  from: [noteEvents],
  tables: {
    note: { columns: { text: 'text', maybe: 'text?', size: 'int', odd: 'bool', extra: 'json?' }, indexes: [['text']] },
  },
  on: {
    NoteWritten: (data, _meta, write) => {
      if (poisoned && data.text === 'poison') throw new Error('cannot take this one');
      write.note({
        text: data.text,
        maybe: data.text === 'null' ? null : data.text,
        size: data.text.length,
        odd: data.text.length % 2 === 1,
        extra: { of: [data.text] },
      });
      write.note({ text: `second of ${data.text}`, maybe: '', size: 0, odd: false, extra: null });
    },
    NoteRead: ignore,
  },
}) as ReadModel;
const others = readModel({
  name: 'others',
  version: 1,
  from: [noteEvents],
  tables: { seen: { columns: {} } },
  on: { NoteWritten: (_d, _m, write) => write.seen({}), NoteRead: ignore },
}) as ReadModel;

describe('A read model', () => {
  let url: string;
  let store: PostgresEventStore;
  let sql: Sql;
  const open: Projector[] = [];
  beforeEach(async () => {
    poisoned = false;
    url = await newDatabase();
    store = await openPostgresStore(url, { allowUnsafe: true });
    sql = connect(url, { max: 4 });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((runner) => runner.stop()));
    await Promise.all([sql.end(), store.close()]);
  });

  const runner = (models: ReadModel[] = [notes], families: EventFamily[] = [noteEvents]): Projector => {
    const made = projector({ url, sql, store, families, models });
    open.push(made);
    return made;
  };
  const write = (value: string, type = 'NoteWritten', stream = `note-${randomUUID()}`, schema = 1) => {
    const id = randomUUID();
    const fact = {
      id,
      type,
      schema,
      by: 'tester',
      org: null,
      cause: null,
      eff: '2026-01-01',
      data: type === 'NoteWritten' ? { text: value } : {},
    };
    return store.append(stream, -1, [fact], { id, fingerprint: sha256(id) });
  };
  const digest = async (schema = 'notes_v1'): Promise<string> =>
    (
      await sql.unsafe(`select md5(coalesce(string_agg(n::text, '|' order by pos, n), '')) as d from ${schema}.note n`)
    )[0]!['d'] as string;
  const until = async (what: () => Promise<boolean>): Promise<void> => {
    for (let waited = 0; !(await what()); waited++) {
      if (waited > 200) throw new Error('it did not happen in time');
      await pause(50);
    }
  };
  const awkward = [
    'plain',
    'null',
    'æøå 😀',
    'quote " and \\ and {a,b}',
    'tab\tand\nline',
    'NULL',
    '\u0001\u0002',
    ' ',
  ];

  it('keeps every value as it was, and nothing is not the same as empty', async () => {
    for (const value of awkward) await write(value);
    await runner().catchUp();
    const rows = await sql<
      { text: string; maybe: string | null; extra: unknown }[]
    >`select * from notes_v1.note where n = 0 order by pos`;
    const kept = awkward.map((value) => value.replaceAll('\u0001', '\ufffd').replaceAll('\u0002', '\ufffd'));
    expect(rows.map((row) => row.text)).toEqual(kept);
    expect(rows.map((row) => row.maybe)).toEqual(kept.map((value) => (value === 'null' ? null : value)));
    expect(rows.map((row) => row.extra)).toEqual(awkward.map((value) => ({ of: [value] })));
    expect((await sql`select distinct maybe, extra from notes_v1.note where n = 1`)[0]).toEqual({
      maybe: '',
      extra: null,
    });
  });

  it('is the same built at once, bit by bit, and anew beside the live one', async () => {
    const live = runner();
    for (const value of awkward) {
      await write(value);
      await live.catchUp();
    }
    const before = await digest();
    const { events } = await live.rebuild('notes');
    expect(events).toBe(awkward.length);
    expect(await digest()).toBe(before);
    const indexes = await sql<
      { n: bigint }[]
    >`select count(*) as n from pg_indexes where schemaname = 'notes_v1' and tablename = 'note'`;
    expect(Number(indexes[0]!.n)).toBe(2);
    await live.catchUp();
    expect(await digest()).toBe(before);
  });

  it('can be rebuilt while events go on being recorded', async () => {
    const live = runner();
    await live.start();
    let going = true;
    const writing = (async () => {
      for (let n = 0; going; n++) await write(`note ${n}`);
    })();
    await pause(200);
    await live.rebuild('notes');
    going = false;
    await writing;
    await until(async () => (await live.status())[0]!.lag === 0);
    const { position } = await store.head();
    expect(Number((await sql`select count(distinct pos) as n from notes_v1.note`)[0]!['n'])).toBe(position + 1);
  });

  it('has each event once when two runners both think they own it', async () => {
    const both = [runner(), runner()];
    await Promise.all(both.map((one) => one.start()));
    await Promise.all(Array.from({ length: 200 }, (_, n) => write(`note ${n}`)));
    await until(async () => (await both[0]!.status())[0]!.lag === 0);
    expect(Number((await sql`select count(*) as n from notes_v1.note`)[0]!['n'])).toBe(400);
  });

  it('stops at a poison event, says where and why, lets the others go on, and goes on by itself once mended', async () => {
    poisoned = true;
    for (const value of ['good', 'poison', 'after']) await write(value);
    const running = runner([notes, others]);
    await running.start();
    await until(async () => (await running.status()).some(({ state }) => state === 'stopped'));
    const [stopped, going] = await running.status();
    expect(stopped).toMatchObject({
      name: 'notes',
      position: 0,
      lag: 2,
      stopped: { position: 1, reason: 'cannot take this one' },
    });
    await until(async () => (await running.status())[1]!.lag === 0);
    expect(going!.name).toBe('others');
    poisoned = false;
    await until(async () => (await running.status())[0]!.state === 'running');
    expect(Number((await sql`select count(*) as n from notes_v1.note where n = 0`)[0]!['n'])).toBe(3);
  });

  it.each([
    ['an event its family does not have', 'NoteBurnt', 'note-x', 1],
    ['a version newer than the code', 'NoteRead', 'note-y', 2],
    ['a family the code does not know', 'SomethingElse', 'other-x', 1],
  ])('stops at %s, and never skips it', async (_what, type, stream, schema) => {
    await write('before');
    await write('', type, stream, schema);
    await write('after');
    await expect(runner().catchUp()).rejects.toThrow(/stopped at position 1/);
    expect(Number((await sql`select count(distinct pos) as n from notes_v1.note`)[0]!['n'])).toBe(1);
  });
});
