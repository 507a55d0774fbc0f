// What may import what, values and types alike. `npm test` checks it with dependency-cruiser; to see the violations
// alone: `npx pnpm@12 exec depcruise packages docs scripts`.
import { checkLayers, layerRules } from './scripts/layerRules.mjs';

/**
 * The layers of each folder that has folders in it, lowest first: an entry imports only from the layers before its own,
 * and a file also from files of its own layer. `*` is every entry that is not named. Only a lazy `import()` may import
 * from a later layer.
 */
const layers = {
  '.': ['packages/core', 'packages/bench packages/viz', 'packages/demo docs'],

  'packages/core/src': [
    'arrays platform',
    'data',
    'reference',
    'kernels',
    'learning',
    'layers',
    'steps',
    'plan',
    'parallel',
    'model',
    'training.ts',
    'index.ts',
  ],
  'packages/core/src/arrays': ['*', 'results', 'view.ts', 'ndarray.ts'],
  'packages/core/src/reference': ['shared', '*', 'losses', 'index.ts'],
  'packages/core/src/kernels': [
    'arenaPlacement.ts convolve.ts kernels.ts optimizerKernels.ts windowMatrix.ts',
    'plain',
    'simd',
    '*',
  ],
  'packages/core/src/learning': [
    'customFunctions.ts random longForms.ts',
    'initializers metrics regularizers',
    'losses',
    'optimizers',
  ],
  'packages/core/src/learning/optimizers': ['schedules', '*'],
  'packages/core/src/layers': [
    'layer.ts',
    'shared',
    '*',
    'index.ts',
    'registry.ts textbookLayers.ts',
    'layerShapes.ts',
  ],
  'packages/core/src/parallel': ['protocol', 'group', 'worker', 'session'],
  'packages/core/src/model': [
    '*',
    'inputs',
    'state',
    'file',
    'fit',
    'model.ts',
    'definition',
    'loadModel.ts',
  ],

  'packages/viz/src': [
    'messages',
    'values',
    'save',
    'figure',
    'chart model steps',
    'elements',
    'define.ts index.ts export.ts',
  ],
  'packages/viz/src/save': ['capture', 'write', 'menu'],
  'packages/viz/src/save/capture': ['displayList.ts', 'css', '*'],
  'packages/viz/src/values': ['errors', 'limits.ts numbers.ts readNumber.ts readNumbers.ts', 'presets', '*'],
  'packages/viz/src/figure': ['*', 'draw', 'Figure.ts', 'EmbeddableFigure.ts'],
  'packages/viz/src/model': ['*', 'history', 'image-grid'],
  'packages/viz/src/steps': [
    'frame',
    'describe',
    'types.ts',
    'chain draw edit playback',
    'backward compare quiz',
    'drawStepFigure.ts',
    'StepFigure.ts',
  ],
  'packages/viz/src/elements': ['conv-step pool-step', '*'],
  'packages/viz/src/elements/cnn-diagram/diagram': ['*', 'stage', 'drawDiagram.ts'],
  'packages/viz/src/elements/cnn-diagram': ['messages.ts', 'network', 'diagram', 'detail', '*'],

  'packages/demo/src': ['settings.ts', 'messages', 'store', 'styles sections', 'DemoPage.ts', 'main.ts'],
  'packages/bench/src': ['core.js flop.js networks.js samples.js statistics.js task.js', 'contenders', '*'],
};

for (const name of ['core', 'viz', 'demo', 'bench']) checkLayers(layers, `packages/${name}/src`);

/** The public entries of @cnn/core. Only `index.ts` imports ndarray, which a strict content policy refuses. */
const publicEntries = '(index|training|textbook|reference/index|steps/index|data/index)\\.ts$';

export default {
  forbidden: [
    {
      name: 'circular',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    { name: 'unresolved', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    {
      name: 'source imports tests',
      from: { path: '/src/' },
      to: { path: '^[^/]+/[^/]+/(test|examples|scripts)/' },
    },
    {
      name: 'not a public entry of core',
      from: { path: '^(packages/(viz|demo)|docs)/' },
      to: { path: '^packages/core/src/', pathNot: publicEntries },
    },
    {
      name: 'ndarray in a page',
      from: { path: '^packages/(viz/(src|cdn)|demo/src)/' },
      to: { path: ['^packages/core/src/index\\.ts$', '/ndarray(-ops)?/'] },
    },
    ...layerRules(layers),
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(dist|generated)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@cnn/source', 'import', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
};
