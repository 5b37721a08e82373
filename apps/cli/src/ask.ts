// SPDX-License-Identifier: MPL-2.0
import { apiClient, type ApiClient, type ProblemAnswer } from '@faellesbog/api-client';
import { demoToken } from './demo-login.js';
import { CliError, operatorKey, withServer } from './server.js';

export interface Dates {
  validOn?: string;
  knownAt?: string;
}

/** The two dates of a question, as the service takes them. */
export const dates = ({ validOn, knownAt }: Dates): Dates => ({ validOn, knownAt });

/**
 * Who asks: the access token in FAELLESBOG_TOKEN, if there is one, or the demonstration person named in FAELLESBOG_AS; else,
 * on the machine of the book, its operator.
 */
export async function authorization(service: string): Promise<Record<string, string>> {
  const { FAELLESBOG_TOKEN: given, FAELLESBOG_AS: subject } = process.env;
  const token = given || (subject && (await demoToken(service, subject)));
  if (token) return { Authorization: `Bearer ${token}` };
  const key = operatorKey();
  return key ? { 'X-Faellesbog-Operator': key } : {};
}

/** Asks the service one question. @throws CliError with the service's own code and texts. */
export function ask<Answer>(
  question: (api: ApiClient) => Promise<{ data?: Answer; error?: unknown; response: Response }>,
): Promise<Answer> {
  return withServer(async (url) => {
    const { data, error, response } = await question(apiClient(url, await authorization(url)));
    if (!response.ok || data === undefined) throw refused(response.status, (error ?? {}) as Partial<ProblemAnswer>);
    return data;
  });
}

/** Exit code 2 for what the caller can mend, 3 for what does not exist, 1 for the rest. */
export function refused(status: number, problem: Partial<ProblemAnswer>): CliError {
  const exitCode = status === 404 ? 3 : status < 500 ? 2 : 1;
  const { code = `http.${status}`, detail = 'The service refused.', detailDa = 'Tjenesten afviste.', errors } = problem;
  return new CliError(exitCode, code, detail, detailDa, errors ? { errors } : {});
}
