// SPDX-License-Identifier: MPL-2.0
import { EventStoreDBClient } from '@eventstore/db-client';

export const client = EventStoreDBClient;
