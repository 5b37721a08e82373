// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  AddAgendaItem,
  ApproveMinutes,
  CallMeeting,
  CancelMeeting,
  HoldBallot,
  ListMeetings,
  PublishMinutes,
  RecordAttendance,
  SubmitDecisionPaper,
} from '@faellesbog/governance';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import { GovernanceReasonDto } from './bodies.dto.js';
import {
  AddAgendaItemDto,
  ApproveMinutesDto,
  CallMeetingDto,
  HoldBallotDto,
  ListMeetingsDto,
  MeetingsOnDayDto,
  PublishMinutesDto,
  RecordAttendanceDto,
  SubmitDecisionPaperDto,
} from './meetings.dto.js';

@Controller('meetings')
export class MeetingsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The meetings called by a day, with agenda, attendance, ballots and minutes as they then stood. */
  @Get()
  list(@Query() { bodyId, ...when }: ListMeetingsDto): Promise<MeetingsOnDayDto> {
    return this.queries.execute(new ListMeetings({ bodyId }, when));
  }

  /** One meeting on a day. */
  @Get(':meetingId')
  get(@Id('meetingId') meetingId: string, @Query() when: WhenDto): Promise<MeetingsOnDayDto> {
    return this.queries.execute(new ListMeetings({ meetingId }, when));
  }

  /** Calls a meeting, with the notice that the bylaws ask for. */
  @Post()
  @Runs(CallMeeting)
  call(@Body() body: CallMeetingDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(CallMeeting, body, asked);
  }

  /** Cancels it before it is held. */
  @Post(':meetingId/cancellation')
  @Runs(CancelMeeting)
  cancel(
    @Id('meetingId') meetingId: string,
    @Body() body: GovernanceReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(CancelMeeting, { ...body, meetingId }, asked);
  }

  /** Puts an item on the agenda; `effectiveOn` is the day it was received, and late ones are refused. */
  @Post(':meetingId/items')
  @Runs(AddAgendaItem)
  addItem(
    @Id('meetingId') meetingId: string,
    @Body() body: AddAgendaItemDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(AddAgendaItem, { ...body, meetingId }, asked);
  }

  /** Hands in the decision paper (sagsoplæg) of an item, or a newer one. */
  @Post(':meetingId/items/:itemId/papers')
  @Runs(SubmitDecisionPaper)
  submitPaper(
    @Id('meetingId') meetingId: string,
    @Id('itemId') itemId: string,
    @Body() body: SubmitDecisionPaperDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(SubmitDecisionPaper, { ...body, meetingId, itemId }, asked);
  }

  /** Records who is present with a vote; whether it is a quorum follows from the bylaws. */
  @Post(':meetingId/attendance')
  @Runs(RecordAttendance)
  recordAttendance(
    @Id('meetingId') meetingId: string,
    @Body() body: RecordAttendanceDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(RecordAttendance, { ...body, meetingId }, asked);
  }

  /** Records a ballot; whether it is carried follows from the votes and the bylaws. */
  @Post(':meetingId/items/:itemId/ballots')
  @Runs(HoldBallot)
  holdBallot(
    @Id('meetingId') meetingId: string,
    @Id('itemId') itemId: string,
    @Body() body: HoldBallotDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(HoldBallot, { ...body, meetingId, itemId }, asked);
  }

  /** Approves the minutes, signed by the meeting chair. */
  @Post(':meetingId/minutes')
  @Runs(ApproveMinutes)
  approveMinutes(
    @Id('meetingId') meetingId: string,
    @Body() body: ApproveMinutesDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ApproveMinutes, { ...body, meetingId }, asked);
  }

  /** Publishes the minutes; late ones are marked as late. */
  @Post(':meetingId/minutes/publication')
  @Runs(PublishMinutes)
  publishMinutes(
    @Id('meetingId') meetingId: string,
    @Body() body: PublishMinutesDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(PublishMinutes, { ...body, meetingId }, asked);
  }
}
