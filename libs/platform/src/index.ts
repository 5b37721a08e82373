// SPDX-License-Identifier: MPL-2.0
export { BadConfig, readConfig, type Config } from './config.js';
export { copyLog, rawLogAt, type CopyOptions, type CopyReport } from './copy/copy.js';
export { CopyError, LogsDiffer, type LogRecord, type RawLog } from './copy/log-records.js';
export { openLedger, type Context, type Ledger, type OpenEventStore } from './ledger.js';
export { commandHandlers } from './nest/command-handlers.js';
export { EVENT_STORE, READ_DB } from './nest/tokens.js';
export { anyOf, connect, isBusy, isConnectionLost, type Sql } from './postgres/connect.js';
export {
  DataFolderHeld,
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './postgres/embedded.js';
export { openPostgresStore, type PostgresEventStore } from './postgres/engine.js';
export { UnsafeDatabase } from './postgres/log-schema.js';
export { notFound, Problem } from './problem.js';
export { projectRoot } from './project-root.js';
export * from './read/queries.js';
export { ledgerMetrics } from './read/metrics.js';
export { OtherLog, projector, type Projector, type ProjectorOptions } from './read/runner.js';
export { healthOf, type RunnerOwner, type RunnerStatus } from './read/status.js';
