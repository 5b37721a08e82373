// SPDX-License-Identifier: MPL-2.0
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = process.cwd();
const violations = join(root, 'test/architecture/violations');
const config = join(root, '.dependency-cruiser.cjs');

/** Which rule is broken by which file, as `rule <- file`, sorted. Paths are relative to the folder looked at. */
function broken(folder: string, ...below: string[]): string[] {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', config, '--output-type', 'json', ...below];
  const output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name} <- ${from}`))].sort();
}

/** One planted file for each rule. A circle is told once. */
const planted = [
  'apps-do-not-know-each-other <- apps/cli/src/knows-another-app.ts',
  'cli-is-a-client <- apps/cli/src/opens-the-book.ts',
  'client-is-free-standing <- libs/api-client/src/validates.ts',
  'community-is-upstream <- libs/community/src/looks-down.ts',
  'domain-is-pure <- libs/funding/src/pledge/asks-the-framework.decider.ts',
  'governance-is-upstream-of-portfolio <- libs/governance/src/looks-down.ts',
  'kernel-knows-nobody <- libs/eventsourcing/src/reads-a-file.ts',
  'lib-has-one-door <- libs/funding/src/through-the-window.ts',
  'libs-do-not-know-apps <- libs/funding/src/knows-an-app.ts',
  'money-is-pure <- libs/money/src/borrows.ts',
  'no-circular <- libs/funding/src/egg.ts',
  'one-eventstore-client <- libs/platform/src/second-client.ts',
  'own-door-is-for-others <- libs/funding/src/through-its-own-door.ts',
  'platform-knows-no-context <- libs/platform/src/knows-a-context.ts',
  'portfolio-is-upstream-of-funding <- libs/portfolio/src/looks-down.ts',
  'product-knows-no-tests <- libs/funding/src/runs-on-a-fixture.ts',
];

describe('Imports', () => {
  it('point the way the architecture says', () => {
    expect(broken(root, 'apps', 'libs', 'test')).toEqual([]);
  }, 60_000);

  it('that point another way are caught, each by its own rule', () => {
    expect(broken(violations, 'apps', 'libs', 'test')).toEqual(planted);
  }, 60_000);

  it('have no rule that was never seen to catch anything', () => {
    const { forbidden } = createRequire(config)(config) as { forbidden: { name: string }[] };
    const caught = new Set(planted.map((line) => line.split(' <- ')[0]));
    expect(forbidden.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([]);
  });
});
