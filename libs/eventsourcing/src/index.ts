// SPDX-License-Identifier: MPL-2.0
export { canonicalJson, sha256, uuidFrom, type Json, type JsonObject } from './canonical.js';
export * from './decider.js';
export * from './event.js';
export * from './event-family.js';
export * from './event-store.js';
export { fingerprint, handle, type Handled } from './handle.js';
export { memoryStore, overlay } from './memory-store.js';
export * from './reactor.js';
export * from './read-model.js';
export * from './rejection.js';
export * from './time.js';
