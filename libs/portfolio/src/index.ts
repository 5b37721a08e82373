// SPDX-License-Identifier: MPL-2.0
import { adoption } from './adoption/adoption.decider.js';
import { level } from './level/level.decider.js';
import { need } from './need/need.decider.js';
import { product } from './product/product.decider.js';
import { project } from './project/project.decider.js';
import { communityStatistics } from './read-models/community-statistics.read-model.js';
import { helpDirectory } from './read-models/help-directory.read-model.js';
import { portfolioRegister } from './read-models/portfolio-register.read-model.js';
import { productLevels } from './read-models/product-levels.read-model.js';
import { addressNeedsWhenProjectProposed } from './reactors/address-needs-when-project-proposed.reactor.js';
import { requirements } from './requirements/requirements.decider.js';

export * from './adoption/adoption.commands.js';
export * from './adoption/adoption.events.js';
export * from './level/level.commands.js';
export * from './level/level.events.js';
export * from './need/need.commands.js';
export * from './need/need.events.js';
export * from './product/product.commands.js';
export * from './product/product.events.js';
export * from './project/project.commands.js';
export * from './project/project.events.js';
export * from './read-models/community-statistics.read-model.js';
export * from './read-models/help-directory.read-model.js';
export * from './read-models/portfolio-register.read-model.js';
export * from './read-models/product-levels.read-model.js';
export * from './requirements/requirements.commands.js';
export * from './requirements/requirements.events.js';
export { PortfolioModule } from './portfolio.module.js';
export { adoption, isInOperation, type Adoption } from './adoption/adoption.decider.js';
export {
  COLOURS,
  findings,
  level,
  suggestedLevel,
  totalsOf,
  type Colour,
  type Finding,
  type Levels,
  type Totals,
} from './level/level.decider.js';
export { need, type Need } from './need/need.decider.js';
export { isInPortfolio, product, type Product } from './product/product.decider.js';
export { isApproved, participantsOn, project, type Project } from './project/project.decider.js';
export { requirements, type Requirements } from './requirements/requirements.decider.js';
export { addressNeedsWhenProjectProposed } from './reactors/address-needs-when-project-proposed.reactor.js';

/** Everything of this context that runs: its rules, its read models and its reactors. */
export const portfolio = {
  deciders: [need, project, product, adoption, requirements, level],
  readModels: [portfolioRegister, communityStatistics, helpDirectory, productLevels],
  reactors: [addressNeedsWhenProjectProposed],
};
