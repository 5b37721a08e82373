// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  SIZE_CLASSES,
  type PopulationSetOnDay,
  type PopulationSetsOnDay,
  type SizeTableOnDay,
  type SizeTablesOnDay,
} from '@faellesbog/community';
import { CommandDto, IsBusinessDate, IsProse, IsSlug } from '../http/command.dto.js';

export class PopulationFigureDto {
  /** The municipality's code, three digits. */
  @IsSlug()
  authorityId!: string;

  @IsInt()
  @Min(1)
  @Max(10_000_000)
  inhabitants!: number;
}

export class ImportPopulationSetDto extends CommandDto {
  @IsSlug()
  populationSetId!: string;

  /** The day the inhabitants were counted. */
  @IsBusinessDate()
  validOn!: string;

  @IsProse(200)
  publisher!: string;

  /** One figure per municipality. */
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(98)
  @Type(() => PopulationFigureDto)
  figures!: PopulationFigureDto[];
}

export class SizeClassDto {
  @IsIn(SIZE_CLASSES)
  name!: (typeof SIZE_CLASSES)[number];

  /** The last number of inhabitants still in the class; none in the last class. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  upTo?: number;
}

export class AdoptSizeTableDto extends CommandDto {
  @IsSlug()
  sizeTableId!: string;

  @IsBusinessDate()
  validFrom!: string;

  /** From the smallest class up. */
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @Type(() => SizeClassDto)
  classes!: SizeClassDto[];
}

export class PopulationSetOnDayDto implements PopulationSetOnDay {
  populationSet!: string;
  countedOn!: string;
  publisher!: string;
  /** How many municipalities have a figure in it. */
  municipalities!: number;
  /** Their sum. */
  inhabitants!: number;
  /** True when it is invented data. */
  illustrative!: boolean;
}

export class PopulationSetsOnDayDto implements PopulationSetsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  populationSets!: PopulationSetOnDayDto[];
  illustrative!: boolean;
}

export class SizeClassOnDayDto {
  name!: (typeof SIZE_CLASSES)[number];
  upTo!: number | null;
}

export class SizeTableOnDayDto implements SizeTableOnDay {
  sizeTable!: string;
  validFrom!: string;
  classes!: SizeClassOnDayDto[];
  /** True when it is invented data. */
  illustrative!: boolean;
}

export class SizeTablesOnDayDto implements SizeTablesOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  sizeTables!: SizeTableOnDayDto[];
  illustrative!: boolean;
}
