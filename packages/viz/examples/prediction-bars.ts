import type { Example } from './Example.js';
import { softmax } from '@cnn/core/reference';
import { buildDigitsModel, classNames, digit, fitDigits } from './digitsModel.js';

const tag = 'prediction-bars';

/** The predictions of a model for the built-in 4 after some epochs of training. */
async function predictFour(epochs: number) {
  const model = await fitDigits(buildDigitsModel(), epochs);
  const { data, shape } = digit(4);
  const values = await model.predict({ data, shape: [1, ...shape] });
  model.dispose();
  return { values, labels: classNames, answer: 4 };
}

export const examples: Example[] = [
  { name: 'default', title: { en: 'Before any prediction', zh: '尚无预测' }, tag },
  {
    name: 'model',
    title: { en: 'A trained model reads a 4', zh: '训练好的模型识别数字 4' },
    tag,
    script: `const bars = document.querySelector('prediction-bars');
bars.values = await model.predict(image);
bars.answer = 4;`,
    properties: () => predictFour(20),
  },
  {
    name: 'wrong',
    title: { en: 'After one epoch it is wrong', zh: '只训练一轮时识别错误' },
    tag,
    script: `const bars = document.querySelector('prediction-bars');
bars.values = await model.predict(image);
bars.answer = 4;`,
    properties: () => predictFour(1),
  },
  {
    name: 'labels',
    title: { en: 'The softmax of 2, 1 and 0.1, with names', zh: '2、1、0.1 的 softmax，带类别名称' },
    tag,
    attributes: { labels: '["cat", "dog", "bird"]' },
    script: `import { softmax } from '@cnn/core/reference';

const bars = document.querySelector('prediction-bars');
bars.values = softmax([[2, 1, 0.1]]);`,
    properties: () => ({ values: softmax([[2, 1, 0.1]]) }),
  },
  {
    name: 'error',
    title: { en: 'A value that is not a probability', zh: '不是概率的数' },
    tag,
    attributes: { values: '0.5 1.5' },
  },
];
