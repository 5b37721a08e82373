// SPDX-License-Identifier: MPL-2.0
import { authorityId, fillLog, openRounds, roundId } from './book.js';
import { openBook, type Book, type Engine, type Lab } from './lab.js';
import { closedLoop, type Load, type Request } from './load.js';
import { median, medianOf, type Figures } from './measure.js';
import { built, start, type Program } from './programs.js';

const CONNECTIONS = 64;
const POOL = 16;
const ROUNDS = 6_000;
const effectiveOn = '2026-01-02';
const source = { kind: 'illustrative', reference: 'benchmark' };

/** Nobody is asked who they are: neither is a peer or the bare handler. */
const QUIET = { FAELLESBOG_DEMO: 'off', FAELLESBOG_ANNOUNCE: 'off', FAELLESBOG_ACCESS: 'open' };

let suppliers = 0;
/** A light command: its stream is new, and nothing else has to be looked up. */
export const registerSupplier = (): Request => {
  const supplierId = `s${suppliers++}`;
  const body = { supplierId, name: 'Leverandør af fælles løsninger', cvr: '41849983', effectiveOn, source };
  return { method: 'POST', path: '/api/v1/suppliers', body };
};

/** A pledge: its round is read with what was pledged there before, and the authority is looked up. */
function pledgesIn(rounds: number): () => Request {
  let pledges = 0;
  return () => {
    const n = pledges++;
    const pledge = { pledgeId: `l${n}`, authorityId: authorityId(Math.floor(n / rounds)) };
    const terms = { amount: { amount: '12500.00', currency: 'DKK' }, conditions: 'As stated in the letter' };
    const body = { ...pledge, ...terms, effectiveOn, source };
    return { method: 'POST', path: `/api/v1/funding-rounds/${roundId(n % rounds)}/pledges`, body };
  };
}

/** A book with open rounds and its read models' tables made, and then nobody's. */
export async function bookForRequests(lab: Lab, engine: Engine, rounds: number): Promise<Book> {
  const book = await lab.newBook(engine);
  await fillLog(book, openRounds(rounds));
  const ledger = await openBook(book);
  await ledger.projector.catchUp();
  await ledger.close();
  await lab.settle();
  return book;
}

/** The service as it is built, with its own settings: one line of log for each request. */
export const startApi = (book: Book, projector: 'on' | 'off'): Promise<Program> =>
  start(
    built('apps/api/src/main.js'),
    [],
    { ...book, ...QUIET, PORT: '0', FAELLESBOG_PROJECTOR: projector },
    /ready: (\S+)/,
  );

export const startBare = async (lab: Lab): Promise<Program> =>
  start(built('test/bench/bare.js'), [(await lab.newBook('postgres')).DATABASE_URL, String(POOL)], {}, /ready: (\S+)/);

interface Runner {
  name: string;
  program: Program;
  next: () => Request;
  loads: Load[];
}

/**
 * From the request to the answer: the service beside a bare handler that inserts the same bytes, 64 connections, in turn.
 * The bare handler is asked the same requests.
 */
export async function benchHttp(lab: Lab, engine: Engine, quick: boolean): Promise<Figures> {
  const [seconds, rounds] = quick ? [0.6, 2] : [4, 5];
  const bare = await startBare(lab);
  const open = quick ? 600 : ROUNDS;
  const api = await startApi(await bookForRequests(lab, engine, open), 'off');
  const figures: Figures = {};
  try {
    for (const [command, next] of [
      ['supplier', registerSupplier],
      ['pledge', pledgesIn(open)],
    ] as const) {
      const runners: Runner[] = [
        { name: 'ours', program: api, next, loads: [] },
        { name: 'bare', program: bare, next, loads: [] },
      ];
      for (const runner of runners) await load(runner, quick ? 0.6 : 4);
      for (let round = 0; round < rounds; round++)
        for (const runner of runners) runner.loads.push(await load(runner, seconds));
      const [mine, theirs] = runners.map(({ loads }) => summary(loads));
      figures[`http_${command}_64_connections`] = {
        value: mine!.perSecond,
        unit: 'requests/s',
        yardstick: theirs!.perSecond,
        yardstickIs: 'a bare Fastify handler with one insert',
        better: 'more',
        ...(engine === 'postgres' ? { target: { ratioAtLeast: 0.5 } } : {}),
        latency: mine!.latency,
        yardstickLatency: theirs!.latency,
      };
    }
  } finally {
    await Promise.all([api.stop(), bare.stop()]);
  }
  return quick ? figures : { ...figures, ...(await withReadModels(lab, engine)) };
}

/** The same with the read models kept up to date in the same process, as `npm start` does. */
async function withReadModels(lab: Lab, engine: Engine): Promise<Figures> {
  const api = await startApi(await bookForRequests(lab, engine, 1), 'on');
  try {
    const runner = { name: 'ours', program: api, next: registerSupplier, loads: [] };
    await load(runner, 4);
    const { perSecond, latency } = await load(runner, 10);
    return {
      http_supplier_with_read_models: { value: perSecond, unit: 'requests/s', better: 'more', latency },
    };
  } finally {
    await api.stop();
  }
}

const load = ({ program, next }: Runner, seconds: number): Promise<Load> =>
  closedLoop({ url: program.said, connections: CONNECTIONS, next }, seconds);

const summary = (loads: Load[]): Load => ({
  perSecond: median(loads.map(({ perSecond }) => perSecond)),
  latency: medianOf(loads.map(({ latency }) => latency)),
});
