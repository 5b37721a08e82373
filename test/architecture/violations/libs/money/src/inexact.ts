// SPDX-License-Identifier: MPL-2.0
// Amounts that become numbers, and fractions.
export const fromText = (text: string): number => Number(text);
export const fromPoint = (text: string): number => parseFloat(text);
export const fromSign = (text: string): number => +text;
export const rounded = (kroner: number): number => Math.round(kroner);
export const shown = (kroner: number): string => kroner.toFixed(2);
export const vat = 0.25;
