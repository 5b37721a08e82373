// SPDX-License-Identifier: MPL-2.0
import { isUtf8 } from 'node:buffer';
import { constants as files, createReadStream, realpathSync, statSync } from 'node:fs';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants as zlib, createGunzip, gzip as gzipWithCallback } from 'node:zlib';
import {
  CopyError,
  envelopeOf,
  headerLine,
  order,
  otherName,
  otherRecord,
  recordLine,
  recordLines,
  UUID,
  type LogRecord,
  type RawLog,
} from './log-records.js';

const gzip = promisify(gzipWithCallback);
const BATCH = 500;
const CHUNK_BYTES = 262_144;
/** An event of 32 KiB and what stands around it fit many times; a file without line ends is told from a log early. */
const MAX_LINE_BYTES = 1_048_576;
const MARK = '{"format":"faellesbog-log"';

interface Line {
  text: string;
  number: number;
  /** In bytes of the text, not of what gzip makes of it. */
  start: number;
  end: number;
}

/** What a reading of the file from its beginning found. */
interface Standing {
  log: string | null;
  /** Position of the last event, and where its line starts. */
  last: number;
  lastStart: number;
  records: number;
  /** Where the last whole record ends, and whether there is something after that. */
  end: number;
  ragged: boolean;
  lines: number;
  /** The size of the file itself. */
  bytes: number;
}

const unreadable = (path: string, line: number, what: string, hvad: string): CopyError =>
  new CopyError('copy.file_unreadable', `${path}, line ${line}: ${what}.`, `${path}, linje ${line}: ${hvad}.`, true);
const noRecord = (path: string, line: number): CopyError =>
  unreadable(path, line, 'this is no record of a log', 'dette er ikke en post i en log');
const cutShort = (path: string, line: number): CopyError =>
  new CopyError(
    'copy.file_cut_short',
    `${path} is cut short at line ${line}. Continue the copy that made it, or fetch the file again.`,
    `${path} er afbrudt ved linje ${line}. Fortsæt den kopiering, der lavede den, eller hent filen igen.`,
    true,
  );
const changed = (path: string): CopyError =>
  new CopyError(
    'copy.file_changed',
    `${path} was changed by another program during the copying. Run it again when nobody else writes there.`,
    `${path} blev ændret af et andet program under kopieringen. Kør den igen, når ingen andre skriver der.`,
  );
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/**
 * A log as a file: a line of JSON that says what it is and names the log, then a line for each record. The text of an
 * event stands in its line as it is stored: what begins after `"event":` and ends before the line's last `}`.
 * With a name that ends in `.gz` the same lines, compressed; each call of `write` is a member of its own.
 *
 * `read` refuses a file whose end is half-written; `write` makes a missing file, and cuts such an end off before it adds.
 * @throws CopyError `copy.not_found`, `copy.file_unreadable`, `.file_gap`, `.file_version`, `.file_cut_short`.
 */
export async function openFileLog(
  path: string,
  mode: 'read' | 'write',
  notice: (message: string, da: string) => void = () => undefined,
): Promise<RawLog> {
  let standing = await named(path, mode, () => survey(path, mode));
  let handle: FileHandle | undefined;

  async function cut(at: number): Promise<void> {
    if (path.endsWith('.gz')) {
      await handle?.close();
      handle = undefined;
      await keepBeginning(path, at);
    } else {
      handle ??= await openForWriting(path);
      await handle.truncate(at);
    }
    standing = await survey(path, mode);
  }

  async function cutRagged(): Promise<void> {
    if (!standing.ragged) return;
    const line = standing.lines + 1;
    notice(
      `${path} ended in the middle of something: what stood from line ${line} on was cut off and is copied again.`,
      `${path} sluttede midt i noget: hvad der stod fra linje ${line}, er skåret af og kopieres igen.`,
    );
    await cut(standing.end);
  }

  /** Compares what stands there already. @returns the records to add at the end, which may have been moved up for them. */
  async function notYetThere(records: LogRecord[]): Promise<LogRecord[]> {
    const [first] = records;
    if (first!.position > standing.last) return records;
    let index = 0;
    const from = first!.position >= standing.last && first!.kind === 'command' ? standing.lastStart : 0;
    for await (const { record, more, start } of parsed(path, standing, from)) {
      const mine = records[index];
      if (!mine) return [];
      const place = order(mine, record);
      if (place > 0) continue;
      if (place < 0) {
        // Its place is before what stands here, and that comes again after it.
        if (mine.kind === 'event') throw otherRecord(mine.position);
        await cut(start);
        break;
      }
      if (recordLine(mine, more) !== recordLine(record, more)) throw otherRecord(mine.position);
      index++;
    }
    return records.slice(index);
  }

  async function add(text: string, next: Pick<Standing, 'last' | 'lastStart' | 'records' | 'log'>): Promise<void> {
    handle ??= await openForWriting(path);
    if ((await handle.stat()).size !== standing.bytes) throw changed(path);
    const bytes = Buffer.from(text);
    const packed = path.endsWith('.gz') ? await gzip(bytes) : bytes;
    for (let done = 0; done < packed.length;)
      done += (await handle.write(packed, done, packed.length - done, standing.bytes + done)).bytesWritten;
    const { end, bytes: before } = standing;
    standing = { ...standing, ...next, end: end + bytes.length, bytes: before + packed.length };
  }

  return {
    place: placeOf(path),
    size: () => Promise.resolve(standing.last + 1),
    name: () => Promise.resolve(standing.records > 0 ? standing.log : null),
    async *records(after) {
      let batch: LogRecord[] = [];
      for await (const { record } of parsed(path, standing, after < standing.last ? 0 : standing.lastStart)) {
        if (record.kind === 'event' ? record.position <= after : record.position < after) continue;
        if (batch.push(record) < BATCH) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
    write: (log, records) =>
      named(path, 'write', async () => {
        if (standing.records > 0 && standing.log !== log) throw otherName(log, standing.log!);
        if (standing.records > 0) await cutRagged();
        if (records.length === 0) return;
        if (standing.records === 0 && standing.bytes > 0) await cut(0);
        const fresh = standing.records > 0 ? await notYetThere(records) : records;
        if (fresh.length === 0) return;
        const header = standing.records === 0 ? `${headerLine(log)}\n` : '';
        const lines = recordLines(fresh);
        const { last, lastStart } = lastOf(fresh, lines, standing, Buffer.byteLength(header));
        await add(`${header}${lines.join('\n')}\n`, {
          log,
          last,
          lastStart,
          records: standing.records + fresh.length,
        });
      }),
    async close() {
      if (!handle) return;
      await handle.sync();
      await handle.close();
      handle = undefined;
      await keepName(path);
    },
  };
}

function lastOf(fresh: LogRecord[], lines: string[], { last, lastStart, end }: Standing, header: number) {
  let found = { last, lastStart };
  let start = end + header;
  for (const [index, { kind, position }] of fresh.entries()) {
    if (kind === 'event') {
      if (position !== found.last + 1)
        throw new CopyError(
          'copy.log_damaged',
          `After position ${found.last} comes ${position}: events are missing in between.`,
          `Efter position ${found.last} kommer ${position}: der mangler hændelser imellem.`,
        );
      found = { last: position, lastStart: start };
    }
    start += Buffer.byteLength(lines[index]!) + 1;
  }
  return found;
}

/** One file whatever it is called; of one that is not there yet, where it would be. */
function placeOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found) return `file ${found.dev} ${found.ino}`;
  const folder = statSync(dirname(resolve(path)), { throwIfNoEntry: false });
  return `file ${folder ? realpathSync(dirname(resolve(path))) : dirname(resolve(path))}/${basename(path)}`;
}

/** A new name is only safe when its folder is; where folders cannot be opened there is nothing to do about it. */
async function keepName(path: string): Promise<void> {
  const folder = await open(dirname(resolve(path)), 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

const openForWriting = (path: string): Promise<FileHandle> => open(path, files.O_RDWR | files.O_CREAT, 0o600);

/** What the caller can mend, as a disk that is full cannot be. */
const MENDABLE = new Set(['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'EROFS', 'ENAMETOOLONG']);

/** Says which file it was that could not be read or written. */
async function named<T>(path: string, mode: 'read' | 'write', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof CopyError || !/^E[A-Z]+$/.test(code)) throw error;
    const [key, verb, verbum] =
      mode === 'read' ? ['copy.file_unreadable', 'read', 'læses'] : ['copy.file_unwritable', 'written', 'skrives'];
    throw new CopyError(
      key,
      `${path} cannot be ${verb} (${code}).`,
      `${path} kan ikke ${verbum} (${code}).`,
      MENDABLE.has(code),
    );
  }
}

/** The same text up to `end`, compressed anew beside the file and put in its place when whole. */
async function keepBeginning(path: string, end: number): Promise<void> {
  const part = `${path}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    let left = end;
    for await (const chunk of contentOf(path, 0, true)) {
      if (left <= 0) break;
      const kept = chunk.subarray(0, left);
      left -= kept.length;
      await handle.appendFile(await gzip(kept));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, path);
}

class PaddedFile extends Error {
  readonly code = 'Z_BUF_ERROR';
}

/** The text of the file, decompressed if it is compressed. A file cut short gives what there is when that is `allowed`. */
async function* contentOf(path: string, start: number, allowed: boolean): AsyncGenerator<Buffer> {
  const packed = path.endsWith('.gz');
  const file = createReadStream(path, { start: packed ? 0 : start, highWaterMark: CHUNK_BYTES });
  const options = { chunkSize: CHUNK_BYTES, ...(allowed ? { finishFlush: zlib.Z_SYNC_FLUSH } : {}) };
  const gunzip = packed ? file.pipe(createGunzip(options)) : undefined;
  file.once('error', (error) => gunzip?.destroy(error));
  const content: Readable = gunzip ?? file;
  try {
    let skip = packed ? start : 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      if (chunk.length > skip) yield chunk.subarray(skip);
      skip = Math.max(0, skip - chunk.length);
    }
    // Zeros after the last member, as a power cut leaves them, are passed over: what is added behind them would be too.
    if (gunzip && !allowed && gunzip.bytesWritten < file.bytesRead) throw new PaddedFile();
  } finally {
    content.destroy();
    file.destroy();
  }
}

/** Whole lines, each without its LF; what stands after the last LF comes last, with `whole` false. */
async function* linesOf(path: string, start: number, allowed: boolean): AsyncGenerator<Line & { whole: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  let [number, offset] = [0, start];
  const text = (bytes: Buffer): string => {
    if (!isUtf8(bytes)) throw unreadable(path, number, 'it is not UTF-8 text', 'det er ikke UTF-8-tekst');
    return bytes.toString('utf8');
  };
  for await (const chunk of contentOf(path, start, allowed)) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let to = bytes.indexOf(10, from); to >= 0; to = bytes.indexOf(10, from)) {
      number++;
      yield {
        text: text(bytes.subarray(from, to)),
        number,
        start: offset,
        end: (offset += to + 1 - from),
        whole: true,
      };
      from = to + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > MAX_LINE_BYTES) throw noRecord(path, number + 1);
  }
  // Half a character at the end is no fault of the text: it is part of what was cut off.
  if (rest.length > 0)
    yield { text: rest.toString('latin1'), number: number + 1, start: offset, end: offset + rest.length, whole: false };
}

const EVENT = /^\{"position":(\d{1,15}),"more":(\d{1,9}),"fingerprint":"([0-9a-f]{64})","event":(\{.*\})\}$/s;

function parseRecord(text: string): { record: LogRecord; more: number } | undefined {
  const event = EVENT.exec(text);
  if (event) {
    const [, position, more, fingerprint, canonical] = event;
    const record = {
      kind: 'event',
      position: Number(position),
      canonical: canonical!,
      fingerprint: fingerprint!,
    } as const;
    return recordLine(record, Number(more)) === text ? { record, more: Number(more) } : undefined;
  }
  try {
    const { position, command, fingerprint, stream, revision } = JSON.parse(text) as Record<string, unknown>;
    const record = { kind: 'command', position, command, fingerprint, stream, revision } as LogRecord & {
      kind: 'command';
    };
    const numbers = Number.isSafeInteger(position) && Number.isSafeInteger(revision);
    const ids = UUID.test(String(command)) && /^[0-9a-f]{64}$/.test(String(fingerprint)) && typeof stream === 'string';
    return numbers && ids && recordLine(record, 0) === text ? { record, more: 0 } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks each line against the one before: what a file must keep to be a log. `head` is the position of the event before
 * the first line, undefined when that is not known.
 */
function lineChecker(path: string, before: number | undefined) {
  let head = before;
  let [awaited, cmd, print, command] = [0, '', '', ''];
  return ({ text, number }: Line): { record: LogRecord; more: number } => {
    const found = parseRecord(text);
    if (!found) throw noRecord(path, number);
    const { record, more } = found;
    if (record.kind === 'event') {
      if (head !== undefined && record.position > head + 1) throw gap(path, number, head, record.position);
      const mine = commandOf(path, number, record);
      const next = head === undefined || record.position === head + 1;
      const same = mine === cmd && record.fingerprint === print;
      if (!next || (awaited > 0 ? !same || more !== awaited - 1 : mine === cmd)) throw noRecord(path, number);
      [head, awaited, cmd, print, command] = [record.position, more, mine, record.fingerprint, ''];
    } else {
      if (awaited > 0 || record.position !== head || record.command <= command) throw noRecord(path, number);
      [cmd, command] = ['', record.command];
    }
    return found;
  };
}

function commandOf(path: string, number: number, record: LogRecord & { kind: 'event' }): string {
  try {
    return envelopeOf(record).cmd;
  } catch {
    throw noRecord(path, number);
  }
}

const gap = (path: string, line: number, before: number, after: number): CopyError =>
  new CopyError(
    'copy.file_gap',
    `${path}, line ${line}: after position ${before} comes ${after}; events are missing in between.`,
    `${path}, linje ${line}: efter position ${before} kommer ${after}; der mangler hændelser imellem.`,
    true,
  );

/** The records of a file that was surveyed, from the byte on that a line starts at. */
async function* parsed(path: string, { end }: Standing, from: number) {
  if (end === 0) return;
  const check = lineChecker(path, from === 0 ? -1 : undefined);
  for await (const line of linesOf(path, from, true)) {
    if (line.end > end) return;
    if (line.start > 0) yield { ...check(line), start: line.start };
  }
}

/** The name in the first line. */
function nameIn(path: string, text: string): string {
  const [, version, log] = /^\{"format":"faellesbog-log","version":(\d+),"log":(".*")\}$/s.exec(text) ?? [];
  if (version !== undefined && version !== '1')
    throw new CopyError(
      'copy.file_version',
      `${path} is a log of format version ${version}, and this program reads version 1.`,
      `${path} er en log i formatversion ${version}, og dette program læser version 1.`,
      true,
    );
  try {
    const name: unknown = JSON.parse(log ?? '');
    if (typeof name === 'string' && name !== '' && headerLine(name) === text) return name;
  } catch {
    // Said below.
  }
  throw unreadable(
    path,
    1,
    `no log begins like this; it begins with ${MARK}`,
    `sådan begynder ingen log; den begynder med ${MARK}`,
  );
}

/** Reads the whole file once and checks every line of it. */
async function survey(path: string, mode: 'read' | 'write'): Promise<Standing> {
  const found = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (!found && mode === 'read')
    throw new CopyError('copy.not_found', `There is no file ${path}.`, `Filen ${path} findes ikke.`, true);
  if (found && !found.isFile()) throw unreadable(path, 1, 'it is no file', 'det er ikke en fil');
  if (!found || (found.size === 0 && mode === 'write')) return NOTHING;
  try {
    return { ...(await surveyContent(path, mode, false)), bytes: found.size };
  } catch (error) {
    const code = codeOf(error);
    if (!code.startsWith('Z_')) throw error;
    if (code !== 'Z_BUF_ERROR') throw noGzip(path);
    if (mode === 'read') throw cutShort(path, (await surveyContent(path, 'write', true)).lines + 1);
    return { ...(await surveyContent(path, mode, true)), ragged: true, bytes: found.size };
  }
}

const noGzip = (path: string): CopyError =>
  new CopyError(
    'copy.file_unreadable',
    `${path} cannot be decompressed: it is no gzip file, or it is damaged.`,
    `${path} kan ikke pakkes ud: det er ikke en gzip-fil, eller den er beskadiget.`,
    true,
  );

const NOTHING: Standing = { log: null, last: -1, lastStart: 0, records: 0, end: 0, ragged: false, lines: 0, bytes: 0 };

async function surveyContent(path: string, mode: 'read' | 'write', allowed: boolean): Promise<Standing> {
  const check = lineChecker(path, -1);
  let found = NOTHING;
  let [records, number] = [0, 0];
  let { last, lastStart } = NOTHING;
  for await (const line of linesOf(path, 0, allowed)) {
    ({ number } = line);
    if (!line.whole) {
      if (number === 1 && !line.text.startsWith(MARK) && !MARK.startsWith(line.text)) nameIn(path, line.text);
      break;
    }
    const { end } = line;
    if (number === 1) {
      found = { ...found, log: nameIn(path, line.text), end, lines: 1 };
      continue;
    }
    const { record, more } = check(line);
    records++;
    if (record.kind === 'event') [last, lastStart] = [record.position, line.start];
    // A command is there when all of its events are.
    if (more === 0) found = { ...found, last, lastStart, records, end, lines: number };
  }
  const ragged = number !== found.lines;
  if ((ragged || number === 0) && mode === 'read') throw cutShort(path, found.lines + 1);
  return { ...found, ragged };
}
