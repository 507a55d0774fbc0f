import type { Example } from './Example.js';
import { buildDigitsModel, digit, fitDigits } from './digitsModel.js';
import { buildWavesModel, fitWaves, wave } from './wavesModel.js';

const tag = 'cnn-diagram';

export const examples: Example[] = [
  { name: 'default', title: { en: 'The textbook’s model', zh: '教材中的模型' }, tag },
  {
    name: 'model',
    title: { en: 'A trained model reads a 4', zh: '训练好的模型识别数字 4' },
    tag,
    script: `const diagram = document.querySelector('cnn-diagram');
diagram.model = model;
diagram.input = image;`,
    properties: async () => ({ model: await fitDigits(buildDigitsModel(), 20), input: digit(4) }),
  },
  {
    name: 'list',
    title: { en: 'Two convolutions, from a list of layers', zh: '由层列表给出的两层卷积' },
    tag,
    attributes: {
      layers:
        'input 32 32 3; conv2d 16 3x3 relu padding=same; maxPooling2d 2x2; conv2d 32 3x3 relu; maxPooling2d 2x2; flatten; dense 64 relu; dropout 0.3; dense 10 softmax',
    },
  },
  {
    name: 'separable',
    title: { en: 'Convolutions of each channel alone', zh: '逐通道的卷积' },
    tag,
    attributes: {
      layers:
        'input 32 32 3; randomFlip mode=horizontal; conv2d 16 3x3 relu strides=2 padding=same; depthwiseConv2d 3x3 padding=same; layerNormalization; separableConv2d 32 3x3 relu; upSampling2d 2; globalAveragePooling2d; dense 10 softmax',
    },
  },
  {
    name: 'lines',
    title: { en: 'A trained model of lines reads a wave', zh: '训练好的一维模型识别一段正弦波' },
    tag,
    script: `const diagram = document.querySelector('cnn-diagram');
diagram.model = model;
diagram.input = wave;`,
    properties: async () => ({ model: await fitWaves(buildWavesModel()), input: wave(2, 0) }),
  },
  {
    name: 'error',
    title: { en: 'A layer that does not fit the one before', zh: '与前一层不符的层' },
    tag,
    attributes: { layers: 'input 28 28 1; conv2d 8 3x3; dense 10 softmax' },
  },
];
