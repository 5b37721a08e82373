// SPDX-License-Identifier: MPL-2.0
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  assertIssuer,
  isConnectionLost,
  openIdentity,
  openLedger,
  projectRoot,
  readConfig,
  type Config,
  type Identity,
  type Ledger,
  type Notices,
} from '@faellesbog/platform';
import { QueryBus } from '@nestjs/cqrs';
import { mailEmergencies } from './access/emergency-mail.js';
import { contexts } from './api.module.js';
import { createApp } from './app.js';
import { demoFounders, foundAccess } from './governance/founding.js';
import { DEMONSTRATION, Importer } from './import/importer.js';
import { HealthController } from './operations/health.controller.js';
import { NOTICES } from './operations/ledger-token.js';

interface Refusal {
  code?: string;
  message?: string;
  da?: string;
  port?: number;
}

/** The system's own codes in a reader's words. */
function plainWords(error: Refusal): Refusal {
  if (error.code !== 'EADDRINUSE') return error;
  return {
    code: 'port.in_use',
    message: `Port ${error.port} is taken by another program. Set PORT to a free one, or to 0 to let the system choose.`,
    da: `Port ${error.port} er optaget af et andet program. Sæt PORT til en ledig, eller til 0 for at lade systemet vælge.`,
  };
}

/** What a refusal to start looks like to the one who started it: what is wrong, and what to do. */
function explain(error: unknown): never {
  const { code, message, da } = plainWords(error as Refusal);
  process.stderr.write(
    `faellesbog: ${code ?? 'failed'}: ${message ?? String(error)}\n${da ? `faellesbog: ${da}\n` : ''}`,
  );
  process.exit(1);
}

async function start(): Promise<void> {
  const config = readConfig();
  assertIssuer(config);
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  // The driver lets one rejection of its own slip when a server goes away in the moment of connecting; its pool tries again.
  process.on('unhandledRejection', (error) => {
    if (!isConnectionLost(error)) explain(error);
    log.warn({ code: (error as Refusal).code }, 'a connection to the database was lost while it was made');
  });
  const ledger = await openLedger(config, contexts, { log: (level, message, details) => log[level](details, message) });
  const identity = await identityOf(config, ledger, log);
  const app = await createApp(ledger, log, identity);
  let stopMail = (): Promise<void> => Promise.resolve();
  const stop = stopOnSignals(app, ledger, config, log, () => stopMail());
  try {
    if (config.projector) await ledger.projector.start();
    await app.listen(config.port, config.host);
    const url = (await app.getUrl()).replace('[::1]', 'localhost');
    identity.listening(url);
    stopMail = mailOf(app, ledger, config, url, log);
    announce(config, url, identity);
    const filled = await fill(app, ledger, config, log);
    const demo = filled && config.founders.length === 0 && identity.recognition().development !== undefined;
    if (await foundAccess(ledger.store, demo ? demoFounders() : config.founders))
      log.info('the first roles of the book are recorded');
    await untilReady(app, ledger);
    process.stdout.write(`Fællesbog is ready: ${url}\n`);
  } catch (error) {
    await stop();
    explain(error);
  }
}

/** Made for this run, or by the command line that started it for itself. */
const operatorKey = (): string => process.env['FAELLESBOG_OPERATOR_KEY'] || randomBytes(32).toString('base64url');

/** What recognises callers. A book that cannot have it is closed again. */
async function identityOf(config: Config, ledger: Ledger, log: Logger): Promise<Identity> {
  try {
    return await openIdentity(config, ledger.sql, {
      log: (message, details) => log.warn(details, message),
      operatorKey: operatorKey(),
    });
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

/** Mails who has to be told of an emergency, where a mail server is set. @returns what stops it. */
function mailOf(
  app: NestFastifyApplication,
  ledger: Ledger,
  config: Config,
  url: string,
  log: Logger,
): () => Promise<void> {
  const { mail, identity } = config;
  if (!mail) return () => Promise.resolve();
  const parts = { queries: app.get(QueryBus), notices: app.get<Notices>(NOTICES), persons: ledger.persons, log };
  return mailEmergencies({ mail, url: identity.publicUrl?.replace(/\/$/, '') ?? url, ...parts });
}

/** Fills an empty book with the demonstration data. @returns true when it did. */
async function fill(app: NestFastifyApplication, ledger: Ledger, config: Config, log: Logger): Promise<boolean> {
  if (!config.demo || (await ledger.store.head()).position >= 0) return false;
  const text = readFileSync(join(projectRoot(), 'apps/api/demo/os2.ndjson'), 'utf8');
  const report = await app.get(Importer).run(text, 'ndjson', DEMONSTRATION, false);
  if (report.refused.length > 0)
    throw new Error(`the demonstration data is refused: ${JSON.stringify(report.refused.slice(0, 3))}`);
  log.info({ rows: report.rows, events: report.events }, 'the book was empty; the demonstration data is recorded');
  return true;
}

async function untilReady(app: NestFastifyApplication, ledger: Ledger): Promise<void> {
  const health = app.get(HealthController);
  for (;;) {
    const runners = await ledger.projector.status();
    if (runners.every(({ lag, state }) => lag === 0 || state === 'stopped')) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  health.markStarted();
}

const addressFile = (config: Config): string => join(config.dataDir, 'api.json');

/** Leaves the address where the command line finds it; a service the command line started for itself does not. */
function announce(config: Config, url: string, { operatorKey }: Identity): void {
  if (!config.announce) return;
  mkdirSync(config.dataDir, { recursive: true });
  const database = config.databaseUrl ? 'url' : 'embedded';
  // The key is for this account alone. A file that was there keeps the rights it had, so there is none.
  rmSync(addressFile(config), { force: true });
  writeFileSync(addressFile(config), JSON.stringify({ pid: process.pid, url, database, operatorKey }), { mode: 0o600 });
}

function stopOnSignals(
  app: NestFastifyApplication,
  ledger: Ledger,
  config: Config,
  log: Logger,
  first: () => Promise<void>,
): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      if (config.announce) rmSync(addressFile(config), { force: true });
      await first();
      await app.close();
      await ledger.close();
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0), explain);
    });
  }
  return stop;
}

start().catch(explain);
