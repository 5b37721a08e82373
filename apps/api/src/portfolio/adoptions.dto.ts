// SPDX-License-Identifier: MPL-2.0
import { IsIn, IsOptional } from 'class-validator';
import { ADOPTION_STATUSES, EVIDENCE, type AdoptionOnDay, type AdoptionsOnDay } from '@faellesbog/portfolio';
import { CommandDto, IsBusinessDate, IsProse, IsSlug, WhenDto } from '../http/command.dto.js';
import { NamedDto } from './shared.dto.js';

export class PlanAdoptionDto extends CommandDto {
  @IsOptional()
  @IsBusinessDate()
  expectedFrom?: string;
}

export class ConfirmUsageDto extends CommandDto {
  /** Who says so: the authority itself, the product's steward, or somebody who saw it. */
  @IsIn(EVIDENCE)
  evidence!: (typeof EVIDENCE)[number];
}

export class StartAdoptionDto extends ConfirmUsageDto {
  /** The supplier that runs or supports it there. */
  @IsOptional()
  @IsSlug()
  supplierId?: string;
}

export class EndAdoptionDto extends CommandDto {
  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class ListAdoptionsDto extends WhenDto {
  @IsOptional()
  @IsSlug()
  productId?: string;

  @IsOptional()
  @IsSlug()
  authorityId?: string;

  @IsOptional()
  @IsIn(ADOPTION_STATUSES)
  status?: (typeof ADOPTION_STATUSES)[number];
}

export class AdoptionOnDayDto implements AdoptionOnDay {
  product!: NamedDto;
  authority!: NamedDto;
  status!: (typeof ADOPTION_STATUSES)[number];
  /** First day in operation without a break, the day of the plan, or the first day after its end. */
  since!: string;
  /** Id of the event that made it so. */
  event!: string;
  expectedFrom!: string | null;
  /** The supplier that runs or supports it there. */
  supplier!: NamedDto | null;
  /** When its use was last confirmed; null when it is only planned. */
  confirmedOn!: string | null;
  evidence!: (typeof EVIDENCE)[number] | null;
  /** In operation by what is recorded, but not confirmed for twelve months. */
  stale!: boolean;
  reason!: string | null;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class AdoptionsOnDayDto implements AdoptionsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  adoptions!: AdoptionOnDayDto[];
  illustrative!: boolean;
}
