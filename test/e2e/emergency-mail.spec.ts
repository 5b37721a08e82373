// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { people, type Asking } from '../support/people.js';
import { build, faellesbog, startService, temporaryFolder, type Service } from '../support/program.js';

const folder = temporaryFolder();
const mails: { to: string[]; text: string }[] = [];
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, session, done) {
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    stream.on('end', () => {
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
      done();
    });
  },
});
let env: Record<string, string>;
let service: Service;
let as: (subject?: string) => Promise<Asking>;

async function start(): Promise<void> {
  service = await startService(env);
  as = people(service.url);
}

async function asked(subject: string, method: string, path: string, body?: object) {
  const answer = await (await as(subject))(method, `/api/v1/${path}`, body);
  expect([path, answer.status < 300 ? '' : answer.body]).toEqual([path, '']);
  return answer.body;
}

/** The one emergency, once so many mails of it were sent, or as it is after some time. */
async function told(sent: number): Promise<unknown> {
  for (let tries = 0; ; tries++) {
    const { emergencies } = await asked('demo-auditor', 'GET', 'emergencies');
    const { notices } = (emergencies as { notices: { sent: number; waiting: number } | null }[])[0]!;
    if ((notices?.sent === sent && notices.waiting === 0) || tries === 100) return notices;
    await pause(200);
  }
}

beforeAll(async () => {
  build();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  const mail = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'faellesbog@example.org' };
  env = { FAELLESBOG_DATA: folder.path, FAELLESBOG_ACCESS: 'enforced', ...mail };
  await start();
});
afterAll(async () => {
  await service.stop();
  await new Promise<void>((done) => server.close(done));
  folder.remove();
});

it('Once an emergency is confirmed, the board and the auditors are mailed: each once, whatever is restarted or rebuilt', async () => {
  const { personRef } = await asked('demo-secretariat', 'POST', 'persons', {
    name: 'Åse Æble',
    email: 'aase@example.org',
  });
  const grant = {
    account: randomUUID(),
    grantId: 'revisor',
    role: 'auditor',
    scope: { kind: 'association' },
    personRef,
  };
  const { position } = await asked('demo-secretariat', 'POST', 'grants', grant);
  const { grants } = await asked('demo-chair', 'GET', `grants?status=proposed&after=${String(position)}`);
  const [{ version }] = grants as [{ version: string }];
  await asked('demo-chair', 'POST', `grants/${grant.account}/revisor/approval`, { approves: version });

  const reason = 'Betalinger står stille';
  await asked('demo-secretariat', 'POST', 'emergencies', { emergencyId: 'brand', reason });
  await pause(6_000);
  expect(mails).toEqual([]);
  await asked('demo-chair', 'POST', 'emergencies/brand/confirmation', {});
  // Those whom the demonstration names stand for nobody, and have no address.
  expect(await told(1)).toEqual({ sent: 1, waiting: 0, withoutAddress: expect.any(Number) });
  expect(mails.map(({ to }) => to)).toEqual([['aase@example.org']]);
  const text = mails[0]!.text.replace(/=\r\n/g, '');
  expect(text).toContain('/api/v1/emergencies');
  expect(text).toContain('Subject: =?UTF-8?');
  const { accesses } = await asked('demo-data-protection-officer', 'GET', `persons/${String(personRef)}/accesses`);
  expect(accesses).toMatchObject([{ account: 'emergency-mail', purpose: 'To tell of the emergency brand' }]);

  expect(await faellesbog(['rebuild'], env)).toMatchObject({ code: 0 });
  await service.stop();
  await start();
  await pause(6_000);
  expect(mails).toHaveLength(1);
});
