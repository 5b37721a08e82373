// SPDX-License-Identifier: MPL-2.0
import { get as httpGet } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { OutcomeUnknown, sha256, WrongRevision, type NewEvent, type Receipt } from '@faellesbog/eventsourcing';
import { anyOf, openPostgresStore, type PostgresEventStore } from '@faellesbog/platform';
import type { Call } from '../checkers.js';
import type { Dice } from '../dice.js';
import { counted, endedByThemselves, expectations, startOf, type Experiment } from '../experiment.js';
import { correctAuthority, DAY } from '../model.js';
import { program, until, type Program } from '../processes.js';
import { proxy } from '../proxy.js';
import { headOf, type World } from '../world.js';
import { callOnce, writeDown } from '../workload.js';
import type { Order, Report } from '../writer.js';

const WRITERS = 16;

const oneStream: Experiment = {
  id: 'B1',
  title: '16 writers on one stream, each naming the revision it saw',
  rounds: { smoke: 2, full: 12 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const end = performance.now() + rounds * 1_000;
    const writer = async (index: number): Promise<void> => {
      const throws = lab.throws.for(`B1 ${index}`);
      let seen = world.load.known.revisions.get('authority-101') ?? 0;
      for (let n = 0; performance.now() < end; n++) {
        const command = correctAuthority('101', `Name ${index}-${n}`, seen);
        const asked = await callOnce(world.history, world.apis[index % 2]!.url, index, throws.uuid(), command);
        if (asked?.outcome === 'ok') world.load.learn(command, asked);
        // Accepted or refused, the answer says where the stream is.
        const { revision } = JSON.parse(asked?.answer?.text ?? '{}') as { revision?: number };
        seen = revision ?? seen;
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, index) => writer(index)));
    const found = [...(await world.checkAll()), ...endedByThemselves(world)];
    return { numbers: { seconds: rounds, ...counted(world, since) }, found };
  },
};

/** An event that the read models know, so that a log of such events is projected like any other. */
const supplierFacts = (throws: Dice, supplierId: string, n: number, cause: string | null = null): NewEvent[] =>
  Array.from({ length: n }, (_, index) => ({
    id: throws.uuid(),
    type:
      index === 0 ? 'SupplierRegistered' : index % 2 === 1 ? 'SupplierPartnershipStarted' : 'SupplierPartnershipEnded',
    schema: 1,
    by: 'faults',
    org: null,
    cause,
    eff: DAY,
    data:
      index === 0
        ? { supplierId, name: `Supplier ${supplierId}` }
        : index % 2 === 1
          ? { supplierId, codeOfConductAccepted: true }
          : { supplierId, reason: 'to begin anew' },
  }));

const orderFor = (throws: Dice, supplierId: string, n: number): Order => {
  const id = throws.uuid();
  return {
    stream: `supplier-${supplierId}`,
    expected: -1,
    events: supplierFacts(throws, supplierId, n),
    command: { id, fingerprint: sha256(id) },
  };
};

/** Appends, and writes down what came of it. */
async function append(world: World, store: PostgresEventStore, client: number, order: Order): Promise<void> {
  const t0 = performance.now();
  const note = (outcome: Call['outcome'], reply?: Receipt): void => {
    const { stream, expected, events, command } = order;
    const eventIds = events.map(({ id }) => id);
    const call = { t0, t1: performance.now(), client, cmdId: command.id, stream, expected, eventIds, outcome, reply };
    writeDown(world.history, call, { cmd: 'append' });
  };
  try {
    const { replayed: _, ...receipt } = await store.append(order.stream, order.expected, order.events, order.command);
    note('ok', receipt);
  } catch (error) {
    note(error instanceof WrongRevision ? 'refused' : 'unknown');
    if (!(error instanceof WrongRevision) && !(error instanceof OutcomeUnknown)) throw error;
  }
}

/** Everything that a live feed over HTTP says, until it is ended. */
function feed(url: string, after: number): { seen: number[]; end(): void } {
  const seen: number[] = [];
  let text = '';
  const asked = httpGet(
    `${url}/api/v1/events?after=${after}`,
    { headers: { Accept: 'text/event-stream' }, agent: false },
    (answer) =>
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        for (let cut = text.indexOf('\n\n'); cut >= 0; cut = text.indexOf('\n\n')) {
          const id = /^id: (\d+)$/m.exec(text.slice(0, cut))?.[1];
          if (id) seen.push(Number(id));
          text = text.slice(cut + 2);
        }
      }),
  );
  asked.on('error', () => undefined);
  return { seen, end: () => asked.destroy() };
}

/** Reads page by page behind the writers' backs, as a projection does. */
function poller(store: PostgresEventStore, after: number): { seen: number[]; end(): Promise<void> } {
  const seen: number[] = [];
  let running = true;
  const work = (async () => {
    for (let last = after; running; await pause(1)) {
      const page = await store.readAll(last, 50);
      seen.push(...page.map(({ position }) => position));
      last = page.at(-1)?.position ?? last;
    }
  })();
  return { seen, end: () => ((running = false), work) };
}

const visibility: Experiment = {
  id: 'B2',
  title: '12 writers whose transactions stay open up to 6 ms, seen by live feeds, a subscription and a poller',
  rounds: { smoke: 2, full: 20 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const { found, expect } = expectations();
    const throws = lab.throws.for('B2');
    const slow = await proxy(world.url);
    slow.delay(6, throws.for('delay'));
    const stores = await Promise.all(Array.from({ length: 12 }, () => openPostgresStore(slow.through(world.url))));
    const start = await headOf(world.sql);
    const stop = new AbortController();
    const subscribed: number[] = [];
    const subscription = (async () => {
      for await (const batch of world.store.subscribe(start, stop.signal))
        subscribed.push(...batch.map(({ position }) => position));
    })();
    const polling = poller(world.store, start);
    const feeds = world.apis.map(({ url }) => feed(url, start));
    const end = performance.now() + rounds * 1_000;
    await Promise.all(
      stores.map(async (store, index) => {
        const own = throws.for(`writer ${index}`);
        for (let n = 0; performance.now() < end; n++)
          await append(world, store, index, orderFor(own, `b2-${start}-${index}-${n}`, own.between(1, 3)));
      }),
    );
    const head = await headOf(world.sql);
    const readers = {
      subscription: subscribed,
      poller: polling.seen,
      'first feed': feeds[0]!.seen,
      'second feed': feeds[1]!.seen,
    };
    const due = Array.from({ length: head - start }, (_, index) => start + 1 + index);
    await until(
      'all readers are at the head',
      () => Object.values(readers).every((seen) => seen.at(-1) === head),
      10_000,
    ).catch(() => undefined);
    for (const [name, seen] of Object.entries(readers)) {
      const skipped = due.length - new Set(seen).size;
      expect(
        seen.join() === due.join(),
        'C-order',
        `the ${name} saw ${seen.length} of ${due.length} events, ${skipped} never, or in another order`,
      );
    }
    stop.abort();
    feeds.forEach((each) => each.end());
    await Promise.all([subscription, polling.end(), ...stores.map((store) => store.close())]);
    await slow.close();
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    const appends = world.history.calls.length - since.calls;
    return { numbers: { seconds: rounds, appends, events: due.length, readers: 4 }, found };
  },
};

const PARTIES = 98;

/** Tells a process three things at a time to append, until it is killed. @returns what it was told, and what it answered. */
async function appendUntilKilled(
  writer: Program,
  orders: Order[],
  throws: Dice,
  blow: () => void,
): Promise<{ told: Order[]; answered: Map<string, Receipt> }> {
  const told: Order[] = [];
  const answered = new Map<string, Receipt>();
  const tellNext = (): void => {
    const next = orders[told.length];
    if (!next) return;
    told.push(next);
    writer.tell(next);
  };
  writer.onMessage((message) => {
    const report = message as Report;
    if ('receipt' in report) answered.set(report.command, report.receipt);
    tellNext();
  });
  for (let lane = 0; lane < 3; lane++) tellNext();
  const enough = throws.below(6);
  await until('it appends', () => answered.size >= enough);
  await pause(throws.below(30));
  const down = writer.down();
  blow();
  writer.kill('SIGKILL');
  await down;
  return { told, answered };
}

const allOrNone: Experiment = {
  id: 'B3',
  title: 'appends of 98 events by a process that is killed, on a server that is killed',
  rounds: { smoke: 2, full: 100 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const throws = lab.throws.for('B3');
    const since = world.history.calls.length;
    const env = { DATABASE_URL: world.url };
    const writer = program({ name: 'writer', file: 'test/faults/writer.js', env, logs: lab.folder });
    const open: Order[] = [];
    let commands = 0;
    for (let round = 0; round < rounds; round++) {
      await writer.ready();
      const orders = Array.from({ length: 12 }, (_, n) => orderFor(throws, `b3-${since}-${round}-${n}`, PARTIES));
      const t0 = performance.now();
      const blow = round % 5 === 4 && lab.server.owned ? lab.server.kill : () => undefined;
      const { told, answered } = await appendUntilKilled(writer, orders, throws, blow);
      commands += told.length;
      for (const one of told) {
        const reply = answered.get(one.command.id);
        const eventIds = one.events.map(({ id }) => id);
        const asked = {
          t0,
          t1: performance.now(),
          client: 0,
          cmdId: one.command.id,
          stream: one.stream,
          expected: -1,
          eventIds,
        };
        writeDown(
          world.history,
          { ...asked, outcome: reply ? 'ok' : 'unknown', reply },
          { cmd: 'append by a process that was killed' },
        );
        if (!reply) open.push(one);
      }
    }
    await writer.stop();
    await lab.server.up();
    const stored = await world.sql<{ cmd: string; n: bigint }[]>`
      select cmd, count(*) as n from log.event where cmd::text = ${anyOf(
        world.sql,
        open.map(({ command }) => command.id),
      )} group by cmd`;
    // Asked again under the same ids, what landed is answered and what did not lands now.
    for (const one of open) await append(world, world.store, 1, one);
    const found = [...(await world.checkAll()), ...endedByThemselves(world)];
    for (const { cmd, n } of stored)
      if (Number(n) !== PARTIES)
        found.push({ checker: 'C-once', what: `of the ${PARTIES} events of command ${cmd} ${n} were stored` });
    return { numbers: { killed: rounds, commands, unknown: open.length, landed: stored.length }, found };
  },
};

export const order: Experiment[] = [oneStream, visibility, allOrNone];
