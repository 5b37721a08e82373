// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Header, HttpStatus, Inject, Res, VERSION_NEUTRAL } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { healthOf, type Ledger, type RunnerStatus } from '@faellesbog/platform';
import { LEDGER } from './ledger-token.js';
import { StatusDto } from './operations.dto.js';
import { Metrics } from './metrics.js';

@Controller({ version: VERSION_NEUTRAL })
export class HealthController {
  /** Set once the book is filled and every read model has caught up for the first time. */
  private started = false;

  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    private readonly metrics: Metrics,
  ) {}

  markStarted(): void {
    this.started = true;
  }

  /** The process answers. */
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The database answers and every read model and reactor is close to the log's head; 503 with the reason if not. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<StatusDto> {
    const status = await this.status().catch((): StatusDto => {
      return { status: 'database unavailable', log: { name: this.ledger.store.log, events: 0, at: null }, runners: [] };
    });
    if (status.status !== 'ready') void reply.status(HttpStatus.SERVICE_UNAVAILABLE).header('Retry-After', '1');
    return status;
  }

  /** How far every read model and reactor has got, against the log's own head. */
  @Get('api/v1/status')
  async status(): Promise<StatusDto> {
    const head = await this.ledger.store.head();
    const runners = await this.ledger.projector.status();
    const log = { name: this.ledger.store.log, events: head.position + 1, at: head.at };
    return { status: this.judge(runners), log, runners };
  }

  private judge(runners: RunnerStatus[]): StatusDto['status'] {
    const health = healthOf(runners);
    return this.started || health === 'stopped' || health === 'unowned' ? health : 'starting';
  }

  /** Figures for Prometheus. */
  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metricsText(): Promise<string> {
    return this.metrics.text();
  }
}
