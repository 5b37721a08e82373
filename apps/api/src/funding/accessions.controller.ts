// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Post } from '@nestjs/common';
import { EndAccession, PublishAccessionTerms, SignAccession } from '@faellesbog/funding';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import { EndAccessionDto, PublishAccessionTermsDto, SignAccessionDto } from './accessions.dto.js';

@Controller('products/:productId')
export class AccessionsController {
  constructor(private readonly commands: Commands) {}

  /** Publishes the terms of acceding to a product from `effectiveOn` on, by a decision. */
  @Post('accession-terms')
  @Runs(PublishAccessionTerms)
  publish(
    @Id('productId') productId: string,
    @Body() body: PublishAccessionTermsDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(PublishAccessionTerms, { ...body, productId }, asked);
  }

  /** Signs an accession (tilslutning) at the fee of the day, less rebates for what the authority funded. */
  @Post('accessions')
  @Runs(SignAccession)
  sign(@Id('productId') productId: string, @Body() body: SignAccessionDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(SignAccession, { ...body, productId }, asked);
  }

  /** Ends an accession; `effectiveOn` is the first day without it. */
  @Post('accessions/:accessionId/ending')
  @Runs(EndAccession)
  end(
    @Id('productId') productId: string,
    @Id('accessionId') accessionId: string,
    @Body() body: EndAccessionDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(EndAccession, { ...body, productId, accessionId }, asked);
  }
}
