// SPDX-License-Identifier: MPL-2.0
import { authority, isMemberOn } from '@faellesbog/community';
import { Rejection, unreachable, type DataOf, type Decider, type IsoDate } from '@faellesbog/eventsourcing';
import { assertAllowed, namedDecision, type DecisionNamed } from '../decision/decision.decider.js';
import { assertKnown, said, unknownAmong, type Facts } from '../rules.js';
import { exclusionCommands, type ExclusionCommand } from './exclusion.commands.js';
import { exclusionEvents, type ExclusionEvent } from './exclusion.events.js';

type Excluded = DataOf<typeof exclusionEvents, 'MemberExcluded'>;
type Exclusion = { status: 'none' } | { status: 'decided' | 'ratified' | 'rejected'; excluded: Excluded; on: IsoDate };

interface ExclusionFacts extends Facts, DecisionNamed {
  isMember: boolean;
}

function decide(command: ExclusionCommand, exclusion: Exclusion, facts: ExclusionFacts): ExclusionEvent[] {
  switch (command.type) {
    case 'ExcludeMember':
      return exclude(command, exclusion, facts);
    case 'RatifyExclusion':
      return answer(command, 'ExclusionRatified', exclusion, facts);
    case 'RejectExclusion':
      return answer(command, 'ExclusionRejected', exclusion, facts);
    default:
      return unreachable(command);
  }
}

function exclude(
  { data, meta }: Extract<ExclusionCommand, { type: 'ExcludeMember' }>,
  exclusion: Exclusion,
  facts: ExclusionFacts,
): ExclusionEvent[] {
  if (exclusion.status !== 'none') {
    if (said(exclusion.excluded) === said(data) && exclusion.on === meta.effectiveOn) return [];
    throw new Rejection(
      'exclusion.exists',
      'This exclusion is recorded already.',
      'Eksklusionen er allerede registreret.',
      { pointer: '/exclusionId' },
    );
  }
  assertKnown(facts);
  if (!facts.isMember) {
    throw new Rejection(
      'exclusion.not_member',
      `"${data.authorityId}" is not a member on ${meta.effectiveOn}.`,
      `"${data.authorityId}" er ikke medlem ${meta.effectiveOn}.`,
      { pointer: '/authorityId' },
    );
  }
  const what = { en: 'An exclusion', da: 'En eksklusion', rule: 'BYL §4.6' };
  assertAllowed(meta, facts.decision, { purpose: 'exclusion', about: about(data.authorityId) }, what);
  return [{ type: 'MemberExcluded', data }];
}

const about = (authorityId: string) => [{ kind: 'authority' as const, id: authorityId }];

function answer(
  { data, meta }: Extract<ExclusionCommand, { type: 'RatifyExclusion' | 'RejectExclusion' }>,
  type: 'ExclusionRatified' | 'ExclusionRejected',
  exclusion: Exclusion,
  { decision }: ExclusionFacts,
): ExclusionEvent[] {
  if (exclusion.status === 'none') {
    throw new Rejection(
      'exclusion.unknown',
      'No such exclusion is recorded.',
      'En sådan eksklusion er ikke registreret.',
      {
        pointer: '/exclusionId',
      },
    );
  }
  const wanted = type === 'ExclusionRatified' ? 'ratified' : 'rejected';
  if (exclusion.status === wanted) return [];
  if (exclusion.status !== 'decided') {
    throw new Rejection(
      `exclusion.${exclusion.status}`,
      `The general assembly has ${exclusion.status} it.`,
      `Generalforsamlingen har ${exclusion.status === 'ratified' ? 'godkendt' : 'forkastet'} den.`,
    );
  }
  const { authorityId } = exclusion.excluded;
  const rule = 'BYL §4.6';
  if (wanted === 'ratified') {
    const what = { en: 'The approval of an exclusion', da: 'Godkendelsen af en eksklusion', rule };
    assertAllowed(meta, decision, { purpose: 'exclusion_ratification', about: about(authorityId) }, what);
  } else {
    const what = { en: 'The rejection of an exclusion', da: 'Forkastelsen af en eksklusion', rule };
    assertAllowed(meta, decision, { purpose: 'exclusion_rejection', about: about(authorityId) }, what);
  }
  return [{ type, data: { exclusionId: data.exclusionId, authorityId } }];
}

function evolve(exclusion: Exclusion, { type, data }: ExclusionEvent, { eff }: { eff: string }): Exclusion {
  switch (type) {
    case 'MemberExcluded':
      return { status: 'decided', excluded: data, on: eff };
    case 'ExclusionRatified':
      return exclusion.status === 'none' ? exclusion : { ...exclusion, status: 'ratified' };
    case 'ExclusionRejected':
      return exclusion.status === 'none' ? exclusion : { ...exclusion, status: 'rejected' };
    default:
      return unreachable(type);
  }
}

export const exclusion: Decider<Exclusion, ExclusionCommand, typeof exclusionEvents, ExclusionFacts> = {
  events: exclusionEvents,
  commands: exclusionCommands,
  streamId: ({ data }) => data.exclusionId,
  initialState: { status: 'none' },
  decide,
  evolve,
  async facts(command, lookup) {
    const decision = await namedDecision(command.meta, lookup);
    if (command.type !== 'ExcludeMember') return { decision, isMember: false };
    const { authorityId } = command.data;
    const references = [{ decider: authority, id: authorityId, pointer: '/authorityId' }];
    const unknown = await unknownAmong(references, lookup);
    const { state } = await lookup.state(authority, authorityId);
    return { ...unknown, decision, isMember: isMemberOn(state, command.meta.effectiveOn) };
  },
};
