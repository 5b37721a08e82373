// SPDX-License-Identifier: MPL-2.0
// Loaded into the programs under test before they start (`--import`), so that they themselves hold nothing for tests.
// The harness says over the process's channel what is to happen; without a word from it everything is as shipped.
import 'reflect-metadata';
import { community } from '@faellesbog/community';
import type { EventStore, ReadModel } from '@faellesbog/eventsourcing';
import { funding } from '@faellesbog/funding';
import type { Context, Ledger } from '@faellesbog/platform';
import { governance } from '@faellesbog/governance';
import { portfolio } from '@faellesbog/portfolio';

/** What can be planted. */
export interface Plant {
  /** Die at the next append: before it is sent, so many milliseconds after it was sent, or when it is done and nobody was told. */
  die?: 'before' | 'during' | 'after';
  afterMs?: number;
  /** The read model whose handlers can take no event from this position on; null heals it. */
  poison?: { model: string; from: number } | null;
}

const planted: Plant = {};
const die = (): void => void process.kill(process.pid, 'SIGKILL');

process.on('message', (message: Plant) => Object.assign(planted, message));
// Nobody is left who would end this process.
process.on('disconnect', die);
process.channel?.unref();

function mortal<Store extends EventStore>(store: Store): Store {
  return {
    ...store,
    async append(...args: Parameters<EventStore['append']>) {
      const { die: when } = planted;
      if (when === 'before') die();
      if (when === 'during') setTimeout(die, planted.afterMs ?? 0);
      const receipt = await store.append(...args);
      if (when === 'after') die();
      return receipt;
    },
  };
}

function spoilt(model: ReadModel): void {
  const rows = model.rows.bind(model);
  // The model is an object like any other; the runner asks it for the rows of each event.
  model.rows = (event) => {
    const { poison } = planted;
    if (poison?.model === model.name && event.position >= poison.from)
      throw new Error('planted: a handler that cannot take this event');
    return rows(event);
  };
}

const [, file = ''] = process.argv;
if (file.includes('/apps/api/')) {
  const { ApiModule } = await import('../../apps/api/src/api.module.js');
  const of = ApiModule.of.bind(ApiModule);
  ApiModule.of = (ledger: Ledger, ...rest) => of({ ...ledger, store: mortal(ledger.store) }, ...rest);
} else {
  const contexts: readonly Context[] = [community, governance, portfolio, funding];
  for (const { readModels } of contexts) readModels.forEach(spoilt);
}
