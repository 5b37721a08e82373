// SPDX-License-Identifier: MPL-2.0
import { Module } from '@nestjs/common';
import { commandHandlers } from '@faellesbog/platform';
import { adoption } from './adoption/adoption.decider.js';
import { level } from './level/level.decider.js';
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
import { getProductLevel, listProductLevels, listRequirementSets } from './read-models/product-levels.read-model.js';
import { requirements } from './requirements/requirements.decider.js';

@Module({
  providers: [
    ...commandHandlers(need, project, product, adoption, requirements, level),
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
    listRequirementSets,
    listProductLevels,
    getProductLevel,
  ],
})
export class PortfolioModule {}
