// SPDX-License-Identifier: MPL-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { counted, endedByThemselves, Skipped, startOf, times, type Experiment } from '../experiment.js';
import type { Plant } from '../preload.js';
import { until } from '../processes.js';
import { eioOnFlush } from '../strace.js';
import type { Finding, World } from '../world.js';

/** The time from a blow to the first acknowledgement after `healed` came true. */
async function recovery({ load }: World, blow: () => void, healed: () => boolean | Promise<boolean>): Promise<number> {
  const started = performance.now();
  blow();
  await until('the fault is over', healed);
  const healedAt = performance.now();
  await until('commands are acknowledged again', () => load.lastAck() > healedAt);
  return load.lastAck() - started;
}

const killPostgres: Experiment = {
  id: 'A1',
  title: 'kill -9 of PostgreSQL with all its processes',
  rounds: { smoke: 1, full: 200 },
  async run(lab, rounds) {
    if (!lab.server.owned) throw new Skipped('DATABASE_URL names a server that is not ours to kill');
    const world = await lab.shared();
    const since = startOf(world);
    const throws = lab.throws.for('A1');
    const found: Finding[] = [];
    const recoveries: number[] = [];
    for (let round = 0; round < rounds && found.length === 0; round++) {
      world.load.run();
      await pause(throws.between(100, 500));
      const before = lab.server.pid();
      recoveries.push(await recovery(world, lab.server.kill, () => ![before, 0].includes(lab.server.pid())));
      found.push(...(await world.checkLog()));
    }
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    return { numbers: { rounds, ...counted(world, since), ...times(recoveries, 'recovery') }, found };
  },
};

const killApi: Experiment = {
  id: 'A2',
  title: 'kill -9 of a service before, during and after its append',
  rounds: { smoke: 3, full: 300 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const throws = lab.throws.for('A2');
    const recoveries: number[] = [];
    const killed = { before: 0, during: 0, after: 0 };
    world.load.run();
    let next = 0;
    // Both services die in turn, each at its own pace; the clients turn to the one that is there.
    await Promise.all(
      world.apis.map(async (api) => {
        for (; next < rounds;) {
          const when = (['after', 'before', 'during'] as const)[next++ % 3]!;
          await api.up();
          const down = api.down();
          const plant: Plant = { die: when, afterMs: throws.between(0, 6) };
          api.expectEnd();
          api.tell(plant);
          await down;
          killed[when]++;
          const started = performance.now();
          await api.up();
          recoveries.push(performance.now() - started);
        }
      }),
    );
    const found = [...(await world.checkAll()), ...endedByThemselves(world)];
    return { numbers: { ...killed, ...counted(world, since), ...times(recoveries, 'service back') }, found };
  },
};

const killProjector: Experiment = {
  id: 'A3',
  title: 'kill -9 of a projector',
  rounds: { smoke: 2, full: 200 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const throws = lab.throws.for('A3');
    world.load.run();
    for (let round = 0; round < rounds; round++) {
      const projector = world.projectors[round % world.projectors.length]!;
      await projector.up();
      await pause(throws.between(200, 900));
      projector.kill('SIGKILL');
      await projector.down();
    }
    const found = [...(await world.checkAll()), ...endedByThemselves(world)];
    return { numbers: { rounds, ...counted(world, since) }, found };
  },
};

const eio: Experiment = {
  id: 'A5',
  title: 'the disk answers a flush of the log with EIO',
  rounds: { smoke: 1, full: 20 },
  async run(lab, rounds) {
    if (!lab.server.owned) throw new Skipped('DATABASE_URL names a server that is not ours to break');
    const world = await lab.shared();
    const since = startOf(world);
    const recoveries: number[] = [];
    const found: Finding[] = [];
    let injected = 0;
    for (let round = 0; round < rounds && found.length === 0; round++) {
      world.load.run();
      await pause(200);
      // The one that wrote last: projectors have appenders too, and those may have nothing to write for long.
      const [backend] = await world.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where application_name = 'faellesbog-appender' and datname = current_database()
        order by state_change desc limit 1`;
      const trace = await eioOnFlush(backend!.pid);
      await until('the flush failed and the backend is gone', trace.ended);
      injected += trace.injected();
      const began = performance.now();
      await until('commands are acknowledged again', () => world.load.lastAck() > began);
      recoveries.push(world.load.lastAck() - began);
      found.push(...(await world.checkLog()));
    }
    if (injected === 0) found.push({ checker: 'limit', what: 'no flush was made to fail: nothing was shown' });
    found.push(...(await world.checkAll()), ...endedByThemselves(world));
    return { numbers: { rounds, injected, ...counted(world, since), ...times(recoveries, 'recovery') }, found };
  },
};

export const crash: Experiment[] = [killPostgres, killApi, killProjector, eio];
