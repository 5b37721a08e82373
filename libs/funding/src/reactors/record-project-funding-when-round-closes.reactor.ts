// SPDX-License-Identifier: MPL-2.0
import { ignore, reactor } from '@faellesbog/eventsourcing';
import { moneyFromJson, moneyToJson } from '@faellesbog/money';
import { RecordProjectFunding } from '@faellesbog/portfolio';
import { roundEvents } from '../round/round.events.js';

/** The project learns how its round ended: everything raised counts towards the floor it may start on. */
export const recordProjectFundingWhenRoundCloses = reactor({
  name: 'record-project-funding-when-round-closes',
  from: [roundEvents],
  on: {
    FundingRoundOpened: ignore,
    PledgeStated: ignore,
    PledgeAmended: ignore,
    PledgeWithdrawn: ignore,
    InterimTotalStated: ignore,
    InKindPledged: ignore,
    ExternalGrantAwarded: ignore,
    LatePledgeAccepted: ignore,
    PledgeReleased: ignore,
    FundingRoundClosed: ({ roundId, projectId, reached, ...sums }, { command }) => {
      const raised = [sums.pledged, sums.grants, sums.inKind].reduce((sum, money) => sum + moneyFromJson(money), 0n);
      return [new RecordProjectFunding({ projectId, roundId, reached, pledged: moneyToJson(raised) }, command)];
    },
  },
});
