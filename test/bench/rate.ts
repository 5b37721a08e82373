// SPDX-License-Identifier: MPL-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '@faellesbog/platform';
import { bookForRequests, registerSupplier, startApi, startBare } from './http.js';
import type { Book, Engine, Lab } from './lab.js';
import { closedLoop, openLoop, type Load } from './load.js';
import { percentiles, type Figures } from './measure.js';
import { built, start, type Program } from './programs.js';

const CONNECTIONS = 64;
/** Of all read models the one that shows a supplier. */
const CHECKPOINT = 'community_register_v2.checkpoint';

export const startProjector = (book: Book): Promise<Program> =>
  start(built('apps/projector/src/main.js'), ['run'], { ...book });

/** Looks again and again how far the read model is, and tells how long after its answer each command was to be seen. */
function watchReadModel(url: string) {
  const sql = connect(url, { max: 1, name: 'bench-lag' });
  const waiting: { position: number; at: number }[] = [];
  const lags: number[] = [];
  let watching = true;
  const look = async (): Promise<void> => {
    const [row] = await sql<{ position: bigint }[]>`select position from ${sql(CHECKPOINT)}`;
    const [reached, now] = [Number(row!.position), performance.now()];
    // Answers come almost in the order of their positions.
    for (let index = waiting.length - 1; index >= 0; index--) {
      if (waiting[index]!.position > reached) continue;
      lags.push(Math.max(0, now - waiting[index]!.at));
      waiting.splice(index, 1);
    }
  };
  const loop = (async () => {
    for (; watching; await pause(1)) await look();
  })();
  return {
    answered: (position: number, at: number): void => void waiting.push({ position, at }),
    /** Waits until everything answered is to be seen. @returns the lags in milliseconds. */
    async end(): Promise<number[]> {
      for (const deadline = Date.now() + 60_000; waiting.length > 0; await pause(5))
        if (Date.now() > deadline)
          throw new Error(`${waiting.length} commands are still not to be seen in the read model`);
      watching = false;
      await loop;
      await sql.end({ timeout: 5 });
      return lags;
    },
  };
}

/** Latency at fixed rates, and how soon after its answer a command is to be seen: the service, and a projector beside it. */
export async function benchRate(lab: Lab, engine: Engine, quick: boolean): Promise<Figures> {
  const seconds = quick ? 1.5 : 20;
  const rates = quick ? [500] : [100, 500, 1_000];
  const book = await bookForRequests(lab, engine, 1);
  const projector = await startProjector(book);
  const api = await startApi(book, 'off');
  const bare = await startBare(lab);
  const figures: Figures = {};
  const options = { connections: CONNECTIONS, next: registerSupplier };
  try {
    for (const { said } of [api, bare]) await closedLoop({ ...options, url: said }, quick ? 0.6 : 4);
    for (const rate of rates) {
      await pause(500);
      const theirs = await openLoop({ ...options, url: bare.said }, rate, seconds);
      const watch = watchReadModel(book.DATABASE_URL);
      const answered = ({ body }: { body: string }, at: number): void =>
        watch.answered((JSON.parse(body) as { position: number }).position, at);
      const mine = await openLoop({ ...options, url: api.said, answered }, rate, seconds);
      Object.assign(figures, figuresOf(rate, mine, theirs, await watch.end()));
    }
  } finally {
    await Promise.all([api.stop(), projector.stop(), bare.stop()]);
  }
  return figures;
}

function figuresOf(rate: number, mine: Load, theirs: Load, lags: number[]): Figures {
  const lag = percentiles(lags);
  return {
    [`latency_at_${rate}_per_second`]: {
      value: mine.latency.p99,
      unit: 'ms (p99)',
      yardstick: theirs.latency.p99,
      yardstickIs: 'the bare handler at the same rate',
      better: 'less',
      latency: mine.latency,
      yardstickLatency: theirs.latency,
    },
    [`read_model_lag_at_${rate}_per_second`]: {
      value: lag.p99,
      unit: 'ms (p99)',
      better: 'less',
      latency: lag,
      ...(rate === 500 ? { target: { valueBelow: 100 } } : {}),
    },
  };
}
