/** The layers (docs/architecture.md): shared ← main ← app, renderer → shared. build/layers.mjs runs it and counts what it saw. */

const HOUSE = '^(shared|main|renderer|app|build|e2e)/';
const TESTS = '\\.test\\.tsx?$|/testing/';

/** @param {string} layer @param {readonly string[]} allowed */
const only = (layer, allowed) => ({
  name: `${layer}-imports-only-${allowed.length === 0 ? 'itself' : allowed.join('-and-')}`,
  severity: 'error',
  from: { path: `^${layer}/`, pathNot: TESTS },
  to: { path: HOUSE, pathNot: `^(${[layer, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    only('shared', []),
    only('main', ['shared']),
    only('renderer', ['shared']),
    only('app', ['main', 'shared']),
    {
      name: 'shared-is-pure',
      comment: 'The core runs in Node, in the page and in a worker: no builtin of Node.',
      severity: 'error',
      from: { path: '^shared/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-is-a-page',
      severity: 'error',
      from: { path: '^renderer/', pathNot: `${TESTS}|vite\\.config\\.ts$` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: HOUSE },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'electron-at-its-door-only',
      comment: 'Importing electron in plain Node starts a download.',
      severity: 'error',
      from: { pathNot: '^app/desktop/' },
      to: { path: '^(electron$|node_modules/electron/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(shared|main|renderer|app)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    { name: 'resolves', severity: 'error', from: { path: HOUSE }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
