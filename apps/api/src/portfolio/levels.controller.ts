// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  AdoptRequirementSet,
  FixLevel,
  GetProductLevel,
  ListProductLevels,
  ListRequirementSets,
  PublishEvaluation,
  SubmitSelfAssessment,
} from '@faellesbog/portfolio';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  AdoptRequirementSetDto,
  FixLevelDto,
  LevelInFullDto,
  LevelsOnDayDto,
  ListProductLevelsDto,
  PublishEvaluationDto,
  RequirementSetsOnDayDto,
  SubmitSelfAssessmentDto,
} from './levels.dto.js';

@Controller()
export class LevelsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The versions of the requirements adopted by a day, the newest first. */
  @Get('requirement-sets')
  listSets(@Query() when: WhenDto): Promise<RequirementSetsOnDayDto> {
    return this.queries.execute(new ListRequirementSets(when));
  }

  /** Adopts a version of the requirements; it may be used from `effectiveOn` and is never changed. */
  @Post('requirement-sets')
  @Runs(AdoptRequirementSet)
  adoptSet(@Body() body: AdoptRequirementSetDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(AdoptRequirementSet, body, asked);
  }

  /** The level of every product on a day, and which of them are overdue for an evaluation. */
  @Get('product-levels')
  list(@Query() { status, overdue, ...when }: ListProductLevelsDto): Promise<LevelsOnDayDto> {
    const filter = { status, overdue: overdue === undefined ? undefined : overdue === 'true' };
    return this.queries.execute(new ListProductLevels(filter, when));
  }

  /** A product's level on a day, with every requirement as the product and the secretariat answer it. */
  @Get('products/:productId/level')
  get(@Id('productId') productId: string, @Query() when: WhenDto): Promise<LevelInFullDto> {
    return this.queries.execute(new GetProductLevel(productId, when));
  }

  /** Submits what a product says of itself. */
  @Post('products/:productId/self-assessments')
  @Runs(SubmitSelfAssessment)
  assess(
    @Id('productId') productId: string,
    @Body() body: SubmitSelfAssessmentDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(SubmitSelfAssessment, { ...body, productId }, asked);
  }

  /** Publishes what the secretariat finds. */
  @Post('products/:productId/evaluations')
  @Runs(PublishEvaluation)
  evaluate(
    @Id('productId') productId: string,
    @Body() body: PublishEvaluationDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(PublishEvaluation, { ...body, productId }, asked);
  }

  /** Fixes its level by a decision, up or down; it is recorded beside the one that the evaluation suggests. */
  @Post('products/:productId/levels')
  @Runs(FixLevel)
  fix(@Id('productId') productId: string, @Body() body: FixLevelDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(FixLevel, { ...body, productId }, asked);
  }
}
