// SPDX-License-Identifier: MPL-2.0
import { community } from '@faellesbog/community';
import {
  CommandReused,
  handle,
  memoryStore,
  OutcomeUnknown,
  Rejection,
  sha256,
  streamName,
  uuidFrom,
  WrongRevision,
  type AnyDecider,
  type CommandClass,
  type DomainCommand,
  type EventStore,
  type FactRow,
  type Handled,
  type Reactor,
  type ReadModel,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { funding } from '@faellesbog/funding';
import { governance } from '@faellesbog/governance';
import { portfolio } from '@faellesbog/portfolio';
import {
  cLog,
  cOcc,
  cOnce,
  cOrder,
  cProj,
  digestOf,
  UNSAID,
  type Call,
  type ProjectionState,
  type Violation,
} from './checkers.js';
import { book, dice, sumsIn, TELLS, workload, type Dice } from './simulation-book.js';

const CONTEXTS = [community, governance, portfolio, funding];
const DECIDERS: readonly AnyDecider[] = CONTEXTS.flatMap(({ deciders }) => deciders as readonly AnyDecider[]);
const MODELS: readonly ReadModel[] = CONTEXTS.flatMap(({ readModels }) => readModels as readonly ReadModel[]);
const REACTORS: readonly Reactor[] = CONTEXTS.flatMap(({ reactors }) => reactors as readonly Reactor[]);

/** Where chance may strike, and how often at most; which sites are on, and how much, is thrown anew for each run. */
const RATES = {
  'request lost': 0.15,
  'request sent twice': 0.2,
  'answer lost': 0.15,
  'store fails before': 0.08,
  'store fails after': 0.12,
  'append lands late': 0.15,
  'store is slow': 0.1,
  'feed is late': 0.3,
  'feed repeats': 0.4,
  'feed is out of order': 0.4,
  'owner stalls': 0.15,
  'process ends': 0.3,
  'clock jumps': 0.3,
} as const;
type Site = keyof typeof RATES;
export const SITES = Object.keys(RATES) as Site[];

/** Deliberate faults of the wrapper around the product, each of which a checker has to find. */
export const BUGS = {
  'the record of a command is not kept': 'C-once',
  'the expected revision is not checked': 'C-occ',
  'the checkpoint moves before the rows are there': 'C-proj',
  'an event delivered again is applied again': 'C-proj',
  'the feed drops an event': 'C-proj',
} as const satisfies Record<string, Violation['checker']>;
export type Bug = keyof typeof BUGS;

export interface Run {
  seed: number;
  /** Of the history and the log: the same seed gives the same digest. */
  digest: string;
  /** Every call, and everything that was done to the system, one JSON line each. */
  history: string[];
  violations: (Violation | { checker: 'liveness'; what: string })[];
  calls: number;
  events: number;
  fired: Partial<Record<Site, number>>;
}

const HOUR = 3_600_000;
const START = Date.UTC(2031, 5, 1, 10);
/** A client waits this long, then asks again under the same id while the first request may still be under way. */
const PATIENCE = 60;
const LEASE = 80;
/** Reactors count as clients too. */
const FIRST_REACTOR = 100;

/** A connection that broke: the other side may or may not have heard. */
class Cut extends Error {}

interface Machine {
  name: string;
  /** Counts its lives; what an earlier life began never goes on. */
  life: number;
  ended: Promise<never>;
  end(): void;
}

/** A read model or reactor and what a database keeps of it. */
interface Projection {
  name: string;
  position: number;
  rows: FactRow[];
  epoch: number;
  owner: string;
  until: number;
  take(events: RecordedEvent[], machine: Machine): Promise<FactRow[]>;
}

interface World {
  seed: number;
  bug?: Bug;
  random: Dice;
  time: Scheduler;
  disk: EventStore;
  fires(site: Site): boolean;
  /** All faults off: from here on everything has to come right. */
  healed: boolean;
  /** What may still reach the store, by command, and how often it was under way at all. */
  underWay: Map<string, { now: number; ever: number }>;
  flying: number;
  /** The moment when a command was recorded. */
  landed: Map<string, number>;
  /** The last position appended. */
  head: number;
  clockOffset: number;
  calls: Call[];
  asked: Map<string, DomainCommand>;
  /** The highest revision of a stream that any client was told. */
  told: Map<string, number>;
  unresolved: DomainCommand[];
  surprises: string[];
  tell(line: object): void;
  /** Where the dead wait. */
  never: Promise<never>;
}

interface Scheduler {
  /** Milliseconds since the start, by the simulation's own clock. */
  now(): number;
  /** Rises with every question: no two moments are the same. */
  moment(): number;
  sleep(ms: number): Promise<void>;
  /** Wakes sleepers, one at a time, until it is done. @returns false when it took too long. */
  run(done: () => boolean): Promise<boolean>;
}

const MAX_STEPS = 60_000;
const { nextTick } = process;

/** Of all that could go on at a moment, chance picks who does; nothing else decides the order. */
function scheduler(random: Dice): Scheduler {
  const waiting: { due: number; wake: () => void }[] = [];
  let [now, moments] = [0, 0];
  return {
    now: () => now,
    moment: () => ++moments,
    sleep: (ms) => new Promise((wake) => void waiting.push({ due: now + ms, wake })),
    async run(done) {
      // Inside a promise's job a tick comes after all other jobs; outside it would come before them.
      await Promise.resolve();
      for (let step = 0; step < MAX_STEPS; step++) {
        await settled();
        if (done()) return true;
        if (waiting.length === 0) return false;
        let soonest = waiting[0]!.due;
        for (const { due } of waiting) if (due < soonest) soonest = due;
        if (soonest > now) now = soonest;
        const next = random.pick(waiting.filter(({ due }) => due <= now));
        waiting[waiting.indexOf(next)] = waiting.at(-1)!;
        waiting.pop();
        next.wake();
      }
      return false;
    },
  };
}

/** Until everything that was woken sleeps again: a tick comes when no promise has anything left to do. */
const settled = (): Promise<void> => new Promise((resolve) => nextTick(resolve));

function machine(name: string): Machine {
  const made: Machine = { name, life: 0, ended: Promise.resolve() as never, end: () => undefined };
  const live = (): void => {
    made.life++;
    let reject = (_: Error): void => undefined;
    made.ended = new Promise((_, no) => (reject = no));
    made.ended.catch(() => undefined);
    made.end = () => {
      reject(new Cut('the process ended'));
      live();
    };
  };
  live();
  return made;
}

/** How one life of a machine reaches what is outside: late, perhaps in vain, and never again after its death. */
function line({ random, time, fires, never }: World, machine: Machine) {
  const { life } = machine;
  const sleep = async (ms: number): Promise<void> => {
    if (ms > 0) await time.sleep(ms);
    if (machine.life !== life) await never;
  };
  return {
    sleep,
    async reach<T>(work: () => T | Promise<T>): Promise<T> {
      await sleep(random.int(4) + (fires('store is slow') ? PATIENCE : 0));
      if (fires('store fails before')) throw new Cut('before');
      const answer = await work();
      await sleep(random.int(3));
      if (fires('store fails after')) throw new Cut('after');
      return answer;
    },
  };
}

/** The store as one life of a machine sees it. `read` hears the moment of each reading. */
function storeFrom(world: World, machine: Machine, read: (stream: string) => void = () => undefined): EventStore {
  const { disk, random, time, fires } = world;
  const { reach, sleep } = line(world, machine);
  return {
    ...disk,
    readStream: (stream, from) =>
      reach(() => {
        read(stream);
        return disk.readStream(stream, from);
      }),
    readAll: (after, limit) => reach(() => disk.readAll(after, limit)),
    findCommand: (id) => reach(() => disk.findCommand(id)),
    head: () => reach(() => disk.head()),
    async append(...appended) {
      try {
        if (!fires('append lands late')) return await reach(() => disk.append(...appended));
        const { end } = setOut(world, appended[3].id);
        void time
          .sleep(random.int(2 * PATIENCE))
          .then(() => disk.append(...appended))
          .catch(() => undefined)
          .finally(end);
        await sleep(random.int(4));
        throw new Cut('between');
      } catch (error) {
        throw error instanceof Cut ? new OutcomeUnknown(error) : error;
      }
    },
  };
}

/** Tells of each command that is recorded, and where the log's end is then. */
const watched = (store: EventStore, tell: (command: string, position: number) => void): EventStore => ({
  ...store,
  async append(...appended) {
    const receipt = await store.append(...appended);
    if (!receipt.replayed) tell(appended[3].id, receipt.position);
    return receipt;
  },
});

/** A store that forgets which commands it has recorded. */
function forgetful(store: EventStore): EventStore {
  let appended = 0;
  const real = new Map<string, string>();
  const named = (events: RecordedEvent[]): RecordedEvent[] =>
    events.map((event) => ({ ...event, cmd: real.get(event.cmd) ?? event.cmd }));
  return {
    ...store,
    findCommand: () => Promise.resolve(undefined),
    append(stream, expected, events, command) {
      const id = uuidFrom(`forgotten ${appended++}`);
      real.set(id, command.id);
      return store.append(stream, expected, events, { ...command, id });
    },
    readStream: async (stream, from) => named(await store.readStream(stream, from)),
    readAll: async (after, limit) => named(await store.readAll(after, limit)),
  };
}

/** A store that appends wherever the stream has got to. */
const careless = (store: EventStore): EventStore => ({
  ...store,
  async append(stream, expected, events, command) {
    try {
      return await store.append(stream, expected, events, command);
    } catch (error) {
      if (!(error instanceof WrongRevision)) throw error;
      return store.append(stream, error.actual, events, command);
    }
  },
});

function worldOf(seed: number, bug?: Bug): World & Pick<Run, 'history' | 'fired'> {
  const random = dice(seed);
  const rates = Object.entries(RATES).map(([site, most]) => [site, random.chance(0.5) ? most * random.next() : 0]);
  const rateOf = Object.fromEntries(rates) as Record<Site, number>;
  const time = scheduler(random);
  const history: string[] = [];
  const fired: Run['fired'] = {};
  const clock = (): Date => new Date(START + time.now() + world.clockOffset);
  const store = watched(memoryStore({ log: 'simulated', clock }), (command, position) => {
    world.head = position;
    world.landed.set(command, time.moment());
  });
  const forgets = bug === 'the record of a command is not kept';
  const ignores = bug === 'the expected revision is not checked';
  const world: ReturnType<typeof worldOf> = {
    seed,
    bug,
    random,
    time,
    disk: forgets ? forgetful(store) : ignores ? careless(store) : store,
    fires(site) {
      const fire = !world.healed && rateOf[site] > 0 && random.chance(rateOf[site]);
      if (fire) fired[site] = (fired[site] ?? 0) + 1;
      return fire;
    },
    healed: false,
    underWay: new Map(),
    flying: 0,
    landed: new Map(),
    head: -1,
    clockOffset: 0,
    calls: [],
    asked: new Map(),
    told: new Map(),
    unresolved: [],
    surprises: [],
    tell: (said) => void history.push(JSON.stringify(said)),
    never: new Promise(() => undefined),
    history,
    fired,
  };
  return world;
}

const deciderOf = (command: DomainCommand): AnyDecider =>
  DECIDERS.find(({ commands }) => commands.includes(command.constructor as never))!;
const streamOf = (command: DomainCommand): string =>
  streamName(deciderOf(command), deciderOf(command).streamId(command));

/** One call, from the moment it is sent until there is an answer or the caller has waited long enough. */
async function call(
  world: World,
  client: number,
  at: string,
  command: DomainCommand,
  work: () => Promise<Call['reply']>,
): Promise<Call['outcome']> {
  const { time, calls, told, tell } = world;
  const { id: cmdId, expectedRevision: expected = UNSAID } = command.meta;
  const stream = streamOf(command);
  const made: Call = { t0: time.moment(), t1: 0, client, cmdId, stream, expected, eventIds: [], outcome: 'unknown' };
  calls.push(made);
  let why: string | undefined;
  try {
    made.reply = await work();
    made.outcome = 'ok';
    told.set(stream, Math.max(made.reply!.revision, told.get(stream) ?? -1));
  } catch (error) {
    why = error instanceof Rejection ? error.code : (error as Error).message;
    if (isRefusal(error)) made.outcome = 'refused';
    else if (!(error instanceof Cut || error instanceof OutcomeUnknown))
      world.surprises.push(`${command.type}: ${String(error)}`);
  }
  made.t1 = time.moment();
  tell({ ...made, cmd: command.type, eff: command.meta.effectiveOn, at, why });
  return made.outcome;
}

/** The command as the service hears it: with the instant of the moment it arrives. */
function heard({ constructor, data, meta }: DomainCommand, { time, clockOffset }: World): DomainCommand {
  const now = new Date(START + time.now() + clockOffset).toISOString();
  return new (constructor as CommandClass)(data as never, { ...meta, now });
}

const receiptOf = ({ stream, revision, position, events }: Handled): Call['reply'] => ({
  stream,
  revision,
  position,
  events,
});
const isRefusal = (error: unknown): boolean =>
  error instanceof Rejection || error instanceof WrongRevision || error instanceof CommandReused;

/** Something that may reach the store sets out. `alone` tells, at its end, whether nothing else of the command did. */
function setOut(world: World, command: string): { end(): void; alone(): boolean } {
  const all = world.underWay.get(command) ?? { now: 0, ever: 0 };
  world.underWay.set(command, all);
  const [before, ever] = [all.now++, ++all.ever];
  world.flying++;
  return {
    end() {
      all.now--;
      world.flying--;
    },
    alone: () => before === 0 && all.ever === ever,
  };
}

/**
 * Runs a command in a process. A refusal stands, except where another request with the same id is under way and had not
 * landed when this one read the stream: that one may be taken in yet, on other grounds, and only asking again will tell.
 */
async function execute(world: World, machine: Machine, command: DomainCommand): Promise<Call['reply']> {
  const { id } = command.meta;
  const own = streamOf(command);
  const { end, alone } = setOut(world, id);
  let read = 0;
  const store = storeFrom(world, machine, (stream) => {
    if (stream === own) read = world.time.moment();
  });
  try {
    const work = handle(store, deciderOf(command), heard(command, world));
    return receiptOf(await Promise.race([work, machine.ended]));
  } catch (error) {
    const ownEffect = (world.landed.get(id) ?? Infinity) < read;
    if (isRefusal(error) && !ownEffect && !alone()) throw new Cut('refused, and another request was under way');
    throw error;
  } finally {
    end();
  }
}

/** A request over the network: what was sent goes on at the other end also when the caller has given up. */
async function request(world: World, machine: Machine, command: DomainCommand): Promise<Call['reply']> {
  const { random, time, fires } = world;
  const late = async (): Promise<never> => {
    await time.sleep(PATIENCE);
    throw new Cut('no answer in time');
  };
  await time.sleep(1 + random.int(3));
  if (fires('request lost')) return late();
  const reply = await Promise.race([execute(world, machine, command), late()]);
  return fires('answer lost') ? late() : reply;
}

/** Asks until there is an answer; the same id is the only way out of an unknown outcome. */
async function ask(world: World, client: number, machines: readonly Machine[], command: DomainCommand): Promise<void> {
  const { random, time, fires, asked } = world;
  asked.set(command.meta.id, command);
  for (let attempt = 0; attempt < 5; attempt++) {
    const once = (): Promise<Call['outcome']> => {
      const machine = random.pick(machines);
      return call(world, client, machine.name, command, () => request(world, machine, command));
    };
    const outcomes = await Promise.all(fires('request sent twice') ? [once(), once()] : [once()]);
    if (outcomes.some((outcome) => outcome !== 'unknown')) return;
    await time.sleep(random.int(PATIENCE));
  }
  world.unresolved.push(command);
}

/** A page of the log as it may reach a reader: short, from too early, in any order. */
async function feed(world: World, store: EventStore, after: number): Promise<RecordedEvent[]> {
  const { random, fires, bug } = world;
  const from = fires('feed repeats') ? Math.max(-1, after - 1 - random.int(3)) : after;
  let page = await store.readAll(from, 1 + random.int(20));
  if (fires('feed is late')) page = page.slice(0, random.int(page.length + 1));
  if (fires('feed is out of order'))
    page = page
      .map((event) => [random.next(), event] as const)
      .sort(([a], [b]) => a - b)
      .map(([, event]) => event);
  return bug === 'the feed drops an event' ? page.filter(({ position }) => position % 7 !== 6) : page;
}

/** What follows the checkpoint without a gap. What came before is known; what comes later is asked for again. */
function due(page: readonly RecordedEvent[], position: number, bug?: Bug): RecordedEvent[] {
  const again =
    bug === 'an event delivered again is applied again' ? page.filter((one) => one.position <= position) : [];
  const next: RecordedEvent[] = [];
  for (const event of page) if (event.position === position + 1 + next.length) next.push(event);
  return [...again, ...next];
}

/** One owner of one projection, for one life of its machine. It knows no more than the checkpoint it has read. */
async function keep(world: World, machine: Machine, projection: Projection): Promise<void> {
  const { random, time, fires, bug } = world;
  const { reach, sleep } = line(world, machine);
  const store = storeFrom(world, machine);
  for (;;) {
    try {
      const epoch = await reach(() => lease(projection, machine, time.now() + world.clockOffset));
      let position = epoch === undefined ? -1 : await reach(() => projection.position);
      while (epoch !== undefined) {
        const events = due(await feed(world, store, position), position, bug);
        if (events.length === 0) break;
        if (fires('owner stalls')) await sleep(2 * LEASE);
        const rows = await projection.take(events, machine);
        const to = Math.max(position, events.at(-1)!.position);
        await commit(world, projection, { epoch, from: position, to, rows }, reach);
        position = to;
      }
    } catch (error) {
      if (!(error instanceof Cut || error instanceof OutcomeUnknown || error instanceof LostRace))
        world.surprises.push(`${projection.name}: ${String(error)}`);
    }
    // A bell rings when something was appended, and may be heard late; without it the log is looked at now and then.
    await sleep(projection.position < world.head ? 5 + random.int(40) : 50 + random.int(100));
  }
}

class LostRace extends Error {}

/** Whose it is for a while, by the database's clock; each new owner has a higher number. */
function lease(projection: Projection, machine: Machine, now: number): number | undefined {
  const owner = `${machine.name}/${machine.life}`;
  // A lease that lies further ahead than a lease lasts was given before the clock went back.
  const held = projection.until > now && projection.until <= now + LEASE;
  if (projection.owner !== owner && held) return undefined;
  if (projection.owner !== owner) projection.epoch++;
  projection.owner = owner;
  projection.until = now + LEASE;
  return projection.epoch;
}

/** Rows and checkpoint in one transaction, by the owner of the epoch and only from where it read the checkpoint. */
async function commit(
  { bug }: World,
  projection: Projection,
  step: { epoch: number; from: number; to: number; rows: FactRow[] },
  reach: <T>(work: () => T) => Promise<T>,
): Promise<void> {
  const move = (): void => {
    if (projection.epoch !== step.epoch || projection.position !== step.from) throw new LostRace();
    projection.position = step.to;
  };
  const add = (): void => void projection.rows.push(...step.rows);
  if (bug === 'the checkpoint moves before the rows are there') {
    await reach(move);
    await reach(add);
    return;
  }
  await reach(() => {
    move();
    add();
  });
}

const reading = (model: ReadModel): Projection => ({
  ...{ name: model.name, position: -1, rows: [], epoch: 0, owner: '', until: 0 },
  take: (events) => Promise.resolve(rowsOf(model, events)),
});
const rowsOf = (model: ReadModel, events: readonly RecordedEvent[]): FactRow[] =>
  events.flatMap((event) => (model.reads(event.stream) ? model.rows(event) : []));

const commandsOf = (reactor: Reactor, event: RecordedEvent): DomainCommand[] =>
  reactor.reads(event.stream) ? reactor.commands(event, event.at) : [];

const reacting = (world: World, reactor: Reactor, client: number): Projection => ({
  ...{ name: reactor.name, position: -1, rows: [], epoch: 0, owner: '', until: 0 },
  async take(events, machine) {
    for (const command of events.flatMap((event) => commandsOf(reactor, event))) {
      const work = (): Promise<Call['reply']> => execute(world, machine, command);
      // A refusal is an answer: asking again would not change it.
      if ((await call(world, client, machine.name, command, work)) === 'unknown')
        throw new Cut('the reaction is unknown');
    }
    return [];
  },
});

/** Ends processes and moves the clock, now and then. */
async function nemesis(world: World, machines: readonly Machine[], revive: (machine: Machine) => void): Promise<void> {
  const { random, time, fires, tell } = world;
  while (!world.healed) {
    await time.sleep(20 + random.int(60));
    if (fires('clock jumps')) {
      world.clockOffset += random.pick([-HOUR, 2 * HOUR, -7 * 24 * HOUR, 366 * 24 * HOUR, -300_000, 90]);
      tell({ clock: new Date(START + time.now() + world.clockOffset).toISOString() });
    }
    if (fires('process ends')) {
      const victim = random.pick(machines);
      victim.end();
      tell({ ended: victim.name });
      void time.sleep(random.int(50)).then(() => revive(victim));
    }
  }
}

/** Asks the store itself, before anything can go wrong. */
async function record(world: World, command: DomainCommand): Promise<void> {
  world.asked.set(command.meta.id, command);
  await call(world, 0, 'none', command, async () =>
    receiptOf(await handle(world.disk, deciderOf(command), heard(command, world))),
  );
}

/** Everyone who asks: first what the rest builds on, then several at once. */
async function clients(world: World, services: readonly Machine[]): Promise<void> {
  const { seed, random, time, told } = world;
  const work = workload(seed, random);
  for (const command of work.prologue()) await record(world, command);
  const requests = 3 + random.int(8);
  const one = async (client: number): Promise<void> => {
    for (let asked = 0; asked < requests; asked++) {
      const command = work.next(asked / requests);
      // Some say which revision they saw, as a person does who edits what stands on the screen.
      if (random.chance(0.3)) command.meta.expectedRevision = told.get(streamOf(command));
      await ask(world, client, services, command);
      await time.sleep(random.int(20));
    }
  };
  await Promise.all(Array.from({ length: 3 + random.int(3) }, (_, index) => one(1 + index)));
}

/** One or two read models for each run, one of which tells sums; over many runs all of them. */
function chosen(random: Dice): ReadModel[] {
  const first = random.pick(MODELS.filter(({ name }) => name in TELLS));
  return [...new Set([first, random.pick(MODELS)])];
}

/** What a read model holds, beside what a rebuild gives, and the sums it tells beside those of the commands themselves. */
function stateOf(
  { name, position: checkpoint, rows }: Projection,
  events: readonly RecordedEvent[],
  sums: readonly string[],
): ProjectionState[] {
  const model = MODELS.find((one) => one.name === name)!;
  const anew = rowsOf(model, events);
  const [live, rebuilt] = [digestOf(rows.map(rowText)), digestOf(anew.map(rowText))];
  const told = (lines: readonly string[]): string =>
    lines.filter((sum) => TELLS[name]?.includes(sum.slice(0, sum.indexOf(' ')))).join('; ');
  return [
    { name, checkpoint, live, rebuilt, model: rebuilt },
    {
      name: `${name}, its sums,`,
      checkpoint,
      live: told(sumsIn(rows)),
      rebuilt: told(sumsIn(anew)),
      model: told(sums),
    },
  ];
}

const rowText = ({ table, row }: FactRow): string => {
  let text = table;
  for (const key in row) {
    const value = row[key] as string | number | bigint | boolean | object | null;
    text += `|${typeof value === 'object' ? JSON.stringify(value) : value}`;
  }
  return text;
};

/** Which reactions were answered, beside those that the log asks for. */
function reactionsOf(
  reactor: Reactor,
  { name, position: checkpoint }: Projection,
  calls: readonly Call[],
  events: readonly RecordedEvent[],
): ProjectionState {
  const own = FIRST_REACTOR + REACTORS.indexOf(reactor);
  const answered = calls.filter(({ client, outcome }) => client === own && outcome !== 'unknown');
  const live = digestOf([...new Set(answered.map(({ cmdId }) => cmdId))].sort());
  const due = events.flatMap((event) => commandsOf(reactor, event)).map(({ meta }) => meta.id);
  const rebuilt = digestOf(due.sort());
  return { name, checkpoint, live, rebuilt, model: rebuilt };
}

function judge(world: World, projections: readonly Projection[], events: RecordedEvent[]): Run['violations'] {
  const { calls, asked } = world;
  const accepted = book();
  const written = new Set<string>();
  for (const { cmd } of events) {
    const command = asked.get(cmd);
    if (command && !written.has(cmd)) accepted.write(command);
    written.add(cmd);
  }
  const sums = accepted.sums();
  const states = projections.flatMap((projection) => {
    const reactor = REACTORS.find(({ name }) => name === projection.name);
    return reactor ? [reactionsOf(reactor, projection, calls, events)] : stateOf(projection, events, sums);
  });
  return [
    ...world.surprises.map((what) => ({ checker: 'liveness' as const, what })),
    ...cLog(calls, events),
    ...cOrder(events),
    ...cOnce(calls, events),
    ...cOcc(calls, events),
    ...cProj(events.length - 1, states),
  ];
}

/**
 * One simulated run: clients that ask at random and ask again when they got no answer, services and owners of read
 * models that die and come back, and everything between them that can go wrong; then all is healed, and has to come right.
 */
export async function simulate(seed: number, bug?: Bug): Promise<Run> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const world = worldOf(seed, bug);
  const { random, time, calls, surprises, history, fired } = world;
  const services = [machine('api-1'), machine('api-2')];
  const keepers = [machine('projector-1'), machine('projector-2')];
  const projections = [
    ...chosen(random).map(reading),
    ...REACTORS.map((reactor, index) => reacting(world, reactor, FIRST_REACTOR + index)),
  ];
  const revive = (victim: Machine): void => {
    if (keepers.includes(victim)) for (const projection of projections) void keep(world, victim, projection);
  };
  keepers.forEach(revive);
  void nemesis(world, [...services, ...keepers], revive);
  let busy = true;
  void clients(world, services).then(() => (busy = false));
  await time.run(() => !busy);
  world.healed = true;
  world.tell({ healed: time.now() });
  busy = true;
  const left = world.unresolved.splice(0);
  void Promise.all(left.map((command) => ask(world, 99, services, command))).then(() => (busy = false));
  const there = ({ position }: Projection): boolean => position >= world.head;
  const right = await time.run(() => !busy && world.flying === 0 && projections.every(there));
  const behind = projections.filter((one) => !there(one)).map(({ name }) => name);
  if (!right) surprises.push(`after all was healed it did not come right; behind are ${behind.join(', ') || 'none'}`);
  for (const { meta } of world.unresolved) surprises.push(`command ${meta.id} is not answered after all was healed`);
  const events = await world.disk.readAll(-1, Number.MAX_SAFE_INTEGER);
  Error.stackTraceLimit = stackTraceLimit;
  const violations = judge(world, projections, events);
  const digest = sha256(`${history.join('\n')}\n${events.map((event) => JSON.stringify(event)).join('\n')}`);
  return { seed, digest, history, violations, calls: calls.length, events: events.length, fired };
}

/** What a failed run has to say for itself: the seed, the first invariant that broke, and how it came to that. */
export function report({ seed, violations: [first], history }: Run): string {
  const last = history.slice(-20).map((line) => `  ${line}`);
  return [`SEED=${seed}: ${first?.checker}: ${first?.what}`, 'the last of its history:', ...last].join('\n');
}
