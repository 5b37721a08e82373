// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import { LEVELS, type Level, type Requirement } from '../requirements/requirements.events.js';
import { COLOURS, findings, suggestedLevel, totalsOf } from './level.decider.js';
import { ANSWERS, type Answer } from './level.events.js';

const requirements: fc.Arbitrary<Requirement[]> = fc
  .array(fc.record({ level: fc.constantFrom(...LEVELS), recommendationOnly: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((list) =>
    list.map((each, index) => ({
      ...each,
      id: `F${index}`,
      theme: index % 2 === 0 ? 'formal' : 'strategy',
      titleDa: 'Krav',
      titleEn: 'Requirement',
    })),
  );
const reply = fc.record({
  // Most requirements are met, or no level would ever be reached.
  answer: fc.constantFrom<Answer['answer']>('yes', 'yes', 'yes', ...ANSWERS),
  explanation: fc.constantFrom(undefined, undefined, ' ', 'Because'),
});
/** A set, what is answered to each of its requirements, and one of them. */
const cases = requirements.chain((set) =>
  fc.record({
    set: fc.constant(set),
    answers: fc
      .array(fc.option(reply, { nil: undefined, freq: 8 }), { minLength: set.length, maxLength: set.length })
      .map((replies) =>
        replies.flatMap((each, index): Answer[] => (each ? [{ requirement: set[index]!.id, ...each }] : [])),
      ),
    one: fc.constantFrom(...set),
  }),
);
const suggest = (set: readonly Requirement[], answers: readonly Answer[]): number =>
  suggestedLevel(findings(set, answers)) ?? -1;
/** The answers with another one to a requirement. */
const replaced = (answers: readonly Answer[], requirement: string, change: Partial<Answer>): Answer[] => [
  ...answers.filter((each) => each.requirement !== requirement),
  { answer: 'no', ...answers.find((each) => each.requirement === requirement), ...change, requirement },
];

describe('The suggested level, whatever is answered,', () => {
  it('has every requirement up to it met that is no recommendation, and the next level has not', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(cases, ({ set, answers }) => {
        const found = findings(set, answers);
        const level = suggest(set, answers);
        const needed = (upTo: number) =>
          found.filter(({ requirement: each }) => !each.recommendationOnly && each.level <= upTo);
        expect(needed(level).every(({ met }) => met)).toBe(true);
        const highest = Math.max(...set.map((each) => each.level));
        if (level < highest) expect(needed(level + 1).every(({ met }) => met)).toBe(false);
        expect(level).toBeLessThanOrEqual(highest);
        seen.add(level);
      }),
      { numRuns: 500 },
    );
    expect([...seen].sort()).toEqual([-1, ...LEVELS]);
  });
  it('is never lowered by an explanation', () => {
    fc.assert(
      fc.property(cases, ({ set, answers, one }) => {
        const explained = replaced(answers, one.id, { explanation: 'Sker i næste version' });
        expect(suggest(set, explained)).toBeGreaterThanOrEqual(suggest(set, answers));
      }),
    );
  });
  it('is never changed by what is answered to a recommendation', () => {
    fc.assert(
      fc.property(cases, reply, ({ set, answers, one }, other) => {
        const marked = set.map((each) => (each.id === one.id ? { ...each, recommendationOnly: true } : each));
        expect(suggest(marked, replaced(answers, one.id, other))).toBe(suggest(marked, answers));
      }),
    );
  });
  it('is never lowered by a yes, nor by marking a requirement as a recommendation', () => {
    fc.assert(
      fc.property(cases, ({ set, answers, one }) => {
        const before = suggest(set, answers);
        expect(suggest(set, replaced(answers, one.id, { answer: 'yes' }))).toBeGreaterThanOrEqual(before);
        const marked = set.map((each) => (each.id === one.id ? { ...each, recommendationOnly: true } : each));
        expect(suggest(marked, answers)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(cases, ({ set, answers }) => {
        expect(findings(set, answers.toReversed())).toEqual(findings(set, answers));
      }),
    );
  });
});

describe('Totals, whatever is answered,', () => {
  const sum = (totals: Record<(typeof COLOURS)[number], number>): number =>
    COLOURS.reduce((all, colour) => all + totals[colour], 0);
  it('count every requirement of the set once, and so do those of its levels together', () => {
    fc.assert(
      fc.property(cases, ({ set, answers }) => {
        const found = findings(set, answers);
        const all = totalsOf(found);
        expect(sum(all)).toBe(set.length);
        expect(all.of).toBe(set.length);
        const ofLevel = (level: Level) => totalsOf(found.filter(({ requirement }) => requirement.level === level));
        for (const colour of COLOURS)
          expect(LEVELS.reduce<number>((count, level) => count + ofLevel(level)[colour], 0)).toBe(all[colour]);
      }),
    );
  });
});
