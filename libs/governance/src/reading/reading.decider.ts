// SPDX-License-Identifier: MPL-2.0
import { copenhagenDate, Rejection, type Decider, type IsoDate, type Lookup } from '@faellesbog/eventsourcing';
import { dated, valueOn, type History } from '../rules.js';
import { readingCommands, type ReadingCommand } from './reading.commands.js';
import { READING_AREAS, readingEvents, type ReadingArea, type ReadingEvent } from './reading.events.js';

type Areas = readonly ReadingArea[];
export interface Reading {
  settings: History<Areas>;
}

/** There is one association in a book, and one setting of what is public of it. */
const ASSOCIATION = 'association';

/** A community of public authorities is open until it says otherwise. */
const areasOn = ({ settings }: Reading, day: IsoDate): Areas => valueOn(settings, day) ?? READING_AREAS;

/** The settings so far, in order of the day from which each applies; none where nothing was ever set. */
export const readingSettings = async (lookup: Lookup): Promise<History<Areas>> =>
  (await lookup.state(reading, ASSOCIATION)).state.settings;

/** What the public may read on a day, from the log itself. */
export const publicAreasOn = async (day: IsoDate, lookup: Lookup): Promise<Areas> =>
  areasOn((await lookup.state(reading, ASSOCIATION)).state, day);

function decide({ data, meta }: ReadingCommand, state: Reading): ReadingEvent[] {
  const areas = READING_AREAS.filter((area) => data.areas.includes(area));
  if (areasOn(state, meta.effectiveOn).join() === areas.join()) return [];
  if (meta.effectiveOn < copenhagenDate(new Date(meta.now))) {
    throw new Rejection(
      'reading.in_the_past',
      `What could be read on ${meta.effectiveOn} was read or not; a setting applies from today or later.`,
      `Det, der kunne læses den ${meta.effectiveOn}, er læst eller ikke; en indstilling gælder fra i dag eller senere.`,
      { pointer: '/effectiveOn' },
    );
  }
  return [{ type: 'PublicReadingSet', data: { ...data, areas } }];
}

export const reading: Decider<Reading, ReadingCommand, typeof readingEvents> = {
  events: readingEvents,
  commands: readingCommands,
  streamId: () => ASSOCIATION,
  initialState: { settings: [] },
  decide,
  evolve: ({ settings }, { data }, { eff }) => ({ settings: dated(settings, eff, data.areas) }),
};
