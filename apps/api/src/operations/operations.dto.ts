// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { RunnerOwner, RunnerStatus } from '@faellesbog/platform';

export class StoppedDto {
  position!: number;
  reason!: string;
}

export class RunnerOwnerDto implements RunnerOwner {
  /** Host, process id and a random part. */
  replica!: string;
  /** Grows by one with every owner. */
  epoch!: number;
  /** Since when, by the database server's clock. */
  since!: string;
}

export class RunnerStatusDto implements RunnerStatus {
  name!: string;
  kind!: 'read model' | 'reactor';
  /** Last position applied; -1 before the first. */
  position!: number;
  /** Events of the log not yet applied. */
  lag!: number;
  /** `unowned`: it lags, and for more than a handover's time no process has worked on it. */
  state!: 'running' | 'catching up' | 'stopped' | 'unowned';
  /** Where and why it stopped; it tries again by itself, and never skips. */
  stopped?: StoppedDto;
  /** The process that works on it; null when none does. */
  owner!: RunnerOwnerDto | null;
}

export class LogDto {
  /** The log's own name, which is inside every event. */
  name!: string;
  events!: number;
  /** Instant of the last event; null in an empty book. */
  at!: string | null;
}

export class StatusDto {
  /** `ready`, or why not. */
  status!: 'ready' | 'starting' | 'behind' | 'stopped' | 'unowned' | 'database unavailable';
  log!: LogDto;
  runners!: RunnerStatusDto[];
}

export class EventsQueryDto {
  /** The last position already seen; -1 for the beginning. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(-1)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}
