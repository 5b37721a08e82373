// SPDX-License-Identifier: MPL-2.0
import { Module } from '@nestjs/common';
import { commandHandlers } from '@faellesbog/platform';
import { agreement } from './agreement/agreement.decider.js';
import { authority } from './authority/authority.decider.js';
import { person } from './person/person.decider.js';
import { population } from './population/population.decider.js';
import { listCollaborationAgreements } from './read-models/collaboration-agreements.read-model.js';
import {
  getAuthority,
  listAuthorities,
  listPopulationSets,
  listSizeTables,
  listSuppliers,
} from './read-models/community-register.read-model.js';
import { sizeTable } from './size-table/size-table.decider.js';
import { supplier } from './supplier/supplier.decider.js';

@Module({
  providers: [
    ...commandHandlers(authority, supplier, agreement, population, sizeTable, person),
    listAuthorities,
    getAuthority,
    listSuppliers,
    listPopulationSets,
    listSizeTables,
    listCollaborationAgreements,
  ],
})
export class CommunityModule {}
