// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import {
  AUTHORITY_KINDS,
  COORDINATOR_AREAS,
  SIZE_CLASSES,
  type AuthoritiesOnDay,
  type AuthorityInFull,
  type AuthorityOnDay,
  type CoordinatorOnDay,
  type CountOf,
  type DemandOnDay,
  type MembershipOnDay,
  type PeriodOf,
} from '@faellesbog/community';
import { CommandDto, IsBusinessDate, IsPersonRef, IsProse, IsSlug, WhenDto } from '../http/command.dto.js';

export class RegisterAuthorityDto extends CommandDto {
  /** A municipality's id is its code: `101`. */
  @IsSlug()
  authorityId!: string;

  @IsProse(200)
  name!: string;

  @IsIn(AUTHORITY_KINDS)
  kind!: (typeof AUTHORITY_KINDS)[number];

  @Matches(/^[0-9]{8}$/, { message: 'cvr is eight digits' })
  cvr!: string;

  /** Where e-invoices are sent (EAN). */
  @IsOptional()
  @Matches(/^[0-9]{13}$/, { message: 'gln is thirteen digits' })
  gln?: string;

  /** Three digits; for a municipality, and then required. */
  @IsOptional()
  @Matches(/^[0-9]{3}$/, { message: 'municipalityCode is three digits' })
  municipalityCode?: string;

  @IsOptional()
  @IsProse(60)
  region?: string;
}

export class CorrectAuthorityDto extends CommandDto {
  @IsOptional()
  @IsProse(200)
  name?: string;

  @IsOptional()
  @Matches(/^[0-9]{13}$/, { message: 'gln is thirteen digits' })
  gln?: string;

  @IsOptional()
  @IsProse(60)
  region?: string;

  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class StartMembershipDto extends CommandDto {
  /** The day the partnership agreement was signed; the membership begins on `effectiveOn`. */
  @IsBusinessDate()
  signedOn!: string;

  @IsPersonRef()
  contactRef!: string;
}

export class WithdrawMembershipDto extends CommandDto {
  /** The day the withdrawal is registered as received; it takes effect that day, so `effectiveOn` is the same. */
  @IsBusinessDate()
  receivedOn!: string;

  @IsOptional()
  @IsPersonRef()
  registeredBy?: string;
}

export class SendPaymentDemandDto extends CommandDto {
  /** What was called and not paid: the number of the call or invoice. */
  @IsProse(60)
  callRef!: string;

  /** The last day to pay. */
  @IsBusinessDate()
  payBy!: string;
}

export class DeemWithdrawnDto extends CommandDto {
  /** What was demanded; `effectiveOn` is the first day without the membership. */
  @IsProse(60)
  callRef!: string;
}

export class ChangeContactDto extends CommandDto {
  @IsPersonRef()
  contactRef!: string;
}

export class CoordinatorAreaDto {
  @IsIn(COORDINATOR_AREAS)
  kind!: (typeof COORDINATOR_AREAS)[number];

  /** The project's or product's id; none for the community. */
  @IsOptional()
  @IsSlug()
  id?: string;
}

export class AppointCoordinatorDto extends CommandDto {
  @IsSlug()
  coordinatorId!: string;

  @IsPersonRef()
  personRef!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => CoordinatorAreaDto)
  area!: CoordinatorAreaDto;

  /** The part of a post that the community buys free, in basis points: 2000 is one day a week. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  staffBuyoutBp?: number;
}

export class ReleaseCoordinatorDto extends CommandDto {
  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class ListAuthoritiesDto extends WhenDto {
  @IsOptional()
  @IsIn(AUTHORITY_KINDS)
  kind?: (typeof AUTHORITY_KINDS)[number];

  @IsOptional()
  @IsIn(['true', 'false'])
  membersOnly?: 'true' | 'false';
}

export class AuthorityOnDayDto implements AuthorityOnDay {
  authority!: string;
  name!: string;
  kind!: (typeof AUTHORITY_KINDS)[number];
  cvr!: string;
  gln!: string | null;
  municipalityCode!: string | null;
  region!: string | null;
  /** The contact person, opaque; null for one that never was a member. */
  contactRef!: string | null;
  /** First day of the membership that runs on the day; null for one that is no member then. */
  memberSince!: string | null;
  /** The latest count on or before the day; null where there is none. */
  inhabitants!: number | null;
  countedOn!: string | null;
  populationSet!: string | null;
  /** By the size table in force on the day. */
  sizeClass!: (typeof SIZE_CLASSES)[number] | null;
  sizeTable!: string | null;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

/** How many of how many. */
export class CountOfDto implements CountOf {
  count!: number;
  of!: number;
}

export class AuthoritiesOnDayDto implements AuthoritiesOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  authorities!: AuthorityOnDayDto[];
  /** Members among the authorities of the kind asked for. */
  members!: CountOfDto;
  illustrative!: boolean;
}

export class PeriodDto implements PeriodOf {
  from!: string;
  /** Last day, inclusive; null while it runs. */
  to!: string | null;
  /** Id of the event that began it. */
  beganBy!: string;
  /** Id of the event that ended it. */
  endedBy!: string | null;
  illustrative!: boolean;
}

export class MembershipOnDayDto extends PeriodDto implements MembershipOnDay {
  /** Null for one that was only interrupted, by an exclusion that did not stand. */
  signedOn!: string | null;
  /** Which part of the year's fee its first year cost. */
  feeShare!: 'full' | 'half' | null;
}

export class CoordinatorOnDayAreaDto {
  kind!: (typeof COORDINATOR_AREAS)[number];
  id!: string | null;
}

export class CoordinatorOnDayDto extends PeriodDto implements CoordinatorOnDay {
  coordinator!: string;
  /** Opaque; the name lives in a store that can forget. */
  personRef!: string;
  area!: CoordinatorOnDayAreaDto;
  /** The part of a post that is bought free, in basis points. */
  staffBuyoutBp!: number | null;
}

export class DemandOnDayDto implements DemandOnDay {
  callRef!: string;
  sentOn!: string;
  /** The last day to pay. */
  payBy!: string;
  illustrative!: boolean;
}

export class AuthorityInFullDto extends AuthorityOnDayDto implements AuthorityInFull {
  validOn!: string;
  knownAt!: string;
  position!: number;
  memberships!: MembershipOnDayDto[];
  /** Formal demands (påkrav) for payment. */
  demands!: DemandOnDayDto[];
  coordinators!: CoordinatorOnDayDto[];
}
