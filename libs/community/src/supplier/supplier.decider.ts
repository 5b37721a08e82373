// SPDX-License-Identifier: MPL-2.0
import { canonicalJson, Rejection, unreachable, type DataOf, type Decider } from '@faellesbog/eventsourcing';
import { dayBefore, periodOn, type Period } from '../authority/authority.decider.js';
import { isCvr } from '../authority/authority.events.js';
import {
  supplierCommands,
  type EndSupplierPartnership,
  type RegisterSupplier,
  type StartSupplierPartnership,
  type SupplierCommand,
} from './supplier.commands.js';
import { supplierEvents, type SupplierEvent } from './supplier.events.js';

export interface RegisteredSupplier {
  status: 'registered';
  registered: DataOf<typeof supplierEvents, 'SupplierRegistered'>;
  name: string;
  /** In order of time; they never overlap. */
  partnershipPeriods: readonly Period[];
}
export type Supplier = { status: 'none' } | RegisteredSupplier;

/** True when the supplier is a partner of the community on a date. */
export const isPartnerOn = (supplier: Supplier, date: string): boolean =>
  supplier.status === 'registered' && periodOn(supplier.partnershipPeriods, date) !== undefined;

function decide(command: SupplierCommand, supplier: Supplier): SupplierEvent[] {
  switch (command.type) {
    case 'RegisterSupplier':
      return register(command, supplier);
    case 'StartSupplierPartnership':
      return startPartnership(command, known(supplier, command.data.supplierId));
    case 'EndSupplierPartnership':
      return endPartnership(command, known(supplier, command.data.supplierId));
    default:
      return unreachable(command);
  }
}

function register({ data }: RegisterSupplier, supplier: Supplier): SupplierEvent[] {
  if (supplier.status === 'registered') {
    if (canonicalJson(data) === canonicalJson(supplier.registered)) return [];
    throw new Rejection(
      'supplier.exists',
      'A supplier with this id is already registered.',
      'En leverandør med dette id er allerede registreret.',
      { pointer: '/supplierId' },
    );
  }
  if (data.cvr !== undefined && !isCvr(data.cvr)) {
    throw new Rejection(
      'supplier.cvr_invalid',
      `${data.cvr} is not a CVR number: its check by modulus 11 fails.`,
      `${data.cvr} er ikke et CVR-nummer: modulus 11-kontrollen slår fejl.`,
      { pointer: '/cvr' },
    );
  }
  return [{ type: 'SupplierRegistered', data }];
}

function known(supplier: Supplier, supplierId: string): RegisteredSupplier {
  if (supplier.status === 'registered') return supplier;
  throw new Rejection(
    'supplier.unknown',
    `No supplier is registered with the id ${supplierId}.`,
    `Ingen leverandør er registreret med id ${supplierId}.`,
    { pointer: '/supplierId' },
  );
}

function startPartnership({ data, meta }: StartSupplierPartnership, supplier: RegisteredSupplier): SupplierEvent[] {
  const { supplierId, codeOfConductAccepted } = data;
  if (!codeOfConductAccepted) {
    throw new Rejection(
      'partnership.code_of_conduct',
      'A supplier becomes a partner by accepting the Code of Conduct.',
      'En leverandør bliver partner ved at acceptere adfærdskodekset (Code of Conduct).',
      { pointer: '/codeOfConductAccepted' },
    );
  }
  const from = meta.effectiveOn;
  const last = supplier.partnershipPeriods.at(-1);
  if (last?.from === from && last.to === undefined) return [];
  if (last && (last.to === undefined || from <= last.to)) {
    throw new Rejection(
      'partnership.overlaps',
      `Its partnership began ${last.from}; a new one begins after it has ended.`,
      `Partnerskabet begyndte ${last.from}; et nyt begynder efter dets ophør.`,
      { pointer: '/effectiveOn' },
    );
  }
  return [{ type: 'SupplierPartnershipStarted', data: { supplierId, codeOfConductAccepted } }];
}

function endPartnership({ data, meta }: EndSupplierPartnership, supplier: RegisteredSupplier): SupplierEvent[] {
  const last = supplier.partnershipPeriods.at(-1);
  if (last?.to === dayBefore(meta.effectiveOn)) return [];
  if (!last || last.to !== undefined) {
    throw new Rejection(
      'partnership.none',
      `${supplier.name} is not a supplier partner.`,
      `${supplier.name} er ikke leverandørpartner.`,
    );
  }
  if (meta.effectiveOn < last.from) {
    throw new Rejection(
      'partnership.ends_before_start',
      `It began ${last.from} and cannot end before.`,
      `Det begyndte ${last.from} og kan ikke slutte før.`,
      { pointer: '/effectiveOn' },
    );
  }
  return [{ type: 'SupplierPartnershipEnded', data }];
}

function evolve(supplier: Supplier, { type, data }: SupplierEvent, { eff, id }: { eff: string; id: string }): Supplier {
  switch (type) {
    case 'SupplierRegistered': {
      const { supplierId, name, cvr } = data;
      return {
        status: 'registered',
        registered: { supplierId, name, cvr },
        name,
        partnershipPeriods: [],
      };
    }
    case 'SupplierPartnershipStarted':
      if (supplier.status === 'none') return supplier;
      return { ...supplier, partnershipPeriods: [...supplier.partnershipPeriods, { from: eff, beganBy: id }] };
    case 'SupplierPartnershipEnded':
      if (supplier.status === 'none') return supplier;
      return {
        ...supplier,
        partnershipPeriods: supplier.partnershipPeriods.map((period) =>
          period.to ? period : { ...period, to: dayBefore(eff), endedBy: id },
        ),
      };
    default:
      return unreachable(type);
  }
}

export const supplier: Decider<Supplier, SupplierCommand, typeof supplierEvents> = {
  events: supplierEvents,
  commands: supplierCommands,
  streamId: (command) => command.data.supplierId,
  initialState: { status: 'none' },
  decide,
  evolve,
};
