import type { Messages } from './en.js';

/** Simplified Chinese. */
export const zh: Messages = {
  title: '让神经网络学会认数字',
  lead: '六万张手写数字，七个层，全部在这个浏览器里完成。先看数据，再一步步看懂卷积与池化，然后点击“训练”，看它怎样学会。',
  language: 'English',
  dark: '深色',
  light: '浅色',
  contents: '本页内容',

  loading: '正在加载 MNIST：{loaded} / {total} MB',
  loadFailed: 'MNIST 加载失败。',
  retry: '重试',

  dataTitle: '数据',
  dataText:
    'MNIST 有 60,000 张用于训练的手写数字图像，另有 10,000 张用于测试。每张图像是 28 × 28 = 784 个字节，一个字节对应一个像素：0 表示白纸，255 表示最深的墨迹。标签说明写的是哪个数字。',
  dataFigure: '训练图像 {index}',
  label: '标签',
  index: '编号',
  previous: '上一张',
  next: '下一张',
  random: '随机',
  outOfRange: '图像编号从 0 到 {last}。',
  numbers: '显示数值',

  stepsTitle: '卷积与池化',
  convText:
    '卷积核在图像上滑动。在每个位置上，把卷积核的权重与它覆盖的像素逐个相乘，再把乘积相加，得到结果中的一个数。学会了某种边缘的卷积核，会在出现这种边缘的地方给出较大的值。',
  convNote:
    '教材中第一个乘积印作 1 × 0，按此计算九个乘积之和为 4，而书中给出的结果是 5。卷积核左上角取 1（如本图所示），前后就一致了。',
  poolText:
    '池化在每个区域中只保留一个数。最大池化取最大值：重要的是某个特征是否出现，至于确切的位置则不那么重要。',

  modelTitle: '模型',
  modelText:
    '各层首尾相接。表中列出每层输出的形状（None 表示图像的数量）和需要学习的参数个数。第一层把字节值除以 255。',
  layer: '层（类型）',
  shape: '输出形状',
  parameters: '参数个数',
  counted: '计算方法',
  total: '参数总数',
  compiled: '编译时选用 Adam 优化器，损失函数为稀疏分类交叉熵，评价指标为准确率。',

  trainTitle: '训练',
  trainText:
    '一个训练轮次（epoch）把所有图像给模型看一遍，每次看一个批次；每个批次之后，607,394 个参数都朝着减小损失的方向调整一点。细线是每个批次的值，粗线是它们的滑动平均。教材训练 10 个轮次，3 个轮次已很接近。',
  epochs: '训练轮次',
  images: '图像数量',
  batchSize: '批次大小',
  train: '训练',
  trainOn: '继续训练',
  pause: '暂停',
  resume: '继续',
  stop: '停止',
  stopping: '正在停止……',
  startOver: '重新开始',
  trainHint: '停止后会保留已学到的参数，再次训练时接着学。“重新开始”则从头学起。',
  badNumber: '{name}：请输入 {min} 到 {max} 之间的整数。',
  trainFailed: '训练因错误而结束。再次训练时，从最后完成的批次继续。',

  filtersTitle: '卷积核学到了什么',
  filtersText:
    '第一个卷积层有 28 个卷积核，每个是 3 × 3 个权重。它们最初是随机数，每个批次都会让它们改变一点。拖动滑块，可以从训练之前开始，逐个轮次看到变化。',
  untrainedFilters: '还没有训练：这些是作为起点的随机权重。',
  withinEpoch: '滑块的最右端是停止训练时的权重，那时这个轮次还没有结束。',

  testTitle: '测试',
  testText: '这些图像模型从未学过。对每张图像，模型给出十个概率，分别对应十个数字；最大的就是它的回答。',
  accuracy: '10,000 张测试图像上的准确率',
  lossIs: '损失 {loss}',
  wrongOf: '10,000 张中错 {wrong} 张',
  testing: '正在测试：{tested} / 10,000 张……',
  untested: '训练之后才能得知。',
  testFigure: '测试图像 {index}',
  nextMistake: '下一个错例',
  searching: '正在查找……',
  noMistake: '没有认错的测试图像。',
  untrained: '模型还没有训练，只是在猜。',
  mistakesTitle: '容易混淆的数字',
  mistakesText:
    '训练并测试之后：每行对应一个真实的数字，每列对应模型的一种回答。对角线上是认对的；点开其他格子，可以看到认错的图像。',
  writeTitle: '自己写一个',
  writeText:
    '你写的数字会像 MNIST 那样处理：缩放到 20 格大小，并把重心移到 28 × 28 的正中。写在手写板的什么位置都没有区别。',

  mapsTitle: '卷积核看到了什么',
  mapsText:
    '每个卷积核得到一张自己的图像：26 × 26 个数，哪里出现了它要找的图案，哪里的值就大。可以选一张测试图像，也可以选你写的数字。',
  ownDigit: '你写的数字',
  untrainedWeights: '模型还没有训练，权重是随机的。',
  firstEpoch: '模型正处于第一个训练轮次之中。',
  trainedFor: '已训练 {epochs} 个轮次',

  diagramTitle: '从像素到概率',
  diagramText:
    '同一张图像逐层经过整个模型。指向任一数值，可看到它对应图像的哪一部分；点击它，可看到它的计算过程，所用的正是模型此刻的权重。',

  predictFailed: '无法给出预测。',
};
