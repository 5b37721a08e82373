// SPDX-License-Identifier: MPL-2.0
import { byHand, enter, ours, PEERS, peersFolder, type Entrant } from './contestants.js';
import type { Engine, Lab } from './lab.js';
import { join } from 'node:path';
import { median, type Figures } from './measure.js';

const LANES = [1, 16, 64];
const lanesOf = (quick: boolean): number[] => (quick ? [1, 64] : LANES);
const nameOf = (lanes: number): string => (lanes === 1 ? 'append_one_at_a_time' : `append_${lanes}_concurrent`);

interface Runner {
  name: string;
  entrant: Entrant;
  /** Appends a second of each round, by lanes. */
  rounds: Map<number, number[]>;
}

/**
 * Appends a second, one at a time and with many askers: ours, the hand-written yardstick and, on PostgreSQL, the peers,
 * each in a process of its own and in turn on the same server.
 */
export async function benchAppend(lab: Lab, engine: Engine, quick: boolean, withPeers: boolean): Promise<Figures> {
  const peers = engine === 'postgres' && withPeers ? PEERS : [];
  const modules = [
    { name: 'ours', module: ours },
    { name: 'by hand', module: byHand },
    ...peers.map(({ file, library }) => ({ name: library, module: join(peersFolder, file) })),
  ];
  const runners: Runner[] = [];
  try {
    for (const { name, module } of modules) {
      const entrant = await enter(module);
      runners.push({ name, entrant, rounds: new Map(LANES.map((lanes) => [lanes, []])) });
      await entrant.open(await lab.newBook(engine));
      await entrant.run(64, quick ? 0.3 : 2);
    }
    await lab.settle();
    const [seconds, rounds] = quick ? [0.3, 2] : [2, 5];
    for (const lanes of lanesOf(quick))
      for (let round = 0; round < rounds; round++)
        for (const { entrant, rounds: results } of runners) results.get(lanes)!.push(await entrant.run(lanes, seconds));
  } finally {
    for (const { entrant } of runners) await entrant.stop();
  }
  return figuresOf(runners, engine, lanesOf(quick));
}

function figuresOf(runners: Runner[], engine: Engine, askers: number[]): Figures {
  const [mine, hand, ...peers] = runners.map(({ name, rounds }) => ({
    name,
    at: (lanes: number): number => median(rounds.get(lanes)!),
  }));
  const own = { unit: 'appends/s', better: 'more' } as const;
  const yardstickIs =
    engine === 'postgres' ? 'hand-written group-commit loop' : 'the client alone: no claim, no position';
  const figures: Figures = {};
  for (const lanes of askers) {
    const figure = { ...own, value: mine!.at(lanes), yardstick: hand!.at(lanes), yardstickIs };
    const promised = lanes === 64 && engine === 'postgres' ? { target: { ratioAtLeast: 0.7 } } : {};
    figures[nameOf(lanes)] = { ...figure, ...promised };
    for (const peer of peers)
      figures[`${nameOf(lanes)}_beside_${peer.name}`] = {
        ...own,
        value: mine!.at(lanes),
        yardstick: peer.at(lanes),
        yardstickIs: peer.name,
      };
  }
  const best = peers.sort((a, b) => b.at(64) - a.at(64))[0];
  if (best)
    figures['append_64_concurrent_beside_best_peer'] = {
      ...own,
      value: mine!.at(64),
      yardstick: best.at(64),
      yardstickIs: best.name,
      target: { ratioAtLeast: 3 },
    };
  figures['group_commit_gain'] = {
    ...own,
    value: mine!.at(64),
    yardstick: mine!.at(1),
    yardstickIs: 'the same store asked one at a time',
  };
  return figures;
}
