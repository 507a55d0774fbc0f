import type { Example } from './Example.js';
import { buildDigitsModel, fitDigits } from './digitsModel.js';

const tag = 'weight-histogram';

export const examples: Example[] = [
  { name: 'default', title: { en: 'The weights of well-known filters', zh: '常见卷积核的权重' }, tag },
  {
    name: 'values',
    title: { en: 'Few bars', zh: '较少的柱' },
    tag,
    attributes: { values: 'sharpen', bins: '11' },
  },
  {
    name: 'trained',
    title: { en: 'A dense layer over 20 epochs of training', zh: '全连接层在 20 轮训练中的权重' },
    tag,
    script: `const histogram = document.querySelector('weight-histogram');
histogram.layer = 'dense';
await model.fit(x, y, { epochs: 20, callbacks: histogram.callbacks });`,
    properties: async () => {
      const history: unknown[] = [];
      const model = buildDigitsModel();
      const record = async () => void history.push((await model.getWeights())[2]);
      await record();
      await fitDigits(model, 20, { onEpochEnd: record });
      model.dispose();
      return { history };
    },
  },
  {
    name: 'error',
    title: { en: 'An even number of bars, which has no middle one', zh: '没有中间柱的柱数' },
    tag,
    attributes: { bins: '10' },
  },
];
