// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { lookupIn, type EventStore } from '@faellesbog/eventsourcing';
import { rolesOf, type Grant } from '@faellesbog/governance';
import { EVENT_STORE } from '@faellesbog/platform';
import { MeDto, type MyCommandDto, type MyRoleDto } from './me.dto.js';
import { COMMANDS, may, type About } from './policy.js';

@Controller('me')
export class MeController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** Who I am, and what I may do: from the roles that hold at this moment, by the log itself. */
  @Get()
  @Header('Cache-Control', 'no-store')
  async me(@Req() { caller }: FastifyRequest): Promise<MeDto> {
    const { kind, account = null } = caller;
    const grants = account === null ? [] : await rolesOf(account, new Date(), lookupIn(this.store));
    return { kind, account, roles: grants.map(roleOf), commands: commandsOf(grants) };
  }
}

const roleOf = ({ grantId, role, office, scope, from, until }: Grant): MyRoleDto => ({
  grant: grantId,
  role,
  office: office ?? null,
  scope: { kind: scope.kind, id: scope.id ?? null },
  from,
  until: until ?? null,
});

function commandsOf(grants: readonly Grant[]): MyCommandDto[] {
  // Everything that is mine: what I may do there, I may do somewhere.
  const mine: Record<string, string[]> = {};
  for (const { scope } of grants) if (scope.id !== undefined) (mine[scope.kind] ??= []).push(scope.id);
  return Object.entries(COMMANDS)
    .map(([command, { approves }]) => ({
      command,
      ask: may('ask', command, grants, mine as About),
      approve: may('approve', command, grants, mine as About),
      takesTwo: approves !== undefined,
    }))
    .filter(({ ask, approve }) => ask || approve);
}
