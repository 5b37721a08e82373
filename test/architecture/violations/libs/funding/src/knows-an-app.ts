// SPDX-License-Identifier: MPL-2.0
// A lib that needs the app it is a part of.
import { running } from '../../../apps/api/src/main.js';

export const app = running;
