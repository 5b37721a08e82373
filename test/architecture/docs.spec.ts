// SPDX-License-Identifier: MPL-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = process.cwd();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1]!)),
];

/** What stands in the first column of the tables below a heading, between backticks. */
function listed(text: string, heading: string): string[] {
  const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0];
  if (section === undefined) throw new Error(`there is no heading ${heading}`);
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => found(line.split(' | ')[0]!, /`([^`]+)`/g));
}

/** Links to files beside a page that are not there. */
function deadLinks(page: string, text: string): string[] {
  const links = found(text, /\]\((?!https?:|#)([^)#\s]+)/g);
  return links.filter((link) => !existsSync(join(root, dirname(page), link))).map((link) => `${page} -> ${link}`);
}

const pages = ['.', 'docs', 'docs/adr'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

describe('The documentation', () => {
  it('names every setting, and none that does nothing', () => {
    const settings = found(read('libs/platform/src/config.ts'), /^ {2}([A-Z][A-Z_]+): /gm);
    expect(settings.length).toBeGreaterThan(5);
    expect(listed(read('docs/operations.md'), 'Settings').sort()).toEqual(settings.sort());
  });

  it('names every command of the command line, and none that is not there', () => {
    const commands = found(read('apps/cli/src/main.ts'), /(?:^|\W)(?:command|dated)\(\s*'([a-z]+)/g);
    expect(commands.length).toBeGreaterThan(5);
    const named = found(read('docs/cli.md'), /^\| `([a-z]+)[^`]*` +\|/gm);
    expect(named.sort()).toEqual(commands.sort());
  });

  it('gives a reason for every dependency', () => {
    const kinds = ['dependencies', 'optionalDependencies', 'devDependencies'];
    const needed = kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}));
    const reasons = listed(read('docs/adr/0010-dependencies.md'), 'Decision');
    const covers = (reason: string, name: string): boolean =>
      reason === name || (reason.endsWith('/*') && name.startsWith(reason.slice(0, -1)));
    expect(needed.filter((name) => !reasons.some((reason) => covers(reason, name)))).toEqual([]);
    expect(reasons.filter((reason) => !needed.some((name) => covers(reason, name)))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const scripts = pages.flatMap((page) => found(read(page), /npm run ([a-z:]+)/g));
    expect(scripts.filter((script) => manifest['scripts']![script] === undefined)).toEqual([]);
  });

  it('names addresses that the service has', () => {
    const { paths } = JSON.parse(read('apps/api/openapi.json')) as { paths: Record<string, unknown> };
    const patterns = Object.keys(paths).map(
      (path) => new RegExp(`^${path.replace(/\{\w+\}/g, '(\\{\\w+\\}|[a-z0-9-]+)')}$`),
    );
    const named = pages.flatMap((page) => found(read(page), /(\/(?:api\/v1|health|metrics)\b[\w/{}-]*)/g));
    const unknown = (addresses: string[]): string[] =>
      addresses.filter((address) => address !== '/api/v1' && !patterns.some((pattern) => pattern.test(address)));
    expect(named.length).toBeGreaterThan(10);
    expect(unknown(named)).toEqual([]);
    expect(unknown(['/api/v1/projects/os2mo/shares', '/api/v1/unicorns'])).toEqual(['/api/v1/unicorns']);
  });

  it('links to files that are there', () => {
    expect(pages.flatMap((page) => deadLinks(page, read(page)))).toEqual([]);
    expect(deadLinks('docs/api.md', '[there](cli.md), [gone](nowhere.md#part), [out](https://example.org)')).toEqual([
      'docs/api.md -> nowhere.md',
    ]);
  });

  it('is found wanting where it is', () => {
    const text = '\n## Settings\n\n| variable |\n| --- |\n| `PORT`, `HOST` | `3000` |\n\n## Else\n\n| `OTHER` |\n';
    expect(listed(text, 'Settings')).toEqual(['PORT', 'HOST']);
    expect(() => listed(text, 'Nothing')).toThrow('no heading');
  });
});
