// SPDX-License-Identifier: MPL-2.0
import { BodiesController } from './bodies.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { ExclusionsController } from './exclusions.controller.js';
import { GrantsController } from './grants.controller.js';
import { MeetingsController } from './meetings.controller.js';

export const governanceControllers = [
  BodiesController,
  MeetingsController,
  DecisionsController,
  GrantsController,
  ExclusionsController,
];
