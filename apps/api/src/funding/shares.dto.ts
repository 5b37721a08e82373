// SPDX-License-Identifier: MPL-2.0
import { ApiProperty } from '@nestjs/swagger';
import type {
  AuthorityShare,
  AuthorityShares,
  CostStep,
  Financing,
  Fraction,
  GrantShown,
  GroundsShown,
  InKindShare,
  KeyShown,
  Period,
  PLEDGE_CHANGES,
  PledgeStep,
  ProductShares,
  ProjectShares,
  RoundShown,
  Share,
  ShareExplained,
  SharesOnDate,
  SharesOverTime,
} from '@faellesbog/funding';
import { DocumentRefDto, MoneyDto, SourceDto } from '../http/command.dto.js';
import { GrantTermsDto } from './rounds.dto.js';

const exact = { oneOf: [{ type: 'integer' }, { type: 'string', pattern: '^-?[0-9]+$' }] };

/** A part of a whole in lowest terms; an integer beyond 2^53 is text. */
export class FractionDto implements Fraction {
  @ApiProperty(exact)
  numerator!: number | string;

  @ApiProperty(exact)
  denominator!: number | string;
}

/** First and last day, both inclusive, and the events that drew them. */
export class TimeSpanDto implements Period {
  from!: string;
  /** Null while it lasts. */
  to!: string | null;
  beganBy!: string;
  endedBy!: string | null;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

/** An authority's part of the financing. */
export class ShareDto implements Share {
  authority!: string;
  name!: string;
  /** The pledges in force, in money. */
  pledged!: MoneyDto;
  /** The sum of its shares of the cost lines. */
  allocated!: MoneyDto;
  /** Pledged of the total pledged. */
  fraction!: FractionDto;
  /** Ids of the events it rests on. */
  events!: string[];
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class InKindShareDto implements InKindShare {
  authority!: string;
  name!: string;
  round!: string;
  pledge!: string;
  value!: MoneyDto;
  event!: string;
  illustrative!: boolean;
}

export class GrantDto implements GrantShown {
  grant!: string;
  round!: string;
  funder!: string;
  amount!: MoneyDto;
  terms!: GrantTermsDto;
  /** Is the part pledged in money as large as the terms demand? Null when they demand nothing. */
  coFinanceMet!: boolean | null;
  event!: string;
  illustrative!: boolean;
}

export class FinancingDto implements Financing {
  /** The pledges in force, in money: the denominator of every fraction. */
  total!: MoneyDto;
  shares!: ShareDto[];
  /** What has been posted as costs. */
  costs!: MoneyDto;
  /** The part of the costs that no ceiling covers: it is nobody's and waits for a decision. */
  unfunded!: MoneyDto;
  grants!: GrantDto[];
  /** Hours pledged, at their value. */
  inKind!: InKindShareDto[];
  illustrative!: boolean;
}

export class PledgeTotalDto {
  pledges!: number;
  total!: MoneyDto;
}

export class InterimTotalDto {
  on!: string;
  /** As somebody published it. */
  stated!: PledgeTotalDto;
  /** What the ledger says of the same day. */
  computed!: PledgeTotalDto;
  agrees!: boolean;
  event!: string;
}

export class LatePledgeDto {
  pledge!: string;
  authority!: string;
  name!: string;
  amount!: MoneyDto;
  acceptedOn!: string;
  event!: string;
}

export class FundingRoundDto implements RoundShown {
  round!: string;
  /** The revision of the round as known then: what `If-Match` takes to amend a pledge. */
  revision!: number;
  purpose!: string;
  openedOn!: string;
  target!: MoneyDto;
  floor!: MoneyDto | null;
  deadline!: string;
  closedOn!: string | null;
  /** Recorded at closing, for ever; null while the round is open. */
  reached!: boolean | null;
  /** True when a decision let the pledges stand all the same. */
  waivedFloor!: boolean;
  /** Pledges, grants and hours at closing; null while the round is open. */
  raisedAtClosing!: MoneyDto | null;
  /** Pledges in force, in money. */
  pledges!: number;
  pledged!: MoneyDto;
  interimTotals!: InterimTotalDto[];
  latePledges!: LatePledgeDto[];
  events!: string[];
  illustrative!: boolean;
}

export class ProjectSharesDto extends FinancingDto implements ProjectShares {
  validOn!: string;
  knownAt!: string;
  position!: number;
  project!: string;
  name!: string;
  rounds!: FundingRoundDto[];
}

export class ProjectTotalDto {
  project!: string;
  name!: string;
  total!: MoneyDto;
}

export class ProductSharesDto extends FinancingDto implements ProductShares {
  validOn!: string;
  knownAt!: string;
  position!: number;
  product!: string;
  name!: string;
  /** The projects that were linked to the product by then. */
  projects!: ProjectTotalDto[];
}

export class AuthorityShareDto implements AuthorityShare {
  project!: string;
  name!: string;
  pledged!: MoneyDto;
  allocated!: MoneyDto;
  /** The project's total, the fraction's denominator. */
  total!: MoneyDto;
  fraction!: FractionDto;
  events!: string[];
  illustrative!: boolean;
}

export class AuthoritySharesDto implements AuthorityShares {
  validOn!: string;
  knownAt!: string;
  position!: number;
  authority!: string;
  name!: string;
  pledged!: MoneyDto;
  allocated!: MoneyDto;
  projects!: AuthorityShareDto[];
  illustrative!: boolean;
}

export class PledgedShareDto {
  authority!: string;
  name!: string;
  pledged!: MoneyDto;
}

export class SharesOnDateDto implements SharesOnDate {
  /** The day from which this holds, until the next row's. */
  from!: string;
  total!: MoneyDto;
  shares!: PledgedShareDto[];
  /** What changed it on the day. */
  events!: string[];
  illustrative!: boolean;
}

export class SharesOverTimeDto implements SharesOverTime {
  validOn!: string;
  knownAt!: string;
  position!: number;
  project!: string;
  name!: string;
  rows!: SharesOnDateDto[];
  illustrative!: boolean;
}

/** Where a fact comes from, and what it rests on. */
export class GroundsDto implements GroundsShown {
  source!: SourceDto | null;
  decisionRef!: string | null;
  documentRefs!: DocumentRefDto[];
}

export class PledgeStepDto extends GroundsDto implements PledgeStep {
  round!: string;
  pledge!: string;
  change!: (typeof PLEDGE_CHANGES)[number];
  /** What the pledge is from then on; null when it ends. */
  amount!: MoneyDto | null;
  effectiveOn!: string;
  recordedAt!: string;
  position!: number;
  event!: string;
  illustrative!: boolean;
}

export class AllocationKeyDto extends GroundsDto implements KeyShown {
  key!: string;
  basis!: string;
  validFrom!: string;
  equalPartBp!: number | null;
  populationSet!: string | null;
  sizeTable!: string | null;
  event!: string;
}

export class RuleDto {
  name!: string;
  version!: number;
}

export class ReversalDto extends GroundsDto {
  reversal!: string;
  reason!: string;
  share!: MoneyDto;
  effectiveOn!: string;
  event!: string;
}

/** A cost line and how the share came about: `apportioned * weight = quotient * weightSum + remainder`, in øre. */
export class CostStepDto extends GroundsDto implements CostStep {
  line!: string;
  lineNumber!: number;
  text!: string;
  amount!: MoneyDto;
  effectiveOn!: string;
  recordedAt!: string;
  position!: number;
  event!: string;
  key!: AllocationKeyDto;
  rule!: RuleDto;
  /** The part of the amount that was divided by weights. */
  apportioned!: MoneyDto;
  weight!: string;
  weightSum!: string;
  quotient!: string;
  remainder!: string;
  /** The spare øre this share got (or, in a refund, gave), by its remainder. */
  spare!: number;
  /** What was left of the authority's ceiling, and whether that and not the weight decided. */
  ceiling!: MoneyDto | null;
  atCeiling!: boolean;
  share!: MoneyDto;
  reversal!: ReversalDto | null;
  illustrative!: boolean;
}

export class ShareExplainedDto implements ShareExplained {
  validOn!: string;
  knownAt!: string;
  position!: number;
  project!: string;
  projectName!: string;
  authority!: string;
  name!: string;
  pledged!: MoneyDto;
  total!: MoneyDto;
  fraction!: FractionDto;
  allocated!: MoneyDto;
  pledges!: PledgeStepDto[];
  costLines!: CostStepDto[];
  illustrative!: boolean;
}
