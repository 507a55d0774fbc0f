import '@cnn/viz/define.js';
import { conv2dBackward, maxPool2dBackward } from '@cnn/core/reference';
import { textbook, type NdView } from '@cnn/core/steps';
import type { ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, calculation, clear, inside, problem, put, record, sentence } from '../helpers.js';

afterEach(clear);

const values = (element: ConvStep | PoolStep) => element.steps.map(({ value }) => value);
const ones = [[1, 1, 1], [1, 1, 1], [1, 1, 1]]; // prettier-ignore
const given = [[1, -1, 0], [2, 0, 1], [0, 0.5, 1]]; // prettier-ignore
const dataOf = ({ data }: NdView) => [...(data as Float64Array)];

/** The numbers of the last matrix at the last step. */
async function lastNumbers(element: ConvStep | PoolStep): Promise<number[]> {
  element.step = 10_000;
  await element.updateComplete;
  return [...inside(element, '.results').querySelectorAll('.cell')].map((cell) =>
    Number(cell.textContent!.trim().replace('−', '-')),
  );
}

test('<conv-step pass="backward">: the gradient of the filter is a sum over windows', async () => {
  const element = await put<ConvStep>('<conv-step pass="backward"></conv-step>');
  expect(calculation(element)).toEqual([
    '(1×1)+(0×1)+(0×1)=1',
    '(0×1)+(1×1)+(1×1)=2',
    '(1×1)+(0×1)+(1×1)=2',
    '1+2+2=5',
  ]);
  expect(sentence(element)).toBe('Step 1 of 9, row 1, column 1: 1 + 2 + 2 = 5.');
  expect(inside(element, '[part=note]').textContent).toBe('The output gradient is taken to be 1 everywhere.');
  const { filter } = conv2dBackward(ones, textbook.image, textbook.filter);
  expect(values(element)).toEqual(dataOf(filter));
  expect(await lastNumbers(element)).toEqual(dataOf(filter));
  expect(all(element, '.results .matrix.gradient').length).toBe(1);
});

test('<conv-step pass="backward" of="input">: the gradient of a cell is a sum over the windows that cover it', async () => {
  const element = await put<ConvStep>('<conv-step pass="backward" of="input" step="7"></conv-step>');
  element.outputGradient = given;
  await element.updateComplete;
  expect(calculation(element).slice(0, 2)).toEqual(['(1×1)+(−1×1)+(0×0)=0', '(2×0)+(0×0)+(1×1)=1']);
  expect(inside(element, '[part=note]')).toBe(null);
  const { input } = conv2dBackward(given, textbook.image, textbook.filter);
  expect(values(element)).toEqual(dataOf(input));
  expect(await lastNumbers(element)).toEqual(dataOf(input));
});

test('<conv-step pass="backward">: strides, padding and two filters', async () => {
  const element = await put<ConvStep>('<conv-step pass="backward" strides="2" padding="1"></conv-step>');
  element.filter = [[[[1, 2]], [[0, 1]]], [[[-1, 0]], [[3, 1]]]]; // prettier-ignore
  await element.updateComplete;
  const shape = [3, 3, 2];
  const gradient = { data: new Float64Array(18).fill(1), shape };
  const image = { data: Float64Array.from(textbook.image.flat()), shape: [5, 5, 1] };
  const options = { strides: 2, padding: 1 };
  const expected = conv2dBackward(gradient, image, element.filter as number[][][][], options);
  expect(values(element)).toEqual(dataOf(expected.filter));
  element.of = 'input';
  await element.updateComplete;
  expect(values(element)).toEqual(dataOf(expected.input));
});

test('<pool-step pass="backward">: the gradient goes to the maximum', async () => {
  const element = await put<PoolStep>(
    '<pool-step pass="backward" output-gradient="1 2; 3 4" step="1"></pool-step>',
  );
  expect(calculation(element)).toEqual(['2→2']);
  expect(sentence(element)).toContain('All of it goes to the largest, in row 2, column 4.');
  const back = maxPool2dBackward([[1, 2], [3, 4]], textbook.pooling, { poolSize: 2 }); // prettier-ignore
  expect(await lastNumbers(element)).toEqual(dataOf(back));
});

test('<pool-step pass="backward" mode="average" strides="1">: shares add up where windows overlap', async () => {
  const element = await put<PoolStep>(
    '<pool-step pass="backward" mode="average" strides="1" input="1 2 3; 4 5 6; 7 8 9"></pool-step>',
  );
  expect(calculation(element)).toEqual(['1/4=0.25']);
  expect(await lastNumbers(element)).toEqual([0.25, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 0.25]);
});

test.each([
  ['pass', 'sideways', 'pass must be one of forward, backward'],
  ['of', 'bias', 'of must be one of filter, input'],
  ['output-gradient', '1 2', 'outputGradient'],
  ['output-gradient', 'x', 'outputGradient'],
])('%s="%s" is refused, once, and it recovers', async (name, value, expected) => {
  const element = await put<ConvStep>('<conv-step pass="backward"></conv-step>');
  const errors = record(element, 'cnn-error');
  element.setAttribute(name, value);
  await element.updateComplete;
  expect(problem(element)).toContain(expected);
  expect(errors.length).toBe(1);
  element.removeAttribute(name);
  await element.updateComplete;
  expect(problem(element)).toBe(undefined);
});
