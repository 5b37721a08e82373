// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  EndSupplierPartnership,
  ListSuppliers,
  RegisterSupplier,
  StartSupplierPartnership,
} from '@faellesbog/community';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  EndPartnershipDto,
  ListSuppliersDto,
  RegisterSupplierDto,
  StartPartnershipDto,
  SuppliersOnDayDto,
} from './suppliers.dto.js';

@Controller('suppliers')
export class SuppliersController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The suppliers known on a day, and which of them are partners of the community. */
  @Get()
  list(@Query() { partnersOnly, ...when }: ListSuppliersDto): Promise<SuppliersOnDayDto> {
    return this.queries.execute(new ListSuppliers({ partnersOnly: partnersOnly === 'true' }, when));
  }

  /** Registers a supplier. */
  @Post()
  @Runs(RegisterSupplier)
  register(@Body() body: RegisterSupplierDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(RegisterSupplier, body, asked);
  }

  /** Starts a partnership on `effectiveOn`: no fee, no vote. */
  @Post(':supplierId/partnerships')
  @Runs(StartSupplierPartnership)
  start(
    @Id('supplierId') supplierId: string,
    @Body() body: StartPartnershipDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(StartSupplierPartnership, { ...body, supplierId }, asked);
  }

  /** Ends it; `effectiveOn` is the first day without. */
  @Post(':supplierId/partnership-endings')
  @Runs(EndSupplierPartnership)
  end(@Id('supplierId') supplierId: string, @Body() body: EndPartnershipDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(EndSupplierPartnership, { ...body, supplierId }, asked);
  }
}
