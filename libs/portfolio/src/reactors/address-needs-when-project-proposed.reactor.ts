// SPDX-License-Identifier: MPL-2.0
import { ignore, reactor, uuidFrom } from '@faellesbog/eventsourcing';
import { AddressNeed } from '../need/need.commands.js';
import { projectEvents } from '../project/project.events.js';

/** When a project is proposed for certain needs, those needs are addressed: one command each, with an id of its own. */
export const addressNeedsWhenProjectProposed = reactor({
  name: 'address-needs-when-project-proposed',
  from: [projectEvents],
  on: {
    ProjectProposed: ({ projectId, needIds = [] }, { command }) =>
      needIds.map(
        (needId) => new AddressNeed({ needId, projectId }, { ...command, id: uuidFrom(`${command.id}/${needId}`) }),
      ),
    PreStudyCompleted: ignore,
    FinanceModelSet: ignore,
    ProjectApproved: ignore,
    ProjectRejected: ignore,
    ParticipantJoined: ignore,
    ParticipantLeft: ignore,
    ProjectFundingRecorded: ignore,
    ProjectStarted: ignore,
    ProjectPaused: ignore,
    ProjectResumed: ignore,
    ProjectClosed: ignore,
    ProjectLinkedToProduct: ignore,
    SupplierEngaged: ignore,
    MilestoneDelivered: ignore,
    MilestoneAccepted: ignore,
  },
});
