// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { projectEvents } from './project.events.js';

type Data<K extends string> = DataOf<typeof projectEvents, K>;

export class ProposeProject extends DomainCommand<Data<'ProjectProposed'>> {
  readonly type = 'ProposeProject';
}
export class CompletePreStudy extends DomainCommand<Data<'PreStudyCompleted'>> {
  readonly type = 'CompletePreStudy';
}
export class SetFinanceModel extends DomainCommand<Data<'FinanceModelSet'>> {
  readonly type = 'SetFinanceModel';
}
export class ApproveProject extends DomainCommand<Data<'ProjectApproved'>> {
  readonly type = 'ApproveProject';
}
export class RejectProject extends DomainCommand<Data<'ProjectRejected'>> {
  readonly type = 'RejectProject';
}
export class JoinProject extends DomainCommand<Data<'ParticipantJoined'>> {
  readonly type = 'JoinProject';
}
export class LeaveProject extends DomainCommand<Data<'ParticipantLeft'>> {
  readonly type = 'LeaveProject';
}
export class RecordProjectFunding extends DomainCommand<Data<'ProjectFundingRecorded'>> {
  readonly type = 'RecordProjectFunding';
}
/** `waiveFloor` says out loud that it starts with less than the floor; without it too little money is a refusal. */
export class StartProject extends DomainCommand<{ projectId: string; waiveFloor?: boolean }> {
  readonly type = 'StartProject';
}
export class PauseProject extends DomainCommand<Data<'ProjectPaused'>> {
  readonly type = 'PauseProject';
}
export class ResumeProject extends DomainCommand<Data<'ProjectResumed'>> {
  readonly type = 'ResumeProject';
}
export class CloseProject extends DomainCommand<Data<'ProjectClosed'>> {
  readonly type = 'CloseProject';
}
export class LinkProjectToProduct extends DomainCommand<Data<'ProjectLinkedToProduct'>> {
  readonly type = 'LinkProjectToProduct';
}
export class EngageSupplier extends DomainCommand<Data<'SupplierEngaged'>> {
  readonly type = 'EngageSupplier';
}
export class DeliverMilestone extends DomainCommand<Data<'MilestoneDelivered'>> {
  readonly type = 'DeliverMilestone';
}
export class AcceptMilestone extends DomainCommand<Data<'MilestoneAccepted'>> {
  readonly type = 'AcceptMilestone';
}
export const projectCommands = [
  ProposeProject,
  CompletePreStudy,
  SetFinanceModel,
  ApproveProject,
  RejectProject,
  JoinProject,
  LeaveProject,
  RecordProjectFunding,
  StartProject,
  PauseProject,
  ResumeProject,
  CloseProject,
  LinkProjectToProduct,
  EngageSupplier,
  DeliverMilestone,
  AcceptMilestone,
] as const;
export type ProjectCommand = CommandOf<typeof projectCommands>;
