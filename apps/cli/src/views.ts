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

type Decision = Schemas['DecisionOnDayDto'];

const PURPOSES: Record<Schemas['AllowanceDto']['purpose'], string> = {
  project_approval: 'projektgodkendelse',
  project_rejection: 'projektafvisning',
  finance_model: 'finansieringsmodel',
  floor_waiver: 'fravigelse af bundgrænse',
  milestone_acceptance: 'milepælsgodkendelse',
  product_admission: 'produktoptagelse',
  product_level: 'produktniveau',
  product_end: 'produktophør',
  other_licence: 'anden licens',
  ownership_transfer: 'overdragelse af rettigheder',
  allocation_key: 'fordelingsnøgle',
  cost_over_frame: 'udgift over ramme',
  late_pledge: 'sent tilsagn',
  pledge_change: 'tilsagnsændring',
  overrun_funding: 'finansiering af overskridelse',
  surplus: 'overskud',
  rate_sheet: 'takstblad',
  fee: 'afgift',
  settlement: 'afregning',
  exclusion: 'eksklusion',
  exclusion_ratification: 'godkendelse af eksklusion',
  exclusion_rejection: 'afvisning af eksklusion',
  bylaws: 'vedtægter',
  staff: 'ansættelse',
  limits: 'beløbsgrænser',
  revocation: 'tilbagekaldelse',
};

export function decisionsText(answer: Schemas['DecisionsOnDayDto'], lang: Language): string {
  const head = [
    say(lang, 'Dato', 'Date'),
    say(lang, 'Beslutning', 'Decision'),
    say(lang, 'Organ', 'Body'),
    say(lang, 'Resultat', 'Result'),
    say(lang, 'I kraft', 'In force'),
    say(lang, 'Tillader', 'Allows'),
  ];
  const rows = answer.decisions.map((decision) => [
    dateText(decision.decidedOn),
    `${decision.title}\n${decision.decision}`,
    decision.bodyName,
    decision.carried ? say(lang, 'vedtaget', 'carried') : say(lang, 'forkastet', 'rejected'),
    inForceText(decision, lang),
    decision.allows.map((allowance) => allowanceText(allowance, lang)).join('\n'),
  ]);
  return `${table(head, rows)}\n${footing(lang, answer)}`;
}

const ROLES_DA: Record<Schemas['MyRoleDto']['role'], string> = {
  coordinator: 'koordinator (tovholder)',
  finance: 'økonomi',
  supplier: 'leverandør',
  steering_group_member: 'styregruppemedlem',
  secretariat: 'sekretariat',
  board_member: 'bestyrelsesmedlem',
  auditor: 'revisor',
  integrator: 'system',
  data_protection_officer: 'databeskyttelsesrådgiver',
};
const OFFICES_DA = { chair: 'formand', treasurer: 'kasserer' } as const;

function roleText({ role, office }: Pick<Schemas['MyRoleDto'], 'role' | 'office'>, lang: Language): string {
  const inOffice = office ? `, ${say(lang, OFFICES_DA[office], office)}` : '';
  return `${say(lang, ROLES_DA[role], role.replaceAll('_', ' '))}${inOffice}`;
}

/** Who may, as `board_member:chair` is shown to people. */
function partyText(party: string, lang: Language): string {
  const [role, office] = party.split(':') as [Schemas['MyRoleDto']['role'], keyof typeof OFFICES_DA | undefined];
  return roleText({ role, office: office ?? null }, lang);
}

const partiesText = (parties: readonly string[], lang: Language): string =>
  parties.map((party) => partyText(party, lang)).join(say(lang, ' eller ', ' or ')) || '-';

const scopeText = ({ kind, id }: Schemas['MyScopeDto'], lang: Language): string =>
  id === null ? say(lang, 'foreningen', 'the association') : `${kind}:${id}`;

export function meText({ kind, account, roles, commands }: Schemas['MeDto'], lang: Language): string {
  if (kind === 'operator')
    return say(
      lang,
      'Driftsansvarlig på bogens egen maskine: alt er tilladt, og det registreres som "local". Sæt FAELLESBOG_TOKEN for at spørge som nogen.',
      'Operator on the book\'s own machine: everything is allowed, and is recorded as "local". Set FAELLESBOG_TOKEN to ask as somebody.',
    );
  if (account === null)
    return say(
      lang,
      'Ikke logget ind. Sæt FAELLESBOG_TOKEN til et adgangstoken.',
      'Not logged in. Set FAELLESBOG_TOKEN to an access token.',
    );
  const who = `${say(lang, 'Konto', 'Account')}: ${account} (${kind === 'system' ? 'system' : say(lang, 'person', 'person')})`;
  if (roles.length === 0)
    return `${who}\n${say(lang, 'Ingen roller. Sekretariatet kan foreslå en til kontoen.', 'No roles. The secretariat can propose one for the account.')}`;
  const head = [
    say(lang, 'Rolle', 'Role'),
    say(lang, 'For', 'For'),
    say(lang, 'Fra', 'From'),
    say(lang, 'Til', 'Until'),
  ];
  const rows = roles.map((role) => [
    roleText(role, lang),
    scopeText(role.scope, lang),
    dateText(role.from),
    role.until ? dateText(role.until) : '-',
  ]);
  const names = (which: 'ask' | 'approve'): string =>
    commands
      .filter((each) => each[which])
      .map(({ command, takesTwo }) => `${command}${which === 'ask' && takesTwo ? '*' : ''}`)
      .join(', ') || '-';
  return [
    who,
    table(head, rows),
    `${say(lang, 'Kan bede om', 'May ask')}: ${names('ask')}`,
    `${say(lang, 'Kan godkende', 'May approve')}: ${names('approve')}`,
    say(lang, '* kræver, at en anden godkender', '* takes the approval of another'),
  ].join('\n');
}

const STATUS_DA = {
  proposed: 'foreslået',
  granted: 'givet',
  declined: 'afvist',
  revoked: 'frataget',
  over: 'udløbet',
} as const;

export function grantsText(answer: Schemas['GrantsOnDayDto'], lang: Language): string {
  const head = [
    say(lang, 'Konto', 'Account'),
    say(lang, 'Rolle', 'Role'),
    say(lang, 'For', 'For'),
    say(lang, 'Fra', 'From'),
    say(lang, 'Til', 'Until'),
    say(lang, 'Status', 'Status'),
  ];
  const rows = answer.grants.map((grant) => [
    `${grant.account}\n${grant.grant}`,
    roleText(grant, lang),
    scopeText(grant.scope, lang),
    dateText(grant.from),
    grant.until ? dateText(grant.until) : '-',
    say(lang, STATUS_DA[grant.status], grant.status),
  ]);
  return `${table(head, rows)}\n${footing(lang, answer)}`;
}

function inForceText({ carried, ended }: Decision, lang: Language): string {
  if (!carried) return say(lang, 'nej', 'no');
  if (!ended) return say(lang, 'ja', 'yes');
  const how = ended.how === 'revoked' ? say(lang, 'tilbagekaldt', 'revoked') : say(lang, 'afløst', 'superseded');
  return `${how} ${dateText(ended.on)}\n${ended.by}`;
}

/** `projektgodkendelse project:os2mo-2-0 ≤ 900.000,00 kr.` */
function allowanceText({ purpose, subject, upTo, from, until }: Decision['allows'][number], lang: Language): string {
  const what = subject ? ` ${subject.kind}:${subject.id}` : '';
  const frame = upTo ? ` ≤ ${kroner(upTo)}` : '';
  const period = from || until ? ` (${dateText(from)}–${dateText(until)})` : '';
  return `${say(lang, PURPOSES[purpose], purpose.replaceAll('_', ' '))}${what}${frame}${period}`;
}

/** A walk as an indented tree. `!` stands before what a reader should look at twice, `#` and a number ask for more. */
export function traceText(answer: Schemas['TraceDto'], lang: Language): string {
  if (answer.meanings.length > 1) {
    const several = say(
      lang,
      'Det kan betyde flere ting; spørg om én af dem:',
      'It can mean several things; ask for one:',
    );
    const lines = answer.meanings.map(({ ask, da, en }) => `  trace ${ask}   ${say(lang, da, en)}`);
    return [several, ...lines, footing(lang, answer)].join('\n');
  }
  const lines = answer.steps.map((step) => {
    const date = step.effectiveOn ? `${dateText(step.effectiveOn)} ` : '';
    const mark = step.marks.length > 0 ? '! ' : '';
    const more = step.ask === null || step.ask === answer.meanings[0]?.ask ? '' : ` [${asked(step)}]`;
    return `${'  '.repeat(step.depth)}${mark}${date}${say(lang, step.da, step.en)}${more}`;
  });
  return [...lines, footing(lang, answer)].join('\n');
}

/** An event is asked for by its position: it is shorter than its id, and says the same. */
const asked = ({ ask, position }: Schemas['TraceStepDto']): string =>
  ask?.startsWith('event:') && position !== null ? String(position) : String(ask);

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

const PROPOSAL_STATUS_DA: Record<Schemas['ProposalDto']['status'], string> = {
  proposed: 'foreslået',
  approved: 'godkendt',
  declined: 'afvist',
  withdrawn: 'trukket tilbage',
  completed: 'gennemført',
  refused: 'nægtet af reglerne',
  expired: 'udløbet',
};

export function proposalsText(answer: Schemas['ProposalsDto'], lang: Language): string {
  const { proposals } = answer;
  if (proposals.length === 0) return `${say(lang, 'Intet venter.', 'Nothing waits.')}\n${footing(lang, answer)}`;
  const head = [
    say(lang, 'Forslag', 'Proposal'),
    say(lang, 'Hvad', 'What'),
    say(lang, 'Om', 'About'),
    say(lang, 'Gælder fra', 'Effective'),
    say(lang, 'Status', 'Status'),
    say(lang, 'Venter på', 'Waits for'),
    say(lang, 'Senest', 'By'),
  ];
  const rows = proposals.map((each) => [
    each.proposalId,
    each.command,
    Object.entries(each.about)
      .flatMap(([kind, ids]) => ids.map((id) => `${kind}:${id}`))
      .join(' '),
    dateText(each.effectiveOn),
    say(lang, PROPOSAL_STATUS_DA[each.status], each.status),
    partiesText(each.waitsFor, lang),
    dateText(each.expiresOn),
  ]);
  if (proposals.length > 1) return `${table(head, rows)}\n${footing(lang, answer)}`;
  const [{ change, version, approvals }] = proposals as [Schemas['ProposalDto']];
  return [
    table(head, rows),
    JSON.stringify(change, null, 2),
    `${say(lang, 'Version', 'Version')}: ${version}`,
    ...approvals.map(({ by, as, at }) => `${say(lang, 'Godkendt', 'Approved')}: ${at} ${partyText(as, lang)} ${by}`),
    footing(lang, answer),
  ].join('\n');
}

export function tasksText(answer: Schemas['TasksDto'], lang: Language): string {
  const { tasks } = answer;
  if (tasks.length === 0)
    return `${say(lang, 'Intet venter.', 'Nothing waits.')}\n${footing(lang, { ...answer, illustrative: false })}`;
  const head = [
    say(lang, 'Siden', 'Since'),
    say(lang, 'Opgave', 'Task'),
    say(lang, 'Hvad', 'What'),
    say(lang, 'Venter på', 'Waits for'),
    say(lang, 'Senest', 'By'),
    'Id',
  ];
  const kinds: Record<Schemas['TaskDto']['kind'], string> = {
    approve_change: say(lang, 'godkend ændring', 'approve a change'),
    grant_role: say(lang, 'giv rolle', 'grant a role'),
    record_attendance: say(lang, 'registrér fremmøde', 'record attendance'),
    approve_minutes: say(lang, 'godkend referat', 'approve minutes'),
    publish_minutes: say(lang, 'offentliggør referat', 'publish minutes'),
    ratify_exclusion: say(lang, 'forelæg eksklusion', 'put exclusion to the assembly'),
    review_emergency: say(lang, 'gennemgå nødsituation', 'review an emergency'),
  };
  const rows = tasks.map(({ since, kind, what, waitsFor, due, id }) => [
    dateText(since),
    kinds[kind],
    what,
    partiesText(waitsFor, lang),
    due ? dateText(due) : '-',
    id,
  ]);
  return `${table(head, rows)}\n${footing(lang, { ...answer, illustrative: false })}`;
}

export const keptText = ({ added, lines }: { added: number; lines: number }, lang: Language): string =>
  say(lang, `${added} sletninger tilføjet; filen har ${lines}.`, `${added} erasures added; the file holds ${lines}.`);

export const replayedText = ({ lines, replayed }: { lines: number; replayed: number }, lang: Language): string =>
  say(
    lang,
    `${lines} sletninger gennemgået; ${replayed} var ikke kendt her og er nu gennemført.`,
    `${lines} erasures gone through; ${replayed} were not known here and are carried out now.`,
  );

export const declinedText = ({ position }: Schemas['ReceiptDto'], lang: Language): string =>
  `${say(lang, 'Afvist; den, der ønsker det alligevel, foreslår det på ny', 'Declined; whoever wants it after all proposes it anew')} [${position}]`;

export function approvalText(answer: Schemas['ApprovalReceiptDto'], lang: Language): string {
  const { carriedOut, refused, position } = answer;
  if (refused)
    return `${say(lang, 'Godkendt, men reglerne afviser ændringen nu', 'Approved, but its rules refuse the change now')}: ${refused.code}: ${say(lang, refused.detailDa, refused.detail)}`;
  if (carriedOut)
    return `${say(lang, 'Godkendt og gennemført', 'Approved and carried out')}: ${carriedOut.stream} [${carriedOut.position}]`;
  return `${say(lang, 'Godkendt; en godkendelse mere af en anden mangler', 'Approved; one more approval, by somebody else, is needed')} [${position}]`;
}
