// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import { canonicalJson, uuidFrom, type Json } from './canonical.js';
import type { Envelope } from './event.js';
import { canonicalEnvelope } from './event-store.js';
import { copenhagenDate, endOfCopenhagenDay, isIsoDate, isoOfMicros, microsOfIso } from './time.js';

const key = fc.string({ maxLength: 6 }).filter((name) => name !== '__proto__');
const json = fc.anything({
  values: [fc.boolean(), fc.constant(null), fc.maxSafeInteger().map((n) => n + 0), fc.string({ maxLength: 12 })],
  key,
  maxDepth: 3,
  maxKeys: 4,
  withNullPrototype: false,
}) as fc.Arbitrary<Json>;

describe('Canonical JSON', () => {
  it('sorts keys by UTF-16 code units, writes no space, and escapes what it must', () => {
    expect(canonicalJson({ '\ufb33': 1, '😀': 2, b: [true, null], a: { z: '"\\\n\u0001ø', y: -5 } })).toBe(
      '{"a":{"y":-5,"z":"\\"\\\\\\n\\u0001ø"},"b":[true,null],"😀":2,"\ufb33":1}',
    );
  });

  it('says the same however the members were ordered, and reads back as it was', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });

  it.each([1.5, 2 ** 53, NaN, Infinity, -0])('refuses the number %p, which has no exact form', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  it('refuses half a character, and anything that is not plain data', () => {
    expect(() => canonicalJson({ value: '\ud800' })).toThrow(TypeError);
    for (const value of [new Date(), new Map(), 5n, () => 1])
      expect(() => canonicalJson({ value: value as never })).toThrow(TypeError);
  });

  it('of an envelope is what the general form gives', () => {
    fc.assert(
      fc.property(fc.dictionary(key, json, { maxKeys: 5 }), fc.string({ unit: 'grapheme' }), (data, by) => {
        const id = uuidFrom(by);
        const at = isoOfMicros(1_800_000_000_000_001);
        const envelope: Envelope = {
          v: 1,
          log: 'l',
          stream: 's-1',
          rev: 0,
          id,
          type: 'T',
          schema: 2,
          at,
          by,
          org: null,
          cmd: id,
          cause: null,
          eff: '2026-01-01',
          data,
        };
        expect(canonicalEnvelope(envelope)).toBe(canonicalJson(envelope as unknown as Json));
      }),
    );
  });
});

describe('Time', () => {
  it('keeps every microsecond', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000_000 }),
        (micros) => microsOfIso(isoOfMicros(micros)) === micros,
      ),
    );
  });

  it.each([
    ['2026-03-29', '2026-03-29T21:59:59.999999Z'],
    ['2026-10-25', '2026-10-25T22:59:59.999999Z'],
    ['2026-12-31', '2026-12-31T22:59:59.999999Z'],
    ['2028-02-29', '2028-02-29T22:59:59.999999Z'],
  ])('ends the Danish day %s at %s', (date, end) => {
    expect(isoOfMicros(endOfCopenhagenDay(date))).toBe(end);
    expect(copenhagenDate(new Date(end))).toBe(date);
  });

  it('knows which dates exist', () => {
    expect(['2024-02-29', '2026-12-31'].every(isIsoDate)).toBe(true);
    expect(['2023-02-29', '2026-13-01', '2026-1-1', '20260101', '', null].some(isIsoDate)).toBe(false);
  });
});
