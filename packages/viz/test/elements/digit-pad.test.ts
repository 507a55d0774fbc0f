import '@cnn/viz/define.js';
import type { DigitPad } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, pressKey, put, record } from '../helpers.js';
import { expectAttributeRefused } from './expectRefused.js';

afterEach(clear);

/** Draws with a pointer through places of the pad, in cells. */
function draw(element: DigitPad, points: number[][], pointerType = 'mouse') {
  const pad = inside(element, '.pad');
  pad.setPointerCapture = () => {};
  const { left, top, width } = pad.getBoundingClientRect();
  const send = (type: string, [x, y]: number[]) =>
    pad.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 7,
        pointerType,
        clientX: left + (x / 28) * width,
        clientY: top + (y / 28) * width,
        bubbles: true,
      }),
    );
  send('pointerdown', points[0]);
  for (const point of points.slice(1)) send('pointermove', point);
  send('pointerup', points[points.length - 1]);
}

/** First and last row and column with ink, and the centre of mass. */
function measure({ data }: { data: Uint8Array }) {
  const cells = [...data].flatMap((ink, i) => (ink > 0 ? [{ ink, x: i % 28, y: Math.floor(i / 28) }] : []));
  const mass = cells.reduce((sum, { ink }) => sum + ink, 0);
  const mean = (axis: 'x' | 'y') =>
    cells.reduce((sum, cell) => sum + cell.ink * (cell[axis] + 0.5), 0) / mass;
  const extent = (axis: 'x' | 'y') => {
    const places = cells.map((cell) => cell[axis]);
    return [Math.min(...places), Math.max(...places)];
  };
  return { x: extent('x'), y: extent('y'), mean: [mean('x'), mean('y')] };
}

test('a small line in a corner becomes 20 cells high and centered, with grey edges', async () => {
  const element = await put<DigitPad>('<digit-pad></digit-pad>');
  const changes = record(element, 'cnn-change') as { value: DigitPad['value'] }[];
  draw(element, [
    [3, 2],
    [3, 10],
  ]);
  const { value } = element;
  expect(value.shape).toEqual([28, 28]);
  const { x, y, mean } = measure(value);
  expect(y).toEqual([4, 23]);
  // 2.4 × 20 / 10.4 = 4.6 cells wide, about the middle.
  expect(x).toEqual([11, 16]);
  expect(mean[0]).toBeCloseTo(14, 1);
  expect(mean[1]).toBeCloseTo(14, 1);
  expect(Math.max(...value.data)).toBe(255);
  expect([...value.data].some((ink) => ink > 0 && ink < 255)).toBe(true);
  expect(changes[changes.length - 1].value.data).toEqual(value.data);
});

test('the center of mass, not the center of the box, is in the middle', async () => {
  const element = await put<DigitPad>('<digit-pad></digit-pad>');
  draw(element, [
    [8, 4],
    [8, 24],
    [20, 24],
  ]);
  const { x, y, mean } = measure(element.value);
  expect(mean[0]).toBeCloseTo(14, 0);
  expect(mean[1]).toBeCloseTo(14, 0);
  expect(y[0]).toBeLessThan(4);
  expect(x[1]).toBeGreaterThan(18);
});

test('a dot is a disc', async () => {
  const element = await put<DigitPad>('<digit-pad></digit-pad>');
  draw(element, [[20, 20]], 'touch');
  const { x, y } = measure(element.value);
  expect([x, y]).toEqual([
    [4, 23],
    [4, 23],
  ]);
});

test('touch-action: a touch draws and does not scroll the page', async () => {
  const element = await put<DigitPad>('<digit-pad></digit-pad>');
  expect(getComputedStyle(inside(element, '.pad')).touchAction).toBe('none');
});

test('keys draw: Space lowers the pen, arrows move it, and the page does not scroll', async () => {
  const element = await put<DigitPad>('<digit-pad></digit-pad>');
  const changes = record(element, 'cnn-change');
  const pad = inside(element, '.pad');
  pressKey(pad, 'ArrowUp');
  expect(changes).toEqual([]);
  expect(pressKey(pad, ' ').defaultPrevented).toBe(true);
  for (let i = 0; i < 8; i++) pressKey(pad, 'ArrowDown');
  pressKey(pad, ' ');
  pressKey(pad, 'ArrowLeft');
  await element.updateComplete;
  expect(changes).toHaveLength(9);
  expect(inside(element, '[role=status]').textContent).toBe('Pen up, row 21, column 13.');
  expect(measure(element.value).y).toEqual([4, 23]);
});

test('undo removes the last stroke, clear all of them; methods and writes report no event', async () => {
  const element = await put<DigitPad>('<digit-pad></digit-pad>');
  const changes = record(element, 'cnn-change');
  const [undo, wipe] = all(element, 'button');
  undo.click();
  expect(changes).toEqual([]);
  element.digit = 4;
  await element.updateComplete;
  const four = element.value.data;
  draw(element, [[2, 2]]);
  await element.updateComplete;
  expect(element.value.data).not.toEqual(four);
  undo.click();
  expect(element.value.data).toEqual(four);
  expect(changes).toHaveLength(2);
  await element.updateComplete;
  wipe.click();
  expect(element.value.data.every((ink) => ink === 0)).toBe(true);
  element.digit = 4;
  await element.updateComplete;
  element.clear();
  expect(element.value.data.every((ink) => ink === 0)).toBe(true);
  expect(changes).toHaveLength(3);
});

test('the list of examples draws a digit', async () => {
  const element = await put<DigitPad>('<digit-pad digit="7"></digit-pad>');
  const seven = element.value.data;
  const changes = record(element, 'cnn-change');
  const select = inside<HTMLSelectElement>(element, 'select');
  select.value = '1';
  select.dispatchEvent(new Event('change'));
  expect(changes).toHaveLength(1);
  expect(element.value.data).not.toEqual(seven);
});

test.each(['10', '-1', '1.5', 'x', ''])(
  'digit="%s" is refused in words, once, and got over',
  async (digit) => {
    const element = await put<DigitPad>('<digit-pad></digit-pad>');
    expect(await expectAttributeRefused(element, 'digit', digit, 'digit')).toContain(
      'digit must be a whole number from 0 to 9',
    );
  },
);
