// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { CommandReused, copenhagenDate, Rejection, WrongRevision } from '@faellesbog/eventsourcing';
import { connect, joined, lane, type Sql, type Tx } from '../postgres/connect.js';
import { Problem } from '../problem.js';
import { holdsCpr, phoneHoldsCpr } from './cpr.js';
import { createPersons } from './person-schema.js';

/** Duties to keep that go before a wish to be erased, for as long as they run. */
export const RETENTION_REASONS = ['bookkeeping', 'archives', 'legal_claim'] as const;
export type RetentionReason = (typeof RETENTION_REASONS)[number];

/** What is known of a person. Nothing of it is ever in the log, in a read model or in a message. */
export interface PersonData {
  name: string;
  email?: string;
  phone?: string;
  organisation?: string;
  /** The first day on which the person may be erased, `YYYY-MM-DD`; any day when not given. */
  retentionUntil?: string;
  /** What the day rests on; bookkeeping when not given. */
  retentionReason?: RetentionReason;
}
/** A field left out stays; null removes it. */
export type PersonChange = { [K in keyof PersonData]?: PersonData[K] | (K extends 'name' ? never : null) };

export interface HeldPerson {
  personRef: string;
  /** 1 when registered, one more with every change. */
  version: number;
}
/** A person in clear; what is not known is null. */
export interface Person extends HeldPerson {
  name: string;
  email: string | null;
  phone: string | null;
  organisation: string | null;
  retentionUntil: string | null;
  retentionReason: RetentionReason | null;
  registeredAt: string;
  changedAt: string;
}

/** One line of the list that a restore replays: a reference and an instant, and nothing about whom. */
export interface Erasure {
  personRef: string;
  at: string;
}
export type ErasureLine = Erasure & {
  /** Its place in the list, from 1 on without gaps: the cursor for what comes after. */
  number: number;
};

/** Who looked, when and what for. */
export interface PersonAccess {
  number: number;
  account: string;
  purpose: string;
  at: string;
}

/** Who asks for a change, and under which command: the same id again is asking once. */
export interface Asking {
  account: string;
  command: string;
}

export interface Edit {
  /** The version that the caller saw. */
  expected: number;
  /** Only answer what would come of it. */
  dryRun?: boolean;
}

/**
 * The store of personal data: the only place where it says who a `personRef` is. It can forget, and the log cannot.
 * Every method throws what a database that does not answer throws; then asking again is safe.
 */
export interface PersonStore {
  /** Whether all of it may be kept, before anything is recorded. @throws Problem 422 `person.cpr_refused`. */
  assertKeepable(data: PersonData): void;
  /**
   * Keeps a person under the reference given, or a new random one.
   * @throws Problem 422 `person.cpr_refused`, 410 `person.erased`; CommandReused when the command brought other data before.
   */
  register(data: PersonData, asking?: Partial<Asking> & { personRef?: string }): Promise<HeldPerson>;
  /**
   * The person in clear, once the reading itself is on record; undefined when nothing is held (and then nothing is recorded).
   * @throws Problem 422 `person.purpose_missing` without a purpose of 1-200 characters, `person.cpr_refused`.
   */
  read(ref: string, reading: { account: string; purpose: string }): Promise<Person | undefined>;
  /**
   * Makes a new version of the person.
   * @throws WrongRevision when `expected` is not the newest version; Problem 404, 410 `person.erased`, 422 as `register`.
   */
  change(ref: string, change: PersonChange, asking: Asking & Edit): Promise<HeldPerson>;
  /**
   * Removes all versions of the person, and from the record of readings what would say who it was; a line with
   * reference and instant stays. Erasing again answers with that line.
   * @throws Rejection `person.retained` before the day until which the person has to be kept.
   */
  erase(ref: string): Promise<ErasureLine>;
  /** @throws Rejection `person.retained` as {@link erase} would. */
  assertErasable(ref: string): Promise<void>;
  /** The line of one person; undefined when not erased. */
  erasure(ref: string): Promise<ErasureLine | undefined>;
  /** The lines after a number, in order. */
  erasures(after?: number, limit?: number): Promise<ErasureLine[]>;
  /**
   * Carries a list of erasures out on what was restored from an older backup, whatever the retention: they were allowed
   * once. Replaying again changes nothing. @returns how many there were, and how many were not known here.
   */
  replayErasures(list: Iterable<Erasure>): Promise<{ lines: number; replayed: number }>;
  /** Who has read a person, oldest first, after a number; the record outlives the erasure. */
  accesses(ref: string, after?: number, limit?: number): Promise<PersonAccess[]>;
  close(): Promise<void>;
}

export interface PersonStoreOptions {
  clock?: () => Date;
  /** Told when what was erased could not yet be removed from the table's file. */
  onUntidy?: (error: unknown) => void;
}

interface Row {
  ref: string;
  version: number;
  name: string;
  email: string | null;
  phone: string | null;
  organisation: string | null;
  retention_until: string | null;
  retention_reason: RetentionReason | null;
}
type Fields = Omit<Row, 'ref' | 'version'>;

/** Opens the store in a database, and makes its tables when they are missing. */
export async function openPersonStore(url: string, options: PersonStoreOptions = {}): Promise<PersonStore> {
  const { clock = () => new Date(), onUntidy = () => undefined } = options;
  const writer = lane(url, { name: 'faellesbog-persons' });
  const reader = connect(url, { max: 2, statementTimeoutMs: 60_000, name: 'faellesbog-persons' });
  const close = async (): Promise<void> => void (await Promise.all([writer.end(), reader.end({ timeout: 5 })]));
  await writer.transaction(createPersons).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  /** Changes wait for each other: lines of erasure are numbered without gaps, and nothing comes back in between. */
  const changing = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    writer.transaction(async (tx) => {
      await tx`select pg_advisory_xact_lock(7301202613)`;
      return work(tx);
    });
  /** Written anew, the table's file holds nobody who is gone; a vacuum that only makes room leaves their bytes in it. */
  const tidy = async (touched: { person: boolean; access: boolean }): Promise<void> => {
    try {
      if (touched.person) await reader`vacuum (full) persons.person`;
      if (touched.access) await reader`vacuum (full) persons.access`;
    } catch (error) {
      onUntidy(error);
    }
  };
  return {
    assertKeepable: (data) => void fieldsOf(data),
    register: (data, asking = {}) => changing((tx) => register(tx, fieldsOf(data), asking)),
    read: async (ref, reading) => {
      const purpose = purposeOf(reading.purpose);
      return writer.transaction((tx) => read(tx, ref, { ...reading, purpose }));
    },
    change: (ref, wish, asking) => changing((tx) => change(tx, ref, wish, asking)),
    async erase(ref) {
      const { line, redacted } = await changing((tx) => erase(tx, ref, { today: copenhagenDate(clock()) }));
      // Also of a line that was there: whoever wrote it may have ended before this.
      await tidy({ person: true, access: redacted });
      return line;
    },
    assertErasable: async (ref) => assertNotRetained((await versionsOf(reader, ref)).at(-1), copenhagenDate(clock())),
    erasure: (ref) => erasureOf(reader, ref),
    erasures: (after = 0, limit = 100) => lines(reader, after, limit),
    async replayErasures(list) {
      const result = { lines: 0, replayed: 0 };
      const touched = { person: false, access: false };
      for (const { personRef, at } of list) {
        const { isNew, redacted } = await changing((tx) => erase(tx, personRef, { at }));
        result.lines++;
        if (isNew) result.replayed++;
        touched.person = true;
        touched.access ||= redacted;
      }
      await tidy(touched);
      return result;
    },
    accesses: (ref, after = 0, limit = 100) => reader<PersonAccess[]>`
      select id::float8 as number, account, purpose, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from persons.access where ref = ${ref} and id > ${after} order by id limit ${limit}`,
    close,
  };
}

/** What is given in the one normal form, with null for what is not. @throws Problem for what is never kept. */
function fieldsOf(data: PersonChange & { name: string }): Fields {
  const clean = (text: string | null | undefined): string | null => text?.normalize('NFC').trim() || null;
  const { name, email, phone, organisation } = data;
  for (const [field, text] of Object.entries({ name, email, organisation })) {
    if (text && holdsCpr(text)) throw cprRefused(`/${field}`);
  }
  if (phone && phoneHoldsCpr(phone)) throw cprRefused('/phone');
  const until = data.retentionUntil ?? null;
  return {
    name: clean(name) ?? '',
    email: clean(email),
    phone: clean(phone),
    organisation: clean(organisation),
    retention_until: until,
    retention_reason: until === null ? null : (data.retentionReason ?? 'bookkeeping'),
  };
}

function purposeOf(given: string): string {
  const purpose = given.normalize('NFC').trim();
  if (purpose.length < 1 || purpose.length > 200) {
    throw new Problem(
      422,
      'person.purpose_missing',
      'Say what the personal data are needed for, in 1-200 characters: every reading is recorded.',
      'Skriv, hvad personoplysningerne skal bruges til, på 1-200 tegn: enhver visning registreres.',
      { pointer: '?purpose' },
    );
  }
  if (holdsCpr(purpose)) throw cprRefused('?purpose');
  return purpose;
}

async function register(
  tx: Tx,
  fields: Fields,
  { personRef = randomUUID(), account = 'local', command = randomUUID() }: Partial<Asking> & { personRef?: string },
): Promise<HeldPerson> {
  const before = await madeBy(tx, command);
  if (before) {
    if (before.version !== 1 || !same(before, fields)) throw new CommandReused(command);
    return { personRef: before.ref, version: 1 };
  }
  if (await erasureOf(tx, personRef)) throw personErased();
  return insert(tx, personRef, 1, fields, { account, command });
}

/** One transaction: without the record of the reading there is no answer. */
async function read(
  tx: Tx,
  ref: string,
  { account, purpose }: { account: string; purpose: string },
): Promise<Person | undefined> {
  // An erasure also looks through the purposes, so none may slip in beside it.
  await tx`select pg_advisory_xact_lock_shared(7301202613)`;
  const rows = await tx<Person[]>`
    with looked as (
      insert into persons.access (ref, account, purpose, at)
      select ref, ${account}, ${purpose}, clock_timestamp() from persons.person where ref = ${ref} and version = 1 returning ref)
    select p.ref as "personRef", p.version, p.name, p.email, p.phone, p.organisation,
      p.retention_until as "retentionUntil", p.retention_reason as "retentionReason",
      to_char(f.at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "registeredAt", to_char(p.at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedAt"
    from looked join persons.person p using (ref) join persons.person f on f.ref = p.ref and f.version = 1
    order by p.version desc limit 1`;
  return rows[0];
}

async function change(
  tx: Tx,
  ref: string,
  wish: PersonChange,
  { expected, dryRun, ...asking }: Asking & Edit,
): Promise<HeldPerson> {
  const versions = await versionsOf(tx, ref);
  const made = await madeBy(tx, asking.command);
  if (made) {
    const seen = made.ref === ref ? versions[made.version - 2] : undefined;
    if (!seen || !same(made, fieldsOf({ ...dataOf(seen), ...given(wish) }))) throw new CommandReused(asking.command);
    return { personRef: ref, version: made.version };
  }
  const newest = versions.at(-1);
  if (!newest) throw (await erasureOf(tx, ref)) ? personErased() : noSuchPerson();
  if (newest.version !== expected) throw new WrongRevision(`person-${ref}`, expected, newest.version);
  const fields = fieldsOf({ ...dataOf(newest), ...given(wish) });
  if (same(newest, fields)) return { personRef: ref, version: newest.version };
  if (dryRun) return { personRef: ref, version: newest.version + 1 };
  return insert(tx, ref, newest.version + 1, fields, asking);
}

async function erase(
  tx: Tx,
  ref: string,
  { today, at = null }: { today?: string; at?: string | null },
): Promise<{ line: ErasureLine; isNew: boolean; redacted: boolean }> {
  const versions = await versionsOf(tx, ref);
  if (today !== undefined) assertNotRetained(versions.at(-1), today);
  const [added] = await tx`
    insert into persons.erasure (seq, ref, at)
    select coalesce(max(seq), 0) + 1, ${ref}::uuid, coalesce(${at}::timestamptz, clock_timestamp()) from persons.erasure
    on conflict (ref) do nothing returning ref`;
  const redacted = await redact(tx, ref, versions);
  await tx`delete from persons.person where ref = ${ref}`;
  return { line: (await erasureOf(tx, ref))!, isNew: added !== undefined, redacted };
}

/** Takes the words out of the record of readings that would tell who a person was. @returns whether there were any. */
async function redact(tx: Tx, ref: string, versions: readonly Fields[]): Promise<boolean> {
  const known = marksOf(versions);
  // Of readings of others the whole name, address or number counts: every second purpose may hold some word of a name.
  const readings = await tx<{ id: bigint; purpose: string; own: boolean }[]>`
    select id, purpose, ref = ${ref} as own from persons.access where ref = ${ref} or exists (
      select from unnest(string_to_array(${joined(known.whole)}, chr(1))) mark
      where position(mark in lower(purpose)) > 0 or position(mark in regexp_replace(purpose, '[^0-9]', '', 'g')) > 0)`;
  const telling = readings.filter(({ purpose, own }) => !own || tells(purpose, known)).map(({ id }) => String(id));
  if (telling.length === 0) return false;
  await tx`
    update persons.access set purpose = '[erased]'
    where id = any(string_to_array(${joined(telling)}, chr(1))::bigint[])`;
  return true;
}

const lower = (text: string): string => text.toLocaleLowerCase('da');
const wordsOf = (text: string): string[] => lower(text).match(/[\p{L}\p{M}\p{Nd}]{2,}/gu) ?? [];

/** By what a person is recognised in a text: whole names, addresses and numbers, and each word of the names. */
function marksOf(versions: readonly Fields[]): { whole: string[]; words: Set<string> } {
  const numbers = versions.map(({ phone }) => (phone ?? '').replace(/\D/gu, '').slice(-8));
  const texts = versions.flatMap(({ name, email }) => [lower(name), lower(email ?? '')]);
  const whole = [...texts.filter((text) => text.length > 1), ...numbers.filter((number) => number.length > 5)];
  return { whole, words: new Set(versions.flatMap(({ name }) => wordsOf(name))) };
}

function tells(purpose: string, { whole, words }: ReturnType<typeof marksOf>): boolean {
  const [text, digits] = [lower(purpose), purpose.replace(/\D/gu, '')];
  return (
    wordsOf(purpose).some((word) => words.has(word)) ||
    whole.some((mark) => text.includes(mark) || digits.includes(mark))
  );
}

const versionsOf = (sql: Sql | Tx, ref: string) => sql<Row[]>`
  select ref, version, name, email, phone, organisation, retention_until, retention_reason
  from persons.person where ref = ${ref} order by version`;

/** The version that a command made. */
const madeBy = async (tx: Tx, command: string): Promise<Row | undefined> =>
  (
    await tx<Row[]>`
      select ref, version, name, email, phone, organisation, retention_until, retention_reason
      from persons.person where cmd = ${command}`
  )[0];

async function insert(
  tx: Tx,
  ref: string,
  version: number,
  f: Fields,
  { account, command }: Asking,
): Promise<HeldPerson> {
  await tx`
    insert into persons.person (ref, version, name, email, phone, organisation, retention_until, retention_reason, account, cmd, at)
    values (${ref}, ${version}, ${f.name}, ${f.email}, ${f.phone}, ${f.organisation}, ${f.retention_until}, ${f.retention_reason},
      ${account}, ${command}, clock_timestamp())`;
  return { personRef: ref, version };
}

const erasureOf = async (sql: Sql | Tx, ref: string): Promise<ErasureLine | undefined> =>
  (
    await sql<ErasureLine[]>`
      select seq::float8 as number, ref as "personRef", to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from persons.erasure where ref = ${ref}`
  )[0];

const lines = (sql: Sql, after: number, limit: number) => sql<ErasureLine[]>`
  select seq::float8 as number, ref as "personRef", to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
  from persons.erasure where seq > ${after} order by seq limit ${limit}`;

const dataOf = (row: Row): PersonChange & { name: string } => ({
  name: row.name,
  email: row.email,
  phone: row.phone,
  organisation: row.organisation,
  retentionUntil: row.retention_until,
  retentionReason: row.retention_reason,
});

const given = (change: PersonChange): PersonChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const FIELDS = ['name', 'email', 'phone', 'organisation', 'retention_until', 'retention_reason'] as const;
const same = (one: Fields, other: Fields): boolean => FIELDS.every((field) => one[field] === other[field]);

const DUTIES: Record<RetentionReason, { en: string; da: string; rule?: string }> = {
  bookkeeping: {
    en: 'the bookkeeping act has accounting material kept for 5 years from the end of the accounting year',
    da: 'bogføringsloven kræver regnskabsmateriale opbevaret i 5 år fra udgangen af regnskabsåret',
    rule: 'Bogføringsloven (lov nr. 700 af 24. maj 2022)',
  },
  archives: {
    en: 'the rules on archives have it kept',
    da: 'arkivreglerne kræver det bevaret',
    rule: 'Arkivloven',
  },
  legal_claim: {
    en: 'it is needed for a legal claim',
    da: 'det er nødvendigt for et retskrav',
    rule: 'GDPR article 17(3)(e)',
  },
};

function assertNotRetained(newest: Fields | undefined, today: string): void {
  if (!newest?.retention_until || today >= newest.retention_until) return;
  const { en, da, rule } = DUTIES[newest.retention_reason ?? 'bookkeeping'];
  throw new Rejection(
    'person.retained',
    `The person cannot be erased before ${newest.retention_until}: ${en}.`,
    `Personen kan ikke slettes før ${newest.retention_until}: ${da}.`,
    { rule },
  );
}

export const personErased = (): Problem =>
  new Problem(
    410,
    'person.erased',
    'This person was erased; nothing is held any more.',
    'Personen er slettet; der er ikke længere oplysninger.',
  );

/** Never says under which name it was asked for. */
export const noSuchPerson = (): Problem =>
  new Problem(404, 'not_found', 'There is no such person.', 'Der findes ikke en sådan person.');

const cprRefused = (pointer: string): Problem =>
  new Problem(
    422,
    'person.cpr_refused',
    'This looks like a civil registration number (CPR), and such numbers are never kept here. A foreign telephone number that looks like one: begin it with 00.',
    'Dette ligner et CPR-nummer, og CPR-numre gemmes aldrig her. Et udenlandsk telefonnummer, der ligner et: skriv det med 00 foran.',
    { pointer },
  );
