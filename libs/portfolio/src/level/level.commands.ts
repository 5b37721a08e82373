// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { levelEvents } from './level.events.js';

type Data<K extends string> = DataOf<typeof levelEvents, K>;

/** What a product says of itself. */
export class SubmitSelfAssessment extends DomainCommand<Data<'SelfAssessmentSubmitted'>> {
  readonly type = 'SubmitSelfAssessment';
}
/** What the secretariat finds. */
export class PublishEvaluation extends DomainCommand<Data<'EvaluationPublished'>> {
  readonly type = 'PublishEvaluation';
}
/** Decides a product's level. One that departs from what the evaluation suggests says so, and why. */
export class FixLevel extends DomainCommand<Omit<Data<'ProductLevelFixed'>, 'suggested'> & { departs?: boolean }> {
  readonly type = 'FixLevel';
}
export const levelCommands = [SubmitSelfAssessment, PublishEvaluation, FixLevel] as const;
export type LevelCommand = CommandOf<typeof levelCommands>;
