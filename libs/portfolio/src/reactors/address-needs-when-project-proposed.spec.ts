// SPDX-License-Identifier: MPL-2.0
import { authority, RegisterAuthority } from '@faellesbog/community';
import { handle, memoryStore, type EventStore } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { RegisterNeed } from '../need/need.commands.js';
import { need } from '../need/need.decider.js';
import { ProposeProject } from '../project/project.commands.js';
import { project } from '../project/project.decider.js';
import { addressNeedsWhenProjectProposed } from './address-needs-when-project-proposed.reactor.js';

async function react(store: EventStore): Promise<string[]> {
  const events = (await store.readAll(-1, 100)).filter(({ stream }) => addressNeedsWhenProjectProposed.reads(stream));
  const commands = events.flatMap((event) => addressNeedsWhenProjectProposed.commands(event, event.at));
  const handled = [];
  for (const command of commands) handled.push(await handle(store, need, command));
  return handled.flatMap(({ stream, facts }) =>
    facts.map(({ type, data }) => `${stream} ${type} ${String(data['projectId'])}`),
  );
}

describe('When a project is proposed', () => {
  it('each need it names is addressed, once', async () => {
    const store = memoryStore();
    const aarhus = {
      authorityId: '751',
      name: 'Aarhus',
      kind: 'municipality' as const,
      cvr: '55133018',
      municipalityCode: '751',
    };
    await handle(store, authority, new RegisterAuthority(aarhus, testMeta()));
    for (const needId of ['staff', 'payment']) {
      await handle(
        store,
        need,
        new RegisterNeed({ needId, title: needId, description: needId, authorityId: '751' }, testMeta()),
      );
    }
    const proposal = { projectId: 'valghalla', name: 'Valghalla', purpose: 'Elections', owners: ['751'] };
    await handle(store, project, new ProposeProject({ ...proposal, needIds: ['staff', 'payment'] }, testMeta()));
    await handle(store, project, new ProposeProject({ ...proposal, projectId: 'other' }, testMeta()));

    expect(await react(store)).toEqual(['need-staff NeedAddressed valghalla', 'need-payment NeedAddressed valghalla']);
    expect(await react(store)).toEqual([]);
  });
});
