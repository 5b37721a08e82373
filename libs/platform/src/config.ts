// SPDX-License-Identifier: MPL-2.0
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { addressProblem } from './eventstoredb/address.js';
import { isLoopback } from './identity/account.js';

/** An address that others cannot listen in on: https, or http that does not leave this machine. */
const safeAddress = (address: string, context: z.RefinementCtx): void => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !safe || url.username || url.password || /[?#\s]/.test(address)) {
    const message = 'an https:// address (http:// on loopback only) without user, query and fragment';
    context.addIssue({ code: 'custom', message });
  }
};

/** The first roles of a book: who, as what. */
export interface Founder {
  account: string;
  role: string;
  office?: 'chair' | 'treasurer';
}

/** `secretariat=<account>,board_member:chair=<account>`: the account is what `GET /api/v1/session` tells its owner. */
function foundersOf(text: string, context: z.RefinementCtx): Founder[] {
  return text.split(',').map((part) => {
    const found = /^\s*([a-z_]+)(?::(chair|treasurer))?=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*$/.exec(part);
    if (!found) {
      context.addIssue({ code: 'custom', message: 'role=account, or role:office=account, with commas between' });
      return z.NEVER;
    }
    const [, role, office, account] = found;
    return { account: account!, role: role!, ...(office && { office: office as 'chair' }) };
  });
}

/** An address, or a network in the form `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

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
  FAELLESBOG_ACCESS: z.enum(['enforced', 'open']).default('enforced'),
  FAELLESBOG_DATA: z.string().min(1).default('.faellesbog'),
  FAELLESBOG_FOUNDERS: z.string().max(5_000).transform(foundersOf).optional(),
  FAELLESBOG_DEMO: yesNo.default('on'),
  FAELLESBOG_PROJECTOR: yesNo.default('on'),
  FAELLESBOG_ANNOUNCE: yesNo.default('on'),
  OIDC_ISSUER: z.string().max(500).superRefine(safeAddress).optional(),
  OIDC_AUDIENCE: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, '1-200 visible characters')
    .default('urn:faellesbog'),
  OIDC_CLIENT_ID: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, '1-200 visible characters')
    .optional(),
  OIDC_CLIENT_SECRET: z.string().max(1_000).optional(),
  PUBLIC_URL: z
    .string()
    .max(500)
    .superRefine(safeAddress)
    .refine((url) => !URL.canParse(url) || new URL(url).pathname === '/', 'no path: scheme, host and port')
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .max(1_000)
    .refine((list) => list.split(',').every(isNetwork), 'addresses or networks with commas between, like 10.0.0.0/8')
    .optional(),
  SMTP_URL: z
    .string()
    .max(1_000)
    .refine((url) => /^smtps?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''), 'an smtp:// or smtps:// address')
    .optional(),
  MAIL_FROM: z.email('an e-mail address').max(254).optional(),
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
  /** The first roles of a book that has none; read once. */
  founders: readonly Founder[];
  /** Leave the address in the data folder, for the command line. */
  announce: boolean;
  /** `open`: nobody is asked who they are, and everybody may do everything; on loopback and without an issuer only. */
  access: AccessMode;
  identity: IdentitySettings;
  /** Without it nobody is mailed. */
  mail?: MailSettings;
  logLevel: string;
}

export interface MailSettings {
  /** `smtp://` (with STARTTLS, but on this machine) or `smtps://`, with user and password where the server asks for them. */
  smtpUrl: string;
  from: string;
}

export type AccessMode = 'enforced' | 'open';

export interface IdentitySettings {
  /** Who vouches for logins; without one the embedded development issuer, on loopback only. */
  issuer?: string;
  /** What an access token has to be for. */
  audience: string;
  /** Our client at the issuer, for logins of browsers. */
  clientId?: string;
  clientSecret?: string;
  /** Where people reach the service, when that is not where it listens. */
  publicUrl?: string;
  /** Who may say for which address they ask; attempts are counted by address. */
  trustedProxies?: string;
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
  const problems = together(data);
  if (problems.length > 0) throw new BadConfig(problems);
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    eventStoreUrl: data.EVENTSTORE_URL,
    dataDir: resolve(data.FAELLESBOG_DATA),
    founders: data.FAELLESBOG_FOUNDERS ?? [],
    demo: data.FAELLESBOG_DEMO === 'on',
    projector: data.FAELLESBOG_PROJECTOR === 'on',
    announce: data.FAELLESBOG_ANNOUNCE === 'on',
    access: data.FAELLESBOG_ACCESS,
    identity: {
      issuer: data.OIDC_ISSUER,
      audience: data.OIDC_AUDIENCE,
      clientId: data.OIDC_CLIENT_ID,
      clientSecret: data.OIDC_CLIENT_SECRET,
      publicUrl: data.PUBLIC_URL,
      trustedProxies: data.TRUSTED_PROXIES,
    },
    mail: data.SMTP_URL && data.MAIL_FROM ? { smtpUrl: data.SMTP_URL, from: data.MAIL_FROM } : undefined,
    logLevel: data.LOG_LEVEL,
  };
}

/** Settings that need one another. */
function together(data: z.infer<typeof schema>): string[] {
  const problems: string[] = [];
  const needs = (setting: keyof typeof data, other: keyof typeof data, why: string): void => {
    if (data[setting] !== undefined && data[other] === undefined) problems.push(`${setting}: needs ${other}, ${why}`);
  };
  needs('OIDC_CLIENT_ID', 'OIDC_ISSUER', 'where it is a client');
  needs('OIDC_CLIENT_SECRET', 'OIDC_CLIENT_ID', 'whose secret it is');
  needs('SMTP_URL', 'MAIL_FROM', 'who mails are from');
  needs('MAIL_FROM', 'SMTP_URL', 'where mails are handed over');
  if (data.FAELLESBOG_ACCESS === 'open' && data.OIDC_ISSUER !== undefined)
    problems.push('FAELLESBOG_ACCESS: open is for one person on a machine of their own, without OIDC_ISSUER');
  if (!isLoopback(data.HOST)) needs('OIDC_CLIENT_ID', 'PUBLIC_URL', 'where browsers come back to');
  return problems;
}
