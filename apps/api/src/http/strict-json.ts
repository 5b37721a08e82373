// SPDX-License-Identifier: MPL-2.0
import { Problem } from '@faellesbog/platform';

const MAX_DEPTH = 16;
const MAX_ARRAY = 1_000;
/** One token of JSON text: a string, a number, a word, or a single mark. */
const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([[\]{},:]))/y;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const malformed = (why: string, hvorfor: string, pointer?: string): Problem =>
  new Problem(
    400,
    'json.malformed',
    `The body is not JSON this service reads: ${why}.`,
    `Indholdet er ikke JSON, som tjenesten læser: ${hvorfor}.`,
    {
      pointer,
    },
  );

/**
 * Parses JSON that can be read in only one way. What `JSON.parse` would quietly change is refused: a key given twice,
 * a whole number beyond ±(2^53-1), a number too large to hold, -0, a lone surrogate; so is nesting deeper than 16,
 * a list over 1,000 items, and keys that reach into prototypes.
 * @throws Problem 400 `json.malformed` saying what is wrong.
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(error instanceof Error ? error.message.slice(0, 120) : 'syntax', 'syntaksfejl');
  }
  scan(text);
  return value;
}

interface Level {
  keys?: Set<string>;
  items: number;
}

/** Walks the tokens of text that is known to be JSON. */
function scan(text: string): void {
  const levels: Level[] = [];
  let expectKey = false;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    const [, string, number, , mark] = token;
    const level = levels.at(-1);
    if (string !== undefined) expectKey = checkString(string, expectKey, level);
    else if (number !== undefined) checkNumber(number);
    else if (mark === '{' || mark === '[') {
      levels.push(mark === '{' ? { keys: new Set(), items: 1 } : { items: 1 });
      if (levels.length > MAX_DEPTH)
        throw malformed(`nested deeper than ${MAX_DEPTH}`, `dybere end ${MAX_DEPTH} niveauer`);
      expectKey = mark === '{';
    } else if (mark === '}' || mark === ']') {
      levels.pop();
      expectKey = false;
    } else if (mark === ',' && level) {
      level.items++;
      if (level.items > MAX_ARRAY) throw malformed(`more than ${MAX_ARRAY} items`, `flere end ${MAX_ARRAY} elementer`);
      expectKey = level.keys !== undefined;
    }
  }
}

/** @returns false: after a key comes its value, and after a value no key can follow before a comma. */
function checkString(raw: string, isKey: boolean, level: Level | undefined): false {
  const value = JSON.parse(raw) as string;
  if (!value.isWellFormed()) throw malformed('a string holds half a character', 'en tekst indeholder et halvt tegn');
  if (isKey && level?.keys) {
    if (FORBIDDEN_KEYS.has(value))
      throw malformed(`the key ${value} is not allowed`, `nøglen ${value} er ikke tilladt`);
    if (level.keys.has(value))
      throw malformed(
        `the key "${value.slice(0, 60)}" is given twice`,
        `nøglen "${value.slice(0, 60)}" er angivet to gange`,
      );
    level.keys.add(value);
  }
  return false;
}

function checkNumber(raw: string): void {
  const value = Number(raw);
  const whole = /^-?\d+$/.test(raw);
  if (!Number.isFinite(value) || Object.is(value, -0) || (whole && !Number.isSafeInteger(value))) {
    const shown = raw.slice(0, 40);
    throw malformed(
      `the number ${shown} cannot be held exactly; send amounts as text`,
      `tallet ${shown} kan ikke gemmes nøjagtigt; send beløb som tekst`,
    );
  }
}
