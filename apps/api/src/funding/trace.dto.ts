// SPDX-License-Identifier: MPL-2.0
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  MAX_TRACE_PAGE,
  TRACE_KINDS,
  type CaseEvent,
  type CaseExport,
  type DocumentRegister,
  type FiledDocument,
  type GapKind,
  type Trace,
  type TraceGap,
  type TraceGaps,
  type TraceMeaning,
  type TraceStep,
  type TraceSum,
} from '@faellesbog/funding';
import { DocumentRefDto, IsBusinessDate, IsProse, IsSlug, MoneyDto, SourceDto, WhenDto } from '../http/command.dto.js';
import { FractionDto } from './shares.dto.js';

export class TraceMeaningDto implements TraceMeaning {
  kind!: (typeof TRACE_KINDS)[number];
  /** What to ask for when only this is meant: `product:os2mo`. */
  ask!: string;
  da!: string;
  en!: string;
}

export class TraceStepDto implements TraceStep {
  /** How far down it stands: a step belongs under the nearest one above it with a smaller depth. */
  depth!: number;
  kind!: TraceStep['kind'];
  da!: string;
  en!: string;
  /** What to ask a trace of to go on from here; null where there is no more to see. */
  ask!: string | null;
  effectiveOn!: string | null;
  position!: number | null;
  event!: string | null;
  amount!: MoneyDto | null;
  /** The part of the decision's frame that the amount is. */
  ofFrame!: FractionDto | null;
  /** What a reader should look at twice: `gap`, `late`, `after_end`, `over_frame`, … */
  marks!: TraceStep['marks'];
  illustrative!: boolean;
}

export class TraceSumDto implements TraceSum {
  decision!: string;
  /** The kind of event. */
  @ApiProperty({ type: String })
  type!: TraceSum['type'];
  da!: string;
  en!: string;
  /** True for what inherits the decision, false for what names it. */
  inherited!: boolean;
  count!: number;
  /** Null for events that are not about money. */
  sum!: MoneyDto | null;
  /** How many of them are dated on or after the day on which the decision was revoked or superseded. */
  afterEnd!: number;
}

export class TraceDto implements Trace {
  validOn!: string;
  knownAt!: string;
  position!: number;
  asked!: string;
  /** What it can mean. When it is more than one thing there are no steps: ask again for one of them. */
  meanings!: TraceMeaningDto[];
  /** The walk from the top down. */
  steps!: TraceStepDto[];
  /** What rests on each decision in the walk, by kind of event. */
  sums!: TraceSumDto[];
  illustrative!: boolean;
}

/** A stretch of days, both inclusive, and the page. */
export class StretchDto extends WhenDto {
  @IsOptional()
  @IsBusinessDate()
  from?: string;

  @IsOptional()
  @IsBusinessDate()
  until?: string;

  /** The previous page's `next`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  cursor?: string;

  /** Entries on a page; 200 when not given. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_TRACE_PAGE)
  limit?: number;
}

export class TraceGapDto implements TraceGap {
  effectiveOn!: string;
  position!: number;
  event!: string;
  @ApiProperty({ type: String })
  type!: TraceGap['type'];
  da!: string;
  en!: string;
  amount!: MoneyDto;
  /** What the event names although no such decision is recorded; null when it names none. */
  decisionRef!: string | null;
  illustrative!: boolean;
}

export class GapKindDto implements GapKind {
  @ApiProperty({ type: String })
  type!: GapKind['type'];
  da!: string;
  en!: string;
  count!: number;
  sum!: MoneyDto;
}

export class TraceGapsDto implements TraceGaps {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** All of them in the stretch of days, also those on other pages. */
  count!: number;
  sum!: MoneyDto;
  kinds!: GapKindDto[];
  gaps!: TraceGapDto[];
  /** Where the next page begins; null on the last. Ask for it with the same dates and `knownAt` this `position`. */
  next!: string | null;
  illustrative!: boolean;
}

/** At most one of the three. */
export class ListDocumentsDto extends StretchDto {
  @IsOptional()
  @IsSlug()
  projectId?: string;

  @IsOptional()
  @IsSlug()
  productId?: string;

  @IsOptional()
  @IsSlug()
  authorityId?: string;
}

export class FiledDocumentDto implements FiledDocument {
  /** The document's own date; that of its event when it has none. */
  on!: string;
  direction!: FiledDocument['direction'];
  title!: string;
  sha256!: string | null;
  url!: string | null;
  /** The event it stands in. */
  event!: string;
  position!: number;
  @ApiProperty({ type: String })
  type!: FiledDocument['type'];
  da!: string;
  en!: string;
  effectiveOn!: string;
  recordedAt!: string;
  illustrative!: boolean;
}

export class DocumentRegisterDto implements DocumentRegister {
  validOn!: string;
  knownAt!: string;
  position!: number;
  documents!: FiledDocumentDto[];
  next!: string | null;
  illustrative!: boolean;
}

export class CaseExportQueryDto extends WhenDto {
  /** What the case is about: `project:os2mo`, `product:…`, `authority:101`, `round:…`, `decision:…`. */
  @Matches(/^[a-z][a-z-]{2,11}:[a-z0-9][a-z0-9-]{0,62}(\.[a-z0-9][a-z0-9-]{0,62})?$/, {
    message: 'about is kind:id, like project:os2mo',
  })
  about!: string;

  /** First and last business date, both inclusive. */
  @IsOptional()
  @IsBusinessDate()
  from?: string;

  @IsOptional()
  @IsBusinessDate()
  until?: string;

  /** Ids of events whose content is withheld, with commas between. */
  @IsOptional()
  @Matches(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/, { message: 'withhold is ids of events with commas between' })
  @MaxLength(7400)
  withhold?: string;

  /** The legal reason, such as "offentlighedsloven § 30, nr. 2"; it stands in the place of what is withheld. */
  @IsOptional()
  @IsProse(300)
  reason?: string;
}

export class CaseEventDto implements CaseEvent {
  number!: number;
  effectiveOn!: string;
  /** Why it is withheld; null for an event that is shown, and then the rest is there. */
  withheld!: string | null;
  recordedAt!: string | null;
  position!: number | null;
  event!: string | null;
  @ApiProperty({ type: String, nullable: true })
  type!: CaseEvent['type'];
  da!: string | null;
  en!: string | null;
  /** True for an event of a decision that something in the case rests on. */
  decision!: boolean | null;
  decisionRef!: string | null;
  source!: SourceDto | null;
  documents!: DocumentRefDto[];
  /** What the event holds beside its grounds. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  data!: Record<string, unknown> | null;
  illustrative!: boolean;
}

export class CaseExportDto implements CaseExport {
  validOn!: string;
  knownAt!: string;
  position!: number;
  about!: string;
  name!: string;
  from!: string | null;
  until!: string | null;
  count!: number;
  withheld!: number;
  documents!: number;
  events!: CaseEventDto[];
  illustrative!: boolean;
}
