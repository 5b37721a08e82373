// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anythingGoes, DECISION } from '@faellesbog/governance/testing';
import { build, faellesbog, startService, temporaryFolder, type Service } from '../support/program.js';

interface Problem {
  code: string;
  status: number;
  detail: string;
  detailDa: string;
  errors?: { pointer: string; code: string }[];
}

let folder: ReturnType<typeof temporaryFolder>;
let service: Service;
const env = () => ({ FAELLESBOG_DATA: folder.path });

async function get<T>(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: T; headers: Headers }> {
  const response = await fetch(`${service.url}${path}`, { headers });
  return { status: response.status, body: (await response.json()) as T, headers: response.headers };
}

async function send<T = Problem>(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<{ status: number; body: T; headers: Headers; text: string }> {
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as T, headers: response.headers };
}

const head = async (): Promise<number> =>
  (await get<{ log: { events: number } }>('/api/v1/status')).body.log.events - 1;
const supplier = (id = `s-${randomUUID().slice(0, 8)}`) => ({ supplierId: id, name: `Leverandør ${id}` });

beforeAll(async () => {
  build();
  folder = temporaryFolder();
  service = await startService(env());
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

describe('A fresh book', () => {
  it('is ready with the figures of the source article on 1 March 2017', async () => {
    expect((await get('/health/ready')).status).toBe(200);
    const { body } = await get('/api/v1/statistics?validOn=2017-03-01');
    expect(body).toMatchObject({
      validOn: '2017-03-01',
      memberMunicipalities: 55,
      productsInPortfolio: 12,
      membersWithThreeOrMoreProducts: { count: 17, of: 55 },
      mostUsedProduct: { id: 'os2kitos', of: 98 },
      illustrative: true,
    });
    const { mostUsedProduct, nonMemberUsers } = body as {
      mostUsedProduct: { municipalities: number };
      nonMemberUsers: { municipalities: number };
    };
    expect(mostUsedProduct.municipalities).toBeGreaterThanOrEqual(69);
    expect(nonMemberUsers.municipalities).toBeGreaterThanOrEqual(15);
  });

  it('holds the OS2valghalla 3.0 round: 3.150.000,00 kr. from 21 authorities', async () => {
    const { body } = await get<{
      total: object;
      shares: { fraction: { numerator: number; denominator: number }; events: string[] }[];
    }>('/api/v1/projects/os2valghalla-3/shares');
    expect(body.total).toEqual({ amount: '3150000.00', currency: 'DKK' });
    expect(body.shares).toHaveLength(21);
    const sum = body.shares.reduce((total, { fraction }) => total + fraction.numerator / fraction.denominator, 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(body.shares.every(({ events }) => events.length > 0)).toBe(true);
  });

  it('tells who owned, stewarded and financed a product, each period with the event that began it', async () => {
    const { body } = await get<{
      periods: { role: string; from: string; to: string | null; beganBy: string; endedBy: string | null }[];
    }>('/api/v1/products/os2valghalla/ownership-history');
    expect(new Set(body.periods.map(({ role }) => role))).toEqual(new Set(['rights_holder', 'steward', 'financier']));
    expect(
      body.periods.every(({ beganBy, to, endedBy }) => beganBy.length === 36 && (to === null) === (endedBy === null)),
    ).toBe(true);
  });

  it('answers the same on the command line', async () => {
    const stats = await faellesbog(['stats', '--valid-on', '2017-03-01', '--json'], env());
    expect(stats.code).toBe(0);
    expect(JSON.parse(stats.out)).toEqual((await get('/api/v1/statistics?validOn=2017-03-01')).body);
    const shares = await faellesbog(['shares', '--project', 'os2valghalla-3', '--json'], env());
    expect(JSON.parse(shares.out)).toEqual((await get('/api/v1/projects/os2valghalla-3/shares')).body);
    const ownership = await faellesbog(['ownership', '--product', 'os2valghalla'], env());
    expect(ownership.out).toContain('Aarhus');
    for (const question of [['timeline', '--product', 'os2mo'], ['position', '--authority', '751'], ['status']]) {
      expect(await faellesbog(question, env())).toMatchObject({ code: 0 });
    }
  });

  it('has no answer for a time before the community: an error, never zero', async () => {
    const { status, body } = await get<Problem>('/api/v1/statistics?validOn=2001-01-01');
    expect(status).toBe(404);
    expect(body.code).toMatch(/^history\./);
    expect((await get<Problem>('/api/v1/statistics?knownAt=2001-01-01')).body.code).toBe('history.none');
  });
});

describe('A command', () => {
  it('asked twice under one key has one effect and equal answers', async () => {
    const [body, key] = [supplier(), randomUUID()];
    const first = await send('/api/v1/suppliers', body, { 'Idempotency-Key': key });
    const again = await send('/api/v1/suppliers', body, { 'Idempotency-Key': key });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  it('asked many times at once under one key has one effect', async () => {
    const [body, key, before] = [supplier(), randomUUID(), await head()];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('/api/v1/suppliers', body, { 'Idempotency-Key': key })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await head()).toBe(before + 1);
  });

  it('under a used key with another body is refused', async () => {
    const key = randomUUID();
    await send('/api/v1/suppliers', supplier(), { 'Idempotency-Key': key });
    const { status, body } = await send('/api/v1/suppliers', supplier(), { 'Idempotency-Key': key });
    expect([status, body.code]).toEqual([422, 'idempotency_key.reused']);
  });

  it('can be tried without recording anything', async () => {
    const before = await head();
    const { status, body } = await send<{ dryRun: boolean; facts: { type: string }[] }>(
      '/api/v1/suppliers?dryRun=true',
      supplier(),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ dryRun: true, facts: [{ type: 'SupplierRegistered' }] });
    expect(await head()).toBe(before);
  });

  it('is seen by a question that waits for its position', async () => {
    const body = supplier();
    const { body: receipt } = await send<{ position: number }>('/api/v1/suppliers', body);
    const { body: list } = await get<{ suppliers: { supplier: string }[] }>(
      `/api/v1/suppliers?after=${receipt.position}`,
    );
    expect(JSON.stringify(list)).toContain(body.supplierId);
  });

  it('that changes what a person saw needs the revision that was seen', async () => {
    const round = `round-${randomUUID().slice(0, 8)}`;
    const project = `project-${randomUUID().slice(0, 8)}`;
    const decisionRef = DECISION;
    await send('/api/v1/bylaws', { ...anythingGoes.bylaws, effectiveOn: '2026-01-10' });
    await send('/api/v1/bodies', { ...anythingGoes.body, effectiveOn: '2026-01-10' });
    const registered = { ...anythingGoes.decision, effectiveOn: '2026-01-10' };
    expect((await send('/api/v1/decisions/registered', registered)).status).toBe(201);
    await send('/api/v1/projects', { projectId: project, name: 'Prøve', purpose: 'A test', owners: ['751'] });
    expect((await send(`/api/v1/projects/${project}/approval`, { decisionRef })).status).toBe(201);
    const target = { amount: '100000.00', currency: 'DKK' };
    const opened = await send('/api/v1/funding-rounds', {
      roundId: round,
      projectId: project,
      target,
      deadline: '2030-12-31',
      purpose: 'A test',
    });
    expect(opened.status).toBe(201);
    const amount = { amount: '50000.00', currency: 'DKK' };
    const stated = await send(`/api/v1/funding-rounds/${round}/pledges`, {
      pledgeId: 'p1',
      authorityId: '751',
      amount,
    });
    expect(stated.status).toBe(201);
    const path = `/api/v1/funding-rounds/${round}/pledges/p1`;
    const more = { amount: { amount: '60000.00', currency: 'DKK' } };
    expect((await send(path, more, {}, 'PATCH')).body.code).toBe('if_match.missing');
    expect((await send(path, more, { 'If-Match': '"0"' }, 'PATCH')).status).toBe(412);
    const { position } = stated.body as unknown as { position: number };
    const seen = await get<{ rounds: { revision: number }[] }>(`/api/v1/projects/${project}/shares?after=${position}`);
    const etag = `"${seen.body.rounds[0]!.revision}"`;
    expect(etag).toBe(stated.headers.get('etag'));
    expect((await send(path, more, { 'If-Match': etag }, 'PATCH')).status).toBe(201);
  });
});

describe('Bad input', () => {
  const money = (amount: unknown) => ({ pledgeId: 'p', authorityId: '751', amount: { amount, currency: 'DKK' } });
  const pledges = '/api/v1/funding-rounds/os2valghalla-3-round-1/pledges';
  const cases: [string, string, unknown, number, RegExp][] = [
    ['an unknown field', '/api/v1/suppliers', { ...supplier('x'), color: 'red' }, 422, /body\.invalid/],
    ['a number where text belongs', '/api/v1/suppliers', { supplierId: 'x', name: 5 }, 422, /body\.invalid/],
    ['NaN', pledges, '{"pledgeId":"p","authorityId":"751","amount":NaN}', 400, /json\.malformed/],
    ['a negative amount', pledges, money('-5.00'), 409, /./],
    ['an amount as a number', pledges, money(12500), 422, /body\.invalid/],
    ['2^53+1', pledges, '{"pledgeId":"p","authorityId":"751","amount":9007199254740993}', 400, /json\.malformed/],
    ['a missing amount', pledges, { pledgeId: 'p', authorityId: '751' }, 422, /body\.invalid/],
    ['three decimals', pledges, money('5.005'), 422, /body\.invalid/],
    [
      'a key given twice',
      '/api/v1/suppliers',
      '{"supplierId":"x","supplierId":"y","name":"n"}',
      400,
      /json\.malformed/,
    ],
    [
      'a prototype key',
      '/api/v1/suppliers',
      '{"supplierId":"x","name":"n","__proto__":{"a":1}}',
      400,
      /json\.malformed/,
    ],
    ['half a character', '/api/v1/suppliers', '{"supplierId":"x","name":"\\ud800"}', 400, /json\.malformed/],
    ['a null byte', '/api/v1/suppliers', { supplierId: 'x', name: 'a\u0000b' }, 422, /body\.invalid/],
    ['broken JSON', '/api/v1/suppliers', '{"supplierId":', 400, /json\.malformed/],
    ['an array for a body', '/api/v1/suppliers', [], 422, /./],
    ['deep nesting', '/api/v1/suppliers', `${'['.repeat(5000)}${']'.repeat(5000)}`, 400, /json\.malformed/],
    ['a CVR that fails its check', '/api/v1/suppliers', { ...supplier('x'), cvr: '41849984' }, 409, /cvr/],
    [
      'a date that does not exist',
      '/api/v1/suppliers',
      { ...supplier('x'), effectiveOn: '2023-02-29' },
      422,
      /body\.invalid/,
    ],
    ['a huge body', '/api/v1/suppliers', { ...supplier('x'), name: 'x'.repeat(400_000) }, 413, /body\.too_large/],
    ['an address with no such round', '/api/v1/funding-rounds/nowhere/pledges', money('5.00'), 409, /./],
    ['broken CSV', '/api/v1/imports', 'command;name\n"unclosed;x\n', 400, /import\.unreadable/],
  ];

  it.each(cases)(
    '%s gets a problem in two languages and leaves the log as it was',
    async (name, path, body, status, code) => {
      const before = await head();
      const headers: Record<string, string> = name === 'broken CSV' ? { 'Content-Type': 'text/csv' } : {};
      const answer = await send(path, body, headers);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        status,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(answer.body.code).toMatch(code);
      expect(answer.body.detail.length).toBeGreaterThan(5);
      expect(answer.body.detailDa.length).toBeGreaterThan(5);
      expect(answer.text).not.toMatch(/node_modules|\n\s+at |select \*/);
      expect(await head()).toBe(before);
    },
  );

  it('without a key is refused, and so is another media type, a wrong method and a bad date', async () => {
    const body = JSON.stringify(supplier());
    const noKey = await fetch(`${service.url}/api/v1/suppliers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect([noKey.status, ((await noKey.json()) as Problem).code]).toEqual([400, 'idempotency_key.missing']);
    const xml = await send('/api/v1/suppliers', '{}', { 'Content-Type': 'application/xml' });
    expect([xml.status, xml.body.code]).toEqual([415, 'media_type.unsupported']);
    expect((await send('/api/v1/statistics', {}, {}, 'DELETE')).status).toBe(404);
    expect((await get<Problem>('/api/v1/statistics?validOn=2023-02-29')).status).toBe(422);
    expect((await get<Problem>('/api/v1/statistics?knownAt=2999-01-01')).body.code).toBe('known_at.in_future');
    expect((await get<Problem>('/api/v1/statistics?color=red')).status).toBe(422);
  });
});

describe('An answer as known then', () => {
  it('never changes, whatever is recorded later', async () => {
    const known = await head();
    const questions = [
      'statistics?validOn=2017-03-01',
      'projects/os2valghalla-3/shares?',
      'products/os2valghalla/ownership-history?',
    ];
    const ask = (question: string) =>
      fetch(`${service.url}/api/v1/${question}&knownAt=${known}`).then((response) => response.text());
    const before = await Promise.all(questions.map((question) => ask(question)));
    const withdrawn = { effectiveOn: '2016-12-31', receivedOn: '2016-12-31' };
    const members = await get<{ authorities: { authority: string; member?: boolean }[] }>(
      '/api/v1/authorities?membersOnly=true&validOn=2017-03-01',
    );
    const leaving = JSON.stringify(members.body).includes('"751"') ? '751' : '101';
    const { status } = await send(`/api/v1/authorities/${leaving}/withdrawals`, {
      ...withdrawn,
      effectiveOn: '2026-11-01',
      receivedOn: '2026-11-01',
    });
    expect(status).toBe(201);
    expect(await Promise.all(questions.map((question) => ask(question)))).toEqual(before);
  });
});

describe('The log over HTTP', () => {
  it('is a page of CloudEvents from any position', async () => {
    const { body } = await get<{ next: number; events: { specversion: string; position: number }[] }>(
      '/api/v1/events?after=9&limit=5',
    );
    expect(body.events.map(({ position }) => position)).toEqual([10, 11, 12, 13, 14]);
    expect(body).toMatchObject({
      next: 14,
      events: expect.arrayContaining([expect.objectContaining({ specversion: '1.0' })]),
    });
  });

  it('is a live feed that shows what is recorded while one listens', async () => {
    const stop = new AbortController();
    const response = await fetch(`${service.url}/api/v1/events`, {
      headers: { Accept: 'text/event-stream' },
      signal: stop.signal,
    });
    const body = supplier();
    let text = '';
    const decoder = new TextDecoder();
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    text += decoder.decode((await reader.read()).value);
    await send('/api/v1/suppliers', body);
    while (!text.includes(body.supplierId)) text += decoder.decode((await reader.read()).value);
    stop.abort();
    expect(text).toMatch(/id: \d+\ndata: \{"specversion":"1\.0"/);
  });

  it('has its figures for an operator', async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    expect(text).toMatch(/faellesbog_log_events \d{4}/);
    expect(text).toMatch(/faellesbog_reader_lag_events\{reader="co_financing"\} \d/);
  });
});

describe('An import', () => {
  const file = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };
  const row = (id: string) =>
    JSON.stringify({ command: 'RegisterSupplier', data: { supplierId: id, name: `Leverandør ${id}` } });

  it('records a file once, however often it is sent', async () => {
    const path = file('good.ndjson', `${row('import-1')}\n${row('import-2')}\n`);
    expect(JSON.parse((await faellesbog(['import', path, '--dry-run', '--json'], env())).out)).toMatchObject({
      dryRun: true,
      recorded: 2,
    });
    expect(JSON.parse((await faellesbog(['import', path, '--json'], env())).out)).toMatchObject({
      rows: 2,
      recorded: 2,
      events: 2,
    });
    const before = await head();
    expect(JSON.parse((await faellesbog(['import', path, '--json'], env())).out)).toMatchObject({
      recorded: 0,
      alreadyRecorded: 2,
    });
    expect(await head()).toBe(before);
  });

  it('takes CSV as Danish Excel writes it', async () => {
    const path = file(
      'good.csv',
      '\ufeffcommand;supplierId;name;cvr\r\nRegisterSupplier;csv-1;"Navn; med semikolon";41849983\r\n',
    );
    expect(JSON.parse((await faellesbog(['import', path, '--json'], env())).out)).toMatchObject({
      rows: 1,
      recorded: 1,
    });
  });

  it('with bad rows names each line and reason, records nothing, and ends with 2', async () => {
    const before = await head();
    const path = file(
      'bad.ndjson',
      [row('import-3'), '{"command":"Nonsense","data":{}}', '{broken', row('NOT A SLUG'), row('import-4')].join('\n'),
    );
    const { code, out } = await faellesbog(['import', path, '--json'], env());
    expect(code).toBe(2);
    const report = JSON.parse(out) as {
      recorded: number;
      refused: { line: number; code: string; messageDa: string }[];
    };
    expect(report.recorded).toBe(0);
    expect(report.refused.map(({ line, code: reason }) => [line, reason])).toEqual([
      [2, 'import.unknown_command'],
      [3, 'json.malformed'],
      [4, 'field.matches'],
    ]);
    expect(await head()).toBe(before);
    expect((await faellesbog(['import', join(folder.path, 'nowhere.csv')], env())).code).toBe(2);
  });
});

describe('The command line', () => {
  it('works out a split by hand, and says what is wrong with a bad one', async () => {
    const path = join(folder.path, 'calc.json');
    const members = ['101', '147', '151'].map((code) => ({ code, weight: 1 }));
    writeFileSync(path, JSON.stringify({ vectors: [{ id: 'a', algo: 'hamilton', input: { total: 10000, members } }] }));
    const { code, out } = await faellesbog(['calc', path]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      results: [{ id: 'a', result: { shares: { 101: 3334, 147: 3333, 151: 3333 } } }],
    });
    writeFileSync(path, JSON.stringify({ vectors: [{ id: 'b', algo: 'magic', input: {} }] }));
    expect((await faellesbog(['calc', path])).code).toBe(2);
    expect((await faellesbog(['calc', join(folder.path, 'none.json')])).code).toBe(2);
    expect((await faellesbog(['shares'])).code).toBe(2);
    expect((await faellesbog(['stats', '--valid-on', '2023-02-29'], env())).code).toBe(2);
    expect(await faellesbog(['shares', '--project', 'nowhere'], env())).toMatchObject({
      code: 3,
      err: expect.stringContaining('not_found'),
    });
  });

  it('rebuilds a read model beside the running service, which goes on answering', async () => {
    const before = (await get('/api/v1/projects/os2valghalla-3/shares')).body;
    const { code, out } = await faellesbog(['rebuild', 'co_financing', '--json'], env());
    expect([code, out]).toEqual([0, expect.stringContaining('co_financing')]);
    expect((await get('/api/v1/projects/os2valghalla-3/shares')).body).toMatchObject({
      total: (before as { total: unknown }).total,
    });
  });

  it('says plainly when another process holds the data folder', async () => {
    await expect(startService(env())).rejects.toThrow(/data_folder\.held/);
  });
});

describe('A second start', () => {
  it('keeps the data', async () => {
    const before = await head();
    await service.stop();
    service = await startService(env());
    expect(await head()).toBe(before);
    expect((await get('/health/ready')).status).toBe(200);
  });
});
