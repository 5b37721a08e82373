// SPDX-License-Identifier: MPL-2.0
import { fastify, type FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';
import { community } from '@faellesbog/community';
import { funding } from '@faellesbog/funding';
import {
  healthOf,
  isConnectionLost,
  ledgerMetrics,
  openLedger,
  readConfig,
  type Config,
  type Ledger,
} from '@faellesbog/platform';
import { governance } from '@faellesbog/governance';
import { portfolio } from '@faellesbog/portfolio';

const USAGE = 'usage: projector run | status | rebuild NAME|all';

/**
 * Keeps its share of read models and reactors up to date beside any number of APIs and others of its kind, or does one
 * thing and ends: `status` prints how far each has got, `rebuild` builds one anew beside the live one and switches.
 * Progress goes to standard output, one JSON object a line.
 */
async function main([task = 'run', name]: string[]): Promise<number> {
  if (!['run', 'status', 'rebuild'].includes(task) || (task === 'rebuild' && !name)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const ledger = await openLedger(config, [community, governance, portfolio, funding], {
    join: true,
    log: (level, message, details) => log[level](details, message),
  });
  if (task === 'run') return run(ledger, config, log);
  try {
    if (task === 'status') say({ runners: await ledger.projector.status() });
    else await rebuild(ledger, name!);
    return 0;
  } finally {
    await ledger.close();
  }
}

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

async function run(ledger: Ledger, config: Config, log: Logger): Promise<number> {
  const signal = new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  // The driver lets one rejection of its own slip when a server goes away in the moment of connecting; its pool tries again.
  process.on('unhandledRejection', (error) => {
    if (!isConnectionLost(error)) refuse(error);
    log.warn({ code: (error as { code?: string }).code }, 'a connection to the database was lost while it was made');
  });
  const health = healthPages(ledger);
  try {
    await ledger.projector.start();
    // Without a port of its own it would take the API's, which is the default.
    if (process.env['PORT']) log.info({ url: await health.listen({ port: config.port, host: config.host }) }, 'health');
    await signal;
    return 0;
  } finally {
    await health.close();
    await ledger.close();
  }
}

/** The same addresses as the API's, for whoever runs the containers: /health/live, /health/ready and /metrics. */
function healthPages(ledger: Ledger): FastifyInstance {
  const app = fastify();
  const metrics = ledgerMetrics(ledger);
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const runners = await ledger.projector.status().catch(() => undefined);
    const status = runners ? healthOf(runners) : 'database unavailable';
    return reply.status(status === 'ready' ? 200 : 503).send({ status, runners: runners ?? [] });
  });
  app.get('/metrics', async (_request, reply) => {
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text());
  });
  return app;
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

function refuse(error: unknown): never {
  const { code = 'failed', message, da } = error as { code?: string; message?: string; da?: string };
  process.stderr.write(`faellesbog: ${code}: ${message ?? String(error)}\n${da ? `faellesbog: ${da}\n` : ''}`);
  process.exit(1);
}

main(process.argv.slice(2)).then((code) => process.exit(code), refuse);
