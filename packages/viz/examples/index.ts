import { examples as activationStep } from './activation-step.js';
import { examples as cnnDiagram } from './cnn-diagram.js';
import { examples as confusionMatrix } from './confusion-matrix.js';
import { examples as convStep } from './conv-step.js';
import { examples as denseNetwork } from './dense-network.js';
import { examples as digitPad } from './digit-pad.js';
import type { Example } from './Example.js';
import { examples as featureMaps } from './feature-maps.js';
import { examples as filterGallery } from './filter-gallery.js';
import { examples as neuronCount } from './neuron-count.js';
import { examples as poolStep } from './pool-step.js';
import { examples as predictionBars } from './prediction-bars.js';
import { examples as tensorImage } from './tensor-image.js';
import { examples as trainingMonitor } from './training-monitor.js';
import { examples as weightHistogram } from './weight-histogram.js';

export type { Example };

/** The examples of an element: the first without attributes, the last with a value that is refused. */
export interface ExampleSet {
  tag: string;
  title: { en: string; zh: string };
  examples: Example[];
}

/** Every element, in the order of the README. */
export const exampleSets: ExampleSet[] = [
  { tag: 'conv-step', title: { en: 'Convolution, step by step', zh: '逐步看卷积' }, examples: convStep },
  { tag: 'pool-step', title: { en: 'Pooling, step by step', zh: '逐步看池化' }, examples: poolStep },
  { tag: 'activation-step', title: { en: 'Activation functions', zh: '激活函数' }, examples: activationStep },
  {
    tag: 'tensor-image',
    title: { en: 'An image and its numbers', zh: '图像与它的数值' },
    examples: tensorImage,
  },
  {
    tag: 'prediction-bars',
    title: { en: 'What a model predicts', zh: '模型的预测' },
    examples: predictionBars,
  },
  {
    tag: 'training-monitor',
    title: { en: 'Training progress', zh: '观察训练过程' },
    examples: trainingMonitor,
  },
  { tag: 'cnn-diagram', title: { en: 'A whole model', zh: '整个模型' }, examples: cnnDiagram },
  { tag: 'filter-gallery', title: { en: 'Filters', zh: '卷积核' }, examples: filterGallery },
  { tag: 'feature-maps', title: { en: 'Feature maps', zh: '特征图' }, examples: featureMaps },
  { tag: 'dense-network', title: { en: 'Fully connected layers', zh: '全连接层' }, examples: denseNetwork },
  {
    tag: 'neuron-count',
    title: { en: 'Why not fully connected', zh: '为什么不用全连接' },
    examples: neuronCount,
  },
  {
    tag: 'weight-histogram',
    title: { en: 'How large weights are', zh: '权重的分布' },
    examples: weightHistogram,
  },
  {
    tag: 'confusion-matrix',
    title: { en: 'Which classes are confused', zh: '哪些类别被混淆' },
    examples: confusionMatrix,
  },
  { tag: 'digit-pad', title: { en: 'Writing a digit', zh: '手写数字' }, examples: digitPad },
];
