// SPDX-License-Identifier: MPL-2.0
// An entry of its own, so that only those who use this engine load its client.
export { maskedAddress } from './address.js';
export { UnusableEventStore } from './client.js';
export { openEventStoreDb, type EventStoreDbOptions, type EventStoreDbStore } from './engine.js';
export { openEventStoreDbRawLog } from './raw-log.js';
