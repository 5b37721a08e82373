// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { paths } from '@faellesbog/api-client';
import { calculateFile } from '@faellesbog/money';
import { ask, dates, type Dates } from './ask.js';
import { copyLog } from './copy-log.js';
import { keepErasures, replayErasures } from './erasures.js';
import { demoToken } from './demo-login.js';
import { importFile } from './import.js';
import { rebuild } from './rebuild.js';
import { CliError, withServer } from './server.js';
import { language } from './output.js';
import {
  approvalText,
  declinedText,
  keptText,
  replayedText,
  decisionsText,
  grantsText,
  meText,
  ownershipText,
  positionText,
  proposalsText,
  sharesText,
  statisticsText,
  statusText,
  tasksText,
  timelineText,
  traceText,
} from './views.js';

const program = new Command('faellesbog')
  .description('Fællesbog: the ledger of a community that binds / et fællesskab forpligter')
  .option('--json', 'answer as JSON')
  .option('--lang <da|en>', 'language of tables (Danish unless the terminal is English)')
  .exitOverride()
  // An address that was mistyped may hold a password.
  .configureOutput({
    outputError: (text, write) => write(`faellesbog: usage: ${text.replace(/:\/\/.*@/gs, '://***@')}`),
  })
  .showHelpAfterError();

interface Global {
  json?: boolean;
  lang?: string;
}
type Subject = Global & Dates & { project?: string; product?: string; authority?: string };

function name(value: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(value)) return value;
  throw new InvalidArgumentError('a name is lower-case letters, digits and dashes.');
}

interface Decisions {
  body?: string;
  purpose?: string;
  about?: { kind: string; id: string };
  from?: string;
  until?: string;
  inForce?: boolean;
}
type DecisionsQuery = NonNullable<paths['/api/v1/decisions']['get']['parameters']['query']>;

type ProposalsQuery = NonNullable<paths['/api/v1/proposals']['get']['parameters']['query']>;
interface Proposals {
  mine?: boolean;
  status?: string;
}
type GrantsQuery = NonNullable<paths['/api/v1/grants']['get']['parameters']['query']>;

function kindAndId(value: string): { kind: string; id: string } {
  const [, kind, id] = /^([a-z]+):([a-z0-9][a-z0-9-]{0,62})$/.exec(value) ?? [];
  if (kind !== undefined && id !== undefined) return { kind, id };
  throw new InvalidArgumentError('it is kind:id, like project:os2mo-2-0.');
}

/** Every command takes `--json`, before or after its name; questions take the two dates. */
const command = (usage: string, description: string): Command =>
  program
    .command(usage)
    .description(description)
    .option('--json', 'answer as JSON')
    .option('--lang <da|en>', 'language of tables');
const dated = (usage: string, description: string): Command =>
  command(usage, description)
    .option('--valid-on <date>', 'what was true on this day (YYYY-MM-DD); today when not given')
    .option('--known-at <when>', 'as known then: a date, an instant or a position; everything when not given');

function show<T>(options: Global, answer: T, text: (answer: T, lang: 'da' | 'en') => string): void {
  const { json, lang } = { ...options, ...program.opts<Global>() };
  process.stdout.write(
    options.json || json ? `${JSON.stringify(answer, null, 2)}\n` : `${text(answer, language(options.lang ?? lang))}\n`,
  );
}

program.command('start').description('serve the book (the program starts it before this list is read)');

dated('stats', 'members, products, and who uses what').action(async (options: Global & Dates) => {
  const answer = await ask((api) => api.GET('/api/v1/statistics', { params: { query: dates(options) } }));
  show(options, answer, statisticsText);
});

const subject = (question: Command): Command =>
  question
    .option('--project <id>', 'the project', name)
    .option('--product <id>', 'the product', name)
    .option('--authority <id>', 'the authority; a municipality is its code', name);

subject(
  dated('shares', 'who co-finances a project or product, or what an authority co-finances, with which share'),
).action(async (options: Subject) => {
  const { projectId, productId, authorityId, query } = one(options);
  const answer = await ask<Parameters<typeof sharesText>[0]>((api) => {
    if (projectId) return api.GET('/api/v1/projects/{projectId}/shares', { params: { path: { projectId }, query } });
    if (productId) return api.GET('/api/v1/products/{productId}/shares', { params: { path: { productId }, query } });
    return api.GET('/api/v1/authorities/{authorityId}/shares', { params: { path: { authorityId }, query } });
  });
  show(options, answer, sharesText);
});

dated('ownership', 'who held, stewarded and financed a product, and when')
  .requiredOption('--product <id>', 'the product', name)
  .action(async (options: Global & Dates & { product: string }) => {
    const params = { path: { productId: options.product }, query: dates(options) };
    show(
      options,
      await ask((api) => api.GET('/api/v1/products/{productId}/ownership-history', { params })),
      ownershipText,
    );
  });

subject(dated('timeline', 'everything that happened to a project, product or authority')).action(
  async (options: Subject) => {
    const { projectId, productId, authorityId, query } = one(options);
    const page = { ...query, limit: 500 };
    const answer = await ask((api) => {
      if (projectId)
        return api.GET('/api/v1/projects/{projectId}/timeline', { params: { path: { projectId }, query: page } });
      if (productId)
        return api.GET('/api/v1/products/{productId}/timeline', { params: { path: { productId }, query: page } });
      return api.GET('/api/v1/authorities/{authorityId}/timeline', { params: { path: { authorityId }, query: page } });
    });
    show(options, answer, timelineText);
  },
);

dated('position', 'what one authority has pledged, pays, uses, and is still bound to, year by year')
  .requiredOption('--authority <id>', 'the authority; a municipality is its code', name)
  .action(async (options: Global & Dates & { authority: string }) => {
    const params = { path: { authorityId: options.authority }, query: dates(options) };
    show(options, await ask((api) => api.GET('/api/v1/authorities/{authorityId}/position', { params })), positionText);
  });

dated('decisions', 'the decision log: what was decided, by whom, whether it is in force, and what it allows')
  .option('--body <id>', 'only those of this body', name)
  .option('--purpose <purpose>', 'only those that allow this, such as project_approval')
  .option('--about <kind:id>', 'only those that allow something about this, such as project:os2mo-2-0', kindAndId)
  .option('--from <date>', 'taken on this day or later')
  .option('--until <date>', 'taken on this day or earlier')
  .option('--in-force', 'only those in force on the day')
  .action(async (options: Global & Dates & Decisions) => {
    const { body: bodyId, purpose, about, from, until, inForce } = options;
    const filter = { bodyId, purpose, about: about?.kind, aboutId: about?.id, from, until };
    const query = { ...dates(options), ...filter, ...(inForce && { inForce: 'true' }) } as DecisionsQuery;
    show(options, await ask((api) => api.GET('/api/v1/decisions', { params: { query } })), decisionsText);
  });

dated('trace <id>', 'from any amount, event or thing to the decision and the minutes it rests on, and back').action(
  async (id: string, options: Global & Dates) => {
    const params = { path: { id }, query: dates(options) };
    show(options, await ask((api) => api.GET('/api/v1/trace/{id}', { params })), traceText);
  },
);

command('whoami', 'who one is to the service, and what one may do there').action(async (options: Global) => {
  show(options, await ask((api) => api.GET('/api/v1/me')), meText);
});

dated('grants', 'who may act as what, where and how long, and who proposed and approved it')
  .option('--role <role>', 'only this role, such as secretariat')
  .option('--status <status>', 'proposed, granted, declined, revoked or over')
  .action(async (options: Global & Dates & { role?: string; status?: string }) => {
    const { role, status } = options;
    const query = { ...dates(options), role, status } as GrantsQuery;
    show(options, await ask((api) => api.GET('/api/v1/grants', { params: { query } })), grantsText);
  });

command('tasks', 'what waits for whom: approvals, roles, minutes, exclusions, reviews')
  .option('--mine', 'only what waits for me')
  .action(async (options: Global & { mine?: boolean }) => {
    const query = options.mine ? { mine: 'true' as const } : {};
    show(options, await ask((api) => api.GET('/api/v1/tasks', { params: { query } })), tasksText);
  });

command('proposals [id]', "what waits for somebody's approval, and what became of it; one in full by its id")
  .option('--mine', 'only what waits for me')
  .option('--status <status>', 'open, done or all')
  .action(async (proposalId: string | undefined, { mine, status, ...options }: Global & Proposals) => {
    const query = { status: mine ? 'mine' : status } as ProposalsQuery;
    const answer = await ask((api) =>
      proposalId === undefined
        ? api.GET('/api/v1/proposals', { params: { query } })
        : api.GET('/api/v1/proposals/{proposalId}', { params: { path: { proposalId } } }),
    );
    show(options, answer, proposalsText);
  });

command('approve <id>', 'approve a proposed change, in the version that is shown, and carry it out when that is enough')
  .option('--version-seen <sha256>', 'only this version: refused when it was changed since')
  .action(async (proposalId: string, { versionSeen, ...options }: Global & { versionSeen?: string }) => {
    const path = { proposalId };
    const seen =
      versionSeen ??
      (await ask((api) => api.GET('/api/v1/proposals/{proposalId}', { params: { path } }))).proposals[0]!.version;
    const header = { 'Idempotency-Key': randomUUID() };
    const answer = await ask((api) =>
      api.POST('/api/v1/proposals/{proposalId}/approval', { params: { path, header }, body: { approves: seen } }),
    );
    show(options, answer, approvalText);
  });

command('decline <id>', 'decline a proposed change')
  .requiredOption('--reason <text>', 'why; no names of persons')
  .action(async (proposalId: string, { reason, ...options }: Global & { reason: string }) => {
    const params = { path: { proposalId }, header: { 'Idempotency-Key': randomUUID() } };
    const answer = await ask((api) => api.POST('/api/v1/proposals/{proposalId}/refusal', { params, body: { reason } }));
    show(options, answer, declinedText);
  });

command('token <person>', 'an access token of a person of the demonstration, such as demo-secretariat').action(
  async (person: string) => {
    process.stdout.write(`${await withServer((url) => demoToken(url, person), 'running')}\n`);
  },
);

command('import <file>', 'record a file of commands (NDJSON or CSV): all of it, or nothing')
  .option('--dry-run', 'check every row and record nothing')
  .action(async (file: string, options: Global & { dryRun?: boolean }) => {
    const { json } = { ...program.opts<Global>(), ...options };
    process.exitCode = await importFile(file, { dryRun: options.dryRun ?? false, json: json ?? false });
  });

command('calc <file>', 'work out a file of splits, to check one by hand').action((file: string) => {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new CliError(2, 'file.unreadable', `Cannot read ${file}.`, `Kan ikke læse ${file}.`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new CliError(
      2,
      'json.malformed',
      `${file} is not JSON: ${(error as Error).message}`,
      `${file} er ikke JSON.`,
    );
  }
  const answer = calculateFile(parsed);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  if (answer.results.some((result) => 'error' in result)) process.exitCode = 2;
});

command('status', 'how far each read model and reactor has got, against the log itself').action(
  async (options: Global) => {
    show(options, await ask((api) => api.GET('/api/v1/status')), statusText);
  },
);

command(
  'rebuild [name]',
  'build a read model anew beside the live one, and switch (all of them when no name is given)',
).action(async (model: string | undefined, options: Global) => {
  const { json } = { ...program.opts<Global>(), ...options };
  process.exitCode = await rebuild(model ?? 'all', json ?? false);
});

command('copy-log', 'copy the log exactly, between databases or out to a file and back; run again, it goes on')
  .requiredOption('--from <address>', 'postgres://…, esdb://…, embedded, a data folder or a file')
  .requiredOption('--to <address>', 'the same; a file whose name ends in .gz is compressed')
  .option('--verify-only', 'compare, and write nothing')
  .action(async (options: Global & { from: string; to: string; verifyOnly?: boolean }) => {
    const { json, lang, from, to, verifyOnly = false } = { ...program.opts<Global>(), ...options };
    process.exitCode = await copyLog({ from, to, verifyOnly, json: json ?? false, lang: language(lang) });
  });

command(
  'erasures <file>',
  'keep a copy of the list of erasures in a file, for the day a backup is restored; run again, it goes on',
).action(async (file: string, options: Global) => {
  show(options, await keepErasures(file), keptText);
});

command('replay-erasures <file>', 'erase again, on a restored database, whom such a file names').action(
  async (file: string, options: Global) => {
    show(options, await replayErasures(file), replayedText);
  },
);

/** Exactly one of the three ways to say what is meant. */
function one(options: Subject): { projectId?: string; productId?: string; authorityId: string; query: Dates } {
  const { project: projectId, product: productId, authority: authorityId } = options;
  if ([projectId, productId, authorityId].filter((id) => id !== undefined).length !== 1) {
    const kinds = '--project, --product, --authority';
    throw new CliError(2, 'usage', `Give one of ${kinds}.`, `Angiv én af ${kinds}.`);
  }
  return { projectId, productId, authorityId: authorityId ?? '', query: dates(options) };
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const json = process.argv.includes('--json');
  if (error instanceof CliError) {
    const { code, message, da, details } = error;
    const fields = (details.errors ?? []).map((field) => `  ${field.pointer}: ${field.messageDa} / ${field.message}\n`);
    const text = `faellesbog: ${code}: ${message}\nfaellesbog: ${da}\n${fields.join('')}`;
    process.stderr.write(json ? `${JSON.stringify({ code, message, messageDa: da, ...details })}\n` : text);
    return error.exitCode;
  }
  process.stderr.write(`faellesbog: failed: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}

program.parseAsync(process.argv).catch((error: unknown) => {
  process.exitCode = failed(error);
});
