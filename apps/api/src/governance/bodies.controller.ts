// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  AdoptBylaws,
  CloseBody,
  EstablishBody,
  FillSeat,
  ListBodies,
  ListBylaws,
  SeatDeputy,
  SetTermsOfReference,
  VacateSeat,
} from '@faellesbog/governance';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  AdoptBylawsDto,
  BodiesOnDayDto,
  BylawsVersionsOnDayDto,
  EstablishBodyDto,
  FillSeatDto,
  GovernanceReasonDto,
  ListBodiesDto,
  SeatDeputyDto,
  SetTermsOfReferenceDto,
} from './bodies.dto.js';

@Controller()
export class BodiesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The versions of the bylaws adopted by a day, and which one applies. */
  @Get('bylaws')
  listBylaws(@Query() when: WhenDto): Promise<BylawsVersionsOnDayDto> {
    return this.queries.execute(new ListBylaws(when));
  }

  /** Adopts a version of the bylaws; it applies from `effectiveOn`, and what was decided before keeps its rule. */
  @Post('bylaws')
  @Runs(AdoptBylaws)
  adoptBylaws(@Body() body: AdoptBylawsDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(AdoptBylaws, body, asked);
  }

  /** Who sits where on a day: bodies, their seats, and their terms of reference. */
  @Get('bodies')
  list(@Query() { kind, authorityId, ...when }: ListBodiesDto): Promise<BodiesOnDayDto> {
    return this.queries.execute(new ListBodies({ kind, authorityId }, when));
  }

  /** One body on a day. */
  @Get('bodies/:bodyId')
  get(@Id('bodyId') bodyId: string, @Query() when: WhenDto): Promise<BodiesOnDayDto> {
    return this.queries.execute(new ListBodies({ bodyId }, when));
  }

  /** Establishes a body (organ) under bylaws that know its kind. */
  @Post('bodies')
  @Runs(EstablishBody)
  establish(@Body() body: EstablishBodyDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(EstablishBody, body, asked);
  }

  /** Sets its terms of reference (kommissorium) from a day on. */
  @Post('bodies/:bodyId/terms-of-reference')
  @Runs(SetTermsOfReference)
  setTerms(
    @Id('bodyId') bodyId: string,
    @Body() body: SetTermsOfReferenceDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(SetTermsOfReference, { ...body, bodyId }, asked);
  }

  /** Fills a seat from a day on: an election or an appointment. */
  @Post('bodies/:bodyId/seats')
  @Runs(FillSeat)
  fillSeat(@Id('bodyId') bodyId: string, @Body() body: FillSeatDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(FillSeat, { ...body, bodyId }, asked);
  }

  /** A deputy takes the seat over, with the rest of its term. */
  @Post('bodies/:bodyId/seats/:seatId/deputies')
  @Runs(SeatDeputy)
  seatDeputy(
    @Id('bodyId') bodyId: string,
    @Id('seatId') seatId: string,
    @Body() body: SeatDeputyDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(SeatDeputy, { ...body, bodyId, seatId }, asked);
  }

  /** Vacates a seat; `effectiveOn` is the first day without its holder. */
  @Post('bodies/:bodyId/seats/:seatId/departures')
  @Runs(VacateSeat)
  vacateSeat(
    @Id('bodyId') bodyId: string,
    @Id('seatId') seatId: string,
    @Body() body: GovernanceReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(VacateSeat, { ...body, bodyId, seatId }, asked);
  }

  /** Closes a body; `effectiveOn` is the first day without it. */
  @Post('bodies/:bodyId/closing')
  @Runs(CloseBody)
  close(@Id('bodyId') bodyId: string, @Body() body: GovernanceReasonDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(CloseBody, { ...body, bodyId }, asked);
  }
}
