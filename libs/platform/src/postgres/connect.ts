// SPDX-License-Identifier: MPL-2.0
import { connect as connectSocket } from 'node:net';
import postgres from 'postgres';
import { OutcomeUnknown, StoreUnavailable } from '@faellesbog/eventsourcing';

export type Sql = postgres.Sql<{ bigint: bigint }>;
/** A connection inside a transaction. */
export type Tx = postgres.ReservedSql<{ bigint: bigint }>;

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
  /**
   * Take JavaScript arrays as parameters. The driver then asks the server for its array types on every new connection,
   * and when that very moment the server goes away, nobody catches it: only for pools that need it.
   */
  arrays?: boolean;
  /** What is written can be made again from the log: a commit need not wait for the disk. */
  replayable?: boolean;
  /** Called when a connection of the pool ended, for whatever reason. */
  onClose?: () => void;
}

/**
 * A pool. Dates stay ISO text and `bigint` stays exact; timeouts are set on every connection, so that a hung client
 * cannot hold a lock for ever.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const { max = 4, asAppender = false, statementTimeoutMs = 15_000, name = 'faellesbog' } = options;
  return postgres(url, {
    ...(/[?&]ssl/.test(url) ? {} : { socket: promptSocket }),
    max,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    backoff: (retries: number) => Math.min(1, 0.05 * 2 ** retries),
    fetch_types: options.arrays ?? true,
    onnotice: () => undefined,
    onclose: () => options.onClose?.(),
    types: { bigint: postgres.BigInt, date: asText(1082), timestamptz: asText(1184) } as never,
    connection: {
      application_name: name,
      lock_timeout: 5_000,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 10_000,
      timezone: 'UTC',
      ...(asAppender ? { role: APPENDER_ROLE } : {}),
      ...(options.replayable ? { synchronous_commit: 'off' } : {}),
    },
  }) as unknown as Sql;
}

/**
 * A socket that sends at once. The driver leaves the default on, and then the second small packet of a batch of
 * statements waits for the first to be acknowledged.
 */
function promptSocket({ host, port, path }: { host: string[]; port: number[]; path?: string | false }) {
  const socket = path ? connectSocket(path) : connectSocket({ host: host[0]!, port: port[0]!, timeout: 0 });
  return socket.setNoDelay(true);
}

/** A connection of its own for transactions. */
export interface Lane {
  /**
   * Runs `work` between `begin` and `commit`; the `begin` is sent together with the first statements, and statements
   * handed to `last` together with the `commit`: a failure of any of them fails the transaction.
   * @throws whatever failed; a lost connection leaves the outcome unknown if the commit had been sent.
   */
  transaction<T>(work: (tx: Tx, last: (statement: PromiseLike<unknown>) => void) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/**
 * The driver's own transactions and reserved connections end the process when their connection is lost: they write on to
 * a socket that is gone. So a transaction here has a pool of one connection, is told when it ends, sends nothing on it
 * afterwards, and begins anew on a fresh pool.
 */
export function lane(url: string, options: Omit<ConnectOptions, 'max' | 'onClose' | 'arrays'> = {}): Lane {
  let pool: Pool | undefined;

  const transaction: Lane['transaction'] = async (work) => {
    const mine = pool?.open === false ? (pool = onePool(url, options)) : (pool ??= onePool(url, options));
    let tx: Tx | undefined;
    try {
      await mine.connected;
      tx = await Promise.race([mine.sql.reserve(), mine.lost]);
      const guarded = guard(tx, () => mine.open);
      const sent: Promise<unknown>[] = [];
      const send = (statement: PromiseLike<unknown>): void => {
        const promise = Promise.resolve(statement);
        // Awaited below; until then a failure is not yet anybody's.
        promise.catch(() => undefined);
        sent.push(promise);
      };
      send(guarded`begin`.execute());
      const result = await work(guarded, send);
      send(guarded`commit`);
      await Promise.all(sent);
      tx.release();
      return result;
    } catch (error) {
      if (!tx || !mine.open || isConnectionLost(error)) {
        if (pool === mine) pool = undefined;
        void mine.sql.end({ timeout: 0 }).catch(() => undefined);
      } else {
        await tx`rollback`.catch(() => undefined);
        tx.release();
      }
      throw error;
    }
  };

  return {
    transaction,
    async end() {
      await pool?.sql.end({ timeout: 5 });
      pool = undefined;
    },
  };
}

interface Pool {
  sql: Sql;
  open: boolean;
  /** Rejects when its connection ends. */
  lost: Promise<never>;
  connected: Promise<unknown>;
}

/**
 * A pool of one connection, made before it is reserved: the driver never answers a reservation that has to connect first
 * on a pool that does not ask for array types.
 */
function onePool(url: string, options: ConnectOptions): Pool {
  const pool = { open: true } as Pool;
  let end = (_error: Error): void => undefined;
  pool.lost = new Promise<never>((_, reject) => (end = reject));
  pool.lost.catch(() => undefined);
  const onClose = (): void => {
    pool.open = false;
    end(lostConnection());
  };
  pool.sql = connect(url, { ...options, arrays: false, max: 1, onClose });
  pool.connected = Promise.race([pool.sql`select 1`, pool.lost]);
  pool.connected.catch(() => undefined);
  return pool;
}

const lostConnection = (): Error =>
  Object.assign(new Error('the connection to the database was lost'), { code: 'CONNECTION_CLOSED' });

/** The same connection, which refuses to be written to once it has ended. */
function guard(tx: Tx, isOpen: () => boolean): Tx {
  const check = (): void => {
    if (!isOpen()) throw lostConnection();
  };
  return new Proxy(tx, {
    apply(target, _self, args: Parameters<Tx>) {
      check();
      return Reflect.apply(target as never, undefined, args) as unknown;
    },
    get(target, key) {
      if (key === 'unsafe') check();
      return Reflect.get(target, key) as unknown;
    },
  });
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

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
/** A server went away, this one or the log's: what was under way may or may not have been done. */
export const isConnectionLost = (error: unknown): boolean =>
  LOST.has(codeOf(error)) || error instanceof StoreUnavailable || error instanceof OutcomeUnknown;
/** Nothing was committed, and trying again may help. */
export const isBusy = (error: unknown): boolean => BUSY.has(codeOf(error));
/** A key that was to be new stands there already. */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505';
