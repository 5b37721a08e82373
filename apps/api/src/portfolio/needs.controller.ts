// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AddressNeed, GetNeed, ListNeeds, RegisterNeed, SupportNeed, WithdrawNeedSupport } from '@faellesbog/portfolio';
import { CommandDto, ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  AddressNeedDto,
  ListNeedsDto,
  NeedInFullDto,
  NeedsOnDayDto,
  RegisterNeedDto,
  SupportNeedDto,
} from './needs.dto.js';

@Controller('needs')
export class NeedsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The needs that authorities had registered by a day. */
  @Get()
  list(@Query() { status, ...when }: ListNeedsDto): Promise<NeedsOnDayDto> {
    return this.queries.execute(new ListNeeds({ status }, when));
  }

  /** One need on a day: who supports it, and which projects address it. */
  @Get(':needId')
  get(@Id('needId') needId: string, @Query() when: WhenDto): Promise<NeedInFullDto> {
    return this.queries.execute(new GetNeed(needId, when));
  }

  /** Registers a need that authorities may share. */
  @Post()
  @Runs(RegisterNeed)
  register(@Body() body: RegisterNeedDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(RegisterNeed, body, asked);
  }

  /** Says that another authority has the need too. */
  @Post(':needId/supports')
  @Runs(SupportNeed)
  support(@Id('needId') needId: string, @Body() body: SupportNeedDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(SupportNeed, { ...body, needId }, asked);
  }

  /** Withdraws an authority's support; `effectiveOn` is the first day without. */
  @Post(':needId/supports/:authorityId/withdrawals')
  @Runs(WithdrawNeedSupport)
  withdraw(
    @Id('needId') needId: string,
    @Id('authorityId') authorityId: string,
    @Body() body: CommandDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(WithdrawNeedSupport, { ...body, needId, authorityId }, asked);
  }

  /** Says that a project addresses it; a project proposed for the need says so by itself. */
  @Post(':needId/projects')
  @Runs(AddressNeed)
  address(@Id('needId') needId: string, @Body() body: AddressNeedDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(AddressNeed, { ...body, needId }, asked);
  }
}
