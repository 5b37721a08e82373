// SPDX-License-Identifier: MPL-2.0
import {
  canonicalJson,
  copenhagenDate,
  Rejection,
  sha256,
  type AnyDecider,
  type DomainCommand,
  type JsonObject,
  type Lookup,
} from '@faellesbog/eventsourcing';
import type { Party } from '../access/access.events.js';
import { emergency, holdsAt } from '../emergency/emergency.decider.js';
import { approvalsNeeded, LIMITS, limits, limitsOn } from './limits.decider.js';
import { assertNotExpired, changeVersion, proposal, type KnownProposal } from './proposal.decider.js';

/** What the policy says of a command. */
export interface FourEyesRow {
  /** Who approves it; nobody has to when absent. */
  approves?: readonly Party[];
  /** Who may be one of the two that approve it where the limits take two. */
  second?: readonly Party[];
  /** Names of what the service fills in, in the command or in what is recorded, and nobody approves. */
  filledIn?: readonly string[];
}
export type FourEyesTable = Readonly<Record<string, FourEyesRow | undefined>>;

/**
 * The money of a command whose approval depends on how much it is, in øre, and what belongs with it in the thirty days
 * before; undefined for every other command.
 */
export type AmountsOf = (
  command: DomainCommand,
  lookup: Lookup,
) => Promise<{ amount: bigint; within30Days: bigint } | undefined>;

interface Guard {
  /** The account of who has the book itself and is asked for nobody's approval. */
  operator?: string;
  amountsOf?: AmountsOf;
}

/** Who stands in where nobody holds what normally approves [reliability 4.5, rule 5]. */
export const FALLBACK: readonly Party[] = ['board_member:treasurer'];

/**
 * The same rules, asked only for what others have approved where the table says that they have to: the check is one of
 * the facts that are looked up, so whoever asks the rules cannot leave it out.
 * @returns a decider that refuses with `four_eyes.needed`, `four_eyes.another_change`, `four_eyes.expired` or `four_eyes.changed_meanwhile`.
 */
export function fourEyes(decider: AnyDecider, table: FourEyesTable, guard: Guard = {}): AnyDecider {
  const { operator, amountsOf } = guard;
  return {
    ...decider,
    async facts(command: DomainCommand, lookup: Lookup): Promise<Approved> {
      const isOperator = operator !== undefined && command.meta.by === operator;
      const outcome = isOperator ? undefined : await assertApproved(command, table, lookup, amountsOf);
      return { own: await decider.facts?.(command, lookup), outcome };
    },
    decide(command: DomainCommand, state: unknown, { own, outcome }: Approved) {
      const decided = decider.decide(command, state, own);
      const row = Object.hasOwn(table, command.type) ? table[command.type] : undefined;
      const changed = outcome !== undefined && decided.length > 0 && outcomeOf(decided, row?.filledIn) !== outcome;
      if (changed) throw changedMeanwhile(command.type);
      return decided;
    },
  };
}

/** What the rules look up, and beside it what was approved to come of it. */
interface Approved {
  own: unknown;
  outcome: string | undefined;
}

/**
 * What a command would record, as the SHA-256 of its events: it changes with the budget, the key, the terms, the sums that
 * it refers to. @param filledIn what is left out of it.
 */
export function outcomeOf(facts: readonly { type: string; data: object }[], filledIn: readonly string[] = []): string {
  const said = facts.map(({ type, data }) => ({ type, data }));
  return sha256(canonicalJson(without(said, filledIn) as JsonObject));
}

/** The same without members of these names, at any depth. */
function without(value: unknown, left: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => without(each, left));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !left.includes(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, without(member, left)]));
}

/** Who has to approve a command, and how many different people. */
export interface Approvers {
  approvers: Party[];
  approvals: 1 | 2;
  /** One of the approvals is theirs. */
  with?: Party;
}

/**
 * Who has to approve a command by the policy and by the limits of the day it is asked on, not of the day it is dated.
 * @returns undefined when nobody has to: the policy names nobody, or it is small enough for one person alone.
 */
export async function approversOf(
  command: DomainCommand,
  { approves, second = [] }: FourEyesRow,
  lookup: Lookup,
  amountsOf?: AmountsOf,
): Promise<Approvers | undefined> {
  if (!approves) return undefined;
  const amounts = await amountsOf?.(command, lookup);
  if (!amounts) return { approvers: [...approves], approvals: 1 };
  const { state } = await lookup.state(limits, LIMITS);
  const set = limitsOn(state, copenhagenDate(new Date(command.meta.now)));
  const { approvals, with: one } = approvalsNeeded(amounts.amount, amounts.within30Days, set);
  if (approvals === 0) return undefined;
  if (approvals === 1) return { approvers: [...approves], approvals };
  return { approvers: [...new Set([...approves, ...second])], approvals, ...(one && { with: one }) };
}

/**
 * Lets pass what needs no approval, what a reactor asks because of something that was approved, what is only tried, and
 * what stands in an approved proposal under the command's own id, in exactly these words.
 * @returns what was approved to come of it, where that was said.
 * @throws Rejection as {@link fourEyes} says.
 */
export async function assertApproved(
  command: DomainCommand,
  table: FourEyesTable,
  lookup: Lookup,
  amountsOf?: AmountsOf,
): Promise<string | undefined> {
  const { type, meta } = command;
  const row = Object.hasOwn(table, type) ? table[type] : undefined;
  if (row?.approves === undefined || meta.cause !== undefined || meta.dryRun) return undefined;
  const wanted = await approversOf(command, row, lookup, amountsOf);
  if (!wanted) return undefined;
  const { state } = await lookup.state(proposal, meta.id);
  if (state.status !== 'approved') throw needed(type, wanted.approvers);
  if (!isOf(state, command, row.filledIn ?? []) || !isApprovedAs(state, wanted)) throw anotherChange(type);
  assertNotExpired(state, meta.now);
  const { emergency: id, outcome } = state.content;
  if (id === undefined || holdsAt((await lookup.state(emergency, id)).state, meta.now)) return outcome;
  throw new Rejection(
    'four_eyes.expired',
    `Emergency "${id}" is over; propose it anew.`,
    `Nødsituationen "${id}" er forbi; foreslå det på ny.`,
    { rule: 'Fire øjne 8' },
  );
}

/** True when a command says what was approved, and is asked by who first proposed it. */
function isOf(
  { content, makers }: KnownProposal,
  { type, data, meta }: DomainCommand,
  filledIn: readonly string[],
): boolean {
  const asked = (change: object) => without(change, filledIn) as Record<string, unknown>;
  const { org, effectiveOn, effectiveOnGiven, grounds } = meta;
  const said = { command: type, change: asked(data), org: org ?? undefined, effectiveOn, effectiveOnGiven, grounds };
  const approved = changeVersion({ ...content, change: asked(content.change) });
  return makers[0] === meta.by && changeVersion({ ...content, ...said }) === approved;
}

/**
 * True when as many had to approve it as it takes now, and those whom the policy names; where there was nobody, who stands
 * in. More than it takes is never too many, as when the limits were raised meanwhile.
 */
function isApprovedAs({ content }: KnownProposal, { approvers, approvals, with: one }: Approvers): boolean {
  const may = new Set(content.fallback ? FALLBACK : approvers);
  const byThem = content.approvers.length > 0 && content.approvers.every((party) => may.has(party));
  return byThem && content.approvals >= approvals && (one === undefined || content.with === one);
}

const needed = (type: string, approves: readonly Party[]): Rejection =>
  new Rejection(
    'four_eyes.needed',
    `${type} is carried out when another person has approved it: ${approves.join(' or ')}.`,
    `${type} gennemføres, når en anden person har godkendt det: ${approves.join(' eller ')}.`,
    { rule: 'Fire øjne 1' },
  );

const anotherChange = (type: string): Rejection =>
  new Rejection(
    'four_eyes.another_change',
    `What was approved under this key is not this ${type}: other words, another day, another asker or other approvers.`,
    `Det, der er godkendt under denne nøgle, er ikke denne ${type}: andre ord, en anden dag, en anden, der beder, eller andre godkendere.`,
    { rule: 'Fire øjne 2' },
  );

const changedMeanwhile = (type: string): Rejection =>
  new Rejection(
    'four_eyes.changed_meanwhile',
    `What ${type} refers to (a budget, a key, terms or a sum) has changed since it was asked, and something else would be recorded than was approved; ask it anew.`,
    `Det, som ${type} henviser til (et budget, en nøgle, vilkår eller en sum), er ændret, siden der blev bedt om det, og noget andet end det godkendte ville blive registreret; bed om det på ny.`,
    { rule: 'Fire øjne 7' },
  );
