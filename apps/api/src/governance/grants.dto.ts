// SPDX-License-Identifier: MPL-2.0
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import {
  OFFICES,
  READING_AREAS,
  ROLES,
  SCOPE_KINDS,
  type GrantOnDay,
  type GrantsOnDay,
  type Office,
  type ReadingArea,
  type Role,
} from '@faellesbog/governance';
import { CommandDto, IsBusinessDate, IsPart, IsPersonRef, IsSlug, WhenDto } from '../http/command.dto.js';

type ScopeKind = (typeof SCOPE_KINDS)[number];
const STATUSES = ['proposed', 'granted', 'declined', 'revoked', 'over'] as const;

export class ScopeDto {
  @IsIn(SCOPE_KINDS)
  kind!: ScopeKind;

  /** Which one; the association needs none. */
  @IsOptional()
  @IsSlug()
  id?: string;
}

export class ProposeRoleDto extends CommandDto {
  /** The opaque account that it is for, as `GET /api/v1/me` tells its owner. */
  @IsUUID()
  account!: string;

  @IsSlug()
  grantId!: string;

  @IsIn(ROLES)
  role!: Role;

  @IsOptional()
  @IsIn(OFFICES)
  office?: Office;

  @IsPart(() => ScopeDto)
  scope!: ScopeDto;

  /** The person behind the account: two accounts of one person are one pair of eyes. */
  @IsPersonRef()
  personRef!: string;

  /** The last day; `effectiveOn` is the first. */
  @IsOptional()
  @IsBusinessDate()
  until?: string;
}

export class GrantRoleDto extends CommandDto {
  /** The version that is approved: the SHA-256 of what was proposed, as the list of grants shows it. */
  @Matches(/^[0-9a-f]{64}$/, { message: 'approves is a SHA-256: 64 digits, 0-9 and a-f' })
  approves!: string;
}

export class ListGrantsDto extends WhenDto {
  @IsOptional()
  @IsUUID()
  account?: string;

  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @IsOptional()
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];
}

export class ScopeOnDayDto {
  kind!: ScopeKind;
  id!: string | null;
}

export class GrantEndDto {
  on!: string;
  by!: string;
  reason!: string;
}

export class GrantOnDayDto implements GrantOnDay {
  account!: string;
  grant!: string;
  role!: Role;
  office!: Office | null;
  scope!: ScopeOnDayDto;
  personRef!: string;
  from!: string;
  until!: string | null;
  status!: (typeof STATUSES)[number];
  /** What an approval has to name. */
  version!: string;
  proposedBy!: string | null;
  approvedBy!: string | null;
  ended!: GrantEndDto | null;
  illustrative!: boolean;
}

export class GrantsOnDayDto implements GrantsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  grants!: GrantOnDayDto[];
  illustrative!: boolean;
}

export class SetPublicReadingDto extends CommandDto {
  /** What anyone may read without login: figures, ownership, decisions, shares. What is not named is for members. */
  @IsArray()
  @ArrayMaxSize(READING_AREAS.length)
  @ArrayUnique()
  @IsIn(READING_AREAS, { each: true })
  areas!: ReadingArea[];
}

export class PublicReadingDto {
  /** The day asked about, also one to come; today when not given. */
  @IsOptional()
  @IsBusinessDate()
  validOn?: string;
}

export class PublicReadingSettingDto {
  /** The first day on which it applies. */
  from!: string;
  areas!: ReadingArea[];
}

export class PublicReadingOnDayDto {
  validOn!: string;
  /** What anyone may read on that day. */
  areas!: ReadingArea[];
  /** Every setting in order of its day; before the first, every area is public. */
  settings!: PublicReadingSettingDto[];
}
