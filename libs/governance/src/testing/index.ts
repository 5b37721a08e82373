// SPDX-License-Identifier: MPL-2.0
import type { AnyDecider, DomainCommand } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { EstablishBody } from '../body/body.commands.js';
import { body } from '../body/body.decider.js';
import { AdoptBylaws } from '../bylaws/bylaws.commands.js';
import { bylaws } from '../bylaws/bylaws.decider.js';
import { PURPOSES, type Purpose } from '../bylaws/bylaws.events.js';
import { RegisterDecision } from '../decision/decision.commands.js';
import { decision, type Decision } from '../decision/decision.decider.js';

/** A decision for tests of rules downstream: it allows these purposes, or all of them, whatever they are about. */
export const decisionAllowing = (...purposes: Purpose[]): Decision => ({
  status: 'known',
  decided: {
    decisionId: 'd1',
    bodyId: 'board',
    title: 'All of it',
    wording: 'Agreed',
    basis: 'A test',
    reference: 'Minutes',
    carried: true,
    allows: [],
    bylaws: 'v1',
    mandates: [],
  },
  carried: true,
  decidedOn: '2000-01-01',
  allows: (purposes.length > 0 ? purposes : PURPOSES).map((purpose) => ({ purpose })),
});

/** What a decider knows when its command names such a decision. */
export const allowed = { decision: decisionAllowing() };

/**
 * For tests that go through a store or a service: bylaws, a board and a decision that together allow everything, in this
 * order, as the data of AdoptBylaws, EstablishBody and RegisterDecision. The decision is named {@link DECISION}.
 */
export const DECISION = 'board-allows-all';
export const anythingGoes = {
  bylaws: {
    bylawsId: 'test',
    version: 'v1',
    title: 'Bylaws of a test',
    bodies: {
      board: {
        voting: {
          ordinary: {
            paragraph: '§1',
            share: { numerator: 1, denominator: 2 },
            passes: 'more_than' as const,
            base: 'cast' as const,
            tie: 'chair' as const,
          },
        },
        decides: PURPOSES.map((purpose) => ({ purpose, paragraph: '§2' })),
      },
    },
  },
  body: { bodyId: 'test-board', kind: 'board' as const, name: 'The board', bylawsId: 'test' },
  decision: {
    decisionId: DECISION,
    bodyId: 'test-board',
    title: 'All of it',
    wording: 'Agreed',
    basis: 'A test',
    reference: 'Minutes 1',
    carried: true,
    allows: PURPOSES.map((purpose) => ({ purpose })),
  },
};

/** Records {@link anythingGoes} from a day on, with whatever records commands. */
export async function allowAnything(
  record: (command: DomainCommand, decider: AnyDecider) => Promise<unknown>,
  effectiveOn = '2000-01-01',
): Promise<void> {
  await record(new AdoptBylaws(anythingGoes.bylaws, testMeta({ effectiveOn })), bylaws);
  await record(new EstablishBody(anythingGoes.body, testMeta({ effectiveOn })), body);
  await record(new RegisterDecision(anythingGoes.decision, testMeta({ effectiveOn })), decision);
}

export { asking, bylawsData, found, person } from './association.js';
