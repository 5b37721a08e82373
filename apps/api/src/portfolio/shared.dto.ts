// SPDX-License-Identifier: MPL-2.0
import { IsIn, IsOptional } from 'class-validator';
import { HOLDER_KINDS, type Holder, type Named } from '@faellesbog/portfolio';
import { IsProse, IsSlug } from '../http/command.dto.js';

/** A thing by its id and the name it had on the day. */
export class NamedDto implements Named {
  id!: string;
  name!: string;
}

/** A thing that stands in a relation on the day. */
export class HoldingDto extends NamedDto {
  /** First day, without a break since. */
  since!: string;
  /** Id of the event that began it. */
  beganBy!: string;
  /** True when it rests on invented data. */
  illustrative!: boolean;
}

/** Who holds rights, or takes over. */
export class HolderDto {
  @IsIn(HOLDER_KINDS)
  kind!: (typeof HOLDER_KINDS)[number];

  /** Required for an authority; for a supplier when the book knows it. */
  @IsOptional()
  @IsSlug()
  id?: string;

  @IsProse(200)
  name!: string;
}

export class HolderOnDayDto implements Holder {
  kind!: (typeof HOLDER_KINDS)[number];
  id?: string;
  name!: string;
}
