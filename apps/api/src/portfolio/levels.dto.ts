// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  ANSWERS,
  COLOURS,
  EXPLANATION_LENGTH,
  LEVELS,
  MAX_REQUIREMENTS,
  PRODUCT_STATUSES,
  type Answer,
  type AnswerOnDay,
  type EvaluationOnDay,
  type FixedLevel,
  type LevelInFull,
  type LevelOnDay,
  type LevelsOnDay,
  type LevelTotals,
  type ReportOnDay,
  type Requirement,
  type RequirementOnDay,
  type RequirementSetOnDay,
  type RequirementSetsOnDay,
  type ThemeTotals,
  type Totals,
} from '@faellesbog/portfolio';
import { CommandDto, IsProse, IsSlug, WhenDto } from '../http/command.dto.js';

type Level = (typeof LEVELS)[number];
const IsRequirementId = (): PropertyDecorator =>
  Matches(/^[A-Za-z][A-Za-z0-9.-]{0,9}$/, {
    message: '$property is a letter and up to nine more characters, like F10',
  });
const IsLevel = (): PropertyDecorator => IsIn(LEVELS, { message: '$property is 0 (the sandbox), 1, 2 or 3' });

export class RequirementDto implements Requirement {
  @IsRequirementId()
  id!: string;

  /** What it is about: `relevance`, `formal`, `strategy`, `governance`. */
  @IsSlug()
  theme!: string;

  /** The lowest level that asks for it; 0 is the sandbox. */
  @IsLevel()
  level!: Level;

  /** Good advice: no level depends on it. */
  @IsBoolean()
  recommendationOnly!: boolean;

  @IsProse(150)
  titleDa!: string;

  @IsProse(150)
  titleEn!: string;
}

export class AdoptRequirementSetDto extends CommandDto {
  /** The version's own name; another set is another version. */
  @IsSlug()
  setId!: string;

  @IsProse(200)
  title!: string;

  /** Each id once. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_REQUIREMENTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RequirementDto)
  requirements!: RequirementDto[];
}

export class AnswerDto implements Answer {
  @IsRequirementId()
  requirement!: string;

  /** Ja, nej, ikke relevant, ved ikke. */
  @IsIn(ANSWERS)
  answer!: (typeof ANSWERS)[number];

  /**
   * Comply or explain; no names of persons. At most 500 characters; all explanations of a report and its conclusion
   * together take at most 25,000 bytes, so that every report fits into one event.
   */
  @IsOptional()
  @IsProse(EXPLANATION_LENGTH)
  explanation?: string;
}

class AnswersDto extends CommandDto {
  /** The version of the requirements that is answered. */
  @IsSlug()
  setId!: string;

  /** At most one to each requirement; one that is left out counts as a no. */
  @IsArray()
  @ArrayMaxSize(MAX_REQUIREMENTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AnswerDto)
  answers!: AnswerDto[];
}

export class SubmitSelfAssessmentDto extends AnswersDto {
  @IsSlug()
  assessmentId!: string;
}

export class PublishEvaluationDto extends AnswersDto {
  @IsSlug()
  evaluationId!: string;

  /** The self-assessment it looked at. */
  @IsOptional()
  @IsSlug()
  assessmentId?: string;

  /** No names of persons. */
  @IsProse()
  conclusion!: string;
}

export class FixLevelDto extends CommandDto {
  /** 0 is the sandbox. */
  @IsLevel()
  level!: Level;

  /** The evaluation it rests on. */
  @IsSlug()
  evaluationId!: string;

  /** Why; no names of persons. */
  @IsProse()
  reason!: string;

  /** True exactly when the level is another than the evaluation suggests; the reason then says why. */
  @IsOptional()
  @IsBoolean()
  departs?: boolean;
}

export class ListProductLevelsDto extends WhenDto {
  /** `admitted` is the portfolio of the day. */
  @IsOptional()
  @IsIn(PRODUCT_STATUSES)
  status?: (typeof PRODUCT_STATUSES)[number];

  /** Only those that are overdue for an evaluation, or only those that are not. */
  @IsOptional()
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';
}

export class RequirementSetOnDayDto implements RequirementSetOnDay {
  set!: string;
  title!: string;
  /** The first day it may be used. */
  from!: string;
  requirements!: RequirementDto[];
  illustrative!: boolean;
}

export class RequirementSetsOnDayDto implements RequirementSetsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** The newest first. */
  sets!: RequirementSetOnDayDto[];
  illustrative!: boolean;
}

/** Requirements by the colour of their answers, always counted from the answers. */
export class TotalsDto implements Totals {
  /** Yes. */
  green!: number;
  /** Unknown. */
  yellow!: number;
  /** No, or no answer. */
  red!: number;
  /** Not relevant. */
  white!: number;
  /** All of them. */
  of!: number;
}

export class LevelTotalsDto extends TotalsDto implements LevelTotals {
  /** Requirements of this level, without those of the levels below. */
  level!: Level;
}

export class ThemeTotalsDto extends TotalsDto implements ThemeTotals {
  theme!: string;
}

export class ReportOnDayDto implements ReportOnDay {
  id!: string;
  on!: string;
  event!: string;
  /** The version of the requirements it answers. */
  set!: string;
  totals!: TotalsDto;
  perLevel!: LevelTotalsDto[];
  perTheme!: ThemeTotalsDto[];
  /** The level its answers suggest; null is below the sandbox. */
  suggested!: Level | null;
  illustrative!: boolean;
}

export class EvaluationOnDayDto extends ReportOnDayDto implements EvaluationOnDay {
  /** The self-assessment it looked at. */
  assessment!: string | null;
  conclusion!: string;
}

export class FixedLevelDto implements FixedLevel {
  level!: Level;
  /** What its evaluation suggested; null is below the sandbox. */
  suggested!: Level | null;
  /** True when the decision departs from the suggestion. */
  departs!: boolean;
  on!: string;
  event!: string;
  /** The evaluation it rests on. */
  evaluation!: string;
  /** The decision it rests on. */
  decisionRef!: string | null;
  reason!: string;
  illustrative!: boolean;
}

export class AnswerOnDayDto implements AnswerOnDay {
  /** Null when the requirement was left out, which counts as a no. */
  answer!: (typeof ANSWERS)[number] | null;
  explanation!: string | null;
  colour!: (typeof COLOURS)[number];
  /** Green, white, or explained. */
  met!: boolean;
  /** True when it is the explanation that makes it met. */
  explained!: boolean;
}

export class RequirementOnDayDto extends RequirementDto implements RequirementOnDay {
  /** Null when there is no self-assessment, or its set has no such requirement. */
  selfAssessment!: AnswerOnDayDto | null;
  /** Null when there is no evaluation, or its set has no such requirement. */
  evaluation!: AnswerOnDayDto | null;
}

export class LevelOnDayDto implements LevelOnDay {
  product!: string;
  name!: string;
  /** Null before it was admitted. */
  status!: (typeof PRODUCT_STATUSES)[number] | null;
  /** The level that was decided; 0 is the sandbox, null when none was decided. */
  level!: Level | null;
  /** The first day on that level without a break. */
  since!: string | null;
  /** The level that the newest evaluation suggests; null is below the sandbox, or not evaluated. */
  suggested!: Level | null;
  /** The day of the newest evaluation. */
  evaluatedOn!: string | null;
  /** The last day on which the next evaluation is in time: evaluations are twice a year. Null when not in the portfolio. */
  dueBy!: string | null;
  /** True when that day is past. */
  overdue!: boolean;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class LevelsOnDayDto implements LevelsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  products!: LevelOnDayDto[];
  illustrative!: boolean;
}

export class LevelInFullDto extends LevelOnDayDto implements LevelInFull {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** The newest self-assessment. */
  selfAssessment!: ReportOnDayDto | null;
  /** The newest evaluation. */
  evaluation!: EvaluationOnDayDto | null;
  /** Every level that was decided by the day, the newest first. */
  levels!: FixedLevelDto[];
  /** Each requirement with what the product and the secretariat say of it. */
  requirements!: RequirementOnDayDto[];
}
