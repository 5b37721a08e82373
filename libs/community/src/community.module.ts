// SPDX-License-Identifier: MPL-2.0
import { Module } from '@nestjs/common';
import { commandHandlers } from '@faellesbog/platform';
import { agreement } from './agreement/agreement.decider.js';
import { listCollaborationAgreements } from './read-models/collaboration-agreements.read-model.js';

@Module({ providers: [...commandHandlers(agreement), listCollaborationAgreements] })
export class CommunityModule {}
