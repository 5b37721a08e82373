// SPDX-License-Identifier: MPL-2.0
import { accession } from './accession/accession.decider.js';
import { costs } from './costs/costs.decider.js';
import { hours } from './hours/hours.decider.js';
import { membershipFee } from './membership-fee/membership-fee.decider.js';
import { rateSheet } from './rate-sheet/rate-sheet.decider.js';
import { authorityPosition } from './read-models/authority-position.read-model.js';
import { coFinancing } from './read-models/co-financing.read-model.js';
import { dues } from './read-models/dues.read-model.js';
import { ownershipHistory } from './read-models/ownership-history.read-model.js';
import { recordProjectFundingWhenRoundCloses } from './reactors/record-project-funding-when-round-closes.reactor.js';
import { timeline } from './read-models/timeline.read-model.js';
import { trace } from './read-models/trace.read-model.js';
import { round } from './round/round.decider.js';

export * from './accession/accession.commands.js';
export * from './accession/accession.events.js';
export * from './costs/costs.commands.js';
export * from './costs/costs.events.js';
export * from './hours/hours.commands.js';
export * from './hours/hours.events.js';
export * from './membership-fee/membership-fee.commands.js';
export * from './membership-fee/membership-fee.events.js';
export * from './rate-sheet/rate-sheet.commands.js';
export * from './rate-sheet/rate-sheet.events.js';
export * from './read-models/authority-position.read-model.js';
export * from './read-models/co-financing.read-model.js';
export * from './read-models/dues.read-model.js';
export { PLEDGE_CHANGES, type Fraction, type GroundsShown, type Period } from './read-models/facts.js';
export * from './read-models/ownership-history.read-model.js';
export * from './read-models/timeline.read-model.js';
export * from './read-models/trace-answers.js';
export type { Mark, StepKind, TraceSum } from './read-models/trace-steps.js';
export { trace, TRACE_KINDS } from './read-models/trace.read-model.js';
export type { EventType } from './read-models/trace-words.js';
export * from './round/round.commands.js';
export * from './round/round.events.js';
export { FundingModule } from './funding.module.js';

/** The rules of this context's streams, for those downstream whose own rules look something up here. */
export { accession, costs, round };

/** Everything of this context that runs: its rules, its read models and its reactors. */
export const funding = {
  deciders: [round, costs, accession, rateSheet, membershipFee, hours],
  readModels: [coFinancing, ownershipHistory, authorityPosition, timeline, trace, dues],
  reactors: [recordProjectFundingWhenRoundCloses],
};
