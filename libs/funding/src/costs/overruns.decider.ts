// SPDX-License-Identifier: MPL-2.0
import { Rejection, type DataOf, type Grounds } from '@faellesbog/eventsourcing';
import { assertAllowed, said, type Decision } from '@faellesbog/governance';
import { formatDanish, moneyFromJson, moneyToJson } from '@faellesbog/money';
import { amountOf, assertNotBefore, assertSum } from '../rules.js';
import type { DecideOverrunFunding, ReportOverrun } from './costs.commands.js';
import type { costsEvents, CostsEvent } from './costs.events.js';

// Costs above what a project has: an overrun is reported, blocks what lies above the budget, and is funded by a decision.

type Reported = DataOf<typeof costsEvents, 'OverrunReported'>;
type Funding = DataOf<typeof costsEvents, 'OverrunFundingDecided'> & Pick<Grounds, 'decisionRef'>;

/** An overrun, since when, and how it was funded. */
export interface Overrun {
  data: Reported;
  eff: string;
  funding?: { data: Funding; eff: string };
}
export type Overruns = ReadonlyMap<string, Overrun>;

/** A cost line as far as an overrun can be about it. */
interface Line {
  eff: string;
  unfunded: { amount: string; currency: 'DKK' };
  reversal?: { id: string };
}
type Lines = ReadonlyMap<string, Line>;

/** Reversing the line it is about takes an overrun away: nothing is left to fund. */
const hasFallen = ({ data }: Overrun, lines: Lines): boolean =>
  data.lineId !== undefined && lines.get(data.lineId)?.reversal !== undefined;

const heldOn = ({ funding }: Overrun, day: string): boolean => funding !== undefined && funding.eff <= day;

/** The overrun that still blocks what lies above the budget on a day: reported by then, and not funded. */
export const openOverrunOn = (overruns: Overruns, lines: Lines, day: string): Overrun | undefined =>
  [...overruns.values()].find((each) => each.eff <= day && !heldOn(each, day) && !hasFallen(each, lines));

/**
 * What decisions have added to the budget by a day, in øre. A cut of the scope adds nothing, and neither does what pays
 * for a line that no ceiling covers: that line lies within the budget already, or has a decision of its own.
 */
export const addedToBudget = (overruns: Overruns, day: string): bigint =>
  [...overruns.values()]
    .filter((each) => each.data.lineId === undefined && heldOn(each, day))
    .flatMap(({ funding }) => funding!.data.parts)
    .reduce((sum, { source, amount }) => sum + (source === 'scope_cut' ? 0n : moneyFromJson(amount)), 0n);

/** @param frame the budget in øre, if the project has one. */
export function reportOverrun(
  { data, meta }: ReportOverrun,
  overruns: Overruns,
  lines: Lines,
  frame: bigint | undefined,
): CostsEvent[] {
  const before = overruns.get(data.overrunId);
  if (before?.eff === meta.effectiveOn && said(before.data) === said(data)) return [];
  if (before) {
    throw new Rejection(
      'overrun.exists',
      'This overrun is reported. It is not changed: report what comes on top of it as another one.',
      'Overskridelsen er meldt. Den ændres ikke: meld det, der kommer oveni, som en ny.',
      { pointer: '/overrunId' },
    );
  }
  const amount = amountOf(data.amount, '/amount');
  if (data.lineId !== undefined) assertUnfunded(amount, data.lineId, meta.effectiveOn, overruns, lines);
  else if (frame === undefined) {
    throw new Rejection(
      'overrun.no_budget',
      'The project has no budget yet that could be exceeded.',
      'Projektet har endnu intet budget, der kan overskrides.',
      { pointer: '/projectId' },
    );
  }
  assertSum(
    [...overruns.values()].reduce((sum, each) => sum + moneyFromJson(each.data.amount), amount),
    '/amount',
  );
  return [{ type: 'OverrunReported', data }];
}

/** An overrun about a line is exactly what no ceiling covers of it, once, and while the line stands. */
function assertUnfunded(amount: bigint, lineId: string, day: string, overruns: Overruns, lines: Lines): void {
  const line = lines.get(lineId);
  const detail = { pointer: '/lineId' };
  if (!line || line.reversal) {
    throw new Rejection(
      'overrun.no_line',
      'No such cost line stands: it was not posted, or it was reversed.',
      'Der står ingen sådan udgift: den er ikke bogført, eller den er tilbageført.',
      detail,
    );
  }
  assertNotBefore(day, line.eff, 'overrun.before_its_line');
  const other = [...overruns.values()].find(({ data }) => data.lineId === lineId);
  if (other) {
    const { overrunId } = other.data;
    throw new Rejection(
      'overrun.line_reported',
      `The unfunded part of this line is reported as overrun "${overrunId}".`,
      `Den ufinansierede del af linjen er meldt som overskridelse "${overrunId}".`,
      detail,
    );
  }
  const unfunded = moneyFromJson(line.unfunded);
  if (amount === unfunded) return;
  throw new Rejection(
    'overrun.not_the_unfunded',
    `What no ceiling covers of this line is ${formatDanish(unfunded)}: that is its overrun.`,
    `Det, intet loft dækker af linjen, er ${formatDanish(unfunded)}: det er dens overskridelse.`,
    { pointer: '/amount' },
  );
}

export function fundOverrun(
  { data, meta }: DecideOverrunFunding,
  overruns: Overruns,
  lines: Lines,
  decision: Decision | undefined,
): CostsEvent[] {
  const overrun = openFor(data, meta.effectiveOn, overruns, lines);
  if (!overrun) return [];
  const amount = moneyFromJson(overrun.data.amount);
  const about = [{ kind: 'project' as const, id: data.projectId }];
  // What one decision allows is allowed once: what it funded before counts towards its amount.
  const before = [...overruns.values()]
    .filter(({ funding }) => funding !== undefined && funding.data.decisionRef === meta.grounds.decisionRef)
    .reduce((sum, { funding }) => sum + moneyFromJson(funding!.data.amount), 0n);
  const what =
    before === 0n
      ? { en: 'Funding an overrun', da: 'Finansiering af en overskridelse' }
      : { en: 'Funding overruns, this one included,', da: 'Finansiering af overskridelser, denne medregnet,' };
  assertAllowed(meta, decision, { purpose: 'overrun_funding', about, amount: before + amount }, what);
  assertNotBefore(meta.effectiveOn, overrun.eff, 'overrun.funded_before_reported');
  if (new Set(data.parts.map(({ source }) => source)).size < data.parts.length) {
    throw new Rejection('overrun.source_twice', 'Each source is named once.', 'Hver kilde nævnes én gang.', {
      pointer: '/parts',
    });
  }
  const parts = data.parts.map((part, index) => amountOf(part.amount, `/parts/${index}/amount`));
  assertSumsTo(amount, parts, { code: 'overrun.parts_sum', pointer: '/parts' });
  return [{ type: 'OverrunFundingDecided', data: { ...data, amount: moneyToJson(amount) } }];
}

/** The overrun that is to be funded; nothing when it is funded in these words already. */
function openFor(
  data: DecideOverrunFunding['data'],
  day: string,
  overruns: Overruns,
  lines: Lines,
): Overrun | undefined {
  const overrun = overruns.get(data.overrunId);
  const detail = { pointer: '/overrunId' };
  if (!overrun) {
    throw new Rejection('overrun.unknown', 'No such overrun is reported.', 'En sådan overskridelse er ikke meldt.', {
      ...detail,
    });
  }
  const { funding } = overrun;
  if (funding?.eff === day && said(funding.data) === said({ ...data, amount: funding.data.amount })) return undefined;
  if (funding) {
    throw new Rejection(
      'overrun.funded',
      `It is decided already how this overrun is funded, on ${funding.eff}.`,
      `Det er allerede besluttet, hvordan overskridelsen finansieres, den ${funding.eff}.`,
      detail,
    );
  }
  if (!hasFallen(overrun, lines)) return overrun;
  throw new Rejection(
    'overrun.fallen',
    'The cost line it is about is reversed: nothing is left to fund.',
    'Udgiften, den handler om, er tilbageført: der er intet tilbage at finansiere.',
    detail,
  );
}

/** Refuses parts that do not come to the whole, to the øre. */
export function assertSumsTo(
  whole: bigint,
  parts: readonly bigint[],
  { code, pointer }: { code: string; pointer: string },
): void {
  const sum = parts.reduce((all, part) => all + part, 0n);
  if (sum === whole) return;
  throw new Rejection(
    code,
    `The parts come to ${formatDanish(sum)}, and it is ${formatDanish(whole)} to the øre.`,
    `Delene giver ${formatDanish(sum)}, og det er ${formatDanish(whole)} på øren.`,
    { pointer },
  );
}

/** The overrun stands, or now with how it is funded. */
export function withOverrun(
  overruns: Overruns,
  event: Extract<CostsEvent, { type: 'OverrunReported' | 'OverrunFundingDecided' }>,
  eff: string,
): Overruns {
  const { overrunId } = event.data;
  if (event.type === 'OverrunReported') return new Map(overruns).set(overrunId, { data: event.data, eff });
  const before = overruns.get(overrunId);
  return before ? new Map(overruns).set(overrunId, { ...before, funding: { data: event.data, eff } }) : overruns;
}
