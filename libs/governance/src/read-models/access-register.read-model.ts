// SPDX-License-Identifier: MPL-2.0
import { readModel } from '@faellesbog/eventsourcing';
import { answers, AsOfQuery, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { versionOf } from '../access/access.decider.js';
import { accessEvents, type Office, type Role, type Scope, type SCOPE_KINDS } from '../access/access.events.js';

/** Who may act as what: every grant from its proposal to its end, and who lets whom approve, as of any day. */
export const accessRegister = readModel({
  name: 'access_register',
  version: 2,
  from: [accessEvents],
  tables: {
    grant: {
      columns: {
        account: 'uuid',
        grant_id: 'text',
        role: 'text',
        office: 'text?',
        scope: 'text',
        scope_id: 'text?',
        person_ref: 'uuid',
        until: 'date?',
        proposed_by: 'text?',
        version: 'text',
        founding: 'bool',
      },
      indexes: [['account', 'grant_id']],
    },
    step: {
      columns: { account: 'uuid', grant_id: 'text', step: 'text', by: 'text', reason: 'text?' },
      indexes: [['account', 'grant_id']],
    },
    delegation: {
      columns: {
        account: 'uuid',
        delegation_id: 'text',
        recipient: 'uuid',
        recipient_ref: 'uuid?',
        role: 'text?',
        scope: 'text',
        scope_id: 'text?',
        until: 'date',
      },
      indexes: [['account'], ['recipient']],
    },
    delegation_end: { columns: { account: 'uuid', delegation_id: 'text' }, indexes: [['account', 'delegation_id']] },
  },
  on: {
    AccessFounded: ({ grants }, _meta, write) => {
      for (const each of grants) {
        write.grant({ ...columnsOf(each), proposed_by: null, founding: true });
      }
    },
    RoleProposed: (data, { by }, write) => write.grant({ ...columnsOf(data), proposed_by: by, founding: false }),
    RoleGranted: ({ account, grantId }, { by }, write) =>
      write.step({ account, grant_id: grantId, step: 'granted', by, reason: null }),
    RoleDeclined: ({ account, grantId, reason }, { by }, write) =>
      write.step({ account, grant_id: grantId, step: 'declined', by, reason }),
    RoleRevoked: ({ account, grantId, reason }, { by }, write) =>
      write.step({ account, grant_id: grantId, step: 'revoked', by, reason }),
    ApprovalDelegated: ({ account, delegationId, to, toPersonRef, role, scope, until }, _meta, write) =>
      write.delegation({
        ...{ account, delegation_id: delegationId, recipient: to, recipient_ref: toPersonRef ?? null },
        ...{ role: role ?? null, scope: scope.kind, scope_id: scope.id ?? null, until },
      }),
    DelegationEnded: ({ account, delegationId }, _meta, write) =>
      write.delegation_end({ account, delegation_id: delegationId }),
  },
});

interface GrantData {
  account: string;
  grantId: string;
  role: Role;
  office?: Office;
  scope: Scope;
  personRef: string;
  until?: string;
}
const columnsOf = (data: GrantData) => ({
  account: data.account,
  grant_id: data.grantId,
  role: data.role,
  office: data.office ?? null,
  scope: data.scope.kind,
  scope_id: data.scope.id ?? null,
  person_ref: data.personRef,
  until: data.until ?? null,
  version: versionOf(data),
});

const t = accessRegister.table;

export interface GrantOnDay {
  account: string;
  grant: string;
  role: Role;
  office: Office | null;
  scope: { kind: (typeof SCOPE_KINDS)[number]; id: string | null };
  /** The person behind the account, opaque. */
  personRef: string;
  /** First day, and the last one, inclusive. */
  from: string;
  until: string | null;
  status: 'proposed' | 'granted' | 'declined' | 'revoked' | 'over';
  /** The SHA-256 of what was proposed: an approval has to name it. */
  version: string;
  /** Opaque accounts; null for a grant that the book began with. */
  proposedBy: string | null;
  approvedBy: string | null;
  /** The day it was declined or revoked, by whom and why. */
  ended: { on: string; by: string; reason: string } | null;
  illustrative: boolean;
}
export interface GrantsOnDay extends AsOf {
  grants: GrantOnDay[];
  illustrative: boolean;
}
export interface GrantFilter {
  account?: string;
  role?: Role;
  status?: GrantOnDay['status'];
}

/** The grants known on a day, with who proposed and who approved each. */
export class ListGrants extends AsOfQuery<GrantsOnDay> {
  constructor(
    readonly filter: GrantFilter = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listGrants = answers(ListGrants, accessRegister, async (sql, asOf, { filter }) => {
  const grants = (await grantsOn(sql, asOf, filter)).filter(({ status }) => status === (filter.status ?? status));
  return { ...asOf, grants, illustrative: grants.some(({ illustrative }) => illustrative) };
});

const grantsOn = (sql: Sql, { validOn, position }: AsOf, { account, role }: GrantFilter) => sql<GrantOnDay[]>`
  select g.account, g.grant_id as "grant", g.role, g.office, jsonb_build_object('kind', g.scope, 'id', g.scope_id) as scope,
    g.person_ref as "personRef", g.eff as "from", g.until, g.version, g.proposed_by as "proposedBy", a.by as "approvedBy", e.ended,
    case when e.ended is not null then e.step when a.by is null and not g.founding then 'proposed'
      when g.until < ${validOn}::date then 'over' else 'granted' end as status,
    g.illustrative
  from ${sql(t.grant)} g
  left join lateral (
    select by from ${sql(t.step)} where account = g.account and grant_id = g.grant_id and step = 'granted'
      and eff <= ${validOn} and pos <= ${position} order by pos limit 1) a on true
  left join lateral (
    select step, jsonb_build_object('on', eff, 'by', "by", 'reason', reason) as ended from ${sql(t.step)}
    where account = g.account and grant_id = g.grant_id and step <> 'granted'
      and eff <= ${validOn} and pos <= ${position} order by pos limit 1) e on true
  where g.eff <= ${validOn} and g.pos <= ${position}
    and ${account === undefined ? sql`true` : sql`g.account = ${account}`}
    and ${role === undefined ? sql`true` : sql`g.role = ${role}`}
  order by g.role, g.account, g.grant_id`;

export interface DelegationOnDay {
  /** What an approval names: `account/delegation`. */
  name: string;
  /** In whose name, and who may. */
  account: string;
  delegation: string;
  to: string;
  /** The person behind that account, where it was said. */
  toPersonRef: string | null;
  /** Of the roles that are held, this one only; null for all. */
  role: Role | null;
  scope: { kind: (typeof SCOPE_KINDS)[number]; id: string | null };
  /** First day, and the last one, inclusive. */
  from: string;
  until: string;
  illustrative: boolean;
}
export interface DelegationsOnDay extends AsOf {
  account: string;
  /** Those by which others approve in this account's name. */
  given: DelegationOnDay[];
  /** Those by which it approves in others' names: as far as they hold the role themselves. */
  received: DelegationOnDay[];
  illustrative: boolean;
}

/** The delegations by and to an account that hold on a day: begun, not over and not ended. */
export class ListDelegations extends AsOfQuery<DelegationsOnDay> {
  constructor(
    readonly account: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const listDelegations = answers(ListDelegations, accessRegister, async (sql, asOf, { account }) => {
  const held = await delegationsOn(sql, asOf, account);
  return {
    ...asOf,
    account,
    given: held.filter((each) => each.account === account),
    received: held.filter(({ to }) => to === account),
    illustrative: held.some(({ illustrative }) => illustrative),
  };
});

const delegationsOn = (sql: Sql, { validOn, position }: AsOf, account: string) => sql<DelegationOnDay[]>`
  select d.account || '/' || d.delegation_id as name, d.account, d.delegation_id as delegation, d.recipient as "to",
    d.recipient_ref as "toPersonRef", d.role, jsonb_build_object('kind', d.scope, 'id', d.scope_id) as scope,
    d.eff as "from", d.until, d.illustrative
  from ${sql(t.delegation)} d
  where (d.account = ${account} or d.recipient = ${account})
    and d.eff <= ${validOn} and d.pos <= ${position} and d.until >= ${validOn}::date
    and not exists (
      select 1 from ${sql(t.delegation_end)} e
      where e.account = d.account and e.delegation_id = d.delegation_id and e.eff <= ${validOn} and e.pos <= ${position})
  order by d.eff, d.account, d.delegation_id`;
