// SPDX-License-Identifier: MPL-2.0
import 'reflect-metadata';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { VersioningType } from '@nestjs/common';
import openapiTS, { astToString } from 'openapi-typescript';
import { z } from 'zod';
import type { EventFamily } from '@faellesbog/eventsourcing';
import { projectRoot, type Ledger } from '@faellesbog/platform';
import { accessPage } from './access/page.js';
import { routesOf } from './access/routes.js';
import { ApiModule, contexts } from './api.module.js';
import { openApiDocument } from './openapi.js';
import { recordMissingEvents } from './recorded-events.js';

/** Writes what is generated from the code: the OpenAPI document, the client's types, a JSON Schema per event, who may do what. */
async function generate(): Promise<void> {
  const root = projectRoot();
  const deciders = contexts.flatMap((context) => context.deciders);
  // Only the shape of the service is read: nothing here is asked.
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.of({ deciders } as unknown as Ledger),
    new FastifyAdapter(),
    { logger: ['error'] },
  );
  app.enableVersioning({ type: VersioningType.URI, prefix: 'api/v', defaultVersion: '1' });
  const document = openApiDocument(app);
  writeFileSync(join(root, 'apps/api/openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
  const types = astToString(await openapiTS(JSON.parse(JSON.stringify(document)) as never));
  const note =
    '// SPDX-License-Identifier: MPL-2.0\n// Generated from apps/api/openapi.json by `npm run gen`. Do not edit.\n';
  writeFileSync(join(root, 'libs/api-client/src/schema.ts'), `${note}${types}`);
  writeSchemas(
    join(root, 'docs/events'),
    deciders.map((decider) => decider.events as EventFamily),
  );
  writeFileSync(join(root, 'docs/access.md'), accessPage(routesOf(app), document.paths));
  await recordMissingEvents(root);
}

function writeSchemas(folder: string, families: EventFamily[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { category, types } of families) {
    for (const [name, { version, schema }] of Object.entries(types)) {
      const title = `${name}.v${version}`;
      const described = {
        title,
        description: `In the streams ${category}-<id>.`,
        ...z.toJSONSchema(schema, { unrepresentable: 'any' }),
      };
      writeFileSync(join(folder, `${title}.schema.json`), `${JSON.stringify(described, null, 2)}\n`);
    }
  }
}

generate().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
