// SPDX-License-Identifier: MPL-2.0
import { createHash, randomBytes } from 'node:crypto';
import { CliError } from './server.js';

/** The development issuer's public client for programs on one's own machine. */
const demoNativeClient = { clientId: 'demo-native', redirectUri: 'http://127.0.0.1/callback' };

/**
 * An access token of one of the people whom the development issuer lets one be, got the way a program of theirs gets it:
 * authorization code with PKCE (RFC 7636) and a loopback address (RFC 8252). No browser: there is no password to type.
 * @param subject `demo-chair`; docs/identity.md lists them.
 * @throws CliError `login.no_demo` where a real issuer is configured, `login.nobody` for a subject that is not there.
 */
export async function demoToken(service: string, subject: string): Promise<string> {
  const session = (await (await fetch(`${service}/api/v1/session`)).json()) as Session;
  if (!session.demo)
    throw new CliError(
      2,
      'login.no_demo',
      'FAELLESBOG_AS is for demonstrations. This service has a real issuer: get a token there, and set FAELLESBOG_TOKEN.',
      'FAELLESBOG_AS er til demonstrationer. Denne tjeneste har en rigtig udsteder: hent et token der, og sæt FAELLESBOG_TOKEN.',
    );
  const verifier = randomBytes(32).toString('base64url');
  const code = await codeFor(session, subject, createHash('sha256').update(verifier).digest('base64url'));
  const { clientId, redirectUri } = demoNativeClient;
  const answer = await fetch(`${session.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
      resource: session.audience,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (!token) throw nobody(subject);
  return token;
}

interface Session {
  issuer: string;
  audience: string;
  demo: boolean;
}

async function codeFor({ issuer, audience }: Session, subject: string, challenge: string): Promise<string> {
  const cookies = new Map<string, string>();
  const go = async (url: string, init: RequestInit = {}): Promise<string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name !== undefined) cookies.set(name, value!);
    }
    await answer.arrayBuffer();
    const to = answer.headers.get('location');
    if (to === null) throw nobody(subject);
    return new URL(to, url).href;
  };
  const { clientId, redirectUri } = demoNativeClient;
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    resource: audience,
  });
  const choice = await go(`${issuer}/auth?${query.toString()}`);
  const resume = await go(choice, { method: 'POST', body: new URLSearchParams({ subject }) });
  const back = await go(resume);
  return new URL(back).searchParams.get('code') ?? '';
}

const nobody = (subject: string): CliError =>
  new CliError(
    2,
    'login.nobody',
    `The development issuer knows nobody called "${subject.slice(0, 60)}". One is demo-chair; docs/identity.md lists them.`,
    `Udviklingsudstederen kender ingen, der hedder "${subject.slice(0, 60)}". En er demo-chair; docs/identity.md har listen.`,
  );
