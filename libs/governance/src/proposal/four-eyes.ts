// SPDX-License-Identifier: MPL-2.0
import {
  copenhagenDate,
  Rejection,
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
  /** What the service fills in, and nobody approves. */
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
 * @returns a decider that refuses with `four_eyes.needed`, `four_eyes.another_change` or `four_eyes.expired`.
 */
export function fourEyes(decider: AnyDecider, table: FourEyesTable, guard: Guard = {}): AnyDecider {
  const { operator, amountsOf } = guard;
  return {
    ...decider,
    async facts(command: DomainCommand, lookup: Lookup): Promise<unknown> {
      const isOperator = operator !== undefined && command.meta.by === operator;
      if (!isOperator) await assertApproved(command, table, lookup, amountsOf);
      return decider.facts?.(command, lookup);
    },
  };
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
 * @throws Rejection as {@link fourEyes} says.
 */
export async function assertApproved(
  command: DomainCommand,
  table: FourEyesTable,
  lookup: Lookup,
  amountsOf?: AmountsOf,
): Promise<void> {
  const { type, meta } = command;
  const row = Object.hasOwn(table, type) ? table[type] : undefined;
  if (row?.approves === undefined || meta.cause !== undefined || meta.dryRun) return;
  const wanted = await approversOf(command, row, lookup, amountsOf);
  if (!wanted) return;
  const { state } = await lookup.state(proposal, meta.id);
  if (state.status !== 'approved') throw needed(type, wanted.approvers);
  if (!isOf(state, command, row.filledIn ?? []) || !isApprovedAs(state, wanted)) throw anotherChange(type);
  assertNotExpired(state, meta.now);
  const { emergency: id } = state.content;
  if (id === undefined || holdsAt((await lookup.state(emergency, id)).state, meta.now)) return;
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
  const asked = (change: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(change as JsonObject).filter(([key]) => !filledIn.includes(key)));
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
