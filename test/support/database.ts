// SPDX-License-Identifier: MPL-2.0
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, startEmbeddedPostgres, type EmbeddedPostgres } from '@faellesbog/platform';

let server: Promise<EmbeddedPostgres> | undefined;
let dataDir: string | undefined;

// One real PostgreSQL for each spec file that asks for one, without fsync, gone when the file is done.
afterAll(async () => {
  await (await server)?.stop();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

/** A new, empty database on the test server, or on the one at an address. @returns its address. */
export async function newDatabase(at?: string): Promise<string> {
  const url = new URL(at ?? (await testServer()).url);
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = connect(url.href, { max: 1 });
  await admin.unsafe(`create database ${name}`);
  await admin.end({ timeout: 5 });
  url.pathname = `/${name}`;
  return url.href;
}

function testServer(): Promise<EmbeddedPostgres> {
  dataDir ??= mkdtempSync(join(tmpdir(), 'faellesbog-test-'));
  return (server ??= startEmbeddedPostgres({ dataDir, durable: false }));
}
