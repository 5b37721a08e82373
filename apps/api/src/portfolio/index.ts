// SPDX-License-Identifier: MPL-2.0
import { AdoptionsController } from './adoptions.controller.js';
import { CommunityFiguresController } from './community-figures.controller.js';
import { LevelsController } from './levels.controller.js';
import { NeedsController } from './needs.controller.js';
import { ProductsController } from './products.controller.js';
import { ProjectsController } from './projects.controller.js';

export const portfolioControllers = [
  NeedsController,
  ProjectsController,
  ProductsController,
  AdoptionsController,
  CommunityFiguresController,
  LevelsController,
];
