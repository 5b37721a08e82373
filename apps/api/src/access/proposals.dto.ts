// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import type { Grounds } from '@faellesbog/eventsourcing';
import type { Party, ProposalOnDay, ProposalsOnDay } from '@faellesbog/governance';
import type { Refusal } from '@faellesbog/platform';
import { CommandDto, DocumentRefDto, IsProse, ReceiptDto, SourceDto, WhenDto } from '../http/command.dto.js';

/** What can wait for somebody. */
export type TaskKind =
  | 'approve_change'
  | 'grant_role'
  | 'record_attendance'
  | 'approve_minutes'
  | 'publish_minutes'
  | 'ratify_exclusion'
  | 'review_emergency';

const SHA_256 = /^[0-9a-f]{64}$/;

export class ListProposalsDto extends WhenDto {
  /** `open` waits for somebody; `mine` waits for whoever asks. */
  @IsOptional()
  @IsIn(['open', 'done', 'all', 'mine'])
  status?: 'open' | 'done' | 'all' | 'mine';
}

export class ListTasksDto {
  /** Only what waits for whoever asks. */
  @IsOptional()
  @IsIn(['true', 'false'])
  mine?: 'true' | 'false';

  /** Wait briefly until the answer knows this position. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after?: number;
}

export class ApproveChangeDto extends CommandDto {
  /** The version that is approved: its SHA-256, as the proposal shows it. */
  @Matches(SHA_256, {
    message: 'approves is a SHA-256: 64 digits, 0-9 and a-f',
    context: { da: 'er en SHA-256: 64 cifre, 0-9 og a-f' },
  })
  approves!: string;

  /** For whom: `account/delegation`, when somebody's right to approve was delegated. */
  @IsOptional()
  @Length(1, 110)
  delegation?: string;
}

export class ProposalReasonDto extends CommandDto {
  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class AmendChangeDto extends CommandDto {
  /** The command's own data, all of it, as it is to be from now on. */
  @IsObject()
  change!: Record<string, unknown>;
}

export class RefusedChangeDto {
  code!: string;
  detail!: string;
  detailDa!: string;
}

export class ApprovalReceiptDto extends ReceiptDto {
  /** What was recorded by the change, once enough people had approved it. */
  carriedOut?: ReceiptDto;
  /** Why the change could not be recorded after all: its rules were asked again. */
  refused?: RefusedChangeDto;
}

/** What a change is about: ids by kind. */
export class ProposalAboutDto {
  authority?: string[];
  supplier?: string[];
  project?: string[];
  product?: string[];
}

export class ApprovalDto {
  /** The account that approved. */
  by!: string;
  /** As what: role or role:office. */
  as!: Party;
  at!: string;
  /** For whom, when the right was delegated. */
  delegation!: string | null;
}

/** What a change rests on. */
export class ProposalGroundsDto implements Grounds {
  decisionRef?: string;
  documentRefs?: DocumentRefDto[];
  source?: SourceDto;
}

export class ProposalEndDto {
  on!: string;
  by!: string;
  /** Why; the code, when its rules refused it. */
  reason!: string | null;
}

export class ProposalDto implements ProposalOnDay {
  proposalId!: string;
  /** The name of the command that is carried out when it is approved. */
  command!: string;
  /** Its data. */
  change!: Record<string, unknown>;
  org!: string | null;
  /** The business date of what is asked. */
  effectiveOn!: string;
  grounds!: ProposalGroundsDto;
  about!: ProposalAboutDto;
  status!: 'proposed' | 'approved' | 'declined' | 'withdrawn' | 'completed' | 'refused' | 'expired';
  /** What an approval has to name. */
  version!: string;
  /** Everybody who asked for it or changed it; none of these people approves it. */
  makers!: string[];
  /** Of the version that stands. */
  approvals!: ApprovalDto[];
  /** How many different people have to approve it. */
  approvalsNeeded!: number;
  /** Whose approval is missing; empty when none is. */
  waitsFor!: Party[];
  proposedAt!: string;
  /** The last day on which it can be approved, or carried out. */
  expiresOn!: string;
  /** The emergency under which it needed nobody's approval. */
  emergency!: string | null;
  /** The treasurer stands in, because nobody holds the role that approves. */
  fallback!: boolean;
  ended!: ProposalEndDto | null;
  illustrative!: boolean;
}

export class ProposalsDto implements ProposalsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** The newest first. */
  proposals!: ProposalDto[];
  illustrative!: boolean;
}

export class TaskDto {
  kind!: TaskKind;
  /** What it is about: a proposal, a grant (`account/grant`), a meeting, an exclusion, an emergency. */
  id!: string;
  /** What is to be done, in a word: the command, the role, the body. */
  what!: string;
  /** Who can do it: role or role:office. */
  waitsFor!: string[];
  since!: string;
  /** The last day it can be done in time; null where there is none. */
  due!: string | null;
}

export class TasksDto {
  validOn!: string;
  knownAt!: string;
  position!: number;
  tasks!: TaskDto[];
}

export class RefusalsPageDto {
  /** Those after this number. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}

export class RefusalDto implements Refusal {
  number!: number;
  at!: string;
  account!: string;
  method!: string;
  path!: string;
  command!: string | null;
  status!: number;
  code!: string;
}

export class RefusalsDto {
  refusals!: RefusalDto[];
  /** Where to go on from. */
  next!: number;
}
