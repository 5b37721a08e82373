// SPDX-License-Identifier: MPL-2.0

/** A request that cannot be answered as asked (not a business rule: that is a `Rejection`). `status` is its HTTP status. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly da: string,
    readonly detail: { pointer?: string; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.name = 'Problem';
  }
}

/** Outside what exists (or what one may see) a thing does not exist. */
export const notFound = (what: string, hvad: string, id: string): Problem =>
  new Problem(404, 'not_found', `There is no ${what} "${id}".`, `Findes ikke: ${hvad} "${id}".`);
