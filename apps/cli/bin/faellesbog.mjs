#!/usr/bin/env node
// SPDX-License-Identifier: MPL-2.0
// The door from a fresh clone: builds what is missing or older than its sources, then runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(dirname(realpathSync(fileURLToPath(import.meta.url))))));
const stamp = join(root, 'dist/.built');
const lock = join(root, 'dist.lock');

/** The newest change among the sources; a file that is gone shows in its folder's time. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs);
}

function sourcesChanged() {
  if (!existsSync(join(root, 'node_modules/typescript'))) return false; // Shipped without sources' tools: run what is there.
  const places = [
    'apps/api/src',
    'apps/cli/src',
    'apps/projector/src',
    'libs',
    'test/bench',
    'test/faults',
    'test/stand-in',
    'tsconfig.json',
    'tsconfig.build.json',
    'nest-cli.json',
    'package.json',
  ];
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  return places.some((place) => existsSync(join(root, place)) && newest(join(root, place)) > built);
}

function build() {
  process.stderr.write('faellesbog: building, once after a change … / bygger, én gang efter en ændring …\n');
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const started = new Date();
  const { status, stdout, stderr } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nfaellesbog: build.failed: the sources do not compile\n`);
    process.exit(1);
  }
  // The time of the beginning: what changed during the build is built next time.
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
}

/** Two commands started at once build once: the second waits for the first. */
function buildOnce() {
  for (let waited = 0; ; waited++) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (waited > 600 || Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 180_000)
        rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    if (sourcesChanged()) build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

if (sourcesChanged()) buildOnce();
const [task] = process.argv.slice(2);
if (task !== '--build-only') {
  const entry = task === 'start' ? 'dist/apps/api/src/main.js' : 'dist/apps/cli/src/main.js';
  await import(new URL(entry, `file://${root}/`).href);
}
