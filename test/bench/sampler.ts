// SPDX-License-Identifier: MPL-2.0
// Loaded into the programs that are watched (`node --import`): tells how much memory they hold, twenty times a second.

export interface Sample {
  /** Milliseconds since the epoch. */
  at: number;
  rss: number;
  heap: number;
}

setInterval(() => {
  if (!process.connected) return;
  const { rss, heapUsed } = process.memoryUsage();
  process.send!({ at: Date.now(), rss, heap: heapUsed } satisfies Sample);
}, 50).unref();
