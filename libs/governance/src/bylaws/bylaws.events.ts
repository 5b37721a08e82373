// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

export const BODY_KINDS = [
  'general_assembly',
  'board',
  'steering_group',
  'coordination_group',
  'professional_group',
  'working_group',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** What a decision can be about when it allows something: each is asked for by a command that may not go without. */
export const PURPOSES = [
  'project_approval',
  'project_rejection',
  'finance_model',
  'floor_waiver',
  'milestone_acceptance',
  'product_admission',
  'product_level',
  'product_end',
  'other_licence',
  'ownership_transfer',
  'allocation_key',
  'cost_over_frame',
  'late_pledge',
  'pledge_change',
  'overrun_funding',
  'surplus',
  'rate_sheet',
  'fee',
  'settlement',
  'exclusion',
  'exclusion_ratification',
  'exclusion_rejection',
  'bylaws',
  'staff',
  'limits',
  'revocation',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A bylaw change and the dissolution of the association have rules of their own [BYL §9]. */
export const DECISION_KINDS = ['ordinary', 'bylaw_change', 'dissolution'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

const paragraph = text(60);
const share = z.strictObject({ numerator: z.int().min(1).max(100), denominator: z.int().min(1).max(100) });

/** How votes become a decision. */
const votingRule = z.strictObject({
  paragraph,
  /** The part of the base that must vote for it: more than this, or at least this. */
  share,
  passes: z.enum(['more_than', 'at_least']),
  /** What the part is counted of: votes cast for and against, voters present, or all voters. */
  base: z.enum(['cast', 'present', 'all']),
  /** With as many for as against: the chair's vote counts double, or it falls. */
  tie: z.enum(['chair', 'falls']),
});
export type VotingRule = z.infer<typeof votingRule>;

const days = z.int().min(0).max(366);
const notice = z.strictObject({ paragraph, months: z.int().min(1).max(12).optional(), days: days.optional() });

const bodyRules = z.strictObject({
  /** The part of those who have a vote that must be present; without it any number will do. */
  quorum: z.strictObject({ paragraph, share }).optional(),
  voting: z.strictObject({
    ordinary: votingRule,
    bylaw_change: votingRule.optional(),
    dissolution: votingRule.optional(),
  }),
  notice: z.strictObject({ ordinary: notice.optional(), extraordinary: notice.optional() }).optional(),
  /** The months in which the ordinary meeting is held. */
  months: z.strictObject({ paragraph, months: z.array(z.int().min(1).max(12)).min(1).max(12) }).optional(),
  /** Proposals are in at least so many days before the meeting. */
  proposals: z.strictObject({ paragraph, daysBefore: days }).optional(),
  /** The agenda and its papers are sent out at least so many days before. */
  papers: z.strictObject({ paragraph, daysBefore: days }).optional(),
  /** Minutes are published at most so many days after. */
  minutes: z.strictObject({ paragraph, daysAfter: days }).optional(),
  /** How long a seat is held, and in which years the chair is elected. */
  terms: z
    .strictObject({ paragraph, years: z.int().min(1).max(10), chairIn: z.enum(['odd', 'even']).optional() })
    .optional(),
  /** True where each organisation has at most one seat. */
  oneSeatEach: z.strictObject({ paragraph }).optional(),
  /** What such a body decides, whatever its terms of reference say. */
  decides: z.array(z.strictObject({ purpose: z.enum(PURPOSES), paragraph })).max(PURPOSES.length),
});
export type BodyRules = z.infer<typeof bodyRules>;

/**
 * The rules that bind an association's bodies, as versions that apply from their business date. Its stream is
 * `bylaws-<id>`. A change of a rule is a new version: what was decided keeps the rule it was decided by.
 */
export const bylawsEvents = eventFamily('bylaws', {
  BylawsAdopted: event(
    z.object({
      bylawsId: slug,
      version: slug,
      title: text(200),
      bodies: z.partialRecord(z.enum(BODY_KINDS), bodyRules),
    }),
  ),
});
export type BylawsEvent = EventOf<typeof bylawsEvents>;
