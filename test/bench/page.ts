// SPDX-License-Identifier: MPL-2.0
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawCharts, type Drawn } from './charts.js';
import { PEERS } from './contestants.js';
import type { Engine } from './lab.js';
import { isMet, type Figure, type Figures, type Percentiles } from './measure.js';
import { WHY } from './why.js';

export interface Results {
  surroundings: {
    on: string;
    machine: string;
    /** Load average before anything was measured: what else the machine was doing. */
    load: number;
    node: string;
    /** What stands behind each engine. */
    engines: Record<string, string>;
    versions: Record<string, string>;
  };
  figures: Partial<Record<Engine, Figures>>;
}

const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** Every figure by one name; those of the default engine bear no prefix. */
function named({ figures }: Results): [string, Figure][] {
  return Object.entries(figures).flatMap(([engine, own]) =>
    Object.entries(own).map(([name, figure]): [string, Figure] => [
      engine === 'postgres' ? name : `${engine}_${name}`,
      figure,
    ]),
  );
}

export const asJson = (results: Results): string =>
  JSON.stringify(
    Object.fromEntries(
      named(results).map(([name, figure]) => {
        const { value, yardstick, ...rest } = figure;
        const beside = yardstick === undefined ? {} : { yardstick: rounded(yardstick), ratio: ratioOf(figure) };
        return [name, { value: rounded(value), ...beside, ...rest, met: isMet(figure) }];
      }),
    ),
    null,
    2,
  );

const ratioOf = ({ value, yardstick }: Figure): number | undefined =>
  yardstick === undefined ? undefined : rounded(value / yardstick);

/** For a terminal: one figure a line. */
export const asLines = (results: Results): string =>
  named(results)
    .map(([name, figure]) => {
      const [value, yardstick] = [amount(figure, figure.value), figure.yardstick];
      const beside =
        yardstick === undefined ? '' : `, ${ratioOf(figure)} of ${amount(figure, yardstick)} (${figure.yardstickIs})`;
      return `${name}: ${value}${beside}${figure.target ? `; ${target(figure)}, ${verdict(figure)}` : ''}`;
    })
    .join('\n');

const amount = ({ unit }: Figure, value: number): string => `${rounded(value)} ${unit}`;

function target({ target: promised, unit }: Figure): string {
  if (!promised) return '';
  if ('valueBelow' in promised) return `below ${promised.valueBelow} ${unit.split(' ')[0]}`;
  return `at least ${promised.ratioAtLeast} of it`;
}

function verdict(figure: Figure): string {
  const met = isMet(figure);
  if (met === undefined) return '';
  return met ? 'met' : '**missed**';
}

/** `append_64_concurrent_beside_x` becomes `append 64 concurrent, beside x`. */
const title = (name: string): string => {
  const [own, peer] = name.split('_beside_');
  return own!.replaceAll('_', ' ') + (peer ? `, beside ${peer.replaceAll('_', ' ')}` : '');
};

const row = (cells: (string | number | undefined)[]): string => `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;

function figureTable(figures: [string, Figure][]): string {
  const rows = figures.map(([name, f]) =>
    row([
      title(name),
      amount(f, f.value),
      f.yardstick === undefined ? '' : amount(f, f.yardstick),
      ratioOf(f),
      target(f),
      verdict(f),
      f.yardstickIs,
    ]),
  );
  return [
    '| | figure | yardstick | ratio | target | | the yardstick is |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function latencyTable(figures: [string, Figure][]): string {
  const timed = figures.filter(([, { latency }]) => latency);
  if (timed.length === 0) return '';
  const cells = (latency?: Percentiles): (number | string)[] =>
    latency ? [latency.p50, latency.p95, latency.p99, latency.max].map(rounded) : ['', '', '', ''];
  const rows = timed.map(([name, f]) => row([title(name), ...cells(f.latency), ...cells(f.yardstickLatency)]));
  const head = '| milliseconds | p50 | p95 | p99 | longest | yardstick p50 | p95 | p99 | longest |';
  return `\n${[head, '| --- | --- | --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n')}\n`;
}

const PARTS = [
  { key: 'append', heading: 'Appending', has: /^(append_(one|\d+_concurrent)|group_commit)/ },
  { key: 'sizes', heading: 'A log that grows', has: /^(append_64_onto|projection|rebuild|share)/ },
  { key: 'http', heading: 'From request to answer', has: /^http/ },
  { key: 'rate', heading: 'At a fixed rate', has: /^(latency|read_model_lag)/ },
  { key: 'memory', heading: 'Memory', has: /^(memory|heap)/ },
];

function parts(figures: Figures, charts: Record<string, Drawn>): string {
  return PARTS.map(({ key, heading, has }) => {
    const own = Object.entries(figures).filter(([name]) => has.test(name));
    const chart = charts[key] ? `![${charts[key].alt}](${charts[key].file})\n\n` : '';
    return `### ${heading}\n\n${chart}${figureTable(own)}\n${latencyTable(own)}`;
  }).join('\n');
}

function missed(results: Results): string {
  const without = named(results).filter(([, figure]) => isMet(figure) === false);
  if (without.length === 0) return 'Nothing: every target is met in this run.';
  return without.map(([name]) => `- **${title(name)}**: ${WHY[name] ?? 'not looked into yet.'}`).join('\n');
}

/** Writes the page and its charts. @throws Error when the chart library is not installed. */
export async function writePage(docs: string, results: Results): Promise<void> {
  const { postgres, eventstoredb } = results.figures;
  const charts = await drawCharts(join(docs, 'benchmarks'), postgres!);
  const promised = named(results).filter(([, figure]) => figure.target);
  const { surroundings: s } = results;
  const page = `<!-- SPDX-License-Identifier: CC-BY-SA-4.0 -->

# Benchmarks

Measured by \`npm run bench\` on ${s.on}, and written by it, charts and all; \`npm run bench -- --quick --json\` gives a small run
within a minute. Each figure stands beside its yardstick, measured in the same run on the same servers; the ratio is figure
to yardstick. [How it was measured](#how-it-was-measured) says what the yardsticks leave out.

## What is promised

${figureTable(promised)}

### What is missed, and why

${missed(results)}

## On PostgreSQL

${s.engines['postgres']}.

${parts(postgres!, charts)}
## On EventStoreDB

${ON_EVENTSTOREDB(s.engines['eventstoredb']!)}

${parts(eventstoredb!, {})}
## How it was measured

- Machine: ${s.machine}; load average before the run ${s.load}. Servers, programs under test and the load generator share its cores.
- Node ${s.node}; ${Object.entries(s.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.
${HOW}`;
  writeFileSync(join(docs, 'benchmarks.md'), page);
}

const ON_EVENTSTOREDB = (behind: string): string =>
  `The log is on EventStoreDB, the read models are in PostgreSQL. Behind it stood ${behind}. The figures show what our side of the
wire costs and allow no word about that server: ${
    behind.includes('stand-in')
      ? 'the stand-in is one thread of JavaScript on the same two cores and writes nothing to a disk'
      : 'it held other events before'
  }. A command costs more calls here than on PostgreSQL: a claim of its id, then its events.`;

const HOW = `- **Appends**: one event of about 500 bytes each, to a new stream. Every contestant is a process of its own with the same loop;
  two seconds to warm up at 64, then five rounds of two seconds of each in turn, medians.
  - The _hand-written loop_ keeps order, revisions and durability and nothing else: no record of commands, no canonical form,
    no checks. On EventStoreDB the yardstick is its client alone.
  - The _peers_ append the same data through their own public calls: ${PEERS.map(({ library, is }) => `\`${library}\` (${is})`).join(', ')}.
    Each has a pool of 16 connections where it lets one choose. They keep revisions of a stream; none of them keeps a log
    without gaps in its order, or a record of commands that makes asking twice asking once. The other libraries for
    NestJS that are better known (\`@ocoda/event-sourcing\`, \`@event-nest/core\`) could not take part: what they keep events
    with in PostgreSQL could not be installed.
- **A log that grows**: real funding events, 25 to a project, each by a command of its own, loaded by COPY with every index in place.
  Appends go to a copy of the log in each round, to the largest one itself; five rounds of two seconds in turn, medians.
  Applying is the live runner with its indexes in place, from an empty read model; rebuilding includes building the
  indexes and switching over; each once per log. Their yardstick is the same rows into the same tables with one
  transaction for each event, on the first 4,000 or so; the other makes only the pledge rows, in SQL. Share queries: 200 projects
  in turn after 20 to warm up, medians.
- **From request to answer**: the service as \`npm start\` runs it, with its log of requests, beside a process with a bare Fastify
  handler that takes the body unchecked and inserts the same bytes into a table with the same keys, through the same driver with a pool
  of 16. 64 connections that stay open, each asking again as soon as it is answered; four seconds to warm up, then five rounds of four
  seconds of each in turn, medians. Read models are not kept meanwhile, except in the line that says so.
  Nobody is asked who they are (\`FAELLESBOG_ACCESS=open\`), as nobody is by the bare handler. On 24 November 2026, beside each other in seven
  rounds of three seconds, with the projector in the same process, a supplier asked for with an access token and a role took 742 µs of
  processor time a request, and 401 µs without: 1,420 and 2,271 requests a second. That is the check of the token's signature and of the
  roles, which are read from the log for every request.
- **At a fixed rate**: 20 seconds at each rate after four to warm up, over 64 connections. A command's time runs from the moment it was
  due, not from when it could be sent, so that a slow answer shows in all that waited behind it; the generator looks for what is due
  every millisecond. A projector runs in a process of its own. The lag of the read model runs from the answer
  to the first look that finds the command in it; it is looked at every millisecond or two.
- **Memory**: of each process by itself, twenty times a second: at rest the median, else the most. \`heap\` is what JavaScript's
  objects take, with what is yet to be collected.
`;
