// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { RegisterPerson } from '@faellesbog/community';
import {
  CommandReused,
  fingerprint,
  OutcomeUnknown,
  WrongRevision,
  type EventStore,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import {
  connect,
  openIdentity,
  openLedger,
  openPersonStore,
  readConfig,
  type Ledger,
  type PersonStore,
  type Sql,
} from '@faellesbog/platform';
import { contexts } from '../../apps/api/src/api.module.js';
import { createApp } from '../../apps/api/src/app.js';
import { Importer } from '../../apps/api/src/import/importer.js';
import { newDatabase } from '../support/database.js';

const anna = {
  name: 'Anna Æblegård',
  email: 'anna@example.org',
  phone: '+45 33 12 34 56',
  organisation: 'Odense Kommune',
};
const asking = () => ({ account: 'a-1', command: randomUUID() });
const reading = { account: 'a-2', purpose: 'To call a meeting' };

describe('The store of personal data', () => {
  let url: string;
  let sql: Sql;
  let store: PersonStore;
  let today = '2026-06-01';
  const opened: PersonStore[] = [];
  const open = async (at: string): Promise<PersonStore> => {
    const one = await openPersonStore(at, { clock: () => new Date(`${today}T10:00:00Z`) });
    opened.push(one);
    return one;
  };
  beforeAll(async () => {
    url = await newDatabase();
    // Several processes may be the first at once.
    [store] = (await Promise.all([open(url), open(url), open(url)])) as [PersonStore, ...PersonStore[]];
    sql = connect(url, { max: 1 });
  });
  afterAll(async () => {
    await Promise.all([sql.end(), ...opened.map((one) => one.close())]);
  });

  it('answers with what was registered, under a reference that says nothing', async () => {
    const { personRef, version } = await store.register(anna);
    expect(personRef).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(version).toBe(1);
    expect(await store.read(personRef, reading)).toEqual({
      ...anna,
      personRef,
      version: 1,
      retentionUntil: null,
      retentionReason: null,
      registeredAt: expect.stringMatching(/^2\d{3}-\d\d-\d\dT.*\.\d{6}Z$/),
      changedAt: expect.any(String),
    });
  });

  it('records every reading, and answers none that it could not record', async () => {
    const { personRef } = await store.register(anna);
    await store.read(personRef, reading);
    await store.read(personRef, { account: 'a-3', purpose: '  To send the minutes ' });
    expect(await store.accesses(personRef)).toMatchObject([
      reading,
      { account: 'a-3', purpose: 'To send the minutes' },
    ]);
    const [first] = await store.accesses(personRef, 0, 1);
    expect(await store.accesses(personRef, first!.number)).toMatchObject([{ account: 'a-3' }]);
    await sql`alter table persons.access rename to elsewhere`;
    await expect(store.read(personRef, reading)).rejects.toMatchObject({ code: '42P01' });
    await sql`alter table persons.elsewhere rename to access`;
  });

  it('answers nothing without a purpose, and for nobody', async () => {
    const { personRef } = await store.register(anna);
    for (const purpose of ['', '   ', 'x'.repeat(201)]) {
      await expect(store.read(personRef, { account: 'a-2', purpose })).rejects.toMatchObject({
        status: 422,
        code: 'person.purpose_missing',
      });
    }
    const nobody = randomUUID();
    expect(await store.read(nobody, reading)).toBeUndefined();
    expect(await store.accesses(nobody)).toEqual([]);
    expect(await store.accesses(personRef)).toEqual([]);
  });

  it('changes the version that was seen, and keeps what is not mentioned', async () => {
    const { personRef } = await store.register(anna);
    expect(await store.change(personRef, { email: null, phone: '33 12 34 57' }, { ...asking(), expected: 1 })).toEqual({
      personRef,
      version: 2,
    });
    expect(await store.read(personRef, reading)).toMatchObject({
      name: anna.name,
      email: null,
      phone: '33 12 34 57',
      version: 2,
    });
    const stale = store.change(personRef, { name: 'Bo' }, { ...asking(), expected: 1 });
    await expect(stale).rejects.toThrow(WrongRevision);
    const trial = await store.change(personRef, { name: 'Bo' }, { ...asking(), expected: 2, dryRun: true });
    expect(trial.version).toBe(3);
    expect(await store.read(personRef, reading)).toMatchObject({ name: anna.name, version: 2 });
    const race = ['Bo', 'Ib', 'Åse'].map((name) => store.change(personRef, { name }, { ...asking(), expected: 2 }));
    const outcomes = await Promise.allSettled(race);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(store.change(randomUUID(), {}, { ...asking(), expected: 1 })).rejects.toMatchObject({ status: 404 });
  });

  it('does once what is asked twice under one command, and nothing else under it', async () => {
    const [registering, changing] = [asking(), { ...asking(), expected: 1 }];
    const held = await store.register(anna, registering);
    expect(await store.register(anna, registering)).toEqual(held);
    await expect(store.register({ name: 'Bo' }, registering)).rejects.toThrow(CommandReused);
    const changed = await store.change(held.personRef, { name: 'Bo' }, changing);
    expect(await store.change(held.personRef, { name: 'Bo' }, changing)).toEqual(changed);
    await expect(store.change(held.personRef, { name: 'Ib' }, changing)).rejects.toThrow(CommandReused);
    expect(await store.register(anna, registering)).toEqual(held);
    await expect(store.register(anna, changing)).rejects.toThrow(CommandReused);
  });

  it.each(['name', 'email', 'phone', 'organisation'])('never keeps a CPR number as %s', async (field) => {
    const [{ count: before }] = await sql<[{ count: bigint }]>`select count(*) from persons.person`;
    const cpr = field === 'email' ? '010170-1234@example.org' : '010170-1234';
    const refusal = { status: 422, code: 'person.cpr_refused', detail: { pointer: `/${field}` } };
    await expect(store.register({ ...anna, [field]: cpr })).rejects.toMatchObject(refusal);
    expect(() => store.assertKeepable({ ...anna, [field]: cpr })).toThrow('CPR');
    const [{ count: after }] = await sql<[{ count: bigint }]>`select count(*) from persons.person`;
    expect(after).toBe(before);
    const { personRef } = await store.register(anna);
    const change = store.change(personRef, { [field]: cpr }, { ...asking(), expected: 1 });
    await expect(change).rejects.toMatchObject(refusal);
    const purpose = store.read(personRef, { account: 'a-2', purpose: `About ${cpr}` });
    await expect(purpose).rejects.toMatchObject({ code: 'person.cpr_refused' });
    await expect(change).rejects.not.toMatchObject({ message: expect.stringContaining('0101') });
  });

  it('forgets every version, and keeps a line that says that it did', async () => {
    const { personRef } = await store.register(anna);
    await store.change(personRef, { name: 'Anna Pæregård' }, { ...asking(), expected: 1 });
    const line = await store.erase(personRef);
    expect(line).toMatchObject({ personRef, number: expect.any(Number) });
    expect(await store.read(personRef, reading)).toBeUndefined();
    expect(await sql`select 1 from persons.person where ref = ${personRef}`).toHaveLength(0);
    expect(await store.erase(personRef)).toEqual(line);
    expect(await store.erasure(personRef)).toEqual(line);
    const back = store.register(anna, { personRef });
    await expect(back).rejects.toMatchObject({ status: 410, code: 'person.erased' });
    const change = store.change(personRef, { name: 'Anna' }, { ...asking(), expected: 2 });
    await expect(change).rejects.toMatchObject({ status: 410, code: 'person.erased' });
  });

  it('keeps the record of readings, without what would tell who it was', async () => {
    const { personRef } = await store.register(anna);
    await store.change(personRef, { name: 'Anna Pæregård' }, { ...asking(), expected: 1 });
    const telling = ['To call ÆBLEGÅRD', 'Write to Anna@Example.org', 'Ring 33-12-34-56', 'Ask pæregård'];
    for (const purpose of [...telling, 'To send the agenda']) await store.read(personRef, { account: 'a-2', purpose });
    const other = (await store.register({ name: 'Bo Bech' })).personRef;
    const elsewhere = ['Sits beside anna PÆREGÅRD', 'Shares 33123456 with her', 'To write to Anna Jensen'];
    for (const purpose of elsewhere) await store.read(other, { account: 'a-2', purpose });
    await store.erase(personRef);
    const purposesOf = async (ref: string) => (await store.accesses(ref)).map(({ purpose }) => purpose);
    expect(await purposesOf(personRef)).toEqual([...telling.map(() => '[erased]'), 'To send the agenda']);
    expect(await purposesOf(other)).toEqual(['[erased]', '[erased]', 'To write to Anna Jensen']);
  });

  it('does not forget before the day until which it has to keep', async () => {
    const { personRef } = await store.register({ ...anna, retentionUntil: '2032-01-01' });
    const refusal = {
      code: 'person.retained',
      message: expect.stringMatching(/2032-01-01.*bookkeeping act.*5 years from the end of the accounting year/),
      da: expect.stringMatching(/2032-01-01.*bogføringsloven.*5 år fra udgangen af regnskabsåret/),
    };
    today = '2031-12-31';
    await expect(store.erase(personRef)).rejects.toMatchObject(refusal);
    await expect(store.assertErasable(personRef)).rejects.toMatchObject(refusal);
    expect(await store.erasure(personRef)).toBeUndefined();
    expect(await store.read(personRef, reading)).toMatchObject({ retentionReason: 'bookkeeping' });
    today = '2032-01-01';
    await store.assertErasable(personRef);
    await store.erase(personRef);
    today = '2026-06-01';
    const claim = { ...anna, retentionUntil: '2027-01-01', retentionReason: 'legal_claim' as const };
    const other = (await store.register(claim)).personRef;
    await expect(store.erase(other)).rejects.toMatchObject({ message: expect.stringContaining('legal claim') });
    await store.change(other, { retentionUntil: null }, { ...asking(), expected: 1 });
    await store.erase(other);
  });

  it('numbers erasures without gaps, from however many processes', async () => {
    const fresh = await newDatabase();
    const both = [await open(fresh), await open(fresh)];
    const refs = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => (await both[index % 2]!.register(anna)).personRef),
    );
    await Promise.all(refs.map((ref, index) => both[index % 2]!.erase(ref)));
    const lines = await both[0]!.erasures();
    expect(lines.map(({ number }) => number)).toEqual(refs.map((_, index) => index + 1));
    expect(new Set(lines.map(({ personRef }) => personRef))).toEqual(new Set(refs));
    expect(await both[1]!.erasures(20, 2)).toEqual(lines.slice(20, 22));
  });

  it('restored from an older backup forgets again when the list is replayed, once however often', async () => {
    const [now, restored] = [await open(await newDatabase()), await open(await newDatabase())];
    const kept = { ...anna, retentionUntil: '2026-06-01' };
    const refs = await Promise.all([1, 2, 3].map(async () => (await now.register(kept)).personRef));
    for (const personRef of refs) await restored.register({ ...kept, retentionUntil: '2099-01-01' }, { personRef });
    for (const ref of refs.slice(0, 2)) await now.erase(ref);
    const list = await now.erasures();
    expect(await restored.replayErasures(list)).toEqual({ lines: 2, replayed: 2 });
    expect(await restored.erasures()).toEqual(list);
    expect(await restored.read(refs[0]!, reading)).toBeUndefined();
    expect(await restored.read(refs[2]!, reading)).toMatchObject(anna);
    expect(await restored.replayErasures(list)).toEqual({ lines: 2, replayed: 0 });
    expect(await restored.erasures()).toEqual(list);
  });

  it.each([
    'delete from persons.access',
    'truncate persons.access',
    `update persons.access set account = 'somebody else'`,
    'delete from persons.erasure',
    'truncate persons.erasure',
    'update persons.erasure set at = now()',
  ])('does not let its owner rewrite what happened: %s', async (statement) => {
    await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  body: Record<string, unknown>;
}

describe('A person over HTTP', () => {
  let ledger: Ledger;
  let app: NestFastifyApplication;
  let logged = '';
  /** Set to let the next append fail as a server that went away does, without writing. */
  let away = false;

  beforeAll(async () => {
    const config = readConfig({ DATABASE_URL: await newDatabase(), FAELLESBOG_ACCESS: 'open' });
    ledger = await openLedger(config, contexts);
    const store: EventStore = {
      ...ledger.store,
      append(...args) {
        if (!away) return ledger.store.append(...args);
        away = false;
        return Promise.reject(new OutcomeUnknown(new Error('gone')));
      },
    };
    const log = pino({ level: 'debug' }, { write: (line) => void (logged += line) });
    app = await createApp({ ...ledger, store: store as Ledger['store'] }, log, await openIdentity(config, ledger.sql));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await ledger.close();
  });

  async function ask(method: 'GET' | 'POST' | 'PATCH', path: string, payload?: unknown, headers = {}): Promise<Answer> {
    const key = method === 'GET' ? {} : { 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const url = `/api/v1/persons${path}`;
    const body = typeof payload === 'string' ? payload : payload && JSON.stringify(payload);
    const answer = await app.inject({ method, url, headers: { ...key, ...headers }, payload: body as string });
    const { statusCode: status, body: text } = answer;
    return { status, headers: answer.headers, text, body: JSON.parse(text) as Answer['body'] };
  }
  const registered = async (data: object = anna): Promise<string> =>
    (await ask('POST', '', data)).body['personRef'] as string;
  const wish = { requestedOn: '2026-01-05', reason: 'consent_withdrawn' };
  const events = async (ref: string) => (await ledger.store.readStream(`person-${ref}`)).map(({ type }) => type);
  const clear = (ref: string) => ask('GET', `/${ref}?purpose=To%20call`);

  it('is registered, read, changed, looked up in the record of readings, and erased', async () => {
    const made = await ask('POST', '', anna);
    expect(made).toMatchObject({ status: 201, headers: { etag: '"1"', 'cache-control': 'no-store' } });
    const ref = made.body['personRef'] as string;
    expect(made.body).toMatchObject({ stream: `person-${ref}`, revision: 0 });
    expect((await ledger.store.readStream(`person-${ref}`))[0]!.data).toEqual({ personRef: ref });
    const seen = await clear(ref);
    expect(seen).toMatchObject({ status: 200, headers: { etag: '"1"', 'cache-control': 'no-store' }, body: anna });
    const change = { phone: null, name: 'Anna Pæregård' };
    expect(await ask('PATCH', `/${ref}`, change, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { personRef: ref, version: 2 },
    });
    expect(await ask('PATCH', `/${ref}`, change)).toMatchObject({ status: 428 });
    expect(await ask('PATCH', `/${ref}`, { name: 'Bo' }, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
    expect((await clear(ref)).body).toMatchObject({ name: 'Anna Pæregård', phone: null, version: 2 });
    expect((await ask('GET', `/${ref}/accesses`)).body).toMatchObject({
      erasedAt: null,
      accesses: [{ account: 'local', purpose: 'To call' }, { purpose: 'To call' }],
    });
    expect(await ask('POST', `/${ref}/erasure`, wish)).toMatchObject({ status: 201, body: { revision: 1 } });
    expect((await ledger.store.readStream(`person-${ref}`))[1]!.data).toEqual({ personRef: ref, ...wish });
    expect(await clear(ref)).toMatchObject({ status: 410, body: { code: 'person.erased' } });
    expect((await ask('GET', `/${ref}/accesses`)).body).toMatchObject({
      erasedAt: expect.any(String),
      accesses: [{}, {}],
    });
    const { body } = await ask('GET', '/erasures?after=0');
    expect(body['erasures']).toEqual([{ number: 1, personRef: ref, at: expect.any(String) }]);
    expect((await ask('GET', `/erasures?after=${String(body['next'])}`)).body).toEqual({ erasures: [], next: 1 });
  });

  it('leaves nothing in the log that a name could be guessed from', async () => {
    const id = randomUUID();
    const personRef = (await ask('POST', '', anna, { 'idempotency-key': id })).body['personRef'] as string;
    const [{ by, org, eff }] = (await ledger.store.readStream(`person-${personRef}`)) as [RecordedEvent];
    const meta = testMeta({ id, by, org, effectiveOn: eff, effectiveOnGiven: false });
    const recorded = await ledger.store.findCommand(id);
    expect(recorded!.fingerprint).toBe(fingerprint(new RegisterPerson({ personRef }, meta)));
  });

  it('whose erasure is cut off is gone already, and asking again with the same key finishes it', async () => {
    const [ref, key] = [await registered(), { 'idempotency-key': randomUUID() }];
    away = true;
    const cut = await ask('POST', `/${ref}/erasure`, wish, key);
    expect(cut).toMatchObject({ status: 503, body: { code: 'store.outcome_unknown' } });
    expect(await clear(ref)).toMatchObject({ status: 410 });
    expect(await events(ref)).toEqual(['PersonRegistered']);
    const line = await ledger.persons.erasure(ref);
    const again = await ask('POST', `/${ref}/erasure`, wish, key);
    expect(again.status).toBe(201);
    expect(await events(ref)).toEqual(['PersonRegistered', 'PersonErased']);
    const third = await ask('POST', `/${ref}/erasure`, wish, key);
    expect([third.text, third.headers['idempotency-replayed']]).toEqual([again.text, 'true']);
    expect(await ledger.persons.erasure(ref)).toEqual(line);
    expect(await ask('POST', `/${ref}/erasure`, { ...wish, reason: 'objection' }, key)).toMatchObject({ status: 422 });
    expect(await ask('POST', `/${ref}/erasure`, wish)).toMatchObject({ status: 201, body: { events: [] } });
    expect(await events(ref)).toHaveLength(2);
  });

  it('whose erasure a restored log has lost gets its event when it is asked for again', async () => {
    const ref = await registered({ ...anna, retentionUntil: '2999-01-01' });
    const at = '2026-02-03T10:00:00.000001Z';
    await ledger.persons.replayErasures([{ personRef: ref, at }]);
    expect(await clear(ref)).toMatchObject({ status: 410 });
    expect(await ask('POST', `/${ref}/erasure`, wish)).toMatchObject({ status: 201 });
    expect(await events(ref)).toEqual(['PersonRegistered', 'PersonErased']);
    expect(await ledger.persons.erasure(ref)).toMatchObject({ at });
  });

  it('whose registration is cut off is registered once when it is asked again', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const before = (await ledger.store.head()).position;
    await connectAnd(ledger, (sql) => sql`alter table persons.person rename to elsewhere`);
    expect((await ask('POST', '', anna, key)).status).toBe(500);
    await connectAnd(ledger, (sql) => sql`alter table persons.elsewhere rename to person`);
    const { body, status } = await ask('POST', '', anna, key);
    expect([status, (await ledger.store.head()).position]).toEqual([201, before + 1]);
    expect((await clear(body['personRef'] as string)).body).toMatchObject(anna);
    expect(await ask('POST', '', { ...anna, name: 'Bo' }, key)).toMatchObject({ status: 422 });
  });

  it('registered many times at once under one key is one person', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', '', anna, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await events(answers[0]!.body['personRef'] as string)).toEqual(['PersonRegistered']);
  });

  it('is not erased by a request that is refused', async () => {
    const ref = await registered();
    const refusals: [object, object, number, string][] = [
      [{ ...wish, requestedOn: '2999-01-01' }, {}, 409, 'person.requested_in_future'],
      [{ ...wish, reason: 'Anna asked' }, {}, 422, 'body.invalid'],
      [wish, { 'idempotency-key': 'anna@example.org' }, 400, 'idempotency_key.not_random'],
      [wish, { 'if-match': '"7"' }, 412, 'revision.changed'],
    ];
    for (const [body, headers, status, code] of refusals) {
      expect(await ask('POST', `/${ref}/erasure`, body, headers)).toMatchObject({ status, body: { code } });
    }
    const used = { 'idempotency-key': randomUUID() };
    await ask('POST', '', { name: 'Bo' }, used);
    expect(await ask('POST', `/${ref}/erasure`, wish, used)).toMatchObject({ status: 422 });
    const own = { 'idempotency-key': randomUUID() };
    const other = (await ask('POST', '', anna, own)).body['personRef'] as string;
    expect(await ask('POST', `/${other}/erasure`, wish, own)).toMatchObject({ status: 422 });
    expect(await ask('POST', `/${ref}/erasure?dryRun=true`, wish)).toMatchObject({
      status: 200,
      body: { dryRun: true, facts: [{ type: 'PersonErased' }] },
    });
    expect((await clear(ref)).body).toMatchObject(anna);
    expect((await clear(other)).body).toMatchObject(anna);
    expect(await ask('POST', `/${randomUUID()}/erasure`, wish)).toMatchObject({ status: 404 });
  });

  it('who has to be kept is not erased, and the refusal says until when and why', async () => {
    const ref = await registered({ ...anna, retentionUntil: '2999-01-01' });
    for (const path of [`/${ref}/erasure?dryRun=true`, `/${ref}/erasure`]) {
      const { status, body } = await ask('POST', path, wish);
      expect([status, body['code']]).toEqual([409, 'person.retained']);
      expect(body['detail']).toContain('2999-01-01: the bookkeeping act');
      expect(body['detailDa']).toContain('2999-01-01: bogføringsloven');
      expect(body['rule']).toContain('24. maj 2022');
    }
    expect(await events(ref)).toEqual(['PersonRegistered']);
    expect((await clear(ref)).status).toBe(200);
  });

  it('is not registered on trial, nor from a file', async () => {
    const before = (await ledger.store.head()).position;
    expect(await ask('POST', '?dryRun=true', anna)).toMatchObject({ status: 200, body: { dryRun: true } });
    const ref = randomUUID();
    const rows = [
      { command: 'RegisterPerson', data: anna },
      { command: 'ErasePerson', data: { personRef: ref, ...wish } },
    ];
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    const report = await app.get(Importer).run(text, 'ndjson', 'tester', false);
    expect(report.refused.map(({ code }) => code)).toEqual(['person.not_from_file', 'person.not_from_file']);
    expect((await ledger.store.head()).position).toBe(before);
  });

  it('stands in no message and in no line of the log, whatever is asked', async () => {
    const canary = { name: 'Kanariegul Zzyxwv', email: 'zzyxwv@example.org', phone: '+45 98 76 54 32' };
    const ref = await registered(canary);
    const head = await ledger.store.head();
    const asked = [
      await ask('POST', '', { ...canary, name: 'Zzyxwv 010170-1234' }),
      await ask('POST', '', { ...canary, email: 'zzyxwv' }),
      await ask('POST', '', { ...canary, note: 'zzyxwv' }),
      await ask('POST', '', { ...canary, phone: 'zzyxwv' }),
      await ask('PATCH', `/${ref}`, { name: 'Zzyxwv 010170-1234' }, { 'if-match': '"1"' }),
      await ask('PATCH', `/${ref}`, { name: 'Zzyxwv' }, { 'if-match': '"9"' }),
      await ask('GET', `/${ref}`),
      await ask('GET', `/${ref}?purpose=zzyxwv%20010170-1234`),
      await ask('GET', '/zzyxwv@example.org?purpose=zzyxwv'),
      await ask('GET', '/zzyxwv@example.org/accesses'),
      await ask('POST', '/Zzyxwv/erasure', wish),
    ];
    expect(asked.filter(({ status }) => status < 400 || status > 499)).toEqual([]);
    expect(await ledger.store.head()).toEqual(head);
    expect(asked.map(({ text }) => text).join('\n')).not.toMatch(/zzyxwv|98 76/i);
    expect((await ask('GET', `/${ref}?purpose=zzyxwv`)).text).toContain('Zzyxwv');
    await connectAnd(ledger, (sql) => sql`alter table persons.access rename to elsewhere`);
    expect((await ask('GET', `/${ref}?purpose=zzyxwv`)).status).toBe(500);
    await connectAnd(ledger, (sql) => sql`alter table persons.elsewhere rename to access`);
    expect(logged).toContain('/api/v1/persons/:personRef');
    expect(logged).toMatch(/relation .*persons\.access.* does not exist/);
    expect(logged).not.toMatch(/zzyxwv|æblegård|98 76/i);
  });
});

const connectAnd = async (ledger: Ledger, work: (sql: Sql) => PromiseLike<unknown>): Promise<void> =>
  void (await work(ledger.sql));
