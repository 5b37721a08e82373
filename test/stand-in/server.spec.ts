// SPDX-License-Identifier: MPL-2.0
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM, START } from '@eventstore/db-client';
import { faultPlan, type Fault } from './faults.js';
import { fate, note, notes, numbers, pause, selfSigned, until, world } from './with-client.js';

const { server, client, end } = world();
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'stand-in-'))));
afterEach(end);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('A cluster', () => {
  it('tells by gossip who leads it, and clients go there', async () => {
    const standIn = await server({ nodes: 3 });
    standIn.setLeader(2);
    const db = client(standIn.discoverUrl);
    await db.appendToStream('note-1', notes(1), { requiresLeader: true });
    await standIn.halt(0);
    await standIn.halt(1);
    await db.appendToStream('note-1', notes(1, 1), { requiresLeader: true });
    expect(await numbers(db.readStream('note-1'))).toEqual([0, 1]);
  });

  it('is found again after its leader went away', async () => {
    const standIn = await server({ nodes: 3 });
    const db = client(standIn.discoverUrl);
    await db.appendToStream('note-1', notes(1), { requiresLeader: true });
    await standIn.halt(0);
    standIn.setLeader(1);
    const event = note(1);
    let tries = 0;
    while (
      (await fate(db.appendToStream('note-1', event, { expectedRevision: 0n, requiresLeader: true }))) !== 'resolved'
    ) {
      expect(++tries).toBeLessThan(50);
      await pause(20);
    }
    expect(await numbers(db.readStream('note-1'))).toEqual([0, 1]);
  });

  it('shares one log: a follower serves reads and hands writes on, unless the caller insists on the leader', async () => {
    const standIn = await server({ nodes: 2 });
    standIn.setLeader(1);
    const db = client(standIn.url);
    await db.appendToStream('note-1', notes(1), { expectedRevision: NO_STREAM });
    expect(await numbers(db.readAll())).toEqual([0]);
    await expect(numbers(db.readAll({ requiresLeader: true }))).rejects.toMatchObject({
      type: 'not-leader',
      leader: { address: '127.0.0.1', port: standIn.ports[1] },
    });
  });

  it('without a leader takes no writes', async () => {
    const standIn = await server({ nodes: 2 });
    standIn.setLeader(-1);
    const db = client(standIn.url);
    expect(await fate(db.appendToStream('note-1', notes(1)))).toBe('UnavailableError');
    expect(await fate(db.appendToStream('note-1', notes(1), { requiresLeader: true }))).toBe('UnknownError');
    expect(standIn.log()).toEqual([]);
  });
});

describe('A server with credentials', () => {
  const credentials = { username: 'admin', password: 'changeit' };

  it('lets in over TLS who has them', async () => {
    const standIn = await server({ tls: selfSigned(folder), credentials });
    const db = client(standIn.url);
    await db.appendToStream('note-1', notes(2));
    expect(await numbers(db.readStream('note-1'))).toEqual([0, 1]);
    expect(await fate(db.deleteStream('note-1'))).toBe('resolved');
  });

  it.each([
    ['wrong ones', 'admin:wrong@'],
    ['none', ''],
  ])('refuses who has %s', async (_, who) => {
    const standIn = await server({ tls: selfSigned(folder), credentials });
    const db = client(standIn.url.replace('admin:changeit@', who));
    expect(await fate(db.appendToStream('note-1', notes(1)))).toBe('AccessDeniedError');
    expect(await fate(numbers(db.readAll()))).toBe('AccessDeniedError');
    expect(await fate(db.tombstoneStream('note-1'))).toBe('AccessDeniedError');
    expect(standIn.log()).toEqual([]);
  });
});

describe('A server with a file', () => {
  it('has everything again that it answered for, at the same positions', async () => {
    const dataFile = join(folder, 'kept.log');
    const first = await server({ dataFile, noiseEvery: 2 });
    const db = client(first.url);
    const events = notes(3);
    await db.appendToStream('note-1', events, { expectedRevision: NO_STREAM });
    await db.appendToStream('note-2', notes(1, 3));
    await db.deleteStream('note-2');
    await db.tombstoneStream('note-1');
    const kept = first
      .log()
      .map((event) => ({ ...event, data: Buffer.from(event.data), metadata: Buffer.from(event.metadata) }));
    await end();
    const again = await server({ dataFile });
    expect(again.log()).toEqual(kept);
    expect(await fate(client(again.url).appendToStream('note-1', notes(1)))).toBe('StreamDeletedError');
    expect(await fate(numbers(client(again.url).readStream('note-2')))).toBe('StreamNotFoundError');
  });

  it('forgets what was half written when it was killed', async () => {
    const dataFile = join(folder, 'torn.log');
    const first = await server({ dataFile });
    await client(first.url).appendToStream('note-1', notes(2));
    await end();
    const whole = readFileSync(dataFile);
    appendFileSync(dataFile, whole.subarray(0, whole.length / 2));
    const again = await server({ dataFile });
    await client(again.url).appendToStream('note-1', notes(1, 2), { expectedRevision: 1n });
    await end();
    const third = await server({ dataFile });
    expect(third.log().map(({ revision }) => revision)).toEqual([0, 1, 2]);
  });
});

describe('A fault', () => {
  it.each<[string, Fault, string, number]>([
    ['cuts the connection before an append is stored', { kind: 'cutBeforeStore' }, 'UnavailableError', 0],
    ['cuts the connection after an append is stored', { kind: 'cutAfterStore' }, 'UnavailableError', 1],
    ['leaves an append unanswered', { kind: 'neverAnswer', stored: false }, 'pending', 0],
    ['leaves a stored append unanswered', { kind: 'neverAnswer', stored: true }, 'pending', 1],
    ['refuses with status 14', { kind: 'unavailable' }, 'UnavailableError', 0],
    ['names another leader', { kind: 'notLeader', leader: { address: '127.0.0.1', port: 1 } }, 'NotLeaderError', 0],
    [
      'answers with a conflict',
      { kind: 'wrongReply', reply: 'conflict', stored: false },
      'WrongExpectedVersionError',
      0,
    ],
    ['answers with a timeout', { kind: 'wrongReply', reply: 'timeout', stored: true }, 'DeadlineExceededError', 1],
    ['answers late', { kind: 'slow', ms: 1000 }, 'pending', 1],
  ])('%s', async (_, fault, result, stored) => {
    const standIn = await server();
    standIn.inject(fault);
    const append = client(standIn.url).appendToStream('note-1', notes(1), { expectedRevision: NO_STREAM });
    expect(await fate(append, 400)).toBe(result);
    expect(standIn.log()).toHaveLength(stored);
    expect(standIn.faults()).toEqual([{ fault, struck: 1 }]);
    standIn.kill();
    append.catch(() => undefined);
  });

  it('is over when it is healed', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    standIn.inject({ kind: 'unavailable', calls: ['read', 'append', 'remove', 'subscribe'] });
    const refused = [
      await fate(numbers(db.readAll())),
      await fate(db.appendToStream('note-1', notes(1))),
      await fate(db.deleteStream('note-1')),
      await fate(numbers(db.subscribeToAll())),
    ];
    expect(refused).toEqual(Array.from({ length: 4 }, () => 'UnavailableError'));
    standIn.heal();
    expect(standIn.faults()).toEqual([]);
    expect(await fate(db.appendToStream('note-1', notes(1)))).toBe('resolved');
  });

  it('ends the subscriptions that run, and no later ones', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    await db.appendToStream('note-1', notes(1));
    for (const cut of [false, true]) {
      const said: string[] = [];
      const subscription = db.subscribeToAll({ fromPosition: START });
      subscription
        .on('caughtUp', () => said.push('caught up'))
        .on('error', (error) => said.push(error.constructor.name));
      subscription.resume();
      await until(() => said.length === 1);
      standIn.inject({ kind: 'dropSubscriptions', cut });
      await until(() => said.length === 2);
      expect(said).toEqual(['caught up', 'UnavailableError']);
    }
  });

  it('ends a subscription at the nth message to it', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    await db.appendToStream('note-1', notes(50));
    standIn.inject({ kind: 'dropSubscriptions', nth: 11 });
    const seen: number[] = [];
    const subscription = db.subscribeToAll();
    const failed = new Promise((resolve) => subscription.on('error', resolve));
    subscription.on('data', ({ event }) => seen.push((event!.data as { n: number }).n));
    await failed;
    expect(seen).toEqual(Array.from({ length: 9 }, (_, n) => n));
  });

  it('may be a server that is away and comes back on its port', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    await db.appendToStream('note-1', notes(1));
    await standIn.halt();
    expect(await fate(db.appendToStream('note-1', notes(1, 1)))).toBe('UnavailableError');
    await standIn.resume();
    const event = note(2);
    while ((await fate(db.appendToStream('note-1', event, { expectedRevision: 0n }))) !== 'resolved') await pause(20);
    expect(await numbers(db.readStream('note-1'))).toEqual([0, 2]);
  });
});

describe('A plan of faults', () => {
  const struckBy = (fault: Fault, calls: number, stream = 'note-1') => {
    const plan = faultPlan();
    plan.inject(fault);
    return Array.from({ length: calls }, () => plan.strike('append', { stream, node: 0 }).length).join('');
  };

  it('strikes at the nth call and then never again', () => {
    expect(struckBy({ kind: 'unavailable', nth: 3 }, 6)).toBe('001000');
  });

  it('strikes so many times', () => {
    expect(struckBy({ kind: 'unavailable', times: 2 }, 4)).toBe('1100');
  });

  it('strikes by a seed, the same calls each time', () => {
    const fault: Fault = { kind: 'cutAfterStore', probability: 0.3, seed: 5 };
    expect(struckBy(fault, 1000)).toBe(struckBy(fault, 1000));
    expect(struckBy(fault, 1000)).not.toBe(struckBy({ ...fault, seed: 6 }, 1000));
    expect(struckBy(fault, 10_000).replaceAll('0', '').length / 10_000).toBeCloseTo(0.3, 1);
  });

  it('strikes only the streams and the node that it names', () => {
    expect(struckBy({ kind: 'unavailable', stream: '^command/' }, 2)).toBe('00');
    expect(struckBy({ kind: 'unavailable', stream: '^command/' }, 2, 'command/1')).toBe('11');
    expect(struckBy({ kind: 'unavailable', node: 1 }, 2)).toBe('00');
  });
});
