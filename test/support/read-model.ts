// SPDX-License-Identifier: MPL-2.0
import type { Provider, Type } from '@nestjs/common';
import {
  handle,
  memoryStore,
  type AnyDecider,
  type DomainCommand,
  type EventFamily,
  type EventStore,
  type Handled,
  type ReadModel,
} from '@faellesbog/eventsourcing';
import { allowAnything, DECISION } from '@faellesbog/governance/testing';
import { connect, projector, type AsOfQuery, type Sql } from '@faellesbog/platform';
import { newDatabase } from './database.js';

export interface ReadModelFixture {
  store: EventStore;
  sql: Sql;
  /** Asks a command the way the product does. */
  record(command: DomainCommand, decider: AnyDecider): Promise<Handled>;
  /** Projects what was recorded, then asks. */
  ask<Answer>(provider: Provider, question: AsOfQuery<Answer>): Promise<Answer>;
  /** Sets the clock that instants of recording come from. */
  clockTo(date: Date): void;
  close(): Promise<void>;
}

/** Read models on a real PostgreSQL, fed by a store in memory whose clock the test sets. */
export async function readModelFixture(
  models: readonly ReadModel[],
  families: readonly EventFamily[] = [],
): Promise<ReadModelFixture> {
  let now: Date | undefined;
  const store = memoryStore({ clock: () => now ?? new Date() });
  const url = await newDatabase();
  const sql = connect(url, { max: 2 });
  const seen = new Map(families.map((family) => [family.category, family]));
  // The decision that allows it stands in no read model's way: it is known, and counts for no position.
  const elsewhere = memoryStore();
  await allowAnything((command, decider) => handle(elsewhere, decider, command));
  const known: EventStore = {
    ...store,
    readStream: (stream, from) => (stream === `decision-${DECISION}` ? elsewhere : store).readStream(stream, from),
  };
  const catchUp = async (): Promise<void> => {
    const runner = projector({ url, sql, store, models, families: [...seen.values()] });
    await runner.catchUp();
    await runner.stop();
  };
  return {
    store,
    sql,
    record(command, decider) {
      seen.set((decider.events as EventFamily).category, decider.events as EventFamily);
      return handle(known, decider, command);
    },
    async ask(provider, question) {
      await catchUp();
      const handler = new (provider as Type<{ execute(asked: unknown): Promise<never> }>)(sql, store);
      return handler.execute(question);
    },
    clockTo: (date) => (now = date),
    close: () => sql.end({ timeout: 5 }),
  };
}
