// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  DECISION_KINDS,
  ITEM_PURPOSES,
  MEETING_FORMS,
  PAPER_STATUSES,
  VOTES,
  type AgendaItem,
  type BallotCount,
  type MeetingOnDay,
  type MeetingsOnDay,
} from '@faellesbog/governance';
import { CommandDto, IsBusinessDate, IsPart, IsPersonRef, IsProse, IsSlug, WhenDto } from '../http/command.dto.js';

type Form = (typeof MEETING_FORMS)[number];
type Vote = (typeof VOTES)[number];
type DecisionKind = (typeof DECISION_KINDS)[number];
const IsSha256 = (): PropertyDecorator =>
  Matches(/^[0-9a-f]{64}$/, { message: '$property is a SHA-256: 64 digits, 0-9 and a-f' });
const IsCount = (): PropertyDecorator => (target, key) => {
  IsInt()(target, key);
  Min(0)(target, key);
  Max(1000)(target, key);
};

export class CallMeetingDto extends CommandDto {
  @IsSlug()
  meetingId!: string;

  @IsSlug()
  bodyId!: string;

  /** `written` is a written procedure: votes without a meeting. */
  @IsIn(MEETING_FORMS)
  form!: Form;

  /** The day of the meeting, or the last day for answers; `effectiveOn` is the day the notice goes out. */
  @IsBusinessDate()
  heldOn!: string;

  @IsOptional()
  @IsProse(200)
  place?: string;
}

export class AddAgendaItemDto extends CommandDto {
  @IsSlug()
  itemId!: string;

  @IsProse(200)
  title!: string;

  @IsIn(ITEM_PURPOSES)
  purpose!: (typeof ITEM_PURPOSES)[number];

  /** The decision it may lead to; required for an item for decision, and only there. */
  @IsOptional()
  @IsSlug()
  decisionId?: string;

  /** The member that proposes it; without one it is the body's own. */
  @IsOptional()
  @IsSlug()
  proposedBy?: string;
}

export class SubmitDecisionPaperDto extends CommandDto {
  /** Udkast, til drøftelse, klar til beslutning. */
  @IsIn(PAPER_STATUSES)
  status!: (typeof PAPER_STATUSES)[number];

  @IsProse(4000)
  background!: string;

  @IsOptional()
  @IsProse(4000)
  analysis?: string;

  @IsProse()
  recommendation!: string;

  @IsOptional()
  @IsProse(4000)
  consequences?: string;

  /** The document itself, by its SHA-256. */
  @IsOptional()
  @IsSha256()
  sha256?: string;
}

export class RecordAttendanceDto extends CommandDto {
  /** Who is present with a vote: authorities in the general assembly, seats in every other body. */
  @IsArray()
  @ArrayMaxSize(200)
  @IsSlug({ each: true })
  present!: string[];

  /** The meeting chair (dirigent). */
  @IsOptional()
  @IsPersonRef()
  meetingChair?: string;

  @IsOptional()
  @IsPersonRef()
  minuteTaker?: string;
}

export class VoteDto {
  @IsSlug()
  voter!: string;

  @IsIn(VOTES)
  vote!: Vote;
}

export class SecretVotesDto {
  @IsCount()
  for!: number;

  @IsCount()
  against!: number;

  @IsCount()
  abstain!: number;

  /** How the chair voted, where that decides a tie. */
  @IsOptional()
  @IsIn(VOTES)
  chair?: Vote;
}

/** Each vote; or counts, of a secret ballot; or neither: all present were for it. */
export class HoldBallotDto extends CommandDto {
  @IsOptional()
  @IsIn(DECISION_KINDS)
  kind?: DecisionKind;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => VoteDto)
  votes?: VoteDto[];

  @IsOptional()
  @IsPart(() => SecretVotesDto)
  secret?: SecretVotesDto;
}

export class ApproveMinutesDto extends CommandDto {
  /** The meeting chair (dirigent), who signs. */
  @IsPersonRef()
  signedBy!: string;

  /** The minutes themselves, by their SHA-256. */
  @IsSha256()
  sha256!: string;
}

export class PublishMinutesDto extends CommandDto {
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true })
  url?: string;
}

export class ListMeetingsDto extends WhenDto {
  @IsOptional()
  @IsSlug()
  bodyId?: string;
}

export class BallotCountDto implements BallotCount {
  kind!: DecisionKind;
  how!: 'open' | 'secret' | 'acclamation';
  for!: number;
  against!: number;
  abstain!: number;
  /** Voters present, and all who had a vote. */
  present!: number;
  all!: number;
  chair!: Vote | null;
  votes!: VoteDto[] | null;
  carried!: boolean;
  /** The version of the bylaws it was counted by, and its paragraph. */
  bylaws!: string;
  paragraph!: string;
}

export class PaperDto {
  status!: (typeof PAPER_STATUSES)[number];
  background!: string;
  analysis!: string | null;
  recommendation!: string;
  consequences!: string | null;
  sha256!: string | null;
}

export class AgendaItemDto implements AgendaItem {
  item!: string;
  title!: string;
  purpose!: (typeof ITEM_PURPOSES)[number];
  decision!: string | null;
  proposedBy!: string | null;
  receivedOn!: string;
  /** The newest paper; null where there is none. */
  paper!: PaperDto | null;
  ballot!: BallotCountDto | null;
}

export class AttendanceDto {
  present!: string[];
  /** All who had a vote on the day, where the body has seats. */
  all!: number | null;
  quorate!: boolean;
  bylaws!: string;
  paragraph!: string | null;
}

export class MinutesDto {
  approvedOn!: string;
  sha256!: string;
}

export class PublishedDto {
  on!: string;
  url!: string | null;
  /** True when they came later than the bylaws say. */
  late!: boolean;
  dueOn!: string | null;
}

export class MeetingOnDayDto implements MeetingOnDay {
  meeting!: string;
  body!: string;
  form!: Form;
  calledOn!: string;
  heldOn!: string;
  place!: string | null;
  status!: 'called' | 'held' | 'minuted' | 'published' | 'cancelled';
  attendance!: AttendanceDto | null;
  minutes!: MinutesDto | null;
  published!: PublishedDto | null;
  items!: AgendaItemDto[];
  illustrative!: boolean;
}

export class MeetingsOnDayDto implements MeetingsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** The newest first. */
  meetings!: MeetingOnDayDto[];
  illustrative!: boolean;
}
