// SPDX-License-Identifier: MPL-2.0
// A file that imports its own lib as a stranger would.
import { door } from './index.js';

export const own = door;
