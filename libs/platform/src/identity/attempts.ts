// SPDX-License-Identifier: MPL-2.0
import { isIPv6 } from 'node:net';

export interface Attempts {
  /** Counts one from an address. @returns 0, or how many seconds to wait because it was one too many. */
  count(address: string): number;
}

/** Addresses remembered at once; beyond that the one heard from first is forgotten. */
const REMEMBERED = 10_000;

/** At most so many a minute from each address: nobody's attempts count against anybody else. */
export function attempts(perMinute: number, now: () => number = Date.now): Attempts {
  const seen = new Map<string, { since: number; times: number }>();
  return {
    count(address) {
      const key = network(address);
      const time = now();
      const known = seen.get(key);
      if (known && time < known.since + 60_000) {
        known.times += 1;
        return known.times > perMinute ? Math.ceil((known.since + 60_000 - time) / 1000) : 0;
      }
      seen.delete(key);
      if (seen.size >= REMEMBERED) seen.delete(seen.keys().next().value!);
      seen.set(key, { since: time, times: 1 });
      return 0;
    },
  };
}

/** An address; of IPv6 the half that one subscriber has all of. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, tail === undefined ? 0 : 8 - groups.length - rest.length)).fill('0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}
