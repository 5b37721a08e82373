// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { exclusionEvents } from './exclusion.events.js';

export class ExcludeMember extends DomainCommand<DataOf<typeof exclusionEvents, 'MemberExcluded'>> {
  readonly type = 'ExcludeMember';
}
export class RatifyExclusion extends DomainCommand<{ exclusionId: string }> {
  readonly type = 'RatifyExclusion';
}
export class RejectExclusion extends DomainCommand<{ exclusionId: string }> {
  readonly type = 'RejectExclusion';
}
export const exclusionCommands = [ExcludeMember, RatifyExclusion, RejectExclusion] as const;
export type ExclusionCommand = CommandOf<typeof exclusionCommands>;
