// SPDX-License-Identifier: MPL-2.0
// An app built on another app.
import { running } from '../../api/src/main.js';

export const other = running;
