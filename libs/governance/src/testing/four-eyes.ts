// SPDX-License-Identifier: MPL-2.0
import {
  copenhagenDate,
  handle,
  lookupIn,
  memoryStore,
  Rejection,
  type AnyDecider,
  type CommandMeta,
  type DomainCommand,
  type EventStore,
  type Handled,
} from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { FoundAccess } from '../access/access.commands.js';
import { access } from '../access/access.decider.js';
import { emergency } from '../emergency/emergency.decider.js';
import { body } from '../body/body.decider.js';
import { limits } from '../proposal/limits.decider.js';
import { ApproveChange, type ProposeChange } from '../proposal/proposal.commands.js';
import { proposal, type Proposal } from '../proposal/proposal.decider.js';

type Founder = ConstructorParameters<typeof FoundAccess>[0]['grants'][number];

/** A UUID for the account, person or proposal of a number. */
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The people of a test, by account. Bo has a second account; everybody else's person has one. */
export const ANNA = id(1);
export const BO = id(2);
export const BO_TOO = id(22);
export const CARLA = id(3);
export const DAN = id(4);
export const EVA = id(5);
export const SUE = id(6);
export const FIN = id(7);
export const KIM = id(8);
export const personBehind = (account: string): string => id(900 + (account === BO_TOO ? 2 : Number(account.slice(-3))));

const founder = (account: string, role: Founder['role'], more: Partial<Founder> = {}): Founder => ({
  ...{ account, role, grantId: `g-${role.replaceAll('_', '-')}`, scope: { kind: 'association' as const } },
  personRef: personBehind(account),
  ...more,
});
/** Anna is in the secretariat; Bo is chair, Carla treasurer, Dan and Eva on the board; Sue delivers, Fin and Kim are a municipality's. */
export const FOUNDERS: Founder[] = [
  founder(ANNA, 'secretariat'),
  founder(BO, 'board_member', { office: 'chair' }),
  founder(BO_TOO, 'board_member'),
  founder(CARLA, 'board_member', { office: 'treasurer' }),
  founder(DAN, 'board_member'),
  founder(EVA, 'board_member'),
  founder(SUE, 'supplier', { scope: { kind: 'supplier', id: 'magenta' } }),
  founder(FIN, 'finance', { scope: { kind: 'authority', id: '101' } }),
  founder(KIM, 'coordinator', { scope: { kind: 'authority', id: '101' } }),
];

export const NOW = '2026-06-01T10:00:00Z';
/** Who asks, at which instant; what is asked is dated that day. */
export const by = (account: string, now = NOW, more: Partial<CommandMeta> = {}): CommandMeta =>
  testMeta({ by: account, now, effectiveOn: copenhagenDate(new Date(now)), ...more });
/** So many days after {@link NOW}. */
export const later = (days: number, hours = 0): string =>
  new Date(Date.parse(NOW) + days * 86_400_000 + hours * 3_600_000).toISOString();

type Asked = ConstructorParameters<typeof ProposeChange>[0];
/** What is proposed in tests: a body, approved by the board's chair unless said otherwise. */
export const change = (proposalId: string, more: Partial<Asked> = {}): Asked => ({
  proposalId,
  command: 'EstablishBody',
  change: { bodyId: 'group', kind: 'working_group', name: 'A group', bylawsId: 'os2' },
  effectiveOn: '2026-07-01',
  effectiveOnGiven: true,
  about: {},
  approvers: ['board_member:chair'],
  approvals: 1,
  ...more,
});

const deciders: readonly AnyDecider[] = [access, proposal, limits, emergency, body];

/** A book with these people, in which commands go the way they go in the product. */
export async function bookOf(founders: Founder[] = FOUNDERS) {
  const store: EventStore = memoryStore();
  const ask = (command: DomainCommand): Promise<Handled> =>
    handle(
      store,
      deciders.find(({ commands }) => commands.includes(command.constructor as never))!,
      command,
    );
  await ask(new FoundAccess({ grants: founders }, testMeta({ by: 'operator', effectiveOn: '2026-01-01' })));
  const refusal = (command: DomainCommand): Promise<string> => refusalOf(ask(command));
  const state = async (proposalId: string): Promise<Proposal> =>
    (await lookupIn(store).state(proposal, proposalId)).state;
  /** The data of an approval of what stands. */
  const approval = async (proposalId: string): Promise<{ proposalId: string; approves: string }> => {
    const now = await state(proposalId);
    return { proposalId, approves: now.status === 'none' ? 'f'.repeat(64) : now.version };
  };
  const approve = async (proposalId: string, account: string, now = NOW, delegation?: string) =>
    new ApproveChange({ ...(await approval(proposalId)), ...(delegation && { delegation }) }, by(account, now));
  return { store, ask, refusal, state, approve };
}

/** The code of the refusal, and the rule it rests on. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Rejection)) throw new Error(`expected a refusal, not ${String(error)}`);
  return error.detail.rule === undefined ? error.code : `${error.code} [${error.detail.rule}]`;
}
