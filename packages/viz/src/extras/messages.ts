/** The strings of what a figure brings only where it is asked for. */
export const en = {
  linked: '{cell}: {value}. Linked with {count} cell. | {cell}: {value}. Linked with {count} cells.',
  outputGradient: 'Output gradient',
  inputGradient: 'Image gradient',
  filterGradient: 'Filter gradient',
  onesGradient: 'The output gradient is taken to be 1 everywhere.',
  products: '{count} products',
  routed: 'All of it goes to the largest, in row {row}, column {column}.',
  shared: 'Each of the {count} cells gets this share.',
  question: 'Which value comes in row {row}, column {column}?',
  check: 'Check',
  go: 'Next',
  again: 'Once more',
  right: 'Right.',
  wrong: 'No, it is {value}.',
  score: '{right} of {count} right',
  comparison: 'Comparison',
  kernelSizeIs: 'Filter {size}',
  stridesIs: 'Strides {size}',
  poolSizeIs: 'Pool size {size}',
  meanFilters: 'Each filter takes the mean of its window.',
  badCompare:
    'compare must be one of {names}, with up to four sizes such as "{example} 1 2 3", but got {got}.',
};

export type ExtraMessages = typeof en;

/** Simplified Chinese. */
export const zh: ExtraMessages = {
  linked: '{cell}：{value}。与 {count} 个单元格相连。',
  outputGradient: '输出梯度',
  inputGradient: '图像梯度',
  filterGradient: '卷积核梯度',
  onesGradient: '这里取输出梯度处处为 1。',
  products: '{count} 个乘积',
  routed: '全部传给最大值，即第 {row} 行第 {column} 列。',
  shared: '{count} 个单元格各得这一份。',
  question: '第 {row} 行第 {column} 列的值是多少？',
  check: '检查',
  go: '下一个',
  again: '再来一次',
  right: '答对了。',
  wrong: '不对，应为 {value}。',
  score: '{count} 题中答对 {right} 题',
  comparison: '对比',
  kernelSizeIs: '卷积核 {size}',
  stridesIs: '步幅 {size}',
  poolSizeIs: '池化窗口 {size}',
  meanFilters: '每个卷积核取窗口内的平均值。',
  badCompare:
    'compare 应为以下之一：{names}，后面可写至多四个大小（例如 "{example} 1 2 3"），实际为：{got}。',
};
