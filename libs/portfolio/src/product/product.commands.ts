// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { productEvents } from './product.events.js';

type Data<K extends string> = DataOf<typeof productEvents, K>;

export class AdmitProduct extends DomainCommand<Data<'ProductAdmitted'>> {
  readonly type = 'AdmitProduct';
}
export class ReleaseVersion extends DomainCommand<Data<'VersionReleased'>> {
  readonly type = 'ReleaseVersion';
}
export class ChangeLicence extends DomainCommand<Data<'LicenceChanged'>> {
  readonly type = 'ChangeLicence';
}
export class TransferRights extends DomainCommand<Data<'RightsTransferred'>> {
  readonly type = 'TransferRights';
}
export class AppointSteward extends DomainCommand<Data<'StewardAppointed'>> {
  readonly type = 'AppointSteward';
}
export class EndStewardship extends DomainCommand<Data<'StewardEnded'>> {
  readonly type = 'EndStewardship';
}
export class AffiliateSupplier extends DomainCommand<Data<'SupplierAffiliated'>> {
  readonly type = 'AffiliateSupplier';
}
export class EndSupplierAffiliation extends DomainCommand<Data<'SupplierAffiliationEnded'>> {
  readonly type = 'EndSupplierAffiliation';
}
export class RetireProduct extends DomainCommand<Data<'ProductRetired'>> {
  readonly type = 'RetireProduct';
}
export class HandOverProduct extends DomainCommand<Data<'ProductHandedOver'>> {
  readonly type = 'HandOverProduct';
}
export const productCommands = [
  AdmitProduct,
  ReleaseVersion,
  ChangeLicence,
  TransferRights,
  AppointSteward,
  EndStewardship,
  AffiliateSupplier,
  EndSupplierAffiliation,
  RetireProduct,
  HandOverProduct,
] as const;
export type ProductCommand = CommandOf<typeof productCommands>;
