import '@cnn/viz/define.js';
import type { ActivationStep, ConvStep, PoolStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { calculation, clear, inside, problem, put, record } from '../helpers.js';

afterEach(clear);

type Three = [ConvStep, ActivationStep, PoolStep];

const frame = () => new Promise(requestAnimationFrame);
async function settle(): Promise<void> {
  await frame();
  await frame();
}

const tags = {
  conv: '<conv-step id="c" padding="1" filter="1 0 -1; 0 1 -1; 1 -1 0"></conv-step>',
  relu: '<activation-step id="r" for="c"></activation-step>',
  pool: '<pool-step id="p" for="r"></pool-step>',
};

async function three(order: (keyof typeof tags)[]): Promise<Three> {
  const place = await put(`<div>${order.map((name) => tags[name]).join('')}</div>`);
  await settle();
  return ['c', 'r', 'p'].map((id) => place.querySelector(`#${id}`)) as unknown as Three;
}

test.each([[['conv', 'relu', 'pool']], [['pool', 'relu', 'conv']], [['relu', 'pool', 'conv']]] as const)(
  'conv → relu → pool, in the order %j',
  async (order) => {
    const [conv, relu, pool] = await three([...order]);
    expect(conv.steps.slice(0, 5).map(({ value }) => value)).toEqual([1, -1, -1, 2, -1]);
    expect(relu.steps.slice(0, 5).map(({ value }) => value)).toEqual([1, 0, 0, 2, 0]);
    expect(pool.steps.map(({ value }) => value)).toEqual([2, 2, 2, 3]);
  },
);

test('stepping one shows the others at the cell that corresponds; only what the reader moved tells', async () => {
  const [conv, relu, pool] = await three(['conv', 'relu', 'pool']);
  const told = [conv, relu, pool].map((element) => record(element, 'cnn-step'));
  pool.focus();
  await userEvent.keyboard('{End}');
  await settle();
  // The winner of the last part: 3, in row 3, column 3.
  expect([conv.step, relu.step, pool.step]).toEqual([12, 12, 3]);
  conv.previous();
  await settle();
  expect([conv.step, relu.step, pool.step]).toEqual([11, 11, 2]);
  conv.step = 3;
  await settle();
  expect([conv.step, relu.step, pool.step]).toEqual([3, 3, 1]);
  expect(told.map(({ length }) => length)).toEqual([1, 0, 1]);
});

test('an edit at the front runs through to the end', async () => {
  const [conv, relu, pool] = await three(['conv', 'relu', 'pool']);
  conv.input = [[9, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]; // prettier-ignore
  await settle();
  expect(relu.steps[0].value).toBe(9);
  expect(pool.steps[0].value).toBe(9);
  expect(calculation(pool)).toEqual(['max(9,0,0,9)=9']);
});

test('a missing element is said, and its coming makes it well again', async () => {
  const errors: unknown[] = [];
  document.addEventListener('cnn-error', (event) => errors.push((event as CustomEvent).detail), {
    once: true,
  });
  const pool = await put<PoolStep>('<pool-step for="late"></pool-step>');
  expect(problem(pool)).toContain('for must be the id of a figure on this page, but got “late”');
  expect(errors).toEqual([{ argument: 'for', message: expect.stringContaining('late') }]);
  const conv = await put<ConvStep>('<conv-step id="late"></conv-step>');
  await settle();
  expect(problem(pool)).toBe(undefined);
  expect(pool.steps.map(({ value }) => value)).toEqual([5]);
  conv.remove();
  await settle();
  expect(problem(pool)).toContain('late');
});

test.each([
  ['itself', '<div><pool-step id="a" for="a"></pool-step></div>'],
  [
    'two',
    '<div><pool-step id="a" for="b"></pool-step><activation-step id="b" for="a"></activation-step></div>',
  ],
])('a circle is said, of %s, and can be opened', async (_name, markup) => {
  const place = await put(markup);
  await settle();
  for (const element of place.children) expect(problem(element)).toMatch(/circle|no result/);
  expect(problem(place.firstElementChild!)).toContain('circle');
  (place.lastElementChild as PoolStep).removeAttribute('for');
  await settle();
  for (const element of place.children) expect(problem(element)).toBe(undefined);
});

test('an element that is not defined yet is awaited, without an event', async () => {
  const place = await put('<div><later-figure id="x"></later-figure></div>');
  const pool = document.createElement('pool-step');
  const errors = record(pool, 'cnn-error');
  pool.setAttribute('for', 'x');
  place.append(pool);
  await settle();
  expect(problem(pool)).toContain('is not there yet');
  expect(errors).toEqual([]);
});

test('a shadow root has chains of its own', async () => {
  await put('<conv-step id="c"></conv-step>');
  const host = await put('<div></div>');
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<pool-step for="c"></pool-step>';
  await settle();
  expect(problem(root.firstElementChild!)).toContain('for must be the id');
  root.append(Object.assign(document.createElement('conv-step'), { id: 'c', strides: 2 }));
  await settle();
  expect((root.firstElementChild as PoolStep).steps.map(({ value }) => value)).toEqual([5]);
});

test('a source with a problem has no result, and its numbers are not entered here', async () => {
  const place = await put(
    '<div><conv-step id="c" strides="0"></conv-step><pool-step for="c" editable></pool-step></div>',
  );
  const [conv, pool] = place.children as unknown as [ConvStep, PoolStep];
  await settle();
  expect(problem(pool)).toContain('no result');
  conv.strides = 1;
  await settle();
  expect(problem(pool)).toBe(undefined);
  expect(inside(pool, 'input[part=field]')).toBe(null);
});

test('what left hears nothing more', async () => {
  const [conv, , pool] = await three(['conv', 'relu', 'pool']);
  pool.remove();
  conv.next();
  await settle();
  expect(pool.step).toBe(0);
  conv.step = 24;
  await settle();
  document.querySelector('.test-place')!.append(pool);
  await settle();
  expect(pool.steps.length).toBe(4);
});
