// SPDX-License-Identifier: MPL-2.0
export { eventStoreContract } from './event-store.contract.js';
export { given, testMeta } from './given-when-then.js';
