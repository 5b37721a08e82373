// SPDX-License-Identifier: MPL-2.0
// The other half of it.
import { hen } from './hen.js';

export const egg = (): unknown => hen;
