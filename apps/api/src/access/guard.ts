// SPDX-License-Identifier: MPL-2.0
import { QueryBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { copenhagenDate, lookupIn, type EventStore, type Lookup } from '@faellesbog/eventsourcing';
import { publicAreasOn, rolesOf, type Grant, type ReadingArea } from '@faellesbog/governance';
import { Problem, type AccessMode } from '@faellesbog/platform';
import { GetProduct } from '@faellesbog/portfolio';
import { holds, leaveTo, ROUTES, type Own } from './policy.js';
import { denied } from './permission.js';
import { routesOf } from './routes.js';
import { forPublic, isRatified, isTheirs, notThere, type Surroundings } from './scopes.js';

/** What somebody may, as found once for a request. */
export interface Access {
  /** The roles that hold at this moment, read from the log once for the request; none for nobody. */
  roles(): Promise<readonly Grant[]>;
  /** What is public today; set where an answer is narrowed to what anyone may see. */
  asPublic?: readonly ReadingArea[];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Absent where nobody is asked who they are. */
    access?: Access;
  }
}

interface Gate {
  store: EventStore;
  /** The command that a route runs, by the route's name. */
  commands: ReadonlyMap<string, string>;
  projectsOf: Surroundings['projectsOf'];
}

/**
 * Lets through what the table of the policy allows, before a body is read, and narrows what anyone may read to what is
 * public of it. For a command it asks only whether somebody may ask it of anything; of what, is asked with the command
 * at hand. Call it after callers are recognised. `open` lets everything through.
 */
export function installAccess(
  app: NestFastifyApplication,
  { mode, store }: { mode: AccessMode; store: EventStore },
): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('access');
  if (mode === 'open') return;
  const queries = app.get(QueryBus);
  const gate: Gate = {
    store,
    commands: new Map(routesOf(app).flatMap(({ name, command }) => (command === undefined ? [] : [[name, command]]))),
    projectsOf: async (productId) => {
      try {
        return (await queries.execute(new GetProduct(productId))).projects.map(({ id }) => id);
      } catch (error) {
        // Not known to the read model yet, or on no day so far.
        if (error instanceof Problem && error.status === 404) return [];
        throw error;
      }
    },
  };
  fastify.addHook('onRequest', (request, reply) => admit(gate, request, reply));
  fastify.addHook('preSerialization', async (request, _reply, answer) => {
    const areas = request.access?.asPublic;
    return areas ? forPublic(routeOf(request) ?? '', answer, areas, lookupIn(store)) : answer;
  });
}

/** The name of a route as the policy has it; undefined for an address that there is none at. */
function routeOf({ method, routeOptions: { url } }: FastifyRequest): string | undefined {
  if (url === undefined) return undefined;
  return `${method === 'HEAD' ? 'GET' : method} ${url.replace(/:(\w+)/g, '{$1}')}`;
}

/** @throws Problem 401 `login.required`, 403 `access.denied`, 404 as of a thing that does not exist. */
async function admit(gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const route = routeOf(request);
  // Who has the data folder has the book: the operator is asked for no role.
  if (route === undefined || ROUTES[route]?.public === 'service' || request.caller.kind === 'operator') return;
  const lookup = lookupIn(gate.store);
  const { account } = request.caller;
  let read: Promise<readonly Grant[]> | undefined;
  const access: Access = {
    roles: () => (read ??= account === undefined ? Promise.resolve([]) : rolesOf(account, new Date(), lookup)),
  };
  request.access = access;
  const command = gate.commands.get(route);
  if (command === undefined) return admitReader(gate, route, request, reply, lookup);
  if (account === undefined) throw loginRequired(reply);
  if (!holds('ask', command, await access.roles())) throw denied(command);
}

async function admitReader(
  { projectsOf }: Gate,
  route: string,
  request: FastifyRequest,
  reply: FastifyReply,
  lookup: Lookup,
): Promise<void> {
  const access = request.access!;
  const day = copenhagenDate(new Date());
  const [grants, areas] = await Promise.all([access.roles(), publicAreasOn(day, lookup)]);
  const leave = leaveTo(route, grants, areas);
  if (leave.inFull) return;
  const named = request.params as Readonly<Record<string, string>>;
  const whose: Own | undefined = ROUTES[route]?.own;
  const id = whose ? named[whose.parameter]! : '';
  const around: Surroundings = { lookup, day, account: request.caller.account, projectsOf };
  if (whose && (await isTheirs(whose.kind, id, leave.own, around))) return;
  if (leave.asPublic) {
    const { projectId } = named;
    if (projectId !== undefined && !(await isRatified(projectId, lookup))) throw notThere('project', projectId);
    access.asPublic = areas;
    return;
  }
  if (request.caller.account === undefined) throw loginRequired(reply);
  if (whose && leave.hidden) throw notThere(whose.kind, id);
  throw notForYou();
}

function loginRequired(reply: FastifyReply): Problem {
  void reply.header('WWW-Authenticate', 'Bearer');
  return new Problem(
    401,
    'login.required',
    'This is not open to the public: log in at /api/v1/session/login, or send an access token.',
    'Dette er ikke åbent for offentligheden: log ind på /api/v1/session/login, eller send et adgangstoken.',
  );
}

const notForYou = (): Problem =>
  new Problem(
    403,
    'access.denied',
    'None of your roles reads this. GET /api/v1/me tells which you hold.',
    'Ingen af dine roller kan læse dette. GET /api/v1/me fortæller, hvilke du har.',
  );
