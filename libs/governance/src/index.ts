// SPDX-License-Identifier: MPL-2.0
import { access } from './access/access.decider.js';
import { body } from './body/body.decider.js';
import { bylaws } from './bylaws/bylaws.decider.js';
import { decision } from './decision/decision.decider.js';
import { emergency } from './emergency/emergency.decider.js';
import { exclusion } from './exclusion/exclusion.decider.js';
import { meeting } from './meeting/meeting.decider.js';
import { limits } from './proposal/limits.decider.js';
import { proposal } from './proposal/proposal.decider.js';
import { reading } from './reading/reading.decider.js';
import { endMembershipWhenExcluded } from './reactors/end-membership-when-excluded.reactor.js';
import { accessRegister } from './read-models/access-register.read-model.js';
import { governanceRegister } from './read-models/governance-register.read-model.js';
import { proposalRegister } from './read-models/proposal-register.read-model.js';

export * from './access/access.commands.js';
export * from './access/access.events.js';
export * from './body/body.commands.js';
export * from './body/body.events.js';
export * from './bylaws/bylaws.commands.js';
export * from './bylaws/bylaws.events.js';
export * from './decision/decision.commands.js';
export * from './decision/decision.events.js';
export * from './emergency/emergency.commands.js';
export * from './emergency/emergency.events.js';
export * from './exclusion/exclusion.commands.js';
export * from './exclusion/exclusion.events.js';
export * from './meeting/meeting.commands.js';
export * from './meeting/meeting.events.js';
export * from './proposal/four-eyes.js';
export * from './proposal/limits.commands.js';
export * from './proposal/limits.events.js';
export * from './proposal/proposal.commands.js';
export * from './proposal/proposal.events.js';
export * from './read-models/access-register.read-model.js';
export * from './read-models/governance-register.read-model.js';
export * from './read-models/proposal-register.read-model.js';
export * from './reading/reading.commands.js';
export * from './reading/reading.events.js';
export * from './rules.js';
export { GovernanceModule } from './governance.module.js';

/** The rules of this context's streams, for those downstream whose own rules look something up here. */
export { access, body, bylaws, decision, emergency, exclusion, limits, meeting, proposal, reading };
export { publicAreasOn, readingSettings } from './reading/reading.decider.js';
export {
  covers,
  delegatedTo,
  FOUNDING,
  isParty,
  personsOf,
  rolesOf,
  samePerson,
  versionOf,
  type ActsOn,
  type Grant,
} from './access/access.decider.js';
export { approvalsNeeded, LIMITS, limitsOn, type ApprovalLimits } from './proposal/limits.decider.js';
export {
  changeVersion,
  lastDayOf,
  type Content,
  type KnownProposal,
  type Proposal,
} from './proposal/proposal.decider.js';
export {
  assertAllowed,
  namedDecision,
  refusedBy,
  type Decision,
  type DecisionNamed,
  type Need,
} from './decision/decision.decider.js';

/** Everything of this context that runs: its rules, and its read models. */
export const governance = {
  deciders: [access, bylaws, body, meeting, decision, exclusion, reading, proposal, limits, emergency],
  readModels: [accessRegister, governanceRegister, proposalRegister],
  reactors: [endMembershipWhenExcluded],
};
