// SPDX-License-Identifier: MPL-2.0
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  canonicalJson,
  CommandReused,
  copenhagenDate,
  handle,
  lookupIn,
  overlay,
  Rejection,
  streamName,
  uuidFrom,
  type AnyDecider,
  type CommandMeta,
  type DomainCommand,
  type Handled,
  type JsonObject,
  type Lookup,
} from '@faellesbog/eventsourcing';
import {
  approversOf,
  CompleteChange,
  delegatedTo,
  FALLBACK,
  ListDelegations,
  ListGrants,
  outcomeOf,
  personsOf,
  proposal,
  ProposeChange,
  rolesOf,
  samePerson,
  type Approvers,
  type Grant,
  type Proposal,
  type Role,
} from '@faellesbog/governance';
import { ErasePerson, person } from '@faellesbog/community';
import { Problem, type Caller, type Identity, type Ledger } from '@faellesbog/platform';
import { IDENTITY } from '../identity/identity-token.js';
import { LEDGER } from '../operations/ledger-token.js';
import { carryOutErasure } from '../persons/erasure.js';
import { aboutOf, amountsOf, namesOnlyTheirs } from './about.js';
import { COMMANDS, covers, holds, isOneOf, may, type About, type Party } from './policy.js';

/** A command that waits for somebody else's approval. */
export interface Waiting {
  proposalId: string;
  status: string;
  /** What an approval has to name: the SHA-256 of what is asked. */
  version: string;
  /** Who may approve it: `board_member:chair`. */
  waitsFor: Party[];
  /** How many different people have to. */
  approvals: number;
}

/** What a command is answered with. */
export interface Answered {
  stream: string;
  revision: number;
  position: number;
  events: string[];
  dryRun?: true;
  /** On a dry run: what would have been recorded. */
  facts?: unknown[];
  /** When it is a proposal that was recorded: what it waits for. */
  waiting?: Waiting;
}

/** What was asked under a proposal, now that it is approved. */
export type CarriedOut = { receipt: Omit<Handled, 'facts' | 'replayed'> } | { refused: Rejection };

type Stood = Exclude<Proposal, { status: 'none' }>;

/** What stands between a command that is asked and its rules: who may ask it, and who has to approve it first. */
@Injectable()
export class Permission {
  /** False on a machine of one's own, where nobody is asked who they are. */
  readonly enforced: boolean;
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(IDENTITY) identity: Identity | null,
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
  ) {
    this.enforced = identity?.access === 'enforced';
  }

  /**
   * Lets pass who may ask a command of this, by the roles in the log at this moment.
   * @throws Problem 403 `access.denied` for who may not ask it of anything; 404 for who may, of other things, whether they
   *   are there or not.
   */
  async assertMayAsk(command: DomainCommand, lookup: Lookup = this.lookup): Promise<About> {
    const { type, meta } = command;
    const [about, grants] = await Promise.all([aboutOf(command, lookup), rolesOf(meta.by, new Date(meta.now), lookup)]);
    if (!holds('ask', type, grants)) throw denied(type);
    const forOrg = meta.org === null || grants.some((grant) => covers(grant, { authority: [meta.org!] }));
    const theirs = forOrg && may('ask', type, grants, about) && (await this.namesTheirs(command, grants, lookup));
    if (!theirs) throw outside();
    if (type === 'ApproveChange') await this.assertNoSupplier(command, lookup);
    return about;
  }

  /**
   * A supplier approves nothing, by whatever account and in nobody's name. The rules know what an account holds; what a
   * person holds by another account is in the register.
   */
  private async assertNoSupplier({ data, meta }: DomainCommand, lookup: Lookup): Promise<void> {
    const { delegation } = data as { delegation?: string };
    const acting = delegation === undefined ? [meta.by] : [meta.by, delegation.split('/')[0]];
    const [known, { grants }] = await Promise.all([
      Promise.all(acting.map((account) => personsOf(account, lookup))),
      this.queries.execute(new ListGrants({ role: 'supplier', status: 'granted' }, {})),
    ]);
    const suppliers = new Set(grants.flatMap(({ account, personRef }) => [account, personRef]));
    if (!known.some((persons) => samePerson(persons, suppliers))) return;
    throw new Rejection('four_eyes.supplier', 'A supplier approves nothing.', 'En leverandør godkender intet.', {
      rule: 'Fire øjne 3',
    });
  }

  /** Whether the proposal that a command names concerns the asker, and whatever else it names beside is theirs. */
  private async namesTheirs(command: DomainCommand, grants: readonly Grant[], lookup: Lookup): Promise<boolean> {
    const { meta } = command;
    const { proposalId, delegation } = command.data as { proposalId?: string; delegation?: string };
    if (proposalId === undefined) {
      const { store } = this.ledger;
      const registrarOf = async (ref: string): Promise<string | undefined> =>
        (await store.readStream(streamName(person, ref)))[0]?.by;
      return namesOnlyTheirs(command, grants, lookup, registrarOf);
    }
    const { state } = await lookup.state(proposal, proposalId);
    if (state.status === 'none') return false;
    const lent =
      delegation === undefined ? undefined : await delegatedTo(meta.by, delegation, new Date(meta.now), lookup);
    const { approvers, about } = state.content;
    return concerns(shownOf(state), meta.by, grants) || isOneOf(approvers as Party[], lent?.grants ?? [], about);
  }

  /**
   * Lets pass a row of a file: what its sender may ask, and nobody else has to approve. For the rest there is no telling
   * who would approve which row; and what is said of a proposal is carried out at its own address, or not at all.
   * @throws Problem as {@link assertMayAsk}; Rejection `four_eyes.needed`.
   */
  async assertMayRecord(command: DomainCommand, lookup: Lookup): Promise<void> {
    await this.assertMayAsk(command, lookup);
    if (COMMANDS[command.type]?.approves === undefined && !('proposalId' in command.data)) return;
    throw new Rejection(
      'four_eyes.needed',
      `${command.type} takes two people: ask it by its own address, and have it approved. A file of a book's history is read by its operator, before the book is opened to others.`,
      `${command.type} kræver to personer: bed om den på dens egen adresse, og få den godkendt. En fil med en bogs historik indlæses af dens driftsansvarlige, før bogen åbnes for andre.`,
      { rule: 'Fire øjne 1' },
    );
  }

  /**
   * Asks for the approval that a command needs, once it is known that its rules allow it.
   * @param emergency the one under which it is asked; for who could not declare one, there is none.
   * @returns what it waits for; undefined when it needs none, or has been carried out.
   * @throws Rejection of its own rules; CommandReused; Rejection `four_eyes.nobody_else`; Problem 404.
   */
  async proposalFor(command: DomainCommand, about: About, emergency?: string): Promise<Answered | undefined> {
    const { store } = this.ledger;
    const { meta, type } = command;
    if (emergency !== undefined && !holds('ask', 'DeclareEmergency', await this.rolesOf(meta.by))) throw outside();
    if (COMMANDS[type]?.approves === undefined || meta.dryRun) return undefined;
    if (await store.findCommand(meta.id)) return undefined;
    const receipt = (await this.proposedBefore(command)) ?? (await this.propose(command, about, emergency));
    if (!receipt) return undefined;
    const { state } = await this.lookup.state(proposal, meta.id);
    if (state.status !== 'approved') return { ...receipt, waiting: waitingOf(meta.id, state as Stood) };
    const outcome = await this.carryOut(meta.id, meta);
    if (outcome && 'refused' in outcome) throw outcome.refused;
    return outcome?.receipt;
  }

  /** What somebody approves, when they approve a command. */
  private contentOf({ type, data, meta }: DomainCommand, about: About, approvers: Approvers, { facts }: Handled) {
    return {
      command: type,
      change: data as JsonObject,
      ...(meta.org !== null && { org: meta.org }),
      effectiveOn: meta.effectiveOn,
      effectiveOnGiven: meta.effectiveOnGiven,
      about: about as Record<string, string[]>,
      ...approvers,
      outcome: outcomeOf(facts as { type: string; data: object }[], COMMANDS[type]?.filledIn),
    };
  }

  /** @returns undefined when nobody has to approve it. */
  private async propose(command: DomainCommand, about: About, emergency?: string): Promise<Answered | undefined> {
    const { meta } = command;
    const approvers = await this.approversOf(command, about);
    if (!approvers) return undefined;
    const tried = await handle(overlay(this.ledger.store), this.deciderOf(command), command);
    const content = {
      ...this.contentOf(command, about, approvers, tried),
      ...(emergency !== undefined && { emergency }),
    };
    const asking = new ProposeChange(
      { proposalId: meta.id, ...content },
      metaOf(`propose/${meta.id}`, meta, meta.by, meta.grounds),
    );
    const { facts: _facts, replayed: _replayed, ...receipt } = await handle(this.ledger.store, proposal, asking);
    return receipt;
  }

  /**
   * The receipt of the proposal that this very request made before. Who may approve it is as it was then, and is not asked
   * again. @throws CommandReused when it was another request.
   */
  private async proposedBefore({ type, data, meta }: DomainCommand): Promise<Answered | undefined> {
    const { store } = this.ledger;
    const [first] = await store.readStream(streamName(proposal, meta.id));
    if (!first) return undefined;
    const { command, change, effectiveOn } = first.data as { command: string; change: JsonObject; effectiveOn: string };
    const same =
      command === type && canonicalJson(change) === canonicalJson(data as JsonObject) && first.by === meta.by;
    if (!same || (meta.effectiveOnGiven && effectiveOn !== meta.effectiveOn)) throw new CommandReused(meta.id);
    return (await store.findCommand(first.cmd))!.receipt;
  }

  /**
   * The name of the command that a proposal is of, for who wants to change it: they may ask it of what it is about now,
   * and not only of what they would make of it.
   * @throws Problem 404; 403 for who sees the proposal and may not ask for such a thing at all.
   */
  async proposedAs(proposalId: string, by: string): Promise<string> {
    const { state } = await this.lookup.state(proposal, proposalId);
    if (state.status === 'none') throw outside();
    const { command, about } = state.content;
    if (!this.enforced) return command;
    const grants = await this.rolesOf(by);
    if (may('ask', command, grants, about)) return command;
    if (holds('ask', command, grants) || !concerns(shownOf(state), by, grants)) throw outside();
    throw denied(command);
  }

  /**
   * The content of a proposal as somebody wants it changed: checked like the command itself.
   * @param command what is asked from now on, with the proposal's id.
   */
  async amended(command: DomainCommand) {
    const about = this.enforced ? await this.assertMayAsk(command) : await aboutOf(command, this.lookup);
    const tried = await handle(overlay(this.ledger.store), this.deciderOf(command), command);
    // Made small enough for one alone, it waits for an approval all the same: it was asked for already.
    const one: Approvers = { approvers: [...COMMANDS[command.type]!.approves!], approvals: 1 };
    return this.contentOf(command, about, (await this.approversOf(command, about)) ?? one, tried);
  }

  /** Lets pass who may approve a proposal, and so may decline it. @throws Problem 404. */
  async assertApprover(proposalId: string, by: string): Promise<void> {
    const { state } = await this.lookup.state(proposal, proposalId);
    if (!this.enforced) return;
    if (state.status === 'none') throw outside();
    const { approvers, about } = state.content;
    const grants = await this.rolesOf(by);
    if (!isOneOf(approvers as Party[], grants, about)) throw outside();
  }

  /**
   * Of these proposals those that concern somebody: the association's people see all of them, others what they asked for,
   * what waits for them or they approved, and what is about theirs. `mine`: only what waits for them.
   */
  async shown<P extends Shown>(proposals: readonly P[], { account }: Caller, mine: boolean): Promise<P[]> {
    const [roles, lent] = await Promise.all([this.rolesOf(account), this.lentTo(account)]);
    const waits = ({ waitsFor, about, makers }: P): boolean =>
      isOneOf(waitsFor as Party[], [...roles, ...lent], about) && !makers.includes(account!);
    if (mine) return proposals.filter(waits);
    if (this.seesAll(account, roles)) return [...proposals];
    return proposals.filter((each) => waits(each) || concerns(each, account!, roles));
  }

  /** Whether somebody sees whatever waits, for whomever. */
  seesAll = (account: string | undefined, roles: readonly Grant[]): boolean =>
    !this.enforced || account === undefined || roles.some(isOfAssociation);

  /** The roles of an account at this moment. */
  rolesOf = (account: string | undefined): Promise<Grant[]> =>
    account === undefined ? Promise.resolve([]) : rolesOf(account, new Date(), this.lookup);

  /** The roles by which an account may approve in others' names at this moment. */
  private async lentTo(account: string | undefined): Promise<Grant[]> {
    if (account === undefined) return [];
    const { received } = await this.queries.execute(new ListDelegations(account));
    const lent = received.map(({ name }) => delegatedTo(account, name, new Date(), this.lookup));
    return (await Promise.all(lent)).flatMap((each) => each?.grants ?? []);
  }

  /** Who has to approve a command, and who stands in where nobody else could; undefined when one person alone may. */
  private async approversOf(
    command: DomainCommand,
    about: About,
  ): Promise<(Approvers & { fallback?: true }) | undefined> {
    const { type, meta } = command;
    const wanted = await approversOf(command, COMMANDS[type] ?? {}, this.lookup, amountsOf);
    if (!wanted || (await this.somebodyElse(type, meta, about))) return wanted;
    if (wanted.approvers.every((party) => OF_AUTHORITY.has(party))) throw nobodyElse();
    return { ...wanted, approvers: [...FALLBACK], fallback: true };
  }

  private async somebodyElse(type: string, { by }: CommandMeta, about: About): Promise<boolean> {
    const { grants } = await this.queries.execute(new ListGrants({ status: 'granted' }, {}));
    const maker = grants.find(({ account }) => account === by)?.personRef;
    return grants.some(({ account, personRef, role, office, scope }) => {
      const grant = { role, office: office ?? undefined, scope: { kind: scope.kind, id: scope.id ?? undefined } };
      return account !== by && personRef !== maker && may('approve', type, [grant as Grant], about);
    });
  }

  /**
   * Carries out what was approved, in the name of who first proposed it, and records how it ended. Asked again, it goes on
   * where it was cut off: the change has the proposal's id, and is recorded once.
   * @returns undefined when it is not approved, or was carried out before.
   */
  async carryOut(proposalId: string, asked: CommandMeta): Promise<CarriedOut | undefined> {
    const { state } = await this.lookup.state(proposal, proposalId);
    if (state.status !== 'approved') return undefined;
    const command = this.commandOf(proposalId, state as Stood, asked.now);
    const outcome = await this.outcomeOf(command);
    const done =
      'receipt' in outcome
        ? { proposalId, outcome: 'carried_out' as const }
        : { proposalId, outcome: 'refused' as const, code: outcome.refused.code };
    await handle(
      this.ledger.store,
      proposal,
      new CompleteChange(done, metaOf(`complete/${asked.id}`, asked, asked.by)),
    );
    return outcome;
  }

  private async outcomeOf(command: DomainCommand): Promise<CarriedOut> {
    try {
      const { facts: _facts, replayed: _replayed, ...receipt } = await this.executed(command);
      return { receipt };
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      return { refused: error };
    }
  }

  private executed(command: DomainCommand): Promise<Handled> {
    const record = (one: DomainCommand): Promise<Handled> => this.bus.execute<DomainCommand, Handled>(one);
    return command instanceof ErasePerson ? carryOutErasure(this.ledger, command, record) : record(command);
  }

  private commandOf(proposalId: string, { makers, content }: Stood, now: string): DomainCommand {
    const { command: name, change, org, effectiveOn, effectiveOnGiven, grounds } = content;
    const command = this.ledger.deciders.flatMap(({ commands }) => commands).find((each) => each.name === name);
    if (!command) throw new Error(`a proposal is of ${name}, and no decider knows it`);
    const Asked = command as new (data: object, meta: CommandMeta) => DomainCommand;
    return new Asked(change, {
      id: proposalId,
      by: makers[0]!,
      org: org ?? null,
      now,
      effectiveOn,
      effectiveOnGiven,
      grounds: grounds ?? {},
    });
  }

  private deciderOf(command: DomainCommand): AnyDecider {
    const found = this.ledger.deciders.find(({ commands }) => commands.includes(command.constructor as never));
    if (!found) throw new Error(`no decider lists ${command.type}`);
    return found;
  }

  private get lookup(): Lookup {
    return lookupIn(this.ledger.store);
  }
}

interface Shown {
  makers: readonly string[];
  approvals: readonly { by: string }[];
  waitsFor: readonly string[];
  about: About;
}
const shownOf = ({ makers, approvals, content }: Stood): Shown => ({
  ...{ makers, approvals, waitsFor: content.approvers, about: content.about },
});
const SEES_ALL: ReadonlySet<Role> = new Set<Role>(['secretariat', 'board_member', 'auditor']);
const isOfAssociation = (grant: Grant): boolean => SEES_ALL.has(grant.role) && covers(grant, {});

/**
 * Whether a proposal concerns somebody: the association's people, who has a part in it, and those whose it is. A program
 * or a data protection officer is there for all of the association, but not for the drafts of its members.
 */
const concerns = ({ makers, approvals, waitsFor, about }: Shown, account: string, roles: readonly Grant[]): boolean =>
  [...makers, ...approvals.map(({ by }) => by)].includes(account) ||
  isOneOf(waitsFor as Party[], roles, about) ||
  roles.some((grant) => isOfAssociation(grant) || (grant.scope.kind !== 'association' && covers(grant, about)));

/** Roles that a municipality gives: where nobody else has one, the treasurer of the association cannot stand in. */
const OF_AUTHORITY: ReadonlySet<Party> = new Set<Party>(['coordinator', 'finance']);

const waitingOf = (proposalId: string, { status, version, content }: Stood): Waiting => ({
  proposalId,
  status,
  version,
  waitsFor: status === 'proposed' ? ([...content.approvers] as Party[]) : [],
  approvals: content.approvals,
});

const metaOf = (key: string, { now }: CommandMeta, by: string, grounds: CommandMeta['grounds'] = {}): CommandMeta => ({
  id: uuidFrom(key),
  by,
  org: null,
  now,
  effectiveOn: copenhagenDate(new Date(now)),
  effectiveOnGiven: false,
  grounds,
});

/** Outside one's scope a thing does not exist. */
const outside = (): Problem =>
  new Problem(
    404,
    'not_found',
    'There is nothing of that name that you may act on.',
    'Der findes intet af det navn, som du kan handle på.',
  );

export const denied = (type: string): Problem =>
  new Problem(
    403,
    'access.denied',
    `None of your roles may ask ${type}. GET /api/v1/me tells what you may do.`,
    `Ingen af dine roller kan bede om ${type}. GET /api/v1/me fortæller, hvad du kan.`,
  );

const nobodyElse = (): Rejection =>
  new Rejection(
    'four_eyes.nobody_else',
    'Another person of the authority has to approve this, and nobody else has a role there. Have a second person given one first.',
    'En anden person i myndigheden skal godkende dette, og ingen anden har en rolle der. Lad først en person mere få en.',
    { rule: 'Fire øjne 9' },
  );
