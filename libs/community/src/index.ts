// SPDX-License-Identifier: MPL-2.0
import { agreement } from './agreement/agreement.decider.js';
import { collaborationAgreements } from './read-models/collaboration-agreements.read-model.js';

export * from './agreement/agreement.commands.js';
export * from './agreement/agreement.events.js';
export * from './read-models/collaboration-agreements.read-model.js';
export { CommunityModule } from './community.module.js';

/** Everything of this context that runs: its rules, and its read models. */
export const community = { deciders: [agreement], readModels: [collaborationAgreements], reactors: [] };
