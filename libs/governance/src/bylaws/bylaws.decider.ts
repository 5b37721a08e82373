// SPDX-License-Identifier: MPL-2.0
import { Rejection, type DataOf, type Decider, type IsoDate } from '@faellesbog/eventsourcing';
import { dated, factOn, said, valueOn, type History } from '../rules.js';
import { bylawsCommands, type BylawsCommand } from './bylaws.commands.js';
import { bylawsEvents, type BodyKind, type BodyRules, type BylawsEvent, type DecisionKind } from './bylaws.events.js';

type Version = DataOf<typeof bylawsEvents, 'BylawsAdopted'>;
export interface Bylaws {
  versions: History<Version>;
}

/** A version of the bylaws as one kind of body meets it. */
export type RulesOnDay = BodyRules & { version: string };

/**
 * The rules that bind a kind of body on a day: those of the last version adopted on or before it.
 * @returns nothing when no version applies then, or it says nothing about such bodies.
 */
export function rulesOn({ versions }: Bylaws, kind: BodyKind, day: IsoDate): RulesOnDay | undefined {
  const version = valueOn(versions, day);
  const rules = version?.bodies[kind];
  return rules && { ...rules, version: version.version };
}

/** Votes on one question, and the number of voters they are counted against. */
export interface Votes {
  for: number;
  against: number;
  abstain: number;
  /** Voters present when it was voted on. */
  present: number;
  /** All who had a vote. */
  all: number;
  /** How the chair voted, when the chair was there and did. */
  chair?: 'for' | 'against' | 'abstain';
}

/** True when enough voters are present: at least the share that the rule names [BYL §6.5; vectors `voting`]. */
export function isQuorate({ quorum }: Pick<BodyRules, 'quorum'>, { present, all }: Pick<Votes, 'present' | 'all'>) {
  return quorum === undefined || present * quorum.share.denominator >= all * quorum.share.numerator;
}

/**
 * True when votes carry a question by a rule [BYL §6.3, §9.1; vectors `voting`]. A majority of those *present* counts who
 * abstains as a no. On a tie the chair's vote counts double where the rule says so; without a chair's vote it falls.
 */
export function isCarried({ voting }: Pick<BodyRules, 'voting'>, kind: DecisionKind, votes: Votes): boolean {
  const rule = voting[kind] ?? voting.ordinary;
  if (votes.for === votes.against && rule.tie === 'chair') return votes.chair === 'for' && votes.for > 0;
  const base = { cast: votes.for + votes.against, present: votes.present, all: votes.all }[rule.base];
  const [mine, needed] = [votes.for * rule.share.denominator, base * rule.share.numerator];
  return votes.for > 0 && (rule.passes === 'more_than' ? mine > needed : mine >= needed);
}

function decide({ data, meta }: BylawsCommand, { versions }: Bylaws): BylawsEvent[] {
  const before = versions.find(({ value }) => value.version === data.version);
  if (before && before.eff === meta.effectiveOn && said(before.value) === said(data)) return [];
  if (before) {
    throw new Rejection(
      'bylaws.version_exists',
      `Version "${data.version}" was adopted already; a change is a new version.`,
      `Version "${data.version}" er allerede vedtaget; en ændring er en ny version.`,
      { pointer: '/version' },
    );
  }
  const same = factOn(versions, meta.effectiveOn);
  if (same?.eff === meta.effectiveOn) {
    throw new Rejection(
      'bylaws.two_on_one_day',
      `Version "${same.value.version}" applies from ${same.eff} already.`,
      `Version "${same.value.version}" gælder allerede fra ${same.eff}.`,
      { pointer: '/effectiveOn' },
    );
  }
  if (versions.some(({ eff }) => eff > meta.effectiveOn)) {
    throw new Rejection(
      'bylaws.before_last_version',
      'A later version has been adopted; the rules of days gone by are not changed.',
      'En senere version er vedtaget; reglerne for dage, der er gået, ændres ikke.',
      { pointer: '/effectiveOn' },
    );
  }
  return [{ type: 'BylawsAdopted', data }];
}

export const bylaws: Decider<Bylaws, BylawsCommand, typeof bylawsEvents> = {
  events: bylawsEvents,
  commands: bylawsCommands,
  streamId: ({ data }) => data.bylawsId,
  initialState: { versions: [] },
  decide,
  evolve: ({ versions }, { data }, { eff }) => ({ versions: dated(versions, eff, data) }),
};
