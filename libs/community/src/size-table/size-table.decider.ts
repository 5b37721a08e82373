// SPDX-License-Identifier: MPL-2.0
import { canonicalJson, Rejection, unreachable, type DataOf, type Decider } from '@faellesbog/eventsourcing';
import { sizeTableCommands, type SizeTableCommand } from './size-table.commands.js';
import { SIZE_CLASSES, sizeTableEvents, type SizeClass, type SizeTableEvent } from './size-table.events.js';

type AdoptedTable = DataOf<typeof sizeTableEvents, 'SizeTableAdopted'>;
export type SizeTable = { status: 'none' } | ({ status: 'adopted' } & AdoptedTable);

/** The class of a number of inhabitants. An adopted table has a class for every number. */
export const sizeClassOf = ({ classes }: Pick<AdoptedTable, 'classes'>, inhabitants: number): SizeClass =>
  classes.find(({ upTo }) => upTo === undefined || inhabitants <= upTo)!.name;

function decide({ data }: SizeTableCommand, table: SizeTable): SizeTableEvent[] {
  if (table.status === 'adopted') {
    const { sizeTableId, validFrom, classes } = table;
    if (canonicalJson({ sizeTableId, validFrom, classes }) === canonicalJson(data)) return [];
    throw new Rejection(
      'size_table.exists',
      'A size table is never changed; adopt a new one.',
      'En størrelsestabel ændres aldrig; vedtag en ny.',
      { pointer: '/sizeTableId' },
    );
  }
  assertCoversEveryNumberOnce(data.classes);
  return [{ type: 'SizeTableAdopted', data }];
}

function assertCoversEveryNumberOnce(classes: AdoptedTable['classes']): void {
  for (const [index, { name, upTo }] of classes.entries()) {
    const before = classes[index - 1];
    if (before && SIZE_CLASSES.indexOf(name) <= SIZE_CLASSES.indexOf(before.name)) {
      throw new Rejection(
        'size_table.classes_out_of_order',
        `The classes go from the smallest up, each once: ${SIZE_CLASSES.join(', ')}.`,
        `Klasserne nævnes fra den mindste og op, hver én gang: ${SIZE_CLASSES.join(', ')}.`,
        { pointer: `/classes/${index}/name` },
      );
    }
    const isLast = index === classes.length - 1;
    if (isLast ? upTo !== undefined : upTo === undefined || upTo <= (before?.upTo ?? 0)) {
      throw new Rejection(
        'size_table.gap',
        'Every class but the last ends at a number larger than the one before; the last has no end.',
        'Hver klasse undtagen den sidste slutter ved et større tal end den foregående; den sidste har ingen ende.',
        { pointer: `/classes/${index}/upTo` },
      );
    }
  }
}

function evolve(_: SizeTable, { type, data }: SizeTableEvent): SizeTable {
  switch (type) {
    case 'SizeTableAdopted': {
      const { sizeTableId, validFrom, classes } = data;
      return { status: 'adopted', sizeTableId, validFrom, classes };
    }
    default:
      return unreachable(type);
  }
}

export const sizeTable: Decider<SizeTable, SizeTableCommand, typeof sizeTableEvents> = {
  events: sizeTableEvents,
  commands: sizeTableCommands,
  streamId: (command) => command.data.sizeTableId,
  initialState: { status: 'none' },
  decide,
  evolve,
};
