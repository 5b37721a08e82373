// SPDX-License-Identifier: MPL-2.0
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = process.cwd();
const folder = 'test/architecture/violations/libs';

interface Linted {
  filePath: string;
  messages: { ruleId: string; line: number; message: string }[];
}

/** What the linter says of the planted files, as `file:line rule: first words of the message`. */
function complaints(): string[] {
  const program = join(root, 'node_modules/eslint/bin/eslint.js');
  const args = [program, '--no-ignore', '--format', 'json', folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as Linted[]).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, message }) => {
      const words = ruleId === 'no-restricted-syntax' ? `: ${message.split(/[:;,]/)[0]!}` : '';
      return `${filePath.slice(join(root, folder).length + 1)}:${line} ${ruleId}${words}`;
    }),
  );
}

describe('The linter', () => {
  it('catches what is planted for it, line by line, and nothing else', () => {
    expect(complaints().sort()).toEqual(
      [
        'funding/src/round/impure.decider.ts:7 no-restricted-syntax: A rule has no clock',
        'funding/src/round/impure.decider.ts:8 no-restricted-syntax: A rule has no clock',
        'funding/src/round/impure.decider.ts:9 no-restricted-syntax: A rule throws no dice',
        'funding/src/round/impure.decider.ts:10 no-restricted-syntax: What a locale says differs between machines',
        'funding/src/round/impure.decider.ts:11 no-restricted-syntax: A rule does no input or output',
        'funding/src/round/impure.decider.ts:17 no-restricted-syntax: A `default` that swallows a command or an event is how one gets forgotten',
        'money/src/inexact.ts:3 no-restricted-syntax: An amount is a bigint of øre and never becomes a number.',
        'money/src/inexact.ts:4 no-restricted-syntax: An amount is a bigint of øre and never becomes a number.',
        'money/src/inexact.ts:5 no-restricted-syntax: An amount is a bigint of øre and never becomes a number.',
        'money/src/inexact.ts:6 no-restricted-syntax: Money is whole øre',
        'money/src/inexact.ts:7 no-restricted-syntax: Money is whole øre',
        'money/src/inexact.ts:8 no-restricted-syntax: Money is whole øre',
        'platform/src/careless.ts:8 no-restricted-syntax: SQL takes its values as parameters',
        'platform/src/careless.ts:11 @typescript-eslint/no-floating-promises',
        'platform/src/careless.ts:14 @typescript-eslint/no-misused-promises',
        'platform/src/careless.ts:16 @typescript-eslint/no-explicit-any',
        'platform/src/careless.ts:20 @typescript-eslint/switch-exhaustiveness-check',
        'platform/src/focused.spec.ts:3 no-restricted-syntax: A focused test leaves all others out.',
      ].sort(),
    );
  }, 120_000);
});
