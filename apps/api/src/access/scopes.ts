// SPDX-License-Identifier: MPL-2.0
import { authority } from '@faellesbog/community';
import type { IsoDate, Lookup } from '@faellesbog/eventsourcing';
import { accession, round } from '@faellesbog/funding';
import { valueOn, type Grant, type ReadingArea } from '@faellesbog/governance';
import { notFound, noSuchPerson, type Problem } from '@faellesbog/platform';
import { participantsOn, product, project } from '@faellesbog/portfolio';
import type { Own } from './policy.js';

/** What has to be looked up to tell whose a thing is. */
export interface Surroundings {
  lookup: Lookup;
  /** Today: who takes part now. */
  day: IsoDate;
  /** The account that asks. */
  account?: string;
  /** The projects that may be linked to a product; the log is asked whether they are. */
  projectsOf(productId: string): Promise<readonly string[]>;
}

type Held = readonly Pick<Grant, 'scope'>[];

/** The ids that roles are for, of one kind. */
const idsOf = (kind: Grant['scope']['kind'], grants: Held): Set<string> =>
  new Set(grants.flatMap(({ scope }) => (scope.kind === kind && scope.id !== undefined ? [scope.id] : [])));

/**
 * Whether a thing is among what somebody's roles are for, by the log: their authority, a project that it takes part in or
 * that they steer or deliver to, a product of such a project, a person whom their authority has named.
 * @param grants the roles that may read what is theirs.
 */
export async function isTheirs(kind: Own['kind'], id: string, grants: Held, around: Surroundings): Promise<boolean> {
  if (grants.length === 0) return false;
  switch (kind) {
    case 'authority':
      return idsOf('authority', grants).has(id);
    case 'project':
      return isTheirProject(id, grants, around);
    case 'product':
      return isTheirProduct(id, grants, around);
    case 'person':
      return isTheirPerson(id, grants, around);
    case 'account':
      return id === around.account;
    case 'trace':
      return isTheirTrace(id, grants, around);
  }
}

async function isTheirProject(id: string, grants: Held, { lookup, day }: Surroundings): Promise<boolean> {
  const { state } = await lookup.state(project, id);
  if (state.status === 'none') return false;
  if (idsOf('project', grants).has(id)) return true;
  const suppliers = [...state.engagements].map((engagement) => engagement.split(' ')[0]!);
  return (
    any(participantsOn(state, day), idsOf('authority', grants)) ||
    any(suppliers, idsOf('supplier', grants)) ||
    any(state.productIds, idsOf('product', grants))
  );
}

const any = (these: Iterable<string>, those: ReadonlySet<string>): boolean => [...these].some((id) => those.has(id));

async function isTheirProduct(id: string, grants: Held, around: Surroundings): Promise<boolean> {
  const { lookup, day } = around;
  const [{ state }, acceded] = await Promise.all([lookup.state(product, id), lookup.state(accession, id)]);
  if (state.status === 'none') return false;
  if (idsOf('product', grants).has(id)) return true;
  const stewards = [...state.stewards].filter(([, history]) => valueOn(history, day)).map(([steward]) => steward);
  const acceding = [...acceded.state.accessions.values()]
    .filter(({ from, ended }) => from <= day && (ended === undefined || day < ended))
    .map(({ authorityId }) => authorityId);
  const suppliers = [...state.suppliers].filter(([, history]) => valueOn(history, day)).map(([supplier]) => supplier);
  if (any([...stewards, ...acceding], idsOf('authority', grants))) return true;
  if (any(suppliers, idsOf('supplier', grants))) return true;
  for (const projectId of await around.projectsOf(id)) {
    const linked = await lookup.state(project, projectId);
    if (linked.state.status === 'none' || !linked.state.productIds.includes(id)) continue;
    if (await isTheirProject(projectId, grants, around)) return true;
  }
  return false;
}

/** Contacts and coordinators of their authority: those of today and those who begin later, not those who have left. */
export async function isTheirPerson(
  id: string,
  grants: Held,
  { lookup, day }: Pick<Surroundings, 'lookup' | 'day'>,
): Promise<boolean> {
  for (const authorityId of idsOf('authority', grants)) {
    const { state } = await lookup.state(authority, authorityId);
    if (state.status === 'none') continue;
    const contacts = state.details.filter(({ contactRef }) => contactRef !== undefined);
    const begun = contacts.filter(({ eff }) => eff <= day).reduce((last, { eff }) => (eff > last ? eff : last), '');
    if (contacts.findLast(({ eff }) => eff === begun)?.contactRef === id) return true;
    if (contacts.some(({ eff, contactRef }) => eff > day && contactRef === id)) return true;
    if (state.coordinators.some(({ personRef, to }) => personRef === id && (to === undefined || to >= day)))
      return true;
  }
  return false;
}

/**
 * The project or product that something asked of the trace belongs to, where its name tells: `project:os2mo`,
 * `pledge:os2mo-round-1.p1`, or the bare name of a project or product. The rest (events, positions, decisions, meetings)
 * is for those who read the whole trace: it may rest on things of others.
 */
async function isTheirTrace(asked: string, grants: Held, around: Surroundings): Promise<boolean> {
  const [, kind, whole = '', part] = /^(?:([a-z-]+):)?([^.:]+)(?:\.([^.:]+))?$/.exec(asked) ?? [];
  const { lookup } = around;
  switch (kind) {
    case 'project':
      return part === undefined && isTheirProject(whole, grants, around);
    case 'product':
      return part === undefined && isTheirProduct(whole, grants, around);
    case 'cost-line':
    case 'key':
    case 'overrun':
    case 'surplus':
    case 'hours':
      return part !== undefined && isTheirProject(whole, grants, around);
    case 'accession':
    case 'terms':
      return part !== undefined && isTheirProduct(whole, grants, around);
    case 'round':
    case 'pledge':
    case 'grant': {
      const { state } = await lookup.state(round, whole);
      return state.status !== 'none' && isTheirProject(state.projectId, grants, around);
    }
    case undefined:
      if (part !== undefined) return false;
      return (await isTheirProject(whole, grants, around)) || isTheirProduct(whole, grants, around);
    default:
      return false;
  }
}

/** In exactly the words of a thing that does not exist: outside one's scope it does not. */
export function notThere(kind: Own['kind'], id: string): Problem {
  const shown = id.slice(0, 70);
  switch (kind) {
    case 'authority':
      return notFound('authority', 'myndighed', shown);
    case 'project':
      return notFound('project', 'projekt', shown);
    case 'product':
      return notFound('product', 'produkt', shown);
    case 'person':
      return noSuchPerson();
    case 'account':
      return notFound('account', 'konto', shown);
    case 'trace':
      return notFound('event, amount, decision or thing', 'hændelse, beløb, beslutning eller ting', shown);
  }
}

/** True for a project that was approved: before that, it is a draft of those who propose it, and of the community. */
export async function isRatified(projectId: string, lookup: Lookup): Promise<boolean> {
  const { state } = await lookup.state(project, projectId);
  return state.status !== 'none' && state.approvedOn !== undefined;
}

/**
 * An answer as anyone may see it. Never public, whatever the setting: who a person is, even as a reference; documents;
 * projects that nobody has approved; and the parts of the financing on days on which shares are not public.
 */
export async function forPublic(
  route: string,
  answer: unknown,
  areas: readonly ReadingArea[],
  lookup: Lookup,
): Promise<unknown> {
  const shown = withoutPersons(answer) as { projects?: unknown; periods?: object[] };
  if (route === 'GET /api/v1/products/{productId}/ownership-history' && !areas.includes('shares'))
    return { ...shown, periods: shown.periods?.map((period) => ({ ...period, share: null })) };
  const projects = shown?.projects;
  if (!Array.isArray(projects)) return shown;
  const ratified = await Promise.all((projects as ProjectNamed[]).map((named) => isShown(named, lookup)));
  return { ...shown, projects: projects.filter((_, index) => ratified[index]) };
}

/** A project in an answer: with its status on the day, or by its name alone. */
interface ProjectNamed {
  id?: string;
  project?: string;
  status?: string;
  outcome?: string | null;
}

const DRAFTS: ReadonlySet<string | undefined> = new Set(['proposed', 'rejected']);
const APPROVED: ReadonlySet<string | undefined> = new Set(['approved', 'running', 'paused']);

async function isShown({ id = '', project: projectId = id, status, outcome }: ProjectNamed, lookup: Lookup) {
  if (DRAFTS.has(status)) return false;
  return APPROVED.has(status) || outcome === 'delivered' || isRatified(projectId, lookup);
}

function withoutPersons(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPersons);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => {
      if (key === 'personRef' || key === 'contactRef') return [key, null];
      if (key === 'documentRefs') return [key, []];
      return [key, withoutPersons(value)];
    }),
  );
}
