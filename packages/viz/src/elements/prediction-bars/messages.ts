const en = {
  title: 'Probabilities',
  class: 'Class',
  probability: 'Probability',
  remark: 'Remark',
  percent: '{percent} %',
  prediction: 'prediction',
  answer: 'answer',
  right: 'correct',
  summaryNone: 'No prediction yet.',
  summaryOpen: 'Prediction {prediction}, with {percent} %.',
  summaryRight: 'Prediction {prediction}, with {percent} %. That is the answer.',
  summaryWrong: 'Prediction {prediction}, with {percent} %. The answer is {answer}, with {answerPercent} %.',
  badValues: '{argument} must be numbers from 0 to 1, such as "0.1 0.9", but got “{text}”.',
  badLabels: 'labels must be {count} names, one per value, but there are {given}.',
  badAnswer: 'answer must be the number of a class, from 0 to {last}, but got “{text}”.',
};

export type PredictionBarsMessages = typeof en;

const zh: PredictionBarsMessages = {
  title: '概率',
  class: '类别',
  probability: '概率',
  remark: '说明',
  percent: '{percent} %',
  prediction: '预测',
  answer: '答案',
  right: '正确',
  summaryNone: '尚无预测。',
  summaryOpen: '预测为 {prediction}，概率 {percent} %。',
  summaryRight: '预测为 {prediction}，概率 {percent} %，与答案一致。',
  summaryWrong: '预测为 {prediction}，概率 {percent} %。答案是 {answer}，概率 {answerPercent} %。',
  badValues: '{argument} 应为 0 到 1 之间的数字，例如 "0.1 0.9"，收到的是“{text}”。',
  badLabels: 'labels 应有 {count} 个名称，与各个值对应，收到 {given} 个。',
  badAnswer: 'answer 应为类别的编号，从 0 到 {last}，收到的是“{text}”。',
};

export const predictionBarsMessages = { en, zh };
