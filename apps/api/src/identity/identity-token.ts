// SPDX-License-Identifier: MPL-2.0

/** What recognises callers, for the routes of the session. */
export const IDENTITY = Symbol('IDENTITY');
