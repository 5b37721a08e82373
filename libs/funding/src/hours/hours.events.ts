// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, money, slug, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

export const HOURS_KINDS = ['agreed', 'used'] as const;
const year = z.int().min(2000).max(2100);
const minutes = z.int().min(0).max(100_000_000);
/** As in the costs: whole numbers of any size as text. */
const natural = z.string().regex(/^(0|[1-9][0-9]{0,29})$/);

/** What an event of 32 KiB holds, with a transfer for each of them. */
export const MAX_SETTLED = 80;

const line = z.strictObject({
  authorityId: slug,
  /** In minutes; what is credited is what was both agreed and used. */
  agreed: minutes,
  used: minutes,
  credited: minutes,
  /** What it gave: the credited time at the hourly rate, rounded half up. */
  value: money,
  /** What it is to carry: `total * weight = quotient * weightSum + remainder`, in øre; `share = quotient + spare`. */
  weight: natural,
  quotient: natural,
  remainder: natural,
  spare: z.int().min(0).max(1),
  share: money,
});
export type HoursLine = z.infer<typeof line>;

/**
 * What can have happened to the hours that authorities put into a project. Its stream is `hours-<projectId>`. Only the
 * difference between what each gave and what each carries is settled, once a year [BYL §5.2].
 */
export const hoursEvents = eventFamily('hours', {
  /** So many minutes more were agreed or used; negative where an earlier entry said too much. */
  HoursLogged: event(
    z.object({
      projectId: slug,
      entryId: slug,
      year,
      authorityId: slug,
      kind: z.enum(HOURS_KINDS),
      minutes: z.int().min(-1_000_000).max(1_000_000),
    }),
  ),
  /** `total` is all that was given, and what the shares sum to; the transfers carry the differences, to the øre. */
  HoursSettled: event(
    z.object({
      projectId: slug,
      year,
      hourlyRate: money,
      keyId: slug,
      rule: z.strictObject({ name: z.literal('hamilton'), version: z.literal(1) }),
      total: money,
      weightSum: natural,
      lines: z.array(line).min(1).max(MAX_SETTLED),
      transfers: z.array(z.strictObject({ from: slug, to: slug, amount: money })).max(MAX_SETTLED),
      /** The sum of the transfers: what changes hands. */
      settled: money,
    }),
  ),
});
export type HoursEvent = EventOf<typeof hoursEvents>;
