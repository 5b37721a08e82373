// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import {
  event,
  eventFamily,
  handle,
  ignore,
  memoryStore,
  reactor,
  readModel,
  sha256,
  text,
  type AnyDecider,
  type DomainCommand,
  type EventFamily,
  type EventStore,
  type RecordedEvent,
  type ReadModel,
  type Reactor,
} from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  connect,
  openPostgresStore,
  projector,
  type PostgresEventStore,
  type Projector,
  type ProjectorOptions,
  type RunnerStatus,
  type Sql,
} from '@faellesbog/platform';
import { addressNeedsWhenProjectProposed, need, project, ProposeProject, RegisterNeed } from '@faellesbog/portfolio';
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

const runner = (models: ReadModel[] = [notes], more: Partial<ProjectorOptions> = {}): Projector => {
  const made = projector({ url, sql, store, families: [noteEvents], models, ...more });
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
/** Who owns what, by name; only what somebody owns. */
const owners = async (asked: Projector): Promise<Map<string, string>> =>
  new Map((await asked.status()).flatMap(({ name, owner }: RunnerStatus) => (owner ? [[name, owner.replica]] : [])));
/** Another replica, alive as far as anyone can tell, takes a lease over. */
const usurp = async (lease: string): Promise<void> => {
  await sql`insert into runners.replica (id, runs, backend, until)
    select 'usurper', '', pid, 'infinity' from pg_stat_activity where application_name = 'faellesbog-log-reader' limit 1`;
  await sql`update runners.lease set owner = 'usurper', epoch = epoch + 1 where name = ${lease}`;
};
/** The store, with a gate that events on their way to a reader wait at. */
function gated(): { store: EventStore; close(): void; open(): void; somebodyWaits(): Promise<void> } {
  let [open, waiting] = [(): void => undefined, 0];
  let gate: Promise<void> = Promise.resolve();
  const readAll = async (after: number, limit: number): Promise<RecordedEvent[]> => {
    const page = await store.readAll(after, limit);
    if (page.length > 0) {
      waiting++;
      await gate;
      waiting--;
    }
    return page;
  };
  return {
    store: { ...store, readAll },
    close: () => void (gate = new Promise((resolve) => (open = resolve))),
    open: () => open(),
    somebodyWaits: () => until(() => Promise.resolve(waiting > 0)),
  };
}
/** The rules alone: what they would look up elsewhere is taken for known. */
const without = (rules: { facts?: unknown }): AnyDecider =>
  ({ ...rules, facts: () => Promise.resolve({}) }) as unknown as AnyDecider;
const awkward = ['plain', 'null', 'æøå 😀', 'quote " and \\ and {a,b}', 'tab\tand\nline', 'NULL', '\u0001\u0002', ' '];

describe('A read model', () => {
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

  it('waits for others who make their tables longer than for any other lock', async () => {
    const live = runner();
    await live.catchUp();
    const other = connect(url, { max: 1 });
    await other`select pg_advisory_lock(7301202615)`;
    const rebuilt = live.rebuild('notes');
    // A statement gives a lock up after five seconds.
    await pause(6_000);
    await other`select pg_advisory_unlock(7301202615)`;
    expect(await rebuilt).toMatchObject({ events: 0 });
    await other.end();
  });

  it.each([
    ['note', 'checkpoint'],
    ['checkpoint', 'note'],
  ])('can be rebuilt while a question that has read %s goes on to %s: neither hinders the other', async (one, two) => {
    const live = runner();
    await write('good');
    await live.catchUp();
    const question = connect(url, { max: 1 });
    await question`begin`;
    await question`select from ${question(`notes_v1.${one}`)}`;
    const rebuilt = live.rebuild('notes');
    await until(async () => {
      const [switching] = await sql`select from pg_locks where mode = 'AccessExclusiveLock' and not granted`;
      return switching !== undefined;
    });
    await question`select from ${question(`notes_v1.${two}`)}`;
    await question`commit`;
    await question.end();
    expect(await rebuilt).toMatchObject({ events: 1 });
    const [old] = await sql`select to_regnamespace('notes_v1_old') as left`;
    expect(old).toEqual({ left: null });
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

describe('The owner of a read model', () => {
  it('is one of the replicas, which share evenly, and another as soon as it stops', async () => {
    const [first, second] = [runner([notes, others]), runner([notes, others])];
    await first.start();
    await until(async () => new Set((await owners(first)).values()).size === 1);
    await second.start();
    await until(async () => new Set((await owners(first)).values()).size === 2);
    const shared = await owners(first);
    await pause(1_500);
    expect(await owners(first)).toEqual(shared);
    await first.stop();
    await until(async () => (await owners(second)).size === 2 && new Set((await owners(second)).values()).size === 1);
    const [of] = await second.status();
    expect(of).toMatchObject({ name: 'notes', state: 'running', owner: { epoch: 2 } });
    expect(Date.parse(of!.owner!.since)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('of a version of the code that knows other read models looks after its own and waits for nobody', async () => {
    const [old, young] = [runner([notes]), runner([notes, others])];
    await old.start();
    await young.start();
    await write('a');
    await until(async () => (await young.status()).every(({ lag }) => lag === 0));
    const found = await owners(young);
    expect(found.get('others')).not.toBe(found.get('notes'));
  });

  it('is replaced at once when the server has lost its connection, without waiting for its time to be up', async () => {
    await runner().catchUp();
    await usurp('notes_v1');
    const [gone] = await sql<{ pid: number }[]>`
      select pid from generate_series(1, 1000) pid where pid not in (select pid from pg_stat_activity) limit 1`;
    const successor = runner();
    await successor.start();
    expect((await successor.status())[0]!.owner).toMatchObject({ replica: 'usurper' });
    await successor.stop();
    await sql`update runners.replica set backend = ${gone!.pid} where id = 'usurper'`;
    const next = runner();
    await next.start();
    expect((await next.status())[0]!.owner!.replica).toContain(`/${process.pid}/`);
  });

  it.each([
    ['no rows', 'a'],
    ['not even where it stopped', 'poison'],
  ])(
    'writes nothing once another one has a newer epoch, %s, and the other goes on from there',
    async (_what, value) => {
      poisoned = true;
      const gate = gated();
      const stale = runner([notes], { store: gate.store });
      await stale.start();
      await until(async () => (await stale.status())[0]!.owner !== null);
      gate.close();
      await write(value);
      await gate.somebodyWaits();
      await usurp('notes_v1');
      gate.open();
      await pause(700);
      expect(await stale.status()).toMatchObject([{ position: -1, stopped: undefined, owner: { replica: 'usurper' } }]);
      expect(await sql`select * from notes_v1.note`).toHaveLength(0);
      poisoned = false;
      await sql`delete from runners.replica where id = 'usurper'`;
      await until(async () => (await stale.status())[0]!.lag === 0);
      expect(await sql`select * from notes_v1.note`).toHaveLength(2);
    },
  );

  it('never moves a checkpoint from where it did not read it', async () => {
    const gate = gated();
    const running = runner([notes], { store: gate.store });
    await running.start();
    gate.close();
    await write('', 'NoteRead');
    await gate.somebodyWaits();
    await sql`update notes_v1.checkpoint set position = 7`;
    gate.open();
    await pause(700);
    expect((await running.status())[0]!.position).toBe(7);
  });

  it('keeps rows and checkpoint together: what the database refuses is not passed over', async () => {
    const running = runner();
    await running.start();
    await sql`alter table notes_v1.note add constraint not_yet check (text <> 'late')`;
    await write('late');
    await pause(700);
    expect((await running.status())[0]!.position).toBe(-1);
    await sql`alter table notes_v1.note drop constraint not_yet`;
    await until(async () => (await running.status())[0]!.lag === 0);
    expect(await sql`select * from notes_v1.note`).toHaveLength(2);
  });

  it('has each event once however often leases are torn from one to the other', async () => {
    const both = [runner(), runner()];
    // They look after their leases every second, and never at the same moment.
    await both[0]!.start();
    await pause(500);
    await both[1]!.start();
    let tearing = true;
    const torn = (async () => {
      for (; tearing; await pause(20)) await sql`update runners.replica set until = '-infinity'`;
    })();
    let written = 0;
    const changes = async (): Promise<number> => Number((await sql`select epoch from runners.lease`)[0]!['epoch']);
    await until(async () => {
      written += (await Promise.all(Array.from({ length: 10 }, (_, n) => write(`note ${n}`)))).length;
      return written >= 400 && (await changes()) > 3;
    });
    tearing = false;
    await torn;
    await until(async () => (await both[0]!.status())[0]!.lag === 0);
    expect(Number((await sql`select count(*) as n from notes_v1.note`)[0]!['n'])).toBe(written * 2);
  });

  it('is missed by the status only when there is work that nobody takes on', async () => {
    const watching = runner();
    await runner().catchUp();
    expect(await watching.status()).toMatchObject([{ state: 'running', owner: null }]);
    await write('a');
    expect(await watching.status()).toMatchObject([{ state: 'catching up', owner: null }]);
    await sql`update runners.lease set since = since - interval '6 seconds'`;
    expect(await watching.status()).toMatchObject([{ state: 'unowned', owner: null }]);
  });
});

describe('A reactor', () => {
  const copies: DomainCommand[] = [];
  const noting = (name: string): Reactor =>
    reactor({
      name,
      from: [noteEvents],
      on: { NoteWritten: (_data, { command }) => [{ type: 'Copy', meta: command, data: {} }], NoteRead: ignore },
    });
  const reacting = (more: Partial<ProjectorOptions> = {}, name = 'copy-notes'): Projector =>
    runner([notes], {
      reactors: [noting(name)],
      execute: (command) => Promise.resolve(copies.push(command)),
      ...more,
    });
  beforeEach(() => void copies.splice(0));

  it.each([1, 3])(
    'asks for nothing more once another replica owns it, and its checkpoint stays: taken over at command %i of 3',
    async (taken) => {
      for (const value of ['a', 'b', 'c']) await write(value);
      const stale = reacting({
        async execute(command) {
          if (copies.push(command) === taken) await usurp('copy-notes');
        },
      });
      await stale.start();
      await until(() => Promise.resolve(copies.length > 0));
      await pause(700);
      expect(copies).toHaveLength(taken);
      expect((await stale.status())[1]).toMatchObject({ name: 'copy-notes', position: -1, lag: 3 });
    },
  );

  it('is asked nothing by a rebuild', async () => {
    for (const value of ['a', 'b', 'c']) await write(value);
    const running = reacting();
    await running.catchUp();
    expect(copies).toHaveLength(3);
    await running.rebuild('notes');
    await running.catchUp();
    expect(copies).toHaveLength(3);
  });

  it('that is new reacts to what happened before it, with the same commands whoever asks and however often', async () => {
    for (const value of ['a', 'b', 'c']) await write(value);
    await reacting().catchUp();
    const first = copies.splice(0);
    expect(first.map(({ meta }) => meta.cause)).toEqual((await store.readAll(-1, 10)).map(({ id }) => id));
    await sql`update reactions.checkpoint set position = -1`;
    await reacting().catchUp();
    expect(copies).toEqual(first);
    copies.splice(0);
    await reacting({}, 'another-name').catchUp();
    expect(copies.filter(({ meta }) => first.some((other) => other.meta.id === meta.id))).toEqual([]);
  });

  it('of the product leaves one event for each reason, also when everything is asked for again', async () => {
    const execute = (command: DomainCommand) => {
      const rules = [need, project].find(({ commands }) =>
        (commands as readonly unknown[]).includes(command.constructor),
      );
      return handle(store, rules as unknown as AnyDecider, command);
    };
    const data = { title: 'A need', description: 'Of many', authorityId: '101' };
    await handle(store, without(need), new RegisterNeed({ ...data, needId: 'n1' }, testMeta()));
    await handle(store, without(need), new RegisterNeed({ ...data, needId: 'n2' }, testMeta()));
    const proposal = { projectId: 'p1', name: 'P', purpose: 'Build', owners: ['101'], needIds: ['n1', 'n2'] };
    await handle(store, without(project), new ProposeProject(proposal, testMeta()));
    const families = [need, project].map(({ events }) => events as unknown as EventFamily);
    const again = (): Promise<void> =>
      runner([], { families, reactors: [addressNeedsWhenProjectProposed], execute }).catchUp();
    await again();
    const after = await store.readAll(2, 10);
    expect(after.map(({ type, stream }) => [type, stream])).toEqual([
      ['NeedAddressed', 'need-n1'],
      ['NeedAddressed', 'need-n2'],
    ]);
    await sql`update reactions.checkpoint set position = -1`;
    await again();
    expect(await store.readAll(2, 10)).toEqual(after);
  });
});

describe('The database of the read models', () => {
  const another = (log: string): EventStore => memoryStore({ log });
  const wrong = { code: 'read_models.other_log' };

  it('belongs to one log: a store with another name is refused before anything is touched', async () => {
    await write('a');
    await runner().catchUp();
    const stranger = runner([notes], { store: another('faellesbog/other') });
    for (const refused of [stranger.check(), stranger.start(), stranger.catchUp(), stranger.rebuild('notes')]) {
      await expect(refused).rejects.toMatchObject(wrong);
    }
    await expect(stranger.check()).rejects.toMatchObject({
      message: expect.stringContaining('faellesbog/other') as string,
      da: expect.stringContaining(store.log) as string,
    });
    expect((await runner().status())[0]).toMatchObject({ position: 0 });
    await runner().check();
  });

  it('that nothing was read into yet follows its log to another name', async () => {
    await runner().catchUp();
    await runner([notes], { store: another('faellesbog/taken-over') }).catchUp();
    expect(await sql`select name from runners.log`).toEqual([{ name: 'faellesbog/taken-over' }]);
  });
});
