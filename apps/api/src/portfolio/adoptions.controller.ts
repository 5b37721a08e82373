// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ConfirmUsage, EndAdoption, ListAdoptions, PlanAdoption, StartAdoption } from '@faellesbog/portfolio';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  AdoptionsOnDayDto,
  ConfirmUsageDto,
  EndAdoptionDto,
  ListAdoptionsDto,
  PlanAdoptionDto,
  StartAdoptionDto,
} from './adoptions.dto.js';

@Controller('adoptions')
export class AdoptionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** Which authorities plan, run or have left which products on a day, members or not. */
  @Get()
  list(@Query() { productId, authorityId, status, ...when }: ListAdoptionsDto): Promise<AdoptionsOnDayDto> {
    return this.queries.execute(new ListAdoptions({ productId, authorityId, status }, when));
  }

  /** Says that an authority plans to use a product. */
  @Post(':productId/:authorityId/plans')
  @Runs(PlanAdoption)
  plan(
    @Id('productId') productId: string,
    @Id('authorityId') authorityId: string,
    @Body() body: PlanAdoptionDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(PlanAdoption, { ...body, productId, authorityId }, asked);
  }

  /** Says that an authority has a product in operation from `effectiveOn` on. */
  @Post(':productId/:authorityId/starts')
  @Runs(StartAdoption)
  start(
    @Id('productId') productId: string,
    @Id('authorityId') authorityId: string,
    @Body() body: StartAdoptionDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(StartAdoption, { ...body, productId, authorityId }, asked);
  }

  /** Ends the use; `effectiveOn` is the first day without. */
  @Post(':productId/:authorityId/endings')
  @Runs(EndAdoption)
  end(
    @Id('productId') productId: string,
    @Id('authorityId') authorityId: string,
    @Body() body: EndAdoptionDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(EndAdoption, { ...body, productId, authorityId }, asked);
  }

  /** Confirms that it is in operation on `effectiveOn`. */
  @Post(':productId/:authorityId/confirmations')
  @Runs(ConfirmUsage)
  confirm(
    @Id('productId') productId: string,
    @Id('authorityId') authorityId: string,
    @Body() body: ConfirmUsageDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ConfirmUsage, { ...body, productId, authorityId }, asked);
  }
}
