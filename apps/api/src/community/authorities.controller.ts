// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  AppointCoordinator,
  ChangeContact,
  CorrectAuthority,
  DeemWithdrawn,
  GetAuthority,
  ListAuthorities,
  RegisterAuthority,
  ReleaseCoordinator,
  SendPaymentDemand,
  StartMembership,
  WithdrawMembership,
} from '@faellesbog/community';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  AppointCoordinatorDto,
  AuthoritiesOnDayDto,
  AuthorityInFullDto,
  ChangeContactDto,
  CorrectAuthorityDto,
  DeemWithdrawnDto,
  ListAuthoritiesDto,
  RegisterAuthorityDto,
  ReleaseCoordinatorDto,
  SendPaymentDemandDto,
  StartMembershipDto,
  WithdrawMembershipDto,
} from './authorities.dto.js';

@Controller('authorities')
export class AuthoritiesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The authorities known on a day, and which of them are members. */
  @Get()
  list(@Query() { kind, membersOnly, ...when }: ListAuthoritiesDto): Promise<AuthoritiesOnDayDto> {
    return this.queries.execute(new ListAuthorities({ kind, membersOnly: membersOnly === 'true' }, when));
  }

  /** One authority on a day: memberships, coordinators, population and size class. */
  @Get(':authorityId')
  get(@Id('authorityId') authorityId: string, @Query() when: WhenDto): Promise<AuthorityInFullDto> {
    return this.queries.execute(new GetAuthority(authorityId, when));
  }

  /** Registers a public authority. */
  @Post()
  @Runs(RegisterAuthority)
  register(@Body() body: RegisterAuthorityDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(RegisterAuthority, body, asked);
  }

  /** Corrects its name, GLN or region from a day on. */
  @Post(':authorityId/corrections')
  @Runs(CorrectAuthority)
  correct(
    @Id('authorityId') authorityId: string,
    @Body() body: CorrectAuthorityDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(CorrectAuthority, { ...body, authorityId }, asked);
  }

  /** Starts a membership on `effectiveOn`; an authority that left may join again. */
  @Post(':authorityId/memberships')
  @Runs(StartMembership)
  start(
    @Id('authorityId') authorityId: string,
    @Body() body: StartMembershipDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(StartMembership, { ...body, authorityId }, asked);
  }

  /** Withdraws from the community the day the withdrawal is received; its coordinators are released with it. */
  @Post(':authorityId/withdrawals')
  @Runs(WithdrawMembership)
  withdraw(
    @Id('authorityId') authorityId: string,
    @Body() body: WithdrawMembershipDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(WithdrawMembership, { ...body, authorityId }, asked);
  }

  /** Sends a formal demand (påkrav) for what was called and not paid. */
  @Post(':authorityId/payment-demands')
  @Runs(SendPaymentDemand)
  sendDemand(
    @Id('authorityId') authorityId: string,
    @Body() body: SendPaymentDemandDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(SendPaymentDemand, { ...body, authorityId }, asked);
  }

  /** Takes not paying despite a demand as a withdrawal. */
  @Post(':authorityId/deemed-withdrawals')
  @Runs(DeemWithdrawn)
  deemWithdrawn(
    @Id('authorityId') authorityId: string,
    @Body() body: DeemWithdrawnDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(DeemWithdrawn, { ...body, authorityId }, asked);
  }

  /** Names another permanent contact person. */
  @Post(':authorityId/contacts')
  @Runs(ChangeContact)
  changeContact(
    @Id('authorityId') authorityId: string,
    @Body() body: ChangeContactDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ChangeContact, { ...body, authorityId }, asked);
  }

  /** Appoints a coordinator (tovholder) for the community, a project or a product. */
  @Post(':authorityId/coordinators')
  @Runs(AppointCoordinator)
  appoint(
    @Id('authorityId') authorityId: string,
    @Body() body: AppointCoordinatorDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(AppointCoordinator, { ...body, authorityId }, asked);
  }

  /** Releases a coordinator; `effectiveOn` is the first day without. */
  @Post(':authorityId/coordinators/:coordinatorId/releases')
  @Runs(ReleaseCoordinator)
  release(
    @Id('authorityId') authorityId: string,
    @Id('coordinatorId') coordinatorId: string,
    @Body() body: ReleaseCoordinatorDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ReleaseCoordinator, { ...body, authorityId, coordinatorId }, asked);
  }
}
