// SPDX-License-Identifier: MPL-2.0
import postgres from 'postgres';

export type Sql = postgres.Sql<{ bigint: bigint }>;
export type Tx = postgres.TransactionSql<{ bigint: bigint }>;

const asText = (oid: number) => ({
  to: oid,
  from: [oid],
  serialize: (x: unknown) => String(x),
  parse: (x: string) => x,
});

/** The role that may add to the log and never change it; a connection takes it on, nobody logs in as it. */
export const APPENDER_ROLE = 'faellesbog_appender';

export interface ConnectOptions {
  max?: number;
  /** Take on {@link APPENDER_ROLE} from the first statement on. */
  asAppender?: boolean;
  /** A statement is ended after this long; reports and rebuilds need more than commands do. */
  statementTimeoutMs?: number;
  name?: string;
}

/**
 * A pool. Dates stay ISO text and `bigint` stays exact; timeouts are set on every connection, so that a hung client
 * cannot hold a lock for ever.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const { max = 4, asAppender = false, statementTimeoutMs = 15_000, name = 'faellesbog' } = options;
  return postgres(url, {
    max,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    backoff: (retries: number) => Math.min(1, 0.05 * 2 ** retries),
    onnotice: () => undefined,
    types: { bigint: postgres.BigInt, date: asText(1082), timestamptz: asText(1184) } as never,
    connection: {
      application_name: name,
      lock_timeout: 5_000,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 10_000,
      timezone: 'UTC',
      ...(asAppender ? { role: APPENDER_ROLE } : {}),
    },
  }) as unknown as Sql;
}

const LOST = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
]);
const BUSY = new Set(['40001', '40P01', '55P03', '25P03']); // serialization, deadlock, lock not available, idle in transaction

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
/** The server went away: what was under way may or may not have been committed. */
export const isConnectionLost = (error: unknown): boolean => LOST.has(codeOf(error));
/** Nothing was committed, and trying again may help. */
export const isBusy = (error: unknown): boolean => BUSY.has(codeOf(error));
