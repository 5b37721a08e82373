// SPDX-License-Identifier: MPL-2.0
// A rule that reaches for the framework and for dice.
import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';

export const pledge = { decide: () => new Logger(randomUUID()) };
