// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Post } from '@nestjs/common';
import {
  AdoptAllocationKey,
  DecideOverrunFunding,
  DecideSurplus,
  PostCostLine,
  ReportOverrun,
  ReverseCostLine,
} from '@faellesbog/funding';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  AdoptAllocationKeyDto,
  DecideOverrunFundingDto,
  DecideSurplusDto,
  PostCostLineDto,
  ReportOverrunDto,
  ReverseCostLineDto,
} from './costs.dto.js';

@Controller('projects/:projectId')
export class CostsController {
  constructor(private readonly commands: Commands) {}

  /** Adopts an allocation key (fordelingsnøgle), by a decision. The weights are looked up now and kept. */
  @Post('allocation-keys')
  @Runs(AdoptAllocationKey)
  adopt(
    @Id('projectId') projectId: string,
    @Body() body: AdoptAllocationKeyDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(AdoptAllocationKey, { ...body, projectId }, asked);
  }

  /** Posts a cost and shares it by the key in force on `effectiveOn`; with `dryRun` it shows the shares. */
  @Post('cost-lines')
  @Runs(PostCostLine)
  post(@Id('projectId') projectId: string, @Body() body: PostCostLineDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(PostCostLine, { ...body, projectId }, asked);
  }

  /** Reverses a posted line, once: the same shares with the opposite sign. */
  @Post('cost-lines/:lineId/reversal')
  @Runs(ReverseCostLine)
  reverse(
    @Id('projectId') projectId: string,
    @Id('lineId') lineId: string,
    @Body() body: ReverseCostLineDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ReverseCostLine, { ...body, projectId, lineId }, asked);
  }

  /** Reports an overrun: from then on nothing above the budget is posted until it is funded. */
  @Post('overruns')
  @Runs(ReportOverrun)
  reportOverrun(
    @Id('projectId') projectId: string,
    @Body() body: ReportOverrunDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ReportOverrun, { ...body, projectId }, asked);
  }

  /** Says how an overrun is funded, by a decision: once, and to the øre. */
  @Post('overruns/:overrunId/funding')
  @Runs(DecideOverrunFunding)
  fundOverrun(
    @Id('projectId') projectId: string,
    @Id('overrunId') overrunId: string,
    @Body() body: DecideOverrunFundingDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(DecideOverrunFunding, { ...body, projectId, overrunId }, asked);
  }

  /** Says what becomes of a surplus, by a decision; grants whose terms say so go back to their funder first. */
  @Post('surpluses')
  @Runs(DecideSurplus)
  decideSurplus(
    @Id('projectId') projectId: string,
    @Body() body: DecideSurplusDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(DecideSurplus, { ...body, projectId }, asked);
  }
}
