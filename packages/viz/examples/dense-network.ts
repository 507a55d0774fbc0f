import type { Example } from './Example.js';
import { buildDigitsModel, digit, fitDigits } from './digitsModel.js';

const tag = 'dense-network';
const xor = '[[[1, 1], [1, 1]], [0, -1], [[1], [-2]], [0]]';

export const examples: Example[] = [
  { name: 'default', title: { en: 'Two hidden layers', zh: '两个隐藏层' }, tag },
  {
    name: 'weights',
    title: { en: 'A network that computes exclusive or', zh: '计算异或的网络' },
    tag,
    attributes: { weights: xor, activations: 'relu linear', input: '1 0' },
  },
  {
    name: 'large',
    title: {
      en: 'The chapter’s dense layers, of which a sample is drawn',
      zh: '教材模型的全连接层（抽样显示）',
    },
    tag,
    attributes: { units: '4732 128 10', activations: 'relu softmax' },
  },
  {
    name: 'model',
    title: { en: 'The dense layers of a trained model, reading a 4', zh: '训练后模型的全连接层，识别数字 4' },
    tag,
    script: `const network = document.querySelector('dense-network');
network.model = model;
network.input = image;`,
    properties: async () => ({ model: await fitDigits(buildDigitsModel(), 20), input: digit(4) }),
  },
  {
    name: 'error',
    title: { en: 'A layer without neurons', zh: '没有神经元的层' },
    tag,
    attributes: { units: '4 0 2' },
  },
];
