// SPDX-License-Identifier: MPL-2.0
export const hidden = 'behind the front door';
