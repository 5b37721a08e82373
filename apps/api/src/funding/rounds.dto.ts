// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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

export class OpenFundingRoundDto extends CommandDto {
  @IsSlug()
  roundId!: string;

  /** An approved project. */
  @IsSlug()
  projectId!: string;

  @IsPart(() => MoneyDto)
  target!: MoneyDto;

  /** What must be raised for the pledges to bind; the target when not given. */
  @IsOptional()
  @IsPart(() => MoneyDto)
  floor?: MoneyDto;

  /** Last day on which a pledge can be stated. */
  @IsBusinessDate()
  deadline!: string;

  @IsProse()
  purpose!: string;
}

/** What of a pledge is payable in a year. */
export class PayablePartDto {
  @IsInt()
  @Min(2000)
  @Max(2100)
  year!: number;

  @IsPart(() => MoneyDto)
  amount!: MoneyDto;
}

export class AmendPledgeDto extends CommandDto {
  @IsPart(() => MoneyDto)
  amount!: MoneyDto;

  /** By year, each once, summing to the amount; all in the year of the deadline when not given. */
  @IsOptional()
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @ArrayMaxSize(20)
  @Type(() => PayablePartDto)
  payable?: PayablePartDto[];
}

export class StatePledgeDto extends AmendPledgeDto {
  @IsSlug()
  pledgeId!: string;

  /** Any registered authority; a municipality is its code. */
  @IsSlug()
  authorityId!: string;

  @IsOptional()
  @IsProse()
  conditions?: string;
}

export class PledgeReasonDto extends CommandDto {
  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class StateInterimTotalDto extends CommandDto {
  @IsInt()
  @Min(0)
  @Max(1000)
  pledges!: number;

  /** As published; it is kept beside the computed total and never mended. */
  @IsPart(() => MoneyDto)
  total!: MoneyDto;
}

export class PledgeInKindDto extends CommandDto {
  @IsSlug()
  pledgeId!: string;

  @IsSlug()
  authorityId!: string;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  hours!: number;

  @IsPart(() => MoneyDto)
  hourlyRate!: MoneyDto;
}

export class GrantTermsDto {
  /** The least part of the whole that the authorities must pledge in money, in basis points. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  minCoFinanceBp?: number;

  @IsOptional()
  @IsBoolean()
  returnUnused?: boolean;

  @IsOptional()
  @IsBoolean()
  auditorRequired?: boolean;
}

export class AwardExternalGrantDto extends CommandDto {
  @IsSlug()
  grantId!: string;

  @IsProse(200)
  funder!: string;

  @IsPart(() => MoneyDto)
  amount!: MoneyDto;

  @IsPart(() => GrantTermsDto)
  terms!: GrantTermsDto;
}

export class CloseFundingRoundDto extends CommandDto {
  /** Let the pledges stand although the round did not reach what it needed; that needs a decision. */
  @IsOptional()
  @IsBoolean()
  waiveFloor?: boolean;
}
