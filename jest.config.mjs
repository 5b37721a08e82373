// SPDX-License-Identifier: MPL-2.0
// One project per lane, so that `npm test -- --selectProjects unit` is a matter of seconds.
// Nest 12 and a few others are ESM only: they go through swc to CommonJS like our own code.
const shared = {
  testEnvironment: 'node',
  rootDir: '.',
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: {
    '^@faellesbog/eventsourcing/testing$': '<rootDir>/libs/eventsourcing/src/testing/index.ts',
    '^@faellesbog/governance/testing$': '<rootDir>/libs/governance/src/testing/index.ts',
    '^@faellesbog/platform/eventstoredb$': '<rootDir>/libs/platform/src/eventstoredb/index.ts',
    '^@faellesbog/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/(?:.*/)?[a-zA-Z0-9._-]+)\\.js$': '$1',
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|fast-check|pure-rand|csv-parse|openapi-fetch|jose|openid-client|oauth4webapi|oidc-provider|nanoid|eta|quick-lru)/)',
  ],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        swcrc: false,
      },
    ],
  },
};
const lane = (displayName, testMatch, extra = {}) => ({ ...shared, displayName, testMatch, ...extra });

export default {
  maxWorkers: 2,
  // Real servers on a busy machine; a test that hangs still ends.
  testTimeout: process.env.FAULTS ? 900_000 : 120_000,
  projects: [
    lane('unit', ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts']),
    lane('types', ['<rootDir>/test/types/*.spec.ts']),
    lane('events', ['<rootDir>/test/events/*.spec.ts']),
    lane('architecture', ['<rootDir>/test/architecture/*.spec.ts']),
    lane('contract', ['<rootDir>/test/contract/*.spec.ts', '<rootDir>/test/stand-in/*.spec.ts']),
    lane('read-models', ['<rootDir>/test/read-models/*.spec.ts']),
    lane('e2e', ['<rootDir>/test/e2e/*.spec.ts']),
    lane('identity', ['<rootDir>/test/identity/*.spec.ts']),
    lane('processes', ['<rootDir>/test/processes/*.spec.ts']),
    lane('faults', ['<rootDir>/test/faults/*.spec.ts']),
  ],
};
