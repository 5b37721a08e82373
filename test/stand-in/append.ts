// SPDX-License-Identifier: MPL-2.0
import type {
  Metadata,
  sendUnaryData,
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  StatusObject,
} from '@grpc/grpc-js';
import messages from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { Struck } from './faults.js';
import type { Expected, Outcome, Proposed } from './log.js';
import { lateness, notLeader, type Node } from './node.js';
import {
  empty,
  failures,
  identifier,
  inBand,
  maxAppendSize,
  nameOf,
  proposed,
  sizeOnDisk,
  textOf,
  uuid,
  type Failure,
} from './wire.js';

interface Append {
  stream: string;
  expected: Expected;
  events: Proposed[];
}

type WrongReply = Extract<Struck, { kind: 'wrongReply' }>['reply'];
type Answer = { outcome: Outcome } | { failure: Failure } | { wrong: WrongReply };

/** Stores an append under the faults in force; null when no reply is to follow. */
function store(
  node: Node,
  call: { getPeer(): string; metadata: Metadata },
  append: Append,
  fault?: Struck,
): Answer | null {
  const refused = notLeader(node, call.metadata, true);
  if (refused) return { failure: refused };
  const write = () => node.log.append(append.stream, append.expected, append.events);
  switch (fault?.kind) {
    case 'unavailable':
      return { failure: failures.notReady() };
    case 'notLeader': {
      const leader = fault.leader ?? node.leader();
      return { failure: leader ? failures.notLeader(leader.address, leader.port) : failures.noLeader() };
    }
    case 'cutBeforeStore':
      node.cut(call);
      return null;
    case 'cutAfterStore':
      write();
      node.cut(call);
      return null;
    case 'neverAnswer':
      if (fault.stored) write();
      return null;
    case 'wrongReply':
      if (fault.stored) write();
      return { wrong: fault.reply };
    default:
      return { outcome: write() };
  }
}

function settle(
  node: Node,
  call: { getPeer(): string; metadata: Metadata },
  append: Append,
  reply: (answer: Answer) => void,
): void {
  const struck = node.faults.strike('append', { stream: append.stream, node: node.index });
  const answer = store(
    node,
    call,
    append,
    struck.find((fault) => fault.kind !== 'slow'),
  );
  if (!answer) return;
  const late = lateness(struck);
  if (late > 0) setTimeout(() => reply(answer), late);
  else reply(answer);
}

/** The expectation of a request; the cases have the same numbers in every request. */
function expectedOf(options: { case: number; revision: string }): Expected {
  return ([Number(options.revision), 'no_stream', 'any', 'stream_exists'] as const)[options.case - 2] ?? 'any';
}

/** `Streams.Append`: options first, then one message an event; conflicts are answered, other refusals end the call. */
export function append(
  node: Node,
  call: ServerReadableStream<AppendReq, AppendResp>,
  done: sendUnaryData<AppendResp>,
): void {
  const request: Append = { stream: '', expected: 'any', events: [] };
  let size = 0;
  let refused: Failure | null = node.refuse(call.metadata)?.failure ?? null;
  call.on('data', (message: AppendReq) => {
    const options = message.getOptions();
    if (options) {
      request.stream = nameOf(options.getStreamIdentifier());
      request.expected = expectedOf({
        case: options.getExpectedStreamRevisionCase(),
        revision: options.getRevision(),
      });
    }
    const content = message.getProposedMessage();
    if (!content || refused) return;
    const event = proposed(content);
    if (typeof event === 'string') {
      refused = failures.missingMetadata(event);
      return;
    }
    size += sizeOnDisk(event);
    if (size > maxAppendSize) refused = failures.tooLarge();
    request.events.push(event);
  });
  const finish = () => {
    if (call.cancelled) return;
    if (refused) return done(refused);
    settle(node, call, request, (answer) => {
      if ('failure' in answer) return done(answer.failure);
      const { outcome, error } = 'wrong' in answer ? wrongUnary(answer.wrong, request) : { outcome: answer.outcome };
      if (error) return done(error);
      if (outcome!.kind === 'deleted') return done(failures.streamDeleted(request.stream));
      done(null, appendResponse(request, outcome!));
    });
  };
  // A caller who is gone ends the messages too, some of them unsent; that the call is cancelled is said a moment later.
  call.on('end', () => setImmediate(finish));
}

/** The unary call knows fewer wrong replies: what has no message of its own ends the call. */
function wrongUnary(reply: WrongReply, { expected }: Append): { outcome?: Outcome; error?: Partial<StatusObject> } {
  if (reply === 'conflict')
    return { outcome: { kind: 'wrong', current: typeof expected === 'number' ? expected + 1 : 0 } };
  if (reply === 'timeout') return { error: failures.timeout() };
  return { error: reply === 'notReady' ? failures.notReady() : failures.noLeader() };
}

function appendResponse({ expected }: Append, outcome: Exclude<Outcome, { kind: 'deleted' }>): AppendResp {
  const response = new streams.AppendResp();
  if (outcome.kind === 'wrong') {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.current >= 0) wrong.setCurrentRevision(String(outcome.current));
    else wrong.setCurrentNoStream(empty());
    if (expected === 'any') wrong.setExpectedAny(empty());
    else if (expected === 'stream_exists') wrong.setExpectedStreamExists(empty());
    else if (expected === 'no_stream') wrong.setExpectedNoStream(empty());
    else wrong.setExpectedRevision(String(expected));
    response.setWrongExpectedVersion(wrong);
    return response;
  }
  const success = new streams.AppendResp.Success();
  success.setCurrentRevision(String(outcome.revision));
  success.setPosition(positioned(new streams.AppendResp.Position(), outcome.position));
  response.setSuccess(success);
  return response;
}

function positioned<T extends { setCommitPosition(at: string): unknown; setPreparePosition(at: string): unknown }>(
  position: T,
  at: number,
): T {
  position.setCommitPosition(String(at));
  position.setPreparePosition(String(at));
  return position;
}

/**
 * `Streams.BatchAppend`: any number of appends share one call. An append is the chunks of one correlation id up to the
 * final one; its options come with the first chunk. Errors are answered in messages and leave the call open.
 */
export function batchAppend(node: Node, call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
  const open = new Map<string, Append & { size: number; timer?: NodeJS.Timeout }>();
  const refused = node.refuse(call.metadata);
  const failed = (failure: Failure) => void (call.destroyed || call.emit('error', failure));
  if (refused && !refused.anonymous) return failed(refused.failure);

  const answer = (correlation: string, stream: string, result: Status | Outcome, expected: Expected = 'any') => {
    if (call.writable) call.write(batchResponse(correlation, stream, result, expected));
  };
  const start = (correlation: string, options: BatchAppendReq.Options): Status | null => {
    const stream = nameOf(options.getStreamIdentifier());
    const deadline = options.getDeadline()?.toDate().getTime() ?? Infinity;
    if (refused) return inBand.accessDenied();
    if (stream === '') return inBand.badRequest('Required field StreamIdentifier not set.');
    if (deadline <= Date.now()) return inBand.timeout();
    const revision = options.getStreamPosition();
    const expected = expectedOf({ case: options.getExpectedStreamPositionCase(), revision });
    open.set(correlation, { stream, expected, events: [], size: 0 });
    return null;
  };

  call.on('data', (request: BatchAppendReq) => {
    const correlation = textOf(request.getCorrelationId());
    const options = request.getOptions();
    const error = options ? start(correlation, options) : null;
    if (error) return answer(correlation, nameOf(options!.getStreamIdentifier()), error);
    const pending = open.get(correlation);
    if (!pending) return;
    const bad = take(pending, request);
    if (!bad && !request.getIsFinal()) {
      // An append whose last chunk does not come in time is given up.
      const timeout = Math.min((options?.getDeadline()?.toDate().getTime() ?? Infinity) - Date.now(), 2_147_483_647);
      pending.timer ??= setTimeout(() => {
        if (open.delete(correlation)) answer(correlation, pending.stream, inBand.timeout());
      }, timeout);
      return;
    }
    clearTimeout(pending.timer);
    open.delete(correlation);
    if (bad) return answer(correlation, pending.stream, bad);
    settle(node, call, pending, (settled) => {
      if ('failure' in settled) return failed(settled.failure);
      const result = 'wrong' in settled ? wrongInBand(settled.wrong, pending) : settled.outcome;
      const foreign = 'wrong' in settled && settled.wrong === 'foreign';
      answer(foreign ? '00000000-0000-4000-8000-000000000000' : correlation, pending.stream, result, pending.expected);
    });
  });
  call.on('end', () => call.end());
  call.on('close', () => open.forEach(({ timer }) => clearTimeout(timer)));
}

/** Adds the events of a chunk, or says why they are refused. */
function take(pending: Append & { size: number }, request: BatchAppendReq): Status | null {
  for (const message of request.getProposedMessagesList()) {
    const event = proposed(message);
    if (typeof event === 'string')
      return inBand.badRequest(`The given key '${event}' was not present in the dictionary.`);
    pending.size += sizeOnDisk(event);
    pending.events.push(event);
  }
  return pending.size > maxAppendSize ? inBand.tooLarge() : null;
}

function wrongInBand(reply: WrongReply, { expected }: Append): Status {
  if (reply === 'conflict')
    return inBand.wrongExpectedVersion(expected, typeof expected === 'number' ? expected + 1 : 0);
  if (reply === 'badRequest') return inBand.badRequest('Bad request');
  if (reply === 'timeout' || reply === 'notReady') return inBand[reply]();
  return inBand.unknown();
}

function batchResponse(
  correlation: string,
  stream: string,
  result: Status | Outcome,
  expected: Expected,
): BatchAppendResp {
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(uuid(correlation));
  response.setStreamIdentifier(identifier(stream));
  if (!('kind' in result)) response.setError(result);
  else if (result.kind === 'wrong') response.setError(inBand.wrongExpectedVersion(expected, result.current));
  else if (result.kind === 'deleted') response.setError(inBand.streamDeleted(stream));
  else {
    const success = new streams.BatchAppendResp.Success();
    success.setCurrentRevision(String(result.revision));
    success.setPosition(positioned(new messages.AllStreamPosition(), result.position));
    response.setSuccess(success);
  }
  return response;
}

/** `Streams.Delete` and `Streams.Tombstone`. */
export function remove(
  node: Node,
  call: ServerUnaryCall<DeleteReq | TombstoneReq, DeleteResp | TombstoneResp>,
  done: sendUnaryData<DeleteResp | TombstoneResp>,
  hard: boolean,
): void {
  const options = call.request.getOptions()!;
  const stream = nameOf(options.getStreamIdentifier());
  const struck = node.faults.strike('remove', { stream, node: node.index });
  const leader = struck.some((fault) => fault.kind === 'notLeader') ? node.leader() : null;
  const refused = leader
    ? failures.notLeader(leader.address, leader.port)
    : struck.some((fault) => fault.kind === 'unavailable')
      ? failures.notReady()
      : (node.refuse(call.metadata)?.failure ?? notLeader(node, call.metadata, true));
  if (refused) return done(refused);
  const expected = expectedOf({ case: options.getExpectedStreamRevisionCase(), revision: options.getRevision() });
  const outcome = node.log.remove(stream, expected, hard);
  if (outcome.kind === 'deleted') return done(failures.streamDeleted(stream));
  if (outcome.kind === 'wrong') {
    return done(failures.wrongExpectedVersion(hard ? 'Tombstone' : 'Delete', stream, expected, outcome.current));
  }
  if (hard) {
    const response = new streams.TombstoneResp();
    response.setPosition(positioned(new streams.TombstoneResp.Position(), outcome.position));
    return done(null, response);
  }
  const response = new streams.DeleteResp();
  response.setPosition(positioned(new streams.DeleteResp.Position(), outcome.position));
  done(null, response);
}
