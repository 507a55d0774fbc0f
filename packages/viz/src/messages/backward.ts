/** Gradients, where a figure shows the backward pass. */
const en = {
  outputGradient: 'Output gradient',
  inputGradient: 'Image gradient',
  filterGradient: 'Filter gradient',
  onesGradient: 'The output gradient is taken to be 1 everywhere.',
  products: '{count} products',
  routed: 'All of it goes to the largest, in row {row}, column {column}.',
  shared: 'Each of the {count} cells gets this share.',
};

export type BackwardMessages = typeof en;

const zh: BackwardMessages = {
  outputGradient: '输出梯度',
  inputGradient: '图像梯度',
  filterGradient: '卷积核梯度',
  onesGradient: '这里取输出梯度处处为 1。',
  products: '{count} 个乘积',
  routed: '全部传给最大值，即第 {row} 行第 {column} 列。',
  shared: '{count} 个单元格各得这一份。',
};

export const backwardMessages = { en, zh };
