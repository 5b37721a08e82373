// SPDX-License-Identifier: MPL-2.0
import { createParamDecorator, Injectable, Param, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  copenhagenDate,
  GROUNDS_KEYS,
  uuidFrom,
  type CommandClass,
  type CommandMeta,
  type DomainCommand,
  type Grounds,
  type Handled,
} from '@faellesbog/eventsourcing';
import { OPERATOR, Problem } from '@faellesbog/platform';
import { Permission, type Answered } from '../access/permission.js';
import type { CommandDto } from './command.dto.js';

export const RUNS = 'faellesbog:runs';
/** Marks the one route of a command. The import reads the same routes, so a file goes the way a request goes. */
export const Runs = (command: CommandClass): MethodDecorator => SetMetadata(RUNS, command);

/** What the request says beside its body: who, under which key, seeing which revision, for real or only to see. */
export interface Asked {
  id: string;
  by: string;
  expectedRevision?: number;
  dryRun: boolean;
  reply: FastifyReply;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A command's identity from the caller's key: a UUID stays itself, any other text always gives the same one. */
export const commandIdOf = (key: string): string => (UUID.test(key) ? key : uuidFrom(`key/${key}`));

/** Reads `Idempotency-Key`, `If-Match` and `dryRun` off the request. */
export const Ask = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { dryRun?: string } }>>();
  return {
    id: commandIdOf(idempotencyKey(request)),
    // Who has no account here is the operator, or everybody where nobody is asked.
    by: request.caller.account ?? OPERATOR,
    expectedRevision: revisionSeen(request),
    dryRun: isDryRun(request.query.dryRun),
    reply: context.switchToHttp().getResponse<FastifyReply>(),
  };
});

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new Problem(
    400,
    'idempotency_key.missing',
    'Every change needs an Idempotency-Key header of 1-200 visible characters: make one (a UUID), keep it, and send it again on a retry.',
    'Enhver ændring kræver headeren Idempotency-Key på 1-200 synlige tegn: lav en (en UUID), gem den, og send den igen ved gentagelse.',
  );
}

function revisionSeen(request: FastifyRequest): number | undefined {
  const seen = request.headers['if-match'];
  if (seen === undefined) {
    if (request.method === 'POST') return undefined;
    throw new Problem(
      428,
      'if_match.missing',
      'A change to what you saw needs If-Match with its ETag.',
      'En ændring af det, du så, kræver If-Match med dets ETag.',
    );
  }
  const revision = /^"(-?\d{1,9})"$/.exec(seen)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new Problem(400, 'if_match.malformed', 'If-Match is one ETag, like "3".', 'If-Match er én ETag, som "3".');
}

function isDryRun(asked: string | undefined): boolean {
  if (asked === undefined || asked === 'false') return false;
  if (asked === 'true') return true;
  throw new Problem(422, 'dry_run.malformed', 'dryRun is true or false.', 'dryRun er true eller false.', {
    pointer: '?dryRun',
  });
}

/** The name of a thing in the path. What cannot be a name does not exist. */
export const Id = (name: string): ParameterDecorator =>
  Param(name, {
    transform(value: string): string {
      if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(value)) return value;
      const shown = value.slice(0, 70);
      throw new Problem(404, 'not_found', `There is no "${shown}".`, `Der findes ingen "${shown}".`);
    },
  });

/** Splits what a caller sent into the command's own data and the meta every command has. */
export function commandFrom<D extends object, C extends DomainCommand>(
  command: new (data: D, meta: CommandMeta) => C,
  body: D & CommandDto,
  asked: Omit<Asked, 'reply'>,
): C {
  const {
    effectiveOn,
    onBehalfOf,
    emergency: _emergency,
    ...rest
  } = plain(body) as Record<string, unknown> & CommandDto;
  const now = new Date();
  const grounds: Grounds = {};
  for (const key of GROUNDS_KEYS) {
    if (rest[key] !== undefined) grounds[key] = rest[key] as never;
    delete rest[key];
  }
  return new command(rest as unknown as D, {
    id: asked.id,
    by: asked.by,
    org: onBehalfOf ?? null,
    now: now.toISOString(),
    effectiveOn: effectiveOn ?? copenhagenDate(now),
    effectiveOnGiven: effectiveOn !== undefined,
    expectedRevision: asked.expectedRevision,
    grounds,
    dryRun: asked.dryRun,
  });
}

/** A DTO's data without its classes and without members that say nothing, and text in the one normal form (NFC): what is recorded is data, nothing else. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined && member !== null)
      .map(([key, member]) => [key, plain(member)]),
  );
}

/** The way of every command from a controller to the bus and back. */
@Injectable()
export class Commands {
  constructor(
    private readonly bus: CommandBus,
    private readonly permission: Permission,
  ) {}

  send<D extends object, C extends DomainCommand>(
    command: new (data: D, meta: CommandMeta) => C,
    body: D & CommandDto,
    asked: Asked,
  ): Promise<Answered> {
    return this.record(commandFrom(command, body, asked), asked, (body as CommandDto).emergency);
  }

  /** Records a command that stands already, or what it waits for. */
  async record(asking: DomainCommand, asked: Asked, emergency?: string): Promise<Answered> {
    const answered = await this.proposed(asking, asked, emergency);
    if (answered) return answered;
    const { replayed, facts, ...receipt } = await this.bus.execute<DomainCommand, Handled>(asking);
    void asked.reply.header('ETag', `"${receipt.revision}"`);
    if (replayed) void asked.reply.header('Idempotency-Replayed', 'true');
    void asked.reply.status(asked.dryRun ? 200 : 201);
    return asked.dryRun ? { ...receipt, dryRun: true, facts } : receipt;
  }

  /** The answer to a command that others have to approve first; undefined when it is to be carried out now. */
  async proposed(
    asking: DomainCommand,
    { reply }: Pick<Asked, 'reply'>,
    emergency?: string,
  ): Promise<Answered | undefined> {
    // Nobody but the operator gets as far as here without an account.
    if (!this.permission.enforced || asking.meta.by === OPERATOR) return undefined;
    const about = await this.permission.assertMayAsk(asking);
    const answered = await this.permission.proposalFor(asking, about, emergency);
    if (answered?.waiting)
      void reply.status(202).header('Location', `/api/v1/proposals/${answered.waiting.proposalId}`);
    else if (answered) void reply.status(201);
    return answered;
  }
}
