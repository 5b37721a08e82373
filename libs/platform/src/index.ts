// SPDX-License-Identifier: MPL-2.0
export { BadConfig, readConfig, type AccessMode, type Config, type Founder, type MailSettings } from './config.js';
export { accessTokens, bearerToken, type AccessTokenOptions, type AccessTokens } from './identity/access-tokens.js';
export { accountOf, ANONYMOUS, DEVELOPMENT_ISSUER, isLoopback, OPERATOR, type Caller } from './identity/account.js';
export { demoNativeClient, demoPeople, demoSystem, type DemoPerson } from './identity/demo-people.js';
export { DEVELOPMENT_ISSUER_PATH } from './identity/development-issuer.js';
export {
  assertIssuer,
  openIdentity,
  type Identity,
  type IdentityOptions,
  type Recognition,
} from './identity/identity.js';
export { copyLog, rawLogAt, type CopyOptions, type CopyReport } from './copy/copy.js';
export { CopyError, LogsDiffer, type LogRecord, type RawLog } from './copy/log-records.js';
export { openLedger, type Context, type Ledger, type OpenEventStore } from './ledger.js';
export {
  noSuchPerson,
  openPersonStore,
  personErased,
  RETENTION_REASONS,
  type Erasure,
  type ErasureLine,
  type HeldPerson,
  type Person,
  type PersonAccess,
  type PersonChange,
  type PersonData,
  type PersonStore,
  type RetentionReason,
} from './persons/person-store.js';
export { commandHandlers } from './nest/command-handlers.js';
export { AROUND_DECIDERS, EVENT_STORE, READ_DB } from './nest/tokens.js';
export { anyOf, connect, isBusy, isConnectionLost, type Sql } from './postgres/connect.js';
export {
  DataFolderHeld,
  EmbeddedPostgresError,
  runningEmbeddedPostgres,
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
export { openNotices, type NoticeCount, type Notices, type Told } from './notices.js';
export { openRefusals, type Refusal, type Refusals } from './refusals.js';
