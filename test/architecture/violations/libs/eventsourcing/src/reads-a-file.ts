// SPDX-License-Identifier: MPL-2.0
// A kernel that does input and output.
import { readFileSync } from 'node:fs';

export const history = (file: string) => readFileSync(file, 'utf8');
