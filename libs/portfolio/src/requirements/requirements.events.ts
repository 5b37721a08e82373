// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/** The levels of a product; 0 is the sandbox. Each inherits what the ones below it ask for. */
export const LEVELS = [0, 1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];
export const levelNumber = z.literal(LEVELS);

/** A requirement's id in its set: `F10`. */
export const requirementId = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,9}$/);
export const MAX_REQUIREMENTS = 60;

const requirement = z.strictObject({
  id: requirementId,
  /** What it is about: `relevance`, `formal`, `strategy`, `governance`. */
  theme: slug,
  /** The lowest level that asks for it. */
  level: levelNumber,
  /** Good advice: no level depends on it. */
  recommendationOnly: z.boolean(),
  titleDa: text(150),
  titleEn: text(150),
});
export type Requirement = z.infer<typeof requirement>;

/**
 * What products are evaluated by. A set is a version and holds from its business date; its stream is
 * `requirements-<setId>`. It is never changed: other requirements, or another mark on one of them, are another set.
 */
export const requirementsEvents = eventFamily('requirements', {
  RequirementSetAdopted: event(
    z.object({
      setId: slug,
      title: text(200),
      requirements: z.array(requirement).min(1).max(MAX_REQUIREMENTS),
    }),
  ),
});
export type RequirementsEvent = EventOf<typeof requirementsEvents>;
