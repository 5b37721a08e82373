// SPDX-License-Identifier: MPL-2.0
import { copenhagenDate, type CommandMeta, type DomainCommand, type Lookup } from '@faellesbog/eventsourcing';
import { accession, costs, PostCostLine, round } from '@faellesbog/funding';
import { moneyFromJson } from '@faellesbog/money';
import { access, body, FOUNDING, meeting, rolesOf, valueOn, type Grant, type Scope } from '@faellesbog/governance';
import { participantsOn, product, project } from '@faellesbog/portfolio';
import { may, type About } from './policy.js';
import { isTheirPerson } from './scopes.js';

type Kind = Exclude<Scope['kind'], 'association'>;
/** The names of things that a command may carry, whichever it is. */
interface Named {
  authorityId?: string;
  owners?: string[];
  proposedBy?: string;
  supplierId?: string;
  projectId?: string;
  productId?: string;
  roundId?: string;
  pledgeId?: string;
  accessionId?: string;
  bodyId?: string;
  meetingId?: string;
  itemId?: string;
  account?: string;
  grantId?: string;
  scope?: Scope;
}

/**
 * What a command is about, for those whose role is for some things only: what it names itself, and what that belongs to
 * in the log. A pledge that is changed is its authority's; a round is its project's; a steering group's meeting is of what
 * the group was established for.
 * @returns the ids by kind; a kind that it is not about has none, and then no role for one of that kind covers it.
 */
export async function aboutOf({ type, data, meta }: DomainCommand, lookup: Lookup): Promise<About> {
  const named = data as Named;
  const about: Record<Kind, Set<string>> = {
    authority: new Set(),
    supplier: new Set(),
    project: new Set(),
    product: new Set(),
  };
  const add = (kind: Kind, ...ids: (string | undefined)[]): void => {
    for (const id of ids) if (id !== undefined) about[kind].add(id);
  };
  add('authority', named.authorityId, named.proposedBy, ...(named.owners ?? []));
  add('supplier', named.supplierId);
  add('project', named.projectId);
  add('product', named.productId);
  await addRound(named, lookup, add);
  await addAccession(named, lookup, add);
  await addBody(named, lookup, add);
  await addGrant(named, lookup, add);
  await addOwners(type, about, meta.effectiveOn, lookup, add);
  return Object.fromEntries(Object.entries(about).flatMap(([kind, ids]) => (ids.size > 0 ? [[kind, [...ids]]] : [])));
}

type Add = (kind: Kind, ...ids: (string | undefined)[]) => void;

async function addRound({ roundId, pledgeId, authorityId }: Named, lookup: Lookup, add: Add): Promise<void> {
  if (roundId === undefined) return;
  const { state } = await lookup.state(round, roundId);
  if (state.status === 'none') return;
  add('project', state.projectId);
  if (pledgeId !== undefined && authorityId === undefined) add('authority', state.pledges.get(pledgeId)?.authorityId);
}

async function addAccession({ accessionId, productId, authorityId }: Named, lookup: Lookup, add: Add): Promise<void> {
  if (accessionId === undefined || productId === undefined || authorityId !== undefined) return;
  add('authority', (await lookup.state(accession, productId)).state.accessions.get(accessionId)?.authorityId);
}

async function addBody({ bodyId, meetingId, itemId }: Named, lookup: Lookup, add: Add): Promise<void> {
  let of = bodyId;
  if (meetingId !== undefined) {
    const { state } = await lookup.state(meeting, meetingId);
    if (state.status !== 'none') {
      of ??= state.called.bodyId;
      if (itemId !== undefined) add('authority', state.items.get(itemId)?.added.proposedBy);
    }
  }
  if (of === undefined) return;
  const { state } = await lookup.state(body, of);
  if (state.status !== 'none' && state.established.about) add(state.established.about.kind, state.established.about.id);
}

/** A role is proposed and revoked where it is for. */
async function addGrant({ account, grantId, scope }: Named, lookup: Lookup, add: Add): Promise<void> {
  if (account === undefined || grantId === undefined) return;
  const [own, founding] = await Promise.all([lookup.state(access, account), lookup.state(access, FOUNDING)]);
  const held =
    own.state.grants.get(grantId) ??
    [...founding.state.grants.values()].find((grant) => grant.account === account && grant.grantId === grantId);
  for (const each of [scope, held?.scope]) if (each && each.kind !== 'association') add(each.kind, each.id);
}

/** Those whose work it is on the day: who takes part in a project, who delivers to it, who keeps and serves a product. */
async function addOwners(
  type: string,
  about: Record<Kind, Set<string>>,
  day: string,
  lookup: Lookup,
  add: Add,
): Promise<void> {
  for (const projectId of about.project) {
    const { state } = await lookup.state(project, projectId);
    if (state.status === 'none') continue;
    add('product', ...state.productIds);
    if (type === 'CompletePreStudy') add('authority', ...participantsOn(state, day));
    if (type === 'DeliverMilestone') add('supplier', ...[...state.engagements].map((each) => each.split(' ')[0]));
  }
  for (const productId of BY_PRODUCT.has(type) ? about.product : []) {
    const { state } = await lookup.state(product, productId);
    if (state.status === 'none') continue;
    const on = (each: ReadonlyMap<string, Parameters<typeof valueOn>[0]>): string[] =>
      [...each].filter(([, history]) => valueOn(history, day)).map(([id]) => id);
    if (type === 'SubmitSelfAssessment') add('authority', ...on(state.stewards));
    else add('supplier', ...on(state.suppliers));
  }
}

/** Acts on a product that its steward or its suppliers may ask. */
const BY_PRODUCT: ReadonlySet<string> = new Set(['SubmitSelfAssessment', 'ReleaseVersion', 'TransferRights']);

/** Those in whose name something is proposed, and the persons and accounts that a command names. */
interface NamedBeside {
  owners?: string[];
  proposedBy?: string;
  account?: string;
  contactRef?: string;
  personRef?: string;
}

/**
 * Whether all that a command names beside is the asker's own. A role covers a command that is about one of its things;
 * by that alone one's own authority would open another's: its name, its people, its account.
 * @param grants the roles of who asks.
 * @param registrarOf the account that registered a person; undefined for a person that nobody registered.
 */
export async function namesOnlyTheirs(
  { type, data, meta }: DomainCommand,
  grants: readonly Grant[],
  lookup: Lookup,
  registrarOf: (personRef: string) => Promise<string | undefined>,
): Promise<boolean> {
  const { owners = [], proposedBy, account, contactRef, personRef = contactRef } = data as NamedBeside;
  switch (type) {
    case 'ProposeProject':
    case 'AddAgendaItem': {
      const names = proposedBy === undefined ? owners : [...owners, proposedBy];
      return names.every((id) => may('ask', type, grants, { authority: [id] }));
    }
    case 'DelegateApproval':
    case 'EndDelegation':
      return account === meta.by;
    case 'ChangeContact':
    case 'AppointCoordinator':
      // Whom an authority names, it may read: so a municipality names its own people, and not those of others.
      return may('ask', type, grants, {}) || isTheirsToName(personRef!, meta, grants, lookup, registrarOf);
    default:
      return true;
  }
}

/** A person whom their authority has named already, or whom they or a colleague there have registered. */
async function isTheirsToName(
  personRef: string,
  { by, now }: CommandMeta,
  grants: readonly Grant[],
  lookup: Lookup,
  registrarOf: (personRef: string) => Promise<string | undefined>,
): Promise<boolean> {
  const instant = new Date(now);
  if (await isTheirPerson(personRef, grants, { lookup, day: copenhagenDate(instant) })) return true;
  const registrar = await registrarOf(personRef);
  if (registrar === undefined || registrar === by) return registrar !== undefined;
  const ofAuthority = ({ scope }: Grant): string[] => (scope.kind === 'authority' ? [scope.id!] : []);
  const theirs = new Set(grants.flatMap(ofAuthority));
  return (await rolesOf(registrar, instant, lookup)).flatMap(ofAuthority).some((id) => theirs.has(id));
}

const DAYS_30 = 30 * 24 * 60 * 60 * 1000;

/**
 * The money of a command whose approval depends on how much it is, in øre, and what was posted to the same project in the
 * thirty days before it: a bill in parts is one bill. Undefined for every other command.
 */
export async function amountsOf(
  command: DomainCommand,
  lookup: Lookup,
): Promise<{ amount: bigint; within30Days: bigint } | undefined> {
  if (!(command instanceof PostCostLine)) return undefined;
  const { projectId, amount } = command.data;
  const { state } = await lookup.state(costs, projectId);
  const until = command.meta.effectiveOn;
  const from = new Date(Date.parse(until) - DAYS_30).toISOString().slice(0, 10);
  const near = [...state.lines.values()].filter(({ eff, reversal }) => !reversal && from < eff && eff <= until);
  const size = (øre: bigint): bigint => (øre < 0n ? -øre : øre);
  return {
    amount: size(moneyFromJson(amount)),
    within30Days: near.reduce((sum, line) => sum + size(moneyFromJson(line.amount)), 0n),
  };
}
