// SPDX-License-Identifier: MPL-2.0
import { canonicalJson, Rejection, unreachable, type DataOf, type Decider } from '@faellesbog/eventsourcing';
import { SIZE_CLASSES, sizeTable, type SizeTable } from '@faellesbog/community';
import { assertAllowed, namedDecision, type DecisionNamed } from '@faellesbog/governance';
import { priceWithLevy } from '@faellesbog/money';
import { amountOf, assertSum } from '../rules.js';
import { rateSheetCommands, type RateSheetCommand } from './rate-sheet.commands.js';
import { rateSheetEvents, type RateSheetEvent } from './rate-sheet.events.js';

interface RateSheet {
  versions: readonly (DataOf<typeof rateSheetEvents, 'RateSheetPublished'> & { eff: string })[];
}
interface Facts extends DecisionNamed {
  sizes?: SizeTable;
}

/** The general assembly decides on keys, rates and levy [TAKST]; the frame bounds the highest price of the sheet. */
function decide({ data, meta }: RateSheetCommand, { versions }: RateSheet, facts: Facts): RateSheetEvent[] {
  const latest = versions.at(-1);
  if (latest && canonicalJson({ ...pricesOf(latest) }) === canonicalJson({ ...pricesOf(data) })) return [];
  const { sizes } = facts;
  if (sizes?.status !== 'adopted' || sizes.validFrom > meta.effectiveOn) {
    throw new Rejection(
      'rate_sheet.no_size_table',
      `No size table "${data.sizeTableId}" was in force on ${meta.effectiveOn}.`,
      `Ingen størrelsestabel "${data.sizeTableId}" gjaldt den ${meta.effectiveOn}.`,
      { pointer: '/sizeTableId' },
    );
  }
  const most = data.memberLevyBp > data.nonMemberLevyBp ? data.memberLevyBp : data.nonMemberLevyBp;
  const prices = SIZE_CLASSES.map((name) =>
    priceWithLevy(amountOf(data.baseFees[name], `/baseFees/${name}`, 0n), BigInt(most)),
  );
  const amount = prices.reduce((highest, price) => (price > highest ? price : highest));
  assertSum(amount, '/baseFees');
  const what = { en: 'A rate sheet', da: 'Et takstblad', rule: 'TAKST' };
  assertAllowed(meta, facts.decision, { purpose: 'rate_sheet', amount, by: 'general_assembly' }, what);
  if (latest && meta.effectiveOn <= latest.eff) {
    throw new Rejection(
      'rate_sheet.published',
      `A rate sheet is published from ${latest.eff}. It is never changed: a newer one applies from a later day.`,
      `Et takstblad er offentliggjort fra ${latest.eff}. Det ændres aldrig: et nyere gælder fra en senere dag.`,
      { rule: 'TAKST', pointer: '/effectiveOn' },
    );
  }
  return [{ type: 'RateSheetPublished', data: { ...data, version: versions.length + 1 } }];
}

const pricesOf = ({
  rateSheetId,
  sizeTableId,
  baseFees,
  memberLevyBp,
  nonMemberLevyBp,
}: RateSheetCommand['data']): RateSheetCommand['data'] => ({
  rateSheetId,
  sizeTableId,
  baseFees,
  memberLevyBp,
  nonMemberLevyBp,
});

function evolve({ versions }: RateSheet, { type, data }: RateSheetEvent, { eff }: { eff: string }): RateSheet {
  switch (type) {
    case 'RateSheetPublished':
      return { versions: [...versions, { ...data, eff }] };
    default:
      return unreachable(type);
  }
}

/** Rate sheets: what each size class pays, and what the association takes on top. */
export const rateSheet: Decider<RateSheet, RateSheetCommand, typeof rateSheetEvents, Facts> = {
  events: rateSheetEvents,
  commands: rateSheetCommands,
  streamId: ({ data }) => data.rateSheetId,
  initialState: { versions: [] },
  decide,
  evolve,
  async facts({ data, meta }, lookup) {
    const [decision, sizes] = await Promise.all([
      namedDecision(meta, lookup, true),
      lookup.state(sizeTable, data.sizeTableId),
    ]);
    return { decision, sizes: sizes.state };
  },
};
