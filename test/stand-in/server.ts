// SPDX-License-Identifier: MPL-2.0
import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import {
  Server,
  ServerCredentials,
  type Metadata,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
} from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  DeleteResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { append, batchAppend, remove } from './append.js';
import { faultPlan, type Fault, type Faults } from './faults.js';
import { openLog, type EventLog, type Expected, type Outcome, type Proposed, type Stored } from './log.js';
import type { ReadCall } from './delivery.js';
import type { Node } from './node.js';
import { read } from './read.js';
import { failures, uuid } from './wire.js';

export type { Fault } from './faults.js';
export type { Outcome, Proposed, Stored } from './log.js';

export interface StandInOptions {
  /** Port of the first node; the others take the ports after it. Without one they take free ports. */
  port?: number;
  nodes?: number;
  /** Certificate and key in PEM; `ca` is the path of the file that clients are told to trust. */
  tls?: { cert: string; key: string; ca: string };
  /** Who may call; without it anybody. A client sends credentials over TLS only. */
  credentials?: { username: string; password: string };
  /** Keeps the log in this file, and begins with what it holds. */
  dataFile?: string;
  /** Writes a system event after every so many appends. */
  noiseEvery?: number;
  clock?: () => number;
  /** Says that there is no `BatchAppend`, as servers before 21.10 do: clients use `Append`. */
  unaryOnly?: boolean;
  /** How many ids of recent events are remembered for appends without a numeric expectation. */
  rememberedIds?: number;
}

export interface StandIn {
  /** Connection string of the first node. */
  url: string;
  /** Connection string that finds the leader by gossip: all nodes of a cluster, or a seed for a single node. */
  discoverUrl: string;
  ports: number[];
  inject(fault: Fault): void;
  /** Takes all faults back. */
  heal(): void;
  faults(): ReturnType<Faults['list']>;
  /** Makes a node the leader; -1 leaves the cluster without one. */
  setLeader(node: number): void;
  /** What is stored, in order of position, system events among it. */
  log(): readonly Stored[];
  /** Stores events past the protocol, whatever they hold. */
  put(stream: string, events: Partial<Proposed>[], expected?: Expected): Outcome;
  /** How many calls of each method came in. */
  calls(): Record<string, number>;
  /** How many events subscriptions to `$all` went through to catch up, those that their filters left out among them. */
  passedOver(): number;
  /** Drops all connections at once, of one node or of all; new ones are welcome. */
  kill(node?: number): void;
  /** Takes a node away: connections are dropped and refused until `resume`. It then knows no ids of recent events. */
  halt(node?: number): Promise<void>;
  resume(node?: number): Promise<void>;
  stop(): Promise<void>;
}

/** One listening node: the sockets are ours, so that a connection can be cut in the middle of a call. */
interface Listener {
  port: number;
  node: Node;
  sockets: Map<string, Socket>;
  net: NetServer;
  grpc: Server;
  away: boolean;
}

/** Starts a server, or a cluster in one process whose nodes share one log, and waits until it listens. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const log = openLog(options);
  const faults = faultPlan();
  const calls: Record<string, number> = {};
  const listeners: Listener[] = [];
  const cluster = { leader: 0 };
  const passed = { events: 0 };
  for (let i = 0; i < (options.nodes ?? 1); i++) {
    const node = nodeOf(i, log, faults, { cluster, listeners, options, passed });
    const grpc = serve(node, {
      calls,
      unaryOnly: options.unaryOnly ?? false,
      members: () => membersOf(listeners, cluster),
    });
    const listener: Listener = { port: 0, node, sockets: new Map(), net: createServer(), grpc, away: false };
    listeners.push(listener);
    await listen(listener, options.port ? options.port + i : 0, options.tls);
  }
  const some = (node?: number) => (node === undefined ? listeners : [listeners[node]!]);
  const kill = (node?: number) => some(node).forEach(({ sockets }) => sockets.forEach((socket) => socket.destroy()));
  const close = async (node?: number) => {
    for (const listener of some(node)) {
      listener.away = true;
      const closed = new Promise<void>((resolve) => listener.net.close(() => resolve()));
      kill(listener.node.index);
      await closed;
    }
  };
  return {
    ...urlsOf(listeners, options),
    ports: listeners.map(({ port }) => port),
    inject: (fault) => inject(fault, faults, listeners),
    heal: faults.heal,
    faults: faults.list,
    setLeader: (node) => void (cluster.leader = node),
    log: () => log.records,
    put: (stream, events, expected = 'any') => log.append(stream, expected, events.map(completed)),
    calls: () => calls,
    passedOver: () => passed.events,
    kill,
    halt: close,
    async resume(node) {
      log.forgetIds();
      for (const listener of some(node)) {
        listener.away = false;
        await listen(listener, listener.port, options.tls);
      }
    },
    async stop() {
      await close();
      for (const { grpc } of listeners) grpc.forceShutdown();
      log.close();
    },
  };
}

let planted = 0;

function completed(event: Partial<Proposed>): Proposed {
  const id = createHash('sha256').update(`planted ${planted++}`).digest('hex');
  return {
    id: id.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5'),
    type: 'Planted',
    contentType: 'application/json',
    data: Buffer.from('{}'),
    metadata: Buffer.alloc(0),
    ...event,
  };
}

function nodeOf(
  index: number,
  log: EventLog,
  faults: Faults,
  world: {
    cluster: { leader: number };
    listeners: Listener[];
    options: StandInOptions;
    passed: { events: number };
  },
): Node {
  const { cluster, listeners, options } = world;
  return {
    index,
    log,
    faults,
    subscriptions: new Set(),
    passed: (events) => void (world.passed.events += events),
    isLeader: () => cluster.leader === index,
    leader() {
      const leader = listeners[cluster.leader];
      return leader && !leader.away ? { address: '127.0.0.1', port: leader.port } : null;
    },
    cut: (call) => void listeners[index]!.sockets.get(call.getPeer())?.destroy(),
    refuse: (metadata) => refuse(metadata, options.credentials),
  };
}

/** Anonymous callers have no access, and wrong credentials are not authenticated. */
function refuse(metadata: Metadata, credentials: StandInOptions['credentials']): ReturnType<Node['refuse']> {
  if (!credentials) return null;
  const [given] = metadata.get('authorization');
  if (given === undefined) return { anonymous: true, failure: failures.accessDenied() };
  const { username, password } = credentials;
  const right = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return given === right ? null : { anonymous: false, failure: failures.unauthenticated() };
}

const raw = { responseSerialize: (bytes: Buffer) => bytes, responseDeserialize: (bytes: Buffer) => bytes };

/** The gRPC services of one node, on the definitions that the client ships. */
function serve(
  node: Node,
  world: { calls: Record<string, number>; unaryOnly: boolean; members: () => ClusterInfo },
): Server {
  const { calls, unaryOnly, members } = world;
  const counted = <A extends unknown[]>(name: string, handle: (...args: A) => unknown) => {
    return (...args: A) => {
      calls[name] = (calls[name] ?? 0) + 1;
      handle(...args);
    };
  };
  type Delete = [ServerUnaryCall<DeleteReq, DeleteResp>, sendUnaryData<DeleteResp>];
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(
    { ...streamsService.StreamsService, read: { ...streamsService.StreamsService.read, ...raw } },
    {
      append: counted('append', (call: ServerReadableStream<AppendReq, AppendResp>, done: sendUnaryData<AppendResp>) =>
        append(node, call, done),
      ),
      batchAppend: counted('batchAppend', (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>) =>
        batchAppend(node, call),
      ),
      read: counted('read', (call: ReadCall) => read(node, call)),
      delete: counted('delete', (...[call, done]: Delete) => remove(node, call, done, false)),
      tombstone: counted('tombstone', (...[call, done]: Delete) => remove(node, call, done, true)),
    },
  );
  server.addService(featuresService.ServerFeaturesService, {
    getSupportedMethods: counted('features', (_call: unknown, done: sendUnaryData<SupportedMethods>) => {
      const [fault] = node.faults.strike('features', { node: node.index });
      const answer = fault?.kind === 'unavailableServerFeatures' ? (fault.answer ?? 'unavailable') : null;
      if (answer === 'unavailable') done(failures.notReady());
      else if (answer === 'internal') done(failures.internal());
      else if (answer === null) done(null, supportedMethods(unaryOnly));
    }),
  });
  server.addService(gossipService.GossipService, {
    read: counted('gossip', (_call: unknown, done: sendUnaryData<ClusterInfo>) => done(null, members())),
  });
  return server;
}

function supportedMethods(unaryOnly: boolean): SupportedMethods {
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion('24.6.0');
  const methods: Record<string, string[]> = {
    append: [],
    batchappend: ['deadline_duration'],
    read: ['position', 'events'],
    delete: [],
    tombstone: [],
  };
  for (const [name, list] of Object.entries(methods)) {
    if (unaryOnly && name === 'batchappend') continue;
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    method.setFeaturesList(list);
    supported.addMethods(method);
  }
  return supported;
}

function membersOf(listeners: Listener[], cluster: { leader: number }): ClusterInfo {
  const info = new gossip.ClusterInfo();
  const { LEADER, FOLLOWER, UNKNOWN } = gossip.MemberInfo.VNodeState;
  listeners.forEach(({ port, away, node }) => {
    const endPoint = new gossip.EndPoint();
    endPoint.setAddress('127.0.0.1');
    endPoint.setPort(port);
    const member = new gossip.MemberInfo();
    member.setInstanceId(uuid(`00000000-0000-4000-8000-${String(node.index + 1).padStart(12, '0')}`));
    member.setTimeStamp(String(BigInt(Date.now()) * 10_000n));
    member.setState(node.isLeader() ? LEADER : cluster.leader < 0 ? UNKNOWN : FOLLOWER);
    member.setIsAlive(!away);
    member.setHttpEndPoint(endPoint);
    info.addMembers(member);
  });
  return info;
}

async function listen(listener: Listener, port: number, tls: StandInOptions['tls']): Promise<void> {
  const { grpc, sockets } = listener;
  const security = tls
    ? ServerCredentials.createSsl(null, [{ cert_chain: Buffer.from(tls.cert), private_key: Buffer.from(tls.key) }])
    : ServerCredentials.createInsecure();
  const injector = grpc.createConnectionInjector(security);
  const net = createServer((socket) => {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    socket.setNoDelay(true);
    sockets.set(peer, socket);
    socket.on('close', () => sockets.delete(peer));
    socket.on('error', () => socket.destroy());
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    net.once('error', reject);
    net.listen(port, '127.0.0.1', resolve);
  });
  listener.net = net;
  listener.port = (net.address() as AddressInfo).port;
}

function urlsOf(listeners: Listener[], { tls, credentials }: StandInOptions): Pick<StandIn, 'url' | 'discoverUrl'> {
  const who = credentials
    ? `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`
    : '';
  const security = tls ? `tlsCAFile=${encodeURIComponent(tls.ca)}` : 'tls=false';
  const hosts = listeners.map(({ port }) => `127.0.0.1:${port}`);
  const discovery = hosts.length > 1 ? `esdb://${who}${hosts.join(',')}` : `esdb+discover://${who}${hosts[0]}`;
  return { url: `esdb://${who}${hosts[0]}?${security}`, discoverUrl: `${discovery}?${security}` };
}

function inject(fault: Fault, faults: Faults, listeners: Listener[]): void {
  if (fault.kind !== 'dropSubscriptions' || fault.nth !== undefined || fault.probability !== undefined) {
    faults.inject(fault);
    return;
  }
  for (const { node } of listeners) {
    if (fault.node === undefined || fault.node === node.index)
      [...node.subscriptions].forEach((drop) => drop(fault.cut));
  }
}
