// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DeclineRole, GrantRole, ListGrants, ProposeRole, RevokeRole } from '@faellesbog/governance';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import { GovernanceReasonDto } from './bodies.dto.js';
import { GrantRoleDto, GrantsOnDayDto, ListGrantsDto, ProposeRoleDto } from './grants.dto.js';

@Controller('grants')
export class GrantsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The grants known on a day: who may act as what, where, how long, and who proposed and approved it. */
  @Get()
  list(@Query() { account, role, status, ...when }: ListGrantsDto): Promise<GrantsOnDayDto> {
    return this.queries.execute(new ListGrants({ account, role, status }, when));
  }

  /** Proposes a role for an account; it holds once another person has granted it. */
  @Post()
  @Runs(ProposeRole)
  propose(@Body() body: ProposeRoleDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ProposeRole, body, asked);
  }

  /** Grants a proposed role, in the version that is named. */
  @Post(':account/:grantId/approval')
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
  @Post(':account/:grantId/refusal')
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
  @Post(':account/:grantId/revocation')
  @Runs(RevokeRole)
  revoke(
    @Id('account') account: string,
    @Id('grantId') grantId: string,
    @Body() body: GovernanceReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(RevokeRole, { ...body, account, grantId }, asked);
  }
}
