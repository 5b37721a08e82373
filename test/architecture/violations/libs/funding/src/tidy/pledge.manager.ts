// SPDX-License-Identifier: MPL-2.0
export const managed = 'a word that says nothing';
