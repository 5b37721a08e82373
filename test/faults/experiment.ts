// SPDX-License-Identifier: MPL-2.0
import type { Dice } from './dice.js';
import type { Server } from './processes.js';
import type { Finding, World } from './world.js';

/** What an experiment works with. */
export interface Lab {
  full: boolean;
  /** The run's folder: logs and history; it stays when something failed. */
  folder: string;
  server: Server;
  throws: Dice;
  /** The book that experiments share as long as it is sound and not too long. */
  shared(): Promise<World>;
  /** Leaves the shared book: the next experiment gets a new one. */
  leave(): Promise<void>;
}

export interface Result {
  /** For the line and the page, in this order. */
  numbers: Record<string, number | string>;
  found: Finding[];
}

export interface Experiment {
  id: string;
  /** What is done, in a few words. */
  title: string;
  /** How many rounds, or what else is counted, in a smoke run and in a full one. */
  rounds: { smoke: number; full: number };
  run(lab: Lab, rounds: number): Promise<Result>;
}

/** This machine cannot show it; said out loud and counted apart. */
export class Skipped extends Error {}

export const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Times in milliseconds as the page shows them. */
export const times = (values: number[], what: string): Record<string, string> => ({
  [`${what} p50`]: `${Math.round(median(values))} ms`,
  [`${what} max`]: `${Math.round(Math.max(0, ...values))} ms`,
});

/** Refuses an expectation that did not hold, in words. */
export function expectations(): {
  found: Finding[];
  expect(isSo: boolean, checker: Finding['checker'], what: string): void;
} {
  const found: Finding[] = [];
  return {
    found,
    expect(isSo, checker, what) {
      if (!isSo) found.push({ checker, what });
    },
  };
}

/** What the history of a book has come to, for the line of an experiment that began at `since`. */
export function counted(world: World, since: { calls: number; landed: number; acked: number }): Record<string, number> {
  const calls = world.history.calls.slice(since.calls);
  return {
    acked: world.load.acked() - since.acked,
    unknown: calls.filter(({ outcome }) => outcome === 'unknown').length,
    landed: world.history.landed - since.landed,
    refused: calls.filter(({ outcome }) => outcome === 'refused').length,
  };
}

export const startOf = (world: World): { calls: number; landed: number; acked: number } => ({
  calls: world.history.calls.length,
  landed: world.history.landed,
  acked: world.load.acked(),
});

/** What ended without being told to; a program that a fault of the database ends is one. */
export function endedByThemselves(world: World): Finding[] {
  return [...world.apis, ...world.projectors].flatMap(({ endedByItself }) =>
    endedByItself.splice(0).map((how) => ({ checker: 'liveness' as const, what: `ended by itself: ${how}` })),
  );
}
