import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** A layer may not import these folders (the table of the layers is in docs/architecture.md; dependency-cruiser follows the whole graph). */
const forbid = (folders, reason) => ({
  regex: `^(\\.\\./)+(${folders.join('|')})/`,
  message: reason,
});
const NODE = {
  regex: '^(node:|electron$|ssh2$|dockerode$|ws$|pino$)',
  message: 'This layer runs in the page too: no Node, no packages of Node.',
};

const layer = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } });

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'coverage/', '**/*.cjs', '**/*.mjs', 'eslint.config.js'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['vitest.config.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      // A number or a yes in a message needs no conversion.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => list.push(x)` as a callback is plain.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Functions over classes: what an interface calls a method is a closure that has no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // The contract says void of a procedure that answers nothing.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // An explicit default says what one looks at.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // Keys of the environment and of index signatures are read with brackets: noPropertyAccessFromIndexSignature's taste.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  layer(['shared/**/*.ts'], [forbid(['main', 'renderer', 'app', 'build', 'e2e'], 'shared/ imports nothing of the house.'), NODE]),
  layer(['main/**/*.ts'], [forbid(['renderer', 'app', 'build', 'e2e'], 'main/ imports shared/ alone.')]),
  layer(['renderer/**/*.{ts,tsx}'], [forbid(['main', 'app', 'build', 'e2e'], 'renderer/ imports shared/ alone.'), NODE]),
  layer(['app/**/*.ts'], [forbid(['renderer', 'build', 'e2e'], 'app/ imports main/ and shared/.')]),
  // Importing electron in plain Node starts a download: only its own door may, and only types elsewhere.
  {
    files: ['app/{cli,web,rpc,page}/**/*.ts', 'app/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [forbid(['renderer', 'build', 'e2e'], 'app/ imports main/ and shared/.')],
          paths: [{ name: 'electron', message: 'Only app/desktop runs in Electron.' }],
        },
      ],
    },
  },
  {
    // Tests and build scripts of one folder may look into the others; config files at a folder's root run in Node.
    files: ['**/*.test.{ts,tsx}', 'renderer/vite.config.ts', '**/testing/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      // What vitest's matchers give is any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['{main,app}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'AbortSignal',
          property: 'timeout',
          message: 'In an AbortSignal.any it is garbage, and never aborts: use abortAfter of main/streams.',
        },
      ],
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  { files: ['e2e/**/*.ts', 'build/**/*.ts'], rules: { 'no-console': 'off' } },
);
