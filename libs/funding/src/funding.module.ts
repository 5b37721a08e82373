// SPDX-License-Identifier: MPL-2.0
import { Module } from '@nestjs/common';
import { commandHandlers } from '@faellesbog/platform';
import { accession } from './accession/accession.decider.js';
import { costs } from './costs/costs.decider.js';
import { hours } from './hours/hours.decider.js';
import { membershipFee } from './membership-fee/membership-fee.decider.js';
import { rateSheet } from './rate-sheet/rate-sheet.decider.js';
import { getPosition } from './read-models/authority-position.read-model.js';
import {
  explainShare,
  getAuthorityShares,
  getProductShares,
  getProjectShares,
  getSharesOverTime,
} from './read-models/co-financing.read-model.js';
import {
  getDues,
  getProjectBudget,
  getProjectHours,
  listMembershipFees,
  listRateSheets,
} from './read-models/dues.read-model.js';
import { getOwnershipHistory } from './read-models/ownership-history.read-model.js';
import { getTimeline } from './read-models/timeline.read-model.js';
import { getCaseExport, getTrace, listDocuments, listTraceGaps } from './read-models/trace-answers.js';
import { round } from './round/round.decider.js';

@Module({
  providers: [
    ...commandHandlers(round, costs, accession, rateSheet, membershipFee, hours),
    getProjectShares,
    getProductShares,
    getAuthorityShares,
    getSharesOverTime,
    explainShare,
    getOwnershipHistory,
    getPosition,
    getTimeline,
    getTrace,
    listTraceGaps,
    listDocuments,
    getCaseExport,
    listRateSheets,
    listMembershipFees,
    getDues,
    getProjectBudget,
    getProjectHours,
  ],
})
export class FundingModule {}
