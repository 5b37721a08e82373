// SPDX-License-Identifier: MPL-2.0
import { anythingGoes, DECISION } from '@faellesbog/governance/testing';
import type { Dice } from './dice.js';

/** The day on which everything of the model happens, and one on which everything of it is in force. */
export const DAY = '2026-02-02';
export const LATER = '2026-12-31';

/** A request to the service, and what it means to the model. Amounts are øre. */
export interface Command {
  method: 'POST' | 'PATCH';
  path: string;
  body: object;
  stream: string;
  /** The revision named in If-Match. */
  expected?: number;
  means?: (ledger: Ledger) => string | undefined;
}

interface Pledge {
  authority: string;
  amount: bigint;
  open: boolean;
}
interface Round {
  id: string;
  project: string;
  target: bigint;
  pledges: Map<string, Pledge>;
  grants: bigint;
  closed?: { reached: boolean; raised: bigint };
}
export interface Ledger {
  suppliers: Map<string, { partner: boolean }>;
  authorities: Map<string, string>;
  projects: Map<string, { approved: boolean }>;
  rounds: Map<string, Round>;
  /** Events by stream, as far as commands of ours added them. */
  revisions: Map<string, number>;
}

export const emptyLedger = (): Ledger => ({
  suppliers: new Map(),
  authorities: new Map(),
  projects: new Map(),
  rounds: new Map(),
  revisions: new Map(),
});

/** Municipalities' codes: an authority's id is one of them. */
const CODES = '101 147 151 153 155 157 159 161 163 165 167 169 173 175 183 185 187 190 201 210 217 219 223 230'.split(
  ' ',
);

/** The n-th number that passes the check of CVR numbers by modulus 11. */
function cvr(n: number): string {
  const weights = [2, 7, 6, 5, 4, 3, 2, 1];
  for (let number = 20_000_000 + n * 11; ; number++) {
    const digits = String(number);
    if (weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0) return digits;
  }
}

const kroner = (ore: bigint): { amount: string; currency: 'DKK' } => ({
  amount: `${ore / 100n}.${String(ore % 100n).padStart(2, '0')}`,
  currency: 'DKK',
});

const dated = (body: object): object => ({ ...body, effectiveOn: DAY });
const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n);
const raisedBy = (round: Round): bigint =>
  round.grants + sum([...round.pledges.values()].filter(({ open }) => open).map(({ amount }) => amount));

/** What the model says nothing of: it is recorded, and that is all. */
const given = (path: string, stream: string, body: object): Command => ({
  method: 'POST',
  path,
  body: dated(body),
  stream,
});

export const registerSupplier = (id: string): Command => ({
  method: 'POST',
  path: '/suppliers',
  body: dated({ supplierId: id, name: `Supplier ${id}` }),
  stream: `supplier-${id}`,
  means: ({ suppliers }) => taken(suppliers, id, { partner: false }),
});

export const startPartnership = (id: string): Command => ({
  method: 'POST',
  path: `/suppliers/${id}/partnerships`,
  body: dated({ codeOfConductAccepted: true }),
  stream: `supplier-${id}`,
  means({ suppliers }) {
    const supplier = suppliers.get(id);
    if (!supplier || supplier.partner) return 'no supplier, or a partner already';
    supplier.partner = true;
  },
});

export const registerAuthority = (id: string): Command => ({
  method: 'POST',
  path: '/authorities',
  body: dated({
    authorityId: id,
    name: `Authority ${id}`,
    kind: 'municipality',
    cvr: cvr(Number(id)),
    municipalityCode: id,
  }),
  stream: `authority-${id}`,
  means: ({ authorities }) => taken(authorities, id, `Authority ${id}`),
});

export const correctAuthority = (id: string, name: string, expected?: number): Command => ({
  method: 'POST',
  path: `/authorities/${id}/corrections`,
  body: dated({ name, reason: 'another name' }),
  stream: `authority-${id}`,
  expected,
  means({ authorities }) {
    if (!authorities.has(id)) return 'no such authority';
    authorities.set(id, name);
  },
});

export const proposeProject = (id: string, owner: string): Command => ({
  method: 'POST',
  path: '/projects',
  body: dated({ projectId: id, name: `Project ${id}`, purpose: 'to see what holds', owners: [owner] }),
  stream: `project-${id}`,
  means: ({ projects }) => taken(projects, id, { approved: false }),
});

export const approveProject = (id: string, decisionRef?: string): Command => ({
  method: 'POST',
  path: `/projects/${id}/approval`,
  body: dated({ decisionRef }),
  stream: `project-${id}`,
  means({ projects }) {
    const project = projects.get(id);
    if (!project || project.approved || !decisionRef) return 'not proposed, or without a decision';
    project.approved = true;
  },
});

export const openRound = (id: string, project: string, target: bigint): Command => ({
  method: 'POST',
  path: '/funding-rounds',
  body: dated({ roundId: id, projectId: project, target: kroner(target), deadline: LATER, purpose: 'to raise it' }),
  stream: `round-${id}`,
  means({ projects, rounds }) {
    if (!projects.get(project)?.approved) return 'the project is not approved';
    return taken(rounds, id, { id, project, target, pledges: new Map<string, Pledge>(), grants: 0n });
  },
});

const inOpenRound = (id: string, change: (round: Round, ledger: Ledger) => string | undefined) => (ledger: Ledger) => {
  const round = ledger.rounds.get(id);
  return !round || round.closed ? 'the round is not open' : change(round, ledger);
};

export const statePledge = (roundId: string, id: string, authority: string, amount: bigint): Command => ({
  method: 'POST',
  path: `/funding-rounds/${roundId}/pledges`,
  body: dated({ pledgeId: id, authorityId: authority, amount: kroner(amount) }),
  stream: `round-${roundId}`,
  means: inOpenRound(roundId, ({ pledges }, { authorities }) => {
    if (!authorities.has(authority)) return 'no such authority';
    if ([...pledges.values()].some((one) => one.open && one.authority === authority)) return 'it has pledged already';
    return taken(pledges, id, { authority, amount, open: true });
  }),
});

export const amendPledge = (roundId: string, id: string, amount: bigint, expected: number): Command => ({
  method: 'PATCH',
  path: `/funding-rounds/${roundId}/pledges/${id}`,
  body: dated({ amount: kroner(amount) }),
  stream: `round-${roundId}`,
  expected,
  means: inOpenRound(roundId, ({ pledges }) => {
    const pledge = pledges.get(id);
    if (!pledge?.open) return 'no such pledge';
    pledge.amount = amount;
  }),
});

export const withdrawPledge = (roundId: string, id: string): Command => ({
  method: 'POST',
  path: `/funding-rounds/${roundId}/pledges/${id}/withdrawal`,
  body: dated({ reason: 'another year' }),
  stream: `round-${roundId}`,
  means: inOpenRound(roundId, ({ pledges }) => {
    const pledge = pledges.get(id);
    if (!pledge?.open) return 'no such pledge';
    pledge.open = false;
  }),
});

export const awardGrant = (roundId: string, id: string, amount: bigint): Command => ({
  method: 'POST',
  path: `/funding-rounds/${roundId}/grants`,
  body: dated({ grantId: id, funder: 'A fund', amount: kroner(amount), terms: {} }),
  stream: `round-${roundId}`,
  means: inOpenRound(roundId, (round) => {
    round.grants += amount;
    return undefined;
  }),
});

/** A round that did not reach its target gives every pledge back. */
export const closeRound = (roundId: string): Command => ({
  method: 'POST',
  path: `/funding-rounds/${roundId}/closing`,
  body: dated({}),
  stream: `round-${roundId}`,
  means: inOpenRound(roundId, (round) => {
    const raised = raisedBy(round);
    round.closed = { reached: raised >= round.target, raised };
    return undefined;
  }),
});

function taken<T>(things: Map<string, T>, id: string, thing: T): string | undefined {
  if (things.has(id)) return `${id} is there already`;
  things.set(id, thing);
  return undefined;
}

/** A random command, mostly one that the ledger as known so far allows. `name` makes ids nobody else makes. */
export function randomCommand(ledger: Ledger, throws: Dice, name: string): Command {
  const open = [...ledger.rounds.values()].filter(({ closed }) => !closed);
  const authorities = [...ledger.authorities.keys()];
  const round = throws.pick(open);
  const [id, pledge] = throws.pick([...round.pledges].filter(([, one]) => one.open)) ?? [];
  const amount = BigInt(throws.between(1, 5_000_000));
  const what = throws.next();
  if (what < 0.35) return registerSupplier(`s-${name}`);
  if (what < 0.45) return startPartnership(throws.pick([...ledger.suppliers.keys()]) ?? 's-nobody');
  if (what < 0.55) {
    const authority = throws.pick(authorities);
    const seen = throws.chance(0.5) ? ledger.revisions.get(`authority-${authority}`) : undefined;
    return correctAuthority(authority, `Authority ${name}`, seen);
  }
  if (what < 0.75) return statePledge(round.id, `p-${name}`, throws.pick(authorities), amount);
  if (what < 0.88 && id && pledge)
    return amendPledge(round.id, id, amount, ledger.revisions.get(`round-${round.id}`) ?? 0);
  if (what < 0.92 && id) return withdrawPledge(round.id, id);
  if (what < 0.94) return awardGrant(round.id, `g-${name}`, amount);
  if (what < 0.95 && open.length > 2) return closeRound(round.id);
  if (what < 0.97 && open.length < 12)
    return openRound(`r-${name}`, throws.pick([...ledger.projects.keys()]), BigInt(throws.between(1, 40_000_000)));
  // The rest is refused, whatever the ledger holds.
  if (what < 0.985) return statePledge('no-such-round', `p-${name}`, throws.pick(authorities), amount);
  return approveProject(throws.pick([...ledger.projects.keys()]));
}

/** What there has to be before random commands make sense. */
export const foundation = (): Command[] => [
  given('/bylaws', `bylaws-${anythingGoes.bylaws.bylawsId}`, anythingGoes.bylaws),
  given('/bodies', `body-${anythingGoes.body.bodyId}`, anythingGoes.body),
  given('/decisions/registered', `decision-${DECISION}`, anythingGoes.decision),
  ...CODES.map(registerAuthority),
  ...['a', 'b', 'c'].flatMap((name, index) => [
    proposeProject(`project-${name}`, CODES[index]!),
    approveProject(`project-${name}`, DECISION),
    openRound(`round-${name}`, `project-${name}`, 10_000_000n * BigInt(index + 1)),
  ]),
];

/** What the service has to answer about a project's financing, by the model alone. */
export function financingOf(ledger: Ledger, project: string) {
  const rounds = [...ledger.rounds.values()].filter((round) => round.project === project);
  const inForce = (round: Round): Pledge[] =>
    round.closed?.reached === false ? [] : [...round.pledges.values()].filter(({ open }) => open);
  const shares = new Map<string, bigint>();
  for (const { authority, amount } of rounds.flatMap(inForce))
    shares.set(authority, (shares.get(authority) ?? 0n) + amount);
  return {
    total: kroner(sum(shares.values())).amount,
    shares: Object.fromEntries([...shares].sort().map(([authority, amount]) => [authority, kroner(amount).amount])),
    rounds: Object.fromEntries(
      rounds.map((round) => [
        round.id,
        {
          revision: ledger.revisions.get(`round-${round.id}`),
          pledged: kroner(sum(inForce(round).map(({ amount }) => amount))).amount,
          raised: round.closed ? kroner(round.closed.raised).amount : null,
          reached: round.closed?.reached ?? null,
        },
      ]),
    ),
  };
}
