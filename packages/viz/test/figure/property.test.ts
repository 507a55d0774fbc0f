// Vue and React write properties where a page has attributes: a text is converted as the attribute is.
import '@cnn/viz/define.js';
import { afterEach, expect, test } from 'vitest';
import { clear, problem, put } from '../helpers.js';

afterEach(clear);

test.each([
  ['conv-step', 'strides', '2 1', [2, 1]],
  ['conv-step', 'step', '2', 2],
  ['conv-step', 'padding', 'same', 'same'],
  ['conv-step', 'playbackRate', '2', 2],
  ['conv-step', 'dilationRate', '2', 2],
  ['pool-step', 'poolSize', '3', 3],
  ['activation-step', 'alpha', '0.5', 0.5],
  ['neuron-count', 'units', '64', 64],
  ['weight-histogram', 'bins', '11', 11],
  ['digit-pad', 'digit', '4', 4],
])('<%s>: %s may be written as the text of its attribute', async (tag, name, text, value) => {
  const figure = await put<HTMLElement & Record<string, unknown>>(`<${tag}></${tag}>`);
  figure[name] = text;
  await figure.updateComplete;
  expect(figure[name]).toEqual(value);
  expect(problem(figure)).toBeUndefined();
});
