// SPDX-License-Identifier: MPL-2.0
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { community } from '@faellesbog/community';
import { funding } from '@faellesbog/funding';
import {
  connect,
  openLedger,
  readConfig,
  startEmbeddedPostgres,
  type Context,
  type Ledger,
} from '@faellesbog/platform';
import { governance } from '@faellesbog/governance';
import { portfolio } from '@faellesbog/portfolio';
import { built, start, type Program } from './programs.js';

export const contexts: readonly Context[] = [community, governance, portfolio, funding];

export const ENGINES = ['postgres', 'eventstoredb'] as const;
export type Engine = (typeof ENGINES)[number];

/** Where a book lives, as the environment of the programs that open it. */
export interface Book {
  DATABASE_URL: string;
  EVENTSTORE_URL?: string;
}

export const openBook = (book: Book, parts: readonly Context[] = contexts): Promise<Ledger> =>
  openLedger(readConfig({ ...book }), parts);

/** The servers that a run measures on, and books on them. */
export interface Lab {
  /** An empty book; on EventStoreDB that is a server of its own, unless `EVENTSTORE_URL` names a real one. */
  newBook(engine: Engine): Promise<Book>;
  /** A copy of a book on PostgreSQL, which nobody may have open. */
  copyOf(book: Book): Promise<Book>;
  drop(book: Book): Promise<void>;
  /** A checkpoint of the database, so that what was filled in before is not written out while something is timed. */
  settle(): Promise<void>;
  /** What stands behind an engine in this run. */
  about(engine: Engine): string;
  close(): Promise<void>;
}

/** A PostgreSQL of its own with fsync on, in a folder that is gone afterwards. */
export async function openLab(): Promise<Lab> {
  const dataDir = mkdtempSync(join(tmpdir(), 'faellesbog-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const admin = connect(postgres.url, { max: 1, statementTimeoutMs: 600_000, name: 'bench-admin' });
  const [server] = await admin<{ version: string }[]>`select version()`;
  const real = process.env['EVENTSTORE_URL'];
  const standIns = new Map<string, Program>();

  async function newDatabase(template?: string): Promise<string> {
    const url = new URL(postgres.url);
    url.pathname = `/bench_${randomBytes(4).toString('hex')}`;
    const copied = template ? ` template ${template} strategy file_copy` : '';
    await admin.unsafe(`create database ${url.pathname.slice(1)}${copied}`);
    return url.href;
  }

  async function newEventStore(): Promise<string> {
    if (real) return real;
    const program = await start(built('test/stand-in/main.js'), [], {}, /"url":"([^"]+)"/);
    standIns.set(program.said, program);
    return program.said;
  }

  return {
    async newBook(engine) {
      const DATABASE_URL = await newDatabase();
      return engine === 'postgres' ? { DATABASE_URL } : { DATABASE_URL, EVENTSTORE_URL: await newEventStore() };
    },
    copyOf: async ({ DATABASE_URL }) => ({ DATABASE_URL: await newDatabase(nameIn(DATABASE_URL)) }),
    async drop({ DATABASE_URL, EVENTSTORE_URL }) {
      await admin.unsafe(`drop database ${nameIn(DATABASE_URL)} with (force)`);
      await standIns.get(EVENTSTORE_URL ?? '')?.stop();
    },
    settle: async () => void (await admin`checkpoint`),
    about: (engine) => {
      if (engine === 'postgres') return `${server!.version.split(' on ')[0]}, embedded, fsync on`;
      return real
        ? 'the EventStoreDB server at EVENTSTORE_URL'
        : 'the stand-in for EventStoreDB that the tests use: a process of its own that keeps everything in memory';
    },
    async close() {
      await Promise.all([...standIns.values()].map((program) => program.stop()));
      await admin.end({ timeout: 5 });
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1);
