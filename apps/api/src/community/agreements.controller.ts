// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ConcludeCollaborationAgreement,
  EndCollaborationAgreement,
  ListCollaborationAgreements,
  RenewCollaborationAgreement,
} from '@faellesbog/community';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import { AgreementsInForceDto, ConcludeAgreementDto, EndAgreementDto, RenewAgreementDto } from './agreements.dto.js';

@Controller('agreements')
export class AgreementsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The collaboration agreements in force on a day. */
  @Get()
  list(@Query() when: WhenDto): Promise<AgreementsInForceDto> {
    return this.queries.execute(new ListCollaborationAgreements(when));
  }

  /** Concludes a collaboration agreement. */
  @Post()
  @Runs(ConcludeCollaborationAgreement)
  conclude(@Body() body: ConcludeAgreementDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ConcludeCollaborationAgreement, body, asked);
  }

  /** Renews it to a later day, or without end. */
  @Post(':agreementId/renewals')
  @Runs(RenewCollaborationAgreement)
  renew(
    @Id('agreementId') agreementId: string,
    @Body() body: RenewAgreementDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(RenewCollaborationAgreement, { ...body, agreementId }, asked);
  }

  /** Ends it on a day. */
  @Post(':agreementId/ending')
  @Runs(EndCollaborationAgreement)
  end(@Id('agreementId') agreementId: string, @Body() body: EndAgreementDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(EndCollaborationAgreement, { ...body, agreementId }, asked);
  }
}
