// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import {
  BACKWARDS,
  END,
  eventTypeFilter,
  FORWARDS,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  streamNameFilter,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type Filter,
  type Position,
} from '@eventstore/db-client';
import type { StandIn } from './server.js';
import { note, notes, numbers, pause, until, world } from './with-client.js';

const { server, client, end } = world();
afterEach(end);

let standIn: StandIn;
let db: EventStoreDBClient;
async function start(options: Parameters<typeof server>[0] = {}): Promise<void> {
  standIn = await server(options);
  db = client(standIn.url);
}
const positionOf = (index: number): Position => {
  const { position } = standIn.log()[index]!;
  return { commit: BigInt(position), prepare: BigInt(position) };
};

describe('A read of a stream', () => {
  beforeEach(async () => {
    await start();
    await db.appendToStream('note-1', notes(5));
  });

  it('begins at the revision asked for, that event included, in both directions', async () => {
    expect(await numbers(db.readStream('note-1', { fromRevision: 2n }))).toEqual([2, 3, 4]);
    expect(await numbers(db.readStream('note-1', { fromRevision: 2n, direction: BACKWARDS }))).toEqual([2, 1, 0]);
  });

  it('begins at the start or at the end', async () => {
    expect(await numbers(db.readStream('note-1', { fromRevision: START, direction: FORWARDS }))).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(await numbers(db.readStream('note-1', { fromRevision: END, direction: BACKWARDS }))).toEqual([
      4, 3, 2, 1, 0,
    ]);
    expect(await numbers(db.readStream('note-1', { fromRevision: END }))).toEqual([]);
  });

  it('ends after so many events', async () => {
    expect(await numbers(db.readStream('note-1', { fromRevision: 1n, maxCount: 2 }))).toEqual([1, 2]);
    expect(await numbers(db.readStream('note-1', { fromRevision: END, direction: BACKWARDS, maxCount: 1 }))).toEqual([
      4,
    ]);
  });

  it('past its end is empty, and backwards from there begins with the last event', async () => {
    expect(await numbers(db.readStream('note-1', { fromRevision: 9n }))).toEqual([]);
    expect(await numbers(db.readStream('note-1', { fromRevision: 9n, direction: BACKWARDS, maxCount: 1 }))).toEqual([
      4,
    ]);
  });

  it('that is not there says so', async () => {
    const missing = numbers(db.readStream('note-2'));
    await expect(missing).rejects.toBeInstanceOf(StreamNotFoundError);
    await expect(missing).rejects.toMatchObject({ streamName: 'note-2' });
  });

  it('leaves out what its metadata has cut off', async () => {
    await db.setStreamMetadata('note-1', { truncateBefore: 2 });
    expect(await numbers(db.readStream('note-1'))).toEqual([2, 3, 4]);
    await db.setStreamMetadata('note-1', { maxCount: 1 });
    expect(await numbers(db.readStream('note-1', { fromRevision: END, direction: BACKWARDS }))).toEqual([4]);
    expect(await numbers(db.readAll())).toEqual([0, 1, 2, 3, 4]);
  });

  it('gives back what was appended, with its position in $all', async () => {
    const id = randomUUID();
    const { position } = await db.appendToStream('nøte-æ', { ...note(7, id), metadata: { by: 'Åse' } });
    for await (const { event, commitPosition } of db.readStream('nøte-æ')) {
      expect(event).toMatchObject({ streamId: 'nøte-æ', id, revision: 0n, type: 'NoteWritten', position });
      expect([event?.data, event?.metadata, event?.isJson]).toEqual([{ n: 7 }, { by: 'Åse' }, true]);
      expect(Math.abs(event!.created.getTime() - Date.now())).toBeLessThan(60_000);
      expect(commitPosition).toBe(position?.commit);
    }
  });
});

describe('A read of $all', () => {
  beforeEach(async () => {
    await start();
    for (const n of [0, 1, 2, 3, 4]) await db.appendToStream(`note-${n % 2}`, note(n));
  });

  it('has all streams in the order of their positions', async () => {
    expect(await numbers(db.readAll())).toEqual([0, 1, 2, 3, 4]);
    expect(await numbers(db.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 2 }))).toEqual([4, 3]);
    expect(await numbers(db.readAll({ direction: BACKWARDS, fromPosition: START }))).toEqual([]);
  });

  it('forwards includes the event at the position, backwards it does not', async () => {
    expect(await numbers(db.readAll({ fromPosition: positionOf(2) }))).toEqual([2, 3, 4]);
    expect(await numbers(db.readAll({ fromPosition: positionOf(2), direction: BACKWARDS }))).toEqual([1, 0]);
  });

  it('from a position at which no event begins is refused', async () => {
    const { commit, prepare } = positionOf(2);
    const read = numbers(db.readAll({ fromPosition: { commit: commit + 1n, prepare: prepare + 1n } }));
    await expect(read).rejects.toMatchObject({ code: 3 });
  });

  it('past the end is empty', async () => {
    const commit = BigInt(standIn.log().at(-1)!.end);
    expect(await numbers(db.readAll({ fromPosition: { commit, prepare: commit } }))).toEqual([]);
  });
});

describe('A server with noise', () => {
  it('writes system events into system streams among the others', async () => {
    await start({ noiseEvery: 2 });
    for (let n = 0; n < 6; n++) await db.appendToStream('note-1', note(n));
    expect(standIn.log().map(({ type }) => type)).toEqual([
      'NoteWritten',
      'NoteWritten',
      '$>',
      'NoteWritten',
      'NoteWritten',
      '$ProjectionUpdated',
      'NoteWritten',
      'NoteWritten',
      '$statsCollected',
    ]);
    expect(standIn.log().every(({ type, stream }) => type.startsWith('$') === stream.startsWith('$'))).toBe(true);
  });
});

/** What a subscription says and brings, in order. */
function heard(subscription: AllStreamSubscription | ReturnType<EventStoreDBClient['subscribeToStream']>) {
  const said: (string | number)[] = [];
  subscription.on('confirmation', () => said.push('confirmation'));
  subscription.on('caughtUp', () => said.push('caught up'));
  subscription.on('data', ({ event }) => said.push((event?.data as { n?: number }).n ?? 'other'));
  subscription.on('error', (error) => said.push(error.constructor.name));
  return said;
}

describe('A subscription to a stream', () => {
  beforeEach(() => start());

  it('is confirmed, brings what is there, says that it has caught up and goes on live', async () => {
    await db.appendToStream('note-1', notes(3));
    const said = heard(db.subscribeToStream('note-1'));
    await until(() => said.includes('caught up'));
    await db.appendToStream('note-2', notes(1, 8));
    await db.appendToStream('note-1', notes(1, 3));
    await until(() => said.includes(3));
    expect(said).toEqual(['confirmation', 0, 1, 2, 'caught up', 3]);
  });

  it('begins after the revision that it is given', async () => {
    await db.appendToStream('note-1', notes(3));
    const [some, none] = [
      heard(db.subscribeToStream('note-1', { fromRevision: 1n })),
      heard(db.subscribeToStream('note-1', { fromRevision: END })),
    ];
    await until(() => some.includes('caught up') && none.includes('caught up'));
    expect([some, none]).toEqual([
      ['confirmation', 2, 'caught up'],
      ['confirmation', 'caught up'],
    ]);
  });

  it('to one that is not there waits for it', async () => {
    const said = heard(db.subscribeToStream('note-1'));
    await until(() => said.includes('caught up'));
    await db.appendToStream('note-1', notes(2));
    await until(() => said.includes(1));
    expect(said.filter((what) => typeof what === 'number')).toEqual([0, 1]);
  });

  it('ends with the stream', async () => {
    await db.appendToStream('note-1', notes(1));
    const subscription = db.subscribeToStream('note-1');
    const failed = new Promise((resolve) => subscription.on('error', resolve));
    const said = heard(subscription);
    await until(() => said.includes('caught up'));
    await db.tombstoneStream('note-1');
    expect(await failed).toBeInstanceOf(StreamDeletedError);
  });

  it('goes back to the pages when more comes at once than it holds, and says again that it has caught up', async () => {
    await db.appendToStream('note-1', notes(1));
    const said = heard(db.subscribeToStream('note-1'));
    await until(() => said.includes('caught up'));
    await db.appendToStream('note-1', notes(100, 1));
    await until(() => said.filter((what) => what === 'caught up').length === 2);
    expect(said.filter((what) => typeof what === 'number')).toEqual(Array.from({ length: 101 }, (_, n) => n));
  });
});

describe('A subscription to $all', () => {
  beforeEach(() => start());

  it('is confirmed, brings what is there, says that it has caught up and goes on live', async () => {
    await db.appendToStream('note-1', notes(40));
    const said = heard(db.subscribeToAll());
    await until(() => said.includes('caught up'));
    await db.appendToStream('note-2', notes(1, 40));
    await until(() => said.includes(40));
    expect(said).toEqual(['confirmation', ...Array.from({ length: 40 }, (_, n) => n), 'caught up', 40]);
  });

  it('begins after the position that it is given', async () => {
    await db.appendToStream('note-1', notes(3));
    const said = heard(db.subscribeToAll({ fromPosition: positionOf(1) }));
    const late = heard(db.subscribeToAll({ fromPosition: END }));
    await until(() => said.includes('caught up') && late.includes('caught up'));
    await db.appendToStream('note-1', notes(1, 3));
    await until(() => late.includes(3));
    expect(said).toEqual(['confirmation', 2, 'caught up', 3]);
    expect(late).toEqual(['confirmation', 'caught up', 3]);
  });

  it('goes back to the pages when more comes at once than it holds, and says again that it has caught up', async () => {
    const said = heard(db.subscribeToAll());
    await until(() => said.includes('caught up'));
    await db.appendToStream('note-1', notes(100));
    await until(() => said.filter((what) => what === 'caught up').length === 2);
    expect(said.filter((what) => typeof what === 'number')).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it('brings everything once and in order to one who reads slowly while much is written', async () => {
    const subscription = db.subscribeToAll();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { event } of subscription) {
        seen.push((event!.data as { n: number }).n);
        if (seen.length % 50 === 0) await pause(5);
        if (seen.length === 1000) return;
      }
    })();
    for (let n = 0; n < 1000; n += 4) await db.appendToStream(`note-${n % 7}`, notes(4, n));
    await reading;
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, n) => n));
  });
});

describe('A filtered subscription', () => {
  beforeEach(() => start({ noiseEvery: 3 }));
  const brought = async (filter: Filter, count: number) => {
    const said = heard(db.subscribeToAll({ filter }));
    await until(() => said.includes('caught up'));
    await db.appendToStream('note-1', [note(8), note(9, undefined, 'NoteRead')]);
    await db.appendToStream('command/1', note(0));
    await db.appendToStream('read-1', note(10, undefined, 'NoteRead'));
    await db.appendToStream('note-2', note(11));
    const events = () => said.filter((what) => typeof what === 'number' || what === 'other');
    await until(() => events().length >= count);
    await pause(20);
    return events();
  };
  beforeEach(async () => {
    await db.appendToStream('note-1', [note(1), note(2, undefined, 'NoteRead')]);
    await db.appendToStream('command/0', note(0));
    await db.appendToStream('read-1', note(3, undefined, 'NoteRead'));
  });

  it.each<[string, Filter, number[]]>([
    ['stream names by a pattern', streamNameFilter({ regex: '^[^$/][^/]*$' }), [1, 2, 3, 8, 9, 10, 11]],
    ['stream names by prefixes', streamNameFilter({ prefixes: ['note-', 'command/'] }), [1, 2, 0, 8, 9, 0, 11]],
    ['event types by a pattern', eventTypeFilter({ regex: 'Read$' }), [2, 3, 9, 10]],
    ['event types by prefixes', eventTypeFilter({ prefixes: ['NoteR'] }), [2, 3, 9, 10]],
  ])('brings what it asks for by %s', async (_, filter, expected) => {
    expect(await brought(filter, expected.length)).toEqual(expected);
  });
});

describe('A checkpoint', () => {
  beforeEach(() => start());
  /** A subscription to what seldom comes. */
  function rarely(
    options: { maxSearchWindow?: number; checkpointInterval?: number; fromPosition?: Position | 'start' } = {},
  ) {
    const { fromPosition = START, ...rest } = options;
    const reached: Position[] = [];
    const filter = streamNameFilter({
      regex: '^rare-',
      ...rest,
      checkpointReached: (_, position) => void reached.push(position),
    });
    const subscription = db.subscribeToAll({ fromPosition, filter });
    return { reached, said: heard(subscription), subscription };
  }
  /** How many events lie up to and with each checkpoint. */
  const behind = (reached: Position[]) =>
    reached.map(({ commit }) => standIn.log().filter(({ position }) => BigInt(position) <= commit).length);

  it('comes after every window of events considered, and before going live, though none matches', async () => {
    await db.appendToStream('note-1', notes(100));
    const { reached, said } = rarely();
    await until(() => said.includes('caught up'));
    // A page proves only the place where it began, so the checkpoint lags by a page.
    expect(behind(reached)).toEqual([0, 33, 65, 97]);
    expect(standIn.passedOver()).toBe(100);
    const window = rarely({ maxSearchWindow: 10, checkpointInterval: 3 });
    await until(() => window.said.includes('caught up'));
    expect(behind(window.reached)).toEqual([21, 51, 81, 91]);
  });

  it('comes after every interval of live events as well', async () => {
    const { reached, said } = rarely({ checkpointInterval: 2 });
    await until(() => said.includes('caught up'));
    for (let n = 0; n < 130; n++) await db.appendToStream('note-1', note(n));
    await until(() => reached.length === 2);
    expect(behind(reached)).toEqual([64, 128]);
  });

  it('tells of the last match when that is further on than the page', async () => {
    await db.appendToStream('note-1', notes(10));
    await db.appendToStream('rare-1', note(10));
    const { reached, said } = rarely();
    await until(() => said.includes('caught up'));
    expect(said).toEqual(['confirmation', 10, 'caught up']);
    expect(reached).toEqual([positionOf(10)]);
  });

  it('is where another subscription goes on without missing or repeating anything', async () => {
    const seen: (string | number)[] = [];
    let fromPosition: Position | 'start' = START;
    for (let round = 0; round < 6; round++) {
      for (let n = 0; n < 50; n++) {
        const rare = n % 23 === 0;
        await db.appendToStream(`${rare ? 'rare' : 'note'}-${n % 3}`, note(round * 50 + n));
      }
      const { reached, said, subscription } = rarely({ fromPosition });
      await until(() => said.includes('caught up'));
      const events = said.filter((what) => typeof what === 'number');
      seen.push(...events);
      const lastMatch = standIn.log().findLast(({ stream }) => stream.startsWith('rare'))!.position;
      const last: Position | undefined = reached.at(-1);
      expect(Number(last!.commit)).toBeGreaterThanOrEqual(lastMatch);
      fromPosition = last!;
      await subscription.unsubscribe();
    }
    expect(seen).toEqual(Array.from({ length: 300 }, (_, n) => n).filter((n) => (n % 50) % 23 === 0));
  });
});
