// SPDX-License-Identifier: MPL-2.0
import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Ledger } from '@faellesbog/platform';
import { LEDGER } from './ledger-token.js';

/** Figures for an operator: requests by route, the log's head, and how far behind it each reader is. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'faellesbog_http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.registry],
  });
  private readonly events = new Gauge({
    name: 'faellesbog_log_events',
    help: 'Events in the log',
    registers: [this.registry],
  });
  private readonly lag = new Gauge({
    name: 'faellesbog_reader_lag_events',
    help: 'Events of the log that a read model or reactor has not applied',
    labelNames: ['reader'],
    registers: [this.registry],
  });
  private readonly stopped = new Gauge({
    name: 'faellesbog_reader_stopped',
    help: '1 when a read model or reactor stopped at an event it cannot take',
    labelNames: ['reader'],
    registers: [this.registry],
  });

  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {
    collectDefaultMetrics({ register: this.registry });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  async text(): Promise<string> {
    const { position } = await this.ledger.store.head();
    this.events.set(position + 1);
    for (const { name, lag, state } of await this.ledger.projector.status()) {
      this.lag.set({ reader: name }, lag);
      this.stopped.set({ reader: name }, state === 'stopped' ? 1 : 0);
    }
    return this.registry.metrics();
  }
}
