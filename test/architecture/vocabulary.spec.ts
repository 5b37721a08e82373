// SPDX-License-Identifier: MPL-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contexts } from '../../apps/api/src/api.module.js';

/** The names that stand more than once in a list. */
const repeated = (names: readonly string[]): string[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].sort();

/** The names of the first list that the second does not have. */
const without = (names: readonly string[], others: readonly string[]): string[] =>
  names.filter((name) => !others.includes(name)).sort();

/** A word of the field in CamelCase, without a suffix that says what kind of thing it is. */
const isPlainWord = (name: string): boolean =>
  /^[A-Z][A-Za-z]+$/.test(name) && !/(Event|Command|DomainEvent|Dto)$/.test(name);

const deciders = contexts.flatMap((context) => context.deciders);
const families = deciders.map((decider) => decider.events as { category: string; types: object });
const listed = deciders.flatMap((decider) => decider.commands.map(({ name }) => name));

/** Every name that a pattern finds in the source files with an ending. */
function named(ending: string, pattern: RegExp): string[] {
  return ['apps', 'libs'].flatMap((place) =>
    readdirSync(join(process.cwd(), place), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(ending))
      .flatMap((path) => [...readFileSync(join(process.cwd(), place, path), 'utf8').matchAll(pattern)])
      .map((match) => match[1]!),
  );
}
const written = named('.commands.ts', /^export class (\w+) extends DomainCommand/gm);
const routed = named('.controller.ts', /@Runs\((\w+)\)/g);

describe('The words of the book', () => {
  it('have one meaning: no event name is used in two families', () => {
    expect(repeated(families.flatMap(({ types }) => Object.keys(types)))).toEqual([]);
    expect(repeated(['PledgeStated', 'RoundOpened', 'PledgeStated'])).toEqual(['PledgeStated']);
  });

  it('have one meaning: no category of streams has two families', () => {
    expect(repeated(families.map(({ category }) => category))).toEqual([]);
  });

  it('are unadorned: no event or command says that it is one', () => {
    const words = [...families.flatMap(({ types }) => Object.keys(types)), ...listed];
    expect(words.filter((word) => !isPlainWord(word))).toEqual([]);
    expect(['PledgeStated', 'PledgeStatedEvent', 'StatePledgeCommand', 'pledge'].filter(isPlainWord)).toEqual([
      'PledgeStated',
    ]);
  });

  it('lead one way: every command is listed by exactly one decider', () => {
    expect(repeated(listed)).toEqual([]);
    expect(without(written, listed)).toEqual([]);
    expect(without(['StatePledge', 'AmendPledge'], ['StatePledge'])).toEqual(['AmendPledge']);
  });

  it('lead one way: every command has exactly one route, or the service itself asks it', () => {
    expect(repeated(routed)).toEqual([]);
    const asked = ['.reactor.ts', 'founding.ts', 'permission.ts'].flatMap((file) => named(file, /new (\w+)\(/g));
    expect(without(listed, [...routed, ...asked])).toEqual([]);
  });

  it('name the parts of requests and answers once: two of one name would be one in the API document', () => {
    expect(repeated(named('.dto.ts', /^(?:export )?class (\w+)/gm))).toEqual([]);
  });

  it('are known to every program alike: a projector that did not know a context would stop at its first event', () => {
    const lists = ['apps', 'libs', 'test'].flatMap((place) =>
      readdirSync(join(process.cwd(), place), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
        .flatMap(
          (path) => readFileSync(join(process.cwd(), place, path), 'utf8').match(/\[community, [a-z, ]+\]/g) ?? [],
        ),
    );
    expect(lists.length).toBeGreaterThan(5);
    expect(new Set(lists)).toEqual(new Set(['[community, governance, portfolio, funding]']));
  });

  it('name read models and reactors once', () => {
    const runners = contexts.flatMap(({ readModels, reactors }) => [...readModels, ...reactors]);
    expect(repeated(runners.map(({ name }) => name))).toEqual([]);
  });
});
