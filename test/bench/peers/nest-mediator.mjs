// SPDX-License-Identifier: MPL-2.0
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import common from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import mediator from '@rolandsall24/nest-mediator';
import pg from 'pg';
import { newPledge, POOL } from './pledge.mjs';

/** An application of Nest whose event store is the library's own, in its mode for event sourcing. */
export async function open({ DATABASE_URL: connectionString }) {
  const pool = new pg.Pool({ connectionString, max: POOL });
  class Database {}
  common.Module({ providers: [{ provide: 'POOL', useValue: pool }], exports: ['POOL'] })(Database);
  common.Global()(Database);
  class Bench {}
  const eventStore = { type: 'postgres', useExistingPool: 'POOL', mode: 'source' };
  common.Module({ imports: [Database, mediator.NestMediatorModule.forRoot({ eventStore })] })(Bench);
  const app = await NestFactory.createApplicationContext(Bench, { logger: ['error'] });
  const store = app.get(mediator.EVENT_STORE_REPOSITORY, { strict: false });
  return {
    append() {
      const { data: payload, metadata } = newPledge();
      const now = new Date();
      const event = {
        eventId: metadata.id,
        eventType: 'PledgeStated',
        payload,
        metadata,
        occurredAt: now,
        storedAt: now,
      };
      return store.appendEvents('Bench', randomUUID(), [event], 0);
    },
    async close() {
      await app.close();
      await pool.end();
    },
  };
}
