// SPDX-License-Identifier: MPL-2.0
import { IsIn, IsOptional } from 'class-validator';
import type { NeedInFull, NeedOnDay, NeedsOnDay } from '@faellesbog/portfolio';
import { CommandDto, IsProse, IsSlug, WhenDto } from '../http/command.dto.js';
import { HoldingDto, NamedDto } from './shared.dto.js';

const STATUSES = ['open', 'addressed'] as const;

export class RegisterNeedDto extends CommandDto {
  @IsSlug()
  needId!: string;

  @IsProse(200)
  title!: string;

  @IsProse()
  description!: string;

  /** Who has the need; it is also the first to support it. */
  @IsSlug()
  authorityId!: string;
}

export class SupportNeedDto extends CommandDto {
  @IsSlug()
  authorityId!: string;
}

export class AddressNeedDto extends CommandDto {
  @IsSlug()
  projectId!: string;
}

export class ListNeedsDto extends WhenDto {
  @IsOptional()
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];
}

export class NeedOnDayDto implements NeedOnDay {
  need!: string;
  title!: string;
  description!: string;
  registeredBy!: NamedDto;
  registeredOn!: string;
  /** Id of the event that registered it. */
  beganBy!: string;
  /** Who supports it on the day; whoever registered it is the first. */
  supporters!: HoldingDto[];
  status!: (typeof STATUSES)[number];
  /** The projects that address it. */
  projects!: NamedDto[];
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class NeedsOnDayDto implements NeedsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  needs!: NeedOnDayDto[];
  illustrative!: boolean;
}

export class NeedInFullDto extends NeedOnDayDto implements NeedInFull {
  validOn!: string;
  knownAt!: string;
  position!: number;
}
