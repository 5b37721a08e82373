// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CommandDto, IsBusinessDate, IsPart, IsProse, IsSlug, MoneyDto } from '../http/command.dto.js';

export class FeeStepDto {
  /** First day of the step. */
  @IsBusinessDate()
  from!: string;

  @IsPart(() => MoneyDto)
  fee!: MoneyDto;
}

export class RebateDto {
  /** The project whose funders are let off this much. */
  @IsSlug()
  projectId!: string;

  @IsPart(() => MoneyDto)
  amount!: MoneyDto;
}

export class RateSheetVersionDto {
  @IsSlug()
  rateSheetId!: string;

  @IsInt()
  @Min(1)
  version!: number;
}

export class PublishAccessionTermsDto extends CommandDto {
  /** The accession fee (tilslutningsafgift) by date. */
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FeeStepDto)
  steps!: FeeStepDto[];

  @ArrayMaxSize(50)
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RebateDto)
  rebates!: RebateDto[];

  /** The part of the yearly fee that a passive accession pays, in basis points. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  passiveShareBp!: number;

  /** The yearly fee (vederlag). */
  @IsPart(() => MoneyDto)
  annualFee!: MoneyDto;

  /** The version of the rate sheet (takstblad) that the fees follow. */
  @IsOptional()
  @IsPart(() => RateSheetVersionDto)
  rateSheet?: RateSheetVersionDto;
}

export class RebateForDto {
  @IsSlug()
  projectId!: string;

  /** The round in which the authority's pledge stands. */
  @IsSlug()
  roundId!: string;
}

export class SignAccessionDto extends CommandDto {
  @IsSlug()
  accessionId!: string;

  @IsSlug()
  authorityId!: string;

  /** The projects it funded, for which the terms give a rebate. */
  @IsOptional()
  @ArrayMaxSize(50)
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RebateForDto)
  rebatesFor?: RebateForDto[];

  /** A passive accession keeps today's fee and pays a part of the yearly one. */
  @IsOptional()
  @IsBoolean()
  passive?: boolean;
}

export class EndAccessionDto extends CommandDto {
  /** The accession ends on `effectiveOn`, not before this day. */
  @IsBusinessDate()
  noticeGivenOn!: string;

  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}
