// SPDX-License-Identifier: MPL-2.0
import { agreement } from './agreement/agreement.decider.js';
import { authority } from './authority/authority.decider.js';
import { person } from './person/person.decider.js';
import { population } from './population/population.decider.js';
import { collaborationAgreements } from './read-models/collaboration-agreements.read-model.js';
import { communityRegister } from './read-models/community-register.read-model.js';
import { sizeTable } from './size-table/size-table.decider.js';
import { supplier } from './supplier/supplier.decider.js';

export * from './agreement/agreement.commands.js';
export * from './agreement/agreement.events.js';
export * from './authority/authority.commands.js';
export * from './authority/authority.events.js';
export * from './person/person.commands.js';
export * from './person/person.events.js';
export * from './population/population.commands.js';
export * from './population/population.events.js';
export * from './read-models/collaboration-agreements.read-model.js';
export * from './read-models/community-register.read-model.js';
export * from './size-table/size-table.commands.js';
export * from './size-table/size-table.events.js';
export * from './supplier/supplier.commands.js';
export * from './supplier/supplier.events.js';
export { CommunityModule } from './community.module.js';

/** The rules of this context's streams, for those downstream whose own rules look something up here. */
export { agreement, authority, person, population, sizeTable, supplier };
export { isMemberOn, type Authority } from './authority/authority.decider.js';
export type { Population } from './population/population.decider.js';
export { sizeClassOf, type SizeTable } from './size-table/size-table.decider.js';
export { isPartnerOn, type Supplier } from './supplier/supplier.decider.js';

/** Everything of this context that runs: its rules, and its read models. */
export const community = {
  deciders: [authority, supplier, agreement, population, sizeTable, person],
  readModels: [communityRegister, collaborationAgreements],
  reactors: [],
};
