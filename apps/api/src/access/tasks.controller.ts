// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import {
  ListEmergencies,
  ListExclusions,
  ListGrants,
  ListMeetings,
  ListProposals,
  type MeetingOnDay,
} from '@faellesbog/governance';
import { Problem, type Refusals } from '@faellesbog/platform';
import { REFUSALS } from '../operations/ledger-token.js';
import { Permission } from './permission.js';
import { isOneOf, type Party } from './policy.js';
import { ListTasksDto, RefusalsDto, RefusalsPageDto, TasksDto, type TaskDto, type TaskKind } from './proposals.dto.js';

@Controller('refusals')
export class RefusalsController {
  constructor(@Inject(REFUSALS) private readonly refusals: Refusals) {}

  /** Changes that somebody asked for and that were refused, in order: who, when, where and why; never what they said. */
  @Get()
  async list(@Query() { after = 0, limit = 100 }: RefusalsPageDto): Promise<RefusalsDto> {
    const refusals = await this.refusals.list(after, limit);
    return { refusals, next: refusals.at(-1)?.number ?? after };
  }
}

/** Of what only the association's people read. */
const OF_ASSOCIATION: ReadonlySet<TaskKind> = new Set<TaskKind>(['grant_role', 'ratify_exclusion', 'review_emergency']);
const CHAIRS: Party[] = ['board_member:chair', 'steering_group_member:chair'];

/** What waits for whom: one list for every role, so that nothing waits because nobody knew. */
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly queries: QueryBus,
    private readonly permission: Permission,
  ) {}

  /** Approvals, roles, attendance, minutes, exclusions and emergencies that somebody has to see to; the oldest first. */
  @Get()
  async list(@Query() { mine, after }: ListTasksDto, @Req() { caller }: FastifyRequest): Promise<TasksDto> {
    const { validOn, knownAt, position, proposals } = await this.queries.execute(
      new ListProposals({ status: 'open' }, { after }),
    );
    const shown = await this.permission.shown(proposals, caller, mine === 'true');
    const roles = await this.permission.rolesOf(caller.account);
    const tasks: TaskDto[] = [
      ...shown.map((each) => ({
        kind: 'approve_change' as const,
        id: each.proposalId,
        what: each.command,
        waitsFor: each.waitsFor,
        since: each.proposedAt.slice(0, 10),
        due: each.expiresOn,
      })),
      ...(await this.ofRoles(after)),
      ...(await this.ofMeetings(validOn, after)),
      ...(await this.ofExclusions(after)),
      ...(await this.ofEmergencies(after)),
    ];
    const seesAll = this.permission.seesAll(caller.account, roles);
    const isShown = ({ kind, waitsFor }: TaskDto): boolean =>
      kind === 'approve_change' ||
      isOneOf(waitsFor as Party[], roles, {}) ||
      (mine !== 'true' && (seesAll || !OF_ASSOCIATION.has(kind)));
    return {
      validOn,
      knownAt,
      position,
      tasks: tasks.filter(isShown).toSorted((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since))),
    };
  }

  private async ofRoles(after?: number): Promise<TaskDto[]> {
    const { grants } = await this.queries.execute(new ListGrants({ status: 'proposed' }, { after }));
    return grants.map(({ account, grant, role, from }) => ({
      kind: 'grant_role',
      id: `${account}/${grant}`,
      what: role,
      waitsFor: ['board_member'],
      since: from,
      due: null,
    }));
  }

  private async ofMeetings(today: string, after?: number): Promise<TaskDto[]> {
    const meetings = await this.queries
      .execute(new ListMeetings({}, { after }))
      .then((found) => found.meetings, nothingYet);
    return meetings.flatMap(({ meeting: id, body: what, status, heldOn, published }): TaskDto[] => {
      const task = { id, what, since: heldOn, due: null };
      if (status === 'called' && heldOn < today)
        return [{ ...task, kind: 'record_attendance', waitsFor: ['secretariat'] }];
      if (status === 'held') return [{ ...task, kind: 'approve_minutes', waitsFor: CHAIRS }];
      if (status === 'minuted' && !published) return [{ ...task, kind: 'publish_minutes', waitsFor: ['secretariat'] }];
      return [];
    });
  }

  private async ofExclusions(after?: number): Promise<TaskDto[]> {
    const { exclusions } = await this.queries.execute(new ListExclusions({ after }));
    return exclusions
      .filter(({ status }) => status === 'decided')
      .map(({ exclusion, authority, excludedOn }) => ({
        kind: 'ratify_exclusion',
        id: exclusion,
        what: authority,
        waitsFor: ['secretariat'],
        since: excludedOn,
        due: null,
      }));
  }

  private async ofEmergencies(after?: number): Promise<TaskDto[]> {
    const { emergencies } = await this.queries.execute(new ListEmergencies({ after }));
    return emergencies
      .filter(({ status }) => status === 'confirmed')
      .map(({ emergencyId, reason, declaredAt, reviewBy }) => ({
        kind: 'review_emergency',
        id: emergencyId,
        what: reason,
        waitsFor: ['board_member'],
        since: declaredAt.slice(0, 10),
        due: reviewBy,
      }));
  }
}

/** Where there is no history yet, nothing waits. */
function nothingYet(error: unknown): MeetingOnDay[] {
  if (error instanceof Problem && error.status === 404) return [];
  throw error;
}
