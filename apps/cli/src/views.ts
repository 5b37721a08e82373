// SPDX-License-Identifier: MPL-2.0
import { dateText, kroner, percent, table, type Language } from './output.js';

/** What the tables show of each answer; the JSON has more. */
interface Amount {
  amount: string;
  currency: string;
}
interface Fraction {
  numerator: number | string;
  denominator: number | string;
}
interface Answer {
  validOn: string;
  knownAt: string;
  illustrative: boolean;
}
interface Statistics extends Answer {
  memberMunicipalities: number;
  productsInPortfolio: number;
  membersWithThreeOrMoreProducts: { count: number; of: number };
  mostUsedProduct: { name: string; municipalities: number; of: number } | null;
  nonMemberUsers: { municipalities: number };
}
interface Share {
  authority?: string;
  project?: string;
  name: string;
  pledged: Amount;
  allocated: Amount;
  fraction: Fraction;
}
interface Shares extends Answer {
  name: string;
  total?: Amount;
  pledged?: Amount;
  shares?: Share[];
  projects?: Share[];
  rounds?: { round: string; target: Amount; deadline: string; reached: boolean | null; pledged: Amount }[];
}
interface Ownership extends Answer {
  name: string;
  periods: {
    role: string;
    holder: { name: string };
    share: Fraction | null;
    from: string;
    to: string | null;
    beganBy: string;
    endedBy: string | null;
  }[];
}
interface Timeline extends Answer {
  subject: { name: string };
  entries: { effectiveOn: string; da: string; en: string; amount: Amount | null; illustrative: boolean }[];
  next: string | null;
}
interface Position extends Answer {
  name: string;
  member: boolean;
  pledged: Amount;
  allocated: Amount;
  annualFees: Amount;
  commitments: { year: number; pledged: Amount; binding: Amount }[];
}
interface Status {
  status: string;
  log: { events: number; at: string | null };
  runners: {
    name: string;
    kind: string;
    position: number;
    lag: number;
    state: string;
    stopped?: { position: number; reason: string };
  }[];
}

const say = (lang: Language, da: string, en: string): string => (lang === 'da' ? da : en);

/** What every answer rests on: its dates, and whether invented data is part of it. */
function footing(lang: Language, { validOn, knownAt, illustrative }: Answer): string {
  const dates = say(
    lang,
    `Gældende ${dateText(validOn)}, som kendt ${knownAt}.`,
    `Valid on ${validOn}, as known at ${knownAt}.`,
  );
  const invented = say(lang, ' Bygger delvis på illustrative data.', ' Rests in part on illustrative data.');
  return `${dates}${illustrative ? invented : ''}`;
}

const outOf = (lang: Language, count: number, of: number): string =>
  `${count} ${say(lang, 'af', 'of')} ${of} (${percent(count, of)})`;
const fraction = ({ numerator, denominator }: Fraction): string =>
  `${numerator}/${denominator} (${percent(numerator, denominator)})`;

export function statisticsText(answer: Statistics, lang: Language): string {
  const { membersWithThreeOrMoreProducts: three, mostUsedProduct: most } = answer;
  const rows = [
    [say(lang, 'Medlemskommuner', 'Member municipalities'), String(answer.memberMunicipalities)],
    [say(lang, 'Produkter i porteføljen', 'Products in the portfolio'), String(answer.productsInPortfolio)],
    [
      say(lang, 'Medlemmer med tre eller flere produkter i drift', 'Members with three or more products in operation'),
      outOf(lang, three.count, three.of),
    ],
    [
      say(lang, 'Mest udbredte produkt', 'Most used product'),
      most ? `${most.name}: ${outOf(lang, most.municipalities, most.of)}` : '-',
    ],
    [
      say(
        lang,
        'Kommuner, der bruger produkter uden at være medlem',
        'Municipalities that use products and are not members',
      ),
      String(answer.nonMemberUsers.municipalities),
    ],
  ];
  return `${table([say(lang, 'Tal', 'Figure'), say(lang, 'Værdi', 'Value')], rows, [1])}\n${footing(lang, answer)}`;
}

export function sharesText(answer: Shares, lang: Language): string {
  const head = [
    say(lang, 'Navn', 'Name'),
    say(lang, 'Tilsagn', 'Pledged'),
    say(lang, 'Andel', 'Share'),
    say(lang, 'Fordelte omkostninger', 'Allocated costs'),
  ];
  const rows = (answer.shares ?? answer.projects ?? []).map((share) => [
    `${share.name} (${share.authority ?? share.project})`,
    kroner(share.pledged),
    fraction(share.fraction),
    kroner(share.allocated),
  ]);
  const total = answer.total ?? answer.pledged;
  if (total) rows.push([say(lang, 'I alt', 'Total'), kroner(total), '', '']);
  const rounds = (answer.rounds ?? []).map(({ round, target, deadline, reached, pledged }) => {
    const outcome =
      reached === null
        ? say(lang, 'åben', 'open')
        : reached
          ? say(lang, 'målet nået', 'reached')
          : say(lang, 'målet ikke nået', 'not reached');
    return `${round}: ${say(lang, 'mål', 'target')} ${kroner(target)}, ${say(lang, 'frist', 'deadline')} ${dateText(deadline)}, ${say(lang, 'tilsagn', 'pledged')} ${kroner(pledged)}, ${outcome}`;
  });
  return [answer.name, table(head, rows, [1, 2, 3]), ...rounds, footing(lang, answer)].join('\n');
}

const ROLES: Record<string, [string, string]> = {
  rights_holder: ['rettighedshaver', 'rights holder'],
  steward: ['forvalter', 'steward'],
  financier: ['medfinansierende', 'financier'],
};

export function ownershipText(answer: Ownership, lang: Language): string {
  const head = [
    say(lang, 'Rolle', 'Role'),
    say(lang, 'Hvem', 'Holder'),
    say(lang, 'Andel', 'Share'),
    say(lang, 'Fra', 'From'),
    say(lang, 'Til og med', 'To'),
    say(lang, 'Begyndt af hændelse', 'Began by event'),
  ];
  const rows = answer.periods.map(({ role, holder, share, from, to, beganBy }) => [
    say(lang, ...(ROLES[role] ?? [role, role])),
    holder.name,
    share ? fraction(share) : '',
    dateText(from),
    dateText(to),
    beganBy,
  ]);
  return [answer.name, table(head, rows, [2]), footing(lang, answer)].join('\n');
}

export function timelineText(answer: Timeline, lang: Language): string {
  const head = [say(lang, 'Dato', 'Date'), say(lang, 'Hændelse', 'Event'), say(lang, 'Beløb', 'Amount'), ''];
  const rows = answer.entries.map(({ effectiveOn, da, en, amount, illustrative }) => [
    dateText(effectiveOn),
    say(lang, da, en),
    amount ? kroner(amount) : '',
    illustrative ? say(lang, 'illustrativ', 'illustrative') : '',
  ]);
  const more = answer.next
    ? say(lang, 'Der er flere: bed om næste side.', 'There is more: ask for the next page.')
    : '';
  return [answer.subject.name, table(head, rows, [2]), more, footing(lang, answer)].filter(Boolean).join('\n');
}

export function positionText(answer: Position, lang: Language): string {
  const rows = [
    [say(lang, 'Medlem', 'Member'), answer.member ? say(lang, 'ja', 'yes') : say(lang, 'nej', 'no')],
    [say(lang, 'Tilsagn i kraft', 'Pledges in force'), kroner(answer.pledged)],
    [say(lang, 'Fordelte omkostninger', 'Allocated costs'), kroner(answer.allocated)],
    [say(lang, 'Årlige vederlag', 'Annual product fees'), kroner(answer.annualFees)],
    ...answer.commitments.map(({ year, pledged, binding }) => [
      `${say(lang, 'Åbne forpligtelser', 'Open commitments')} ${year}`,
      `${kroner(pledged)} (${say(lang, 'bindende', 'binding')} ${kroner(binding)})`,
    ]),
  ];
  return [
    answer.name,
    table([say(lang, 'Tal', 'Figure'), say(lang, 'Værdi', 'Value')], rows, [1]),
    footing(lang, answer),
  ].join('\n');
}

export function statusText({ status, log, runners }: Status, lang: Language): string {
  const head = [
    say(lang, 'Navn', 'Name'),
    say(lang, 'Slags', 'Kind'),
    'Position',
    say(lang, 'Mangler', 'Lag'),
    say(lang, 'Tilstand', 'State'),
  ];
  const rows = runners.map(({ name, kind, position, lag, state, stopped }) => [
    name,
    kind,
    String(position),
    String(lag),
    stopped ? `${state}: ${stopped.position}: ${stopped.reason}` : state,
  ]);
  const said = say(lang, `${status}; ${log.events} hændelser i loggen`, `${status}; ${log.events} events in the log`);
  return `${table(head, rows, [2, 3])}\n${said}${log.at ? `, ${log.at}` : ''}`;
}
