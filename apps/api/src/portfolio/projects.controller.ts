// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  AcceptMilestone,
  ApproveProject,
  CloseProject,
  CompletePreStudy,
  DeliverMilestone,
  EngageSupplier,
  GetProject,
  JoinProject,
  LeaveProject,
  LinkProjectToProduct,
  ListProjects,
  PauseProject,
  ProposeProject,
  RecordProjectFunding,
  RejectProject,
  ResumeProject,
  SetFinanceModel,
  StartProject,
} from '@faellesbog/portfolio';
import { CommandDto, ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  CloseProjectDto,
  CompletePreStudyDto,
  DeliverMilestoneDto,
  EngageSupplierDto,
  JoinProjectDto,
  LinkProjectToProductDto,
  ListProjectsDto,
  ProjectInFullDto,
  ProjectReasonDto,
  ProjectsOnDayDto,
  ProposeProjectDto,
  RecordProjectFundingDto,
  SetFinanceModelDto,
  StartProjectDto,
} from './projects.dto.js';

@Controller('projects')
export class ProjectsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The projects that had been proposed by a day. */
  @Get()
  list(@Query() { status, productId, ...when }: ListProjectsDto): Promise<ProjectsOnDayDto> {
    return this.queries.execute(new ListProjects({ status, productId }, when));
  }

  /** One project on a day: who takes part, what it needs and has raised, what it delivered, and who decided. */
  @Get(':projectId')
  get(@Id('projectId') projectId: string, @Query() when: WhenDto): Promise<ProjectInFullDto> {
    return this.queries.execute(new GetProject(projectId, when));
  }

  /** Proposes a project. */
  @Post()
  @Runs(ProposeProject)
  propose(@Body() body: ProposeProjectDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ProposeProject, body, asked);
  }

  /** Completes the pre-study (foranalyse). */
  @Post(':projectId/pre-study')
  @Runs(CompletePreStudy)
  completePreStudy(
    @Id('projectId') projectId: string,
    @Body() body: CompletePreStudyDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(CompletePreStudy, { ...body, projectId }, asked);
  }

  /** Sets budget, floor, deadline and the intended split; after the approval only by a decision. */
  @Post(':projectId/finance-models')
  @Runs(SetFinanceModel)
  setFinanceModel(
    @Id('projectId') projectId: string,
    @Body() body: SetFinanceModelDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(SetFinanceModel, { ...body, projectId }, asked);
  }

  /** Approves it, by a decision of the board. */
  @Post(':projectId/approval')
  @Runs(ApproveProject)
  approve(@Id('projectId') projectId: string, @Body() body: CommandDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ApproveProject, { ...body, projectId }, asked);
  }

  /** Rejects it, by a decision of the board. */
  @Post(':projectId/rejection')
  @Runs(RejectProject)
  reject(@Id('projectId') projectId: string, @Body() body: ProjectReasonDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(RejectProject, { ...body, projectId }, asked);
  }

  /** An authority joins. */
  @Post(':projectId/participants')
  @Runs(JoinProject)
  join(@Id('projectId') projectId: string, @Body() body: JoinProjectDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(JoinProject, { ...body, projectId }, asked);
  }

  /** An authority leaves; `effectiveOn` is the first day without it. */
  @Post(':projectId/participants/:authorityId/departures')
  @Runs(LeaveProject)
  leave(
    @Id('projectId') projectId: string,
    @Id('authorityId') authorityId: string,
    @Body() body: ProjectReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(LeaveProject, { ...body, projectId, authorityId }, asked);
  }

  /** Records how a funding round ended; a round of this book does it by itself when it closes. */
  @Post(':projectId/funding-results')
  @Runs(RecordProjectFunding)
  recordFunding(
    @Id('projectId') projectId: string,
    @Body() body: RecordProjectFundingDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(RecordProjectFunding, { ...body, projectId }, asked);
  }

  /** Starts it: the floor is reached, or a decision waives it. */
  @Post(':projectId/start')
  @Runs(StartProject)
  start(@Id('projectId') projectId: string, @Body() body: StartProjectDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(StartProject, { ...body, projectId }, asked);
  }

  /** Pauses it. */
  @Post(':projectId/pauses')
  @Runs(PauseProject)
  pause(@Id('projectId') projectId: string, @Body() body: ProjectReasonDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(PauseProject, { ...body, projectId }, asked);
  }

  /** Resumes it after a pause. */
  @Post(':projectId/resumptions')
  @Runs(ResumeProject)
  resume(@Id('projectId') projectId: string, @Body() body: CommandDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ResumeProject, { ...body, projectId }, asked);
  }

  /** Closes it for good: delivered, cancelled or unfunded. */
  @Post(':projectId/closing')
  @Runs(CloseProject)
  close(@Id('projectId') projectId: string, @Body() body: CloseProjectDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(CloseProject, { ...body, projectId }, asked);
  }

  /** Links it to a product it is about, or has become. */
  @Post(':projectId/products')
  @Runs(LinkProjectToProduct)
  link(
    @Id('projectId') projectId: string,
    @Body() body: LinkProjectToProductDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(LinkProjectToProduct, { ...body, projectId }, asked);
  }

  /** Engages a supplier by a procurement. */
  @Post(':projectId/suppliers')
  @Runs(EngageSupplier)
  engage(
    @Id('projectId') projectId: string,
    @Body() body: EngageSupplierDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(EngageSupplier, { ...body, projectId }, asked);
  }

  /** A milestone is delivered. */
  @Post(':projectId/milestones')
  @Runs(DeliverMilestone)
  deliver(
    @Id('projectId') projectId: string,
    @Body() body: DeliverMilestoneDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(DeliverMilestone, { ...body, projectId }, asked);
  }

  /** The steering group accepts a milestone, by a decision. */
  @Post(':projectId/milestones/:milestoneId/acceptance')
  @Runs(AcceptMilestone)
  accept(
    @Id('projectId') projectId: string,
    @Id('milestoneId') milestoneId: string,
    @Body() body: CommandDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(AcceptMilestone, { ...body, projectId, milestoneId }, asked);
  }
}
