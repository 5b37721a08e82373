// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ListDecisions,
  RegisterDecision,
  RevokeDecision,
  SupersedeDecision,
  TakeDecision,
} from '@faellesbog/governance';
import { Problem } from '@faellesbog/platform';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  DecisionsOnDayDto,
  ListDecisionsDto,
  RegisterDecisionDto,
  RevokeDecisionDto,
  SupersedeDecisionDto,
  TakeDecisionDto,
} from './decisions.dto.js';

@Controller('decisions')
export class DecisionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The decision log on a day: what was decided, on which basis, by whom, and what it allows. */
  @Get()
  list(@Query() { about, aboutId, inForce, ...asked }: ListDecisionsDto): Promise<DecisionsOnDayDto> {
    const { bodyId, purpose, from, until, ...when } = asked;
    if ((about === undefined) !== (aboutId === undefined)) {
      throw new Problem(
        422,
        'about.incomplete',
        'about and aboutId go together: about=project&aboutId=os2valghalla-3.',
        'about og aboutId følges ad: about=project&aboutId=os2valghalla-3.',
        { pointer: about === undefined ? '?about' : '?aboutId' },
      );
    }
    const subject = about && aboutId ? { kind: about, id: aboutId } : undefined;
    const filter = { bodyId, purpose, about: subject, from, until, inForce: inForce === 'true' };
    return this.queries.execute(new ListDecisions(filter, when));
  }

  /** One decision on a day. */
  @Get(':decisionId')
  get(@Id('decisionId') decisionId: string, @Query() when: WhenDto): Promise<DecisionsOnDayDto> {
    return this.queries.execute(new ListDecisions({ decisionId }, when));
  }

  /** Takes the decision that a ballot came to; nobody states its result. */
  @Post()
  @Runs(TakeDecision)
  take(@Body() body: TakeDecisionDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(TakeDecision, body, asked);
  }

  /** Registers a decision that was taken elsewhere, or before the book, from its minutes. */
  @Post('registered')
  @Runs(RegisterDecision)
  register(@Body() body: RegisterDecisionDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(RegisterDecision, body, asked);
  }

  /** A newer decision takes its place from `effectiveOn` on. */
  @Post(':decisionId/succession')
  @Runs(SupersedeDecision)
  supersede(
    @Id('decisionId') decisionId: string,
    @Body() body: SupersedeDecisionDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(SupersedeDecision, { ...body, decisionId }, asked);
  }

  /** It allows nothing more from `effectiveOn` on; what rested on it is listed by its trace. */
  @Post(':decisionId/revocation')
  @Runs(RevokeDecision)
  revoke(
    @Id('decisionId') decisionId: string,
    @Body() body: RevokeDecisionDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(RevokeDecision, { ...body, decisionId }, asked);
  }
}
