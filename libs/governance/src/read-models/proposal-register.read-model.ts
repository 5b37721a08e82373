// SPDX-License-Identifier: MPL-2.0
import { readModel, type Grounds, type IsoDate } from '@faellesbog/eventsourcing';
import { answers, AsOfQuery, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { covers, isParty, type Grant } from '../access/access.decider.js';
import type { Party } from '../access/access.events.js';
import { REVIEW_DAYS } from '../emergency/emergency.decider.js';
import { emergencyEvents } from '../emergency/emergency.events.js';
import { changeVersion, contentOf, lastDayOf, VALID_DAYS, type Content } from '../proposal/proposal.decider.js';
import { proposalEvents } from '../proposal/proposal.events.js';
import { daysFrom } from '../rules.js';

/** What waits for whom, who approved what, and what was done in an emergency, as of any day. */
export const proposalRegister = readModel({
  name: 'proposal_register',
  version: 1,
  from: [proposalEvents, emergencyEvents],
  tables: {
    /** One row for each version of a proposal. */
    version: {
      columns: { proposal_id: 'text', version: 'text', by: 'text', emergency: 'text?', content: 'json' },
      // What is open was proposed or changed within the last days: only those are looked through.
      indexes: [['proposal_id'], ['eff'], ['emergency']],
    },
    step: {
      columns: { proposal_id: 'text', step: 'text', by: 'text', party: 'text?', delegation: 'text?', reason: 'text?' },
      indexes: [['proposal_id']],
    },
    emergency: {
      columns: { emergency_id: 'text', step: 'text', by: 'text', text: 'text?', until: 'text?' },
      indexes: [['emergency_id']],
    },
  },
  on: {
    ChangeProposed: (data, { by }, write) => write.version(columnsOf(data, by)),
    ChangeAmended: (data, { by }, write) => write.version(columnsOf(data, by)),
    ChangeApproved: ({ proposalId, as, delegation = null }, { by }, write) =>
      write.step({ ...stepOf(proposalId, 'approved', by), party: as, delegation }),
    ChangeDeclined: ({ proposalId, reason }, { by }, write) => write.step(stepOf(proposalId, 'declined', by, reason)),
    ChangeWithdrawn: ({ proposalId, reason }, { by }, write) => write.step(stepOf(proposalId, 'withdrawn', by, reason)),
    ChangeCompleted: ({ proposalId, outcome, code }, { by }, write) =>
      write.step(stepOf(proposalId, outcome === 'carried_out' ? 'completed' : 'refused', by, code)),
    EmergencyDeclared: ({ emergencyId, reason }, { by }, write) =>
      write.emergency({ emergency_id: emergencyId, step: 'declared', by, text: reason, until: null }),
    EmergencyConfirmed: ({ emergencyId, until }, { by }, write) =>
      write.emergency({ emergency_id: emergencyId, step: 'confirmed', by, text: null, until }),
    EmergencyReviewed: ({ emergencyId, conclusion }, { by }, write) =>
      write.emergency({ emergency_id: emergencyId, step: 'reviewed', by, text: conclusion, until: null }),
  },
});

function columnsOf(data: Parameters<typeof contentOf>[0], by: string) {
  const content = contentOf(data);
  const version = changeVersion(content);
  return { proposal_id: data.proposalId, version, by, emergency: content.emergency ?? null, content };
}

type Step = 'approved' | 'declined' | 'withdrawn' | 'completed' | 'refused';
const stepOf = (proposalId: string, step: Step, by: string, reason: string | null = null) => ({
  ...{ proposal_id: proposalId, step, by, reason },
  party: null,
  delegation: null,
});

const t = proposalRegister.table;

export interface ApprovalGiven {
  /** Opaque account. */
  by: string;
  /** The role by which. */
  as: Party;
  at: string;
  /** `account/delegation`, when it was in another's name. */
  delegation: string | null;
}
export interface ProposalOnDay {
  proposalId: string;
  /** The command that it is of, with its data, its business date and its grounds. */
  command: string;
  change: Record<string, unknown>;
  org: string | null;
  effectiveOn: string;
  grounds: Grounds;
  about: Content['about'];
  /** `expired` when its days are over: then it is amended, or proposed anew. */
  status: 'proposed' | 'approved' | 'declined' | 'withdrawn' | 'completed' | 'refused' | 'expired';
  /** What an approval has to name. */
  version: string;
  /** Opaque accounts of who proposed or changed it: none of these people approves it. */
  makers: string[];
  /** Of the version that stands. */
  approvals: ApprovalGiven[];
  /** How many different people have to approve it. */
  approvalsNeeded: number;
  /** Whose approval is missing; empty when none is. */
  waitsFor: Party[];
  proposedAt: string;
  /** The last day on which it can be approved, or once approved be carried out. */
  expiresOn: string;
  /** The emergency under which it needed nobody's approval. */
  emergency: string | null;
  /** True when nobody holds what normally approves, and the treasurer stands in. */
  fallback: boolean;
  /** The day it was declined, withdrawn, carried out or refused, by whom, and why (when refused, the code). */
  ended: { on: string; by: string; reason: string | null } | null;
  illustrative: boolean;
}
export interface ProposalsOnDay extends AsOf {
  proposals: ProposalOnDay[];
  illustrative: boolean;
}
export interface ProposalFilter {
  proposalId?: string;
  /** `open` waits for an approval or to be carried out; without it, open ones. */
  status?: 'open' | 'done' | 'all';
  /** Only what waits for one of these roles, where they are for what it is about; never what an account of theirs made. */
  forParties?: readonly (Pick<Grant, 'role' | 'office' | 'scope'> & { account?: string })[];
}

/** Proposals known on a day, the newest first. @throws Problem 404 when the one that is asked for is unknown. */
export class ListProposals extends AsOfQuery<ProposalsOnDay> {
  constructor(
    readonly filter: ProposalFilter = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listProposals = answers(ListProposals, proposalRegister, async (sql, asOf, { filter }) => {
  const { proposalId, status = proposalId === undefined ? 'open' : 'all' } = filter;
  const found = (await storiesOf(sql, asOf, proposalId, status)).map((story) => standing(story, asOf.validOn));
  if (proposalId !== undefined && found.length === 0) throw notFound('proposal', 'forslag', proposalId);
  const proposals = found.filter((each) => isWanted(each, status) && waitsForOne(each, filter.forParties));
  return { ...asOf, proposals, illustrative: proposals.some(({ illustrative }) => illustrative) };
});

const isWanted = (each: ProposalOnDay, status: ProposalFilter['status']): boolean =>
  status === 'all' || (each.status === 'proposed' || each.status === 'approved') === (status === 'open');

function waitsForOne(each: ProposalOnDay, parties: ProposalFilter['forParties']): boolean {
  if (!parties) return true;
  if (parties.some(({ account }) => account !== undefined && each.makers.includes(account))) return false;
  return each.waitsFor.some((party) => parties.some((grant) => isParty(grant, party) && covers(grant, each.about)));
}

/** All that was recorded of one proposal by a day, in order. */
interface Story {
  proposalId: string;
  versions: { version: string; by: string; eff: IsoDate; at: string; pos: number; content: Content }[];
  steps: {
    step: Step;
    by: string;
    eff: IsoDate;
    at: string;
    pos: number;
    party: Party | null;
    delegation: string | null;
    reason: string | null;
  }[];
  illustrative: boolean;
}

const storiesOf = (sql: Sql, asOf: AsOf, proposalId: string | undefined, status: ProposalFilter['status']) => {
  const { validOn, position } = asOf;
  // Proposed, then approved on its last day, then carried out on the last day of that.
  const openSince = daysFrom(validOn, -2 * VALID_DAYS);
  return sql<Story[]>`
    with wanted as (
      select proposal_id, max(pos) as last from ${sql(t.version)}
      where eff <= ${validOn} and pos <= ${position}
        and ${status === 'open' ? sql`eff >= ${openSince}` : sql`true`}
        and ${proposalId === undefined ? sql`true` : sql`proposal_id = ${proposalId}`}
      group by proposal_id)
    select w.proposal_id as "proposalId", v.versions, coalesce(s.steps, '[]') as steps, v.illustrative
    from wanted w
    cross join lateral (
      select jsonb_agg(jsonb_build_object('version', version, 'by', "by", 'eff', eff, 'at', at, 'pos', pos,
        'content', content) order by pos) as versions, bool_or(illustrative) as illustrative
      from ${sql(t.version)} where proposal_id = w.proposal_id and eff <= ${validOn} and pos <= ${position}) v
    cross join lateral (
      select jsonb_agg(jsonb_build_object('step', step, 'by', "by", 'eff', eff, 'at', at, 'pos', pos,
        'party', party, 'delegation', delegation, 'reason', reason) order by pos) as steps
      from ${sql(t.step)} where proposal_id = w.proposal_id and eff <= ${validOn} and pos <= ${position}) s
    order by w.last desc`;
};

/** How a proposal stands on a day, by all that was recorded of it. */
function standing({ proposalId, versions, steps, illustrative }: Story, day: IsoDate): ProposalOnDay {
  const [first, last] = [versions[0]!, versions.at(-1)!];
  const { content } = last;
  const given = steps.filter(({ step, pos }) => step === 'approved' && pos > last.pos);
  const end = steps.find(({ step }) => step !== 'approved');
  const missing = waitsFor(
    content,
    given.map(({ party }) => party!),
  );
  const approved = content.emergency !== undefined || missing.length === 0;
  const expiresOn = lastDayOf({ since: approved ? (given.at(-1)?.eff ?? last.eff) : last.eff });
  const open = day > expiresOn ? 'expired' : approved ? 'approved' : 'proposed';
  return {
    ...{ proposalId, command: content.command, change: content.change, org: content.org ?? null },
    ...{ effectiveOn: content.effectiveOn, grounds: content.grounds, about: content.about },
    status: end ? (end.step as Exclude<Step, 'approved'>) : open,
    version: last.version,
    makers: [...new Set(versions.map(({ by }) => by))],
    approvals: given.map(({ by, party, at, delegation }) => ({ by, as: party!, at, delegation })),
    approvalsNeeded: content.approvals,
    waitsFor: !end && open === 'proposed' ? missing : [],
    proposedAt: first.at,
    expiresOn,
    emergency: content.emergency ?? null,
    fallback: content.fallback ?? false,
    ended: end ? { on: end.eff, by: end.by, reason: end.reason } : null,
    illustrative,
  };
}

/** Whose approval is missing: once all but one are there, that of the one who has to be among them. */
function waitsFor({ approvers, approvals, with: one }: Content, given: readonly Party[]): Party[] {
  const withOne = one === undefined || given.includes(one);
  if (withOne) return given.length >= approvals ? [] : approvers;
  return given.length >= approvals - 1 ? [one] : [...new Set([one, ...approvers])];
}

export interface EmergencyOnDay {
  emergencyId: string;
  status: 'declared' | 'confirmed' | 'reviewed';
  reason: string;
  /** Opaque accounts. */
  declaredBy: string;
  declaredAt: string;
  confirmedBy: string | null;
  /** The last instant at which it holds. */
  holdsUntil: string | null;
  /** The changes made under it, by their ids. */
  acts: string[];
  reviewedBy: string | null;
  conclusion: string | null;
  /** The last day for a third person's review, and whether it is over without one. */
  reviewBy: string | null;
  overdue: boolean;
  illustrative: boolean;
}
export interface EmergenciesOnDay extends AsOf {
  emergencies: EmergencyOnDay[];
  illustrative: boolean;
}

/** Every emergency known on a day, the newest first, with what was done under it. */
export class ListEmergencies extends AsOfQuery<EmergenciesOnDay> {}

export const listEmergencies = answers(ListEmergencies, proposalRegister, async (sql, asOf) => {
  const found = await emergenciesOn(sql, asOf);
  const emergencies = found.map(({ confirmedOn, ...each }) => {
    const reviewBy = confirmedOn === null ? null : daysFrom(confirmedOn, REVIEW_DAYS);
    const overdue = each.status === 'confirmed' && reviewBy !== null && asOf.validOn > reviewBy;
    return { ...each, reviewBy, overdue };
  });
  return { ...asOf, emergencies, illustrative: emergencies.some(({ illustrative }) => illustrative) };
});

const emergenciesOn = (sql: Sql, { validOn, position }: AsOf) => sql<
  (Omit<EmergencyOnDay, 'reviewBy' | 'overdue'> & { confirmedOn: IsoDate | null })[]
>`
  select d.emergency_id as "emergencyId", d.text as reason, d.by as "declaredBy", d.at as "declaredAt",
    c.by as "confirmedBy", c.until as "holdsUntil", c.eff as "confirmedOn", r.by as "reviewedBy", r.text as conclusion,
    case when r.by is not null then 'reviewed' when c.by is not null then 'confirmed' else 'declared' end as status,
    to_jsonb(array(select distinct proposal_id from ${sql(t.version)}
      where emergency = d.emergency_id and eff <= ${validOn} and pos <= ${position} order by 1)) as acts,
    d.illustrative
  from ${sql(t.emergency)} d
  left join lateral (
    select "by", until, eff from ${sql(t.emergency)}
    where emergency_id = d.emergency_id and step = 'confirmed' and eff <= ${validOn} and pos <= ${position} limit 1) c on true
  left join lateral (
    select "by", text from ${sql(t.emergency)}
    where emergency_id = d.emergency_id and step = 'reviewed' and eff <= ${validOn} and pos <= ${position} limit 1) r on true
  where d.step = 'declared' and d.eff <= ${validOn} and d.pos <= ${position}
  order by d.pos desc`;
