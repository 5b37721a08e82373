// SPDX-License-Identifier: MPL-2.0
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressProblem, maskedAddress } from '../eventstoredb/address.js';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded.js';
import { openFileLog } from './file-log.js';
import {
  badAddress,
  CopyError,
  damaged,
  envelopeOf,
  headerLine,
  order,
  otherName,
  otherRecord,
  recordLines,
  type LogRecord,
  type RawLog,
} from './log-records.js';
import { explained, openPostgresLog } from './postgres-log.js';

export interface AddressOptions {
  mode: 'read' | 'write';
  /** The data folder that `embedded` means. */
  dataDir?: string;
  /** Write to a server that may lose data in a crash. For tests only. */
  allowUnsafe?: boolean;
  /** Gets what a person should know, in both languages. */
  notice?: (message: string, da: string) => void;
}

/**
 * The log at an address: `postgres://…`, `esdb://…`, `embedded` or a data folder (of the embedded server, joined when it
 * runs and started for the occasion when not), or a file by its path or `file://…`.
 * @throws CopyError when the address cannot be used or there is nothing to read at it; UnsafeDatabase, EmbeddedPostgresError.
 */
export function rawLogAt(address: string, options: AddressOptions): Promise<RawLog> {
  const path = pathOf(address, options.dataDir);
  if (path !== undefined) {
    const folder = address === 'embedded' || /[\\/]$/.test(path) || isFolder(path);
    return folder ? embeddedLog(path, options) : openFileLog(path, options.mode, options.notice);
  }
  if (/^postgres(ql)?:\/\/./.test(address)) return openPostgresLog(address, shownAddress(address), options);
  if (/^esdb(\+discover)?:\/\//.test(address)) return eventStoreLog(address);
  throw badAddress(shownAddress(address));
}

/** The address without its password and options, for people to read; only its kind when one cannot tell them apart. */
function shownAddress(address: string): string {
  const scheme = schemeOf(address);
  if (scheme === undefined || scheme === 'file') return address;
  if (!addressProblem(address)) return maskedAddress(address).replace(/\/?\?.*$/, '');
  try {
    const { username, host, pathname, search, hash } = new URL(address);
    if (!address.startsWith(`${scheme}://`) || `${pathname}${search}${hash}`.includes('@')) return `${scheme}:…`;
    return `${scheme}://${username === '' ? '' : `${username}:***@`}${host}${pathname}`;
  } catch {
    return `${scheme}:…`;
  }
}

/** A letter and a colon is a drive; a longer word and a colon is some address, and may hold a password. */
const schemeOf = (address: string): string | undefined => /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase();

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function pathOf(address: string, dataDir: string | undefined): string | undefined {
  if (address === 'embedded') return resolve(dataDir ?? '.faellesbog');
  if (address === '' || address === '-') throw badAddress(shownAddress(address));
  const scheme = schemeOf(address);
  if (scheme !== 'file') return scheme ? undefined : address;
  try {
    return fileURLToPath(address);
  } catch {
    throw badAddress(shownAddress(address));
  }
}

async function eventStoreLog(address: string): Promise<RawLog> {
  const shown = shownAddress(address);
  const problem = addressProblem(address);
  if (problem) throw badAddress(shown, `EventStoreDB: ${problem}.`);
  // Only those who use it pay for loading its client.
  const { openEventStoreDbRawLog } = await import('../eventstoredb/raw-log.js');
  const log = openEventStoreDbRawLog(address);
  const explain = (error: unknown): never => {
    throw explained(error, shown);
  };
  return {
    ...log,
    name: () => log.name().catch(explain),
    async *records(after) {
      try {
        yield* log.records(after);
      } catch (error) {
        explain(error);
      }
    },
    write: (name, records) => log.write(name, records).catch(explain),
  };
}

async function embeddedLog(folder: string, options: AddressOptions): Promise<RawLog> {
  const running = await runningEmbeddedPostgres(folder);
  if (!running && options.mode === 'read' && !existsSync(join(folder, 'postgres', 'PG_VERSION')))
    throw new CopyError('copy.not_found', `There is no book in ${folder}.`, `Der er ingen bog i ${folder}.`, true);
  const server = running ? undefined : await startEmbeddedPostgres({ dataDir: folder });
  try {
    const log = await openPostgresLog((running ?? server!).url, folder, options);
    return { ...log, close: () => log.close().finally(() => server?.stop()) };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** A record that was found in order, and the line it is in a file: what is compared, and what is summed up. */
interface Entry {
  record: LogRecord;
  line: string;
}

/**
 * The records of a log after a position, each command whole in its batch.
 * @throws CopyError `copy.log_damaged` when they are not what every log keeps: dense, in order, of this log, later and later.
 */
async function* entries(log: RawLog, name: string, after: number): AsyncGenerator<Entry[]> {
  const records: LogRecord[] = [];
  let last: LogRecord | undefined;
  let [head, lastAt] = [after, ''];
  for await (const batch of log.records(after)) {
    for (const record of batch) {
      if (last && order(last, record) >= 0)
        throw damaged(record.position, 'the order is broken', 'rækkefølgen er brudt');
      if (record.position !== (record.kind === 'event' ? head + 1 : head))
        throw damaged(head + 1, 'no event comes', 'der kommer ingen hændelse');
      if (record.kind === 'event') {
        const { at, log: own } = envelopeOf(record);
        if (own !== name) throw damaged(record.position, `the event is of ${own}`, `hændelsen er fra ${own}`);
        if (at <= lastAt) throw damaged(record.position, 'time goes back', 'tiden går tilbage');
        [head, lastAt] = [record.position, at];
      }
      records.push(record);
      last = record;
    }
    // The newest command may have more events to come.
    const whole = wholeCommands(records);
    if (whole > 0) yield entriesOf(records.splice(0, whole));
  }
  if (records.length > 0) yield entriesOf(records);
}

function wholeCommands(records: LogRecord[]): number {
  const last = records.at(-1);
  if (last?.kind !== 'event') return records.length;
  const { cmd } = envelopeOf(last);
  const first = records.findLastIndex((record) => record.kind === 'command' || envelopeOf(record).cmd !== cmd);
  return first + 1;
}

function entriesOf(records: LogRecord[]): Entry[] {
  const lines = recordLines(records);
  return records.map((record, index) => ({ record, line: lines[index]! }));
}

/** One entry at a time, while the next batch is on its way. */
function oneByOne(batches: AsyncGenerator<Entry[]>) {
  let batch: Entry[] = [];
  let index = 0;
  const ahead = readAhead(batches);
  return {
    async next(): Promise<Entry | undefined> {
      while (index === batch.length) {
        const following = await ahead.next();
        if (!following) return undefined;
        [batch, index] = [following, 0];
      }
      return batch[index++];
    },
    close: ahead.close,
  };
}

function readAhead(batches: AsyncGenerator<Entry[]>) {
  const fetch = (): Promise<IteratorResult<Entry[], unknown>> => {
    const promise = batches.next();
    // Its failure is met where it is awaited.
    promise.catch(() => undefined);
    return promise;
  };
  let coming = fetch();
  return {
    async next(): Promise<Entry[] | undefined> {
      const { done, value } = await coming;
      if (done) return undefined;
      coming = fetch();
      return value as Entry[];
    },
    async close(): Promise<void> {
      await batches.return(undefined).catch(() => undefined);
    },
  };
}

/** What a comparison of everything the target has found: the same as far as both go. */
interface Comparison {
  events: number;
  commands: number;
  /** Where the target lacks something that the source has: to be read again from there on. Undefined when it lacks nothing. */
  continueAfter: number | undefined;
  /** SHA-256 of all that was compared, as a file; of each side by itself. */
  sha256: { from: string; to: string };
}

/** @throws LogsDiffer at the first position where the target has something that the source has not. */
async function compare(
  source: RawLog,
  target: RawLog,
  name: string,
  step: (done: number) => void,
): Promise<Comparison> {
  const [theirs, ours] = [oneByOne(entries(source, name, -1)), oneByOne(entries(target, name, -1))];
  const sums = [createHash('sha256'), createHash('sha256')] as const;
  const header = `${headerLine(name)}\n`;
  sums.forEach((sum) => sum.update(header));
  let [events, commands] = [0, 0];
  let lacking: number | undefined;
  try {
    let from = await theirs.next();
    let to = await ours.next();
    while (to) {
      const place = from ? order(from.record, to.record) : 1;
      if (place < 0 && from!.record.kind === 'command') {
        // A command with nothing to do, answered since at a position that was copied before.
        lacking ??= from!.record.position;
        from = await theirs.next();
        continue;
      }
      if (place !== 0 || from!.line !== to.line) throw differing(from, to);
      sums[0].update(from!.line).update('\n');
      sums[1].update(to.line).update('\n');
      if (to.record.kind === 'event') step(++events);
      else commands++;
      [from, to] = [await theirs.next(), await ours.next()];
    }
    if (from) lacking ??= events - 1;
  } finally {
    await Promise.all([theirs.close(), ours.close()]);
  }
  return {
    events,
    commands,
    continueAfter: lacking,
    sha256: { from: sums[0].digest('hex'), to: sums[1].digest('hex') },
  };
}

function differing(from: Entry | undefined, to: Entry): Error {
  if (!from) {
    const { position } = to.record;
    return otherRecord(position, ' The target has more than the source.', ' Målet har mere end kilden.');
  }
  const sum = ({ line }: Entry): string => createHash('sha256').update(line).digest('hex');
  const sums = `SHA-256 ${sum(from)} (${from.record.kind}), ${sum(to)} (${to.record.kind}).`;
  return otherRecord(Math.min(from.record.position, to.record.position), ` ${sums}`);
}

export interface CopyOptions {
  from: string;
  to: string;
  /** Compare, and write nothing. */
  verifyOnly?: boolean;
  dataDir?: string;
  allowUnsafe?: boolean;
  /** Called with the events done in a stage, and of how many when that is known. */
  progress?: (stage: 'comparing' | 'copying' | 'verifying', done: number, of: number | undefined) => void;
  notice?: AddressOptions['notice'];
  /** Ends the copying after the batch at hand. */
  signal?: AbortSignal;
}

export interface CopyReport {
  /** The addresses without their secrets. */
  from: string;
  to: string;
  /** The name of the log; null when there was nothing to copy in it. */
  log: string | null;
  /** What both hold now: events, and commands that had nothing to do. */
  events: number;
  commands: number;
  copied: { events: number; commands: number };
  /** The last position that both hold; -1 when there is none. */
  upTo: number;
  /** The source was in use and has more by now. */
  sourceHasMore: boolean;
  /** SHA-256 of all records as a file (not compressed), of each side by itself. */
  sha256: { from: string; to: string } | null;
  seconds: number;
}

/** A source in use is followed so often; what it has after that is for the next run. */
const MAX_PASSES = 10;
const FEW = 500;

/**
 * Copies a log exactly: texts, positions, fingerprints, commands with nothing to do, and its name. First everything the
 * target has is compared with the source, then it is continued, then everything is read again on both sides and compared.
 * Run again after whatever stopped it, it goes on where the target ends.
 * @throws LogsDiffer naming the first position that differs; CopyError `copy.incomplete` when only verifying and the
 *   target lacks something, `copy.same_place`, and what the addresses and logs are refused for.
 */
export async function copyLog(options: CopyOptions): Promise<CopyReport> {
  const { from, to, verifyOnly = false } = options;
  const plain = { dataDir: options.dataDir, allowUnsafe: options.allowUnsafe, notice: options.notice };
  const paths = [from, to].map((address) => pathOf(address, options.dataDir));
  if (from === to || (paths[0] !== undefined && resolve(paths[0]) === resolve(paths[1] ?? ''))) throw samePlace();
  const source = await rawLogAt(from, { ...plain, mode: 'read' });
  let target: RawLog | undefined;
  try {
    target = await rawLogAt(to, { ...plain, mode: verifyOnly ? 'read' : 'write' });
    if (source.place !== undefined && source.place === target.place) throw samePlace();
    const report = await copyOpen(source, target, options);
    // What is said to be there is there for good.
    await target.close();
    return report;
  } finally {
    await target?.close().catch(() => undefined);
    await source.close();
  }
}

const samePlace = (): CopyError =>
  new CopyError(
    'copy.same_place',
    'Source and target are the same log. Name another target.',
    'Kilde og mål er samme log. Angiv et andet mål.',
    true,
  );

async function copyOpen(source: RawLog, target: RawLog, options: CopyOptions): Promise<CopyReport> {
  const started = performance.now();
  const [name, standing] = [await source.name(), await target.name()];
  const report = (found: Comparison, before: Pick<Comparison, 'events' | 'commands'>): CopyReport => ({
    from: shownAddress(options.from),
    to: shownAddress(options.to),
    log: name,
    events: found.events,
    commands: found.commands,
    copied: { events: found.events - before.events, commands: found.commands - before.commands },
    upTo: found.events - 1,
    sourceHasMore: found.continueAfter !== undefined,
    sha256: name === null ? null : found.sha256,
    seconds: Math.round(performance.now() - started) / 1000,
  });
  if (name === null) {
    if (standing !== null) throw otherName('–', standing);
    return report(NOTHING, NOTHING);
  }
  if (standing !== null && standing !== name) throw otherName(name, standing);
  // A file may lack only the end of its compression: then nothing is to be copied, and yet it is not whole.
  if (standing !== null && !options.verifyOnly) await target.write(name, []);
  const before = await staged('comparing', source, target, name, options);
  if (before.continueAfter === undefined) return report(before, before);
  if (options.verifyOnly) throw incomplete(before);
  const upTo = await continueCopy(source, target, name, before.continueAfter, options);
  const found = await staged('verifying', source, target, name, options);
  if (found.events <= upTo) throw notKept(found.events);
  return report(found, before);
}

const NOTHING: Comparison = { events: 0, commands: 0, continueAfter: undefined, sha256: { from: '', to: '' } };

const incomplete = ({ events, continueAfter }: Comparison): CopyError => {
  const [upTo, lacks] = [events - 1, continueAfter! + 1];
  return new CopyError(
    'copy.incomplete',
    `The target is the same as the source as far as it goes (position ${upTo}), and lacks what comes from position ${lacks} on.`,
    `Målet er det samme som kilden, så langt det går (position ${upTo}), og mangler, hvad der kommer fra position ${lacks}.`,
  );
};

async function staged(
  stage: 'comparing' | 'verifying',
  source: RawLog,
  target: RawLog,
  name: string,
  { progress, signal }: CopyOptions,
): Promise<Comparison> {
  const of = (await target.size?.()) ?? (await source.size?.());
  return compare(source, target, name, (done) => {
    if (signal?.aborted) throw interrupted();
    progress?.(stage, done, of);
  });
}

const notKept = (position: number): CopyError =>
  new CopyError(
    'copy.not_kept',
    `The target took the records from position ${position} on and does not give them back. Do not use this copy.`,
    `Målet tog imod posterne fra position ${position} og giver dem ikke tilbage. Brug ikke denne kopi.`,
  );

const interrupted = (): CopyError =>
  new CopyError(
    'copy.interrupted',
    'Interrupted. Run the same command again: it goes on where it stopped.',
    'Afbrudt. Kør samme kommando igen: den fortsætter, hvor den slap.',
  );

/** @returns the last position that was written, or stood there. */
async function continueCopy(
  source: RawLog,
  target: RawLog,
  name: string,
  continueAfter: number,
  { progress, signal }: CopyOptions,
): Promise<number> {
  await target.write(name, []);
  let after = continueAfter;
  for (let [pass, written] = [0, Infinity]; written > FEW && pass < MAX_PASSES; pass++) {
    const of = await source.size?.();
    const batches = readAhead(entries(source, name, after));
    written = 0;
    try {
      for (let batch = await batches.next(); batch; batch = await batches.next()) {
        if (signal?.aborted) throw interrupted();
        const records = batch.map(({ record }) => record);
        await target.write(name, records);
        written += records.length;
        after = Math.max(after, records.at(-1)!.position);
        progress?.('copying', after + 1, of);
      }
    } finally {
      await batches.close();
    }
  }
  return after;
}
