// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ExplainShare,
  GetAuthorityShares,
  GetProductShares,
  GetProjectShares,
  GetSharesOverTime,
} from '@faellesbog/funding';
import { WhenDto } from '../http/command.dto.js';
import { Id } from '../http/commands.js';
import {
  AuthoritySharesDto,
  ProductSharesDto,
  ProjectSharesDto,
  ShareExplainedDto,
  SharesOverTimeDto,
} from './shares.dto.js';

@Controller()
export class SharesController {
  constructor(private readonly queries: QueryBus) {}

  /** Who finances a project, with how much of the whole; its rounds, grants, hours and costs. */
  @Get('projects/:projectId/shares')
  ofProject(@Id('projectId') projectId: string, @Query() when: WhenDto): Promise<ProjectSharesDto> {
    return this.queries.execute(new GetProjectShares(projectId, when));
  }

  /** Opens one authority's share: pledges, cost lines, keys, weights, remainders, spare øre, decisions. */
  @Get('projects/:projectId/shares/:authorityId')
  explain(
    @Id('projectId') projectId: string,
    @Id('authorityId') authorityId: string,
    @Query() when: WhenDto,
  ): Promise<ShareExplainedDto> {
    return this.queries.execute(new ExplainShare(projectId, authorityId, when));
  }

  /** How the pledges to a project grew and changed: one row for each day on which they did. */
  @Get('projects/:projectId/shares-over-time')
  overTime(@Id('projectId') projectId: string, @Query() when: WhenDto): Promise<SharesOverTimeDto> {
    return this.queries.execute(new GetSharesOverTime(projectId, when));
  }

  /** Who financed a product: all projects linked to it, added up. */
  @Get('products/:productId/shares')
  ofProduct(@Id('productId') productId: string, @Query() when: WhenDto): Promise<ProductSharesDto> {
    return this.queries.execute(new GetProductShares(productId, when));
  }

  /** Everything that an authority finances. */
  @Get('authorities/:authorityId/shares')
  ofAuthority(@Id('authorityId') authorityId: string, @Query() when: WhenDto): Promise<AuthoritySharesDto> {
    return this.queries.execute(new GetAuthorityShares(authorityId, when));
  }
}
