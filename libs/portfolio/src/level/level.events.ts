// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';
import { levelNumber, MAX_REQUIREMENTS, requirementId } from '../requirements/requirements.events.js';

/** Ja, nej, ikke relevant, ved ikke. */
export const ANSWERS = ['yes', 'no', 'not_relevant', 'unknown'] as const;

/** An explanation is at most so many characters. All texts of a report together have a limit too: {@link TEXT_BYTES}. */
export const EXPLANATION_LENGTH = 500;
/**
 * Bytes of all explanations and the conclusion of one report together, as they are written in an event. With ids and
 * grounds beside them every report then fits into one event; 43 explanations of 500 characters do.
 */
export const TEXT_BYTES = 25_000;

const answer = z.strictObject({
  requirement: requirementId,
  answer: z.enum(ANSWERS),
  /** Comply or explain: why it counts as met although the answer alone does not say so. */
  explanation: text(EXPLANATION_LENGTH).optional(),
});
export type Answer = z.infer<typeof answer>;
const answers = z.array(answer).max(MAX_REQUIREMENTS);

/**
 * How far a product has come: what it says of itself, what the secretariat finds, and the level that is decided. Its
 * stream is `level-<productId>`. No count of answers is recorded: counts are always computed.
 */
export const levelEvents = eventFamily('level', {
  SelfAssessmentSubmitted: event(z.object({ productId: slug, assessmentId: slug, setId: slug, answers })),
  EvaluationPublished: event(
    z.object({
      productId: slug,
      evaluationId: slug,
      setId: slug,
      /** The self-assessment it looked at. */
      assessmentId: slug.optional(),
      answers,
      conclusion: text(),
    }),
  ),
  /** A decision of people, informed by what was computed: up, down, or the same again. */
  ProductLevelFixed: event(
    z.object({
      productId: slug,
      level: levelNumber,
      /** What the evaluation came to by the rules of its set; null is below the sandbox. */
      suggested: levelNumber.nullable(),
      evaluationId: slug,
      reason: text(),
    }),
  ),
});
export type LevelEvent = EventOf<typeof levelEvents>;
