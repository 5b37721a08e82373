// SPDX-License-Identifier: MPL-2.0

/** An amount in whole øre (1/100 DKK). Positive = the member pays, negative = the member is refunded. */
export type Money = bigint;

/** An amount as it is written in JSON, events and HTTP: kroner with exactly two decimals. */
export interface MoneyJson {
  amount: string;
  currency: 'DKK';
}

/** The largest amount that can be written, just below 10^15 kr. (10^17 øre): above any budget, fits SQL `bigint`. */
export const MAX_ORE = 99_999_999_999_999_999n;

export type MoneyErrorCode =
  | 'money.malformed'
  | 'money.missing_field'
  | 'money.unknown_field'
  | 'money.unknown_algo'
  | 'money.unsafe_number'
  | 'money.out_of_range'
  | 'money.currency'
  | 'money.duplicate_code'
  | 'money.negative_weight'
  | 'money.weights_zero'
  | 'money.unbalanced'
  | 'money.no_step'
  | 'money.not_in_plan'
  | 'money.duplicate_cost'
  | 'money.unknown_cost';

/**
 * The only error this library throws. `message` is English, `da` Danish, `pointer` a JSON pointer (RFC 6901) to the
 * offending field of the function's input, '' when the input as a whole is at fault.
 */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';

  constructor(
    readonly code: MoneyErrorCode,
    message: string,
    readonly da: string,
    readonly pointer = '',
  ) {
    super(message);
  }
}

const AMOUNT = /^-?(0|[1-9][0-9]{0,14})\.[0-9]{2}$/;

/** Øre to `{amount, currency}`. Error `money.out_of_range` beyond `MAX_ORE`. */
export function moneyToJson(ore: Money): MoneyJson {
  if (ore > MAX_ORE || ore < -MAX_ORE) {
    throw new MoneyError(
      'money.out_of_range',
      `The amount must be within ±${MAX_ORE} øre.`,
      `Beløbet skal ligge inden for ±${MAX_ORE} øre.`,
      '/amount',
    );
  }
  const { sign, kroner, rest } = inKroner(ore);
  return { amount: `${sign}${kroner}.${rest}`, currency: 'DKK' };
}

/**
 * `{amount, currency}` to øre, strictly: exactly two decimals, no leading zeros, no '-0.00', no exponent, only DKK, no
 * further fields. What it accepts, `moneyToJson` writes back letter for letter. Errors `money.malformed`,
 * `money.currency`, `money.unknown_field`.
 */
export function moneyFromJson(value: unknown): Money {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MoneyError(
      'money.malformed',
      'Money must be an object with amount and currency.',
      'Et beløb skal være et objekt med amount og currency.',
    );
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const stranger = [...fields.keys()].find((key) => key !== 'amount' && key !== 'currency');
  if (stranger !== undefined) {
    throw new MoneyError(
      'money.unknown_field',
      `Money has no field ${JSON.stringify(stranger)}.`,
      `Et beløb har intet felt ${JSON.stringify(stranger)}.`,
      pointer(stranger),
    );
  }
  const amount = fields.get('amount');
  if (typeof amount !== 'string' || !AMOUNT.test(amount) || amount === '-0.00') {
    throw new MoneyError(
      'money.malformed',
      'The amount must be a string like "12500.00": at most 15 digits, a point and two decimals.',
      'Beløbet skal være en tekst som "12500.00": højst 15 cifre, et punktum og to decimaler.',
      '/amount',
    );
  }
  if (fields.get('currency') !== 'DKK') {
    throw new MoneyError('money.currency', 'The currency must be DKK.', 'Valutaen skal være DKK.', '/currency');
  }
  return BigInt(amount.replace('.', ''));
}

/** Øre as a Dane reads it: `1.234.567,89 kr.`, `-0,05 kr.`. Any size; no locale data is asked. */
export function formatDanish(ore: Money): string {
  const { sign, kroner, rest } = inKroner(ore);
  return `${sign}${kroner.replace(/\B(?=(\d{3})+$)/g, '.')},${rest} kr.`;
}

function inKroner(ore: Money): { sign: string; kroner: string; rest: string } {
  const digits = String(ore < 0n ? -ore : ore).padStart(3, '0');
  return { sign: ore < 0n ? '-' : '', kroner: digits.slice(0, -2), rest: digits.slice(-2) };
}

/** Division rounded down (towards minus infinity), so that 0 <= remainder < divisor. The divisor is positive. */
export function divideDown(dividend: bigint, divisor: bigint): { quotient: bigint; remainder: bigint } {
  const remainder = ((dividend % divisor) + divisor) % divisor;
  return { quotient: (dividend - remainder) / divisor, remainder };
}

/**
 * Division rounded half up on the magnitude: 2,5 gives 3 and -2,5 gives -3. The divisor is positive.
 *
 * Symmetric on purpose. A negative amount is a credit, and a credit note states its amounts as positive (Peppol rule
 * DK-R-016), so its VAT is computed on the positive amount and then credited; with "half towards plus infinity" an
 * invoice and its credit note would leave an øre behind.
 */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const magnitude = ((dividend < 0n ? -dividend : dividend) * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -magnitude : magnitude;
}

/** The JSON pointer (RFC 6901) made of the given steps: `pointer('members', 2)` is `/members/2`. */
export function pointer(...steps: (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Runs a part of a larger input: a `MoneyError` thrown inside has its pointer prefixed with where that part stands. */
export function within<T>(at: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw new MoneyError(error.code, error.message, error.da, at + error.pointer);
  }
}

/** Refuses a value below zero with `money.out_of_range`; `at` points to the field. */
export function requireNatural(value: bigint, at: string): void {
  requireAtLeast(0n, value, at);
}

/** Refuses a value below `least` with `money.out_of_range`; `at` points to the field. */
export function requireAtLeast(least: bigint, value: bigint, at: string): void {
  if (value >= least) return;
  throw new MoneyError(
    'money.out_of_range',
    `The value must be at least ${least}.`,
    `Værdien skal være mindst ${least}.`,
    at,
  );
}
