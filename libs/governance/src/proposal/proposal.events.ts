// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';
import { party, SCOPE_KINDS } from '../access/access.events.js';

/** What an approval names: the SHA-256 of all that is approved. */
const version = z.string().regex(/^[0-9a-f]{64}$/);
const proposalId = z.uuid();
const ids = z.array(z.string().min(1).max(63));

/** All that is approved, beside the grounds, which the event holds as every event does. */
const content = {
  /** The command that is carried out once it is approved, and its data. */
  command: z.string().regex(/^[A-Z][A-Za-z]{1,79}$/),
  change: z.record(z.string(), z.unknown()),
  /** The authority on whose behalf. */
  org: slug.optional(),
  /** The business date of the change, and whether it was given; the event's own date is the day it was proposed. */
  effectiveOn: isoDate,
  effectiveOnGiven: z.boolean(),
  /** What it is about, for who has a role for some things only. */
  about: z.partialRecord(z.enum(SCOPE_KINDS).exclude(['association']), ids),
  /** Who may approve it, and how many different people have to. */
  approvers: z.array(party).min(1).max(12),
  approvals: z.union([z.literal(1), z.literal(2)]),
  /** One of the approvals is theirs. */
  with: party.optional(),
  /** True when nobody holds what normally approves, and another stands in. */
  fallback: z.boolean().optional(),
  /** The emergency under which one of the two who declared it needs nobody else. */
  emergency: slug.optional(),
  /** What it would record, as a SHA-256: when that has changed, what was approved is not carried out. */
  outcome: version.optional(),
  /** Who is paid: they never approve it. */
  payee: z.strictObject({ kind: z.enum(['authority', 'supplier']), id: slug }).optional(),
};

/**
 * Changes that take two people. The stream is `proposal-<id>`, and the id is that of the command that will be carried
 * out: what was approved and what was done are found from each other.
 */
export const proposalEvents = eventFamily('proposal', {
  ChangeProposed: event(z.object({ proposalId, ...content })),
  /** A new version: no approval of an older one counts, and whoever made it is a maker too. */
  ChangeAmended: event(z.object({ proposalId, ...content })),
  ChangeApproved: event(
    z.object({
      proposalId,
      approves: version,
      /** The role by which. */
      as: party,
      /** `account/delegation`, when it was done in another's name. */
      delegation: z.string().max(110).optional(),
    }),
  ),
  ChangeDeclined: event(z.object({ proposalId, reason: text() })),
  ChangeWithdrawn: event(z.object({ proposalId, reason: text() })),
  /** What became of it once it was approved: its rules are asked again. `code` is that of the refusal. */
  ChangeCompleted: event(
    z.object({ proposalId, outcome: z.enum(['carried_out', 'refused']), code: text(100).optional() }),
  ),
});
export type ProposalEvent = EventOf<typeof proposalEvents>;
