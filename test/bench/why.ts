// SPDX-License-Identifier: MPL-2.0

/** Why a target is missed, where it is: what a profile says, and what was tried. Shown only for what a run missed. */
export const WHY: Record<string, string> = {};
