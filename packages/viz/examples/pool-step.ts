import type { Example } from './Example.js';

const tag = 'pool-step';
const odd = '1 3 2 1 7; 4 2 0 5 8; 6 1 3 2 1; 0 2 1 4 3; 5 9 5 6 2';

export const examples: Example[] = [
  { name: 'default', title: { en: 'The maximum of each part', zh: '取每一块的最大值' }, tag },
  {
    name: 'average',
    title: { en: 'The average of each part', zh: '取每一块的平均值' },
    tag,
    attributes: { mode: 'average', step: '2' },
  },
  {
    name: 'modes',
    title: { en: 'Maximum, average and sum side by side', zh: '最大值、平均值与求和并列对比' },
    tag,
    attributes: { mode: 'max average sum', step: '3' },
  },
  {
    name: 'dropped',
    title: { en: 'A row and a column that do not fit', zh: '放不下的一行和一列' },
    tag,
    attributes: { input: odd, step: '3' },
  },
  {
    name: 'padded',
    title: { en: 'With padding nothing is dropped', zh: '填充后不再舍弃' },
    tag,
    attributes: { input: odd, padding: 'same', step: '8' },
  },
  {
    name: 'overlapping',
    title: { en: 'Windows that overlap', zh: '相互重叠的窗口' },
    tag,
    attributes: { 'pool-size': '3', strides: '1', step: '1' },
  },
  {
    name: 'backward',
    title: { en: 'Backward: the gradient goes to the maximum', zh: '反向传播：梯度只传给最大值' },
    tag,
    attributes: { pass: 'backward', 'output-gradient': '1 -2; 0.5 3', step: '2' },
  },
  {
    name: 'backward-average',
    title: { en: 'Backward: an equal share for each', zh: '反向传播：每个单元格均分' },
    tag,
    attributes: { pass: 'backward', mode: 'average', 'output-gradient': '1 2; 3 4', step: '1' },
  },
  {
    name: 'quiz',
    title: { en: 'Predict the next value', zh: '预测下一个值' },
    tag,
    attributes: { quiz: '' },
  },
  {
    name: 'compare',
    title: { en: 'Three pool sizes', zh: '三种池化窗口' },
    tag,
    attributes: { input: 'digit-3', compare: 'pool-size' },
  },
  {
    name: 'error',
    title: { en: 'A mode that does not exist', zh: '不存在的池化方式' },
    tag,
    attributes: { mode: 'median' },
  },
];
