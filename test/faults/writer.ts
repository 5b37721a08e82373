// SPDX-License-Identifier: MPL-2.0
// A process that does nothing but append what it is told to, and tells what came of it. It is there to be killed.
import type { CommandRef, NewEvent, Receipt } from '@faellesbog/eventsourcing';
import { openPostgresStore } from '@faellesbog/platform';

export interface Order {
  stream: string;
  expected: number;
  events: NewEvent[];
  command: CommandRef;
}
export type Report = { command: string; receipt: Receipt } | { command: string; error: string } | { ready: true };

async function main(): Promise<void> {
  const store = await openPostgresStore(process.env['DATABASE_URL']!);
  const report = (what: Report): void => void process.send?.(what);
  process.on('message', ({ stream, expected, events, command }: Order) => {
    store.append(stream, expected, events, command).then(
      ({ replayed: _, ...receipt }) => report({ command: command.id, receipt }),
      (error: unknown) => report({ command: command.id, error: String(error) }),
    );
  });
  report({ ready: true });
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  await store.close();
  process.exit(0);
}

void main();
