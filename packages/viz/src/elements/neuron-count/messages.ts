const en = {
  title: 'Why not fully connected?',
  mnist: 'A digit of MNIST',
  cinema: 'A picture in 4K',
  own: 'Your own',
  height: 'Height',
  width: 'Width',
  channels: 'Channels',
  image: 'Image',
  inputs: 'Inputs',
  dense: 'Parameters of a dense layer of {units} units',
  conv: 'Parameters of a convolution of {filters} filters, {rows} × {columns}',
  scale:
    'Areas are true to scale: one for the inputs, one for all parameters. A ring is around what is too small to be seen.',
  summary:
    'For {size} a dense layer needs {dense} parameters, with its output {memory}; the convolution {conv}, whatever the image’s height and width: {times}.',
  fewer: '{times} times fewer',
  more: 'which is not fewer',
  badSize: '{argument} must be a whole number from 1 to {most}, but got “{text}”.',
  badShape: 'input-shape must be height, width and channels, such as "28 28 1", but got “{text}”.',
};

export type NeuronCountMessages = typeof en;

const zh: NeuronCountMessages = {
  title: '为什么不用全连接？',
  mnist: 'MNIST 的一个数字',
  cinema: '一张 4K 图像',
  own: '自选尺寸',
  height: '高',
  width: '宽',
  channels: '通道数',
  image: '图像',
  inputs: '输入数',
  dense: '{units} 个神经元的全连接层的参数',
  conv: '{filters} 个 {rows} × {columns} 卷积核的卷积层的参数',
  scale: '面积严格按比例绘制：输入数用一个比例，所有参数用另一个比例。小到看不见的用圆圈标出。',
  summary:
    '对于 {size} 的图像，全连接层需要 {dense} 个参数，连同输出占 {memory}；而无论图像的高和宽是多少，卷积层都只需要 {conv} 个：{times}。',
  fewer: '只有前者的 {times} 分之一',
  more: '这时并不更少',
  badSize: '{argument} 应为 1 到 {most} 的整数，收到的是“{text}”。',
  badShape: 'input-shape 应为高、宽和通道数，例如 "28 28 1"，收到的是“{text}”。',
};

export const neuronCountMessages = { en, zh };
