// SPDX-License-Identifier: MPL-2.0
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { UNSAID } from '../checkers.js';
import type { Dice } from '../dice.js';
import { counted, endedByThemselves, expectations, startOf, type Experiment } from '../experiment.js';
import { ask } from '../http.js';
import {
  amendPledge,
  approveProject,
  awardGrant,
  closeRound,
  correctAuthority,
  openRound,
  proposeProject,
  registerAuthority,
  registerSupplier,
  startPartnership,
  statePledge,
  withdrawPledge,
  type Command,
} from '../model.js';
import { until } from '../processes.js';
import { CUTS, proxy } from '../proxy.js';
import { callOnce, writeDown } from '../workload.js';
import type { World } from '../world.js';

const cutDatabase: Experiment = {
  id: 'A7',
  title: 'the connection between service and PostgreSQL is cut around the commit',
  rounds: { smoke: 8, full: 400 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const throws = lab.throws.for('A7');
    const between = await proxy(world.url);
    const api = await world.addApi('api-behind-proxy', { DATABASE_URL: between.through(world.url) });
    try {
      world.load.through([api.url, world.apis[0]!.url]);
      world.load.run();
      for (let round = 0; round < rounds; round++) {
        const before = between.done();
        const cut = CUTS[round % CUTS.length]!;
        between.cut(cut);
        // An append is refused when the same command is under way in another service.
        if (cut === 'after error')
          for (let n = 0; n < 500 && between.done() === before; n++)
            await twice(world, throws, `${since.calls}-${round}-${n}`);
        await until(`the connection is cut ${cut}`, () => between.done() > before);
      }
      await world.load.rest();
    } finally {
      world.load.through();
      await api.stop();
      await between.close();
    }
    const found = [...(await world.checkAll()), ...endedByThemselves(world)];
    found.push(...api.endedByItself.map((what) => ({ checker: 'liveness' as const, what })));
    return { numbers: { cuts: between.done(), ...counted(world, since) }, found };
  },
};

/** The same new command to two services at the same moment. */
async function twice({ load }: World, throws: Dice, name: string): Promise<void> {
  const id = throws.uuid();
  const command = registerSupplier(`a7-${name}`);
  await Promise.all([load.settle(0, id, command), load.settle(1, id, command)]);
}

/** Sends a command whole and hangs up without waiting for the answer. */
async function hangUp(world: World, url: string, cmdId: string, command: Command, afterMs: number): Promise<void> {
  const t0 = performance.now();
  await new Promise<void>((resolve) => {
    const payload = JSON.stringify(command.body);
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(payload),
      'Idempotency-Key': cmdId,
    };
    const asked = request(`${url}/api/v1${command.path}`, { method: command.method, agent: false, headers });
    asked.on('error', () => resolve());
    asked.on('close', () => resolve());
    asked.end(payload, () => setTimeout(() => asked.destroy(), afterMs));
  });
  const { stream } = command;
  const call = { t0, t1: performance.now(), client: 0, cmdId, stream, expected: UNSAID, eventIds: [] };
  writeDown(world.history, { ...call, outcome: 'unknown' }, { cmd: `${command.method} ${command.path}, hung up` });
}

/** Every kind of command there is in the model: none may be taken without a key. */
const everyKind: Command[] = [
  registerSupplier('s-keyless'),
  startPartnership('s-keyless'),
  registerAuthority('849'),
  correctAuthority('101', 'keyless'),
  proposeProject('keyless', '101'),
  approveProject('project-a', 'keyless'),
  openRound('keyless', 'project-a', 1n),
  statePledge('round-a', 'keyless', '101', 1n),
  amendPledge('round-a', 'keyless', 1n, 0),
  withdrawPledge('round-a', 'keyless'),
  awardGrant('round-a', 'keyless', 1n),
  closeRound('round-a'),
];

const cutClient: Experiment = {
  id: 'A8',
  title: 'the client hangs up after sending, and asks again later, at once, with another body, without a key',
  rounds: { smoke: 10, full: 400 },
  async run(lab, rounds) {
    const world = await lab.shared();
    const since = startOf(world);
    const throws = lab.throws.for('A8');
    const { found, expect } = expectations();
    const numbers = { later: 0, atOnce: 0, landed: 0, otherBody: 0, keyless: 0 };
    for (let round = 0; round < rounds; round++) {
      const command = registerSupplier(`a8-${since.calls}-${round}`);
      const id = throws.uuid();
      const [first, second] = [world.apis[round % 2]!.url, world.apis[(round + 1) % 2]!.url];
      const cut = hangUp(world, first, id, command, throws.below(12));
      if (round % 2 === 0) {
        await cut;
        await pause(throws.below(50));
      }
      const answers = await Promise.all(
        [first, second, first].map((url) => callOnce(world.history, url, 1, id, command)),
      );
      await cut;
      const texts = new Set(answers.map((asked) => `${asked?.answer?.status} ${asked?.answer?.text}`));
      expect(texts.size === 1 && [...texts][0]!.startsWith('201'), 'C-once', `answered ${[...texts].join(' and ')}`);
      world.load.learn(command, answers[0]!);
      numbers[round % 2 === 0 ? 'later' : 'atOnce']++;
      if (answers.every((asked) => asked?.answer?.headers['idempotency-replayed'])) numbers.landed++;
      const other = await ask(`${second}/api/v1/suppliers`, {
        method: 'POST',
        headers: { 'Idempotency-Key': id },
        body: { ...command.body, name: 'another name' },
      });
      numbers.otherBody++;
      expect(other.status === 422, 'answers', `the key with another body was answered ${other.status}: ${other.text}`);
    }
    for (const { method, path, body, expected } of everyKind) {
      const headers: Record<string, string> = expected === undefined ? {} : { 'If-Match': `"${expected}"` };
      const keyless = await ask(`${world.apis[0]!.url}/api/v1${path}`, { method, headers, body });
      numbers.keyless++;
      expect(keyless.status === 400, 'answers', `${method} ${path} without a key was answered ${keyless.status}`);
    }
    found.push(...(await world.checkAll()));
    return { numbers, found };
  },
};

export const cuts: Experiment[] = [cutDatabase, cutClient];
