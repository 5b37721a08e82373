// SPDX-License-Identifier: MPL-2.0
import { join } from 'node:path';
import type { RecordedEvent } from '@faellesbog/eventsourcing';
import { connect, openPostgresStore, type PostgresEventStore, type Sql } from '@faellesbog/platform';
import { cLog, cOcc, cOnce, cOrder, cProj, type Violation } from './checkers.js';
import type { Dice } from './dice.js';
import { get } from './http.js';
import { checkpoints, eventsIn, projectionStates } from './inspect.js';
import { emptyLedger, financingOf, foundation, LATER } from './model.js';
import { freePort, program, until, type Program, type Server } from './processes.js';
import { newHistory, workload, type History, type Workload } from './workload.js';

/** What an experiment found wrong: an invariant of the checkers, or a promise of its own. */
export interface Finding {
  checker: Violation['checker'] | 'liveness' | 'answers' | 'limit';
  what: string;
}

/** One book with everything that serves it: two services, two projectors, and clients that keep a history. */
export interface World {
  name: string;
  url: string;
  sql: Sql;
  store: PostgresEventStore;
  apis: Program[];
  projectors: Program[];
  history: History;
  load: Workload;
  events: RecordedEvent[];
  /** One more service on the same book, which the caller stops. */
  addApi(name: string, more: Record<string, string>): Promise<Program>;
  /** Waits for the clients, reads what was added to the log, and checks it. */
  checkLog(): Promise<Finding[]>;
  /** After healing: everything catches up, and every answer is what the events say. */
  checkAll(): Promise<Finding[]>;
  close(): Promise<void>;
}

const CLIENTS = 8;

export interface WorldOptions {
  server: Server;
  /** The run's folder. */
  folder: string;
  name: string;
  throws: Dice;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const { server, folder, name, throws } = options;
  const url = await server.newDatabase(name);
  const store = await openPostgresStore(url);
  const sql = connect(url, { max: 2, statementTimeoutMs: 60_000, name: 'faults' });
  const logs = join(folder, name);
  const env = { DATABASE_URL: url, FAELLESBOG_DATA: logs };
  const projectors = Array.from({ length: 2 }, (_, index) =>
    program({ name: `projector-${index}`, file: 'apps/projector/src/main.js', args: ['run'], env, logs }),
  );
  const apis: Program[] = [];
  for (let index = 0; index < 2; index++) {
    const own = { ...env, FAELLESBOG_PROJECTOR: 'off' };
    apis.push(program({ name: `api-${index}`, file: 'apps/api/src/main.js', env: own, port: await freePort(), logs }));
  }
  await Promise.all(apis.map((api) => api.up()));
  const history = newHistory(join(folder, 'history.jsonl'));
  const load = workload({
    clients: CLIENTS,
    throws: throws.for('load'),
    history,
    urls: () => apis.map((api) => api.url),
  });
  const world: World = {
    name,
    url,
    sql,
    store,
    apis,
    projectors,
    history,
    load,
    events: [],
    async addApi(as, more) {
      const own = { ...env, FAELLESBOG_PROJECTOR: 'off', ...more };
      const api = program({ name: as, file: 'apps/api/src/main.js', env: own, port: await freePort(), logs });
      await api.up();
      return api;
    },
    checkLog: () => checkLog(world),
    checkAll: () => checkAll(world),
    async close() {
      await load.rest().catch(() => undefined);
      await Promise.all([...apis, ...projectors].map((each) => each.stop()));
      await Promise.all([store.close(), sql.end({ timeout: 5 })]);
    },
  };
  for (const command of foundation()) await load.settle(0, throws.uuid(), command);
  await until('the read models follow', () => isCaughtUp(world));
  // A service that met an empty database may have been started twice.
  for (const each of [...apis, ...projectors]) each.endedByItself.length = 0;
  return world;
}

/** Every read model and reactor stands at the log's head. */
async function isCaughtUp({ sql }: Pick<World, 'sql'>): Promise<boolean> {
  const head = await headOf(sql);
  return [...(await checkpoints(sql)).values()].every((position) => position === head) && head === (await headOf(sql));
}

export async function headOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ size: bigint }[]>`select size from log.head`;
  return Number(row!.size) - 1;
}

async function checkLog(world: World): Promise<Finding[]> {
  const { load, history, events, sql } = world;
  const found: Finding[] = [];
  await load.rest().catch((error: unknown) => found.push({ checker: 'liveness', what: String(error) }));
  events.push(...(await eventsIn(sql, events.at(-1)?.position ?? -1)));
  // In one statement: reactors may be adding to the log.
  const [end] = await sql<{ head: bigint; last: bigint | null }[]>`
    select size - 1 as head, (select max(pos) from log.event) as last from log.head`;
  if (end!.head !== (end!.last ?? -1n))
    found.push({ checker: 'C-order', what: `the head says ${end!.head} and the log ends at ${end!.last}` });
  const { calls } = history;
  found.push(...cLog(calls, events), ...cOrder(events), ...cOnce(calls, events), ...cOcc(calls, events));
  found.push(...history.surprises.splice(0).map((what) => ({ checker: 'answers' as const, what })));
  return found;
}

/** How long after healing everything may take to be as if nothing had happened. */
const HEALED_MS = 30_000;

async function checkAll(world: World): Promise<Finding[]> {
  const found = await checkLog(world);
  const { sql, url, store, events } = world;
  try {
    await Promise.all(world.apis.map((api) => api.up()));
    await until('every read model and reactor stands at the head', () => isCaughtUp(world), HEALED_MS);
    // Reactors added their events while the clients rested.
    events.push(...(await eventsIn(sql, events.at(-1)?.position ?? -1)));
    found.push(...cOrder(events));
    found.push(...cProj(events.length - 1, await projectionStates(url, sql, store, events)));
    found.push(...(await checkMoney(world)));
  } catch (error) {
    found.push({ checker: 'liveness', what: error instanceof Error ? error.message : String(error) });
  }
  return found;
}

interface Shares {
  total: { amount: string };
  shares: { authority: string; pledged: { amount: string } }[];
  rounds: {
    round: string;
    revision: number;
    pledged: { amount: string };
    raisedAtClosing: { amount: string } | null;
    reached: boolean | null;
  }[];
}
interface Project {
  rounds: { round: string; reached: boolean; pledged: { amount: string } }[];
}

/** What the services answer about money, against the model fed with what was accepted, in the order of the log. */
async function checkMoney({ history, apis, events }: World): Promise<Finding[]> {
  const found: Finding[] = [];
  const say = (what: string): void => void found.push({ checker: 'answers', what });
  const ledger = emptyLedger();
  const inOrder = [...new Map(history.accepted.map((one) => [one.position, one])).values()];
  for (const { command, position, revision } of inOrder.sort((a, b) => a.position - b.position)) {
    const why = command.means?.(ledger);
    if (why) say(`position ${position}: ${command.method} ${command.path} was accepted, but by the model ${why}`);
    ledger.revisions.set(command.stream, revision);
  }
  const when = `validOn=${LATER}&after=${events.length - 1}`;
  for (const [index, project] of [...ledger.projects.keys()].entries()) {
    const base = `${apis[index % apis.length]!.url}/api/v1/projects/${project}`;
    const shares = await get<Shares>(`${base}/shares?${when}`);
    const { rounds } = await get<Project>(`${base}?${when}`);
    const expected = financingOf(ledger, project);
    const actual = {
      total: shares.total.amount,
      shares: Object.fromEntries(shares.shares.map(({ authority, pledged }) => [authority, pledged.amount])),
      rounds: Object.fromEntries(shares.rounds.map((one) => [one.round, shownRound(one)])),
    };
    if (sorted(actual) !== sorted(expected))
      say(`${project}: answered ${sorted(actual)}, by the model ${sorted(expected)}`);
    const told = rounds.map(({ round, reached, pledged }) => [round, reached, pledged.amount]).sort();
    const closed = Object.entries(expected.rounds).filter(([, { raised }]) => raised !== null);
    const due = closed.map(([round, { reached, raised }]) => [round, reached, raised]).sort();
    if (JSON.stringify(told) !== JSON.stringify(due))
      say(`${project} was told of ${JSON.stringify(told)} by the reactor, by the model ${JSON.stringify(due)}`);
  }
  return found;
}

const shownRound = ({ revision, pledged, raisedAtClosing, reached }: Shares['rounds'][number]) => ({
  revision,
  pledged: pledged.amount,
  raised: raisedAtClosing?.amount ?? null,
  reached,
});

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
