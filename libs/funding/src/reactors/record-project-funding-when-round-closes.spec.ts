// SPDX-License-Identifier: MPL-2.0
import { handle, memoryStore } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { allowAnything, DECISION } from '@faellesbog/governance/testing';
import { project, ProposeProject, ApproveProject } from '@faellesbog/portfolio';
import { authority, RegisterAuthority } from '@faellesbog/community';
import { moneyToJson } from '@faellesbog/money';
import { CloseFundingRound, OpenFundingRound, PledgeInKind, StatePledge } from '../round/round.commands.js';
import { round } from '../round/round.decider.js';
import { recordProjectFundingWhenRoundCloses } from './record-project-funding-when-round-closes.reactor.js';

it('A project learns once how its round ended, with everything that was raised', async () => {
  const store = memoryStore();
  const meta = () => testMeta({ grounds: { decisionRef: DECISION } });
  await allowAnything((command, decider) => handle(store, decider, command));
  const [projectId, roundId, authorityId] = ['os2kle', 'os2kle-round-1', '151'];
  const ballerup = { name: 'Ballerup', kind: 'municipality' as const, cvr: '58271713', municipalityCode: authorityId };
  await handle(store, authority, new RegisterAuthority({ authorityId, ...ballerup }, meta()));
  await handle(
    store,
    project,
    new ProposeProject({ projectId, name: 'OS2kle', purpose: 'X', owners: [authorityId] }, meta()),
  );
  await handle(store, project, new ApproveProject({ projectId }, meta()));
  const terms = { target: moneyToJson(100_00n), deadline: '2026-12-31', purpose: 'X' };
  await handle(store, round, new OpenFundingRound({ roundId, projectId, ...terms }, meta()));
  await handle(
    store,
    round,
    new StatePledge({ roundId, pledgeId: 'p', authorityId, amount: moneyToJson(60_00n) }, meta()),
  );
  const hours = { hours: 2, hourlyRate: moneyToJson(20_00n) };
  await handle(store, round, new PledgeInKind({ roundId, pledgeId: 'h', authorityId, ...hours }, meta()));
  await handle(store, round, new CloseFundingRound({ roundId }, meta()));

  const reactions = (await store.readAll(-1, 100))
    .filter(({ stream }) => recordProjectFundingWhenRoundCloses.reads(stream))
    .flatMap((event) => recordProjectFundingWhenRoundCloses.commands(event, '2026-06-01T12:00:00Z'));
  expect(reactions.map(({ data }) => data)).toEqual([
    { projectId, roundId, reached: true, pledged: moneyToJson(100_00n) },
  ]);
  const [once, again] = [await handle(store, project, reactions[0]!), await handle(store, project, reactions[0]!)];
  expect([once.replayed, again.replayed]).toEqual([false, true]);
});
