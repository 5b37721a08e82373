// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountOf, DEVELOPMENT_ISSUER, projectRoot } from '@faellesbog/platform';
import { people } from '../support/people.js';
import { build, faellesbog, startService, temporaryFolder, type Service } from '../support/program.js';

interface Answer {
  status: number;
  headers: Headers;
  body: {
    code?: string;
    position: number;
    events: string[];
    waiting?: { proposalId: string; version: string; waitsFor: string[]; status: string };
    carriedOut?: { stream: string; events: string[]; position: number };
    [key: string]: unknown;
  };
}

const folder = temporaryFolder();
const env = { FAELLESBOG_DATA: folder.path, FAELLESBOG_ACCESS: 'enforced' };
let service: Service;
let who: ReturnType<typeof people>;

async function asked(
  as: string | undefined,
  method: string,
  path: string,
  body?: object,
  key: string = randomUUID(),
): Promise<Answer> {
  const ask = await who(as);
  return (await ask(method, `/api/v1/${path}`, body, body && { 'Idempotency-Key': key })) as Answer;
}
const approve = (as: string, { body: { waiting } }: Answer, approves = waiting!.version): Promise<Answer> =>
  asked(as, 'POST', `proposals/${waiting!.proposalId}/approval`, { approves });

/** The event at a position, as the auditor reads it. */
async function recorded(position: number): Promise<{ type: string; by: string; subject: string } | undefined> {
  const { body } = await asked('demo-auditor', 'GET', `events?after=${position - 1}&limit=1`);
  return (body as unknown as { events: { type: string; by: string; subject: string }[] }).events[0];
}

const source = { kind: 'illustrative', reference: 'test' };
const ROUND = 'funding-rounds/eksempel-klimadata-round-1/pledges';
const pledge = (pledgeId: string, authorityId = '410') => ({
  pledgeId,
  authorityId,
  amount: { amount: '10000.00', currency: 'DKK' },
  source,
});

/** An authority has one open pledge in a round; to take it back takes one person. */
const withdrawn = async (pledgeId: string): Promise<number> =>
  (await asked('demo-coordinator', 'POST', `${ROUND}/${pledgeId}/withdrawal`, { reason: 'Prøve' })).status;

beforeAll(async () => {
  build();
  service = await startService(env);
  who = people(service.url);
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

it('A pledge of a municipality is made by one of its people and binds when another of them has approved it', async () => {
  expect(await withdrawn('tilsagn-410')).toBe(201);
  const key = randomUUID();
  const proposed = await asked('demo-coordinator', 'POST', ROUND, pledge('tilsagn-a'), key);
  expect(proposed).toMatchObject({ status: 202, body: { waiting: { status: 'proposed' } } });
  expect(proposed.headers.get('location')).toBe(`/api/v1/proposals/${key}`);
  expect(proposed.body.events).toHaveLength(1);
  expect(await asked('demo-coordinator', 'POST', ROUND, pledge('tilsagn-a'), key)).toMatchObject({ status: 202 });
  expect(await approve('demo-coordinator', proposed)).toMatchObject({
    status: 409,
    body: { code: expect.stringMatching(/^four_eyes/) },
  });
  expect(await approve('demo-finance', proposed, '0'.repeat(64))).toMatchObject({ status: 409 });
  const approved = await approve('demo-finance', proposed);
  expect(approved).toMatchObject({ status: 201, body: { carriedOut: { stream: 'round-eksempel-klimadata-round-1' } } });
  // What is in the log was done by who asked for it, and the same request again is answered with its receipt.
  const again = await asked('demo-coordinator', 'POST', ROUND, pledge('tilsagn-a'), key);
  expect([again.status, again.body.events]).toEqual([201, approved.body.carriedOut!.events]);
});

it('Who has no role, another place or nobody to be is refused before anything is recorded', async () => {
  expect(await asked(undefined, 'POST', ROUND, pledge('x'))).toMatchObject({
    status: 401,
    body: { code: 'login.required' },
  });
  expect(await asked('demo-auditor', 'POST', ROUND, pledge('x'))).toMatchObject({
    status: 403,
    body: { code: 'access.denied' },
  });
  expect(await asked('demo-coordinator', 'POST', ROUND, pledge('x', '621'))).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  });
  const forOther = { ...pledge('x'), onBehalfOf: '621' };
  expect(await asked('demo-coordinator', 'POST', ROUND, forOther)).toMatchObject({ status: 404 });
  expect(await asked('demo-supplier', 'POST', ROUND, pledge('x'))).toMatchObject({ status: 403 });
});

it('A change of what was proposed is a new version, and what was said of the old one counts no more', async () => {
  const asker = 'demo-secretariat';
  const bodyOf = (name: string) => ({ bodyId: 'proevegruppe', kind: 'working_group', name, bylawsId: 'os2' });
  const proposed = await asked(asker, 'POST', 'bodies', bodyOf('Prøvegruppe'));
  expect(proposed.status).toBe(202);
  const path = `proposals/${proposed.body.waiting!.proposalId}`;
  expect(await asked(asker, 'POST', `${path}/versions`, { change: bodyOf('Prøvegruppen') })).toMatchObject({
    status: 201,
  });
  expect(await approve('demo-chair', proposed)).toMatchObject({ status: 409 });
  const { body } = await asked('demo-chair', 'GET', path);
  const [{ version, waitsFor }] = (body as unknown as { proposals: [{ version: string; waitsFor: string[] }] })
    .proposals;
  expect(waitsFor).toEqual(['board_member:chair']);
  expect(await approve('demo-treasurer', proposed, version)).toMatchObject({ status: 409 });
  const approved = await approve('demo-chair', proposed, version);
  expect(approved).toMatchObject({ status: 201, body: { carriedOut: { stream: 'body-proevegruppe' } } });
  expect(await recorded(approved.body.carriedOut!.position)).toMatchObject({
    type: 'BodyEstablished.v1',
    subject: 'body-proevegruppe',
    by: accountOf(DEVELOPMENT_ISSUER, 'demo-secretariat'),
  });
});

it('A change that its rules refuse is refused when it is asked, and nobody is troubled with it', async () => {
  const refused = await asked('demo-secretariat', 'POST', 'bodies', {
    bodyId: 'bestyrelse',
    kind: 'working_group',
    name: 'En anden',
    bylawsId: 'os2',
  });
  expect(refused.status).toBe(409);
  const { body } = await asked('demo-chair', 'GET', 'proposals?status=mine');
  expect(JSON.stringify(body)).not.toContain('En anden');
});

it('A person is erased when the data protection officer has approved it, and not before', async () => {
  const registered = await asked('demo-coordinator', 'POST', 'persons', {
    name: 'Prøve Person',
    email: 'proeve@example.org',
  });
  expect(registered.status).toBe(201);
  const { personRef } = registered.body as unknown as { personRef: string };
  const wish = { requestedOn: '2026-11-01', reason: 'consent_withdrawn' };
  const proposed = await asked('demo-secretariat', 'POST', `persons/${personRef}/erasure`, wish);
  expect(proposed.status).toBe(202);
  const read = () => asked('demo-secretariat', 'GET', `persons/${personRef}?purpose=check`);
  expect((await read()).status).toBe(200);
  expect(await approve('demo-data-protection-officer', proposed)).toMatchObject({
    status: 201,
    body: { carriedOut: {} },
  });
  expect((await read()).status).toBe(410);
});

it('A file takes only what nobody else has to approve, and the operator of the book may read in its history', async () => {
  const file = join(folder.path, 'rows.ndjson');
  const row = {
    command: 'EstablishBody',
    data: { bodyId: 'fra-fil', kind: 'working_group', name: 'Fra fil', bylawsId: 'os2' },
    source,
  };
  writeFileSync(file, `${JSON.stringify(row)}\n`);
  const as = await faellesbog(['import', file], { ...env, FAELLESBOG_AS: 'demo-secretariat' });
  expect([as.code, as.out]).toEqual([2, expect.stringContaining('four_eyes.needed')]);
  expect(await faellesbog(['import', file], env)).toMatchObject({ code: 0 });
});

it('A cost that was approved is shared as it was when it was asked for, or not posted at all', async () => {
  const line = (lineId: string) =>
    asked('demo-secretariat', 'POST', 'projects/eksempel-lokalebooking/cost-lines', {
      ...{ lineId, text: 'Regulering', amount: { amount: '-100.00', currency: 'DKK' }, source },
    });
  const [one, two, three] = [await line('reg-1'), await line('reg-2'), await line('reg-3')];
  expect([one.status, two.status, three.status]).toEqual([202, 202, 202]);
  // That other lines were posted meanwhile changes no share of these.
  for (const each of [one, two])
    expect(await approve('demo-treasurer', each)).toMatchObject({ status: 201, body: { carriedOut: {} } });

  const file = join(folder.path, 'key.ndjson');
  const adopted = readFileSync(join(projectRoot(), 'apps/api/demo/os2.ndjson'), 'utf8')
    .split('\n')
    .find((row) => row.includes('"keyId":"noegle-2025"'))!;
  const { members: _members, ...rest } = (JSON.parse(adopted) as { data: { members: unknown } }).data;
  const data = {
    ...rest,
    keyId: 'noegle-ny',
    basis: 'equal',
    members: [{ authorityId: '101' }, { authorityId: '151' }],
  };
  writeFileSync(file, `${JSON.stringify({ ...(JSON.parse(adopted) as object), data })}\n`);
  expect(await faellesbog(['import', file], env)).toMatchObject({ code: 0 });
  const approved = await approve('demo-treasurer', three);
  expect(approved).toMatchObject({
    status: 201,
    body: { refused: { code: 'four_eyes.changed_meanwhile' } },
  });
  // How it ended is noted right after the approval.
  const path = `proposals/${three.body.waiting!.proposalId}?after=${approved.body.position + 1}`;
  const { body } = await asked('demo-secretariat', 'GET', path);
  expect(body['proposals']).toMatchObject([{ status: 'refused', ended: { reason: 'four_eyes.changed_meanwhile' } }]);
});

it('Everybody sees what waits for them, and the auditor what was refused', async () => {
  expect(await withdrawn('tilsagn-a')).toBe(201);
  const proposed = await asked('demo-coordinator', 'POST', ROUND, pledge('tilsagn-b'));
  const waiting = async (as: string) => {
    const { body } = await asked(as, 'GET', `tasks?mine=true&after=${proposed.body.position}`);
    return (body as unknown as { tasks: { id: string; kind: string }[] }).tasks.map(({ id }) => id);
  };
  expect(await waiting('demo-finance')).toContain(proposed.body.waiting!.proposalId);
  expect(await waiting('demo-treasurer')).not.toContain(proposed.body.waiting!.proposalId);
  // A draft of one municipality is no affair of a supplier.
  expect(await asked('demo-supplier', 'GET', `proposals/${proposed.body.waiting!.proposalId}`)).toMatchObject({
    status: 404,
  });
  expect(await asked('demo-supplier', 'POST', ROUND, pledge('y'))).toMatchObject({ status: 403 });
  const { body } = await asked('demo-auditor', 'GET', 'refusals?limit=1000');
  const by = accountOf(DEVELOPMENT_ISSUER, 'demo-supplier');
  expect(body['refusals']).toContainEqual(
    expect.objectContaining({ account: by, command: 'StatePledge', code: 'access.denied', status: 403 }),
  );
  expect(JSON.stringify(body)).not.toContain('10000.00');
});
