// SPDX-License-Identifier: MPL-2.0
import { accountOf, demoPeople, DEVELOPMENT_ISSUER } from '@faellesbog/platform';
import { build, faellesbog, startService, temporaryFolder, type Service } from '../support/program.js';

const folder = temporaryFolder();
const env = (more: Record<string, string> = {}) => ({ FAELLESBOG_DATA: folder.path, ...more });
const account = (subject: string): string => accountOf(DEVELOPMENT_ISSUER, subject);

interface Grants {
  grants: { account: string; role: string; office: string | null; status: string }[];
}

describe('The roles of a demonstration book', () => {
  let service: Service;
  beforeAll(async () => {
    build();
    service = await startService(env());
  });
  afterAll(async () => {
    await service.stop();
    folder.remove();
  });

  it('are there from the start, one for everybody whom the development issuer lets one be', async () => {
    const { grants } = (await (await fetch(`${service.url}/api/v1/grants`)).json()) as Grants;
    const held = new Set(grants.filter(({ status }) => status === 'granted').map((grant) => grant.account));
    expect(demoPeople.filter(({ subject }) => !held.has(account(subject)))).toEqual([]);
    expect(grants.find((grant) => grant.account === account('demo-chair'))).toMatchObject({
      role: 'board_member',
      office: 'chair',
    });
  });

  it('are told to whoever asks who they are, with what they may do', async () => {
    const token = await fetch(`${service.url}/development-issuer/token`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${Buffer.from('demo-system:demo-system').toString('base64')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials&resource=urn:faellesbog',
    });
    const { access_token: accessToken } = (await token.json()) as { access_token: string };
    const me = await fetch(`${service.url}/api/v1/me`, { headers: { Authorization: `Bearer ${accessToken}` } });
    expect(await me.json()).toMatchObject({ kind: 'system', account: account('demo-system'), roles: [], commands: [] });
    const nobody = await (await fetch(`${service.url}/api/v1/me`)).json();
    expect(nobody).toEqual({ kind: 'anonymous', account: null, roles: [], commands: [] });
    const { out } = await faellesbog(['whoami', '--lang', 'da'], env({ FAELLESBOG_TOKEN: accessToken }));
    expect(out).toContain(account('demo-system'));
    expect((await faellesbog(['grants', '--role', 'auditor'], env())).out).toContain(account('demo-auditor'));
  });

  it('name who asked in what is recorded', async () => {
    const token = await fetch(`${service.url}/development-issuer/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from('demo-system:demo-system').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:faellesbog' }),
    });
    const { access_token: accessToken } = (await token.json()) as { access_token: string };
    const register = (body: object, headers: object) =>
      fetch(`${service.url}/api/v1/suppliers`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': JSON.stringify(body).length + '-k',
          ...headers,
        },
        body: JSON.stringify(body),
      });
    const bearer = { Authorization: `Bearer ${accessToken}` };
    const first = await register({ supplierId: 'by-a-system', name: 'By a system' }, bearer);
    expect(first.status).toBe(201);
    // The same key and body from somebody else is another request.
    const second = await register({ supplierId: 'by-a-system', name: 'By a system' }, {});
    expect(second.status).toBe(422);
  });
});

describe('The founders of a book', () => {
  it('are named by its operator, once, and a role that does not exist is refused', async () => {
    const own = temporaryFolder();
    const founders = `secretariat=${account('one')},board_member:chair=${account('two')}`;
    const quiet = { FAELLESBOG_DATA: own.path, FAELLESBOG_DEMO: 'off' };
    await expect(startService({ ...quiet, FAELLESBOG_FOUNDERS: `king=${account('one')}` })).rejects.toThrow(
      /no role king/,
    );
    for (const setting of [founders, `auditor=${account('three')}`]) {
      const service = await startService({ ...quiet, FAELLESBOG_FOUNDERS: setting });
      const { grants } = (await (await fetch(`${service.url}/api/v1/grants`)).json()) as Grants;
      expect(grants.map(({ role, office }) => [role, office]).sort()).toEqual([
        ['board_member', 'chair'],
        ['secretariat', null],
      ]);
      await service.stop();
    }
    own.remove();
  });
});
