// SPDX-License-Identifier: MPL-2.0
import { isoOfMicros, microsOfIso } from '@faellesbog/eventsourcing';
import { APPENDER_ROLE, isConnectionLost, isTaken, joined, lane, type Lane, type Tx } from '../postgres/connect.js';
import { assertDurable, createLog } from '../postgres/log-schema.js';
import {
  badAddress,
  CopyError,
  damaged,
  envelopeOf,
  otherName,
  otherRecord,
  recordLine,
  type LogRecord,
  type RawLog,
} from './log-records.js';

/** At 32 KiB an event, a batch stays below twenty megabytes. */
const BATCH = 500;
/** Reading starts with one look through all commands, and the last write may wait for a busy disk. */
const PATIENCE_MS = 600_000;
const NAME = 'faellesbog-copy';

type EventRecord = Extract<LogRecord, { kind: 'event' }>;
type CommandRecord = Extract<LogRecord, { kind: 'command' }>;
interface EventRow {
  pos: bigint;
  canonical: string;
  stream: string;
  rev: number;
  id: string;
  cmd: string;
  type: string;
  at_us: bigint;
  fingerprint: string | null;
  first_pos: bigint | null;
  n: number | null;
}
interface Head {
  log: string;
  size: bigint;
  at_us: bigint;
}

/**
 * The log in a PostgreSQL database: read as the tables have it, each column checked against the event's own text.
 * `write` makes the tables when they are missing, and needs the owner of the database for that and to give an empty log
 * its name; what it adds, it adds with the rights of those who append.
 * `shown` is what messages call the database.
 * @throws CopyError `copy.not_found` when there is no log to read; UnsafeDatabase when the server would lose what was written.
 */
export async function openPostgresLog(
  url: string,
  shown: string,
  options: { mode: 'read' | 'write'; allowUnsafe?: boolean },
): Promise<RawLog> {
  const own = lane(url, { name: NAME, statementTimeoutMs: PATIENCE_MS });
  const ask = <T>(work: (tx: Tx, last: (statement: PromiseLike<unknown>) => void) => Promise<T>): Promise<T> =>
    own.transaction(work).catch((error: unknown) => {
      throw explained(error, shown);
    });
  const head = (): Promise<Head> => ask(async (tx) => (await tx<Head[]>`select log, size, at_us from log.head`)[0]!);
  try {
    const place = await ask((tx) => prepare(tx, shown, options));
    return {
      place,
      size: async () => Number((await head()).size),
      name: () =>
        ask(async (tx) => {
          const [found] = await tx<{ log: string | null }[]>`
            select case when size > 0 or exists (select from log.command) then log end as log from log.head`;
          return found!.log;
        }),
      records: (after) => records(url, shown, after),
      async write(name, batch) {
        if (batch.length > 0) await ask((tx, last) => write(tx, last, name, batch));
      },
      close: () => own.end(),
    };
  } catch (error) {
    await own.end();
    throw error;
  }
}

/** @returns what tells this database from every other, by whichever address it was reached. */
async function prepare(
  tx: Tx,
  shown: string,
  { mode, allowUnsafe }: { mode: 'read' | 'write'; allowUnsafe?: boolean },
): Promise<string> {
  const [found] = await tx<{ there: boolean; place: string }[]>`
    select to_regclass('log.head') is not null as there,
      concat_ws(' ', 'postgres', extract(epoch from pg_postmaster_start_time()), oid) as place
    from pg_database where datname = current_database()`;
  if (mode === 'write') {
    await assertDurable(tx, allowUnsafe);
    if (!found!.there) await createLog(tx);
  } else if (!found!.there) {
    throw new CopyError('copy.not_found', `There is no log in ${shown}.`, `Der er ingen log i ${shown}.`, true);
  }
  return found!.place;
}

/** What the client and the server say, with a code of ours and the address without its secrets. */
export function explained(error: unknown, shown: string): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (error instanceof CopyError) return error;
  if (code === 'ERR_INVALID_URL') return badAddress(shown);
  if (isConnectionLost(error) || /^E[A-Z_]+$/.test(code))
    return new CopyError(
      'copy.unreachable',
      `${shown} does not answer (${code}). Run the same command again when it does: it goes on where it stopped.`,
      `${shown} svarer ikke (${code}). Kør samme kommando igen, når den gør: den fortsætter, hvor den slap.`,
    );
  if (isTaken(error))
    return new CopyError(
      'copy.log_damaged',
      `An id, a command or a revision stands twice in the source: ${shown} does not take it (${message}).`,
      `Et id, en kommando eller en revision står to gange i kilden: ${shown} tager den ikke (${message}).`,
    );
  if (!/^[0-9A-Z]{5}$/.test(code)) return error;
  return new CopyError(
    'copy.database_refused',
    `${shown} refused (${code}): ${message}.`,
    `${shown} afviste (${code}): ${message}.`,
  );
}

async function* records(url: string, shown: string, after: number): AsyncGenerator<LogRecord[]> {
  const reader = lane(url, { name: NAME, statementTimeoutMs: PATIENCE_MS });
  try {
    const head = await openReading(reader, after);
    const commands = nothingToDo(reader);
    const check = rowChecker(head);
    const batch: LogRecord[] = [];
    for (let position = after; position < Number(head.size) - 1;) {
      const rows = await eventRows(reader, position, Number(head.size));
      if (rows.length === 0) throw damaged(position + 1, 'no event stands there', 'der står ingen hændelse');
      for (const row of rows) {
        const event = check(row);
        for (let one = await commands.before(event.position); one; one = await commands.before(event.position)) {
          batch.push(one);
          if (batch.length >= BATCH) yield batch.splice(0);
        }
        batch.push(event);
        ({ position } = event);
      }
      if (batch.length >= BATCH) yield batch.splice(0);
    }
    for (let one = await commands.before(Infinity); one; one = await commands.before(Infinity)) {
      batch.push(one);
      if (batch.length >= BATCH) yield batch.splice(0);
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw explained(error, shown);
  } finally {
    await reader.end();
  }
}

/**
 * The head and the commands with nothing to do, of one moment: a command of a position is recorded under the lock of the
 * head, so whoever sees the event after it sees it too. The cursor keeps them on the server after the transaction, which
 * must not stay open: the server could not tidy up behind those who append meanwhile.
 */
const openReading = (reader: Lane, after: number): Promise<Head> =>
  reader.transaction(async (tx) => {
    await tx`set transaction isolation level repeatable read, read only`;
    const [head] = await tx<Head[]>`select log, size, at_us from log.head`;
    await tx`
      declare nothing_to_do cursor with hold for
      select cmd::text as command, encode(fingerprint, 'hex') as fingerprint, first_pos - 1 as position,
        nothing_in as stream, nothing_at as revision
      from log.command where n = 0 and first_pos > ${after} order by first_pos, cmd`;
    return head!;
  });

const eventRows = (reader: Lane, after: number, size: number): Promise<EventRow[]> =>
  reader.transaction(
    (tx) => tx<EventRow[]>`
      select e.pos, convert_from(e.canonical, 'UTF8') as canonical, e.stream, e.rev, e.id::text as id, e.cmd::text as cmd,
        e.type, e.at_us, encode(c.fingerprint, 'hex') as fingerprint, c.first_pos, c.n
      from log.event e left join log.command c on c.cmd = e.cmd
      where e.pos > ${after} and e.pos < ${size} order by e.pos limit ${BATCH}`,
  );

function nothingToDo(reader: Lane) {
  let page: CommandRecord[] = [];
  let [index, ended] = [0, false];
  return {
    /** The next one that stands before the event of a position, if there is one. */
    async before(position: number): Promise<CommandRecord | undefined> {
      if (index === page.length && !ended) {
        const rows = await reader.transaction(
          (tx) => tx<(Omit<CommandRecord, 'kind' | 'position'> & { position: bigint })[]>`fetch 500 from nothing_to_do`,
        );
        ended = rows.length < 500;
        page = rows.map((row) => ({ kind: 'command', ...row, position: Number(row.position) }));
        index = 0;
      }
      const next = page[index];
      if (!next || next.position >= position) return undefined;
      index++;
      return next;
    },
  };
}

/** The columns beside an event say the same as the event, and its command's record says which events it caused. */
function rowChecker(head: Head) {
  let before: EventRow | undefined;
  return (row: EventRow): EventRecord => {
    const position = Number(row.pos);
    const { canonical, fingerprint } = row;
    if (fingerprint === null)
      throw damaged(position, 'its command is not recorded', 'dens kommando er ikke registreret');
    const record: EventRecord = { kind: 'event', position, canonical, fingerprint };
    const { stream, rev, id, cmd, type, at } = envelopeOf(record);
    const same = stream === row.stream && rev === row.rev && id === row.id && cmd === row.cmd && type === row.type;
    if (!same || at !== isoOfMicros(Number(row.at_us)))
      throw damaged(position, 'its columns say something else', 'dens kolonner siger noget andet');
    const isLast = position === Number(head.size) - 1;
    const begins = before?.cmd !== cmd;
    const placed = !begins || before === undefined || position === Number(row.first_pos);
    const ended = !begins || before === undefined || endsCommand(before);
    if (!placed || !ended || position < Number(row.first_pos) || (isLast && !endsCommand(row)))
      throw damaged(position, 'its command names other events', 'dens kommando nævner andre hændelser');
    if (isLast && row.at_us !== head.at_us)
      throw damaged(position, 'the head of the log names another instant', 'loggens hoved nævner et andet tidspunkt');
    before = row;
    return record;
  };
}

const endsCommand = ({ pos, first_pos: first, n }: EventRow): boolean => Number(pos) === Number(first) + n! - 1;

async function write(
  tx: Tx,
  last: (statement: PromiseLike<unknown>) => void,
  name: string,
  batch: LogRecord[],
): Promise<void> {
  const [head] = await tx<Head[]>`select log, size, at_us from log.head for update`;
  if (head!.log !== name) await takeName(tx, head!, name);
  // From here on with the rights of those who append: to add, and to change nothing.
  await tx`set local role ${tx(APPENDER_ROLE)}`;
  const size = Number(head!.size);
  const fresh = await notYetThere(tx, batch, size);
  const events = fresh.filter((record) => record.kind === 'event');
  events.forEach(({ position }, index) => {
    if (position !== size + index) throw damaged(size + index, 'no event comes', 'der kommer ingen hændelse');
  });
  const at = events.length > 0 ? microsOfIso(envelopeOf(events.at(-1)!).at) : Number(head!.at_us);
  if (fresh.length > 0) last(insert(tx, events, commandsOf(fresh), size + events.length, at));
}

/** Only a log that holds nothing takes another's name, and only while no program has it open under its own. */
async function takeName(tx: Tx, { log, size }: Head, name: string): Promise<void> {
  const [found] = await tx<{ used: boolean; open: boolean }[]>`
    select exists (select from log.command) as used,
      exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and application_name like 'faellesbog%' and application_name <> ${NAME}) as open`;
  if (size > 0n || found!.used) throw otherName(name, log);
  if (found!.open)
    throw new CopyError(
      'copy.target_in_use',
      'A program of this book has the target open. Stop it, and run the same command again.',
      'Et program i denne bog har målet åbent. Stop det, og kør samme kommando igen.',
    );
  await tx`update log.head set log = ${name}`;
}

/** Compares what stands there already. @returns the records that do not. */
async function notYetThere(tx: Tx, batch: LogRecord[], size: number): Promise<LogRecord[]> {
  const standing = new Map<string, string>();
  const keyOf = (record: LogRecord): string => (record.kind === 'event' ? String(record.position) : record.command);
  const first = batch.find(({ kind }) => kind === 'event')?.position ?? size;
  if (first < size) {
    const rows = await tx<{ pos: bigint; canonical: string; fingerprint: string }[]>`
      select e.pos, convert_from(e.canonical, 'UTF8') as canonical, encode(c.fingerprint, 'hex') as fingerprint
      from log.event e join log.command c on c.cmd = e.cmd where e.pos >= ${first} order by e.pos limit ${batch.length}`;
    for (const { pos, canonical, fingerprint } of rows)
      standing.set(String(pos), recordLine({ kind: 'event', position: Number(pos), canonical, fingerprint }, 0));
  }
  const ids = batch.flatMap((record) => (record.kind === 'command' ? [record.command] : []));
  if (ids.length > 0) {
    const rows = await tx<(Omit<CommandRecord, 'kind' | 'position'> & { position: bigint })[]>`
      select cmd::text as command, encode(fingerprint, 'hex') as fingerprint, first_pos - 1 as position,
        nothing_in as stream, nothing_at as revision
      from log.command where cmd = any(string_to_array(${joined(ids)}, chr(1))::uuid[])`;
    for (const row of rows)
      standing.set(row.command, recordLine({ kind: 'command', ...row, position: Number(row.position) }, 0));
  }
  return batch.filter((record) => {
    const there = standing.get(keyOf(record));
    if (there !== undefined && there !== recordLine(record, 0)) throw otherRecord(record.position);
    return there === undefined;
  });
}

interface CommandRow {
  cmd: string;
  fingerprint: string;
  first: number;
  n: number;
  stream: string;
  revision: number | '';
}

/** What `log.command` holds of these records: one row for all the events of a command, one for each that had nothing to do. */
function commandsOf(batch: LogRecord[]): CommandRow[] {
  const rows: CommandRow[] = [];
  for (const record of batch) {
    const { position, fingerprint } = record;
    if (record.kind === 'command') {
      const { command: cmd, stream, revision } = record;
      rows.push({ cmd, fingerprint, first: position + 1, n: 0, stream, revision });
      continue;
    }
    const { cmd } = envelopeOf(record);
    const before = rows.at(-1);
    if (before?.cmd !== cmd) rows.push({ cmd, fingerprint, first: position, n: 1, stream: '', revision: '' });
    else if (before.fingerprint === fingerprint) before.n++;
    else throw damaged(position, 'one command has two fingerprints', 'én kommando har to fingeraftryk');
  }
  return rows;
}

/** A column of a batch as one text; control characters stand in none of the values. */
function insert(tx: Tx, events: EventRecord[], commands: CommandRow[], size: number, at: number) {
  const envelopes = events.map(envelopeOf);
  const of = (key: 'stream' | 'rev' | 'id' | 'cmd' | 'type'): string => joined(envelopes.map((event) => event[key]));
  const by = (key: keyof CommandRow): string => joined(commands.map((command) => command[key]));
  return tx`
    with added as (
      insert into log.event (pos, stream, rev, id, cmd, type, at_us, canonical)
      select pos::bigint, stream, rev::int, id::uuid, cmd::uuid, type, at_us::bigint, convert_to(canonical, 'UTF8')
      from unnest(string_to_array(${joined(events.map(({ position }) => position))}, chr(1)),
        string_to_array(${of('stream')}, chr(1)), string_to_array(${of('rev')}, chr(1)),
        string_to_array(${of('id')}, chr(1)), string_to_array(${of('cmd')}, chr(1)), string_to_array(${of('type')}, chr(1)),
        string_to_array(${joined(envelopes.map((event) => microsOfIso(event.at)))}, chr(1)),
        string_to_array(${joined(events.map(({ canonical }) => canonical))}, chr(1)))
        as t(pos, stream, rev, id, cmd, type, at_us, canonical)),
    remembered as (
      insert into log.command (cmd, fingerprint, first_pos, n, nothing_in, nothing_at)
      select cmd::uuid, decode(fingerprint, 'hex'), first_pos::bigint, n::int, nullif(nothing_in, ''), nullif(nothing_at, '')::int
      from unnest(string_to_array(${by('cmd')}, chr(1)), string_to_array(${by('fingerprint')}, chr(1)),
        string_to_array(${by('first')}, chr(1)), string_to_array(${by('n')}, chr(1)),
        string_to_array(${by('stream')}, chr(1)), string_to_array(${by('revision')}, chr(1)))
        as t(cmd, fingerprint, first_pos, n, nothing_in, nothing_at))
    update log.head set size = ${size}, at_us = ${at}`;
}
