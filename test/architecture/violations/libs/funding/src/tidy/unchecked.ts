// SPDX-License-Identifier: MPL-2.0
/* eslint-disable */
export const one: number = 1;
// @ts-ignore
export const two: number = 'two';
