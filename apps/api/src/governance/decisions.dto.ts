// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import {
  DECISION_KINDS,
  PURPOSES,
  SUBJECT_KINDS,
  type DecisionOnDay,
  type DecisionsOnDay,
} from '@faellesbog/governance';
import { CommandDto, IsBusinessDate, IsPart, IsProse, IsSlug, MoneyDto, WhenDto } from '../http/command.dto.js';

type SubjectKind = (typeof SUBJECT_KINDS)[number];
type DecisionKind = (typeof DECISION_KINDS)[number];

export class AllowanceSubjectDto {
  @IsIn(SUBJECT_KINDS)
  kind!: SubjectKind;

  @IsSlug()
  id!: string;
}

/** One thing that a decision allows. Nothing that it does not say is allowed. */
export class AllowanceDto {
  @IsIn(PURPOSES)
  purpose!: (typeof PURPOSES)[number];

  /** Without a subject it holds for all of them. */
  @IsOptional()
  @IsPart(() => AllowanceSubjectDto)
  subject?: AllowanceSubjectDto;

  /** The frame: no single act that rests on it is about more. */
  @IsOptional()
  @IsPart(() => MoneyDto)
  upTo?: MoneyDto;

  /** First and last day on which it may be acted on; both inclusive. */
  @IsOptional()
  @IsBusinessDate()
  from?: string;

  @IsOptional()
  @IsBusinessDate()
  until?: string;
}

class DecidedDto extends CommandDto {
  @IsSlug()
  decisionId!: string;

  @IsSlug()
  bodyId!: string;

  @IsProse(200)
  title!: string;

  /** What was decided, in the words of the minutes. */
  @IsProse(4000)
  wording!: string;

  /** What it rests on (grundlag). */
  @IsProse()
  basis!: string;

  /** What may be done on it: each lies within the mandate of the body. */
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AllowanceDto)
  allows!: AllowanceDto[];
}

export class TakeDecisionDto extends DecidedDto {
  @IsSlug()
  meetingId!: string;

  /** The item whose ballot it is; `effectiveOn` is the day of the meeting. */
  @IsSlug()
  itemId!: string;
}

export class RegisterDecisionDto extends DecidedDto {
  @IsBoolean()
  carried!: boolean;

  /** Where it is recorded: minutes, their date and item. */
  @IsProse(500)
  reference!: string;
}

export class SupersedeDecisionDto extends CommandDto {
  /** The newer decision, of the same body or one above it. */
  @IsSlug()
  by!: string;
}

export class RevokeDecisionDto extends SupersedeDecisionDto {
  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class ListDecisionsDto extends WhenDto {
  @IsOptional()
  @IsSlug()
  bodyId?: string;

  @IsOptional()
  @IsIn(PURPOSES)
  purpose?: (typeof PURPOSES)[number];

  /** What it is about; together with `aboutId`. */
  @IsOptional()
  @IsIn(SUBJECT_KINDS)
  about?: SubjectKind;

  @IsOptional()
  @IsSlug()
  aboutId?: string;

  /** First and last day it was taken, both inclusive. */
  @IsOptional()
  @IsBusinessDate()
  from?: string;

  @IsOptional()
  @IsBusinessDate()
  until?: string;

  /** Only those in force on the day. */
  @IsOptional()
  @IsIn(['true', 'false'])
  inForce?: 'true' | 'false';
}

export class DecisionVotesDto {
  for!: number;
  against!: number;
  abstain!: number;
  present!: number;
  all!: number;
}

export class DecisionEndDto {
  /** The first day on which it allows nothing more. */
  on!: string;
  how!: 'superseded' | 'revoked';
  by!: string;
  reason!: string | null;
}

export class DecisionOnDayDto implements DecisionOnDay {
  decision!: string;
  decidedOn!: string;
  title!: string;
  wording!: string;
  basis!: string;
  body!: string;
  bodyName!: string;
  reference!: string | null;
  meeting!: string | null;
  item!: string | null;
  carried!: boolean;
  /** Null for one that was taken outside the book. */
  votes!: DecisionVotesDto | null;
  kind!: DecisionKind | null;
  /** The version of the bylaws it was taken by. */
  bylaws!: string;
  /** The paragraph that says how votes are counted. */
  paragraph!: string | null;
  /** Where the mandate comes from: paragraphs of the bylaws, or terms of reference. */
  mandates!: string[];
  allows!: AllowanceDto[];
  ended!: DecisionEndDto | null;
  /** The event that recorded it. */
  event!: string;
  illustrative!: boolean;
}

export class DecisionsOnDayDto implements DecisionsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** The newest first. */
  decisions!: DecisionOnDayDto[];
  illustrative!: boolean;
}
