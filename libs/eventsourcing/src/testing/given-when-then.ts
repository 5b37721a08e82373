// SPDX-License-Identifier: MPL-2.0
import { uuidFrom } from '../canonical.js';
import type { AnyDecider, AnyFact, CommandMeta, DomainCommand } from '../decider.js';
import { encode } from '../event-family.js';
import { Rejection } from '../rejection.js';

let asked = 0;

/** A meta for tests: a fixed instant, a business date that may be given, a fresh command id. */
export function testMeta(overrides: Partial<CommandMeta> = {}): CommandMeta {
  return {
    id: uuidFrom(`test/${++asked}`),
    by: 'tester',
    org: null,
    now: '2026-06-01T10:00:00Z',
    effectiveOn: '2026-06-01',
    effectiveOnGiven: true,
    grounds: {},
    ...overrides,
  };
}

/** A fact that happened, optionally on another business date than the default. */
type Happened = AnyFact & { eff?: string; by?: string };

/**
 * Given what happened, when this is asked, then: `given(authority, registered).when(new StartMembership(…)).then(started)`.
 * `facts` is what the decider would have looked up. Every event is checked against its schema, given or decided.
 */
export function given(decider: AnyDecider, ...history: Happened[]) {
  const state = history.reduce<unknown>((folded, { eff = '2026-01-01', by = 'tester', ...fact }, index) => {
    encode(decider.events, `test-${index}`, fact);
    return decider.evolve(folded, fact as never, { eff, by, id: uuidFrom(`given/${index}`) }) as unknown;
  }, decider.initialState);
  return {
    state,
    when(command: DomainCommand, facts?: unknown) {
      const decide = (): AnyFact[] => {
        const decided = decider.decide(command, state, facts) as unknown as AnyFact[];
        for (const fact of decided) encode(decider.events, 'test-1', fact);
        return decided;
      };
      return {
        then: (...expected: AnyFact[]): void => expect(decide()).toEqual(expected),
        thenNothing: (): void => expect(decide()).toEqual([]),
        decided: decide,
        rejects(code: string): void {
          try {
            decide();
          } catch (error) {
            expect(error).toBeInstanceOf(Rejection);
            expect((error as Rejection).code).toBe(code);
            expect((error as Rejection).da.length).toBeGreaterThan(0);
            return;
          }
          throw new Error(`expected the refusal ${code}, but it was allowed`);
        },
      };
    },
  };
}
