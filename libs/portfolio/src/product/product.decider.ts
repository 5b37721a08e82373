// SPDX-License-Identifier: MPL-2.0
import { authority, supplier } from '@faellesbog/community';
import { Rejection, unreachable, type CommandMeta, type DataOf, type Decider } from '@faellesbog/eventsourcing';
import parseSpdx from 'spdx-expression-parse';
import licences from 'spdx-license-list';
import {
  assertAllowed,
  assertKnown,
  dated,
  datedIn,
  factOn,
  namedDecision,
  said,
  unknownAmong,
  valueOn,
  type DecisionNamed,
  type Facts as References,
  type History,
  type Purpose,
  type Reference,
} from '@faellesbog/governance';
import { productCommands, type ProductCommand } from './product.commands.js';
import { productEvents, type ProductEvent, type ProductStatus } from './product.events.js';

/** The licence of all code unless the board has decided otherwise [BYL §3.2]. */
const DEFAULT_LICENCE = 'MPL-2.0';

/** A product: when it was in the portfolio, under which licence, and who holds, keeps and serves it. */
export type Product =
  | { status: 'none' }
  | {
      /** The status of the latest business date; use {@link isInPortfolio} for any other day. */
      status: ProductStatus;
      name: string;
      /** What it was last admitted as; see {@link said}. */
      admitted: string;
      statuses: History<ProductStatus>;
      licences: History<string>;
      /** What each version was released as; see {@link said}. */
      releases: ReadonlyMap<string, string>;
      /** What was said of their holder and model. */
      rights: History<string>;
      stewards: ReadonlyMap<string, History<boolean>>;
      /** A supplier's services, in alphabetical order; empty when it is not affiliated. */
      suppliers: ReadonlyMap<string, History<string>>;
    };
type KnownProduct = Exclude<Product, { status: 'none' }>;
type Data<K extends string> = DataOf<typeof productEvents, K>;
type Facts = References & DecisionNamed;

/** True when the product had been admitted and neither retired nor handed over on a day. */
export const isInPortfolio = (product: Product, day: string): boolean =>
  product.status !== 'none' && valueOn(product.statuses, day) === 'admitted';

function decide(command: ProductCommand, product: Product, facts: Facts): ProductEvent[] {
  const { meta } = command;
  const day = meta.effectiveOn;
  switch (command.type) {
    case 'AdmitProduct':
      return admit(command.data, product, facts, meta);

    case 'ReleaseVersion':
      return release(command.data, current(product, day), meta, facts);

    case 'ChangeLicence':
      if (valueOn(current(product, day).licences, day) === command.data.spdx) return [];
      assertLicence(command.data, meta, facts);
      return [{ type: 'LicenceChanged', data: command.data }];

    case 'TransferRights':
      if (valueOn(known(product).rights, day) === said(command.data)) return [];
      assertHolder(command.data.holder, '/holder');
      assertKnown(facts);
      assertDecided('ownership_transfer', command.data, meta, facts);
      return [{ type: 'RightsTransferred', data: command.data }];

    case 'AppointSteward':
      if (valueOn(current(product, day).stewards.get(command.data.authorityId), day)) return [];
      assertKnown(facts);
      return [{ type: 'StewardAppointed', data: command.data }];

    case 'EndStewardship': {
      const fact = factOn(known(product).stewards.get(command.data.authorityId), day);
      if (fact?.value === false && fact.eff === day) return [];
      if (!fact?.value) throw notSteward(command.data.authorityId, day);
      return [{ type: 'StewardEnded', data: command.data }];
    }

    case 'AffiliateSupplier': {
      const services = servicesOf(command.data.services);
      const affiliation = current(product, day).suppliers.get(command.data.supplierId);
      if (valueOn(affiliation, day) === services.join()) return [];
      assertKnown(facts);
      return [{ type: 'SupplierAffiliated', data: { ...command.data, services } }];
    }

    case 'EndSupplierAffiliation': {
      const fact = factOn(known(product).suppliers.get(command.data.supplierId), day);
      if (fact?.value === '' && fact.eff === day) return [];
      if (!fact?.value) throw notAffiliated(command.data.supplierId, day);
      return [{ type: 'SupplierAffiliationEnded', data: command.data }];
    }

    case 'RetireProduct':
      if (endsOn(known(product), 'retired', day)) return [];
      current(product, day, 'admitted');
      assertDecided('product_end', command.data, meta, facts);
      return [{ type: 'ProductRetired', data: command.data }];

    case 'HandOverProduct':
      if (endsOn(known(product), 'handed_over', day)) return [];
      current(product, day, 'admitted', 'retired');
      assertHolder(command.data.to, '/to');
      assertKnown(facts);
      assertDecided('product_end', command.data, meta, facts);
      return [{ type: 'ProductHandedOver', data: command.data }];

    default:
      return unreachable(command);
  }
}

function admit(data: Data<'ProductAdmitted'>, product: Product, facts: Facts, meta: CommandMeta): ProductEvent[] {
  const users = [...new Set(data.users)];
  if (isInPortfolio(product, meta.effectiveOn)) {
    if (known(product).admitted === said({ ...data, users })) return [];
    throw new Rejection(
      'product.exists',
      'This product is in the portfolio already.',
      'Produktet er allerede i porteføljen.',
      { pointer: '/productId' },
    );
  }
  if (users.length < 2) {
    throw new Rejection(
      'product.too_few_users',
      'A product needs at least two public authorities; with fewer it is still a project.',
      'Et produkt kræver mindst to offentlige myndigheder; med færre er det stadig et projekt.',
      { pointer: '/users' },
    );
  }
  assertKnown(facts);
  assertLicence(data, meta, facts);
  assertDecided('product_admission', data, meta, facts);
  return [{ type: 'ProductAdmitted', data: { ...data, users } }];
}

function release(
  data: Data<'VersionReleased'>,
  product: KnownProduct,
  meta: CommandMeta,
  facts: Facts,
): ProductEvent[] {
  const before = product.releases.get(data.version);
  if (before === said(data)) return [];
  if (before !== undefined) {
    throw new Rejection(
      'release.exists',
      `Version ${data.version} has been released already; a change to it is a new version.`,
      `Version ${data.version} er allerede udgivet; en ændring af den er en ny version.`,
      { pointer: '/version' },
    );
  }
  // A licence the board has accepted for the product needs no new decision for each of its versions.
  if (data.spdx !== valueOn(product.licences, meta.effectiveOn)) assertLicence(data, meta, facts);
  return [{ type: 'VersionReleased', data }];
}

/**
 * A licence is a valid SPDX expression, each of its licences approved by OSI, and another than MPL-2.0 needs a decision
 * of the board [BYL §3.2-3].
 */
function assertLicence(
  { productId, spdx }: { productId: string; spdx: string },
  meta: CommandMeta,
  facts: Facts,
): void {
  const pointer = '/spdx';
  const named = licencesIn(spdx);
  if (!named) {
    throw new Rejection(
      'licence.malformed',
      `"${spdx}" is not an SPDX licence expression, like "MPL-2.0" or "MPL-2.0 OR EUPL-1.2".`,
      `"${spdx}" er ikke et SPDX-licensudtryk som "MPL-2.0" eller "MPL-2.0 OR EUPL-1.2".`,
      { pointer },
    );
  }
  const closed = named.find((id) => !licences[id]?.osiApproved);
  if (closed !== undefined) {
    throw new Rejection(
      'licence.not_open_source',
      `The Open Source Initiative has not approved ${closed}.`,
      `Open Source Initiative har ikke godkendt ${closed}.`,
      { rule: 'BYL §3.3', pointer },
    );
  }
  if (spdx === DEFAULT_LICENCE) return;
  assertDecided('other_licence', { productId }, meta, facts);
}

const WHAT = {
  product_admission: { en: 'The admission of a product', da: 'Optagelsen af et produkt', rule: 'BYL §6' },
  product_end: { en: "A product's leaving the portfolio", da: 'At et produkt forlader porteføljen', rule: 'BYL §6' },
  ownership_transfer: { en: 'A transfer of rights', da: 'En overdragelse af rettigheder', rule: 'BYL §3.1' },
  other_licence: {
    en: `Another licence than ${DEFAULT_LICENCE}`,
    da: `En anden licens end ${DEFAULT_LICENCE}`,
    rule: 'BYL §3.3',
  },
} satisfies Partial<Record<Purpose, object>>;

function assertDecided(
  purpose: keyof typeof WHAT,
  { productId }: { productId: string },
  meta: CommandMeta,
  { decision }: Facts,
): void {
  assertAllowed(meta, decision, { purpose, about: [{ kind: 'product', id: productId }] }, WHAT[purpose]);
}

/** The ids in an SPDX expression; undefined when it is none. */
function licencesIn(spdx: string): string[] | undefined {
  const idsOf = (part: parseSpdx.Info): string[] =>
    'conjunction' in part ? [...idsOf(part.left), ...idsOf(part.right)] : [part.license];
  try {
    return spdx === spdx.trim() ? idsOf(parseSpdx(spdx)) : undefined;
  } catch {
    return undefined;
  }
}

function known(product: Product): KnownProduct {
  if (product.status !== 'none') return product;
  throw new Rejection('product.unknown', 'No such product was admitted.', 'Et sådant produkt er ikke optaget.');
}

/** The product, unless it has left the portfolio; what happened before it was admitted may be recorded too. */
function current(
  product: Product,
  day: string,
  ...allowed: (ProductStatus | undefined)[]
): Exclude<Product, { status: 'none' }> {
  const { statuses } = known(product);
  const status = valueOn(statuses, day);
  if ((allowed.length > 0 ? allowed : ['admitted', undefined]).includes(status)) return known(product);
  throw new Rejection(
    'product.not_in_portfolio',
    `The product is not in the portfolio on ${day}.`,
    `Produktet er ikke i porteføljen ${day}.`,
    { pointer: '/effectiveOn' },
  );
}

function endsOn(product: KnownProduct, status: ProductStatus, day: string): boolean {
  const fact = factOn(product.statuses, day);
  return fact?.value === status && fact.eff === day;
}

function assertHolder({ kind, id }: Data<'RightsTransferred'>['holder'], pointer: string): void {
  if (kind !== 'authority' || id !== undefined) return;
  throw new Rejection(
    'holder.id_missing',
    'A holder that is a public authority is named by its id.',
    'En indehaver, der er en offentlig myndighed, angives med sit id.',
    { pointer: `${pointer}/id` },
  );
}

const notSteward = (authorityId: string, day: string): Rejection =>
  new Rejection(
    'steward.unknown',
    `Authority "${authorityId}" is not steward of the product on ${day}.`,
    `Myndighed "${authorityId}" er ikke produktvært ${day}.`,
    { pointer: '/authorityId' },
  );
const notAffiliated = (supplierId: string, day: string): Rejection =>
  new Rejection(
    'affiliation.unknown',
    `Supplier "${supplierId}" is not affiliated with the product on ${day}.`,
    `Leverandør "${supplierId}" er ikke tilknyttet produktet ${day}.`,
    { pointer: '/supplierId' },
  );

const servicesOf = <S extends string>(services: readonly S[]): S[] => [...new Set(services)].sort();

function evolve(product: Product, { type, data }: ProductEvent, { eff }: { eff: string }): Product {
  if (type === 'ProductAdmitted') {
    const before = product.status === 'none' ? unreleased : product;
    const admitted = {
      ...before,
      name: data.name,
      admitted: said(data),
      licences: dated(before.licences, eff, data.spdx),
    };
    return withStatus(admitted, 'admitted', eff);
  }
  if (product.status === 'none') return product;
  switch (type) {
    case 'VersionReleased':
      return { ...product, releases: new Map(product.releases).set(data.version, said(data)) };
    case 'LicenceChanged':
      return { ...product, licences: dated(product.licences, eff, data.spdx) };
    case 'RightsTransferred':
      return { ...product, rights: dated(product.rights, eff, said(data)) };
    case 'StewardAppointed':
      return { ...product, stewards: datedIn(product.stewards, data.authorityId, eff, true) };
    case 'StewardEnded':
      return { ...product, stewards: datedIn(product.stewards, data.authorityId, eff, false) };
    case 'SupplierAffiliated':
      return { ...product, suppliers: datedIn(product.suppliers, data.supplierId, eff, data.services.join()) };
    case 'SupplierAffiliationEnded':
      return { ...product, suppliers: datedIn(product.suppliers, data.supplierId, eff, '') };
    case 'ProductRetired':
      return withStatus(product, 'retired', eff);
    case 'ProductHandedOver':
      return withStatus(product, 'handed_over', eff);
    default:
      return unreachable(type);
  }
}

const unreleased: Omit<KnownProduct, 'status' | 'name' | 'admitted'> = {
  statuses: [],
  licences: [],
  releases: new Map(),
  rights: [],
  stewards: new Map(),
  suppliers: new Map(),
};

function withStatus(product: Omit<KnownProduct, 'status'>, status: ProductStatus, eff: string): KnownProduct {
  const statuses = dated(product.statuses, eff, status);
  return { ...product, statuses, status: statuses.at(-1)!.value };
}

function references({ type, data }: ProductCommand): Reference[] {
  switch (type) {
    case 'AdmitProduct':
      return data.users.map((id, index) => ({ decider: authority, id, pointer: `/users/${index}` }));
    case 'TransferRights':
      return holderReference(data.holder, '/holder/id');
    case 'HandOverProduct':
      return holderReference(data.to, '/to/id');
    case 'AppointSteward':
      return [{ decider: authority, id: data.authorityId, pointer: '/authorityId' }];
    case 'AffiliateSupplier':
      return [{ decider: supplier, id: data.supplierId, pointer: '/supplierId' }];
    case 'ReleaseVersion':
    case 'ChangeLicence':
    case 'EndStewardship':
    case 'EndSupplierAffiliation':
    case 'RetireProduct':
      return [];
    default:
      return unreachable(type);
  }
}

function holderReference({ kind, id }: Data<'RightsTransferred'>['holder'], pointer: string): Reference[] {
  if (id === undefined) return [];
  if (kind === 'authority') return [{ decider: authority, id, pointer }];
  return kind === 'supplier' ? [{ decider: supplier, id, pointer }] : [];
}

export const product: Decider<Product, ProductCommand, typeof productEvents, Facts> = {
  events: productEvents,
  commands: productCommands,
  streamId: (command) => command.data.productId,
  initialState: { status: 'none' },
  decide,
  evolve,
  async facts(command, lookup) {
    const [unknown, decision] = await Promise.all([
      unknownAmong(references(command), lookup),
      namedDecision(command.meta, lookup),
    ]);
    return { ...unknown, decision };
  },
};
