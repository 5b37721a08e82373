// SPDX-License-Identifier: MPL-2.0
import {
  CommandReused,
  EventTooLarge,
  microsOf,
  OutcomeUnknown,
  isoOfMicros,
  prepare,
  stamp,
  WrongRevision,
  type CommandRef,
  type EventStore,
  type NewEvent,
  type PreparedEvent,
  type Receipt,
  type RecordedCommand,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { connect, isBusy, isConnectionLost, isTaken, joined, lane, type Lane, type Sql, type Tx } from './connect.js';
import { assertDurable, createLog } from './log-schema.js';

/** One batch, one lock, one fsync: as many waiting appends as fit. At 32 KiB an event that stays a few megabytes. */
const BATCH_APPENDS = 256;
/** How long an append goes on asking a server that went away before its outcome is called unknown. */
const PATIENCE_MS = 20_000;
/** A doorbell rings at most this often; readers also poll, so a lost ring costs a moment and never an event. */
const DOORBELL_MS = 10;
const POLL_MS = 250;
const DOORBELL = 'faellesbog_log';

/** What no name and no id holds: asked for alone it is not there, and beside others it must not spoil their answers. */
const CONTROL = /\p{Cc}/u;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Answer = Receipt & { replayed: boolean };
interface Waiting {
  stream: string;
  expected: number;
  events: NewEvent[];
  command: CommandRef;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
interface CommandRow {
  cmd: string;
  fingerprint: string;
  first_pos: bigint;
  n: number;
  stream: string;
  revision: number;
  /** Ids with commas between; null when there was nothing to do. */
  events: string | null;
}

interface EventRow {
  pos: bigint;
  canonical: string;
}

/** The records of these commands, each with the stream, revision and ids that its positions say. */
const commandRows = (sql: Sql | Tx, cmds: string[]) => sql<CommandRow[]>`
  select c.cmd, encode(c.fingerprint, 'hex') as fingerprint, c.first_pos, c.n,
    coalesce(e.stream, c.nothing_in) as stream, coalesce(e.revision, c.nothing_at) as revision, e.events
  from log.command c
  left join lateral (
    select min(stream) as stream, max(rev) as revision, string_agg(id::text, ',' order by pos) as events
    from log.event where pos >= c.first_pos and pos < c.first_pos + c.n) e on c.n > 0
  where c.cmd = any(string_to_array(${joined(cmds)}, chr(1))::uuid[])`;

export interface PostgresStoreOptions {
  clock?: () => Date;
  /** Run on a server that may lose data in a crash. For tests only. */
  allowUnsafe?: boolean;
}

export interface PostgresEventStore extends EventStore {
  /** Ends its connections; appends still waiting are answered first. */
  close(): Promise<void>;
}

/**
 * The event store on PostgreSQL: concurrent appends in this process are group-committed in one transaction under the
 * lock of the one `log.head` row; other processes wait for that lock, not for each other's clients.
 * @throws UnsafeDatabase when the server is set to lose what it acknowledges.
 */
export async function openPostgresStore(url: string, options: PostgresStoreOptions = {}): Promise<PostgresEventStore> {
  const owner = lane(url, { name: 'faellesbog-setup' });
  await owner
    .transaction(async (tx) => {
      await assertDurable(tx, options.allowUnsafe);
      await createLog(tx);
    })
    .finally(() => owner.end());
  const writer = lane(url, { asAppender: true, name: 'faellesbog-appender' });
  const reader = connect(url, { max: 4, asAppender: true, name: 'faellesbog-log-reader' });
  const [head] = await reader<{ log: string }[]>`select log from log.head`;
  const log = head!.log;
  const doorbell = throttledDoorbell(reader);
  const appender = groupCommit(writer, log, options.clock ?? (() => new Date()), doorbell.ring);

  const readAll = async (after: number, limit: number): Promise<RecordedEvent[]> =>
    (
      await reader<EventRow[]>`
        select pos, convert_from(canonical, 'UTF8') as canonical from log.event where pos > ${after} order by pos limit ${limit}`
    ).map(recorded);

  const streams = together(async (asked: string[]) => {
    const names = asked.filter((name) => !CONTROL.test(name));
    const rows = await reader<(EventRow & { stream: string })[]>`
      select s.stream, e.pos, e.canonical from unnest(string_to_array(${joined(names)}, chr(1))) as s(stream)
      join lateral (select pos, rev, convert_from(canonical, 'UTF8') as canonical from log.event where stream = s.stream offset 0) e
        on true order by s.stream, e.rev`;
    const found = new Map<string, RecordedEvent[]>(asked.map((name) => [name, []]));
    for (const row of rows) found.get(row.stream)!.push(recorded(row));
    return found;
  });
  const commands = together(async (ids: string[]) => {
    const rows = await commandRows(
      reader,
      ids.filter((id) => UUID.test(id)),
    );
    return new Map<string, RecordedCommand | undefined>(
      rows.map((row) => [row.cmd, { id: row.cmd, fingerprint: row.fingerprint, receipt: receiptOf(row) }]),
    );
  });

  return {
    log,
    append: appender.append,
    readAll,
    subscribe: (after, signal) => tail(reader, readAll, after, signal),
    async watch(ring) {
      const { unlisten } = await reader.listen(DOORBELL, () => ring());
      // A server that is gone has forgotten who listened.
      return () => unlisten().catch(() => undefined);
    },
    readStream: async (stream, from = 0) => (from === 0 ? streams(stream) : (await streams(stream)).slice(from)),
    findCommand: (id) => commands(id.toLowerCase()),
    async head() {
      const [row] = await reader<{ size: bigint; at_us: bigint }[]>`select size, at_us from log.head`;
      const size = Number(row!.size);
      return { position: size - 1, at: size === 0 ? null : isoOfMicros(Number(row!.at_us)) };
    },
    async positionAt(instant) {
      // Instants rise with positions, so the key of the positions finds an instant in some twenty steps.
      const [row] = await reader<{ pos: bigint }[]>`
        with recursive halving (low, high) as (
          select -1::bigint, size from log.head
          union all
          select case when e.at_us <= ${instant} then e.pos else low end, case when e.at_us <= ${instant} then high else e.pos end
          from halving join log.event e on e.pos = (low + high) / 2
          where high - low > 1)
        select low as pos from halving order by high - low limit 1`;
      return Number(row!.pos);
    },
    async close() {
      await appender.idle();
      await doorbell.stop();
      await Promise.all([writer.end(), reader.end({ timeout: 5 })]);
    },
  };
}

const recorded = ({ pos, canonical }: EventRow): RecordedEvent => {
  const envelope = JSON.parse(canonical) as RecordedEvent;
  envelope.position = Number(pos);
  return envelope;
};

const receiptOf = (row: CommandRow): Receipt => ({
  stream: row.stream,
  revision: row.revision,
  position: Number(row.first_pos) + row.n - 1,
  events: row.events?.split(',') ?? [],
});

/** Questions of one turn of the event loop are one question to the database: most of what a small one costs is its way there. */
function together<T>(ask: (keys: string[]) => Promise<Map<string, T>>): (key: string) => Promise<T> {
  let waiting: { key: string; resolve(value: T): void; reject(error: unknown): void }[] = [];
  const go = (): void => {
    const asked = waiting;
    waiting = [];
    ask([...new Set(asked.map(({ key }) => key))]).then(
      (found) => asked.forEach(({ key, resolve }) => resolve(found.get(key) as T)),
      (error: unknown) => asked.forEach(({ reject }) => reject(error)),
    );
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ key, resolve, reject }) === 1) setImmediate(go);
    });
}

function groupCommit(writer: Lane, log: string, clock: () => Date, committed: () => void) {
  const queue: Waiting[] = [];
  let pumping: Promise<void> | undefined;

  async function pump(): Promise<void> {
    while (queue.length > 0) {
      // One turn of the event loop lets everyone who was just answered, or asks at the same moment, join the batch.
      await new Promise(setImmediate);
      await commitPatiently(queue.splice(0, BATCH_APPENDS));
    }
    pumping = undefined;
  }

  /** The commands' records make a second try safe: what landed the first time is found, not repeated. */
  async function commitPatiently(batch: Waiting[]): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    let careful = false;
    for (let pause = 20; ; pause = Math.min(500, pause * 2)) {
      try {
        const answers = await commit(writer, log, clock, batch, careful);
        committed();
        batch.forEach((waiting, index) => settle(waiting, answers[index]!));
        return;
      } catch (error) {
        const doubted: boolean = !careful;
        careful = true;
        if (doubted && (error instanceof NeedsCare || isTaken(error))) continue;
        const transient = isConnectionLost(error) || isBusy(error);
        if (transient && Date.now() < deadline) {
          await new Promise((resolve) => setTimeout(resolve, pause));
          continue;
        }
        if (!transient && batch.length > 1) {
          // One of them is what the database cannot take: each alone, so that it fails nobody else.
          for (const waiting of batch) await commitPatiently([waiting]);
          return;
        }
        const answer = transient ? new OutcomeUnknown(error) : error;
        for (const waiting of batch) waiting.reject(answer);
        return;
      }
    }
  }

  return {
    append: (stream: string, expected: number, events: NewEvent[], command: CommandRef): Promise<Answer> =>
      new Promise((resolve, reject) => {
        queue.push({ stream, expected, events, command, resolve, reject });
        pumping ??= pump();
      }),
    async idle() {
      while (pumping) await pumping;
    },
  };
}

function settle(waiting: Waiting, answer: Answer | Error): void {
  if (answer instanceof Error) waiting.reject(answer);
  else waiting.resolve(answer);
}

/** The hopeful way found something that is not plainly new: the batch is looked into and written the careful way. */
class NeedsCare extends Error {}

/**
 * One transaction for a batch, in two round trips: statements are sent without waiting for the ones before.
 * READ COMMITTED matters: each statement after the lock sees the newest commit.
 *
 * The hopeful way takes for granted that commands and streams said to be new are new; the keys of the tables refuse it
 * if not. The careful way looks everything up first, and can tell a command that landed before from a lost race.
 * @throws NeedsCare on the hopeful way when anything but acceptance would be the answer.
 */
function commit(
  writer: Lane,
  log: string,
  clock: () => Date,
  batch: Waiting[],
  careful: boolean,
): Promise<(Answer | Error)[]> {
  const looked = careful ? batch : batch.filter(({ expected }) => expected >= 0);
  const now = microsOf(clock());
  return writer.transaction(async (tx, last) => {
    const asked = Promise.all([
      careful ? lockHead(tx) : moveHead(tx, batch, now),
      careful
        ? commandRows(
            tx,
            batch.map(({ command }) => command.id),
          )
        : [],
      looked.length > 0 ? revisionRows(tx, [...new Set(looked.map(({ stream }) => stream))]) : [],
    ]);
    asked.catch(() => undefined);
    // Sent in this turn of the event loop; while the server works, so do we.
    await new Promise(setImmediate);
    const prepared = batch.map((waiting) => preparedOf(log, waiting));
    const [head, known, revisions] = await asked;
    const plan = planBatch(batch, prepared, {
      ...head,
      now,
      commands: new Map(known.map((row) => [row.cmd, { fingerprint: row.fingerprint, receipt: receiptOf(row) }])),
      revisions: new Map(revisions.map(({ stream, rev }) => [stream, rev ?? -1])),
    });
    // Of a command that stands in the batch twice only one is written, and the head would have moved too far.
    const isWhole = plan.events.length === eventsIn(batch) && !plan.answers.some((answer) => answer instanceof Error);
    if (!careful && !isWhole) throw new NeedsCare();
    for (const statement of write(tx, plan)) last(statement);
    if (careful) last(tx`update log.head set size = ${plan.firstPosition + plan.events.length}, at_us = ${plan.last}`);
    return plan.answers;
  });
}

/** Where the log ends: its size, and the instant of the event recorded last. */
interface Head {
  size: number;
  last: number;
}

async function lockHead(tx: Tx): Promise<Head> {
  const [head] = await tx<{ size: bigint; at_us: bigint }[]>`select size, at_us from log.head for update`;
  return { size: Number(head!.size), last: Number(head!.at_us) };
}

const eventsIn = (batch: Waiting[]): number => batch.reduce((sum, { events }) => sum + events.length, 0);

/** Locks the head and makes room for a batch that will be taken whole, as {@link accept} counts; one statement instead of two. */
async function moveHead(tx: Tx, batch: Waiting[], now: number): Promise<Head> {
  const n = eventsIn(batch);
  if (n === 0) return lockHead(tx);
  const [head] = await tx<{ size: bigint; at_us: bigint }[]>`
    update log.head set size = size + ${n}, at_us = greatest(${now}, at_us + 1) + ${n - 1} returning size, at_us`;
  return { size: Number(head!.size) - n, last: Number(head!.at_us) - n };
}

const revisionRows = (tx: Tx, streams: string[]) => tx<{ stream: string; rev: number | null }[]>`
  select s.stream, (select e.rev from log.event e where e.stream = s.stream order by e.rev desc limit 1) as rev
  from unnest(string_to_array(${joined(streams)}, chr(1))) as s(stream)`;

interface LogState {
  size: number;
  last: number;
  now: number;
  commands: Map<string, { fingerprint: string; receipt: Receipt }>;
  revisions: Map<string, number>;
}
interface Plan {
  answers: (Answer | Error)[];
  events: ReturnType<typeof stamp>['sealed'];
  commands: { command: CommandRef; receipt: Receipt; n: number }[];
  firstPosition: number;
  last: number;
}

/** @returns what cannot be written at all as an answer. */
function preparedOf(log: string, { stream, expected, events, command }: Waiting): PreparedEvent[] | Error {
  try {
    return prepare({ log, stream, nextRevision: expected + 1, cmd: command.id }, events);
  } catch (error) {
    if (error instanceof EventTooLarge || error instanceof TypeError) return error;
    throw error;
  }
}

/** Decides each append of a batch in turn, as if each had had the log to itself. */
function planBatch(batch: Waiting[], prepared: (PreparedEvent[] | Error)[], state: LogState): Plan {
  const plan: Plan = { answers: [], events: [], commands: [], firstPosition: state.size, last: state.last };
  for (const [index, { stream, expected, command }] of batch.entries()) {
    const before = state.commands.get(command.id);
    const actual = state.revisions.get(stream) ?? -1;
    const events = prepared[index]!;
    if (before) {
      const same = before.fingerprint === command.fingerprint;
      plan.answers.push(same ? { ...before.receipt, replayed: true } : new CommandReused(command.id));
    } else if (actual !== expected) {
      plan.answers.push(new WrongRevision(stream, expected, actual));
    } else {
      plan.answers.push(events instanceof Error ? events : accept(plan, state, batch[index]!, events));
    }
  }
  return plan;
}

function accept(plan: Plan, state: LogState, { stream, expected, command }: Waiting, events: PreparedEvent[]): Answer {
  const { sealed, last } = stamp(events, state.now, plan.last);
  plan.events.push(...sealed);
  plan.last = last;
  const revision = expected + events.length;
  const position = plan.firstPosition + plan.events.length - 1;
  const receipt: Receipt = { stream, revision, position, events: events.map(({ envelope }) => envelope.id) };
  plan.commands.push({ command, receipt, n: events.length });
  state.commands.set(command.id, { fingerprint: command.fingerprint, receipt });
  state.revisions.set(stream, revision);
  return { ...receipt, replayed: false };
}

/** What a batch adds. Statements sent together take PostgreSQL less time than one that holds them all. */
function write(tx: Tx, { events, commands, firstPosition }: Plan): PromiseLike<unknown>[] {
  if (commands.length === 0) return [];
  const of = (key: 'stream' | 'rev' | 'id' | 'cmd' | 'type'): string =>
    joined(events.map(({ envelope }) => envelope[key]));
  const nothing = commands.map(({ n, receipt }) => (n > 0 ? ['', ''] : [receipt.stream, receipt.revision]));
  return [
    tx`
      insert into log.event (pos, stream, rev, id, cmd, type, at_us, canonical)
      select ${firstPosition}::bigint + o - 1, stream, rev::int, id::uuid, cmd::uuid, type, at_us::bigint, convert_to(canonical, 'UTF8')
      from unnest(string_to_array(${of('stream')}, chr(1)), string_to_array(${of('rev')}, chr(1)),
        string_to_array(${of('id')}, chr(1)), string_to_array(${of('cmd')}, chr(1)),
        string_to_array(${of('type')}, chr(1)), string_to_array(${joined(events.map(({ at }) => at))}, chr(1)),
        string_to_array(${joined(events.map(({ canonical }) => canonical))}, chr(1)))
        with ordinality as t(stream, rev, id, cmd, type, at_us, canonical, o)`,
    tx`
      insert into log.command (cmd, fingerprint, first_pos, n, nothing_in, nothing_at)
      select cmd::uuid, decode(fingerprint, 'hex'), first_pos::bigint, n::int, nullif(nothing_in, ''), nullif(nothing_at, '')::int
      from unnest(string_to_array(${joined(commands.map(({ command }) => command.id))}, chr(1)),
        string_to_array(${joined(commands.map(({ command }) => command.fingerprint))}, chr(1)),
        string_to_array(${joined(commands.map(({ receipt, n }) => receipt.position - n + 1))}, chr(1)),
        string_to_array(${joined(commands.map(({ n }) => n))}, chr(1)),
        string_to_array(${joined(nothing.map(([stream]) => stream!))}, chr(1)),
        string_to_array(${joined(nothing.map(([, revision]) => revision!))}, chr(1)))
        as t(cmd, fingerprint, first_pos, n, nothing_in, nothing_at)`,
  ];
}

/** Rings outside the append's transaction: a NOTIFY inside it would serialise every commit of the database. */
function throttledDoorbell(sql: Sql) {
  let timer: NodeJS.Timeout | undefined;
  let ringing: Promise<unknown> = Promise.resolve();
  return {
    ring(): void {
      timer ??= setTimeout(() => {
        timer = undefined;
        ringing = sql`select pg_notify(${DOORBELL}, '')`.catch(() => undefined);
      }, DOORBELL_MS);
    },
    async stop(): Promise<void> {
      clearTimeout(timer);
      await ringing;
    },
  };
}

async function* tail(
  sql: Sql,
  readAll: EventStore['readAll'],
  after: number,
  signal: AbortSignal,
): AsyncIterable<RecordedEvent[]> {
  let wake = (): void => undefined;
  const listener = await sql.listen(DOORBELL, () => wake());
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    let position = after;
    while (!signal.aborted) {
      let timer: NodeJS.Timeout | undefined;
      const rung = new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, POLL_MS);
      });
      // A server that went away comes back: a listener goes on where it was.
      const batch = await readAll(position, 500).catch((error: unknown) => {
        if (isConnectionLost(error)) return [];
        throw error;
      });
      if (batch.length > 0) {
        position = batch.at(-1)!.position;
        yield batch;
      } else if (!signal.aborted) {
        await rung;
      }
      clearTimeout(timer);
    }
  } finally {
    await listener.unlisten().catch(() => undefined);
  }
}
