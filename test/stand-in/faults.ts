// SPDX-License-Identifier: MPL-2.0

/** What a fault strikes: a call, or the delivery of one message to a subscriber. */
export type Call = 'append' | 'remove' | 'read' | 'subscribe' | 'deliver' | 'features';

/**
 * When a fault strikes: at the nth matching call from now on and then never again, at each with a seeded probability,
 * or, with neither, at each one. `times` bounds how often, `stream` (a regular expression) and `node` narrow it down.
 */
export interface When {
  nth?: number;
  probability?: number;
  seed?: number;
  times?: number;
  stream?: string;
  node?: number;
}

export type Fault = When &
  (
    | {
        /** The append is stored and the connection cut before the reply; or cut before it is stored. */
        kind: 'cutAfterStore' | 'cutBeforeStore';
      }
    | {
        /** The append is stored or not, and no reply ever comes. */
        kind: 'neverAnswer';
        stored: boolean;
      }
    | {
        /** The call ends with `not-leader`; without an endpoint it names the leader of the cluster. Nothing is stored. */
        kind: 'notLeader';
        leader?: { address: string; port: number };
      }
    | {
        /** The call ends with gRPC status 14. Nothing is stored. */
        kind: 'unavailable';
        calls?: Call[];
      }
    | {
        /** The answer comes late by up to `ms` milliseconds: by exactly so many, or, with `jitter`, by a seeded share of them. */
        kind: 'slow';
        ms: number;
        jitter?: boolean;
        calls?: Call[];
      }
    | {
        /**
         * Subscriptions end with gRPC status 14, or with their connection. Without `nth` and `probability`, which count
         * messages delivered to subscribers, those that run now end at once and no others.
         */
        kind: 'dropSubscriptions';
        cut?: boolean;
      }
    | {
        /** `GetSupportedMethods` fails with gRPC status 14, or with 13, or is never answered. */
        kind: 'unavailableServerFeatures';
        answer?: 'unavailable' | 'internal' | 'never';
      }
    | {
        /**
         * The append is stored or not and answered with something else: a timeout (`CommitTimeout`, as when the cluster
         * loses its quorum), an unknown error, a refusal that the client cannot decode, a conflict, or a reply to
         * an append that nobody made.
         */
        kind: 'wrongReply';
        reply: 'timeout' | 'unknown' | 'notReady' | 'badRequest' | 'conflict' | 'foreign';
        stored: boolean;
      }
  );

const callsOf = (fault: Fault): Call[] => {
  if (fault.kind === 'unavailable' || fault.kind === 'slow') return fault.calls ?? ['append'];
  if (fault.kind === 'dropSubscriptions') return ['deliver'];
  if (fault.kind === 'unavailableServerFeatures') return ['features'];
  if (fault.kind === 'notLeader') return ['append', 'remove'];
  return ['append'];
};

/** Numbers between 0 and 1 that only their seed decides (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Faults {
  inject(fault: Fault): void;
  /** Takes all faults back. */
  heal(): void;
  /** The faults in force and how often each has struck. */
  list(): { fault: Fault; struck: number }[];
  /** The faults that strike this call. */
  strike(call: Call, at: { stream?: string; node: number }): Struck[];
}

/** A fault that strikes; `share` is its dice for this call, between 0 and 1. */
export type Struck = Fault & { share: number };

export function faultPlan(): Faults {
  let entries: { fault: Fault; seen: number; struck: number; dice: () => number; stream: RegExp | null }[] = [];
  return {
    inject(fault) {
      const stream = fault.stream === undefined ? null : new RegExp(fault.stream);
      entries.push({ fault, seen: 0, struck: 0, dice: random(fault.seed ?? 1), stream });
    },
    heal: () => void (entries = []),
    list: () => entries.map(({ fault, struck }) => ({ fault, struck })),
    strike(call, { stream = '', node }) {
      const struck: Struck[] = [];
      for (const entry of entries) {
        const { fault } = entry;
        if (!callsOf(fault).includes(call) || (fault.node !== undefined && fault.node !== node)) continue;
        if (entry.stream && !entry.stream.test(stream)) continue;
        entry.seen += 1;
        const share = entry.dice();
        if (entry.struck >= (fault.times ?? Infinity)) continue;
        if (fault.nth !== undefined ? entry.seen !== fault.nth : share >= (fault.probability ?? 1)) continue;
        entry.struck += 1;
        struck.push({ ...fault, share: fault.probability ? share / fault.probability : share });
      }
      return struck;
    },
  };
}
