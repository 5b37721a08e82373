// SPDX-License-Identifier: MPL-2.0
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  ROLES,
  type DelegationOnDay,
  type DelegationsOnDay,
  type EmergenciesOnDay,
  type EmergencyOnDay,
  type Role,
} from '@faellesbog/governance';
import type { NoticeCount } from '@faellesbog/platform';
import { ScopeDto, ScopeOnDayDto } from '../governance/grants.dto.js';
import { CommandDto, IsBusinessDate, IsPart, IsPersonRef, IsProse, IsSlug, MoneyDto } from '../http/command.dto.js';

export class ValidOnDto {
  /** A day; today when not given. */
  @IsOptional()
  @IsBusinessDate()
  validOn?: string;
}

export class DelegateApprovalDto extends CommandDto {
  @IsSlug()
  delegationId!: string;

  /** The account that may approve. */
  @IsUUID()
  to!: string;

  /** The person behind it, where no role of its own says so. */
  @IsOptional()
  @IsPersonRef()
  toPersonRef?: string;

  /** Of the roles held, this one only. */
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @IsPart(() => ScopeDto)
  scope!: ScopeDto;

  /** The last day, at most 92 days on. */
  @IsBusinessDate()
  until!: string;
}

export class DelegationDto implements DelegationOnDay {
  /** What an approval in another's name says: `account/delegation`. */
  name!: string;
  account!: string;
  delegation!: string;
  to!: string;
  toPersonRef!: string | null;
  /** Of the roles held, this one only; null for all of them. */
  role!: Role | null;
  scope!: ScopeOnDayDto;
  from!: string;
  /** The last day. */
  until!: string;
  illustrative!: boolean;
}

export class DelegationsDto implements DelegationsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  account!: string;
  /** By which others may approve in its name. */
  given!: DelegationDto[];
  /** By which it may approve in others' names, as far as they hold the role themselves. */
  received!: DelegationDto[];
  illustrative!: boolean;
}

export class ApprovalLimitsDto extends CommandDto {
  /** Up to this amount nobody else has to approve; 0.00: never alone. */
  @IsPart(() => MoneyDto)
  single!: MoneyDto;

  /** Up to this amount two people are enough; above it three, one of them the treasurer. */
  @IsPart(() => MoneyDto)
  two!: MoneyDto;
}

export class LimitsOnDayDto {
  validOn!: string;
  single!: MoneyDto | null;
  two!: MoneyDto | null;
}

export class DeclareEmergencyDto extends CommandDto {
  @IsSlug()
  emergencyId!: string;

  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class ReviewEmergencyDto extends CommandDto {
  /** What the review found; no names of persons. */
  @IsProse()
  conclusion!: string;
}

/** How many of the board and the auditors were mailed. */
export class NoticeCountDto implements NoticeCount {
  sent!: number;
  /** Not sent yet; tried again. */
  waiting!: number;
  /** Somebody has to tell them otherwise: the book knows no address of theirs. */
  withoutAddress!: number;
}

export class EmergencyDto implements EmergencyOnDay {
  emergencyId!: string;
  status!: 'declared' | 'confirmed' | 'reviewed';
  reason!: string;
  declaredBy!: string;
  declaredAt!: string;
  confirmedBy!: string | null;
  /** The last instant at which it holds. */
  holdsUntil!: string | null;
  /** The changes made under it, by their ids. */
  acts!: string[];
  reviewedBy!: string | null;
  conclusion!: string | null;
  /** The last day for a third person's review. */
  reviewBy!: string | null;
  overdue!: boolean;
  /** As of now; null when nobody was to be mailed, as where no mail server is set. */
  notices!: NoticeCountDto | null;
  illustrative!: boolean;
}

export class EmergenciesDto implements EmergenciesOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** The newest first. */
  emergencies!: EmergencyDto[];
  illustrative!: boolean;
}
