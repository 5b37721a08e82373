// SPDX-License-Identifier: MPL-2.0

/** A figure and, where there is one, what it is held against, measured in the same run on the same server. */
export interface Figure {
  value: number;
  unit: string;
  /** What stands beside it, in the same unit, and what that is. */
  yardstick?: number;
  yardstickIs?: string;
  /** Which way is better; the ratio is value over yardstick either way. */
  better: 'more' | 'less';
  target?: Target;
  /** Behind a throughput or a rate, in milliseconds. */
  latency?: Percentiles;
  yardstickLatency?: Percentiles;
}

export type Target = { ratioAtLeast: number } | { valueBelow: number };
export type Figures = Record<string, Figure>;

export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** @returns whether a figure keeps what was promised of it; undefined where nothing was. */
export function isMet({ value, yardstick, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  if ('valueBelow' in target) return value < target.valueBelow;
  return value / yardstick! >= target.ratioAtLeast;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** By nearest rank, of at least one value. */
export function percentiles(values: number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** The median of each percentile over rounds. */
export const medianOf = (rounds: Percentiles[]): Percentiles => ({
  p50: median(rounds.map(({ p50 }) => p50)),
  p95: median(rounds.map(({ p95 }) => p95)),
  p99: median(rounds.map(({ p99 }) => p99)),
  max: median(rounds.map(({ max }) => max)),
});

/** Runs `work` and gives the time in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** `1M`, `100k`: a number of events as it is spoken. */
export const spoken = (events: number): string =>
  events >= 950_000 ? `${Math.round(events / 1e6)}M` : `${Math.round(events / 1e3)}k`;
