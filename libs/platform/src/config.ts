// SPDX-License-Identifier: MPL-2.0
import { resolve } from 'node:path';
import { z } from 'zod';
import { addressProblem } from './eventstoredb/address.js';

const yesNo = z.enum(['on', 'off']);
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).max(253).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, 'a postgres:// address')
    .optional(),
  EVENTSTORE_URL: z
    .string()
    .superRefine((address, context) => {
      const message = addressProblem(address);
      if (message) context.addIssue({ code: 'custom', message });
    })
    .optional(),
  FAELLESBOG_DATA: z.string().min(1).default('.faellesbog'),
  FAELLESBOG_DEMO: yesNo.default('on'),
  FAELLESBOG_PROJECTOR: yesNo.default('on'),
  FAELLESBOG_ANNOUNCE: yesNo.default('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  /** 0 lets the system choose. */
  port: number;
  host: string;
  /** When given, it wins over the embedded server. */
  databaseUrl?: string;
  /** When given, the log lives there, and PostgreSQL holds the read models alone. */
  eventStoreUrl?: string;
  /** Where the embedded server keeps its data; absolute. */
  dataDir: string;
  /** Fill an empty book with the demonstration data. */
  demo: boolean;
  /** Keep read models up to date in this process. */
  projector: boolean;
  /** Leave the address in the data folder, for the command line. */
  announce: boolean;
  logLevel: string;
}

/** A setting that cannot be used: the service does not start on a guess. */
export class BadConfig extends Error {
  readonly code = 'config.invalid';
  readonly da: string;
  constructor(readonly problems: string[]) {
    super(`These settings cannot be used: ${problems.join('; ')}`);
    this.da = `Disse indstillinger kan ikke bruges: ${problems.join('; ')}`;
    this.name = 'BadConfig';
  }
}

/** Reads the environment. An empty variable counts as not given. @throws BadConfig naming every setting that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((key) => [key, env[key] === '' ? undefined : env[key]]),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new BadConfig(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    eventStoreUrl: data.EVENTSTORE_URL,
    dataDir: resolve(data.FAELLESBOG_DATA),
    demo: data.FAELLESBOG_DEMO === 'on',
    projector: data.FAELLESBOG_PROJECTOR === 'on',
    announce: data.FAELLESBOG_ANNOUNCE === 'on',
    logLevel: data.LOG_LEVEL,
  };
}
