// SPDX-License-Identifier: MPL-2.0
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Call } from './checkers.js';
import { dice } from './dice.js';
import { Skipped, type Experiment, type Lab, type Result } from './experiment.js';
import { crash } from './experiments/crash.js';
import { cuts } from './experiments/cuts.js';
import { clock } from './experiments/clock.js';
import { database } from './experiments/database.js';
import { everything } from './experiments/everything.js';
import { order } from './experiments/order.js';
import { projections } from './experiments/projections.js';
import { killEverything, startServer } from './processes.js';
import { openWorld, type World } from './world.js';
import type { Told } from './workload.js';

const EXPERIMENTS: readonly Experiment[] = [
  ...crash,
  ...cuts,
  ...database,
  ...order,
  ...projections,
  ...clock,
  ...everything,
];
/** A shared book longer than this is left for a new one: every check reads all of it. */
const LONG = { smoke: 5_000, full: 15_000 };

const USAGE = `usage: faults [--smoke | --full] [--only A1,B2] [--seed TEXT] [--json]
${EXPERIMENTS.map(({ id, title }) => `  ${id.padEnd(4)} ${title}`).join('\n')}`;

interface Verdict extends Result {
  id: string;
  title: string;
  state: 'ok' | 'FAILED' | 'skipped';
  seconds: number;
  why?: string;
}

function options() {
  const { values } = parseArgs({
    options: {
      smoke: { type: 'boolean' },
      full: { type: 'boolean' },
      only: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const ids = values.only?.toUpperCase().split(',');
  const chosen = ids ? EXPERIMENTS.filter(({ id }) => ids.includes(id)) : EXPERIMENTS;
  if ((values.smoke && values.full) || chosen.length !== (ids ?? EXPERIMENTS).length) throw new Error(USAGE);
  return {
    full: values.full ?? false,
    chosen,
    seed: values.seed ?? randomBytes(4).toString('hex'),
    json: values.json ?? false,
  };
}

async function main(): Promise<number> {
  const { full, chosen, seed, json } = options();
  const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'faellesbog-faults-'));
  const server = await startServer(join(folder, 'data'));
  say(`seed ${seed}: ${full ? 'full' : 'smoke'} run, ${server.version}, Node ${process.version}`);
  const verdicts: Verdict[] = [];
  const lab = laboratory(folder, server, seed, full);
  try {
    for (const experiment of chosen) {
      const verdict = await perform(experiment, lab);
      verdicts.push(verdict);
      say(lineOf(verdict));
      if (verdict.state === 'FAILED') {
        say(account(verdict, folder, seed));
        await lab.leave();
      }
    }
  } finally {
    await lab.leave();
    await server.stop();
    killEverything();
  }
  const count = (state: Verdict['state']): number => verdicts.filter((verdict) => verdict.state === state).length;
  if (count('FAILED') === 0) rmSync(folder, { recursive: true, force: true });
  // Through a pipe a long report is still on its way when the process ends, unless it is waited for.
  const report = `${JSON.stringify({ seed, full, experiments: verdicts }, null, 2)}\n`;
  if (json) await new Promise((done) => process.stdout.write(report, done));
  say(`seed ${seed}`);
  say(`${count('ok')} passed, ${count('FAILED')} failed, ${count('skipped')} skipped`);
  return count('FAILED') === 0 ? 0 : 1;
}

/** What the experiments share. */
function laboratory(folder: string, server: Lab['server'], seed: string, full: boolean): Lab {
  const throws = dice(seed);
  let books = 0;
  let book: World | undefined;
  const leave = async (): Promise<void> => {
    const left = book;
    book = undefined;
    await left?.close();
  };
  const shared = async (): Promise<World> => {
    if (book && book.events.length > (full ? LONG.full : LONG.smoke)) await leave();
    const name = `book_${books}`;
    return (book ??= await openWorld({ server, folder, name, throws: throws.for(`book ${books++}`) }));
  };
  return { full, folder, server, throws, shared, leave };
}

async function perform(experiment: Experiment, lab: Lab): Promise<Verdict> {
  const { id, title, rounds } = experiment;
  const started = performance.now();
  const verdict = (state: Verdict['state'], result: Partial<Verdict>): Verdict => ({
    id,
    title,
    state,
    numbers: {},
    found: [],
    seconds: (performance.now() - started) / 1000,
    ...result,
  });
  try {
    const result = await experiment.run(lab, lab.full ? rounds.full : rounds.smoke);
    return verdict(result.found.length === 0 ? 'ok' : 'FAILED', result);
  } catch (error) {
    if (error instanceof Skipped) return verdict('skipped', { why: error.message });
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return verdict('FAILED', { found: [{ checker: 'liveness', what }] });
  }
}

function lineOf({ id, title, state, numbers, found, seconds, why }: Verdict): string {
  const figures = Object.entries({ ...numbers, violations: found.length }).map(([name, value]) => `${name} ${value}`);
  const told = state === 'skipped' ? `SKIPPED: ${why}` : figures.join(', ');
  return `${state.padEnd(7)} ${id.padEnd(4)} ${title}: ${told} (${seconds.toFixed(1)} s)`;
}

/** What somebody needs who looks into a failure. */
function account({ id, found }: Verdict, folder: string, seed: string): string {
  const history = readFileSync(join(folder, 'history.jsonl'), { encoding: 'utf8', flag: 'a+' })
    .trim()
    .split('\n')
    .slice(-20);
  writeFileSync(join(folder, `${id}.violations.json`), JSON.stringify(found, null, 2));
  return [
    `  first violated: ${found[0]!.checker}: ${found[0]!.what}`,
    ...[...new Set(found.map(({ checker }) => checker))].map(
      (checker) => `  ${checker}: ${found.filter((one) => one.checker === checker).length}`,
    ),
    '  last calls:',
    ...history.map((line) => `    ${inShort(line)}`),
    `  seed ${seed}; logs, history and all violations: ${folder}`,
  ].join('\n');
}

/** A line of the history as a person reads it. */
function inShort(line: string): string {
  if (line === '') return 'none';
  const { t0, t1, client, cmdId, cmd, expected, outcome, status, reply, said } = JSON.parse(line) as Call & Told;
  const what = reply ? `revision ${reply.revision}, position ${reply.position}` : (said ?? '');
  const when = `${(t0 / 1000).toFixed(3)}-${(t1 / 1000).toFixed(3)} s`;
  return `${when} client ${client} ${cmdId.slice(0, 8)} ${cmd} if ${expected}: ${outcome} ${status ?? ''} ${what}`;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.on('exit', killEverything);
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
