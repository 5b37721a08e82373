// SPDX-License-Identifier: MPL-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { counted, expectations, startOf, type Experiment } from '../experiment.js';
import { checkpoints } from '../inspect.js';
import type { Program } from '../processes.js';
import { headOf, type World } from '../world.js';

/** How far read models may be behind, in time, and how soon after the last kill. */
const LAG_MS = 1_000;
const SOON_MS = 5_000;

/** Follows the log's head and the slowest read model or reactor. @returns the instant from which on the lag stayed low. */
async function lowLagFrom(world: World, patienceMs: number): Promise<number | undefined> {
  const heads: { at: number; head: number }[] = [];
  let low: number | undefined;
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await pause(50)) {
    heads.push({ at: performance.now(), head: await headOf(world.sql) });
    const reached = Math.min(...(await checkpoints(world.sql)).values());
    const now = performance.now();
    // What was recorded before this moment has to be in every read model by now.
    const due = heads.findLast(({ at }) => at < now - LAG_MS)?.head ?? -1;
    low = reached >= due && due >= 0 ? (low ?? now) : undefined;
    if (low !== undefined && now - low > LAG_MS) return low;
  }
  return undefined;
}

/** Kills one of a kind, in turn; one that is still starting is left to it while no other serves. */
async function killOne(programs: Program[], turn: number): Promise<boolean> {
  const up = await Promise.all(programs.map((each) => each.isUp()));
  const victim = [turn, turn + 1].map((each) => each % programs.length).find((index) => up[index]);
  if (victim === undefined) return false;
  programs[victim]!.kill('SIGKILL');
  return true;
}

const mustShow: Experiment = {
  id: 'M1',
  title: 'two services and two projectors under load, one of each killed every second',
  rounds: { smoke: 3, full: 60 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const { found, expect } = expectations();
    let [services, projectors, starting] = [0, 0, 0];
    world.load.run();
    for (let second = 0; second < rounds; second++) {
      const next = pause(1_000);
      if (await killOne(world.apis, second)) services++;
      if (await killOne(world.projectors, second)) projectors++;
      await next;
    }
    // A service takes longer than a second to start: killed every second all the same, it hardly ever serves. A client
    // gives up after a minute.
    const more = lab.full ? rounds / 2 : 0;
    for (let second = 0; second < more; second++) {
      const next = pause(1_000);
      const served = await killOne(world.apis, second);
      if (!served) world.apis[second % world.apis.length]!.kill('SIGKILL');
      starting += served ? 0 : 1;
      services++;
      if (await killOne(world.projectors, second)) projectors++;
      await next;
    }
    const lastKill = performance.now() - 1_000;
    const low = await lowLagFrom(world, 30_000);
    const after = low === undefined ? Infinity : low - lastKill;
    expect(after < SOON_MS, 'limit', `the lag was below ${LAG_MS} ms only ${Math.round(after)} ms after the last kill`);
    found.push(...(await world.checkAll()));
    const restarts = [...world.apis, ...world.projectors].flatMap(({ endedByItself }) => endedByItself);
    for (const what of restarts) expect(false, 'liveness', `ended by itself: ${what}`);
    const numbers = {
      seconds: rounds + more,
      'services killed': services,
      'of them starting': starting,
      'projectors killed': projectors,
      events: world.events.length,
    };
    return { numbers: { ...numbers, ...counted(world, since), 'lag low again': `${Math.round(after)} ms` }, found };
  },
};

export const everything: Experiment[] = [mustShow];
