// SPDX-License-Identifier: MPL-2.0
import { apiClient, type ApiClient, type ProblemAnswer } from '@faellesbog/api-client';
import { CliError, withServer } from './server.js';

export interface Dates {
  validOn?: string;
  knownAt?: string;
}

/** The two dates of a question, as the service takes them. */
export const dates = ({ validOn, knownAt }: Dates): Dates => ({ validOn, knownAt });

/** Who asks: the access token in FAELLESBOG_TOKEN, if there is one. */
export function authorization(): Record<string, string> {
  const token = process.env['FAELLESBOG_TOKEN'];
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** Asks the service one question. @throws CliError with the service's own code and texts. */
export function ask<Answer>(
  question: (api: ApiClient) => Promise<{ data?: Answer; error?: unknown; response: Response }>,
): Promise<Answer> {
  return withServer(async (url) => {
    const { data, error, response } = await question(apiClient(url, authorization()));
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
