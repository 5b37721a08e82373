// SPDX-License-Identifier: MPL-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { community } from '@faellesbog/community';
import {
  canonicalJson,
  decode,
  fold,
  ownerOf,
  UnreadableEvent,
  type AnyDecider,
  type Envelope,
  type EventFamily,
  type JsonObject,
  type RecordedEvent,
} from '@faellesbog/eventsourcing';
import { funding } from '@faellesbog/funding';
import type { Context } from '@faellesbog/platform';
import { governance } from '@faellesbog/governance';
import { portfolio } from '@faellesbog/portfolio';

const contexts: readonly Context[] = [community, governance, portfolio, funding];
const deciders = contexts.flatMap((context) => context.deciders);
const readModels = contexts.flatMap((context) => context.readModels);
const families = deciders.map((decider) => decider.events as EventFamily);

const folder = join(process.cwd(), 'test/events');
const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const recorded = (name: string): RecordedEvent => ({ ...(JSON.parse(textOf(name)) as Envelope), position: 0 });

/** The rules that own an event, or a complaint. */
function owner({ stream }: Envelope): AnyDecider {
  const decider = ownerOf(deciders, stream);
  if (!decider) throw new Error(`no decider owns ${stream}`);
  return decider;
}

describe('Every event ever recorded', () => {
  it.each(names)('is still read and folded: %s', (name) => {
    const event = recorded(name);
    expect(name).toBe(`${event.type}.v${event.schema}.json`);
    expect(textOf(name)).toBe(`${canonicalJson(JSON.parse(textOf(name)) as JsonObject)}\n`);
    expect(decode(owner(event).events as EventFamily, event).type).toBe(event.type);
    expect(() => fold(owner(event), [event])).not.toThrow();
  });

  it.each(names)('is taken by every read model that reads its stream: %s', (name) => {
    const event = recorded(name);
    const readers = readModels.filter((model) => model.reads(event.stream));
    for (const model of readers) expect(model.rows(event).every(({ row }) => row['event_id'] === event.id)).toBe(true);
  });

  it('is there for each type and version; a missing one is written by npm run gen', () => {
    const known = families.flatMap(({ types }) =>
      Object.entries(types).flatMap(([type, { version }]) =>
        Array.from({ length: version }, (_, older) => `${type}.v${older + 1}.json`),
      ),
    );
    expect([...names].sort()).toEqual(known.sort());
  });

  it('would be missed if its shape changed without a new version', () => {
    const [name = ''] = names;
    const event = recorded(name);
    const read = (changed: Partial<Envelope>) => decode(owner(event).events as EventFamily, { ...event, ...changed });
    expect(() => read({ data: { ...event.data, extra: 'field' } })).toThrow(UnreadableEvent);
    expect(() => read({ data: {} })).toThrow(UnreadableEvent);
    expect(() => read({ schema: event.schema + 1 })).toThrow(UnreadableEvent);
    expect(() => read({ type: 'NeverHeardOf' })).toThrow(UnreadableEvent);
  });
});
