// SPDX-License-Identifier: MPL-2.0
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import type { SupplierOnDay, SuppliersOnDay } from '@faellesbog/community';
import { CommandDto, IsProse, IsSlug, WhenDto } from '../http/command.dto.js';
import { CountOfDto, PeriodDto } from './authorities.dto.js';

export class RegisterSupplierDto extends CommandDto {
  @IsSlug()
  supplierId!: string;

  @IsProse(200)
  name!: string;

  @IsOptional()
  @Matches(/^[0-9]{8}$/, { message: 'cvr is eight digits' })
  cvr?: string;
}

export class StartPartnershipDto extends CommandDto {
  /** A supplier becomes a partner by accepting it. */
  @IsBoolean()
  codeOfConductAccepted!: boolean;
}

export class EndPartnershipDto extends CommandDto {
  @IsProse()
  reason!: string;
}

export class ListSuppliersDto extends WhenDto {
  @IsOptional()
  @IsIn(['true', 'false'])
  partnersOnly?: 'true' | 'false';
}

export class SupplierOnDayDto implements SupplierOnDay {
  supplier!: string;
  name!: string;
  cvr!: string | null;
  /** First day of the partnership that runs on the day; null for one that is no partner then. */
  partnerSince!: string | null;
  partnerships!: PeriodDto[];
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class SuppliersOnDayDto implements SuppliersOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  suppliers!: SupplierOnDayDto[];
  /** Supplier partners among all suppliers. */
  partners!: CountOfDto;
  illustrative!: boolean;
}
