// SPDX-License-Identifier: MPL-2.0
import { Module } from '@nestjs/common';
import { commandHandlers } from '@faellesbog/platform';
import { adoption } from './adoption/adoption.decider.js';
import { need } from './need/need.decider.js';
import { product } from './product/product.decider.js';
import { project } from './project/project.decider.js';
import { getStatistics, listInvitations } from './read-models/community-statistics.read-model.js';
import { getHelp } from './read-models/help-directory.read-model.js';
import {
  getNeed,
  getProduct,
  getProject,
  listAdoptions,
  listNeeds,
  listProducts,
  listProjects,
} from './read-models/portfolio-register.read-model.js';

@Module({
  providers: [
    ...commandHandlers(need, project, product, adoption),
    listNeeds,
    getNeed,
    listProjects,
    getProject,
    listProducts,
    getProduct,
    listAdoptions,
    getStatistics,
    listInvitations,
    getHelp,
  ],
})
export class PortfolioModule {}
