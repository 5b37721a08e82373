// SPDX-License-Identifier: MPL-2.0
import { IsOptional } from 'class-validator';
import { AUTHORITY_KINDS, SIZE_CLASSES } from '@faellesbog/community';
import {
  SUPPLIER_SERVICES,
  type AuthorityProfile,
  type CommunityStatistics,
  type CountAmong,
  type Help,
  type HelpingCoordinator,
  type HelpingSupplier,
  type Invitation,
  type Invitations,
  type MostUsedProduct,
  type SimilarAuthority,
} from '@faellesbog/portfolio';
import { IsSlug, WhenDto } from '../http/command.dto.js';
import { NamedDto } from './shared.dto.js';

/** A number and what it is counted among. */
export class CountAmongDto implements CountAmong {
  count!: number;
  of!: number;
}

export class MostUsedProductDto implements MostUsedProduct {
  id!: string;
  name!: string;
  /** Municipalities that have it in operation, members or not. */
  municipalities!: number;
  /** All municipalities the book knows on the day: 98 in Denmark. */
  of!: number;
}

export class MostUsedProductUsersDto {
  members!: number;
  nonMembers!: number;
}

export class NonMemberUsersDto {
  municipalities!: number;
}

export class CommunityStatisticsDto implements CommunityStatistics {
  validOn!: string;
  knownAt!: string;
  position!: number;
  /** Municipalities with a membership on the day. */
  memberMunicipalities!: number;
  /** Members that are regions, state or other authorities. */
  otherMembers!: number;
  /** Products admitted and neither retired nor handed over. A project is not a product. */
  productsInPortfolio!: number;
  /** Of the member municipalities, those with three or more products of the portfolio in operation. */
  membersWithThreeOrMoreProducts!: CountAmongDto;
  /** The product in operation in most municipalities; of equals the one whose id comes first. Null when none is. */
  mostUsedProduct!: MostUsedProductDto | null;
  /** That product's municipalities by membership. */
  mostUsedProductUsers!: MostUsedProductUsersDto;
  /** Municipalities that use a product of the portfolio without being members. */
  nonMemberUsers!: NonMemberUsersDto;
  /** All municipalities the book knows on the day. */
  municipalities!: number;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class InvitationDto implements Invitation {
  authority!: NamedDto;
  /** The products of the portfolio that it has in operation. */
  products!: NamedDto[];
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

export class InvitationsDto implements Invitations {
  validOn!: string;
  knownAt!: string;
  position!: number;
  invitations!: InvitationDto[];
  illustrative!: boolean;
}

export class GetHelpDto extends WhenDto {
  /** Who asks; without it the answer names no similar authorities. */
  @IsOptional()
  @IsSlug()
  authorityId?: string;
}

export class HelpingSupplierDto extends NamedDto implements HelpingSupplier {
  services!: (typeof SUPPLIER_SERVICES)[number][];
  illustrative!: boolean;
}

export class HelpingCoordinatorDto implements HelpingCoordinator {
  id!: string;
  /** Opaque; the name lives in a store that can forget. */
  personRef!: string;
  authority!: NamedDto;
  illustrative!: boolean;
}

export class AuthorityProfileDto extends NamedDto implements AuthorityProfile {
  kind!: (typeof AUTHORITY_KINDS)[number];
  region!: string | null;
  /** The latest count on or before the day; null where there is none. */
  inhabitants!: number | null;
  /** By the size table in force on the day. */
  sizeClass!: (typeof SIZE_CLASSES)[number] | null;
  isMember!: boolean;
  illustrative!: boolean;
}

export class SimilarAuthorityDto extends AuthorityProfileDto implements SimilarAuthority {
  sameRegion!: boolean;
  sameSizeClass!: boolean;
  /** The supplier that runs or supports the product there. */
  supplier!: NamedDto | null;
}

export class HelpDto implements Help {
  validOn!: string;
  knownAt!: string;
  position!: number;
  product!: NamedDto;
  /** Who asks; null when nobody in particular does. */
  authority!: AuthorityProfileDto | null;
  /** Partners of the community that are affiliated with the product. */
  suppliers!: HelpingSupplierDto[];
  /** Coordinators of the product; only members have any, for a withdrawal releases them. */
  coordinators!: HelpingCoordinatorDto[];
  /** Who runs it and is of the asker's size class or region, the nearest population first. */
  similarAuthorities!: SimilarAuthorityDto[];
  /** True when it rests on invented data. */
  illustrative!: boolean;
}
