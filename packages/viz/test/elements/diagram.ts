// What the tests of <cnn-diagram> share.
import type { CnnDiagram } from '@cnn/viz';
import { expect } from 'vitest';
import { all, inside, pressKey } from '../helpers.js';

export const words = (node: Element) => node.textContent!.replace(/\s+/g, ' ').trim();
/** The texts of each stage. */
export const stages = (element: Element) =>
  all(element, '.stage').map((stage) => [
    words(stage.querySelector('.name')!),
    ...[...stage.querySelectorAll('.text > span')].map(words).filter((text) => text !== ''),
  ]);
export const box = (element: Element, stage: number) => all(element, '.box')[stage];
export const readout = (element: Element) => words(inside(element, '.readout'));
export const detail = (element: Element) => inside(element, '.detail');
/** A part of the opened detail, whose weights are requested from the model when it opens. */
export async function opened<E extends Element>(element: Element, selector: string): Promise<E> {
  await expect.poll(() => detail(element).querySelector(selector)).not.toBe(null);
  return detail(element).querySelector<E>(selector)!;
}
export async function press(element: CnnDiagram, stage: number, ...keys: string[]) {
  for (const key of keys) {
    pressKey(box(element, stage), key);
    await element.updateComplete;
  }
}
/** Clicks into the middle of a cell of an image. */
export async function clickCell(
  element: CnnDiagram,
  stage: number,
  row: number,
  column: number,
  rows: number,
) {
  const { left, top, width } = box(element, stage).querySelector('.picture')!.getBoundingClientRect();
  const cell = width / rows;
  box(element, stage).dispatchEvent(
    new MouseEvent('click', {
      clientX: left + (column + 0.5) * cell,
      clientY: top + (row + 0.5) * cell,
      bubbles: true,
    }),
  );
  await element.updateComplete;
}
