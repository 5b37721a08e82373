// SPDX-License-Identifier: MPL-2.0
import { Inject, Injectable } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { ledgerMetrics, type Ledger } from '@faellesbog/platform';
import { LEDGER } from './ledger-token.js';

/** Figures for an operator: requests by route, beside those of the ledger. */
@Injectable()
export class Metrics {
  private readonly ledger: ReturnType<typeof ledgerMetrics>;
  private readonly requests: Histogram;

  constructor(@Inject(LEDGER) ledger: Ledger) {
    this.ledger = ledgerMetrics(ledger);
    this.requests = new Histogram({
      name: 'faellesbog_http_request_seconds',
      help: 'Time to answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers: [this.ledger.registry],
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  text(): Promise<string> {
    return this.ledger.text();
  }
}
