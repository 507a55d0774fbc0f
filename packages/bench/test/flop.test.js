import { layers, textbookLayers } from '@cnn/core/training';
import { expect, it } from 'vitest';
import { hasWideConvolution, trainingFlop } from '../src/flop.js';
import { buildLayers, networks } from '../src/networks.js';

const build = (name) => buildLayers(networks[name], layers);

it('trainingFlop of the chapter’s model is 4.32 MFLOP per image', () => {
  expect(trainingFlop(textbookLayers())).toBe(2 * (2 * 170_352 + 3 * 605_696 + 3 * 1280));
  expect(trainingFlop(build('textbook'))).toBe(trainingFlop(textbookLayers()));
});

it('trainingFlop leaves out normalization, activations and pooling', () => {
  const [first, second] = [26 ** 2 * 9 * 32, 6 ** 2 * 9 * 32 * 64];
  expect(trainingFlop(build('batchNormalization'))).toBe(2 * (2 * first + 3 * second + 3 * 640));
});

it('trainingFlop leaves out the input’s gradient of the first kernel only', () => {
  const first = layers.separableConv2d({ filters: 4, kernelSize: 3, inputShape: [5, 5, 2] });
  const [depthwise, pointwise] = [9 * 9 * 2, 9 * 2 * 4];
  expect(trainingFlop([first])).toBe(2 * (2 * depthwise + 3 * pointwise));
});

it('hasWideConvolution is about convolutions of at least 16 channels', () => {
  const wide = Object.keys(networks).filter((name) => hasWideConvolution(build(name)));
  expect(wide).toEqual(['twoConvolutions', 'batchNormalization', 'color', 'line', 'separable']);
});
