// SPDX-License-Identifier: MPL-2.0

// What is made up so that the published numbers hold and every part of the ledger has something to show. Nothing here
// is a claim about the municipality, the supplier or the amount it names.

/**
 * Who joined when, beside the founders. The counts are published (48 by May 2016, 57 on 28 December 2016, 55 early in
 * 2017, 56 on 2 May 2017, 66 in January 2020, 68 in 2021), who they were is not. [from, to, municipalities]: the days
 * are spread evenly between.
 */
export const JOINED = [
  ['2012-09-01', '2013-12-01', ['Aarhus', 'Favrskov', 'Silkeborg', 'Odense', 'Ringkøbing-Skjern', 'Horsens', 'Skanderborg', 'Norddjurs']],
  ['2014-01-15', '2014-12-01', ['Fredensborg', 'Middelfart', 'Vallensbæk', 'Lyngby-Taarbæk', 'Svendborg', 'Herning', 'Viborg', 'Holstebro', 'Gladsaxe', 'Greve']],
  ['2015-01-15', '2015-12-01', ['Rebild', 'Randers', 'Hedensted', 'Vejle', 'Kolding', 'Faaborg-Midtfyn', 'Roskilde', 'Holbæk', 'Slagelse', 'Odder', 'Gentofte', 'Billund']],
  ['2016-01-04', '2016-05-21', ['Ikast-Brande', 'Jammerbugt', 'Vejen', 'Skive', 'Aabenraa', 'Stevns', 'Køge', 'Næstved', 'Guldborgsund', 'Kalundborg', 'Sorø', 'Frederikssund', 'Varde']],
  ['2016-06-01', '2016-12-28', ['Gribskov', 'Hillerød', 'Rudersdal', 'Rødovre', 'Hvidovre', 'Struer', 'Lemvig', 'Thisted', 'Helsingør']],
  ['2017-04-03', '2017-04-04', ['Egedal']],
  ['2017-09-01', '2019-12-15', ['Fredericia', 'Billund', 'Haderslev', 'Aalborg', 'Assens', 'Nyborg', 'Faxe', 'Lolland', 'Kerteminde', 'Frederikshavn', 'Brøndby', 'Esbjerg']],
  ['2020-06-01', '2021-06-01', ['Glostrup', 'Ringsted', 'Mariagerfjord']],
  ['2021-09-01', '2022-02-01', ['Tønder', 'Halsnæs', 'Odsherred', 'Frederiksberg']],
];
export const WITHDREW = [
  ['Billund', '2017-01-31'],
  ['Varde', '2017-02-15'],
  ['Lemvig', '2018-06-29'],
  ['Odder', '2019-03-15'],
  ['Thisted', '2021-03-31'],
  ['Struer', '2022-09-30'],
  ['Hvidovre', '2022-12-15'],
];
/** The other public members: 74 with 68 municipalities in 2021 makes six. */
export const OTHER_MEMBERS = [
  ['region-syddanmark', '2016-09-15'],
  ['region-midtjylland', '2017-08-17'],
  ['digitaliseringsstyrelsen', '2018-10-01'],
  ['region-nordjylland', '2019-05-02'],
  ['region-sjaelland', '2020-09-01'],
  ['region-hovedstaden', '2021-01-15'],
];

/** The day a named supplier becomes a partner here; the two invented ones stand for all invented work and amounts. */
export const PARTNER_SINCE = {
  bellcom: '2012-10-01',
  magenta: '2013-05-06',
  novicell: '2013-09-01',
  'it-minds': '2014-02-11',
  'itk-aarhus': '2014-11-01',
  ignatz: '2014-11-01',
  miracle: '2015-01-28',
  'digital-identity': '2017-01-16',
  strongminds: '2019-06-03',
  kmd: '2019-06-03',
  netcompany: '2020-01-06',
  'iterator-it': '2020-01-06',
  novataris: '2020-03-02',
  'precio-fishbone': '2023-01-09',
};
export const INVENTED_SUPPLIERS = [
  ['eksempel-software', 'Eksempel Software (opdigtet)', '2024-01-02'],
  ['eksempel-raadgivning', 'Eksempel Rådgivning (opdigtet)', '2018-01-02', '2025-12-31'],
];
/** [product, supplier, services, from]: who can help with what, so that the directory of help has answers. */
export const SERVICES = [
  ['os2kitos', 'eksempel-raadgivning', ['advice'], '2018-02-01'],
  ['os2borgerpc', 'magenta', ['development', 'operation', 'support'], '2016-01-04'],
  ['os2mo', 'magenta', ['development', 'operation', 'support'], '2018-06-01'],
  ['os2rollekatalog', 'digital-identity', ['development', 'operation', 'support'], '2019-01-02'],
  ['os2faktor', 'digital-identity', ['development', 'operation', 'support'], '2019-06-03'],
  ['os2forms', 'bellcom', ['development', 'operation', 'advice'], '2020-03-02'],
  ['os2iot', 'netcompany', ['development', 'operation'], '2020-09-01'],
  ['os2iot', 'eksempel-software', ['operation', 'support'], '2024-03-01'],
  ['os2valghalla', 'eksempel-software', ['operation'], '2024-02-01'],
  ['os2compliance', 'eksempel-raadgivning', ['advice'], '2024-01-15'],
];

/** Who used what on 1 March 2017, OS2kitos apart where a list says so: 17 members with three products or more. */
export const THREE_OR_MORE = {
  København: ['os2web', 'os2valghalla'],
  Ballerup: ['os2opgavefordeler', 'os2kle'],
  Ishøj: ['os2web', 'os2indberetning'],
  Sønderborg: ['os2display', 'os2web'],
  Syddjurs: ['os2opgavefordeler', 'os2web', 'os2kle'],
  Aarhus: ['os2borgerpc', 'os2display', 'os2flytjord', 'os2valghalla'],
  Odense: ['os2borgerpc', 'os2datascanner'],
  Silkeborg: ['os2borgerpc', 'os2udoglaer', 'os2sync'],
  Favrskov: ['os2datascanner', 'os2indberetning'],
  'Ringkøbing-Skjern': ['os2indberetning', 'os2valghalla'],
  Horsens: ['os2opgavefordeler', 'os2flytjord'],
  Skanderborg: ['os2opgavefordeler', 'os2udoglaer'],
  Norddjurs: ['os2opgavefordeler', 'os2flytjord'],
  Fredensborg: ['os2opgavefordeler', 'os2web'],
  Svendborg: ['os2datascanner', 'os2indberetning'],
  Middelfart: ['os2valghalla', 'os2display'],
  'Lyngby-Taarbæk': ['os2kle', 'os2datascanner'],
};
/** 18 members with OS2kitos and one more. */
export const TWO = {
  Vallensbæk: 'os2web', Herning: 'os2indberetning', Viborg: 'os2datascanner', Holstebro: 'os2indberetning', Gladsaxe: 'os2display',
  Rebild: 'os2udoglaer', Randers: 'os2flytjord', Hedensted: 'os2indberetning', Vejle: 'os2display', Kolding: 'os2valghalla',
  'Faaborg-Midtfyn': 'os2datascanner', Roskilde: 'os2kle', Holbæk: 'os2valghalla', Slagelse: 'os2valghalla', Odder: 'os2udoglaer',
  Gentofte: 'os2display', 'Ikast-Brande': 'os2indberetning', Jammerbugt: 'os2web',
};
/** 19 members with one product: four with another than OS2kitos. Helsingør, the 55th, has none. */
export const ONE_OTHER = { Vejen: 'os2web', Skive: 'os2indberetning', Aabenraa: 'os2borgerpc', Stevns: 'os2sync' };
export const ONLY_KITOS = [
  'Greve', 'Køge', 'Næstved', 'Guldborgsund', 'Kalundborg', 'Sorø', 'Frederikssund', 'Gribskov', 'Hillerød', 'Rudersdal',
  'Rødovre', 'Hvidovre', 'Struer', 'Lemvig', 'Thisted',
];
/** 20 users of OS2kitos that are not members, and two of something else: 22 municipalities to invite. */
export const KITOS_NOT_MEMBERS = [
  'Egedal', 'Billund', 'Varde', 'Tårnby', 'Glostrup', 'Brøndby', 'Høje-Taastrup', 'Furesø', 'Halsnæs', 'Ringsted', 'Lolland',
  'Faxe', 'Odsherred', 'Assens', 'Nyborg', 'Fredericia', 'Haderslev', 'Mariagerfjord', 'Hjørring', 'Aalborg',
];
export const OTHERS_NOT_MEMBERS = { Bornholm: 'os2borgerpc', Tønder: 'os2indberetning' };
/** From 1 March to 2 May 2017: OS2kitos from 70 to 75 municipalities, and two members get their third product. */
export const SPRING_2017 = [
  ['os2kitos', ['Vejen', 'Skive', 'Aabenraa', 'Esbjerg', 'Kerteminde']],
  ['os2flytjord', ['Vejle']],
  ['os2borgerpc', ['Gentofte']],
];

/**
 * Use since then: [product, number of municipalities, first and last day of starting, what is published]. Who they are is
 * made up but for those that facts.mjs names.
 */
export const LATER_USE = [
  ['os2kravmotor', 9, '2017-11-01', '2019-06-01'],
  ['os2mo', 17, '2018-04-01', '2022-12-01', 'Antallet: os2.eu/produkt/os2mo siger 16-18 kommuner'],
  ['os2rollekatalog', 32, '2018-10-01', '2025-06-01', 'Antallet 32: OS2rollekatalogs styringsrapport, R3/R4'],
  ['os2autoproces', 18, '2019-01-15', '2023-06-01'],
  ['os2faktor', 52, '2019-04-01', '2025-09-01', 'Antallet: OS2’s revision 16. november 2025 siger flere end 50'],
  ['os2forms', 24, '2020-01-15', '2024-09-01'],
  ['os2iot', 14, '2020-07-01', '2024-06-01'],
  ['os2sofd', 12, '2020-11-01', '2023-12-01'],
  ['os2opendatadk', 11, '2021-03-01', '2023-03-01'],
  ['os2connector', 5, '2021-06-01', '2023-03-01'],
  ['os2nectar', 4, '2021-10-01', '2023-03-01'],
  ['os2planco2', 6, '2022-02-15', '2024-03-01'],
  ['os2ai', 7, '2022-06-01', '2025-03-01'],
  ['os2aiheatcontrol', 3, '2022-07-01', '2024-03-01'],
  ['os2skoledata', 13, '2023-04-01', '2026-03-01'],
  ['os2compliance', 14, '2023-12-01', '2026-03-01'],
  ['os2skadesoekonomi', 2, '2024-06-15', '2025-03-01'],
  ['os2korrespondance', 8, '2024-11-01', '2026-06-01'],
  ['os2fleetoptimiser', 4, '2024-11-01', '2026-06-01'],
];
/** Who runs the product for those that start from a day on: an invented supplier. */
export const RUN_BY = { os2iot: ['eksempel-software', '2024-03-01'], os2valghalla: ['eksempel-software', '2024-02-01'] };
/** OS2valghalla 3.0 in operation: a pledge carries no duty to use, so not all 21, and some that did not pledge. */
export const VALGHALLA_3_USERS = ['Ballerup', 'Brøndby', 'Fredericia', 'Frederiksberg', 'Frederikshavn', 'Gribskov', 'Guldborgsund', 'Horsens', 'Kalundborg', 'København', 'Næstved', 'Odense', 'Skive', 'Syddjurs', 'Vejen', 'Silkeborg', 'Rebild'];

/** OS2talk: 27 municipalities said yes, and 1.8 million kroner was missing. Who and how much is made up. */
export const TALK = {
  amount: 60_000,
  missing: 1_800_000,
  municipalities: [
    'Ballerup', 'Syddjurs', 'Sønderborg', 'Ishøj', 'København', 'Aarhus', 'Favrskov', 'Silkeborg', 'Odense', 'Horsens', 'Skanderborg',
    'Norddjurs', 'Fredensborg', 'Middelfart', 'Vallensbæk', 'Lyngby-Taarbæk', 'Svendborg', 'Herning', 'Viborg', 'Holstebro',
    'Gladsaxe', 'Greve', 'Roskilde', 'Køge', 'Randers', 'Vejle', 'Kolding',
  ],
};

/** OS2mo's rounds: [project, name, opened, deadline, target, municipalities, pledge of each]. */
export const MO_ROUNDS = [
  ['os2mo-1', 'OS2mo, første indsamling', '2016-03-29', '2016-05-28', 500_000, ['Silkeborg', 'Ballerup', 'Syddjurs', 'Aarhus', 'Favrskov', 'Holstebro'], 90_000],
  ['os2mo-2-0', 'OS2mo 2.0', '2018-03-01', '2018-06-01', 900_000, ['Silkeborg', 'Ballerup', 'Syddjurs', 'Aarhus', 'Odense', 'Holstebro', 'Viborg', 'Roskilde'], 120_000],
  ['os2mo-2-5', 'OS2mo 2.5', '2019-02-01', '2019-05-15', 1_000_000, ['Ballerup', 'Aarhus', 'Odense', 'Holstebro', 'Viborg', 'Hedensted', 'Esbjerg'], 150_000],
];
/** OS2mo's accessions: [municipality, day, funder of, passive]. */
export const MO_ACCESSIONS = [
  ['Ballerup', '2019-11-20', ['os2mo-2-0', 'os2mo-2-5']],
  ['Syddjurs', '2019-12-10', ['os2mo-2-0']],
  ['Aarhus', '2020-01-15', ['os2mo-2-0', 'os2mo-2-5']],
  ['Rebild', '2020-02-01', []],
  ['Vejle', '2020-02-02', []],
  ['Odense', '2020-05-04', ['os2mo-2-0', 'os2mo-2-5']],
  ['Roskilde', '2020-09-01', ['os2mo-2-0']],
  ['Svendborg', '2020-12-01', [], true],
  ['Esbjerg', '2021-03-01', ['os2mo-2-5']],
  ['Aalborg', '2021-06-01', []],
];

/** [coordinator's municipality, what is coordinated, its id, day, part of a post bought free in basis points]. */
export const COORDINATORS = [
  ['Ballerup', 'community', undefined, '2012-06-01'],
  ['Syddjurs', 'community', undefined, '2012-06-01'],
  ['Aarhus', 'community', undefined, '2013-01-15'],
  ['Helsingør', 'community', undefined, '2017-01-15'],
  ['Ballerup', 'product', 'os2kitos', '2014-04-01'],
  ['Odense', 'product', 'os2borgerpc', '2014-01-15'],
  ['Silkeborg', 'product', 'os2borgerpc', '2014-01-15'],
  ['Ringkøbing-Skjern', 'product', 'os2indberetning', '2015-04-01'],
  ['Syddjurs', 'product', 'os2opgavefordeler', '2015-10-01'],
  ['Sønderborg', 'product', 'os2display', '2015-03-01'],
  ['København', 'product', 'os2valghalla', '2015-09-01'],
  ['Silkeborg', 'project', 'os2mo-1', '2016-03-29', 2000],
  ['Ballerup', 'product', 'os2mo', '2019-01-15', 4000],
  ['Favrskov', 'product', 'os2rollekatalog', '2018-10-01'],
  ['Syddjurs', 'product', 'os2autoproces', '2018-12-01', 2000],
  ['Ishøj', 'product', 'os2faktor', '2019-04-01'],
  ['Aarhus', 'product', 'os2forms', '2020-02-01'],
  ['Aarhus', 'product', 'os2iot', '2020-08-01', 6000],
  ['Rebild', 'product', 'os2skoledata', '2023-04-01'],
  ['Svendborg', 'product', 'os2compliance', '2024-01-15'],
  ['Syddjurs', 'project', 'os2skole', '2024-07-01', 4000],
  ['Ballerup', 'project', 'eksempel-lokalebooking', '2024-02-01', 1000],
];

/** [id, title, description, who, day, supported until, supporters, project that is proposed for it that day]. */
export const NEEDS = [
  ['videomoeder', 'Videomøder, der virker på tværs', 'Møder med borgere og andre myndigheder uden at skifte system.', 'Lyngby-Taarbæk', '2014-01-20', '2014-02-03', ['Ballerup', 'Syddjurs', 'Greve', 'Viborg'], 'os2talk-fase-2'],
  ['organisationsdata', 'Ét sted for organisation og medarbejdere', 'Organisationen vedligeholdes i dag mange steder og er aldrig den samme to steder.', 'Silkeborg', '2015-09-01', '2016-03-29', ['Ballerup', 'Syddjurs', 'Aarhus', 'Favrskov', 'Holstebro'], 'os2mo-1'],
  ['sensordata', 'Sensorer uden at binde sig til én leverandør', 'Modtage, styre og dele data fra sensorer.', 'Aarhus', '2017-03-15', '2017-08-17', ['Vejle', 'Odense', 'region-midtjylland'], 'os2iot-udvikling'],
  ['valgbemanding', 'Bemanding af valg med nutidig sikkerhed', 'Version 2.0 kan ikke opfylde de nye krav til Digital Post.', 'Aarhus', '2021-12-01', '2022-05-02', ['København', 'Odense', 'Næstved', 'Syddjurs', 'Frederikshavn', 'Kolding'], 'os2valghalla-3'],
  ['aaben-skoleplatform', 'En åben platform til skolerne', 'Et alternativ til de store platforme, som kommunerne selv ejer.', 'Syddjurs', '2023-11-01', '2024-07-01', ['Ballerup', 'Helsingør', 'Rebild', 'Vallensbæk', 'Aarhus'], 'os2skole'],
  ['lokalebooking', 'Booking af lokaler på tværs (eksempel)', 'Et opdigtet behov, der viser vejen fra behov til fordelt udgift.', 'Ballerup', '2023-10-02', '2023-11-15', ['Syddjurs', 'Sønderborg', 'Ishøj', 'København', 'Vejle'], 'eksempel-lokalebooking'],
  ['naboorientering', 'Naboorientering uden papir (eksempel)', 'Et opdigtet behov, som endnu ikke er blevet til et projekt.', 'Middelfart', '2026-05-04', '2026-11-02', ['Kolding', 'Vejle', 'Fredericia', 'region-syddanmark']],
];
