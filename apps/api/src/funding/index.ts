// SPDX-License-Identifier: MPL-2.0
import { AccessionsController } from './accessions.controller.js';
import { CostsController } from './costs.controller.js';
import { DuesController } from './dues.controller.js';
import { HistoryController } from './history.controller.js';
import { FundingRoundsController } from './rounds.controller.js';
import { SharesController } from './shares.controller.js';
import { TraceController } from './trace.controller.js';

export const fundingControllers = [
  FundingRoundsController,
  CostsController,
  AccessionsController,
  DuesController,
  SharesController,
  HistoryController,
  TraceController,
];
