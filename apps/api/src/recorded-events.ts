// SPDX-License-Identifier: MPL-2.0
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { canonicalJson, memoryStore, type EventFamily } from '@faellesbog/eventsourcing';
import type { Ledger } from '@faellesbog/platform';
import { ApiModule, contexts } from './api.module.js';
import { Importer } from './import/importer.js';

/** The demonstration data, and what brings about the events that it does not hold. */
const FILES = ['apps/api/demo/os2.ndjson', 'test/events/seldom.ndjson'];

/**
 * Writes one recorded event to `test/events` for each type and version that has none, as its canonical bytes: the first
 * of its kind when the files are recorded in a book in memory. A file that is there is never written again: it is what
 * was stored once, and must stay readable.
 * @throws Error when a command is refused, or an event has no command that brings it about.
 */
export async function recordMissingEvents(root: string): Promise<void> {
  const folder = join(root, 'test/events');
  const deciders = contexts.flatMap((context) => context.deciders);
  const store = memoryStore({ log: 'faellesbog/recorded', clock: () => new Date('2026-01-01T00:00:00Z') });
  const ledger = { deciders, store } as unknown as Ledger;
  const app = await NestFactory.createApplicationContext(ApiModule.of(ledger), { logger: ['error'] });
  for (const file of FILES) {
    const { refused } = await app
      .get(Importer)
      .run(readFileSync(join(root, file), 'utf8'), 'ndjson', 'recorder', false);
    if (refused.length > 0) throw new Error(`${file} is refused: ${JSON.stringify(refused.slice(0, 3))}`);
  }
  for (const { position: _position, ...envelope } of await store.readAll(-1, Number.MAX_SAFE_INTEGER)) {
    const path = join(folder, `${envelope.type}.v${envelope.schema}.json`);
    if (!existsSync(path)) writeFileSync(path, `${canonicalJson(envelope)}\n`);
  }
  const recorded = new Set(readdirSync(folder));
  const missing = deciders
    .flatMap((decider) => Object.entries((decider.events as EventFamily).types))
    .map(([type, { version }]) => `${type}.v${version}`)
    .filter((name) => !recorded.has(`${name}.json`));
  if (missing.length > 0) throw new Error(`no command in ${FILES.join(' or ')} brings about ${missing.join(', ')}`);
}
