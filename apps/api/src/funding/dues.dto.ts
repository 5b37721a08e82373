// SPDX-License-Identifier: MPL-2.0
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { SIZE_CLASSES } from '@faellesbog/community';
import {
  HOURS_KINDS,
  type ClassPrice,
  type Disposition,
  type Dues,
  type FeeFormula,
  type HoursHeld,
  type HoursSettlement,
  type HoursTransfer,
  type HoursYear,
  type MembershipFees,
  type MembershipFeeShown,
  type OverrunFunding,
  type OverrunShown,
  type ProjectBudget,
  type ProjectHours,
  type RateSheets,
  type RateSheetShown,
  type SettledLine,
  type Stated,
  type SurplusShown,
  type UnfundedLine,
} from '@faellesbog/funding';
import { CommandDto, IsPart, IsSlug, MoneyDto, WhenDto } from '../http/command.dto.js';
import { DispositionDto, OverrunPartDto } from './costs.dto.js';
import { GroundsDto } from './shares.dto.js';

export class BaseFeesDto {
  @IsPart(() => MoneyDto)
  small!: MoneyDto;

  @IsPart(() => MoneyDto)
  medium!: MoneyDto;

  @IsPart(() => MoneyDto)
  large!: MoneyDto;

  @IsPart(() => MoneyDto)
  very_large!: MoneyDto;
}

export class PublishRateSheetDto extends CommandDto {
  @IsSlug()
  rateSheetId!: string;

  /** What says which class an authority is in. */
  @IsSlug()
  sizeTableId!: string;

  /** What each class costs before the levy. */
  @IsPart(() => BaseFeesDto)
  baseFees!: BaseFeesDto;

  /** What the association takes of a member on top of it, in basis points. */
  @IsInt()
  @Min(0)
  @Max(100_000)
  memberLevyBp!: number;

  /** And of everybody else. */
  @IsInt()
  @Min(0)
  @Max(100_000)
  nonMemberLevyBp!: number;
}

/** A calendar year. */
const IsYear = (): PropertyDecorator => (target, key) => {
  IsInt()(target, key);
  Min(2000)(target, key);
  Max(2100)(target, key);
};
const index = { message: '$property is a figure of the index with a point, like "118.4"' };

export class SetMembershipFeeDto extends CommandDto {
  /** A year that has not begun. */
  @IsYear()
  year!: number;

  @IsPart(() => MoneyDto)
  amount!: MoneyDto;
}

export class IndexMembershipFeeDto extends CommandDto {
  /** A year that has not begun; the fee of the year before is indexed. */
  @IsYear()
  year!: number;

  @Matches(/^[1-9][0-9]{0,6}(\.[0-9]{1,4})?$/, index)
  oldIndex!: string;

  @Matches(/^[1-9][0-9]{0,6}(\.[0-9]{1,4})?$/, index)
  newIndex!: string;

  /** What the board publishes; the value of the formula is kept beside it. */
  @IsPart(() => MoneyDto)
  amount!: MoneyDto;
}

export class LogHoursDto extends CommandDto {
  @IsSlug()
  entryId!: string;

  @IsSlug()
  authorityId!: string;

  /** The year they are settled with. */
  @IsYear()
  year!: number;

  @IsIn(HOURS_KINDS)
  kind!: (typeof HOURS_KINDS)[number];

  /** Negative where an earlier entry said too much. */
  @IsInt()
  @Min(-1_000_000)
  @Max(1_000_000)
  minutes!: number;
}

export class SettleHoursDto extends CommandDto {
  /** A year that is over. */
  @IsYear()
  year!: number;

  @IsPart(() => MoneyDto)
  hourlyRate!: MoneyDto;
}

/** A question about a year. */
export class YearQueryDto extends WhenDto {
  /** A calendar year. */
  @IsOptional()
  @Type(() => Number)
  @IsYear()
  year?: number;
}

/** Since when something holds, the event it was said by, and what that rests on. */
export class StatedDto extends GroundsDto implements Stated {
  on!: string;
  event!: string;
  illustrative!: boolean;
}

export class ClassPriceDto implements ClassPrice {
  name!: (typeof SIZE_CLASSES)[number];
  base!: MoneyDto;
  member!: MoneyDto;
  nonMember!: MoneyDto;
}

export class RateSheetDto extends StatedDto implements RateSheetShown {
  rateSheet!: string;
  version!: number;
  sizeTable!: string;
  memberLevyBp!: number;
  nonMemberLevyBp!: number;
  /** The base fee of each class, and the price with the levy. */
  classes!: ClassPriceDto[];
}

export class RateSheetsDto implements RateSheets {
  validOn!: string;
  knownAt!: string;
  position!: number;
  rateSheets!: RateSheetDto[];
  illustrative!: boolean;
}

export class FeeFormulaDto implements FeeFormula {
  feeBefore!: MoneyDto;
  oldIndex!: string;
  newIndex!: string;
  /** The fee before x new index / old index, rounded half up to the øre. */
  value!: MoneyDto;
}

export class MembershipFeeDto extends StatedDto implements MembershipFeeShown {
  year!: number;
  /** What was published. */
  amount!: MoneyDto;
  how!: MembershipFeeShown['how'];
  /** Null for a fee that the general assembly set. */
  formula!: FeeFormulaDto | null;
}

export class MembershipFeesDto implements MembershipFees {
  validOn!: string;
  knownAt!: string;
  position!: number;
  fees!: MembershipFeeDto[];
  illustrative!: boolean;
}

export class DuesDto implements Dues {
  validOn!: string;
  knownAt!: string;
  position!: number;
  authority!: string;
  name!: string;
  year!: number;
  fee!: MembershipFeeDto;
  share!: Dues['share'];
  owes!: MoneyDto;
  /** Why it owes this, in Danish and in English. */
  da!: string;
  en!: string;
  illustrative!: boolean;
}

export class OverrunFundingDto extends StatedDto implements OverrunFunding {
  parts!: OverrunPartDto[];
}

export class OverrunDto extends StatedDto implements OverrunShown {
  overrun!: string;
  amount!: MoneyDto;
  reason!: string;
  /** The cost line whose unfunded part it is; null when the budget is what is exceeded. */
  line!: string | null;
  /** `fallen`: the line it was about is reversed. */
  status!: OverrunShown['status'];
  funding!: OverrunFundingDto | null;
}

export class UnfundedLineDto implements UnfundedLine {
  line!: string;
  text!: string;
  amount!: MoneyDto;
  /** The overrun by which it is reported; null while nobody has reported it. */
  overrun!: string | null;
  status!: UnfundedLine['status'];
  illustrative!: boolean;
}

export class SurplusDto extends StatedDto implements SurplusShown {
  surplus!: string;
  /** The product whose surplus it is; null for the project's own. */
  product!: string | null;
  amount!: MoneyDto;
  @ApiProperty({ type: [DispositionDto] })
  dispositions!: Disposition[];
}

export class ProjectBudgetDto implements ProjectBudget {
  validOn!: string;
  knownAt!: string;
  position!: number;
  project!: string;
  name!: string;
  /** Null while no finance model is set. */
  budget!: MoneyDto | null;
  /** What decisions on overruns have added to it. */
  added!: MoneyDto;
  /** What the cost lines that stand come to. */
  spent!: MoneyDto;
  overruns!: OverrunDto[];
  /** The overruns that wait for their funding; while there are any, nothing above the budget is posted. */
  waits!: MoneyDto;
  /** What no ceiling of a key covers, line by line. */
  unfunded!: UnfundedLineDto[];
  surpluses!: SurplusDto[];
  illustrative!: boolean;
}

export class HoursHeldDto implements HoursHeld {
  authority!: string;
  name!: string;
  agreedMinutes!: number;
  usedMinutes!: number;
  illustrative!: boolean;
}

export class SettledLineDto implements SettledLine {
  authority!: string;
  name!: string;
  /** What was both agreed and used. */
  creditedMinutes!: number;
  /** What it gave. */
  value!: MoneyDto;
  /** What it is to carry. */
  share!: MoneyDto;
  /** The difference: positive is owed to it, negative it owes. */
  balance!: MoneyDto;
  weight!: string;
  quotient!: string;
  remainder!: string;
  spare!: number;
  /** How it was worked out, in Danish and in English. */
  da!: string;
  en!: string;
}

export class HoursTransferDto implements HoursTransfer {
  from!: string;
  to!: string;
  amount!: MoneyDto;
}

export class HoursSettlementDto extends StatedDto implements HoursSettlement {
  hourlyRate!: MoneyDto;
  key!: string;
  weightSum!: string;
  /** The value of all hours. */
  total!: MoneyDto;
  /** What changes hands: the sum of the transfers. */
  settled!: MoneyDto;
  lines!: SettledLineDto[];
  transfers!: HoursTransferDto[];
}

export class HoursYearDto implements HoursYear {
  year!: number;
  hours!: HoursHeldDto[];
  /** Null until the year is settled. */
  settlement!: HoursSettlementDto | null;
}

export class ProjectHoursDto implements ProjectHours {
  validOn!: string;
  knownAt!: string;
  position!: number;
  project!: string;
  name!: string;
  years!: HoursYearDto[];
  illustrative!: boolean;
}
