// SPDX-License-Identifier: MPL-2.0
import { Metadata, status, type StatusObject } from '@grpc/grpc-js';
import messages from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import { deletedRevision, tombstoned, type Expected, type Proposed, type Stored } from './log.js';

/** The server's limit for one append (`MaxAppendSize`). */
export const maxAppendSize = 1024 * 1024;

/** A failed call: gRPC status and trailers, as `RpcExceptions` of the server makes them. */
export type Failure = Pick<StatusObject, 'code' | 'details' | 'metadata'>;

function failure(code: status, details: string, trailers: Record<string, string> = {}): Failure {
  const metadata = new Metadata();
  // A trailer is ASCII.
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value.replace(/[^ -~]/g, encodeURIComponent));
  return { code, details, metadata };
}

export const failures = {
  accessDenied: () => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  unauthenticated: () => failure(status.UNAUTHENTICATED, 'Authentication Failed'),
  notLeader: (address: string, port: number) =>
    failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': address,
      'leader-endpoint-port': String(port),
    }),
  noLeader: () => failure(status.UNKNOWN, 'No leader info available in response'),
  internal: () => failure(status.INTERNAL, 'Internal error'),
  notReady: () => failure(status.UNAVAILABLE, 'Server Is Not Ready'),
  timeout: () => failure(status.ABORTED, 'Operation timed out: '),
  invalidPosition: () => failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),
  streamDeleted: (stream: string) =>
    failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  wrongExpectedVersion: (operation: string, stream: string, expected: Expected, actual: number) =>
    failure(
      status.FAILED_PRECONDITION,
      `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${versionOf(expected)}, Actual version: ${actual}`,
      {
        exception: 'wrong-expected-version',
        'stream-name': stream,
        'expected-version': versionOf(expected),
        'actual-version': String(actual),
      },
    ),
  tooLarge: () =>
    failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${maxAppendSize} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(maxAppendSize),
    }),
  missingMetadata: (property: string) =>
    failure(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    }),
};

const versionOf = (expected: Expected): string =>
  typeof expected === 'number' ? String(expected) : { no_stream: '-1', any: '-2', stream_exists: '-4' }[expected];

export const empty = () => new messages.Empty();

export const nameOf = (id: StreamIdentifier | undefined) =>
  Buffer.from(id?.getStreamName_asU8() ?? []).toString('utf8');

export function identifier(name: string): StreamIdentifier {
  const id = new messages.StreamIdentifier();
  id.setStreamName(Buffer.from(name));
  return id;
}

export function uuid(text: string): UUID {
  const id = new messages.UUID();
  id.setString(text);
  return id;
}

/** A UUID in lower case, sent as text or as two signed 64-bit halves. */
export function textOf(id: UUID | undefined): string {
  const halves = id?.getStructured();
  if (!halves) return id?.getString().toLowerCase() ?? '';
  const half = (bits: string) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
  const hex = half(halves.getMostSignificantBits()) + half(halves.getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

interface Message {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

/** The proposed event of a message, or the name of the metadata it lacks. */
export function proposed(message: Message): Proposed | string {
  const type = message.getMetadataMap().get('type');
  const contentType = message.getMetadataMap().get('content-type');
  if (type === undefined) return 'type';
  if (contentType === undefined) return 'content-type';
  const data = message.getData_asU8();
  return { id: textOf(message.getId()), type, contentType, data, metadata: message.getCustomMetadata_asU8() };
}

/** What an event counts towards the limit of an append (`Event.SizeOnDisk`). */
export const sizeOnDisk = (event: Proposed) => event.data.length + event.metadata.length + 2 * event.type.length;

const ticksPerMillisecond = 10_000n;
const encoded = new WeakMap<Stored, Buffer>();

/** A record as the bytes of the `ReadResp` that carries it; made once, for every reader after the first to share. */
export function readEvent(record: Stored): Buffer {
  const known = encoded.get(record);
  if (known) return known;
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(uuid(record.id));
  event.setStreamIdentifier(identifier(record.stream));
  event.setStreamRevision(record.revision === tombstoned ? deletedRevision : String(record.revision));
  event.setCommitPosition(String(record.position));
  event.setPreparePosition(String(record.position));
  event.getMetadataMap().set('type', record.type);
  event.getMetadataMap().set('content-type', record.contentType);
  event.getMetadataMap().set('created', String(BigInt(record.created) * ticksPerMillisecond));
  event.setData(record.data);
  event.setCustomMetadata(record.metadata);
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(record.position));
  const response = new streams.ReadResp();
  response.setEvent(read);
  const bytes = Buffer.from(response.serializeBinary());
  encoded.set(record, bytes);
  return bytes;
}

/** One length-delimited protobuf field. */
function field(number: number, bytes: Uint8Array): Buffer {
  const head = [(number << 3) | 2];
  let length = bytes.length;
  for (; length > 127; length >>= 7) head.push((length & 127) | 128);
  return Buffer.concat([Buffer.from([...head, length]), bytes]);
}

/** A `google.rpc.Status` whose details are, in this protocol, a single `Any` of an `event_store.client` message. */
function rpcStatus(message: string, type: string, details: { serializeBinary(): Uint8Array }): Status {
  const any = [field(1, Buffer.from(`type.googleapis.com/${type}`)), field(2, details.serializeBinary())];
  return statuses.Status.deserializeBinary(
    Buffer.concat([Buffer.from([8, status.UNKNOWN]), field(2, Buffer.from(message)), field(3, Buffer.concat(any))]),
  );
}

export const inBand = {
  wrongExpectedVersion(expected: Expected, current: number): Status {
    const details = new messages.WrongExpectedVersion();
    if (current >= 0) details.setCurrentStreamRevision(String(current));
    else details.setCurrentNoStream(empty());
    if (expected === 'any') details.setExpectedAny(empty());
    else if (expected === 'stream_exists') details.setExpectedStreamExists(empty());
    else if (expected === 'no_stream') details.setExpectedNoStream(empty());
    else details.setExpectedStreamPosition(String(expected));
    return rpcStatus('WrongExpectedVersion', 'event_store.client.WrongExpectedVersion', details);
  },
  streamDeleted(stream: string): Status {
    const details = new messages.StreamDeleted();
    details.setStreamIdentifier(identifier(stream));
    return rpcStatus('StreamDeleted', 'event_store.client.StreamDeleted', details);
  },
  tooLarge(): Status {
    const details = new messages.MaximumAppendSizeExceeded();
    details.setMaxappendsize(maxAppendSize);
    return rpcStatus('MaximumAppendSizeExceeded', 'event_store.client.MaximumAppendSizeExceeded', details);
  },
  badRequest(message: string): Status {
    const details = new messages.BadRequest();
    details.setMessage(message);
    return rpcStatus('BadRequest', 'event_store.client.BadRequest', details);
  },
  accessDenied: () => rpcStatus('AccessDenied', 'event_store.client.AccessDenied', new messages.AccessDenied()),
  timeout: () => rpcStatus('Timeout', 'event_store.client.Timeout', new messages.Timeout()),
  unknown: () => rpcStatus('Unknown', 'event_store.client.Unknown', new messages.Unknown()),
  /** Not decoded by the client. */
  notReady: () => rpcStatus('Server Is Not Ready', 'google.protobuf.Empty', empty()),
};
