// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountOf, DEVELOPMENT_ISSUER, projectRoot } from '@faellesbog/platform';
import { build, startService, temporaryFolder, type Service } from '../support/program.js';
import { people, type Asking, type Heard } from '../support/people.js';

/** What anyone may read while every area is public: said here once more, and not read from the policy. */
const PUBLIC = [
  ...['GET /health/live', 'GET /health/ready', 'GET /metrics', 'GET /api/v1/status', 'POST /api/v1/calculations'],
  ...['GET /api/v1/me', 'GET /api/v1/session', 'GET /api/v1/session/login', 'GET /api/v1/session/callback'],
  ...['POST /api/v1/session/logout', 'GET /api/v1/public-reading'],
];
const PUBLIC_BY_AREA = [
  ...['GET /api/v1/statistics', 'GET /api/v1/authorities', 'GET /api/v1/suppliers', 'GET /api/v1/agreements'],
  ...['GET /api/v1/population-sets', 'GET /api/v1/size-tables', 'GET /api/v1/projects', 'GET /api/v1/adoptions'],
  ...['GET /api/v1/projects/{projectId}', 'GET /api/v1/requirement-sets', 'GET /api/v1/product-levels'],
  ...['GET /api/v1/products/{productId}/level', 'GET /api/v1/products', 'GET /api/v1/products/{productId}'],
  ...['GET /api/v1/products/{productId}/ownership-history', 'GET /api/v1/bylaws', 'GET /api/v1/decisions'],
  ...['GET /api/v1/decisions/{decisionId}', 'GET /api/v1/projects/{projectId}/shares'],
  ...['GET /api/v1/rate-sheets', 'GET /api/v1/membership-fees', 'GET /api/v1/projects/{projectId}/budget'],
  'GET /api/v1/projects/{projectId}/hours',
  ...['GET /api/v1/projects/{projectId}/shares-over-time', 'GET /api/v1/products/{productId}/shares'],
  'GET /api/v1/projects/{projectId}/shares/{authorityId}',
];

/** Things that are somebody else's than Middelfart's, the steering group's of the example, and the example supplier's. */
const account = accountOf(DEVELOPMENT_ISSUER, 'demo-chair');
const ANOTHERS = { authorityId: '101', projectId: 'os2mo-2-5', productId: 'os2mo', account };
/** What takes an id, and is hidden from who has nothing to do with what the id names. */
const HIDDEN = [
  ...['', '/position', '/timeline', '/shares', '/membership-fee'].map(
    (part) => `GET /api/v1/authorities/{authorityId}${part}`,
  ),
  ...['', '/{authorityId}', '-over-time'].map((part) => `GET /api/v1/projects/{projectId}/shares${part}`),
  ...['GET /api/v1/projects/{projectId}/budget', 'GET /api/v1/projects/{projectId}/hours'],
  ...['GET /api/v1/projects/{projectId}/timeline', 'GET /api/v1/products/{productId}/timeline'],
  ...['GET /api/v1/products/{productId}/shares', 'GET /api/v1/trace/{id}'],
  ...['GET /api/v1/persons/{personRef}', 'PATCH /api/v1/persons/{personRef}'],
  'GET /api/v1/grants/{account}/delegations',
];
/** These too, from a supplier that does not deliver there. */
const HIDDEN_FROM_SUPPLIERS = [
  ...['GET /api/v1/projects/{projectId}', 'GET /api/v1/products/{productId}', 'GET /api/v1/products/{productId}/level'],
  'GET /api/v1/products/{productId}/ownership-history',
];
/** What takes an id, and is the whole community's, or for a few and then of everything. */
const EVERYBODYS = [
  ...['GET /api/v1/bodies/{bodyId}', 'GET /api/v1/meetings/{meetingId}', 'GET /api/v1/decisions/{decisionId}'],
  ...['GET /api/v1/needs/{needId}', 'GET /api/v1/products/{productId}/help'],
  'GET /api/v1/persons/{personRef}/accesses',
  // Whom a proposal concerns is told by the proposal itself.
  'GET /api/v1/proposals/{proposalId}',
];

const folder = temporaryFolder();
let service: Service;
let as: (subject?: string) => Promise<Asking>;
let paths: Record<string, Record<string, object>>;
/** Contacts of two authorities, by authority. */
const contacts: Record<string, string> = {};

const IDS: Record<string, string> = {
  authorityId: '410',
  projectId: 'os2valghalla-3',
  productId: 'os2valghalla',
  decisionId: 'd-none',
  needId: 'naboorientering',
  bodyId: 'bestyrelse',
  meetingId: 'generalforsamling-2026',
  id: 'project:os2valghalla-3',
};
const filled = (path: string, ids: Record<string, string> = IDS): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none');
const routes = (): string[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );

/** Asks a route as somebody would who has everything but, perhaps, the right to. */
function askedBy(asking: Asking, route: string, ids?: Record<string, string>): Promise<Heard> {
  const [method, path] = route.split(' ') as [string, string];
  const query = path === '/api/v1/persons/{personRef}' && method === 'GET' ? '?purpose=test' : '';
  if (method === 'GET') return asking(method, filled(path, ids) + query);
  const change = method === 'PATCH' ? { phone: '12345678' } : {};
  return asking(method, filled(path, ids), change, { 'If-Match': '"1"' });
}

/** Who gets past the question who may: whatever else is wrong with what they ask. */
async function lettingIn(asking: Asking): Promise<{ open: string[]; refusals: Set<string> }> {
  const open: string[] = [];
  const refusals = new Set<string>();
  for (const route of routes()) {
    const { status, body } = await askedBy(asking, route);
    if (status === 401 || status === 403) refusals.add(`${status} ${body.code}`);
    else open.push(route);
  }
  return { open, refusals };
}

async function setPublic(areas: string[]): Promise<void> {
  const secretariat = await as('demo-secretariat');
  const asked = await secretariat('POST', '/api/v1/public-reading', { areas });
  expect(asked.status).toBe(202);
  const { proposalId, version } = (asked.body as { waiting?: { proposalId: string; version: string } }).waiting!;
  const chair = await as('demo-chair');
  const answer = await chair('POST', `/api/v1/proposals/${proposalId}/approval`, { approves: version });
  expect(answer.status).toBe(201);
  const { body } = await (await as())('GET', '/api/v1/public-reading');
  expect(body['areas']).toEqual(areas);
}

/** A new contact person of an authority. */
async function nameContact(authorityId: string): Promise<void> {
  const secretariat = await as('demo-secretariat');
  const registered = await secretariat('POST', '/api/v1/persons', { name: 'Test Person' });
  const personRef = registered.body['personRef'] as string;
  const named = await secretariat('POST', `/api/v1/authorities/${authorityId}/contacts`, { contactRef: personRef });
  expect([registered.status, named.status]).toEqual([201, 201]);
  contacts[authorityId] = personRef;
}

beforeAll(async () => {
  build();
  service = await startService({ FAELLESBOG_DATA: folder.path, FAELLESBOG_ACCESS: 'enforced' });
  as = people(service.url);
  ({ paths } = JSON.parse(readFileSync(join(projectRoot(), 'apps/api/openapi.json'), 'utf8')) as {
    paths: typeof paths;
  });
  const { body } = await (await as())('GET', '/api/v1/decisions');
  IDS['decisionId'] = (body['decisions'] as { decision: string }[])[0]!.decision;
  await nameContact('101');
  await nameContact('410');
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

describe('Who is not logged in', () => {
  it('gets an answer from exactly what is public, and is told to log in by the rest', async () => {
    const { open, refusals } = await lettingIn(await as());
    expect(open.sort()).toEqual([...PUBLIC, ...PUBLIC_BY_AREA].sort());
    expect([...refusals]).toEqual(['401 login.required']);
    const { headers } = await (await as())('GET', '/api/v1/needs');
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('gets it without persons, documents and projects that nobody has approved', async () => {
    const [nobody, secretariat] = [await as(), await as('demo-secretariat')];
    const values = (node: unknown, key: string): unknown[] =>
      typeof node !== 'object' || node === null
        ? []
        : Object.entries(node).flatMap(([name, value]) => (name === key ? [value] : values(value, key)));
    for (const route of PUBLIC_BY_AREA) {
      const { status, body } = await askedBy(nobody, route);
      expect([route, status]).toEqual([route, 200]);
      expect([...values(body, 'personRef'), ...values(body, 'contactRef')].filter((ref) => ref !== null)).toEqual([]);
      expect(values(body, 'documentRefs').flat()).toEqual([]);
    }
    const inFull = await secretariat('GET', '/api/v1/authorities');
    expect(values(inFull.body, 'contactRef')).toContain(contacts['101']);
    const all = (await secretariat('GET', '/api/v1/projects')).body['projects'] as {
      project: string;
      status: string;
    }[];
    const drafts = all.filter(({ status }) => status === 'proposed' || status === 'rejected');
    expect(drafts.length).toBeGreaterThan(0);
    const shown = (await nobody('GET', '/api/v1/projects')).body['projects'] as { project: string }[];
    expect(shown.map(({ project }) => project)).toEqual(
      all.filter((each) => !drafts.includes(each)).map(({ project }) => project),
    );
    const draft = await nobody('GET', `/api/v1/projects/${drafts[0]!.project}`);
    const none = await nobody('GET', '/api/v1/projects/no-such-project');
    expect([draft.status, none.status]).toEqual([404, 404]);
    expect(alike(draft, drafts[0]!.project)).toEqual(alike(none, 'no-such-project'));
  });

  it('gets no headers of what is not public, either', async () => {
    const nobody = await as();
    expect((await nobody('HEAD', '/api/v1/needs')).status).toBe(401);
    expect((await nobody('HEAD', '/api/v1/statistics')).status).toBe(200);
  });
});

describe('A person without any role', () => {
  it('gets what anyone gets from the moment the last role is revoked, and is told that the rest is not for them', async () => {
    const subject = 'demo-board-member';
    const person = await as(subject);
    expect((await person('GET', '/api/v1/grants')).status).toBe(200);
    const secretariat = await as('demo-secretariat');
    const account = accountOf(DEVELOPMENT_ISSUER, subject);
    const { body } = await secretariat('GET', `/api/v1/grants?account=${account}`);
    const [{ grant }] = body['grants'] as [{ grant: string }];
    const revoked = await secretariat('POST', `/api/v1/grants/${account}/${grant}/revocation`, { reason: 'Test' });
    expect(revoked.status).toBe(201);
    const { open, refusals } = await lettingIn(person);
    expect(open.sort()).toEqual([...PUBLIC, ...PUBLIC_BY_AREA].sort());
    expect([...refusals]).toEqual(['403 access.denied']);
  });

  it('is no better off as a program', async () => {
    const { open } = await lettingIn(await as('demo-system'));
    expect(open.sort()).toEqual([...PUBLIC, ...PUBLIC_BY_AREA].sort());
  });
});

/** An answer without the id it was asked for, so that two can be compared. */
const alike = ({ status, body }: Heard, ...ids: string[]): unknown => ({
  status,
  text: ids.reduce((text, id) => text.replaceAll(id, '<id>'), JSON.stringify(body)),
});

const GRANTED = ['demo-coordinator', 'demo-finance', 'demo-steering-group', 'demo-supplier'];

describe('What is not public', () => {
  beforeAll(() => setPublic([]));

  it('is answered to nobody who is not logged in', async () => {
    const { open, refusals } = await lettingIn(await as());
    expect(open.sort()).toEqual([...PUBLIC].sort());
    expect([...refusals]).toEqual(['401 login.required']);
  });

  it('has a place in this test, for every address that takes an id', () => {
    const withId = routes().filter((route) => /^(GET|PATCH) .*\{/.test(route));
    const commands = ['PATCH /api/v1/funding-rounds/{roundId}/pledges/{pledgeId}'];
    expect(withId.sort()).toEqual([...HIDDEN, ...HIDDEN_FROM_SUPPLIERS, ...EVERYBODYS, ...commands].sort());
  });

  it.each(GRANTED)("is not there for %s when it is another's, in the words of what does not exist", async (subject) => {
    const [person, secretariat] = [await as(subject), await as('demo-secretariat')];
    const theirs = { ...ANOTHERS, personRef: contacts['101']!, id: `project:${ANOTHERS.projectId}` };
    const nothing = { authorityId: 'zzz', projectId: 'no-such', productId: 'no-such', personRef: randomUUID() };
    const none = { ...nothing, id: 'project:no-such', account: randomUUID() };
    const hidden = subject === 'demo-supplier' ? [...HIDDEN, ...HIDDEN_FROM_SUPPLIERS] : HIDDEN;
    for (const route of hidden) {
      const refused = alike(await askedBy(person, route, theirs), ...Object.values(theirs));
      const absent = alike(await askedBy(person, route, none), ...Object.values(none));
      const truly = alike(await askedBy(secretariat, route, none), ...Object.values(none));
      expect([route, refused]).toEqual([route, absent]);
      expect([route, refused]).toEqual([route, truly]);
      expect([route, refused]).toEqual([route, expect.objectContaining({ status: 404 })]);
    }
  });

  it('of the trace is not there either, by whatever name it is asked for', async () => {
    const person = await as('demo-steering-group');
    const { body } = await (await as('demo-auditor'))('GET', '/api/v1/events?limit=1');
    const [event] = body['events'] as { id: string }[];
    const round = `${ANOTHERS.projectId}-round-1`;
    for (const id of [
      event!.id,
      '0',
      ANOTHERS.projectId,
      ANOTHERS.productId,
      `round:${round}`,
      `pledge:${round}.tilsagn-151`,
    ])
      expect([id, (await person('GET', `/api/v1/trace/${id}`)).status]).toEqual([id, 404]);
  });

  it('is there for those whose it is', async () => {
    const read = async (subject: string, path: string) => [
      path,
      (await (await as(subject))('GET', `/api/v1/${path}`)).status,
    ];
    const ofMunicipality = [
      ...['authorities/410', 'authorities/410/position', 'authorities/410/timeline', 'authorities/410/shares'],
      ...['projects/os2valghalla-3/shares', 'projects/os2valghalla-3/timeline', 'trace/project:os2valghalla-3'],
      ...['products/os2valghalla/shares', 'products/os2valghalla/timeline', 'projects/os2mo-2-5', 'needs'],
    ];
    for (const subject of ['demo-coordinator', 'demo-finance'])
      for (const path of ofMunicipality) expect(await read(subject, path)).toEqual([path, 200]);
    const contact = `persons/${contacts['410']}?purpose=test`;
    expect(await read('demo-coordinator', contact)).toEqual([contact, 200]);
    expect(await read('demo-finance', contact)).toEqual([contact, 404]);
    for (const path of [
      'projects/eksempel-klimadata/timeline',
      'projects/eksempel-klimadata/shares',
      'trace/eksempel-klimadata',
    ])
      expect(await read('demo-steering-group', path)).toEqual([path, 200]);
    for (const path of ['projects/eksempel-lokalebooking', 'projects/eksempel-lokalebooking/timeline'])
      expect(await read('demo-supplier', path)).toEqual([path, 200]);
    for (const path of ['authorities/101', 'trace/0', 'events', 'grants', 'projects/os2mo-2-5/shares', `${contact}`])
      expect(await read('demo-auditor', path)).toEqual([path, 200]);
  });

  it('is public again from the day on which the community says so', async () => {
    await setPublic(['figures', 'shares']);
    const nobody = await as();
    expect((await nobody('GET', '/api/v1/projects/os2valghalla-3/shares')).status).toBe(200);
    expect((await nobody('GET', '/api/v1/products')).status).toBe(401);
    await setPublic(['figures', 'ownership']);
    const history = await nobody('GET', '/api/v1/products/os2valghalla/ownership-history');
    const periods = history.body['periods'] as { share: unknown }[];
    expect(periods.length).toBeGreaterThan(0);
    expect(periods.filter(({ share }) => share !== null)).toEqual([]);
  });
});
