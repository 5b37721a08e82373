// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, money, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

const year = z.int().min(2000).max(2100);
/** A figure of the published index, as it is printed with a point: `118.4`. */
const index = z.string().regex(/^[1-9][0-9]{0,6}(\.[0-9]{1,4})?$/);

/** What can have happened to the membership fee (kontingent) of a calendar year. Its stream is `membershipfee-<year>`. */
export const membershipFeeEvents = eventFamily('membershipfee', {
  /** By the general assembly, for a year to come [BYL §5.1]. */
  MembershipFeeSet: event(z.object({ year, amount: money })),
  /**
   * By the board: the fee of the year before by the index of KL [BYL §5.1.1]. The formula's value, rounded half up to the
   * øre, stands beside the amount that the board published, for no rule says how it is rounded.
   */
  MembershipFeeIndexed: event(
    z.object({ year, feeBefore: money, oldIndex: index, newIndex: index, formulaValue: money, amount: money }),
  ),
});
export type MembershipFeeEvent = EventOf<typeof membershipFeeEvents>;
