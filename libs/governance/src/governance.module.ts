// SPDX-License-Identifier: MPL-2.0
import { Module } from '@nestjs/common';
import { commandHandlers } from '@faellesbog/platform';
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
import { listDelegations, listGrants } from './read-models/access-register.read-model.js';
import {
  listBodies,
  listBylaws,
  listDecisions,
  listExclusions,
  listMeetings,
} from './read-models/governance-register.read-model.js';
import { listEmergencies, listProposals } from './read-models/proposal-register.read-model.js';

@Module({
  providers: [
    ...commandHandlers(access, bylaws, body, meeting, decision, exclusion, reading, proposal, limits, emergency),
    listBylaws,
    listBodies,
    listMeetings,
    listDecisions,
    listGrants,
    listDelegations,
    listExclusions,
    listProposals,
    listEmergencies,
  ],
})
export class GovernanceModule {}
