// SPDX-License-Identifier: MPL-2.0
import { parseArgs } from 'node:util';
import { BadConfig, copyLog, CopyError, readConfig, type CopyOptions } from '@faellesbog/platform';

const USAGE = 'usage: copy-log --from ADDRESS --to ADDRESS [--verify-only] [--json]';
/** Often enough for a bar that moves, and seldom enough to cost nothing. */
const SAY_EVERY_MS = 100;

interface Asked {
  from: string;
  to: string;
  verifyOnly: boolean;
  json: boolean;
}

/**
 * Copies a log from one address to another and ends. Progress, notices and the report go to standard output, one JSON
 * object a line. Ends with 2 for what the caller can mend, with 1 for the rest.
 */
async function main({ from, to, verifyOnly }: Asked): Promise<void> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());
  const report = await copyLog({
    from,
    to,
    verifyOnly,
    dataDir: readConfig().dataDir,
    allowUnsafe: process.env['NODE_ENV'] === 'test',
    progress: nowAndThen(),
    notice: (message, messageDa) => say({ notice: { message, messageDa } }),
    signal: interrupt.signal,
  });
  say({ report });
}

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

function nowAndThen(): NonNullable<CopyOptions['progress']> {
  let [said, before] = [0, ''];
  return (stage, done, of) => {
    const now = Date.now();
    if (stage === before && done !== of && now - said < SAY_EVERY_MS) return;
    [said, before] = [now, stage];
    say({ stage, done, of });
  };
}

function asked(args: string[]): Asked | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        'verify-only': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { from, to, json, 'verify-only': verifyOnly } = values;
    return from === undefined || to === undefined ? undefined : { from, to, json, verifyOnly };
  } catch {
    // What was given may hold a password: it is not repeated.
    return undefined;
  }
}

function refuse(error: unknown, json: boolean): number {
  const { code = 'failed', message = String(error), da } = error as { code?: string; message?: string; da?: string };
  process.stderr.write(
    json
      ? `${JSON.stringify({ code, message, messageDa: da ?? message })}\n`
      : `faellesbog: ${code}: ${message}\n${da ? `faellesbog: ${da}\n` : ''}`,
  );
  return (error instanceof CopyError && error.badInput) || error instanceof BadConfig ? 2 : 1;
}

// Whoever listened is gone: nobody would hear how it ends, and it can be run again.
process.stdout.on('error', () => process.exit(1));

const given = asked(process.argv.slice(2));
if (!given) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  main(given).then(
    () => process.exit(0),
    (error: unknown) => process.exit(refuse(error, given.json)),
  );
}
