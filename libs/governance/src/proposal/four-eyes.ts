// SPDX-License-Identifier: MPL-2.0
import {
  Rejection,
  type AnyDecider,
  type DomainCommand,
  type JsonObject,
  type Lookup,
} from '@faellesbog/eventsourcing';
import type { Party } from '../access/access.events.js';
import { emergency, holdsAt } from '../emergency/emergency.decider.js';
import { assertNotExpired, changeVersion, proposal, type KnownProposal } from './proposal.decider.js';

/** What the policy says of a command: who approves it, and what the service fills in that nobody approves. */
export type FourEyesTable = Readonly<
  Record<string, { approves?: readonly Party[]; filledIn?: readonly string[] } | undefined>
>;

/** Who stands in where nobody holds what normally approves [reliability 4.5, rule 5]. */
export const FALLBACK: readonly Party[] = ['board_member:treasurer'];

/**
 * The same rules, asked only for what others have approved where the table says that they have to: the check is one of
 * the facts that are looked up, so whoever asks the rules cannot leave it out.
 * @param operator the account of who has the book itself and is asked for nobody's approval; none when left out.
 * @returns a decider that refuses with `four_eyes.needed`, `four_eyes.another_change` or `four_eyes.expired`.
 */
export function fourEyes(decider: AnyDecider, table: FourEyesTable, operator?: string): AnyDecider {
  return {
    ...decider,
    async facts(command: DomainCommand, lookup: Lookup): Promise<unknown> {
      if (operator === undefined || command.meta.by !== operator) await assertApproved(command, table, lookup);
      return decider.facts?.(command, lookup);
    },
  };
}

/**
 * Lets pass what needs no approval, what a reactor asks because of something that was approved, what is only tried, and
 * what stands in an approved proposal under the command's own id, in exactly these words.
 * @throws Rejection as {@link fourEyes} says.
 */
export async function assertApproved(command: DomainCommand, table: FourEyesTable, lookup: Lookup): Promise<void> {
  const { type, meta } = command;
  const row = Object.hasOwn(table, type) ? table[type] : undefined;
  if (row?.approves === undefined || meta.cause !== undefined || meta.dryRun) return;
  const { state } = await lookup.state(proposal, meta.id);
  if (state.status !== 'approved') throw needed(type, row.approves);
  if (!isOf(state, command, row.filledIn ?? []) || !isApprovedBy(state, row.approves)) throw anotherChange(type);
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

/** True when those whom the policy names had to approve it; where there was nobody, who stands in. */
function isApprovedBy({ content: { approvers, fallback } }: KnownProposal, named: readonly Party[]): boolean {
  const wanted = new Set(fallback ? FALLBACK : named);
  return approvers.length === wanted.size && approvers.every((party) => wanted.has(party));
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
