// SPDX-License-Identifier: MPL-2.0
// A client that goes past the service.
import { door } from '../../../libs/platform/src/index.js';

export const database = door;
