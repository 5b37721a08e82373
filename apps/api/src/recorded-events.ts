// SPDX-License-Identifier: MPL-2.0
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import {
  canonicalJson,
  handle,
  memoryStore,
  Rejection,
  uuidFrom,
  type CommandMeta,
  type DomainCommand,
  type EventFamily,
  type EventStore,
} from '@faellesbog/eventsourcing';
import {
  AmendChange,
  ApproveChange,
  changeVersion,
  CompleteChange,
  ConfirmEmergency,
  DeclareEmergency,
  DeclineChange,
  DeclineRole,
  DelegateApproval,
  EndDelegation,
  GrantRole,
  ProposeChange,
  ProposeRole,
  RegisterDecision,
  ReviewEmergency,
  RevokeRole,
  SetApprovalLimits,
  versionOf,
  WithdrawChange,
} from '@faellesbog/governance';
import type { Ledger } from '@faellesbog/platform';
import { ApiModule, contexts } from './api.module.js';
import { foundAccess } from './governance/founding.js';
import { Importer } from './import/importer.js';

/** The demonstration data, and what brings about the events that it does not hold. */
const FILES = ['apps/api/demo/os2.ndjson', 'test/events/seldom.ndjson'];

/**
 * Writes one recorded event to `test/events` for each type and version that has none, as its canonical bytes: the first
 * of its kind when the files are recorded in a book in memory. A file that is there is never written again: it is what
 * was stored once, and must stay readable.
 * @throws Error when a command is refused, or an event has no command that brings it about.
 */
export async function recordMissingEvents(root: string): Promise<void> {
  const folder = join(root, 'test/events');
  const deciders = contexts.flatMap((context) => context.deciders);
  const store = memoryStore({ log: 'faellesbog/recorded', clock: () => new Date('2026-01-01T00:00:00Z') });
  const ledger = { deciders, store } as unknown as Ledger;
  const app = await NestFactory.createApplicationContext(ApiModule.of(ledger), { logger: ['error'] });
  for (const file of FILES) {
    const { refused } = await app
      .get(Importer)
      .run(readFileSync(join(root, file), 'utf8'), 'ndjson', 'recorder', false);
    if (refused.length > 0) throw new Error(`${file} is refused: ${JSON.stringify(refused.slice(0, 3))}`);
  }
  await grantRoles(store);
  await approveChanges(store);
  await breakTheGlass(store);
  await react(store);
  for (const { position: _position, ...envelope } of await store.readAll(-1, Number.MAX_SAFE_INTEGER)) {
    const path = join(folder, `${envelope.type}.v${envelope.schema}.json`);
    if (!existsSync(path)) writeFileSync(path, `${canonicalJson(envelope)}\n`);
  }
  const recorded = new Set(readdirSync(folder));
  const missing = deciders
    .flatMap((decider) => Object.entries((decider.events as EventFamily).types))
    .map(([type, { version }]) => `${type}.v${version}`)
    .filter((name) => !recorded.has(`${name}.json`));
  if (missing.length > 0) throw new Error(`no command in ${FILES.join(' or ')} brings about ${missing.join(', ')}`);
}

const ACCOUNTS = ['one', 'two', 'three'].map((name) => uuidFrom(`account/${name}`)) as [string, string, string];

/** Roles take two persons, and a file of commands is asked by one. */
async function grantRoles(store: EventStore): Promise<void> {
  const [one, two, three] = ACCOUNTS;
  const founders = [
    { account: one, role: 'secretariat' },
    { account: two, role: 'board_member', office: 'chair' as const },
  ];
  await foundAccess(store, founders, new Date('2026-01-01T00:00:00Z'));
  const ask = asking(store);
  const role = { account: three, role: 'finance' as const, scope: { kind: 'authority' as const, id: '101' } };
  for (const grantId of ['granted', 'declined']) {
    const proposed = { ...role, grantId, personRef: uuidFrom('person/three') };
    await ask(new ProposeRole(proposed, meta(`propose ${grantId}`, one)));
    if (grantId === 'declined') {
      await ask(new DeclineRole({ account: three, grantId, reason: 'Not needed' }, meta('decline', two)));
    } else {
      await ask(new GrantRole({ account: three, grantId, approves: versionOf(proposed) }, meta('grant', two)));
      await ask(new RevokeRole({ account: three, grantId, reason: 'Another task' }, meta('revoke', two)));
    }
  }
}

/** Changes that take two: one is amended, approved and carried out, one is declined, one withdrawn. */
async function approveChanges(store: EventStore): Promise<void> {
  const [one, two] = ACCOUNTS;
  const ask = asking(store);
  const change = (name: string) => ({
    proposalId: uuidFrom(`recorded/${name}`),
    command: 'EstablishBody',
    change: { bodyId: name, kind: 'working_group', name: 'A working group', bylawsId: 'os2' },
    effectiveOn: '2026-01-01',
    effectiveOnGiven: false,
    about: {},
    approvers: ['board_member:chair' as const],
    approvals: 1 as const,
  });
  for (const name of ['carried-out', 'declined', 'withdrawn']) {
    const { proposalId } = change(name);
    await ask(new ProposeChange(change(name), meta(`propose change ${name}`, one)));
    if (name === 'declined') await ask(new DeclineChange({ proposalId, reason: 'No need' }, meta('no', two)));
    if (name === 'withdrawn') await ask(new WithdrawChange({ proposalId, reason: 'A mistake' }, meta('back', one)));
  }
  const amended = { ...change('carried-out'), effectiveOn: '2026-01-02', effectiveOnGiven: true };
  const { proposalId } = amended;
  await ask(new AmendChange(amended, meta('amend', one)));
  await ask(new ApproveChange({ proposalId, approves: changeVersion(amended) }, meta('approve', two)));
  await ask(new CompleteChange({ proposalId, outcome: 'carried_out' }, meta('complete', two)));
}

/** What lets somebody approve more than usual: a delegation, limits, an emergency. */
async function breakTheGlass(store: EventStore): Promise<void> {
  const [one, two, three] = ACCOUNTS;
  const ask = asking(store);
  const delegation = { account: two, delegationId: 'recorded' };
  const holiday = { to: one, scope: { kind: 'association' as const }, until: '2026-01-31' };
  await ask(new DelegateApproval({ ...delegation, ...holiday }, meta('delegate', two)));
  await ask(new EndDelegation(delegation, meta('end', two)));
  const decisionId = 'recorded-limits';
  const decided = { decisionId, bodyId: 'bestyrelse', title: 'Limits', wording: 'Agreed', basis: 'A paper' };
  const minutes = { reference: 'Minutes of 2026-01-01', carried: true, allows: [{ purpose: 'limits' as const }] };
  await ask(new RegisterDecision({ ...decided, ...minutes }, meta('decide', one)));
  const kr = (amount: string) => ({ amount, currency: 'DKK' as const });
  const limits = { ...meta('limits', one), grounds: { decisionRef: decisionId } };
  await ask(new SetApprovalLimits({ single: kr('0.00'), two: kr('100000.00') }, limits));
  const emergencyId = 'recorded';
  await ask(new DeclareEmergency({ emergencyId, reason: 'Nobody can be reached' }, meta('declare', one)));
  await ask(new ConfirmEmergency({ emergencyId }, meta('confirm', two)));
  await ask(new ReviewEmergency({ emergencyId, conclusion: 'As it had to be' }, meta('review', three, '2026-01-02')));
}

const meta = (name: string, by: string, day = '2026-01-01'): CommandMeta => ({
  id: uuidFrom(`recorded/${name}`),
  by,
  org: null,
  now: `${day}T00:00:00Z`,
  effectiveOn: day,
  effectiveOnGiven: true,
  grounds: {},
});

/** Records commands by whichever rules are theirs. */
const asking =
  (store: EventStore) =>
  (command: DomainCommand): Promise<unknown> => {
    const deciders = contexts.flatMap((context) => context.deciders);
    return handle(
      store,
      deciders.find(({ commands }) => commands.includes(command.constructor as never))!,
      command,
    );
  };

/** What reactors ask for when these things happen; what a rule then refuses is an answer. */
async function react(store: EventStore): Promise<void> {
  const deciders = contexts.flatMap((context) => context.deciders);
  for (const event of await store.readAll(-1, Number.MAX_SAFE_INTEGER)) {
    const commands = contexts
      .flatMap(({ reactors }) => reactors)
      .filter((reactor) => reactor.reads(event.stream))
      .flatMap((reactor) => reactor.commands(event, '2026-01-01T00:00:00Z'));
    for (const command of commands) {
      const decider = deciders.find((each) => each.commands.includes(command.constructor as never))!;
      await handle(store, decider, command).catch((error: unknown) => {
        if (!(error instanceof Rejection)) throw error;
      });
    }
  }
}
