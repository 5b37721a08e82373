// SPDX-License-Identifier: MPL-2.0

/** The event store in use, whatever engine it runs on. */
export const EVENT_STORE = Symbol('EVENT_STORE');
/** The pool that queries read from. */
export const READ_DB = Symbol('READ_DB');
