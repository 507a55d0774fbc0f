/** Several results side by side. */
const en = {
  comparison: 'Comparison',
  kernelSizeIs: 'Filter {size}',
  stridesIs: 'Strides {size}',
  poolSizeIs: 'Pool size {size}',
  meanFilters: 'Each filter takes the mean of its window.',
};

export type CompareMessages = typeof en;

const zh: CompareMessages = {
  comparison: '对比',
  kernelSizeIs: '卷积核 {size}',
  stridesIs: '步幅 {size}',
  poolSizeIs: '池化窗口 {size}',
  meanFilters: '每个卷积核取窗口内的平均值。',
};

export const compareMessages = { en, zh };
