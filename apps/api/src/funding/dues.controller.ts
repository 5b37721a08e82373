// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  GetDues,
  GetProjectBudget,
  GetProjectHours,
  IndexMembershipFee,
  ListMembershipFees,
  ListRateSheets,
  LogHours,
  PublishRateSheet,
  SetMembershipFee,
  SettleHours,
} from '@faellesbog/funding';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  DuesDto,
  IndexMembershipFeeDto,
  LogHoursDto,
  MembershipFeesDto,
  ProjectBudgetDto,
  ProjectHoursDto,
  PublishRateSheetDto,
  RateSheetsDto,
  SetMembershipFeeDto,
  SettleHoursDto,
  YearQueryDto,
} from './dues.dto.js';

@Controller()
export class DuesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** Publishes a version of a rate sheet (takstblad) from `effectiveOn` on, by a decision of the general assembly. */
  @Post('rate-sheets')
  @Runs(PublishRateSheet)
  publishRateSheet(@Body() body: PublishRateSheetDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(PublishRateSheet, body, asked);
  }

  /** The rate sheets that apply on the day, with the prices that follow for members and others. */
  @Get('rate-sheets')
  rateSheets(@Query() when: WhenDto): Promise<RateSheetsDto> {
    return this.queries.execute(new ListRateSheets(when));
  }

  /** Sets the membership fee (kontingent) of a year to come, by a decision of the general assembly. */
  @Post('membership-fees')
  @Runs(SetMembershipFee)
  setMembershipFee(@Body() body: SetMembershipFeeDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(SetMembershipFee, body, asked);
  }

  /** Indexes the fee of the year before, by a decision of the board; the formula's value stands beside the amount. */
  @Post('membership-fees/indexations')
  @Runs(IndexMembershipFee)
  indexMembershipFee(@Body() body: IndexMembershipFeeDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(IndexMembershipFee, body, asked);
  }

  /** The membership fee by year. */
  @Get('membership-fees')
  membershipFees(@Query() when: WhenDto): Promise<MembershipFeesDto> {
    return this.queries.execute(new ListMembershipFees(when));
  }

  /** The membership fee that an authority owes for a year: in full, half or none, and why. */
  @Get('authorities/:authorityId/membership-fee')
  dues(@Id('authorityId') authorityId: string, @Query() { year, ...when }: YearQueryDto): Promise<DuesDto> {
    return this.queries.execute(new GetDues(authorityId, year, when));
  }

  /** The budget of a project: what is spent of it, its overruns and how they are funded, its surpluses. */
  @Get('projects/:projectId/budget')
  budget(@Id('projectId') projectId: string, @Query() when: WhenDto): Promise<ProjectBudgetDto> {
    return this.queries.execute(new GetProjectBudget(projectId, when));
  }

  /** Logs hours that an authority has agreed to or used. */
  @Post('projects/:projectId/hours')
  @Runs(LogHours)
  logHours(@Id('projectId') projectId: string, @Body() body: LogHoursDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(LogHours, { ...body, projectId }, asked);
  }

  /** Settles the hours of a year, by a decision: only the differences change hands; with `dryRun` it shows them. */
  @Post('projects/:projectId/hours-settlements')
  @Runs(SettleHours)
  settleHours(
    @Id('projectId') projectId: string,
    @Body() body: SettleHoursDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(SettleHours, { ...body, projectId }, asked);
  }

  /** The hours of a project by year and authority, with the settlement of each year. */
  @Get('projects/:projectId/hours')
  hours(@Id('projectId') projectId: string, @Query() { year, ...when }: YearQueryDto): Promise<ProjectHoursDto> {
    return this.queries.execute(new GetProjectHours(projectId, year, when));
  }
}
