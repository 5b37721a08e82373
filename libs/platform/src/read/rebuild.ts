// SPDX-License-Identifier: MPL-2.0
import type { ReadModel } from '@faellesbog/eventsourcing';
import { isBusy, type Lane, type Sql } from '../postgres/connect.js';
import { apply, type Surroundings } from './steps.js';
import { createIndexes, createTables } from './tables.js';

const REBUILD_BATCH = 5_000;

/**
 * Builds a read model anew in the schema `beside` the live one, which its owner goes on with, and switches when it has
 * caught up. No reactor is asked anything: what a rebuild does stays in the read model's own schemas.
 * @throws LostRace when the same model is being rebuilt by someone else as well.
 */
export async function rebuild(
  around: Surroundings,
  model: ReadModel,
  beside: string,
  progress: (done: number, of: number) => void,
): Promise<{ events: number; seconds: number }> {
  const started = performance.now();
  const { sql, store, laneOf } = around;
  for (const left of [beside, oldOf(model)]) await dropSchema(sql, left);
  await laneOf(beside).transaction((tx) => createTables(tx, model, beside, false));
  const { position: head } = await store.head();
  const seen = (position: number): void => progress(position + 1, head + 1);
  const events = await apply(around, model, beside, { limit: REBUILD_BATCH, seen });
  await createIndexes(sql, model, beside);
  for (;;) {
    await apply(around, model, beside);
    if (await switchOver(laneOf(beside), model, beside)) break;
  }
  await dropSchema(sql, oldOf(model));
  progress(head + 1, head + 1);
  return { events, seconds: (performance.now() - started) / 1000 };
}

const oldOf = ({ schema }: ReadModel): string => `${schema}_old`;

/**
 * Swaps the schemas in one transaction, unless the live one has got further meanwhile. Only names are changed, so no
 * question has to wait, and a writer that still has the old tables finds no checkpoint to move there.
 */
async function switchOver(lane: Lane, model: ReadModel, beside: string): Promise<boolean> {
  const old = oldOf(model);
  return lane.transaction(async (tx) => {
    const [live] = await tx<
      { position: bigint }[]
    >`select position from ${tx(`${model.schema}.checkpoint`)} for update`;
    const [built] = await tx<{ position: bigint }[]>`select position from ${tx(`${beside}.checkpoint`)}`;
    if (built!.position < live!.position) return false;
    await tx`delete from ${tx(`${model.schema}.checkpoint`)}`;
    await tx`alter schema ${tx(model.schema)} rename to ${tx(old)}`;
    await tx`alter schema ${tx(beside)} rename to ${tx(model.schema)}`;
    return true;
  });
}

/** A question that has read one of the tables and comes to another one can meet the drop half-way: then again. */
async function dropSchema(sql: Sql, schema: string): Promise<void> {
  for (;;) {
    try {
      return void (await sql`drop schema if exists ${sql(schema)} cascade`);
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }
}
