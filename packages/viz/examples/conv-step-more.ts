import type { Example } from './Example.js';

const tag = 'conv-step';

export const examples: Example[] = [
  {
    name: 'backward-filter',
    title: { en: 'Backward: the gradient of the filter', zh: '反向传播：卷积核的梯度' },
    tag,
    attributes: { pass: 'backward', step: '4' },
  },
  {
    name: 'backward-input',
    title: { en: 'Backward: the gradient of the image', zh: '反向传播：图像的梯度' },
    tag,
    attributes: { pass: 'backward', of: 'input', 'output-gradient': '1 -1 0; 2 0 1; 0 0.5 1', step: '12' },
  },
  {
    name: 'quiz',
    title: { en: 'Predict the next value', zh: '预测下一个值' },
    tag,
    attributes: { quiz: '', step: '1' },
  },
  {
    name: 'compare-strides',
    title: { en: 'Three strides, and what each lost', zh: '三种步幅，各损失了多少' },
    tag,
    attributes: { compare: 'strides' },
  },
  {
    name: 'compare-kernel-size',
    title: { en: 'Three filter sizes, and what each lost', zh: '三种卷积核大小，各损失了多少' },
    tag,
    attributes: { compare: 'kernel-size', input: 'digit-5' },
  },
];
