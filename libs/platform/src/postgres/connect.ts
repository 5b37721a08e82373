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
  /** What is written can be made again from the log: a commit need not wait for the disk. */
  replayable?: boolean;
  /** Called when a connection of the pool ended, for whatever reason. */
  onClose?: () => void;
}

/**
 * A pool. Dates stay ISO text and `bigint` stays exact; timeouts are set on every connection, so that a hung client
 * cannot hold a lock for ever.
 *
 * The driver may never again flush a connection that ended while a small write was waiting, nor forget the error that
 * it ended with. So a pool that has lost a connection is left: what is asked from then on has a fresh one, and what was
 * under way has a moment to end.
 */
export function connect(url: string, options: Omit<ConnectOptions, 'onClose'> = {}): Sql {
  const open = new Set<Sql>();
  let current: Sql | undefined;
  let listener: Sql | undefined;
  let ended = false;
  const leave = (mine: Sql): void => {
    if (ended) return;
    if (current === mine) current = undefined;
    // A second time is the same ending.
    void mine.end({ timeout: LAST_ANSWERS_S }).finally(() => open.delete(mine));
  };
  const fresh = (): Sql => {
    const mine = driver(url, { ...options, onClose: () => leave(mine) });
    open.add(mine);
    return mine;
  };
  const now = (): Sql => (current ??= fresh());
  const end: Sql['end'] = async (how) => {
    ended = true;
    await Promise.all([...open, ...(listener ? [listener] : [])].map((each) => each.end(how)));
  };
  // Whoever listens has a connection apart, which the driver makes anew by itself.
  const listen: Sql['listen'] = (...how) => (listener ??= driver(url, { ...options, max: 1 })).listen(...how);
  return new Proxy(now(), {
    apply: (_target, _self, args) => Reflect.apply(now() as never, undefined, args) as unknown,
    get: (_target, key) => (key === 'end' ? end : key === 'listen' ? listen : (Reflect.get(now(), key) as unknown)),
  });
}

/** How long statements on the other connections of a pool that lost one may take to end. */
const LAST_ANSWERS_S = 1;

function driver(url: string, options: ConnectOptions): Sql {
  const { max = 4, asAppender = false, statementTimeoutMs = 15_000, name = 'faellesbog' } = options;
  return postgres(url, {
    ...(/[?&]ssl/.test(url) ? {} : { socket: promptSocket }),
    max,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    backoff: (retries: number) => Math.min(1, 0.05 * 2 ** retries),
    // It would ask for the server's array types on every new connection, and nobody catches it when that fails.
    fetch_types: false,
    onnotice: () => undefined,
    onclose: () => options.onClose?.(),
    types: { bigint: postgres.BigInt, date: asText(1082), timestamptz: asText(1184) } as never,
    connection: {
      application_name: name,
      lock_timeout: 5_000,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 4_000,
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
export function lane(url: string, options: Omit<ConnectOptions, 'max' | 'onClose'> = {}): Lane {
  let pool: Pool | undefined;

  const drop = (mine: Pool): void => {
    if (pool === mine) pool = undefined;
    void mine.sql.end({ timeout: 0 }).catch(() => undefined);
  };
  const transaction: Lane['transaction'] = async (work) => {
    const mine = pool?.open === false ? (pool = onePool(url, options)) : (pool ??= onePool(url, options));
    let tx: Tx | undefined;
    const { unlessLost } = mine;
    try {
      await mine.connected;
      tx = await unlessLost(mine.sql.reserve());
      const guarded = guard(tx, () => mine.open);
      const sent: Promise<unknown>[] = [];
      const send = (statement: PromiseLike<unknown>): void => {
        const promise = Promise.resolve(statement);
        // Awaited below; until then a failure is not yet anybody's.
        promise.catch(() => undefined);
        sent.push(promise);
      };
      send(guarded`begin`.execute());
      const result = await unlessLost(work(guarded, send));
      send(guarded`commit`);
      await unlessLost(Promise.all(sent));
      tx.release();
      return result;
    } catch (error) {
      if (!tx || !mine.open || isConnectionLost(error)) {
        drop(mine);
      } else {
        await unlessLost(tx`rollback`).catch(() => undefined);
        if (mine.open) tx.release();
        else drop(mine);
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
  /**
   * What the work comes to, or a failure as soon as the connection ends: the driver forgets statements that it had queued.
   * No race against one promise for the connection, which would hold on to every result as long as the connection lives.
   */
  unlessLost<T>(work: PromiseLike<T>): Promise<T>;
  connected: Promise<unknown>;
}

/**
 * A pool of one connection, made before it is reserved: the driver never answers a reservation that has to connect first.
 */
function onePool(url: string, options: ConnectOptions): Pool {
  const pool = { open: true } as Pool;
  const waiting = new Set<() => void>();
  pool.unlessLost = (work) =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(lostConnection());
      if (pool.open) waiting.add(fail);
      else fail();
      work.then(
        (result) => (waiting.delete(fail), resolve(result)),
        (error: unknown) => (waiting.delete(fail), reject(error as Error)),
      );
    });
  const onClose = (): void => {
    pool.open = false;
    waiting.forEach((fail) => fail());
    waiting.clear();
  };
  pool.sql = driver(url, { ...options, max: 1, onClose });
  pool.connected = pool.unlessLost(pool.sql`select 1`);
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

/** For `where column = ${anyOf(sql, ids)}`: connections here know no arrays, see {@link connect}. */
export const anyOf = (sql: Sql | Tx, ids: readonly string[]) => sql`any(string_to_array(${joined(ids)}, chr(1)))`;

/** Several texts as one parameter; the texts hold no control characters. */
export const joined = (texts: readonly (string | number)[]): string => texts.join('\u0001');
