// SPDX-License-Identifier: MPL-2.0
import type { components } from '@faellesbog/api-client';
import { dateText, kroner, percent, table, type Language } from './output.js';

type Schemas = components['schemas'];
type Answer = Pick<Schemas['OwnershipHistoryDto'], 'validOn' | 'knownAt' | 'illustrative'>;
type Shares = Schemas['ProjectSharesDto'] | Schemas['ProductSharesDto'] | Schemas['AuthoritySharesDto'];

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
const fraction = ({ numerator, denominator }: Schemas['FractionDto']): string =>
  `${numerator}/${denominator} (${percent(numerator, denominator)})`;

export function statisticsText(answer: Schemas['CommunityStatisticsDto'], lang: Language): string {
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
  const shares = 'shares' in answer ? answer.shares : answer.projects;
  const rows = shares.map((share) => [
    `${share.name} (${'authority' in share ? share.authority : share.project})`,
    kroner(share.pledged),
    fraction(share.fraction),
    kroner(share.allocated),
  ]);
  rows.push([say(lang, 'I alt', 'Total'), kroner('total' in answer ? answer.total : answer.pledged), '', '']);
  const rounds = ('rounds' in answer ? answer.rounds : []).map(({ round, target, deadline, reached, pledged }) => {
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

export function ownershipText(answer: Schemas['OwnershipHistoryDto'], lang: Language): string {
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

export function timelineText(answer: Schemas['TimelineDto'], lang: Language): string {
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

export function positionText(answer: Schemas['PositionDto'], lang: Language): string {
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

export function statusText({ status, log, runners }: Schemas['StatusDto'], lang: Language): string {
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
