// SPDX-License-Identifier: MPL-2.0
import { AgreementsController } from './agreements.controller.js';
import { AuthoritiesController } from './authorities.controller.js';
import { ReferenceDataController } from './reference-data.controller.js';
import { SuppliersController } from './suppliers.controller.js';

export const communityControllers = [
  AuthoritiesController,
  SuppliersController,
  AgreementsController,
  ReferenceDataController,
];
