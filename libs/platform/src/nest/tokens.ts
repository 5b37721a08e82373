// SPDX-License-Identifier: MPL-2.0

/** The event store in use, whatever engine it runs on. */
export const EVENT_STORE = Symbol('EVENT_STORE');
/** What every stream's rules are put into before they are asked: a function from a decider to a decider. */
export const AROUND_DECIDERS = Symbol('AROUND_DECIDERS');
/** The pool that queries read from. */
export const READ_DB = Symbol('READ_DB');
