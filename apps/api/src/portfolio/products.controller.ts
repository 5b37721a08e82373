// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  AdmitProduct,
  AffiliateSupplier,
  AppointSteward,
  ChangeLicence,
  EndStewardship,
  EndSupplierAffiliation,
  GetProduct,
  HandOverProduct,
  ListProducts,
  ReleaseVersion,
  RetireProduct,
  TransferRights,
} from '@faellesbog/portfolio';
import { CommandDto, ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, Id, Runs, type Asked } from '../http/commands.js';
import {
  AdmitProductDto,
  AffiliateSupplierDto,
  AppointStewardDto,
  ChangeLicenceDto,
  HandOverProductDto,
  ListProductsDto,
  ProductInFullDto,
  ProductsOnDayDto,
  ReleaseVersionDto,
  RetireProductDto,
  TransferRightsDto,
} from './products.dto.js';

@Controller('products')
export class ProductsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  /** The products that had been admitted by a day; with `status=admitted` the portfolio of that day. */
  @Get()
  list(@Query() { status, ...when }: ListProductsDto): Promise<ProductsOnDayDto> {
    return this.queries.execute(new ListProducts({ status }, when));
  }

  /** One product on a day: what it is, who holds, keeps, serves and uses it, and how it came to be so. */
  @Get(':productId')
  get(@Id('productId') productId: string, @Query() when: WhenDto): Promise<ProductInFullDto> {
    return this.queries.execute(new GetProduct(productId, when));
  }

  /** Admits a product to the portfolio, by a decision of the board. */
  @Post()
  @Runs(AdmitProduct)
  admit(@Body() body: AdmitProductDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(AdmitProduct, body, asked);
  }

  /** Releases a version as open source. */
  @Post(':productId/releases')
  @Runs(ReleaseVersion)
  release(
    @Id('productId') productId: string,
    @Body() body: ReleaseVersionDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ReleaseVersion, { ...body, productId }, asked);
  }

  /** Changes its licence; another than MPL-2.0 needs a decision of the board. */
  @Post(':productId/licences')
  @Runs(ChangeLicence)
  changeLicence(
    @Id('productId') productId: string,
    @Body() body: ChangeLicenceDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(ChangeLicence, { ...body, productId }, asked);
  }

  /** Transfers the rights to the code. */
  @Post(':productId/rights')
  @Runs(TransferRights)
  transferRights(
    @Id('productId') productId: string,
    @Body() body: TransferRightsDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(TransferRights, { ...body, productId }, asked);
  }

  /** Appoints an authority as its steward; there may be several. */
  @Post(':productId/stewards')
  @Runs(AppointSteward)
  appointSteward(
    @Id('productId') productId: string,
    @Body() body: AppointStewardDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(AppointSteward, { ...body, productId }, asked);
  }

  /** Ends a stewardship; `effectiveOn` is the first day without. */
  @Post(':productId/stewards/:authorityId/endings')
  @Runs(EndStewardship)
  endStewardship(
    @Id('productId') productId: string,
    @Id('authorityId') authorityId: string,
    @Body() body: CommandDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(EndStewardship, { ...body, productId, authorityId }, asked);
  }

  /** Affiliates a supplier with it, for certain services. */
  @Post(':productId/suppliers')
  @Runs(AffiliateSupplier)
  affiliate(
    @Id('productId') productId: string,
    @Body() body: AffiliateSupplierDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(AffiliateSupplier, { ...body, productId }, asked);
  }

  /** Ends a supplier's affiliation; `effectiveOn` is the first day without. */
  @Post(':productId/suppliers/:supplierId/endings')
  @Runs(EndSupplierAffiliation)
  endAffiliation(
    @Id('productId') productId: string,
    @Id('supplierId') supplierId: string,
    @Body() body: CommandDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(EndSupplierAffiliation, { ...body, productId, supplierId }, asked);
  }

  /** Retires it: from `effectiveOn` it is no longer in the portfolio. */
  @Post(':productId/retirement')
  @Runs(RetireProduct)
  retire(@Id('productId') productId: string, @Body() body: RetireProductDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return this.commands.send(RetireProduct, { ...body, productId }, asked);
  }

  /** Hands it over to somebody else: from `effectiveOn` it is no longer in the portfolio. */
  @Post(':productId/handover')
  @Runs(HandOverProduct)
  handOver(
    @Id('productId') productId: string,
    @Body() body: HandOverProductDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(HandOverProduct, { ...body, productId }, asked);
  }
}
