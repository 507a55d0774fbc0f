import { modelMessages } from '../../model/messages.js';

const en = {
  ...modelMessages.en,
  title: 'Fully connected layers',
  inputs: 'Inputs',
  hidden: 'Hidden layer {number}',
  hiddenShort: 'Hidden {number}',
  outputs: 'Output',
  sample: '{shown} of {count}',
  picture: 'Neurons; the arrow keys move between them',
  input: 'Input {number}',
  neuron: '{layer}, neuron {number}',
  inputHint: 'Inputs are given; they compute nothing.',
  structure:
    'It multiplies each of {count} values with a weight of its own, and adds them and a bias up: {parameters} parameters.',
  total: '{parameters} parameters in all.',
  from: 'From',
  value: 'Value',
  weight: 'Weight',
  product: 'Product',
  others: '{count} others',
  bias: 'Bias',
  sum: 'Sum',
  result: '{activation}(sum)',
  spoken: '{name}: sum {sum}, {activation} of it {value}.',
  badUnits: 'units must be 2 to 8 whole numbers from 1 to a million, such as "4 5 3 2", but got “{text}”.',
  badWeights:
    'weights must be [kernel, bias, kernel, bias, …], kernels of rank 2 that fit each other, biases of rank 1.',
  badActivations: 'activations must be {count} names such as relu, one per layer, but got “{text}”.',
  noDense: 'model must have dense layers.',
};

export type DenseNetworkMessages = typeof en;

const zh: DenseNetworkMessages = {
  ...modelMessages.zh,
  title: '全连接层',
  inputs: '输入',
  hidden: '隐藏层 {number}',
  hiddenShort: '隐藏层 {number}',
  outputs: '输出',
  sample: '{shown} / {count}',
  picture: '神经元，可用方向键逐个查看',
  input: '输入 {number}',
  neuron: '{layer}，神经元 {number}',
  inputHint: '输入是给定的值，不做计算。',
  structure: '它把 {count} 个值各乘以自己的权重，再连同偏置相加：共 {parameters} 个参数。',
  total: '总共 {parameters} 个参数。',
  from: '来自',
  value: '值',
  weight: '权重',
  product: '乘积',
  others: '其余 {count} 个',
  bias: '偏置',
  sum: '总和',
  result: '{activation}(总和)',
  spoken: '{name}：总和 {sum}，经 {activation} 得 {value}。',
  badUnits: 'units 应为 2 到 8 个 1 到一百万的整数，例如 "4 5 3 2"，收到的是“{text}”。',
  badWeights: 'weights 应为 [核, 偏置, 核, 偏置, …]，核为前后相配的二维数组，偏置为一维数组。',
  badActivations: 'activations 应为 {count} 个激活函数名，例如 relu，每层一个，收到的是“{text}”。',
  noDense: 'model 应含有全连接层。',
};

export const denseNetworkMessages = { en, zh };
