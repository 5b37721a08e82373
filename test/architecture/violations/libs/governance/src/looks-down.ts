// SPDX-License-Identifier: MPL-2.0
// A context that knows one downstream of it.
import { door } from '../../funding/src/index.js';

export const downstream = door;
