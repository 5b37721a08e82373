// SPDX-License-Identifier: MPL-2.0
import type { ProblemAnswer } from '@faellesbog/api-client';
import { CliError, withServer } from './server.js';

/** The two dates of a question, as the address takes them. */
export function query({ validOn, knownAt }: { validOn?: string; knownAt?: string }): string {
  const parameters = new URLSearchParams();
  if (validOn !== undefined) parameters.set('validOn', validOn);
  if (knownAt !== undefined) parameters.set('knownAt', knownAt);
  return parameters.size > 0 ? `?${parameters}` : '';
}

/** Asks the service one question under `/api/v1/`. @throws CliError with the service's own code and texts. */
export function ask<Answer>(path: string): Promise<Answer> {
  return withServer(async (url) => {
    const response = await fetch(`${url}/api/v1/${path}`);
    if (!response.ok)
      throw refused(response.status, (await response.json().catch(() => ({}))) as Partial<ProblemAnswer>);
    return (await response.json()) as Answer;
  });
}

/** Exit code 2 for what the caller can mend, 3 for what does not exist, 1 for the rest. */
export function refused(status: number, problem: Partial<ProblemAnswer>): CliError {
  const exitCode = status === 404 ? 3 : status < 500 ? 2 : 1;
  const { code = `http.${status}`, detail = 'The service refused.', detailDa = 'Tjenesten afviste.', errors } = problem;
  return new CliError(exitCode, code, detail, detailDa, errors ? { errors } : {});
}
