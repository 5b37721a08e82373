// SPDX-License-Identifier: MPL-2.0

/** The open book, for what operates it: health, metrics, import. */
export const LEDGER = Symbol('LEDGER');
/** Changes that were refused, for the auditor. */
export const REFUSALS = Symbol('REFUSALS');
/** Who is told of what by mail. */
export const NOTICES = Symbol('NOTICES');
