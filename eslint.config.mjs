// SPDX-License-Identifier: MPL-2.0
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Each ban carries the sentence that a reader of the error needs. `test/architecture` sees every one of them fire.
const focusedTest = {
  selector:
    ':matches(MemberExpression[object.name=/^(describe|it|test)$/][property.name="only"], CallExpression[callee.name=/^(fit|fdescribe)$/])',
  message: 'A focused test leaves all others out.',
};
const stringBuiltSql = {
  selector: 'CallExpression > MemberExpression.callee[property.name="unsafe"]',
  message: 'SQL takes its values as parameters; only the files that make tables build statements from text.',
};
const forgetfulSwitch = {
  selector:
    'FunctionDeclaration[id.name=/^(decide|evolve)/] SwitchCase[test=null]:not(:has(CallExpression[callee.name="unreachable"]))',
  message: 'A `default` that swallows a command or an event is how one gets forgotten: end in `return unreachable(x)`.',
};
const handedOver = 'time, ids and looked-up facts come in the command (`meta.now`, `meta.effectiveOn`, `facts`).';
const impure = [
  {
    selector: ':matches(NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"])',
    message: `A rule has no clock: ${handedOver}`,
  },
  {
    selector: 'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"]',
    message: `A rule has no clock: ${handedOver}`,
  },
  {
    selector:
      ':matches(MemberExpression[object.name="Math"][property.name="random"], MemberExpression[object.name="crypto"])',
    message: `A rule throws no dice: ${handedOver}`,
  },
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|toLocaleString|toLocaleDateString)$/]',
    message: 'What a locale says differs between machines: compare code units, and leave wording to the reader.',
  },
  {
    selector: 'Identifier[name=/^(process|fetch|setTimeout|setInterval|setImmediate|console)$/]',
    message: `A rule does no input or output: ${handedOver}`,
  },
];
const inexact = [
  {
    selector:
      ':matches(CallExpression[callee.name=/^(Number|parseFloat|parseInt)$/], MemberExpression[object.name="Number"][property.name=/^parse/], UnaryExpression[operator="+"])',
    message: 'An amount is a bigint of øre and never becomes a number.',
  },
  {
    selector:
      ':matches(MemberExpression[property.name=/^(toFixed|toPrecision)$/], MemberExpression[object.name="Math"][property.name=/^(round|floor|ceil|trunc)$/], Literal[raw=/^[0-9_]*[.][0-9_]+$/])',
    message: 'Money is whole øre: no fractions and no rounding but largest remainder and half up, on bigint.',
  },
];
const restrict = (...bans) => ({ 'no-restricted-syntax': ['error', focusedTest, ...bans] });

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.faellesbog/', 'libs/api-client/src/', 'test/architecture/violations/']),
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { console: 'readonly', module: 'writable', process: 'readonly', URL: 'readonly' } },
    rules: restrict(stringBuiltSql),
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // Its fixes break code that tsc needs the assertion for.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Ports and runners here are objects of closures: their methods know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-param-reassign': 'error',
      'prefer-const': 'error',
      ...restrict(stringBuiltSql),
    },
  },
  {
    name: 'rules of the domain are pure',
    files: ['**/*.{events,commands,decider}.ts'],
    rules: restrict(stringBuiltSql, forgetfulSwitch, ...impure),
  },
  {
    name: 'money is whole øre',
    files: ['**/libs/money/src/**/*.ts'],
    rules: restrict(stringBuiltSql, ...impure, ...inexact),
  },
  {
    name: 'calc reads and writes the numbers of JSON',
    files: ['**/libs/money/src/calc.ts'],
    rules: restrict(stringBuiltSql, ...impure),
  },
  {
    name: 'tables are made by statements from text',
    files: [
      '**/libs/platform/src/postgres/{log-schema,place-runs}.ts',
      '**/libs/platform/src/read/tables.ts',
      '**/libs/platform/src/read/runner.ts',
      '**/test/{bench,faults,support}/**/*.ts',
    ],
    rules: restrict(),
  },
  {
    name: 'tests may be blunter',
    files: ['**/*.spec.ts', '**/testing/*.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-console': 'off',
    },
  },
  {
    name: 'a test may ask the database directly, and money is tested against plain numbers',
    files: ['**/*.spec.ts'],
    rules: restrict(),
  },
);
