// SPDX-License-Identifier: MPL-2.0
// A client that cannot leave the house without its baggage.
import { z } from 'zod';

export const answer = z.unknown();
