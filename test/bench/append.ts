// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent } from '@faellesbog/eventsourcing';
import { connect, type Sql } from '@faellesbog/platform';
import { median, type Measured } from './measure.js';

/** A pledge as it is recorded: about 470 bytes of canonical text. */
const pledge = (): NewEvent => ({
  id: randomUUID(),
  type: 'PledgeStated',
  schema: 1,
  by: 'bench',
  org: '101',
  cause: null,
  eff: '2026-01-01',
  data: {
    roundId: 'round-1',
    pledgeId: 'pledge-1',
    authorityId: '101',
    amount: { amount: '12500.00', currency: 'DKK' },
    conditions: 'As stated in the letter',
    source: { kind: 'illustrative', reference: 'benchmark' },
  },
});

async function lanes(count: number, seconds: number, work: () => Promise<unknown>): Promise<number> {
  let done = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      await work();
      done++;
    }
  };
  await Promise.all(Array.from({ length: count }, lane));
  return done / ((performance.now() - started) / 1000);
}

/** Ours: validated envelope, idempotency record, expected revision, canonical bytes. */
const ours = (store: EventStore) => (): Promise<unknown> =>
  store.append(`bench-${randomUUID()}`, -1, [pledge()], { id: randomUUID(), fingerprint: 'f'.repeat(64) });

/**
 * The yardstick: the least that keeps order, revisions and durability, written by hand. One transaction for whoever
 * waits, one lock, one multi-row insert. No command record, no canonical form, no checks of what is written.
 */
function byHand(sql: Sql): () => Promise<unknown> {
  const queue: { event: NewEvent; done(): void; failed(error: unknown): void }[] = [];
  let pumping = false;
  async function pump(): Promise<void> {
    pumping = true;
    while (queue.length > 0) {
      await new Promise(setImmediate);
      const batch = queue.splice(0, 256);
      await sql
        .begin(async (tx) => {
          const [head] = await tx<{ size: bigint }[]>`select size from bench.head for update`;
          const size = Number(head!.size);
          await tx`insert into bench.event select ${size}::bigint + o - 1, s, 0, i, t, b from unnest(
            ${batch.map(() => `bench-${randomUUID()}`)}::text[], ${batch.map(({ event }) => event.id)}::uuid[],
            ${batch.map(({ event }) => event.type)}::text[], ${batch.map(({ event }) => JSON.stringify(event))}::text[])
            with ordinality as e(s, i, t, b, o)`;
          await tx`update bench.head set size = ${size + batch.length}`;
        })
        .then(
          () => batch.forEach(({ done }) => done()),
          (error: unknown) => batch.forEach(({ failed }) => failed(error)),
        );
    }
    pumping = false;
  }
  return () =>
    new Promise<void>((done, failed) => {
      queue.push({ event: pledge(), done, failed });
      if (!pumping) void pump();
    });
}

/** Appends a second, one at a time and with many askers, each beside the hand-written loop on the same server. */
export async function benchAppend(url: string, store: EventStore, quick: boolean): Promise<Record<string, Measured>> {
  const sql = connect(url, { max: 1, name: 'bench' });
  await sql.unsafe(`create schema bench; create table bench.head (size bigint not null); insert into bench.head values (0);
    create table bench.event (pos bigint primary key, stream text not null collate "C", rev int not null, id uuid not null unique,
      type text not null, body text not null, unique (stream, rev))`);
  const hand = byHand(sql);
  const own = ours(store);
  const [seconds, rounds] = quick ? [0.7, 3] : [3, 5];
  await lanes(64, 1, own);
  await lanes(64, 1, hand);
  const measured: Record<string, Measured> = {};
  for (const count of [1, 16, 64]) {
    const values: number[] = [];
    const yardsticks: number[] = [];
    for (let round = 0; round < rounds; round++) {
      values.push(await lanes(count, seconds, own));
      yardsticks.push(await lanes(count, seconds, hand));
    }
    measured[count === 1 ? 'append_one_at_a_time' : `append_${count}_concurrent`] = {
      value: median(values),
      unit: 'appends/s',
      yardstick: median(yardsticks),
      yardstickIs: 'hand-written group-commit loop',
      better: 'more',
    };
  }
  await sql.end({ timeout: 5 });
  measured['group_commit_gain'] = {
    value: measured['append_64_concurrent']!.value,
    unit: 'appends/s',
    yardstick: measured['append_one_at_a_time']!.value,
    yardstickIs: 'the same store asked one at a time',
    better: 'more',
  };
  return measured;
}
