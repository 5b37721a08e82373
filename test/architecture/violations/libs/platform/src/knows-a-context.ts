// SPDX-License-Identifier: MPL-2.0
// The platform, made for one context.
import { door } from '../../community/src/index.js';

export const favourite = door;
