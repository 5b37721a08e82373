// SPDX-License-Identifier: MPL-2.0
import { spawn } from 'node:child_process';
import { jsonEvent, NO_STREAM, streamNameFilter, type Position } from '@eventstore/db-client';
import { fate, note, notes, pause, until, world } from './with-client.js';

// What the client does that an engine on top of it has to make up for. A test that fails here says that the client has
// changed, and that a counter-measure may go.
const { server, client, end } = world();
afterEach(end);

/** Runs a program with the client in a process of its own, because what it does ends processes. */
function program(text: string, ...args: string[]) {
  const head = `const { EventStoreDBClient, jsonEvent } = require('@eventstore/db-client');
    const connect = (url) => EventStoreDBClient.connectionString(url);
    const say = (what) => console.log(JSON.stringify(what));
    const note = () => jsonEvent({ type: 'NoteWritten', data: {} });`;
  const child = spawn(process.execPath, ['-e', head + text, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: unknown[] = [];
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) if (line) said.push(JSON.parse(line));
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { said, errors: () => errors, ended };
}

describe('The client', () => {
  it('rejects an append that was stored when the connection breaks before the reply', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    standIn.inject({ kind: 'cutAfterStore', nth: 1 });
    expect(await fate(db.appendToStream('note-1', notes(1), { expectedRevision: NO_STREAM }))).toBe('UnavailableError');
    expect(standIn.log()).toHaveLength(1);
  });

  it('rejects the same way an append that was not stored', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    standIn.inject({ kind: 'cutBeforeStore', nth: 1 });
    expect(await fate(db.appendToStream('note-1', notes(1), { expectedRevision: NO_STREAM }))).toBe('UnavailableError');
    expect(standIn.log()).toEqual([]);
  });

  it('rejects all appends under way when the connection of another client in the process breaks, and is ended by their replies', async () => {
    const [broken, sound] = [await server(), await server()];
    broken.inject({ kind: 'neverAnswer', stored: false });
    sound.inject({ kind: 'slow', ms: 2500 });
    const { said, errors, ended } = program(
      `const [one, two] = process.argv.slice(1).map(connect);
       one.appendToStream('a', note()).catch((error) => say(['one', error.constructor.name]));
       for (let i = 0; i < 50; i++)
         two.appendToStream('b', note()).then(() => say(['two', 'resolved']), (error) => say(['two', error.constructor.name]));`,
      broken.url,
      sound.url,
    );
    await until(() => sound.log().length === 50 && broken.calls().batchAppend === 1);
    broken.kill();
    expect(await ended).not.toBe(0);
    expect(said.toSorted()).toEqual([
      ['one', 'UnavailableError'],
      ...Array.from({ length: 50 }, () => ['two', 'UnavailableError']),
    ]);
    expect(sound.log()).toHaveLength(50);
    expect(errors()).toContain('TypeError: undefined is not iterable');
  });

  it('is ended by a reply to an append that it does not know', async () => {
    const standIn = await server();
    standIn.inject({ kind: 'wrongReply', reply: 'foreign', stored: true });
    const { errors, ended } = program(
      `connect(process.argv[1]).appendToStream('a', note()).catch(() => say('caught'));`,
      standIn.url,
    );
    expect(await ended).not.toBe(0);
    expect(errors()).toContain('TypeError: undefined is not iterable');
  });

  it('says revision 1 of every conflict that it does not throw', async () => {
    const standIn = await server();
    const db = client(`${standIn.url}&throwOnAppendFailure=false`);
    await db.appendToStream('note-1', notes(5));
    expect(await db.appendToStream('note-1', notes(1), { expectedRevision: NO_STREAM })).toEqual({
      success: false,
      nextExpectedRevision: 1n,
      position: undefined,
    });
  });

  it('never settles an append over the shared call that is never answered, whatever its deadline', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    standIn.inject({ kind: 'neverAnswer', stored: true });
    const append = db.appendToStream('note-1', notes(1), { deadline: 100 });
    expect(await fate(append, 1500)).toBe('pending');
    expect(standIn.log()).toHaveLength(1);
    standIn.kill();
    expect(await fate(append)).toBe('UnavailableError');
  });

  it('rejects at its deadline an append by a call of its own that is never answered', async () => {
    const standIn = await server({ unaryOnly: true });
    const db = client(standIn.url);
    standIn.inject({ kind: 'neverAnswer', stored: true });
    expect(await fate(db.appendToStream('note-1', notes(1), { deadline: 100 }), 1500)).toBe('DeadlineExceededError');
    expect(standIn.log()).toHaveLength(1);
  });

  it('appends by the slow call of its own when credentials come with the call', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    await db.appendToStream('note-1', notes(1));
    await db.appendToStream('note-1', notes(1), { credentials: { username: 'admin', password: 'changeit' } });
    expect(standIn.calls()).toMatchObject({ batchAppend: 1, append: 1 });
  });

  it('drops credentials without a word when there is no TLS', async () => {
    const standIn = await server({ credentials: { username: 'admin', password: 'changeit' } });
    expect(standIn.url).toContain('admin:changeit@');
    const db = client(standIn.url);
    expect(await fate(db.appendToStream('note-1', notes(1)))).toBe('AccessDeniedError');
  });

  it('shows ABORTED as a TimeoutError, and a timeout in the shared call as a DeadlineExceededError, of what may be stored', async () => {
    for (const [unaryOnly, error] of [
      [true, 'TimeoutError'],
      [false, 'DeadlineExceededError'],
    ] as const) {
      const standIn = await server({ unaryOnly });
      standIn.inject({ kind: 'wrongReply', reply: 'timeout', stored: true });
      expect(await fate(client(standIn.url).appendToStream('note-1', notes(1)))).toBe(error);
      expect(standIn.log()).toHaveLength(1);
    }
  });

  it.each(['badRequest', 'notReady', 'unknown'] as const)(
    'shows a refusal in the shared call as an UnknownError: %s',
    async (reply) => {
      const standIn = await server();
      standIn.inject({ kind: 'wrongReply', reply, stored: false });
      expect(await fate(client(standIn.url).appendToStream('note-1', notes(1)))).toBe('UnknownError');
    },
  );

  it('reads malformed JSON as text and metadata that is not JSON as bytes', async () => {
    const standIn = await server();
    const metadata = Buffer.from([1, 2, 255]);
    standIn.put('note-1', [{ data: Buffer.from('{"n":'), metadata }]);
    for await (const { event } of client(standIn.url).readStream('note-1')) {
      expect(event).toMatchObject({ isJson: true, data: '{"n":' });
      expect(event?.metadata).toBeInstanceOf(Uint8Array);
      expect(Buffer.from(event?.metadata as Uint8Array)).toEqual(metadata);
    }
  });

  it('has checkpoints for filtered subscriptions only', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    await db.appendToStream('note-1', notes(100));
    const reached: Position[] = [];
    const checkpointReached = (_: unknown, position: Position) => void reached.push(position);
    const caught: string[] = [];
    const options = { checkpointReached } as object;
    db.subscribeToAll(options)
      .on('caughtUp', () => caught.push('all'))
      .resume();
    await until(() => caught.length === 1);
    expect(reached).toEqual([]);
    db.subscribeToAll({ filter: streamNameFilter({ prefixes: ['rare-'], checkpointReached }) })
      .on('caughtUp', () => caught.push('filtered'))
      .resume();
    await until(() => caught.length === 2);
    expect(reached).not.toEqual([]);
  });

  it('waits for ever for a server that does not say what it can do', async () => {
    const standIn = await server();
    standIn.inject({ kind: 'unavailableServerFeatures', answer: 'never', times: 1 });
    const append = client(standIn.url).appendToStream('note-1', notes(1), { deadline: 100 });
    expect(await fate(append, 1000)).toBe('pending');
    standIn.kill();
    expect(await fate(append)).toBe('Error');
  });

  it('remembers a failure to learn what the server can do, unless it is one to reconnect for', async () => {
    const standIn = await server();
    standIn.inject({ kind: 'unavailableServerFeatures', answer: 'internal', times: 1 });
    const stuck = client(standIn.url);
    const again = async (db: typeof stuck) => [
      await fate(db.appendToStream('a', note(1))),
      await fate(db.appendToStream('a', note(1))),
    ];
    expect(await again(stuck)).toEqual(['Error', 'Error']);
    standIn.inject({ kind: 'unavailableServerFeatures', times: 1 });
    expect(await again(client(standIn.url))).toEqual(['Error', 'resolved']);
  });

  it('goes to the leader that a refusal names and leaves the append that was refused to the caller', async () => {
    const standIn = await server({ nodes: 2 });
    standIn.setLeader(1);
    const db = client(standIn.url);
    const append = () =>
      fate(db.appendToStream('note-1', jsonEvent({ type: 'N', data: {} }), { requiresLeader: true }));
    expect(await append()).toBe('NotLeaderError');
    await pause(50);
    await standIn.halt(0);
    expect(await append()).toBe('resolved');
  });
});
