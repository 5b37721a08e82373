// SPDX-License-Identifier: MPL-2.0
// The context furthest upstream, knowing one downstream, if only by a type.
import type { Door } from '../../portfolio/src/index.js';

export const downstream: Door = 'portfolio';
