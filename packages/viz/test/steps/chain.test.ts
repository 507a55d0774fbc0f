import '@cnn/viz/define.js';
import type { ActivationStep, ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { calculation, clear, inside, problem, put, record, settled } from '../helpers.js';

afterEach(clear);

type Chain = [ConvStep, ActivationStep, PoolStep];

const tags = {
  conv: '<conv-step id="c" padding="1" filter="1 0 -1; 0 1 -1; 1 -1 0"></conv-step>',
  relu: '<activation-step id="r" for="c"></activation-step>',
  pool: '<pool-step id="p" for="r"></pool-step>',
};

/** A convolution, an activation and a pooling, chained. */
async function chain(order: (keyof typeof tags)[]): Promise<Chain> {
  const place = await put(`<div>${order.map((name) => tags[name]).join('')}</div>`);
  await settled();
  return ['c', 'r', 'p'].map((id) => place.querySelector(`#${id}`)) as unknown as Chain;
}

test.each([[['conv', 'relu', 'pool']], [['pool', 'relu', 'conv']], [['relu', 'pool', 'conv']]] as const)(
  'conv → relu → pool, in the order %j',
  async (order) => {
    const [conv, relu, pool] = await chain([...order]);
    expect(conv.steps.slice(0, 5).map(({ value }) => value)).toEqual([1, -1, -1, 2, -1]);
    expect(relu.steps.slice(0, 5).map(({ value }) => value)).toEqual([1, 0, 0, 2, 0]);
    expect(pool.steps.map(({ value }) => value)).toEqual([2, 2, 2, 3]);
  },
);

test('a step of one figure moves the others to the corresponding cell, with an event only for the reader’s step', async () => {
  const [conv, relu, pool] = await chain(['conv', 'relu', 'pool']);
  const events = [conv, relu, pool].map((element) => record(element, 'cnn-step'));
  pool.focus();
  await userEvent.keyboard('{End}');
  await settled();
  // The maximum of the last window: 3, in row 3, column 3.
  expect([conv.step, relu.step, pool.step]).toEqual([12, 12, 3]);
  conv.previous();
  await settled();
  expect([conv.step, relu.step, pool.step]).toEqual([11, 11, 2]);
  conv.step = 3;
  await settled();
  expect([conv.step, relu.step, pool.step]).toEqual([3, 3, 1]);
  expect(events.map(({ length }) => length)).toEqual([1, 0, 1]);
});

test('a new input of the first figure changes all results', async () => {
  const [conv, relu, pool] = await chain(['conv', 'relu', 'pool']);
  conv.input = [[9, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]; // prettier-ignore
  await settled();
  expect(relu.steps[0].value).toBe(9);
  expect(pool.steps[0].value).toBe(9);
  expect(calculation(pool)).toEqual(['max(9,0,0,9)=9']);
});

test('a missing source is reported, until an element with its id is added', async () => {
  const errors: unknown[] = [];
  document.addEventListener('cnn-error', (event) => errors.push((event as CustomEvent).detail), {
    once: true,
  });
  const pool = await put<PoolStep>('<pool-step for="late"></pool-step>');
  expect(problem(pool)).toContain('for must be the id of a figure on this page, but got “late”');
  expect(errors).toEqual([{ argument: 'for', message: expect.stringContaining('late') }]);
  const conv = await put<ConvStep>('<conv-step id="late"></conv-step>');
  await settled();
  expect(problem(pool)).toBe(undefined);
  expect(pool.steps.map(({ value }) => value)).toEqual([5]);
  conv.remove();
  await settled();
  expect(problem(pool)).toContain('late');
});

test.each([
  ['itself', '<div><pool-step id="a" for="a"></pool-step></div>'],
  [
    'two',
    '<div><pool-step id="a" for="b"></pool-step><activation-step id="b" for="a"></activation-step></div>',
  ],
])('a circle of %s is refused, until a `for` is removed', async (_name, markup) => {
  const place = await put(markup);
  await settled();
  for (const element of place.children) expect(problem(element)).toMatch(/circle|no result/);
  expect(problem(place.firstElementChild!)).toContain('circle');
  (place.lastElementChild as PoolStep).removeAttribute('for');
  await settled();
  for (const element of place.children) expect(problem(element)).toBe(undefined);
});

test('a source that is not defined yet is shown as pending, without cnn-error', async () => {
  const place = await put('<div><later-figure id="x"></later-figure></div>');
  const pool = document.createElement('pool-step');
  const errors = record(pool, 'cnn-error');
  pool.setAttribute('for', 'x');
  place.append(pool);
  await settled();
  expect(problem(pool)).toContain('is not there yet');
  expect(errors).toEqual([]);
});

test('ids are looked up in the same shadow root', async () => {
  await put('<conv-step id="c"></conv-step>');
  const host = await put('<div></div>');
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<pool-step for="c"></pool-step>';
  await settled();
  expect(problem(root.firstElementChild!)).toContain('for must be the id');
  root.append(Object.assign(document.createElement('conv-step'), { id: 'c', strides: 2 }));
  await settled();
  expect((root.firstElementChild as PoolStep).steps.map(({ value }) => value)).toEqual([5]);
});

test('a source with an error has no result; the output of a source can not be edited', async () => {
  const place = await put(
    '<div><conv-step id="c" strides="0"></conv-step><pool-step for="c" editable></pool-step></div>',
  );
  const [conv, pool] = place.children as unknown as [ConvStep, PoolStep];
  await settled();
  expect(problem(pool)).toContain('no result');
  conv.strides = 1;
  await settled();
  expect(problem(pool)).toBe(undefined);
  expect(inside(pool, 'input[part=field]')).toBe(null);
});

test('a removed figure is not stepped by its chain', async () => {
  const [conv, , pool] = await chain(['conv', 'relu', 'pool']);
  pool.remove();
  conv.next();
  await settled();
  expect(pool.step).toBe(0);
  conv.step = 24;
  await settled();
  document.querySelector('.test-place')!.append(pool);
  await settled();
  expect(pool.steps.length).toBe(4);
});
