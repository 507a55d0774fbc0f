import '@cnn/viz/define.js';
import type { ActivationStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  all,
  calculation,
  clear,
  inside,
  movePointerAway,
  problem,
  put,
  record,
  result,
  sentence,
} from '../helpers.js';

afterEach(clear);
afterEach(movePointerAway);

test('<activation-step>: relu of a small matrix', async () => {
  const element = await put<ActivationStep>('<activation-step></activation-step>');
  const steps = record(element, 'cnn-step');
  element.focus();
  await userEvent.keyboard('{ArrowRight}');
  await element.updateComplete;
  expect(calculation(element)).toEqual(['max(0,−1)=0']);
  expect(sentence(element)).toBe('Step 2 of 9, row 1, column 2: max(0, −1) = 0.');
  expect(steps).toEqual([{ index: 1, row: 0, column: 1, value: 0 }]);
  await userEvent.keyboard('{End}');
  await element.updateComplete;
  expect(result(element)).toEqual([['3', '0', '0.5'], ['0', '0', '1'], ['1.5', '0', '2']]); // prettier-ignore
});

test.each([
  ['linear', -2, '−2=−2'],
  ['leakyRelu', -2, '0.2×(−2)=−0.4'],
  ['leakyRelu', 2, '2=2'],
  ['elu', -2, '1×(exp(−2)−1)≈−0.865'],
  ['selu', 1, '1.0507×1≈1.051'],
  ['gelu', 1, '1×Φ(1)≈0.841'],
  ['sigmoid', -2, '1/(1+exp(2))≈0.119'],
  ['tanh', 1, 'tanh(1)≈0.762'],
  ['softplus', 1, 'ln(1+exp(1))≈1.313'],
  ['softmax', 0, 'exp(0)/(exp(0))=1'],
])('<activation-step activation="%s"> of %d: %s', async (name, x, expected) => {
  const element = await put<ActivationStep>(
    `<activation-step activation="${name}" input="${x}"></activation-step>`,
  );
  expect(problem(element)).toBe(undefined);
  expect(calculation(element)).toEqual([expected]);
});

test('<activation-step activation="softmax">: over the last axis, with the whole row lit', async () => {
  const element = await put<ActivationStep>(
    '<activation-step activation="softmax" input="0 0; 1 2" step="1"></activation-step>',
  );
  expect(element.steps.map(({ value }) => Math.round(value * 1000) / 1000)).toEqual([0.5, 0.5, 0.269, 0.731]);
  expect(inside(element, '.matrix.input').querySelectorAll('.cell.lit').length).toBe(2);
});

test('<activation-step>: the dot is on the curve at the current value', async () => {
  const element = await put<ActivationStep>('<activation-step input="-4 0 4"></activation-step>');
  const points: string[] = [];
  for (const step of [0, 1, 2]) {
    element.step = step;
    await element.updateComplete;
    const now = inside(element, '.now');
    points.push(`${now.getAttribute('cx')} ${now.getAttribute('cy')}`);
  }
  // 340 × 190 with an edge of 24: −4, 0 and 4 from left to right, 0 … 4 upward.
  expect(points).toEqual(['24 166', '170 166', '316 24']);
  expect(inside(element, '.curve').getAttribute('aria-label')).toBe('Curve of relu');
  expect(all(element, '.dot').length).toBe(3);
});

test('<activation-step>: an unknown activation is refused, and it recovers', async () => {
  const element = await put<ActivationStep>('<activation-step activation="swish"></activation-step>');
  expect(problem(element)).toContain('activation must be one of linear, relu');
  const errors = record(element, 'cnn-error');
  element.setAttribute('activation', 'leakyRelu');
  element.setAttribute('negative-slope', '-1');
  await element.updateComplete;
  expect(problem(element)).toContain('negativeSlope');
  element.setAttribute('negative-slope', 'x');
  await element.updateComplete;
  expect(problem(element)).not.toMatch(/NaN|undefined/);
  expect(errors.length).toBe(2);
  element.removeAttribute('negative-slope');
  element.alpha = 0;
  await element.updateComplete;
  expect(problem(element)).toBe(undefined);
});

test('<activation-step editable>: an edit moves the dot', async () => {
  const element = await put<ActivationStep>('<activation-step editable></activation-step>');
  const changes = record(element, 'cnn-change');
  await userEvent.fill(inside(element, 'input[aria-label="Input, row 1, column 1"]'), '-3');
  await element.updateComplete;
  expect(calculation(element)).toEqual(['max(0,−3)=0']);
  expect(changes).toEqual([{ input: [[-3, -1, 0.5], [-2, 0, 1], [1.5, -0.5, 2]] }]); // prettier-ignore
});
