// SPDX-License-Identifier: MPL-2.0
import { apportion, apportionRotating } from './apportion.js';
import { reversal, sharesAsOf } from './as-of.js';
import type { ShareEvent } from './as-of.js';
import { buyIn, buyInDepreciated } from './buy-in.js';
import { capWaterfill, overrun } from './ceilings.js';
import { requireDate } from './fees.js';
import { MoneyError, pointer, requireNatural, within } from './money.js';
import type { MoneyErrorCode } from './money.js';
import { executeNorthwest, netHub, netMinTransfers } from './netting.js';
import { conditionalEqual, sizeBracket, stair, whatIfEqual } from './pledges.js';
import { vatDocument, vatInvoices, vatOf } from './vat.js';

/** A value as JSON holds it. Integers beyond ±(2^53-1) are decimal strings. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type CalcResult =
  | { id: string; result: Json }
  | { id: string | null; error: { code: MoneyErrorCode; message: string; da: string; pointer: string } };

/** Reads one value of parsed JSON, or throws a `MoneyError` that points to it (`at`). `undefined` = not there. */
type Read<T> = (value: unknown, at: string) => T;

function refuse(code: MoneyErrorCode, at: string, en: string, da: string): never {
  throw new MoneyError(code, en, da, at);
}

const present = (value: unknown, at: string): void => {
  if (value === undefined) refuse('money.missing_field', at, 'The field is missing.', 'Feltet mangler.');
};

/** An integer, as a JSON number up to 2^53-1 or as a decimal string of any size. */
const integer: Read<bigint> = (value, at) => {
  present(value, at);
  if (typeof value === 'string' && /^(0|-?[1-9][0-9]{0,99})$/.test(value)) return BigInt(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'number' && Number.isInteger(value)) {
    const [en, da] = ['An integer above 2^53-1 is written as a string.', 'Et heltal over 2^53-1 skrives som tekst.'];
    return refuse('money.unsafe_number', at, en, da);
  }
  const en = 'Must be an integer: a number, or a string of digits.';
  return refuse('money.malformed', at, en, 'Skal være et heltal: et tal eller en tekst af cifre.');
};

/** An integer of any size, 0 or more. */
const natural: Read<bigint> = (value, at) => {
  const number = integer(value, at);
  requireNatural(number, at);
  return number;
};

/** A number of things: an integer from 0 to 2^53-1. */
const count: Read<number> = (value, at) => {
  const number = integer(value, at);
  if (number >= 0n && number <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(number);
  const [en, da] = ['Must be a count from 0 to 2^53-1.', 'Skal være et antal fra 0 til 2^53-1.'];
  return refuse('money.out_of_range', at, en, da);
};

const text: Read<string> = (value, at) => {
  present(value, at);
  if (typeof value === 'string' && value !== '') return value;
  return refuse('money.malformed', at, 'Must be a text that is not empty.', 'Skal være en tekst, der ikke er tom.');
};

const date: Read<string> = (value, at) => {
  const day = text(value, at);
  requireDate(day, at);
  return day;
};

const flag: Read<boolean> = (value, at) => {
  if (typeof value === 'boolean') return value;
  return refuse('money.malformed', at, 'Must be true or false.', 'Skal være true eller false.');
};

function optional<T, E>(read: Read<T>, otherwise: E): Read<T | E> {
  return (value, at) => (value === undefined ? otherwise : read(value, at));
}

function list<T>(read: Read<T>): Read<T[]> {
  return (value, at) => {
    present(value, at);
    if (!Array.isArray(value)) return refuse('money.malformed', at, 'Must be a list.', 'Skal være en liste.');
    return Array.from(value, (item: unknown, index) => read(item, at + pointer(index)));
  };
}

/** The fields an object itself has (nothing inherited), as a Map, so that no field name is special. */
const fieldsOf: Read<Map<string, unknown>> = (value, at) => {
  present(value, at);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
  return refuse('money.malformed', at, 'Must be an object.', 'Skal være et objekt.');
};

/** An object with exactly these fields: a misspelt optional field must not pass in silence. */
function object<Shape extends Record<string, Read<unknown>>>(
  shape: Shape,
): Read<{ [Field in keyof Shape]: ReturnType<Shape[Field]> }> {
  return (value, at) => {
    const fields = fieldsOf(value, at);
    for (const field of fields.keys()) {
      if (Object.hasOwn(shape, field)) continue;
      const [en, da] = [`Unknown field ${JSON.stringify(field)}.`, `Ukendt felt ${JSON.stringify(field)}.`];
      refuse('money.unknown_field', at + pointer(field), en, da);
    }
    const entries = Object.entries(shape).map(([field, read]) => [field, read(fields.get(field), at + pointer(field))]);
    return Object.fromEntries(entries) as { [Field in keyof Shape]: ReturnType<Shape[Field]> };
  };
}

/** An object from code to øre. */
const balances: Read<Map<string, bigint>> = (value, at) => {
  const entries = [...fieldsOf(value, at)];
  return new Map(
    entries.map(([code, amount]) => [text(code, at + pointer(code)), integer(amount, at + pointer(code))]),
  );
};

/** One of several shapes, told apart by `type`. */
function byType<T>(shapes: Record<string, Read<T>>): Read<T> {
  return (value, at) => {
    const type = text(fieldsOf(value, at).get('type'), at + pointer('type'));
    const read = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    if (read !== undefined) return read(value, at);
    const known = Object.keys(shapes).join(', ');
    return refuse('money.malformed', at + pointer('type'), `Must be one of ${known}.`, `Skal være en af ${known}.`);
  };
}

const member = object({ code: text, weight: integer, name: optional(text, '') });
const members = list(member);
const dated = { type: text, seq: optional(integer, 0n), valid: date, recorded: date };
const retroactive = optional(flag, false);
const event: Read<ShareEvent> = byType<ShareEvent>({
  CostPosted: (value, at) => ({
    ...object({ ...dated, id: text, amount: integer })(value, at),
    type: 'CostPosted',
  }),
  CostReversed: (value, at) => ({ ...object({ ...dated, id: text })(value, at), type: 'CostReversed' }),
  MemberJoined: (value, at) => ({
    ...object({ ...dated, code: text, weight: integer, retroactive, name: optional(text, '') })(value, at),
    type: 'MemberJoined',
  }),
});

/** An algorithm of the vector file: the shape of its input, and what to make of it. */
function algorithm<Shape extends Record<string, Read<unknown>>>(
  shape: Shape,
  run: (input: { [Field in keyof Shape]: ReturnType<Shape[Field]> }) => unknown,
): (input: unknown) => unknown {
  // `permute` tells a test to try other input orders as well; order does not matter, so it is accepted and ignored.
  const read = object({ ...shape, permute: optional(flag, false) });
  return (input) => run(read(input, ''));
}

const buyInShape = { cost: integer, members, joiners: list(member) };

const algorithms = new Map<string, (input: unknown) => unknown>([
  ['hamilton', algorithm({ total: integer, members }, (i) => ({ shares: apportion(i.total, i.members) }))],
  [
    'hamilton-rotate',
    algorithm({ total: integer, members, seqs: list(integer) }, (i) => apportionRotating(i.total, i.members, i.seqs)),
  ],
  [
    'cap-waterfill',
    algorithm(
      {
        total: integer,
        members: list(object({ code: text, weight: integer, cap: integer, name: optional(text, '') })),
      },
      (i) => capWaterfill(i.total, i.members),
    ),
  ],
  [
    'overrun',
    algorithm(
      {
        budget: integer,
        toleranceBp: integer,
        members,
        steps: list(object({ actual: integer, decisionCeiling: optional(integer, undefined) })),
      },
      (i) => overrun(i.budget, i.toleranceBp, i.members, i.steps),
    ),
  ],
  [
    'conditional-equal',
    algorithm({ total: integer, pledges: list(object({ code: text, max: integer, name: optional(text, '') })) }, (i) =>
      conditionalEqual(i.total, i.pledges),
    ),
  ],
  ['whatif-equal', algorithm({ total: integer, from: count, to: count }, (i) => whatIfEqual(i.total, i.from, i.to))],
  [
    'stair',
    algorithm({ steps: list(object({ min: count, fee: integer })), fixedCost: integer, n: list(count) }, (i) =>
      stair(i.steps, i.fixedCost, i.n),
    ),
  ],
  [
    'bracket',
    algorithm({ populations: list(natural) }, (i) => ({
      brackets: i.populations.map((population) => sizeBracket(population)),
    })),
  ],
  ['buyin-recompute', algorithm(buyInShape, (i) => buyIn('recompute', i.cost, i.members, i.joiners))],
  ['buyin-refund-only', algorithm(buyInShape, (i) => buyIn('refund-only', i.cost, i.members, i.joiners))],
  [
    'buyin-depreciated',
    algorithm(
      {
        lifeMonths: integer,
        joinMonth: text,
        costs: list(object({ month: text, amount: integer })),
        members,
        joiner: member,
      },
      (i) => buyInDepreciated(i),
    ),
  ],
  [
    'vat-invoices',
    algorithm({ supplierNet: integer, supplierVat: integer, rateBp: natural, members }, (i) =>
      vatInvoices(i.supplierNet, i.supplierVat, i.rateBp, i.members),
    ),
  ],
  [
    'vat-round',
    algorithm({ rateBp: natural, nets: list(integer) }, (i) => ({ vats: i.nets.map((net) => vatOf(net, i.rateBp)) })),
  ],
  ['vat-document', algorithm({ rateBp: natural, lines: list(integer) }, (i) => vatDocument(i.rateBp, i.lines))],
  [
    'net-min-transfers',
    algorithm({ balances }, (i) => {
      const { transfers, count, greedyCount } = netMinTransfers(i.balances);
      return { transfers, count, greedyCount };
    }),
  ],
  [
    'net-northwest',
    algorithm({ balances, execute: object({ from: text, to: text, amount: integer }) }, (i) =>
      executeNorthwest(i.balances, i.execute),
    ),
  ],
  [
    'net-hub',
    algorithm({ documents: list(object({ project: text, code: text, amount: integer })) }, (i) => netHub(i.documents)),
  ],
  [
    'reversal',
    algorithm({ original: integer, corrected: integer, members }, (i) => reversal(i.original, i.corrected, i.members)),
  ],
  [
    'bitemporal',
    algorithm({ members, events: list(event), queries: list(object({ validAt: date, knownAt: date })) }, (i) =>
      sharesAsOf(i.members, i.events, i.queries),
    ),
  ],
]);

/** Library results as JSON: a Map becomes an object, an integer a number or, beyond ±(2^53-1), a decimal string. */
function toJson(value: unknown): Json {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null) {
    // `fromEntries` defines own properties, so even a code such as `__proto__` arrives as what it is.
    const entries: [string, unknown][] =
      value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value);
    return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item)]));
  }
  return value as Json;
}

/**
 * Evaluates one vector `{id, algo, input}` of the shapes in `vectors/split-vectors.README.md`; what else a vector
 * carries (title, expected, workings) is not looked at. Goes in: parsed JSON. Comes out: `{id, result}` with `result`
 * in the shape of that table's `expected`, amounts in øre. Errors: any `MoneyError`, its pointer starting at the vector
 * (`/input/members/2/weight`).
 */
export function calculate(vector: unknown): { id: string; result: Json } {
  const fields = fieldsOf(vector, '');
  const id = text(fields.get('id'), '/id');
  const algo = text(fields.get('algo'), '/algo');
  const run = algorithms.get(algo);
  if (run === undefined) {
    const known = [...algorithms.keys()].join(', ');
    return refuse('money.unknown_algo', '/algo', `Must be one of ${known}.`, `Skal være en af ${known}.`);
  }
  return { id, result: within('/input', () => toJson(run(fields.get('input')))) };
}

/**
 * Evaluates a vector file `{vectors: [...]}`, each vector by itself: one that is wrong yields `{id, error}` in its
 * place (`id` null when it has none), with a pointer into the file, and does not stop the others. Errors
 * `money.malformed` and `money.missing_field` when the file has no list of vectors.
 */
export function calculateFile(json: unknown): { results: CalcResult[] } {
  const vectors = list((value) => value)(fieldsOf(json, '').get('vectors'), '/vectors');
  const results = vectors.map((vector, index): CalcResult => {
    try {
      return within(pointer('vectors', index), () => calculate(vector));
    } catch (error) {
      if (!(error instanceof MoneyError)) throw error;
      return {
        id: idOf(vector),
        error: { code: error.code, message: error.message, da: error.da, pointer: error.pointer },
      };
    }
  });
  return { results };
}

function idOf(vector: unknown): string | null {
  if (typeof vector !== 'object' || vector === null || !Object.hasOwn(vector, 'id')) return null;
  const { id } = vector as { id: unknown };
  return typeof id === 'string' && id !== '' ? id : null;
}
