// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AdoptSizeTable, ImportPopulationSet, ListPopulationSets, ListSizeTables } from '@faellesbog/community';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Runs, type Asked } from '../http/commands.js';
import {
  AdoptSizeTableDto,
  ImportPopulationSetDto,
  PopulationSetsOnDayDto,
  SizeTablesOnDayDto,
} from './reference-data.dto.js';

/** Dated reference data: a newer set is added, an older one stays as it was. */
@Controller()
export class ReferenceDataController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The population sets counted on or before a day, the newest first. */
  @Get('population-sets')
  listPopulationSets(@Query() when: WhenDto): Promise<PopulationSetsOnDayDto> {
    return this.queries.execute(new ListPopulationSets(when));
  }

  /** Imports a set of population figures. */
  @Post('population-sets')
  @Runs(ImportPopulationSet)
  importPopulationSet(@Body() body: ImportPopulationSetDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(ImportPopulationSet, body, asked);
  }

  /** The size tables valid from a day or earlier; the first applies. */
  @Get('size-tables')
  listSizeTables(@Query() when: WhenDto): Promise<SizeTablesOnDayDto> {
    return this.queries.execute(new ListSizeTables(when));
  }

  /** Adopts a table of size classes. */
  @Post('size-tables')
  @Runs(AdoptSizeTable)
  adoptSizeTable(@Body() body: AdoptSizeTableDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(AdoptSizeTable, body, asked);
  }
}
