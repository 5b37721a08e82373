// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, money, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

export const PROJECT_STATUSES = ['proposed', 'approved', 'rejected', 'running', 'paused', 'closed'] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];
export const PROJECT_OUTCOMES = ['delivered', 'cancelled', 'unfunded'] as const;

/** What can have happened to a project, from the proposal to its end. Its stream is `project-<id>`. */
export const projectEvents = eventFamily('project', {
  ProjectProposed: event(
    z.object({
      projectId: slug,
      name: text(200),
      purpose: text(),
      /** Public authorities that own it: at least one, and they take part from the start. */
      owners: z.array(slug).min(1).max(50),
      /** The product it is about, when there is one already. */
      productId: slug.optional(),
      needIds: z.array(slug).max(50).optional(),
    }),
  ),
  PreStudyCompleted: event(z.object({ projectId: slug, conclusion: text() })),
  FinanceModelSet: event(
    z.object({
      projectId: slug,
      budget: money,
      /** What must be raised before it may start; the whole budget when not given. */
      floor: money.optional(),
      deadline: isoDate.optional(),
      /** How the cost is meant to be split, in words. The allocation key itself belongs to funding. */
      allocation: text(500),
    }),
  ),
  ProjectApproved: event(z.object({ projectId: slug })),
  ProjectRejected: event(z.object({ projectId: slug, reason: text() })),
  ParticipantJoined: event(z.object({ projectId: slug, authorityId: slug })),
  ParticipantLeft: event(z.object({ projectId: slug, authorityId: slug, reason: text() })),
  /** How a funding round ended: `pledged` is everything it raised that counts towards the floor. */
  ProjectFundingRecorded: event(z.object({ projectId: slug, roundId: slug, reached: z.boolean(), pledged: money })),
  ProjectStarted: event(
    z.object({
      projectId: slug,
      /** True when less than the floor was raised, and a decision let it start all the same. */
      waivedFloor: z.boolean(),
    }),
  ),
  ProjectPaused: event(z.object({ projectId: slug, reason: text() })),
  ProjectResumed: event(z.object({ projectId: slug })),
  ProjectClosed: event(z.object({ projectId: slug, outcome: z.enum(PROJECT_OUTCOMES), reason: text() })),
  ProjectLinkedToProduct: event(z.object({ projectId: slug, productId: slug })),
  SupplierEngaged: event(
    z.object({
      projectId: slug,
      supplierId: slug,
      /** Where the procurement is documented (requirement F3). */
      procurementRef: text(200),
    }),
  ),
  MilestoneDelivered: event(z.object({ projectId: slug, milestoneId: slug, title: text(200) })),
  MilestoneAccepted: event(z.object({ projectId: slug, milestoneId: slug })),
});
export type ProjectEvent = EventOf<typeof projectEvents>;
