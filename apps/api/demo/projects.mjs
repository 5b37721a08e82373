// SPDX-License-Identifier: MPL-2.0
import {
  boardMinutes,
  boardSays,
  dayChosen,
  idOf,
  invented,
  kr,
  municipalityOf,
  record,
  sourced,
  spread,
  steeringSays,
  taken,
} from './book.mjs';
import * as facts from './facts.mjs';
import * as filling from './filling.mjs';

// The money: needs, projects, rounds, accessions and shared costs.

const { SOURCES } = facts;
const sizeOf = ({ population }) => facts.SIZE_CLASSES.find(({ upTo }) => upTo === undefined || population <= upTo).name;

/** Needs come before projects: registered, supported, and in time taken up. */
export function needs() {
  for (const [needId, title, description, name, from, to, supporters] of filling.NEEDS) {
    const why = invented('Behovet og dets støtter er illustrative');
    record('RegisterNeed', from, { needId, title, description, authorityId: idOf(name) }, why);
    for (const [index, day] of spread(from, to, supporters.length).entries()) {
      record('SupportNeed', day, { needId, authorityId: idOf(supporters[index]) }, why);
    }
  }
  const withdrawn = { needId: 'naboorientering', authorityId: idOf('Fredericia') };
  record('WithdrawNeedSupport', '2026-11-02', withdrawn, invented('Illustrativ'));
}
const needsOf = (projectId) => filling.NEEDS.filter((need) => need.at(-1) === projectId).map(([needId]) => needId);

/** A project up to its approval. */
function project({ projectId, name, purpose, owners, productId, proposed, finance, source, approved, approval }) {
  const needIds = needsOf(projectId);
  const data = {
    projectId,
    name,
    purpose,
    owners: owners.map(idOf),
    ...(productId && { productId }),
    ...(needIds.length > 0 && { needIds }),
  };
  record('ProposeProject', proposed, data, source);
  if (finance) record('SetFinanceModel', proposed, { projectId, ...finance }, source);
  if (!approved) return;
  const { why, decision } = approval ?? { why: source, decision: boardSays(`godkendelse af ${name}`) };
  record('ApproveProject', approved, { projectId }, why, { decision });
}

const pledgeId = (name) => `tilsagn-${idOf(name)}`;
/** Pledges of money: [municipality, kroner, day, payable by year]. */
function pledges(roundId, list, source) {
  for (const [name, kroner, on, payable] of list) {
    const plan = payable && {
      payable: Object.entries(payable).map(([year, amount]) => ({ year: Number(year), amount: kr(amount) })),
    };
    record(
      'StatePledge',
      on,
      { roundId, pledgeId: pledgeId(name), authorityId: idOf(name), amount: kr(kroner), ...plan },
      source,
    );
  }
}
/** Closes a round and tells its project at once, as the ledger itself would: what comes next may rest on it. */
function closeRound({ projectId, roundId, on, raised, reached, decision }, source) {
  record('CloseFundingRound', on, { roundId, ...(decision && { waiveFloor: true }) }, source, { decision });
  record('RecordProjectFunding', on, { projectId, roundId, reached, pledged: kr(raised) }, source, { decision });
}
/** Closes a round that reached what it needed, and starts its project. */
function fundedAndStarted(projectId, roundId, on, raised, source) {
  closeRound({ projectId, roundId, on, raised, reached: true }, source);
  record('StartProject', on, { projectId }, source);
}

/** 2012: three libraries and an agency begin what became OS2borgerPC, with money from outside. */
export function bibos() {
  const projectId = 'bibos';
  const roundId = 'bibos-round-1';
  const source = invented(
    'BibOS begyndte hos Aarhus, Odense og Silkeborgs biblioteker med støtte fra Styrelsen for Bibliotek og Medier (aakb.dk); beløb og dage er illustrative',
  );
  const owners = ['Aarhus', 'Odense', 'Silkeborg'];
  project({
    projectId,
    name: 'BibOS',
    purpose: 'Styrede pc’er på bibliotekerne.',
    owners,
    proposed: '2012-05-02',
    approved: '2012-06-01',
    finance: {
      budget: kr(1_200_000),
      deadline: '2012-08-31',
      allocation: 'Ligeligt mellem de tre, resten fra staten.',
    },
    source,
  });
  record(
    'OpenFundingRound',
    '2012-06-01',
    { roundId, projectId, target: kr(1_200_000), deadline: '2012-08-31', purpose: 'Første version.' },
    source,
  );
  pledges(
    roundId,
    owners.map((name) => [name, 200_000, '2012-08-15']),
    source,
  );
  const hours = { hours: 150, hourlyRate: kr(500) };
  for (const name of owners) {
    record(
      'PledgeInKind',
      '2012-08-20',
      { roundId, pledgeId: `timer-${idOf(name)}`, authorityId: idOf(name), ...hours },
      source,
    );
  }
  const terms = { minCoFinanceBp: 4000, returnUnused: true, auditorRequired: true };
  record(
    'AwardExternalGrant',
    '2012-08-24',
    {
      roundId,
      grantId: 'bibliotek-og-medier',
      funder: 'Styrelsen for Bibliotek og Medier',
      amount: kr(500_000),
      terms,
    },
    source,
  );
  fundedAndStarted(projectId, roundId, '2012-09-03', 600_000 + 225_000 + 500_000, source);
  record('LinkProjectToProduct', '2013-05-06', { projectId, productId: 'os2borgerpc' }, source);
  record(
    'CloseProject',
    '2013-12-02',
    { projectId, outcome: 'delivered', reason: 'I drift på bibliotekerne.' },
    source,
  );
}

/** 2014: 27 municipalities say yes, and it is not enough. */
export function talk() {
  const { amount, missing, municipalities: names } = filling.TALK;
  const [projectId, roundId] = ['os2talk-fase-2', 'os2talk-fase-2-round-1'];
  const source = invented(
    `At 27 kommuner sagde ja, og at der manglede ca. 1,8 mio. kr.: ${SOURCES.minutes2014}. Hvem, hvor meget og hvornår er illustrativt`,
  );
  const target = names.length * amount + missing;
  project({
    projectId,
    name: 'OS2talk, fase 2',
    purpose: 'Videomøder i det offentlige.',
    owners: ['Lyngby-Taarbæk'],
    proposed: '2014-02-03',
    approved: '2014-02-17',
    finance: { budget: kr(target), deadline: '2014-08-15', allocation: 'Samme beløb fra hver.' },
    source,
  });
  record(
    'OpenFundingRound',
    '2014-02-17',
    { roundId, projectId, target: kr(target), deadline: '2014-08-15', purpose: 'Fase 2.' },
    source,
  );
  const days = spread('2014-03-03', '2014-08-01', names.length);
  pledges(
    roundId,
    names.map((name, index) => [name, amount, days[index]]),
    source,
  );
  closeRound({ projectId, roundId, on: '2014-08-26', raised: names.length * amount, reached: false }, source);
  record(
    'CloseProject',
    '2015-03-02',
    { projectId, outcome: 'unfunded', reason: 'Projektet stod stille; pengene kom ikke.' },
    source,
  );
}

/** 2016-2021: OS2mo is paid for in rounds, then by accessions whose fee rises by date. */
export function os2mo() {
  for (const [projectId, name, opened, deadline, target, names, amount] of filling.MO_ROUNDS) {
    const roundId = `${projectId}-round-1`;
    const first = projectId === 'os2mo-1';
    const source = invented(
      `${first ? `Indkaldelse og frist: ${SOURCES.moFirst}. ` : ''}Deltagere og beløb er illustrative${first ? '' : ', også dagene'}`,
    );
    const productId = first ? undefined : 'os2mo';
    project({
      projectId,
      name,
      purpose: 'Fælles organisationsdata.',
      owners: [names[0]],
      productId,
      proposed: opened,
      approved: opened,
      finance: { budget: kr(target), deadline, allocation: 'Samme beløb fra hver.' },
      source,
    });
    record('OpenFundingRound', opened, { roundId, projectId, target: kr(target), deadline, purpose: name }, source);
    const days = spread(opened, deadline, names.length);
    pledges(
      roundId,
      names.map((each, index) => [each, amount, days[index]]),
      source,
    );
    fundedAndStarted(projectId, roundId, deadline, names.length * amount, source);
    if (first) record('LinkProjectToProduct', '2018-02-01', { projectId, productId: 'os2mo' }, source);
    const end = `${Number(deadline.slice(0, 4)) + 1}-09-02`;
    record('CloseProject', end, { projectId, outcome: 'delivered', reason: 'Leveret og taget i brug.' }, source);
  }
  const released = {
    roundId: 'os2mo-2-5-round-1',
    pledgeId: pledgeId('Hedensted'),
    reason: 'Kommunen venter med OS2mo (opdigtet).',
  };
  record('ReleasePledge', '2020-01-15', released, invented('Illustrativ: et tilsagn frigivet ved beslutning'), {
    decision: steeringSays('OS2mo, frigivelse af tilsagn'),
  });
  accessions();
}

function accessions() {
  const { steps, rebates, passiveShareBp } = facts.MO_TERMS;
  const terms = {
    productId: 'os2mo',
    steps: steps.map(([from, fee]) => ({ from, fee: kr(fee) })),
    rebates: rebates.map(([projectId, amount]) => ({ projectId, amount: kr(amount) })),
    passiveShareBp,
    annualFee: kr(90_000),
  };
  const why = invented(
    `Trin, rabatter og en tredjedel for passive er offentliggjort: ${SOURCES.moTerms}. Det årlige vederlag er illustrativt`,
  );
  record('PublishAccessionTerms', '2019-11-05', terms, why, {
    decision: steeringSays('OS2mo, tilslutningsafgift', sourced('OS2mo’s styregruppe, godkendt i OS2’s bestyrelse (www.os2.eu, nyhed 4111)')),
  });
  for (const [name, on, funded, passive = false] of filling.MO_ACCESSIONS) {
    const rebatesFor = funded.map((projectId) => ({ projectId, roundId: `${projectId}-round-1` }));
    const data = {
      productId: 'os2mo',
      accessionId: `tilslutning-${idOf(name)}`,
      authorityId: idOf(name),
      rebatesFor,
      passive,
    };
    record(
      'SignAccession',
      on,
      data,
      invented('Hvem og hvornår er illustrativt; afgiften følger de offentliggjorte trin og rabatter'),
    );
  }
  const ended = {
    productId: 'os2mo',
    accessionId: `tilslutning-${idOf('Vejle')}`,
    noticeGivenOn: '2023-09-29',
    reason: 'Andet system (opdigtet).',
  };
  record('EndAccession', '2024-01-01', ended, invented('Illustrativ'));
}

/** 2017: the board approves OS2iot; three years later it is a product. */
export function os2iot() {
  const projectId = 'os2iot-udvikling';
  const source = sourced('OS2iot’s styringsrapport, G5/G11: bestyrelsens referat 17. august 2017');
  project({
    projectId,
    name: 'OS2iot',
    purpose: 'Sensorer og data uden leverandørbinding.',
    owners: ['Aarhus'],
    proposed: '2017-08-17',
    approved: '2017-08-17',
    source,
    approval: { why: source, decision: boardMinutes('OS2’s bestyrelse, referat 17. august 2017') },
  });
  const illustrative = invented(
    'Illustrativ: forløbet fra godkendelse til produkt; styregruppen blev godkendt 23. maj 2019 (styringsrapporten)',
  );
  record('JoinProject', '2019-05-23', { projectId, authorityId: 'region-midtjylland' }, illustrative);
  record('StartProject', '2019-05-23', { projectId, waiveFloor: true }, illustrative, {
    decision: steeringSays('OS2iot, start uden indsamling'),
  });
  const kmd = { projectId, supplierId: 'kmd', procurementRef: 'KMD’s pressemeddelelse om valget' };
  record('EngageSupplier', '2019-09-02', kmd, dayChosen('KMD’s pressemeddelelse: valgt som leverandør.'));
  record('LinkProjectToProduct', '2020-06-10', { projectId, productId: 'os2iot' }, illustrative);
  record(
    'CloseProject',
    '2021-01-04',
    { projectId, outcome: 'delivered', reason: 'Produktet er i drift.' },
    illustrative,
  );
}

export function agoraAndSchool() {
  const agora = sourced('www.os2.eu, nyhed 4058, 19. juni 2020');
  project({
    projectId: 'os2agora',
    name: 'OS2agora',
    purpose: 'Høringer på nettet.',
    owners: ['Ballerup'],
    proposed: '2020-06-19',
    source: agora,
  });
  const conclusion = 'Omkring 50 høringer om året og ti sparede timer ved hver: 125.000 kr. om året i Ballerup.';
  record('CompletePreStudy', '2020-06-19', { projectId: 'os2agora', conclusion }, agora);

  const school = dayChosen('os2.eu/os2skole: indsamling juli-december 2024.');
  project({
    projectId: 'os2skole',
    name: 'OS2skole',
    purpose: 'Et åbent alternativ til de store platforme i skolen.',
    owners: ['Syddjurs', 'Ballerup'],
    proposed: '2024-07-01',
    source: school,
  });
  const finance = {
    budget: kr(26_000_000),
    allocation:
      'Der mangler 26 mio. kr. til drift fra sommeren 2027; derefter 21 mio. kr. om året, hvis alle kommuner deltager.',
  };
  record(
    'SetFinanceModel',
    '2026-01-26',
    { projectId: 'os2skole', ...finance },
    sourced('itchefer.dk/nyheder, 26. januar 2026; dagen er artiklens'),
    { decision: boardSays('OS2skole, budgettet for en indsamling') },
  );
}

const VALGHALLA_3 = {
  projectId: 'os2valghalla-3',
  roundId: 'os2valghalla-3-round-1',
  deadline: '2022-09-30',
  news: '2022-10-04',
  said: `${SOURCES.round}.`,
};

/** What a municipality pledged: derived from its size, see README.md. */
function valghallaPledge(name) {
  const { roundId, said } = VALGHALLA_3;
  const size = sizeOf(municipalityOf.get(name));
  const kroner = facts.VALGHALLA.feeBySize[size];
  const amount = kr(kroner);
  const payable = [{ year: size === 'medium' ? 2022 : 2023, amount }];
  const derived = `afgiften for ${facts.SIZE_DA[size]} i ${SOURCES.prices}; de 21 udledte beløb summer til de offentliggjorte 3.150.000 kr.`;
  return {
    kroner,
    source: sourced(
      `Deltager og sum: ${said} Beløbet er udledt (derived): ${derived} Dag og betalingsår er valgt her.`,
    ),
    data: { roundId, pledgeId: pledgeId(name), authorityId: idOf(name), amount, payable },
  };
}

/** 2022: the round that did not reach its target and went ahead all the same. */
export function valghalla3() {
  const { target } = facts.VALGHALLA;
  const { projectId, roundId, deadline, said } = VALGHALLA_3;
  const finance = { budget: kr(target), deadline, allocation: 'Tilslutningsafgift efter kommunens størrelse.' };
  project({
    projectId,
    name: 'OS2valghalla 3.0',
    purpose: 'En ny, bæredygtig version af OS2valghalla.',
    owners: ['Aarhus'],
    productId: 'os2valghalla',
    proposed: '2022-05-02',
    approved: '2022-05-16',
    finance,
    source: dayChosen(`Projekt og mål: ${said}`),
    approval: { why: invented('Beslutningen og dens dag er illustrative'), decision: boardSays('OS2valghalla 3.0') },
  });
  const purpose = 'OS2valghalla 3.0: design, udvikling og koordinator.';
  const source = dayChosen(`Mål: ${said} Fristen lå før nyheden.`);
  record('OpenFundingRound', '2022-06-01', { roundId, projectId, target: kr(target), deadline, purpose }, source);
  valghallaPledges();
  valghallaDelivery();
}

function valghallaPledges() {
  const { interim, participants, late } = facts.VALGHALLA;
  const { projectId, roundId, deadline, news, said } = VALGHALLA_3;
  for (const name of participants) {
    const { source, data } = valghallaPledge(name);
    if (name !== late) record('StatePledge', deadline, data, source);
    const joined = { projectId, authorityId: idOf(name) };
    if (name !== 'Aarhus')
      record('JoinProject', name === late ? news : deadline, joined, dayChosen(`Deltager: ${said}`));
  }
  const stated = { roundId, pledges: interim.pledges, total: kr(interim.total) };
  const asStated = dayChosen(`Summen ved fristen, som den er oplyst: ${said} Den kan ikke regnes efter.`);
  record('StateInterimTotal', deadline, stated, asStated);

  const enough = 'www.os2.eu, nyhed 3887: beløbet er stort nok til, at projektet kan lade sig gøre';
  const assumed = 'At styregruppen besluttede det, er antaget.';
  const decision = steeringSays('OS2valghalla 3.0, start under målet', invented(`${enough}. ${assumed}`));
  const waived = dayChosen(
    `${said} Målet blev ikke nået, men beløbet var stort nok. Summen her er de udledte tilsagns.`,
  );
  const inTime = participants.filter((name) => name !== late).map((name) => valghallaPledge(name).kroner);
  const raised = inTime.reduce((sum, kroner) => sum + kroner, 0);
  closeRound({ projectId, roundId, on: deadline, raised, reached: false, decision }, waived);
  const { source, data } = valghallaPledge(late);
  const joined = 'www.os2.eu, nyhed 3887: efter fristen har Frederiksberg også tilsluttet sig';
  const accepted = steeringSays('OS2valghalla 3.0, Frederiksbergs tilsagn', invented(`${joined}. ${assumed}`));
  record('AcceptLatePledge', news, data, source, { decision: accepted });
  record('StartProject', news, { projectId, waiveFloor: true }, sourced(`${said} Dagen er nyhedens`), { decision });
}

function valghallaDelivery() {
  const { projectId } = VALGHALLA_3;
  const agreed = sourced(`${SOURCES.valghallaFaq}: levering aftalt til september 2023; dagen er nyhedens`);
  record(
    'EngageSupplier',
    '2023-03-15',
    { projectId, supplierId: 'precio-fishbone', procurementRef: 'www.os2.eu, nyhed 4355' },
    agreed,
  );
  const launched = sourced(
    'www.os2.eu, nyhed 4374: lanceres i starten af oktober 2023; dagen i måneden er valgt her, og publiccode.yml er ikke set',
  );
  record(
    'DeliverMilestone',
    '2023-10-02',
    { projectId, milestoneId: 'version-3-0', title: 'OS2valghalla 3.0' },
    launched,
  );
  const version = {
    productId: 'os2valghalla',
    version: '3.0',
    url: 'https://github.com/OS2Valghalla/OS2valghalla-3',
    spdx: 'MPL-2.0',
    publiccodeYml: false,
  };
  record('ReleaseVersion', '2023-10-02', version, launched);
  const accepted = invented(
    'Godkendelsen er illustrativ; version 2.0 kunne ikke bruges efter 1. december 2023 (www.os2.eu, nyhed 4355)',
  );
  record('AcceptMilestone', '2023-11-15', { projectId, milestoneId: 'version-3-0' }, accepted, {
    decision: steeringSays('OS2valghalla, godkendelse af 3.0'),
  });
  record(
    'CloseProject',
    '2023-12-01',
    { projectId, outcome: 'delivered', reason: 'Version 3.0 har afløst 2.0.' },
    accepted,
  );
}

const EXAMPLE = invented('Opdigtet eksempel: projekt, beløb, leverandør og beslutninger');

/** An invented project from need to shared cost: a key, a joiner, a mistake put right, a refund. */
export function exampleBooking() {
  const [projectId, deadline] = ['eksempel-lokalebooking', '2024-04-30'];
  const money = { target: kr(1_500_000), floor: kr(1_000_000) };
  project({
    projectId,
    name: 'Eksempel: Fælles lokalebooking (opdigtet)',
    purpose: 'Et opdigtet projekt, der viser, hvordan en udgift deles.',
    owners: ['Ballerup', 'Syddjurs'],
    proposed: '2023-11-15',
    approved: '2024-01-22',
    finance: {
      budget: money.target,
      floor: money.floor,
      deadline,
      allocation: '30 pct. ligeligt, resten efter indbyggere.',
    },
    source: EXAMPLE,
  });
  const round = { roundId: `${projectId}-round-1`, projectId, ...money, deadline, purpose: 'Første version.' };
  record('OpenFundingRound', '2024-02-01', round, EXAMPLE);
  examplePledges(round);
  for (const name of ['København', 'Ishøj', 'Sønderborg']) {
    record('JoinProject', deadline, { projectId, authorityId: idOf(name) }, EXAMPLE);
  }
  fundedAndStarted(projectId, round.roundId, deadline, 1_420_000 + 90_000, EXAMPLE);
  exampleDelivery(round);
  exampleCosts(projectId);
}

function examplePledges({ roundId }) {
  const list = [
    ['København', 600_000, '2024-02-12', { 2024: 400_000, 2025: 200_000 }],
    ['Ballerup', 250_000, '2024-02-14'],
    ['Ishøj', 150_000, '2024-03-04', { 2024: 75_000, 2025: 75_000 }],
    ['Sønderborg', 200_000, '2024-03-11'],
    ['Syddjurs', 200_000, '2024-03-20'],
    ['Kolding', 100_000, '2024-03-25'],
  ];
  pledges(roundId, list, EXAMPLE);
  record('AmendPledge', '2024-04-02', { roundId, pledgeId: pledgeId('Sønderborg'), amount: kr(220_000) }, EXAMPLE);
  const withdrawn = { roundId, pledgeId: pledgeId('Kolding'), reason: 'Byrådet sagde nej (opdigtet).' };
  record('WithdrawPledge', '2024-04-10', withdrawn, EXAMPLE);
  const authorityId = idOf('Syddjurs');
  const hours = { roundId, pledgeId: `timer-${authorityId}`, authorityId, hours: 120, hourlyRate: kr(750) };
  record('PledgeInKind', '2024-04-15', hours, EXAMPLE);
}

function exampleDelivery({ roundId, projectId }) {
  const engaged = { projectId, supplierId: 'eksempel-software', procurementRef: 'Eksempel: udbud 2024-1' };
  record('EngageSupplier', '2024-05-15', engaged, EXAMPLE);
  const [authorityId, amount] = [idOf('Vejle'), kr(120_000)];
  const late = { roundId, pledgeId: pledgeId('Vejle'), authorityId, amount, payable: [{ year: 2025, amount }] };
  record('AcceptLatePledge', '2024-10-15', late, EXAMPLE, { decision: steeringSays('lokalebooking, Vejle optages') });
  record('JoinProject', '2024-10-15', { projectId, authorityId }, EXAMPLE);
  record('DeliverMilestone', '2024-12-02', { projectId, milestoneId: 'proeve', title: 'Prøvedrift' }, EXAMPLE);
  const decision = steeringSays('lokalebooking, prøvedrift godkendt');
  record('AcceptMilestone', '2024-12-16', { projectId, milestoneId: 'proeve' }, EXAMPLE, { decision });
}

function exampleCosts(projectId) {
  const members = facts.FOUNDERS.map((name) => ({ authorityId: idOf(name) }));
  const populationSetId = 'dst-2020-01-01';
  const post = (on, lineId, text, amount) =>
    record('PostCostLine', on, { projectId, lineId, text, amount: kr(amount) }, EXAMPLE);
  const first = {
    projectId,
    keyId: 'noegle-2024',
    validFrom: '2024-05-01',
    basis: 'equal_and_inhabitants',
    equalPartBp: 3000,
    populationSetId,
    members,
  };
  record('AdoptAllocationKey', '2024-05-01', first, EXAMPLE, {
    decision: steeringSays('lokalebooking, fordelingsnøgle 2024'),
  });
  post('2024-06-28', 'linje-1', 'Udvikling, 1. del (Eksempel Software)', '1000000.00');
  post('2024-09-30', 'linje-2', 'Brugertest (Eksempel Software)', '275000.00');
  const mistake = {
    projectId,
    lineId: 'linje-2',
    reversalId: 'linje-2-tilbage',
    reason: 'To cifre var byttet om: fakturaen lød på 257.000,00 kr.',
  };
  record('ReverseCostLine', '2024-10-07', mistake, EXAMPLE);
  post('2024-10-07', 'linje-3', 'Brugertest, rettet (Eksempel Software)', '257000.00');
  const capped = [
    ...members.filter(({ authorityId }) => authorityId !== idOf('Ishøj')),
    { authorityId: idOf('Ishøj'), cap: kr(120_000) },
    { authorityId: idOf('Vejle') },
  ];
  const second = {
    projectId,
    keyId: 'noegle-2025',
    validFrom: '2025-01-01',
    basis: 'size_class',
    populationSetId,
    sizeTableId: 'os2-takstblad',
    members: capped,
  };
  record('AdoptAllocationKey', '2025-01-01', second, EXAMPLE, {
    decision: steeringSays('lokalebooking, fordelingsnøgle 2025 med Vejle og et loft for Ishøj'),
  });
  post('2025-03-31', 'linje-4', 'Udvikling, 2. del (Eksempel Software)', '240000.01');
  post('2025-06-30', 'linje-5', 'Tilbagebetaling af for meget betalt', '-12345.67');
}

/** An invented round that is open, for trying things. */
export function exampleOpenRound() {
  const [projectId, roundId] = ['eksempel-klimadata', 'eksempel-klimadata-round-1'];
  const finance = { budget: kr(1_200_000), floor: kr(800_000), deadline: '2027-06-30', allocation: 'Efter størrelse.' };
  project({
    projectId,
    name: 'Eksempel: Fælles klimadata (opdigtet)',
    purpose: 'En opdigtet runde, der er åben, så man kan prøve.',
    owners: ['Middelfart'],
    proposed: '2026-08-17',
    approved: '2026-09-01',
    finance,
    source: EXAMPLE,
    approval: { why: EXAMPLE, decision: taken('klimadata-2026') },
  });
  record(
    'OpenFundingRound',
    '2026-09-01',
    {
      roundId,
      projectId,
      target: kr(1_200_000),
      floor: kr(800_000),
      deadline: '2027-06-30',
      purpose: 'Fælles klimadata.',
    },
    EXAMPLE,
  );
  pledges(
    roundId,
    [
      ['Middelfart', 90_000, '2026-09-14', { 2027: 60_000, 2028: 30_000 }],
      ['Kolding', 150_000, '2026-09-21', { 2027: 75_000, 2028: 75_000 }],
      ['Fredericia', 80_000, '2026-10-05'],
      ['Svendborg', 75_000, '2026-10-12', { 2027: 75_000 }],
    ],
    EXAMPLE,
  );
  const hours = {
    roundId,
    pledgeId: 'timer-region-syddanmark',
    authorityId: 'region-syddanmark',
    hours: 200,
    hourlyRate: kr(750),
  };
  record('PledgeInKind', '2026-10-19', hours, EXAMPLE);
  record('AmendPledge', '2026-11-02', { roundId, pledgeId: pledgeId('Fredericia'), amount: kr(95_000) }, EXAMPLE);
}
