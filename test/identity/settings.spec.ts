// SPDX-License-Identifier: MPL-2.0
import { assertIssuer, BadConfig, readConfig } from '@faellesbog/platform';

const problems = (env: Record<string, string>): string[] => {
  try {
    assertIssuer(readConfig(env));
    return [];
  } catch (error) {
    return error instanceof BadConfig ? error.problems.map((text) => text.split(':')[0]!) : [(error as BadConfig).code];
  }
};
const issuer = { OIDC_ISSUER: 'https://login.example' };

describe('The settings of login', () => {
  it.each([
    [{}],
    [{ HOST: 'localhost' }],
    [{ HOST: '::1' }],
    [{ PUBLIC_URL: 'http://localhost:8080' }],
    [{ ...issuer, HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.0/8,fd00::/8,192.0.2.7' }],
    [{ OIDC_ISSUER: 'http://127.0.0.1:9000/realms/a' }],
    [{ ...issuer, OIDC_CLIENT_ID: 'ledger', PUBLIC_URL: 'https://ledger.example', HOST: '0.0.0.0' }],
    [{ ...issuer, OIDC_CLIENT_ID: 'ledger', OIDC_CLIENT_SECRET: 's', OIDC_AUDIENCE: 'https://ledger.example/api' }],
  ])('may be %j', (env) => {
    expect(problems(env as Record<string, string>)).toEqual([]);
  });

  it.each([
    [{ HOST: '0.0.0.0' }],
    [{ HOST: '::' }],
    [{ HOST: '192.168.1.4' }],
    [{ HOST: 'localhost.example.org' }],
    // A proxy on this machine would carry the passwordless logins out.
    [{ PUBLIC_URL: 'https://ledger.example' }],
  ])('are refused where anybody could be anyone: %j', (env) => {
    expect(problems(env as Record<string, string>)).toEqual(['identity.issuer_required']);
  });

  it.each([
    [{ OIDC_ISSUER: 'http://login.example' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'login.example' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'ftp://127.0.0.1' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://login.example?tenant=1' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://login.example#x' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://a:b@login.example' }, 'OIDC_ISSUER'],
    [{ OIDC_AUDIENCE: 'two words' }, 'OIDC_AUDIENCE'],
    [{ OIDC_CLIENT_ID: 'ledger' }, 'OIDC_CLIENT_ID'],
    [{ ...issuer, OIDC_CLIENT_SECRET: 's' }, 'OIDC_CLIENT_SECRET'],
    [{ ...issuer, OIDC_CLIENT_ID: 'ledger', HOST: '0.0.0.0' }, 'OIDC_CLIENT_ID'],
    [{ PUBLIC_URL: 'http://ledger.example' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://ledger.example/app' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'ledger' }, 'PUBLIC_URL'],
    [{ TRUSTED_PROXIES: 'everybody' }, 'TRUSTED_PROXIES'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
    [{ TRUSTED_PROXIES: '10.0.0.1,' }, 'TRUSTED_PROXIES'],
  ])('cannot be %j', (env, name) => {
    expect(problems(env as Record<string, string>)).toEqual([name]);
  });

  it('say what to do when an issuer is missing', () => {
    expect(() => assertIssuer(readConfig({ HOST: '0.0.0.0' }))).toThrow('set OIDC_ISSUER');
  });
});
