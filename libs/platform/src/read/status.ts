// SPDX-License-Identifier: MPL-2.0
import type { Sql } from '../postgres/connect.js';
import { liveReplicas } from './ownership.js';

/** How far a read model or reactor has got, against the log's own head. */
export interface RunnerStatus {
  name: string;
  kind: 'read model' | 'reactor';
  /** Last position applied; -1 before the first. */
  position: number;
  /** Events of the log not yet applied. */
  lag: number;
  /** `unowned`: it lags, and for more than a handover's time no process has worked on it. */
  state: 'running' | 'catching up' | 'stopped' | 'unowned';
  /** Where and why it stopped; it tries again by itself, and never skips. */
  stopped?: { position: number; reason: string };
  /** The process that works on it; null when none does. */
  owner: RunnerOwner | null;
}

export interface RunnerOwner {
  /** Host, process id and a random part. */
  replica: string;
  /** Grows by one with every owner. */
  epoch: number;
  /** Since when, by the database server's clock. */
  since: string;
}

/** A row of any checkpoint table. */
export interface Checkpoint {
  position: bigint;
  stopped_at: bigint | null;
  stopped_because: string | null;
}

interface Lease {
  name: string;
  owner: string | null;
  epoch: bigint;
  since: string;
  abandoned: boolean;
}

/** A read model this far behind the log gives answers too old to serve. */
const READY_LAG = 10_000;

/** What a missing table or schema reads as: nothing is there yet. */
export function nothingYet(error: unknown): [] {
  const { code } = error as { code?: string };
  if (code === '42P01' || code === '3F000') return [];
  throw error;
}

/** Every lease by name, with its living owner; abandoned once nobody has taken it for 5 seconds. */
export async function leases(sql: Sql): Promise<Map<string, Lease>> {
  const rows = await sql<Lease[]>`
    select lease.name, live.id as owner, lease.epoch,
      to_char(lease.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since,
      live.id is null and clock_timestamp() - greatest(lease.since, replica.until) > interval '5 s' as abandoned
    from runners.lease lease left join (${liveReplicas(sql)}) live on live.id = lease.owner
    left join runners.replica replica on replica.id = lease.owner`.catch(nothingYet);
  return new Map(rows.map((row) => [row.name, row]));
}

export function statusOf(
  runner: { name: string; kind: RunnerStatus['kind'] },
  head: number,
  checkpoint?: Checkpoint,
  lease?: Lease,
): RunnerStatus {
  const position = checkpoint ? Number(checkpoint.position) : -1;
  const lag = Math.max(0, head - position);
  const stopped =
    checkpoint?.stopped_at == null
      ? undefined
      : { position: Number(checkpoint.stopped_at), reason: checkpoint.stopped_because ?? '' };
  const owner = lease?.owner ? { replica: lease.owner, epoch: Number(lease.epoch), since: lease.since } : null;
  const unowned = lag > 0 && !owner && (lease?.abandoned ?? true);
  const state = stopped ? 'stopped' : unowned ? 'unowned' : lag > 0 ? 'catching up' : 'running';
  return { name: runner.name, kind: runner.kind, position, lag, state, stopped, owner };
}

/** One word for all runners, the worst that is true of any. */
export function healthOf(runners: readonly RunnerStatus[]): 'ready' | 'stopped' | 'unowned' | 'behind' {
  const some = (state: RunnerStatus['state']): boolean => runners.some((runner) => runner.state === state);
  if (some('stopped')) return 'stopped';
  if (some('unowned')) return 'unowned';
  return runners.some(({ lag }) => lag > READY_LAG) ? 'behind' : 'ready';
}
