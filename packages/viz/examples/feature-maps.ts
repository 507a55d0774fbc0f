import type { Example } from './Example.js';
import { buildDigitsModel, digit, fitDigits } from './digitsModel.js';

const tag = 'feature-maps';
const trainedModel = async () => fitDigits(buildDigitsModel(), 20);

export const examples: Example[] = [
  { name: 'default', title: { en: 'A digit after six filters', zh: '六个卷积核作用于一个数字' }, tag },
  {
    name: 'model',
    title: { en: 'The output of a trained convolution for a 4', zh: '训练后的卷积层对数字 4 的输出' },
    tag,
    script: `const maps = document.querySelector('feature-maps');
maps.model = model;
maps.input = image;`,
    properties: async () => ({ model: await trainedModel(), input: digit(4) }),
  },
  {
    name: 'pooled',
    title: { en: 'After the pooling', zh: '池化之后' },
    tag,
    attributes: { layer: 'maxPooling2d' },
    script: `const maps = document.querySelector('feature-maps');
maps.model = model;
maps.input = image;`,
    properties: async () => ({ model: await trainedModel(), input: digit(4) }),
  },
  {
    name: 'error',
    title: { en: 'An input that does not fit the model', zh: '与模型不符的输入' },
    tag,
    script: `const maps = document.querySelector('feature-maps');
maps.model = model;
maps.input = [[1, 2]];`,
    properties: async () => ({ model: await trainedModel(), input: [[1, 2]] }),
  },
];
