import '@cnn/viz/define.js';
import type { NeuronCount } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, problem, put, record } from '../helpers.js';
import { expectAttributeRefused } from './expectRefused.js';

afterEach(clear);

const rows = (element: Element) =>
  all(element, 'tbody').map((body) => [...body.querySelectorAll('.count')].map((count) => count.textContent));
const type = (input: HTMLInputElement, text: string) => {
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input'));
  input.dispatchEvent(new Event('change'));
};

test('with nothing set: 784 and 26,542,080 inputs, and the parameters of the textbook’s dense layer and convolution', async () => {
  const element = await put<NeuronCount>('<neuron-count></neuron-count>');
  expect(rows(element)).toEqual([
    ['784', '26,542,080', '150,528'],
    ['100,480', '3,397,386,368', '19,267,712'],
    ['280', '784', '784'],
  ]);
});

test('areas are true to scale', async () => {
  const element = await put<NeuronCount>('<neuron-count input-shape="4096 2160 3"></neuron-count>');
  element.style.inlineSize = '900px';
  const sides = all(element, '.inputs i').map((square) => square.getBoundingClientRect());
  expect(sides[1].width).toBeCloseTo(150, 0);
  expect(sides[1].height).toBeCloseTo(150, 0);
  expect((sides[0].width / sides[1].width) ** 2).toBeCloseTo(784 / 26_542_080, 6);
  expect(all(element, '.area.tiny')).toHaveLength(5);
});

test('an entered size changes its numbers and reports cnn-change', async () => {
  const element = await put<NeuronCount>(
    '<neuron-count units="10" filters="4" kernel-size="5 3"></neuron-count>',
  );
  const changes = record(element, 'cnn-change');
  const [height, width, channels] = all(element, 'input') as HTMLInputElement[];
  type(height, '10');
  type(width, '20');
  type(channels, '2');
  await element.updateComplete;
  expect(rows(element).map((row) => row[2])).toEqual(['400', '4,010', '124']);
  expect(changes).toEqual([
    { inputShape: [10, 224, 3] },
    { inputShape: [10, 20, 3] },
    { inputShape: [10, 20, 2] },
  ]);
  expect(inside(element, '[role=status]').textContent).toBe(
    'For 10 × 20 × 2 a dense layer needs 4,010 parameters, with its output 16.1 kB; the convolution 124, whatever the image’s height and width: 32 times fewer.',
  );
});

test.each(['0', '-3', '2.5', 'abc', '', '20001'])(
  'an entry of “%s” is an error and changes nothing',
  async (text) => {
    const element = await put<NeuronCount>('<neuron-count></neuron-count>');
    const before = rows(element);
    const changes = record(element, 'cnn-change');
    const [height] = all(element, 'input') as HTMLInputElement[];
    height.focus();
    height.value = text;
    height.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(problem(element)).toContain('Height must be a whole number from 1 to 20,000');
    expect(height.getAttribute('aria-invalid')).toBe('true');
    height.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect([problem(element), height.value, rows(element), changes]).toEqual([undefined, '224', before, []]);
  },
);

test('Chinese', async () => {
  const element = await put<NeuronCount>('<neuron-count lang="zh" input-shape="28 28 1"></neuron-count>');
  expect(inside(element, '[role=status]').textContent).toBe(
    '对于 28 × 28 × 1 的图像，全连接层需要 100,480 个参数，连同输出占 402 kB；而无论图像的高和宽是多少，卷积层都只需要 280 个：只有前者的 359 分之一。',
  );
});

test.each([
  ['input-shape', '28 28', 'inputShape'],
  ['input-shape', '28 28 x', 'inputShape'],
  ['units', '0', 'units'],
  ['units', 'many', 'units'],
  ['filters', '1e9', 'filters'],
  ['kernel-size', '0', 'kernelSize'],
  ['kernel-size', '3 3 3', 'kernelSize'],
])('%s="%s" is reported as an error once, and the element recovers', async (name, value, argument) => {
  const element = await put<NeuronCount>('<neuron-count></neuron-count>');
  await expectAttributeRefused(element, name, value, argument);
});
