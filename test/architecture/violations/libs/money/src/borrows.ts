// SPDX-License-Identifier: MPL-2.0
// Arithmetic that needs a library.
import { z } from 'zod';

export const amount = z.string();
