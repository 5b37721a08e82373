// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Post } from '@nestjs/common';
import { AdoptAllocationKey, PostCostLine, ReverseCostLine } from '@faellesbog/funding';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import { AdoptAllocationKeyDto, PostCostLineDto, ReverseCostLineDto } from './costs.dto.js';

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
}
