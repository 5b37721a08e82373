// SPDX-License-Identifier: MPL-2.0
export { commandHandlers } from './nest/command-handlers.js';
export { EVENT_STORE, READ_DB } from './nest/tokens.js';
export { connect, type Sql } from './postgres/connect.js';
export { openPostgresStore, type PostgresEventStore } from './postgres/engine.js';
export { notFound, Problem } from './problem.js';
export * from './read/queries.js';
