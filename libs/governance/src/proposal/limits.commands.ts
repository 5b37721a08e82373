// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { limitsEvents } from './limits.events.js';

/** Needs the decision that allows it (purpose `limits`). */
export class SetApprovalLimits extends DomainCommand<DataOf<typeof limitsEvents, 'ApprovalLimitsSet'>> {
  readonly type = 'SetApprovalLimits';
}
export const limitsCommands = [SetApprovalLimits] as const;
export type LimitsCommand = CommandOf<typeof limitsCommands>;
