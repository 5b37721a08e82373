// SPDX-License-Identifier: MPL-2.0
import { authorityEvents, supplierEvents } from '@faellesbog/community';
import { ignore, readModel } from '@faellesbog/eventsourcing';
import { moneyFromJson, moneyToJson, type MoneyJson } from '@faellesbog/money';
import { answers, AsOfQuery, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { adoptionEvents, type ADOPTION_STATUSES, type EVIDENCE } from '../adoption/adoption.events.js';
import { needEvents } from '../need/need.events.js';
import {
  productEvents,
  type HOLDER_KINDS,
  type RIGHTS_MODELS,
  type ProductStatus,
  type SUPPLIER_SERVICES,
} from '../product/product.events.js';
import { projectEvents, type PROJECT_OUTCOMES, type ProjectStatus } from '../project/project.events.js';

/** Who stands in a relation to what: a row says that it holds from its business date on, or that it no longer does. */
const relation = {
  columns: { subject: 'text', party: 'text', holds: 'bool', detail: 'json?' },
  indexes: [['subject', 'party'], ['party']],
} as const;

/** Needs, projects, products and who uses them, on any day. */
export const portfolioRegister = readModel({
  name: 'portfolio_register',
  version: 1,
  from: [authorityEvents, supplierEvents, needEvents, projectEvents, productEvents, adoptionEvents],
  tables: {
    name: { columns: { kind: 'text', id: 'text', name: 'text' }, indexes: [['kind', 'id']] },
    need: { columns: { need_id: 'text', description: 'text', registered_by: 'text' }, indexes: [['need_id']] },
    support: relation,
    need_addressed: {
      columns: { need_id: 'text', project_id: 'text' },
      indexes: [['need_id'], ['project_id']],
    },
    project: { columns: { project_id: 'text', purpose: 'text' }, indexes: [['project_id']] },
    project_status: {
      columns: {
        project_id: 'text',
        status: 'text',
        outcome: 'text?',
        reason: 'text?',
        waived_floor: 'bool?',
        decision_ref: 'text?',
      },
      indexes: [['project_id']],
    },
    pre_study: { columns: { project_id: 'text', conclusion: 'text' }, indexes: [['project_id']] },
    finance: {
      columns: { project_id: 'text', budget: 'bigint', floor: 'bigint?', deadline: 'date?', allocation: 'text' },
      indexes: [['project_id']],
    },
    participant: relation,
    round: {
      columns: { project_id: 'text', round_id: 'text', reached: 'bool', pledged: 'bigint' },
      indexes: [['project_id']],
    },
    project_product: {
      columns: { project_id: 'text', product_id: 'text' },
      indexes: [['project_id'], ['product_id']],
    },
    engagement: {
      columns: { project_id: 'text', supplier_id: 'text', procurement_ref: 'text' },
      indexes: [['project_id']],
    },
    milestone: {
      columns: { project_id: 'text', milestone_id: 'text', title: 'text?', decision_ref: 'text?' },
      indexes: [['project_id']],
    },
    product: {
      columns: {
        product_id: 'text',
        purpose: 'text',
        repository: 'text?',
        steering_group: 'text',
        finance_model: 'text',
        documentation: 'text',
      },
      indexes: [['product_id']],
    },
    product_status: {
      columns: { product_id: 'text', status: 'text', reason: 'text?', handed_to: 'json?', decision_ref: 'text?' },
      indexes: [['product_id']],
    },
    licence: { columns: { product_id: 'text', spdx: 'text', decision_ref: 'text?' }, indexes: [['product_id']] },
    release: {
      columns: { product_id: 'text', version: 'text', url: 'text', spdx: 'text', publiccode_yml: 'bool' },
      indexes: [['product_id']],
    },
    rights: { columns: { product_id: 'text', holder: 'json', model: 'text' }, indexes: [['product_id']] },
    steward: relation,
    affiliation: relation,
    use: relation,
    plan: { columns: { subject: 'text', party: 'text', expected_from: 'date?' }, indexes: [['subject'], ['party']] },
    confirmation: {
      columns: { subject: 'text', party: 'text', evidence: 'text' },
      indexes: [['subject', 'party'], ['party']],
    },
  },
  on: {
    AuthorityRegistered: ({ authorityId, name }, _meta, write) =>
      write.name({ kind: 'authority', id: authorityId, name }),
    AuthorityCorrected: ({ authorityId, name }, _meta, write) => {
      if (name !== undefined) write.name({ kind: 'authority', id: authorityId, name });
    },
    MembershipStarted: ignore,
    MembershipWithdrawn: ignore,
    PaymentDemandSent: ignore,
    MembershipDeemedWithdrawn: ignore,
    MembershipExcluded: ignore,
    MembershipReinstated: ignore,
    ContactRefChanged: ignore,
    CoordinatorAppointed: ignore,
    CoordinatorReleased: ignore,
    SupplierRegistered: ({ supplierId, name }, _meta, write) => write.name({ kind: 'supplier', id: supplierId, name }),
    SupplierPartnershipStarted: ignore,
    SupplierPartnershipEnded: ignore,

    NeedRegistered: ({ needId, title, description, authorityId }, _meta, write) => {
      write.name({ kind: 'need', id: needId, name: title });
      write.need({ need_id: needId, description, registered_by: authorityId });
      write.support({ subject: needId, party: authorityId, holds: true, detail: null });
    },
    NeedSupported: ({ needId, authorityId }, _meta, write) =>
      write.support({ subject: needId, party: authorityId, holds: true, detail: null }),
    NeedSupportWithdrawn: ({ needId, authorityId }, _meta, write) =>
      write.support({ subject: needId, party: authorityId, holds: false, detail: null }),
    NeedAddressed: ({ needId, projectId }, _meta, write) =>
      write.need_addressed({ need_id: needId, project_id: projectId }),

    ProjectProposed: ({ projectId, name, purpose, owners, productId, decisionRef }, _meta, write) => {
      write.name({ kind: 'project', id: projectId, name });
      write.project({ project_id: projectId, purpose });
      write.project_status({ ...step(projectId, 'proposed'), decision_ref: decisionRef ?? null });
      for (const party of owners) {
        write.participant({ subject: projectId, party, holds: true, detail: { role: 'owner' } });
      }
      if (productId !== undefined) write.project_product({ project_id: projectId, product_id: productId });
    },
    PreStudyCompleted: ({ projectId, conclusion }, _meta, write) =>
      write.pre_study({ project_id: projectId, conclusion }),
    FinanceModelSet: ({ projectId, budget, floor, deadline, allocation }, _meta, write) =>
      write.finance({
        project_id: projectId,
        budget: moneyFromJson(budget),
        floor: floor ? moneyFromJson(floor) : null,
        deadline: deadline ?? null,
        allocation,
      }),
    ProjectApproved: ({ projectId, decisionRef }, _meta, write) =>
      write.project_status({ ...step(projectId, 'approved'), decision_ref: decisionRef ?? null }),
    ProjectRejected: ({ projectId, reason, decisionRef }, _meta, write) =>
      write.project_status({ ...step(projectId, 'rejected'), reason, decision_ref: decisionRef ?? null }),
    ParticipantJoined: ({ projectId, authorityId }, _meta, write) =>
      write.participant({ subject: projectId, party: authorityId, holds: true, detail: { role: 'participant' } }),
    ParticipantLeft: ({ projectId, authorityId }, _meta, write) =>
      write.participant({ subject: projectId, party: authorityId, holds: false, detail: null }),
    ProjectFundingRecorded: ({ projectId, roundId, reached, pledged }, _meta, write) =>
      write.round({ project_id: projectId, round_id: roundId, reached, pledged: moneyFromJson(pledged) }),
    ProjectStarted: ({ projectId, waivedFloor, decisionRef }, _meta, write) =>
      write.project_status({
        ...step(projectId, 'running'),
        waived_floor: waivedFloor,
        decision_ref: decisionRef ?? null,
      }),
    ProjectPaused: ({ projectId, reason, decisionRef }, _meta, write) =>
      write.project_status({ ...step(projectId, 'paused'), reason, decision_ref: decisionRef ?? null }),
    ProjectResumed: ({ projectId, decisionRef }, _meta, write) =>
      write.project_status({ ...step(projectId, 'running'), decision_ref: decisionRef ?? null }),
    ProjectClosed: ({ projectId, outcome, reason, decisionRef }, _meta, write) =>
      write.project_status({ ...step(projectId, 'closed'), outcome, reason, decision_ref: decisionRef ?? null }),
    ProjectLinkedToProduct: ({ projectId, productId }, _meta, write) =>
      write.project_product({ project_id: projectId, product_id: productId }),
    SupplierEngaged: ({ projectId, supplierId, procurementRef }, _meta, write) =>
      write.engagement({ project_id: projectId, supplier_id: supplierId, procurement_ref: procurementRef }),
    MilestoneDelivered: ({ projectId, milestoneId, title }, _meta, write) =>
      write.milestone({ project_id: projectId, milestone_id: milestoneId, title, decision_ref: null }),
    MilestoneAccepted: ({ projectId, milestoneId, decisionRef }, _meta, write) =>
      write.milestone({
        project_id: projectId,
        milestone_id: milestoneId,
        title: null,
        decision_ref: decisionRef ?? null,
      }),

    ProductAdmitted: (data, _meta, write) => {
      const { productId: product_id, name, purpose, spdx, steeringGroup, financeModel, documentation } = data;
      const decision_ref = data.decisionRef ?? null;
      write.name({ kind: 'product', id: product_id, name });
      write.product({
        product_id,
        purpose,
        repository: data.repository ?? null,
        steering_group: steeringGroup,
        finance_model: financeModel,
        documentation,
      });
      write.product_status({ product_id, status: 'admitted', reason: null, handed_to: null, decision_ref });
      write.licence({ product_id, spdx, decision_ref });
    },
    VersionReleased: ({ productId, version, url, spdx, publiccodeYml }, _meta, write) =>
      write.release({ product_id: productId, version, url, spdx, publiccode_yml: publiccodeYml }),
    LicenceChanged: ({ productId, spdx, decisionRef }, _meta, write) =>
      write.licence({ product_id: productId, spdx, decision_ref: decisionRef ?? null }),
    RightsTransferred: ({ productId, holder, model }, _meta, write) =>
      write.rights({ product_id: productId, holder, model }),
    StewardAppointed: ({ productId, authorityId }, _meta, write) =>
      write.steward({ subject: productId, party: authorityId, holds: true, detail: null }),
    StewardEnded: ({ productId, authorityId }, _meta, write) =>
      write.steward({ subject: productId, party: authorityId, holds: false, detail: null }),
    SupplierAffiliated: ({ productId, supplierId, services }, _meta, write) =>
      write.affiliation({ subject: productId, party: supplierId, holds: true, detail: { services } }),
    SupplierAffiliationEnded: ({ productId, supplierId }, _meta, write) =>
      write.affiliation({ subject: productId, party: supplierId, holds: false, detail: null }),
    ProductRetired: ({ productId, reason, decisionRef }, _meta, write) =>
      write.product_status({
        product_id: productId,
        status: 'retired',
        reason,
        handed_to: null,
        decision_ref: decisionRef ?? null,
      }),
    ProductHandedOver: ({ productId, to, reason, decisionRef }, _meta, write) =>
      write.product_status({
        product_id: productId,
        status: 'handed_over',
        reason,
        handed_to: to,
        decision_ref: decisionRef ?? null,
      }),

    AdoptionPlanned: ({ productId, authorityId, expectedFrom }, _meta, write) =>
      write.plan({ subject: productId, party: authorityId, expected_from: expectedFrom ?? null }),
    AdoptionStarted: ({ productId: subject, authorityId: party, evidence, supplierId }, _meta, write) => {
      write.use({ subject, party, holds: true, detail: { supplierId: supplierId ?? null } });
      write.confirmation({ subject, party, evidence });
    },
    AdoptionEnded: ({ productId, authorityId, reason }, _meta, write) =>
      write.use({ subject: productId, party: authorityId, holds: false, detail: { reason } }),
    UsageConfirmed: ({ productId, authorityId, evidence }, _meta, write) =>
      write.confirmation({ subject: productId, party: authorityId, evidence }),
  },
});

function step(project_id: string, status: ProjectStatus) {
  return { project_id, status, outcome: null, reason: null, waived_floor: null };
}

const t = portfolioRegister.table;
type Fragment = ReturnType<Sql>;

/** A thing by its id and the name it had on the day. */
export interface Named {
  id: string;
  name: string;
}
/** Something that holds on the day: since when without a break, and the event that began it. */
interface Holding {
  since: string;
  beganBy: string;
  illustrative: boolean;
}

const until = (sql: Sql, { validOn, position }: AsOf): Fragment => sql`pos <= ${position} and eff <= ${validOn}`;

/** `{id, name}` of the thing that a column names. It may be named before the day its own first fact is dated. */
const named = (sql: Sql, { validOn, position }: AsOf, kind: string, column: string): Fragment => sql`
  jsonb_build_object('id', ${sql(column)}, 'name', (
    select name from ${sql(t.name)} where kind = ${kind} and id = ${sql(column)} and pos <= ${position}
    order by eff > ${validOn}::date, abs(eff - ${validOn}::date), pos desc limit 1))`;

/** What holds on the day in a relation: of each pair the facts after its last ending. */
const held = (sql: Sql, asOf: AsOf, table: string, where: Fragment): Fragment => sql`
  select subject, party, min(eff) as since, (array_agg(event_id order by eff, pos))[1] as began_by,
    (array_agg(detail order by eff desc, pos desc))[1] as detail, bool_or(illustrative) as illustrative
  from (
    select *, count(*) filter (where not holds) over (partition by subject, party order by eff, pos) as ends_before,
      count(*) filter (where not holds) over (partition by subject, party) as ends
    from ${sql(table)} where ${until(sql, asOf)} and ${where}) facts
  where holds and ends_before = ends
  group by subject, party`;

/** The parties of a relation to one subject as a JSON list, ordered by id; a party's detail lies beside its name. */
const parties = (sql: Sql, asOf: AsOf, kind: string, table: string, subject: Fragment): Fragment => sql`
  coalesce((
    select jsonb_agg(${named(sql, asOf, kind, 'party')} || coalesce(detail, '{}') || jsonb_build_object(
      'since', since, 'beganBy', began_by, 'illustrative', illustrative) order by party)
    from (${held(sql, asOf, table, sql`subject = ${subject}`)}) held), '[]')`;

const isInvented = (part: unknown): boolean =>
  typeof part === 'object' &&
  part !== null &&
  (('illustrative' in part && part.illustrative === true) || Object.values(part).some(isInvented));

/** An answer rests on invented data when any part of it does. */
function marked<T extends object>(answer: T): T & { illustrative: boolean } {
  return { ...answer, illustrative: isInvented(answer) };
}

export interface NeedOnDay {
  need: string;
  title: string;
  description: string;
  registeredBy: Named;
  registeredOn: string;
  beganBy: string;
  /** Who supports it on the day; whoever registered it is the first. */
  supporters: (Named & Holding)[];
  status: 'open' | 'addressed';
  /** The projects that address it. */
  projects: Named[];
  illustrative: boolean;
}
export interface NeedsOnDay extends AsOf {
  needs: NeedOnDay[];
  illustrative: boolean;
}
export interface NeedInFull extends NeedOnDay, AsOf {}

/** The needs that authorities had registered by a day. */
export class ListNeeds extends AsOfQuery<NeedsOnDay> {
  constructor(
    readonly filter: { status?: NeedOnDay['status'] } = {},
    when: When = {},
  ) {
    super(when);
  }
}
export class GetNeed extends AsOfQuery<NeedInFull> {
  constructor(
    readonly needId: string,
    when: When = {},
  ) {
    super(when);
  }
}

const needsOn = async (sql: Sql, asOf: AsOf, wanted: Fragment): Promise<NeedOnDay[]> =>
  (
    await sql<NeedOnDay[]>`
      select n.need_id as need, n.title ->> 'name' as title, n.description, n.registered_by as "registeredBy",
        n.eff as "registeredOn", n.event_id as "beganBy",
        ${parties(sql, asOf, 'authority', t.support, sql`n.need_id`)} as supporters,
        case when a.projects is null then 'open' else 'addressed' end as status, coalesce(a.projects, '[]') as projects,
        n.illustrative or coalesce(a.illustrative, false) as illustrative
      from (
        select need_id, ${named(sql, asOf, 'need', 'need_id')} as title, description,
          ${named(sql, asOf, 'authority', 'registered_by')} as registered_by, eff, event_id, illustrative
        from ${sql(t.need)} where ${until(sql, asOf)}) n
      cross join lateral (
        select jsonb_agg(${named(sql, asOf, 'project', 'project_id')} order by eff, pos) as projects,
          bool_or(illustrative) as illustrative
        from ${sql(t.need_addressed)} where need_id = n.need_id and ${until(sql, asOf)}) a
      where ${wanted}
      order by n.need_id`
  ).map(marked);

export const listNeeds = answers(ListNeeds, portfolioRegister, async (sql, asOf, { filter: { status } }) => {
  const wanted: Fragment = status ? sql`(a.projects is not null) = ${status === 'addressed'}` : sql`true`;
  return marked({ ...asOf, needs: await needsOn(sql, asOf, wanted) });
});

export const getNeed = answers(GetNeed, portfolioRegister, async (sql, asOf, { needId }) => {
  const [found] = await needsOn(sql, asOf, sql`n.need_id = ${needId}`);
  if (!found) throw notFound('need', 'behov', needId);
  return { ...asOf, ...found };
});

export interface ProjectOnDay {
  project: string;
  name: string;
  purpose: string;
  status: ProjectStatus;
  /** First day of the status. */
  since: string;
  /** How it ended; null until it is closed. */
  outcome: (typeof PROJECT_OUTCOMES)[number] | null;
  /** Everyone who takes part on the day, owners too. */
  participants: (Named & Holding & { role: 'owner' | 'participant' })[];
  products: Named[];
  /** Null until a finance model is set. */
  budget: MoneyJson | null;
  /** What must be raised before it may start: the whole budget unless the model says less. */
  floor: MoneyJson | null;
  deadline: string | null;
  /** What the funding rounds that reached their goal have raised. */
  raised: MoneyJson;
  illustrative: boolean;
}
export interface ProjectsOnDay extends AsOf {
  projects: ProjectOnDay[];
  illustrative: boolean;
}

/** The projects that had been proposed by a day, in any status or in one. */
export class ListProjects extends AsOfQuery<ProjectsOnDay> {
  constructor(
    readonly filter: { status?: ProjectStatus; productId?: string } = {},
    when: When = {},
  ) {
    super(when);
  }
}

type ProjectRow = Omit<ProjectOnDay, 'budget' | 'floor' | 'raised'> &
  Record<'budget' | 'floor', bigint | null> & {
    raised: bigint;
  };
const moneyOrNull = (ore: bigint | null): MoneyJson | null => (ore === null ? null : moneyToJson(ore));

/** Of each funding round of a project, how it last was recorded to have ended. */
const roundsOn = (sql: Sql, asOf: AsOf, projectId: Fragment): Fragment => sql`
  select distinct on (round_id) round_id, reached, pledged, eff, event_id, illustrative from ${sql(t.round)}
  where project_id = ${projectId} and ${until(sql, asOf)} order by round_id, eff desc, pos desc`;

async function projectsOn(sql: Sql, asOf: AsOf, wanted: Fragment): Promise<ProjectOnDay[]> {
  const rows = await sql<ProjectRow[]>`
    select p.project_id as project, p.named ->> 'name' as name, p.purpose, s.status, s.eff as since, s.outcome,
      ${parties(sql, asOf, 'authority', t.participant, sql`p.project_id`)} as participants,
      coalesce(l.products, '[]') as products, f.budget, coalesce(f.floor, f.budget) as floor, f.deadline,
      coalesce(r.raised, 0)::bigint as raised,
      p.illustrative or s.illustrative or coalesce(l.illustrative, false) or coalesce(f.illustrative, false)
        or coalesce(r.illustrative, false) as illustrative
    from (
      select *, ${named(sql, asOf, 'project', 'project_id')} as named
      from ${sql(t.project)} where ${until(sql, asOf)}) p
    cross join lateral (
      select status, eff, outcome, illustrative from ${sql(t.project_status)}
      where project_id = p.project_id and ${until(sql, asOf)} order by eff desc, pos desc limit 1) s
    left join lateral (
      select budget, floor, deadline, illustrative from ${sql(t.finance)}
      where project_id = p.project_id and ${until(sql, asOf)} order by eff desc, pos desc limit 1) f on true
    cross join lateral (
      select jsonb_agg(${named(sql, asOf, 'product', 'product_id')} order by eff, pos) as products,
        jsonb_agg(product_id) as ids, bool_or(illustrative) as illustrative
      from ${sql(t.project_product)} where project_id = p.project_id and ${until(sql, asOf)}) l
    cross join lateral (
      select sum(pledged) filter (where reached) as raised, bool_or(illustrative) as illustrative
      from (${roundsOn(sql, asOf, sql`p.project_id`)}) rounds) r
    where ${wanted}
    order by p.project_id`;
  return rows.map(({ budget, floor, raised, ...row }) =>
    marked({ ...row, budget: moneyOrNull(budget), floor: moneyOrNull(floor), raised: moneyToJson(raised) }),
  );
}

export const listProjects = answers(ListProjects, portfolioRegister, async (sql, asOf, { filter }) => {
  const { status, productId } = filter;
  const inStatus: Fragment = status ? sql`s.status = ${status}` : sql`true`;
  const aboutProduct: Fragment = productId ? sql`l.ids ? ${productId}` : sql`true`;
  return marked({ ...asOf, projects: await projectsOn(sql, asOf, sql`${inStatus} and ${aboutProduct}`) });
});

/** One step on a project's or a product's way, and the decision it rests on. */
export interface Step<Status extends string> {
  status: Status;
  on: string;
  event: string;
  reason: string | null;
  decisionRef: string | null;
  illustrative: boolean;
}
export interface ProjectStep extends Step<ProjectStatus> {
  outcome: ProjectOnDay['outcome'];
  /** On the start: whether it started below the floor by a decision. */
  waivedFloor: boolean | null;
}
export interface RoundOutcome {
  round: string;
  reached: boolean;
  pledged: MoneyJson;
  on: string;
  event: string;
  illustrative: boolean;
}
export interface Engagement {
  supplier: Named;
  procurementRef: string;
  since: string;
  event: string;
  illustrative: boolean;
}
export interface Milestone {
  milestone: string;
  title: string;
  deliveredOn: string;
  /** Null until the steering group has accepted it. */
  acceptedOn: string | null;
  decisionRef: string | null;
  illustrative: boolean;
}
export interface ProjectInFull extends ProjectOnDay, AsOf {
  /** Conclusion of the pre-study. */
  preStudy: string | null;
  /** How the cost is meant to be split, in words. */
  allocation: string | null;
  needs: Named[];
  rounds: RoundOutcome[];
  suppliers: Engagement[];
  milestones: Milestone[];
  steps: ProjectStep[];
}

/** One project on a day: who takes part, what it needs and has raised, what it has delivered, and who decided. */
export class GetProject extends AsOfQuery<ProjectInFull> {
  constructor(
    readonly projectId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getProject = answers(GetProject, portfolioRegister, async (sql, asOf, { projectId }) => {
  const [found] = await projectsOn(sql, asOf, sql`p.project_id = ${projectId}`);
  if (!found) throw notFound('project', 'projekt', projectId);
  const its = sql`project_id = ${projectId} and ${until(sql, asOf)}`;
  const [[texts], rounds, suppliers, milestones, steps] = await Promise.all([
    sql<Pick<ProjectInFull, 'preStudy' | 'allocation' | 'needs' | 'illustrative'>[]>`
      select
        (select conclusion from ${sql(t.pre_study)} where ${its} order by eff desc, pos desc limit 1) as "preStudy",
        (select allocation from ${sql(t.finance)} where ${its} order by eff desc, pos desc limit 1) as allocation,
        coalesce((
          select jsonb_agg(${named(sql, asOf, 'need', 'need_id')} order by need_id)
          from ${sql(t.need_addressed)} where ${its}), '[]') as needs,
        exists (select from ${sql(t.pre_study)} where ${its} and illustrative)
          or exists (select from ${sql(t.need_addressed)} where ${its} and illustrative) as illustrative`,
    sql<(Omit<RoundOutcome, 'pledged'> & { pledged: bigint })[]>`
      select round_id as round, reached, pledged, eff as "on", event_id as event, illustrative
      from (${roundsOn(sql, asOf, sql`${projectId}`)}) rounds order by eff, round_id`,
    sql<Engagement[]>`
      select ${named(sql, asOf, 'supplier', 'supplier_id')} as supplier, procurement_ref as "procurementRef",
        eff as since, event_id as event, illustrative
      from ${sql(t.engagement)} where ${its} order by eff, pos`,
    sql<Milestone[]>`
      select milestone_id as milestone, min(title) as title, min(eff) filter (where title is not null) as "deliveredOn",
        min(eff) filter (where title is null) as "acceptedOn", max(decision_ref) as "decisionRef",
        bool_or(illustrative) as illustrative
      from ${sql(t.milestone)} where ${its} group by milestone_id order by "deliveredOn", milestone_id`,
    sql<ProjectStep[]>`
      select status, eff as "on", event_id as event, reason, decision_ref as "decisionRef", outcome,
        waived_floor as "waivedFloor", illustrative
      from ${sql(t.project_status)} where ${its} order by eff, pos`,
  ]);
  return marked({
    ...asOf,
    ...found,
    ...texts!,
    illustrative: found.illustrative || texts!.illustrative,
    rounds: rounds.map((round) => ({ ...round, pledged: moneyToJson(round.pledged) })),
    suppliers: [...suppliers],
    milestones: [...milestones],
    steps: [...steps],
  });
});

export interface Release {
  version: string;
  on: string;
  url: string;
  spdx: string;
  publiccodeYml: boolean;
  event: string;
  illustrative: boolean;
}
export interface ProductOnDay {
  product: string;
  name: string;
  purpose: string;
  status: ProductStatus;
  /** First day of the status. */
  since: string;
  /** SPDX expression of the licence in force. */
  licence: string;
  repository: string | null;
  stewards: (Named & Holding)[];
  latestRelease: Release | null;
  /** Authorities that have it in operation on the day, of every kind, members or not. */
  users: number;
  illustrative: boolean;
}
export interface ProductsOnDay extends AsOf {
  products: ProductOnDay[];
  illustrative: boolean;
}

/** The products that had been admitted by a day; with `status: 'admitted'` the portfolio of that day. */
export class ListProducts extends AsOfQuery<ProductsOnDay> {
  constructor(
    readonly filter: { status?: ProductStatus } = {},
    when: When = {},
  ) {
    super(when);
  }
}

const releaseColumns = (sql: Sql): Fragment => sql`
  version, eff as "on", url, spdx, publiccode_yml as "publiccodeYml", event_id as event, illustrative`;

const productsOn = async (sql: Sql, asOf: AsOf, wanted: Fragment): Promise<ProductOnDay[]> =>
  (
    await sql<ProductOnDay[]>`
      select s.product_id as product, p.named ->> 'name' as name, p.purpose, s.status, s.eff as since,
        l.spdx as licence, p.repository, ${parties(sql, asOf, 'authority', t.steward, sql`s.product_id`)} as stewards,
        r.release as "latestRelease", u.users,
        s.illustrative or p.illustrative or l.illustrative or coalesce(u.illustrative, false) as illustrative
      from (
        select distinct on (product_id) product_id, status, eff, illustrative from ${sql(t.product_status)}
        where ${until(sql, asOf)} order by product_id, eff desc, pos desc) s
      cross join lateral (
        select ${named(sql, asOf, 'product', 'product_id')} as named, purpose, repository, illustrative
        from ${sql(t.product)} where product_id = s.product_id and ${until(sql, asOf)}
        order by eff desc, pos desc limit 1) p
      cross join lateral (
        select spdx, illustrative from ${sql(t.licence)} where product_id = s.product_id and ${until(sql, asOf)}
        order by eff desc, pos desc limit 1) l
      left join lateral (
        select to_jsonb(latest) as release from (
          select ${releaseColumns(sql)} from ${sql(t.release)} where product_id = s.product_id and ${until(sql, asOf)}
          order by eff desc, pos desc limit 1) latest) r on true
      cross join lateral (
        select count(*) filter (where holds)::int as users, bool_or(illustrative) as illustrative from (
          select distinct on (party) party, holds, illustrative from ${sql(t.use)}
          where subject = s.product_id and ${until(sql, asOf)} order by party, eff desc, pos desc) each) u
      where ${wanted}
      order by s.product_id`
  ).map(marked);

export const listProducts = answers(ListProducts, portfolioRegister, async (sql, asOf, { filter: { status } }) => {
  const wanted: Fragment = status ? sql`s.status = ${status}` : sql`true`;
  return marked({ ...asOf, products: await productsOn(sql, asOf, wanted) });
});

export interface LicenceSince {
  spdx: string;
  from: string;
  event: string;
  decisionRef: string | null;
  illustrative: boolean;
}
export interface Holder {
  kind: (typeof HOLDER_KINDS)[number];
  id?: string;
  name: string;
}
export interface Rights {
  holder: Holder;
  model: (typeof RIGHTS_MODELS)[number];
  since: string;
  event: string;
  illustrative: boolean;
}
export interface ProductStep extends Step<ProductStatus> {
  handedTo: Holder | null;
}
export interface ProductInFull extends ProductOnDay, AsOf {
  steeringGroup: string;
  financeModel: string;
  documentation: string;
  /** Who holds the rights to the code on the day; null when it was never recorded. */
  rights: Rights | null;
  licences: LicenceSince[];
  suppliers: (Named & Holding & { services: (typeof SUPPLIER_SERVICES)[number][] })[];
  /** The newest first. */
  releases: Release[];
  /** Projects linked to the product, whatever their status. */
  projects: Named[];
  adoptions: AdoptionOnDay[];
  steps: ProductStep[];
}

/** One product on a day: what it is, who holds, keeps, serves and uses it, and how it came to be so. */
export class GetProduct extends AsOfQuery<ProductInFull> {
  constructor(
    readonly productId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getProduct = answers(GetProduct, portfolioRegister, async (sql, asOf, { productId }) => {
  const [found] = await productsOn(sql, asOf, sql`s.product_id = ${productId}`);
  if (!found) throw notFound('product', 'produkt', productId);
  const its = sql`product_id = ${productId} and ${until(sql, asOf)}`;
  const [[texts], [rights], licences, releases, steps, adoptions] = await Promise.all([
    sql<
      Pick<
        ProductInFull,
        'steeringGroup' | 'financeModel' | 'documentation' | 'suppliers' | 'projects' | 'illustrative'
      >[]
    >`
      select steering_group as "steeringGroup", finance_model as "financeModel", documentation,
        ${parties(sql, asOf, 'supplier', t.affiliation, sql`${productId}`)} as suppliers,
        coalesce((
          select jsonb_agg(${named(sql, asOf, 'project', 'project_id')} order by project_id)
          from ${sql(t.project_product)} where ${its}), '[]') as projects,
        exists (select from ${sql(t.project_product)} where ${its} and illustrative) as illustrative
      from ${sql(t.product)} where ${its} order by eff desc, pos desc limit 1`,
    sql<Rights[]>`
      select holder, model, eff as since, event_id as event, illustrative
      from ${sql(t.rights)} where ${its} order by eff desc, pos desc limit 1`,
    sql<LicenceSince[]>`
      select spdx, eff as "from", event_id as event, decision_ref as "decisionRef", illustrative
      from ${sql(t.licence)} where ${its} order by eff, pos`,
    sql<Release[]>`select ${releaseColumns(sql)} from ${sql(t.release)} where ${its} order by eff desc, pos desc`,
    sql<ProductStep[]>`
      select status, eff as "on", event_id as event, reason, decision_ref as "decisionRef", handed_to as "handedTo",
        illustrative
      from ${sql(t.product_status)} where ${its} order by eff, pos`,
    adoptionsOn(sql, asOf, sql`subject = ${productId}`),
  ]);
  return marked({
    ...asOf,
    ...found,
    ...texts!,
    illustrative: found.illustrative || texts!.illustrative,
    rights: rights ?? null,
    licences: [...licences],
    releases: [...releases],
    adoptions,
    steps: [...steps],
  });
});

export interface AdoptionOnDay {
  product: Named;
  authority: Named;
  status: (typeof ADOPTION_STATUSES)[number];
  /** First day in operation without a break, the day of the plan, or the first day after its end. */
  since: string;
  /** Id of the event that made it so. */
  event: string;
  expectedFrom: string | null;
  /** The supplier that runs or supports it there. */
  supplier: Named | null;
  /** When and how its use was last confirmed; null when it is only planned. */
  confirmedOn: string | null;
  evidence: (typeof EVIDENCE)[number] | null;
  /** In operation by what is recorded, but not confirmed for twelve months. */
  stale: boolean;
  reason: string | null;
  illustrative: boolean;
}
export interface AdoptionsOnDay extends AsOf {
  adoptions: AdoptionOnDay[];
  illustrative: boolean;
}
export interface AdoptionFilter {
  productId?: string;
  authorityId?: string;
  status?: AdoptionOnDay['status'];
}

/** Which authorities plan, run or have left which products on a day. */
export class ListAdoptions extends AsOfQuery<AdoptionsOnDay> {
  constructor(
    readonly filter: AdoptionFilter = {},
    when: When = {},
  ) {
    super(when);
  }
}

/** A plan counts while nothing is in operation, and only if it is newer than the last ending. */
const adoptionsOn = async (sql: Sql, asOf: AsOf, pairs: Fragment, wanted?: Fragment): Promise<AdoptionOnDay[]> => [
  ...(await sql<AdoptionOnDay[]>`
      with running as (${held(sql, asOf, t.use, pairs)}),
      last_use as (
        select distinct on (subject, party) * from ${sql(t.use)} where ${until(sql, asOf)} and ${pairs}
        order by subject, party, eff desc, pos desc),
      last_plan as (
        select distinct on (subject, party) * from ${sql(t.plan)} where ${until(sql, asOf)} and ${pairs}
        order by subject, party, eff desc, pos desc),
      confirmed as (
        select distinct on (subject, party) * from ${sql(t.confirmation)} where ${until(sql, asOf)} and ${pairs}
        order by subject, party, eff desc, pos desc),
      adoption as (
        select subject, party, 'in_operation' as status, since, began_by as event, null::date as expected_from,
          detail ->> 'supplierId' as supplier_id, null as reason, illustrative
        from running
        union all
        select subject, party, 'planned', p.eff, p.event_id, p.expected_from, null, null, p.illustrative
        from last_plan p left join last_use u using (subject, party)
        where u.holds is null or (not u.holds and (p.eff, p.pos) > (u.eff, u.pos))
        union all
        select subject, party, 'ended', u.eff, u.event_id, null, null, u.detail ->> 'reason', u.illustrative
        from last_use u left join last_plan p using (subject, party)
        where not u.holds and (p.eff is null or (p.eff, p.pos) < (u.eff, u.pos)))
      select ${named(sql, asOf, 'product', 'subject')} as product,
        ${named(sql, asOf, 'authority', 'party')} as authority, status, since, event, expected_from as "expectedFrom",
        case when supplier_id is not null then ${named(sql, asOf, 'supplier', 'supplier_id')} end as supplier,
        c.eff as "confirmedOn", c.evidence,
        coalesce(status = 'in_operation' and c.eff < ${asOf.validOn}::date - interval '12 months', false) as stale, reason,
        a.illustrative or coalesce(c.illustrative, false) as illustrative
      from adoption a left join confirmed c using (subject, party)
      where ${wanted ?? sql`true`}
      order by subject, party`),
];

export const listAdoptions = answers(ListAdoptions, portfolioRegister, async (sql, asOf, { filter }) => {
  const { productId, authorityId, status } = filter;
  const ofProduct: Fragment = productId ? sql`subject = ${productId}` : sql`true`;
  const byAuthority: Fragment = authorityId ? sql`party = ${authorityId}` : sql`true`;
  const wanted: Fragment = status ? sql`status = ${status}` : sql`true`;
  return marked({ ...asOf, adoptions: await adoptionsOn(sql, asOf, sql`${ofProduct} and ${byAuthority}`, wanted) });
});
