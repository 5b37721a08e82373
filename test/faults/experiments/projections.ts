// SPDX-License-Identifier: MPL-2.0
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, ReadModel, RecordedEvent } from '@faellesbog/eventsourcing';
import { connect, type Projector, type RunnerStatus, type Sql } from '@faellesbog/platform';
import { cProj } from '../checkers.js';
import type { Dice } from '../dice.js';
import {
  counted,
  endedByThemselves,
  expectations,
  median,
  startOf,
  times,
  type Experiment,
  type Lab,
} from '../experiment.js';
import { ask } from '../http.js';
import { checkpoints, eventsIn, projectionStates, readModels, runnerOn } from '../inspect.js';
import { LATER } from '../model.js';
import type { Plant } from '../preload.js';
import { program, until, type Program } from '../processes.js';
import { proxy } from '../proxy.js';
import { headOf, type Finding, type World } from '../world.js';

/** Events that are enough for every kind of row to be there. */
const SHORT = 1_000;

/** Read models of a book in a database of their own, kept by a runner in this process. */
interface Beside {
  url: string;
  sql: Sql;
  runner(feed: EventStore, by?: string): Projector;
  /** Whether the read models stand at this position; reactors are left to the book's own projectors. */
  at(head: number): Promise<boolean>;
  /** C-proj against what the feed tells. */
  check(feed: EventStore, events: RecordedEvent[]): Promise<Finding[]>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

async function beside(lab: Lab, name: string): Promise<Beside> {
  const url = await lab.server.newDatabase(name);
  const sql = connect(url, { max: 2, statementTimeoutMs: 60_000, name: 'faults' });
  const runners: Projector[] = [];
  return {
    url,
    sql,
    runner(feed, by = url) {
      const runner = runnerOn(by, sql, feed);
      runners.push(runner);
      return runner;
    },
    async at(head) {
      const reached = await checkpoints(sql);
      return readModels.every((model) => reached.get(model.name) === head);
    },
    check: async (feed, events) => cProj(events.length - 1, await projectionStates(url, sql, feed, events)),
    async clear() {
      for (const { schema } of readModels) await sql.unsafe(`drop schema if exists ${schema} cascade`);
    },
    async close() {
      await Promise.all(runners.map((runner) => runner.stop()));
      await sql.end({ timeout: 5 });
    },
  };
}

/** A short load, so that there is something to project, and a book at rest. */
async function restingBook(lab: Lab, ms = 800): Promise<{ world: World; head: number; events: RecordedEvent[] }> {
  const world = await lab.shared();
  world.load.run();
  await pause(ms);
  await world.load.rest();
  await until('the read models follow', async () => {
    const head = await headOf(world.sql);
    return [...(await checkpoints(world.sql)).values()].every((position) => position === head);
  });
  const events = await eventsIn(world.sql);
  return { world, head: events.length - 1, events };
}

/** The book's log as if it ended early: what is built anew again and again need not be long. */
function beginning(
  events: RecordedEvent[],
  store: EventStore,
): { feed: EventStore; begun: RecordedEvent[]; end: number } {
  const begun = events.slice(0, SHORT);
  const end = begun.length - 1;
  const feed: EventStore = {
    ...store,
    head: () => Promise.resolve({ position: end, at: begun[end]!.at }),
    readAll: (after, limit) => store.readAll(after, Math.min(limit, end - after)),
  };
  return { feed, begun, end };
}

/** A feed that repeats, withholds and swaps events, and begins before where it was asked to. */
function badFeed(
  store: EventStore,
  throws: Dice,
  count: { repeated: number; withheld: number; swapped: number; old: number },
): EventStore {
  return {
    ...store,
    async readAll(after, limit) {
      const page = await store.readAll(after, Math.min(limit, 40));
      const told: RecordedEvent[] = [];
      if (after > 0 && throws.chance(0.2) && ++count.old)
        told.push(...(await store.readAll(after - 1 - throws.below(after), 1)));
      for (const event of page) {
        if (throws.chance(0.2) && ++count.withheld) continue;
        told.push(event);
        if (throws.chance(0.2) && ++count.repeated) told.push(event);
      }
      for (let index = 1; index < told.length; index++)
        if (throws.chance(0.1) && ++count.swapped) [told[index - 1], told[index]] = [told[index]!, told[index - 1]!];
      return told;
    },
  };
}

const badDelivery: Experiment = {
  id: 'B4',
  title: 'the feed delivers twice, late and in another order',
  rounds: { smoke: 1, full: 10 },
  async run(lab, rounds) {
    const { world, events } = await restingBook(lab);
    const { feed, begun, end } = beginning(events, world.store);
    const found: Finding[] = [];
    const count = { repeated: 0, withheld: 0, swapped: 0, old: 0 };
    const errors = new Set<string>();
    for (let round = 0; round < rounds && found.length === 0; round++) {
      const own = await beside(lab, `b4_${events.length}_${round}`);
      const runner = own.runner(badFeed(feed, lab.throws.for(`B4 ${round}`), count));
      const deadline = performance.now() + 20_000;
      const arrived = async (): Promise<boolean> => (
        await runner.catchUp().catch((error: unknown) => void errors.add(String(error))),
        own.at(end)
      );
      while (!(await arrived()) && performance.now() < deadline) await pause(5);
      found.push(...(await own.check(feed, begun)));
      await own.close();
    }
    if (found.length > 0 && errors.size > 0)
      found.push({ checker: 'liveness', what: [...errors].slice(0, 5).join(' | ') });
    return { numbers: { events: begun.length, ...count, 'kinds of error': errors.size }, found };
  },
};

const crashBetween: Experiment = {
  id: 'B5',
  title: 'the connection of a projection is cut before and after each packet of its transactions',
  rounds: { smoke: 8, full: 200 },
  async run(lab, rounds) {
    const { world, events } = await restingBook(lab);
    const { feed, begun, end } = beginning(events, world.store);
    const throws = lab.throws.for('B5');
    const own = await beside(lab, `b5_${events.length}`);
    const between = await proxy(own.url);
    const bits: EventStore = { ...feed, readAll: (after, limit) => feed.readAll(after, Math.min(limit, 8)) };
    const runner = own.runner(bits, between.through(own.url));
    const found: Finding[] = [];
    let built = 0;
    // A projection that a cut left in a state it cannot leave is never whole again.
    const deadline = performance.now() + 20_000 + rounds * 1_000;
    try {
      for (;;) {
        const cutting = between.done() < rounds;
        const lane = `faellesbog-${throws.pick(readModels).schema}`;
        if (cutting) between.cutAt(lane, throws.between(1, 30), throws.chance(0.5));
        const whole = await runner.catchUp().then(
          () => own.at(end),
          () => false,
        );
        if (performance.now() > deadline) break;
        if (!whole) continue;
        built++;
        if (!cutting) break;
        await own.clear();
      }
      found.push(...(await own.check(feed, begun)));
    } finally {
      await own.close();
      await between.close();
    }
    return { numbers: { cuts: between.done(), events: begun.length, 'built whole': built }, found };
  },
};

const twoOwners: Experiment = {
  id: 'B6',
  title: 'two projectors both think they own everything: leases forced into the past',
  rounds: { smoke: 2, full: 60 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const { found, expect } = expectations();
    const epochs = async (): Promise<number> => {
      const [row] = await world.sql<{ n: bigint }[]>`select coalesce(sum(epoch), 0)::bigint as n from runners.lease`;
      return Number(row!.n);
    };
    const before = await epochs();
    world.load.run();
    let taken = 0;
    const began = performance.now();
    // A projector that is just coming back takes a moment: what is to be shown has to be seen once.
    while (performance.now() < began + (taken > 0 ? rounds : rounds + 10) * 1_000) {
      await world.sql`update runners.replica set until = clock_timestamp() - interval '1 minute'`;
      await pause(30);
      taken = (await epochs()) - before;
    }
    expect(taken > 0, 'limit', 'no lease changed hands: nothing was shown');
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    return { numbers: { seconds: rounds, 'leases taken over': taken, ...counted(world, since) }, found };
  },
};

const plant = (projectors: Program[], what: Plant): void => projectors.forEach((each) => each.tell(what));

interface Health {
  status: string;
  runners: RunnerStatus[];
}
async function healthOf(world: World): Promise<Health & { code: number }> {
  const { status, text } = await ask(`${world.apis[0]!.url}/health/ready`);
  return { ...(JSON.parse(text) as Health), code: status };
}

const POISONED = 'community_register';

const poison: Experiment = {
  id: 'B7',
  title: 'an event that a handler cannot take',
  rounds: { smoke: 1, full: 5 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const { found, expect } = expectations();
    const seen: number[] = [];
    const resumed: number[] = [];
    for (let round = 0; round < rounds; round++) {
      plant(world.projectors, { poison: { model: POISONED, from: (await headOf(world.sql)) + 1 } });
      world.load.run();
      const began = performance.now();
      const runnerOf = ({ runners }: Health): RunnerStatus => runners.find(({ name }) => name === POISONED)!;
      await until(
        'health says that it stopped',
        async () => runnerOf(await healthOf(world)).state === 'stopped',
        10_000,
      );
      seen.push(performance.now() - began);
      await pause(1_000);
      const health = await healthOf(world);
      const { stopped, position } = runnerOf(health);
      const others = health.runners.filter(({ name }) => name !== POISONED);
      expect(
        health.code === 503 && health.status === 'stopped',
        'answers',
        `health answered ${health.code} ${health.status}`,
      );
      expect(
        stopped?.reason.includes('planted') === true && position === stopped.position - 1,
        'answers',
        `it stands at ${position} and says ${JSON.stringify(stopped)}`,
      );
      expect(
        others.every(({ state }) => state !== 'stopped'),
        'answers',
        'others stopped too',
      );
      const acked = world.load.acked();
      await pause(300);
      expect(world.load.acked() > acked, 'liveness', 'commands were no longer acknowledged');
      await world.load.rest();
      // Reactors may go on adding to the log for a moment.
      await until('the others are at the head', async () => {
        const [reached, head] = [await checkpoints(world.sql), await headOf(world.sql)];
        return [...reached].every(([name, at]) => name === POISONED || at === head);
      });
      const [at] = await world.sql<
        { position: bigint }[]
      >`select position from ${world.sql(`${readModels.find(({ name }) => name === POISONED)!.schema}.checkpoint`)}`;
      expect(Number(at!.position) === stopped!.position - 1, 'C-proj', `it skipped: it stands at ${at!.position}`);
      plant(world.projectors, { poison: null });
      const healed = performance.now();
      const resumes = async (): Promise<boolean> =>
        (await checkpoints(world.sql)).get(POISONED) === (await headOf(world.sql));
      await until('it resumes by itself', resumes, 35_000);
      resumed.push(performance.now() - healed);
    }
    expect(Math.max(...seen) < 5_000, 'limit', `health said it after ${Math.round(Math.max(...seen))} ms`);
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    return {
      numbers: {
        rounds,
        ...times(seen, 'in health after'),
        ...times(resumed, 'resumed after'),
        ...counted(world, since),
      },
      found,
    };
  },
};

const FIXED = 'co_financing';

/** Readers that ask for the same moment again and again, as fast as they get answers. */
function readers(urls: string[]): { answers: string[][]; waits: number[]; end(): Promise<void> } {
  const answers: string[][] = urls.map(() => []);
  const waits: number[] = [];
  let running = true;
  const work = Promise.all(
    urls.map(async (url, index) => {
      while (running) {
        const started = performance.now();
        const { status, text } = await ask(url);
        waits.push(performance.now() - started);
        answers[index]!.push(`${status} ${text}`);
      }
    }),
  );
  // An experiment that fails on the way never asks for the end.
  work.catch(() => undefined);
  return { answers, waits, end: async () => ((running = false), void (await work)) };
}

const p99 = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;

const rebuildUnderReaders: Experiment = {
  id: 'B8',
  title: 'a read model with wrong rows is rebuilt while it is read',
  rounds: { smoke: 2, full: 40 },
  async run(lab, rounds) {
    const { found, expect } = expectations();
    const { world, head } = await restingBook(lab);
    const model = readModels.find(({ name }) => name === FIXED)!;
    const rows = model.rows.bind(model);
    let wrong = false;
    const maybeWrong: ReadModel = { ...model, rows: (event) => (wrong ? rows(event).map(oneTooMuch) : rows(event)) };
    const runner = runnerOn(world.url, world.sql, world.store, [maybeWrong]);
    const url = (n: number): string =>
      `${world.apis[n % 2]!.url}/api/v1/projects/project-a/shares?validOn=${LATER}&knownAt=${head}`;
    const right = await ask(url(0));
    wrong = true;
    await runner.rebuild(FIXED);
    const spoilt = await ask(url(1));
    expect(spoilt.text !== right.text, 'limit', 'the planted fault did not show: nothing was shown');
    const alone = readers([0, 1, 2, 3].map(url));
    await pause(500);
    await alone.end();
    const reading = readers([0, 1, 2, 3].map(url));
    const took: number[] = [];
    for (let round = 0; round < rounds; round++) {
      wrong = round % 2 === 1;
      took.push((await runner.rebuild(FIXED)).seconds * 1_000);
      await pause(100);
    }
    if (wrong) {
      wrong = false;
      await runner.rebuild(FIXED);
      await pause(100);
    }
    await reading.end();
    await runner.stop();
    for (const answers of reading.answers) {
      const kinds = answers.map((answer) =>
        answer === `200 ${right.text}` ? 'right' : answer === `200 ${spoilt.text}` ? 'wrong' : answer,
      );
      const mixed = kinds.filter((kind) => kind !== 'right' && kind !== 'wrong');
      expect(
        mixed.length === 0,
        'answers',
        `${mixed.length} of ${kinds.length} answers are neither what it held before nor after: ${differences(mixed[0] ?? '', right.text, spoilt.text)}`,
      );
      const whole = kinds.filter((kind) => kind === 'right' || kind === 'wrong');
      const turns = whole.filter((kind, index) => index > 0 && kind !== whole[index - 1]).length;
      expect(turns <= rounds + 1, 'answers', `answers went back and forth ${turns} times`);
      expect(kinds.at(-1) === 'right', 'C-proj', 'the last answer is not the right one');
    }
    const [before, during] = [p99(alone.waits), p99(reading.waits)];
    expect(
      during < Math.max(2 * before, 200),
      'limit',
      `the slowest hundredth of answers took ${Math.round(during)} ms during a rebuild, ${Math.round(before)} ms before`,
    );
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    const reads = reading.waits.length;
    return {
      numbers: {
        rebuilds: took.length,
        ...times(took, 'rebuild'),
        reads,
        'reader p99 before': `${Math.round(before)} ms`,
        'reader p99 during': `${Math.round(during)} ms`,
        'reader p50 during': `${Math.round(median(reading.waits))} ms`,
      },
      found,
    };
  },
};

/** Where an answer is like neither of two. */
function differences(mixed: string, right: string, wrong: string): string {
  if (!mixed.startsWith('200 ')) return mixed.slice(0, 300);
  const flat = (text: string): Record<string, string> => {
    const found: Record<string, string> = {};
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'object' && value !== null)
        Object.entries(value).forEach(([key, member]) => walk(member, `${path}/${key}`));
      else found[path] = String(value);
    };
    walk(JSON.parse(text), '');
    return found;
  };
  const [answer, a, b] = [flat(mixed.slice(4)), flat(right), flat(wrong)];
  const differing = Object.keys(a).filter((path) => a[path] !== b[path]);
  const like = (side: Record<string, string>): string[] =>
    differing.filter((path) => answer[path] === side[path]).slice(0, 3);
  return `right in ${like(a).join(', ') || 'nothing'}; wrong in ${like(b).join(', ') || 'nothing'}`;
}

const oneTooMuch = ({ table, row }: ReturnType<ReadModel['rows']>[number]): ReturnType<ReadModel['rows']>[number] => ({
  table,
  row: Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'bigint' ? value + 1n : value]),
  ),
});

const noSideEffects: Experiment = {
  id: 'B10',
  title: 'everything is rebuilt and every reactor reads the log again: nothing is asked for twice',
  rounds: { smoke: 1, full: 3 },
  async run(lab, rounds) {
    const { found, expect } = expectations();
    const { world, events } = await restingBook(lab);
    const { sql } = world;
    const state = async (): Promise<string> => {
      const [row] = await sql<{ text: string }[]>`
        select (select count(*) from log.event) || ' events, ' || (select count(*) from log.command) || ' commands, head ' || (select size from log.head) as text`;
      return row!.text;
    };
    const before = await state();
    let reactions = 0;
    for (let round = 0; round < rounds; round++) {
      const env = { DATABASE_URL: world.url };
      const rebuilding = program({
        name: 'rebuild',
        file: 'apps/projector/src/main.js',
        args: ['rebuild', 'all'],
        env,
        logs: lab.folder,
        kept: false,
      });
      await rebuilding.down();
      expect((await state()) === before, 'C-once', `a rebuild changed the log from ${before} to ${await state()}`);
      await sql`update reactions.checkpoint set position = -1`;
      await until('the reactors have read the log again', async () => {
        const reached = await checkpoints(sql);
        return [...reached.values()].every((position) => position === events.length - 1);
      });
      reactions = events.filter(({ cause }) => cause !== null).length;
      expect((await state()) === before, 'C-once', `a replay changed the log from ${before} to ${await state()}`);
    }
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    return { numbers: { rounds, log: before, 'reactions in it': reactions }, found };
  },
};

export const projections: Experiment[] = [
  badDelivery,
  crashBetween,
  twoOwners,
  poison,
  rebuildUnderReaders,
  noSideEffects,
];
