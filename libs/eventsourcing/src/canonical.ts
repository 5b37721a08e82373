// SPDX-License-Identifier: MPL-2.0
import { createHash } from 'node:crypto';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
export type JsonObject = { [key: string]: Json | undefined };

/**
 * Strict JCS (RFC 8785, restricted to what cannot be read in two ways): keys sorted by UTF-16 code units, integers
 * within ±(2^53-1) and never -0, well-formed strings, no floats.
 * Object members that are `undefined` are left out, as they are in JSON.
 * @returns the canonical text; its UTF-8 bytes are the stored truth of an event.
 * @throws TypeError naming the offending value: what cannot be written exactly is not written at all.
 */
export function canonicalJson(value: Json | undefined): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('canonical JSON: a string holds a lone surrogate');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
        throw new TypeError(`canonical JSON: ${String(value)} is not an integer within ±(2^53-1)`);
      }
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : canonicalContainer(value);
    default:
      throw new TypeError(`canonical JSON: a ${typeof value} has no canonical form`);
  }
}

function canonicalContainer(value: Json[] | JsonObject): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('canonical JSON: only plain objects have a canonical form');
  }
  let members = '';
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member !== undefined) members += `${members && ','}${canonicalJson(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** Most are written in order already, and every append waits for this. */
function sortedKeys(value: JsonObject): string[] {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index++) if (keys[index - 1]! > keys[index]!) return keys.sort();
  return keys;
}

/** SHA-256 of a text's UTF-8 bytes, as lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const NAMESPACE = Buffer.from('5b0c2c1e6f0d4b6c9a0e0f5c7d3a9e11', 'hex');

/** A name-based UUID (RFC 9562, version 5): the same name always gives the same id. */
export function uuidFrom(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
