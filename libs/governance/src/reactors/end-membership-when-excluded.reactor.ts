// SPDX-License-Identifier: MPL-2.0
import { EndMembershipOnExclusion, ReinstateMembership } from '@faellesbog/community';
import { ignore, reactor } from '@faellesbog/eventsourcing';
import { exclusionEvents } from '../exclusion/exclusion.events.js';

/** An exclusion ends the membership; when the general assembly rejects it, the membership goes on. */
export const endMembershipWhenExcluded = reactor({
  name: 'end-membership-when-excluded',
  from: [exclusionEvents],
  on: {
    MemberExcluded: ({ exclusionId, authorityId }, { command }) => [
      new EndMembershipOnExclusion({ exclusionId, authorityId }, command),
    ],
    ExclusionRatified: ignore,
    ExclusionRejected: ({ exclusionId, authorityId }, { command }) => [
      new ReinstateMembership({ exclusionId, authorityId }, command),
    ],
  },
});
