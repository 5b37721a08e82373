// SPDX-License-Identifier: MPL-2.0
import {
  handle,
  type AnyDecider,
  type DomainCommand,
  type EventFamily,
  type EventStore,
  type Handled,
  type Reactor,
  type ReadModel,
} from '@faellesbog/eventsourcing';
import type { Config } from './config.js';
import { connect, type Sql } from './postgres/connect.js';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded.js';
import { openPersonStore, type PersonStore } from './persons/person-store.js';
import { openPostgresStore } from './postgres/engine.js';
import { postgresRuns } from './postgres/place-runs.js';
import { projector, type Projector, type ProjectorOptions } from './read/runner.js';

/** What a context brings: its rules, its read models, its reactors. */
export interface Context {
  deciders: readonly AnyDecider[];
  readModels: readonly ReadModel[];
  reactors: readonly Reactor[];
}

/** A store that somebody has to close; appends still waiting are answered first. */
export type OpenEventStore = EventStore & { close(): Promise<void> };

/** An open book: the log, the pool for questions, and what keeps the answers up to date. */
export interface Ledger {
  store: OpenEventStore;
  sql: Sql;
  /** Who the references to persons stand for; apart from the log, and able to forget. */
  persons: PersonStore;
  projector: Projector;
  deciders: readonly AnyDecider[];
  /** Ends everything this process opened, the embedded server last. */
  close(): Promise<void>;
}

export interface OpenOptions {
  log?: ProjectorOptions['log'];
  /** Join an embedded server that another process of ours runs on the same data folder, instead of refusing. */
  join?: boolean;
}

/**
 * Opens the book: `databaseUrl` if given, else the embedded server on the data folder.
 * @throws DataFolderHeld when another process holds the folder and `join` was not asked for; UnsafeDatabase.
 */
export async function openLedger(
  config: Config,
  contexts: readonly Context[],
  options: OpenOptions = {},
): Promise<Ledger> {
  const database = await openDatabase(config, options);
  try {
    const store = await openStore(config, database.url);
    const persons = await openPersonStore(database.url, {
      onUntidy: (error) =>
        options.log?.('warn', 'what was erased is still in the file of its table', {
          code: (error as { code?: string }).code,
        }),
    });
    const sql = connect(database.url, { max: 8, statementTimeoutMs: 10_000, name: 'faellesbog-reader' });
    const runnerSql = connect(database.url, {
      max: 4,
      statementTimeoutMs: 600_000,
      name: 'faellesbog-projector',
    });
    const deciders = contexts.flatMap((context) => context.deciders);
    const runner = projector({
      url: database.url,
      sql: runnerSql,
      store,
      families: deciders.map((decider) => decider.events as EventFamily),
      models: contexts.flatMap((context) => context.readModels),
      reactors: contexts.flatMap((context) => context.reactors),
      execute: (command) => execute(store, deciders, command),
      log: options.log,
    });
    return {
      store,
      sql,
      persons,
      projector: runner,
      deciders,
      async close() {
        await runner.stop();
        await store.close();
        await Promise.all([persons.close(), sql.end({ timeout: 5 }), runnerSql.end({ timeout: 5 })]);
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** The log: on EventStoreDB when that is given, else beside the read models in PostgreSQL. */
async function openStore(config: Config, databaseUrl: string): Promise<OpenEventStore> {
  if (!config.eventStoreUrl) return openPostgresStore(databaseUrl, { allowUnsafe: process.env['NODE_ENV'] === 'test' });
  // Only those who use it pay for loading its client.
  const { openEventStoreDb } = await import('./eventstoredb/engine.js');
  return openEventStoreDb(config.eventStoreUrl, { keeper: postgresRuns(databaseUrl) });
}

async function openDatabase(config: Config, options: OpenOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const leave = (): Promise<void> => Promise.resolve();
  if (config.databaseUrl) return { url: config.databaseUrl, stop: leave };
  const running = options.join ? await runningEmbeddedPostgres(config.dataDir) : undefined;
  if (running) return { url: running.url, stop: leave };
  const log = options.log;
  return startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log?.('info', line, { part: 'postgres' }) });
}

/** Runs a command outside Nest's bus, by the decider that lists it. */
function execute(store: EventStore, deciders: readonly AnyDecider[], command: DomainCommand): Promise<Handled> {
  const decider = deciders.find(({ commands }) => commands.includes(command.constructor as never));
  if (!decider) throw new Error(`no decider lists ${command.type}`);
  return handle(store, decider, command);
}
