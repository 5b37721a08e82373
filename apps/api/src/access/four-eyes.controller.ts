// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { isUUID } from 'class-validator';
import { copenhagenDate, lookupIn, type EventStore } from '@faellesbog/eventsourcing';
import {
  ConfirmEmergency,
  DeclareEmergency,
  DelegateApproval,
  EndDelegation,
  LIMITS,
  limits,
  limitsOn,
  ListDelegations,
  ListEmergencies,
  ListGrants,
  ReviewEmergency,
  SetApprovalLimits,
} from '@faellesbog/governance';
import { moneyToJson } from '@faellesbog/money';
import { EVENT_STORE, notFound, type NoticeCount, type Notices } from '@faellesbog/platform';
import { CommandDto, ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import { NOTICES } from '../operations/ledger-token.js';
import {
  ApprovalLimitsDto,
  DeclareEmergencyDto,
  DelegateApprovalDto,
  DelegationsDto,
  EmergenciesDto,
  LimitsOnDayDto,
  ReviewEmergencyDto,
  ValidOnDto,
} from './four-eyes.dto.js';

/** What four eyes need beside proposals: who may approve for whom, how much two people may, and what to do when it burns. */
@Controller()
export class FourEyesController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(NOTICES) private readonly notices: Notices | null,
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The delegations of a day by which others may approve in an account's name, and it in others' names. */
  @Get('grants/:account/delegations')
  async delegations(@Id('account') account: string, @Query() when: WhenDto): Promise<DelegationsDto> {
    if (!isUUID(account)) throw notFound('account', 'konto', account);
    const found = await this.queries.execute(new ListDelegations(account, when));
    if (found.given.length > 0 || found.received.length > 0) return found;
    const { grants } = await this.queries.execute(new ListGrants({ account }, when));
    if (grants.length === 0) throw notFound('account', 'konto', account);
    return found;
  }

  /** Lets somebody else approve in one's own name, for a while; only who holds the role can. */
  @Post('grants/:account/delegations')
  @Runs(DelegateApproval)
  delegate(
    @Id('account') account: string,
    @Body() body: DelegateApprovalDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(DelegateApproval, { ...body, account }, asked);
  }

  /** Ends a delegation at once. */
  @Post('grants/:account/delegations/:delegationId/end')
  @Runs(EndDelegation)
  endDelegation(
    @Id('account') account: string,
    @Id('delegationId') delegationId: string,
    @Body() body: CommandDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(EndDelegation, { ...body, account, delegationId }, asked);
  }

  /** The amounts up to which one and two people are enough on a day; null where the board has set none. */
  @Get('approval-limits')
  async limits(@Query() { validOn }: ValidOnDto): Promise<LimitsOnDayDto> {
    const day = validOn ?? copenhagenDate(new Date());
    const { state } = await lookupIn(this.store).state(limits, LIMITS);
    const found = limitsOn(state, day);
    return {
      validOn: day,
      single: found ? moneyToJson(found.single) : null,
      two: found ? moneyToJson(found.two) : null,
    };
  }

  /** Sets the amounts up to which one and two people are enough; takes a decision of the board. */
  @Post('approval-limits')
  @Runs(SetApprovalLimits)
  setLimits(@Body() body: ApprovalLimitsDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(SetApprovalLimits, body, asked);
  }

  /** Emergencies: who declared and confirmed them, until when they hold, and how they were reviewed. */
  @Get('emergencies')
  async emergencies(@Query() when: WhenDto): Promise<EmergenciesDto> {
    const [found, counts] = await Promise.all([
      this.queries.execute(new ListEmergencies(when)),
      this.notices?.counts() ?? new Map<string, NoticeCount>(),
    ]);
    const emergencies = found.emergencies.map((each) => ({ ...each, notices: counts.get(each.emergencyId) ?? null }));
    return { ...found, emergencies };
  }

  /** Declares an emergency; it holds once a second person has confirmed it, for four hours. */
  @Post('emergencies')
  @Runs(DeclareEmergency)
  declare(@Body() body: DeclareEmergencyDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(DeclareEmergency, body, asked);
  }

  /** Confirms an emergency: from now on both act alone, and everything they do under it is reviewed. */
  @Post('emergencies/:emergencyId/confirmation')
  @Runs(ConfirmEmergency)
  confirm(@Id('emergencyId') emergencyId: string, @Body() body: CommandDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ConfirmEmergency, { ...body, emergencyId }, asked);
  }

  /** Reviews what was done under an emergency; a third person does. */
  @Post('emergencies/:emergencyId/review')
  @Runs(ReviewEmergency)
  review(
    @Id('emergencyId') emergencyId: string,
    @Body() body: ReviewEmergencyDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ReviewEmergency, { ...body, emergencyId }, asked);
  }
}
