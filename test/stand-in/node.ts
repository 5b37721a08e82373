// SPDX-License-Identifier: MPL-2.0
import type { Metadata } from '@grpc/grpc-js';
import type { Faults, Struck } from './faults.js';
import type { EventLog } from './log.js';
import { failures, type Failure } from './wire.js';

/** What the calls of one node of the cluster work on. */
export interface Node {
  index: number;
  log: EventLog;
  faults: Faults;
  /** How to end each running subscription. */
  subscriptions: Set<(cut?: boolean) => void>;
  /** Told how many events each page of a subscription to `$all` went through. */
  passed(events: number): void;
  isLeader(): boolean;
  leader(): { address: string; port: number } | null;
  /** Ends the connection that a call came by, as a broken network does. */
  cut(call: { getPeer(): string }): void;
  /** Why a call is refused: nobody's credentials (`anonymous`) or wrong ones; null when it is welcome. */
  refuse(metadata: Metadata): { anonymous: boolean; failure: Failure } | null;
}

/** Why a node that is not the leader does not serve a call: a caller may insist on the leader, and a write needs one. */
export function notLeader(node: Node, metadata: Metadata, write: boolean): Failure | null {
  if (node.isLeader()) return null;
  const leader = node.leader();
  if (metadata.get('requires-leader')[0] === 'true') {
    return leader ? failures.notLeader(leader.address, leader.port) : failures.noLeader();
  }
  // A follower forwards a write to the leader.
  return write && !leader ? failures.notReady() : null;
}

/** Milliseconds by which the faults in force delay an answer. */
export const lateness = (struck: Struck[]): number =>
  struck.reduce((sum, fault) => (fault.kind === 'slow' ? sum + fault.ms * (fault.jitter ? fault.share : 1) : sum), 0);
