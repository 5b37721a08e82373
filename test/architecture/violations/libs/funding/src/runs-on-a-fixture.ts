// SPDX-License-Identifier: MPL-2.0
// Product code that runs on what is for tests.
import { fixture } from '../../../test/support/fixture.js';

export const data = fixture;
