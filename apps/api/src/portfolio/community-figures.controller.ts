// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetHelp, GetStatistics, ListInvitations } from '@faellesbog/portfolio';
import { WhenDto } from '../http/command.dto.js';
import { Id } from '../http/commands.js';
import { CommunityStatisticsDto, GetHelpDto, HelpDto, InvitationsDto } from './community-figures.dto.js';

/** Questions about the community as a whole, and about who helps whom in it. */
@Controller()
export class CommunityFiguresController {
  constructor(private readonly queries: QueryBus) {}

  /** The community in figures on a day: members, products, and how widely they are used. */
  @Get('statistics')
  statistics(@Query() when: WhenDto): Promise<CommunityStatisticsDto> {
    return this.queries.execute(new GetStatistics(when));
  }

  /** The municipalities that use products without being members, with the products they use. */
  @Get('invitations')
  invitations(@Query() when: WhenDto): Promise<InvitationsDto> {
    return this.queries.execute(new ListInvitations(when));
  }

  /** Who can help with a product: suppliers, coordinators, and authorities like the one that asks. */
  @Get('products/:productId/help')
  help(@Id('productId') productId: string, @Query() { authorityId, ...when }: GetHelpDto): Promise<HelpDto> {
    return this.queries.execute(new GetHelp(productId, authorityId, when));
  }
}
