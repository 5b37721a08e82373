// SPDX-License-Identifier: MPL-2.0
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsOptional, IsUrl, MaxLength } from 'class-validator';
import {
  PRODUCT_STATUSES,
  RIGHTS_MODELS,
  SUPPLIER_SERVICES,
  type LicenceSince,
  type ProductInFull,
  type ProductOnDay,
  type ProductsOnDay,
  type ProductStep,
  type Release,
  type Rights,
} from '@faellesbog/portfolio';
import { CommandDto, IsPart, IsProse, IsSlug, WhenDto } from '../http/command.dto.js';
import { AdoptionOnDayDto } from './adoptions.dto.js';
import { HolderDto, HolderOnDayDto, HoldingDto, NamedDto } from './shared.dto.js';

const WEB_ADDRESS = { protocols: ['https'], require_protocol: true };

export class AdmitProductDto extends CommandDto {
  @IsSlug()
  productId!: string;

  @IsProse(200)
  name!: string;

  @IsProse()
  purpose!: string;

  /** SPDX expression, like `MPL-2.0`; another than that needs a decision of the board. */
  @IsProse(200)
  spdx!: string;

  @IsOptional()
  @MaxLength(500)
  @IsUrl(WEB_ADDRESS)
  repository?: string;

  /** The public authorities behind it; at least two. */
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsSlug({ each: true })
  users!: string[];

  /** The group that steers it; no names of persons. */
  @IsProse(200)
  steeringGroup!: string;

  /** How its economy lasts. */
  @IsProse()
  financeModel!: string;

  /** Where its documentation is. */
  @IsProse(500)
  documentation!: string;
}

export class ReleaseVersionDto extends CommandDto {
  @IsProse(50)
  version!: string;

  @MaxLength(500)
  @IsUrl(WEB_ADDRESS)
  url!: string;

  /** SPDX expression; another than the product's own licence is checked as that was. */
  @IsProse(200)
  spdx!: string;

  /** Whether the release holds a valid publiccode.yml. */
  @IsBoolean()
  publiccodeYml!: boolean;
}

export class ChangeLicenceDto extends CommandDto {
  /** SPDX expression, like `EUPL-1.2`. */
  @IsProse(200)
  spdx!: string;
}

export class TransferRightsDto extends CommandDto {
  @IsPart(() => HolderDto)
  holder!: HolderDto;

  @IsIn(RIGHTS_MODELS)
  model!: (typeof RIGHTS_MODELS)[number];
}

export class AppointStewardDto extends CommandDto {
  @IsSlug()
  authorityId!: string;
}

export class AffiliateSupplierDto extends CommandDto {
  @IsSlug()
  supplierId!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(SUPPLIER_SERVICES.length)
  @IsIn(SUPPLIER_SERVICES, { each: true })
  services!: (typeof SUPPLIER_SERVICES)[number][];
}

export class RetireProductDto extends CommandDto {
  /** Why; no names of persons. */
  @IsProse()
  reason!: string;
}

export class HandOverProductDto extends RetireProductDto {
  @IsPart(() => HolderDto)
  to!: HolderDto;
}

export class ListProductsDto extends WhenDto {
  /** `admitted` is the portfolio of the day. */
  @IsOptional()
  @IsIn(PRODUCT_STATUSES)
  status?: (typeof PRODUCT_STATUSES)[number];
}

export class ReleaseDto implements Release {
  version!: string;
  on!: string;
  url!: string;
  spdx!: string;
  publiccodeYml!: boolean;
  event!: string;
  illustrative!: boolean;
}

export class ProductOnDayDto implements ProductOnDay {
  product!: string;
  name!: string;
  purpose!: string;
  status!: (typeof PRODUCT_STATUSES)[number];
  /** First day of the status. */
  since!: string;
  /** SPDX expression of the licence in force. */
  licence!: string;
  repository!: string | null;
  stewards!: HoldingDto[];
  latestRelease!: ReleaseDto | null;
  /** Authorities that have it in operation on the day, of every kind, members or not. */
  users!: number;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class ProductsOnDayDto implements ProductsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  products!: ProductOnDayDto[];
  illustrative!: boolean;
}

export class LicenceSinceDto implements LicenceSince {
  spdx!: string;
  from!: string;
  event!: string;
  decisionRef!: string | null;
  illustrative!: boolean;
}

export class RightsDto implements Rights {
  holder!: HolderOnDayDto;
  model!: (typeof RIGHTS_MODELS)[number];
  since!: string;
  event!: string;
  illustrative!: boolean;
}

export class ProductSupplierDto extends HoldingDto {
  services!: (typeof SUPPLIER_SERVICES)[number][];
}

export class ProductStepDto implements ProductStep {
  status!: (typeof PRODUCT_STATUSES)[number];
  on!: string;
  event!: string;
  reason!: string | null;
  /** The decision it rests on. */
  decisionRef!: string | null;
  /** Who took it over. */
  handedTo!: HolderOnDayDto | null;
  illustrative!: boolean;
}

export class ProductInFullDto extends ProductOnDayDto implements ProductInFull {
  validOn!: string;
  knownAt!: string;
  position!: number;
  steeringGroup!: string;
  financeModel!: string;
  documentation!: string;
  /** Who holds the rights to the code on the day; null when it was never recorded. */
  rights!: RightsDto | null;
  licences!: LicenceSinceDto[];
  suppliers!: ProductSupplierDto[];
  /** The newest first. */
  releases!: ReleaseDto[];
  /** Projects linked to the product, whatever their status. */
  projects!: NamedDto[];
  adoptions!: AdoptionOnDayDto[];
  /** Its way so far, in order of business date. */
  steps!: ProductStepDto[];
}
