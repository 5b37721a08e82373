// SPDX-License-Identifier: MPL-2.0
import { createHash } from 'node:crypto';
import { boardSays, dayChosen, idOf, invented, municipalities, personRef, record, sourced, spread } from './book.mjs';
import * as facts from './facts.mjs';
import * as filling from './filling.mjs';

// The community: who there is, who joined and left, what the portfolio holds and who uses it.

const { SOURCES } = facts;

/** The country: every municipality, the regions, and the figures that sizes and shares rest on. */
export function country() {
  for (const { code, name, region, cvr } of municipalities) {
    const data = { authorityId: code, name, kind: 'municipality', cvr, municipalityCode: code, region };
    record('RegisterAuthority', '2007-01-01', data, sourced(SOURCES.municipalities));
  }
  for (const [authorityId, name, cvr, region] of facts.REGIONS) {
    record(
      'RegisterAuthority',
      '2007-01-01',
      { authorityId, name, kind: 'region', cvr, region },
      sourced(SOURCES.reform),
    );
  }
  const digst = {
    authorityId: 'digitaliseringsstyrelsen',
    name: 'Digitaliseringsstyrelsen',
    kind: 'state',
    cvr: '34051178',
  };
  record('RegisterAuthority', '2011-10-31', digst, sourced(SOURCES.digst));

  const figures = municipalities.map(({ code, population }) => ({ authorityId: code, inhabitants: population }));
  const set = { populationSetId: 'dst-2020-01-01', validOn: '2020-01-01', publisher: 'Danmarks Statistik', figures };
  record('ImportPopulationSet', '2020-01-01', set, sourced(SOURCES.population));
  const table = { sizeTableId: 'os2-takstblad', validFrom: '2020-01-01', classes: facts.SIZE_CLASSES };
  record('AdoptSizeTable', '2020-01-01', table, dayChosen(`${SOURCES.sizes}.`));
}

export function suppliers() {
  for (const [supplierId, name, seen] of facts.SUPPLIERS) {
    const since = filling.PARTNER_SINCE[supplierId];
    record('RegisterSupplier', since, { supplierId, name }, dayChosen(`${seen}.`));
    const why =
      'At leverandørpartnere skriver under på adfærdskodekset, er offentliggjort; at netop denne er partner fra denne dag, er illustrativt';
    record('StartSupplierPartnership', since, { supplierId, codeOfConductAccepted: true }, invented(why));
  }
  for (const [supplierId, name, since, until] of filling.INVENTED_SUPPLIERS) {
    const why = invented('Opdigtet leverandør: intet opdigtet beløb eller arbejde tilskrives et rigtigt firma');
    record('RegisterSupplier', since, { supplierId, name }, why);
    record('StartSupplierPartnership', since, { supplierId, codeOfConductAccepted: true }, why);
    if (until) record('EndSupplierPartnership', until, { supplierId, reason: 'Firmaet ophører (opdigtet).' }, why);
  }
}

/** Members come and go: the numbers are published, most of the names are not. */
export function memberships() {
  const join = (authorityId, on, source) =>
    record(
      'StartMembership',
      on,
      { authorityId, signedOn: on, contactRef: personRef(`contact/${authorityId}/${on}`) },
      source,
    );
  for (const name of facts.FOUNDERS) join(idOf(name), facts.FOUNDED, sourced(SOURCES.founding));
  const counted = invented(
    'Hvem og hvornår er illustrativt; antallet af medlemskommuner på de kendte dage er offentliggjort (README)',
  );
  for (const [from, to, names] of filling.JOINED) {
    for (const [index, day] of spread(from, to, names.length).entries()) {
      const named = facts.NAMED_MEMBERS[names[index]];
      join(idOf(names[index]), day, named ? dayChosen(named) : counted);
    }
  }
  for (const [name, receivedOn] of filling.WITHDREW) {
    record('WithdrawMembership', receivedOn, { authorityId: idOf(name), receivedOn }, counted);
  }
  const others = invented(
    'At seks andre myndigheder end kommuner var medlemmer omkring 2021, er offentliggjort (os2.eu/side/om-os2); hvilke er illustrativt',
  );
  for (const [authorityId, on] of filling.OTHER_MEMBERS) join(authorityId, on, others);
  const changed = { authorityId: idOf('Vallensbæk'), contactRef: personRef('contact/Vallensbæk/2021') };
  record('ChangeContact', '2021-02-01', changed, invented('Ny kontaktperson, uden navn (illustrativ)'));
}

export function agreements() {
  for (const [agreementId, partner, partnerKind, purpose, from, until, source] of facts.AGREEMENTS) {
    const data = { agreementId, partner, partnerKind, purpose, from, ...(until && { until }) };
    record('ConcludeCollaborationAgreement', from, data, sourced(source));
  }
  const why = invented('At GovTech-aftalen ophører, er illustrativt og viser, at en aftale har en sidste dag');
  const ending = {
    agreementId: 'govtech-midtjylland',
    lastDay: '2025-12-31',
    reason: 'Afløst af andet samarbejde (opdigtet).',
  };
  record('EndCollaborationAgreement', '2025-12-31', ending, why);
}

const OS2 = { kind: 'community', id: 'os2', name: 'OS2 – Offentligt digitaliseringsfællesskab' };

/** The portfolio: who admitted what, under which licence, who owns it, keeps it and writes it. */
export function products() {
  for (const product of facts.PRODUCTS) {
    const { id: productId, admitted, makers = [], stewards = [] } = product;
    const decision = admit(product);
    const why = dayChosen(SOURCES.ownership);
    record('TransferRights', admitted, { productId, holder: OS2, model: 'assigned' }, why, { decision });
    for (const name of stewards) {
      record('AppointSteward', admitted, { productId, authorityId: idOf(name) }, dayChosen(`${SOURCES.approvers}.`));
    }
    for (const supplierId of makers) {
      const [, , seen] = facts.SUPPLIERS.find(([id]) => id === supplierId);
      const on = [admitted, filling.PARTNER_SINCE[supplierId]].sort().at(-1);
      record('AffiliateSupplier', on, { productId, supplierId, services: ['development'] }, dayChosen(`${seen}.`));
    }
    if (product.seen) release(product);
  }
  for (const [productId, supplierId, services, on] of filling.SERVICES) {
    const why = invented('Ydelserne er illustrative; kildekoden viser højst, hvem der har skrevet den');
    record('AffiliateSupplier', on, { productId, supplierId, services }, why);
  }
  changesOfHands();
  endings();
}

function admit(product) {
  const {
    id: productId,
    name,
    purpose,
    admitted,
    spdx = 'MPL-2.0',
    licence,
    seen,
    repository,
    stewards = [],
  } = product;
  const named = facts.NAMED_USERS.find(([id]) => id === productId)?.[1] ?? [];
  const users = [...new Set([...named, ...stewards, 'Syddjurs', 'Ballerup'])].slice(0, 2).map(idOf);
  const data = {
    productId,
    name,
    purpose,
    spdx,
    ...(repository && { repository }),
    users,
    steeringGroup: `Styregruppe for ${name}`,
    financeModel: 'Tilslutningsafgift og årligt vederlag efter takstbladet.',
    documentation: repository ?? 'www.os2.eu',
  };
  const read = seen ? `licensen er læst i ${seen}` : 'licensen er fællesskabets almindelige';
  const why = invented(`Produktet er OS2’s, og ${read}; optagelsens dag, brugere og beslutning er illustrative`);
  const decision = boardSays(`optagelse af ${name}${licence ? `. ${licence}` : ''}`);
  record('AdmitProduct', admitted, data, why, { decision });
  return decision;
}

/** Versions are made up but for OS2valghalla 3.0, which has its own place in the story. */
function release({ id: productId, name, admitted, spdx = 'MPL-2.0', seen, repository, publiccode = false }) {
  const why = invented(`Versionens nummer og dag er illustrative; licensen er læst i ${seen}`);
  const leftIn = { os2web: 2020, os2datascanner: 2024 }[productId] ?? 2026;
  const first = Number(admitted.slice(0, 4));
  for (const [version, year] of [
    ['1.0', first],
    ['2.0', first + 2],
    ['3.0', first + 6],
  ]) {
    if (year >= leftIn || (productId === 'os2valghalla' && version === '3.0')) continue;
    const on = year === first ? admitted : `${year}-05-04`;
    const data = { productId, version, url: `${repository}`, spdx, publiccodeYml: publiccode && version !== '1.0' };
    const decision = spdx === 'MPL-2.0' ? undefined : boardSays(`licens for ${name}`);
    record('ReleaseVersion', on, data, why, { decision });
  }
}

/** Rights, stewards and suppliers that changed. */
function changesOfHands() {
  const donated = dayChosen('OS2’s revision 2025, krav F3: doneret af GeoFyn.');
  const geoFyn = { productId: 'os2skadesoekonomi', holder: { kind: 'other', name: 'GeoFyn' }, model: 'assigned' };
  const decision = boardSays('modtagelse af OS2-SkadesØkonomi fra GeoFyn');
  record('TransferRights', '2021-01-04', geoFyn, donated, { told: '2024-06-03', decision });

  const valghalla = { productId: 'os2valghalla' };
  const before = invented('Hvem der var vært for version 2.0, er ikke offentliggjort; perioden er illustrativ');
  record('AppointSteward', '2015-06-01', { ...valghalla, authorityId: idOf('Syddjurs') }, before);
  record('EndStewardship', '2022-10-04', { ...valghalla, authorityId: idOf('Syddjurs') }, before);
  const aarhus = sourced(`Produktkoordinatoren sidder i Aarhus: ${SOURCES.round}; også ${SOURCES.approvers}`);
  record('AppointSteward', '2022-10-04', { ...valghalla, authorityId: idOf('Aarhus') }, aarhus);

  const mo = { productId: 'os2mo' };
  const silkeborg = invented(
    `Silkeborg samlede den første indsamling (${SOURCES.moFirst}); værtskabet er illustrativt`,
  );
  record('AppointSteward', '2018-02-01', { ...mo, authorityId: idOf('Silkeborg') }, silkeborg);
  record('EndStewardship', '2019-06-03', { ...mo, authorityId: idOf('Silkeborg') }, silkeborg);
  record('AppointSteward', '2019-06-03', { ...mo, authorityId: idOf('Ballerup') }, dayChosen(`${SOURCES.approvers}.`));

  const kitos = dayChosen('os2kitos/kitos README: vedligeholdes af STRONGMINDS for OS2, tidligere IT Minds.');
  record('EndSupplierAffiliation', '2019-06-03', { productId: 'os2kitos', supplierId: 'it-minds' }, kitos);
  const strongminds = { productId: 'os2kitos', supplierId: 'strongminds', services: ['development', 'support'] };
  record('AffiliateSupplier', '2019-06-03', strongminds, kitos);
  const bellcom = { productId: 'os2display', supplierId: 'bellcom', services: ['operation'] };
  record('AffiliateSupplier', '2026-01-12', bellcom, sourced('www.os2.eu, nyhed 12. januar 2026; dagen er nyhedens'));
  const precio = { productId: 'os2valghalla', supplierId: 'precio-fishbone', services: ['development'] };
  record('AffiliateSupplier', '2023-03-15', precio, sourced(`${SOURCES.valghallaFaq}; dagen er nyhedens`));
}

function endings() {
  const web = {
    productId: 'os2web',
    reason: 'Ingen ændringer i kildekoden efter 22. september 2020; står ikke i kontoplanen 2026.',
  };
  record(
    'RetireProduct',
    '2020-10-01',
    web,
    invented('At produktet er udgået, er sluttet af kildekoden og kontoplanen; dagen er illustrativ'),
    { decision: boardSays('OS2web udgår af porteføljen') },
  );
  const tasks = { productId: 'os2opgavefordeler', reason: 'Står ikke i kontoplanen 2026.' };
  record(
    'RetireProduct',
    '2023-06-30',
    tasks,
    invented('At produktet er udgået, er sluttet af kontoplanen 2026; dagen er illustrativ'),
    { decision: boardSays('OS2opgavefordeler udgår af porteføljen') },
  );
  const scanner = {
    productId: 'os2datascanner',
    to: { kind: 'supplier', id: 'magenta', name: 'Magenta' },
    reason: 'Udviklingen i OS2 er standset, koden arkiveret og produktet overdraget til leverandøren.',
  };
  record(
    'HandOverProduct',
    '2024-03-22',
    scanner,
    sourced('os2datascanner/os2datascanner README; dagen er den seneste ændring i kildekoden'),
    { decision: boardSays('OS2datascanner overdrages til Magenta') },
  );
}

const KITOS_2017 = `Hvem og hvornår er illustrativt. Antallet er offentliggjort: "over 70 pct." (itchefer.dk) og 75 af 98 (${SOURCES.joinup2017})`;
const USE_2017 = `Hvem og hvornår er illustrativt. Andelen er offentliggjort: 30 pct. af medlemmerne har tre eller flere (itchefer.dk); ${SOURCES.joinup2017}`;

/** Records that somebody uses a product; who is named by a source is sourced, anyone else made up. */
function uses(productId, names, days, illustrative) {
  const { admitted } = facts.PRODUCTS.find(({ id }) => id === productId);
  const [, named = [], source] = facts.NAMED_USERS.find(([id]) => id === productId) ?? [];
  for (const [index, name] of names.entries()) {
    const why = named.includes(name) ? dayChosen(source) : invented(illustrative);
    const data = { productId, authorityId: idOf(name), evidence: named.includes(name) ? 'observed' : 'self_reported' };
    const [supplierId, from] = filling.RUN_BY[productId] ?? [];
    const runBy = days[index] >= from ? { supplierId } : {};
    record('StartAdoption', days[index], { ...data, ...runBy }, why, { told: [days[index], admitted].sort().at(-1) });
    inUse.add(`${productId} ${name}`);
  }
}
const inUse = new Set();

/** Up to 1 March 2017, the day of the article's portrait: 12 products, and the users that make its numbers true. */
export function useUntilMarch2017() {
  const { THREE_OR_MORE, TWO, ONE_OTHER, ONLY_KITOS, KITOS_NOT_MEMBERS, OTHERS_NOT_MEMBERS } = filling;
  const users = new Map([
    ['os2kitos', [...Object.keys(THREE_OR_MORE), ...Object.keys(TWO), ...ONLY_KITOS, ...KITOS_NOT_MEMBERS]],
  ]);
  for (const [name, ids] of Object.entries({ ...THREE_OR_MORE, ...TWO, ...ONE_OTHER, ...OTHERS_NOT_MEMBERS })) {
    for (const productId of [ids].flat()) users.set(productId, [...(users.get(productId) ?? []), name]);
  }
  for (const [productId, names] of users) {
    const { admitted } = facts.PRODUCTS.find(({ id }) => id === productId);
    uses(
      productId,
      names,
      spread(admitted, '2017-02-20', names.length),
      productId === 'os2kitos' ? KITOS_2017 : USE_2017,
    );
  }
  // Neither counts on the day: one has ended, the other is only planned.
  uses('os2web', ['Struer'], ['2014-03-03'], USE_2017);
  ends('os2web', 'Struer', '2016-12-31');
  const planned = { productId: 'os2valghalla', authorityId: idOf('Rudersdal'), expectedFrom: '2017-10-02' };
  record('PlanAdoption', '2017-02-01', planned, invented('En plan tæller ikke som brug; derfor er den her'));
}

function ends(productId, name, on, reason = 'Afløst af et andet system (opdigtet).') {
  const data = { productId, authorityId: idOf(name), reason };
  record('EndAdoption', on, data, invented('At brugen ophører, og hvornår, er illustrativt'));
  inUse.delete(`${productId} ${name}`);
}

export function useSinceMarch2017() {
  for (const [productId, names] of filling.SPRING_2017) {
    const why = productId === 'os2kitos' ? KITOS_2017 : USE_2017;
    uses(productId, names, spread('2017-03-06', '2017-04-28', names.length), why);
  }
  uses('os2valghalla', ['Rudersdal'], ['2017-10-02'], 'Illustrativ: planen fra februar 2017 gennemført');
  for (const [productId, count, from, to, published] of filling.LATER_USE) {
    const names = usersOf(productId, count);
    // OS2iot ran in Aarhus two years before the portfolio had it.
    const days = spread(from, to, count).map((day, index) =>
      productId === 'os2iot' && index === 0 ? '2018-06-01' : day,
    );
    uses(productId, names, days, `${published ? `${published}. ` : ''}Hvem og hvornår er illustrativt`);
  }
  const region = { productId: 'os2iot', authorityId: 'region-midtjylland', evidence: 'steward' };
  record(
    'StartAdoption',
    '2021-02-24',
    region,
    invented(
      'Regionen er med i GovTech Midtjylland (itchefer.dk 24. februar 2021); at den har OS2iot i drift, er illustrativt',
    ),
  );
  const new3 = filling.VALGHALLA_3_USERS.filter((name) => !inUse.has(`os2valghalla ${name}`));
  const whyNew =
    'Et tilsagn forpligter ikke til brug: hvem af de 21 der bruger version 3.0, og hvem der er kommet til, er illustrativt';
  uses('os2valghalla', new3, spread('2023-11-01', '2024-05-01', new3.length), whyNew);
  useThatEnded();
  confirmations();
}

/** Those a source names first; the rest in an order that is as good as drawn by lot, but always the same. */
function usersOf(productId, count) {
  const named = facts.NAMED_USERS.find(([id]) => id === productId)?.[1] ?? [];
  if (productId === 'os2compliance') return facts.COMPLIANCE_INITIATORS;
  const lot = (name) => createHash('sha256').update(`${productId} ${name}`).digest('hex');
  const inRegion = ({ region }) => productId !== 'os2sofd' || region === 'Sjælland';
  const others = municipalities
    .filter(inRegion)
    .map(({ name }) => name)
    .filter((name) => name !== 'Helsingør' && !named.includes(name));
  return [...named, ...others.sort((a, b) => (lot(a) < lot(b) ? -1 : 1))].slice(0, count);
}

function useThatEnded() {
  const webUsers = [...inUse].filter((use) => use.startsWith('os2web ')).map((use) => use.slice('os2web '.length));
  for (const [index, day] of spread('2018-01-31', '2020-09-30', webUsers.length).entries())
    ends('os2web', webUsers[index], day);
  const [, taskUsers] = facts.NAMED_USERS.find(([id]) => id === 'os2opgavefordeler');
  for (const [index, day] of spread('2020-06-30', '2023-06-30', taskUsers.length).entries())
    ends('os2opgavefordeler', taskUsers[index], day);
  ends('os2indberetning', 'Holstebro', '2021-12-31');
  ends('os2indberetning', 'Tønder', '2023-06-30');
  ends('os2datascanner', 'Viborg', '2022-03-31');
  ends('os2datascanner', 'Odense', '2024-03-22', 'Produktet forlader fællesskabet.');
  ends('os2kitos', 'Hjørring', '2022-05-31');
}

function confirmations() {
  const screens = { productId: 'os2display', authorityId: idOf('Sønderborg'), evidence: 'observed' };
  record(
    'ConfirmUsage',
    '2022-02-23',
    screens,
    sourced('www.os2.eu, nyhed 3912, 23. februar 2022: 58 skærme med OS2display'),
  );
  const pcs = { productId: 'os2borgerpc', authorityId: idOf('Sønderborg'), evidence: 'observed' };
  record(
    'StartAdoption',
    '2022-02-23',
    pcs,
    sourced('www.os2.eu, nyhed 3912, 23. februar 2022: 55 borger-pc’er; dagen er nyhedens'),
  );
  for (const use of inUse) {
    const [productId, name] = [use.slice(0, use.indexOf(' ')), use.slice(use.indexOf(' ') + 1)];
    if (productId !== 'os2rollekatalog' && productId !== 'os2faktor') continue;
    const data = { productId, authorityId: idOf(name), evidence: 'steward' };
    record(
      'ConfirmUsage',
      '2025-11-16',
      data,
      invented('Bekræftelsen er illustrativ; dagen er revisionsrapportens (2025)'),
    );
  }
}

export function coordinators() {
  for (const [name, kind, id, on, staffBuyoutBp] of filling.COORDINATORS) {
    const coordinatorId = [kind, id].filter(Boolean).join('-');
    const data = {
      authorityId: idOf(name),
      coordinatorId,
      personRef: personRef(`${name}/${coordinatorId}`),
      area: { kind, ...(id && { id }) },
    };
    record(
      'AppointCoordinator',
      on,
      { ...data, ...(staffBuyoutBp && { staffBuyoutBp }) },
      invented('Illustrativ tovholder: en tilfældig reference, ingen person'),
    );
  }
  const valghalla = {
    authorityId: idOf('Aarhus'),
    coordinatorId: 'product-os2valghalla',
    personRef: personRef('Aarhus/os2valghalla'),
    area: { kind: 'product', id: 'os2valghalla' },
    staffBuyoutBp: 5000,
  };
  record(
    'AppointCoordinator',
    '2023-03-20',
    valghalla,
    sourced(
      'www.os2.eu, nyhed 4353, 20. marts 2023: koordinator frikøbt på halv tid i et år; dagen er nyhedens, personen en tilfældig reference',
    ),
  );
  const released = {
    authorityId: idOf('København'),
    coordinatorId: 'product-os2valghalla',
    reason: 'Opgaven er flyttet til Aarhus.',
  };
  record('ReleaseCoordinator', '2023-03-20', released, invented('Illustrativ'));
}
