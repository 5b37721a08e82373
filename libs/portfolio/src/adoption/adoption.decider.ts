// SPDX-License-Identifier: MPL-2.0
import { authority, supplier } from '@faellesbog/community';
import { Rejection, unreachable, type Decider } from '@faellesbog/eventsourcing';
import { product } from '../product/product.decider.js';
import {
  assertKnown,
  dated,
  factOn,
  unknownAmong,
  valueOn,
  type Facts,
  type History,
  type Reference,
} from '@faellesbog/governance';
import { adoptionCommands, type AdoptionCommand } from './adoption.commands.js';
import { adoptionEvents, type AdoptionEvent } from './adoption.events.js';

/** One authority's use of one product, in business-date order. A plan never ends what is in operation. */
export interface Adoption {
  uses: History<{ inOperation: boolean; supplierId?: string }>;
  plans: History<{ expectedFrom?: string }>;
  /** Evidence of use, by the day it was given. */
  confirmations: History<string>;
}

/** True when the product is in operation at the authority on a day; a planned adoption is not. */
export const isInOperation = ({ uses }: Adoption, day: string): boolean => valueOn(uses, day)?.inOperation ?? false;

function decide({ type, data, meta }: AdoptionCommand, adoption: Adoption, facts: Facts): AdoptionEvent[] {
  const day = meta.effectiveOn;
  const use = factOn(adoption.uses, day);
  switch (type) {
    case 'PlanAdoption': {
      if (use?.value.inOperation) throw inOperation(use.eff);
      const plan = factOn(adoption.plans, day);
      const stands = plan !== undefined && (use === undefined || plan.eff >= use.eff);
      if (stands && plan.value.expectedFrom === data.expectedFrom) return [];
      assertKnown(facts);
      assertExpectedLater(data.expectedFrom, day);
      return [{ type: 'AdoptionPlanned', data }];
    }

    case 'StartAdoption':
      assertKnown(facts);
      if (!use?.value.inOperation) return [{ type: 'AdoptionStarted', data }];
      if (data.supplierId !== undefined && data.supplierId !== use.value.supplierId) throw inOperation(use.eff);
      return [];

    case 'EndAdoption':
      if (use?.value.inOperation === false && use.eff === day) return [];
      if (!use?.value.inOperation) throw notInOperation(day);
      return [{ type: 'AdoptionEnded', data }];

    case 'ConfirmUsage': {
      if (!use?.value.inOperation) throw notInOperation(day);
      const confirmed = factOn(adoption.confirmations, day);
      if (confirmed?.eff === day && confirmed.value === data.evidence) return [];
      return [{ type: 'UsageConfirmed', data }];
    }

    default:
      return unreachable(type);
  }
}

function assertExpectedLater(expectedFrom: string | undefined, day: string): void {
  if (expectedFrom === undefined || expectedFrom >= day) return;
  throw new Rejection(
    'adoption.expected_before_plan',
    `It is expected from ${expectedFrom}, which lies before the plan (${day}).`,
    `Den ventes fra ${expectedFrom}, som ligger før planen (${day}).`,
    { pointer: '/expectedFrom' },
  );
}

const inOperation = (since: string): Rejection =>
  new Rejection(
    'adoption.in_operation',
    `The product has been in operation there since ${since}; end that first.`,
    `Produktet har været i drift der siden ${since}; afslut det først.`,
  );
const notInOperation = (day: string): Rejection =>
  new Rejection(
    'adoption.not_in_operation',
    `The product is not in operation there on ${day}.`,
    `Produktet er ikke i drift der ${day}.`,
    { pointer: '/effectiveOn' },
  );

function evolve(adoption: Adoption, { type, data }: AdoptionEvent, { eff }: { eff: string }): Adoption {
  const { uses, plans, confirmations } = adoption;
  switch (type) {
    case 'AdoptionPlanned':
      return { ...adoption, plans: dated(plans, eff, { expectedFrom: data.expectedFrom }) };
    case 'AdoptionStarted': {
      const use = { inOperation: true, supplierId: data.supplierId };
      return { plans, uses: dated(uses, eff, use), confirmations: dated(confirmations, eff, data.evidence) };
    }
    case 'AdoptionEnded':
      return { ...adoption, uses: dated(uses, eff, { inOperation: false }) };
    case 'UsageConfirmed':
      return { ...adoption, confirmations: dated(confirmations, eff, data.evidence) };
    default:
      return unreachable(type);
  }
}

function references({ type, data }: AdoptionCommand): Reference[] {
  if (type === 'EndAdoption' || type === 'ConfirmUsage') return [];
  const pair = [
    { decider: product, id: data.productId, pointer: '/productId' },
    { decider: authority, id: data.authorityId, pointer: '/authorityId' },
  ];
  if (type === 'PlanAdoption' || data.supplierId === undefined) return pair;
  return [...pair, { decider: supplier, id: data.supplierId, pointer: '/supplierId' }];
}

export const adoption: Decider<Adoption, AdoptionCommand, typeof adoptionEvents, Facts> = {
  events: adoptionEvents,
  commands: adoptionCommands,
  streamId: ({ data }) => `${data.productId}.${data.authorityId}`,
  initialState: { uses: [], plans: [], confirmations: [] },
  decide,
  evolve,
  facts: (command, lookup) => unknownAmong(references(command), lookup),
};
