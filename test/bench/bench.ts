// SPDX-License-Identifier: MPL-2.0
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '@faellesbog/platform';
import { benchAppend } from './append.js';
import { installPeers, PEERS, peersInstalled, versionOf } from './contestants.js';
import { benchHttp } from './http.js';
import { ENGINES, openLab, type Engine, type Lab } from './lab.js';
import type { Figures } from './measure.js';
import { benchMemory } from './memory.js';
import { profileInto } from './programs.js';
import { asJson, asLines, writePage, type Results } from './page.js';
import { benchRate } from './rate.js';
import { benchSizes, filledBooks, type FilledBooks } from './sizes.js';

const SECTIONS = ['append', 'sizes', 'http', 'rate', 'memory'] as const;
type Section = (typeof SECTIONS)[number];

const USAGE = `usage: npm run bench -- [--quick] [--json] [--only ${SECTIONS.join(',')}] [--engine ${ENGINES.join(',')}] [--page] [--profile FOLDER]
  --quick   a small run within a minute; the page is not written, and peers take part only where they are installed
  --page    measures nothing: writes the page and its charts again from the figures of the last full run
  --profile every program that takes part leaves a CPU profile in this folder`;

const say = (line: string): void => void process.stderr.write(`bench: ${line}\n`);

/** Some of a list, by name. @throws Error naming what is not in it. */
function chosen<T extends string>(given: string | undefined, all: readonly T[]): T[] {
  const names = given?.split(',') ?? all;
  const unknown = names.filter((name) => !all.includes(name as T));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}: ${all.join(', ')}`);
  return all.filter((name) => names.includes(name));
}

interface Run {
  lab: Lab;
  filled: FilledBooks;
  quick: boolean;
  withPeers: boolean;
}

/** What the stand-in for EventStoreDB can hold in memory is less than what PostgreSQL is asked to hold. */
function sizesOf(engine: Engine, quick: boolean): number[] {
  if (engine === 'eventstoredb') return quick ? [10_000] : [10_000, 100_000];
  return quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
}

/** A quick run looks at EventStoreDB only where it is asked to, beyond appending. */
const isWanted = (section: Section, engine: Engine, quick: boolean, asked: boolean): boolean =>
  !quick || asked || engine === 'postgres' || section === 'append';

function measure(section: Section, engine: Engine, { lab, filled, quick, withPeers }: Run): Promise<Figures> {
  const sizes = sizesOf(engine, quick);
  switch (section) {
    case 'append':
      return benchAppend(lab, engine, quick, withPeers);
    case 'sizes':
      return benchSizes(lab, engine, filled, sizes, quick);
    case 'http':
      return benchHttp(lab, engine, quick);
    case 'rate':
      return benchRate(lab, engine, quick);
    case 'memory':
      return benchMemory(lab, engine, filled, sizes.at(-1)!, quick);
  }
}

/** The machine and the versions of everything that took part. */
function surroundings(lab: Lab, engines: Engine[], withPeers: boolean): Results['surroundings'] {
  const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const ours = ['postgres', '@eventstore/db-client', 'fastify', '@nestjs/core'];
  return {
    on: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, kernel ${release()}`,
    load: Number(loadavg()[0]!.toFixed(2)),
    node: process.version,
    engines: Object.fromEntries(engines.map((engine) => [engine, lab.about(engine)])),
    versions: Object.fromEntries([
      ...ours.map((name) => [name, manifest.dependencies[name]!]),
      ...(withPeers ? PEERS.map(({ library }) => [library, versionOf(library)]) : []),
    ]),
  };
}

async function run(sections: Section[], engines: Engine[], quick: boolean, asked: boolean): Promise<Results> {
  const peersWanted = sections.includes('append') && engines.includes('postgres');
  if (!quick) {
    say('installing the peers and the chart library, where they are not there');
    installPeers();
  } else if (peersWanted && !peersInstalled())
    say('the peers are not installed, so they are left out of this quick run');
  const withPeers = peersWanted && peersInstalled();
  const lab = await openLab();
  try {
    const around = surroundings(lab, engines, withPeers);
    if (around.load > 0.5) say(`the machine is not quiet (load ${around.load}): these figures are too low`);
    const setting: Run = { lab, filled: filledBooks(lab, say), quick, withPeers };
    const figures: Results['figures'] = {};
    for (const engine of engines) {
      for (const section of sections.filter((one) => isWanted(one, engine, quick, asked))) {
        const started = performance.now();
        figures[engine] = { ...figures[engine], ...(await measure(section, engine, setting)) };
        say(`${engine}: ${section}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
      }
    }
    return { surroundings: around, figures };
  } finally {
    await lab.close();
  }
}

async function main(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: {
      quick: flag,
      json: flag,
      page: flag,
      help: flag,
      only: { type: 'string' },
      engine: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  if (values.profile) profileInto(values.profile);
  const docs = join(projectRoot(), 'docs');
  const kept = join(docs, 'benchmarks/figures.json');
  if (values.page) {
    installPeers();
    return writePage(docs, JSON.parse(readFileSync(kept, 'utf8')) as Results);
  }
  const [sections, engines] = [chosen(values.only, SECTIONS), chosen(values.engine, ENGINES)];
  const results = await run(sections, engines, values.quick, values.engine !== undefined);
  process.stdout.write(`${values.json ? asJson(results) : asLines(results)}\n`);
  if (values.quick || sections.length < SECTIONS.length || engines.length < ENGINES.length) return;
  mkdirSync(join(docs, 'benchmarks'), { recursive: true });
  writeFileSync(kept, `${JSON.stringify(results, null, 2)}\n`);
  await writePage(docs, results);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
