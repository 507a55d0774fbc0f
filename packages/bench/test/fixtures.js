const measured = (...perSecond) => ({ perSecond, start: [], count: 64 });

/** The results of three rounds, in numbers that are easy to divide. */
export const results = {
  machine: {
    processor: 'A processor',
    cores: 2,
    memory: '8 GB',
    system: 'Linux 6 x64',
    node: '20.19.0',
    chromium: '156',
    pytorch: {
      version: '2.0',
      blas: 'OpenBLAS',
      mkl: false,
      mkldnn: true,
      vectors: 'AVX2',
      productSpeed: 130e9,
    },
    convnet: '0.3.0',
    tensorflow: '4.22.0',
    load: 0.5,
  },
  settings: { rounds: 3, seconds: 1 },
  contenders: {
    'node.simd1': measured(6000, 3000, 4000),
    'node.simd2': measured(11_400, 5400, 6000),
    'node.convnet': measured(200, 100, 250),
    'node.product': measured(1200, 900, 1000),
    'node.prediction': measured(4000, 2000, 5000),
    'pytorch.pytorch': { notMeasured: 'No module named torch' },
    'chromium.tensorflow': measured(50, 40, 45),
  },
  frames: {
    workers: 2,
    idle: { perSecond: 60, lateShare: 0, maxGap: 16.8, longTasks: 0, maxTask: 0 },
    training: { perSecond: 59.6, lateShare: 0.01, maxGap: 33.4, longTasks: 0, maxTask: 0 },
  },
  sweeps: {
    batch: [
      { value: 8, median: 2000, min: 1900, max: 2100 },
      { value: 16, notMeasured: 'it broke' },
    ],
    kernels: {
      milliseconds: 5,
      parts: [
        { name: 'adam', share: 0.25 },
        { name: 'relu', share: 0.001 },
      ],
    },
  },
};

const parameters = 34_826;

/** The results of two rounds of two networks. 1000 images of 14.26 MFLOP are 42 % of 1000 products. */
export const networkResults = {
  twoConvolutions: {
    contenders: {
      'node.simd1': { ...measured(1000, 3000), parameters },
      'node.simd2': { ...measured(1900, 3300), parameters },
      'node.pair': { ...measured(2000, 6000), parameters },
      'node.product': measured(1000, 3000),
      'chromium.simd1': { notMeasured: 'no page' },
      'pytorch.threads1': { ...measured(500, 1000), parameters },
      'pytorch.threads2': { ...measured(2000, 3000), parameters },
    },
    profile: {
      milliseconds: 16,
      parts: [
        { name: 'convolve 3×3×32→64', share: 0.25 },
        { name: 'adam', share: 0.04 },
      ],
    },
  },
  lenet: { contenders: { 'node.simd1': { ...measured(6000, 8000), parameters: 61_706 } } },
};
