// SPDX-License-Identifier: MPL-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const MAX_LINES = 70;
/** The suffix is the concept. A new one needs a reason that a reader would miss if it were not there. */
const SUFFIXES = /^(events|commands|decider|read-model|reactor|module|controller|dto|contract|spec|property\.spec)$/;

interface Source {
  path: string;
  text: string;
}
interface Rule {
  name: string;
  applies: RegExp;
  /** @returns what is wrong, in a few words each. */
  check(source: Source): string[];
}

const linesWith = (pattern: RegExp) => (source: Source) =>
  source.text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`line ${index + 1}`] : []));

/** The lines of each function without those of the functions inside it, which are measured by themselves. */
function longFunctions({ path, text }: Source): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  const found: string[] = [];
  const measure = (node: ts.Node): number => {
    let inner = 0;
    ts.forEachChild(node, (child) => void (inner += measure(child)));
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return inner;
    const lines = lineOf(node.end) - lineOf(node.getStart()) + 1;
    if (lines - inner > MAX_LINES) found.push(`${node.name?.getText() ?? 'a function'} has ${lines - inner} lines`);
    // A function on one line, such as a callback, takes none of the lines around it.
    return lines > 1 ? lines : 0;
  };
  measure(file);
  return found;
}

/** Headings of the first level outside code blocks. */
function titles({ text }: Source): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const found = prose.match(/^# .+$/gm) ?? [];
  return found.length === 1 ? [] : [`${found.length} titles`];
}

const code = /\.([cm]?[jt]s)$/;
const anything = /./;
const rules: Rule[] = [
  {
    name: 'says its licence at the top',
    applies: /(\.([cm]?[jt]s|sh|ya?ml)|^\.ci\/run|Dockerfile)$/,
    check: ({ text }) =>
      /^(#!.*\n)?(\/\/|#) SPDX-License-Identifier: MPL-2\.0\n/.test(text) ? [] : ['no SPDX-License-Identifier'],
  },
  {
    name: 'has a known suffix or none',
    applies: /^(apps|libs)\/.*\.ts$/,
    check: ({ path }) => {
      const suffix = /\/[^/.]+\.(.+)\.ts$/.exec(path)?.[1];
      return suffix === undefined || SUFFIXES.test(suffix) ? [] : [`.${suffix}.ts`];
    },
  },
  {
    name: `has functions of at most ${MAX_LINES} lines`,
    applies: /^(apps|libs|test)\/(?!.*\.spec\.ts$).*\.[cm]?[jt]s$/,
    check: longFunctions,
  },
  {
    name: 'leaves no test out',
    applies: /\.spec\.ts$/,
    check: linesWith(/\b(describe|it|test)\.only\b|\b(fit|fdescribe|xit|xdescribe)\(/),
  },
  { name: 'leaves nothing for later', applies: anything, check: linesWith(/\b(TODO|FIXME|XXX|HACK)\b/) },
  {
    name: 'keeps its checks on',
    applies: code,
    check: linesWith(/@ts-(ignore|nocheck)|eslint-disable(?!-next-line \S)/),
  },
  {
    name: 'knows no machine',
    applies: anything,
    check: linesWith(/(^|[^\w.:/-])\/(home|Users|work|root)\/[\w.-]+|\b[A-Z]:\\Users\\/),
  },
  { name: 'has one title', applies: /\.md$/, check: titles },
];

const root = process.cwd();
const violations = 'test/architecture/violations';
const places = ['apps', 'libs', 'test', 'docs', 'docker', '.github', '.ci'];
const generated = /^(libs\/api-client\/src\/schema\.ts|docs\/events\/.*|apps\/api\/openapi\.json|package-lock\.json)$/;

function sources(folder: string, under: string[], skip: (path: string) => boolean): Source[] {
  return under
    .filter((place) => existsSync(join(folder, place)))
    .flatMap((place) => readdirSync(join(folder, place), { recursive: true, withFileTypes: true }))
    .concat(readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) => !file.includes('/node_modules/') && !skip(relative(root, file)) && !/\.(log|png|ico|gz)$/.test(file),
    )
    .map((file) => ({ path: relative(folder, file), text: readFileSync(file, 'utf8') }));
}

const broken = (rule: Rule, files: Source[]): string[] =>
  files
    .filter(({ path }) => rule.applies.test(path))
    .flatMap((file) => rule.check(file).map((what) => `${file.path}: ${what}`))
    .sort();

const tree = sources(root, places, (path) => path.startsWith(violations) || generated.test(path));
// Rules written as patterns are found in this file.
const elsewhere = tree.filter(({ path }) => path !== 'test/architecture/tidy.spec.ts');
const planted = sources(join(root, violations), ['apps', 'libs', 'test', 'docs'], () => false);

const caught: Record<string, string[]> = {
  'says its licence at the top': ['libs/funding/src/tidy/unlicensed.ts: no SPDX-License-Identifier'],
  'has a known suffix or none': ['libs/funding/src/tidy/pledge.manager.ts: .manager.ts'],
  [`has functions of at most ${MAX_LINES} lines`]: [
    'libs/funding/src/tidy/long.ts: long has 71 lines',
    'libs/funding/src/tidy/long.ts: tooLongByItself has 73 lines',
  ],
  'leaves no test out': ['libs/platform/src/focused.spec.ts: line 3'],
  'leaves nothing for later': ['libs/funding/src/tidy/later.ts: line 2'],
  'keeps its checks on': ['libs/funding/src/tidy/unchecked.ts: line 2', 'libs/funding/src/tidy/unchecked.ts: line 4'],
  'knows no machine': ['libs/funding/src/tidy/machine.ts: line 2'],
  'has one title': ['docs/titles.md: 2 titles', 'docs/untitled.md: 0 titles'],
};

describe('Every file', () => {
  it.each(rules)('$name', (rule) => {
    expect(broken(rule, elsewhere)).toEqual([]);
  });

  it.each(rules)('that does not is caught: $name', (rule) => {
    expect(broken(rule, planted)).toEqual(caught[rule.name]);
  });

  it('is looked at', () => {
    expect(elsewhere.length).toBeGreaterThan(100);
  });
});
