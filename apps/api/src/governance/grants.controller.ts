// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { copenhagenDate, lookupIn, type EventStore } from '@faellesbog/eventsourcing';
import {
  DeclineRole,
  GrantRole,
  ListGrants,
  ProposeRole,
  publicAreasOn,
  readingSettings,
  RevokeRole,
  SetPublicReading,
} from '@faellesbog/governance';
import { EVENT_STORE } from '@faellesbog/platform';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import { GovernanceReasonDto } from './bodies.dto.js';
import {
  GrantRoleDto,
  GrantsOnDayDto,
  ListGrantsDto,
  ProposeRoleDto,
  PublicReadingDto,
  PublicReadingOnDayDto,
  SetPublicReadingDto,
} from './grants.dto.js';

@Controller()
export class GrantsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** The grants known on a day: who may act as what, where, how long, and who proposed and approved it. */
  @Get('grants')
  list(@Query() { account, role, status, ...when }: ListGrantsDto): Promise<GrantsOnDayDto> {
    return this.queries.execute(new ListGrants({ account, role, status }, when));
  }

  /** Proposes a role for an account; it holds once another person has granted it. */
  @Post('grants')
  @Runs(ProposeRole)
  propose(@Body() body: ProposeRoleDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ProposeRole, body, asked);
  }

  /** Grants a proposed role, in the version that is named. */
  @Post('grants/:account/:grantId/approval')
  @Runs(GrantRole)
  grant(
    @Id('account') account: string,
    @Id('grantId') grantId: string,
    @Body() body: GrantRoleDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(GrantRole, { ...body, account, grantId }, asked);
  }

  /** Declines a proposed role. */
  @Post('grants/:account/:grantId/refusal')
  @Runs(DeclineRole)
  decline(
    @Id('account') account: string,
    @Id('grantId') grantId: string,
    @Body() body: GovernanceReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(DeclineRole, { ...body, account, grantId }, asked);
  }

  /** Revokes a role at once. */
  @Post('grants/:account/:grantId/revocation')
  @Runs(RevokeRole)
  revoke(
    @Id('account') account: string,
    @Id('grantId') grantId: string,
    @Body() body: GovernanceReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(RevokeRole, { ...body, account, grantId }, asked);
  }

  /** What anyone may read without login on a day, today or another, and from when each setting applies. */
  @Get('public-reading')
  async publicReading(@Query() { validOn }: PublicReadingDto): Promise<PublicReadingOnDayDto> {
    const day = validOn ?? copenhagenDate(new Date());
    const lookup = lookupIn(this.store);
    const [areas, settings] = await Promise.all([publicAreasOn(day, lookup), readingSettings(lookup)]);
    const told = settings.map(({ eff, value }) => ({ from: eff, areas: [...value] }));
    return { validOn: day, areas: [...areas], settings: told };
  }

  /** Sets what anyone may read without login, from `effectiveOn` on; leave time for the approval. */
  @Post('public-reading')
  @Runs(SetPublicReading)
  setPublicReading(@Body() body: SetPublicReadingDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(SetPublicReading, body, asked);
  }
}
