// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ExcludeMember, ListExclusions, RatifyExclusion, RejectExclusion } from '@faellesbog/governance';
import { CommandDto, ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import { ExcludeMemberDto, ExclusionsOnDayDto } from './exclusions.dto.js';

@Controller('exclusions')
export class ExclusionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The exclusions decided by a day, and what the general assembly has said of each. */
  @Get()
  list(@Query() when: WhenDto): Promise<ExclusionsOnDayDto> {
    return this.queries.execute(new ListExclusions(when));
  }

  /** Excludes a member, by a decision of the board; its membership ends on `effectiveOn`. */
  @Post()
  @Runs(ExcludeMember)
  exclude(@Body() body: ExcludeMemberDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ExcludeMember, body, asked);
  }

  /** The general assembly approves it. */
  @Post(':exclusionId/ratification')
  @Runs(RatifyExclusion)
  ratify(@Id('exclusionId') exclusionId: string, @Body() body: CommandDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(RatifyExclusion, { ...body, exclusionId }, asked);
  }

  /** The general assembly rejects it, and the membership goes on from `effectiveOn`. */
  @Post(':exclusionId/rejection')
  @Runs(RejectExclusion)
  reject(@Id('exclusionId') exclusionId: string, @Body() body: CommandDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(RejectExclusion, { ...body, exclusionId }, asked);
  }
}
