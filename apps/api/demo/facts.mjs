// SPDX-License-Identifier: MPL-2.0
import { DAY_CHOSEN } from './book.mjs';

// What OS2 and others have published, and where. Nothing here is made up but the days said to be chosen; what is made up
// is in filling.mjs.

export const SOURCES = {
  municipalities: 'Kommunekode, navn, region og CVR: municipalities.csv (fire uafhængige offentlige filer; CVR fra OS2autoproces’ kildekode)',
  reform: 'De fem regioner fra kommunalreformen 1. januar 2007; CVR som i offentlig kildekode, kontrolciffer efterregnet',
  digst: 'Digitaliseringsstyrelsen; CVR som i offentlig kildekode, kontrolciffer efterregnet',
  population: 'Kilde: Danmarks Statistik, folketal 1. januar 2020 (municipalities.csv)',
  sizes: 'OS2 takstblad, www.os2.eu/takstblade, og faq.os2.eu: lille, mellem, stor, meget stor. 60.000 og 120.000 læses som stor; takst- og prisblad siger ikke det samme',
  founding: 'OS2’s vedtægter § 2: stiftet 24. april 2012 i Rønde (OS2offdig/about, BYLAWS.md)',
  ownership: 'OS2 er juridisk ejer af kildekoden: vedtægternes § 3 stk. 1 og os2.eu/node/332.',
  approvers: 'OS2offdig/os2-sekretariat-docs, faktura-godkendere (2026-08)',
  board: 'Har haft plads i bestyrelsen, og der sidder kun medlemmer: os2.eu/gruppe/os2bestyrelsen.',
  helsingor: 'Medlem uden OS2-produkter i drift: os2.eu/offentlig-partner/helsingoer-kommune.',
  minutes2014: 'OS2-bestyrelsens referat 26. august 2014 (docplayer.dk 3202558)',
  joinup2017: 'joinup.ec.europa.eu 2. maj 2017, "Danish OS2 community for open source is professionalising"',
  round: 'www.os2.eu, nyhed 3887, 4. oktober 2022: "OS2valghalla crowdfunding kom i mål"',
  prices: 'OS2valghallas prisblad, www.os2.eu, nyhed 4374, 31. august 2023',
  valghallaFaq: 'www.os2.eu, nyhed 4355, 15. marts 2023: FAQ om OS2valghalla 3.0',
  moTerms: 'www.os2.eu, nyhed 4111, 5. november 2019: "Tilslutning og Passivt medlemsskab for OS2mo"',
  moFirst: 'www.os2.eu, nyhed 4346: indkaldelse 29. marts 2016, frist 28. maj, underskrevet "Bilag 13" til Silkeborg',
};

/** [id, name, CVR, region]: public authorities that are not municipalities. */
export const REGIONS = [
  ['region-hovedstaden', 'Region Hovedstaden', '29190623', 'Hovedstaden'],
  ['region-sjaelland', 'Region Sjælland', '29190658', 'Sjælland'],
  ['region-syddanmark', 'Region Syddanmark', '29190909', 'Syddanmark'],
  ['region-midtjylland', 'Region Midtjylland', '29190925', 'Midtjylland'],
  ['region-nordjylland', 'Region Nordjylland', '29190941', 'Nordjylland'],
];

export const FOUNDED = '2012-04-24';
export const FOUNDERS = ['København', 'Ballerup', 'Ishøj', 'Sønderborg', 'Syddjurs'];
/** Members that a source names, beside the founders. */
export const NAMED_MEMBERS = {
  Aarhus: SOURCES.board,
  Favrskov: SOURCES.board,
  Middelfart: SOURCES.board,
  Vallensbæk: SOURCES.board,
  Helsingør: SOURCES.helsingor,
};

/** [id, name, what it has been seen to do, where]: suppliers named in open sources. */
export const SUPPLIERS = [
  ['magenta', 'Magenta', 'OS2mo/os2mo, os2datascanner og OS2borgerPC: kodebidrag'],
  ['digital-identity', 'Digital Identity', 'OS2rollekatalog, OS2autoproces, OS2faktor, OS2sofd, OS2compliance m.fl.: kodebidrag'],
  ['strongminds', 'STRONGMINDS', 'os2kitos/kitos README: vedligeholder OS2kitos for OS2'],
  ['it-minds', 'IT Minds', 'os2kitos og os2indberetning: kodebidrag og README'],
  ['miracle', 'Miracle', 'os2indberetning: kodebidrag'],
  ['netcompany', 'Netcompany', 'OS2iot/OS2IoT-backend: kodebidrag'],
  ['iterator-it', 'Iterator IT', 'OS2iot/OS2IoT-backend: kodebidrag'],
  ['kmd', 'KMD', 'KMD’s pressemeddelelse: valgt som leverandør af OS2iot'],
  ['bellcom', 'Bellcom', 'OS2web og OS2forms: kodebidrag; driver OS2display (nyhed 12. januar 2026)'],
  ['ignatz', 'Ignatz', 'os2display: kodebidrag'],
  ['precio-fishbone', 'Precio Fishbone', 'OS2valghalla 3.0: leverandør (www.os2.eu, nyhed 4355)'],
  ['novataris', 'Novataris', 'OS2agora: kodebidrag'],
  ['novicell', 'Novicell', 'OS2udoglær: en udviklers porteføljeside'],
  ['itk-aarhus', 'ITK Aarhus', 'OS2display og OS2forms: kodebidrag (aarhus.dk)'],
];

const ONLY_NAMED = 'Står i OS2’s kontoplan 2026; kilderne siger ikke, hvad det gør.';
const BOARD_LICENCE = 'Vedtægternes § 3 stk. 3: bestyrelsen kan tillade en anden OSI-godkendt licens.';

/**
 * The products, by the day the demonstration admits them: that day is chosen here, where it can be by the first commit.
 * `seen` says where the licence was read (MPL-2.0 when nothing else is said); without it the licence is not published.
 * `stewards` is who approves the product's invoices in 2026, `makers` who was seen to write code for it.
 */
export const PRODUCTS = [
  { id: 'os2web', name: 'OS2web', purpose: 'Kommunal hjemmeside på Drupal; her begyndte OS2.', admitted: '2012-10-01', spdx: 'EUPL-1.2', licence: BOARD_LICENCE, seen: 'LICENSE', repository: 'https://github.com/OS2web/os2web', makers: ['bellcom'] },
  { id: 'os2borgerpc', name: 'OS2borgerPC', purpose: 'Styrede offentlige pc’er på biblioteker og i borgerservice.', admitted: '2013-05-06', spdx: 'GPL-3.0-only', licence: BOARD_LICENCE, seen: 'LICENSE (GPL-3.0)', repository: 'https://github.com/OS2borgerPC/os2borgerpc-admin-site', stewards: ['Aarhus'], makers: ['magenta'] },
  { id: 'os2udoglaer', name: 'OS2udoglær', purpose: 'Katalog over udeliv og læring uden for skolen.', admitted: '2013-09-01', stewards: ['Aarhus'], makers: ['novicell'] },
  { id: 'os2kitos', name: 'OS2kitos', purpose: 'Overblik over it-systemer, kontrakter og databehandling.', admitted: '2014-02-11', seen: 'LICENSE', repository: 'https://github.com/os2kitos/kitos', stewards: ['Ballerup'], makers: ['it-minds'] },
  { id: 'os2flytjord', name: 'OS2flytjord', purpose: 'Anmeldelse af jordflytning.', admitted: '2014-03-01', stewards: ['Aarhus'] },
  { id: 'os2datascanner', name: 'OS2datascanner', purpose: 'Finder personoplysninger, hvor de ikke skal være.', admitted: '2014-06-18', seen: 'LICENSE', repository: 'https://github.com/os2datascanner/os2datascanner', makers: ['magenta'] },
  { id: 'os2display', name: 'OS2display', purpose: 'Informationsskærme.', admitted: '2014-11-01', seen: 'LICENSE', repository: 'https://github.com/os2display/display-api-service', stewards: ['Aarhus'], makers: ['itk-aarhus', 'ignatz'] },
  { id: 'os2indberetning', name: 'OS2indberetning', purpose: 'Indberetning af kørsel og udlæg.', admitted: '2015-01-28', seen: 'LICENSE', repository: 'https://github.com/os2indberetning/os2indberetning', stewards: ['Ringkøbing-Skjern'], makers: ['it-minds', 'miracle'] },
  { id: 'os2valghalla', name: 'OS2valghalla', purpose: 'Rekruttering og bemanding af valgsteder.', admitted: '2015-06-01', seen: 'LICENSE', repository: 'https://github.com/OS2Valghalla/OS2valghalla-3' },
  { id: 'os2opgavefordeler', name: 'OS2opgavefordeler', purpose: 'Fordeler indgående opgaver til den rette enhed.', admitted: '2015-09-01' },
  { id: 'os2kle', name: 'OS2kle', purpose: ONLY_NAMED, admitted: '2016-02-01', stewards: ['Syddjurs'] },
  { id: 'os2sync', name: 'OS2sync', purpose: ONLY_NAMED, admitted: '2016-09-01' },
  { id: 'os2kravmotor', name: 'OS2kravmotor', purpose: 'Kravkatalog til it-anskaffelser.', admitted: '2017-10-02', seen: 'LICENSE ("Copyright (c) 2017 OS2")', repository: 'https://github.com/OS2kravmotor/OS2kravmotor', stewards: ['Syddjurs'], makers: ['digital-identity'] },
  { id: 'os2mo', name: 'OS2mo', purpose: 'Organisation og medarbejdere som stamdata, med to tider.', admitted: '2018-02-01', seen: 'publiccode.yml og LICENSES/MPL-2.0.txt', publiccode: true, repository: 'https://github.com/OS2mo/os2mo', makers: ['magenta'] },
  { id: 'os2rollekatalog', name: 'OS2rollekatalog', purpose: 'Styring af roller og rettigheder.', admitted: '2018-09-03', seen: 'LICENSE', repository: 'https://github.com/OS2rollekatalog/OS2rollekatalog', stewards: ['Favrskov'], makers: ['digital-identity'] },
  { id: 'os2autoproces', name: 'OS2autoproces', purpose: 'Deling af automatiserede arbejdsgange.', admitted: '2018-11-01', seen: 'OS2’s revision 2025', repository: 'https://github.com/OS2autoproces/os2autoproces-backend', stewards: ['Syddjurs'], makers: ['digital-identity'] },
  { id: 'os2faktor', name: 'OS2faktor', purpose: 'Flerfaktor-login og identitetsudbyder.', admitted: '2019-03-01', seen: 'LICENSE', repository: 'https://github.com/OS2faktor/OS2faktor-Login', stewards: ['Ringkøbing-Skjern', 'Ishøj'], makers: ['digital-identity'] },
  { id: 'os2forms', name: 'OS2forms', purpose: 'Selvbetjeningsblanketter på Drupal.', admitted: '2019-12-02', spdx: 'EUPL-1.2', licence: BOARD_LICENCE, seen: 'composer.json', repository: 'https://github.com/OS2Forms/os2forms', stewards: ['Aarhus'], makers: ['bellcom', 'itk-aarhus'] },
  { id: 'os2iot', name: 'OS2iot', purpose: 'Styring af sensorer og deres data.', admitted: '2020-06-10', seen: 'LICENSE (MPL-2.0 for koden)', publiccode: true, repository: 'https://github.com/OS2iot/OS2IoT-backend', stewards: ['Aarhus'], makers: ['netcompany', 'iterator-it'] },
  { id: 'os2sofd', name: 'OS2sofd', purpose: 'Fælles kerne af organisations- og persondata (SOFD Core).', admitted: '2020-10-12', seen: 'LICENSE', repository: 'https://github.com/OS2sofd/os2sofd', stewards: ['Syddjurs'], makers: ['digital-identity'] },
  { id: 'os2opendatadk', name: 'OS2opendatadk', purpose: ONLY_NAMED, admitted: '2021-02-01', stewards: ['Aarhus'] },
  { id: 'os2connector', name: 'OS2connector', purpose: ONLY_NAMED, admitted: '2021-05-03', stewards: ['Aarhus'] },
  { id: 'os2nectar', name: 'OS2nectar', purpose: ONLY_NAMED, admitted: '2021-09-01', stewards: ['Ballerup'] },
  { id: 'os2planco2', name: 'OS2planCO2', purpose: ONLY_NAMED, admitted: '2022-01-20' },
  { id: 'os2ai', name: 'OS2ai', purpose: ONLY_NAMED, admitted: '2022-05-02', stewards: ['Aarhus'] },
  { id: 'os2aiheatcontrol', name: 'OS2aiheatcontrol', purpose: ONLY_NAMED, admitted: '2022-06-01', stewards: ['Silkeborg'] },
  { id: 'os2skoledata', name: 'OS2skoledata', purpose: 'Skoledata til læringsplatforme.', admitted: '2023-03-01', seen: 'LICENSE', repository: 'https://github.com/OS2skoledata/os2skoledata', stewards: ['Rebild'], makers: ['digital-identity'] },
  { id: 'os2compliance', name: 'OS2compliance', purpose: 'Informationssikkerhed og databeskyttelse i ét overblik.', admitted: '2023-11-07', seen: 'LICENSE', repository: 'https://github.com/OS2compliance/OS2compliance', makers: ['digital-identity'] },
  { id: 'os2skadesoekonomi', name: 'OS2-SkadesØkonomi', purpose: 'Beregner skader ved oversvømmelse (QGIS).', admitted: '2024-06-03', spdx: 'GPL-3.0-only', licence: BOARD_LICENCE, seen: 'OS2’s revision 2025, krav F2 (GPL-3.0)', repository: 'https://github.com/Skadesokonomi' },
  { id: 'os2korrespondance', name: 'OS2korrespondance', purpose: 'Kommunernes meddelelser til sundhedsvæsenet (MedCom).', admitted: '2024-09-16', seen: 'LICENSE', repository: 'https://github.com/OS2korrespondance/OS2korrespondance', stewards: ['Syddjurs'], makers: ['digital-identity'] },
  { id: 'os2fleetoptimiser', name: 'OS2fleetoptimiser', purpose: 'Bedre brug af kommunens biler.', admitted: '2024-10-01', seen: 'LICENSE', repository: 'https://github.com/OS2fleetoptimiser/OS2fleetoptimiser', stewards: ['Aarhus'] },
];

/** Users that a source names: [product, municipalities, source, the day the source gives, if any]. */
export const NAMED_USERS = [
  ['os2opgavefordeler', ['Horsens', 'Skanderborg', 'Syddjurs', 'Norddjurs', 'Fredensborg', 'Ballerup'], 'OS2opgavefordelers kontrakt, docplayer.dk 93499633: anvendere.'],
  ['os2borgerpc', ['Aarhus', 'Odense', 'Silkeborg'], 'BibOS-projektet af Aarhus, Odense og Silkeborgs biblioteker (aakb.dk).'],
  ['os2iot', ['Aarhus'], 'OS2iot’s styringsrapport: i brug i Aarhus siden 2018.'],
  ['os2skadesoekonomi', ['Svendborg', 'Kerteminde'], 'OS2’s revision 2025, krav R1: dokumenteret brug.'],
];

/** The municipalities that began OS2compliance (its AUTHORS.md). */
export const COMPLIANCE_INITIATORS = [
  'Ishøj', 'Jammerbugt', 'Gentofte', 'Lolland', 'Norddjurs', 'Svendborg', 'Brøndby', 'Lyngby-Taarbæk', 'Viborg', 'Syddjurs',
  'Herning', 'Favrskov', 'Faxe', 'Kalundborg',
];

/** The OS2valghalla 3.0 round. The accession fees by size class were published later; see README.md. */
export const VALGHALLA = {
  target: 3_200_000,
  interim: { pledges: 20, total: 3_070_000 },
  final: 3_150_000,
  late: 'Frederiksberg',
  participants: [
    'Ballerup', 'Brøndby', 'Fredericia', 'Frederiksberg', 'Frederikshavn', 'Gribskov', 'Guldborgsund', 'Holbæk', 'Horsens',
    'Kalundborg', 'Kolding', 'København', 'Middelfart', 'Næstved', 'Odense', 'Ringkøbing-Skjern', 'Skive', 'Slagelse',
    'Syddjurs', 'Vejen', 'Aarhus',
  ],
  feeBySize: { small: 35_000, medium: 70_000, large: 190_000, very_large: 350_000 },
};

/** The classes of the rate sheet: the last number of inhabitants still in each. */
export const SIZE_CLASSES = [
  { name: 'small', upTo: 24_999 },
  { name: 'medium', upTo: 59_999 },
  { name: 'large', upTo: 120_000 },
  { name: 'very_large' },
];
export const SIZE_DA = { small: 'lille', medium: 'mellem', large: 'stor', very_large: 'meget stor' };

/** OS2mo's accession fee by date, and what a funder of an earlier version is let off. */
export const MO_TERMS = {
  steps: [['2019-11-05', 60_000], ['2020-02-02', 120_000], ['2021-01-01', 240_000]],
  rebates: [['os2mo-2-0', 30_000], ['os2mo-2-5', 60_000]],
  passiveShareBp: 3333,
};

/** [id, partner, kind, purpose, first day, last day, source]: the partners OS2 has named. */
export const AGREEMENTS = [
  ['sbsys', 'SBSYS', 'user_club', 'Gensidig støtte mellem brugerklub og fællesskab', '2014-08-26', undefined, `Dialog nævnt i ${SOURCES.minutes2014}; samarbejdet styrket ifølge ${SOURCES.joinup2017}. ${DAY_CHOSEN}`],
  ['ktc', 'KTC', 'community', 'KTC som partner i OS2', '2014-08-26', undefined, `Punkt i ${SOURCES.minutes2014}. ${DAY_CHOSEN}`],
  ['kombit', 'KOMBIT', 'digitalisation_actor', 'KOMBIT er observatør i bestyrelsen', '2016-04-01', undefined, `os2.eu/gruppe/os2bestyrelsen. ${DAY_CHOSEN}`],
  ['digit', 'DIGIT', 'community', 'Fælles indkøb og udvikling på Sjælland', '2016-09-01', undefined, `${SOURCES.joinup2017}. ${DAY_CHOSEN}`],
  ['kl', 'KL', 'digitalisation_actor', 'Samarbejde med kommunernes forening', '2016-09-01', undefined, `${SOURCES.joinup2017}. ${DAY_CHOSEN}`],
  ['sambruk', 'Sambruk', 'community', 'Erfaringer og kode på tværs af Øresund', '2017-03-07', undefined, 'sambruk.se: møde med OS2 i København 7. marts 2017; dagen er mødets'],
  ['ski', 'SKI', 'digitalisation_actor', 'SKI har plads i bestyrelsen', '2017-05-02', undefined, `os2.eu/gruppe/os2bestyrelsen. ${DAY_CHOSEN}`],
  ['open-data-dk', 'Open Data DK', 'community', 'Åbne data', '2018-01-01', undefined, `os2.eu, samarbejdspartnere. ${DAY_CHOSEN}`],
  ['databehandlersekretariatet', 'Databehandlersekretariatet', 'community', 'Fælles databehandleraftaler', '2019-01-01', undefined, `os2.eu, samarbejdspartnere. ${DAY_CHOSEN}`],
  ['govtech-midtjylland', 'GovTech Midtjylland', 'community', '16 kommuner og Region Midtjylland om blandt andet OS2iot', '2021-02-24', undefined, 'itchefer.dk 24. februar 2021; dagen er artiklens'],
  ['ospo-alliance', 'OSPO Alliance', 'community', 'Kontorer for open source i Europa', '2023-01-01', undefined, `os2.eu, samarbejdspartnere. ${DAY_CHOSEN}`],
  ['interoperable-europe', 'Interoperable Europe', 'digitalisation_actor', 'Europæisk samarbejde om genbrug', '2024-04-11', undefined, `os2.eu, samarbejdspartnere. ${DAY_CHOSEN}`],
];
