// SPDX-License-Identifier: MPL-2.0
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, type EventStore } from '@faellesbog/eventsourcing';
import type { Importer } from './import/importer.js';

/**
 * Writes one recorded event to `test/events` for each type and version that has none, as its canonical bytes: the first
 * of its kind in the demonstration data, or in `seldom.ndjson` beside them. A file that is there is never written again:
 * it is what was stored once, and must stay readable.
 * @returns the names of the files written, and of the types that no command of either file brings about.
 * @throws Error when a command is refused.
 */
export async function recordMissingEvents(root: string, importer: Importer, store: EventStore, types: string[]) {
  const folder = join(root, 'test/events');
  mkdirSync(folder, { recursive: true });
  for (const file of ['apps/api/demo/os2.ndjson', 'test/events/seldom.ndjson']) {
    const { refused } = await importer.run(readFileSync(join(root, file), 'utf8'), 'ndjson', 'recorder', false);
    if (refused.length > 0) throw new Error(`${file} is refused: ${JSON.stringify(refused.slice(0, 3))}`);
  }
  const written: string[] = [];
  for (const { position: _position, ...envelope } of await store.readAll(-1, Number.MAX_SAFE_INTEGER)) {
    const name = `${envelope.type}.v${envelope.schema}`;
    if (existsSync(join(folder, `${name}.json`))) continue;
    writeFileSync(join(folder, `${name}.json`), `${canonicalJson(envelope)}\n`);
    written.push(name);
  }
  const recorded = new Set(readdirSync(folder));
  return { written, missing: types.filter((type) => !recorded.has(`${type}.json`)) };
}
