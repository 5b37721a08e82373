// SPDX-License-Identifier: MPL-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { bookForRequests, registerSupplier, startApi } from './http.js';
import type { Engine, Lab } from './lab.js';
import { closedLoop } from './load.js';
import { median, spoken, type Figures } from './measure.js';
import { built, start, type Program } from './programs.js';
import { startProjector } from './rate.js';
import type { FilledBooks } from './sizes.js';

const MB = 2 ** 20;

/** What a program held between two instants. */
function held({ samples }: Program, from: number, to = Date.now()) {
  const then = samples.filter(({ at }) => at >= from && at <= to);
  const most = (key: 'rss' | 'heap'): number => Math.max(...then.map((sample) => sample[key])) / MB;
  return { rss: most('rss'), heap: most('heap'), usual: median(then.map(({ rss }) => rss)) / MB };
}

/** Memory of the service and the projector at rest and under load, and of a projector that rebuilds a read model. */
export async function benchMemory(
  lab: Lab,
  engine: Engine,
  filled: FilledBooks,
  size: number,
  quick: boolean,
): Promise<Figures> {
  const book = await bookForRequests(lab, engine, 1);
  const programs = { projector: await startProjector(book), api: await startApi(book, 'off') };
  const figures: Figures = {};
  const note = (name: string, value: number): void => void (figures[name] = { value, unit: 'MB', better: 'less' });
  try {
    await pause(quick ? 500 : 5_000);
    const rest = Date.now();
    await pause(quick ? 500 : 5_000);
    const load = Date.now();
    await closedLoop({ url: programs.api.said, connections: 64, next: registerSupplier }, quick ? 1 : 15);
    for (const [name, program] of Object.entries(programs)) {
      note(`memory_${name}_at_rest`, held(program, rest, load).usual);
      note(`memory_${name}_under_load`, held(program, load).rss);
      note(`heap_${name}_under_load`, held(program, load).heap);
    }
  } finally {
    await Promise.all(Object.values(programs).map((program) => program.stop()));
  }
  const large = await filled(engine, size);
  const rebuild = await start(built('apps/projector/src/main.js'), ['rebuild', 'co_financing'], { ...large.book });
  const code = await rebuild.ended;
  if (code !== 0) throw new Error(`the rebuild ended with ${code}: ${rebuild.complaint()}`);
  const peak = held(rebuild, 0);
  note(`memory_rebuild_${spoken(large.events)}`, peak.rss);
  note(`heap_rebuild_${spoken(large.events)}`, peak.heap);
  return figures;
}
