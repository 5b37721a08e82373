// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import {
  BODY_KINDS,
  PURPOSES,
  SEAT_ROLES,
  type BodiesOnDay,
  type BodyOnDay,
  type BylawsOnDay,
  type BylawsVersionsOnDay,
  type SeatHeld,
  type TermsOnDay,
} from '@faellesbog/governance';
import {
  CommandDto,
  IsBusinessDate,
  IsPart,
  IsPersonRef,
  IsProse,
  IsSlug,
  MoneyDto,
  WhenDto,
} from '../http/command.dto.js';

type Kind = (typeof BODY_KINDS)[number];
type Purpose = (typeof PURPOSES)[number];
const IsDays = (): PropertyDecorator => (target, key) => {
  IsInt()(target, key);
  Min(0)(target, key);
  Max(366)(target, key);
};

export class ParagraphDto {
  /** The paragraph of the bylaws that says so: a refusal cites it. */
  @IsProse(60)
  paragraph!: string;
}

export class RuleShareDto {
  @IsInt()
  @Min(1)
  @Max(100)
  numerator!: number;

  @IsInt()
  @Min(1)
  @Max(100)
  denominator!: number;
}

export class QuorumDto extends ParagraphDto {
  /** At least this part of those with a vote must be present. */
  @IsPart(() => RuleShareDto)
  share!: RuleShareDto;
}

export class VotingRuleDto extends ParagraphDto {
  /** The part of the base that must vote for it. */
  @IsPart(() => RuleShareDto)
  share!: RuleShareDto;

  @IsIn(['more_than', 'at_least'])
  passes!: 'more_than' | 'at_least';

  /** Votes cast for and against, voters present (who abstains counts as a no), or all voters. */
  @IsIn(['cast', 'present', 'all'])
  base!: 'cast' | 'present' | 'all';

  /** With as many for as against: the chair's vote counts double, or it falls. */
  @IsIn(['chair', 'falls'])
  tie!: 'chair' | 'falls';
}

export class VotingDto {
  @IsPart(() => VotingRuleDto)
  ordinary!: VotingRuleDto;

  @IsOptional()
  @IsPart(() => VotingRuleDto)
  bylaw_change?: VotingRuleDto;

  @IsOptional()
  @IsPart(() => VotingRuleDto)
  dissolution?: VotingRuleDto;
}

export class NoticeRuleDto extends ParagraphDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(12)
  months?: number;

  @IsOptional()
  @IsDays()
  days?: number;
}

export class NoticeDto {
  @IsOptional()
  @IsPart(() => NoticeRuleDto)
  ordinary?: NoticeRuleDto;

  @IsOptional()
  @IsPart(() => NoticeRuleDto)
  extraordinary?: NoticeRuleDto;
}

export class MonthsDto extends ParagraphDto {
  @IsArray()
  @ArrayMaxSize(12)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(12, { each: true })
  months!: number[];
}

export class DaysBeforeDto extends ParagraphDto {
  @IsDays()
  daysBefore!: number;
}

export class DaysAfterDto extends ParagraphDto {
  @IsDays()
  daysAfter!: number;
}

export class TermsRuleDto extends ParagraphDto {
  @IsInt()
  @Min(1)
  @Max(10)
  years!: number;

  /** The years in which the chair is elected. */
  @IsOptional()
  @IsIn(['odd', 'even'])
  chairIn?: 'odd' | 'even';
}

export class DecidesDto extends ParagraphDto {
  @IsIn(PURPOSES)
  purpose!: Purpose;
}

/** What the bylaws say of one kind of body. */
export class BodyRulesDto {
  @IsOptional()
  @IsPart(() => QuorumDto)
  quorum?: QuorumDto;

  @IsPart(() => VotingDto)
  voting!: VotingDto;

  @IsOptional()
  @IsPart(() => NoticeDto)
  notice?: NoticeDto;

  @IsOptional()
  @IsPart(() => MonthsDto)
  months?: MonthsDto;

  /** Members' proposals are in at least so many days before. */
  @IsOptional()
  @IsPart(() => DaysBeforeDto)
  proposals?: DaysBeforeDto;

  /** Agenda and papers are out at least so many days before. */
  @IsOptional()
  @IsPart(() => DaysBeforeDto)
  papers?: DaysBeforeDto;

  /** Minutes are published at most so many days after. */
  @IsOptional()
  @IsPart(() => DaysAfterDto)
  minutes?: DaysAfterDto;

  @IsOptional()
  @IsPart(() => TermsRuleDto)
  terms?: TermsRuleDto;

  /** Each organisation has at most one seat. */
  @IsOptional()
  @IsPart(() => ParagraphDto)
  oneSeatEach?: ParagraphDto;

  /** What such a body decides, whatever its terms of reference say. */
  @IsArray()
  @ArrayMaxSize(PURPOSES.length)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DecidesDto)
  decides!: DecidesDto[];
}

export class BodiesRulesDto implements Partial<Record<Kind, BodyRulesDto>> {
  @IsOptional()
  @IsPart(() => BodyRulesDto)
  general_assembly?: BodyRulesDto;

  @IsOptional()
  @IsPart(() => BodyRulesDto)
  board?: BodyRulesDto;

  @IsOptional()
  @IsPart(() => BodyRulesDto)
  steering_group?: BodyRulesDto;

  @IsOptional()
  @IsPart(() => BodyRulesDto)
  coordination_group?: BodyRulesDto;

  @IsOptional()
  @IsPart(() => BodyRulesDto)
  professional_group?: BodyRulesDto;

  @IsOptional()
  @IsPart(() => BodyRulesDto)
  working_group?: BodyRulesDto;
}

export class AdoptBylawsDto extends CommandDto {
  @IsSlug()
  bylawsId!: string;

  @IsSlug()
  version!: string;

  @IsProse(200)
  title!: string;

  /** The rules of each kind of body; kinds that are left out do not exist. */
  @IsPart(() => BodiesRulesDto)
  bodies!: BodiesRulesDto;
}

export class BodyAboutDto {
  @IsIn(['project', 'product'])
  kind!: 'project' | 'product';

  @IsSlug()
  id!: string;
}

export class EstablishBodyDto extends CommandDto {
  @IsSlug()
  bodyId!: string;

  @IsIn(BODY_KINDS)
  kind!: Kind;

  @IsProse(200)
  name!: string;

  /** The bylaws that bind it. */
  @IsSlug()
  bylawsId!: string;

  /** The project or product it is established for. */
  @IsOptional()
  @IsPart(() => BodyAboutDto)
  about?: BodyAboutDto;
}

export class MandateDto {
  @IsIn(PURPOSES)
  purpose!: Purpose;

  /** The most that one decision may allow. */
  @IsOptional()
  @IsPart(() => MoneyDto)
  upTo?: MoneyDto;
}

export class SetTermsOfReferenceDto extends CommandDto {
  @IsSlug()
  version!: string;

  @IsProse()
  task!: string;

  /** What the body may decide beside what the bylaws say. */
  @IsArray()
  @ArrayMaxSize(PURPOSES.length)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MandateDto)
  mandates!: MandateDto[];

  /** The last day they apply. */
  @IsOptional()
  @IsBusinessDate()
  until?: string;
}

export class FillSeatDto extends CommandDto {
  @IsSlug()
  seatId!: string;

  @IsPersonRef()
  personRef!: string;

  @IsIn(SEAT_ROLES)
  role!: (typeof SEAT_ROLES)[number];

  /** The authority that is represented; a seat with a vote needs one, and it is a member. */
  @IsOptional()
  @IsSlug()
  authorityId?: string;

  /** A supplier looks on, without a vote. */
  @IsOptional()
  @IsSlug()
  supplierId?: string;

  /** The last day of the term. */
  @IsOptional()
  @IsBusinessDate()
  termUntil?: string;
}

export class SeatDeputyDto extends CommandDto {
  @IsPersonRef()
  personRef!: string;

  /** The authority that is represented, when it is another. */
  @IsOptional()
  @IsSlug()
  authorityId?: string;

  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class GovernanceReasonDto extends CommandDto {
  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class ListBodiesDto extends WhenDto {
  @IsOptional()
  @IsIn(BODY_KINDS)
  kind?: Kind;

  /** Bodies in which this authority has a seat. */
  @IsOptional()
  @IsSlug()
  authorityId?: string;
}

export class SeatHeldDto implements SeatHeld {
  seat!: string;
  /** Opaque; the name lives in a store that can forget. */
  personRef!: string;
  role!: (typeof SEAT_ROLES)[number];
  authority!: string | null;
  supplier!: string | null;
  /** First day in the seat. */
  since!: string;
  /** The last day of the term. */
  termUntil!: string | null;
  /** True for one who took over from the person elected. */
  deputy!: boolean;
  illustrative!: boolean;
}

export class TermsOnDayDto implements TermsOnDay {
  version!: string;
  from!: string;
  until!: string | null;
  task!: string;
  mandates!: MandateDto[];
}

export class BodyOnDayDto implements BodyOnDay {
  body!: string;
  kind!: Kind;
  name!: string;
  bylaws!: string;
  about!: BodyAboutDto | null;
  since!: string;
  seats!: SeatHeldDto[];
  /** The terms of reference that apply on the day; null where there are none. */
  termsOfReference!: TermsOnDayDto | null;
  illustrative!: boolean;
}

export class BodiesOnDayDto implements BodiesOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  bodies!: BodyOnDayDto[];
  illustrative!: boolean;
}

export class BylawsOnDayDto implements BylawsOnDay {
  bylaws!: string;
  version!: string;
  title!: string;
  from!: string;
  /** True for the version that applies on the day. */
  applies!: boolean;
  bodies!: BodiesRulesDto;
  illustrative!: boolean;
}

export class BylawsVersionsOnDayDto implements BylawsVersionsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** The newest first. */
  versions!: BylawsOnDayDto[];
  illustrative!: boolean;
}
