// SPDX-License-Identifier: MPL-2.0
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.js';

export type { components, paths } from './schema.js';
export type ApiClient = Client<paths>;

/** What the service says when it says no (RFC 9457). */
export interface ProblemAnswer {
  status: number;
  code: string;
  detail: string;
  detailDa: string;
  pointer?: string;
  errors?: { pointer: string; code: string; message: string; messageDa: string }[];
}

/** A typed client of the service at an address like `http://127.0.0.1:3000`; `headers` go with every request. */
export const apiClient = (baseUrl: string, headers: Record<string, string> = {}): ApiClient =>
  createClient<paths>({ baseUrl, headers });
