// SPDX-License-Identifier: MPL-2.0
import {
  canonicalJson,
  copenhagenDate,
  Rejection,
  sha256,
  unreachable,
  type CommandMeta,
  type DataOf,
  type Decider,
  type IsoDate,
  type JsonObject,
  type Lookup,
} from '@faellesbog/eventsourcing';
import { accessCommands, type AccessCommand } from './access.commands.js';
import { accessEvents, type AccessEvent, type Role } from './access.events.js';

type Proposal = DataOf<typeof accessEvents, 'RoleProposed'>;
export type GrantStatus = 'proposed' | 'granted' | 'declined' | 'revoked';
interface Recorded extends Proposal {
  status: GrantStatus;
  from: IsoDate;
  /** The account that proposed it; none for a founding grant. */
  proposedBy?: string;
}
/** All grants of one account, or those that the book began with. */
export interface Access {
  grants: ReadonlyMap<string, Recorded>;
  /** Ids of grants that the book began with and that were revoked since. */
  unfounded: ReadonlySet<string>;
}

/** One role that holds now. */
export type Grant = Omit<Proposal, 'until'> & { from: IsoDate; until?: IsoDate };

/** The stream of the grants that the book began with. */
export const FOUNDING = 'founding';

/** What an approval of a proposal has to name: the SHA-256 of its canonical JSON. */
export const versionOf = ({ account, grantId, role, office, scope, personRef, until }: Proposal): string =>
  sha256(canonicalJson({ account, grantId, role, office, scope, personRef, until } as JsonObject));

/** The roles that hold on a day: granted, begun, not over and not revoked. */
const grantsOn = ({ grants }: Access, day: IsoDate): Grant[] =>
  [...grants.values()].filter(
    ({ status, from, until }) => status === 'granted' && from <= day && day <= (until ?? day),
  );

/**
 * The roles an account holds at an instant, from the log itself: what was revoked a moment ago holds no more.
 * @param account the opaque account id that events hold in `by`.
 */
export async function rolesOf(account: string, now: Date, lookup: Lookup): Promise<Grant[]> {
  const day = copenhagenDate(now);
  const [own, founding] = await Promise.all([lookup.state(access, account), lookup.state(access, FOUNDING)]);
  return [...foundedFor(account, own.state, grantsOn(founding.state, day)), ...grantsOn(own.state, day)];
}

/** Of the grants that the book began with, those of an account that were not revoked since. */
const foundedFor = <G extends Proposal>(account: string, { unfounded }: Access, founding: readonly G[]): G[] =>
  founding.filter((grant) => grant.account === account && !unfounded.has(grant.grantId));

/** Roles that no one may hold beside any other, and pairs that nobody may hold together [reliability 4.2]. */
const ALONE: ReadonlySet<Role> = new Set(['supplier', 'auditor', 'integrator']);
const APART: readonly (readonly [Role, Role])[] = [['secretariat', 'board_member']];

interface AccessFacts {
  /** Grants of the same account that the book began with and that hold. */
  founded: readonly Proposal[];
  /** The persons behind the account that asks, and behind the one that proposed. */
  asker?: string;
  proposer?: string;
}

function decide(command: AccessCommand, state: Access, facts: AccessFacts): AccessEvent[] {
  const { meta } = command;
  switch (command.type) {
    case 'FoundAccess':
      return foundAccess(command.data, state);

    case 'ProposeRole':
      return propose(command.data, state, meta, facts);

    case 'GrantRole':
      return grantRole(command.data, state, meta, facts);

    case 'DeclineRole':
      if (grantOf(state, command.data.grantId).status === 'declined') return [];
      inStatus(state, command.data.grantId, 'proposed');
      return [{ type: 'RoleDeclined', data: command.data }];

    case 'RevokeRole':
      return revoke(command.data, state, facts);

    default:
      return unreachable(command);
  }
}

function foundAccess(data: DataOf<typeof accessEvents, 'AccessFounded'>, { grants }: Access): AccessEvent[] {
  if (grants.size === 0) return [{ type: 'AccessFounded', data }];
  const same = data.grants.every((each) => {
    const before = grants.get(keyOf(each));
    return before && versionOf(before) === versionOf(each);
  });
  if (same && grants.size === data.grants.length) return [];
  throw new Rejection(
    'access.founded',
    'The first grants of this book were recorded; from then on one proposes and another approves.',
    'Bogens første rettigheder er registreret; derefter foreslår én, og en anden godkender.',
  );
}

function propose(data: Proposal, state: Access, meta: CommandMeta, facts: AccessFacts): AccessEvent[] {
  const before = state.grants.get(data.grantId);
  if (before && versionOf(before) === versionOf(data) && before.from === meta.effectiveOn) return [];
  if (before) {
    throw new Rejection(
      'grant.exists',
      'This grant was proposed with other words; propose a new one.',
      'Rettigheden er foreslået med andre ord; foreslå en ny.',
      { pointer: '/grantId' },
    );
  }
  assertNotForOneself(data.account, data.personRef, meta, facts);
  if ((data.scope.kind === 'association') !== (data.scope.id === undefined)) {
    throw new Rejection(
      'grant.scope_unclear',
      'An authority, supplier, project or product is named by its id; the association has none.',
      'En myndighed, leverandør, et projekt eller produkt angives med sit id; foreningen har intet.',
      { pointer: '/scope/id' },
    );
  }
  if (data.until !== undefined && data.until < meta.effectiveOn) {
    throw new Rejection(
      'grant.over',
      `It would end ${data.until}, before it begins ${meta.effectiveOn}.`,
      `Den ville slutte ${data.until}, før den begynder ${meta.effectiveOn}.`,
      { pointer: '/until' },
    );
  }
  assertCompatible(data, meta.effectiveOn, state, facts);
  return [{ type: 'RoleProposed', data }];
}

/** Nobody gives themselves anything, under whatever account. */
function assertNotForOneself(account: string, personRef: string, meta: CommandMeta, { asker }: AccessFacts): void {
  if (meta.by !== account && asker !== personRef) return;
  throw new Rejection(
    'four_eyes.own_grant',
    'Nobody proposes or approves a role for themselves.',
    'Ingen foreslår eller godkender en rolle til sig selv.',
    { rule: 'Fire øjne 1' },
  );
}

function assertCompatible(data: Proposal, from: IsoDate, state: Access, { founded }: AccessFacts): void {
  const granted = [...state.grants.values()].filter(({ status }) => status === 'granted');
  // One that is over by the first day of the new one is in nobody's way.
  const held = [...founded, ...granted].filter(({ until }) => until === undefined || until >= from);
  const clash = held
    .map(roleOf)
    .find(
      (role) =>
        role !== data.role &&
        (ALONE.has(role) ||
          ALONE.has(data.role) ||
          APART.some((pair) => pair.includes(role) && pair.includes(data.role))),
    );
  if (clash === undefined) return;
  throw new Rejection(
    'grant.incompatible',
    `The account is ${clash.replaceAll('_', ' ')}; nobody is that and ${data.role.replaceAll('_', ' ')}.`,
    `Kontoen er ${clash}; ingen er både det og ${data.role}.`,
    { pointer: '/role' },
  );
}

const roleOf = ({ role }: { role: Role }): Role => role;

function grantRole(
  data: DataOf<typeof accessEvents, 'RoleGranted'>,
  state: Access,
  meta: CommandMeta,
  facts: AccessFacts,
): AccessEvent[] {
  const proposed = grantOf(state, data.grantId);
  const version = versionOf(proposed);
  if (proposed.status === 'granted' && data.approves === version) return [];
  inStatus(state, data.grantId, 'proposed');
  if (data.approves !== version) {
    throw new Rejection(
      'four_eyes.another_version',
      'The approval names another version than the one proposed; look at it again.',
      'Godkendelsen gælder en anden version end den foreslåede; se på den igen.',
      { pointer: '/approves', rule: 'Fire øjne 2' },
    );
  }
  assertNotForOneself(proposed.account, proposed.personRef, meta, facts);
  if (proposed.proposedBy === meta.by || (facts.asker !== undefined && facts.asker === facts.proposer)) {
    throw new Rejection(
      'four_eyes.same_person',
      'Who proposed it does not approve it: that takes another person.',
      'Den, der foreslog det, godkender det ikke: det kræver en anden person.',
      { rule: 'Fire øjne 1' },
    );
  }
  assertCompatible(proposed, proposed.from, state, facts);
  return [{ type: 'RoleGranted', data }];
}

function revoke(
  data: DataOf<typeof accessEvents, 'RoleRevoked'>,
  state: Access,
  { founded }: AccessFacts,
): AccessEvent[] {
  if (state.unfounded.has(data.grantId)) return [];
  if (!founded.some(({ grantId }) => grantId === data.grantId)) {
    if (grantOf(state, data.grantId).status === 'revoked') return [];
    inStatus(state, data.grantId, 'proposed', 'granted');
  }
  return [{ type: 'RoleRevoked', data }];
}

function grantOf({ grants }: Access, grantId: string): Recorded {
  const grant = grants.get(grantId);
  if (grant) return grant;
  throw new Rejection('grant.unknown', `There is no grant "${grantId}".`, `Der findes ingen rettighed "${grantId}".`, {
    pointer: '/grantId',
  });
}

const STATUS_DA = { proposed: 'foreslået', granted: 'givet', declined: 'afvist', revoked: 'frataget' } as const;

function inStatus(state: Access, grantId: string, ...allowed: GrantStatus[]): void {
  const { status } = grantOf(state, grantId);
  if (allowed.includes(status)) return;
  throw new Rejection(`grant.${status}`, `The grant is ${status}.`, `Rettigheden er ${STATUS_DA[status]}.`);
}

/** Founding grants of many accounts stand in one stream, so an id alone does not tell them apart. */
const keyOf = ({ account, grantId }: Pick<Proposal, 'account' | 'grantId'>): string => `${account} ${grantId}`;

function evolve(state: Access, { type, data }: AccessEvent, { eff, by }: { eff: string; by: string }): Access {
  const grants = new Map(state.grants);
  const become = (grantId: string, status: GrantStatus): Access => {
    const before = grants.get(grantId);
    if (before) return { ...state, grants: grants.set(grantId, { ...before, status }) };
    return status === 'revoked' ? { ...state, unfounded: new Set([...state.unfounded, grantId]) } : state;
  };
  switch (type) {
    case 'AccessFounded':
      for (const each of data.grants) grants.set(keyOf(each), { ...each, status: 'granted', from: eff });
      return { ...state, grants };
    case 'RoleProposed':
      return { ...state, grants: grants.set(data.grantId, { ...data, status: 'proposed', from: eff, proposedBy: by }) };
    case 'RoleGranted':
      return become(data.grantId, 'granted');
    case 'RoleDeclined':
      return become(data.grantId, 'declined');
    case 'RoleRevoked':
      return become(data.grantId, 'revoked');
    default:
      return unreachable(type);
  }
}

/** The person behind an account, as its grants say. */
async function personOf(account: string | undefined, lookup: Lookup): Promise<string | undefined> {
  if (account === undefined) return undefined;
  const [own, founding] = await Promise.all([lookup.state(access, account), lookup.state(access, FOUNDING)]);
  const all = [...own.state.grants.values(), ...founding.state.grants.values()];
  return all.find((grant) => grant.account === account)?.personRef;
}

async function factsFor(command: AccessCommand, lookup: Lookup): Promise<AccessFacts> {
  if (command.type === 'FoundAccess') return { founded: [] };
  const { state: founding } = await lookup.state(access, FOUNDING);
  const { account, grantId } = command.data;
  const { state: own } = await lookup.state(access, account);
  const [asker, proposer] = await Promise.all([
    personOf(command.meta.by, lookup),
    personOf(own.grants.get(grantId)?.proposedBy, lookup),
  ]);
  return { founded: foundedFor(account, own, [...founding.grants.values()]), asker, proposer };
}

export const access: Decider<Access, AccessCommand, typeof accessEvents, AccessFacts> = {
  events: accessEvents,
  commands: accessCommands,
  streamId: (command) => (command.type === 'FoundAccess' ? FOUNDING : command.data.account),
  initialState: { grants: new Map(), unfounded: new Set() },
  decide,
  evolve,
  facts: factsFor,
};
