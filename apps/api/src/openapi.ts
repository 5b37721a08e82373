// SPDX-License-Identifier: MPL-2.0
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown; description?: string }[];
  responses: Record<string, unknown>;
};

const header = (name: string, required: boolean, description: string) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

const problem = {
  description: 'problem+json',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'detailDa'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: programs may rely on it.' },
    detail: { type: 'string', description: 'English.' },
    detailDa: { type: 'string', description: 'Danish.' },
    pointer: { type: 'string', description: 'JSON pointer of the field to mend.' },
    rule: { type: 'string', description: 'The paragraph the refusal rests on.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          messageDa: { type: 'string' },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of the service: read from the controllers, with what every operation has in common added once. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Fællesbog')
    .setDescription('The ledger of a community that binds. Amounts are kroner as text; dates are Europe/Copenhagen.')
    .setVersion('1')
    .setLicense('MPL-2.0', 'https://www.mozilla.org/MPL/2.0/')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM_SCHEMA as never };
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>))
      describeCommon(method, operation, !RECORDS_NOTHING.test(path));
  }
  return withOrderedEnums(document) as OpenAPIObject;
}

/** The compiler gives the members of a union in an order that changes with code elsewhere; here they have one of their own. */
function withOrderedEnums(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withOrderedEnums);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => [
      key,
      key === 'enum' && Array.isArray(value) ? value.toSorted() : withOrderedEnums(value),
    ]),
  );
}

/** What is posted there records nothing in the log, and asked again it changes nothing. */
const RECORDS_NOTHING = /^\/api\/v1\/(session|calculations|persons\/erasures\/replays)\b/;

function describeCommon(method: string, operation: Operation, records: boolean): void {
  operation.responses['default'] = problem;
  if (method === 'get' || !records) return;
  operation.parameters = [
    ...(operation.parameters ?? []),
    header(
      'Idempotency-Key',
      true,
      'Yours; the same key is answered with the first receipt, and with another body refused (422).',
    ),
    header('If-Match', method !== 'post', 'The ETag you saw; stale is 412.'),
    {
      name: 'dryRun',
      in: 'query',
      schema: { type: 'boolean' },
      description: 'Answer what would be recorded; record nothing.',
    },
  ];
}
