// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Patch, Post } from '@nestjs/common';
import {
  AcceptLatePledge,
  AmendPledge,
  AwardExternalGrant,
  CloseFundingRound,
  OpenFundingRound,
  PledgeInKind,
  ReleasePledge,
  StateInterimTotal,
  StatePledge,
  WithdrawPledge,
} from '@faellesbog/funding';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  AmendPledgeDto,
  AwardExternalGrantDto,
  CloseFundingRoundDto,
  OpenFundingRoundDto,
  PledgeInKindDto,
  PledgeReasonDto,
  StateInterimTotalDto,
  StatePledgeDto,
} from './rounds.dto.js';

@Controller('funding-rounds')
export class FundingRoundsController {
  constructor(private readonly commands: Commands) {}

  /** Opens a round of funding (indsamlingsrunde) for an approved project. */
  @Post()
  @Runs(OpenFundingRound)
  open(@Body() body: OpenFundingRoundDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(OpenFundingRound, body, asked);
  }

  /** States an authority's pledge (tilsagn), until the deadline. */
  @Post(':roundId/pledges')
  @Runs(StatePledge)
  state(@Id('roundId') roundId: string, @Body() body: StatePledgeDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(StatePledge, { ...body, roundId }, asked);
  }

  /** Changes what is pledged, until the round is closed. `If-Match` is the round's `revision` in a project's shares. */
  @Patch(':roundId/pledges/:pledgeId')
  @Runs(AmendPledge)
  amend(
    @Id('roundId') roundId: string,
    @Id('pledgeId') pledgeId: string,
    @Body() body: AmendPledgeDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(AmendPledge, { ...body, roundId, pledgeId }, asked);
  }

  /** Withdraws a pledge, in money or in kind, until the round is closed; `effectiveOn` is the first day without it. */
  @Post(':roundId/pledges/:pledgeId/withdrawal')
  @Runs(WithdrawPledge)
  withdraw(
    @Id('roundId') roundId: string,
    @Id('pledgeId') pledgeId: string,
    @Body() body: PledgeReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(WithdrawPledge, { ...body, roundId, pledgeId }, asked);
  }

  /** Releases a pledge after closing, by a decision. */
  @Post(':roundId/pledges/:pledgeId/release')
  @Runs(ReleasePledge)
  release(
    @Id('roundId') roundId: string,
    @Id('pledgeId') pledgeId: string,
    @Body() body: PledgeReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ReleasePledge, { ...body, roundId, pledgeId }, asked);
  }

  /** Accepts a pledge after the deadline or after closing, by a decision. */
  @Post(':roundId/late-pledges')
  @Runs(AcceptLatePledge)
  acceptLate(@Id('roundId') roundId: string, @Body() body: StatePledgeDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(AcceptLatePledge, { ...body, roundId }, asked);
  }

  /** Pledges hours (egenindsats) at a rate. */
  @Post(':roundId/in-kind-pledges')
  @Runs(PledgeInKind)
  pledgeInKind(
    @Id('roundId') roundId: string,
    @Body() body: PledgeInKindDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(PledgeInKind, { ...body, roundId }, asked);
  }

  /** Records a grant from outside, with its terms. */
  @Post(':roundId/grants')
  @Runs(AwardExternalGrant)
  award(@Id('roundId') roundId: string, @Body() body: AwardExternalGrantDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(AwardExternalGrant, { ...body, roundId }, asked);
  }

  /** Keeps a total that somebody published, as it was stated. */
  @Post(':roundId/interim-totals')
  @Runs(StateInterimTotal)
  stateInterimTotal(
    @Id('roundId') roundId: string,
    @Body() body: StateInterimTotalDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(StateInterimTotal, { ...body, roundId }, asked);
  }

  /** Closes the round and records for ever whether it reached what it needed; if not, its pledges are released. */
  @Post(':roundId/closing')
  @Runs(CloseFundingRound)
  close(@Id('roundId') roundId: string, @Body() body: CloseFundingRoundDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(CloseFundingRound, { ...body, roundId }, asked);
  }
}
