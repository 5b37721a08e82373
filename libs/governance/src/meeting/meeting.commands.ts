// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { DecisionKind } from '../bylaws/bylaws.events.js';
import type { meetingEvents, VOTES } from './meeting.events.js';

type Data<K extends string> = DataOf<typeof meetingEvents, K>;
type Vote = (typeof VOTES)[number];

export class CallMeeting extends DomainCommand<Data<'MeetingCalled'>> {
  readonly type = 'CallMeeting';
}
export class CancelMeeting extends DomainCommand<Data<'MeetingCancelled'>> {
  readonly type = 'CancelMeeting';
}
/** The business date is the day the item was received. */
export class AddAgendaItem extends DomainCommand<Data<'AgendaItemAdded'>> {
  readonly type = 'AddAgendaItem';
}
export class SubmitDecisionPaper extends DomainCommand<Data<'DecisionPaperSubmitted'>> {
  readonly type = 'SubmitDecisionPaper';
}
export class RecordAttendance extends DomainCommand<
  Pick<Data<'AttendanceRecorded'>, 'meetingId' | 'present' | 'meetingChair' | 'minuteTaker'>
> {
  readonly type = 'RecordAttendance';
}
/** Votes of each voter; or counts, of a secret ballot; or neither: all present were for it (acclamation). */
export class HoldBallot extends DomainCommand<{
  meetingId: string;
  itemId: string;
  kind?: DecisionKind;
  votes?: { voter: string; vote: Vote }[];
  secret?: { for: number; against: number; abstain: number; chair?: Vote };
}> {
  readonly type = 'HoldBallot';
}
export class ApproveMinutes extends DomainCommand<Data<'MinutesApproved'>> {
  readonly type = 'ApproveMinutes';
}
export class PublishMinutes extends DomainCommand<Pick<Data<'MinutesPublished'>, 'meetingId' | 'url'>> {
  readonly type = 'PublishMinutes';
}
export const meetingCommands = [
  CallMeeting,
  CancelMeeting,
  AddAgendaItem,
  SubmitDecisionPaper,
  RecordAttendance,
  HoldBallot,
  ApproveMinutes,
  PublishMinutes,
] as const;
export type MeetingCommand = CommandOf<typeof meetingCommands>;
