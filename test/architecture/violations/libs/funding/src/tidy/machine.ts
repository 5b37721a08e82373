// SPDX-License-Identifier: MPL-2.0
export const data = '/home/karen/faellesbog';
