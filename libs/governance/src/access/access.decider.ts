// SPDX-License-Identifier: MPL-2.0
import {
  canonicalJson,
  copenhagenDate,
  Rejection,
  sha256,
  streamName,
  unreachable,
  type CommandMeta,
  type DataOf,
  type Decider,
  type IsoDate,
  type JsonObject,
  type Lookup,
} from '@faellesbog/eventsourcing';
import { daysFrom, said } from '../rules.js';
import { accessCommands, type AccessCommand } from './access.commands.js';
import { accessEvents, type AccessEvent, type Party, type Role, type Scope } from './access.events.js';

type Proposal = DataOf<typeof accessEvents, 'RoleProposed'>;
export type GrantStatus = 'proposed' | 'granted' | 'declined' | 'revoked';
interface Recorded extends Proposal {
  status: GrantStatus;
  from: IsoDate;
  /** The account that proposed it; none for a founding grant. */
  proposedBy?: string;
  /** True once it was granted, whatever came after. */
  held?: true;
}
type Delegating = DataOf<typeof accessEvents, 'ApprovalDelegated'>;
interface Delegation extends Delegating {
  from: IsoDate;
  ended?: true;
}
/** All grants of one account, or those that the book began with. */
export interface Access {
  grants: ReadonlyMap<string, Recorded>;
  /** Ids of grants that the book began with and that were revoked since. */
  unfounded: ReadonlySet<string>;
  /** Who else may approve in this account's name. */
  delegations: ReadonlyMap<string, Delegation>;
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

/** Roles that are for the whole association, whatever a grant says of a scope beside. */
const EVERYWHERE: ReadonlySet<Role> = new Set([
  'secretariat',
  'board_member',
  'auditor',
  'integrator',
  'data_protection_officer',
]);

/** What an act is about, for who has a role for some things only: ids by kind. */
export type ActsOn = Partial<Record<Exclude<Scope['kind'], 'association'>, readonly string[]>>;

/** True when a role is for what an act is about: all of it, or one of the things it is about. */
export function covers({ role, scope }: Pick<Grant, 'role' | 'scope'>, about: ActsOn): boolean {
  if (scope.kind === 'association') return EVERYWHERE.has(role);
  return about[scope.kind]?.includes(scope.id ?? '') ?? false;
}

export const isParty = ({ role, office }: Pick<Grant, 'role' | 'office'>, party: Party): boolean =>
  party === role || (office !== undefined && party === `${role}:${office}`);

/** The same book, in which each stream is read once: a decision asks several times about the same people. */
export function readingOnce(lookup: Lookup): Lookup {
  const read = new Map<string, Promise<unknown>>();
  return {
    state(decider, id) {
      const stream = streamName(decider, id);
      const found = read.get(stream) ?? lookup.state(decider, id);
      read.set(stream, found);
      return found as ReturnType<typeof lookup.state<typeof decider>>;
    },
  };
}

/** Everything by which somebody can be told from others: their account, and the person behind it. */
export type Persons = ReadonlySet<string>;

/** Two accounts with anything in common are one pair of eyes. */
export const samePerson = (one: Persons, other: Persons): boolean => [...one].some((each) => other.has(each));

/**
 * An account and the person behind it, as its grants say. What was only proposed says nothing where something was
 * granted: else anybody could propose somebody into another person.
 * @returns the account alone when nobody knows whose it is.
 */
export async function personsOf(account: string | undefined, lookup: Lookup): Promise<Persons> {
  if (account === undefined) return new Set();
  const [own, founding] = await Promise.all([lookup.state(access, account), lookup.state(access, FOUNDING)]);
  const all = [...own.state.grants.values(), ...founding.state.grants.values()].filter(
    (grant) => grant.account === account,
  );
  const held = all.filter((grant) => grant.held);
  return new Set([account, ...(held.length > 0 ? held : all).map(({ personRef }) => personRef)]);
}

/** The same for several accounts together. */
export const personsOfAll = async (accounts: readonly (string | undefined)[], lookup: Lookup): Promise<Persons> =>
  new Set((await Promise.all(accounts.map((each) => personsOf(each, lookup)))).flatMap((each) => [...each]));

/** Delegations of an account that hold on a day. */
const delegationsOn = ({ delegations }: Access, day: IsoDate): Delegation[] =>
  [...delegations.values()].filter(({ ended, from, until }) => !ended && from <= day && day <= until);

/** Who may approve in an account's name at an instant: all by which each of them can be told. */
export async function delegatesOf(account: string, now: Date, lookup: Lookup): Promise<Persons> {
  const { state } = await lookup.state(access, account);
  const held = delegationsOn(state, copenhagenDate(now));
  const known = await personsOfAll(
    held.map(({ to }) => to),
    lookup,
  );
  return new Set([...known, ...held.flatMap(({ toPersonRef }) => toPersonRef ?? [])]);
}

/** A delegation by its name `account/delegation`: who gave it, and its id. */
async function delegationNamed(
  name: string,
  lookup: Lookup,
): Promise<{ delegator: string; state: Access; id: string }> {
  const [delegator = '', id = ''] = name.split('/');
  return { delegator, id, state: (await lookup.state(access, delegator)).state };
}

/**
 * The roles by which somebody may approve in another's name at an instant: those that the other holds then, within what
 * was delegated.
 * @param name the delegation's, `account/delegation`.
 * @returns who delegated them; nothing when no such delegation to this account holds.
 */
export async function delegatedTo(
  account: string,
  name: string,
  now: Date,
  lookup: Lookup,
): Promise<{ delegator: string; grants: Grant[] } | undefined> {
  const { delegator, state, id } = await delegationNamed(name, lookup);
  const found = delegationsOn(state, copenhagenDate(now)).find(({ delegationId }) => delegationId === id);
  if (found?.to !== account) return undefined;
  return { delegator, grants: passedOn(await rolesOf(delegator, now, lookup), found) };
}

/** All by which whoever approves can be told, and, where they do it in another's name, the other too. */
export async function personsActing(account: string, name: string | undefined, lookup: Lookup): Promise<Persons> {
  if (name === undefined) return personsOf(account, lookup);
  const { delegator, state, id } = await delegationNamed(name, lookup);
  const { toPersonRef } = state.delegations.get(id) ?? {};
  return new Set([...(await personsOfAll([account, delegator], lookup)), ...(toPersonRef ? [toPersonRef] : [])]);
}

/** Of the roles somebody holds, what a delegation passes on: the same or a part of it, never more. */
const passedOn = (grants: readonly Grant[], { role, scope }: Pick<Delegating, 'role' | 'scope'>): Grant[] =>
  grants.flatMap((grant) => {
    if (role !== undefined && grant.role !== role) return [];
    const same = grant.scope.kind === scope.kind && grant.scope.id === scope.id;
    if (same || scope.kind === 'association') return [grant];
    return grant.scope.kind === 'association' && EVERYWHERE.has(grant.role) ? [{ ...grant, scope }] : [];
  });

/** Roles that no one may hold beside any other, and pairs that nobody may hold together [reliability 4.2]. */
const ALONE: ReadonlySet<Role> = new Set(['supplier', 'auditor', 'integrator']);
const APART: readonly (readonly [Role, Role])[] = [['secretariat', 'board_member']];

interface AccessFacts {
  /** Grants of the same account that the book began with and that hold. */
  founded: readonly Proposal[];
  /** Who asks, and who proposed. */
  asker: Persons;
  proposer: Persons;
  /** For a delegation: whom it is to, and the roles that its giver holds. */
  delegate?: { persons: Persons; held: readonly Grant[] };
}

function decide(command: AccessCommand, state: Access, facts: AccessFacts): AccessEvent[] {
  const { meta } = command;
  switch (command.type) {
    case 'FoundAccess':
      return foundAccess(command.data, state);

    case 'ProposeRole':
      return propose(command.data, state, meta, facts);

    case 'GrantRole':
      return grantRole(command.data, state, facts);

    case 'DeclineRole':
      if (grantOf(state, command.data.grantId).status === 'declined') return [];
      inStatus(state, command.data.grantId, 'proposed');
      return [{ type: 'RoleDeclined', data: command.data }];

    case 'RevokeRole':
      return revoke(command.data, state, facts);

    case 'DelegateApproval':
      return delegateApproval(command.data, state, meta, facts);

    case 'EndDelegation':
      assertOwn(command.data.account, meta);
      if (delegationOf(state, command.data.delegationId).ended) return [];
      return [{ type: 'DelegationEnded', data: command.data }];

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
  assertNotForOneself(data, facts);
  assertScope(data.scope);
  assertInPlace(data);
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

function assertScope({ kind, id }: Scope): void {
  if ((kind === 'association') === (id === undefined)) return;
  throw new Rejection(
    'grant.scope_unclear',
    'An authority, supplier, project or product is named by its id; the association has none.',
    'En myndighed, leverandør, et projekt eller produkt angives med sit id; foreningen har intet.',
    { pointer: '/scope/id' },
  );
}

/** What the roles are for that are not for the whole association [reliability 4.2]. */
const PLACES: Partial<Record<Role, readonly Scope['kind'][]>> = {
  coordinator: ['authority'],
  finance: ['authority'],
  supplier: ['supplier'],
  steering_group_member: ['project', 'product'],
};

/** A treasurer of one municipality would approve for it what is not hers to approve; a coordinator of a project, for all who take part. */
function assertInPlace({ role, scope }: Proposal): void {
  const places = PLACES[role] ?? ['association'];
  if (places.includes(scope.kind)) return;
  throw new Rejection(
    'grant.out_of_place',
    `One is ${role.replaceAll('_', ' ')} of one ${places.join(' or ')}, not of one ${scope.kind}.`,
    `Rollen ${role} gives for ${places.map((place) => KIND_DA[place]).join(' eller ')}, ikke for ${KIND_DA[scope.kind]}.`,
    { pointer: '/scope/kind' },
  );
}
const KIND_DA: Readonly<Record<Scope['kind'], string>> = {
  association: 'foreningen',
  authority: 'en myndighed',
  supplier: 'en leverandør',
  project: 'et projekt',
  product: 'et produkt',
};

/** Nobody gives themselves anything, under whatever account. */
function assertNotForOneself({ account, personRef }: Proposal, { asker }: AccessFacts): void {
  if (!samePerson(asker, new Set([account, personRef]))) return;
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

function grantRole(data: DataOf<typeof accessEvents, 'RoleGranted'>, state: Access, facts: AccessFacts): AccessEvent[] {
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
  assertNotForOneself(proposed, facts);
  if (samePerson(facts.asker, facts.proposer)) {
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

/** The longest that somebody can approve in another's name, in days. */
const LONGEST_DELEGATION = 92;

function delegateApproval(data: Delegating, state: Access, meta: CommandMeta, facts: AccessFacts): AccessEvent[] {
  assertOwn(data.account, meta);
  const before = state.delegations.get(data.delegationId);
  if (before && before.from === meta.effectiveOn && said(delegatingOf(before)) === said(delegatingOf(data))) return [];
  if (before) {
    throw delegationRefused(
      'exists',
      'This delegation was given in other words; end it, and give a new one.',
      'Delegationen er givet med andre ord; afslut den, og giv en ny.',
      '/delegationId',
    );
  }
  assertScope(data.scope);
  if (data.until < meta.effectiveOn || data.until > daysFrom(meta.effectiveOn, LONGEST_DELEGATION)) {
    throw delegationRefused(
      'period',
      `A delegation ends on a day from its first one on, and at most ${LONGEST_DELEGATION} days later.`,
      `En delegation slutter en dag fra og med sin første, og senest ${LONGEST_DELEGATION} dage efter.`,
      '/until',
    );
  }
  assertDelegate(data, facts);
  if (passedOn(facts.delegate?.held ?? [], data).length === 0) {
    throw delegationRefused(
      'nothing_held',
      'One delegates a role that one was granted, within its scope; what was delegated goes no further.',
      'Man delegerer en rolle, man selv har fået, inden for dens område; det delegerede gives ikke videre.',
      '/role',
    );
  }
  return [{ type: 'ApprovalDelegated', data }];
}

/** Somebody else, and it is known who: else nobody could tell later whether they approved their own work. */
function assertDelegate({ to, toPersonRef }: Delegating, { asker, delegate }: AccessFacts): void {
  const known = delegate?.persons ?? new Set([to]);
  if (known.size === 1 && toPersonRef === undefined) {
    throw delegationRefused(
      'person_unknown',
      'Nobody knows yet which person is behind that account: name them (toPersonRef).',
      'Ingen ved endnu, hvilken person der står bag den konto: angiv vedkommende (toPersonRef).',
      '/toPersonRef',
    );
  }
  if (known.size > 1 && toPersonRef !== undefined && !known.has(toPersonRef)) {
    throw delegationRefused(
      'another_person',
      'Another person is behind that account.',
      'Der står en anden person bag den konto.',
      '/toPersonRef',
    );
  }
  if (!samePerson(asker, new Set([...known, toPersonRef ?? to]))) return;
  throw delegationRefused(
    'to_oneself',
    'One delegates to somebody else, not to an account of one’s own.',
    'Man delegerer til en anden, ikke til en af sine egne konti.',
    '/to',
  );
}

function assertOwn(account: string, { by }: CommandMeta): void {
  if (by === account) return;
  throw delegationRefused(
    'not_yours',
    'Only who holds the roles delegates them, and takes them back.',
    'Kun den, der har rollerne, delegerer dem og tager dem tilbage.',
    '/account',
  );
}

const delegationRefused = (reason: string, en: string, da: string, pointer: string): Rejection =>
  new Rejection(`delegation.${reason}`, en, da, { rule: 'Fire øjne 6', pointer });

const delegatingOf = ({ account, delegationId, to, toPersonRef, role, scope, until }: Delegating): Delegating => ({
  ...{ account, delegationId, to, toPersonRef, role, scope, until },
});

function delegationOf({ delegations }: Access, delegationId: string): Delegation {
  const found = delegations.get(delegationId);
  if (found) return found;
  throw delegationRefused(
    'unknown',
    `There is no delegation "${delegationId}".`,
    `Der findes ingen delegation "${delegationId}".`,
    '/delegationId',
  );
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
    const held = status === 'granted' && { held: true as const };
    if (before) return { ...state, grants: grants.set(grantId, { ...before, status, ...held }) };
    return status === 'revoked' ? { ...state, unfounded: new Set([...state.unfounded, grantId]) } : state;
  };
  switch (type) {
    case 'AccessFounded':
      for (const each of data.grants) grants.set(keyOf(each), { ...each, status: 'granted', from: eff, held: true });
      return { ...state, grants };
    case 'RoleProposed':
      return { ...state, grants: grants.set(data.grantId, { ...data, status: 'proposed', from: eff, proposedBy: by }) };
    case 'RoleGranted':
      return become(data.grantId, 'granted');
    case 'RoleDeclined':
      return become(data.grantId, 'declined');
    case 'RoleRevoked':
      return become(data.grantId, 'revoked');
    case 'ApprovalDelegated':
      return { ...state, delegations: new Map(state.delegations).set(data.delegationId, { ...data, from: eff }) };
    case 'DelegationEnded': {
      const before = state.delegations.get(data.delegationId);
      if (!before) return state;
      return { ...state, delegations: new Map(state.delegations).set(data.delegationId, { ...before, ended: true }) };
    }
    default:
      return unreachable(type);
  }
}

async function factsFor(command: AccessCommand, book: Lookup): Promise<AccessFacts> {
  const lookup = readingOnce(book);
  const nobody: Persons = new Set();
  if (command.type === 'FoundAccess') return { founded: [], asker: nobody, proposer: nobody };
  const { data, meta } = command;
  const asker = await personsOf(meta.by, lookup);
  if (command.type === 'EndDelegation') return { founded: [], asker, proposer: nobody };
  if (command.type === 'DelegateApproval') {
    const [persons, held] = await Promise.all([
      personsOf(command.data.to, lookup),
      rolesOf(data.account, new Date(meta.now), lookup),
    ]);
    return { founded: [], asker, proposer: nobody, delegate: { persons, held } };
  }
  const [{ state: founding }, { state: own }] = await Promise.all([
    lookup.state(access, FOUNDING),
    lookup.state(access, data.account),
  ]);
  const proposer = await personsOf(own.grants.get(command.data.grantId)?.proposedBy, lookup);
  return { founded: foundedFor(data.account, own, [...founding.grants.values()]), asker, proposer };
}

export const access: Decider<Access, AccessCommand, typeof accessEvents, AccessFacts> = {
  events: accessEvents,
  commands: accessCommands,
  streamId: (command) => (command.type === 'FoundAccess' ? FOUNDING : command.data.account),
  initialState: { grants: new Map(), unfounded: new Set(), delegations: new Map() },
  decide,
  evolve,
  facts: factsFor,
};
