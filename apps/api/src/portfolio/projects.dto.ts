// SPDX-License-Identifier: MPL-2.0
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsOptional } from 'class-validator';
import {
  PROJECT_OUTCOMES,
  PROJECT_STATUSES,
  type Engagement,
  type Milestone,
  type ProjectInFull,
  type ProjectOnDay,
  type ProjectsOnDay,
  type ProjectStep,
  type RoundOutcome,
} from '@faellesbog/portfolio';
import { CommandDto, IsBusinessDate, IsPart, IsProse, IsSlug, MoneyDto, WhenDto } from '../http/command.dto.js';
import { HoldingDto, NamedDto } from './shared.dto.js';

export class ProposeProjectDto extends CommandDto {
  @IsSlug()
  projectId!: string;

  @IsProse(200)
  name!: string;

  @IsProse()
  purpose!: string;

  /** The public authorities that own it; they take part from the start. */
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsSlug({ each: true })
  owners!: string[];

  /** The product it is about, when there is one already. */
  @IsOptional()
  @IsSlug()
  productId?: string;

  /** The needs it addresses. */
  @IsOptional()
  @ArrayMaxSize(50)
  @IsSlug({ each: true })
  needIds?: string[];
}

export class CompletePreStudyDto extends CommandDto {
  @IsProse()
  conclusion!: string;
}

export class SetFinanceModelDto extends CommandDto {
  @IsPart(() => MoneyDto)
  budget!: MoneyDto;

  /** What must be raised before it may start; the whole budget when not given. */
  @IsOptional()
  @IsPart(() => MoneyDto)
  floor?: MoneyDto;

  /** Last day for pledges. */
  @IsOptional()
  @IsBusinessDate()
  deadline?: string;

  /** How the cost is meant to be split, in words. */
  @IsProse(500)
  allocation!: string;
}

export class ProjectReasonDto extends CommandDto {
  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class JoinProjectDto extends CommandDto {
  @IsSlug()
  authorityId!: string;
}

export class RecordProjectFundingDto extends CommandDto {
  @IsSlug()
  roundId!: string;

  @IsBoolean()
  reached!: boolean;

  /** Everything the round raised that counts towards the floor. */
  @IsPart(() => MoneyDto)
  pledged!: MoneyDto;
}

export class StartProjectDto extends CommandDto {
  /** Start with less than the floor; needs the decision that allows it. */
  @IsOptional()
  @IsBoolean()
  waiveFloor?: boolean;
}

export class CloseProjectDto extends ProjectReasonDto {
  @IsIn(PROJECT_OUTCOMES)
  outcome!: (typeof PROJECT_OUTCOMES)[number];
}

export class LinkProjectToProductDto extends CommandDto {
  @IsSlug()
  productId!: string;
}

export class EngageSupplierDto extends CommandDto {
  @IsSlug()
  supplierId!: string;

  /** Where the procurement is documented. */
  @IsProse(200)
  procurementRef!: string;
}

export class DeliverMilestoneDto extends CommandDto {
  @IsSlug()
  milestoneId!: string;

  @IsProse(200)
  title!: string;
}

export class ListProjectsDto extends WhenDto {
  @IsOptional()
  @IsIn(PROJECT_STATUSES)
  status?: (typeof PROJECT_STATUSES)[number];

  /** Only the projects linked to this product. */
  @IsOptional()
  @IsSlug()
  productId?: string;
}

export class ProjectParticipantDto extends HoldingDto {
  role!: 'owner' | 'participant';
}

export class ProjectOnDayDto implements ProjectOnDay {
  project!: string;
  name!: string;
  purpose!: string;
  status!: (typeof PROJECT_STATUSES)[number];
  /** First day of the status. */
  since!: string;
  /** How it ended; null until it is closed. */
  outcome!: (typeof PROJECT_OUTCOMES)[number] | null;
  /** Everyone who takes part on the day, owners too. */
  participants!: ProjectParticipantDto[];
  products!: NamedDto[];
  /** Null until a finance model is set. */
  budget!: MoneyDto | null;
  /** What must be raised before it may start: the whole budget unless the model says less. */
  floor!: MoneyDto | null;
  deadline!: string | null;
  /** What the funding rounds that reached their goal have raised. */
  raised!: MoneyDto;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class ProjectsOnDayDto implements ProjectsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  projects!: ProjectOnDayDto[];
  illustrative!: boolean;
}

export class ProjectStepDto implements ProjectStep {
  status!: (typeof PROJECT_STATUSES)[number];
  on!: string;
  event!: string;
  reason!: string | null;
  /** The decision it rests on. */
  decisionRef!: string | null;
  outcome!: (typeof PROJECT_OUTCOMES)[number] | null;
  /** On the start: whether it started below the floor by a decision. */
  waivedFloor!: boolean | null;
  illustrative!: boolean;
}

export class RoundOutcomeDto implements RoundOutcome {
  round!: string;
  reached!: boolean;
  pledged!: MoneyDto;
  on!: string;
  event!: string;
  illustrative!: boolean;
}

export class EngagementDto implements Engagement {
  supplier!: NamedDto;
  procurementRef!: string;
  since!: string;
  event!: string;
  illustrative!: boolean;
}

export class MilestoneDto implements Milestone {
  milestone!: string;
  title!: string;
  deliveredOn!: string;
  /** Null until the steering group has accepted it. */
  acceptedOn!: string | null;
  decisionRef!: string | null;
  illustrative!: boolean;
}

export class ProjectInFullDto extends ProjectOnDayDto implements ProjectInFull {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** Conclusion of the pre-study. */
  preStudy!: string | null;
  /** How the cost is meant to be split, in words. */
  allocation!: string | null;
  /** The needs it addresses. */
  needs!: NamedDto[];
  rounds!: RoundOutcomeDto[];
  suppliers!: EngagementDto[];
  milestones!: MilestoneDto[];
  /** Its way so far, in order of business date. */
  steps!: ProjectStepDto[];
}
