import type { Example } from './Example.js';
import { buildDigitsModel, fitDigits } from './digitsModel.js';

const tag = 'filter-gallery';

export const examples: Example[] = [
  { name: 'default', title: { en: 'Well-known filters', zh: '一看就懂的卷积核' }, tag },
  {
    name: 'one',
    title: { en: 'One filter, by name', zh: '按名称给出一个卷积核' },
    tag,
    attributes: { values: 'sharpen' },
  },
  {
    name: 'trained',
    title: { en: 'Filters over 20 epochs of training', zh: '训练 20 轮中的卷积核' },
    tag,
    script: `const gallery = document.querySelector('filter-gallery');
await model.fit(x, y, { epochs: 20, callbacks: gallery.callbacks });`,
    properties: async () => {
      const history: unknown[] = [];
      const model = buildDigitsModel();
      const record = async () => void history.push((await model.getWeights())[0]);
      await record();
      await fitDigits(model, 20, { onEpochEnd: record });
      model.dispose();
      return { history };
    },
  },
  {
    name: 'error',
    title: { en: 'Values that are not numbers', zh: '无法显示的内容' },
    tag,
    attributes: { values: 'a b; c d' },
  },
];
