// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { demoSystem } from '@faellesbog/platform';
import { demoToken } from '../../apps/cli/src/demo-login.js';

/** What the service answered: its status, and the body as JSON where it is JSON. */
export interface Heard {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { code?: string };
}

/** Somebody who asks a service, or nobody in particular. */
export type Asking = (
  method: string,
  path: string,
  /** Text is sent as a file of commands. */
  body?: object | string,
  headers?: Record<string, string>,
) => Promise<Heard>;

/**
 * Whom one can be at the development issuer of a service, each logged in once.
 * @returns a way to ask as `demo-chair` and the others, as the program `demo-system`, or without a subject as nobody.
 */
export function people(url: string): (subject?: string) => Promise<Asking> {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (subject: string): Promise<string> => {
    const known = tokens.get(subject);
    if (known) return known;
    const token = subject === demoSystem.clientId ? systemToken(url) : demoToken(url, subject);
    tokens.set(subject, token);
    return token;
  };
  return async (subject) => {
    const token = subject === undefined ? undefined : await tokenOf(subject);
    return async (method, path, body, headers = {}) => {
      const answer = await fetch(new URL(path, url), {
        method,
        redirect: 'manual',
        headers: {
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...(body && {
            'Content-Type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
            'Idempotency-Key': randomUUID(),
          }),
          ...headers,
        },
        ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = text !== '' && /json/.test(answer.headers.get('content-type') ?? '');
      return {
        status: answer.status,
        headers: answer.headers,
        body: isJson ? (JSON.parse(text) as Heard['body']) : {},
      };
    };
  };
}

async function systemToken(url: string): Promise<string> {
  const { clientId, clientSecret } = demoSystem;
  const answer = await fetch(`${url}/development-issuer/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:faellesbog' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
