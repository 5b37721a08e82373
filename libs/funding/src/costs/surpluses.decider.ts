// SPDX-License-Identifier: MPL-2.0
import { Rejection, type DataOf, type Grounds } from '@faellesbog/eventsourcing';
import { assertAllowed, said, type Decision } from '@faellesbog/governance';
import { formatDanish, moneyFromJson } from '@faellesbog/money';
import { raisedIn, type Round } from '../round/round.decider.js';
import { amountOf } from '../rules.js';
import type { DecideSurplus } from './costs.commands.js';
import type { costsEvents, CostsEvent, Disposition } from './costs.events.js';
import { assertSumsTo } from './overruns.decider.js';

// Money that was not used: a decision says what becomes of it, and external money goes back first where its terms say so.

type Disposed = DataOf<typeof costsEvents, 'SurplusDispositionDecided'> & Pick<Grounds, 'decisionRef'>;

/** What was decided of each surplus, and when. */
export type Surpluses = ReadonlyMap<string, { data: Disposed; eff: string }>;

/** What a surplus is measured by. */
export interface Means {
  /** The products that the project is for. */
  productIds: readonly string[];
  /** The funding rounds of the project that have closed, by id. */
  rounds: ReadonlyMap<string, Round>;
  /** What the lines that stand come to, and what decisions on overruns brought in, in øre. */
  spent: bigint;
  added: bigint;
  decision?: Decision;
}

interface Grant {
  roundId: string;
  grantId: string;
  /** What has not been paid back, in øre. */
  left: bigint;
  returnUnused: boolean;
}

export function decideSurplus({ data, meta }: DecideSurplus, surpluses: Surpluses, means: Means): CostsEvent[] {
  const before = surpluses.get(data.surplusId);
  if (before?.eff === meta.effectiveOn && said(before.data) === said(data)) return [];
  if (before) {
    throw new Rejection(
      'surplus.exists',
      'It is decided what becomes of this surplus; a further one has an id of its own.',
      'Det er besluttet, hvad der sker med dette overskud; et yderligere har sit eget id.',
      { pointer: '/surplusId' },
    );
  }
  assertProduct(data, means);
  const amount = amountOf(data.amount, '/amount');
  const about = [
    { kind: 'project' as const, id: data.projectId },
    ...(data.productId === undefined ? [] : [{ kind: 'product' as const, id: data.productId }]),
  ];
  // What one decision allows is allowed once: the surpluses it disposed of before count towards its amount.
  const together = [...surpluses.values()]
    .filter((each) => each.data.decisionRef === meta.grounds.decisionRef)
    .reduce((sum, each) => sum + moneyFromJson(each.data.amount), amount);
  const what =
    together === amount
      ? { en: 'The use of a surplus', da: 'Anvendelse af et overskud' }
      : { en: 'The use of surpluses, this one included,', da: 'Anvendelse af overskud, dette medregnet,' };
  assertAllowed(meta, means.decision, { purpose: 'surplus', about, amount: together }, what);
  const parts = data.dispositions.map((part, index) => amountOf(part.amount, `/dispositions/${index}/amount`));
  assertSumsTo(amount, parts, { code: 'surplus.parts_sum', pointer: '/dispositions' });
  // The fees of a product are not in the costs of its projects, and no grant was given for them.
  const ofProject = data.productId === undefined;
  if (ofProject) assertLeft(amount, surpluses, means);
  assertRefunds(data.dispositions, amount, ofProject ? grantsOf(surpluses, means) : []);
  return [{ type: 'SurplusDispositionDecided', data }];
}

function assertProduct({ productId, dispositions }: DecideSurplus['data'], { productIds }: Means): void {
  if (productId !== undefined && !productIds.includes(productId)) {
    throw new Rejection(
      'surplus.other_product',
      `The project is not for product "${productId}".`,
      `Projektet er ikke til produktet "${productId}".`,
      { pointer: '/productId' },
    );
  }
  const keys = dispositions.map(({ use, grant }) => `${use} ${grant ? `${grant.roundId}/${grant.grantId}` : ''}`);
  if (new Set(keys).size < keys.length) {
    throw new Rejection('surplus.use_twice', 'Each use is named once.', 'Hver anvendelse nævnes én gang.', {
      pointer: '/dispositions',
    });
  }
  const index = dispositions.findIndex(({ use, grant }) => grant !== undefined && use !== 'refund');
  if (index < 0) return;
  throw new Rejection(
    'surplus.grant_without_refund',
    'A grant is named where it is paid back, and nowhere else.',
    'Et tilskud nævnes, hvor det betales tilbage, og ikke andre steder.',
    { pointer: `/dispositions/${index}/grant` },
  );
}

/** What was raised and neither spent nor disposed of; what was carried forward is there to be decided on again. */
function assertLeft(amount: bigint, surpluses: Surpluses, { rounds, spent, added }: Means): void {
  const raised = [...rounds.values()].reduce((sum, each) => sum + raisedIn(each), added);
  const gone = [...surpluses.values()]
    .filter(({ data }) => data.productId === undefined)
    .flatMap(({ data }) => data.dispositions)
    .reduce((sum, { use, amount: part }) => sum + (use === 'carry_forward' ? 0n : moneyFromJson(part)), spent);
  const left = raised > gone ? raised - gone : 0n;
  if (amount <= left) return;
  throw new Rejection(
    'surplus.more_than_left',
    `The closed rounds of the project have ${formatDanish(left)} left: ${formatDanish(raised)} was raised, and ${formatDanish(gone)} is spent or disposed of.`,
    `Projektets lukkede runder har ${formatDanish(left)} tilbage: ${formatDanish(raised)} er rejst, og ${formatDanish(gone)} er brugt eller disponeret.`,
    { pointer: '/amount' },
  );
}

function grantsOf(surpluses: Surpluses, { rounds }: Means): Grant[] {
  const returned = new Map<string, bigint>();
  for (const { data } of surpluses.values())
    for (const { grant, amount } of data.dispositions) {
      const key = grant && `${grant.roundId}/${grant.grantId}`;
      if (key !== undefined) returned.set(key, (returned.get(key) ?? 0n) + moneyFromJson(amount));
    }
  return [...rounds].flatMap(([roundId, each]) =>
    each.status === 'closed' && each.stands
      ? [...each.grants].map(([grantId, { amount, returnUnused }]) => ({
          ...{ roundId, grantId, returnUnused },
          left: amount - (returned.get(`${roundId}/${grantId}`) ?? 0n),
        }))
      : [],
  );
}

/** External money goes back to its funder first, where the grant's terms say so; no grant gets more than it gave. */
function assertRefunds(dispositions: readonly Disposition[], amount: bigint, grants: readonly Grant[]): void {
  let back = 0n;
  for (const [index, { grant, amount: part }] of dispositions.entries()) {
    if (!grant) continue;
    const given = grants.find(({ roundId, grantId }) => roundId === grant.roundId && grantId === grant.grantId);
    const [refund, left] = [moneyFromJson(part), given?.left ?? 0n];
    if (refund > left) {
      throw new Rejection(
        'surplus.grant_exceeded',
        `Of this grant ${formatDanish(left)} has been given to a closed round of the project and not paid back.`,
        `Af dette tilskud er ${formatDanish(left)} givet til en lukket runde i projektet og ikke betalt tilbage.`,
        { pointer: `/dispositions/${index}` },
      );
    }
    if (given?.returnUnused) back += refund;
  }
  const bound = grants.reduce((sum, { left, returnUnused }) => sum + (returnUnused ? left : 0n), 0n);
  const due = bound < amount ? bound : amount;
  if (back >= due) return;
  throw new Rejection(
    'surplus.funder_first',
    `${formatDanish(due)} of this goes back to who gave it, by the terms of the grants, before anything else is decided.`,
    `${formatDanish(due)} heraf går tilbage til tilskudsgiveren efter tilskuddenes vilkår, før andet besluttes.`,
    { pointer: '/dispositions' },
  );
}
