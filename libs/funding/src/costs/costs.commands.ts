// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf, type MoneyJson } from '@faellesbog/eventsourcing';
import type { SizeClass } from '@faellesbog/community';
import type { costsEvents } from './costs.events.js';

type Data<K extends string> = DataOf<typeof costsEvents, K>;

/**
 * `weight` is stated for the basis `fixed`; for the others it is looked up, and stated only for an authority that has no
 * figure (a region's size is a matter of assessment). `classWeights` are 1, 2, 3, 4 when not given.
 */
export class AdoptAllocationKey extends DomainCommand<
  Omit<Data<'AllocationKeyAdopted'>, 'members'> & {
    members: { authorityId: string; weight?: string; cap?: MoneyJson }[];
    classWeights?: Record<SizeClass, number>;
  }
> {
  readonly type = 'AdoptAllocationKey';
}
/** The amount may be negative: a refund is shared like a cost. */
export class PostCostLine extends DomainCommand<
  Pick<Data<'CostLinePosted'>, 'projectId' | 'lineId' | 'text' | 'amount'>
> {
  readonly type = 'PostCostLine';
}
export class ReverseCostLine extends DomainCommand<
  Pick<Data<'CostLineReversed'>, 'projectId' | 'lineId' | 'reversalId' | 'reason'>
> {
  readonly type = 'ReverseCostLine';
}
export class ReportOverrun extends DomainCommand<Data<'OverrunReported'>> {
  readonly type = 'ReportOverrun';
}
export class DecideOverrunFunding extends DomainCommand<Omit<Data<'OverrunFundingDecided'>, 'amount'>> {
  readonly type = 'DecideOverrunFunding';
}
export class DecideSurplus extends DomainCommand<Data<'SurplusDispositionDecided'>> {
  readonly type = 'DecideSurplus';
}
export const costsCommands = [
  AdoptAllocationKey,
  PostCostLine,
  ReverseCostLine,
  ReportOverrun,
  DecideOverrunFunding,
  DecideSurplus,
] as const;
export type CostsCommand = CommandOf<typeof costsCommands>;
