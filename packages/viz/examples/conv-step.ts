import type { Example } from './Example.js';

const tag = 'conv-step';
const channels = '[[[1, 0], [2, 1], [0, 1]], [[0, 2], [1, 0], [3, 1]], [[2, 1], [0, 0], [1, 2]]]';
const twoFilters = '[[[[1, 0], [0, 1]], [[0, -1], [1, 0]]], [[[-1, 2], [0, 0]], [[0, 1], [1, -1]]]]';

/** An image of a ring, brightest in the middle of its stroke. */
const ring = (): number[][] =>
  Array.from({ length: 28 }, (_row, row) =>
    Array.from({ length: 28 }, (_column, column) => {
      const distance = Math.abs(Math.hypot(row - 13.5, column - 13.5) - 8);
      return distance < 2 ? Math.round(255 * (1 - distance / 2)) : 0;
    }),
  );

export const examples: Example[] = [
  { name: 'default', title: { en: 'The textbook’s example', zh: '教材中的例子' }, tag },
  {
    name: 'strides',
    title: { en: 'Strides 2: four windows instead of nine', zh: '步幅为 2：窗口从九个减为四个' },
    tag,
    attributes: { strides: '2', step: '3' },
  },
  {
    name: 'same',
    title: { en: 'Padding: the result has the size of the image', zh: '填充：结果与图像一样大' },
    tag,
    attributes: { padding: 'same', step: '4' },
  },
  {
    name: 'dilation',
    title: {
      en: 'Dilation: gaps between the cells under the filter',
      zh: '空洞卷积：卷积核下的单元格之间留有间隔',
    },
    tag,
    attributes: { input: 'digit-4', filter: '1 -1; 1 -1', 'dilation-rate': '2', step: '7' },
  },
  {
    name: 'channels',
    title: { en: 'Two channels, two filters, each with a bias', zh: '两个通道、两个卷积核，各有一个偏置' },
    tag,
    attributes: { input: channels, filter: twoFilters, bias: '1 -1', step: '3' },
  },
  {
    name: 'groups',
    title: {
      en: 'Two groups: each filter sees one channel',
      zh: '分为两组：每个卷积核只看一个通道',
    },
    tag,
    attributes: {
      input: channels,
      filter: '[[[[1, 0]], [[0, 1]]], [[[0, 1]], [[1, -1]]]]',
      groups: '2',
      step: '5',
    },
  },
  {
    name: 'formula',
    title: { en: 'The calculation as one formula', zh: '把计算写成一个式子' },
    tag,
    attributes: { calculation: 'formula', step: '4' },
  },
  {
    name: 'no-calculation',
    title: { en: 'Without the calculation', zh: '不显示计算' },
    tag,
    attributes: { calculation: 'none', step: '4' },
  },
  {
    name: 'heat-map',
    title: {
      en: '28 × 28 as a heat map, with the numbers under the window',
      zh: '28 × 28 的热力图，旁边是窗口中的数',
    },
    tag,
    attributes: { filter: 'edges', step: '300' },
    properties: () => ({ input: ring() }),
    script: "document.querySelector('conv-step').input = rows; // 28 rows of 28 numbers",
  },
  {
    name: 'rectangular',
    title: { en: 'Sizes that are not square', zh: '不是正方形的图像和卷积核' },
    tag,
    attributes: {
      input: '1 0 2 0 1 3; 0 1 1 2 0 1; 2 1 0 0 1 0; 1 0 3 1 0 2',
      filter: '1 0 -1; 2 0 -2',
      strides: '2 1',
      step: '5',
    },
  },
  {
    name: 'presets',
    title: { en: 'A digit and a filter by name', zh: '按名称给出的数字图像和卷积核' },
    tag,
    attributes: { input: 'digit-3', filter: 'edges', step: '20' },
  },
  {
    name: 'editable',
    title: { en: 'Every number can be changed', zh: '每个数都可以改' },
    tag,
    attributes: { editable: '', step: '4' },
  },
  {
    name: 'savable',
    title: { en: 'The reader can save it as a file', zh: '可以保存为文件' },
    tag,
    attributes: { savable: '', step: '8' },
  },
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
    title: { en: 'Three strides, and what each loses', zh: '三种步幅，各损失了多少' },
    tag,
    attributes: { compare: 'strides' },
  },
  {
    name: 'compare-kernel-size',
    title: { en: 'Three filter sizes, and what each loses', zh: '三种卷积核大小，各损失了多少' },
    tag,
    attributes: { compare: 'kernel-size', input: 'digit-5' },
  },
  {
    name: 'error',
    title: { en: 'A filter that is larger than the image', zh: '卷积核比图像还大' },
    tag,
    attributes: { input: '1 2; 3 4' },
  },
];
