// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ERASURE_REASONS } from '@faellesbog/community';
import {
  RETENTION_REASONS,
  type PersonAccess,
  type ErasureLine,
  type HeldPerson,
  type Person,
  type PersonChange,
  type PersonData,
} from '@faellesbog/platform';
import { IsBusinessDate, IsProse, ReceiptDto } from '../http/command.dto.js';

/** Something more than spaces. */
const IsSaid = (): PropertyDecorator => Matches(/\S/, { message: '$property is empty' });

class ContactDto {
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /** Digits with the usual marks between; another country's begins with `+` or `00`. */
  @IsOptional()
  @Matches(/^\+?[0-9][0-9 ()./-]{2,38}$/, { message: 'phone is digits with the usual marks between' })
  phone?: string | null;

  @IsOptional()
  @IsProse(200)
  organisation?: string | null;

  /** The first day on which the person may be erased; for accounting material 1 January of the sixth year after the accounting year. */
  @IsOptional()
  @IsBusinessDate()
  retentionUntil?: string | null;

  /** What the day rests on; `bookkeeping` when not given. */
  @IsOptional()
  @IsIn(RETENTION_REASONS)
  retentionReason?: (typeof RETENTION_REASONS)[number] | null;
}

/** Nothing of this is ever in an event. A CPR number is refused in every field. */
export class RegisterPersonDto extends ContactDto {
  @IsSaid()
  @IsProse(200)
  name!: string;
}

/** A field left out stays as it is; null removes it. */
export class ChangePersonDto extends ContactDto implements PersonChange {
  @IsOptional()
  @IsSaid()
  @IsProse(200)
  name?: string;
}

export class ErasePersonDto {
  /** The day on which the person, or whoever decided it, asked. */
  @IsBusinessDate()
  requestedOn!: string;

  /** The ground, by article 17(1) of the General Data Protection Regulation. */
  @IsIn(ERASURE_REASONS)
  reason!: (typeof ERASURE_REASONS)[number];
}

export class ReadPersonDto {
  /** What the data are needed for. It is recorded with who asked and when. */
  @IsSaid()
  @IsProse(200)
  purpose!: string;
}

export class PersonsPageDto {
  /** The last number already seen; 0 for the beginning. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}

export class PersonReceiptDto extends ReceiptDto {
  /** The reference that events hold. */
  personRef!: string;
}

export class HeldPersonDto implements HeldPerson {
  personRef!: string;
  /** 1 when registered, one more with every change; also the ETag. */
  version!: number;
}

export class PersonDto extends HeldPersonDto implements Person {
  name!: string;
  email!: string | null;
  phone!: string | null;
  organisation!: string | null;
  retentionUntil!: string | null;
  retentionReason!: (typeof RETENTION_REASONS)[number] | null;
  registeredAt!: string;
  changedAt!: string;
}

export class ErasureDto implements ErasureLine {
  /** Its place in the list, from 1 on without gaps. */
  number!: number;
  personRef!: string;
  at!: string;
}

export class ErasuresDto {
  erasures!: ErasureDto[];
  /** Ask with `after` set to this for what comes then. */
  next!: number;
}

export class ErasureToReplayDto {
  @IsUUID()
  personRef!: string;

  /** When it was erased, as the list says. */
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/, {
    message: 'at is an instant, like 2026-11-23T12:00:00Z',
  })
  at!: string;
}

export class ReplayErasuresDto {
  /** Of the list, in its order; at most 1,000 at a time. */
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => ErasureToReplayDto)
  erasures!: ErasureToReplayDto[];
}

export class ReplayedErasuresDto {
  lines!: number;
  /** How many of them this database did not know. */
  replayed!: number;
}

export class PersonAccessDto implements PersonAccess {
  number!: number;
  /** Opaque account id of who looked. */
  account!: string;
  /** As stated; `[erased]` where it would have told who the person was. */
  purpose!: string;
  at!: string;
}

export class PersonAccessesDto {
  personRef!: string;
  /** The instant of the erasure; null while the person is held. */
  erasedAt!: string | null;
  accesses!: PersonAccessDto[];
  next!: number;
}

/** What the store takes: what is null at a registration is not there. */
export const personDataOf = (body: RegisterPersonDto): PersonData =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined)) as never;
