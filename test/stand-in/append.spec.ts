// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { credentials, Metadata } from '@grpc/grpc-js';
import {
  ANY,
  binaryEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { StandIn } from './server.js';
import { empty, identifier, textOf, uuid } from './wire.js';
import { fate, note, notes, numbers, pause, until, world } from './with-client.js';

const { server, client, end } = world();
afterEach(end);

describe.each([
  ['the shared call', false],
  ['a call of its own', true],
])('An append by %s', (_, unaryOnly) => {
  let standIn: StandIn;
  let db: EventStoreDBClient;
  beforeEach(async () => {
    standIn = await server({ unaryOnly });
    db = client(standIn.url);
  });
  const append = (stream: string, events: ReturnType<typeof notes>, expectedRevision: AppendExpectedRevision = ANY) =>
    db.appendToStream(stream, events, { expectedRevision });

  it('goes the way it is said to go', async () => {
    await append('note-1', notes(1));
    expect(standIn.calls()[unaryOnly ? 'append' : 'batchAppend']).toBe(1);
  });

  it('answers with the revision and the position of its last event', async () => {
    const { nextExpectedRevision, position } = await append('note-1', notes(3), NO_STREAM);
    const last = BigInt(standIn.log()[2]!.position);
    expect({ nextExpectedRevision, position }).toEqual({
      nextExpectedRevision: 2n,
      position: { commit: last, prepare: last },
    });
  });

  it('gives each event its own position, a byte offset that grows by the size of the record', async () => {
    await append('note-1', [...notes(2), note(123_456_789)], NO_STREAM);
    const [first, second, third] = standIn.log();
    expect([second!.position, third!.position]).toEqual([first!.end, second!.end]);
    expect(third!.end - third!.position).toBe(second!.end - second!.position + '123456789'.length - 1);
  });

  it.each<[string, AppendExpectedRevision, bigint | string]>([
    ['a revision that is not reached', 5n, 1n],
    ['a revision that is passed', 0n, 1n],
    ['no stream', NO_STREAM, 1n],
  ])('that expects %s is refused with the revision that stands', async (_name, expected, actual) => {
    await append('note-1', notes(2));
    const refused = append('note-1', notes(1, 9), expected);
    await expect(refused).rejects.toMatchObject({
      streamName: 'note-1',
      expectedVersion: expected,
      actualVersion: actual,
    });
    await expect(refused).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(standIn.log()).toHaveLength(2);
  });

  it.each<[string, AppendExpectedRevision]>([
    ['a revision', 0n],
    ['a stream', STREAM_EXISTS],
  ])('to a stream that is not there is refused when it expects %s', async (_name, expectedVersion) => {
    const refused = append('note-1', notes(1), expectedVersion);
    await expect(refused).rejects.toMatchObject({ expectedVersion, actualVersion: 'no_stream' });
  });

  it('that is sent again with its ids and its expectation succeeds as before and stores nothing', async () => {
    const [first, second] = [notes(2), notes(2, 2)];
    const answers = [await append('note-1', first, NO_STREAM), await append('note-1', second, 1n)];
    await append('note-1', notes(1), 3n);
    standIn.put('other-1', [{}]);
    expect(await append('note-1', first, NO_STREAM)).toEqual(answers[0]);
    expect(await append('note-1', second, 1n)).toEqual(answers[1]);
    expect(await numbers(db.readStream('note-1'))).toEqual([0, 1, 2, 3, 0]);
  });

  it('of which only a part is stored already is refused', async () => {
    const events = notes(2);
    await append('note-1', events, NO_STREAM);
    expect(await fate(append('note-1', [...events, note(2)], NO_STREAM))).toBe('WrongExpectedVersionError');
    expect(await fate(append('note-1', [events[0]!, note(2)], NO_STREAM))).toBe('WrongExpectedVersionError');
    expect(standIn.log()).toHaveLength(2);
  });

  it('whose ids stand at other revisions is refused', async () => {
    const [first, second] = notes(2);
    await append('note-1', [first!, second!], NO_STREAM);
    expect(await fate(append('note-1', [second!], NO_STREAM))).toBe('WrongExpectedVersionError');
    expect(await fate(append('note-1', [first!], 0n))).toBe('WrongExpectedVersionError');
  });

  it.each<AppendExpectedRevision>([ANY, STREAM_EXISTS])(
    'that expects %s succeeds again while its ids are remembered',
    async (expected) => {
      await append('note-1', notes(1));
      const events = notes(2, 1);
      const answer = await append('note-1', events, expected);
      expect(await append('note-1', events, expected)).toEqual(answer);
      expect(standIn.log()).toHaveLength(3);
      expect(await fate(append('note-1', [...events, note(9)], expected))).toBe('WrongExpectedVersionError');
    },
  );

  it('that expects any revision is stored twice when the server was started again between', async () => {
    const events = notes(1);
    await append('note-1', events);
    await standIn.halt();
    await standIn.resume();
    while ((await fate(append('note-1', events))) !== 'resolved');
    expect(standIn.log().map(({ revision }) => revision)).toEqual([0, 1]);
  });

  it('of more than 1 MiB is refused, one of a little less is not', async () => {
    const large = (bytes: number) => binaryEvent({ type: 'L', data: Buffer.alloc(bytes) });
    const refused = db.appendToStream('note-1', large(1024 * 1024));
    await expect(refused).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    await expect(refused).rejects.toMatchObject({ maxAppendSize: 1024 * 1024 });
    await db.appendToStream('note-1', large(1024 * 1024 - 2));
    await expect(
      db.appendToStream(
        'note-1',
        Array.from({ length: 3 }, () => large(400_000)),
      ),
    ).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    expect(standIn.log()).toHaveLength(1);
  });

  it('to a deleted stream goes on where the stream ended, and only what comes after is read', async () => {
    await append('note-1', notes(2));
    await db.deleteStream('note-1');
    await expect(numbers(db.readStream('note-1'))).rejects.toBeInstanceOf(StreamNotFoundError);
    expect(await fate(append('note-1', notes(1), STREAM_EXISTS))).toBe('StreamDeletedError');
    expect(await append('note-1', notes(2, 7), NO_STREAM)).toMatchObject({ nextExpectedRevision: 3n });
    expect(await numbers(db.readStream('note-1'))).toEqual([7, 8]);
    expect(await numbers(db.readAll())).toEqual([0, 1, 7, 8]);
  });

  it('to a tombstoned stream is refused whatever it expects', async () => {
    await append('note-1', notes(1));
    await db.tombstoneStream('note-1');
    for (const expected of [ANY, NO_STREAM, STREAM_EXISTS, 0n] as const) {
      await expect(append('note-1', notes(1), expected)).rejects.toBeInstanceOf(StreamDeletedError);
    }
    await expect(numbers(db.readStream('note-1'))).rejects.toBeInstanceOf(StreamDeletedError);
    expect(standIn.log().at(-1)!.type).toBe('$streamDeleted');
  });
});

describe('A delete', () => {
  it('is refused when it expects another revision', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    await db.appendToStream('note-1', notes(2));
    await expect(db.deleteStream('note-1', { expectedRevision: 0n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 1n,
    });
    expect(await fate(db.deleteStream('note-2'))).toBe('WrongExpectedVersionError');
    expect(await fate(db.tombstoneStream('note-1', { expectedRevision: 1n }))).toBe('resolved');
  });
});

describe('The shared call', () => {
  /** A call that sends what no client sends. */
  function callTo(standIn: StandIn) {
    const grpc = new streamsService.StreamsClient(`127.0.0.1:${standIn.ports[0]}`, credentials.createInsecure());
    const call = grpc.batchAppend(new Metadata(), { deadline: Infinity });
    const replies: BatchAppendResp[] = [];
    call.on('data', (reply: BatchAppendResp) => replies.push(reply)).on('error', () => undefined);
    const close = () => (call.cancel(), grpc.close());
    return { call, replies, close };
  }
  function chunk(
    correlation: string,
    final: boolean,
    stream?: string,
    metadata = ['type', 'content-type'],
  ): BatchAppendReq {
    const request = new streams.BatchAppendReq();
    request.setCorrelationId(uuid(correlation));
    request.setIsFinal(final);
    if (stream !== undefined) {
      const options = new streams.BatchAppendReq.Options();
      options.setStreamIdentifier(identifier(stream));
      options.setNoStream(empty());
      request.setOptions(options);
    }
    const message = new streams.BatchAppendReq.ProposedMessage();
    message.setId(uuid(randomUUID()));
    for (const key of metadata) message.getMetadataMap().set(key, 'application/json');
    request.addProposedMessages(message);
    return request;
  }
  const errorOf = (reply: BatchAppendResp) => reply.getError()?.getDetails()?.getTypeName() ?? 'none';

  it('joins the chunks of one correlation id, whatever comes between them, up to the final one', async () => {
    const standIn = await server();
    const { call, replies, close } = callTo(standIn);
    const [a, b] = [randomUUID(), randomUUID()];
    call.write(chunk(a, false, 'note-a'));
    call.write(chunk(b, false, 'note-b'));
    call.write(chunk(a, false));
    call.write(chunk(b, true));
    call.write(chunk(a, true));
    call.write(chunk(a, true));
    call.write(chunk(randomUUID(), true, 'note-c'));
    await until(() => replies.length === 3);
    expect(replies.slice(0, 2).map((reply) => textOf(reply.getCorrelationId()))).toEqual([b, a]);
    const stored = standIn.log().map(({ stream }) => stream);
    expect(stored).toEqual(['note-b', 'note-b', 'note-a', 'note-a', 'note-a', 'note-c']);
    close();
  });

  it('gives up an append at its deadline when the last chunk does not come', async () => {
    const standIn = await server();
    const { call, replies, close } = callTo(standIn);
    const first = chunk(randomUUID(), false, 'note-a');
    first.setOptions(withDeadline(first.getOptions()!, Date.now() + 100));
    call.write(first);
    await until(() => replies.length === 1);
    expect(errorOf(replies[0]!)).toBe('event_store.client.Timeout');
    close();
  });

  it('refuses a message without its required metadata and goes on', async () => {
    const standIn = await server();
    const { call, replies, close } = callTo(standIn);
    call.write(chunk(randomUUID(), true, 'note-a', ['type']));
    call.write(chunk(randomUUID(), true, 'note-a'));
    await until(() => replies.length === 2);
    expect(replies.map(errorOf)).toEqual(['event_store.client.BadRequest', 'none']);
    close();
  });

  it('refuses an append whose deadline has passed', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    expect(await fate(db.appendToStream('note-1', notes(1), { deadline: -1000 }))).toBe('DeadlineExceededError');
    expect(standIn.log()).toEqual([]);
  });

  it('answers in any order', async () => {
    const standIn = await server();
    const db = client(standIn.url);
    standIn.inject({ kind: 'slow', ms: 60, jitter: true, seed: 7 });
    const order: number[] = [];
    await Promise.all(notes(20).map((event, i) => db.appendToStream(`note-${i}`, event).then(() => order.push(i))));
    expect(order.toSorted((a, b) => a - b)).toEqual(notes(20).map((_, i) => i));
    expect(order).not.toEqual(notes(20).map((_, i) => i));
    expect(standIn.calls().batchAppend).toBe(1);
  });
});

/** The options with a deadline; the type of a deadline comes with the options themselves. */
function withDeadline(options: BatchAppendReq.Options, at: number): BatchAppendReq.Options {
  const seconds = Math.floor(at / 1000);
  const timestamp = Buffer.concat([Buffer.from([8]), varint(seconds), Buffer.from([16]), varint((at % 1000) * 1e6)]);
  const bytes = Buffer.concat([options.serializeBinary(), Buffer.from([50, timestamp.length]), timestamp]);
  return streams.BatchAppendReq.Options.deserializeBinary(bytes);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

describe('A call of its own', () => {
  it('whose connection is cut between its events stores none of them', async () => {
    const standIn = await server();
    const grpc = new streamsService.StreamsClient(`127.0.0.1:${standIn.ports[0]}`, credentials.createInsecure());
    const failed = new Promise((resolve) => {
      const call = grpc.append(new Metadata(), resolve);
      const [header, content] = [new streams.AppendReq(), new streams.AppendReq()];
      const options = new streams.AppendReq.Options();
      options.setStreamIdentifier(identifier('note-1'));
      options.setNoStream(empty());
      call.write(header.setOptions(options));
      const message = new streams.AppendReq.ProposedMessage();
      message.setId(uuid(randomUUID()));
      message.getMetadataMap().set('type', 'NoteWritten').set('content-type', 'application/json');
      message.setData(Buffer.from('{"n":0}'));
      call.write(content.setProposedMessage(message));
      void until(() => (standIn.calls().append ?? 0) > 0)
        .then(() => pause(20))
        .then(() => standIn.kill());
    });
    expect(await failed).toBeInstanceOf(Error);
    await pause(50);
    expect(standIn.log()).toEqual([]);
    grpc.close();
  });

  it('refuses a message without its required metadata', async () => {
    const standIn = await server();
    const grpc = new streamsService.StreamsClient(`127.0.0.1:${standIn.ports[0]}`, credentials.createInsecure());
    const failed = new Promise<{ code: number; metadata: Metadata }>((resolve) => {
      const call = grpc.append(new Metadata(), (error) => resolve(error!));
      const header = new streams.AppendReq();
      const options = new streams.AppendReq.Options();
      options.setStreamIdentifier(identifier('note-1'));
      options.setAny(empty());
      header.setOptions(options);
      call.write(header);
      const content = new streams.AppendReq();
      content.setProposedMessage(new streams.AppendReq.ProposedMessage());
      call.write(content);
      call.end();
    });
    const { code, metadata } = await failed;
    expect([code, metadata.get('exception'), metadata.get('required-metadata-properties')]).toEqual([
      3,
      ['missing-required-metadata-property'],
      ['type,content-type'],
    ]);
    grpc.close();
  });
});
