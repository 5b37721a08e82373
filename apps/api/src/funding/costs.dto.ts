// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { KEY_BASES, MAX_KEY_MEMBERS, OVERRUN_SOURCES, SURPLUS_USES } from '@faellesbog/funding';
import { CommandDto, IsBusinessDate, IsPart, IsProse, IsSlug, MoneyDto } from '../http/command.dto.js';

export class KeyMemberDto {
  @IsSlug()
  authorityId!: string;

  /** A whole number as text. Stated for the basis `fixed`, and for an authority that has no figure. */
  @IsOptional()
  @Matches(/^(0|[1-9][0-9]{0,17})$/, { message: 'weight is a whole number as text, at most 18 digits' })
  weight?: string;

  /** The most it will carry of the project as a whole. */
  @IsOptional()
  @IsPart(() => MoneyDto)
  cap?: MoneyDto;
}

export class ClassWeightsDto {
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  small!: number;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  medium!: number;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  large!: number;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  very_large!: number;
}

export class AdoptAllocationKeyDto extends CommandDto {
  @IsSlug()
  keyId!: string;

  /** It is used for costs of this day and later ones, until the next key's. */
  @IsBusinessDate()
  validFrom!: string;

  @IsIn(KEY_BASES)
  basis!: (typeof KEY_BASES)[number];

  /** For `equal_and_inhabitants`: the part that is shared equally, in basis points. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  equalPartBp?: number;

  /** The figures that inhabitants and size classes are taken from. */
  @IsOptional()
  @IsSlug()
  populationSetId?: string;

  @IsOptional()
  @IsSlug()
  sizeTableId?: string;

  /** For `size_class`: 1, 2, 3, 4 when not given. */
  @IsOptional()
  @IsPart(() => ClassWeightsDto)
  classWeights?: ClassWeightsDto;

  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_KEY_MEMBERS)
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => KeyMemberDto)
  members!: KeyMemberDto[];
}

export class PostCostLineDto extends CommandDto {
  @IsSlug()
  lineId!: string;

  @IsProse(500)
  text!: string;

  /** Net of VAT; negative for a refund. */
  @IsPart(() => MoneyDto)
  amount!: MoneyDto;
}

export class ReverseCostLineDto extends CommandDto {
  @IsSlug()
  reversalId!: string;

  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class ReportOverrunDto extends CommandDto {
  @IsSlug()
  overrunId!: string;

  /** What is missing. */
  @IsPart(() => MoneyDto)
  amount!: MoneyDto;

  /** Why; no names of persons. */
  @IsProse()
  reason!: string;

  /** The cost line whose unfunded part it is; without it, the budget is what is exceeded. */
  @IsOptional()
  @IsSlug()
  lineId?: string;
}

export class OverrunPartDto {
  @IsIn(OVERRUN_SOURCES)
  source!: (typeof OVERRUN_SOURCES)[number];

  @IsPart(() => MoneyDto)
  amount!: MoneyDto;
}

export class DecideOverrunFundingDto extends CommandDto {
  /** Where the money comes from; the parts sum to the overrun. A cut of the scope brings none. */
  @ArrayMinSize(1)
  @ArrayMaxSize(OVERRUN_SOURCES.length)
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => OverrunPartDto)
  parts!: OverrunPartDto[];
}

export class GrantRefDto {
  @IsSlug()
  roundId!: string;

  @IsSlug()
  grantId!: string;
}

export class DispositionDto {
  @IsIn(SURPLUS_USES)
  use!: (typeof SURPLUS_USES)[number];

  @IsPart(() => MoneyDto)
  amount!: MoneyDto;

  /** The grant that is paid back, for a refund to who gave it; without it the refund is to the authorities. */
  @IsOptional()
  @IsPart(() => GrantRefDto)
  grant?: GrantRefDto;
}

export class DecideSurplusDto extends CommandDto {
  @IsSlug()
  surplusId!: string;

  /** The product of the project, when it is the product that has a surplus. */
  @IsOptional()
  @IsSlug()
  productId?: string;

  @IsPart(() => MoneyDto)
  amount!: MoneyDto;

  /** What becomes of it; they sum to the amount. */
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DispositionDto)
  dispositions!: DispositionDto[];
}
