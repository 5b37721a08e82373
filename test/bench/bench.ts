// SPDX-License-Identifier: MPL-2.0
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { connect, openPostgresStore, projectRoot, startEmbeddedPostgres } from '@faellesbog/platform';
import { benchAppend } from './append.js';
import type { Measured } from './measure.js';
import { benchRead } from './read.js';

const quick = process.argv.includes('--quick');
const json = process.argv.includes('--json');
const say = (line: string): void => void process.stderr.write(`bench: ${line}\n`);

/** A server of its own with fsync on, in a folder that is gone afterwards. */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'faellesbog-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const admin = connect(postgres.url, { max: 1, statementTimeoutMs: 600_000 });
  const newDatabase = async (): Promise<string> => {
    const url = new URL(postgres.url);
    url.pathname = `/bench_${randomBytes(4).toString('hex')}`;
    await admin.unsafe(`create database ${url.pathname.slice(1)}`);
    return url.href;
  };
  try {
    const [server] = await admin<{ version: string }[]>`select version()`;
    const url = await newDatabase();
    const store = await openPostgresStore(url);
    const appends = await benchAppend(url, store, quick);
    await store.close();
    const sizes = quick ? { small: 10_000, large: 100_000 } : { small: 10_000, middle: 100_000, large: 1_000_000 };
    const reads = await benchRead(newDatabase, sizes, say);
    report({ ...appends, ...reads }, server!.version);
  } finally {
    await admin.end({ timeout: 5 });
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

function report(measured: Record<string, Measured>, server: string): void {
  const figures = Object.fromEntries(
    Object.entries(measured).map(([name, { value, unit, yardstick, ...rest }]) => [
      name,
      { value: rounded(value), unit, yardstick: rounded(yardstick), ratio: rounded(value / yardstick), ...rest },
    ]),
  );
  if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  const lines = Object.entries(figures).map(
    ([name, f]) =>
      `| ${name.replaceAll('_', ' ')} | ${f.value} ${f.unit} | ${f.yardstick} ${f.unit} | ${f.ratio} | ${f.yardstickIs} |`,
  );
  const page = PAGE(server, lines.join('\n'));
  if (!json) process.stdout.write(`${page}\n`);
  if (!quick) writeFileSync(join(projectRoot(), 'docs/benchmarks.md'), page);
}

const PAGE = (server: string, rows: string): string => `<!-- SPDX-License-Identifier: CC-BY-SA-4.0 -->

# Benchmarks

Measured by \`npm run bench\` and written by it; \`npm run bench -- --quick --json\` gives a small run within a minute.
Each figure stands beside its yardstick, measured in the same run on the same PostgreSQL; the ratio is figure to yardstick.

| | figure | yardstick | ratio | the yardstick is |
| --- | --- | --- | --- | --- |
${rows}

- Machine: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, kernel ${release()}; client and server share it.
- Node ${process.version}; ${server.split(' on ')[0]!}, fsync on, synchronous_commit on, default settings of the embedded server.
- Appends: one event of about 500 bytes each, to a new stream; warmed up for a second, then ${quick ? 'three' : 'five'} rounds of ours and the yardstick in turn, medians.
  The hand-written loop keeps order, revisions and durability and nothing else: no record of commands, no canonical form, no checks.
- Reads: a log of real funding events, 25 to a project, loaded by COPY. Applying is the live runner with its indexes in place,
  from an empty read model, once per log; rebuilding includes building the indexes and switching over. The yardstick makes
  only the pledge rows, in SQL. Share queries: 200 projects in turn after 20 to warm up, medians.
`;

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
