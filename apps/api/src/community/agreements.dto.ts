// SPDX-License-Identifier: MPL-2.0
import { IsIn, IsOptional } from 'class-validator';
import { PARTNER_KINDS, type AgreementInForce, type AgreementsInForce } from '@faellesbog/community';
import { CommandDto, IsBusinessDate, IsProse, IsSlug } from '../http/command.dto.js';

export class ConcludeAgreementDto extends CommandDto {
  @IsSlug()
  agreementId!: string;

  @IsProse(200)
  partner!: string;

  @IsIn(PARTNER_KINDS)
  partnerKind!: (typeof PARTNER_KINDS)[number];

  @IsProse()
  purpose!: string;

  /** First day in force. */
  @IsBusinessDate()
  from!: string;

  /** Last day in force, inclusive; open-ended when not given. */
  @IsOptional()
  @IsBusinessDate()
  until?: string;
}

export class RenewAgreementDto extends CommandDto {
  @IsOptional()
  @IsBusinessDate()
  until?: string;
}

export class EndAgreementDto extends CommandDto {
  @IsBusinessDate()
  lastDay!: string;

  @IsProse()
  reason!: string;
}

export class AgreementInForceDto implements AgreementInForce {
  agreement!: string;
  partner!: string;
  partnerKind!: string;
  purpose!: string;
  from!: string;
  until!: string | null;
  /** Id of the event that concluded it. */
  beganBy!: string;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class AgreementsInForceDto implements AgreementsInForce {
  validOn!: string;
  knownAt!: string;
  position!: number;
  agreements!: AgreementInForceDto[];
  illustrative!: boolean;
}
