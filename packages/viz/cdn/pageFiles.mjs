/** The entry of each page file and its largest size, in kB (1000 bytes) gzipped. */
export const pageFiles = {
  'conv-step': { entry: 'src/elements/conv-step/conv-step.ts', limit: 43 },
  'pool-step': { entry: 'src/elements/pool-step/pool-step.ts', limit: 43 },
  'activation-step': { entry: 'src/elements/activation-step/activation-step.ts', limit: 49 },
  'tensor-image': { entry: 'src/elements/tensor-image/tensor-image.ts', limit: 20 },
  'prediction-bars': { entry: 'src/elements/prediction-bars/prediction-bars.ts', limit: 17 },
  'training-monitor': { entry: 'src/elements/training-monitor/training-monitor.ts', limit: 34 },
  'filter-gallery': { entry: 'src/elements/filter-gallery/filter-gallery.ts', limit: 22 },
  'feature-maps': { entry: 'src/elements/feature-maps/feature-maps.ts', limit: 23 },
  'cnn-diagram': { entry: 'src/elements/cnn-diagram/cnn-diagram.ts', limit: 78 },
  'dense-network': { entry: 'src/elements/dense-network/dense-network.ts', limit: 26 },
  'neuron-count': { entry: 'src/elements/neuron-count/neuron-count.ts', limit: 20 },
  'weight-histogram': { entry: 'src/elements/weight-histogram/weight-histogram.ts', limit: 31 },
  'confusion-matrix': { entry: 'src/elements/confusion-matrix/confusion-matrix.ts', limit: 21 },
  'digit-pad': { entry: 'src/elements/digit-pad/digit-pad.ts', limit: 19 },
  'cnn-viz': { entry: 'cdn/cnn-viz.ts', limit: 130 },
  'cnn-export': { entry: 'cdn/cnn-export.ts', limit: 52 },
};
