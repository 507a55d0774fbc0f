import { historyMessages } from '../../model/history/messages.js';
import { modelMessages } from '../../model/messages.js';

const en = {
  ...modelMessages.en,
  ...historyMessages.en,
  title: 'Weights',
  known: 'Those of six filters that everyone can read.',
  count: '{count} weights, from {lowest} to {highest}, mean {mean}, standard deviation {deviation}.',
  chart: 'Histogram of the weights; the arrow keys move between the bars',
  bin: '{from} to {to}: {count}',
  range: 'From',
  to: 'To',
  number: 'Number',
  hint: 'Point at a bar, or use the arrow keys.',
  badBins: 'bins must be an odd whole number from 3 to 101, but got “{text}”.',
};

export type WeightHistogramMessages = typeof en;

const zh: WeightHistogramMessages = {
  ...modelMessages.zh,
  ...historyMessages.zh,
  title: '权重',
  known: '六个一看就懂的卷积核的权重。',
  count: '{count} 个权重，从 {lowest} 到 {highest}，均值 {mean}，标准差 {deviation}。',
  chart: '权重直方图，可用方向键逐条查看',
  bin: '{from} 到 {to}：{count} 个',
  range: '从',
  to: '到',
  number: '个数',
  hint: '将指针移到柱上，或用方向键查看。',
  badBins: 'bins 应为 3 到 101 的奇数，收到的是“{text}”。',
};

export const weightHistogramMessages = { en, zh };
