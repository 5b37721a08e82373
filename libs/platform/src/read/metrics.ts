// SPDX-License-Identifier: MPL-2.0
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { EventStore } from '@faellesbog/eventsourcing';
import type { Projector } from './runner.js';

/**
 * Figures for Prometheus that any process of ours can give: the log's head, how far behind it each read model and
 * reactor is, whether somebody works on it, and those of Node. The database is asked when the figures are.
 */
export function ledgerMetrics({ store, projector }: { store: EventStore; projector: Projector }): {
  registry: Registry;
  text(): Promise<string>;
} {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const events = gauge('faellesbog_log_events', 'Events in the log');
  const lag = gauge('faellesbog_reader_lag_events', 'Events of the log that a read model or reactor has not applied', [
    'reader',
  ]);
  const stopped = gauge(
    'faellesbog_reader_stopped',
    '1 when a read model or reactor stopped at an event it cannot take',
    ['reader'],
  );
  const owned = gauge('faellesbog_reader_owned', '1 when a process works on a read model or reactor', ['reader']);
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    async text() {
      const { position } = await store.head();
      events.set(position + 1);
      for (const runner of await projector.status()) {
        const reader = { reader: runner.name };
        lag.set(reader, runner.lag);
        stopped.set(reader, runner.state === 'stopped' ? 1 : 0);
        owned.set(reader, runner.owner ? 1 : 0);
      }
      return registry.metrics();
    },
  };
}
