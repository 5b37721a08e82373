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
  type Grounds,
  type IsoDate,
  type JsonObject,
  type Lookup,
} from '@faellesbog/eventsourcing';
import {
  covers,
  delegatedTo,
  delegatesOf,
  isParty,
  personsActing,
  personsOfAll,
  readingOnce,
  rolesOf,
  samePerson,
  type Grant,
  type Persons,
} from '../access/access.decider.js';
import type { Party } from '../access/access.events.js';
import {
  assertKnownPerson,
  assertToday,
  emergency as emergencies,
  holdsAt,
  partiesTo,
  type Emergency,
} from '../emergency/emergency.decider.js';
import { daysFrom } from '../rules.js';
import { proposalCommands, type ApproveChange, type ProposalCommand } from './proposal.commands.js';
import { proposalEvents, type ProposalEvent } from './proposal.events.js';

type Data<K extends string> = DataOf<typeof proposalEvents, K>;

/** All that is approved. */
export type Content = Omit<Data<'ChangeProposed'>, 'proposalId'> & { grounds: Grounds };

/** One approval of the version that stands. */
export interface Approval {
  by: string;
  as: Party;
  delegation?: string;
}

export type Proposal =
  | { status: 'none' }
  | {
      status: 'proposed' | 'approved' | 'declined' | 'withdrawn' | 'completed' | 'refused';
      content: Content;
      version: string;
      /** The accounts of all who proposed or changed it, the first one first. */
      makers: readonly string[];
      /** Those of this version. */
      approvals: readonly Approval[];
      /** The day from which its 30 days are counted: that of this version, and once it is approved that of its approval. */
      since: IsoDate;
    };
export type KnownProposal = Exclude<Proposal, { status: 'none' }>;

/** After so many days a proposal that nobody approved is over, and an approval that nobody used [reliability 4.5, rule 7]. */
export const VALID_DAYS = 30;

/** What an approval has to name: the SHA-256 of the canonical JSON of all that is approved. */
export function changeVersion(content: Omit<Content, 'grounds'> & { grounds?: Grounds }): string {
  const { command, change, org, effectiveOn, effectiveOnGiven, grounds = {} } = content;
  const { about, approvers, approvals, with: one, fallback = false, emergency, outcome, payee } = content;
  const what = { command, change, org, effectiveOn, effectiveOnGiven, grounds };
  const how = { about, approvers, approvals, with: one, fallback, emergency, outcome, payee };
  return sha256(canonicalJson({ ...what, ...how } as unknown as JsonObject));
}

/** The last day of a proposal, or of an approval that waits to be used. */
export const lastDayOf = ({ since }: Pick<KnownProposal, 'since'>): IsoDate => daysFrom(since, VALID_DAYS);

/** @throws Rejection `four_eyes.expired` when its days are over. */
export function assertNotExpired(proposal: KnownProposal, now: string): void {
  const last = lastDayOf(proposal);
  if (copenhagenDate(new Date(now)) <= last) return;
  throw new Rejection(
    'four_eyes.expired',
    `It could be approved and carried out until ${last}; amend it, or propose it anew.`,
    `Det kunne godkendes og gennemføres til og med ${last}; ret det, eller foreslå det på ny.`,
    { rule: 'Fire øjne 7' },
  );
}

/** What the rules know of those who take part, from the log itself. Each is all by which somebody can be told. */
interface ProposalFacts {
  /** Who asks, and whom they do it for. */
  asker: Persons;
  /** Everybody who proposed or changed any version of it. */
  makers: Persons;
  /** The roles by which they may approve; none when the delegation they name does not hold. */
  by: readonly Grant[] | undefined;
  /** All roles of theirs, and of whom they do it for. */
  held: readonly Grant[];
  /** To whom they, or whom they do it for, have delegated their own approvals. */
  delegates: Persons;
  /** Everybody who approved this version. */
  approved: Persons;
  emergency?: { state: Emergency; parties: Persons };
}

function decide(command: ProposalCommand, proposal: Proposal, facts: ProposalFacts): ProposalEvent[] {
  const { meta } = command;
  switch (command.type) {
    case 'ProposeChange':
      if (proposal.status !== 'none') {
        if (changeVersion({ ...command.data, grounds: meta.grounds }) === proposal.version) return [];
        throw refused(
          'exists',
          'It was proposed in other words; amend it.',
          'Det er foreslået med andre ord; ret det.',
        );
      }
      assertMaker(command.data, meta, facts);
      return [{ type: 'ChangeProposed', data: command.data }];

    case 'AmendChange': {
      const { content, version } = inStatus(proposal, 'proposed');
      if (changeVersion({ ...command.data, grounds: meta.grounds }) === version) return [];
      if (command.data.command !== content.command) throw anotherCommand(content.command);
      assertMaker(command.data, meta, facts);
      return [{ type: 'ChangeAmended', data: command.data }];
    }

    case 'ApproveChange':
      return approve(command, known(proposal), facts);

    case 'DeclineChange':
      if (proposal.status === 'declined') return [];
      assertToday(meta);
      partyOf(inStatus(proposal, 'proposed'), facts.by ?? []);
      return [{ type: 'ChangeDeclined', data: command.data }];

    case 'WithdrawChange':
      if (proposal.status === 'withdrawn') return [];
      inStatus(proposal, 'proposed');
      assertToday(meta);
      if (!samePerson(facts.asker, facts.makers)) {
        const [en, da] = [
          'Only who proposed or changed it takes it back.',
          'Kun den, der har foreslået eller rettet det, trækker det tilbage.',
        ];
        throw refused('not_yours', en, da);
      }
      return [{ type: 'ChangeWithdrawn', data: command.data }];

    case 'CompleteChange':
      if (proposal.status === statusOf(command.data)) return [];
      inStatus(proposal, 'approved');
      return [{ type: 'ChangeCompleted', data: command.data }];

    default:
      return unreachable(command);
  }
}

/** Whoever proposes or changes it is known, and under an emergency is one of the two who declared it, while it holds. */
function assertMaker(data: { emergency?: string }, meta: CommandMeta, { asker, emergency }: ProposalFacts): void {
  assertToday(meta);
  assertKnownPerson(asker);
  if (data.emergency === undefined) return;
  const detail = { rule: 'Fire øjne 8', pointer: '/emergency' };
  if (!emergency || !holdsAt(emergency.state, meta.now)) {
    throw new Rejection(
      'emergency.not_holding',
      `Emergency "${data.emergency}" was not confirmed by a second person, or is over.`,
      `Nødsituationen "${data.emergency}" er ikke bekræftet af en anden person eller er forbi.`,
      detail,
    );
  }
  if (samePerson(asker, emergency.parties)) return;
  throw new Rejection(
    'emergency.not_yours',
    'Only the two who declared and confirmed the emergency act under it.',
    'Kun de to, der har erklæret og bekræftet nødsituationen, handler under den.',
    detail,
  );
}

function approve({ data, meta }: ApproveChange, proposal: KnownProposal, facts: ProposalFacts): ProposalEvent[] {
  if (data.approves === proposal.version && proposal.approvals.some(({ by }) => by === meta.by)) return [];
  inStatus(proposal, 'proposed');
  assertToday(meta);
  assertNotExpired(proposal, meta.now);
  if (data.approves !== proposal.version) {
    throw new Rejection(
      'four_eyes.another_version',
      'The approval names another version than the one that stands; look at it again.',
      'Godkendelsen gælder en anden version end den, der står; se på den igen.',
      { pointer: '/approves', rule: 'Fire øjne 2' },
    );
  }
  if (facts.by === undefined) {
    throw new Rejection(
      'delegation.not_holding',
      'No such delegation to you holds today.',
      'Der gælder ingen sådan delegation til dig i dag.',
      { pointer: '/delegation', rule: 'Fire øjne 6' },
    );
  }
  assertNoMaker(proposal, facts);
  assertNotPaid(proposal, facts.held);
  const as = partyOf(proposal, facts.by);
  if (samePerson(facts.asker, facts.approved)) {
    throw new Rejection(
      'four_eyes.approved_already',
      'You have approved it, or somebody in your name: the next one takes another person.',
      'Du har godkendt det, eller nogen har i dit navn: den næste kræver en anden person.',
      { rule: 'Fire øjne 4' },
    );
  }
  return [{ type: 'ChangeApproved', data: { ...data, as } }];
}

/** Nobody approves their own work, under whatever account or name, nor that of somebody who acts for them. */
function assertNoMaker({ content }: KnownProposal, { asker, makers, delegates }: ProposalFacts): void {
  if (samePerson(asker, makers)) {
    // Where the one who stands in has asked for it, nobody is left: that takes a second person with a role.
    if (content.fallback) {
      throw new Rejection(
        'four_eyes.last_holder',
        'You asked for this, and are the last who could approve it: have another person given a role that can.',
        'Du har bedt om dette og er den sidste, der kunne godkende det: lad en anden person få en rolle, der kan.',
        { rule: 'Fire øjne 9' },
      );
    }
    throw new Rejection(
      'four_eyes.same_person',
      'Who proposed or changed it does not approve it, under any account or name, and also when nobody else could.',
      'Den, der har foreslået eller rettet det, godkender det ikke, uanset konto eller navn, og heller ikke når ingen anden kan.',
      { rule: 'Fire øjne 1' },
    );
  }
  if (!samePerson(delegates, makers)) return;
  throw new Rejection(
    'four_eyes.delegated_to_maker',
    'Who proposed or changed it may approve in your name; so you cannot approve it.',
    'Den, der har foreslået eller rettet det, kan godkende i dit navn; derfor kan du ikke godkende det.',
    { rule: 'Fire øjne 1' },
  );
}

/** A supplier approves nothing, and who is paid does not approve the payment. */
function assertNotPaid({ content: { about, payee } }: KnownProposal, held: readonly Grant[]): void {
  const rule = { rule: 'Fire øjne 3' };
  if (
    held.some(
      ({ role, scope }) =>
        role === 'supplier' || (scope.kind === 'supplier' && (about.supplier ?? []).includes(scope.id ?? '')),
    )
  ) {
    throw new Rejection('four_eyes.supplier', 'A supplier approves nothing.', 'En leverandør godkender intet.', rule);
  }
  if (!payee || !held.some(({ scope }) => scope.kind === payee.kind && scope.id === payee.id)) return;
  throw new Rejection(
    'four_eyes.payee',
    'Who has a role with the one who is paid does not approve it.',
    'Den, der har en rolle hos betalingens modtager, godkender den ikke.',
    rule,
  );
}

/** The party as which somebody approves: first the one that has to be among them. */
function partyOf({ content, approvals }: KnownProposal, grants: readonly Grant[]): Party {
  const { with: one, approvers, about } = content;
  const first = one !== undefined && !approvals.some(({ as }) => as === one) ? [one] : [];
  const found = [...first, ...approvers].find((party) =>
    grants.some((grant) => isParty(grant, party) && covers(grant, about)),
  );
  if (found) return found;
  throw new Rejection(
    'four_eyes.not_approver',
    `None of your roles approves this; it waits for ${[...first, ...approvers].join(', ')}.`,
    `Ingen af dine roller godkender dette; det venter på ${[...first, ...approvers].join(', ')}.`,
    { rule: 'Fire øjne 4' },
  );
}

const refused = (reason: string, en: string, da: string): Rejection => new Rejection(`proposal.${reason}`, en, da);

const anotherCommand = (command: string): Rejection =>
  new Rejection(
    'proposal.another_command',
    `It was proposed to ${command}; what is another change is another proposal.`,
    `Det er foreslået som ${command}; en anden ændring er et andet forslag.`,
    { pointer: '/command' },
  );

function known(proposal: Proposal): KnownProposal {
  if (proposal.status !== 'none') return proposal;
  throw new Rejection('proposal.unknown', 'There is no such proposal.', 'Der findes intet sådant forslag.', {
    pointer: '/proposalId',
  });
}

const STATUS_DA = {
  proposed: 'foreslået',
  approved: 'godkendt',
  declined: 'afvist',
  withdrawn: 'trukket tilbage',
  completed: 'gennemført',
  refused: 'nægtet af sine egne regler',
} as const;

function inStatus(proposal: Proposal, wanted: KnownProposal['status']): KnownProposal {
  const found = known(proposal);
  if (found.status === wanted) return found;
  throw refused(found.status, `The proposal is ${found.status}.`, `Forslaget er ${STATUS_DA[found.status]}.`);
}

const statusOf = ({ outcome }: Pick<Data<'ChangeCompleted'>, 'outcome'>) =>
  outcome === 'carried_out' ? ('completed' as const) : ('refused' as const);

function evolve(proposal: Proposal, { type, data }: ProposalEvent, { eff, by }: { eff: string; by: string }): Proposal {
  if (type === 'ChangeProposed') return versionOf(data, [by], eff);
  if (proposal.status === 'none') return proposal;
  switch (type) {
    case 'ChangeAmended':
      return versionOf(data, [...new Set([...proposal.makers, by])], eff);
    case 'ChangeApproved': {
      const approvals = [...proposal.approvals, { by, as: data.as, delegation: data.delegation }];
      const { approvals: needed, with: one } = proposal.content;
      const enough = approvals.length >= needed && (one === undefined || approvals.some(({ as }) => as === one));
      return enough ? { ...proposal, approvals, status: 'approved', since: eff } : { ...proposal, approvals };
    }
    case 'ChangeDeclined':
      return { ...proposal, status: 'declined' };
    case 'ChangeWithdrawn':
      return { ...proposal, status: 'withdrawn' };
    case 'ChangeCompleted':
      return { ...proposal, status: statusOf(data) };
    default:
      return unreachable(type);
  }
}

/** A version as it begins: nobody has approved it, unless it is an emergency. */
function versionOf(
  data: Extract<ProposalEvent, { type: 'ChangeProposed' }>['data'],
  makers: string[],
  eff: string,
): KnownProposal {
  const content = contentOf(data);
  const status = content.emergency === undefined ? 'proposed' : 'approved';
  return { status, content, version: changeVersion(content), makers, approvals: [], since: eff };
}

/** What an event says is asked, with the grounds in a place of their own. */
export function contentOf(data: Extract<ProposalEvent, { type: 'ChangeProposed' }>['data']): Content {
  const { proposalId: _proposalId, source, decisionRef, documentRefs, ...content } = data;
  const given = Object.entries({ source, decisionRef, documentRefs }).filter(([, value]) => value !== undefined);
  return { ...content, grounds: Object.fromEntries(given) };
}

async function factsFor({ type, data, meta }: ProposalCommand, book: Lookup): Promise<ProposalFacts> {
  const lookup = readingOnce(book);
  const now = new Date(meta.now);
  const nobody: Persons = new Set();
  const { state } = await lookup.state(proposal, data.proposalId);
  const stood = state.status === 'none' ? undefined : state;
  const delegation = type === 'ApproveChange' ? data.delegation : undefined;
  const [asker, makers, own] = await Promise.all([
    personsActing(meta.by, delegation, lookup),
    personsOfAll(stood?.makers ?? [], lookup),
    rolesOf(meta.by, now, lookup),
  ]);
  const facts: ProposalFacts = { asker, makers, by: own, held: own, delegates: nobody, approved: nobody };
  if (type === 'ProposeChange' || type === 'AmendChange') {
    return { ...facts, emergency: await emergencyOf(data.emergency, lookup) };
  }
  if (type !== 'ApproveChange') return facts;
  const principal = delegation === undefined ? undefined : await delegatedTo(meta.by, delegation, now, lookup);
  const acting = principal ? [meta.by, principal.delegator] : [meta.by];
  const [held, delegates, approved] = await Promise.all([
    Promise.all(acting.map((account) => rolesOf(account, now, lookup))),
    Promise.all(acting.map((account) => delegatesOf(account, now, lookup))),
    Promise.all((stood?.approvals ?? []).map((one) => personsActing(one.by, one.delegation, lookup))),
  ]);
  return {
    ...facts,
    by: delegation === undefined ? own : principal?.grants,
    held: held.flat(),
    delegates: union(delegates),
    approved: union(approved),
  };
}

const union = (many: readonly Persons[]): Persons => new Set(many.flatMap((each) => [...each]));

async function emergencyOf(id: string | undefined, lookup: Lookup): Promise<ProposalFacts['emergency']> {
  if (id === undefined) return undefined;
  const { state } = await lookup.state(emergencies, id);
  return { state, parties: await personsOfAll(state.status === 'none' ? [] : partiesTo(state), lookup) };
}

export const proposal: Decider<Proposal, ProposalCommand, typeof proposalEvents, ProposalFacts> = {
  events: proposalEvents,
  commands: proposalCommands,
  streamId: ({ data }) => data.proposalId,
  initialState: { status: 'none' },
  decide,
  evolve,
  facts: factsFor,
};
