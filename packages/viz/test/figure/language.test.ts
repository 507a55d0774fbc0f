import '@cnn/viz/define.js';
import type { ConvStep } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { button, clear, inside, problem, put, record, sentence } from '../helpers.js';

afterEach(clear);

test('the language is the lang of the element, else that of an ancestor, else that of the page', async () => {
  const own = await put('<conv-step lang="zh-CN"></conv-step>');
  expect(inside(own, 'figcaption').textContent).toContain('图像');
  expect(sentence(own)).toBe('第 1 步，共 9 步，第 1 行第 1 列：1 + 2 + 2 = 5。');
  own.lang = 'en';
  await own.updateComplete;
  expect(inside(own, 'figcaption').textContent).toContain('Image');

  const place = await put('<div lang="zh"><conv-step></conv-step></div>');
  const child = place.firstElementChild as ConvStep;
  await child.updateComplete;
  expect(inside(child, 'figcaption').textContent).toContain('图像');

  const free = await put('<conv-step></conv-step>');
  document.documentElement.lang = 'zh-Hans';
  await expect.poll(() => inside(free, 'figcaption').textContent).toContain('图像');
});

test('costs in Chinese', async () => {
  const element = await put('<conv-step lang="zh"></conv-step>');
  expect(inside(element, '.costs').textContent!.trim()).toBe('9 个位置 · 81 次乘法 · 25 → 9 个值，减少 64%');
});

test.each([
  [{ strides: 'x' }, 'strides 应为一个或两个正整数，实际为：“x”。'],
  [{ padding: -1 }, /^padding 应为 'valid'、'same'、不小于 0 的整数.*，实际为：-1。$/],
  [{ filter: [[1, 1, 1, 1, 1, 1]] }, 'filter 的跨度不能超过填充后图像的 5 列，实际为：6 列。'],
  [{ input: [1, 2] }, 'input 的维数应为 2 或 3，实际为：形状为 [2] 的数组。'],
  [{ input: [[1, 2], [3]] }, 'input 各行的长度应相同（此处为 2），实际为：[3]。'],
  [{ input: [['1']] }, 'input 只能包含数字，且嵌套层数应一致，实际为：“1”。'],
  [{ input: [] }, 'input 至少要有一个数字，实际为：[]。'],
  [{ input: true }, 'input 应为嵌套的数字数组、类型化数组、ndarray 或 { data, shape }，实际为：true。'],
  [{ input: { data: [1], shape: [NaN] } }, 'input 不符合要求，实际为：[非数值]。'],
  [{ filter: { data: [1, 1], shape: [1, 1, 2, 1] } }, /^filter 应有 1 个通道/],
  [{ bias: [1, 2] }, 'bias 应为一个数字，或给 1 个卷积核各一个值，实际为：形状为 [2] 的数组。'],
  [{ input: 'x y' }, /实际为：“x y”。$/],
  [
    { input: { data: new Uint8Array(1e4), shape: [100, 100] } },
    /^input 太大，无法绘制：行数和列数最多为 32。$/,
  ],
])('errors in Chinese: %o', async (values, expected) => {
  const element = await put('<conv-step lang="zh"></conv-step>');
  const errors = record(element, 'cnn-error') as { message: string }[];
  Object.assign(element, values);
  await element.updateComplete;
  expect(problem(element)).toBe(`无法显示。 ${errors[0].message}`);
  expect(errors[0].message).toMatch(expected);
  expect(errors[0].message).not.toMatch(/must|but got/);
});

test('`messages` replaces any string, as text', async () => {
  const element = await put(`<conv-step messages='{"image":"Bild <b>","play":"Los"}'></conv-step>`);
  expect(inside(element, '.title').textContent).toBe('Bild <b>');
  expect(button(element, 'Los')).not.toBe(null);
  element.messages = { filter: 'Kern' };
  await element.updateComplete;
  expect(inside(element, '.matrix.filter .title').textContent).toBe('Kern');
  expect(inside(element, '.matrix.input .title').textContent).toBe('Image');
});
