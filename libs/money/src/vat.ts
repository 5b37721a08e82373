// SPDX-License-Identifier: MPL-2.0
import { apportion, sum } from './apportion.js';
import type { Member } from './apportion.js';
import { divideHalfUp, requireNatural } from './money.js';
import type { Money } from './money.js';

/** Net, VAT and gross of one document, in øre; gross = net + vat. */
export interface VatAmounts {
  net: Money;
  vat: Money;
  gross: Money;
}

/**
 * The VAT of a net amount at a rate in basis points (25 % = 2500), rounded half up to whole øre, never half to even.
 * A credit has the VAT of the invoice it credits with opposite sign: `vat(-x) = -vat(x)` (why: `divideHalfUp`).
 * Error `money.out_of_range` for a negative rate. Rule: `vectors/split-vectors.README.md`, `vat-*`.
 */
export function vatOf(net: Money, rateBp: bigint): Money {
  requireNatural(rateBp, '/rateBp');
  return divideHalfUp(net * rateBp, 10_000n);
}

/** One document of one rate: VAT on the sum of its lines (EN 16931), never the sum of rounded line VAT. */
export function vatDocument(rateBp: bigint, lines: readonly Money[]): VatAmounts {
  const net = sum(lines);
  const vat = vatOf(net, rateBp);
  return { net, vat, gross: net + vat };
}

/**
 * Passes a supplier's invoice on: the net amount is apportioned, VAT is computed on each resulting invoice, and the
 * øre by which the sum of those (`vatOut`) differs from the supplier's VAT is `vatRounding`, for its own account.
 * Errors: as `apportion` and `vatOf`.
 */
export function vatInvoices(
  supplierNet: Money,
  supplierVat: Money,
  rateBp: bigint,
  members: readonly Member[],
): { invoices: Map<string, VatAmounts>; vatOut: Money; vatRounding: Money } {
  requireNatural(rateBp, '/rateBp');
  const invoices = new Map<string, VatAmounts>();
  for (const [code, net] of apportion(supplierNet, members)) invoices.set(code, vatDocument(rateBp, [net]));
  const vatOut = sum([...invoices.values()].map((invoice) => invoice.vat));
  return { invoices, vatOut, vatRounding: supplierVat - vatOut };
}
