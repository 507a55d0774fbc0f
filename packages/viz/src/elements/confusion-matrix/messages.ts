import { modelMessages } from '../../model/messages.js';

const en = {
  ...modelMessages.en,
  title: 'Answers and predictions',
  answer: 'Answer',
  prediction: 'Prediction',
  none: 'No predictions yet.',
  summary: '{right} of {count} right, {percent} %.',
  worst: ' Most often, {answer} was taken for {prediction}: {times}.',
  cell: 'Answer {answer}, prediction {prediction}: {times}',
  times: 'once|{count} times',
  hint: 'Choose a cell to see what is in it.',
  image: 'Image {index}',
  first: 'The first {shown} of {count}.',
  class: 'Class',
  recall: 'Recall',
  precision: 'Precision',
  recallIs: 'Of all that are this class, the share that was found',
  precisionIs: 'Of all that was taken for this class, the share that was right',
  percent: '{percent} %',
  badClasses: '{argument} must be class numbers, whole and from 0 to {last}.',
  badLength: '{argument} must be {count}, one per answer, but are {given}.',
  badMatrix: 'matrix must be counts, as many rows as columns.',
  badLabels: 'labels must be {count} names, one per class, but there are {given}.',
  badImages: 'images must be [n, h, w, 1] bytes, but are {shape}.',
};

export type ConfusionMatrixMessages = typeof en;

const zh: ConfusionMatrixMessages = {
  ...modelMessages.zh,
  title: '答案与预测',
  answer: '答案',
  prediction: '预测',
  none: '尚无预测。',
  summary: '{count} 个中正确 {right} 个，占 {percent} %。',
  worst: '最常见的错误是把 {answer} 认成 {prediction}：{times}。',
  cell: '答案 {answer}，预测 {prediction}：{times}',
  times: '{count} 次',
  hint: '选择一个格子，查看其中的图像。',
  image: '图像 {index}',
  first: '只显示 {count} 个中的前 {shown} 个。',
  class: '类别',
  recall: '召回率',
  precision: '精确率',
  recallIs: '属于该类的样本中被认出的比例',
  precisionIs: '被认作该类的样本中正确的比例',
  percent: '{percent} %',
  badClasses: '{argument} 应为类别编号，即 0 到 {last} 的整数。',
  badLength: '{argument} 应有 {count} 个，与答案一一对应，收到 {given} 个。',
  badMatrix: 'matrix 应为行数与列数相等的计数表。',
  badLabels: 'labels 应有 {count} 个名称，与各类别对应，收到 {given} 个。',
  badImages: 'images 应为 [n, h, w, 1] 的字节数组，收到的是 {shape}。',
};

export const confusionMatrixMessages = { en, zh };
