// SPDX-License-Identifier: MPL-2.0
import { pathToFileURL } from 'node:url';
import type { Book } from './lab.js';

/** Someone who can append: ours, the yardstick, a peer. Each append is one event of the same pledge to a new stream. */
export interface Contestant {
  append(): Promise<unknown>;
  close(): Promise<void>;
}
/** What a contestant's module exports. */
export type Open = (book: Book) => Promise<Contestant>;

export type Ask = { open: Book } | { lanes: number; seconds: number } | { close: true };

/** Appends a second with so many lanes, each of which asks again as soon as it is answered. */
async function run(contestant: Contestant, lanes: number, seconds: number): Promise<number> {
  let done = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      await contestant.append();
      done++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done / ((performance.now() - started) / 1000);
}

/** A process for one contestant: the same loop for all, and nobody's work on another's event loop. */
async function main(module: string): Promise<void> {
  const { open } = (await import(pathToFileURL(module).href)) as { open: Open };
  let contestant: Contestant | undefined;
  const answer = async (ask: Ask): Promise<number> => {
    if ('lanes' in ask) return run(contestant!, ask.lanes, ask.seconds);
    await contestant?.close();
    contestant = 'open' in ask ? await open(ask.open) : undefined;
    return 0;
  };
  process.on('message', (ask: Ask) => {
    answer(ask).then(
      (result) => process.send!({ result }),
      (error: unknown) =>
        process.send!({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit(0));
}

void main(process.argv[2]!);
