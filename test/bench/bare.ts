// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { connect } from '@faellesbog/platform';

/**
 * The yardstick of the whole way from a request to its answer: a bare Fastify handler that takes the body as it comes
 * and inserts the same bytes as the service would, into a table with the same keys. Nothing is checked, decided or read.
 */
async function main([url, pool]: string[]): Promise<void> {
  const sql = connect(url!, { max: Number(pool), name: 'bench-bare' });
  await sql.unsafe(`create table event (pos bigint primary key generated always as identity, stream text not null collate "C",
    rev integer not null, id uuid not null unique, cmd uuid not null, type text not null, at_us bigint not null,
    canonical bytea not null, unique (stream, rev))`);
  const log = `faellesbog/${randomUUID()}`;
  const app = Fastify();
  app.post('/*', async (request, reply) => {
    const [id, cmd, stream] = [randomUUID(), request.headers['idempotency-key'] as string, `bench-${randomUUID()}`];
    const now = new Date();
    const envelope = {
      ...{ at: now.toISOString(), by: 'local', cause: null, cmd, data: request.body, eff: '2026-01-01', id, log },
      ...{ org: null, rev: 0, schema: 1, stream, type: 'SupplierRegistered', v: 1 },
    };
    const [row] = await sql<{ pos: bigint }[]>`
      insert into event (stream, rev, id, cmd, type, at_us, canonical)
      values (${stream}, 0, ${id}, ${cmd}, ${envelope.type}, ${now.getTime() * 1000}, ${Buffer.from(JSON.stringify(envelope))})
      returning pos`;
    void reply.status(201);
    return { stream, revision: 0, position: Number(row!.pos), events: [id] };
  });
  process.stdout.write(`ready: ${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
  process.once('SIGTERM', () => void Promise.all([app.close(), sql.end({ timeout: 5 })]).then(() => process.exit(0)));
}

void main(process.argv.slice(2));
