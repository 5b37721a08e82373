// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidFrom } from '@faellesbog/eventsourcing';
import { accountOf, demoSystem, DEVELOPMENT_ISSUER, projectRoot } from '@faellesbog/platform';
import { people, type Asking, type Heard } from '../support/people.js';
import { build, startService, temporaryFolder, type Service } from '../support/program.js';
import { isStated, statementOf } from '../support/stated-policy.js';

/** What a command names: something of the asker's own, the same of somebody else, and what does not exist. */
type Trio = readonly [own: unknown, others: unknown, none: unknown];
/** One way of naming it: the members that tell it, in the path or the body. What is left out is as in the demonstration. */
type Naming = Readonly<Record<string, Trio>>;
/** By what the asker's role is for. */
type Kind = 'authority' | 'project' | 'supplier';

const authorityId: Trio = ['410', '621', 'zzz'];
const projectId: Trio = ['eksempel-klimadata', 'os2mo-2-5', 'no-such'];
const delivered: Trio = ['eksempel-lokalebooking', 'os2mo-2-5', 'no-such'];
const productId: Trio = ['os2valghalla', 'os2mo', 'no-such'];
const same = (value: unknown): Trio => [value, value, value];
/** What only comes to be while the test is prepared: `$person` is looked up when it is asked. */
const made: Record<string, string> = {};

const ofAuthority = (...ways: Naming[]) => ({ authority: ways.length > 0 ? ways : [{ authorityId }] });
const ofProject = (...ways: Naming[]) => ({ project: ways.length > 0 ? ways : [{ projectId }] });
const round = same('eksempel-klimadata-round-1');
const pledges: Naming[] = [
  { roundId: round, pledgeId: ['tilsagn-410', 'tilsagn-621', 'no-such'] },
  { roundId: [round[0], 'os2mo-2-5-round-1', 'no-such'], pledgeId: ['tilsagn-410', 'tilsagn-151', 'tilsagn-410'] },
];
const meetings: Naming = { meetingId: ['klimadata-1', 'os2mo-1', 'no-such'] };
const agendas: Naming = { ...meetings, itemId: same('punkt') };
const items: Naming = { meetingId: same('gf-2027'), itemId: ['punkt-410', 'punkt-621', 'no-such'] };
const proposals = {
  authority: [{ proposalId: ['$own', '$others', '$none'] }],
  project: [{ proposalId: ['$own', '$elsewhere', '$none'] }],
  supplier: [{ proposalId: ['$elsewhere', '$others', '$none'] }],
} satisfies Partial<Record<Kind, Naming[]>>;
const pledge = (pledgeId: string, amount: string) => ({
  ...{ roundId: round[0], pledgeId, amount: { amount, currency: 'DKK' } },
});

/** Commands that a municipality, a steering group or a supplier may ask of their own. */
const THEIRS: Readonly<Record<string, Partial<Record<Kind, readonly Naming[]>>>> = {
  'POST /api/v1/authorities/{authorityId}/contacts': ofAuthority(
    { authorityId, contactRef: same('$person') },
    { authorityId: same('410'), contactRef: ['$person', '$others-person', '$none'] },
  ),
  'POST /api/v1/authorities/{authorityId}/coordinators': ofAuthority(
    { authorityId, personRef: same('$person') },
    { authorityId: same('410'), personRef: ['$person', '$others-person', '$none'] },
  ),
  'POST /api/v1/authorities/{authorityId}/coordinators/{coordinatorId}/releases': ofAuthority(),
  'POST /api/v1/meetings': ofProject({
    bodyId: ['styregruppe-eksempel-klimadata', 'styregruppe-os2mo-2-5', 'no-such'],
    meetingId: same('klimadata-2'),
  }),
  'POST /api/v1/meetings/{meetingId}/cancellation': ofProject(meetings),
  'POST /api/v1/meetings/{meetingId}/items': {
    ...ofAuthority({ meetingId: same('gf-2027'), itemId: same('punkt-ny'), proposedBy: authorityId }),
    ...ofProject(agendas, { meetingId: same('klimadata-1'), proposedBy: [undefined, '621', 'zzz'] }),
  },
  'POST /api/v1/meetings/{meetingId}/items/{itemId}/papers': { ...ofAuthority(items), ...ofProject(agendas) },
  'POST /api/v1/meetings/{meetingId}/minutes': ofProject(meetings),
  'POST /api/v1/grants': ofAuthority({
    scope: [
      { kind: 'authority', id: '410' },
      { kind: 'authority', id: '621' },
      { kind: 'authority', id: 'zzz' },
    ],
  }),
  'POST /api/v1/grants/{account}/{grantId}/revocation': ofAuthority(
    { account: ['$finance', '$system', '$none'], grantId: ['founder-2', 'of-621', 'no-such'] },
    { account: ['$finance', '$chair', '$finance'], grantId: ['founder-2', 'founder-8', 'no-such'] },
  ),
  'POST /api/v1/needs': ofAuthority(),
  'POST /api/v1/needs/{needId}/supports': ofAuthority(),
  'POST /api/v1/needs/{needId}/supports/{authorityId}/withdrawals': ofAuthority(),
  'POST /api/v1/projects': ofAuthority(
    { projectId: same('nyt-projekt'), owners: [['410'], ['621'], ['zzz']] },
    { projectId: same('nyt-projekt'), owners: [['410'], ['410', '621'], ['410', 'zzz']] },
  ),
  'POST /api/v1/projects/{projectId}/pre-study': { ...ofAuthority({ projectId }), ...ofProject() },
  'POST /api/v1/projects/{projectId}/finance-models': ofProject(),
  'POST /api/v1/projects/{projectId}/participants': ofAuthority(),
  'POST /api/v1/projects/{projectId}/participants/{authorityId}/departures': ofAuthority(),
  'POST /api/v1/projects/{projectId}/start': ofProject(),
  'POST /api/v1/projects/{projectId}/pauses': ofProject(),
  'POST /api/v1/projects/{projectId}/resumptions': ofProject(),
  'POST /api/v1/projects/{projectId}/closing': ofProject(),
  'POST /api/v1/projects/{projectId}/suppliers': ofProject(),
  'POST /api/v1/projects/{projectId}/milestones': { supplier: [{ projectId: delivered }] },
  'POST /api/v1/projects/{projectId}/milestones/{milestoneId}/acceptance': ofProject(),
  'POST /api/v1/products/{productId}/releases': { supplier: [{ productId }] },
  'POST /api/v1/products/{productId}/rights': { ...ofProject({ productId }), supplier: [{ productId }] },
  'POST /api/v1/products/{productId}/self-assessments': { ...ofAuthority({ productId }), ...ofProject({ productId }) },
  'POST /api/v1/adoptions/{productId}/{authorityId}/plans': ofAuthority(),
  'POST /api/v1/adoptions/{productId}/{authorityId}/starts': ofAuthority(),
  'POST /api/v1/adoptions/{productId}/{authorityId}/endings': ofAuthority(),
  'POST /api/v1/adoptions/{productId}/{authorityId}/confirmations': ofAuthority(),
  'POST /api/v1/funding-rounds': ofProject({ projectId, roundId: same('ny-runde') }),
  'POST /api/v1/funding-rounds/{roundId}/pledges': ofAuthority({
    ...{ authorityId, roundId: round, pledgeId: same('nyt-tilsagn') },
  }),
  'POST /api/v1/funding-rounds/{roundId}/in-kind-pledges': ofAuthority({
    ...{ authorityId, roundId: round, pledgeId: same('nye-timer') },
  }),
  'PATCH /api/v1/funding-rounds/{roundId}/pledges/{pledgeId}': ofAuthority(...pledges),
  'POST /api/v1/funding-rounds/{roundId}/pledges/{pledgeId}/withdrawal': ofAuthority(...pledges),
  'POST /api/v1/funding-rounds/{roundId}/pledges/{pledgeId}/release': ofAuthority(...pledges),
  'POST /api/v1/projects/{projectId}/allocation-keys': ofProject(),
  'POST /api/v1/projects/{projectId}/overruns': ofProject(),
  'POST /api/v1/projects/{projectId}/hours': ofAuthority({ authorityId, projectId: same('eksempel-klimadata') }),
  'POST /api/v1/products/{productId}/accessions': ofAuthority({ authorityId, accessionId: same('ny-tilslutning') }),
  'POST /api/v1/products/{productId}/accessions/{accessionId}/ending': ofAuthority({
    ...{ productId: same('os2mo'), accessionId: ['tilslutning-410', 'tilslutning-151', 'no-such'] },
  }),
  'POST /api/v1/proposals/{proposalId}/approval': { authority: proposals.authority, project: proposals.project },
  'POST /api/v1/proposals/{proposalId}/refusal': {
    authority: proposals.authority,
    // It is shown to the steering group, and is not for them to decline.
    project: [{ proposalId: [undefined, '$own', '$none'] }, { proposalId: [undefined, '$elsewhere', '$none'] }],
  },
  'POST /api/v1/proposals/{proposalId}/withdrawal': proposals,
  'POST /api/v1/proposals/{proposalId}/versions': {
    authority: [
      { ...proposals.authority[0]!, change: same(pledge('tilsagn-410', '95000.00')) },
      // In words that they may ask themselves, or in none at all.
      { ...proposals.authority[0]!, change: [pledge('tilsagn-410', '95000.00'), pledge('tilsagn-621', '1.00'), {}] },
      { ...proposals.authority[0]!, change: [pledge('tilsagn-410', '95000.00'), {}, {}] },
    ],
    // It is shown to the steering group, and such a change is not for them to ask.
    project: [{ proposalId: [undefined, '$elsewhere', '$none'] }],
    supplier: [{ proposalId: [undefined, '$others', '$none'] }],
  },
};

/** What everybody may do for their own account, and nobody for another's, whoever they are. */
const OWN_ACCOUNT = [
  'POST /api/v1/grants/{account}/delegations',
  'POST /api/v1/grants/{account}/delegations/{delegationId}/end',
];
/** It is about nobody's thing: the person is not there yet. */
const NOBODYS = ['POST /api/v1/persons'];
/** No commands: who may is said where it is said who reads. */
const AS_READERS = ['PATCH /api/v1/persons/{personRef}', 'POST /api/v1/imports'];

/** Only people of the association ask these, and of everything. */
const ASSOCIATION = [
  ...['', '/{authorityId}/corrections', '/{authorityId}/memberships', '/{authorityId}/withdrawals'].map(
    (path) => `POST /api/v1/authorities${path}`,
  ),
  ...['payment-demands', 'deemed-withdrawals'].map((path) => `POST /api/v1/authorities/{authorityId}/${path}`),
  ...['', '/{supplierId}/partnerships', '/{supplierId}/partnership-endings'].map((p) => `POST /api/v1/suppliers${p}`),
  ...['', '/{agreementId}/renewals', '/{agreementId}/ending'].map((path) => `POST /api/v1/agreements${path}`),
  ...['population-sets', 'size-tables', 'bylaws', 'bodies', 'public-reading'].map((path) => `POST /api/v1/${path}`),
  ...['terms-of-reference', 'seats', 'closing'].map((path) => `POST /api/v1/bodies/{bodyId}/${path}`),
  ...['deputies', 'departures'].map((path) => `POST /api/v1/bodies/{bodyId}/seats/{seatId}/${path}`),
  ...['attendance', 'items/{itemId}/ballots', 'minutes/publication'].map(
    (p) => `POST /api/v1/meetings/{meetingId}/${p}`,
  ),
  ...['', '/registered', '/{decisionId}/succession', '/{decisionId}/revocation'].map(
    (path) => `POST /api/v1/decisions${path}`,
  ),
  ...['approval', 'refusal'].map((path) => `POST /api/v1/grants/{account}/{grantId}/${path}`),
  ...['', '/{exclusionId}/ratification', '/{exclusionId}/rejection'].map((path) => `POST /api/v1/exclusions${path}`),
  ...['approval-limits', 'emergencies'].map((path) => `POST /api/v1/${path}`),
  ...['confirmation', 'review'].map((path) => `POST /api/v1/emergencies/{emergencyId}/${path}`),
  ...['POST /api/v1/needs/{needId}/projects', 'POST /api/v1/persons/{personRef}/erasure'],
  ...['approval', 'rejection', 'funding-results', 'products', 'cost-lines', 'cost-lines/{lineId}/reversal'].map(
    (path) => `POST /api/v1/projects/{projectId}/${path}`,
  ),
  ...['', '/{productId}/licences', '/{productId}/stewards', '/{productId}/stewards/{authorityId}/endings'].map(
    (path) => `POST /api/v1/products${path}`,
  ),
  ...['suppliers', 'suppliers/{supplierId}/endings', 'retirement', 'handover', 'evaluations', 'levels'].map(
    (path) => `POST /api/v1/products/{productId}/${path}`,
  ),
  ...['POST /api/v1/requirement-sets', 'POST /api/v1/products/{productId}/accession-terms'],
  ...['rate-sheets', 'membership-fees', 'membership-fees/indexations'].map((path) => `POST /api/v1/${path}`),
  ...['overruns/{overrunId}/funding', 'surpluses', 'hours-settlements'].map(
    (path) => `POST /api/v1/projects/{projectId}/${path}`,
  ),
  ...['late-pledges', 'grants', 'interim-totals', 'closing'].map(
    (path) => `POST /api/v1/funding-rounds/{roundId}/${path}`,
  ),
];

/** Who asks, by the codes of the statement; and nobody. */
const CALLERS: Readonly<Record<string, string | undefined>> = {
  KOO: 'demo-coordinator',
  OEK: 'demo-finance',
  LEV: 'demo-supplier',
  STY: 'demo-steering-group',
  STF: 'demo-steering-group-chair',
  SEK: 'demo-secretariat',
  BES: 'demo-board-member',
  FOR: 'demo-chair',
  KAS: 'demo-treasurer',
  REV: 'demo-auditor',
  INT: demoSystem.clientId,
  DPO: 'demo-data-protection-officer',
  nobody: undefined,
};
const KINDS: Readonly<Record<string, Kind>> = {
  ...{ KOO: 'authority', OEK: 'authority', LEV: 'supplier', STY: 'project', STF: 'project' },
};

const folder = temporaryFolder();
const account = (subject: string): string => accountOf(DEVELOPMENT_ISSUER, subject);
const personOf = (subject: string): string => uuidFrom(`person/${account(subject)}`);
let service: Service;
let as: (subject?: string) => Promise<Asking>;
let routes: string[];
/** The command that a route runs. */
const commands: Record<string, string> = {};
/** By command: data that was recorded once, with all ids. */
const templates: Record<string, object> = {};

interface Recorded {
  events: number;
  proposals: string;
}
/** All that could have been recorded: the length of the log, and what is proposed. */
async function recorded(): Promise<Recorded> {
  const { body } = await (await as())('GET', '/api/v1/status');
  const { events } = body['log'] as { events: number };
  const asked = await (await as('demo-auditor'))('GET', `/api/v1/proposals?status=all&after=${events - 1}`);
  return { events, proposals: JSON.stringify(asked.body['proposals']) };
}
/** @returns what comes of the work, having seen that nothing was recorded by it. */
async function recordingNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await recorded();
  const outcome = await work();
  expect(await recorded()).toEqual(before);
  return outcome;
}

const filledIn = (value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('$') ? made[value.slice(1)] : value;
/** The members that name something in one of the three ways. */
const named = (naming: Naming, index: 0 | 1 | 2): Record<string, unknown> =>
  Object.fromEntries(Object.entries(naming).map(([member, trio]) => [member, filledIn(trio[index])]));

interface How {
  dryRun?: boolean;
  more?: object;
}
/** Asks a command's route with the data of a recorded one, but for what is named. */
async function asked(subject: string | undefined, route: string, names: object = {}, how: How = {}): Promise<Heard> {
  const [method, path] = route.split(' ') as [string, string];
  const data: Record<string, unknown> = { ...templates[commands[route] ?? ''], ...names };
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name];
    delete data[name];
    return typeof value === 'string' ? value : 'none';
  });
  const query = how.dryRun ? '?dryRun=true' : '';
  return (await as(subject))(
    method,
    url + query,
    { ...data, ...how.more },
    method === 'PATCH' ? { 'If-Match': '"1"' } : {},
  );
}
const told = ({ status, body }: Heard): [number, unknown] => [status, body];
/** Let through: what its own rules then say of it is another matter. */
const letThrough = ({ status, body }: Heard): boolean =>
  status === 200 || status === 201 || status === 202 || status === 412 || (status === 409 && body.code !== undefined);

async function succeeded(answer: Promise<Heard>, ...statuses: number[]): Promise<Heard['body']> {
  const { status, body } = await answer;
  if (!statuses.includes(status)) throw new Error(`the test could not be prepared: ${status} ${JSON.stringify(body)}`);
  return body;
}
const post = async (subject: string, path: string, body: object): Promise<Heard> =>
  (await as(subject))('POST', `/api/v1/${path}`, body);
const waitingOf = (body: Heard['body']) => body['waiting'] as { proposalId: string; version: string };

/** Proposes as one and approves as another. */
async function byTwo(one: string, other: string, path: string, body: object): Promise<void> {
  const { proposalId, version } = waitingOf(await succeeded(post(one, path, body), 202));
  await succeeded(post(other, `proposals/${proposalId}/approval`, { approves: version }), 201);
}
/** Gives an account a role, which the secretariat proposes and the chair approves. */
async function give(to: string, grantId: string, role: string, scope: object, personRef = uuidFrom(`person/${to}`)) {
  const proposed = { account: to, grantId, role, scope, personRef };
  const { position } = await succeeded(post('demo-secretariat', 'grants', proposed), 201);
  const { body } = await (await as('demo-chair'))('GET', `/api/v1/grants?account=${to}&after=${String(position)}`);
  const grants = body['grants'] as { grant: string; version: string }[];
  const { version } = grants.find(({ grant }) => grant === grantId)!;
  await succeeded(post('demo-chair', `grants/${to}/${grantId}/approval`, { approves: version }), 201);
}
const take = (from: string, grantId: string): Promise<unknown> =>
  succeeded(post('demo-secretariat', `grants/${from}/${grantId}/revocation`, { reason: 'Prøve' }), 201);

/** A change of a pledge that waits for the second person of its authority. */
async function amending(subject: string, pledgeId: string): Promise<{ proposalId: string; version: string }> {
  const { body } = await (await as('demo-auditor'))('GET', '/api/v1/projects/eksempel-klimadata/shares');
  const [{ revision }] = body['rounds'] as [{ revision: number }];
  const change = { amount: { amount: '91000.00', currency: 'DKK' } };
  const path = `/api/v1/funding-rounds/eksempel-klimadata-round-1/pledges/${pledgeId}`;
  return waitingOf(await succeeded((await as(subject))('PATCH', path, change, { 'If-Match': `"${revision}"` }), 202));
}
async function newPerson(subject: string): Promise<string> {
  return (await succeeded(post(subject, 'persons', { name: 'Prøve Person' }), 201))['personRef'] as string;
}

/** Things that are somebody's, and that the demonstration does not hold. */
async function prepare(): Promise<void> {
  const secretariat = 'demo-secretariat';
  const group = (about: string) => ({ bodyId: `styregruppe-${about}`, kind: 'steering_group', name: 'Styregruppe' });
  const about = { kind: 'project', id: 'eksempel-klimadata' };
  await byTwo(secretariat, 'demo-chair', 'bodies', { ...group(about.id), bylawsId: 'os2', about });
  const meeting = { form: 'ordinary', heldOn: '2036-05-05' };
  for (const [meetingId, bodyId] of [
    ['gf-2027', 'generalforsamling'],
    ['klimadata-1', 'styregruppe-eksempel-klimadata'],
    ['os2mo-1', 'styregruppe-os2mo-2-5'],
  ])
    await succeeded(post(secretariat, 'meetings', { ...meeting, meetingId, bodyId }), 201);
  for (const id of ['410', '621']) {
    const item = { itemId: `punkt-${id}`, title: 'Punkt', purpose: 'discussion', proposedBy: id };
    await succeeded(post(secretariat, 'meetings/gf-2027/items', item), 201);
  }
  await succeeded(post(secretariat, 'products/os2valghalla/stewards', { authorityId: '410' }), 201);
  const accession = { accessionId: 'tilslutning-410', authorityId: '410' };
  await byTwo('demo-coordinator', 'demo-finance', 'products/os2mo/accessions', accession);
  for (const subject of ['demo-steering-group', 'demo-steering-group-chair'])
    await give(account(subject), 'of-product', 'steering_group_member', { kind: 'product', id: 'os2valghalla' });
  made['person'] = await newPerson('demo-coordinator');
  made['others-person'] = await newPerson(secretariat);
  const contactRef = made['others-person'];
  await succeeded(post(secretariat, 'authorities/621/contacts', { contactRef }), 201);
  Object.assign(made, { none: randomUUID(), system: account(demoSystem.clientId) });
  for (const who of ['finance', 'chair']) made[who] = account(`demo-${who}`);
}
/** Changes that wait: of Middelfart, of Kolding, and of a project that the supplier works on. */
async function prepareProposals(): Promise<void> {
  made['own'] = (await amending('demo-coordinator', 'tilsagn-410')).proposalId;
  const kolding = { kind: 'authority', id: '621' };
  // A second person there, without whom nobody could approve it.
  await give(uuidFrom('account/kolding'), 'of-621', 'finance', kolding);
  await give(made['system']!, 'of-621', 'coordinator', kolding);
  made['others'] = (await amending(demoSystem.clientId, 'tilsagn-621')).proposalId;
  await take(made['system']!, 'of-621');
  await give(made['system']!, 'program', 'integrator', { kind: 'association' });
  const engaging = { supplierId: 'eksempel-software', procurementRef: 'Prøve' };
  const elsewhere = await succeeded(
    post('demo-secretariat', 'projects/eksempel-lokalebooking/suppliers', engaging),
    202,
  );
  made['elsewhere'] = waitingOf(elsewhere).proposalId;
}

/** Data of commands that no file of the demonstration holds. */
const seldom = (): Record<string, object> => {
  const version = { approves: '0'.repeat(64) };
  const [role, until] = ['coordinator', new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)];
  const scope = { kind: 'authority', id: '410' };
  const grant = { account: made['none'], grantId: 'no-such' };
  const limit = { amount: '0.00', currency: 'DKK' };
  return {
    ProposeRole: { ...grant, grantId: 'ny', role, scope, personRef: randomUUID() },
    GrantRole: { ...grant, ...version },
    DeclineRole: { ...grant, reason: 'Prøve' },
    RevokeRole: { ...grant, reason: 'Prøve' },
    ApproveChange: version,
    DeclineChange: { reason: 'Prøve' },
    WithdrawChange: { reason: 'Prøve' },
    AmendChange: { change: {} },
    DelegateApproval: { delegationId: 'd', to: made['chair'], scope, until },
    EndDelegation: { delegationId: 'd' },
    SetApprovalLimits: { single: limit, two: limit },
    DeclareEmergency: { emergencyId: 'e', reason: 'Prøve' },
    ConfirmEmergency: { emergencyId: 'e' },
    ReviewEmergency: { emergencyId: 'e', conclusion: 'Prøve' },
    RegisterPerson: { name: 'Prøve Person' },
    ErasePerson: { personRef: made['person'], requestedOn: '2026-11-01', reason: 'consent_withdrawn' },
  };
};
/** What somebody sends, from what was recorded: members that a route does not take are the service's own. */
function readTemplates(): void {
  for (const file of ['apps/api/demo/os2.ndjson', 'test/events/seldom.ndjson']) {
    for (const line of readFileSync(join(projectRoot(), file), 'utf8').split('\n')) {
      if (!line.startsWith('{')) continue;
      const { command, data } = JSON.parse(line) as { command: string; data: object };
      templates[command] ??= data;
    }
  }
  Object.assign(templates, seldom());
}

/** Every route that records, and the command that a refusal says it runs. */
async function readRoutes(): Promise<void> {
  interface Operation {
    parameters?: { name?: string }[];
  }
  const { paths } = JSON.parse(readFileSync(join(projectRoot(), 'apps/api/openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { parameters = [] }]) =>
      parameters.some(({ name }) => name === 'Idempotency-Key') ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  );
  for (const route of routes.filter((each) => !AS_READERS.includes(each))) {
    const { status, body } = await asked('demo-auditor', route);
    expect([route, status, body.code]).toEqual([route, 403, 'access.denied']);
    commands[route] = /may ask (\w+)\./.exec(body['detail'] as string)![1]!;
  }
}

beforeAll(async () => {
  build();
  service = await startService({ FAELLESBOG_DATA: folder.path, FAELLESBOG_ACCESS: 'enforced' });
  as = people(service.url);
  await prepare();
  await prepareProposals();
  await readRoutes();
  readTemplates();
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

it('Every address at which something is recorded has a place in this test, and each has one', () => {
  const placed = [...Object.keys(THEIRS), ...OWN_ACCOUNT, ...NOBODYS, ...AS_READERS, ...ASSOCIATION];
  expect(placed.sort()).toEqual(routes.toSorted());
  expect(new Set(Object.values(commands)).size).toBe(routes.length - AS_READERS.length);
  expect(Object.values(commands).filter((command) => templates[command] === undefined)).toEqual([]);
});

describe('Who is not named for a command', () => {
  it('is told to log in or that none of their roles may, whatever they send, and nothing is recorded', async () => {
    const wrong = await recordingNothing(async () => {
      const found: unknown[] = [];
      for (const route of Object.keys(commands)) {
        for (const [caller, subject] of Object.entries(CALLERS)) {
          if (isStated(statementOf(commands[route]!), 'ask', caller, true)) continue;
          const { status, body } = await asked(subject, route);
          const expected = caller === 'nobody' ? '401 login.required' : '403 access.denied';
          if (`${status} ${body.code}` !== expected) found.push([caller, route, status, body.code]);
        }
      }
      return found;
    });
    expect(wrong).toEqual([]);
  });

  it('sends no file either, and changes no person', async () => {
    await recordingNothing(async () => {
      for (const [caller, subject] of Object.entries(CALLERS)) {
        const asking = await as(subject);
        const expected = caller === 'nobody' ? 401 : 403;
        const sent = await asking('POST', '/api/v1/imports', {});
        const sends = caller === 'SEK' || caller === 'INT';
        expect([caller, sent.status]).toEqual([caller, sends ? 415 : expected]);
        const path = `/api/v1/persons/${made['others-person']}`;
        const changed = await asking('PATCH', path, { phone: '12345678' }, { 'If-Match': '"99"' });
        const hidden = caller === 'nobody' ? 401 : 404;
        expect([caller, changed.status]).toEqual([caller, caller === 'SEK' ? 412 : hidden]);
      }
    });
  });
});

/** Those of a kind who are named for a command. */
const askersOf = (route: string, kind: Kind): string[] =>
  Object.keys(KINDS).filter(
    (code) => KINDS[code] === kind && isStated(statementOf(commands[route]!), 'ask', code, true),
  );

describe("What is another's", () => {
  it.each(Object.keys(THEIRS))('is not there for %s, in the words of what does not exist', async (route) => {
    await recordingNothing(async () => {
      for (const [kind, ways] of Object.entries(THEIRS[route]!) as [Kind, Naming[]][]) {
        const askers = askersOf(route, kind);
        expect([route, kind, askers.length]).not.toEqual([route, kind, 0]);
        for (const way of ways) for (const code of askers) await isHidden(CALLERS[code]!, route, way);
      }
    });
  });
  async function isHidden(subject: string, route: string, way: Naming): Promise<void> {
    const seen = [subject, route, way];
    const none = await asked(subject, route, named(way, 2));
    expect([seen, none.status, none.body.code]).toEqual([seen, 404, 'not_found']);
    for (const dryRun of [true, false]) {
      const others = await asked(subject, route, named(way, 1), { dryRun });
      expect([seen, dryRun, ...told(others)]).toEqual([seen, dryRun, ...told(none)]);
    }
    if (Object.values(way).some(([own]) => own === undefined)) return;
    const own = await asked(subject, route, named(way, 0), { dryRun: true });
    expect([seen, own.status, own.body, letThrough(own)]).toEqual([seen, own.status, own.body, true]);
    for (const onBehalfOf of ['621', 'zzz']) {
      const inName = await asked(subject, route, named(way, 0), { dryRun: true, more: { onBehalfOf } });
      expect([seen, onBehalfOf, ...told(inName)]).toEqual([seen, onBehalfOf, ...told(none)]);
    }
  }

  it('is left out of nobody: whoever may ask something of their own alone is in the list', () => {
    const missing = Object.entries(commands).flatMap(([route, command]) =>
      Object.entries(KINDS)
        .filter(([code]) => isStated(statementOf(command), 'ask', code, true))
        .filter(([, kind]) => THEIRS[route]?.[kind] === undefined)
        .map(([code]) => [code, route]),
    );
    const elsewhere = [...OWN_ACCOUNT, ...NOBODYS];
    expect(missing.filter(([, route]) => !elsewhere.includes(route!))).toEqual([]);
  });

  it('is no role that belongs elsewhere, by the name of what is theirs', async () => {
    const scope = { kind: 'authority', id: '410' };
    await recordingNothing(async () => {
      for (const role of ['board_member', 'secretariat', 'auditor', 'supplier']) {
        const office = role === 'board_member' ? 'treasurer' : undefined;
        const { status, body } = await asked('demo-coordinator', 'POST /api/v1/grants', { scope, role, office });
        expect([role, status, body.code]).toEqual([role, 409, 'grant.out_of_place']);
      }
    });
  });

  it('is not there where it is an account that somebody else approves with', async () => {
    await recordingNothing(async () => {
      for (const route of OWN_ACCOUNT) {
        for (const [code, subject] of Object.entries(CALLERS)) {
          if (subject === undefined || !isStated(statementOf(commands[route]!), 'ask', code, true)) continue;
          const none = await asked(subject, route, { account: made['none'] });
          expect([code, route, none.status, none.body.code]).toEqual([code, route, 404, 'not_found']);
          const other = account(code === 'OEK' ? 'demo-coordinator' : 'demo-finance');
          for (const dryRun of [true, false])
            expect(told(await asked(subject, route, { account: other }, { dryRun }))).toEqual(told(none));
          const own = await asked(subject, route, { account: account(subject) }, { dryRun: true });
          expect([code, route, own.body, letThrough(own)]).toEqual([code, route, own.body, true]);
        }
      }
    });
  });

  it('is not taken over by naming it as if it were new', async () => {
    const taken: [string, object][] = [
      ['POST /api/v1/funding-rounds/{roundId}/pledges', { roundId: round[0], pledgeId: 'tilsagn-621' }],
      ['POST /api/v1/funding-rounds/{roundId}/in-kind-pledges', { roundId: round[0], pledgeId: 'tilsagn-621' }],
      ['POST /api/v1/products/{productId}/accessions', { productId: 'os2mo', accessionId: 'tilslutning-151' }],
      ['POST /api/v1/needs', { needId: 'lokalebooking' }],
      ['POST /api/v1/projects', { projectId: 'os2mo-2-5', owners: ['410'] }],
    ];
    await recordingNothing(async () => {
      for (const [route, names] of taken) {
        const { status, body } = await asked('demo-coordinator', route, {
          authorityId: '410',
          ...names,
          ...without(route),
        });
        expect([route, status, body.code]).toEqual([route, 409, expect.stringMatching(/\.exists$|^pledge\./)]);
      }
    });
  });
  /** A project has owners and no authority of its own. */
  const without = (route: string): object => (route === 'POST /api/v1/projects' ? { authorityId: undefined } : {});

  it('is not there where an emergency is named that is not for them to declare', async () => {
    await succeeded(post('demo-secretariat', 'emergencies', { emergencyId: 'brand', reason: 'Prøve' }), 201);
    await succeeded(post('demo-chair', 'emergencies/brand/confirmation', {}), 201);
    await recordingNothing(async () => {
      const route = 'POST /api/v1/funding-rounds/{roundId}/in-kind-pledges';
      const own = { roundId: round[0], pledgeId: 'nye-timer', authorityId: '410' };
      const [none, others] = await Promise.all(
        ['no-such', 'brand'].map((emergency) => asked('demo-coordinator', route, own, { more: { emergency } })),
      );
      expect([none!.status, none!.body.code]).toEqual([404, 'not_found']);
      expect(told(others!)).toEqual(told(none!));
    });
  });

  it('is shown to nobody among the proposals, but to the association', async () => {
    const shows = async (subject: string, proposalId: string): Promise<boolean> => {
      const asking = await as(subject);
      const [one, list] = [
        await asking('GET', `/api/v1/proposals/${proposalId}`),
        await asking('GET', '/api/v1/proposals'),
      ];
      const listed = JSON.stringify(list.body).includes(proposalId);
      expect([subject, one.status]).toEqual([subject, listed ? 200 : 404]);
      return listed;
    };
    const seers: string[] = [];
    for (const [code, subject] of Object.entries(CALLERS))
      if (subject !== undefined && (await shows(subject, made['own']!))) seers.push(code);
    expect(seers).toEqual(['KOO', 'OEK', 'STY', 'STF', 'SEK', 'BES', 'FOR', 'KAS', 'REV']);
  });

  it('waits in nobody else’s list of tasks', async () => {
    const ids: Record<string, string> = { own: made['own']!, others: made['others']!, emergency: 'brand' };
    const listed: Record<string, string[]> = {};
    for (const code of ['KOO', 'STY', 'SEK', 'DPO']) {
      const { body } = await (await as(CALLERS[code]))('GET', '/api/v1/tasks');
      const tasks = JSON.stringify(body['tasks']);
      listed[code] = Object.keys(ids).filter((name) => tasks.includes(ids[name]!));
    }
    expect(listed).toEqual({ KOO: ['own'], STY: ['own', 'others'], SEK: Object.keys(ids), DPO: [] });
  });
});

/** One question of the matrix: may somebody ask a command of their own, or of another's? */
interface Cell {
  route: string;
  caller: string;
  own: boolean;
}
/** What is said of a proposal is asked of proposals, below. */
const ofProposals = (route: string): boolean => route.includes('/proposals/');

/** By what a caller can name something: by what their role is for, or as others do. */
const wayFor = ({ route, caller }: Pick<Cell, 'route' | 'caller'>): Naming => {
  const kinds = THEIRS[route] ?? {};
  return (KINDS[caller] && kinds[KINDS[caller]]?.[0]) ?? Object.values(kinds)[0]?.[0] ?? {};
};

/** By the statement alone: let through, told to log in (401), that it is not for them (403), or is not there (404). */
function expectedOf({ route, caller, own }: Cell): number {
  const statement = statementOf(commands[route]!);
  if (caller === 'nobody') return 401;
  if (!isStated(statement, 'ask', caller, true)) return 403;
  const reaches = OWN_ACCOUNT.includes(route) ? own : isStated(statement, 'ask', caller, own);
  return reaches ? 200 : 404;
}

async function answerTo({ route, caller, own }: Cell): Promise<number> {
  const subject = CALLERS[caller];
  const names = OWN_ACCOUNT.includes(route)
    ? { account: own ? account(subject ?? '') : made['none'] }
    : named(wayFor({ route, caller }), own ? 0 : 1);
  const heard = await asked(subject, route, names, { dryRun: true });
  return letThrough(heard) ? 200 : heard.status;
}

describe('The matrix of who may ask what', () => {
  it('is over HTTP as it is stated: three hundred of its cells', async () => {
    const cells = Object.keys(commands)
      .filter((route) => !ofProposals(route))
      .flatMap((route) =>
        Object.keys(CALLERS).flatMap((caller) => [true, false].map((own): Cell => ({ route, caller, own }))),
      );
    // Drawn by a hash of their names, so that the same ones are asked every time; half of them of who is named.
    const drawn = (those: Cell[]): Cell[] =>
      those.toSorted((a, b) => (uuidFrom(JSON.stringify(a)) < uuidFrom(JSON.stringify(b)) ? -1 : 1)).slice(0, 150);
    const isNamed = (cell: Cell): boolean => [200, 404].includes(expectedOf(cell));
    const sample = [...drawn(cells.filter(isNamed)), ...drawn(cells.filter((cell) => !isNamed(cell)))];
    const violations = await recordingNothing(async () => {
      const found: unknown[] = [];
      for (const cell of sample) {
        const [expected, answer] = [expectedOf(cell), await answerTo(cell)];
        if (answer !== expected) found.push({ ...cell, expected, answer });
      }
      return found;
    });
    expect(violations).toEqual([]);
    expect(sample).toHaveLength(300);
    for (const outcome of [200, 401, 403, 404])
      expect(sample.filter((cell) => expectedOf(cell) === outcome).length).toBeGreaterThan(5);
  });
});

/** A change that waits: who asked for it, whose it is, and whom it is shown to beside the association's people. */
interface Waits {
  command: string;
  maker: string;
  own: boolean;
  shownTo: string[];
  /** The treasurer stands in: nobody but its maker holds the role that approves. */
  standIn?: boolean;
  proposalId: string;
  version: string;
}
const OF_ASSOCIATION = ['SEK', 'BES', 'FOR', 'KAS'];

async function waitingChanges(): Promise<Waits[]> {
  const [steering, municipality] = [
    ['STY', 'STF'],
    ['KOO', 'OEK'],
  ];
  const amount = (kroner: string) => ({ amount: kroner, currency: 'DKK' });
  const hours = { pledgeId: 'timer-410', authorityId: '410', hours: 10, hourlyRate: amount('500.00') };
  const figures = [{ authorityId: '410', inhabitants: 10 }];
  const set = (populationSetId: string) => ({ populationSetId, validOn: '2026-01-01', publisher: 'Prøve', figures });
  const line = (lineId: string) => ({ lineId, text: 'Prøve', amount: amount('10.00') });
  const inKind = 'funding-rounds/eksempel-klimadata-round-1/in-kind-pledges';
  const [costs, engagements] = ['projects/eksempel-lokalebooking/cost-lines', 'projects/eksempel-klimadata/suppliers'];
  const engaging = { supplierId: 'magenta', procurementRef: 'Prøve' };
  const erasing = { requestedOn: '2026-11-01', reason: 'consent_withdrawn' };
  const asks: [command: string, maker: string, shownTo: string[], path: string, body: object][] = [
    ['PledgeInKind', 'OEK', [...municipality, ...steering], inKind, hours],
    ['ImportPopulationSet', 'INT', ['INT'], 'population-sets', set('ny')],
    ['ImportPopulationSet', 'SEK', [], 'population-sets', set('nyere')],
    ['SetPublicReading', 'SEK', [], 'public-reading', { areas: ['figures'] }],
    ['ErasePerson', 'SEK', ['DPO'], `persons/${made['person']}/erasure`, erasing],
    ['PostCostLine', 'INT', ['INT'], costs, line('ny')],
    ['PostCostLine', 'SEK', [], costs, line('nyere')],
    ...['STY', 'STF', 'SEK'].map((maker): (typeof asks)[number] => [
      ...(['EngageSupplier', maker, steering, engagements, engaging] as const),
    ]),
  ];
  const { body } = await (await as('demo-auditor'))('GET', '/api/v1/proposals?status=all');
  const known = body['proposals'] as { proposalId: string; version: string }[];
  const before = (name: string) => known.find(({ proposalId }) => proposalId === made[name])!;
  const waits: Waits[] = [
    { command: 'AmendPledge', maker: 'KOO', own: true, shownTo: [...municipality, ...steering], ...before('own') },
    // Asked by what is a program now, when it was a coordinator of Kolding.
    { command: 'AmendPledge', maker: 'INT', own: false, shownTo: [...steering, 'INT'], ...before('others') },
    { command: 'EngageSupplier', maker: 'SEK', own: false, shownTo: ['LEV'], standIn: true, ...before('elsewhere') },
  ];
  for (const [command, maker, shownTo, path, change] of asks) {
    const waiting = waitingOf(await succeeded(post(CALLERS[maker]!, path, change), 202));
    const standIn = command === 'EngageSupplier' && maker === 'STF';
    waits.push({ command, maker, own: true, shownTo, standIn, ...waiting });
  }
  return waits;
}

/** By the statement alone; what is refused although it is shown says why. */
function approvalOf({ command, maker, own, shownTo, standIn }: Waits, caller: string): string {
  if (caller === 'nobody') return '401 login.required';
  if (!isStated(statementOf('ApproveChange'), 'ask', caller, true)) return '403 access.denied';
  const named = standIn ? caller === 'KAS' : isStated(statementOf(command), 'approve', caller, own);
  if (!named && ![...OF_ASSOCIATION, ...shownTo].includes(caller)) return '404 not_found';
  if (caller === maker) return standIn ? '409 four_eyes.last_holder' : '409 four_eyes.same_person';
  return named ? '200' : '409 four_eyes.not_approver';
}

describe('An approval', () => {
  let waits: Waits[];
  beforeAll(async () => {
    waits = await waitingChanges();
  });
  const approve = async (subject: string | undefined, { proposalId, version }: Waits, query = '', more: object = {}) =>
    (await as(subject))('POST', `/api/v1/proposals/${proposalId}/approval${query}`, { approves: version, ...more });
  const said = ({ status, body }: Heard): string => (status < 300 ? `${status}` : `${status} ${body.code}`);

  it('is given by whom the statement names, to no change of their own, and is asked of nobody else', async () => {
    const violations = await recordingNothing(async () => {
      const found: unknown[] = [];
      for (const change of waits) {
        for (const [caller, subject] of Object.entries(CALLERS)) {
          const [expected, answer] = [approvalOf(change, caller), said(await approve(subject, change, '?dryRun=true'))];
          if (answer !== expected)
            found.push({ command: change.command, maker: change.maker, caller, expected, answer });
        }
      }
      return found;
    });
    expect(violations).toEqual([]);
    expect(waits.length).toBeGreaterThan(12);
  });

  it('is none by whoever asked for the change, also by a second account of the same person', async () => {
    const pledged = waits[0]!;
    await take(made['system']!, 'program');
    const own = { kind: 'authority', id: '410' };
    await give(made['system']!, 'second', 'finance', own, personOf('demo-coordinator'));
    await recordingNothing(async () => {
      for (const subject of ['demo-coordinator', demoSystem.clientId])
        expect(said(await approve(subject, pledged))).toBe('409 four_eyes.same_person');
    });
    await take(made['system']!, 'second');
  });

  it('is none by whoever asked for the change in the name of another, nor by who let them approve', async () => {
    const pledged = waits[0]!;
    const finance = account('demo-finance');
    const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    const lent = {
      delegationId: 'ferie',
      to: account('demo-coordinator'),
      scope: { kind: 'authority', id: '410' },
      until,
    };
    await succeeded(post('demo-finance', `grants/${finance}/delegations`, lent), 201);
    await recordingNothing(async () => {
      const delegation = `${finance}/ferie`;
      expect(said(await approve('demo-coordinator', pledged, '', { delegation }))).toBe('409 four_eyes.same_person');
      expect(said(await approve('demo-finance', pledged))).toBe('409 four_eyes.delegated_to_maker');
      // Somebody else who names it is not who it was given to.
      expect(said(await approve('demo-treasurer', pledged, '', { delegation }))).toBe('409 delegation.not_holding');
      expect(said(await approve('demo-data-protection-officer', pledged, '', { delegation }))).toBe('404 not_found');
    });
    await succeeded(post('demo-finance', `grants/${finance}/delegations/ferie/end`, {}), 201);
  });

  it('is none by a supplier, whoever lets them', async () => {
    const pledged = waits[0]!;
    const finance = account('demo-finance');
    const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    const lent = {
      delegationId: 'til-leverandoer',
      to: account('demo-supplier'),
      scope: { kind: 'authority', id: '410' },
      until,
    };
    await succeeded(post('demo-finance', `grants/${finance}/delegations`, lent), 201);
    await recordingNothing(async () => {
      const delegation = `${finance}/til-leverandoer`;
      for (const change of waits)
        expect(said(await approve('demo-supplier', change, '', { delegation }))).toBe('403 access.denied');
      expect(said(await approve('demo-supplier', pledged))).toBe('403 access.denied');
    });
    // Nor by a second account of a supplier's, whatever role that one has.
    await give(made['system']!, 'suppliers', 'finance', { kind: 'authority', id: '410' }, personOf('demo-supplier'));
    await recordingNothing(async () =>
      expect(said(await approve(demoSystem.clientId, pledged))).toBe('409 four_eyes.supplier'),
    );
    await take(made['system']!, 'suppliers');
  });

  it('is given by somebody to whom it was delegated, of what is nothing of their own', async () => {
    const pledged = waits[0]!;
    const finance = account('demo-finance');
    const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    const to = account('demo-data-protection-officer');
    const lent = { delegationId: 'til-anden', to, scope: { kind: 'authority', id: '410' }, until };
    const { position } = await succeeded(post('demo-finance', `grants/${finance}/delegations`, lent), 201);
    const delegation = `${finance}/til-anden`;
    const deputy = await as('demo-data-protection-officer');
    const { body } = await deputy('GET', `/api/v1/grants/${to}/delegations?after=${String(position)}`);
    expect(body).toMatchObject({ given: [], received: [{ name: delegation, account: finance, until }] });
    const waiting = await deputy('GET', '/api/v1/proposals?status=mine');
    const found = (waiting.body['proposals'] as { proposalId: string }[]).map(({ proposalId }) => proposalId);
    expect(found).toContain(pledged.proposalId);
    expect(found).not.toContain(waits[1]!.proposalId);
    expect(said(await approve('demo-data-protection-officer', pledged, '?dryRun=true', { delegation }))).toBe('200');
    const others = waits[1]!;
    expect(said(await approve('demo-data-protection-officer', others, '', { delegation }))).toBe('404 not_found');
    const approved = await approve('demo-finance', pledged);
    expect([approved.status, approved.body]).toMatchObject([
      201,
      { carriedOut: { stream: `round-${String(round[0])}` } },
    ]);
  });
});

describe('A row of a file', () => {
  const row = (command: string, data: object): string => JSON.stringify({ command, data });
  const withdrawal = (pledgeId: string): string =>
    row('WithdrawPledge', { roundId: round[0], pledgeId, reason: 'Prøve' });
  const fine = row('RegisterSupplier', { supplierId: 'fra-fil', name: 'Fra fil' });
  const refusedBy = async (subject: string, query: string, ...rows: string[]) => {
    const { status, body } = await recordingNothing(async () =>
      (await as(subject))('POST', `/api/v1/imports${query}`, rows.join('\n')),
    );
    expect([query, status, body['recorded']]).toEqual([query, 422, 0]);
    return (body['refused'] as { line: number; code: string; message: string }[]).map((each) => ({ ...each }));
  };

  it('is refused where its sender may not ask it, and then none of the file is recorded', async () => {
    for (const query of ['', '?dryRun=true']) {
      const refused = await refusedBy('demo-secretariat', query, fine, withdrawal('tilsagn-410'));
      expect(refused.map(({ line, code }) => [line, code])).toEqual([[2, 'access.denied']]);
      const own = waitsFor(made['elsewhere']!);
      const said = await refusedBy('demo-secretariat', query, fine, ...own);
      expect(said.map(({ code }) => code)).toEqual(['four_eyes.needed', 'four_eyes.needed', 'four_eyes.needed']);
    }
  });
  const waitsFor = (proposalId: string): string[] => [
    row('WithdrawChange', { proposalId, reason: 'Prøve' }),
    row('DeclineChange', { proposalId, reason: 'Prøve' }),
    row('ApproveChange', { proposalId, approves: '0'.repeat(64) }),
  ];

  it("is not there where it is about another's, in the words of what does not exist", async () => {
    // Somebody who sends files for the association, and acts for one municipality beside.
    await give(made['system']!, 'sends', 'secretariat', { kind: 'association' });
    await give(made['system']!, 'acts', 'finance', { kind: 'authority', id: '410' });
    for (const query of ['', '?dryRun=true']) {
      const rows = [withdrawal('tilsagn-410'), withdrawal('tilsagn-621'), withdrawal('no-such')];
      const [others, none] = await refusedBy(demoSystem.clientId, query, ...rows);
      expect([others!.line, others!.code, none!.line]).toEqual([2, 'not_found', 3]);
      expect(others).toEqual({ ...none, line: 2 });
    }
  });

  it('is refused to a program for all that is not its own', async () => {
    for (const grant of ['sends', 'acts']) await take(made['system']!, grant);
    await give(made['system']!, 'program-2', 'integrator', { kind: 'association' });
    const refused = await refusedBy(demoSystem.clientId, '', fine, withdrawal('tilsagn-410'));
    expect(refused.map(({ code }) => code)).toEqual(['access.denied', 'access.denied']);
  });
});
