// SPDX-License-Identifier: MPL-2.0
export const rate = 1n; // TODO: ask
