// SPDX-License-Identifier: MPL-2.0
import { ignore, readModel, type MoneyJson } from '@faellesbog/eventsourcing';
import { authorityEvents } from '@faellesbog/community';
import { moneyFromJson } from '@faellesbog/money';
import { answers, anyOf, AsOfQuery, notFound, type AsOf, type When } from '@faellesbog/platform';
import { adoptionEvents, productEvents, projectEvents } from '@faellesbog/portfolio';
import { accessionEvents } from '../accession/accession.events.js';
import { costsEvents } from '../costs/costs.events.js';
import { roundEvents } from '../round/round.events.js';
import {
  authorityNames,
  changesOf,
  kroner,
  namesOf,
  nameTables,
  periodsOf,
  pledgeFacts,
  pledgesInForce,
  pledgeTables,
  productNames,
  projectNames,
  sumOf,
  type Name,
  type OpenPledge,
  type Period,
  type Turn,
} from './facts.js';

/** What one authority stands for: membership, pledges, costs, accessions, use, coordinators. Amounts are øre. */
export const authorityPosition = readModel({
  name: 'authority_position',
  version: 1,
  from: [authorityEvents, projectEvents, productEvents, adoptionEvents, roundEvents, costsEvents, accessionEvents],
  tables: {
    ...nameTables,
    ...pledgeTables,
    /** Something of the authority's begins or, with `began` false, ends: `subject` tells what within its kind. */
    turn: {
      columns: { authority_id: 'text', kind: 'text', subject: 'text', began: 'bool', details: 'json' },
      indexes: [['authority_id']],
    },
    round: { columns: { round_id: 'text', deadline: 'date' }, indexes: [['round_id']] },
    closing: { columns: { round_id: 'text' }, indexes: [['round_id']] },
    cost_share: {
      columns: { project_id: 'text', authority_id: 'text', share: 'bigint' },
      indexes: [['authority_id']],
    },
  },
  on: {
    ...authorityNames,
    ...projectNames,
    ...productNames,
    ...pledgeFacts,
    MembershipStarted: ({ authorityId, feeShare }, _meta, write) =>
      write.turn(turn(authorityId, 'membership', '', true, { feeShare })),
    MembershipWithdrawn: ({ authorityId }, _meta, write) => write.turn(turn(authorityId, 'membership', '', false)),
    PaymentDemandSent: ignore,
    MembershipDeemedWithdrawn: ({ authorityId }, _meta, write) =>
      write.turn(turn(authorityId, 'membership', '', false)),
    MembershipExcluded: ({ authorityId }, _meta, write) => write.turn(turn(authorityId, 'membership', '', false)),
    MembershipReinstated: ({ authorityId }, _meta, write) =>
      write.turn(turn(authorityId, 'membership', '', true, { feeShare: null })),
    CoordinatorAppointed: ({ authorityId, coordinatorId, area, staffBuyoutBp }, _meta, write) => {
      const details = { area: area.kind, areaId: area.id ?? null, staffBuyoutBp: staffBuyoutBp ?? null };
      write.turn(turn(authorityId, 'coordinator', coordinatorId, true, details));
    },
    CoordinatorReleased: ({ authorityId, coordinatorId }, _meta, write) =>
      write.turn(turn(authorityId, 'coordinator', coordinatorId, false)),
    AdoptionPlanned: ({ authorityId, productId, expectedFrom }, _meta, write) =>
      write.turn(turn(authorityId, 'plan', productId, true, { expectedFrom: expectedFrom ?? null })),
    AdoptionStarted: ({ authorityId, productId, evidence, supplierId }, _meta, write) => {
      write.turn(turn(authorityId, 'plan', productId, false));
      write.turn(turn(authorityId, 'adoption', productId, true, { evidence, supplier: supplierId ?? null }));
    },
    AdoptionEnded: ({ authorityId, productId }, _meta, write) =>
      write.turn(turn(authorityId, 'adoption', productId, false)),
    UsageConfirmed: ignore,
    AccessionTermsPublished: ignore,
    AccessionSigned: ({ authorityId, accessionId, productId, fee, annualFee, passive, termsVersion }, _meta, write) => {
      const details = { product: productId, fee, annualFee, passive, termsVersion };
      write.turn(turn(authorityId, 'accession', `${productId}/${accessionId}`, true, details));
    },
    AccessionEnded: ({ authorityId, accessionId, productId }, _meta, write) =>
      write.turn(turn(authorityId, 'accession', `${productId}/${accessionId}`, false)),
    FundingRoundOpened: ({ roundId, deadline }, _meta, write) => write.round({ round_id: roundId, deadline }),
    FundingRoundClosed: (data, meta, write) => {
      write.closing({ round_id: data.roundId });
      pledgeFacts.FundingRoundClosed(data, meta, write);
    },
    AllocationKeyAdopted: ignore,
    OverrunReported: ignore,
    OverrunFundingDecided: ignore,
    SurplusDispositionDecided: ignore,
    CostLinePosted: ({ projectId, lines }, _meta, write) => {
      for (const { authorityId, share } of lines) write.cost_share(shareRow(projectId, authorityId, share));
    },
    CostLineReversed: ({ projectId, lines }, _meta, write) => {
      for (const { authorityId, share } of lines) write.cost_share(shareRow(projectId, authorityId, share));
    },
  },
});

const turn = (authority_id: string, kind: string, subject: string, began: boolean, details: object = {}) => ({
  authority_id,
  kind,
  subject,
  began,
  details,
});
const shareRow = (project_id: string, authority_id: string, share: MoneyJson) => ({
  project_id,
  authority_id,
  share: moneyFromJson(share),
});

const { table } = authorityPosition;

export interface PledgeHeld {
  project: string;
  name: string;
  round: string;
  pledge: string;
  kind: 'money' | 'in_kind';
  amount: MoneyJson;
  since: string;
  late: boolean;
  /** True once its round has closed and the pledge can no longer be withdrawn freely. */
  binding: boolean;
  /** As stated, or all of it in the year of the round's deadline; nothing for hours in kind. */
  payable: { year: number; amount: MoneyJson }[];
  event: string;
  illustrative: boolean;
}
export interface Commitment {
  year: number;
  pledged: MoneyJson;
  /** The part of it that binds. */
  binding: MoneyJson;
}
export interface AllocatedCost {
  project: string;
  name: string;
  allocated: MoneyJson;
  illustrative: boolean;
}
export interface MembershipHeld extends Period {
  /** Null for a membership that was only interrupted. */
  feeShare: 'full' | 'half' | null;
}
export interface AccessionHeld extends Period {
  product: string;
  name: string;
  accession: string;
  fee: MoneyJson;
  annualFee: MoneyJson;
  passive: boolean;
  termsVersion: number;
}
export interface AdoptionHeld extends Period {
  product: string;
  name: string;
  status: 'planned' | 'in_operation' | 'ended';
  expectedFrom: string | null;
  evidence: string | null;
  supplier: string | null;
}
export interface CoordinatorHeld extends Period {
  coordinator: string;
  area: { kind: string; id: string | null };
  staffBuyoutBp: number | null;
}
export interface Position extends AsOf {
  authority: string;
  name: string;
  /** Is it a member on the day? */
  member: boolean;
  memberships: MembershipHeld[];
  pledges: PledgeHeld[];
  /** Pledges in force, in money, and hours in kind at their value. */
  pledged: MoneyJson;
  inKind: MoneyJson;
  commitments: Commitment[];
  costs: AllocatedCost[];
  allocated: MoneyJson;
  accessions: AccessionHeld[];
  /** The yearly fees of the accessions in force. */
  annualFees: MoneyJson;
  adoptions: AdoptionHeld[];
  coordinators: CoordinatorHeld[];
  illustrative: boolean;
}

/** What an authority has bound itself to, what it carries, what it uses. Works for members and others alike. */
export class GetPosition extends AsOfQuery<Position> {
  constructor(
    readonly authorityId: string,
    when: When = {},
  ) {
    super(when);
  }
}

type Details = Record<string, never>;
interface TurnRow extends Turn<Details> {
  kind: 'membership' | 'coordinator' | 'plan' | 'adoption' | 'accession';
}
interface CostRow {
  project: string;
  allocated: bigint;
  illustrative: boolean;
}

export const getPosition = answers(GetPosition, authorityPosition, async (sql, asOf, { authorityId }) => {
  const inTime = sql`authority_id = ${authorityId} and eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
  const [names, turns, changes, costs] = await Promise.all([
    namesOf(sql, table.authority, 'authority_id', [authorityId], asOf),
    sql<TurnRow[]>`
      select kind, subject as key, began, details as what, eff, event_id as event, illustrative
      from ${sql(table.turn)} where ${inTime} order by eff, pos, n`,
    changesOf(sql, table.pledge, authorityId, asOf),
    sql<CostRow[]>`
      select project_id as project, sum(share)::bigint as allocated, bool_or(illustrative) as illustrative
      from ${sql(table.cost_share)} where ${inTime} group by project_id order by project_id`,
  ]);
  const authority = names.get(authorityId);
  if (!authority) throw notFound('authority', 'myndighed', authorityId);
  const open = pledgesInForce(changes);
  const projectIds = [...open.map(({ projectId }) => projectId), ...costs.map(({ project }) => project)];
  const productIds = turns.flatMap(({ kind, key }) =>
    kind === 'plan' || kind === 'adoption' ? [key] : kind === 'accession' ? [key.split('/')[0]!] : [],
  );
  const roundIds = open.map(({ roundId }) => roundId);
  const upTo = sql`round_id = ${anyOf(sql, roundIds)} and eff <= ${asOf.validOn} and pos <= ${asOf.position}`;
  const [projects, products, rounds, closed] = await Promise.all([
    namesOf(sql, table.project, 'project_id', projectIds, asOf),
    namesOf(sql, table.product, 'product_id', productIds, asOf),
    sql<{ id: string; deadline: string }[]>`select round_id as id, deadline from ${sql(table.round)} where ${upTo}`,
    sql<{ id: string }[]>`select round_id as id from ${sql(table.closing)} where ${upTo}`,
  ]);
  const called = (map: Map<string, Name>, id: string): string => map.get(id)?.name ?? id;
  const pledges = open.map((pledge) =>
    pledgeHeld(pledge, called(projects, pledge.projectId), {
      deadline: rounds.find(({ id }) => id === pledge.roundId)?.deadline ?? pledge.since,
      closed: closed.some(({ id }) => id === pledge.roundId),
    }),
  );
  const held = heldBy(turns, (id) => called(products, id));
  const allocated = costs.map((cost) => ({
    ...cost,
    name: called(projects, cost.project),
    allocated: kroner(cost.allocated),
  }));
  const parts = [pledges, allocated, ...Object.values(held)].flat();
  return {
    ...asOf,
    authority: authorityId,
    name: authority.name,
    member: held.memberships.some(({ to }) => to === null),
    pledges,
    pledged: kroner(sumOf(open.filter(({ kind }) => kind === 'money'))),
    inKind: kroner(sumOf(open.filter(({ kind }) => kind === 'in_kind'))),
    commitments: commitmentsOf(pledges),
    costs: allocated,
    allocated: kroner(costs.reduce((sum, cost) => sum + cost.allocated, 0n)),
    ...held,
    annualFees: kroner(
      held.accessions
        .filter(({ to }) => to === null)
        .reduce((sum, { annualFee }) => sum + moneyFromJson(annualFee), 0n),
    ),
    illustrative: authority.illustrative || parts.some(({ illustrative }) => illustrative),
  };
});

function pledgeHeld(open: OpenPledge, name: string, round: { deadline: string; closed: boolean }): PledgeHeld {
  const { projectId: project, roundId, pledgeId: pledge, kind, since, late, event, illustrative } = open;
  const amount = kroner(open.amount);
  const stated = open.payable ?? [{ year: Number(round.deadline.slice(0, 4)), amount }];
  const payable = kind === 'money' ? stated : [];
  const binding = round.closed;
  return { project, name, round: roundId, pledge, kind, amount, since, late, binding, payable, event, illustrative };
}

function commitmentsOf(pledges: readonly PledgeHeld[]): Commitment[] {
  const years = new Map<number, { pledged: bigint; binding: bigint }>();
  for (const { binding, payable } of pledges) {
    for (const { year, amount } of payable) {
      const sum = years.get(year) ?? { pledged: 0n, binding: 0n };
      const ore = moneyFromJson(amount);
      years.set(year, { pledged: sum.pledged + ore, binding: sum.binding + (binding ? ore : 0n) });
    }
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, { pledged, binding }]) => ({ year, pledged: kroner(pledged), binding: kroner(binding) }));
}

/** What was begun and not ended, or ended by then, each with its first and last day. */
function heldBy(turns: readonly TurnRow[], nameOf: (productId: string) => string) {
  const of = (kind: TurnRow['kind']) => periodsOf(turns.filter((turn) => turn.kind === kind));
  const plans = of('plan').filter(({ to }) => to === null);
  return {
    memberships: of('membership').map(({ key: _, what, ...period }): MembershipHeld => ({
      feeShare: what['feeShare']!,
      ...period,
    })),
    accessions: of('accession').map(({ key, what, ...period }): AccessionHeld => {
      const [product = '', accession = ''] = key.split('/');
      const terms = what as unknown as Pick<AccessionHeld, 'fee' | 'annualFee' | 'passive' | 'termsVersion'>;
      return { ...terms, product, name: nameOf(product), accession, ...period };
    }),
    adoptions: [
      ...of('adoption').map(({ key: product, what, ...period }): AdoptionHeld => {
        const status = period.to === null ? 'in_operation' : 'ended';
        const how = { expectedFrom: null, evidence: what['evidence']!, supplier: what['supplier']! };
        return { product, name: nameOf(product), status, ...how, ...period };
      }),
      ...plans.map(({ key: product, what, ...period }): AdoptionHeld => {
        const how = { expectedFrom: what['expectedFrom']!, evidence: null, supplier: null };
        return { product, name: nameOf(product), status: 'planned', ...how, ...period };
      }),
    ],
    coordinators: of('coordinator').map(({ key: coordinator, what, ...period }): CoordinatorHeld => {
      const area = { kind: what['area']!, id: what['areaId']! };
      return { coordinator, area, staffBuyoutBp: what['staffBuyoutBp']!, ...period };
    }),
  };
}
