// SPDX-License-Identifier: MPL-2.0
// One half of a circle.
import { egg } from './egg.js';

export const hen = (): unknown => egg;
