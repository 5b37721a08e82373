// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { supplierEvents } from './supplier.events.js';

type Data<K extends string> = DataOf<typeof supplierEvents, K>;

export class RegisterSupplier extends DomainCommand<Data<'SupplierRegistered'>> {
  readonly type = 'RegisterSupplier';
}
export class StartSupplierPartnership extends DomainCommand<{ supplierId: string; codeOfConductAccepted: boolean }> {
  readonly type = 'StartSupplierPartnership';
}
export class EndSupplierPartnership extends DomainCommand<Data<'SupplierPartnershipEnded'>> {
  readonly type = 'EndSupplierPartnership';
}
export const supplierCommands = [RegisterSupplier, StartSupplierPartnership, EndSupplierPartnership] as const;
export type SupplierCommand = CommandOf<typeof supplierCommands>;
