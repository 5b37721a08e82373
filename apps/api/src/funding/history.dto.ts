// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import {
  MAX_TIMELINE_PAGE,
  type AccessionHeld,
  type AdoptionHeld,
  type AllocatedCost,
  type Commitment,
  type CoordinatorHeld,
  type MembershipHeld,
  type OWNERSHIP_ROLES,
  type OwnershipHistory,
  type OwnershipPeriod,
  type PledgeHeld,
  type Position,
  type SUBJECT_KINDS,
  type Timeline,
  type TimelineEntry,
} from '@faellesbog/funding';
import { MoneyDto, WhenDto } from '../http/command.dto.js';
import { FractionDto, GroundsDto, TimeSpanDto } from './shares.dto.js';

export class OwnerDto {
  kind!: string;
  id!: string | null;
  name!: string;
}

export class OwnershipPeriodDto extends TimeSpanDto implements OwnershipPeriod {
  role!: (typeof OWNERSHIP_ROLES)[number];
  holder!: OwnerDto;
  /** How rights are held: assigned, shared or licensed; null for other roles. */
  model!: string | null;
  /** A financier's part of the pledges to the product's projects; null for other roles. */
  share!: FractionDto | null;
}

export class OwnershipHistoryDto implements OwnershipHistory {
  validOn!: string;
  knownAt!: string;
  position!: number;
  product!: string;
  name!: string;
  periods!: OwnershipPeriodDto[];
  illustrative!: boolean;
}

export class PayableInYearDto {
  year!: number;
  amount!: MoneyDto;
}

export class PledgeHeldDto implements PledgeHeld {
  project!: string;
  name!: string;
  round!: string;
  pledge!: string;
  kind!: PledgeHeld['kind'];
  amount!: MoneyDto;
  since!: string;
  /** Accepted after the deadline or the closing, by a decision. */
  late!: boolean;
  /** True once it can no longer be withdrawn freely. */
  binding!: boolean;
  /** As stated, or all of it in the year of the round's deadline; nothing for hours in kind. */
  payable!: PayableInYearDto[];
  event!: string;
  illustrative!: boolean;
}

export class CommitmentDto implements Commitment {
  year!: number;
  pledged!: MoneyDto;
  /** The part of it that binds. */
  binding!: MoneyDto;
}

export class AllocatedCostDto implements AllocatedCost {
  project!: string;
  name!: string;
  allocated!: MoneyDto;
  illustrative!: boolean;
}

export class MembershipHeldDto extends TimeSpanDto implements MembershipHeld {
  /** The part of the year's fee that the first year costs. */
  feeShare!: MembershipHeld['feeShare'];
}

export class AccessionHeldDto extends TimeSpanDto implements AccessionHeld {
  product!: string;
  name!: string;
  accession!: string;
  fee!: MoneyDto;
  annualFee!: MoneyDto;
  passive!: boolean;
  termsVersion!: number;
}

export class AdoptionHeldDto extends TimeSpanDto implements AdoptionHeld {
  product!: string;
  name!: string;
  status!: AdoptionHeld['status'];
  expectedFrom!: string | null;
  evidence!: string | null;
  supplier!: string | null;
}

export class CoordinatorHeldAreaDto {
  kind!: string;
  id!: string | null;
}

export class CoordinatorHeldDto extends TimeSpanDto implements CoordinatorHeld {
  coordinator!: string;
  area!: CoordinatorHeldAreaDto;
  staffBuyoutBp!: number | null;
}

export class PositionDto implements Position {
  validOn!: string;
  knownAt!: string;
  position!: number;
  authority!: string;
  name!: string;
  /** Is it a member on the day? */
  member!: boolean;
  memberships!: MembershipHeldDto[];
  pledges!: PledgeHeldDto[];
  /** Pledges in force, in money. */
  pledged!: MoneyDto;
  /** Hours pledged, at their value. */
  inKind!: MoneyDto;
  commitments!: CommitmentDto[];
  costs!: AllocatedCostDto[];
  allocated!: MoneyDto;
  accessions!: AccessionHeldDto[];
  /** The yearly fees of the accessions in force. */
  annualFees!: MoneyDto;
  adoptions!: AdoptionHeldDto[];
  coordinators!: CoordinatorHeldDto[];
  illustrative!: boolean;
}

export class TimelineQueryDto extends WhenDto {
  /** The previous page's `next`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  cursor?: string;

  /** Entries on a page; 200 when not given. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_TIMELINE_PAGE)
  limit?: number;
}

export class TimelineEntryDto extends GroundsDto implements TimelineEntry {
  effectiveOn!: string;
  recordedAt!: string;
  position!: number;
  event!: string;
  type!: string;
  /** The event in a Danish sentence. */
  da!: string;
  /** The event in an English sentence. */
  en!: string;
  /** The subject's own part where the event concerns several, such as its share of a cost. */
  amount!: MoneyDto | null;
  illustrative!: boolean;
}

export class SubjectDto {
  kind!: (typeof SUBJECT_KINDS)[number];
  id!: string;
  name!: string;
}

export class TimelineDto implements Timeline {
  validOn!: string;
  knownAt!: string;
  position!: number;
  subject!: SubjectDto;
  entries!: TimelineEntryDto[];
  /** Where the next page begins; null on the last. Ask for it with the same dates and `knownAt` this `position`. */
  next!: string | null;
  illustrative!: boolean;
}
