import type { Example } from './Example.js';

const tag = 'activation-step';

export const examples: Example[] = [
  { name: 'default', title: { en: 'relu keeps what is above 0', zh: 'relu 只保留大于 0 的值' }, tag },
  {
    name: 'negative',
    title: { en: 'relu below 0', zh: 'relu：小于 0 的值' },
    tag,
    attributes: { step: '3' },
  },
  {
    name: 'leaky-relu',
    title: { en: 'leakyRelu keeps a small part of what is below 0', zh: 'leakyRelu 为负值保留一小部分' },
    tag,
    attributes: { activation: 'leakyRelu', step: '3' },
  },
  {
    name: 'sigmoid',
    title: { en: 'sigmoid: a number between 0 and 1', zh: 'sigmoid：0 到 1 之间的数' },
    tag,
    attributes: { activation: 'sigmoid', step: '6' },
  },
  {
    name: 'tanh',
    title: { en: 'tanh: a number between −1 and 1', zh: 'tanh：−1 到 1 之间的数' },
    tag,
    attributes: { activation: 'tanh', step: '3' },
  },
  {
    name: 'softmax',
    title: { en: 'softmax turns a row into probabilities', zh: 'softmax 把一行数变成概率' },
    tag,
    attributes: { activation: 'softmax', input: '2 1 0.1; -1 0 3', step: '1' },
  },
  {
    name: 'quiz',
    title: { en: 'Predict the next value', zh: '预测下一个值' },
    tag,
    attributes: { quiz: '', step: '1' },
  },
  {
    name: 'error',
    title: { en: 'A function that does not exist', zh: '不存在的函数' },
    tag,
    attributes: { activation: 'swish' },
  },
];
