// SPDX-License-Identifier: MPL-2.0
import { Rejection, unreachable, type DataOf, type Decider, type Grounds } from '@faellesbog/eventsourcing';
import { authority } from '@faellesbog/community';
import { assertAllowed, namedDecision, said, type DecisionNamed } from '@faellesbog/governance';
import { explainApportionment, moneyFromJson, moneyToJson, netMinTransfers } from '@faellesbog/money';
import { project } from '@faellesbog/portfolio';
import { costs, keyOn } from '../costs/costs.decider.js';
import { amountOf, assertAuthorityKnown, assertSum } from '../rules.js';
import { hoursCommands, type HoursCommand, type LogHours, type SettleHours } from './hours.commands.js';
import { hoursEvents, MAX_SETTLED, type HoursEvent, type HoursLine } from './hours.events.js';

type Settled = DataOf<typeof hoursEvents, 'HoursSettled'>;
type Settlement = Settled & Pick<Grounds, 'decisionRef'>;

interface Hours {
  entries: ReadonlyMap<string, LogHours['data'] & { eff: string }>;
  settlements: ReadonlyMap<number, { data: Settlement; eff: string }>;
}
interface Facts extends DecisionNamed {
  projectKnown: boolean;
  authorityKnown?: boolean;
  /** The keys of the project, in the order in which they were adopted. */
  keys?: Parameters<typeof keyOn>[0]['keys'];
}

function decide(command: HoursCommand, hours: Hours, facts: Facts): HoursEvent[] {
  const { projectId } = command.data;
  if (!facts.projectKnown) {
    const [en, da] = [`There is no project "${projectId}".`, `Der findes intet projekt "${projectId}".`];
    throw new Rejection('project.unknown', en, da, { pointer: '/projectId' });
  }
  switch (command.type) {
    case 'LogHours':
      return log(command, hours, facts);
    case 'SettleHours':
      return settle(command, hours, facts);
    default:
      return unreachable(command);
  }
}

function log({ data, meta }: LogHours, hours: Hours, { authorityKnown = false }: Facts): HoursEvent[] {
  const before = hours.entries.get(data.entryId);
  if (before) {
    const { eff, ...entry } = before;
    if (eff === meta.effectiveOn && said(entry) === said(data)) return [];
    throw new Rejection(
      'hours.exists',
      'This entry is logged; correct it by another one, negative where it said too much.',
      'Posten er noteret; ret den ved en ny, negativ hvor den sagde for meget.',
      { pointer: '/entryId' },
    );
  }
  assertAuthorityKnown(authorityKnown, data.authorityId);
  if (hours.settlements.has(data.year)) {
    throw new Rejection(
      'hours.year_settled',
      `The hours of ${data.year} are settled: log a correction in the year that is open.`,
      `Timerne for ${data.year} er afregnet: notér en rettelse i det år, der er åbent.`,
      { rule: 'BYL §5.2', pointer: '/year' },
    );
  }
  const sum = minutesOf(hours, data.year, data.authorityId, data.kind) + data.minutes;
  if (data.minutes !== 0 && sum >= 0) return [{ type: 'HoursLogged', data }];
  throw new Rejection(
    'hours.nothing',
    'An entry is about some time, and takes away no more than was logged.',
    'En post handler om noget tid og trækker ikke mere fra, end der er noteret.',
    { pointer: '/minutes' },
  );
}

/** The minutes of one kind that an authority has in a year, corrections counted. */
const minutesOf = ({ entries }: Hours, year: number, authorityId: string, kind: 'agreed' | 'used'): number =>
  [...entries.values()]
    .filter((entry) => entry.year === year && entry.authorityId === authorityId && entry.kind === kind)
    .reduce((sum, { minutes }) => sum + minutes, 0);

function settle({ data, meta }: SettleHours, hours: Hours, facts: Facts): HoursEvent[] {
  const before = hours.settlements.get(data.year);
  if (before) {
    const same = said({ ...before.data, ...data }) === said(before.data) && before.eff === meta.effectiveOn;
    if (same) return [];
    throw new Rejection(
      'hours.settled',
      `The hours of ${data.year} were settled on ${before.eff}; that happens once a year.`,
      `Timerne for ${data.year} blev afregnet den ${before.eff}; det sker én gang om året.`,
      { rule: 'BYL §5.2', pointer: '/year' },
    );
  }
  if (Number(meta.effectiveOn.slice(0, 4)) <= data.year) {
    throw new Rejection(
      'hours.year_not_over',
      `The hours of ${data.year} are settled when the year is over.`,
      `Timerne for ${data.year} afregnes, når året er omme.`,
      { rule: 'BYL §5.2', pointer: '/year' },
    );
  }
  const settled = settlementOf(data, hours, facts);
  // What one decision allows is allowed once: the years it settled before count towards its amount.
  const amount = [...hours.settlements.values()]
    .filter((each) => each.data.decisionRef === meta.grounds.decisionRef)
    .reduce((sum, each) => sum + moneyFromJson(each.data.settled), moneyFromJson(settled.settled));
  const about = [{ kind: 'project' as const, id: data.projectId }];
  const what = { en: 'A settlement of hours', da: 'Afregning af timer', rule: 'BYL §5.2' };
  assertAllowed(meta, facts.decision, { purpose: 'settlement', about, amount }, what);
  return [{ type: 'HoursSettled', data: settled }];
}

/**
 * What everybody gave, shared by the key in force on the last day of the year, and the fewest transfers that even it out.
 * An authority that gave time and is not in the key carries nothing.
 */
function settlementOf(data: SettleHours['data'], hours: Hours, { keys = [] }: Facts): Settled {
  const rate = amountOf(data.hourlyRate, '/hourlyRate');
  const key = keyOn({ keys }, `${data.year}-12-31`);
  if (key.members.some(({ cap }) => cap !== undefined)) {
    throw new Rejection(
      'hours.key_has_ceilings',
      `Key "${key.keyId}" has ceilings, and hours that no ceiling covers have nobody to carry them.`,
      `Nøglen "${key.keyId}" har lofter, og timer, intet loft dækker, har ingen at bære dem.`,
      { pointer: '/year' },
    );
  }
  const given = givenIn(hours, data.year, rate);
  const total = [...given.values()].reduce((sum, { value }) => sum + value, 0n);
  if (total === 0n) {
    throw new Rejection(
      'hours.none',
      `No hours of ${data.year} were both agreed and used.`,
      `Ingen timer i ${data.year} var både aftalt og brugt.`,
      { rule: 'BYL §5.2', pointer: '/year' },
    );
  }
  assertSum(total, '/hourlyRate');
  const weights = new Map(key.members.map(({ authorityId, weight }) => [authorityId, BigInt(weight)]));
  const codes = [...new Set([...weights.keys(), ...given.keys()])];
  assertFew(codes.length);
  const shared = explainApportionment(
    total,
    codes.map((code) => ({ code, weight: weights.get(code) ?? 0n })),
  );
  const lines = shared.lines.map(({ code, weight, quotient, remainder, spare, share }): HoursLine => {
    const { agreed, used, credited, value } = given.get(code) ?? NOTHING;
    const workings = { weight: String(weight), quotient: String(quotient), remainder: String(remainder) };
    const time = { agreed, used, credited, value: moneyToJson(value) };
    return { authorityId: code, ...time, ...workings, spare: Number(spare), share: moneyToJson(share) };
  });
  const balances = new Map(shared.lines.map(({ code, share }) => [code, (given.get(code)?.value ?? 0n) - share]));
  const { transfers } = netMinTransfers(balances);
  return {
    ...{ projectId: data.projectId, year: data.year, hourlyRate: data.hourlyRate, keyId: key.keyId },
    rule: { name: 'hamilton', version: 1 },
    total: moneyToJson(total),
    weightSum: String(shared.weightSum),
    lines,
    transfers: transfers.map(({ from, to, amount }) => ({ from, to, amount: moneyToJson(amount) })),
    settled: moneyToJson(transfers.reduce((sum, { amount }) => sum + amount, 0n)),
  };
}

interface Given {
  agreed: number;
  used: number;
  credited: number;
  value: bigint;
}
const NOTHING: Given = { agreed: 0, used: 0, credited: 0, value: 0n };

/** What each authority with an entry in the year gave: hours count that were agreed and actually used [BYL §5.2]. */
function givenIn(hours: Hours, year: number, rate: bigint): Map<string, Given> {
  const of = [...hours.entries.values()].filter((entry) => entry.year === year);
  return new Map(
    [...new Set(of.map(({ authorityId }) => authorityId))].map((id) => {
      const [agreed, used] = [minutesOf(hours, year, id, 'agreed'), minutesOf(hours, year, id, 'used')];
      const credited = Math.min(agreed, used);
      return [id, { agreed, used, credited, value: (BigInt(credited) * rate * 2n + 60n) / 120n }];
    }),
  );
}

function assertFew(count: number): void {
  if (count <= MAX_SETTLED) return;
  throw new Rejection(
    'hours.too_many',
    `A settlement has room for ${MAX_SETTLED} authorities, and these are ${count}.`,
    `En afregning har plads til ${MAX_SETTLED} myndigheder, og her er ${count}.`,
    { pointer: '/year' },
  );
}

function evolve(hours: Hours, event: HoursEvent, { eff }: { eff: string }): Hours {
  switch (event.type) {
    case 'HoursLogged':
      return { ...hours, entries: new Map(hours.entries).set(event.data.entryId, { ...event.data, eff }) };
    case 'HoursSettled':
      return { ...hours, settlements: new Map(hours.settlements).set(event.data.year, { data: event.data, eff }) };
    default:
      return unreachable(event);
  }
}

/** The hours that authorities put into a project, and their yearly settlement. */
export const hours: Decider<Hours, HoursCommand, typeof hoursEvents, Facts> = {
  events: hoursEvents,
  commands: hoursCommands,
  streamId: ({ data }) => data.projectId,
  initialState: { entries: new Map(), settlements: new Map() },
  decide,
  evolve,
  async facts({ data, meta }, lookup) {
    const projectKnown = (await lookup.state(project, data.projectId)).state.status !== 'none';
    if ('authorityId' in data) {
      const { state } = await lookup.state(authority, data.authorityId);
      return { projectKnown, authorityKnown: state.status !== 'none' };
    }
    const [decision, shared] = await Promise.all([namedDecision(meta, lookup), lookup.state(costs, data.projectId)]);
    return { projectKnown, decision, keys: shared.state.keys };
  },
};
