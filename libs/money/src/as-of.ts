// SPDX-License-Identifier: MPL-2.0
import { addShares, apportion, checkMember, checkMembers, inCodeOrder, negateShares } from './apportion.js';
import type { Member, Shares } from './apportion.js';
import { MoneyError, pointer } from './money.js';
import type { Money } from './money.js';

/**
 * Corrects a posted cost: the posted lines copied with opposite sign, never recomputed, and the corrected amount posted
 * anew. `net` is what the three postings come to. Errors: as `apportion`.
 * Rule: `vectors/split-vectors.README.md`, `reversal`.
 */
export function reversal(
  original: Money,
  corrected: Money,
  members: readonly Member[],
): { original: Shares; reversal: Shares; correction: Shares; net: Shares } {
  const posted = apportion(original, members);
  const reversed = negateShares(posted);
  const correction = apportion(corrected, members);
  return { original: posted, reversal: reversed, correction, net: addShares(posted, reversed, correction) };
}

/** When a thing is true (`valid`) and when it was learnt (`recorded`), both dates `YYYY-MM-DD`. */
interface Dated {
  valid: string;
  recorded: string;
}

/** What changes the shares of a project. */
export type ShareEvent =
  | (Dated & { type: 'CostPosted'; id: string; amount: Money })
  | (Dated & { type: 'CostReversed'; id: string })
  | (Dated & { type: 'MemberJoined'; code: string; weight: bigint; retroactive: boolean });

/** True on the day `validAt`, as known on the day `knownAt`; both inclusive. */
export interface AsOf {
  validAt: string;
  knownAt: string;
}

/**
 * The shares of a project as of a business date and as known on a date, one answer per query. `members` are in from the
 * start. An event counts when valid <= validAt and recorded <= knownAt; the order of the events does not matter.
 *
 * - A member that joined retroactively takes part in all costs, any other in the costs whose valid date is on or after
 *   its own.
 * - A reversal that counts removes its cost altogether, also when the two are valid on different days.
 * - Each cost is apportioned by itself (Hamilton) and the line shares are added: never a running total.
 * - A member that is in but has nothing to pay has share 0; one that is not in yet has no entry.
 *
 * Errors: as `apportion`; `money.duplicate_code` for a member that joins twice, `money.duplicate_cost` for a cost
 * posted twice, `money.unknown_cost` for the reversal of a cost that is nowhere among the events. Dates are compared as
 * text.
 * Rule: `vectors/split-vectors.README.md`, `bitemporal`.
 */
export function sharesAsOf(
  members: readonly Member[],
  events: readonly ShareEvent[],
  queries: readonly AsOf[],
): { answers: Shares[] } {
  checkHistory(members, events);
  return { answers: queries.map((query) => answer(members, events, query)) };
}

function checkHistory(members: readonly Member[], events: readonly ShareEvent[]): void {
  const codes = checkMembers(members);
  const costs = new Set<string>();
  events.forEach((event, index) => {
    if (event.type === 'MemberJoined') checkMember(event, pointer('events', index), codes);
    if (event.type !== 'CostPosted') return;
    if (costs.has(event.id)) {
      const [en, da] = [`Cost ${event.id} is posted twice.`, `Udgiften ${event.id} er bogført to gange.`];
      throw new MoneyError('money.duplicate_cost', en, da, pointer('events', index, 'id'));
    }
    costs.add(event.id);
  });
  events.forEach((event, index) => {
    if (event.type !== 'CostReversed' || costs.has(event.id)) return;
    const [en, da] = [`There is no cost ${event.id} to reverse.`, `Der er ingen udgift ${event.id} at tilbageføre.`];
    throw new MoneyError('money.unknown_cost', en, da, pointer('events', index, 'id'));
  });
}

function answer(members: readonly Member[], events: readonly ShareEvent[], { validAt, knownAt }: AsOf): Shares {
  const counts = (event: ShareEvent) => event.valid <= validAt && event.recorded <= knownAt;
  const joined = events.filter((event) => event.type === 'MemberJoined').filter(counts);
  const reversed = new Set(
    events
      .filter((event) => event.type === 'CostReversed')
      .filter(counts)
      .map((event) => event.id),
  );
  const nothing: Shares = new Map(inCodeOrder([...members, ...joined]).map(({ code }) => [code, 0n]));
  const lines = events.map((event): Shares => {
    if (event.type !== 'CostPosted' || !counts(event) || reversed.has(event.id)) return new Map();
    const late = joined.filter((member) => member.retroactive || member.valid <= event.valid);
    return apportion(event.amount, [...members, ...late]);
  });
  return addShares(nothing, ...lines);
}
