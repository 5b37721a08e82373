// SPDX-License-Identifier: MPL-2.0
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { counted, endedByThemselves, expectations, Skipped, startOf, type Experiment } from '../experiment.js';
import { get } from '../http.js';
import { LATER } from '../model.js';
import { headOf } from '../world.js';

/** Where distributions put the library that fakes the clock of one process. */
function faketime(): string {
  for (const folder of ['/usr/lib', '/usr/lib64', '/usr/local/lib'].filter((each) => existsSync(each))) {
    const found = ['faketime', ...readdirSync(folder).map((name) => join(name, 'faketime'))]
      .map((path) => join(folder, path, 'libfaketime.so.1'))
      .find((path) => existsSync(path));
    if (found) return found;
  }
  throw new Skipped('libfaketime is not installed');
}

const JUMPS = ['-1h', '+1y', '-1h', '+0'];

const jumps: Experiment = {
  id: 'C7',
  title: 'the clock of one service jumps an hour back, a year ahead and back again',
  rounds: { smoke: 1, full: 10 },
  async run(lab, rounds) {
    const library = faketime();
    const file = join(lab.folder, 'clock');
    writeFileSync(file, '+0\n');
    const world = await lab.shared();
    const api = await world.addApi('api-with-a-clock-of-its-own', {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // Timers run on; it is the time of day that jumps.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    });
    const since = startOf(world);
    const { found, expect } = expectations();
    const from = await headOf(world.sql);
    try {
      world.load.through([api.url, ...world.apis.map(({ url }) => url)]);
      for (let round = 0; round < rounds; round++) {
        for (const jump of JUMPS) {
          writeFileSync(file, `${jump}\n`);
          world.load.run();
          await pause(500);
        }
      }
      await world.load.rest();
    } finally {
      world.load.through();
      await api.stop();
    }
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    const events = world.events.slice(from + 1);
    const days = (Date.parse(events.at(-1)!.at) - Date.now()) / 86_400_000;
    expect(days > 364, 'limit', `the clock did not jump: the last event was recorded at ${events.at(-1)!.at}`);
    // What was recorded in the future can still be asked about.
    const known = `validOn=${LATER}&knownAt=${world.events.length - 1}`;
    await get(`${world.apis[1]!.url}/api/v1/projects/project-a/shares?${known}`);
    // This log now lives in another year than the other experiments.
    await lab.leave();
    const numbers = { jumps: rounds * JUMPS.length, events: events.length, 'days ahead': Math.round(days) };
    return { numbers: { ...numbers, ...counted(world, since) }, found };
  },
};

export const clock: Experiment[] = [jumps];
