// SPDX-License-Identifier: MPL-2.0
import { pino } from 'pino';
import { community } from '@faellesbog/community';
import { funding } from '@faellesbog/funding';
import { openLedger, readConfig, type Ledger } from '@faellesbog/platform';
import { portfolio } from '@faellesbog/portfolio';

const USAGE = 'usage: projector run | status | rebuild NAME|all';

/**
 * Keeps read models and reactors up to date beside any number of APIs, or does one thing and ends:
 * `status` prints how far each has got, `rebuild` builds one anew beside the live one and switches.
 * Progress goes to standard output, one JSON object a line.
 */
async function main([task = 'run', name]: string[]): Promise<number> {
  if (!['run', 'status', 'rebuild'].includes(task) || (task === 'rebuild' && !name)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const ledger = await openLedger(config, [community, portfolio, funding], {
    join: true,
    log: (level, message, details) => log[level](details, message),
  });
  if (task === 'run') return run(ledger);
  try {
    if (task === 'status') say({ runners: await ledger.projector.status() });
    else await rebuild(ledger, name!);
    return 0;
  } finally {
    await ledger.close();
  }
}

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

async function run(ledger: Ledger): Promise<number> {
  await ledger.projector.start();
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await ledger.close();
  return 0;
}

async function rebuild(ledger: Ledger, name: string): Promise<void> {
  const names = (await ledger.projector.status())
    .filter(({ kind }) => kind === 'read model')
    .map((status) => status.name);
  for (const model of name === 'all' ? names : [name]) {
    const result = await ledger.projector.rebuild(model, (done, of) => say({ model, done, of }));
    say({ model, ...result });
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { code = 'failed', message, da } = error as { code?: string; message?: string; da?: string };
    process.stderr.write(`faellesbog: ${code}: ${message ?? String(error)}\n${da ? `faellesbog: ${da}\n` : ''}`);
    process.exit(1);
  },
);
