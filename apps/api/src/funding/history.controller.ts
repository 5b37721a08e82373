// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetOwnershipHistory, GetPosition, GetTimeline } from '@faellesbog/funding';
import { WhenDto } from '../http/command.dto.js';
import { Id } from '../http/commands.js';
import { OwnershipHistoryDto, PositionDto, TimelineDto, TimelineQueryDto } from './history.dto.js';

@Controller()
export class HistoryController {
  constructor(private readonly queries: QueryBus) {}

  /** Who held the rights to a product, who was its steward, and who financed which part of it, through time. */
  @Get('products/:productId/ownership-history')
  ownership(@Id('productId') productId: string, @Query() when: WhenDto): Promise<OwnershipHistoryDto> {
    return this.queries.execute(new GetOwnershipHistory(productId, when));
  }

  /** What an authority has bound itself to, carries and uses; member or not. */
  @Get('authorities/:authorityId/position')
  position(@Id('authorityId') authorityId: string, @Query() when: WhenDto): Promise<PositionDto> {
    return this.queries.execute(new GetPosition(authorityId, when));
  }

  /** Everything that happened to a project. */
  @Get('projects/:projectId/timeline')
  ofProject(@Id('projectId') id: string, @Query() { cursor, limit, ...when }: TimelineQueryDto): Promise<TimelineDto> {
    return this.queries.execute(new GetTimeline('project', id, when, { cursor, limit }));
  }

  /** Everything that happened to a product and the projects linked to it. */
  @Get('products/:productId/timeline')
  ofProduct(@Id('productId') id: string, @Query() { cursor, limit, ...when }: TimelineQueryDto): Promise<TimelineDto> {
    return this.queries.execute(new GetTimeline('product', id, when, { cursor, limit }));
  }

  /** Everything that concerns an authority. */
  @Get('authorities/:authorityId/timeline')
  ofAuthority(
    @Id('authorityId') id: string,
    @Query() { cursor, limit, ...when }: TimelineQueryDto,
  ): Promise<TimelineDto> {
    return this.queries.execute(new GetTimeline('authority', id, when, { cursor, limit }));
  }
}
