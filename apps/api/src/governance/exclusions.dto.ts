// SPDX-License-Identifier: MPL-2.0
import type { ExclusionOnDay, ExclusionsOnDay } from '@faellesbog/governance';
import { CommandDto, IsProse, IsSlug } from '../http/command.dto.js';

export class ExcludeMemberDto extends CommandDto {
  @IsSlug()
  exclusionId!: string;

  @IsSlug()
  authorityId!: string;

  /** The board's reason; no names of persons. */
  @IsProse()
  reason!: string;
}

export class ExclusionOnDayDto implements ExclusionOnDay {
  exclusion!: string;
  authority!: string;
  excludedOn!: string;
  reason!: string;
  /** What the general assembly has said: nothing yet (`decided`), yes or no. */
  status!: 'decided' | 'ratified' | 'rejected';
  answeredOn!: string | null;
  illustrative!: boolean;
}

export class ExclusionsOnDayDto implements ExclusionsOnDay {
  validOn!: string;
  knownAt!: string;
  position!: number;
  exclusions!: ExclusionOnDayDto[];
  illustrative!: boolean;
}
