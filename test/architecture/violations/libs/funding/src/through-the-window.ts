// SPDX-License-Identifier: MPL-2.0
// A context that takes what another one keeps to itself.
import { hidden } from '../../portfolio/src/hidden.js';

export const taken = hidden;
