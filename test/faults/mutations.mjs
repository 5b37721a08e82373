// SPDX-License-Identifier: MPL-2.0
// Plants deliberate bugs, one at a time, in a copy of what was built, and runs the experiment that has to notice.
// A checker that never went red is none. Run `npm run build` first, then `node test/faults/mutations.mjs [1,5]`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const engine = 'libs/platform/src/postgres/engine.js';
const schema = 'libs/platform/src/postgres/log-schema.js';
const steps = 'libs/platform/src/read/steps.js';
const writeStep = /function write\(lane, model, schema, held, rows, from, to\) \{[^]*?\n\}\n/;
const moveCheckpoint = `const moved = await tx\`update \${tx(\`\${schema}.checkpoint\`)} set position = \${to.position}, at = \${to.at},
      stopped_at = null, stopped_because = null where position = \${from} and \${stillHeld(tx, held)}\`;
    if (moved.count === 0) throw new LostRace();`;

/** What is planted, who has to notice, and in which experiment; `says` when the checker alone would not name it. */
const mutations = [
  {
    id: '1',
    bug: 'the head is read without FOR UPDATE, and no key keeps positions apart',
    experiment: 'B2',
    checker: 'C-order',
    patches: [
      [engine, 'from log.head for update', 'from log.head'],
      [engine, /const n = eventsIn\(batch\);[^]*?last: Number\(head\.at_us\) - n \};/, 'return lockHead(tx);'],
      [engine, /if \(careful\)\s+last\(tx `update/, 'last(tx `update'],
      [schema, 'pos bigint primary key', 'pos bigint'],
    ],
  },
  {
    id: '2',
    bug: 'the record of a command is written in a second transaction',
    experiment: 'A7',
    checker: 'C-once',
    patches: [
      [
        engine,
        /for \(const statement of write\(tx, plan\)\)\s+last\(statement\);([^]*?)return plan\.answers;\s+\}\);/,
        (_, head) => `for (const statement of write(tx, { ...plan, commands: [] })) last(statement);
        ${head}
        return plan;
    }).then(async (plan) => {
        await writer.transaction(async (tx, last) => {
            for (const statement of write(tx, { ...plan, events: [] })) last(statement);
        });
        return plan.answers;
    });`,
      ],
      [engine, 'if (commands.length === 0)', 'if (commands.length + events.length === 0)'],
    ],
  },
  {
    id: '3',
    bug: 'the checkpoint moves in a transaction before that of the rows',
    experiment: 'B5',
    checker: 'C-proj',
    patches: [
      [
        steps,
        writeStep,
        `async function write(lane, model, schema, held, rows, from, to) {
  await lane.transaction(async (tx) => {
    ${moveCheckpoint}
  });
  await lane.transaction(async (tx, send) => {
    await tx\`select 1\`;
    writeRows(tx, model, schema, rows, send);
  });
}
`,
      ],
    ],
  },
  {
    id: '4',
    bug: 'the rows are written in a transaction before that of the checkpoint',
    experiment: 'B5',
    checker: 'C-proj',
    patches: [
      [
        steps,
        writeStep,
        `async function write(lane, model, schema, held, rows, from, to) {
  await lane.transaction(async (tx, send) => {
    await tx\`select 1\`;
    writeRows(tx, model, schema, rows, send);
  });
  await lane.transaction(async (tx) => {
    ${moveCheckpoint}
  });
}
`,
      ],
    ],
  },
  {
    id: '5',
    bug: 'positions are taken before the transaction that uses them, as from a sequence',
    experiment: 'B2',
    checker: 'C-order',
    says: /saw \d+ of \d+ events, [1-9]\d* never/,
    patches: [
      [
        engine,
        /function commit\(writer, log, clock, batch, careful\) \{/,
        `async function commit(writer, log, clock, batch, careful) {
    const n = batch.reduce((sum, { events }) => sum + events.length, 0);
    const taken = await writer.transaction((tx) => tx\`update log.head set size = size + \${n} returning size - \${n} as size, at_us\`);`,
      ],
      [
        engine,
        'careful ? lockHead(tx) : moveHead(tx, batch, now)',
        '{ size: Number(taken[0].size), last: Number(taken[0].at_us) }',
      ],
      [engine, /if \(careful\)\s+last\(tx `update[^`]*`\);/, ''],
    ],
  },
  {
    id: '6',
    bug: 'a commit is answered before it is on the disk',
    experiment: 'A1',
    checker: 'C-log',
    // What is lost depends on the moment of the kill: within a fifth of a second the server writes it out by itself.
    tries: 20,
    patches: [
      [
        engine,
        "lane(url, { asAppender: true, name: 'faellesbog-appender' })",
        "lane(url, { asAppender: true, replayable: true, name: 'faellesbog-appender' })",
      ],
    ],
  },
  {
    id: '7',
    bug: 'an append goes to the end of its stream, whatever revision its caller saw',
    experiment: 'B1',
    checker: 'C-occ',
    patches: [
      [
        engine,
        'const [head, known, revisions] = await asked;',
        `const [head, known, revisions] = await asked;
        const ends = new Map(revisions.map(({ stream, rev }) => [stream, rev ?? -1]));
        for (const waiting of batch) {
            waiting.expected = ends.get(waiting.stream) ?? -1;
            ends.set(waiting.stream, waiting.expected + waiting.events.length);
        }
        prepared.splice(0, prepared.length, ...batch.map((waiting) => preparedOf(log, waiting)));`,
      ],
    ],
  },
];

const root = process.cwd();

/** A copy of what was built, with the bug in it. */
function planted({ id, patches }) {
  const copy = mkdtempSync(join(tmpdir(), `faellesbog-mutation-${id}-`));
  cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true, filter: (path) => !path.endsWith('.map') });
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [file, from, to] of patches) {
    const path = join(copy, 'dist', file);
    const text = readFileSync(path, 'utf8');
    const mutated = text.replace(from, typeof to === 'function' ? to : () => to);
    if (mutated === text) throw new Error(`mutation ${id}: ${file} no longer has ${from}`);
    writeFileSync(path, mutated);
  }
  return copy;
}

function notices({ experiment, checker, says }, copy, seed) {
  const args = ['dist/test/faults/main.js', '--only', experiment, '--seed', seed, '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 28 });
  let found = [];
  try {
    found = JSON.parse(stdout).experiments[0].found;
  } catch {
    console.log(stderr.slice(-2000));
  }
  const folder = /all violations: (\S+)$/m.exec(stderr)?.[1];
  if (folder?.startsWith(tmpdir())) rmSync(folder, { recursive: true, force: true });
  const red = [...new Set(found.map((one) => one.checker))].sort();
  const first = found.find((one) => one.checker === checker && (!says || says.test(one.what)));
  return { red, first };
}

const wanted = process.argv[2]?.split(',');
let missed = 0;
for (const mutation of mutations.filter(({ id }) => !wanted || wanted.includes(id))) {
  const copy = planted(mutation);
  try {
    let [tried, red, first] = [0];
    do ({ red, first } = notices(mutation, copy, `mutations-${++tried}`));
    while (!first && tried < (mutation.tries ?? 1));
    if (!first) missed++;
    const verdict = first
      ? `${mutation.checker} red${tried > 1 ? ` at the ${tried}th try` : ''}: ${first.what.slice(0, 160)}`
      : `NOT NOTICED by ${mutation.checker}`;
    console.log(
      `${mutation.id} ${mutation.bug}\n  ${mutation.experiment}: ${verdict}\n  red: ${red.join(', ') || 'none'}`,
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
console.log(missed === 0 ? 'every bug was noticed' : `${missed} not noticed`);
process.exitCode = missed === 0 ? 0 : 1;
