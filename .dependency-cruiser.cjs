// SPDX-License-Identifier: MPL-2.0
// Which way the arrows point. `test/architecture` runs these rules on the tree, and on files that break each one.
const domain = '(.*\\.(events|commands|decider)|src/rules)\\.ts$';
const tests = '(\\.spec\\.ts$|^libs/[^/]+/src/testing/|^test/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        "Rules import the kernel, zod, SPDX's tables, money, the front door of a context upstream, and each other.",
      severity: 'error',
      from: { path: `^libs/([^/]+)/${domain}` },
      to: {
        pathNot: [
          `^libs/$1/${domain}`,
          '^libs/(eventsourcing|money|community|governance|portfolio)/src/index\\.ts$',
          'node_modules/(zod|spdx-expression-parse|spdx-license-list)/',
        ],
      },
    },
    {
      name: 'kernel-knows-nobody',
      comment: 'The kernel is TypeScript, zod and node:crypto: no framework, no database, no context.',
      severity: 'error',
      from: { path: '^libs/eventsourcing/src/', pathNot: tests },
      to: { pathNot: ['^libs/eventsourcing/src/', 'node_modules/zod/', '^(node:)?crypto$'] },
    },
    {
      name: 'money-is-pure',
      comment: 'Arithmetic with money imports nothing at all.',
      severity: 'error',
      from: { path: '^libs/money/src/', pathNot: tests },
      to: { pathNot: '^libs/money/src/' },
    },
    {
      name: 'lib-has-one-door',
      comment: 'Another lib is imported by its index.ts, and by nothing behind it.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps/[^/]+|test)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/((testing|eventstoredb)/)?index\\.ts$', '^$1/'] },
    },
    {
      name: 'own-door-is-for-others',
      comment: 'Inside a lib one imports the file that is meant, so that loading order never matters.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/', pathNot: tests },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'community-is-upstream',
      comment: 'community <- governance <- portfolio <- funding: upstream never knows downstream.',
      severity: 'error',
      from: { path: '^libs/community/' },
      to: { path: '^libs/(governance|portfolio|funding)/' },
    },
    {
      name: 'governance-is-upstream-of-portfolio',
      comment: 'community <- governance <- portfolio <- funding: upstream never knows downstream.',
      severity: 'error',
      from: { path: '^libs/governance/' },
      to: { path: '^libs/(portfolio|funding)/' },
    },
    {
      name: 'portfolio-is-upstream-of-funding',
      comment: 'community <- governance <- portfolio <- funding: upstream never knows downstream.',
      severity: 'error',
      from: { path: '^libs/portfolio/' },
      to: { path: '^libs/funding/' },
    },
    {
      name: 'platform-knows-no-context',
      comment: "The platform implements the kernel's ports for any context.",
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/(community|governance|portfolio|funding)/' },
    },
    {
      name: 'libs-do-not-know-apps',
      comment: 'Apps are made of libs, never the reverse.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-do-not-know-each-other',
      comment: 'What two apps share is a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'cli-is-a-client',
      comment: 'The command line knows the generated client and money; the rest it asks the service.',
      severity: 'error',
      from: { path: '^apps/cli/src/', pathNot: tests },
      to: { path: ['^libs/(?!api-client/|money/)', 'node_modules/(@nestjs|@fastify|fastify|postgres)/'] },
    },
    {
      name: 'client-is-free-standing',
      comment: 'The generated client can be taken out of the house: it imports openapi-fetch.',
      severity: 'error',
      from: { path: '^libs/api-client/' },
      to: { pathNot: ['^libs/api-client/', 'node_modules/openapi-fetch/'] },
    },
    {
      name: 'one-eventstore-client',
      comment:
        'The client of EventStoreDB registers its messages process-wide: one engine imports it, and the benchmark that runs it alone, and nobody its successor beside it.',
      severity: 'error',
      from: { path: '^(apps|libs|test)/', pathNot: '^(libs/platform/src/eventstoredb|test/stand-in|test/bench)/' },
      to: { path: 'node_modules/(@eventstore|@kurrent)/' },
    },
    {
      name: 'product-knows-no-tests',
      comment: 'What runs does not import what tests it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^test/architecture/violations/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
