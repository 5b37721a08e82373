// SPDX-License-Identifier: MPL-2.0

/** A figure and what it is to be held against, measured in the same run on the same server. */
export interface Measured {
  value: number;
  unit: string;
  yardstick: number;
  yardstickIs: string;
  /** Which way is better; the ratio is value over yardstick either way. */
  better: 'more' | 'less';
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs `work` and gives the time in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
