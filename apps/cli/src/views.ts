// SPDX-License-Identifier: MPL-2.0
import type { components } from '@faellesbog/api-client';
import { dateText, kroner, percent, table, type Language } from './output.js';

type Schemas = components['schemas'];
type Fraction = { numerator: number | string; denominator: number | string };

const say = (lang: Language, da: string, en: string): string => (lang === 'da' ? da : en);

/** What every answer rests on: its dates, and whether invented data is part of it. */
function footing(lang: Language, answer: { validOn: string; knownAt: string; illustrative: boolean }): string {
  const dates = say(
    lang,
    `Gældende ${dateText(answer.validOn)}, som kendt ${answer.knownAt}.`,
    `Valid on ${answer.validOn}, as known at ${answer.knownAt}.`,
  );
  const invented = say(lang, ' Bygger delvis på illustrative data.', ' Rests in part on illustrative data.');
  return `${dates}${answer.illustrative ? invented : ''}`;
}

export function statisticsText(answer: Schemas['StatisticsDto'], lang: Language): string {
  const { membersWithThreeOrMoreProducts: three, mostUsedProduct: most } = answer;
  const rows = [
    [say(lang, 'Medlemskommuner', 'Member municipalities'), String(answer.memberMunicipalities)],
    [say(lang, 'Produkter i porteføljen', 'Products in the portfolio'), String(answer.productsInPortfolio)],
    [
      say(lang, 'Medlemmer med tre eller flere produkter i drift', 'Members with three or more products in operation'),
      `${three.count} ${say(lang, 'af', 'of')} ${three.of} (${percent(three.count, three.of)})`,
    ],
    [
      say(lang, 'Mest udbredte produkt', 'Most used product'),
      most ? `${most.name}: ${most.municipalities} ${say(lang, 'af', 'of')} ${most.of} (${percent(most.municipalities, most.of)})` : '-',
    ],
    [
      say(lang, 'Kommuner, der bruger produkter uden at være medlem', 'Municipalities that use products without being members'),
      String(answer.nonMemberUsers.municipalities),
    ],
  ];
  return `${table([say(lang, 'Tal', 'Figure'), say(lang, 'Værdi', 'Value')], rows, [1])}\n${footing(lang, answer)}`;
}

const share = ({ numerator, denominator }: Fraction): string => `${numerator}/${denominator} (${percent(numerator, denominator)})`;
